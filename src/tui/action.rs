//! The table of all actions that can be bound to keys. The footer, help, command palette,
//! the key list in the README and the user's keymap are all derived from it.

use tenken::messages::Language;
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
    ToggleMouse,
    ChooseView,
    ShowView(u8),
    RemoveView,
    StartMeeting,
    NextSlide,
    PreviousSlide,
    BlankScreen,
    NoteDecision,
    NoteTask,
    NotePending,
    NoteMemo,
    ChooseNote,
    RemoveNote,
    ToggleDealtWith,
    LeaveForLater,
    UndoInMeeting,
    ChangeRating,
    WriteMinutes,
    PutLater,
    PutEarlier,
    LeaveOut,
    AddToAgenda,
    AllotTime,
    DescribeMeeting,
    NextField,
    PreviousField,
    NewLine,
    SaveElsewhere,
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
    /// A slide without an overlay, which is paged by the keys of a clicker, with the actions
    /// specific to it.
    Presenting(&'static [Action]),
    /// A scrollable text.
    Reading,
    /// A list to choose one item from, filtered by typing.
    Choosing,
    /// The rows of all plans, searched by typing.
    Finding,
    /// A list to mark several items in, filtered by typing.
    Marking,
    /// The views that are kept, and a name for another.
    Viewing,
    /// What was noted in a meeting, filtered by typing.
    Noted,
    /// What is being noted in a meeting.
    Noting,
    /// A text input.
    Typing,
}

impl KeyContext {
    /// The contexts that are not screens.
    pub(crate) const OVERLAYS: [Self; 8] = [
        Self::Reading,
        Self::Choosing,
        Self::Finding,
        Self::Marking,
        Self::Viewing,
        Self::Noted,
        Self::Noting,
        Self::Typing,
    ];

    /// Returns whether there is a list to choose from.
    pub(crate) fn is_choosing(self) -> bool {
        self.takes_text() && !matches!(self, Self::Typing | Self::Noting)
    }

    /// Returns whether unbound keys type text in this context.
    pub(crate) fn takes_text(self) -> bool {
        !matches!(self, Self::On(_) | Self::Presenting(_) | Self::Reading)
    }
}

/// The description of an action.
pub(crate) struct Entry {
    /// The action described.
    pub(crate) action: Action,
    /// What it is listed with.
    pub(crate) group: ActionGroup,
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

/// What an action is about. Footer, help and README list the groups in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ActionGroup {
    /// What the screen itself offers.
    Here,
    /// Finding rows, and listing some alone.
    Finding,
    /// The meeting: its agenda, and what is said in it.
    Meeting,
    /// Years beside each other, and what changed between them.
    Years,
    /// Going to another screen.
    Screens,
    /// Going to another row, and reading on.
    Moving,
    /// Plans and their files.
    Plans,
    /// How the screen looks.
    Display,
    /// The program.
    Program,
    /// Typing and choosing.
    Typing,
}

impl ActionGroup {
    /// The heading of the group.
    pub(crate) fn heading(self, language: Language) -> &'static str {
        match self {
            Self::Here => language.actions_here(),
            Self::Finding => language.actions_of_finding(),
            Self::Meeting => language.actions_of_meeting(),
            Self::Years => language.actions_of_years(),
            Self::Screens => language.actions_of_screens(),
            Self::Moving => language.actions_of_moving(),
            Self::Plans => language.actions_of_plans(),
            Self::Display => language.actions_of_display(),
            Self::Program => language.actions_of_program(),
            Self::Typing => language.actions_of_typing(),
        }
    }
}

/// Where an action is available.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// On the screens that list it among their own actions.
    Own,
    /// On every screen but a slide, where a clicker has the key.
    Lists,
    /// The same, and in scrollable texts.
    Paged,
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
    /// In the list of views.
    Viewer,
    /// In the list of what was noted.
    Notes,
    /// Where something is being noted.
    Noting,
    /// Wherever text is typed.
    Lines,
    /// Everywhere.
    Everywhere,
}

impl Entry {
    /// Returns whether the action is available in a context.
    pub(crate) fn is_in(&self, context: KeyContext) -> bool {
        match (self.scope, context) {
            (Scope::Own, KeyContext::On(own) | KeyContext::Presenting(own)) => {
                own.contains(&self.action)
            }
            (Scope::Lists | Scope::Paged, KeyContext::On(_)) => true,
            (Scope::Screens | Scope::Pages, KeyContext::On(_) | KeyContext::Presenting(_)) => true,
            (Scope::Paged | Scope::Pages, KeyContext::Reading) => true,
            (Scope::Choosers, context) => context.is_choosing(),
            (Scope::Finder, KeyContext::Finding) => true,
            (Scope::Markers, KeyContext::Marking) => true,
            (Scope::Viewer, KeyContext::Viewing) => true,
            (Scope::Notes, KeyContext::Noted) => true,
            (Scope::Noting, KeyContext::Noting) => true,
            (Scope::Lines, context) => context.takes_text(),
            (Scope::Everywhere, _) => true,
            _ => false,
        }
    }
}

/// The entry of a view that is called by one key. F5 is left to whoever presents: it is a
/// key of presentation clickers.
const fn show_view(
    place: u8,
    name: &'static str,
    keys: &'static [&'static str],
    words: &'static ActionWords,
) -> Entry {
    Entry {
        action: Action::ShowView(place),
        group: ActionGroup::Finding,
        name,
        keys,
        scope: Scope::Screens,
        words,
    }
}

/// All actions, the more useful ones first: the footer shows as many as fit, and the help
/// lists them in this order within each group.
pub(crate) const ACTIONS: &[Entry] = &[
    Entry {
        action: Action::Accept,
        group: ActionGroup::Typing,
        name: "accept",
        keys: &["Enter"],
        scope: Scope::Lines,
        words: &actions::ACCEPT,
    },
    Entry {
        action: Action::ToggleChoice,
        group: ActionGroup::Typing,
        name: "toggle-choice",
        keys: &["Space", "Tab"],
        scope: Scope::Markers,
        words: &actions::TOGGLE_CHOICE,
    },
    Entry {
        action: Action::FilterRowsByDepartment,
        group: ActionGroup::Typing,
        name: "filter-found-departments",
        keys: &["Ctrl-d"],
        scope: Scope::Finder,
        words: &actions::FILTER_ROWS_BY_DEPARTMENT,
    },
    Entry {
        action: Action::FilterRowsByRating,
        group: ActionGroup::Typing,
        name: "filter-found-ratings",
        keys: &["Ctrl-r"],
        scope: Scope::Finder,
        words: &actions::FILTER_ROWS_BY_RATING,
    },
    Entry {
        action: Action::Open,
        group: ActionGroup::Here,
        name: "open-card",
        keys: &["Enter"],
        scope: Scope::Own,
        words: &actions::OPEN_CARD,
    },
    Entry {
        action: Action::DismissDoubt,
        group: ActionGroup::Here,
        name: "dismiss-doubt",
        keys: &["D", "Delete"],
        scope: Scope::Own,
        words: &actions::DISMISS_DOUBT,
    },
    Entry {
        action: Action::NextSlide,
        group: ActionGroup::Here,
        name: "next-slide",
        keys: &["PageDown", "Space", "Enter", "Right"],
        scope: Scope::Own,
        words: &actions::NEXT_SLIDE,
    },
    Entry {
        action: Action::PreviousSlide,
        group: ActionGroup::Here,
        name: "previous-slide",
        keys: &["PageUp", "Backspace", "Left"],
        scope: Scope::Own,
        words: &actions::PREVIOUS_SLIDE,
    },
    Entry {
        action: Action::BlankScreen,
        group: ActionGroup::Here,
        name: "blank-screen",
        keys: &[".", "b"],
        scope: Scope::Own,
        words: &actions::BLANK_SCREEN,
    },
    Entry {
        action: Action::PutEarlier,
        group: ActionGroup::Here,
        name: "put-earlier",
        keys: &["<"],
        scope: Scope::Own,
        words: &actions::PUT_EARLIER,
    },
    Entry {
        action: Action::PutLater,
        group: ActionGroup::Here,
        name: "put-later",
        keys: &[">"],
        scope: Scope::Own,
        words: &actions::PUT_LATER,
    },
    Entry {
        action: Action::LeaveOut,
        group: ActionGroup::Here,
        name: "leave-out",
        keys: &["-", "Delete"],
        scope: Scope::Own,
        words: &actions::LEAVE_OUT,
    },
    Entry {
        action: Action::AddToAgenda,
        group: ActionGroup::Here,
        name: "add-to-agenda",
        keys: &["+"],
        scope: Scope::Own,
        words: &actions::ADD_TO_AGENDA,
    },
    Entry {
        action: Action::AllotTime,
        group: ActionGroup::Here,
        name: "allot-time",
        keys: &["="],
        scope: Scope::Own,
        words: &actions::ALLOT_TIME,
    },
    Entry {
        action: Action::DescribeMeeting,
        group: ActionGroup::Here,
        name: "describe-meeting",
        keys: &["F"],
        scope: Scope::Own,
        words: &actions::DESCRIBE_MEETING,
    },
    Entry {
        action: Action::Search,
        group: ActionGroup::Finding,
        name: "search",
        keys: &["/"],
        scope: Scope::Screens,
        words: &actions::SEARCH,
    },
    Entry {
        action: Action::FilterDepartments,
        group: ActionGroup::Finding,
        name: "filter-departments",
        keys: &["d"],
        scope: Scope::Screens,
        words: &actions::FILTER_DEPARTMENTS,
    },
    Entry {
        action: Action::FilterRatings,
        group: ActionGroup::Finding,
        name: "filter-ratings",
        keys: &["r"],
        scope: Scope::Screens,
        words: &actions::FILTER_RATINGS,
    },
    Entry {
        action: Action::ClearFilters,
        group: ActionGroup::Finding,
        name: "clear-filters",
        keys: &["c"],
        scope: Scope::Screens,
        words: &actions::CLEAR_FILTERS,
    },
    Entry {
        action: Action::ShowList,
        group: ActionGroup::Screens,
        name: "show-list",
        keys: &["1"],
        scope: Scope::Screens,
        words: &actions::SHOW_LIST,
    },
    Entry {
        action: Action::ShowComparison,
        group: ActionGroup::Screens,
        name: "show-comparison",
        keys: &["2"],
        scope: Scope::Screens,
        words: &actions::SHOW_COMPARISON,
    },
    Entry {
        action: Action::ShowSummary,
        group: ActionGroup::Screens,
        name: "show-summary",
        keys: &["3"],
        scope: Scope::Screens,
        words: &actions::SHOW_SUMMARY,
    },
    Entry {
        action: Action::ShowIndicators,
        group: ActionGroup::Screens,
        name: "show-indicators",
        keys: &["4"],
        scope: Scope::Screens,
        words: &actions::SHOW_INDICATORS,
    },
    Entry {
        action: Action::ShowSchedule,
        group: ActionGroup::Screens,
        name: "show-schedule",
        keys: &["5"],
        scope: Scope::Screens,
        words: &actions::SHOW_SCHEDULE,
    },
    Entry {
        action: Action::ShowDoubts,
        group: ActionGroup::Screens,
        name: "show-doubts",
        keys: &["6"],
        scope: Scope::Screens,
        words: &actions::SHOW_DOUBTS,
    },
    Entry {
        action: Action::ShowChanges,
        group: ActionGroup::Screens,
        name: "show-changes",
        keys: &["7"],
        scope: Scope::Screens,
        words: &actions::SHOW_CHANGES,
    },
    Entry {
        action: Action::NextGrouping,
        group: ActionGroup::Here,
        name: "next-grouping",
        keys: &["Tab"],
        scope: Scope::Own,
        words: &actions::NEXT_GROUPING,
    },
    Entry {
        action: Action::NextOrder,
        group: ActionGroup::Here,
        name: "next-order",
        keys: &["o"],
        scope: Scope::Own,
        words: &actions::NEXT_ORDER,
    },
    Entry {
        action: Action::Beside,
        group: ActionGroup::Here,
        name: "beside-other-plans",
        keys: &["b"],
        scope: Scope::Own,
        words: &actions::BESIDE,
    },
    Entry {
        action: Action::StartMeeting,
        group: ActionGroup::Meeting,
        name: "start-meeting",
        keys: &["F5"],
        scope: Scope::Screens,
        words: &actions::START_MEETING,
    },
    Entry {
        action: Action::NoteDecision,
        group: ActionGroup::Meeting,
        name: "note-decision",
        keys: &["A"],
        scope: Scope::Screens,
        words: &actions::NOTE_DECISION,
    },
    Entry {
        action: Action::NoteTask,
        group: ActionGroup::Meeting,
        name: "note-task",
        keys: &["S"],
        scope: Scope::Screens,
        words: &actions::NOTE_TASK,
    },
    Entry {
        action: Action::NotePending,
        group: ActionGroup::Meeting,
        name: "note-pending",
        keys: &["P"],
        scope: Scope::Screens,
        words: &actions::NOTE_PENDING,
    },
    Entry {
        action: Action::NoteMemo,
        group: ActionGroup::Meeting,
        name: "note-memo",
        keys: &["W"],
        scope: Scope::Screens,
        words: &actions::NOTE_MEMO,
    },
    Entry {
        action: Action::ToggleDealtWith,
        group: ActionGroup::Meeting,
        name: "toggle-dealt-with",
        keys: &["Z"],
        scope: Scope::Screens,
        words: &actions::TOGGLE_DEALT_WITH,
    },
    Entry {
        action: Action::LeaveForLater,
        group: ActionGroup::Meeting,
        name: "leave-for-later",
        keys: &["L"],
        scope: Scope::Screens,
        words: &actions::LEAVE_FOR_LATER,
    },
    Entry {
        action: Action::ChangeRating,
        group: ActionGroup::Meeting,
        name: "change-rating",
        keys: &["R"],
        scope: Scope::Screens,
        words: &actions::CHANGE_RATING,
    },
    Entry {
        action: Action::UndoInMeeting,
        group: ActionGroup::Meeting,
        name: "undo-in-meeting",
        keys: &["U"],
        scope: Scope::Screens,
        words: &actions::UNDO_IN_MEETING,
    },
    Entry {
        action: Action::WriteMinutes,
        group: ActionGroup::Meeting,
        name: "write-minutes",
        keys: &["O"],
        scope: Scope::Screens,
        words: &actions::WRITE_MINUTES,
    },
    Entry {
        action: Action::ChooseNote,
        group: ActionGroup::Meeting,
        name: "choose-note",
        keys: &["I"],
        scope: Scope::Screens,
        words: &actions::CHOOSE_NOTE,
    },
    Entry {
        action: Action::NextColumn,
        group: ActionGroup::Moving,
        name: "next-column",
        keys: &["l", "Right"],
        scope: Scope::Own,
        words: &actions::NEXT_COLUMN,
    },
    Entry {
        action: Action::PreviousColumn,
        group: ActionGroup::Moving,
        name: "previous-column",
        keys: &["h", "Left"],
        scope: Scope::Own,
        words: &actions::PREVIOUS_COLUMN,
    },
    Entry {
        action: Action::PreviousYear,
        group: ActionGroup::Years,
        name: "previous-year",
        keys: &["["],
        scope: Scope::Screens,
        words: &actions::PREVIOUS_YEAR,
    },
    Entry {
        action: Action::NextYear,
        group: ActionGroup::Years,
        name: "next-year",
        keys: &["]"],
        scope: Scope::Screens,
        words: &actions::NEXT_YEAR,
    },
    Entry {
        action: Action::CopyCard,
        group: ActionGroup::Plans,
        name: "copy-card",
        keys: &["y"],
        scope: Scope::Screens,
        words: &actions::COPY_CARD,
    },
    Entry {
        action: Action::SwitchPlan,
        group: ActionGroup::Plans,
        name: "switch-plan",
        keys: &["p"],
        scope: Scope::Screens,
        words: &actions::SWITCH_PLAN,
    },
    Entry {
        action: Action::SearchAllPlans,
        group: ActionGroup::Finding,
        name: "search-all-plans",
        keys: &["a"],
        scope: Scope::Screens,
        words: &actions::SEARCH_ALL_PLANS,
    },
    Entry {
        action: Action::RemoveView,
        group: ActionGroup::Typing,
        name: "remove-view",
        keys: &["Ctrl-x"],
        scope: Scope::Viewer,
        words: &actions::REMOVE_VIEW,
    },
    Entry {
        action: Action::NextChange,
        group: ActionGroup::Years,
        name: "next-change",
        keys: &["}"],
        scope: Scope::Screens,
        words: &actions::NEXT_CHANGE,
    },
    Entry {
        action: Action::PreviousChange,
        group: ActionGroup::Years,
        name: "previous-change",
        keys: &["{"],
        scope: Scope::Screens,
        words: &actions::PREVIOUS_CHANGE,
    },
    Entry {
        action: Action::NextHit,
        group: ActionGroup::Finding,
        name: "next-hit",
        keys: &["n"],
        scope: Scope::Screens,
        words: &actions::NEXT_HIT,
    },
    Entry {
        action: Action::PreviousHit,
        group: ActionGroup::Finding,
        name: "previous-hit",
        keys: &["N"],
        scope: Scope::Screens,
        words: &actions::PREVIOUS_HIT,
    },
    Entry {
        action: Action::FilterPlaces,
        group: ActionGroup::Finding,
        name: "filter-measures",
        keys: &["m"],
        scope: Scope::Screens,
        words: &actions::FILTER_MEASURES,
    },
    Entry {
        action: Action::ToggleMark,
        group: ActionGroup::Finding,
        name: "toggle-mark",
        keys: &["Space"],
        scope: Scope::Lists,
        words: &actions::TOGGLE_MARK,
    },
    Entry {
        action: Action::ListMarked,
        group: ActionGroup::Finding,
        name: "list-marked",
        keys: &["M"],
        scope: Scope::Screens,
        words: &actions::LIST_MARKED,
    },
    Entry {
        action: Action::ToggleHeadings,
        group: ActionGroup::Here,
        name: "toggle-headings",
        keys: &["H"],
        scope: Scope::Own,
        words: &actions::TOGGLE_HEADINGS,
    },
    Entry {
        action: Action::FilterTags,
        group: ActionGroup::Finding,
        name: "filter-tags",
        keys: &["f"],
        scope: Scope::Screens,
        words: &actions::FILTER_TAGS,
    },
    Entry {
        action: Action::ToggleReprints,
        group: ActionGroup::Finding,
        name: "toggle-reprints",
        keys: &["x"],
        scope: Scope::Screens,
        words: &actions::TOGGLE_REPRINTS,
    },
    Entry {
        action: Action::ChooseView,
        group: ActionGroup::Finding,
        name: "choose-view",
        keys: &["V"],
        scope: Scope::Screens,
        words: &actions::CHOOSE_VIEW,
    },
    show_view(1, "show-view-1", &["F2"], &actions::SHOW_VIEW_1),
    show_view(2, "show-view-2", &["F3"], &actions::SHOW_VIEW_2),
    show_view(3, "show-view-3", &["F4"], &actions::SHOW_VIEW_3),
    show_view(4, "show-view-4", &["F6"], &actions::SHOW_VIEW_4),
    show_view(5, "show-view-5", &["F7"], &actions::SHOW_VIEW_5),
    show_view(6, "show-view-6", &["F8"], &actions::SHOW_VIEW_6),
    Entry {
        action: Action::NextRow,
        group: ActionGroup::Moving,
        name: "next-row",
        keys: &["j", "Down"],
        scope: Scope::Pages,
        words: &actions::NEXT_ROW,
    },
    Entry {
        action: Action::PreviousRow,
        group: ActionGroup::Moving,
        name: "previous-row",
        keys: &["k", "Up"],
        scope: Scope::Pages,
        words: &actions::PREVIOUS_ROW,
    },
    Entry {
        action: Action::FirstRow,
        group: ActionGroup::Moving,
        name: "first-row",
        keys: &["g", "Home"],
        scope: Scope::Pages,
        words: &actions::FIRST_ROW,
    },
    Entry {
        action: Action::LastRow,
        group: ActionGroup::Moving,
        name: "last-row",
        keys: &["G", "End"],
        scope: Scope::Pages,
        words: &actions::LAST_ROW,
    },
    Entry {
        action: Action::NextPage,
        group: ActionGroup::Moving,
        name: "next-page",
        keys: &["PageDown", "Ctrl-f"],
        scope: Scope::Paged,
        words: &actions::NEXT_PAGE,
    },
    Entry {
        action: Action::PreviousPage,
        group: ActionGroup::Moving,
        name: "previous-page",
        keys: &["PageUp", "Ctrl-b"],
        scope: Scope::Paged,
        words: &actions::PREVIOUS_PAGE,
    },
    Entry {
        action: Action::ScrollDown,
        group: ActionGroup::Moving,
        name: "scroll-down",
        keys: &["J", "Ctrl-d"],
        scope: Scope::Pages,
        words: &actions::SCROLL_DOWN,
    },
    Entry {
        action: Action::ScrollUp,
        group: ActionGroup::Moving,
        name: "scroll-up",
        keys: &["K", "Ctrl-u"],
        scope: Scope::Pages,
        words: &actions::SCROLL_UP,
    },
    Entry {
        action: Action::ToggleCard,
        group: ActionGroup::Here,
        name: "toggle-card",
        keys: &["v"],
        scope: Scope::Own,
        words: &actions::TOGGLE_CARD,
    },
    Entry {
        action: Action::ShowOverview,
        group: ActionGroup::Screens,
        name: "show-overview",
        keys: &["i"],
        scope: Scope::Screens,
        words: &actions::SHOW_OVERVIEW,
    },
    Entry {
        action: Action::ShowRevision,
        group: ActionGroup::Screens,
        name: "show-revision",
        keys: &["s"],
        scope: Scope::Screens,
        words: &actions::SHOW_REVISION,
    },
    Entry {
        action: Action::ShowDiagnostics,
        group: ActionGroup::Plans,
        name: "show-findings",
        keys: &["e"],
        scope: Scope::Screens,
        words: &actions::SHOW_FINDINGS,
    },
    Entry {
        action: Action::EditFile,
        group: ActionGroup::Plans,
        name: "edit-file",
        keys: &["E"],
        scope: Scope::Pages,
        words: &actions::EDIT_FILE,
    },
    Entry {
        action: Action::NextTheme,
        group: ActionGroup::Display,
        name: "next-theme",
        keys: &["t"],
        scope: Scope::Screens,
        words: &actions::NEXT_THEME,
    },
    Entry {
        action: Action::ToggleAmbiguous,
        group: ActionGroup::Display,
        name: "toggle-ambiguous-width",
        keys: &["w"],
        scope: Scope::Screens,
        words: &actions::TOGGLE_AMBIGUOUS_WIDTH,
    },
    Entry {
        action: Action::ToggleMouse,
        group: ActionGroup::Display,
        name: "toggle-mouse",
        keys: &["T"],
        scope: Scope::Screens,
        words: &actions::TOGGLE_MOUSE,
    },
    Entry {
        action: Action::RemoveNote,
        group: ActionGroup::Typing,
        name: "remove-note",
        keys: &["Ctrl-x"],
        scope: Scope::Notes,
        words: &actions::REMOVE_NOTE,
    },
    Entry {
        action: Action::NextField,
        group: ActionGroup::Typing,
        name: "next-field",
        keys: &["Tab"],
        scope: Scope::Noting,
        words: &actions::NEXT_FIELD,
    },
    Entry {
        action: Action::PreviousField,
        group: ActionGroup::Typing,
        name: "previous-field",
        keys: &["BackTab"],
        scope: Scope::Noting,
        words: &actions::PREVIOUS_FIELD,
    },
    Entry {
        action: Action::NewLine,
        group: ActionGroup::Typing,
        name: "new-line",
        keys: &["Alt-Enter", "Ctrl-j"],
        scope: Scope::Noting,
        words: &actions::NEW_LINE,
    },
    Entry {
        action: Action::SaveElsewhere,
        group: ActionGroup::Typing,
        name: "save-elsewhere",
        keys: &["Ctrl-o"],
        scope: Scope::Noting,
        words: &actions::SAVE_ELSEWHERE,
    },
    Entry {
        action: Action::NextChoice,
        group: ActionGroup::Typing,
        name: "next-choice",
        keys: &["Down", "Ctrl-n"],
        scope: Scope::Lines,
        words: &actions::NEXT_CHOICE,
    },
    Entry {
        action: Action::PreviousChoice,
        group: ActionGroup::Typing,
        name: "previous-choice",
        keys: &["Up", "Ctrl-p"],
        scope: Scope::Lines,
        words: &actions::PREVIOUS_CHOICE,
    },
    Entry {
        action: Action::NextChoicePage,
        group: ActionGroup::Typing,
        name: "next-choice-page",
        keys: &["PageDown"],
        scope: Scope::Choosers,
        words: &actions::NEXT_CHOICE_PAGE,
    },
    Entry {
        action: Action::PreviousChoicePage,
        group: ActionGroup::Typing,
        name: "previous-choice-page",
        keys: &["PageUp"],
        scope: Scope::Choosers,
        words: &actions::PREVIOUS_CHOICE_PAGE,
    },
    Entry {
        action: Action::DeleteCharacter,
        group: ActionGroup::Typing,
        name: "delete-character",
        keys: &["Backspace", "Ctrl-h"],
        scope: Scope::Lines,
        words: &actions::DELETE_CHARACTER,
    },
    Entry {
        action: Action::DeleteNextCharacter,
        group: ActionGroup::Typing,
        name: "delete-next-character",
        keys: &["Delete"],
        scope: Scope::Lines,
        words: &actions::DELETE_NEXT_CHARACTER,
    },
    Entry {
        action: Action::DeleteWord,
        group: ActionGroup::Typing,
        name: "delete-word",
        keys: &["Ctrl-w", "Alt-Backspace"],
        scope: Scope::Lines,
        words: &actions::DELETE_WORD,
    },
    Entry {
        action: Action::DeleteText,
        group: ActionGroup::Typing,
        name: "delete-text",
        keys: &["Ctrl-u"],
        scope: Scope::Lines,
        words: &actions::DELETE_TEXT,
    },
    Entry {
        action: Action::CaretLeft,
        group: ActionGroup::Typing,
        name: "caret-left",
        keys: &["Left", "Ctrl-b"],
        scope: Scope::Lines,
        words: &actions::CARET_LEFT,
    },
    Entry {
        action: Action::CaretRight,
        group: ActionGroup::Typing,
        name: "caret-right",
        keys: &["Right", "Ctrl-f"],
        scope: Scope::Lines,
        words: &actions::CARET_RIGHT,
    },
    Entry {
        action: Action::CaretWordLeft,
        group: ActionGroup::Typing,
        name: "caret-word-left",
        keys: &["Alt-b", "Ctrl-Left"],
        scope: Scope::Lines,
        words: &actions::CARET_WORD_LEFT,
    },
    Entry {
        action: Action::CaretWordRight,
        group: ActionGroup::Typing,
        name: "caret-word-right",
        keys: &["Alt-f", "Ctrl-Right"],
        scope: Scope::Lines,
        words: &actions::CARET_WORD_RIGHT,
    },
    Entry {
        action: Action::CaretToStart,
        group: ActionGroup::Typing,
        name: "caret-to-start",
        keys: &["Home", "Ctrl-a"],
        scope: Scope::Lines,
        words: &actions::CARET_TO_START,
    },
    Entry {
        action: Action::CaretToEnd,
        group: ActionGroup::Typing,
        name: "caret-to-end",
        keys: &["End", "Ctrl-e"],
        scope: Scope::Lines,
        words: &actions::CARET_TO_END,
    },
    Entry {
        action: Action::Redraw,
        group: ActionGroup::Display,
        name: "redraw",
        keys: &["Ctrl-l"],
        scope: Scope::Everywhere,
        words: &actions::REDRAW,
    },
    Entry {
        action: Action::Suspend,
        group: ActionGroup::Program,
        name: "suspend",
        keys: &["Ctrl-z"],
        scope: Scope::Everywhere,
        words: &actions::SUSPEND,
    },
    Entry {
        action: Action::Back,
        group: ActionGroup::Program,
        name: "back",
        keys: &["Esc"],
        scope: Scope::Everywhere,
        words: &actions::BACK,
    },
    Entry {
        action: Action::Help,
        group: ActionGroup::Program,
        name: "help",
        keys: &["?", "F1"],
        scope: Scope::Pages,
        words: &actions::HELP,
    },
    Entry {
        action: Action::Palette,
        group: ActionGroup::Program,
        name: "palette",
        keys: &[":"],
        scope: Scope::Screens,
        words: &actions::PALETTE,
    },
    Entry {
        action: Action::Quit,
        group: ActionGroup::Program,
        name: "quit",
        keys: &["q"],
        scope: Scope::Pages,
        words: &actions::QUIT,
    },
];
