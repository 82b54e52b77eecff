//! The OpenAPI document: collected from the handlers, completed with what all operations share.

pub mod shared;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::error::{FieldError, Problem};
use super::include::ON_DEMAND;
use super::{
    certifications, claims, conflicts, datasets, education_paths, families, ladder, occupations,
    organizations, postings, regional_outlook, regions, roles, salary_bands, salary_differentials,
    salary_estimate, salary_position, search, service, skills, sources, technologies, titles,
};

/// The document as committed, which is what the service serves; a test compares it with the code.
pub const COMMITTED: &str = include_str!("../../../openapi/openapi.json");

#[derive(OpenApi)]
#[openapi(
    info(
        title = "careers-api",
        description = "Careers in health informatics: roles, education paths, certifications, pay and outlook. Every \
            figure is a claim with a source: where sources disagree there are several rows, a figure of another \
            occupation is called a proxy, and an empty field says why it is empty.\n\n\
            Lists are paged by an opaque cursor, sorted by `sort`, narrowed by their filters and thinned by `fields`. \
            Every answer to a GET carries a strong `ETag`, and `X-Data-Revision`, which changes exactly when data \
            changes. Questions that are sent in a body (POST) change nothing, and their answers are kept nowhere. Failures \
            are `application/problem+json` (RFC 9457) and name the parameter or member at fault with the nearest valid one.\n\n\
            Schemas describe answers without `fields`; with it, every field that it does not name is absent, also one \
            that the schema requires.\n\n\
            The licence below is that of the code and the editors' text. Figures of U.S. agencies are in the public \
            domain; whoever passes on O*NET titles and job zones must repeat the sentence in `attribution` of \
            `/v1/datasets/curated`.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
        contact(name = "The maintainers of careers-api"),
    ),
    servers((url = "/", description = "This service")),
    tags(
        (name = "roles", description = "Careers, and everything that belongs to one of them."),
        (name = "figures", description = "Pay, pay differentials and outlook; each row is one claim of one source. What official \
            data say of claims, and which disagree."),
        (name = "catalogue", description = "Education paths, certifications, skills, tools, organizations, families."),
        (name = "places and occupations", description = "The places and official occupations that figures refer to."),
        (name = "titles", description = "Words instead of keys: titles of job postings matched and completed, one search over \
            everything."),
        (name = "evidence", description = "The documents and data sets that everything rests on."),
        (name = "service", description = "The service itself."),
    ),
    paths(
        roles::list_roles,
        roles::find_role,
        education_paths::list_role_education_paths,
        certifications::list_role_certifications,
        salary_bands::list_role_salary_bands,
        regional_outlook::list_role_regional_outlook,
        ladder::list_role_ladder,
        salary_estimate::estimate_role_salary,
        salary_position::place_role_salary,
        salary_bands::list_salary_bands,
        salary_bands::find_salary_band,
        salary_differentials::list_salary_differentials,
        salary_differentials::find_salary_differential,
        regional_outlook::list_regional_outlook,
        regional_outlook::find_regional_outlook,
        claims::list_claims,
        claims::find_claim,
        conflicts::list_conflicts,
        conflicts::find_conflict,
        education_paths::list_education_paths,
        education_paths::find_education_path,
        certifications::list_certifications,
        certifications::find_certification,
        skills::list_skills,
        skills::find_skill,
        technologies::list_technologies,
        technologies::find_technology,
        organizations::list_organizations,
        organizations::find_organization,
        families::list_families,
        families::find_family,
        regions::list_regions,
        regions::find_region,
        occupations::list_occupations,
        occupations::find_occupation,
        sources::list_sources,
        sources::find_source,
        datasets::list_datasets,
        datasets::find_dataset,
        titles::match_title,
        titles::match_titles,
        titles::list_title_suggestions,
        search::list_search_hits,
        postings::enrich_postings,
        service::show_welcome,
        service::check_health,
        service::check_readiness,
        service::show_openapi,
    ),
    components(schemas(Problem, FieldError)),
)]
struct Document;

static PATHS: LazyLock<Vec<String>> =
    LazyLock::new(|| Document::openapi().paths.paths.into_keys().collect());

/// Every path of the service, with its parameters in braces.
pub fn paths() -> &'static [String] {
    &PATHS
}

/// Builds the document without the examples of answers, which need a running service.
pub fn document() -> Value {
    let text = Document::openapi().to_json().unwrap_or_default();
    let mut document: Value = serde_json::from_str(&rename_pages(&text)).unwrap_or_default();
    if let Some(schemas) = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        for (name, schema) in schemas.iter_mut() {
            require_all(name, schema);
            refer_to_rows(name, schema);
            bound_strings(schema);
            lift_descriptions(schema);
        }
    }
    let fields = fields_of_rows(&document);
    if let Some(components) = document
        .pointer_mut("/components")
        .and_then(Value::as_object_mut)
    {
        components.insert("responses".to_owned(), shared::problem_responses());
        components.insert("headers".to_owned(), shared::headers());
    }
    document["security"] = json!([]);
    let bodies = example_bodies(&document);
    for (path, operation) in operations(&mut document) {
        if let Some(responses) = operation.get_mut("responses") {
            bound_strings(responses);
        }
        give_body(operation, &bodies);
        shared::complete(&path, operation, &fields);
    }
    document
}

/// The operations of a document, each with its path.
pub fn operations(document: &mut Value) -> Vec<(String, &mut Map<String, Value>)> {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    let items = paths.into_iter().flatten();
    let operations = items.flat_map(|(path, item)| {
        let methods = item.as_object_mut().into_iter().flatten();
        let methods = methods.filter(|(method, _)| ["get", "post"].contains(&method.as_str()));
        methods
            .filter_map(|(_, operation)| Some((path.clone(), operation.as_object_mut()?)))
            .collect::<Vec<_>>()
    });
    operations.collect()
}

/// The example of the body that an operation takes; `None` for one that takes none.
pub fn body_of(operation: &Map<String, Value>) -> Option<&Value> {
    operation
        .get("requestBody")?
        .pointer("/content/application~1json/example")
}

/// The examples of what is sent, by reference to the schema.
fn example_bodies(document: &Value) -> HashMap<String, Value> {
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let requests = schemas.into_iter().flatten().filter_map(|(name, schema)| {
        let example = schema.get("example")?;
        let reference = format!("#/components/schemas/{name}");
        name.ends_with(REQUEST)
            .then(|| (reference, example.clone()))
    });
    requests.collect()
}

/// Puts the example of what is sent where tools look for it.
fn give_body(operation: &mut Map<String, Value>, bodies: &HashMap<String, Value>) {
    let content = operation
        .get_mut("requestBody")
        .and_then(|body| body.pointer_mut("/content/application~1json"));
    if let Some(content) = content {
        let schema = content.pointer("/schema/$ref").and_then(Value::as_str);
        if let Some(example) = schema.and_then(|schema| bodies.get(schema)) {
            content["example"] = example.clone();
        }
    }
}

/// How the names of the schemas end that describe what is sent.
const REQUEST: &str = "Request";

/// Gives the pages names that people would: `Page_RoleView` becomes `RolePage`.
fn rename_pages(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split("Page_");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(piece.len());
        let (name, rest) = piece.split_at(end);
        out.push_str(name.strip_suffix("View").unwrap_or(name));
        out.push_str("Page");
        out.push_str(rest);
    }
    out
}

/// The names of the fields of each view, by name of its schema and of that of its page.
fn fields_of_rows(document: &Value) -> HashMap<String, Vec<String>> {
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let views = schemas.into_iter().flatten().filter_map(|(name, schema)| {
        let row = name.strip_suffix("View")?;
        let fields: Vec<String> = schema
            .get("properties")?
            .as_object()?
            .keys()
            .cloned()
            .collect();
        Some([
            (name.clone(), fields.clone()),
            (format!("{row}Page"), fields),
        ])
    });
    views.flatten().collect()
}

/// Moves the description of a field that may be null from beside its `$ref` to beside the choice, where tools look.
fn lift_descriptions(schema: &mut Value) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut) {
        let choices = property.get_mut("oneOf").and_then(Value::as_array_mut);
        let description = choices.into_iter().flatten().find_map(|choice| {
            let choice = choice
                .as_object_mut()
                .filter(|choice| choice.contains_key("$ref"))?;
            choice.remove("description")
        });
        if let (Some(description), Some(property)) = (description, property.as_object_mut()) {
            property.insert("description".to_owned(), description);
        }
    }
}

/// The longest text of a field that states no limit of its own.
const LONGEST_TEXT: usize = 20_000;

/// Lets a page refer to the schema of its rows instead of repeating it.
fn refer_to_rows(name: &str, schema: &mut Value) {
    if let (Some(row), Some(items)) = (
        name.strip_suffix("Page"),
        schema.pointer_mut("/properties/data/items"),
    ) {
        *items = json!({ "$ref": format!("#/components/schemas/{row}View") });
    }
}

/// Gives every text a greatest length, so that a client knows what to expect.
fn bound_strings(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let is_text = match object.get("type") {
                Some(Value::String(kind)) => kind == "string",
                Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "string"),
                _ => false,
            };
            if is_text && !object.contains_key("enum") && !object.contains_key("maxLength") {
                let longest = match object.get("format").and_then(Value::as_str) {
                    Some("date") => "2026-11-25".len(),
                    Some("date-time") => "2026-11-25T00:00:00.000000Z".len(),
                    _ => LONGEST_TEXT,
                };
                object.insert("maxLength".to_owned(), json!(longest));
            }
            object.values_mut().for_each(bound_strings);
        }
        Value::Array(list) => list.iter_mut().for_each(bound_strings),
        _ => {}
    }
}

/// Says that every field is present, null or not; only what a role includes on demand may be left out.
fn require_all(name: &str, schema: &mut Value) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return;
    };
    // What is sent may leave out what need not be there.
    if name.ends_with(REQUEST) {
        return;
    }
    let is_role = properties.contains_key("headline");
    let required: Vec<String> = properties
        .keys()
        .filter(|field| !(is_role && ON_DEMAND.contains(&field.as_str())))
        // A fault is in the query or in the body, and names its place there.
        .filter(|field| {
            !(name == "FieldError" && ["parameter", "pointer"].contains(&field.as_str()))
        })
        .cloned()
        .collect();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("required".to_owned(), json!(required));
    }
}
