//! Writes pay figures, differentials and outlook.

use diesel::ExpressionMethods;

use super::super::rows::{self, Regions, numbered, of_each};
use super::{CURATED, Load, put};
use crate::schema;
use crate::store::rows::{
    OutlookNoteRow, RegionalOutlookRow, SalaryBandGapRow, SalaryBandRow, SalaryDifferentialRow,
};
use crate::store::{StoreError, replace_rows};

impl Load<'_> {
    pub(super) fn figures(&mut self) -> Result<(), StoreError> {
        let seeds = self.seeds;
        let regions: Regions<'_> = seeds
            .regions
            .iter()
            .map(|region| (region.code.as_str(), region))
            .collect();
        let bands = seeds
            .salary_bands
            .iter()
            .filter_map(|seed| rows::salary_band(seed, &regions))
            .collect();
        put!(
            self,
            salary_bands,
            SalaryBandRow,
            bands,
            schema::salary_bands::dataset.eq(CURATED)
        );
        let gaps = seeds.salary_bands.iter().flat_map(|seed| {
            seed.missing.iter().map(|(field, reason)| SalaryBandGapRow {
                salary_band: seed.id.clone(),
                field: field.clone(),
                reason: *reason,
            })
        });
        put!(self, salary_band_gaps, SalaryBandGapRow, gaps.collect());
        self.salary_differentials()?;
        self.regional_outlook(&regions)
    }

    fn salary_differentials(&mut self) -> Result<(), StoreError> {
        put!(
            self,
            salary_differentials,
            SalaryDifferentialRow,
            numbered(&self.seeds.salary_differentials, |_, seed| {
                rows::salary_differential(seed)
            })
        );
        Ok(())
    }

    fn regional_outlook(&mut self, regions: &Regions<'_>) -> Result<(), StoreError> {
        let seeds = self.seeds;
        let outlook = seeds
            .regional_outlook
            .iter()
            .filter_map(|seed| rows::regional_outlook(seed, regions))
            .collect();
        put!(
            self,
            regional_outlook,
            RegionalOutlookRow,
            outlook,
            schema::regional_outlook::dataset.eq(CURATED)
        );
        put!(
            self,
            outlook_notes,
            OutlookNoteRow,
            of_each(
                &seeds.regional_outlook,
                |seed| &seed.notes,
                |seed, position, note| OutlookNoteRow {
                    outlook: seed.id.clone(),
                    position,
                    kind: note.kind,
                    text: note.text.clone(),
                },
            )
        );
        Ok(())
    }
}
