//! The scale on which a plan rates the progress of its rows.

/// One step of a rating scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The mark as printed in a table: `A`.
    pub mark: String,
    /// The meaning of the mark: `順調に進んだ`.
    pub label: String,
}

/// The steps of a rating scale, best first. Empty if the plan is not rated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RatingScale(Vec<Rating>);

impl RatingScale {
    pub(crate) fn new(steps: Vec<Rating>) -> Self {
        Self(steps)
    }

    /// Returns the steps, best first.
    pub fn steps(&self) -> &[Rating] {
        &self.0
    }

    /// Returns the step with a mark.
    pub fn get(&self, mark: &str) -> Option<&Rating> {
        self.0.iter().find(|rating| rating.mark == mark)
    }

    /// Returns the number of steps between the best mark and this one.
    pub fn rank(&self, mark: &str) -> Option<usize> {
        self.0.iter().position(|rating| rating.mark == mark)
    }

    /// Returns whether the scale is empty, that is, the plan is not rated.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
