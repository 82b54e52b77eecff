//! The occupations that O*NET brings, and what it tells of those that are there already.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper, TextExpressionMethods};

use crate::db::{DbConn, on_backend};
use crate::domain::onet::{content_code, is_as_new};
use crate::domain::soc;
use crate::domain::text::fold;
use crate::domain::vocabulary::{CrosswalkSystem, MatchKind, OccupationSystem, OnetPart};
use crate::schema::{
    occupation_crosswalks, occupations, onet_job_zones, onet_occupations, onet_parts,
};
use crate::store::rows::{CrosswalkRow, OccupationRow, OnetOccupationRow};
use crate::store::{CURATED, StoreError, replace_rows};

/// Where the crosswalks of O*NET start among those of an occupation, after all curated ones.
const FIRST_POSITION: i64 = 100;

/// Job zones by O*NET-SOC code, each of the newest edition that has one, with the slug of that edition.
pub type JobZones = HashMap<String, (i64, String)>;

/// Brings the occupations in line with the newest O*NET edition that describes each: adds those that are not there,
/// gives title and description to those that other data sets brought, leaves the words of the curated ones, and sets the
/// job zone of all.
///
/// An O*NET-SOC code that ends in `.00` is the SOC occupation itself, so both codes get a row.
///
/// # Errors
///
/// Only those of the database.
pub fn derive(conn: &mut DbConn) -> Result<(), StoreError> {
    let described = described(conn)?;
    let zones = job_zones(conn)?;
    let known: HashMap<String, OccupationRow> = occupations::table
        .select(OccupationRow::as_select())
        .load(conn)?
        .into_iter()
        .map(|row| (row.code.clone(), row))
        .collect();
    let mut wanted: BTreeMap<String, OccupationRow> = known
        .values()
        .map(|row| (row.code.clone(), row.clone()))
        .collect();
    for told in described.values() {
        let soc = told.occupation.strip_suffix(".00").map(str::to_owned);
        for code in [Some(told.occupation.clone()), soc].into_iter().flatten() {
            let old = known.get(&code);
            if old.is_none_or(|old| old.dataset != CURATED) {
                let parent = old.and_then(|old| old.parent.clone());
                wanted.insert(code.clone(), occupation(code, parent, told));
            }
        }
    }
    for row in wanted.values_mut() {
        row.job_zone = job_zone(&zones, &row.code, row.job_zone, &row.source);
    }
    write(conn, &known, wanted.values())?;
    let crosswalks = crosswalks(conn, &described, &wanted)?;
    replace_rows!(
        conn,
        occupation_crosswalks,
        CrosswalkRow,
        crosswalks,
        occupation_crosswalks::dataset.like("onet-%")
    )?;
    Ok(())
}

/// The newest words for each occupation that any edition describes.
fn described(conn: &mut DbConn) -> Result<BTreeMap<String, OnetOccupationRow>, StoreError> {
    let rows: Vec<OnetOccupationRow> = onet_occupations::table
        .select(OnetOccupationRow::as_select())
        .load(conn)?;
    let mut newest = BTreeMap::<String, OnetOccupationRow>::new();
    for row in rows {
        let is_newest = newest
            .get(&row.occupation)
            .is_none_or(|best| is_as_new(&row.dataset, &best.dataset));
        if is_newest {
            newest.insert(row.occupation.clone(), row);
        }
    }
    Ok(newest)
}

fn occupation(code: String, parent: Option<String>, told: &OnetOccupationRow) -> OccupationRow {
    let system = if soc::is_soc(&code) {
        OccupationSystem::Soc2018
    } else {
        OccupationSystem::OnetSoc2019
    };
    OccupationRow {
        system,
        title: told.title.clone(),
        title_key: fold(&told.title),
        description: Some(told.description.clone()),
        description_source: Some(told.dataset.clone()),
        parent,
        job_zone: None,
        source: told.dataset.clone(),
        dataset: told.dataset.clone(),
        search_text: fold(&format!("{} {code}", told.title)),
        code,
    }
}

/// Loads the newest job zones.
///
/// # Errors
///
/// Only those of the database.
pub fn job_zones(conn: &mut DbConn) -> Result<JobZones, StoreError> {
    let current: HashSet<(String, String)> = onet_parts::table
        .filter(onet_parts::part.eq(OnetPart::JobZones))
        .filter(onet_parts::current.eq(true))
        .select((onet_parts::occupation, onet_parts::dataset))
        .load(conn)?
        .into_iter()
        .collect();
    let rows: Vec<(String, String, i64)> = onet_job_zones::table
        .select((
            onet_job_zones::occupation,
            onet_job_zones::dataset,
            onet_job_zones::job_zone,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(code, dataset, _)| current.contains(&(code.clone(), dataset.clone())))
        .map(|(code, dataset, zone)| (code, (zone, dataset)))
        .collect())
}

/// The job zone of an occupation: the imported one, unless what is known so far is from a later edition.
pub fn job_zone(zones: &JobZones, code: &str, known: Option<i64>, source: &str) -> Option<i64> {
    match zones.get(&content_code(code)) {
        Some((zone, dataset)) if known.is_none() || is_as_new(dataset, source) => Some(*zone),
        _ => known,
    }
}

/// Inserts what is new and updates what differs.
fn write<'a>(
    conn: &mut DbConn,
    known: &HashMap<String, OccupationRow>,
    wanted: impl Iterator<Item = &'a OccupationRow>,
) -> Result<(), StoreError> {
    on_backend!(conn, |inner| {
        for row in wanted {
            match known.get(&row.code) {
                None => {
                    diesel::insert_into(occupations::table)
                        .values(row)
                        .execute(inner)?;
                }
                Some(old) if old != row => {
                    diesel::update(occupations::table.find(&row.code))
                        .set((
                            occupations::system.eq(row.system),
                            occupations::title.eq(&row.title),
                            occupations::title_key.eq(&row.title_key),
                            occupations::description.eq(&row.description),
                            occupations::description_source.eq(&row.description_source),
                            occupations::job_zone.eq(row.job_zone),
                            occupations::source.eq(&row.source),
                            occupations::dataset.eq(&row.dataset),
                            occupations::search_text.eq(&row.search_text),
                        ))
                        .execute(inner)?;
                }
                Some(_) => {}
            }
        }
    });
    Ok(())
}

/// Leads from each O*NET-SOC code to its SOC code, and back where it is the whole of it; not where editors did.
fn crosswalks(
    conn: &mut DbConn,
    described: &BTreeMap<String, OnetOccupationRow>,
    occupations: &BTreeMap<String, OccupationRow>,
) -> Result<Vec<CrosswalkRow>, StoreError> {
    let curated: HashSet<(String, String)> = occupation_crosswalks::table
        .filter(occupation_crosswalks::dataset.eq(CURATED))
        .select((
            occupation_crosswalks::occupation,
            occupation_crosswalks::code,
        ))
        .load(conn)?
        .into_iter()
        .collect();
    let mut rows = Vec::new();
    for told in described.values() {
        let code = told.occupation.as_str();
        let base = soc::base(code);
        let is_whole = soc::is_same(base, code);
        let up = if is_whole {
            MatchKind::Exact
        } else {
            MatchKind::Broad
        };
        let mut link = |from: &str, to: &str, system, match_kind| {
            let (Some(_), Some(target)) = (occupations.get(from), occupations.get(to)) else {
                return;
            };
            if !curated.contains(&(from.to_owned(), to.to_owned())) {
                rows.push(CrosswalkRow {
                    occupation: from.to_owned(),
                    position: FIRST_POSITION,
                    system,
                    code: to.to_owned(),
                    title: target.title.clone(),
                    match_kind,
                    dataset: told.dataset.clone(),
                });
            }
        };
        link(code, base, CrosswalkSystem::Soc2018, up);
        if is_whole {
            link(base, code, CrosswalkSystem::OnetSoc2019, MatchKind::Exact);
        }
    }
    Ok(rows)
}
