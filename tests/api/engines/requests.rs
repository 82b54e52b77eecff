//! What can be asked, found from the OpenAPI document, so that a new operation or parameter is asked by itself.

use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::contract::DOCUMENT;
use crate::harness::{TestApp, text_of};

/// Parameters that are no filters.
const NO_FILTERS: [&str; 6] = ["q", "sort", "limit", "cursor", "fields", "include"];

/// What is looked for beside the example: accents, upper case, what `LIKE` and SQL quote, other scripts, too much.
const SEARCHES: [&str; 22] = [
    "health",
    "HEALTH informatics",
    "élan",
    "ELAN VITAL",
    "É",
    "%",
    "_",
    "100%",
    "a_b",
    "A-b",
    "o'neill",
    "\"quoted\"",
    "\\",
    "back\\slash",
    "--",
    ";",
    "STRASSE",
    "ß",
    "ωmega",
    "日本",
    "🩺",
    "a b c d e f g h i j k l m n",
];

/// Values of texts that name nothing.
const STRANGE_TEXTS: [&str; 8] = ["", "%", "'", "É", "US-", "0", "日本", "zzzz-zzzz"];

/// Values of numbers, some of them too large, too fine or none.
const STRANGE_NUMBERS: [&str; 9] = [
    "0",
    "1",
    "-1",
    "1.5",
    "0.001",
    "1e3",
    "99999999",
    "999999999999",
    "9223372036854775808",
];

/// One operation that reads below `/v1/`.
pub struct Operation {
    pub template: String,
    parameters: Vec<Value>,
}

/// All operations that read below `/v1/`.
pub fn operations() -> Vec<Operation> {
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let reads = paths.iter().filter(|(path, _)| path.starts_with("/v1/"));
    reads
        .filter_map(|(template, item)| {
            Some(Operation {
                template: template.clone(),
                parameters: item["get"]["parameters"].as_array()?.clone(),
            })
        })
        .collect()
}

/// A value as a parameter of a URL has it.
fn encoded(value: &str) -> String {
    utf8_percent_encode(value, NON_ALPHANUMERIC).to_string()
}

impl Operation {
    fn parameter(&self, name: &str) -> Option<&Value> {
        self.parameters.iter().find(|own| own["name"] == name)
    }

    /// The words that a pattern chooses from.
    fn words(&self, name: &str) -> Vec<&str> {
        let pattern = self
            .parameter(name)
            .and_then(|own| own["schema"]["pattern"].as_str());
        let is_word = |text: &str| {
            let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            !text.is_empty()
                && text
                    .bytes()
                    .all(|byte| letter(byte) || b"_|".contains(&byte))
        };
        pattern
            .into_iter()
            .flat_map(|pattern| pattern.split('('))
            .filter_map(|group| group.split(')').next())
            .find(|group| is_word(group))
            .map(|group| group.split('|').collect())
            .unwrap_or_default()
    }

    /// The paths of all that is there.
    pub async fn paths(&self, app: &TestApp) -> Vec<String> {
        let mut paths = self.plain_paths(app).await;
        // Some answers cannot be given without parameters.
        let required = self.parameters.iter().filter(|own| own["in"] == "query");
        let required: Vec<String> = required
            .filter(|own| own["required"] == true)
            .map(|own| {
                let example = encoded(&text_of(&own["example"]));
                format!("{}={example}", text_of(&own["name"]))
            })
            .collect();
        if !required.is_empty() {
            let query = required.join("&");
            paths
                .iter_mut()
                .for_each(|path| *path += &format!("?{query}"));
        }
        paths
    }

    async fn plain_paths(&self, app: &TestApp) -> Vec<String> {
        let Some((list, rest)) = self.template.split_once("/{") else {
            return vec![self.template.clone()];
        };
        let (key, rest) = rest.split_once('}').unwrap();
        let mut paths = Vec::new();
        let mut next = Some(format!("{list}?fields={key}&limit=200"));
        while let Some(target) = next {
            let page = app.fetch(&target).await;
            let keys = page.column(key);
            paths.extend(keys.iter().map(|own| format!("{list}/{own}{rest}")));
            next = page.body["links"]["next"].as_str().map(str::to_owned);
        }
        paths
    }

    /// What is no entry, no parameter or no value.
    pub fn strange(&self, path: &str) -> Vec<String> {
        let (bare, query) = path.split_once('?').unwrap_or((path, ""));
        let mut targets: Vec<String> = ["sort=x", "limit=0", "limit=201", "limit=x", "cursor=x"]
            .into_iter()
            .chain(["fields=x", "include=x", "q=%00", "x=y", "limit=1&limit=2"])
            .map(|wrong| format!("{bare}?{wrong}&{query}"))
            .collect();
        if let Some((list, _)) = self.template.split_once("/{") {
            let rest = self.template.split_once('}').map_or("", |(_, rest)| rest);
            let key = bare.trim_start_matches(list).trim_end_matches(rest);
            let near = [format!("{key}x"), key.to_uppercase(), "/%C3%89".to_owned()];
            let near = near.into_iter().chain(["/'".to_owned(), "/%00".to_owned()]);
            targets.extend(near.map(|key| format!("{list}{key}{rest}?{query}")));
        }
        targets
    }

    /// Each parameter by itself, and filters with an order.
    pub async fn variants(&self, path: &str, app: &TestApp) -> Vec<String> {
        let mark = if path.contains('?') { '&' } else { '?' };
        let seen = app.fetch(&format!("{path}{mark}limit=200")).await;
        let seen = seen.body["data"].as_array().cloned().unwrap_or_default();
        let sorts = self.words("sort");
        let (first, last) = (sorts.first(), sorts.last());
        let mut queries = Vec::new();
        for own in self.parameters.iter().filter(|own| own["in"] == "query") {
            let name = own["name"].as_str().unwrap();
            if NO_FILTERS.contains(&name) {
                continue;
            }
            for value in values(name, own, &seen) {
                let filter = format!("{name}={}", encoded(&value));
                if let (Some(first), Some(last)) = (first, last) {
                    queries.push(format!("{filter}&sort=-{last},{first}&limit=3"));
                }
                queries.push(filter);
            }
        }
        if let Some(own) = self.parameter("q") {
            for search in SEARCHES.into_iter().chain(own["example"].as_str()) {
                queries.push(format!("q={}", encoded(search)));
                queries
                    .extend(last.map(|last| format!("q={}&sort=-{last}&limit=2", encoded(search))));
            }
        }
        for key in &sorts {
            queries.extend(["", "-"].map(|down| format!("sort={down}{key}&limit=200")));
            let others = sorts.iter().filter(|other| *other != key);
            queries.extend(others.flat_map(|other| {
                [
                    format!("sort={key},-{other}&limit=200"),
                    format!("sort=-{key},{other}&limit=200"),
                ]
            }));
        }
        let fields = self.words("fields");
        queries.extend(
            fields
                .iter()
                .map(|field| format!("fields={field}&limit=200")),
        );
        queries.push(format!("fields={}", fields.join(",")));
        let includes = self.words("include");
        queries.extend(
            includes
                .iter()
                .map(|include| format!("include={include}&fields=links")),
        );
        queries.extend(includes.iter().map(|include| format!("include={include}")));
        queries.push(format!("include={}&limit=5", includes.join(",")));
        let (bare, required) = path.split_once('?').unwrap_or((path, "="));
        let (required, _) = required.split_once('=').unwrap();
        let target = |query: &String| match query.split_once('=') {
            // A parameter is given once.
            Some((name, _)) if name == required => format!("{bare}?{query}"),
            _ => format!("{path}{mark}{query}"),
        };
        queries.iter().map(target).collect()
    }

    /// The first pages of walks through the whole list.
    pub fn walks(&self, path: &str) -> Vec<String> {
        if self.parameter("cursor").is_none() {
            return Vec::new();
        }
        let mark = if path.contains('?') { '&' } else { '?' };
        let mut walks: Vec<String> = [1, 7, 50]
            .iter()
            .map(|limit| format!("{path}{mark}limit={limit}"))
            .collect();
        for key in self.words("sort") {
            walks.extend(["", "-"].map(|down| format!("{path}{mark}sort={down}{key}&limit=7")));
        }
        if let Some(last) = self.words("sort").last() {
            walks.push(format!("{path}{mark}sort=-{last}&limit=1"));
        }
        walks
    }
}

/// What a filter is given: its example, the words it knows, what the rows have in the field of its name, and others.
fn values(name: &str, own: &Value, seen: &[Value]) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let example = own.get("example").map(text_of).unwrap_or_default();
    values.insert(format!("{example}x"));
    values.insert(example.to_uppercase());
    values.insert(example);
    let words = own["schema"]["enum"].as_array();
    values.extend(words.into_iter().flatten().map(text_of));
    let is_text = own["schema"]["type"] == "string";
    let strange = if is_text {
        &STRANGE_TEXTS[..]
    } else {
        &STRANGE_NUMBERS[..]
    };
    values.extend(strange.iter().map(|text| (*text).to_owned()));
    let field = |row: &Value| {
        let value = &row[name];
        let inner = ["slug", "code", "name"]
            .iter()
            .find_map(|key| value.get(key));
        inner.unwrap_or(value).clone()
    };
    let of_rows: BTreeSet<String> = seen
        .iter()
        .map(field)
        .filter(|value| !value.is_null())
        .map(|value| text_of(&value))
        .collect();
    let step = of_rows.len().div_ceil(4).max(1);
    values.extend(of_rows.into_iter().step_by(step));
    values
}
