//! Places, each in the place that contains it.

use std::collections::HashMap;

use careers_api::domain::vocabulary::RegionKind;
use careers_api::store::regions;
use careers_api::store::rows::RegionRow;
use serde_json::{Value, json};

use crate::harness::{TestApp, text_of};

#[actix_web::test]
async fn each_filter_keeps_only_places_that_fit() {
    let app = TestApp::new();
    let get = async |query: &str| app.get(&format!("/v1/regions?{query}")).await;
    get("kind=city")
        .await
        .every(|place| place["kind"] == "city");
    get("parent=US-VA")
        .await
        .every(|place| place["code"] == "US-VA-MCLEAN");
    get("q=virginia")
        .await
        .every(|place| text_of(&place["name"]).contains("Virginia"));
    get("q=us-va")
        .await
        .every(|place| text_of(&place["code"]).starts_with("US-VA"));
}

#[actix_web::test]
async fn every_place_leads_up_to_the_world() {
    let app = TestApp::new();
    let list = app.get("/v1/regions?limit=200").await;
    let parents: HashMap<String, Option<String>> = list
        .data()
        .iter()
        .map(|place| {
            (
                text_of(&place["code"]),
                place["parent"].as_str().map(str::to_owned),
            )
        })
        .collect();
    for code in parents.keys() {
        let (mut at, mut steps) = (code, 0);
        while let Some(parent) = &parents[at] {
            (at, steps) = (parent, steps + 1);
            assert!(steps < 10, "{code} goes round in circles");
        }
        assert_eq!(at, "M49-001", "{code}");
    }
}

#[actix_web::test]
async fn all_fifty_states_are_there_with_the_district() {
    let app = TestApp::new();
    let states = app.get("/v1/regions?kind=state&parent=US&limit=200").await;
    states.every(|place| place["currency"] == "USD");
    assert_eq!(
        states.data().len(),
        56,
        "50 states, the District of Columbia and five territories"
    );
}

#[actix_web::test]
async fn an_area_of_several_currencies_has_none() {
    let app = TestApp::new();
    let europe = app.get("/v1/regions/M49-150").await.body;
    assert_eq!(
        (&europe["kind"], &europe["currency"]),
        (&json!("area"), &json!(null))
    );
    assert_eq!(europe["missing"]["currency"], "not_applicable");
}

#[actix_web::test]
async fn a_metropolitan_area_is_found_from_each_of_its_states() {
    let app = TestApp::new();
    let washington = RegionRow {
        code: "US-CBSA-47900".to_owned(),
        name: "Washington-Arlington, DC-VA".to_owned(),
        name_key: "washington-arlington, dc-va".to_owned(),
        kind: RegionKind::Metro,
        parent: Some("US-DC".to_owned()),
        currency: Some("USD".to_owned()),
        dataset: "curated".to_owned(),
        search_text: "washington-arlington, dc-va us-cbsa-47900".to_owned(),
    };
    let states = ["US-DC", "US-VA"].map(str::to_owned).to_vec();
    regions::put_metros(&mut app.conn(), &[(washington, states)]).unwrap();

    let found = app.get("/v1/regions?state=US-VA&sort=code").await;
    let codes: Vec<&Value> = found.data().iter().map(|place| &place["code"]).collect();
    assert_eq!(codes, ["US-CBSA-47900", "US-VA", "US-VA-MCLEAN"]);
    assert_eq!(found.data()[0]["states"], json!(["US-DC", "US-VA"]));
    assert_eq!(found.data()[0]["parent"], "US-DC");
    let within = app.get("/v1/regions?state=US-MD").await;
    assert_eq!(within.data().len(), 1);
    let virginia = app.get("/v1/regions/US-VA").await;
    assert_eq!(virginia.body["states"], json!([]));
    assert_eq!(virginia.body["missing"]["states"], "not_applicable");
}
