//! What nearly every answer names, held in memory for one revision of the data: places, occupations, sources, editions.

use std::collections::{HashMap, HashSet};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::StoreError;
use super::figures::{Owners, StandIns};
use super::finders::Finders;
use super::rows::{OewsEditionRow, RegionRow, SourceRow, WageRow};
use super::wages::counts::Counts;
use super::wages::figures;
use crate::db::DbConn;
use crate::domain::soc;
use crate::domain::vocabulary::{MatchKind, RegionKind, SourceKind};
use crate::schema::{
    dataset_occupations, datasets, occupations, oews_editions, regions, roles, salary_bands,
    sources,
};

/// A document, as figures name it. Its texts are shared by all answers that do.
#[derive(Debug, Clone)]
pub struct Source {
    /// Slug.
    pub slug: Arc<str>,
    /// Title.
    pub title: Arc<str>,
    /// Who published it.
    pub publisher: Option<Arc<str>>,
    /// Address.
    pub url: Option<Arc<str>>,
    /// Day of publication.
    pub published_on: Option<NaiveDate>,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// What answers show of it.
    pub shown: Shown,
}

impl From<SourceRow> for Source {
    fn from(row: SourceRow) -> Self {
        Self {
            slug: row.slug.into(),
            title: row.title.into(),
            publisher: row.publisher.map(Into::into),
            url: row.url.map(Into::into),
            published_on: row.published_on,
            kind: row.kind,
            shown: Shown::default(),
        }
    }
}

/// A place, as figures name it. Its texts are shared by all answers that do.
#[derive(Debug, Clone)]
pub struct Region {
    /// Code.
    pub code: Arc<str>,
    /// Name.
    pub name: Arc<str>,
    /// Kind.
    pub kind: RegionKind,
    /// Code of the place around it.
    pub parent: Option<String>,
    /// ISO 4217 code of what is paid in there.
    pub currency: Option<String>,
    /// What answers show of it.
    pub shown: Shown,
}

impl From<RegionRow> for Region {
    fn from(row: RegionRow) -> Self {
        Self {
            code: row.code.into(),
            name: row.name.into(),
            kind: row.kind,
            parent: row.parent,
            currency: row.currency,
            shown: Shown::default(),
        }
    }
}

/// An occupation, as figures name it.
#[derive(Debug)]
pub struct Occupation {
    /// Code.
    pub code: Arc<str>,
    /// Title.
    pub title: Arc<str>,
    /// What answers show of it where it fits exactly.
    pub exact: Shown,
    /// What answers show of it where it fits closely.
    pub close: Shown,
    /// What answers show of it where it is broader than what was meant.
    pub broad: Shown,
    /// What answers show of it where it only stands in.
    pub proxy: Shown,
}

impl Occupation {
    fn new(code: &str, title: String) -> Self {
        Self {
            code: code.into(),
            title: title.into(),
            exact: Shown::default(),
            close: Shown::default(),
            broad: Shown::default(),
            proxy: Shown::default(),
        }
    }
}

/// What answers show of something that many of them name, as JSON that is written when the first does.
#[derive(Debug, Clone, Default)]
pub struct Shown(OnceLock<Box<RawValue>>);

impl Shown {
    /// Returns the JSON, of this view unless it is written already.
    pub fn written<V: Serialize>(&self, view: impl FnOnce() -> V) -> &RawValue {
        self.0.get_or_init(|| {
            // Nothing that is shown has keys that are no texts, the only thing that could fail.
            to_raw_value(&view()).unwrap_or_else(|_| RawValue::NULL.to_owned())
        })
    }
}

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
        let owners = titles.iter().map(|(code, _)| {
            let codes = stand_ins(&figures_of, code);
            (code.clone(), Owners::of_occupation(code, codes))
        });
        let (paid_occupations, paid_regions): (Vec<Option<String>>, HashSet<String>) =
            paid.into_iter().unzip();
        Ok(Self {
            revision,
            owners: owners.collect(),
            sources: sources
                .into_iter()
                .map(|row| (row.slug.clone(), Arc::new(row.into())))
                .collect(),
            regions: regions
                .into_iter()
                .map(|row| (row.code.clone(), Arc::new(row.into())))
                .collect(),
            occupations: titles
                .into_iter()
                .map(|(code, title)| {
                    let occupation = Arc::new(Occupation::new(&code, title));
                    (code, occupation)
                })
                .collect(),
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

    /// Tells whether a curated pay figure may be about an occupation and for a place, where they are given.
    pub fn may_have_curated_pay(&self, occupation: Option<&str>, region: Option<&str>) -> bool {
        occupation.is_none_or(|code| self.paid_occupations.contains(code))
            && region.is_none_or(|code| self.paid_regions.contains(code))
    }
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
    pub wages: HashMap<i64, WageRow>,
}

impl<'a> Snapshot<'a> {
    /// Joins a connection with reference data of the revision that it sees.
    pub fn new(conn: &'a mut DbConn, known: Arc<Known>) -> Self {
        Self {
            conn,
            known,
            wages: HashMap::new(),
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
        let rows = figures::by_id(self.conn, &missing)?;
        self.wages.extend(rows);
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
