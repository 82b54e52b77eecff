//! Writes education paths and certifications.

use super::super::EducationPathSeed;
use super::super::rows::{self, numbered, of_each};
use super::{Load, put};
use crate::store::rows::{
    CertificationRow, CertificationSourceRow, EducationPathDeliveryRow, EducationPathRow,
    EducationPathSourceRow, EducationPathTextRow, RequirementRow,
};
use crate::store::{StoreError, replace_rows};

impl Load<'_> {
    pub(super) fn credentials(&mut self) -> Result<(), StoreError> {
        let paths = &self.seeds.education_paths;
        put!(
            self,
            education_paths,
            EducationPathRow,
            numbered(paths, |_, seed| rows::education_path(seed))
        );
        let texts = |kind: &'static str, list: fn(&EducationPathSeed) -> &[String]| {
            of_each(paths, list, move |seed, position, text| {
                EducationPathTextRow {
                    path: seed.slug.clone(),
                    kind: kind.to_owned(),
                    position,
                    text: text.clone(),
                }
            })
        };
        let mut all_texts = texts("field_of_study", |seed| &seed.fields_of_study);
        all_texts.extend(texts("coursework", |seed| &seed.coursework));
        put!(self, education_path_texts, EducationPathTextRow, all_texts);
        put!(
            self,
            education_path_deliveries,
            EducationPathDeliveryRow,
            of_each(
                paths,
                |seed| &seed.delivery,
                |seed, _, delivery| EducationPathDeliveryRow {
                    path: seed.slug.clone(),
                    delivery: *delivery
                },
            )
        );
        put!(
            self,
            education_path_sources,
            EducationPathSourceRow,
            of_each(
                paths,
                |seed| &seed.sources,
                |seed, position, source| EducationPathSourceRow {
                    path: seed.slug.clone(),
                    position,
                    source: source.clone(),
                },
            )
        );
        self.certifications()
    }

    fn certifications(&mut self) -> Result<(), StoreError> {
        let certifications = &self.seeds.certifications;
        put!(
            self,
            certifications,
            CertificationRow,
            numbered(certifications, |_, seed| rows::certification(seed))
        );
        put!(
            self,
            certification_requirements,
            RequirementRow,
            of_each(
                certifications,
                |seed| &seed.requirements,
                |seed, position, rule| RequirementRow {
                    certification: seed.slug.clone(),
                    position,
                    kind: rule.kind,
                    operator: rule.operator,
                    value: rule.value.clone(),
                    text: rule.text.clone(),
                    source: rule.source.clone(),
                },
            )
        );
        put!(
            self,
            certification_sources,
            CertificationSourceRow,
            of_each(
                certifications,
                |seed| &seed.sources,
                |seed, position, source| CertificationSourceRow {
                    certification: seed.slug.clone(),
                    position,
                    source: source.clone(),
                },
            )
        );
        Ok(())
    }
}
