//! Copies all data of one database into another, whatever their engines.

use diesel::connection::DefaultLoadingMode;
use diesel::pg::PgRowByRowLoadingMode;
use diesel::{
    Connection, QueryDsl, QueryResult, RunQueryDsl, SelectableHelper, Table as _, sql_query,
};

use super::wages::indexes;
use super::{StoreError, revision};
use crate::db::{DbConn, insert_all};
use crate::schema;
use crate::store::rows::*;

/// Rows that are held in memory at once.
const CHUNK: usize = 5_000;

/// What to do with data that the target holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave them, and fail.
    Keep,
    /// Delete them, in the transaction that copies.
    Replace,
}

/// What a copy did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Rows of all tables.
    pub rows: u64,
    /// The data revision of the target afterwards.
    pub revision: i64,
}

/// One table: how its rows are copied, and how they are deleted.
struct Table {
    name: &'static str,
    copy: fn(&mut DbConn, &mut DbConn) -> Result<u64, StoreError>,
    clear: fn(&mut DbConn) -> Result<(), StoreError>,
}

macro_rules! tables {
    // In the order of the key, which is the quickest to insert.
    (@rows $table:ident: $row:ident) => {{
        use schema::$table::table;
        table.order(table.primary_key()).select($row::as_select())
    }};
    ($($table:ident: $row:ident),+ $(,)?) => {
        &[$(Table {
            name: stringify!($table),
            copy: |from, to| {
                let write = |rows: &[$row]| {
                    insert_all!(to, $table, rows);
                    Ok::<(), StoreError>(())
                };
                match from {
                    DbConn::Sqlite(from) => {
                        let rows = tables!(@rows $table: $row);
                        in_chunks(rows.load_iter::<$row, DefaultLoadingMode>(from)?, write)
                    }
                    DbConn::Postgres(from) => {
                        let rows = tables!(@rows $table: $row);
                        in_chunks(rows.load_iter::<$row, PgRowByRowLoadingMode>(from)?, write)
                    }
                }
            },
            clear: |conn| {
                diesel::delete(schema::$table::table).execute(conn)?;
                Ok(())
            },
        }),+]
    };
}

/// All tables but that of the revision, which is one row that is always there.
const TABLES: &[Table] = tables! {
    datasets: DatasetRow,
    dataset_files: DatasetFileRow,
    dataset_rejects: DatasetRejectRow,
    sources: SourceRow,
    source_notes: SourceNoteRow,
    source_citations: SourceCitationRow,
    organizations: OrganizationRow,
    regions: RegionRow,
    region_ancestors: RegionAncestorRow,
    occupations: OccupationRow,
    dataset_occupations: DatasetOccupationRow,
    occupation_crosswalks: CrosswalkRow,
    families: FamilyRow,
    tracks: TrackRow,
    track_rungs: RungRow,
    rung_focus_areas: FocusAreaRow,
    skills: SkillRow,
    technologies: TechnologyRow,
    roles: RoleRow,
    role_aliases: RoleAliasRow,
    role_texts: RoleTextRow,
    role_skills: RoleSkillRow,
    role_technologies: RoleTechnologyRow,
    role_education: RoleEducationRow,
    role_certifications: RoleCertificationRow,
    role_faqs: RoleFaqRow,
    role_steps: RoleStepRow,
    role_timelines: RoleTimelineRow,
    role_market_notes: RoleMarketNoteRow,
    role_organizations: RoleOrganizationRow,
    role_relations: RoleRelationRow,
    role_distinctions: RoleDistinctionRow,
    role_sources: RoleSourceRow,
    education_paths: EducationPathRow,
    education_path_texts: EducationPathTextRow,
    education_path_deliveries: EducationPathDeliveryRow,
    education_path_sources: EducationPathSourceRow,
    certifications: CertificationRow,
    certification_requirements: RequirementRow,
    certification_sources: CertificationSourceRow,
    salary_bands: SalaryBandRow,
    salary_band_gaps: SalaryBandGapRow,
    salary_differentials: SalaryDifferentialRow,
    consumer_prices: ConsumerPriceRow,
    title_terms: TitleTermRow,
    role_titles: RoleTitleRow,
    posting_terms: PostingTermRow,
    regional_outlook: RegionalOutlookRow,
    outlook_notes: OutlookNoteRow,
    wages: WageRow,
    wage_counts: WageCountRow,
    oews_editions: OewsEditionRow,
    claims: ClaimRow,
    conflicts: ConflictRow,
    conflict_pairs: ConflictPairRow,
    onet_files: OnetFileRow,
    onet_rejects: OnetRejectRow,
    onet_parts: OnetPartRow,
    onet_occupations: OnetOccupationRow,
    onet_categories: OnetCategoryRow,
    onet_titles: OnetTitleRow,
    onet_tasks: OnetTaskRow,
    onet_ratings: OnetRatingRow,
    onet_technologies: OnetTechnologyRow,
    onet_education: OnetEducationRow,
    onet_certification: OnetCertificationRow,
    onet_job_zones: OnetJobZoneRow,
    onet_related: OnetRelatedRow,
    occupation_attainment: AttainmentRow,
    occupation_skill_ranks: SkillRankRow,
    occupation_entry: EntryRow,
    region_states: RegionStateRow,
    role_inherited_figures: InheritedFiguresRow,
};

/// The names of the tables whose rows are copied.
pub fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name)
}

/// Copies all rows and the data revision into a database with the same schema, from one snapshot and in one transaction;
/// `told` hears of each table that has rows when it is done.
///
/// Where data are replaced, the revision becomes at least one more than it was, so that services see a change.
///
/// # Errors
///
/// [`StoreError::NothingToCopy`], [`StoreError::HoldsData`] when the target holds data that are to be kept, or those of
/// either database. The target is then as it was.
pub fn copy(
    from: &mut DbConn,
    to: &mut DbConn,
    existing: Existing,
    mut told: impl FnMut(&str, u64),
) -> Result<Copied, StoreError> {
    from.transaction(|from| {
        if let DbConn::Postgres(from) = from {
            sql_query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                .execute(from)?;
        }
        let (source, changed_at) = revision::last_change(from)?;
        if source == 0 {
            return Err(StoreError::NothingToCopy);
        }
        to.write(|to| {
            let before = revision::current(to)?;
            match existing {
                Existing::Keep if before > 0 => {
                    return Err(StoreError::HoldsData { revision: before });
                }
                // Those that refer to others go first.
                Existing::Replace => {
                    TABLES
                        .iter()
                        .rev()
                        .try_for_each(|table| (table.clear)(to))?;
                }
                Existing::Keep => {}
            }
            let rows = fill(from, to, before, &mut told)?;
            let revision = source.max(before + 1);
            revision::set(to, revision, changed_at)?;
            Ok(Copied { rows, revision })
        })
    })
}

/// Copies the tables. `before` is the revision of the target: where it has none, nobody reads the wages, whose indexes are
/// then made after their rows.
fn fill(
    from: &mut DbConn,
    to: &mut DbConn,
    before: i64,
    told: &mut impl FnMut(&str, u64),
) -> Result<u64, StoreError> {
    if before == 0 {
        indexes::drop(to)?;
    }
    let mut all = 0;
    for table in TABLES {
        let rows = (table.copy)(from, to)?;
        if rows > 0 {
            told(table.name, rows);
        }
        all += rows;
    }
    if before == 0 {
        indexes::create(to)?;
    }
    if let DbConn::Postgres(to) = to {
        sql_query("ANALYZE").execute(to)?;
    }
    Ok(all)
}

/// Hands rows on by the thousand and returns how many there were.
fn in_chunks<R>(
    rows: impl Iterator<Item = QueryResult<R>>,
    mut write: impl FnMut(&[R]) -> Result<(), StoreError>,
) -> Result<u64, StoreError> {
    let mut all = 0;
    let mut chunk = Vec::new();
    for row in rows {
        chunk.push(row?);
        all += 1;
        if chunk.len() == CHUNK {
            write(&chunk)?;
            chunk.clear();
        }
    }
    if !chunk.is_empty() {
        write(&chunk)?;
    }
    Ok(all)
}
