//! How much a row changed between two years, for sorting.

use std::cmp::Ordering;

/// How much a row changed: first by how many steps its rating moved, which is what a meeting
/// is about, and then by how much else did.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Extent {
    steps: usize,
    /// Without a unit: up to 1 for each indicator (a change of 100% or more), and 1 for a
    /// completely new text.
    others: f64,
}

impl Extent {
    pub(super) fn new(rise: Option<isize>, others: f64) -> Self {
        Self {
            steps: rise.map_or(0, isize::unsigned_abs),
            others,
        }
    }

    /// Returns whether nothing changed.
    pub fn is_none(&self) -> bool {
        self.steps == 0 && self.others <= 0.0
    }

    /// Orders two, the smaller first.
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        let steps = self.steps.cmp(&other.steps);
        steps.then_with(|| self.others.total_cmp(&other.others))
    }
}
