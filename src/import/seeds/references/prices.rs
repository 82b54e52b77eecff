//! References and rules of consumer prices.

use super::{Check, at};
use crate::domain::period::ReferencePeriod;
use crate::domain::salary::prices::thousandths;

impl Check<'_> {
    pub(super) fn consumer_prices(&mut self) {
        let file = "consumer-prices.json";
        for (base, series) in self.placed(&self.seeds.consumer_prices) {
            self.document(file, format!("{base}/source"), &series.source);
            let place = at(file, format!("{base}/region"));
            self.known(place, "regions", "region", &series.region);
            self.currency(at(file, format!("{base}/currency")), &series.currency);
            if series.months.is_empty() {
                self.fault(at(file, format!("{base}/months")), "at least one month");
            }
            for (month, index) in &series.months {
                let at = || at(file, format!("{base}/months/{month}"));
                if ReferencePeriod::parse(month).is_none_or(|period| !period.is_month()) {
                    self.fault(at(), "a month is `YYYY-MM`");
                }
                if thousandths(*index).is_none() {
                    let detail = "an index is above 0, at most 10^6, with at most three decimals";
                    self.fault(at(), detail);
                }
            }
        }
    }
}
