//! Holds parameters to the limits that the OpenAPI document states for them, so that the two cannot differ.

use utoipa::Number;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::Parameter;
use utoipa::openapi::schema::{Object, Schema};

use super::error::{FaultCode, FieldError, clipped};

/// Checks one value against the documented length and range of its parameter; `None` when it is within them.
///
/// An empty value counts as left out. What is no number at all is left to the typed reading.
pub fn check(parameter: &Parameter, value: &str) -> Option<FieldError> {
    let Some(RefOr::T(Schema::Object(limits))) = &parameter.schema else {
        return None;
    };
    let detail = if value.is_empty() {
        None
    } else {
        length(limits, value).or_else(|| range(limits, value))
    };
    detail.map(|detail| FieldError::new(&parameter.name, FaultCode::OutOfRange, detail))
}

fn length(limits: &Object, value: &str) -> Option<String> {
    let most = limits.max_length?;
    let length = value.chars().count();
    (length > most).then(|| format!("has {length} characters; the most is {most}"))
}

fn range(limits: &Object, value: &str) -> Option<String> {
    let (least, most) = (
        limits.minimum.as_ref().and_then(number),
        limits.maximum.as_ref().and_then(number),
    );
    let given: f64 = value
        .parse()
        .ok()
        .filter(|_| least.is_some() || most.is_some())?;
    if least.is_some_and(|least| given < least) || most.is_some_and(|most| given > most) {
        let bound = |end: Option<f64>| end.map_or_else(|| "any".to_owned(), |end| end.to_string());
        return Some(format!(
            "`{}` is not within {} to {}",
            clipped(value),
            bound(least),
            bound(most)
        ));
    }
    None
}

/// The number of a limit; those of this service are small enough for a double.
fn number(limit: &Number) -> Option<f64> {
    serde_json::to_value(limit).ok()?.as_f64()
}
