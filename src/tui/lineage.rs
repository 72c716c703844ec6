//! Finds predecessors of a plan and its rows among the open plans.

use tenken::compare::RowInYear;
use tenken::plan::{FiscalYear, Initiative, InitiativeId, Plan, TextKind};

use super::plans::Plans;

/// A row of an earlier plan.
pub(crate) struct PredecessorRow<'s> {
    /// Its plan.
    pub(crate) plan: &'s Plan,
    /// The row in the year under review of its plan.
    pub(crate) side: RowInYear<'s>,
}

impl Plans {
    fn with_id(&self, id: &str) -> Option<&Plan> {
        let mut plans = self.iter().map(|(_, open)| &*open.plan);
        plans.find(|plan| plan.facts().id == id)
    }

    /// The open plan that a plan replaced.
    pub(crate) fn predecessor(&self, plan: &Plan) -> Option<&Plan> {
        self.with_id(plan.facts().succeeds.as_ref()?)
    }

    /// The rows of open plans that a row carries on.
    pub(crate) fn followed(&self, row: &Initiative) -> Vec<PredecessorRow<'_>> {
        let find = |reference: &String| {
            let (plan, id) = reference.split_once('/')?;
            let plan = self.with_id(plan)?;
            let row = plan.initiative(&InitiativeId::new(id))?;
            let year = plan.facts().review_year;
            Some(PredecessorRow {
                plan,
                side: RowInYear { row, year },
            })
        };
        row.follows.iter().filter_map(find).collect()
    }
}

/// Returns the first year with more than a plan text.
pub(crate) fn first_reported(row: &Initiative) -> Option<FiscalYear> {
    let reports = |year: &&FiscalYear| {
        let mut kinds = TextKind::ALL.into_iter();
        kinds.any(|kind| kind != TextKind::Plan && row.text(**year, kind).is_some())
    };
    row.years.keys().find(reports).copied()
}
