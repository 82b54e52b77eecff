//! The columns of an OEWS table, found by name.

use anyhow::Result;

use super::super::table::Header;
use crate::store::wages::Wage;

/// Where the columns stand. The files of 2019 write their names in lower case, and not all have all of them.
pub struct Columns {
    pub area: usize,
    pub area_title: Option<usize>,
    pub area_type: usize,
    pub primary_state: Option<usize>,
    pub industry: Option<usize>,
    pub industry_group: Option<usize>,
    pub ownership: Option<usize>,
    pub occupation: usize,
    pub occupation_title: Option<usize>,
    pub group: usize,
    pub employment: usize,
    pub jobs_per_1000: Option<usize>,
    pub location_quotient: Option<usize>,
    /// Annual wages, in the order of [`Wage::ALL`].
    pub year: [usize; 6],
    /// Hourly wages, in the same order.
    pub hour: [usize; 6],
    pub annual_only: usize,
    pub hourly_only: usize,
}

impl Columns {
    /// Finds the columns.
    ///
    /// # Errors
    ///
    /// Names the first that must be there and is not.
    pub fn find(header: &Header) -> Result<Self> {
        let wages = |prefix: &str| -> Result<[usize; 6]> {
            let mut columns = [0; 6];
            for (column, wage) in columns.iter_mut().zip(Wage::ALL) {
                *column = header.require(&format!("{prefix}_{}", suffix(wage)))?;
            }
            Ok(columns)
        };
        Ok(Self {
            area: header.require("AREA")?,
            area_title: header.find("AREA_TITLE"),
            area_type: header.require("AREA_TYPE")?,
            primary_state: header.find("PRIM_STATE"),
            industry: header.find("NAICS"),
            industry_group: header.find("I_GROUP"),
            ownership: header.find("OWN_CODE"),
            occupation: header.require("OCC_CODE")?,
            occupation_title: header.find("OCC_TITLE"),
            group: header.require("O_GROUP")?,
            employment: header.require("TOT_EMP")?,
            jobs_per_1000: header.find("JOBS_1000"),
            location_quotient: header
                .find("LOC_QUOTIENT")
                .or_else(|| header.find("LOC QUOTIENT")),
            year: wages("A")?,
            hour: wages("H")?,
            annual_only: header.require("ANNUAL")?,
            hourly_only: header.require("HOURLY")?,
        })
    }
}

/// The end of the name of a column of wages.
const fn suffix(wage: Wage) -> &'static str {
    match wage {
        Wage::Mean => "MEAN",
        Wage::P10 => "PCT10",
        Wage::P25 => "PCT25",
        Wage::Median => "MEDIAN",
        Wage::P75 => "PCT75",
        Wage::P90 => "PCT90",
    }
}
