//! Monotone interpolation: piecewise cubic Hermite polynomials that never overshoot (PCHIP).
//!
//! The slopes are those of Fritsch and Butland, "A Method for Constructing Local Monotone Piecewise Cubic Interpolants"
//! (SIAM J. Sci. Stat. Comput. 5, 1984), in the weighted form of SLATEC's PCHIM; they meet the conditions for monotonicity
//! of Fritsch and Carlson, "Monotone Piecewise Cubic Interpolation" (SIAM J. Numer. Anal. 17, 1980).

/// A curve through some points, rising and falling exactly where they do.
#[derive(Debug, Clone, PartialEq)]
pub struct Pchip {
    /// The points, each with the slope there.
    knots: Vec<Knot>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Knot {
    x: f64,
    y: f64,
    slope: f64,
}

impl Pchip {
    /// Lays the curve through points of rising `x`; `None` for fewer than two points, or when `x` does not rise.
    pub fn new(points: &[(f64, f64)]) -> Option<Self> {
        let finite = points.iter().all(|(x, y)| x.is_finite() && y.is_finite());
        let pairs = || points.iter().zip(points.iter().skip(1));
        if points.len() < 2 || !finite || pairs().any(|(a, b)| a.0 >= b.0) {
            return None;
        }
        let pieces: Vec<(f64, f64)> = pairs()
            .map(|(a, b)| (b.0 - a.0, (b.1 - a.1) / (b.0 - a.0)))
            .collect();
        let knots = points.iter().zip(slopes(&pieces));
        Some(Self {
            knots: knots.map(|(&(x, y), slope)| Knot { x, y, slope }).collect(),
        })
    }

    /// Returns the value at `x`; `None` outside the points, where nothing is known.
    pub fn at(&self, x: f64) -> Option<f64> {
        let mut pieces = self.knots.iter().zip(self.knots.iter().skip(1));
        let (a, b) = pieces.find(|(a, b)| a.x <= x && x <= b.x)?;
        if x == b.x {
            return Some(b.y);
        }
        let width = b.x - a.x;
        let t = (x - a.x) / width;
        let rest = 1.0 - t;
        let value = (1.0 + 2.0 * t) * rest * rest * a.y
            + t * rest * rest * width * a.slope
            + t * t * (3.0 - 2.0 * t) * b.y
            - t * t * rest * width * b.slope;
        // The polynomial stays between its ends; only the last bit of a double may not.
        Some(value.clamp(a.y.min(b.y), a.y.max(b.y)))
    }
}

/// The slope at each point, from the width and the slope of the straight piece before and after it.
fn slopes(pieces: &[(f64, f64)]) -> Vec<f64> {
    let mut slopes = Vec::with_capacity(pieces.len() + 1);
    let mut reversed = pieces.iter().rev();
    slopes.extend(end(pieces.iter()));
    slopes.extend(
        pieces
            .iter()
            .zip(pieces.iter().skip(1))
            .map(|(a, b)| inner(*a, *b)),
    );
    slopes.extend(end(reversed.by_ref()));
    slopes
}

/// The weighted harmonic mean of the slopes beside a point; flat where they turn.
fn inner((width, slope): (f64, f64), (next_width, next_slope): (f64, f64)) -> f64 {
    if slope * next_slope <= 0.0 {
        return 0.0;
    }
    let (w1, w2) = (2.0 * next_width + width, next_width + 2.0 * width);
    (w1 + w2) / (w1 / slope + w2 / next_slope)
}

/// The slope at an end by the three-point formula, kept from turning and from overshooting.
fn end<'a>(mut pieces: impl Iterator<Item = &'a (f64, f64)>) -> Option<f64> {
    let (width, slope) = *pieces.next()?;
    let Some((next_width, next_slope)) = pieces.next() else {
        return Some(slope);
    };
    let three_point =
        ((2.0 * width + next_width) * slope - width * next_slope) / (width + next_width);
    Some(if three_point * slope <= 0.0 {
        0.0
    } else if slope * next_slope <= 0.0 && three_point.abs() > 3.0 * slope.abs() {
        3.0 * slope
    } else {
        three_point
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Pchip;

    #[test]
    fn a_curve_needs_two_points_that_rise_in_x() {
        for points in [
            &[(1.0, 1.0)][..],
            &[(1.0, 1.0), (1.0, 2.0)],
            &[(2.0, 1.0), (1.0, 2.0)],
            &[(1.0, 1.0), (f64::NAN, 2.0)],
        ] {
            assert_eq!(Pchip::new(points), None);
        }
    }

    #[test]
    fn two_points_make_a_line_and_nothing_is_known_outside() {
        let line = Pchip::new(&[(0.0, 0.0), (4.0, 2.0)]).unwrap();
        assert_eq!(line.at(1.0), Some(0.5));
        assert_eq!((line.at(-0.1), line.at(4.1)), (None, None));
    }

    #[test]
    fn the_curve_is_the_one_that_others_compute() {
        // SciPy 1.17.1, PchipInterpolator.
        let curve = Pchip::new(&[(0.0, 0.0), (1.0, 5.0), (10.0, 5.5), (11.0, 30.0)]).unwrap();
        for (x, y) in [
            (0.5, 3.168_222_800_352_384),
            (5.0, 5.242_977_420_742_883),
            (10.5, 14.400_809_947_524_527),
        ] {
            assert!((curve.at(x).unwrap() - y).abs() < 1e-12, "{x}");
        }
    }

    proptest! {
        #[test]
        fn the_curve_meets_its_points_and_rises_between_them(
            steps in proptest::collection::vec((1_u32..1_000_000, 0_u32..1000), 2..7),
            at in proptest::collection::vec(0.0..1.0_f64, 2..20),
        ) {
            let points: Vec<(f64, f64)> = steps.iter().scan((0.0, 0.0), |(x, y), (dx, dy)| {
                *x += f64::from(*dx);
                *y += f64::from(*dy);
                Some((*x, *y))
            }).collect();
            let curve = Pchip::new(&points).unwrap();
            for (x, y) in &points {
                prop_assert_eq!(curve.at(*x), Some(*y));
            }
            let (first, last) = (points[0].0, points[points.len() - 1].0);
            let mut inside: Vec<f64> = at.iter().map(|share| first + share * (last - first)).collect();
            inside.sort_by(f64::total_cmp);
            let values: Vec<f64> = inside.iter().map(|x| curve.at(*x).unwrap()).collect();
            // Equal but for the rounding of doubles.
            prop_assert!(values.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "{values:?}");
            for (x, value) in inside.iter().zip(&values) {
                let below = points.iter().rev().find(|point| point.0 <= *x).unwrap();
                let above = points.iter().find(|point| point.0 >= *x).unwrap();
                prop_assert!((below.1..=above.1).contains(value));
            }
        }
    }
}
