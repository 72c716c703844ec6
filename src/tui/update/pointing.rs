//! What the mouse does, each time what a key would do.

use ratatui::layout::{Position, Rect};

use super::Update;
use crate::mouse::{Mouse, MouseAction};
use crate::tui::action::{Action, KeyContext};
use crate::tui::footer;
use crate::tui::header;
use crate::tui::overlays::Overlay;
use crate::tui::state::State;

/// How many lines of a text a turn of the wheel goes on. Heuristic: as many as terminals do.
const LINES: isize = 3;

/// The action that what the mouse does is the like of, where answers of workers matter.
pub(super) fn like_action(mouse: Mouse, state: &State) -> Action {
    let is_choosing = state.context().takes_text();
    match (mouse.action, is_choosing) {
        (MouseAction::Press, true) => Action::Accept,
        (MouseAction::WheelUp | MouseAction::WheelDown, true) => Action::NextChoice,
        (_, false) => Action::NextRow,
    }
}

impl Update<'_> {
    pub(super) fn point(&mut self, mouse: Mouse) {
        self.state.notice = None;
        let at = Position::new(mouse.column, mouse.row);
        match mouse.action {
            MouseAction::Press => self.press_at(at),
            MouseAction::WheelUp => self.turn_wheel(-1, at),
            MouseAction::WheelDown => self.turn_wheel(1, at),
        }
    }

    /// Goes on by a row, or by some lines of the text that the mouse is on.
    fn turn_wheel(&mut self, step: isize, at: Position) {
        match &self.state.overlay {
            Some(Overlay::Diagnostics { .. }) => self.scroll(step * LINES),
            Some(_) => self.step_choice(step),
            None if self.table().is_some_and(|table| table.contains(at)) => self.step_row(step),
            None => self.scroll(step * LINES),
        }
    }

    fn press_at(&mut self, at: Position) {
        let areas = &self.scene.areas;
        let (title, footer, overlay) = (areas.title, areas.footer, areas.overlay);
        if footer.contains(at) {
            let action = footer::action_at(at.x, self.state, self.scene, self.over);
            action.into_iter().for_each(|action| self.act(action));
        } else if overlay.contains(at) {
            self.press_item(overlay, at);
        } else if self.state.overlay.is_some() {
            self.act(Action::Back);
        } else if title.contains(at) {
            let action = header::action_at(at.x, self.state, self.scene);
            action.into_iter().for_each(|action| self.act(action));
        } else if let Some(table) = self.table().filter(|table| table.contains(at)) {
            self.press_row(usize::from(at.y - table.y));
        }
    }

    /// Accepts the item of a list that is pressed, or marks it where several can be.
    fn press_item(&mut self, overlay: Rect, at: Position) {
        let count = self.over.items().map_or(0, |items| items.len());
        let Some(Overlay::Choose(chooser)) = &mut self.state.overlay else {
            return;
        };
        let (items, _) = chooser.areas(overlay);
        let place = chooser.first + usize::from(at.y.saturating_sub(items.y));
        if !items.contains(at) || place >= count {
            return;
        }
        chooser.cursor = place;
        match chooser.context() {
            KeyContext::Marking => self.toggle_choice(),
            _ => self.accept(),
        }
    }

    /// Chooses what stands in a row of the table, counted from the first that is shown; opens
    /// it if it is chosen already.
    fn press_row(&mut self, shown: usize) {
        let row = self.scene.window(self.state).first + shown;
        let (Some(stage), Some(body)) = (self.scene.stage(self.state), &self.scene.body) else {
            return;
        };
        let Some(choices) = self.scene.choices(self.state) else {
            return;
        };
        let place = body.main.model.place_in_row(&stage, row);
        match place.filter(|place| *place < choices.count) {
            None => {}
            Some(place) if choices.chosen != Some(place) => self.go_to_row(place),
            Some(_) if self.state.screen.actions().contains(&Action::Open) => {
                self.act(Action::Open);
            }
            Some(_) => {}
        }
    }

    /// Where the rows of a table are, if the screen is one.
    fn table(&self) -> Option<Rect> {
        let window = self.scene.window(self.state);
        window.screen.map(|_| window.area)
    }

    /// Uses the mouse, or no more, so that the terminal selects text without Shift.
    pub(super) fn toggle_mouse(&mut self) {
        let is_used = !self.state.settings.mouse;
        self.state.settings.mouse = is_used;
        self.effect(crate::tui::event::Effect::UseMouse(is_used));
        self.say(self.language().mouse_is_used(is_used));
    }
}
