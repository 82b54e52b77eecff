//! What statistics measure, and in which order those of one distribution stand.

use std::cmp::Ordering;

use super::super::vocabulary::{Measure, Quantity, Statistic, TimelineKind};

impl Measure {
    /// What the statistic tells the amount of.
    pub const fn quantity(self) -> Quantity {
        match self {
            Self::Low
            | Self::P10
            | Self::P25
            | Self::Median
            | Self::Mean
            | Self::P75
            | Self::P90
            | Self::High => Quantity::Pay,
            Self::PercentDifference | Self::AmountDifference => Quantity::PayDifferential,
            Self::Growth => Quantity::Growth,
            Self::AnnualOpenings => Quantity::AnnualOpenings,
            Self::Employment | Self::EmploymentBase | Self::EmploymentProjected => {
                Quantity::Employment
            }
            Self::TimeToRole | Self::TotalExperience => Quantity::YearsOfExperience,
        }
    }

    /// The measure that a statistic of a pay band is.
    pub const fn of_pay(statistic: Statistic) -> Self {
        match statistic {
            Statistic::Low => Self::Low,
            Statistic::P10 => Self::P10,
            Statistic::P25 => Self::P25,
            Statistic::Median => Self::Median,
            Statistic::P75 => Self::P75,
            Statistic::P90 => Self::P90,
            Statistic::High => Self::High,
            Statistic::Mean => Self::Mean,
        }
    }

    /// The measure that a timeline is; `None` for a part of the way, which says nothing of the whole.
    pub const fn of_timeline(kind: TimelineKind) -> Option<Self> {
        match kind {
            TimelineKind::TimeToRole => Some(Self::TimeToRole),
            TimelineKind::TotalExperience => Some(Self::TotalExperience),
            TimelineKind::Part => None,
        }
    }

    /// The statistic in words, without an article.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Low => "lowest pay",
            Self::P10 => "10th percentile",
            Self::P25 => "25th percentile",
            Self::Median => "median",
            Self::Mean => "mean",
            Self::P75 => "75th percentile",
            Self::P90 => "90th percentile",
            Self::High => "highest pay",
            Self::PercentDifference | Self::AmountDifference => "pay differentials",
            Self::Growth => "growth",
            Self::AnnualOpenings => "annual openings",
            Self::Employment => "employment",
            Self::EmploymentBase => "employment in the first year",
            Self::EmploymentProjected => "projected employment",
            Self::TimeToRole => "time to a role",
            Self::TotalExperience => "total experience",
        }
    }

    /// How two statistics of one quantity must stand to each other, or `None` when nothing follows from one for the other.
    ///
    /// In one distribution the lowest value, the percentiles and the highest value ascend. The mean stands with the
    /// median: both tell what is earned in the middle. So do the two ways to count years.
    pub(super) fn order(self, other: Self) -> Option<Ordering> {
        match (self.rank(), other.rank()) {
            (Some(own), Some(others)) => Some(own.cmp(&others)),
            _ => (self == other || self.quantity() == Quantity::YearsOfExperience)
                .then_some(Ordering::Equal),
        }
        .filter(|_| self.quantity() == other.quantity())
    }

    const fn rank(self) -> Option<u8> {
        match self {
            Self::Low => Some(0),
            Self::P10 => Some(10),
            Self::P25 => Some(25),
            Self::Median | Self::Mean => Some(50),
            Self::P75 => Some(75),
            Self::P90 => Some(90),
            Self::High => Some(100),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::super::super::vocabulary::Measure;

    #[test]
    fn the_statistics_of_pay_ascend_and_the_mean_stands_with_the_median() {
        assert_eq!(Measure::Low.order(Measure::P10), Some(Ordering::Less));
        assert_eq!(Measure::Mean.order(Measure::Median), Some(Ordering::Equal));
        assert_eq!(Measure::High.order(Measure::Mean), Some(Ordering::Greater));
    }

    #[test]
    fn different_quantities_say_nothing_of_each_other() {
        for a in Measure::ALL {
            for b in Measure::ALL {
                assert_eq!(a.order(*b), b.order(*a).map(Ordering::reverse));
                assert!(a.order(*b).is_none() || a.quantity() == b.quantity());
            }
        }
        let (base, projected) = (Measure::EmploymentBase, Measure::EmploymentProjected);
        assert_eq!(base.order(projected), None);
    }
}
