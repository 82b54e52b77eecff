//! Why wages, counts and quotients are absent, two bits for each, in one number.

use crate::domain::vocabulary::MissingReason;

/// The columns that can be absent, in the order of their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// People employed.
    Employment,
    /// Jobs for each 1,000 jobs of the area.
    JobsPer1000,
    /// Location quotient.
    LocationQuotient,
    /// A statistic of the annual wage.
    Year(Wage),
    /// A statistic of the hourly wage.
    Hour(Wage),
}

/// The statistics of a wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wage {
    /// Mean.
    Mean,
    /// 10th percentile.
    P10,
    /// 25th percentile.
    P25,
    /// Median.
    Median,
    /// 75th percentile.
    P75,
    /// 90th percentile.
    P90,
}

impl Wage {
    /// All, in the order of the columns.
    pub const ALL: [Self; 6] = [
        Self::Mean,
        Self::P10,
        Self::P25,
        Self::Median,
        Self::P75,
        Self::P90,
    ];

    /// The name of the amount.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::P10 => "p10",
            Self::P25 => "p25",
            Self::Median => "median",
            Self::P75 => "p75",
            Self::P90 => "p90",
        }
    }

    const fn place(self) -> u32 {
        match self {
            Self::Mean => 0,
            Self::P10 => 1,
            Self::P25 => 2,
            Self::Median => 3,
            Self::P75 => 4,
            Self::P90 => 5,
        }
    }
}

impl Figure {
    const fn shift(self) -> u32 {
        let place = match self {
            Self::Employment => 0,
            Self::JobsPer1000 => 1,
            Self::LocationQuotient => 2,
            Self::Year(wage) => 3 + wage.place(),
            Self::Hour(wage) => 9 + wage.place(),
        };
        place * 2
    }
}

/// The reasons for all absent figures of one row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(pub i64);

impl Marks {
    /// Notes why a figure is absent; only three reasons occur in OEWS.
    pub fn set(&mut self, figure: Figure, reason: MissingReason) {
        let bits = match reason {
            MissingReason::Suppressed => 1,
            MissingReason::TopCoded => 2,
            _ => 3,
        };
        self.0 |= bits << figure.shift();
    }

    /// Tells whether any figure is absent because it is top-coded.
    pub const fn has_top_code(self) -> bool {
        // The higher bit of a pair is set, the lower is not.
        const HIGHER: i64 = 0x2AAA_AAAA;
        self.0 & HIGHER & !((self.0 << 1) & HIGHER) != 0
    }

    /// The reason why a figure is absent; `None` when it is there.
    pub const fn get(self, figure: Figure) -> Option<MissingReason> {
        match (self.0 >> figure.shift()) & 3 {
            1 => Some(MissingReason::Suppressed),
            2 => Some(MissingReason::TopCoded),
            3 => Some(MissingReason::NotPublished),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Marks, Wage};
    use crate::domain::vocabulary::MissingReason;

    #[test]
    fn each_figure_keeps_its_own_reason() {
        let figures: Vec<Figure> = [
            Figure::Employment,
            Figure::JobsPer1000,
            Figure::LocationQuotient,
        ]
        .into_iter()
        .chain(Wage::ALL.map(Figure::Year))
        .chain(Wage::ALL.map(Figure::Hour))
        .collect();
        let reasons = [
            MissingReason::Suppressed,
            MissingReason::TopCoded,
            MissingReason::NotPublished,
        ];
        for figure in &figures {
            for reason in reasons {
                let mut marks = Marks::default();
                marks.set(*figure, reason);
                assert_eq!(marks.has_top_code(), reason == MissingReason::TopCoded);
                for other in &figures {
                    let expected = (other == figure).then_some(reason);
                    assert_eq!(marks.get(*other), expected, "{figure:?} {other:?}");
                }
            }
        }
    }
}
