//! The official figures that stand in the headline of a role where the editors have chosen none.

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use crate::db::DbConn;
use crate::domain::vocabulary::{PayPeriod, Program};
use crate::schema::{datasets, regional_outlook, roles, wages};
use crate::store::figures::{Owners, owners};
use crate::store::known::Known;
use crate::store::rows::InheritedFiguresRow;
use crate::store::wages::ids::pay_id;
use crate::store::wages::{Areas, Edition};
use crate::store::{StoreError, replace_rows, revision};

/// The place that headlines are for.
const NATION: &str = "US";

/// Derives anew what each role inherits; writes only what changed, and tells whether anything did.
///
/// # Errors
///
/// Only those of the database.
pub fn derive_inherited(conn: &mut DbConn) -> Result<bool, StoreError> {
    let slugs: Vec<String> = roles::table
        .select(roles::slug)
        .order(roles::slug)
        .load(conn)?;
    let projections: Vec<String> = [Program::Projections, Program::StateProjections]
        .into_iter()
        .map(|program| {
            datasets::table
                .filter(datasets::program.eq(program))
                .select(datasets::slug)
                .order(datasets::slug.desc())
                .load(conn)
        })
        .collect::<Result<Vec<Vec<String>>, _>>()?
        .concat();
    let revision = revision::current(conn)?;
    let known = Known::load(conn, revision)?;
    let mut rows = Vec::new();
    for slug in slugs {
        let owners = owners(&known, Some(&slug), None);
        let pay = newest_pay(conn, &owners)?;
        let row = InheritedFiguresRow {
            salary_band: pay.as_ref().map(|(id, _)| id.clone()),
            median: pay.map(|(_, median)| median),
            growth_outlook: newest_outlook(conn, &owners, &projections, Figure::Growth)?,
            openings_outlook: newest_outlook(conn, &owners, &projections, Figure::Openings)?,
            role: slug,
        };
        rows.push(row);
    }
    rows.retain(|row| {
        let outlook = row
            .growth_outlook
            .as_ref()
            .or(row.openings_outlook.as_ref());
        row.salary_band.is_some() || outlook.is_some()
    });
    replace_rows!(conn, role_inherited_figures, InheritedFiguresRow, rows)
}

/// The annual wages of the newest national edition that gives a median, and that median.
fn newest_pay(conn: &mut DbConn, owners: &Owners) -> Result<Option<(String, i64)>, StoreError> {
    let mut editions: Vec<(Edition, &str)> = owners
        .codes
        .iter()
        .flatten()
        .filter_map(|(dataset, code)| Some((Edition::parse(dataset)?, &**code)))
        .filter(|(edition, _)| edition.areas == Areas::National)
        .collect();
    editions.sort();
    for (edition, code) in editions.into_iter().rev() {
        let Some((id, _)) = edition.ids_of(code) else {
            continue;
        };
        let median: Option<Option<i64>> = wages::table
            .find(id)
            .filter(wages::yearly.eq(true))
            .select(wages::year_median)
            .first(conn)
            .optional()?;
        if let Some(found) = median.flatten().zip(pay_id(id, PayPeriod::Year)) {
            let (median, id) = found;
            return Ok(Some((id, median)));
        }
    }
    Ok(None)
}

/// What is looked for in a projection.
#[derive(Clone, Copy)]
enum Figure {
    Growth,
    Openings,
}

/// The row of the newest projection for the nation that gives a figure; those of the nation's own come first.
fn newest_outlook(
    conn: &mut DbConn,
    owners: &Owners,
    projections: &[String],
    figure: Figure,
) -> Result<Option<String>, StoreError> {
    for dataset in projections {
        let Some(Some(code)) = owners.of(dataset) else {
            continue;
        };
        let mut rows = regional_outlook::table
            .filter(regional_outlook::occupation.eq(code))
            .filter(regional_outlook::region.eq(NATION))
            .filter(regional_outlook::dataset.eq(dataset))
            .select(regional_outlook::id)
            .order(regional_outlook::id)
            .into_boxed();
        rows = match figure {
            Figure::Growth => rows.filter(regional_outlook::growth_min.is_not_null()),
            Figure::Openings => rows.filter(regional_outlook::annual_openings.is_not_null()),
        };
        if let Some(id) = rows.first(conn).optional()? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
