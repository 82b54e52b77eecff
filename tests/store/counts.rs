//! Counts of wages: those that lists are told, next to the rows themselves.

use std::collections::BTreeMap;

use careers_api::schema::{oews_editions, wage_counts, wages};
use careers_api::store::rows::{OewsEditionRow, WageCountRow, WageRow};
use diesel::{QueryDsl, RunQueryDsl, SelectableHelper};

use super::{DbConn, official, revert_from, words};

/// What every row says of itself: edition, codes, and whether it is superseded, yearly, hourly.
type Told = (i64, String, String, bool, bool, bool);

fn counted(conn: &mut DbConn) -> BTreeMap<(i64, String), [i64; 6]> {
    let rows: Vec<Told> = wages::table
        .select((
            wages::edition,
            wages::occupation,
            wages::region,
            wages::superseded,
            wages::yearly,
            wages::hourly,
        ))
        .load(conn)
        .unwrap();
    let mut counts = BTreeMap::<(i64, String), [i64; 6]>::new();
    for (edition, occupation, region, superseded, yearly, hourly) in rows {
        for code in [String::new(), occupation, region] {
            let count = counts.entry((edition, code)).or_default();
            let holds = [
                true,
                yearly,
                hourly,
                !superseded,
                yearly && !superseded,
                hourly && !superseded,
            ];
            for (place, holds) in count.iter_mut().zip(holds) {
                *place += i64::from(holds);
            }
        }
    }
    counts
}

fn kept(conn: &mut DbConn) -> BTreeMap<(i64, String), [i64; 6]> {
    let rows: Vec<WageCountRow> = wage_counts::table
        .select(WageCountRow::as_select())
        .load(conn)
        .unwrap();
    let counts = rows.into_iter().map(|row| {
        let count = [
            row.all_rows,
            row.yearly_rows,
            row.hourly_rows,
            row.current_rows,
            row.current_yearly_rows,
            row.current_hourly_rows,
        ];
        ((row.edition, row.code), count)
    });
    counts.collect()
}

#[test]
fn the_rows_of_each_edition_occupation_and_region_are_counted_at_every_import() {
    let (_database, mut conn) = official();
    let counts = kept(&mut conn);
    assert_eq!(counts, counted(&mut conn));
    let superseded = |count: &[i64; 6]| count[3] < count[0];
    assert!(counts.values().any(superseded), "no edition is superseded");
}

#[test]
fn a_database_from_before_they_were_counted_gets_the_same_counts() {
    let (_database, mut conn) = official();
    let before = kept(&mut conn);
    revert_from(&mut conn, "20261126000000");
    let editions = "SELECT dataset AS word FROM oews_editions WHERE all_rows > 0";
    assert!(!words(&mut conn, editions).is_empty());
    conn.migrate().unwrap();
    assert_eq!(kept(&mut conn), before);
}

/// Of each edition, the least and the greatest mean or median, annual and hourly.
type Bounds = BTreeMap<i64, [Option<i64>; 4]>;

fn bounds_kept(conn: &mut DbConn) -> Bounds {
    let rows: Vec<OewsEditionRow> = oews_editions::table
        .select(OewsEditionRow::as_select())
        .load(conn)
        .unwrap();
    let bounds = rows.into_iter().map(|row| {
        let bounds = [row.year_least, row.year_most, row.hour_least, row.hour_most];
        (row.number, bounds)
    });
    bounds.collect()
}

#[test]
fn the_means_and_medians_of_each_edition_lie_between_the_amounts_that_are_kept() {
    let (_database, mut conn) = official();
    let rows: Vec<WageRow> = wages::table
        .select(WageRow::as_select())
        .load(&mut conn)
        .unwrap();
    let mut amounts = BTreeMap::<i64, [Vec<i64>; 2]>::new();
    for row in rows {
        let [years, hours] = amounts.entry(row.edition).or_default();
        years.extend([row.year_mean, row.year_median].into_iter().flatten());
        hours.extend([row.hour_mean, row.hour_median].into_iter().flatten());
    }
    let bounds = amounts.into_iter().map(|(edition, amounts)| {
        let [years, hours] =
            amounts.map(|all| [all.iter().min().copied(), all.iter().max().copied()]);
        (edition, [years[0], years[1], hours[0], hours[1]])
    });
    let bounds: Bounds = bounds.collect();
    assert_eq!(bounds_kept(&mut conn), bounds);
    // A database from before they were kept gets the same.
    revert_from(&mut conn, "20261126120000");
    conn.migrate().unwrap();
    assert_eq!(bounds_kept(&mut conn), bounds);
}
