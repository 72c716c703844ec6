//! How much a row changed between two years, for sorting.

use std::cmp::Ordering;

/// How much a row changed: first by how many steps its rating moved, which is what a meeting
/// is about, then by how much its figures did, and then by how much else.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Extent {
    steps: usize,
    /// Without a unit: up to 1 for each indicator (a change of 100% or more).
    figures: f64,
    /// Without a unit: 1 for a completely new text.
    others: f64,
}

impl Extent {
    pub(super) fn new(rise: Option<isize>, figures: f64, others: f64) -> Self {
        Self {
            steps: rise.map_or(0, isize::unsigned_abs),
            figures,
            others,
        }
    }

    /// Returns whether nothing changed.
    pub fn is_none(&self) -> bool {
        self.steps == 0 && self.figures <= 0.0 && self.others <= 0.0
    }

    /// Orders two, the smaller first.
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        // The sum of no figures is -0, which is as little as that of figures that stayed.
        let by = |one: f64, other: f64| one.partial_cmp(&other).unwrap_or(Ordering::Equal);
        let steps = self.steps.cmp(&other.steps);
        steps
            .then_with(|| by(self.figures, other.figures))
            .then_with(|| by(self.others, other.others))
    }
}
