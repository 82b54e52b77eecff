//! Writes consumer prices.

use super::{Load, put};
use crate::domain::salary::prices::thousandths;
use crate::store::rows::ConsumerPriceRow;
use crate::store::{StoreError, replace_rows};

impl Load<'_> {
    pub(super) fn consumer_prices(&mut self) -> Result<(), StoreError> {
        let months = self.seeds.consumer_prices.iter().flat_map(|series| {
            let row = |(month, index): (&String, &f64)| {
                Some(ConsumerPriceRow {
                    series: series.slug.clone(),
                    region: series.region.clone(),
                    currency: series.currency.clone(),
                    month: month.clone(),
                    index_value: thousandths(*index)?,
                    source: series.source.clone(),
                })
            };
            series.months.iter().filter_map(row)
        });
        put!(self, consumer_prices, ConsumerPriceRow, months.collect());
        Ok(())
    }
}
