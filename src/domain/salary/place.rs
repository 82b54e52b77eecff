//! Falling back to the place around a place that has no usable figure, and saying so.

use crate::domain::vocabulary::FallbackReason;

/// One step from a place to the one around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallback {
    /// Code of the place that was looked at.
    pub from: String,
    /// Code of the place that is looked at next; `None` when there is none left.
    pub to: Option<String>,
    /// Why.
    pub why: FallbackReason,
}

/// What a place has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look<T> {
    /// What was wanted.
    Found(T),
    /// Figures, but none that answers the question.
    Unusable,
    /// No figure.
    Nothing,
}

/// Looks at one place after another, nearest first, until one has what is wanted.
///
/// Returns what was found and how many steps away, and every step that was taken for want of it.
pub fn fall_back<T>(
    places: &[String],
    mut look: impl FnMut(&str) -> Look<T>,
) -> (Option<(usize, T)>, Vec<Fallback>) {
    let mut steps = Vec::new();
    for (step, place) in places.iter().enumerate() {
        let why = match look(place) {
            Look::Found(found) => return (Some((step, found)), steps),
            Look::Unusable => FallbackReason::NoUsableFigure,
            Look::Nothing => FallbackReason::NoFigure,
        };
        steps.push(Fallback {
            from: place.clone(),
            to: places.get(step + 1).cloned(),
            why,
        });
    }
    (None, steps)
}

#[cfg(test)]
mod tests {
    use super::{Look, fall_back};
    use crate::domain::vocabulary::FallbackReason::{NoFigure, NoUsableFigure};

    #[test]
    fn the_nearest_place_that_has_it_answers_and_the_steps_are_told() {
        let places = ["US-CBSA-47900", "US-VA", "US"].map(str::to_owned);
        let look = |place: &str| match place {
            "US" => Look::Found(7),
            "US-VA" => Look::Unusable,
            _ => Look::Nothing,
        };
        let (found, steps) = fall_back(&places, look);
        assert_eq!(found, Some((2, 7)));
        let steps: Vec<_> = steps
            .iter()
            .map(|step| (step.from.as_str(), step.to.as_deref(), step.why))
            .collect();
        assert_eq!(
            steps,
            [
                ("US-CBSA-47900", Some("US-VA"), NoFigure),
                ("US-VA", Some("US"), NoUsableFigure)
            ]
        );
    }

    #[test]
    fn where_no_place_has_it_the_last_step_leads_nowhere() {
        let (found, steps) = fall_back::<()>(&["US".to_owned()], |_| Look::Nothing);
        assert_eq!((found, steps[0].to.as_ref()), (None, None));
    }
}
