//! Career tracks and their ladders.

use diesel::{
    ExpressionMethods, JoinOnDsl, NullableExpressionMethods, QueryDsl, RunQueryDsl,
    SelectableHelper,
};

use super::StoreError;
use super::rows::{FocusAreaRow, RungRow};
use super::statement::any_of;
use crate::db::DbConn;
use crate::schema::{roles, rung_focus_areas, salary_bands, track_rungs};

/// Median, mean and currency of the pay on a rung.
pub type RungPay = (Option<i64>, Option<i64>, String);

/// A rung with the title of its role and its pay.
pub type RungDetails = (RungRow, String, Option<RungPay>);

/// The ladders of some tracks.
#[derive(Debug)]
pub struct Ladders {
    /// The rungs, lowest first within each track.
    pub rungs: Vec<RungDetails>,
    /// What to work on at each rung.
    pub focus_areas: Vec<FocusAreaRow>,
}

/// Loads the ladders of tracks.
pub fn ladders(conn: &mut DbConn, tracks: &[String]) -> Result<Ladders, StoreError> {
    let rungs = track_rungs::table
        .inner_join(roles::table.on(roles::slug.eq(track_rungs::role)))
        .left_join(salary_bands::table.on(salary_bands::id.nullable().eq(track_rungs::salary_band)))
        .filter(any_of(track_rungs::track, tracks))
        .order((track_rungs::track, track_rungs::position))
        .select((
            RungRow::as_select(),
            roles::title,
            (
                salary_bands::median,
                salary_bands::mean,
                salary_bands::currency,
            )
                .nullable(),
        ))
        .load(conn)?;
    let focus_areas = rung_focus_areas::table
        .filter(any_of(rung_focus_areas::track, tracks))
        .order((
            rung_focus_areas::track,
            rung_focus_areas::rung,
            rung_focus_areas::position,
        ))
        .select(FocusAreaRow::as_select())
        .load(conn)?;
    Ok(Ladders { rungs, focus_areas })
}
