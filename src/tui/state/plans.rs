//! The open plans, one of them in view.

use std::cell::OnceCell;
use std::mem;
use std::rc::Rc;

use tenken::document::Source;
use tenken::plan::{FiscalYear, Initiative, InitiativeId, Plan};
use tenken::query::Listing;

use super::view::PlanView;
use crate::dismissed::Dismissed;
use crate::open::PlanFile;
use crate::question::Question;

/// A plan with what is chosen in it.
pub(crate) struct OpenPlan {
    /// The plan.
    pub(crate) plan: Plan,
    /// What is chosen.
    pub(crate) view: PlanView,
    /// Its document.
    pub(crate) source: Rc<Source>,
    /// What is dismissed of it.
    pub(crate) dismissed: Dismissed,
    /// What does not seem to add up in it, found when it is first asked for.
    pub(super) questions: OnceCell<Vec<Question>>,
}

/// The open plans in the order in which they were opened. One of them is in
/// view, so that there is always at least one.
pub(crate) struct Plans {
    before: Vec<OpenPlan>,
    current: OpenPlan,
    /// Those after the current one, the nearest last.
    after: Vec<OpenPlan>,
}

impl Plans {
    /// The plans with the first in view; none where there are none.
    pub(crate) fn new(files: Vec<PlanFile>) -> Option<Self> {
        let mut after: Vec<OpenPlan> = files.into_iter().rev().map(OpenPlan::new).collect();
        Some(Self {
            before: Vec::new(),
            current: after.pop()?,
            after,
        })
    }

    /// The plan in view.
    pub(crate) fn current(&self) -> &OpenPlan {
        &self.current
    }

    /// The plan in view.
    pub(crate) fn current_mut(&mut self) -> &mut OpenPlan {
        &mut self.current
    }

    /// All of them in the order in which they were opened.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &OpenPlan> {
        let after = self.after.iter().rev();
        let current = std::iter::once(&self.current);
        self.before.iter().chain(current).chain(after)
    }

    /// Brings the plan at a place into view, or the last one before it.
    pub(crate) fn go_to(&mut self, place: usize) {
        while place < self.before.len()
            && let Some(previous) = self.before.pop()
        {
            self.after.push(mem::replace(&mut self.current, previous));
        }
        while place > self.before.len()
            && let Some(next) = self.after.pop()
        {
            self.before.push(mem::replace(&mut self.current, next));
        }
    }
}

impl OpenPlan {
    fn new(file: PlanFile) -> Self {
        let PlanFile {
            plan,
            source,
            dismissed,
        } = file;
        Self {
            view: PlanView::new(&plan),
            plan,
            source,
            dismissed,
            questions: OnceCell::new(),
        }
    }

    /// The rows that are listed.
    pub(crate) fn listing(&self) -> Listing {
        self.view.listing(&self.plan, &self.view.filter)
    }

    /// The chosen row among those listed: the one that was chosen last, or
    /// where it is not listed the next after it in the order of the plan.
    pub(crate) fn chosen(&self, listing: &Listing) -> Option<&Initiative> {
        let id = match &self.view.chosen {
            Some(id) if listing.position(id).is_some() => Some(id),
            Some(id) => self.next_listed(id, listing),
            None => listing.ids().first(),
        };
        self.plan.initiative(id?)
    }

    fn next_listed<'l>(&self, id: &InitiativeId, listing: &'l Listing) -> Option<&'l InitiativeId> {
        let row = |id: &InitiativeId| self.plan.row(id).unwrap_or_default();
        let after = listing.ids().iter().filter(|other| row(other) > row(id));
        let last = listing.ids().iter().max_by_key(|other| row(other));
        after.min_by_key(|other| row(other)).or(last)
    }

    /// Steps the year in view, as far as the plan has something to say.
    pub(crate) fn step_year(&mut self, step: impl Fn(FiscalYear) -> FiscalYear) -> bool {
        let year = step(self.view.year);
        let known = self.plan.years().any(|known| known == year);
        if known {
            self.view.year = year;
        }
        known
    }
}
