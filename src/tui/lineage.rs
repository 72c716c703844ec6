//! Finds predecessors of a plan and its rows among the open plans.

use tenken::compare::RowInYear;
use tenken::plan::{FiscalYear, Initiative, InitiativeId, Plan, TextKind};

use super::plan_index::{AnyRow, PlanIndex};
use super::plans::Plans;

impl Plans {
    fn with_id(&self, id: &str) -> Option<(PlanIndex, &Plan)> {
        let mut plans = self.iter().map(|(index, open)| (index, &*open.plan));
        plans.find(|(_, plan)| plan.facts().id == id)
    }

    /// The open plan that a plan replaced.
    pub(crate) fn predecessor(&self, plan: &Plan) -> Option<PlanIndex> {
        let (index, _) = self.with_id(plan.facts().succeeds.as_ref()?)?;
        Some(index)
    }

    /// Whether a plan that a plan replaced or carries on may still be opened.
    pub(crate) fn awaits_earlier(&self, plan: &Plan) -> bool {
        let mut earlier = earlier_plans(plan);
        self.progress().is_some() && earlier.any(|id| self.with_id(id).is_none())
    }

    /// The row that another carries on, as `plan/number`; `None` if its plan is not open.
    pub(crate) fn row_carried_on(&self, reference: &str) -> Option<AnyRow> {
        let (plan, id) = reference.split_once('/')?;
        let (index, plan) = self.with_id(plan)?;
        let row = plan.row(&InitiativeId::new(id))?;
        Some(AnyRow { plan: index, row })
    }

    /// A row of an open plan.
    pub(crate) fn row(&self, at: AnyRow) -> Option<&Initiative> {
        self.get(at.plan)?.plan.at(at.row)
    }

    /// The rows of open plans that a row carries on, each in the year under review of its
    /// plan.
    pub(crate) fn followed(&self, row: &Initiative) -> Vec<RowInYear<'_>> {
        let find = |reference: &String| {
            let at = self.row_carried_on(reference)?;
            let plan = &*self.get(at.plan)?.plan;
            Some(RowInYear {
                plan,
                row: plan.at(at.row)?,
                year: plan.facts().review_year,
            })
        };
        row.follows.iter().filter_map(find).collect()
    }
}

/// The ids of the plan that a plan replaced, and of those that its rows carry on.
pub(crate) fn earlier_plans(plan: &Plan) -> impl Iterator<Item = &str> {
    let rows = plan.initiatives().iter();
    let references = rows.flat_map(|row| &row.follows);
    let carried_on = references.filter_map(|reference| reference.split_once('/'));
    let carried_on = carried_on.map(|(plan, _)| plan);
    let replaced = plan.facts().succeeds.as_deref().into_iter();
    replaced.chain(carried_on)
}

/// Whether anything is written of a row for any year.
pub(crate) fn has_years(row: &Initiative) -> bool {
    let of_indicators = row
        .indicators
        .iter()
        .flat_map(|indicator| indicator.years.keys());
    row.years.keys().chain(of_indicators).next().is_some()
}

/// Returns the first year with more than a plan text.
pub(crate) fn first_reported(row: &Initiative) -> Option<FiscalYear> {
    let reports = |year: &&FiscalYear| {
        let mut kinds = TextKind::ALL.into_iter();
        kinds.any(|kind| kind != TextKind::Plan && row.text(**year, kind).is_some())
    };
    row.years.keys().find(reports).copied()
}
