//! Consumer prices.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::seed;

seed! {
    /// A consumer price index, which brings pay of different times to the prices of one month.
    ConsumerPricesSeed {
        /// Key of the series.
        #[schemars(length(max = 100))]
        slug: String,
        /// What the index measures, as its publisher words it.
        #[schemars(length(max = 300))]
        title: String,
        /// Code of the place whose prices it measures; it holds for the places inside too.
        region: String,
        /// ISO 4217 code of the pay it applies to.
        #[schemars(regex(pattern = "^[A-Z]{3}$"))]
        currency: String,
        /// Slug of the document.
        source: String,
        /// The index by month, `YYYY-MM`, with at most three decimals; a month that is not published is left out.
        months: BTreeMap<String, f64>,
    }
}
