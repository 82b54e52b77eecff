//! One fault of a request: where it is, of what kind, and what would be valid.

use serde::Serialize;
use utoipa::ToSchema;

/// The part of a text of the client's that is repeated in an answer.
pub fn clipped(text: &str) -> String {
    text.chars().take(200).collect()
}

/// One fault of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Name of the query parameter at fault; absent where the fault is in the body.
    #[schema(value_type = String, example = "family", max_length = 200)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// JSON pointer (RFC 6901) to the member of the body at fault; absent where the fault is in the query.
    #[schema(value_type = String, example = "/titles/0", max_length = 400)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// What kind of fault it is, for programs.
    pub code: FaultCode,
    /// What is wrong and what would be valid, for people.
    #[schema(
        example = "`clinicl` is no family; the nearest is `clinical`",
        max_length = 2000
    )]
    pub detail: String,
}

/// What kind of fault a parameter has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The parameter does not exist here.
    UnknownParameter,
    /// The parameter is given more than once.
    DuplicateParameter,
    /// The value names nothing that exists.
    UnknownValue,
    /// The value is not of the kind that the parameter takes.
    InvalidValue,
    /// The value is too long, too large or too small.
    OutOfRange,
    /// The minimum exceeds the maximum.
    EmptyRange,
    /// The member of the body does not exist here.
    UnknownMember,
    /// The member of the body is given more than once.
    DuplicateMember,
}

impl FieldError {
    /// Describes a fault of one parameter.
    pub fn new(parameter: impl Into<String>, code: FaultCode, detail: impl Into<String>) -> Self {
        Self {
            parameter: Some(clipped(&parameter.into())),
            pointer: None,
            code,
            detail: detail.into(),
        }
    }

    /// Describes a fault of one member of a body, the whole of which is the empty pointer.
    pub fn at(pointer: &str, code: FaultCode, detail: impl Into<String>) -> Self {
        Self {
            parameter: None,
            pointer: Some(pointer.to_owned()),
            code,
            detail: detail.into(),
        }
    }

    /// Where the fault is: the name of the parameter, or the pointer into the body.
    pub fn place(&self) -> &str {
        let place = self.parameter.as_deref().or(self.pointer.as_deref());
        place
            .filter(|place| !place.is_empty())
            .unwrap_or("the body")
    }
}
