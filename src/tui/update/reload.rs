//! Takes in that plan files have changed, and what they say now.

use std::path::PathBuf;
use std::sync::Arc;

use tenken::meeting::TimeOfDay;
use tenken::plan::Plan;
use tenken::query::Search;

use super::Update;
use crate::reread::{NewDocument, Reread};
use crate::tui::event::Event;
use crate::tui::overlays::chooser::{Chooser, ChooserKind};
use crate::tui::overlays::{Overlay, SearchPrompt};
use crate::tui::plan_index::PlanIndex;
use crate::tui::scene::Scene;
use crate::tui::state::State;
use crate::tui::work::Answer;

impl Update<'_> {
    /// Starts the work that reads files that have changed.
    pub(super) fn note_changed(&mut self, files: Vec<PathBuf>, at: TimeOfDay) {
        let jobs = self.state.plans.note_changed(files, at);
        self.start(jobs);
    }

    /// Takes in what a file says now, unless it has changed again since.
    pub(super) fn note_reread(&mut self, index: PlanIndex, reread: Reread) {
        if self.state.plans.is_current(index) {
            self.take_in_reread(index, reread);
        }
        self.reread_if_outrun(index);
    }

    /// Reads a file again if it has changed since it was read.
    pub(super) fn reread_if_outrun(&mut self, index: PlanIndex) {
        let job = self.state.plans.reread_if_outrun(index);
        self.start(job.into_iter().collect());
    }

    fn take_in_reread(&mut self, index: PlanIndex, reread: Reread) {
        let is_shown = self.state.plans.current_index() == Some(index);
        if is_shown && matches!(reread.document, NewDocument::Changed(_)) {
            self.name_what_is_chosen();
        }
        let of_meeting = self.chosen_row();
        let of_meeting = of_meeting.filter(|_| is_shown && self.meeting().is_some());
        let plan = |state: &State| state.plans.get(index).map(|open| Arc::clone(&open.plan));
        let before = plan(self.state);
        let reports = self.state.report_count();
        let is_replaced = self.state.plans.note_reread(index, reread);
        if !is_shown && self.state.report_count() > reports {
            self.say_what_is_wrong();
        }
        if !is_replaced {
            return;
        }
        if let Some((before, after)) = before.zip(plan(self.state)) {
            self.follow_in_overlay(index, is_shown, &before, &after);
        }
        if let Some(row) = of_meeting {
            self.stay_at(row);
        }
        // What is still being searched may be an edition that is gone.
        self.ask_all();
        let open = self.state.plans.get(index);
        if open.is_some_and(|open| open.sitting.awaits_rerated()) {
            self.see(index);
        }
    }

    /// Names the row and the item with the cursor, if they were only the first, or
    /// known by their places.
    fn name_what_is_chosen(&mut self) {
        let open = self.state.plans.current();
        if open.is_some_and(|open| open.selection.row.is_none()) {
            self.keep_chosen();
        }
        self.hold_item();
    }

    /// Goes over to the next edition of a plan in what lies over the screen.
    fn follow_in_overlay(&mut self, index: PlanIndex, is_shown: bool, old: &Plan, new: &Plan) {
        let open = self.state.plans.get(index);
        let folded = open.and_then(|open| open.folded.clone());
        let folded = folded.as_deref();
        match &mut self.state.overlay {
            Some(Overlay::Choose(Chooser {
                kind: ChooserKind::AllRows(all),
                ..
            })) => all.follow(index, old, new),
            Some(overlay) if is_shown => overlay.follow(old, new, folded),
            Some(_) | None => {}
        }
    }
}

impl Overlay {
    /// Goes over to the next edition of the plan in what comes back on cancelling.
    fn follow(&mut self, old: &Plan, new: &Plan, folded: Option<&Search>) {
        match self {
            Self::Search(SearchPrompt { before, .. })
            | Self::Choose(Chooser {
                kind: ChooserKind::Filter { before, .. },
                ..
            }) => before.follow(old, new, folded),
            Self::Choose(_) | Self::Note(_) | Self::Reason(_) | Self::Diagnostics { .. } => {}
        }
    }
}

/// The row of the table at which the chosen one stands, before rows come or go.
pub(super) struct Anchor {
    plan: PlanIndex,
    row: usize,
}

impl Anchor {
    /// Returns the anchor, if an event may replace the plan in view, or what is to be
    /// asked about it.
    pub(super) fn new(event: &Event, state: &State, scene: &Scene) -> Option<Self> {
        let Event::Answer(answer) = event else {
            return None;
        };
        let plan = match &**answer {
            Answer::Reread(plan, _) => *plan,
            Answer::Checked(edition, _) => edition.plan,
            _ => return None,
        };
        let is_shown = state.plans.current_index() == Some(plan);
        let row = scene.choices(state)?.row?;
        is_shown.then_some(Self { plan, row })
    }

    /// Leaves the chosen one where it is on the screen, whatever came or went above it.
    pub(super) fn hold(self, state: &mut State, scene: &Scene) {
        let row = scene.choices(state).and_then(|choices| choices.row);
        let is_shown = state.plans.current_index() == Some(self.plan);
        let (Some(row), true, screen) = (row, is_shown, state.screen) else {
            return;
        };
        if row != self.row {
            let first = (state.first_row(screen) + row).saturating_sub(self.row);
            state.set_first_row(screen, first);
        }
    }
}
