//! What nearly every answer names, held in memory for one revision of the data: places, occupations, sources, editions.

mod named;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};

pub use named::{Occupation, Region, Shown, Source};

use super::StoreError;
use super::figures::{Owners, StandIns};
use super::finders::Finders;
use super::rows::{OewsEditionRow, RegionRow, SourceRow, WageLine};
use super::wages::counts::Counts;
use super::wages::{Areas, WageKey, figures, occupation_digits};
use crate::db::DbConn;
use crate::domain::soc;
use crate::domain::vocabulary::MatchKind;
use crate::schema::{
    dataset_occupations, datasets, occupations, oews_editions, regions, roles, salary_bands,
    sources,
};

/// The reference data of one revision: some thousands of rows, which figures only name.
#[derive(Debug)]
pub struct Known {
    revision: i64,
    /// Sources by slug.
    pub sources: HashMap<String, Arc<Source>>,
    /// Regions by code.
    pub regions: HashMap<String, Arc<Region>>,
    /// Occupations by code.
    pub occupations: HashMap<String, Arc<Occupation>>,
    /// Regions by the numbers that the wages of their areas have.
    areas: HashMap<(Areas, u32), Arc<Region>>,
    /// Occupations by the digits that the wages of their SOC codes have.
    soc: HashMap<u32, Arc<Occupation>>,
    /// The occupations of roles, and how well they fit, by slug of the role.
    pub roles: HashMap<String, (String, MatchKind)>,
    /// The editions of OEWS, by number.
    pub editions: Vec<OewsEditionRow>,
    /// How many rows of wages each edition has.
    pub counts: Counts,
    /// What is found by words.
    pub finders: Finders,
    /// The data sets by slug.
    pub datasets: HashSet<String>,
    /// Whose figures answer a request for an occupation, by its code.
    pub owners: HashMap<String, Owners>,
    /// Occupations that curated pay figures are about.
    paid_occupations: HashSet<String>,
    /// Places that curated pay figures are for.
    paid_regions: HashSet<String>,
}

impl Known {
    /// Loads it.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn load(conn: &mut DbConn, revision: i64) -> Result<Self, StoreError> {
        let sources: Vec<SourceRow> = sources::table.select(SourceRow::as_select()).load(conn)?;
        let regions: Vec<RegionRow> = regions::table.select(RegionRow::as_select()).load(conn)?;
        let titles: Vec<(String, String)> = occupations::table
            .select((occupations::code, occupations::title))
            .load(conn)?;
        let roles: Vec<(String, (String, MatchKind))> = roles::table
            .select((roles::slug, (roles::occupation, roles::occupation_match)))
            .load(conn)?;
        let datasets: Vec<String> = datasets::table.select(datasets::slug).load(conn)?;
        let paid: Vec<(Option<String>, String)> = salary_bands::table
            .select((salary_bands::occupation, salary_bands::region))
            .distinct()
            .load(conn)?;
        let figures_of = figures_of(conn)?;
        let owners = titles
            .iter()
            .map(|(code, _)| {
                let codes = stand_ins(&figures_of, code);
                (code.clone(), Owners::of_occupation(code, codes))
            })
            .collect();
        let regions: HashMap<String, Arc<Region>> = regions
            .into_iter()
            .map(|row| (row.code.clone(), Arc::new(row.into())))
            .collect();
        let occupations: HashMap<String, Arc<Occupation>> = titles
            .into_iter()
            .map(|(code, title)| {
                let occupation = Arc::new(Occupation::new(&code, title));
                (code, occupation)
            })
            .collect();
        let (paid_occupations, paid_regions): (Vec<Option<String>>, HashSet<String>) =
            paid.into_iter().unzip();
        Ok(Self {
            revision,
            owners,
            sources: sources
                .into_iter()
                .map(|row| (row.slug.clone(), Arc::new(row.into())))
                .collect(),
            areas: areas(&regions),
            regions,
            soc: soc(&occupations),
            occupations,
            roles: roles.into_iter().collect(),
            editions: oews_editions::table
                .order(oews_editions::number)
                .load(conn)?,
            counts: Counts::load(conn)?,
            finders: Finders::default(),
            datasets: datasets.into_iter().collect(),
            paid_occupations: paid_occupations.into_iter().flatten().collect(),
            paid_regions,
        })
    }

    /// The data revision.
    pub const fn revision(&self) -> i64 {
        self.revision
    }

    /// The region that wages are for.
    pub fn region_of(&self, key: WageKey) -> Option<&Arc<Region>> {
        self.areas.get(&(key.edition.areas, key.area))
    }

    /// The occupation that wages are of.
    pub fn occupation_of(&self, key: WageKey) -> Option<&Arc<Occupation>> {
        self.soc.get(&key.occupation)
    }

    /// Tells whether a curated pay figure may be about an occupation and for a place, where they are given.
    pub fn may_have_curated_pay(&self, occupation: Option<&str>, region: Option<&str>) -> bool {
        occupation.is_none_or(|code| self.paid_occupations.contains(code))
            && region.is_none_or(|code| self.paid_regions.contains(code))
    }
}

/// The regions that have wages, by the numbers of their areas.
fn areas(regions: &HashMap<String, Arc<Region>>) -> HashMap<(Areas, u32), Arc<Region>> {
    let numbered = |(code, region): (&String, &Arc<Region>)| {
        let mut all = Areas::ALL.into_iter();
        let number = all.find_map(|areas| Some((areas, areas.number(code)?)))?;
        Some((number, Arc::clone(region)))
    };
    regions.iter().filter_map(numbered).collect()
}

/// The occupations that have wages, by the digits of their codes.
fn soc(occupations: &HashMap<String, Arc<Occupation>>) -> HashMap<u32, Arc<Occupation>> {
    let numbered = |(code, occupation): (&String, &Arc<Occupation>)| {
        Some((occupation_digits(code)?, Arc::clone(occupation)))
    };
    occupations.iter().filter_map(numbered).collect()
}

/// Finds, for each data set with figures of an occupation or of a broader one that stands in for it, whose they are.
fn stand_ins(figures_of: &HashMap<Arc<str>, Vec<Arc<str>>>, code: &str) -> StandIns {
    let mut best = StandIns::new();
    for candidate in soc::stand_ins(code) {
        let Some((owner, datasets)) = figures_of.get_key_value(&*candidate) else {
            continue;
        };
        let better = best.len();
        for dataset in datasets {
            let mut met = best.iter().take(better);
            if met.all(|(met, _)| met != dataset) {
                best.push((Arc::clone(dataset), Arc::clone(owner)));
            }
        }
    }
    best
}

/// The data sets with figures of each occupation; their slugs are few, and shared.
fn figures_of(conn: &mut DbConn) -> Result<HashMap<Arc<str>, Vec<Arc<str>>>, StoreError> {
    let rows: Vec<(String, String)> = dataset_occupations::table
        .select((
            dataset_occupations::occupation,
            dataset_occupations::dataset,
        ))
        .load(conn)?;
    let mut slugs = HashMap::<String, Arc<str>>::new();
    let mut figures_of = HashMap::<Arc<str>, Vec<Arc<str>>>::new();
    for (occupation, dataset) in rows {
        let slug = slugs
            .entry(dataset)
            .or_insert_with_key(|slug| slug.as_str().into());
        figures_of
            .entry(occupation.into())
            .or_default()
            .push(Arc::clone(slug));
    }
    Ok(figures_of)
}

/// One state of the data: a connection within its transaction, and the reference data of that state.
pub struct Snapshot<'a> {
    conn: &'a mut DbConn,
    /// The reference data.
    pub known: Arc<Known>,
    /// Rows of wages that were read already, by number.
    pub wages: BTreeMap<i64, WageLine>,
}

impl<'a> Snapshot<'a> {
    /// Joins a connection with reference data of the revision that it sees.
    pub fn new(conn: &'a mut DbConn, known: Arc<Known>) -> Self {
        Self {
            conn,
            known,
            wages: BTreeMap::new(),
        }
    }

    /// Joins a connection with reference data loaded for it.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn load(conn: &'a mut DbConn) -> Result<Self, StoreError> {
        let revision = super::revision::current(conn)?;
        let known = Arc::new(Known::load(conn, revision)?);
        Ok(Self::new(conn, known))
    }

    /// The data revision.
    pub fn revision(&self) -> i64 {
        self.known.revision
    }

    /// Reads the rows of wages with these numbers that were not read yet.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn read_wages(&mut self, ids: impl Iterator<Item = i64>) -> Result<(), StoreError> {
        let mut missing: Vec<i64> = ids.filter(|id| !self.wages.contains_key(id)).collect();
        missing.sort_unstable();
        missing.dedup();
        let lines = figures::by_id(self.conn, &missing)?;
        self.wages
            .extend(lines.into_iter().map(|line| (line.id, line)));
        Ok(())
    }
}

impl Deref for Snapshot<'_> {
    type Target = DbConn;

    fn deref(&self) -> &DbConn {
        self.conn
    }
}

impl DerefMut for Snapshot<'_> {
    fn deref_mut(&mut self) -> &mut DbConn {
        self.conn
    }
}

/// The reference data of the revision that was read last.
#[derive(Debug, Default)]
pub struct Held(Mutex<Option<Arc<Known>>>);

impl Held {
    /// Joins a connection with the reference data of the revision that it sees.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn snapshot<'a>(&self, conn: &'a mut DbConn) -> Result<Snapshot<'a>, StoreError> {
        let revision = super::revision::current(conn)?;
        let known = self.at(conn, revision)?;
        Ok(Snapshot::new(conn, known))
    }

    /// Returns the reference data of the revision that a connection sees, loading it unless it is held.
    ///
    /// Those who need it at the same time wait for the one who loads it.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn at(&self, conn: &mut DbConn, revision: i64) -> Result<Arc<Known>, StoreError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = held.as_ref().filter(|known| known.revision == revision) {
            return Ok(Arc::clone(known));
        }
        let known = Arc::new(Known::load(conn, revision)?);
        *held = Some(Arc::clone(&known));
        Ok(known)
    }
}
