//! Figures: what is loaded is what stands in the files, and what could not be is refused.

use careers_api::import::seeds::{SeedFiles, load, seed};
use careers_api::schema::{regional_outlook, salary_differentials};
use chrono::NaiveDateTime;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use serde_json::{Value, json};

use crate::{change, faults, place, refused, refused_there, seeded};

const BANDS: &str = "salary-bands.json";
const DIFFERENTIALS: &str = "salary-differentials.json";
const OUTLOOK: &str = "regional-outlook.json";

fn growing(files: &SeedFiles) -> usize {
    place(files, OUTLOOK, "regional_outlook", |row| {
        !row["growth_percent"].is_null()
    })
}

fn differential(files: &SeedFiles, kind: &str) -> usize {
    place(files, DIFFERENTIALS, "salary_differentials", |row| {
        !row[kind].is_null()
    })
}

#[test]
fn a_loss_is_stored_as_a_loss() {
    let (_folder, mut conn) = seeded();
    let mut files = SeedFiles::shipped();
    let outlook = growing(&files);
    let pointer = format!("/regional_outlook/{outlook}/growth_percent");
    change(
        &mut files,
        OUTLOOK,
        &pointer,
        json!({"min": -12.5, "max": -12.5}),
    );
    let differential = differential(&files, "percent");
    let pointer = format!("/salary_differentials/{differential}/percent");
    change(
        &mut files,
        DIFFERENTIALS,
        &pointer,
        json!({"min": -8.25, "max": null}),
    );
    let seeds = load(&files).unwrap();
    seed(&mut conn, &seeds, NaiveDateTime::default()).unwrap();

    let growth: (Option<i64>, Option<i64>) = regional_outlook::table
        .find(&seeds.regional_outlook[outlook].id)
        .select((regional_outlook::growth_min, regional_outlook::growth_max))
        .first(&mut conn)
        .unwrap();
    assert_eq!(growth, (Some(-1250), Some(-1250)));
    let percent: (Option<i64>, Option<i64>) = salary_differentials::table
        .find(&seeds.salary_differentials[differential].id)
        .select((
            salary_differentials::percent_min,
            salary_differentials::percent_max,
        ))
        .first(&mut conn)
        .unwrap();
    assert_eq!(percent, (Some(-825), None));
}

#[test]
fn as_many_percentages_are_stored_as_the_files_have() {
    let (_folder, mut conn) = seeded();
    let seeds = load(&SeedFiles::shipped()).unwrap();
    let stated = seeds
        .regional_outlook
        .iter()
        .filter(|row| row.growth_percent.is_some());
    let stored: i64 = regional_outlook::table
        .filter(regional_outlook::growth_min.is_not_null())
        .or_filter(regional_outlook::growth_max.is_not_null())
        .count()
        .get_result(&mut conn)
        .unwrap();
    assert_eq!(usize::try_from(stored).unwrap(), stated.count());
}

#[test]
fn a_percentage_or_an_amount_that_does_not_fit_is_a_fault() {
    let files = SeedFiles::shipped();
    let growth = format!("/regional_outlook/{}/growth_percent", growing(&files));
    let percent = format!(
        "/salary_differentials/{}/percent",
        differential(&files, "percent")
    );
    for value in [
        json!({"min": 1.125, "max": 2}),
        json!({"min": -101, "max": 2}),
    ] {
        refused_there(
            OUTLOOK,
            &growth,
            value.clone(),
            "a percentage is -100 to 100000",
        );
        refused_there(
            DIFFERENTIALS,
            &percent,
            value,
            "a percentage is -100 to 100000",
        );
    }
    let money = format!(
        "/salary_differentials/{}/amount_difference",
        differential(&files, "amount_difference")
    );
    for end in ["min", "max"] {
        let pointer = format!("{money}/{end}");
        for value in [json!(-5), json!(1.005)] {
            let at = format!("{DIFFERENTIALS}#{money}");
            refused(
                DIFFERENTIALS,
                &pointer,
                value,
                &at,
                "a difference in money is 0 to 10^12",
            );
        }
    }
    let pointer = format!("{money}/currency");
    refused_there(
        DIFFERENTIALS,
        &pointer,
        json!("XXX"),
        "no region pays in `XXX`",
    );
}

#[test]
fn no_range_falls_and_none_is_without_ends() {
    let files = SeedFiles::shipped();
    let falling = json!({"min": 9, "max": 3});
    let growth = format!("/regional_outlook/{}/growth_percent", growing(&files));
    refused_there(OUTLOOK, &growth, falling.clone(), "min exceeds max");
    refused_there(
        OUTLOOK,
        &growth,
        json!({"min": null, "max": null}),
        "a range needs an end",
    );
    let percent = format!(
        "/salary_differentials/{}/percent",
        differential(&files, "percent")
    );
    refused_there(DIFFERENTIALS, &percent, falling.clone(), "min exceeds max");
    let money = differential(&files, "amount_difference");
    let money = format!("/salary_differentials/{money}/amount_difference");
    let at = format!("{DIFFERENTIALS}#{money}");
    let pointer = format!("{money}/max");
    refused(DIFFERENTIALS, &pointer, json!(0.5), &at, "min exceeds max");
    let level = place(&files, BANDS, "salary_bands", |band| {
        !band["level"]["years"].is_null()
    });
    let years = format!("/salary_bands/{level}/level/years");
    refused_there(BANDS, &years, falling.clone(), "min exceeds max");
    let paths = "education-paths.json";
    let path = place(&files, paths, "education_paths", |path| {
        !path["cost"].is_null()
    });
    let pointer = format!("/education_paths/{path}/duration_months/full_time");
    refused_there(paths, &pointer, falling, "min exceeds max");
    let cost = format!("/education_paths/{path}/cost");
    let at = format!("{paths}#{cost}");
    refused(
        paths,
        &format!("{cost}/max"),
        json!(1),
        &at,
        "min exceeds max",
    );
    let pointer = format!("{cost}/currency");
    refused_there(paths, &pointer, json!("XXX"), "no region pays in `XXX`");
}

#[test]
fn a_differential_is_percent_or_money_or_words() {
    let mut files = SeedFiles::shipped();
    let base = format!("/salary_differentials/{}", differential(&files, "percent"));
    let money = json!({"min": 1, "max": 2, "currency": "USD", "period": "year"});
    let at = format!("{DIFFERENTIALS}#{base}");
    let pointer = format!("{base}/amount_difference");
    refused(
        DIFFERENTIALS,
        &pointer,
        money,
        &at,
        "either percent or amount_difference",
    );

    change(
        &mut files,
        DIFFERENTIALS,
        &format!("{base}/percent"),
        Value::Null,
    );
    change(
        &mut files,
        DIFFERENTIALS,
        &format!("{base}/note"),
        json!("Similar to Germany."),
    );
    assert_eq!(faults(&files), []);
    change(
        &mut files,
        DIFFERENTIALS,
        &format!("{base}/note"),
        Value::Null,
    );
    let found = faults(&files);
    assert!(
        found.len() == 1 && found[0].detail.contains("or a note"),
        "{found:?}"
    );

    let level = place(&files, DIFFERENTIALS, "salary_differentials", |row| {
        row["subject"]["kind"] == "education_level"
    });
    let pointer = format!("/salary_differentials/{level}/subject/code");
    refused_there(
        DIFFERENTIALS,
        &pointer,
        json!("diploma"),
        "`diploma` is no education level",
    );
}

#[test]
fn the_amounts_of_a_figure_agree_with_each_other_and_with_the_gaps() {
    let files = SeedFiles::shipped();
    let band = place(&files, BANDS, "salary_bands", |band| {
        !band["level"].is_null()
    });
    let base = format!("/salary_bands/{band}");
    let amounts = format!("{base}/amounts");
    for value in [
        json!({"low": 60_000, "median": 50_000}),
        json!({"median": 50_000, "high": 40_000}),
    ] {
        refused_there(BANDS, &amounts, value, "amounts must rise from low to high");
    }
    refused(
        BANDS,
        &amounts,
        json!({"median": 50_000, "mean": -1}),
        &format!("{BANDS}#{amounts}/mean"),
        "an amount is 0 to 10^12",
    );
    refused_there(
        BANDS,
        &format!("{base}/level/slug"),
        json!("Mid_Level"),
        "`Mid_Level` is no slug",
    );

    let mut files = SeedFiles::shipped();
    change(&mut files, BANDS, &amounts, json!({"median": 50_000}));
    let mut file: Value = serde_json::from_str(files.get(BANDS).unwrap()).unwrap();
    file["salary_bands"][band]["missing"] = json!({"median": "suppressed", "p90": "top_coded"});
    files.insert(BANDS, file.to_string());
    let found: Vec<String> = faults(&files).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [format!(
            "{BANDS}#{base}/missing/median: the amount is there, so no reason is"
        )]
    );
}
