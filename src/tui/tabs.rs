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
    form: TabForm,
}

struct Tab {
    action: Action,
    label: String,
    has_name: bool,
}

/// How much room tabs take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TabForm {
    /// Keys and names, with blanks around each.
    Apart,
    /// Keys and names close to each other.
    Close,
    /// Keys, and the name of the screen that is shown.
    Keys,
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
        let apart = Self::of(state, TabForm::Apart);
        if fits(&apart, ROOM_BESIDE) {
            return apart;
        }
        let close = Self::of(state, TabForm::Close);
        if fits(&close, ROOM_BESIDE_CLOSE) {
            return close;
        }
        let keys = Self::of(state, TabForm::Keys);
        // Where none of them is shown, keys alone say nothing.
        let says_which = keys.tabs.iter().any(|tab| tab.has_name);
        match says_which && fits(&keys, ROOM_BESIDE) {
            true => keys,
            false => Self {
                tabs: Vec::new(),
                form: TabForm::Keys,
            },
        }
    }

    fn of(state: &State, form: TabForm) -> Self {
        let named = Screen::SHOWN_BY
            .iter()
            .filter(|(_, screen)| screen.is_tab());
        let tabs = named.filter_map(|(action, screen)| {
            let key = state.settings.keymap.keys(*action).first()?;
            let name = entry(*action)?.words.label(state.language())?;
            let is_shown = state.screen.tab() == *screen;
            let label = match (form, is_shown) {
                (TabForm::Apart | TabForm::Keys, true) => format!("[{key} {name}]"),
                (TabForm::Apart, false) => format!(" {key} {name} "),
                (TabForm::Close, true) => format!("[{key}{name}]"),
                (TabForm::Close, false) => format!(" {key}{name}"),
                (TabForm::Keys, false) => format!(" {key}"),
            };
            Some(Tab {
                action: *action,
                label,
                has_name: is_shown || form != TabForm::Keys,
            })
        });
        Self {
            tabs: tabs.collect(),
            form,
        }
    }

    /// Whether room is scarce, so that what stands beside them is short, too.
    pub(crate) fn are_close(&self) -> bool {
        self.form != TabForm::Apart
    }

    /// Whether an action shows a screen that is named.
    pub(crate) fn name(&self, action: Action) -> bool {
        let mut named = self.tabs.iter().filter(|tab| tab.has_name);
        named.any(|tab| tab.action == action)
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
