//! The names of the screens in the title line.

use ratatui::style::Style;

use super::action::{Action, entry};
use super::draw::line::{Line, piece_at};
use super::screens::Screen;
use super::state::State;
use crate::display_width::AmbiguousWidth;

/// The names of the screens in the title line, with their keys; none where the screen is too
/// narrow for them.
pub(crate) struct Tabs {
    tabs: Vec<Tab>,
    are_close: bool,
}

struct Tab {
    action: Action,
    label: String,
}

/// Minimum width in cells that the tabs leave to the title of the plan, its years and how
/// many rows are listed: 14 full-width characters, and what stands beside them. Heuristic.
const ROOM_BESIDE: usize = 46;

/// The same where tabs stand close to each other and years are short. Heuristic.
const ROOM_BESIDE_CLOSE: usize = 34;

impl Tabs {
    /// The tabs of a screen of the state's size, as far apart as there is room.
    pub(crate) fn new(state: &State) -> Self {
        let width = usize::from(state.size.width);
        let ambiguous = state.settings.ambiguous;
        let fits = |tabs: &Self, beside| tabs.width(ambiguous) + beside <= width;
        let apart = Self::of(state, false);
        if fits(&apart, ROOM_BESIDE) {
            return apart;
        }
        let close = Self::of(state, true);
        match fits(&close, ROOM_BESIDE_CLOSE) {
            true => close,
            false => Self {
                tabs: Vec::new(),
                are_close: true,
            },
        }
    }

    fn of(state: &State, are_close: bool) -> Self {
        let named = Screen::SHOWN_BY
            .iter()
            .filter(|(_, screen)| screen.is_tab());
        let tabs = named.filter_map(|(action, screen)| {
            let key = state.settings.keymap.keys(*action).first()?;
            let name = entry(*action)?.words.label(state.language())?;
            let is_shown = state.screen.tab() == *screen;
            let label = match (are_close, is_shown) {
                (false, true) => format!("[{key} {name}]"),
                (false, false) => format!(" {key} {name} "),
                (true, true) => format!("[{key}{name}]"),
                (true, false) => format!(" {key}{name}"),
            };
            let action = *action;
            Some(Tab { action, label })
        });
        Self {
            tabs: tabs.collect(),
            are_close,
        }
    }

    /// Whether room is scarce, so that what stands beside them is short, too.
    pub(crate) fn are_close(&self) -> bool {
        self.are_close
    }

    /// Whether an action shows a screen that is named.
    pub(crate) fn name(&self, action: Action) -> bool {
        self.tabs.iter().any(|tab| tab.action == action)
    }

    /// The action of the tab at a column, counted from where they begin.
    pub(crate) fn action_at(&self, column: usize, ambiguous: AmbiguousWidth) -> Option<Action> {
        let cells = self.tabs.iter().map(|tab| ambiguous.width(&tab.label));
        let tab = self.tabs.get(piece_at(column, cells)?)?;
        Some(tab.action)
    }

    /// How many cells they take.
    pub(crate) fn width(&self, ambiguous: AmbiguousWidth) -> usize {
        let labels = self.tabs.iter().map(|tab| ambiguous.width(&tab.label));
        labels.sum()
    }

    /// The tabs as a line.
    pub(crate) fn line(&self, style: Style) -> Line {
        let mut line = Line::default();
        for tab in &self.tabs {
            line.push(tab.label.as_str(), style);
        }
        line
    }
}
