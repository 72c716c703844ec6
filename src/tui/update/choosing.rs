//! Actions in choosers: filters, plans, actions, rows of all plans.

use tenken::query::Facet;

use super::Update;
use super::navigation::shown_from;
use super::searching::asks_all_plans;
use crate::tui::layout::choices_area;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::all_rows::LeftSearch;
use crate::tui::overlays::chooser::{Chooser, ChooserItem, ChooserKind, CursorTarget, ItemEffect};
use crate::tui::state::State;
use crate::tui::usability::has_choices;
use crate::tui::view::{Over, View};

impl Update<'_> {
    /// Opens a list to choose from, with the cursor on what is in force.
    pub(super) fn choose(&mut self, kind: ChooserKind) {
        self.state.overlay = Some(Overlay::Choose(Chooser::new(kind)));
    }

    pub(super) fn choose_filter(&mut self, facet: Facet) {
        let stage = self.scene.stage(self.state);
        if !stage.is_some_and(|stage| has_choices(facet, &stage)) {
            return self.say(self.language().nothing_to_filter_by(facet));
        }
        self.keep_chosen();
        let Some(open) = self.state.plans.current() else {
            return;
        };
        let before = Box::new(open.selection.clone());
        self.choose(ChooserKind::Filter {
            facet,
            before,
            marked: false,
        });
    }

    pub(super) fn step_choice(&mut self, step: isize) {
        match &mut self.state.overlay {
            Some(Overlay::Search(_)) => self.step_row(step),
            Some(Overlay::Choose(chooser)) => {
                chooser.cursor = chooser.cursor.saturating_add_signed(step);
            }
            Some(Overlay::Note(prompt)) => prompt.step(step),
            Some(Overlay::Diagnostics { .. } | Overlay::Reason(_)) | None => {}
        }
    }

    pub(super) fn choice_page(&self) -> isize {
        let area = self.scene.areas.overlay;
        let height = match &self.state.overlay {
            Some(Overlay::Choose(chooser)) => chooser.areas(area).0.height,
            _ => choices_area(area).height,
        };
        isize::try_from(height.max(1)).unwrap_or(isize::MAX)
    }

    pub(super) fn item(&self, place: usize) -> Option<ChooserItem> {
        let items = self.over.items()?;
        items.get(place, self.state)
    }

    /// Returns the item that the cursor is on, if a list is open.
    pub(super) fn item_with_cursor(&self) -> Option<ChooserItem> {
        match &self.state.overlay {
            Some(Overlay::Choose(chooser)) => self.item(chooser.cursor),
            _ => None,
        }
    }

    /// Keeps the cursor of a list on its item, whichever come in before it. What is found
    /// in all plans comes in by itself.
    pub(super) fn hold_item(&mut self) {
        if asks_all_plans(self.state) {
            return;
        }
        let item = self.item_with_cursor();
        if let (Some(item), Some(Overlay::Choose(chooser))) = (item, &mut self.state.overlay) {
            chooser.cursor_target = Some(CursorTarget::Item(item.effect));
        }
    }

    pub(super) fn accept(&mut self) {
        match self.state.overlay.take() {
            Some(Overlay::Choose(chooser)) => self.accept_item(chooser),
            Some(Overlay::Reason(prompt)) => self.dismiss(prompt),
            Some(Overlay::Search(prompt)) => self.accept_search(prompt),
            Some(Overlay::Note(prompt)) => self.save_note(prompt),
            Some(Overlay::Diagnostics { .. }) | None => {}
        }
    }

    fn accept_item(&mut self, chooser: Chooser) {
        let item = self.item(chooser.cursor);
        match (chooser.kind, item) {
            (ChooserKind::Filter { marked: true, .. }, _) => {}
            (ChooserKind::RowsFilter(choice), item) if choice.is_marked || item.is_some() => {
                let choices = item.as_ref().and_then(ChooserItem::rows_choices);
                let left = choice.accept(choices.unwrap_or_default());
                self.go_back_to_search(left);
            }
            (ChooserKind::AllRows(all), Some(item)) => {
                if let ItemEffect::RowOfPlan(index, row) = item.effect {
                    let left = LeftSearch::new(chooser.input, all, Some((index, row.clone())));
                    self.go_to_row_of(index, row, left);
                }
            }
            (_, Some(item)) => self.run(item.effect),
            (kind, None) => {
                let chooser = Chooser { kind, ..chooser };
                self.state.overlay = Some(Overlay::Choose(chooser));
            }
        }
    }

    fn run(&mut self, effect: ItemEffect) {
        match effect {
            // Those of rows of all plans are accepted where they are listed.
            ItemEffect::Nothing | ItemEffect::RowOfPlan(..) | ItemEffect::FilterRows(_) => {}
            ItemEffect::Say(said) => self.say(said),
            ItemEffect::Action(action) => self.act(action),
            ItemEffect::Row(row) => self.go_to_numbered(row.saturating_sub(1)),
            ItemEffect::RowNamed(row) => self.go_to_row_named(row),
            ItemEffect::Plan(index) => self.switch_plan(index),
            ItemEffect::View(view) => self.show_view(&view),
            ItemEffect::KeepView(name) => self.keep_view(name),
            ItemEffect::Note(id) => self.change_note(id),
            ItemEffect::Settle(note, is_settled) => self.settle_note(note, is_settled),
            ItemEffect::AddToAgenda(row) => self.add_to_agenda(row),
            ItemEffect::Allot(allotment) => self.allot(allotment),
            ItemEffect::AskRating(rerating) => self.choose(ChooserKind::ConfirmRating(rerating)),
            ItemEffect::Rerate(rerating) => self.rerate(*rerating),
            ItemEffect::Everything(facet) => {
                if let Some(open) = self.state.plans.current_mut() {
                    open.selection.filter = open.selection.filter.without(facet);
                }
            }
            ItemEffect::Filter(facet, choice) => {
                if let Some(open) = self.state.plans.current_mut() {
                    let others = open.selection.filter.without(facet);
                    open.selection.filter = others.with(&choice);
                }
            }
        }
    }

    pub(super) fn toggle_choice(&mut self) {
        let Some(Overlay::Choose(mut chooser)) = self.state.overlay.take() else {
            return;
        };
        let toggled = self.item(chooser.cursor).map(|item| item.effect);
        match (&mut chooser.kind, &toggled) {
            (ChooserKind::Filter { marked, .. }, toggled) => {
                *marked = true;
                self.toggle(toggled.as_ref());
            }
            (ChooserKind::RowsFilter(choice), Some(ItemEffect::FilterRows(choices))) => {
                choice.toggle(choices);
            }
            _ => {}
        }
        // What was typed to find it is done with; the next word is another.
        chooser.input.clear();
        chooser.cursor = 0;
        chooser.cursor_target = toggled.map(CursorTarget::Item);
        self.state.overlay = Some(Overlay::Choose(chooser));
    }

    fn toggle(&mut self, effect: Option<&ItemEffect>) {
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        let filter = &mut open.selection.filter;
        match effect {
            Some(ItemEffect::Filter(_, choice)) if filter.has(choice) => {
                *filter = filter.less(choice)
            }
            Some(ItemEffect::Filter(_, choice)) => *filter = filter.with(choice),
            Some(ItemEffect::Everything(facet)) => *filter = filter.without(*facet),
            _ => {}
        }
    }
}

/// Moves the cursor of a chooser onto one of its items, and scrolls it into view.
pub(super) fn settle_overlay(state: &mut State, view: &View) {
    let area = view.scene.areas.overlay;
    let current = state.plans.current_index();
    let plans = &state.plans;
    match (&mut state.overlay, &view.over) {
        (Some(Overlay::Diagnostics { scroll }), Over::Diagnostics(diagnostics)) => {
            let lines = &diagnostics.lines;
            *scroll = (*scroll).min(lines.len().saturating_sub(area.height.into()));
        }
        (Some(Overlay::Choose(chooser)), Over::Choices(items)) => {
            let count = items.len();
            if let Some(target) = chooser.cursor_target.take() {
                let place = items.place_of(&target, current, plans);
                chooser.cursor = place.unwrap_or_default();
                let may_come = place.is_none() && chooser.is_finding(plans);
                chooser.cursor_target = may_come.then_some(target);
            }
            chooser.cursor = chooser.cursor.min(count.saturating_sub(1));
            let height = usize::from(chooser.areas(area).0.height);
            chooser.first = shown_from(chooser.first, chooser.cursor, count, height);
        }
        _ => {}
    }
}
