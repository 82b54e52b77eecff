//! The official figures that claims are held against.

use super::figures::{Given, of_pay, of_projection, years};
use crate::domain::evidence::{
    Claim, Collection, Edition, Extent, FigureRef, Library, Published, Rounding,
};
use crate::domain::vocabulary::FigureResource;
use crate::store::evidence::Official;
use crate::store::rows::{RegionalOutlookRow, SalaryBandRow};

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
    let bands = official.bands.iter().flat_map(of_band);
    let outlook = official.outlook.iter().flat_map(of_outlook);
    Library {
        editions: pay.chain(projections).collect(),
        values: bands.chain(outlook).collect(),
    }
}

fn of_band(row: &SalaryBandRow) -> Vec<Published> {
    let value = |given: Given| {
        Some(Published {
            value: given.value.value()?,
            figure: FigureRef {
                resource: FigureResource::SalaryBands,
                id: row.id.clone(),
                field: given.field,
            },
            dataset: row.dataset.clone(),
            source: row.source.clone(),
            period: row.reference_period.clone()?,
            occupation: row.occupation.clone()?,
            region: row.region.clone(),
            measure: given.measure,
            unit: given.unit,
            pay_basis: Some(row.pay_basis),
        })
    };
    of_pay(row).into_iter().filter_map(value).collect()
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
            pay_basis: None,
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
        pay_basis: value.pay_basis,
        period: Some(value.period.clone()),
        source: value.source.clone(),
        publisher: None,
    }
}
