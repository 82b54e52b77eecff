//! What the documents say, as they say it: every contradiction stays visible, every figure has its document.

use serde_json::{Value, json};

use crate::harness::{TestApp, text_of};

const DIRECTOR: &str = "/v1/roles/clinical-informatics-director";
const SPECIALIST: &str = "/v1/roles/clinical-informatics-specialist";
const GUIDE: &str = "himalayas-clinical-informatics-director";

/// A pay figure in short: its amounts, the occupation it really belongs to, its period and whom it cites.
fn pay(row: &Value) -> String {
    let amounts = row["amounts"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, amount)| !amount.is_null());
    let amounts: Vec<String> = amounts
        .map(|(name, amount)| format!("{name} {amount}"))
        .collect();
    let open = if row["open_ended"] == "high" { "+" } else { "" };
    let occupation = match &row["occupation"] {
        Value::Null => String::new(),
        link => format!(
            ", {} of {}",
            text_of(&link["match"]),
            text_of(&link["code"])
        ),
    };
    let [period, cited] = ["reference_period", "cited_publisher"].map(|name| match &row[name] {
        Value::Null => String::new(),
        value => format!(", {}", text_of(value)),
    });
    format!("{}{open}{occupation}{period}{cited}", amounts.join(", "))
}

/// An outlook row in short: growth, openings, occupation and years.
fn outlook(row: &Value) -> String {
    let [min, max] = ["min", "max"].map(|end| text_of(&row["growth_percent"][end]));
    let [from, to] = ["from", "to"].map(|end| text_of(&row["period"][end]));
    let occupation = text_of(&row["occupation"]["code"]);
    format!(
        "{min}..{max} %, {} openings, {occupation}, {from}-{to}",
        text_of(&row["annual_openings"])
    )
}

async fn notes_of_source(app: &TestApp, slug: &str) -> String {
    app.get(&format!("/v1/sources/{slug}")).await.body["quality_notes"].to_string()
}

#[actix_web::test]
async fn contradiction_1_growth_is_given_for_three_occupations_and_periods() {
    let app = TestApp::new();
    let growth =
        async |id: &str| outlook(&app.get(&format!("/v1/regional-outlook/{id}")).await.body);
    let guide = growth("a-clinical-informatics-director-us-growth-2022-2032").await;
    assert_eq!(guide, "28..28 %, - openings, 11-9111, 2022-2032");
    assert_eq!(
        growth("a-clinical-informatics-director-next-decade").await,
        "15..20 %, - openings, -, ---"
    );
    assert_eq!(
        growth("d-healthcare-it-director-us-growth-2019-2029").await,
        "11..11 %, - openings, 15-0000, 2019-2029"
    );
}

#[actix_web::test]
async fn contradiction_2_openings_are_kept_beside_what_the_bureau_published() {
    let app = TestApp::new();
    let row = app
        .get("/v1/regional-outlook/a-clinical-informatics-director-us-openings")
        .await
        .body;
    assert_eq!(row["annual_openings"], 13_600);
    assert_eq!(
        (&row["approximate"], &row["cited_publisher"]),
        (&json!(true), &json!("BLS"))
    );
    let published = app.get("/v1/regional-outlook?occupation=11-9111&sort=annual_openings&fields=annual_openings,role").await;
    assert_eq!(
        published.column("annual_openings"),
        ["13600", "54700", "61400", "-"]
    );
}

#[actix_web::test]
async fn contradiction_3_the_directors_pay_is_six_different_figures() {
    let app = TestApp::new();
    let list = app
        .get(&format!(
            "{DIRECTOR}/salary-bands?region=US&currency=USD&source={GUIDE}"
        ))
        .await;
    let mut figures: Vec<String> = list.data().iter().map(pay).collect();
    figures.sort();
    assert_eq!(
        figures,
        [
            "low 120000, high 150000",
            "low 130000, high 200000, 2025",
            "low 180000, high 250000+",
            "low 70000, high 180000+",
            "median 110680, proxy of 11-9111, 2023-05, BLS",
            "median 170000, mean 175000",
        ]
    );
}

#[actix_web::test]
async fn contradiction_4_the_specialists_pay_rests_on_another_occupation() {
    let app = TestApp::new();
    let list = app.get(&format!("{SPECIALIST}/salary-bands")).await;
    assert_eq!(
        list.data().iter().map(pay).collect::<Vec<_>>(),
        [
            "median 90000, mean 95000",
            "mean 73000, proxy of 29-2072, BLS",
            "low 30000, high 55000, proxy of 29-2072, BLS",
            "p90 100000+, proxy of 29-2072, BLS",
        ]
    );
    let bureau = app
        .get("/v1/salary-bands?source=bls-occupational-outlook-handbook&occupation=29-2072")
        .await;
    assert_eq!(
        bureau.data().iter().map(pay).collect::<Vec<_>>(),
        [
            "median 40350, close of 29-2072, 2018-05",
            "median 44090, close of 29-2072, 2020-05",
        ]
    );
}

#[actix_web::test]
async fn contradiction_5_the_way_to_director_takes_four_spans_from_four_starting_points() {
    let app = TestApp::new();
    let role = app.get(DIRECTOR).await.body;
    let lines = role["timelines"].as_array().unwrap();
    for (min, max) in [(5, 7), (7, 10), (3, 7), (8, 12)] {
        let found: Vec<_> = lines
            .iter()
            .filter(|line| line["years"]["min"] == min && line["years"]["max"] == max)
            .collect();
        assert_eq!(found.len(), 1, "{min}-{max} years");
        assert!(
            found[0]["starting_point"].as_str().unwrap().len() > 10 && found[0]["source"] == GUIDE
        );
    }
}

#[actix_web::test]
async fn contradiction_6_the_canadian_code_is_kept_and_called_wrong() {
    let app = TestApp::new();
    let row = app
        .get("/v1/regional-outlook/a-clinical-informatics-director-ca-visa")
        .await
        .body;
    assert!(
        row["notes"].to_string().contains("00014"),
        "what the guide says stays: {row}"
    );
    assert!(
        row["note"].as_str().unwrap().contains("00013"),
        "and what the classification says stands beside it: {row}"
    );
    assert!(
        notes_of_source(&app, GUIDE)
            .await
            .contains("In NOC 2021 that code is for trade and broadcasting")
    );
}

#[actix_web::test]
async fn contradiction_7_conversions_stand_beside_the_amounts_and_their_rates_are_named() {
    let app = TestApp::new();
    for (place, own, dollars) in [
        (
            "ca",
            "low 110000, high 160000, 2025",
            "low 80000, high 120000, 2025",
        ),
        (
            "gb",
            "low 70000, high 110000, 2025",
            "low 90000, high 140000, 2025",
        ),
        (
            "de",
            "low 80000, high 130000, 2025",
            "low 85000, high 140000, 2025",
        ),
        (
            "jp",
            "low 9000000, high 15000000, 2025",
            "low 60000, high 100000, 2025",
        ),
    ] {
        let id = format!("/v1/salary-bands/a-clinical-informatics-director-{place}");
        assert_eq!(pay(&app.get(&id).await.body), own);
        let converted = app.get(&format!("{id}-usd")).await.body;
        assert_eq!(
            (pay(&converted), &converted["currency"]),
            (dollars.to_owned(), &json!("USD"))
        );
    }
    let notes = notes_of_source(&app, GUIDE).await;
    for rate in [
        "0.727", "0.750", "1.286", "1.273", "1.063", "1.077", "150 yen",
    ] {
        assert!(notes.contains(rate), "{rate}");
    }
}

#[actix_web::test]
async fn contradiction_8_figures_for_every_industry_are_proxies_for_healthcare() {
    let app = TestApp::new();
    let list = app
        .get("/v1/roles/healthcare-it-director/salary-bands")
        .await;
    list.every(|row| {
        row["occupation"]["match"] == "proxy"
            && row["note"].as_str().unwrap().contains("every industry")
    });
    let figures: Vec<String> = list.data().iter().map(pay).collect();
    assert!(
        figures.contains(&"median 118700, proxy of 11-3021, 2021-06, PayScale".to_owned()),
        "{figures:?}"
    );
    assert!(
        figures.contains(&"p90 171000+, proxy of 11-3021, 2021-06, PayScale".to_owned()),
        "{figures:?}"
    );
    let growth = app
        .get("/v1/regional-outlook/d-healthcare-it-director-us-growth-2019-2029")
        .await
        .body;
    assert_eq!(growth["occupation"]["match"], "proxy");
    assert!(
        notes_of_source(&app, "uic-healthcare-it-director")
            .await
            .contains("which the page does not say")
    );
}

#[actix_web::test]
async fn contradiction_9_authors_dates_and_gaps_of_the_documents_are_named() {
    let app = TestApp::new();
    let farr = notes_of_source(&app, "farr-institute-clinical-informatics-specialist").await;
    for said in [
        "Kire Stojkovski",
        "Ethan Haynes",
        "2023-05-09",
        "2021-03-09",
    ] {
        assert!(farr.contains(said), "{said}");
    }
    let guide = notes_of_source(&app, GUIDE).await;
    assert!(guide.contains("Top Industries") && guide.contains("Education Requirements"));
    let overview = notes_of_source(&app, "careers-in-health-informatics").await;
    assert!(overview.contains("no figures at all"));
    let claims = &app
        .get("/v1/sources/careers-in-health-informatics")
        .await
        .body["claims_count"];
    let figures = app
        .get("/v1/salary-bands?source=careers-in-health-informatics")
        .await;
    assert_eq!(
        (figures.data().len(), claims),
        (0, &json!(1)),
        "its one outlook row has no number"
    );
}

#[actix_web::test]
async fn contradiction_10_hours_and_remote_work_differ_by_section() {
    let app = TestApp::new();
    let role = app.get(DIRECTOR).await.body;
    let notes = role["market_notes"].as_array().unwrap();
    let says = |kind: &str, text: &str| {
        notes.iter().any(|note| {
            note["kind"] == kind
                && (text_of(&note["text"]) + &text_of(&note["note"])).contains(text)
        })
    };
    assert!(says("remote", "increasingly common for strategy"));
    assert!(says("remote", "fully remote positions are less prevalent"));
    assert!(says(
        "remote",
        "senior directors who have proven themselves"
    ));
    assert!(says("schedule", "Standard business hours") && says("schedule", "long hours"));
    assert!(
        notes_of_source(&app, GUIDE)
            .await
            .contains("remote work, working hours and demand differ")
    );
}

#[actix_web::test]
async fn every_figure_names_its_document_and_none_is_editorial() {
    let app = TestApp::new();
    let known = app.get("/v1/sources").await.column("slug");
    for list in ["salary-bands", "salary-differentials", "regional-outlook"] {
        app.get(&format!("/v1/{list}?limit=200"))
            .await
            .every(|row| {
                let slug = text_of(&row["source"]["slug"]);
                known.contains(&slug) && slug != "editorial"
            });
    }
    assert_eq!(
        app.get("/v1/sources/editorial").await.body["claims_count"],
        0
    );
}
