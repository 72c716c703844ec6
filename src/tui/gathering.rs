//! The indicators of all plans that have the same name: asked for by a screen, gathered by
//! a worker.

use std::rc::Rc;
use std::sync::Arc;

use tenken::across::{Namesakes, Profile, SoughtIndicator, gather};
use tenken::plan::Plan;
use tenken::query::IndicatorRow;

use super::plan_index::PlanIndex;
use super::plans::Plans;
use super::work::Job;

/// The plans in which a worker looks for indicators, each with its profile.
pub(crate) type ProfiledPlans = Vec<(PlanIndex, Arc<Plan>, Arc<Profile>)>;

/// What was asked for, and what came of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Gathering {
    /// What is sought.
    sought: Option<SoughtIndicator>,
    /// The version of the plans in which a worker is looking for it.
    asked: Option<u64>,
    /// What was found, and in which version of the plans.
    found: Option<(u64, Rc<Namesakes<PlanIndex>>)>,
}

impl Gathering {
    /// The work that finds the indicators like the one chosen in the plan in view, unless
    /// they are known or a worker is on it.
    pub(crate) fn prepare(&mut self, plans: &Plans) -> Option<Job> {
        let sought = sought(plans);
        if self.sought != sought {
            *self = Self {
                sought,
                ..Self::default()
            };
        }
        let version = plans.version();
        let is_found = self.found.as_ref().is_some_and(|found| found.0 == version);
        if is_found || self.asked.is_some() {
            return None;
        }
        let sought = self.sought.clone()?;
        self.asked = Some(version);
        Some(Job::Gather(sought, plans.profiled()))
    }

    /// Takes in what a worker found, unless something else is sought by now.
    pub(crate) fn note_gathered(&mut self, sought: &SoughtIndicator, found: Namesakes<PlanIndex>) {
        if self.sought.as_ref() != Some(sought) {
            return;
        }
        if let Some(version) = self.asked.take() {
            self.found = Some((version, Rc::new(found)));
        }
    }

    /// What was found; `None` before a worker has looked.
    pub(crate) fn found(&self) -> Option<&Rc<Namesakes<PlanIndex>>> {
        self.found.as_ref().map(|(_, found)| found)
    }

    /// Whether nothing is known yet of what is sought.
    pub(crate) fn is_awaited(&self) -> bool {
        self.asked.is_some() && self.found.is_none()
    }
}

/// The indicator that is chosen in the plan in view.
fn sought(plans: &Plans) -> Option<SoughtIndicator> {
    let open = plans.current()?;
    let key = open.selection.indicator.as_ref()?;
    let row = IndicatorRow::of_key(&open.plan, key)?;
    Some(SoughtIndicator::like(row.indicator))
}

/// Finds the indicators of plans that are like the sought one.
pub(crate) fn find(sought: &SoughtIndicator, plans: &ProfiledPlans) -> Namesakes<PlanIndex> {
    let plans = plans.iter();
    gather(
        sought,
        plans.map(|(index, plan, profile)| (*index, &**plan, profile.names())),
    )
}
