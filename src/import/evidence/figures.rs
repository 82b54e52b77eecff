//! The figures of the curated rows, each as a claim.

use std::collections::BTreeMap;

use super::pay_unit;
use crate::domain::evidence::{Claim, Extent, FigureRef, Rounding, Unit, same_publisher};
use crate::domain::vocabulary::{
    FigureResource, MatchKind, Measure, OpenEnd, Statistic, SubjectKind,
};
use crate::store::evidence::{Curated, RoleExperience};
use crate::store::rows::{
    RegionalOutlookRow, RoleTimelineRow, SalaryBandRow, SalaryDifferentialRow,
};

/// A claim with what is shown of it beyond what it is judged by.
#[derive(Debug)]
pub struct Figure {
    /// The claim.
    pub claim: Claim,
    /// How well the occupation describes the role.
    pub occupation_match: Option<MatchKind>,
    /// The level in words.
    pub level_label: Option<String>,
    /// Whether the document says "about".
    pub approximate: bool,
    /// Whom the document names.
    pub cited_publisher: Option<String>,
    /// Whether that is another than who published the document.
    pub listed: bool,
}

/// One statistic of a row.
#[derive(Debug)]
pub struct Given {
    /// The field it stands in.
    pub field: String,
    /// What statistic it is.
    pub measure: Measure,
    /// How much.
    pub value: Extent,
    /// What it is counted in.
    pub unit: Unit,
}

impl Given {
    fn new(field: impl Into<String>, measure: Measure, value: Extent, unit: Unit) -> Self {
        Self {
            field: field.into(),
            measure,
            value,
            unit,
        }
    }

    /// The claim that it is, of which only this is known so far.
    fn claim(self, resource: FigureResource, id: &str, source: &str) -> Claim {
        Claim {
            figure: FigureRef {
                resource,
                id: id.to_owned(),
                field: self.field,
            },
            measure: self.measure,
            value: self.value,
            rounding: Rounding::Printed,
            unit: self.unit,
            role: None,
            occupation: None,
            region: None,
            level: None,
            pay_basis: None,
            period: None,
            source: source.to_owned(),
            publisher: None,
        }
    }
}

/// Every curated figure.
pub fn of(curated: &Curated) -> Vec<Figure> {
    let by = &curated.publishers;
    let bands = curated.bands.iter().flat_map(|row| of_band(row, by));
    let outlook = curated.outlook.iter().flat_map(|row| of_outlook(row, by));
    let differentials = curated
        .differentials
        .iter()
        .flat_map(|row| of_differential(row, by));
    let timelines = curated
        .timelines
        .iter()
        .filter_map(|row| of_timeline(row, by));
    let experience = curated
        .experience
        .iter()
        .filter_map(|row| of_experience(row, by));
    bands
        .chain(outlook)
        .chain(differentials)
        .chain(timelines)
        .chain(experience)
        .collect()
}

type Publishers = BTreeMap<String, String>;

/// The statistics of a pay band.
pub fn of_pay(row: &SalaryBandRow) -> Vec<Given> {
    let amounts: Vec<(Statistic, i64)> = [
        (Statistic::Low, row.low),
        (Statistic::P10, row.p10),
        (Statistic::P25, row.p25),
        (Statistic::Median, row.median),
        (Statistic::Mean, row.mean),
        (Statistic::P75, row.p75),
        (Statistic::P90, row.p90),
        (Statistic::High, row.high),
    ]
    .into_iter()
    .filter_map(|(statistic, amount)| Some((statistic, amount?)))
    .collect();
    let (first, last) = (
        amounts.first().map(|(statistic, _)| *statistic),
        amounts.last().map(|(statistic, _)| *statistic),
    );
    // An open end is that of the lowest or of the highest amount.
    let value = |statistic, amount| Extent {
        min: (row.open_ended != Some(OpenEnd::Low) || first != Some(statistic)).then_some(amount),
        max: (row.open_ended != Some(OpenEnd::High) || last != Some(statistic)).then_some(amount),
    };
    let pay = amounts.iter().map(|(statistic, amount)| {
        Given::new(
            format!("amounts.{statistic}"),
            Measure::of_pay(*statistic),
            value(*statistic, *amount),
            pay_unit(&row.currency, row.period),
        )
    });
    let employment = row.employment.map(|people| {
        Given::new(
            "employment",
            Measure::Employment,
            Extent::single(people),
            Unit::People,
        )
    });
    pay.chain(employment).collect()
}

/// The statistics of an outlook row.
pub fn of_projection(row: &RegionalOutlookRow) -> Vec<Given> {
    let single = |value: Option<i64>| value.map(Extent::single);
    [
        (
            "growth_percent",
            Measure::Growth,
            extent(row.growth_min, row.growth_max),
            Unit::Percent,
        ),
        (
            "annual_openings",
            Measure::AnnualOpenings,
            single(row.annual_openings),
            Unit::JobsPerYear,
        ),
        (
            "employment.base",
            Measure::EmploymentBase,
            single(row.employment_base),
            Unit::People,
        ),
        (
            "employment.projected",
            Measure::EmploymentProjected,
            single(row.employment_projected),
            Unit::People,
        ),
    ]
    .into_iter()
    .filter_map(|(field, measure, value, unit)| Some(Given::new(field, measure, value?, unit)))
    .collect()
}

/// Joins two ends; `None` when both are absent.
fn extent(min: Option<i64>, max: Option<i64>) -> Option<Extent> {
    (min.is_some() || max.is_some()).then_some(Extent { min, max })
}

/// The years of a projection as a period.
pub fn years(from: i64, to: i64) -> String {
    format!("{from}-{to}")
}

fn of_band(row: &SalaryBandRow, publishers: &Publishers) -> Vec<Figure> {
    let figure = |given: Given| {
        let claim = Claim {
            role: row.role.clone(),
            occupation: row.occupation.clone(),
            region: Some(row.region.clone()),
            level: row.level.clone(),
            pay_basis: Some(row.pay_basis),
            period: row.reference_period.clone(),
            ..given.claim(FigureResource::SalaryBands, &row.id, &row.source)
        };
        Figure {
            occupation_match: row.occupation_match,
            level_label: row.level_label.clone(),
            ..cited(
                claim,
                row.cited_publisher.as_ref(),
                row.approximate,
                publishers,
            )
        }
    };
    of_pay(row).into_iter().map(figure).collect()
}

fn of_outlook(row: &RegionalOutlookRow, publishers: &Publishers) -> Vec<Figure> {
    let figure = |given: Given| {
        let period = row.period_from.zip(row.period_to);
        let claim = Claim {
            role: row.role.clone(),
            occupation: row.occupation.clone(),
            region: Some(row.region.clone()),
            period: period.map(|(from, to)| years(from, to)),
            ..given.claim(FigureResource::RegionalOutlook, &row.id, &row.source)
        };
        Figure {
            occupation_match: row.occupation_match,
            ..cited(
                claim,
                row.cited_publisher.as_ref(),
                row.approximate,
                publishers,
            )
        }
    };
    of_projection(row).into_iter().map(figure).collect()
}

fn of_differential(row: &SalaryDifferentialRow, publishers: &Publishers) -> Option<Figure> {
    // A document gives the one or the other.
    let money = row.currency.as_deref().zip(row.period);
    let given = match (extent(row.percent_min, row.percent_max), money) {
        (Some(value), _) => Given::new("percent", Measure::PercentDifference, value, Unit::Percent),
        (None, Some((currency, period))) => Given::new(
            "amount_difference",
            Measure::AmountDifference,
            extent(row.amount_min, row.amount_max)?,
            pay_unit(currency, period),
        ),
        (None, None) => return None,
    };
    // The place is the one whose pay is told.
    let region = match row.subject_kind {
        SubjectKind::Region => &row.subject_code,
        SubjectKind::EducationLevel => &row.region,
    };
    let claim = Claim {
        role: row.role.clone(),
        region: Some(region.clone()),
        period: row.reference_period.clone(),
        ..given.claim(FigureResource::SalaryDifferentials, &row.id, &row.source)
    };
    Some(cited(
        claim,
        row.cited_publisher.as_ref(),
        row.approximate,
        publishers,
    ))
}

fn of_timeline(row: &RoleTimelineRow, publishers: &Publishers) -> Option<Figure> {
    let given = Given::new(
        format!("timelines.{}.years", row.position),
        Measure::of_timeline(row.kind)?,
        extent(row.years_min, row.years_max)?,
        Unit::Years,
    );
    let claim = Claim {
        role: Some(row.role.clone()),
        level: Some(row.starting_point.clone()),
        ..given.claim(FigureResource::Roles, &row.role, &row.source)
    };
    Some(Figure {
        level_label: Some(row.starting_point.clone()),
        ..cited(claim, None, false, publishers)
    })
}

fn of_experience(row: &RoleExperience, publishers: &Publishers) -> Option<Figure> {
    let given = Given::new(
        "experience_years",
        Measure::TotalExperience,
        extent(row.min, row.max)?,
        Unit::Years,
    );
    let claim = Claim {
        role: Some(row.role.clone()),
        ..given.claim(FigureResource::Roles, &row.role, &row.source)
    };
    Some(cited(claim, None, false, publishers))
}

/// Adds who stands behind a claim: whom the document cites, or else who published it.
fn cited(
    mut claim: Claim,
    cited: Option<&String>,
    approximate: bool,
    publishers: &Publishers,
) -> Figure {
    let own = publishers.get(&claim.source);
    claim.publisher = cited.or(own).cloned();
    if approximate {
        claim.rounding = Rounding::About;
    }
    Figure {
        claim,
        occupation_match: None,
        level_label: None,
        approximate,
        cited_publisher: cited.cloned(),
        listed: cited.is_some_and(|cited| own.is_none_or(|own| !same_publisher(cited, own))),
    }
}
