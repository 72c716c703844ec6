//! Actions in text inputs: searches and choosers.

use tenken::plan::InitiativeId;
use tenken::query::numbered_row;

use super::Update;
use crate::tui::input::TextInput;
use crate::tui::overlays::chooser::ChooserKind;
use crate::tui::overlays::{Overlay, SearchPrompt};
use crate::tui::selection::ActiveSearch;

impl Update<'_> {
    pub(super) fn start_search(&mut self) {
        self.keep_chosen();
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let before = Box::new(open.selection.clone());
        open.selection.search = None;
        self.state.overlay = Some(Overlay::Search(SearchPrompt {
            input: TextInput::default(),
            before,
        }));
    }

    /// Leaves the line of the search. The number of a row is gone to, and the list stays as
    /// it was before: a search that only ever lists one row would have to be left next. If
    /// nothing was found, what is offered instead is searched for.
    pub(super) fn accept_search(&mut self, prompt: SearchPrompt) {
        if let Some(offered) = self.offered_search() {
            return self.search_in_plan(&offered, prompt.before.row.clone());
        }
        let plan = self.state.plans.current().map(|open| &open.plan);
        let row = plan.and_then(|plan| numbered_row(plan, prompt.input.text()));
        let (Some(row), Some(open)) = (row, self.state.plans.current_mut()) else {
            return;
        };
        open.selection = *prompt.before;
        self.go_to_row_named(row);
    }

    fn offered_search(&self) -> Option<String> {
        let selection = &self.state.plans.current()?.selection;
        selection.search.as_ref()?.offers.first().cloned()
    }

    /// Changes the line that is typed, and lets what depends on it follow.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut TextInput)) {
        let Some(overlay) = &mut self.state.overlay else {
            return;
        };
        let Some(input) = overlay.input_mut() else {
            return;
        };
        let before = input.text().to_owned();
        change(input);
        if input.text() == before {
            return;
        }
        let written = input.text().to_owned();
        match overlay {
            Overlay::Search(_) => self.search_for(&written),
            Overlay::Choose(chooser) => {
                // Part of the name of a view means that view, if there is one: what keeps
                // another of that name comes before it.
                chooser.cursor = usize::from(chooser.kind == ChooserKind::Views);
                chooser.cursor_target = None;
                if matches!(chooser.kind, ChooserKind::AllRows(_)) {
                    self.ask_all();
                }
            }
            Overlay::Note(_) | Overlay::Reason(_) | Overlay::Diagnostics { .. } => {}
        }
    }

    fn search_for(&mut self, written: &str) {
        let Some(Overlay::Search(prompt)) = &self.state.overlay else {
            return;
        };
        let before = prompt.before.row.clone();
        self.search_in_plan(written, before);
    }

    /// Searches the plan in view and chooses the best hit, or if nothing is searched for, the
    /// row that was chosen before.
    fn search_in_plan(&mut self, written: &str, before: Option<InitiativeId>) {
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let folded = open.folded.as_ref();
        let search = folded.and_then(|folded| ActiveSearch::new(written, folded));
        open.selection.search = search;
        if open.selection.search.is_none() {
            open.selection.row = before;
            return;
        }
        let listing = open.selection.listing(&open.plan, &open.selection.filter);
        let best = listing.rows().first();
        let best = best.and_then(|row| open.plan.at(*row));
        open.selection.row = best.map(|row| row.id.clone());
    }

    pub(super) fn step_hit(&mut self, step: isize) {
        let Some(stage) = self.scene.stage(self.state) else {
            return;
        };
        if stage.selection().search.is_none() {
            return self.say(self.language().nothing_is_searched_for());
        }
        if stage.listing.is_empty() {
            return self.say(self.language().no_row_matches());
        }
        let Some(choices) = self.scene.row_choices(self.state) else {
            return;
        };
        let count = isize::try_from(choices.count.max(1)).unwrap_or(isize::MAX);
        let at = isize::try_from(choices.chosen.unwrap_or_default()).unwrap_or_default();
        let next = (at + step).rem_euclid(count).unsigned_abs();
        self.go_to_numbered(next);
    }
}
