//! The table of all actions that can be bound to keys. The footer, help, command palette,
//! the key list in the README and the user's keymap are all derived from it.

use tenken::messages::actions::{self, ActionWords};

/// An action that can be bound to a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Action {
    NextRow,
    PreviousRow,
    FirstRow,
    LastRow,
    NextPage,
    PreviousPage,
    ScrollDown,
    ScrollUp,
    ShowList,
    ShowComparison,
    ShowSummary,
    ShowIndicators,
    ShowSchedule,
    ShowDoubts,
    ShowChanges,
    ShowRevision,
    ShowOverview,
    NextColumn,
    PreviousColumn,
    NextGrouping,
    NextOrder,
    Beside,
    SearchAllPlans,
    FilterRowsByDepartment,
    FilterRowsByRating,
    Open,
    ToggleCard,
    NextYear,
    PreviousYear,
    Search,
    NextHit,
    PreviousHit,
    NextChange,
    PreviousChange,
    ToggleMark,
    ListMarked,
    ToggleHeadings,
    FilterDepartments,
    FilterRatings,
    FilterPlaces,
    FilterTags,
    ToggleReprints,
    DismissDoubt,
    ClearFilters,
    SwitchPlan,
    ShowDiagnostics,
    Help,
    Palette,
    EditFile,
    CopyCard,
    NextTheme,
    ToggleAmbiguous,
    Redraw,
    Suspend,
    Back,
    Quit,
    Accept,
    ToggleChoice,
    NextChoice,
    PreviousChoice,
    NextChoicePage,
    PreviousChoicePage,
    DeleteCharacter,
    DeleteNextCharacter,
    DeleteWord,
    DeleteText,
    CaretLeft,
    CaretRight,
    CaretWordLeft,
    CaretWordRight,
    CaretToStart,
    CaretToEnd,
}

/// The context in which keys are interpreted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum KeyContext {
    /// A screen without an overlay, with the actions specific to it.
    On(&'static [Action]),
    /// A scrollable text.
    Reading,
    /// A list to choose one item from, filtered by typing.
    Choosing,
    /// The rows of all plans, searched by typing.
    Finding,
    /// A list to mark several items in, filtered by typing.
    Marking,
    /// A text input.
    Typing,
}

impl KeyContext {
    /// The contexts that are not screens.
    pub(crate) const OVERLAYS: [Self; 5] = [
        Self::Reading,
        Self::Choosing,
        Self::Finding,
        Self::Marking,
        Self::Typing,
    ];

    /// Returns whether unbound keys type text in this context.
    pub(crate) fn takes_text(self) -> bool {
        !matches!(self, Self::On(_) | Self::Reading)
    }
}

/// The description of an action.
pub(crate) struct Entry {
    /// The action described.
    pub(crate) action: Action,
    /// The name in the keymap file.
    pub(crate) name: &'static str,
    /// The default keys.
    pub(crate) keys: &'static [&'static str],
    /// Where the action is available.
    pub(crate) scope: Scope,
    /// The words for it.
    pub(crate) words: &'static ActionWords,
}

/// Returns the entry of an action.
pub(crate) fn entry(action: Action) -> Option<&'static Entry> {
    ACTIONS.iter().find(|entry| entry.action == action)
}

/// Where an action is available.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// On the screens that list it among their own actions.
    Own,
    /// On every screen.
    Screens,
    /// On every screen and in scrollable texts.
    Pages,
    /// In lists to choose from.
    Choosers,
    /// In the search over all plans.
    Finder,
    /// In lists to mark several items in.
    Markers,
    /// Wherever text is typed.
    Lines,
    /// Everywhere.
    Everywhere,
}

impl Entry {
    /// Returns whether the action is available in a context.
    pub(crate) fn is_in(&self, context: KeyContext) -> bool {
        match (self.scope, context) {
            (Scope::Own, KeyContext::On(own)) => own.contains(&self.action),
            (Scope::Screens | Scope::Pages, KeyContext::On(_)) => true,
            (Scope::Pages, KeyContext::Reading) => true,
            (Scope::Choosers, KeyContext::Choosing | KeyContext::Finding | KeyContext::Marking) => {
                true
            }
            (Scope::Finder, KeyContext::Finding) => true,
            (Scope::Markers, KeyContext::Marking) => true,
            (Scope::Lines, context) => context.takes_text(),
            (Scope::Everywhere, _) => true,
            _ => false,
        }
    }
}

/// All actions, in the order in which the help and the footer list them.
pub(crate) const ACTIONS: &[Entry] = &[
    Entry {
        action: Action::Accept,
        name: "accept",
        keys: &["Enter"],
        scope: Scope::Lines,
        words: &actions::ACCEPT,
    },
    Entry {
        action: Action::ToggleChoice,
        name: "toggle-choice",
        keys: &["Space", "Tab"],
        scope: Scope::Markers,
        words: &actions::TOGGLE_CHOICE,
    },
    Entry {
        action: Action::FilterRowsByDepartment,
        name: "filter-found-departments",
        keys: &["Ctrl-d"],
        scope: Scope::Finder,
        words: &actions::FILTER_ROWS_BY_DEPARTMENT,
    },
    Entry {
        action: Action::FilterRowsByRating,
        name: "filter-found-ratings",
        keys: &["Ctrl-r"],
        scope: Scope::Finder,
        words: &actions::FILTER_ROWS_BY_RATING,
    },
    Entry {
        action: Action::Search,
        name: "search",
        keys: &["/"],
        scope: Scope::Screens,
        words: &actions::SEARCH,
    },
    Entry {
        action: Action::FilterDepartments,
        name: "filter-departments",
        keys: &["d"],
        scope: Scope::Screens,
        words: &actions::FILTER_DEPARTMENTS,
    },
    Entry {
        action: Action::FilterRatings,
        name: "filter-ratings",
        keys: &["r"],
        scope: Scope::Screens,
        words: &actions::FILTER_RATINGS,
    },
    Entry {
        action: Action::ClearFilters,
        name: "clear-filters",
        keys: &["c"],
        scope: Scope::Screens,
        words: &actions::CLEAR_FILTERS,
    },
    Entry {
        action: Action::Open,
        name: "open-card",
        keys: &["Enter"],
        scope: Scope::Own,
        words: &actions::OPEN_CARD,
    },
    Entry {
        action: Action::DismissDoubt,
        name: "dismiss-doubt",
        keys: &["D", "Delete"],
        scope: Scope::Own,
        words: &actions::DISMISS_DOUBT,
    },
    Entry {
        action: Action::ShowComparison,
        name: "show-comparison",
        keys: &["2"],
        scope: Scope::Screens,
        words: &actions::SHOW_COMPARISON,
    },
    Entry {
        action: Action::ShowList,
        name: "show-list",
        keys: &["1"],
        scope: Scope::Screens,
        words: &actions::SHOW_LIST,
    },
    Entry {
        action: Action::ShowSummary,
        name: "show-summary",
        keys: &["3"],
        scope: Scope::Screens,
        words: &actions::SHOW_SUMMARY,
    },
    Entry {
        action: Action::ShowIndicators,
        name: "show-indicators",
        keys: &["4"],
        scope: Scope::Screens,
        words: &actions::SHOW_INDICATORS,
    },
    Entry {
        action: Action::ShowSchedule,
        name: "show-schedule",
        keys: &["5"],
        scope: Scope::Screens,
        words: &actions::SHOW_SCHEDULE,
    },
    Entry {
        action: Action::ShowDoubts,
        name: "show-doubts",
        keys: &["6"],
        scope: Scope::Screens,
        words: &actions::SHOW_DOUBTS,
    },
    Entry {
        action: Action::ShowChanges,
        name: "show-changes",
        keys: &["7"],
        scope: Scope::Screens,
        words: &actions::SHOW_CHANGES,
    },
    Entry {
        action: Action::NextGrouping,
        name: "next-grouping",
        keys: &["Tab"],
        scope: Scope::Own,
        words: &actions::NEXT_GROUPING,
    },
    Entry {
        action: Action::NextOrder,
        name: "next-order",
        keys: &["o"],
        scope: Scope::Own,
        words: &actions::NEXT_ORDER,
    },
    Entry {
        action: Action::Beside,
        name: "beside-other-plans",
        keys: &["b"],
        scope: Scope::Own,
        words: &actions::BESIDE,
    },
    Entry {
        action: Action::NextColumn,
        name: "next-column",
        keys: &["l", "Right"],
        scope: Scope::Own,
        words: &actions::NEXT_COLUMN,
    },
    Entry {
        action: Action::PreviousColumn,
        name: "previous-column",
        keys: &["h", "Left"],
        scope: Scope::Own,
        words: &actions::PREVIOUS_COLUMN,
    },
    Entry {
        action: Action::PreviousYear,
        name: "previous-year",
        keys: &["["],
        scope: Scope::Screens,
        words: &actions::PREVIOUS_YEAR,
    },
    Entry {
        action: Action::NextYear,
        name: "next-year",
        keys: &["]"],
        scope: Scope::Screens,
        words: &actions::NEXT_YEAR,
    },
    Entry {
        action: Action::NextHit,
        name: "next-hit",
        keys: &["n"],
        scope: Scope::Screens,
        words: &actions::NEXT_HIT,
    },
    Entry {
        action: Action::PreviousHit,
        name: "previous-hit",
        keys: &["N"],
        scope: Scope::Screens,
        words: &actions::PREVIOUS_HIT,
    },
    Entry {
        action: Action::NextChange,
        name: "next-change",
        keys: &["}"],
        scope: Scope::Screens,
        words: &actions::NEXT_CHANGE,
    },
    Entry {
        action: Action::PreviousChange,
        name: "previous-change",
        keys: &["{"],
        scope: Scope::Screens,
        words: &actions::PREVIOUS_CHANGE,
    },
    Entry {
        action: Action::ToggleMark,
        name: "toggle-mark",
        keys: &["Space"],
        scope: Scope::Screens,
        words: &actions::TOGGLE_MARK,
    },
    Entry {
        action: Action::ListMarked,
        name: "list-marked",
        keys: &["M"],
        scope: Scope::Screens,
        words: &actions::LIST_MARKED,
    },
    Entry {
        action: Action::ToggleHeadings,
        name: "toggle-headings",
        keys: &["H"],
        scope: Scope::Own,
        words: &actions::TOGGLE_HEADINGS,
    },
    Entry {
        action: Action::FilterPlaces,
        name: "filter-measures",
        keys: &["m"],
        scope: Scope::Screens,
        words: &actions::FILTER_MEASURES,
    },
    Entry {
        action: Action::FilterTags,
        name: "filter-tags",
        keys: &["f"],
        scope: Scope::Screens,
        words: &actions::FILTER_TAGS,
    },
    Entry {
        action: Action::ToggleReprints,
        name: "toggle-reprints",
        keys: &["x"],
        scope: Scope::Screens,
        words: &actions::TOGGLE_REPRINTS,
    },
    Entry {
        action: Action::NextRow,
        name: "next-row",
        keys: &["j", "Down"],
        scope: Scope::Pages,
        words: &actions::NEXT_ROW,
    },
    Entry {
        action: Action::PreviousRow,
        name: "previous-row",
        keys: &["k", "Up"],
        scope: Scope::Pages,
        words: &actions::PREVIOUS_ROW,
    },
    Entry {
        action: Action::FirstRow,
        name: "first-row",
        keys: &["g", "Home"],
        scope: Scope::Pages,
        words: &actions::FIRST_ROW,
    },
    Entry {
        action: Action::LastRow,
        name: "last-row",
        keys: &["G", "End"],
        scope: Scope::Pages,
        words: &actions::LAST_ROW,
    },
    Entry {
        action: Action::NextPage,
        name: "next-page",
        keys: &["PageDown", "Ctrl-f"],
        scope: Scope::Pages,
        words: &actions::NEXT_PAGE,
    },
    Entry {
        action: Action::PreviousPage,
        name: "previous-page",
        keys: &["PageUp", "Ctrl-b"],
        scope: Scope::Pages,
        words: &actions::PREVIOUS_PAGE,
    },
    Entry {
        action: Action::ScrollDown,
        name: "scroll-down",
        keys: &["J", "Ctrl-d"],
        scope: Scope::Pages,
        words: &actions::SCROLL_DOWN,
    },
    Entry {
        action: Action::ScrollUp,
        name: "scroll-up",
        keys: &["K", "Ctrl-u"],
        scope: Scope::Pages,
        words: &actions::SCROLL_UP,
    },
    Entry {
        action: Action::ToggleCard,
        name: "toggle-card",
        keys: &["v"],
        scope: Scope::Own,
        words: &actions::TOGGLE_CARD,
    },
    Entry {
        action: Action::SwitchPlan,
        name: "switch-plan",
        keys: &["p"],
        scope: Scope::Screens,
        words: &actions::SWITCH_PLAN,
    },
    Entry {
        action: Action::SearchAllPlans,
        name: "search-all-plans",
        keys: &["a"],
        scope: Scope::Screens,
        words: &actions::SEARCH_ALL_PLANS,
    },
    Entry {
        action: Action::ShowOverview,
        name: "show-overview",
        keys: &["i"],
        scope: Scope::Screens,
        words: &actions::SHOW_OVERVIEW,
    },
    Entry {
        action: Action::ShowRevision,
        name: "show-revision",
        keys: &["s"],
        scope: Scope::Screens,
        words: &actions::SHOW_REVISION,
    },
    Entry {
        action: Action::ShowDiagnostics,
        name: "show-findings",
        keys: &["e"],
        scope: Scope::Screens,
        words: &actions::SHOW_FINDINGS,
    },
    Entry {
        action: Action::EditFile,
        name: "edit-file",
        keys: &["E"],
        scope: Scope::Pages,
        words: &actions::EDIT_FILE,
    },
    Entry {
        action: Action::CopyCard,
        name: "copy-card",
        keys: &["y"],
        scope: Scope::Screens,
        words: &actions::COPY_CARD,
    },
    Entry {
        action: Action::NextTheme,
        name: "next-theme",
        keys: &["t"],
        scope: Scope::Screens,
        words: &actions::NEXT_THEME,
    },
    Entry {
        action: Action::ToggleAmbiguous,
        name: "toggle-ambiguous-width",
        keys: &["w"],
        scope: Scope::Screens,
        words: &actions::TOGGLE_AMBIGUOUS_WIDTH,
    },
    Entry {
        action: Action::NextChoice,
        name: "next-choice",
        keys: &["Down", "Ctrl-n"],
        scope: Scope::Lines,
        words: &actions::NEXT_CHOICE,
    },
    Entry {
        action: Action::PreviousChoice,
        name: "previous-choice",
        keys: &["Up", "Ctrl-p"],
        scope: Scope::Lines,
        words: &actions::PREVIOUS_CHOICE,
    },
    Entry {
        action: Action::NextChoicePage,
        name: "next-choice-page",
        keys: &["PageDown"],
        scope: Scope::Choosers,
        words: &actions::NEXT_CHOICE_PAGE,
    },
    Entry {
        action: Action::PreviousChoicePage,
        name: "previous-choice-page",
        keys: &["PageUp"],
        scope: Scope::Choosers,
        words: &actions::PREVIOUS_CHOICE_PAGE,
    },
    Entry {
        action: Action::DeleteCharacter,
        name: "delete-character",
        keys: &["Backspace", "Ctrl-h"],
        scope: Scope::Lines,
        words: &actions::DELETE_CHARACTER,
    },
    Entry {
        action: Action::DeleteNextCharacter,
        name: "delete-next-character",
        keys: &["Delete"],
        scope: Scope::Lines,
        words: &actions::DELETE_NEXT_CHARACTER,
    },
    Entry {
        action: Action::DeleteWord,
        name: "delete-word",
        keys: &["Ctrl-w", "Alt-Backspace"],
        scope: Scope::Lines,
        words: &actions::DELETE_WORD,
    },
    Entry {
        action: Action::DeleteText,
        name: "delete-text",
        keys: &["Ctrl-u"],
        scope: Scope::Lines,
        words: &actions::DELETE_TEXT,
    },
    Entry {
        action: Action::CaretLeft,
        name: "caret-left",
        keys: &["Left", "Ctrl-b"],
        scope: Scope::Lines,
        words: &actions::CARET_LEFT,
    },
    Entry {
        action: Action::CaretRight,
        name: "caret-right",
        keys: &["Right", "Ctrl-f"],
        scope: Scope::Lines,
        words: &actions::CARET_RIGHT,
    },
    Entry {
        action: Action::CaretWordLeft,
        name: "caret-word-left",
        keys: &["Alt-b", "Ctrl-Left"],
        scope: Scope::Lines,
        words: &actions::CARET_WORD_LEFT,
    },
    Entry {
        action: Action::CaretWordRight,
        name: "caret-word-right",
        keys: &["Alt-f", "Ctrl-Right"],
        scope: Scope::Lines,
        words: &actions::CARET_WORD_RIGHT,
    },
    Entry {
        action: Action::CaretToStart,
        name: "caret-to-start",
        keys: &["Home", "Ctrl-a"],
        scope: Scope::Lines,
        words: &actions::CARET_TO_START,
    },
    Entry {
        action: Action::CaretToEnd,
        name: "caret-to-end",
        keys: &["End", "Ctrl-e"],
        scope: Scope::Lines,
        words: &actions::CARET_TO_END,
    },
    Entry {
        action: Action::Redraw,
        name: "redraw",
        keys: &["Ctrl-l"],
        scope: Scope::Everywhere,
        words: &actions::REDRAW,
    },
    Entry {
        action: Action::Suspend,
        name: "suspend",
        keys: &["Ctrl-z"],
        scope: Scope::Everywhere,
        words: &actions::SUSPEND,
    },
    Entry {
        action: Action::Back,
        name: "back",
        keys: &["Esc"],
        scope: Scope::Everywhere,
        words: &actions::BACK,
    },
    Entry {
        action: Action::Help,
        name: "help",
        keys: &["?", "F1"],
        scope: Scope::Pages,
        words: &actions::HELP,
    },
    Entry {
        action: Action::Palette,
        name: "palette",
        keys: &[":"],
        scope: Scope::Screens,
        words: &actions::PALETTE,
    },
    Entry {
        action: Action::Quit,
        name: "quit",
        keys: &["q"],
        scope: Scope::Pages,
        words: &actions::QUIT,
    },
];
