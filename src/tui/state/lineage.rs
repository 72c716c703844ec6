//! The open plans that came before the one in view.

use tenken::compare::Side;
use tenken::plan::{FiscalYear, Initiative, InitiativeId, Plan, TextKind};

use super::{OpenPlan, State};

/// A step of the comparison into an earlier plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Across {
    /// Which of the rows that the chosen one carries on, from zero.
    pub(crate) follows: usize,
}

/// A row of an earlier plan.
pub(crate) struct Followed<'s> {
    /// Its plan.
    pub(crate) plan: &'s Plan,
    /// The row in the year under review of its plan.
    pub(crate) side: Side<'s>,
}

impl State {
    fn open_plan(&self, id: &str) -> Option<&Plan> {
        let mut plans = self.plans.iter().map(|open: &OpenPlan| &open.plan);
        plans.find(|plan| plan.facts().id == id)
    }

    /// The open plan that the one in view replaced.
    pub(crate) fn predecessor(&self) -> Option<&Plan> {
        self.open_plan(self.plan().facts().succeeds.as_ref()?)
    }

    /// The rows of open plans that a row carries on.
    pub(crate) fn followed(&self, row: &Initiative) -> Vec<Followed<'_>> {
        let find = |reference: &String| {
            let (plan, id) = reference.split_once('/')?;
            let plan = self.open_plan(plan)?;
            let row = plan.initiative(&InitiativeId::new(id))?;
            let year = plan.facts().review_year;
            Some(Followed {
                plan,
                side: Side { row, year },
            })
        };
        row.follows.iter().filter_map(find).collect()
    }
}

/// The first year of which a row says more than what was planned.
pub(crate) fn first_reported(row: &Initiative) -> Option<FiscalYear> {
    let reports = |year: &&FiscalYear| {
        let mut kinds = TextKind::ALL.into_iter();
        kinds.any(|kind| kind != TextKind::Plan && row.text(**year, kind).is_some())
    };
    row.years.keys().find(reports).copied()
}
