//! Notes that were left before they were recorded.

use super::note::NotePrompt;
use crate::tui::plan_index::PlanIndex;

/// Notes that were left before they were recorded: what was typed is there again when the same
/// field is opened.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Drafts(Vec<(PlanIndex, NotePrompt)>);

impl Drafts {
    /// Keeps what is typed in a note about a plan. Returns whether anything is.
    pub(crate) fn keep(&mut self, plan: PlanIndex, left: NotePrompt) -> bool {
        let is_changed = left.is_changed();
        if is_changed {
            self.0.push((plan, left));
        }
        is_changed
    }

    /// Puts what was typed before into a note about a plan that is opened.
    pub(crate) fn bring_back(&mut self, plan: PlanIndex, opened: &mut NotePrompt) {
        let is_it =
            |(of, left): &(PlanIndex, NotePrompt)| *of == plan && left.is_about_the_same(opened);
        if let Some(place) = self.0.iter().position(is_it) {
            let (_, left) = self.0.swap_remove(place);
            opened.go_on_with(left);
        }
    }

    /// The notes, as they were left.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &NotePrompt> {
        self.0.iter().map(|(_, left)| left)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}
