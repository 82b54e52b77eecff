//! Where a page of a list starts, as clients carry it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::store::listing::SortColumn;

/// Where a page starts, as the cursor carries it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Cursor {
    /// The path of the list it was made for.
    pub list: String,
    /// The order it was made for.
    pub sort: String,
    /// The values of the sort keys.
    pub values: Vec<Option<String>>,
    /// The key of the last row.
    pub key: String,
    /// The data revision of the first page.
    pub revision: i64,
}

impl Cursor {
    /// Tells whether the cursor was made for this list in this order: as many values as sort keys, each of its column's type.
    pub fn fits(&self, list: &str, sort: &str, columns: &[SortColumn]) -> bool {
        let typed = |(column, value): (&SortColumn, &Option<String>)| {
            let value = value.as_ref();
            value.is_none_or(|value| column.column_type.bind(value).is_some())
        };
        self.list == list
            && self.sort == sort
            && self.values.len() == columns.len()
            && columns.iter().zip(&self.values).all(typed)
    }

    /// Writes it as clients send it back.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// Reads what a client sent; `None` for what is none of ours.
    pub fn decode(cursor: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let cursor: Self = serde_json::from_slice(&bytes).ok()?;
        let has_nul = cursor
            .values
            .iter()
            .flatten()
            .chain([&cursor.key])
            .any(|text| text.contains('\0'));
        (!has_nul).then_some(cursor)
    }
}
