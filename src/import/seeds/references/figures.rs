//! References and rules of pay figures, differentials and outlook.

use super::super::{AmountsSeed, OccupationLink, Seeds};
use super::{At, Check, at};
use crate::domain::money;
use crate::domain::period::ReferencePeriod;
use crate::domain::vocabulary::{Statistic, SubjectKind};

impl<'a> Check<'a> {
    fn figure(&mut self, file: &str, base: &str, source: &str, region: &str, role: Option<&str>) {
        self.source(at(file, format!("{base}/source")), source);
        self.not_editorial(at(file, format!("{base}/source")), source);
        self.known(
            at(file, format!("{base}/region")),
            "regions",
            "region",
            region,
        );
        if let Some(role) = role {
            self.known(at(file, format!("{base}/role")), "roles", "role", role);
        }
    }

    pub(super) fn figures(&mut self, seeds: &'a Seeds) {
        let file = "salary-bands.json";
        for (i, band) in self.placed("salary_bands", &seeds.salary_bands) {
            let base = format!("/salary_bands/{i}");
            self.figure(
                file,
                &base,
                &band.source,
                &band.region,
                band.role.as_deref(),
            );
            self.occupation(file, &base, band.occupation.as_ref());
            self.currency(at(file, format!("{base}/currency")), &band.currency);
            self.amounts(at(file, format!("{base}/amounts")), &band.amounts);
            if band.role.is_none() && band.occupation.is_none() {
                self.fault(at(file, base.clone()), "a role or an occupation");
            }
            if let Some(period) = &band.reference_period {
                self.period(at(file, format!("{base}/reference_period")), period);
            }
            for name in band.missing.keys() {
                if Statistic::parse(name).is_none() && name != "employment" {
                    self.fault(at(file, format!("{base}/missing/{name}")), "no such amount");
                }
            }
        }
        let file = "salary-differentials.json";
        for (i, row) in self.placed("salary_differentials", &seeds.salary_differentials) {
            let base = format!("/salary_differentials/{i}");
            self.figure(file, &base, &row.source, &row.region, row.role.as_deref());
            if row.percent.is_none() == row.amount_difference.is_none() {
                self.fault(
                    at(file, base.clone()),
                    "either percent or amount_difference",
                );
            }
            if row.subject.kind == SubjectKind::Region {
                let pointer = format!("{base}/subject/code");
                self.known(at(file, pointer), "regions", "region", &row.subject.code);
            }
            if let Some(period) = &row.reference_period {
                self.period(at(file, format!("{base}/reference_period")), period);
            }
        }
        let file = "regional-outlook.json";
        for (i, row) in self.placed("regional_outlook", &seeds.regional_outlook) {
            let base = format!("/regional_outlook/{i}");
            self.figure(file, &base, &row.source, &row.region, row.role.as_deref());
            self.occupation(file, &base, row.occupation.as_ref());
            if row
                .period
                .as_ref()
                .is_some_and(|years| years.from > years.to)
            {
                self.fault(at(file, format!("{base}/period")), "from exceeds to");
            }
            if row.role.is_none() && row.occupation.is_none() {
                self.fault(at(file, base), "a role or an occupation");
            }
        }
    }

    fn occupation(&mut self, file: &str, base: &str, link: Option<&OccupationLink>) {
        if let Some(link) = link {
            let pointer = format!("{base}/occupation/code");
            self.known(at(file, pointer), "occupations", "occupation", &link.code);
        }
    }

    fn amounts(&mut self, at: At<'_>, amounts: &AmountsSeed) {
        let rising = [
            amounts.p10,
            amounts.p25,
            amounts.median,
            amounts.p75,
            amounts.p90,
        ];
        let present: Vec<f64> = rising.into_iter().flatten().collect();
        let range: Vec<f64> = [amounts.low, amounts.high].into_iter().flatten().collect();
        if present.is_empty() && range.is_empty() && amounts.mean.is_none() {
            return self.fault(at, "at least one amount");
        }
        if !present.is_sorted() || !range.is_sorted() {
            return self.fault(at, "amounts must rise from low to high");
        }
        if present
            .iter()
            .chain(&range)
            .chain(&amounts.mean)
            .any(|amount| money::minor(*amount).is_none())
        {
            self.fault(at, "an amount is positive and has at most two decimals");
        }
    }

    fn period(&mut self, at: At<'_>, text: &str) {
        if ReferencePeriod::parse(text).is_none() {
            self.fault(at, "a reference period is `YYYY` or `YYYY-MM`");
        }
    }
}
