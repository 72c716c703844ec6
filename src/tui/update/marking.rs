//! Marks, orders and changes: what leads through the listed rows.

use tenken::plan::RowIndex;
use tenken::query::RowOrder;

use super::Update;
use crate::tui::action::Action;
use crate::tui::room::Choice;
use crate::tui::stage::Stage;

/// A way through the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Towards its end.
    Forwards,
    /// Towards its beginning.
    Backwards,
}

impl Update<'_> {
    /// Puts the listed rows into another order. What comes first in it is chosen if what came
    /// first was; otherwise the chosen row stays.
    pub(super) fn order_rows(&mut self, order: RowOrder) {
        let stage = self.scene.stage(self.state);
        let is_at_top = stage.is_some_and(|stage| stage.position() == Some(0));
        let is_known_unchanged = stage.is_some_and(|stage| {
            let changes = stage.open.changes.as_ref();
            let mut rows = stage.listing.rows().iter();
            changes.is_some_and(|changes| !rows.any(|row| changes.has_changed(*row)))
        });
        self.keep_chosen();
        if let Some(open) = self.state.plans.current_mut() {
            open.selection.order = order;
            if is_at_top {
                open.selection.row = None;
            }
        }
        let said = match order == RowOrder::Change && is_known_unchanged {
            true => self.language().no_change_to_order_by(),
            false => self.language().row_order(order),
        };
        self.say(said);
    }

    /// Marks the row that the cursor is on, or unmarks it.
    pub(super) fn toggle_mark(&mut self) {
        let Some(row) = self.scene.row_at_cursor(self.state) else {
            return;
        };
        self.choose_shown();
        if let Some(open) = self.state.plans.current_mut()
            && let Some(id) = open.plan.at(row).map(|row| row.id.clone())
        {
            open.selection.row = Some(id.clone());
            open.selection.toggle_mark(id);
        }
    }

    /// Lists marked rows only, or all of them again.
    pub(super) fn list_marked(&mut self) {
        self.keep_chosen();
        let key = self.scene.stage(self.state);
        let key = key.map(|stage| stage.key(Action::ToggleMark));
        let Some(open) = self.state.plans.current_mut() else {
            return;
        };
        match open.selection.marks.is_empty() {
            true => self.say(self.language().nothing_is_marked(&key.unwrap_or_default())),
            false => open.selection.toggle_marked_only(),
        }
    }

    /// Goes to the next hit of the search; where nothing is searched for, to the next mark.
    pub(super) fn step_hit_or_mark(&mut self, step: isize) {
        let open = self.state.plans.current();
        let selection = open.map(|open| &open.selection);
        let has_marks = selection
            .is_some_and(|selection| selection.search.is_none() && !selection.marks.is_empty());
        match has_marks {
            true => self.step_mark(step),
            false => self.step_hit(step),
        }
    }

    /// Goes to the next marked row of the list; after the last, to the first.
    fn step_mark(&mut self, step: isize) {
        let direction = match step {
            ..0 => Direction::Backwards,
            _ => Direction::Forwards,
        };
        let is_marked = |row: RowIndex, stage: &Stage<'_>| {
            let row = stage.plan().at(row);
            row.is_some_and(|row| stage.selection().marks.contains(&row.id))
        };
        let Some((row, place, count)) = self.next_row(direction, is_marked) else {
            return self.say(self.language().no_row_matches());
        };
        self.choose_this(Choice::Row(row));
        self.show_row();
        self.say(self.language().place_among_marked(place, count));
    }

    /// Goes to the next row that changed since the year before.
    pub(super) fn step_change(&mut self, direction: Direction) {
        let has_changed = |row: RowIndex, stage: &Stage<'_>| {
            let changes = stage.open.changes.as_ref();
            changes.is_some_and(|changes| changes.has_changed(row))
        };
        let Some((row, place, count)) = self.next_row(direction, has_changed) else {
            return self.say(self.language().nothing_has_changed());
        };
        self.choose_this(Choice::Row(row));
        self.show_row();
        self.say(self.language().place_among_changed(place, count));
    }

    /// Returns the next row in the order of the screen of which something holds; after the
    /// last, the first. With it come its place among them, counted from one, and their number.
    fn next_row(
        &self,
        direction: Direction,
        holds: impl Fn(RowIndex, &Stage<'_>) -> bool,
    ) -> Option<(RowIndex, usize, usize)> {
        let stage = self.scene.stage(self.state)?;
        let (rows, chosen) = self.scene.rows_in_order(self.state);
        let found: Vec<usize> = (0..rows.len())
            .filter(|place| rows.get(*place).is_some_and(|row| holds(*row, &stage)))
            .collect();
        let chosen = chosen.unwrap_or_default();
        let next = match direction {
            Direction::Forwards => found.iter().position(|place| *place > chosen).unwrap_or(0),
            Direction::Backwards => {
                let before = found.iter().rposition(|place| *place < chosen);
                before.unwrap_or(found.len().saturating_sub(1))
            }
        };
        let row = rows.get(*found.get(next)?)?;
        Some((*row, next + 1, found.len()))
    }
}
