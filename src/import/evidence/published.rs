//! The official figures that claims are held against.

use super::figures::{Given, of_projection, years};
use crate::domain::evidence::{
    Claim, Collection, Edition, Extent, FigureRef, Library, Published, Rounding, Unit,
};
use crate::domain::vocabulary::{FigureResource, Measure, PayPeriod, Statistic};
use crate::store::evidence::Official;
use crate::store::rows::{RegionalOutlookRow, WageRow};
use crate::store::wages::WageKey;

/// What OEWS counts in.
const CURRENCY: &str = "USD";

/// Turns the rows of official data sets into the values they give.
pub fn library(official: Official) -> Library {
    let pay = official
        .pay_editions
        .into_iter()
        .map(|(edition, region)| Edition {
            dataset: edition.slug(),
            collection: Collection::Oews,
            period: edition.period(),
            region,
        });
    let projections = official
        .outlook_editions
        .into_iter()
        .map(|(dataset, (from, to), region)| Edition {
            dataset,
            collection: Collection::Projections,
            period: years(from, to),
            region,
        });
    let wages = official
        .wages
        .iter()
        .flat_map(|(key, row)| of_wages(*key, row));
    let outlook = official.outlook.iter().flat_map(of_outlook);
    Library {
        editions: pay.chain(projections).collect(),
        values: wages.chain(outlook).collect(),
    }
}

/// The values of a line of OEWS. Its figures are served as two rows, of annual and of hourly pay; the employment that
/// both have is taken from the first there is.
fn of_wages(key: WageKey, row: &WageRow) -> Vec<Published> {
    let slug = key.edition.slug();
    let value = |period: PayPeriod, field: String, measure, unit: Unit, value| Published {
        figure: FigureRef {
            resource: FigureResource::SalaryBands,
            id: format!("{}-{period}", key.text()),
            field,
        },
        dataset: slug.clone(),
        source: slug.clone(),
        period: key.edition.period(),
        occupation: row.occupation.clone(),
        region: row.region.clone(),
        measure,
        unit,
        value,
    };
    let pay = amounts(row)
        .into_iter()
        .filter_map(|(period, statistic, amount)| {
            let unit = Unit::Money(CURRENCY.to_owned(), period);
            let field = format!("amounts.{statistic}");
            let measure = Measure::of_pay(statistic);
            Some(value(period, field, measure, unit, amount?))
        });
    let period = if row.yearly {
        PayPeriod::Year
    } else {
        PayPeriod::Hour
    };
    let employment = row.employment.map(|people| {
        let field = "employment".to_owned();
        value(period, field, Measure::Employment, Unit::People, people)
    });
    pay.chain(employment).collect()
}

fn amounts(row: &WageRow) -> [(PayPeriod, Statistic, Option<i64>); 12] {
    use {PayPeriod as Per, Statistic as S};
    [
        (Per::Year, S::P10, row.year_p10),
        (Per::Year, S::P25, row.year_p25),
        (Per::Year, S::Median, row.year_median),
        (Per::Year, S::P75, row.year_p75),
        (Per::Year, S::P90, row.year_p90),
        (Per::Year, S::Mean, row.year_mean),
        (Per::Hour, S::P10, row.hour_p10),
        (Per::Hour, S::P25, row.hour_p25),
        (Per::Hour, S::Median, row.hour_median),
        (Per::Hour, S::P75, row.hour_p75),
        (Per::Hour, S::P90, row.hour_p90),
        (Per::Hour, S::Mean, row.hour_mean),
    ]
}

fn of_outlook(row: &RegionalOutlookRow) -> Vec<Published> {
    let value = |given: Given| {
        let (from, to) = row.period_from.zip(row.period_to)?;
        Some(Published {
            value: given.value.value()?,
            figure: FigureRef {
                resource: FigureResource::RegionalOutlook,
                id: row.id.clone(),
                field: given.field,
            },
            dataset: row.dataset.clone(),
            source: row.source.clone(),
            period: years(from, to),
            occupation: row.occupation.clone()?,
            region: row.region.clone(),
            measure: given.measure,
            unit: given.unit,
        })
    };
    of_projection(row).into_iter().filter_map(value).collect()
}

/// An official figure as a claim, so that it can stand beside those that differ from it.
pub fn claim(value: &Published) -> Claim {
    Claim {
        figure: value.figure.clone(),
        measure: value.measure,
        value: Extent::single(value.value),
        rounding: Rounding::Exact,
        unit: value.unit.clone(),
        role: None,
        occupation: Some(value.occupation.clone()),
        region: Some(value.region.clone()),
        level: None,
        pay_basis: None,
        period: Some(value.period.clone()),
        source: value.source.clone(),
        publisher: None,
    }
}
