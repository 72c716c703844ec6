//! Actions in the search over all plans.

use tenken::across::RowsFacet;

use super::Update;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::all_rows::{LeftSearch, RowsFilterChoice};
use crate::tui::overlays::chooser::{Chooser, ChooserKind, ItemEffect};
use crate::tui::state::State;
use crate::tui::work::FoldedPlan;

impl Update<'_> {
    /// Opens the search over all plans, with nothing typed yet.
    pub(super) fn start_search_of_all(&mut self) {
        self.choose_in_all(Chooser::of_all_rows());
    }

    /// Opens a search over all plans as it was left.
    pub(super) fn go_back_to_search(&mut self, left: LeftSearch) {
        self.choose_in_all(left.into_chooser());
    }

    fn choose_in_all(&mut self, chooser: Chooser) {
        self.state.overlay = Some(Overlay::Choose(chooser));
        self.ask_all();
    }

    /// Begins to find anew what the open list shows of all plans.
    pub(super) fn ask_all(&mut self) {
        let plans: Vec<_> = self.state.plans.folded().collect();
        let ticket = self.state.searches.next();
        if let Some(Overlay::Choose(chooser)) = &mut self.state.overlay {
            let jobs = chooser.begin(&ticket, &plans);
            self.start(jobs);
        }
    }

    /// Lets plans join what is being found.
    pub(super) fn ask_also(&mut self, plans: Vec<FoldedPlan>) {
        if let Some(Overlay::Choose(chooser)) = &mut self.state.overlay {
            let job = chooser.ask_also(plans);
            self.start(job.into_iter().collect());
        }
    }

    /// Chooses by what the search over all plans is filtered.
    pub(super) fn choose_rows_filter(&mut self, facet: RowsFacet) {
        let Some(left) = self.leave_search() else {
            return;
        };
        let choice = Box::new(RowsFilterChoice::new(facet, left));
        self.choose_in_all(Chooser::new(ChooserKind::RowsFilter(choice)));
    }

    /// Closes the search over all plans, if it is open, so that it can be gone back to.
    pub(super) fn leave_search(&mut self) -> Option<LeftSearch> {
        let chosen = self.item_with_cursor();
        let chosen = chosen.and_then(|item| match item.effect {
            ItemEffect::RowOfPlan(plan, row) => Some((plan, row)),
            _ => None,
        });
        match self.state.overlay.take() {
            Some(Overlay::Choose(Chooser {
                kind: ChooserKind::AllRows(all),
                input,
                ..
            })) => Some(LeftSearch::new(input, all, chosen)),
            other => {
                self.state.overlay = other;
                None
            }
        }
    }
}

/// Returns whether a list is open that needs all plans to be ready for searching.
pub(super) fn asks_all_plans(state: &State) -> bool {
    match &state.overlay {
        Some(Overlay::Choose(chooser)) => chooser.asks_all_plans(),
        _ => false,
    }
}
