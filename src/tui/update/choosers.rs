//! Choosing from a list: filters, plans, actions, rows of all plans.

use tenken::query::Facet;

use super::Effect;
use super::rows::signed;
use crate::tui::layout::Layout;
use crate::tui::screen::Screen;
use crate::tui::state::{Chooser, ChooserKind, Overlay, Runs, State};
use crate::tui::view::chooser_rows;

impl State {
    pub(super) fn choose(&mut self, kind: ChooserKind) {
        let mut chooser = Chooser::new(kind);
        chooser.cursor = match chooser.kind {
            ChooserKind::Plans | ChooserKind::Filter { .. } => {
                let items = chooser.items(self);
                items
                    .iter()
                    .position(|item| item.is_marked)
                    .unwrap_or_default()
            }
            ChooserKind::Help | ChooserKind::Palette | ChooserKind::AllRows => 0,
        };
        self.overlay = Some(Overlay::Choose(chooser));
    }

    pub(super) fn choose_filter(&mut self, facet: Facet) {
        self.keep_chosen();
        self.choose(ChooserKind::Filter {
            facet,
            before: Box::new(self.view().clone()),
            marked: false,
        });
    }

    pub(super) fn step_choice(&mut self, step: isize) {
        match &mut self.overlay {
            Some(Overlay::Search { .. }) => self.step_row(step),
            Some(Overlay::Choose(chooser)) => {
                chooser.cursor = chooser.cursor.saturating_add_signed(step);
            }
            Some(Overlay::Findings { .. } | Overlay::Reason { .. }) | None => {}
        }
    }

    pub(super) fn choice_page(&self) -> isize {
        signed(chooser_rows(Layout::of(self).overlay).height).max(1)
    }

    pub(super) fn accept(&mut self) -> Option<Effect> {
        match self.overlay.take()? {
            Overlay::Choose(chooser) => {
                let item = chooser.items(self).into_iter().nth(chooser.cursor);
                let already_marked =
                    matches!(chooser.kind, ChooserKind::Filter { marked: true, .. });
                match item {
                    _ if already_marked => None,
                    Some(item) => self.run(item.runs),
                    None => {
                        self.overlay = Some(Overlay::Choose(chooser));
                        None
                    }
                }
            }
            Overlay::Reason { input, doubt } => self.dismiss(input, doubt),
            Overlay::Search { .. } | Overlay::Findings { .. } => None,
        }
    }

    fn run(&mut self, runs: Runs) -> Option<Effect> {
        match runs {
            Runs::Action(action) => return self.act(action),
            Runs::Row(row) if self.screen.is_of_doubts() => self.go_to_doubt(row.saturating_sub(1)),
            Runs::Row(row) => self.go_to_initiative(row.saturating_sub(1)),
            Runs::Plan(place) => self.plans.go_to(place),
            Runs::RowOfPlan(place, id) => {
                self.plans.go_to(place);
                let view = self.view_mut();
                view.filter = Default::default();
                view.search = None;
                view.chosen = Some(id);
                self.show(Screen::List);
            }
            Runs::Everything(facet) => {
                let view = self.view_mut();
                view.filter = view.filter.without(facet);
            }
            Runs::Filter(facet, choice) => {
                let view = self.view_mut();
                view.filter = view.filter.without(facet).with(&choice);
            }
        }
        None
    }

    pub(super) fn toggle_choice(&mut self) {
        let Some(Overlay::Choose(mut chooser)) = self.overlay.take() else {
            return;
        };
        let item = chooser.items(self).into_iter().nth(chooser.cursor);
        let filter = &mut self.view_mut().filter;
        let toggled = item.map(|item| item.runs);
        match toggled.clone() {
            Some(Runs::Filter(_, choice)) if filter.has(&choice) => *filter = filter.less(&choice),
            Some(Runs::Filter(_, choice)) => *filter = filter.with(&choice),
            Some(Runs::Everything(facet)) => *filter = filter.without(facet),
            Some(Runs::Plan(_) | Runs::RowOfPlan(..) | Runs::Action(_) | Runs::Row(_)) | None => {}
        }
        if let ChooserKind::Filter { marked, .. } = &mut chooser.kind {
            *marked = true;
        }
        // What was typed to find it is done with; the next word is another.
        chooser.input.clear();
        let mut items = chooser.items(self).into_iter();
        let place = items.position(|item| Some(&item.runs) == toggled.as_ref());
        chooser.cursor = place.unwrap_or_default();
        self.overlay = Some(Overlay::Choose(chooser));
    }
}
