//! Writes sources, organizations, places, occupations, families, tracks, skills and tools.

use super::super::rows::{self, numbered, of_each};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{CURATED, Load, put};
use crate::domain::text::fold;
use crate::schema;
use crate::store::rows::{
    CrosswalkRow, FamilyRow, FocusAreaRow, OccupationRow, OrganizationRow, RegionRow, RungRow,
    SkillRow, SourceCitationRow, SourceNoteRow, SourceRow, TechnologyRow, TrackRow,
};
use crate::store::{StoreError, occupations, onet, regions, replace_rows};

/// Makes room for curated entries that an import had to add while nobody curated them.
macro_rules! take_over {
    ($load:ident, $table:ident.$key:ident, $keys:expr) => {
        let imported = schema::$table::table
            .filter(schema::$table::$key.eq_any($keys))
            .filter(schema::$table::dataset.ne(CURATED));
        if diesel::delete(imported).execute($load.conn)? > 0 {
            $load.changed.push(stringify!($table));
        }
    };
}

impl Load<'_> {
    pub(super) fn provenance(&mut self) -> Result<(), StoreError> {
        let sources = &self.seeds.sources;
        take_over!(self, sources.slug, sources.iter().map(|seed| &seed.slug));
        put!(
            self,
            sources,
            SourceRow,
            numbered(sources, |_, seed| SourceRow {
                slug: seed.slug.clone(),
                title: seed.title.clone(),
                title_key: fold(&seed.title),
                publisher: seed.publisher.clone(),
                publisher_key: seed.publisher.as_deref().map(fold),
                url: seed.url.clone(),
                published_on: seed.published_on,
                retrieved_on: seed.retrieved_on,
                license: seed.license.clone(),
                kind: seed.kind,
                dataset: CURATED.to_owned(),
                search_text: rows::search_text(
                    [Some(&seed.title), seed.publisher.as_ref()]
                        .into_iter()
                        .chain(seed.citations.iter().map(|cited| Some(&cited.title)))
                        .chain(seed.quality_notes.iter().map(Some)),
                ),
            }),
            schema::sources::dataset.eq(CURATED)
        );
        put!(
            self,
            source_notes,
            SourceNoteRow,
            of_each(
                sources,
                |seed| &seed.quality_notes,
                |seed, position, text| SourceNoteRow {
                    source: seed.slug.clone(),
                    position,
                    text: text.clone()
                },
            )
        );
        put!(
            self,
            source_citations,
            SourceCitationRow,
            of_each(
                sources,
                |seed| &seed.citations,
                |seed, position, entry| SourceCitationRow {
                    source: seed.slug.clone(),
                    position,
                    label: entry.label.clone(),
                    title: entry.title.clone(),
                    publisher: entry.publisher.clone(),
                },
            )
        );
        Ok(())
    }

    pub(super) fn catalogue(&mut self) -> Result<(), StoreError> {
        let seeds = self.seeds;
        put!(
            self,
            organizations,
            OrganizationRow,
            numbered(&seeds.organizations, |_, seed| OrganizationRow {
                slug: seed.slug.clone(),
                name: seed.name.clone(),
                name_key: fold(&seed.name),
                acronym: seed.acronym.clone(),
                kind: seed.kind,
                description: seed.description.text.clone(),
                source: seed.description.source.clone(),
                url: seed.url.clone(),
                search_text: rows::search_text([
                    Some(&seed.name),
                    seed.acronym.as_ref(),
                    Some(&seed.description.text),
                ]),
            })
        );
        put!(
            self,
            families,
            FamilyRow,
            numbered(&seeds.families, |_, seed| FamilyRow {
                slug: seed.slug.clone(),
                name: seed.name.clone(),
                name_key: fold(&seed.name),
                description: seed.description.text.clone(),
                source: seed.description.source.clone(),
                search_text: rows::search_text([Some(&seed.name), Some(&seed.description.text)]),
            })
        );
        Ok(())
    }

    pub(super) fn skills_and_technologies(&mut self) -> Result<(), StoreError> {
        let seeds = self.seeds;
        put!(
            self,
            skills,
            SkillRow,
            numbered(&seeds.skills, |_, seed| SkillRow {
                slug: seed.slug.clone(),
                name: seed.name.clone(),
                name_key: fold(&seed.name),
                kind: seed.kind,
                description: seed.description.text.clone(),
                source: seed.description.source.clone(),
                search_text: rows::search_text([Some(&seed.name), Some(&seed.description.text)]),
            })
        );
        put!(
            self,
            technologies,
            TechnologyRow,
            numbered(&seeds.technologies, |_, seed| TechnologyRow {
                slug: seed.slug.clone(),
                name: seed.name.clone(),
                name_key: fold(&seed.name),
                category: seed.category,
                description: seed.description.text.clone(),
                source: seed.description.source.clone(),
                search_text: rows::search_text([Some(&seed.name), Some(&seed.description.text)]),
            })
        );
        Ok(())
    }

    pub(super) fn places_and_occupations(&mut self) -> Result<(), StoreError> {
        let seeds = self.seeds;
        take_over!(
            self,
            regions.code,
            seeds.regions.iter().map(|seed| &seed.code)
        );
        put!(
            self,
            regions,
            RegionRow,
            numbered(&seeds.regions, |_, seed| RegionRow {
                code: seed.code.clone(),
                name: seed.name.clone(),
                name_key: fold(&seed.name),
                kind: seed.kind,
                parent: seed.parent.clone(),
                currency: seed.currency.clone(),
                dataset: CURATED.to_owned(),
                search_text: rows::search_text([Some(&seed.name), Some(&seed.code)]),
            }),
            schema::regions::dataset.eq(CURATED)
        );
        if regions::derive_ancestors(self.conn)? {
            self.changed.push("region_ancestors");
        }
        self.occupations()
    }

    fn occupations(&mut self) -> Result<(), StoreError> {
        let seeds = self.seeds;
        take_over!(
            self,
            occupations.code,
            seeds.occupations.iter().map(|seed| &seed.code)
        );
        let zones = onet::job_zones(self.conn)?;
        put!(
            self,
            occupations,
            OccupationRow,
            numbered(&seeds.occupations, |_, seed| OccupationRow {
                code: seed.code.clone(),
                system: seed.system,
                title: seed.title.clone(),
                title_key: fold(&seed.title),
                description: Some(seed.description.text.clone()),
                description_source: Some(seed.description.source.clone()),
                parent: seed.parent.clone(),
                job_zone: onet::job_zone(
                    &zones,
                    &seed.code,
                    seed.job_zone.map(i64::from),
                    &seed.source
                ),
                source: seed.source.clone(),
                dataset: CURATED.to_owned(),
                search_text: rows::search_text([Some(&seed.title), Some(&seed.code)]),
            }),
            schema::occupations::dataset.eq(CURATED)
        );
        put!(
            self,
            occupation_crosswalks,
            CrosswalkRow,
            of_each(
                &seeds.occupations,
                |seed| &seed.crosswalks,
                |seed, position, entry| CrosswalkRow {
                    occupation: seed.code.clone(),
                    position,
                    system: entry.system,
                    code: entry.code.clone(),
                    title: entry.title.clone(),
                    match_kind: entry.r#match,
                    dataset: CURATED.to_owned(),
                },
            ),
            schema::occupation_crosswalks::dataset.eq(CURATED)
        );
        if self.changed.contains(&"occupations") {
            // An occupation that is curated no longer may be one that O*NET tells.
            onet::derive(self.conn)?;
            occupations::derive_parents(self.conn)?;
        }
        Ok(())
    }

    pub(super) fn tracks(&mut self) -> Result<(), StoreError> {
        let tracks = &self.seeds.tracks;
        put!(
            self,
            tracks,
            TrackRow,
            numbered(tracks, |_, seed| TrackRow {
                slug: seed.slug.clone(),
                name: seed.name.clone(),
                description: seed.description.text.clone(),
                source: seed.description.source.clone(),
            })
        );
        put!(
            self,
            track_rungs,
            RungRow,
            of_each(
                tracks,
                |seed| &seed.rungs,
                |seed, position, rung| {
                    let (years_min, years_max) = rows::ends(rung.years.as_ref());
                    RungRow {
                        track: seed.slug.clone(),
                        position,
                        role: rung.role.clone(),
                        years_min,
                        years_max,
                        summary: rung.summary.clone(),
                        salary_band: rung.salary_band.clone(),
                        source: rung.source.clone(),
                    }
                }
            )
        );
        let focus_areas = tracks.iter().flat_map(|track| {
            track
                .rungs
                .iter()
                .enumerate()
                .flat_map(move |(rung, entry)| {
                    numbered(&entry.focus_areas, move |position, text| FocusAreaRow {
                        track: track.slug.clone(),
                        rung: rows::position(rung),
                        position,
                        text: text.clone(),
                    })
                })
        });
        put!(self, rung_focus_areas, FocusAreaRow, focus_areas.collect());
        Ok(())
    }
}
