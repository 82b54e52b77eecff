//! What an answer about the pay of a role rests on: its pay figures at a place and around it, and consumer prices.

use std::sync::Arc;

use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, SelectableHelper};

use super::StoreError;
use super::known::{Known, Region, Snapshot};
use super::listing::{Asked, SortColumn};
use super::rows::ConsumerPriceRow;
use super::salary_bands::{self, Filter, SalaryBands};
use super::statement::any_of;
use crate::db::DbConn;
use crate::domain::vocabulary::RegionKind;
use crate::schema::{consumer_prices, roles};

/// The most figures of a role that are weighed at one place.
const MOST_FIGURES: i64 = 1000;

/// Finds the title of a role.
pub fn role_title(conn: &mut DbConn, slug: &str) -> Result<Option<String>, StoreError> {
    Ok(roles::table
        .find(slug)
        .select(roles::title)
        .first(conn)
        .optional()?)
}

/// Lists a place and the metropolitan area, state and country around it, nearest first; empty when it does not exist.
pub fn places(known: &Known, code: &str) -> Vec<Arc<Region>> {
    let mut places: Vec<Arc<Region>> = Vec::new();
    let mut next = Some(code);
    let mut last_kind = None;
    while let Some(code) = next.filter(|code| {
        let is_new = places.iter().all(|met| *met.code != **code);
        is_new && last_kind != Some(RegionKind::Country)
    }) {
        let Some(row) = known.regions.get(code) else {
            break;
        };
        next = row.parent.as_deref();
        last_kind = Some(row.kind);
        let is_around = matches!(
            row.kind,
            RegionKind::Metro | RegionKind::State | RegionKind::Country
        );
        if places.is_empty() || is_around {
            places.push(Arc::clone(row));
        }
    }
    places
}

/// Loads the pay figures of a role at some places, by place and id: its own, and the current ones of its occupation, which
/// then say how well that describes the role.
pub fn of_role(
    conn: &mut Snapshot<'_>,
    slug: &str,
    places: &[String],
) -> Result<SalaryBands, StoreError> {
    let (mut keys, mut asked) = (Vec::new(), Asked::default());
    for place in places {
        let filter = Filter {
            role: Some(slug.to_owned()),
            region: Some(place.clone()),
            ..Filter::default()
        };
        let by_id = SortColumn {
            sql: salary_bands::ID.0,
            column_type: salary_bands::ID.1,
            descending: false,
        };
        let list = salary_bands::list(&conn.known, &filter, vec![by_id]);
        let page = list.page(conn, MOST_FIGURES, None)?;
        keys.extend(page.keys);
        asked = page.asked;
    }
    let mut found = salary_bands::load(conn, &keys)?;
    for band in &mut found.bands {
        if let Some(fit) = asked.fit(&band.row.dataset) {
            band.row.occupation_match = Some(fit);
        }
    }
    Ok(found)
}

/// Loads the months of the consumer price index for pay in a currency at one of the places; empty where there is none.
pub fn prices(
    conn: &mut DbConn,
    places: &[String],
    currency: &str,
) -> Result<Vec<ConsumerPriceRow>, StoreError> {
    let rows: Vec<ConsumerPriceRow> = consumer_prices::table
        .filter(any_of(consumer_prices::region, places))
        .filter(consumer_prices::currency.eq(currency))
        .order((consumer_prices::series, consumer_prices::month))
        .select(ConsumerPriceRow::as_select())
        .load(conn)?;
    let first = rows.first().map(|row| row.series.clone());
    let of_first = |row: &ConsumerPriceRow| first.as_ref() == Some(&row.series);
    Ok(rows.into_iter().filter(of_first).collect())
}

/// The last month of all consumer prices, which counts as now; `None` when there are none.
pub fn last_month(conn: &mut DbConn) -> Result<Option<String>, StoreError> {
    Ok(consumer_prices::table
        .select(diesel::dsl::max(consumer_prices::month))
        .first(conn)?)
}
