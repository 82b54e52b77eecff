//! How many statements an answer costs: as many for a large role as for a small one, and for a page as for one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use careers_api::api::include::Include;
use careers_api::api::resource::Resource;
use careers_api::api::roles::Roles;
use careers_api::store::known::Snapshot;
use diesel::Connection;
use diesel::connection::InstrumentationEvent;

use crate::harness::TestApp;

const ALL: [Include; 6] = [
    Include::EducationPaths,
    Include::Certifications,
    Include::SalaryBands,
    Include::SalaryDifferentials,
    Include::RegionalOutlook,
    Include::Ladder,
];

/// Loads roles with all that belongs to them and counts the statements.
fn statements(app: &TestApp, slugs: &[String], include: &[Include]) -> usize {
    let mut conn = app.conn();
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let mut snapshot = Snapshot::load(&mut conn).expect("a snapshot");
    snapshot.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });
    let roles =
        Roles::load(&mut snapshot, slugs, include).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(roles.len(), slugs.len());
    count.load(Ordering::Relaxed)
}

fn slugs(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[actix_web::test]
async fn a_large_role_costs_as_many_statements_as_a_small_one() {
    let app = TestApp::new();
    let small = statements(&app, &slugs(&["privacy-officer"]), &ALL);
    let large = statements(&app, &slugs(&["clinical-informatics-director"]), &ALL);
    // What has no figures at all saves the statements that would load them.
    assert!(large - small < 8, "{small} and {large}");
    assert!(large < 80, "{large} statements for one page");
}

#[actix_web::test]
async fn a_page_of_thirty_roles_costs_as_many_statements_as_a_page_of_one() {
    let app = TestApp::new();
    let all = app.get("/v1/roles?fields=slug").await.column("slug");
    assert_eq!(all.len(), 30);
    for include in [&ALL[..], &[]] {
        let page = statements(&app, &all, include);
        let one = statements(&app, &slugs(&["clinical-informatics-director"]), include);
        assert_eq!(page, one);
    }
}
