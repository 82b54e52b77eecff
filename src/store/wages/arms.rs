//! The parts of lists of figures that OEWS contributes: one for each edition and, of pay figures, for each pay period.

use super::super::figures::{Owners, WITHIN};
use super::super::known::Known;
use super::super::listing::{Arm, ArmColumn, Bind, Key, Span, patterns};
use super::super::rows::{OewsEditionRow, WageLine};
use super::counts::{Count, Counted, Counts};
use super::ids::{beside, outlook_id, pay_id};
use super::key::Edition;
use crate::domain::vocabulary::{PayPeriod, RegionKind};

/// What is asked of the editions, as far as it decides which rows answer.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// Whose figures.
    pub owners: Option<&'a Owners>,
    /// For exactly this place.
    pub region: Option<&'a str>,
    /// For places of this kind.
    pub region_kind: Option<RegionKind>,
    /// For this place or any inside it.
    pub within: Option<&'a str>,
    /// From this data set.
    pub dataset: Option<&'a str>,
    /// From this source.
    pub source: Option<&'a str>,
    /// Describing this time or a later one, as [`super::super::salary_bands::REFERENCE_FROM`] has it.
    pub from: Option<&'a str>,
    /// Describing a time before this one.
    pub before: Option<&'a str>,
    /// A folded text to look for.
    pub search: Option<&'a str>,
    /// Whether medians in a range are asked for, which an index finds.
    pub by_median: bool,
}

/// A condition with its values.
type Condition = (&'static str, Vec<Bind>);

/// One edition, and the conditions under which its rows answer.
pub struct EditionArm {
    /// The edition.
    pub edition: Edition,
    /// Its number, where all its rows can answer; `None` when the conditions choose an occupation or a place.
    whole: Option<i64>,
    /// Whether its rows are better read and sorted than followed in the order of an index: those of an occupation or a
    /// place, which are few, and those that a search chooses, which are all read anyway to be counted.
    is_sorted_whole: bool,
    /// How many rows answer; `None` when conditions beside occupation or place choose among them.
    rows: Option<Count>,
    /// The numbers between which all its rows answer, where nothing but an occupation, or that and a place, chooses them.
    span: Option<(i64, i64)>,
    /// Whether its rows are those of one occupation.
    of_occupation: bool,
    /// Its ids, first and last.
    ids: (i64, i64),
    /// Between which amounts its annual and its hourly means and medians lie, where it has any.
    years: Option<(i64, i64)>,
    hours: Option<(i64, i64)>,
    counted: Counted,
    by_median: bool,
    conditions: Vec<Condition>,
}

/// The columns that an index orders within an edition.
const INDEXED: [&str; 4] = ["region", "year_median", "hour_median", "location_quotient"];
/// Of this edition.
const OF_EDITION: &str = "edition = ?";
/// Ids from one to another.
const BETWEEN: &str = "id BETWEEN ? AND ?";
/// For this place.
const OF_REGION: &str = "region = ?";
/// Not superseded by a later edition.
const CURRENT: &str = "superseded = FALSE";
/// With a word in the name of the place or the title of the occupation.
const SEARCH: &str = "(region IN (SELECT code FROM regions WHERE search_text LIKE ? ESCAPE '\\') \
    OR occupation IN (SELECT code FROM occupations WHERE search_text LIKE ? ESCAPE '\\'))";

/// Finds the editions that can answer, with the conditions on their rows.
pub fn editions(known: &Known, wanted: &Wanted<'_>) -> Vec<EditionArm> {
    let rows = known.editions.iter();
    rows.filter_map(|row| edition_arm(row, &known.counts, wanted))
        .collect()
}

/// The conditions on the rows of an edition; `None` when none of them can answer.
fn edition_arm(row: &OewsEditionRow, counts: &Counts, wanted: &Wanted<'_>) -> Option<EditionArm> {
    let edition = Edition::from_number(row.number)?;
    // Most editions are left out by the cheapest of all questions: what kind of place they are about.
    if let Some(region) = wanted.region {
        edition.areas.number(region)?;
    }
    let counted = wanted.counted();
    let counts = counts.edition(row.number)?;
    let count = |code, counted| counts.of(code, counted);
    let whole_edition = count(None, counted);
    // Of most editions a later one has all rows.
    if whole_edition.rows == 0 {
        return None;
    }
    if !wanted.takes(row, edition) {
        return None;
    }
    let occupation = match wanted.owners {
        Some(owners) => owners.of(&row.dataset)?,
        None => None,
    };
    let (of_occupation, of_region) = (count(occupation, counted), count(wanted.region, counted));
    if of_occupation.rows == 0 || of_region.rows == 0 {
        return None;
    }
    let mut conditions = wanted.narrowing(row, edition, occupation)?;
    let whole = conditions.is_empty().then_some(row.number);
    let rows = match (occupation, wanted.region) {
        (Some(_), Some(_)) => None,
        (Some(_), None) => Some(of_occupation),
        (None, _) => Some(of_region),
    };
    // Nobody else need look whether a row is superseded.
    if whole_edition != count(None, Counted::All) {
        conditions.push((CURRENT, Vec::new()));
    }
    for pattern in wanted.search.into_iter().flat_map(patterns) {
        conditions.push((SEARCH, vec![pattern.clone().into(), pattern.into()]));
    }
    let is_chosen = wanted.search.or(wanted.within).is_some();
    Some(EditionArm {
        edition,
        whole,
        is_sorted_whole: occupation.or(wanted.region).or(wanted.search).is_some(),
        rows: rows.filter(|_| !is_chosen),
        span: wanted.span(edition, occupation),
        of_occupation: occupation.is_some(),
        ids: edition.ids(),
        years: row.year_least.zip(row.year_most),
        hours: row.hour_least.zip(row.hour_most),
        counted,
        by_median: wanted.by_median,
        conditions,
    })
}

impl Wanted<'_> {
    /// Which rows are wanted: the newest of each kind, but whoever names an edition or a time gets its rows, superseded
    /// or not.
    fn counted(&self) -> Counted {
        let chooses = self.dataset.or(self.source).or(self.from).or(self.before);
        match chooses {
            Some(_) => Counted::All,
            None => Counted::Current,
        }
    }

    /// Tells whether an edition is asked at all.
    fn takes(&self, row: &OewsEditionRow, edition: Edition) -> bool {
        let is_named = |name: Option<&str>| name.is_none_or(|name| name == row.dataset);
        is_named(self.dataset)
            && is_named(self.source)
            && self.region_kind.is_none_or(|kind| kind == row.region_kind)
            && self.from.is_none_or(|from| *edition.period() >= *from)
            && self.before.is_none_or(|before| *edition.period() < *before)
    }

    /// The conditions that choose occupation and place; none when all rows are wanted.
    ///
    /// Returns `None` when the edition cannot have such rows.
    fn narrowing(
        &self,
        row: &OewsEditionRow,
        edition: Edition,
        occupation: Option<&str>,
    ) -> Option<Vec<Condition>> {
        let area = match self.region {
            Some(region) => Some(i64::from(edition.areas.number(region)?)),
            None => None,
        };
        let mut conditions: Vec<Condition> = Vec::new();
        if let Some(code) = occupation {
            let (first, last) = edition.ids_of(code)?;
            let (first, last) = area.map_or((first, last), |area| (first + area, first + area));
            conditions.push((BETWEEN, vec![first.into(), last.into()]));
        } else if self.region.is_some() || self.within.is_some() {
            conditions.push((OF_EDITION, vec![row.number.into()]));
            conditions.extend(self.region.map(|region| (OF_REGION, vec![region.into()])));
        }
        conditions.extend(self.within.map(|within| (WITHIN, vec![within.into()])));
        Some(conditions)
    }

    /// The numbers between which all rows answer, where nothing but an occupation, or that and a place, chooses them.
    fn span(&self, edition: Edition, occupation: Option<&str>) -> Option<(i64, i64)> {
        if self.within.or(self.search).is_some() {
            return None;
        }
        match (occupation, self.region) {
            (Some(code), None) => edition.ids_of(code),
            (Some(code), Some(region)) => {
                let (first, _) = edition.ids_of(code)?;
                let number = first + i64::from(edition.areas.number(region)?);
                Some((number, number))
            }
            (None, None) => Some(edition.ids()),
            (None, Some(_)) => None,
        }
    }
}

impl EditionArm {
    /// The part of the list of pay figures with the wages of one pay period.
    pub fn pay(&self, period: PayPeriod, columns: Vec<ArmColumn>) -> Arm {
        let (key, has, has_wage): (_, _, fn(&WageLine) -> bool) = match period {
            PayPeriod::Hour => (HOUR, "hourly = TRUE", |row| row.hourly),
            _ => (YEAR, "yearly = TRUE", |row| row.yearly),
        };
        let mut arm = self.arm(key, columns);
        // Who has a median has wages, and an index that holds medians need not be left to see it.
        if !self.by_median {
            arm.filter(has, []);
        }
        arm.total = self.rows.map(|rows| rows.paid(period));
        arm.span = self.span(has_wage);
        arm
    }

    fn span(&self, has: fn(&WageLine) -> bool) -> Option<Span> {
        self.span.map(|(first, last)| Span {
            first,
            last,
            current_only: self.counted == Counted::Current,
            has,
        })
    }

    /// The place of its rows to sort by. Areas are numbered as their codes sort, also where an old edition has those of
    /// New England, `US-NECTA-7…`, beside `US-CBSA-1…` to `US-CBSA-4…`.
    pub const fn region(&self) -> ArmColumn {
        if self.of_occupation {
            ArmColumn::Along("region")
        } else {
            ArmColumn::Column("region")
        }
    }

    /// A mean or median of its rows to sort by.
    pub const fn amount(&self, sql: &'static str, period: PayPeriod) -> ArmColumn {
        match self.bounds(period) {
            Some((least, most)) => ArmColumn::Between { sql, least, most },
            None => ArmColumn::Column(sql),
        }
    }

    /// Between which amounts the means and medians of its rows lie, where it has any.
    pub const fn bounds(&self, period: PayPeriod) -> Option<(i64, i64)> {
        match period {
            PayPeriod::Hour => self.hours,
            _ => self.years,
        }
    }

    /// A column of its rows to choose or to sort by: as an expression, which no index serves, where one would lead away
    /// from the rows.
    pub const fn column(&self, name: &'static str, expression: &'static str) -> &'static str {
        if self.is_sorted_whole {
            expression
        } else {
            name
        }
    }

    /// The part of the list of outlook rows.
    pub fn outlook(&self, columns: Vec<ArmColumn>) -> Arm {
        let mut arm = self.arm(OUTLOOK, columns);
        arm.total = self.rows.map(|rows| rows.rows);
        arm.span = self.span(|_| true);
        arm
    }

    fn arm(&self, key: Key, columns: Vec<ArmColumn>) -> Arm {
        let first = columns.first().and_then(ArmColumn::sql);
        let by_index = first.is_some_and(|sql| INDEXED.contains(&sql));
        let mut arm = Arm::new("wages", key, columns);
        arm.ids = Some(self.ids);
        if let Some(number) = self.whole {
            // The rows lie in the order of their ids, which is also the quickest to read through; the indexes that
            // serve some orders and ranges start with the edition.
            if by_index || self.by_median {
                arm.filter(OF_EDITION, [number.into()]);
            } else {
                let (first, last) = self.ids;
                arm.filter(BETWEEN, [first.into(), last.into()]);
            }
        }
        for (condition, binds) in &self.conditions {
            arm.filter_all(*condition, binds.iter().cloned());
        }
        arm
    }
}

const HOUR: Key = Key::Number {
    column: "id",
    text: |id| pay_id(id, PayPeriod::Hour),
    beside: |key| beside(key, "-hour"),
};
const YEAR: Key = Key::Number {
    column: "id",
    text: |id| pay_id(id, PayPeriod::Year),
    beside: |key| beside(key, "-year"),
};
const OUTLOOK: Key = Key::Number {
    column: "id",
    text: outlook_id,
    beside: |key| beside(key, ""),
};
