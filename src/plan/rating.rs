//! The scale by which a plan rates the progress of its rows.

/// One step of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The mark as it stands in a table: `A`.
    pub mark: String,
    /// What it means: `順調に進んだ`.
    pub label: String,
}

/// The steps of a scale, best first; none where a plan is not rated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RatingScale(Vec<Rating>);

impl RatingScale {
    pub(crate) fn new(steps: Vec<Rating>) -> Self {
        Self(steps)
    }

    /// The steps, best first.
    pub fn steps(&self) -> &[Rating] {
        &self.0
    }

    /// The step with a mark.
    pub fn get(&self, mark: &str) -> Option<&Rating> {
        self.0.iter().find(|rating| rating.mark == mark)
    }

    /// How many steps below the best a mark is.
    pub fn rank(&self, mark: &str) -> Option<usize> {
        self.0.iter().position(|rating| rating.mark == mark)
    }

    /// Whether the plan is rated at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
