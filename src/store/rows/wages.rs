//! Rows of OEWS wages and editions.

use diesel::{Insertable, Queryable, Selectable};

use crate::domain::vocabulary::RegionKind;
use crate::schema::{oews_editions, wage_counts, wages};

/// One row of `wages`.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = wages, treat_none_as_default_value = false)]
pub struct WageRow {
    pub id: i64,
    pub edition: i64,
    pub region: String,
    pub occupation: String,
    pub superseded: bool,
    pub yearly: bool,
    pub hourly: bool,
    pub employment: Option<i64>,
    pub jobs_per_1000: Option<i64>,
    pub location_quotient: Option<i64>,
    pub year_mean: Option<i64>,
    pub year_p10: Option<i64>,
    pub year_p25: Option<i64>,
    pub year_median: Option<i64>,
    pub year_p75: Option<i64>,
    pub year_p90: Option<i64>,
    pub hour_mean: Option<i64>,
    pub hour_p10: Option<i64>,
    pub hour_p25: Option<i64>,
    pub hour_median: Option<i64>,
    pub hour_p75: Option<i64>,
    pub hour_p90: Option<i64>,
    pub marks: i64,
}

/// A row of `wages` as answers read it: its edition, region and occupation are in its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = wages)]
pub struct WageLine {
    pub id: i64,
    pub superseded: bool,
    pub yearly: bool,
    pub hourly: bool,
    pub employment: Option<i64>,
    pub jobs_per_1000: Option<i64>,
    pub location_quotient: Option<i64>,
    pub year_mean: Option<i64>,
    pub year_p10: Option<i64>,
    pub year_p25: Option<i64>,
    pub year_median: Option<i64>,
    pub year_p75: Option<i64>,
    pub year_p90: Option<i64>,
    pub hour_mean: Option<i64>,
    pub hour_p10: Option<i64>,
    pub hour_p25: Option<i64>,
    pub hour_median: Option<i64>,
    pub hour_p75: Option<i64>,
    pub hour_p90: Option<i64>,
    pub marks: i64,
}

/// One row of `oews_editions`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Insertable)]
#[diesel(table_name = oews_editions, treat_none_as_default_value = false)]
pub struct OewsEditionRow {
    pub dataset: String,
    pub number: i64,
    pub region_kind: RegionKind,
    pub year_top_code: Option<i64>,
    pub hour_top_code: Option<i64>,
    pub year_least: Option<i64>,
    pub year_most: Option<i64>,
    pub hour_least: Option<i64>,
    pub hour_most: Option<i64>,
}

/// One row of `wage_counts`.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = wage_counts, treat_none_as_default_value = false)]
pub struct WageCountRow {
    pub edition: i64,
    pub code: String,
    pub all_rows: i64,
    pub yearly_rows: i64,
    pub hourly_rows: i64,
    pub current_rows: i64,
    pub current_yearly_rows: i64,
    pub current_hourly_rows: i64,
}
