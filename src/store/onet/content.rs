//! What O*NET tells of occupations, each part from the newest edition that has it.

use std::collections::{BTreeSet, HashMap};

use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};

use super::parts::{self, Parts};
use crate::db::DbConn;
use crate::domain::onet::{content_code, education_level, is_as_new};
use crate::domain::vocabulary::OnetPart;
use crate::schema::onet_categories;
use crate::store::known::Snapshot;
use crate::store::rows::{
    OnetCategoryRow, OnetCertificationRow, OnetEducationRow, OnetRatingRow, OnetRelatedRow,
    OnetTaskRow, OnetTechnologyRow,
};
use crate::store::{StoreError, load_grouped};

/// What O*NET tells of one occupation.
#[derive(Debug, Clone, Default)]
pub struct OnetContent {
    /// The O*NET-SOC code it belongs to.
    pub code: String,
    /// The edition each part is from, and how many rows it has; parts that no edition has are absent.
    pub parts: Parts,
    /// The parts that any edition has for any occupation.
    pub imported: BTreeSet<OnetPart>,
    /// Shares by level of education, each with what the level is called.
    pub education: Vec<(OnetEducationRow, String)>,
    /// Importance of professional certification.
    pub certification: Option<OnetCertificationRow>,
    /// Skills and knowledge, the most important first.
    pub ratings: Vec<OnetRatingRow>,
    /// Technologies by name.
    pub technologies: Vec<OnetTechnologyRow>,
    /// Tasks, the core ones first.
    pub tasks: Vec<OnetTaskRow>,
    /// Related occupations, the nearest first, each with its title where one is known.
    pub related: Vec<(OnetRelatedRow, Option<String>)>,
}

impl OnetContent {
    /// Tells whether this is the edition that a part is taken from.
    fn takes(&self, part: OnetPart, dataset: &str) -> bool {
        self.parts.get(&part).is_some_and(|(own, _)| own == dataset)
    }
}

/// Loads what O*NET tells of occupations by their own codes, as many statements for a page of them as for one.
///
/// A SOC code is answered with the content of the O*NET-SOC code that ends in `.00`.
///
/// # Errors
///
/// Only those of the database.
pub fn load(
    conn: &mut Snapshot<'_>,
    codes: &[String],
) -> Result<HashMap<String, OnetContent>, StoreError> {
    let imported = parts::imported(conn)?;
    if imported.is_empty() {
        return Ok(HashMap::new());
    }
    // A page can hold a SOC code and its O*NET-SOC code, which have the same content.
    let keys: BTreeSet<String> = codes.iter().map(|code| content_code(code)).collect();
    let keys: Vec<String> = keys.into_iter().collect();
    let mut current = parts::current(conn, &keys)?;
    let mut contents: HashMap<String, OnetContent> = keys
        .iter()
        .map(|key| {
            let content = OnetContent {
                code: key.clone(),
                parts: current.remove(key).unwrap_or_default(),
                imported: imported.clone(),
                ..OnetContent::default()
            };
            (key.clone(), content)
        })
        .collect();
    fill_ratings(conn, &keys, &mut contents)?;
    fill_work(conn, &keys, &mut contents)?;
    fill_related(conn, &keys, &mut contents)?;
    Ok(codes
        .iter()
        .filter_map(|code| Some((code.clone(), contents.get(&content_code(code))?.clone())))
        .collect())
}

/// Loads the rows of a table for all occupations, and hands each occupation those of its newest edition.
macro_rules! fill {
    ($conn:ident, $keys:ident, $contents:ident, $table:ident, $row:ty, $order:expr, $part:expr, |$content:ident, $rows:ident| $put:expr) => {{
        let groups = load_grouped!($conn, $table.occupation, $row, $keys, $order)?;
        for (occupation, mut $rows) in groups {
            if let Some($content) = $contents.get_mut(&occupation) {
                $rows.retain(|row| $content.takes($part(row), &row.dataset));
                $put;
            }
        }
    }};
}

/// Fills in what is rated: education, certification, skills and knowledge.
fn fill_ratings(
    conn: &mut DbConn,
    keys: &[String],
    contents: &mut HashMap<String, OnetContent>,
) -> Result<(), StoreError> {
    use crate::schema::{onet_certification, onet_education, onet_ratings};
    let labels = Labels::load(conn)?;
    fill!(
        conn,
        keys,
        contents,
        onet_education,
        OnetEducationRow,
        (onet_education::scale, onet_education::category),
        |_: &OnetEducationRow| OnetPart::Education,
        |content, rows| content.education = rows
            .into_iter()
            .map(|row| (labels.of(&row), row))
            .map(|(label, row)| (row, label))
            .collect()
    );
    fill!(
        conn,
        keys,
        contents,
        onet_certification,
        OnetCertificationRow,
        onet_certification::dataset,
        |_: &OnetCertificationRow| OnetPart::Certification,
        |content, rows| content.certification = rows.pop()
    );
    fill!(
        conn,
        keys,
        contents,
        onet_ratings,
        OnetRatingRow,
        onet_ratings::element,
        |row: &OnetRatingRow| row.part,
        |content, rows| {
            rows.sort_by_key(|row| std::cmp::Reverse(row.importance));
            content.ratings = rows;
        }
    );
    Ok(())
}

/// Fills in tools and tasks.
fn fill_work(
    conn: &mut DbConn,
    keys: &[String],
    contents: &mut HashMap<String, OnetContent>,
) -> Result<(), StoreError> {
    use crate::schema::{onet_tasks, onet_technologies};
    fill!(
        conn,
        keys,
        contents,
        onet_technologies,
        OnetTechnologyRow,
        (onet_technologies::name, onet_technologies::category),
        |_: &OnetTechnologyRow| OnetPart::Technologies,
        |content, rows| content.technologies = rows
    );
    fill!(
        conn,
        keys,
        contents,
        onet_tasks,
        OnetTaskRow,
        onet_tasks::task,
        |_: &OnetTaskRow| OnetPart::Tasks,
        |content, rows| {
            rows.sort_by_key(|row| (row.kind.is_none(), row.kind));
            content.tasks = rows;
        }
    );
    Ok(())
}

/// Fills in related occupations with their titles.
fn fill_related(
    conn: &mut Snapshot<'_>,
    keys: &[String],
    contents: &mut HashMap<String, OnetContent>,
) -> Result<(), StoreError> {
    use crate::schema::onet_related;
    let mut related = load_grouped!(
        conn,
        onet_related.occupation,
        OnetRelatedRow,
        keys,
        (onet_related::position, onet_related::related)
    )?;
    let occupations = &conn.known.occupations;
    let title = |code: &String| Some(occupations.get(code)?.title.to_string());
    for (key, content) in contents.iter_mut() {
        let mut rows = related.remove(key).unwrap_or_default();
        rows.retain(|row| content.takes(OnetPart::Related, &row.dataset));
        content.related = rows
            .into_iter()
            .map(|row| (title(&row.related), row))
            .map(|(title, row)| (row, title))
            .collect();
    }
    Ok(())
}

/// What the categories of the education scales stand for, in all editions.
struct Labels(Vec<OnetCategoryRow>);

impl Labels {
    fn load(conn: &mut DbConn) -> Result<Self, StoreError> {
        let rows = onet_categories::table
            .select(OnetCategoryRow::as_select())
            .load(conn)?;
        Ok(Self(rows))
    }

    /// The label in the row's own edition, else in the newest that has one, else the one that O*NET has always used.
    fn of(&self, row: &OnetEducationRow) -> String {
        let candidates = self
            .0
            .iter()
            .filter(|label| label.scale == row.scale && label.category == row.category);
        let best = candidates.reduce(|best, other| {
            let is_better = best.dataset != row.dataset
                && (other.dataset == row.dataset || is_as_new(&other.dataset, &best.dataset));
            if is_better { other } else { best }
        });
        match best {
            Some(label) => label.label.clone(),
            None => education_level(&row.scale, row.category).map_or_else(
                || format!("Category {} of scale {}", row.category, row.scale),
                str::to_owned,
            ),
        }
    }
}
