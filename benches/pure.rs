//! What needs no database and no network: `cargo bench`, or `cargo bench -- salary` for some of it.

use std::hint::black_box;

use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::web::Bytes;
use careers_api::api::answer::Answer;
use careers_api::api::coding::Coding;
use careers_api::api::openapi::COMMITTED;
use careers_api::db::DbConn;
use careers_api::domain::evidence::{
    Claim, Collection, Edition, Extent, FigureRef, Library, Published, Rounding, Unit, check,
};
use careers_api::domain::nearest::nearest;
use careers_api::domain::period::ReferencePeriod;
use careers_api::domain::salary::estimate::estimate;
use careers_api::domain::salary::position::Distribution;
use careers_api::domain::salary::prices::Prices;
use careers_api::domain::salary::weights::Question;
use careers_api::domain::salary::{Evidence, Figures};
use careers_api::domain::text::fold;
use careers_api::domain::titles::TitleIndex;
use careers_api::domain::vocabulary::{
    FigureResource, MatchKind, Measure, PayBasis, PayPeriod, SourceKind,
};
use careers_api::store;
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::Value;

fn salary(criterion: &mut Criterion) {
    let evidence: Vec<Evidence> = (0..40)
        .map(|row| Evidence {
            region: if row % 2 == 0 { "US" } else { "US-VA" }.to_owned(),
            figures: figures(row * 50_000),
            currency: "USD".to_owned(),
            period: PayPeriod::Year,
            pay_basis: PayBasis::Unspecified,
            open_ended: None,
            source_kind: SourceKind::Primary,
            directness: MatchKind::Exact,
            reference_period: ReferencePeriod::parse("2025-05"),
            level: None,
            top_code: None,
            gaps: Vec::new(),
        })
        .collect();
    let question = Question {
        currency: "USD".to_owned(),
        period: PayPeriod::Year,
        experience_years: Some(8),
        year: Some(2026),
    };
    let months = (1..=12).filter_map(|month| {
        let period = ReferencePeriod::parse(&format!("2025-{month:02}"))?;
        Some((period, 320_000 + month * 700))
    });
    let prices = Prices::new(months);
    let places = ["US-VA".to_owned(), "US".to_owned()];
    criterion.bench_function("salary estimate of 40 figures", |bencher| {
        bencher.iter(|| estimate(black_box(&places), black_box(&evidence), &question, &prices));
    });
    criterion.bench_function("salary position, with its curve", |bencher| {
        bencher.iter(|| {
            Distribution::new(black_box(&figures(0)), None)
                .map(|curve| curve.position(black_box(13_000_000)))
        });
    });
}

fn figures(more: i64) -> Figures {
    Figures {
        p10: Some(7_339_000 + more),
        p25: Some(9_500_000 + more),
        median: Some(12_386_000 + more),
        p75: Some(17_000_000 + more),
        p90: Some(22_434_000 + more),
        ..Figures::default()
    }
}

fn text(criterion: &mut Criterion) {
    criterion.bench_function("folding of a title", |bencher| {
        bencher.iter(|| fold(black_box("  Chief Médical Informatics   Officer (CMIO) ")));
    });
    let slugs: Vec<String> = (0..1_000)
        .map(|number| format!("role-number-{number}"))
        .collect();
    criterion.bench_function("nearest of 1,000 slugs", |bencher| {
        bencher.iter(|| {
            nearest(black_box("rol-numbr-512"), slugs.iter().map(String::as_str)).map(str::len)
        });
    });
}

fn evidence(criterion: &mut Criterion) {
    let claim = claim();
    let library = library(&claim);
    criterion.bench_function("check of a claim against 30 editions", |bencher| {
        bencher.iter(|| check(black_box(&claim), black_box(&library)));
    });
}

fn figure(id: &str) -> FigureRef {
    FigureRef {
        resource: FigureResource::SalaryBands,
        id: id.to_owned(),
        field: "median".to_owned(),
    }
}

/// A median that cites the bureau, without a period.
fn claim() -> Claim {
    Claim {
        figure: figure("claimed"),
        measure: Measure::Median,
        value: Extent::single(11_068_000),
        rounding: Rounding::Printed,
        unit: Unit::Money("USD".to_owned(), PayPeriod::Year),
        role: Some("clinical-informatics-director".to_owned()),
        occupation: Some("11-9111".to_owned()),
        region: Some("US".to_owned()),
        level: None,
        pay_basis: None,
        period: None,
        source: "guide".to_owned(),
        publisher: Some("BLS".to_owned()),
    }
}

/// Editions of thirty years with another median each.
fn library(claim: &Claim) -> Library {
    let mut library = Library::default();
    let Some(collection) = Collection::of(claim.measure) else {
        return library;
    };
    for year in 1996..2026 {
        let (dataset, period) = (format!("oews-{year}"), format!("{year}-05"));
        library.editions.push(Edition {
            dataset: dataset.clone(),
            collection,
            period: period.clone(),
            region: "US".to_owned(),
        });
        library.values.push(Published {
            figure: figure(&period),
            source: dataset.clone(),
            dataset,
            period,
            occupation: "11-9111".to_owned(),
            region: "US".to_owned(),
            measure: claim.measure,
            unit: claim.unit.clone(),
            pay_basis: None,
            value: 5_000_000 + (year - 1996) * 250_000,
        });
    }
    library
}

/// One role, as the OpenAPI document shows it.
fn role() -> Value {
    let document: Value = serde_json::from_str(COMMITTED).unwrap_or_default();
    document["paths"]["/v1/roles/{slug}"]["get"]["responses"]["200"]["content"]["application/json"]
        ["example"]
        .clone()
}

fn answers(criterion: &mut Criterion) {
    let role = role();
    let body = Bytes::from(serde_json::to_vec(&role).unwrap_or_default());
    assert!(body.len() > 5_000, "the document shows no role");
    criterion.bench_function("JSON of a role", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&role)));
    });
    criterion.bench_function("tag of a role", |bencher| {
        bencher.iter(|| Answer::json(black_box(&body).to_vec(), 1, None));
    });
    for coding in [Coding::Gzip, Coding::Brotli, Coding::Zstd] {
        criterion.bench_function(&format!("{coding:?} of a role"), |bencher| {
            bencher.iter(|| coding.encode(black_box(&body)));
        });
    }
    let answer = Answer::json(body.to_vec(), 1, None);
    let mut headers = HeaderMap::new();
    headers.insert(
        header::ACCEPT_ENCODING,
        HeaderValue::from_static("gzip, br;q=0.5"),
    );
    criterion.bench_function("response with a role that is known", |bencher| {
        bencher.iter(|| {
            answer
                .respond(black_box(&headers))
                .map(|response| response.status())
        });
    });
}

/// Needs a database with the shipped data, and O*NET for the figures of docs/TITLES.md, named by `TITLES_DATABASE`; passed
/// over without one.
fn titles(criterion: &mut Criterion) {
    let Ok(url) = std::env::var("TITLES_DATABASE") else {
        eprintln!("TITLES_DATABASE names no database: titles are passed over");
        return;
    };
    let loaded = DbConn::open(&url).and_then(|mut conn| {
        let known = store::titles::load(&mut conn)?;
        Ok((known, store::titles::matcher(&mut conn)?))
    });
    let (known, matcher) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => {
            eprintln!("TITLES_DATABASE: {error}");
            return;
        }
    };
    criterion.bench_function("index of all titles of O*NET", |bencher| {
        bencher.iter(|| {
            let titles = known.titles.iter().map(|(title, place)| (&**title, *place));
            TitleIndex::new(known.occupations.clone(), titles)
        });
    });
    criterion.bench_function("everything that titles are matched with", |bencher| {
        bencher.iter(|| {
            let mut conn = DbConn::open(&url).ok()?;
            store::titles::matcher(&mut conn).ok()
        });
    });
    for title in [
        "Clinical Informatics Director",
        "Sr. Manager, Clinical Operations and Program Management (Remote)",
        "Registered Nurse - ICU, Nights",
        "Zymurgist",
    ] {
        criterion.bench_function(&format!("match of `{title}`"), |bencher| {
            bencher.iter(|| matcher.of(black_box(title)).matches.len());
        });
    }
    let labelled = include_str!("../tests/titles/field.csv");
    let titles: Vec<String> = csv::Reader::from_reader(labelled.as_bytes())
        .records()
        .filter_map(|row| Some(row.ok()?.get(1)?.to_owned()))
        .take(500)
        .collect();
    criterion.bench_function("match of 500 labelled titles", |bencher| {
        bencher.iter(|| {
            titles
                .iter()
                .map(|title| matcher.of(title).matches.len())
                .sum::<usize>()
        });
    });
}

criterion_group!(benches, salary, text, evidence, answers, titles);
criterion_main!(benches);
