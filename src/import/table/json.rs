//! Lists of flat JSON objects, read like tables: the names of the fields are the columns.

use anyhow::{Context as _, Result, bail};
use csv::StringRecord;
use serde_json::Value;

use super::super::input::Input;
use super::super::rejects::Fault;
use super::{Header, Row, Visit};

/// The most bytes of a file that are read.
const LARGEST: u64 = 256 << 20;

/// Reads a list of objects, or the list `rows` of an object; an entry is a row, the first is number 1.
pub fn read(input: &Input, visit: &mut impl Visit) -> Result<()> {
    let text = super::text(input, LARGEST)?;
    let value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .with_context(|| format!("reading {} as JSON", input.name))?;
    let rows = match value {
        Value::Array(rows) => rows,
        Value::Object(mut object) => match object.remove("rows") {
            Some(Value::Array(rows)) => rows,
            _ => bail!("{}: expected a list named `rows` in the object", input.name),
        },
        _ => bail!(
            "{}: expected a list of objects, or an object with the list `rows`",
            input.name
        ),
    };
    let header = Header::new(input, None, 1, &names(&rows));
    visit.header(&header)?;
    for (entry, number) in rows.iter().zip(1..) {
        let cells: StringRecord = header
            .names
            .iter()
            .map(|name| entry.get(name).map(cell).unwrap_or_default())
            .collect();
        if entry.is_object() {
            visit.row(&Row {
                header: &header,
                number,
                cells: &cells,
            })?;
        } else {
            visit.misshapen(Fault {
                reason: "not_an_object",
                detail: format!("{}, row {number}: expected an object", input.name),
            });
        }
    }
    Ok(())
}

/// The names of all fields, in the order of their first use.
fn names(rows: &[Value]) -> StringRecord {
    let mut names = Vec::<&str>::new();
    for name in rows
        .iter()
        .filter_map(Value::as_object)
        .flat_map(serde_json::Map::keys)
    {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    StringRecord::from(names)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
