//! Indices of plans and of rows of any plan.

use tenken::plan::RowIndex;

/// The index of a plan, in the order in which the plans were asked for, counted from
/// zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PlanIndex(u32);

impl PlanIndex {
    /// The plan counted from zero.
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The place of the plan, counted from zero.
    pub(crate) fn get(self) -> usize {
        self.0 as usize
    }
}

/// A plan as it stood in its file at some time: what is found out about one edition
/// says nothing of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edition {
    /// The plan.
    pub(crate) plan: PlanIndex,
    /// How many editions were shown before it.
    pub(crate) number: u64,
}

/// A row of any plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct AnyRow {
    /// The plan.
    pub(crate) plan: PlanIndex,
    /// The row.
    pub(crate) row: RowIndex,
}
