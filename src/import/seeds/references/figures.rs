//! References and rules of pay figures, differentials and outlook.

use super::super::{
    AmountDifferenceSeed, AmountsSeed, OccupationLink, PercentSeed, SalaryBandSeed, SubjectSeed,
};
use super::{At, Check, at};
use crate::domain::money;
use crate::domain::period::ReferencePeriod;
use crate::domain::vocabulary::{
    DifferentialDimension, EducationLevel, PayPeriod, Statistic, SubjectKind,
};

impl<'a> Check<'a> {
    pub(super) fn figures(&mut self) {
        self.salary_bands();
        self.salary_differentials();
        self.regional_outlook();
    }

    fn salary_bands(&mut self) {
        let file = "salary-bands.json";
        for (base, band) in self.placed(&self.seeds.salary_bands) {
            self.figure(file, &base, &band.source, &band.region, band.role.as_ref());
            self.occupation(file, &base, band.occupation.as_ref());
            self.currency(at(file, format!("{base}/currency")), &band.currency);
            self.amounts(file, &format!("{base}/amounts"), &band.amounts);
            if band.role.is_none() && band.occupation.is_none() {
                self.fault(at(file, base.clone()), "a role or an occupation");
            }
            if let Some(level) = &band.level {
                self.slug(at(file, format!("{base}/level/slug")), &level.slug);
                let years = at(file, format!("{base}/level/years"));
                self.range_if(years, level.years.as_ref());
            }
            self.period(file, &base, band.reference_period.as_ref());
            self.gaps(file, &base, band);
        }
    }

    fn salary_differentials(&mut self) {
        let file = "salary-differentials.json";
        for (base, row) in self.placed(&self.seeds.salary_differentials) {
            self.figure(file, &base, &row.source, &row.region, row.role.as_ref());
            self.subject(at(file, format!("{base}/subject/code")), &row.subject);
            let wanted = match row.dimension {
                DifferentialDimension::Region => SubjectKind::Region,
                DifferentialDimension::Education => SubjectKind::EducationLevel,
            };
            if row.subject.kind != wanted {
                let detail = format!(
                    "a difference by {} has a subject of the kind `{wanted}`",
                    row.dimension
                );
                self.fault(at(file, format!("{base}/subject/kind")), detail);
            }
            self.percent(at(file, format!("{base}/percent")), row.percent.as_ref());
            if let Some(difference) = &row.amount_difference {
                self.difference(file, format!("{base}/amount_difference"), difference);
            }
            self.period(file, &base, row.reference_period.as_ref());
            match (&row.percent, &row.amount_difference, &row.note) {
                (Some(_), Some(_), _) => {
                    self.fault(at(file, base), "either percent or amount_difference");
                }
                (None, None, None) => self.fault(
                    at(file, base),
                    "percent or amount_difference, or a note that says the difference in words",
                ),
                _ => {}
            }
        }
    }

    fn regional_outlook(&mut self) {
        let file = "regional-outlook.json";
        for (base, row) in self.placed(&self.seeds.regional_outlook) {
            self.figure(file, &base, &row.source, &row.region, row.role.as_ref());
            self.occupation(file, &base, row.occupation.as_ref());
            self.percent(
                at(file, format!("{base}/growth_percent")),
                row.growth_percent.as_ref(),
            );
            if let Some(years) = &row.period
                && years.from > years.to
            {
                self.fault(at(file, format!("{base}/period")), "from exceeds to");
            }
            if row.role.is_none() && row.occupation.is_none() {
                self.fault(at(file, base), "a role or an occupation");
            }
        }
    }

    /// What every figure has: a document, a place, and perhaps a role.
    fn figure(
        &mut self,
        file: &str,
        base: &str,
        source: &str,
        region: &str,
        role: Option<&String>,
    ) {
        self.document(file, format!("{base}/source"), source);
        let place = at(file, format!("{base}/region"));
        self.known(place, "regions", "region", region);
        self.known_if(at(file, format!("{base}/role")), "roles", "role", role);
    }

    fn occupation(&mut self, file: &str, base: &str, link: Option<&OccupationLink>) {
        self.known_if(
            at(file, format!("{base}/occupation/code")),
            "occupations",
            "occupation",
            link.map(|link| &link.code),
        );
    }

    fn amounts(&mut self, file: &str, base: &str, amounts: &AmountsSeed) {
        let AmountsSeed {
            low,
            p10,
            p25,
            median,
            p75,
            p90,
            high,
            ..
        } = *amounts;
        let given = Statistic::ALL
            .iter()
            .filter_map(|statistic| Some((statistic, amounts.get(*statistic)?)));
        let rises = |amounts: &[Option<f64>]| amounts.iter().flatten().is_sorted();
        if given.clone().next().is_none() {
            self.fault(at(file, base), "at least one amount");
        } else if !rises(&[p10, p25, median, p75, p90]) || !rises(&[low, median, high]) {
            self.fault(at(file, base), "amounts must rise from low to high");
        }
        for (statistic, amount) in given {
            if money::minor(amount).is_none() {
                let at = at(file, format!("{base}/{statistic}"));
                self.fault(at, "an amount is 0 to 10^12 with at most two decimals");
            }
        }
    }

    /// A reason for a gap belongs to an amount that is known and absent.
    fn gaps(&mut self, file: &str, base: &str, band: &SalaryBandSeed) {
        for name in band.missing.keys() {
            let given = if name == "employment" {
                Some(band.employment.is_some())
            } else {
                Statistic::parse(name).map(|statistic| band.amounts.get(statistic).is_some())
            };
            let at = at(file, format!("{base}/missing/{name}"));
            match given {
                None => self.fault(at, "no such amount"),
                Some(true) => self.fault(at, "the amount is there, so no reason is"),
                Some(false) => {}
            }
        }
    }

    fn subject(&mut self, at: At<'_>, subject: &SubjectSeed) {
        match subject.kind {
            SubjectKind::Region => self.known(at, "regions", "region", &subject.code),
            SubjectKind::EducationLevel => {
                if EducationLevel::parse(&subject.code).is_none() {
                    let levels: Vec<&str> = EducationLevel::ALL
                        .iter()
                        .map(|level| level.as_str())
                        .collect();
                    let detail = format!(
                        "`{}` is no education level; they are {}",
                        subject.code,
                        levels.join(", ")
                    );
                    self.fault(at, detail);
                }
            }
        }
    }

    /// A percentage that could not be stored as it stands would be stored as not stated.
    fn percent(&mut self, at: At<'_>, percent: Option<&PercentSeed>) {
        let Some(percent) = percent else { return };
        let ends = [percent.min, percent.max];
        if ends
            .into_iter()
            .flatten()
            .any(|end| money::hundredths(end).is_none())
        {
            self.fault(
                at,
                "a percentage is -100 to 100000 with at most two decimals",
            );
        } else {
            self.range(at, percent.min, percent.max);
        }
    }

    fn difference(&mut self, file: &str, base: String, difference: &AmountDifferenceSeed) {
        self.currency(at(file, format!("{base}/currency")), &difference.currency);
        let ends = [difference.min, difference.max];
        if ends
            .into_iter()
            .flatten()
            .any(|end| money::minor(end).is_none())
        {
            self.fault(
                at(file, base),
                "a difference in money is 0 to 10^12 with at most two decimals",
            );
        } else {
            self.range(at(file, base), difference.min, difference.max);
        }
    }

    fn period(&mut self, file: &str, base: &str, text: Option<&String>) {
        if text.is_some_and(|text| ReferencePeriod::parse(text).is_none()) {
            self.fault(
                at(file, format!("{base}/reference_period")),
                "a reference period is `YYYY` or `YYYY-MM`",
            );
        }
    }

    /// The pay figure with an id, unless it is unknown or could not be read.
    pub(super) fn band(&self, id: &str) -> Option<&'a SalaryBandSeed> {
        self.seeds.salary_bands.iter().find(|band| band.id == id)
    }

    /// A figure that is shown as pay a year must be paid for a year.
    pub(super) fn yearly(&mut self, at: At<'_>, band: &SalaryBandSeed) {
        if band.period != PayPeriod::Year {
            self.fault(
                at,
                format!(
                    "`{}` is paid for a {}, not for a year",
                    band.id, band.period
                ),
            );
        }
    }
}
