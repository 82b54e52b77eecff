//! Rows of rated elements: skills, knowledge, education and certification.

use super::super::super::table::Row;
use super::super::cells::{code, element, flag, hundredths, needed_whole, scale, text};
use super::super::kind::MOST;
use super::{EDUCATION_SCALES, Rating, Read, TITLE, Tables, Taken, keep, repeated};
use crate::domain::vocabulary::OnetPart;
use crate::store::rows::{OnetCertificationRow, OnetEducationRow, OnetRatingRow};

/// The scale of importance, from 1 to 5.
const IMPORTANCE: &str = "IM";
/// The scale of level, from 0 to 7.
const LEVEL: &str = "LV";
/// The required level of education.
const EDUCATION: &str = "2.D.1";
/// Job-related professional certification.
const CERTIFICATION: &str = "2.D.4.a";

impl Tables {
    /// Takes a row of a rated element: skills, knowledge, education and certification are in scope.
    pub(super) fn rated(&mut self, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [at_code, at_element, _, at_scale, ..] = at;
        let occupation = code(row, at_code)?;
        let element = element(row, at_element)?;
        let scale = scale(row, at_scale)?;
        let part = match element {
            _ if element.starts_with("2.A.") => OnetPart::EssentialSkills,
            _ if element.starts_with("2.B.") => OnetPart::TransferableSkills,
            _ if element.starts_with("2.C.") => OnetPart::Knowledge,
            EDUCATION if EDUCATION_SCALES.contains(&scale) => {
                return self.education(occupation, scale, at, row);
            }
            CERTIFICATION if scale == IMPORTANCE => {
                return self.certification(occupation, at, row);
            }
            _ => return Ok(Taken::PassedOver("ratings of other elements")),
        };
        match scale {
            IMPORTANCE | LEVEL => self.rating(part, occupation, at, row),
            _ => Ok(Taken::PassedOver("ratings on other scales")),
        }
    }

    fn rating(
        &mut self,
        part: OnetPart,
        occupation: String,
        at: [usize; MOST],
        row: &Row<'_>,
    ) -> Read {
        let [
            _,
            at_element,
            at_name,
            at_scale,
            at_value,
            at_suppress,
            at_relevant,
            _,
        ] = at;
        let is_importance = row.get(at_scale) == IMPORTANCE;
        let range = if is_importance { (1, 5) } else { (0, 7) };
        let value = hundredths(row, at_value, range)?;
        let suppressed = flag(row, at_suppress)?.unwrap_or(false);
        let not_relevant = flag(row, at_relevant)?.unwrap_or(false);
        let name = text(row, at_name, TITLE)?;
        let element = row.get(at_element).to_owned();
        let rating = self
            .ratings
            .entry((occupation.clone(), element.clone()))
            .or_insert_with(|| Rating {
                row: OnetRatingRow {
                    occupation,
                    dataset: self.dataset.clone(),
                    element,
                    part,
                    name,
                    importance: None,
                    importance_suppressed: false,
                    level: None,
                    level_suppressed: false,
                    not_relevant: false,
                },
                has_importance: false,
                has_level: false,
            });
        let told = if is_importance {
            &mut rating.has_importance
        } else {
            &mut rating.has_level
        };
        if std::mem::replace(told, true) {
            return Err(repeated(row, at_element));
        }
        if is_importance {
            rating.row.importance = value;
            rating.row.importance_suppressed = suppressed;
        } else {
            rating.row.level = value;
            rating.row.level_suppressed = suppressed;
        }
        rating.row.not_relevant |= not_relevant;
        Ok(Taken::As(part))
    }

    fn education(
        &mut self,
        occupation: String,
        scale: &str,
        at: [usize; MOST],
        row: &Row<'_>,
    ) -> Read {
        let [_, _, _, _, at_value, at_suppress, _, at_category] = at;
        let scale = scale.to_owned();
        let category = needed_whole(row, at_category, (1, 99))?;
        let new = OnetEducationRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            scale: scale.clone(),
            category,
            percent: hundredths(row, at_value, (0, 100))?,
            suppressed: flag(row, at_suppress)?.unwrap_or(false),
        };
        let key = (occupation, scale, category);
        keep(&mut self.education, key, new, row, at_category)?;
        Ok(Taken::As(OnetPart::Education))
    }

    fn certification(&mut self, occupation: String, at: [usize; MOST], row: &Row<'_>) -> Read {
        let [_, at_element, _, _, at_value, at_suppress, ..] = at;
        let new = OnetCertificationRow {
            occupation: occupation.clone(),
            dataset: self.dataset.clone(),
            importance: hundredths(row, at_value, (1, 5))?,
            suppressed: flag(row, at_suppress)?.unwrap_or(false),
        };
        keep(&mut self.certification, occupation, new, row, at_element)?;
        Ok(Taken::As(OnetPart::Certification))
    }
}
