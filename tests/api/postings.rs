//! Job postings: what they say is found, each by itself.

use serde_json::{Value, json};

use crate::harness::TestApp;

const ENRICH: &str = "/v1/postings/enrich";

/// What one posting was found to say.
async fn enriched(app: &TestApp, posting: Value) -> Value {
    let answer = app
        .post(ENRICH, &json!({"postings": [posting]}).to_string())
        .await;
    let [found] = answer.data() else {
        panic!("{}", answer.text)
    };
    assert_eq!(found["error"], Value::Null, "{}", answer.text);
    found.clone()
}

/// The part of a text between two places, in characters.
fn part(text: &str, range: &Value) -> String {
    let place = |name: &str| usize::try_from(range[name].as_u64().unwrap()).unwrap();
    text.chars()
        .skip(place("start"))
        .take(place("end") - place("start"))
        .collect()
}

fn slugs(found: &Value) -> Vec<&str> {
    found
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["slug"].as_str().unwrap())
        .collect()
}

#[actix_web::test]
async fn what_a_posting_says_is_found_and_shown_where_it_stands() {
    let app = TestApp::new();
    let description = "<h2>Röle 🏥</h2><p>Lead our Epic analysts &amp; nurses. <b>Required:</b> master's degree, 7+ years of \
        experience with EHR implementations and SQL. CPHIMS preferred.</p>";
    let found = enriched(
        &app,
        json!({
            "id": "a-1",
            "title": "Clinical Informatics Director",
            "description": description,
            "location": "McLean, VA",
            "employer": "Mercy",
            "date_posted": "2026-11-25",
        }),
    )
    .await;
    assert_eq!(found["id"], "a-1");
    assert_eq!(found["role"]["slug"], "clinical-informatics-director");
    assert_eq!(found["occupation"]["code"], "11-9111");
    assert_eq!(found["seniority"], "director");
    assert!(slugs(&found["skills"]).contains(&"ehr-systems"));
    assert!(slugs(&found["technologies"]).contains(&"epic"));
    assert_eq!(slugs(&found["certifications"]), ["cphims"]);
    let cphims = &found["certifications"][0]["highlights"][0];
    assert_eq!(part(description, cphims), "CPHIMS");
    let epic = found["technologies"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["slug"] == "epic")
        .unwrap();
    assert!(part(description, &epic["highlights"][0]).starts_with("Epic"));
    let degree = &found["education"][0];
    assert_eq!(
        (&degree["level"], &degree["demand"]),
        (&json!("master"), &json!("required"))
    );
    assert_eq!(part(description, &degree["highlight"]), "master's degree");
    assert_eq!(
        (
            &found["experience"][0]["min"],
            &found["experience"][0]["max"]
        ),
        (&json!(7), &Value::Null)
    );
    assert_eq!(found["location"]["region"]["code"], "US-VA-MCLEAN");
    let json_ld = &found["job_posting"];
    assert_eq!(
        (&json_ld["@context"], &json_ld["@type"]),
        (&json!("https://schema.org"), &json!("JobPosting"))
    );
    assert_eq!(json_ld["hiringOrganization"]["name"], "Mercy");
    assert_eq!(json_ld["datePosted"], "2026-11-25");
    assert_eq!(json_ld["experienceRequirements"]["monthsOfExperience"], 84);
    let text = json_ld["description"].as_str().unwrap();
    assert!(
        text.starts_with("Röle 🏥")
            && text.contains("analysts &amp; nurses")
            && !text.contains('<'),
        "{text}"
    );
}

#[actix_web::test]
async fn advertised_pay_is_placed_beside_the_estimate_with_its_evidence() {
    let app = TestApp::new();
    for (salary, standing, min, max) in [
        (
            json!("$150,000 - $180,000 a year"),
            "within",
            150_000,
            180_000,
        ),
        (json!("20k-30k USD"), "below", 20_000, 30_000),
        (
            json!({"min": 900_000, "currency": "usd", "period": "year"}),
            "above",
            900_000,
            0,
        ),
        (json!("$90,000 to $250,000"), "too_wide", 90_000, 250_000),
        (json!({"amount": 160_000.5}), "within", 160_000, 160_000),
        (json!(160_000), "within", 160_000, 160_000),
    ] {
        let posting = json!({"title": "Clinical Informatics Director", "salary": salary});
        let pay = enriched(&app, posting).await["pay"].clone();
        assert_eq!(pay["standing"], standing, "{salary}: {pay}");
        assert_eq!(
            (&pay["place"], &pay["reason"]),
            (&json!("salary"), &Value::Null),
            "{pay}"
        );
        assert_eq!(
            pay["advertised"]["min"].as_f64().unwrap().trunc(),
            f64::from(min),
            "{salary}"
        );
        assert_eq!(
            pay["advertised"]["max"].as_f64().unwrap_or(0.0).trunc(),
            f64::from(max),
            "{salary}"
        );
        let estimate = &pay["estimate"];
        assert!(
            !estimate["evidence"].as_array().unwrap().is_empty(),
            "{pay}"
        );
        let whole = app.get(estimate["link"].as_str().unwrap()).await;
        assert_eq!(
            (whole.status, &whole.body["amounts"]),
            (200, &estimate["amounts"])
        );
        let usual = pay["compared"]["lowest_is"].as_str().unwrap();
        assert_eq!(pay["compared"]["lowest"], estimate["amounts"][usual]);
    }
}

#[actix_web::test]
async fn pay_that_cannot_be_compared_says_why() {
    let app = TestApp::new();
    let title = "Clinical Informatics Director";
    for (posting, reason) in [
        (json!({"title": title}), "no_figures"),
        (
            json!({"title": title, "salary": "Competitive"}),
            "no_figures",
        ),
        (
            json!({"title": title, "salary": "$150k - $120k"}),
            "min_above_max",
        ),
        (
            json!({"title": title, "salary": "$700 a day"}),
            "unsupported_period",
        ),
        (
            json!({"title": title, "salary": {"amount": 450, "currency": "USD", "period": "DAY"}}),
            "unsupported_period",
        ),
        (
            json!({"title": title, "salary": {"amount": 120, "period": "year"}}),
            "out_of_bounds",
        ),
        (
            json!({"title": title, "salary": {"min": 0, "max": 0}}),
            "no_figures",
        ),
        (
            json!({"title": title, "salary": "$110,000 a year", "location": "Auckland, New Zealand"}),
            "no_estimate",
        ),
        (
            json!({"title": title, "salary": "$5,000 - $6,000"}),
            "ambiguous_period",
        ),
        (
            json!({"title": "Zymurgist", "salary": "$150k - $180k"}),
            "no_role",
        ),
        (
            json!({"title": title, "salary": "£70,000 - £80,000"}),
            "no_estimate",
        ),
    ] {
        let pay = enriched(&app, posting.clone()).await["pay"].clone();
        assert_eq!(
            (&pay["standing"], &pay["reason"]),
            (&json!("unusable"), &json!(reason)),
            "{posting}: {pay}"
        );
        assert_eq!(pay["compared"], Value::Null);
    }
}

#[actix_web::test]
async fn pay_is_looked_for_in_the_title_and_the_description_when_it_is_not_sent() {
    let app = TestApp::new();
    let title = "Clinical Informatics Director - $150-160k";
    let found = enriched(&app, json!({"title": title})).await;
    assert_eq!(found["pay"]["place"], "title");
    assert_eq!(
        part(title, &found["pay"]["advertised"]["highlight"]),
        "$150-160k"
    );
    let description =
        "🏥 We pay a base salary of $150,000–$165,000 per year, and a $10,000 sign-on bonus.";
    let posting = json!({"title": "Clinical Informatics Director", "description": description});
    let found = enriched(&app, posting).await;
    assert_eq!(
        (&found["pay"]["place"], &found["pay"]["advertised"]["max"]),
        (&json!("description"), &json!(165_000))
    );
    assert!(
        part(description, &found["pay"]["advertised"]["highlight"])
            .starts_with("$150,000–$165,000")
    );
}

#[actix_web::test]
async fn hourly_pay_is_taken_2080_times_where_only_yearly_figures_are_known() {
    let app = TestApp::new();
    let posting =
        json!({"title": "Clinical Informatics Director", "salary": "$75.00 - $85.00 per hour"});
    let pay = enriched(&app, posting).await["pay"].clone();
    assert_eq!(
        (&pay["compared"]["factor"], &pay["compared"]["bottom"]),
        (&json!(2_080), &json!(156_000))
    );
    assert_eq!(pay["advertised"]["period"], "hour");
    assert_eq!(pay["standing"], "within", "{pay}");
}

#[actix_web::test]
async fn one_bad_posting_is_an_error_on_itself_alone() {
    let app = TestApp::new();
    let postings = json!({"postings": [
        {"title": "Nurse Informaticist"},
        {"id": "bad", "titel": "x", "location": 5, "salary": {"period": "fortnight", "currency": "XYZ"}, "date_posted": "soon"},
        7,
        {"title": "EHR Analyst", "salary": {"min": -1}},
        {"title": "EHR Analyst", "salary": true},
        {"title": "EHR Analyst"},
        {"title": "EHR Analyst", "salary": {"min": 1, "amount": 2}},
    ]});
    let answer = app.post(ENRICH, &postings.to_string()).await;
    let data = answer.data();
    assert_eq!(data.len(), 7);
    let faults = |index: usize| -> Vec<(String, String)> {
        let errors = data[index]["error"]["errors"].as_array().unwrap();
        let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
        errors
            .iter()
            .map(|fault| (text(fault, "pointer"), text(fault, "code")))
            .collect()
    };
    let fault = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    assert_eq!(data[1]["id"], "bad");
    assert_eq!(
        faults(1),
        [
            fault("/postings/1/titel", "unknown_member"),
            fault("/postings/1/title", "invalid_value"),
            fault("/postings/1/location", "invalid_value"),
            fault("/postings/1/salary", "invalid_value"),
            fault("/postings/1/salary/currency", "unknown_value"),
            fault("/postings/1/salary/period", "unknown_value"),
            fault("/postings/1/date_posted", "invalid_value"),
        ]
    );
    assert_eq!(faults(2), [fault("/postings/2", "invalid_value")]);
    assert_eq!(
        faults(3),
        [fault("/postings/3/salary/min", "invalid_value")]
    );
    assert_eq!(faults(4), [fault("/postings/4/salary", "invalid_value")]);
    assert_eq!(
        faults(6),
        [fault("/postings/6/salary/amount", "invalid_value")]
    );
    for (index, role) in [(0, "nurse-informaticist"), (5, "ehr-analyst")] {
        assert_eq!(data[index]["error"], Value::Null);
        assert_eq!(data[index]["role"]["slug"], role);
    }
}

#[actix_web::test]
async fn a_hundred_postings_are_taken_and_not_one_more_and_no_other_member() {
    let app = TestApp::new();
    let batch =
        |count| json!({"postings": vec![json!({"title": "EHR Analyst"}); count]}).to_string();
    assert_eq!(app.post(ENRICH, &batch(100)).await.data().len(), 100);
    for (body, pointer) in [
        (batch(101), "/postings"),
        ("{}".to_owned(), "/postings"),
        (r#"{"postings": [], "x": 1}"#.to_owned(), "/x"),
        ("5".to_owned(), ""),
    ] {
        let answer = app.post(ENRICH, &body).await;
        assert_eq!(answer.status, 400, "{pointer}");
        assert_eq!(answer.body["errors"][0]["pointer"], pointer);
    }
    let answer = app.get(ENRICH).await;
    assert_eq!(
        (answer.status, answer.header("allow")),
        (405, "POST, OPTIONS")
    );
}

#[actix_web::test]
async fn hostile_descriptions_are_read_as_text_and_never_passed_on() {
    let app = TestApp::new();
    let megabyte = 1_000_000;
    for description in [
        "<".repeat(megabyte),
        "&".repeat(megabyte),
        "<b>".repeat(megabyte / 3),
        "$".repeat(megabyte),
        "1,".repeat(megabyte / 2),
        "SQL ".repeat(megabyte / 4),
        "\u{202e}\u{0}\u{1}\u{200d}🏥".repeat(megabyte / 14),
        format!("<script>alert('Epic')</script>{}", "<!--".repeat(1_000)),
    ] {
        let posting = json!({"title": "EHR Analyst", "description": description});
        let found = enriched(&app, posting).await;
        let shown = found["job_posting"]["description"]
            .as_str()
            .unwrap_or_default();
        assert!(
            !shown.contains('<') && !shown.contains('\u{202e}') && !shown.contains('\u{0}'),
            "{shown:.80}"
        );
        assert_eq!(found["role"]["slug"], "ehr-analyst");
    }
    let long =
        json!({"postings": [{"title": "x", "description": "x".repeat(9_000_000)}]}).to_string();
    assert_eq!(app.post(ENRICH, &long).await.status, 413);
}

#[actix_web::test]
async fn a_salary_without_figures_leaves_the_search_to_title_and_description() {
    let app = TestApp::new();
    let posting = json!({
        "title": "Clinical Informatics Director",
        "salary": "Competitive, DOE",
        "description": "Base salary: $150,000 to $160,000 a year.",
    });
    let pay = enriched(&app, posting).await["pay"].clone();
    assert_eq!(
        (&pay["place"], &pay["advertised"]["min"]),
        (&json!("description"), &json!(150_000))
    );
}

#[actix_web::test]
async fn pay_abroad_is_in_the_money_of_the_country_and_none_is_published_for_an_unknown_place() {
    let app = TestApp::new();
    for (location, currency, published) in [
        ("Sydney, NSW", "AUD", true),
        ("Auckland, New Zealand", "NZD", true),
        ("Toronto, ON", "CAD", true),
        ("Remote", "USD", true),
        ("Mercy Campus", "USD", false),
        ("Austin, TX", "USD", true),
    ] {
        let posting =
            json!({"title": "EHR Analyst", "salary": "$110,000 a year", "location": location});
        let found = enriched(&app, posting).await;
        let advertised = &found["pay"]["advertised"];
        assert_eq!(advertised["currency"], currency, "{location}");
        let salary = &found["job_posting"]["baseSalary"];
        assert_eq!(salary.is_object(), published, "{location}: {salary}");
    }
}

#[actix_web::test]
async fn of_pay_for_several_places_that_of_the_posting_counts() {
    let app = TestApp::new();
    let description = "Base pay: $120,000 - $140,000 in CA and $110,000 - $130,000 in TX.";
    for (location, min) in [
        ("Austin, TX", 110_000),
        ("Los Angeles, CA", 120_000),
        ("Ohio", 120_000),
    ] {
        let posting =
            json!({"title": "EHR Analyst", "description": description, "location": location});
        let found = enriched(&app, posting).await;
        assert_eq!(found["pay"]["advertised"]["min"], min, "{location}");
    }
}

#[actix_web::test]
async fn how_and_where_the_work_is_done_is_told_apart() {
    let app = TestApp::new();
    for (location, mode, country, place) in [
        (
            "Hybrid - Chicago, IL 60611",
            "hybrid",
            "US",
            json!({"@type": "Place", "address": {
                "@type": "PostalAddress",
                "addressCountry": "US",
                "addressRegion": "IL",
                "addressLocality": "Chicago",
                "postalCode": "60611",
            }}),
        ),
        ("\u{200e}🏠 Remote - US", "remote", "US", Value::Null),
        (
            "On-site, <b>Munich, Germany</b>",
            "on_site",
            "DE",
            json!({"@type": "Place", "address": {
                "@type": "PostalAddress",
                "addressCountry": "DE",
                "addressLocality": "Munich",
            }}),
        ),
    ] {
        let posting = json!({"title": "EHR Analyst", "location": location, "employer": " "});
        let found = enriched(&app, posting).await;
        let told = &found["location"];
        assert_eq!(
            (&told["work_mode"], &told["country"]),
            (&json!(mode), &json!(country)),
            "{location}"
        );
        assert_eq!(told["remote"], mode == "remote", "{location}");
        let json_ld = &found["job_posting"];
        assert_eq!(json_ld["jobLocation"], place, "{location}");
        assert_eq!(json_ld["jobLocationType"].is_string(), mode == "remote");
        assert_eq!(json_ld.get("hiringOrganization"), None);
    }
}
