//! The table of all actions that can be bound to keys. The footer, help, command palette,
//! the key list in the README and the user's keymap are all derived from it.

use tenken::messages::Language;

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
    ShowRevision,
    ShowOverview,
    NextColumn,
    PreviousColumn,
    NextGrouping,
    NextOrder,
    SearchAllPlans,
    Open,
    ToggleCard,
    NextYear,
    PreviousYear,
    Search,
    NextHit,
    PreviousHit,
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
    /// A list to mark several items in, filtered by typing.
    Marking,
    /// A text input.
    Typing,
}

impl KeyContext {
    /// The contexts that are not screens.
    pub(crate) const OVERLAYS: [Self; 4] =
        [Self::Reading, Self::Choosing, Self::Marking, Self::Typing];

    /// Returns whether unbound keys type text in this context.
    pub(crate) fn takes_text(self) -> bool {
        matches!(self, Self::Choosing | Self::Marking | Self::Typing)
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
    /// The description in Japanese and English.
    words: (&'static str, &'static str),
    /// A short label for the footer in Japanese and English, or `None` if the footer does
    /// not show the action.
    hint: Option<(&'static str, &'static str)>,
}

impl Entry {
    /// Returns the description in a language.
    pub(crate) fn words(&self, language: Language) -> &'static str {
        one_of(self.words, language)
    }

    /// Returns the footer label in a language.
    pub(crate) fn hint(&self, language: Language) -> Option<&'static str> {
        self.hint.map(|hint| one_of(hint, language))
    }
}

/// The one of two that is in a language.
fn one_of((japanese, english): (&'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::Japanese => japanese,
        Language::English => english,
    }
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
            (Scope::Choosers, KeyContext::Choosing | KeyContext::Marking) => true,
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
        words: ("決定する", "Accept"),
        hint: Some(("決定", "accept")),
    },
    Entry {
        action: Action::ToggleChoice,
        name: "toggle-choice",
        keys: &["Space", "Tab"],
        scope: Scope::Markers,
        words: (
            "印を付ける・外す（いくつでも）",
            "Mark or unmark (any number)",
        ),
        hint: Some(("複数選択", "mark")),
    },
    Entry {
        action: Action::Search,
        name: "search",
        keys: &["/"],
        scope: Scope::Screens,
        words: (
            "番号・取組名・部署・本文から探す",
            "Search numbers, titles, departments and texts",
        ),
        hint: Some(("検索", "search")),
    },
    Entry {
        action: Action::FilterDepartments,
        name: "filter-departments",
        keys: &["d"],
        scope: Scope::Screens,
        words: ("部署で絞り込む", "Filter by department"),
        hint: Some(("部署", "department")),
    },
    Entry {
        action: Action::FilterRatings,
        name: "filter-ratings",
        keys: &["r"],
        scope: Scope::Screens,
        words: ("評価で絞り込む", "Filter by rating"),
        hint: Some(("評価", "rating")),
    },
    Entry {
        action: Action::ClearFilters,
        name: "clear-filters",
        keys: &["c"],
        scope: Scope::Screens,
        words: (
            "絞り込みと検索をすべて外す",
            "Clear all filters and the search",
        ),
        hint: Some(("解除", "clear")),
    },
    Entry {
        action: Action::Open,
        name: "open-card",
        keys: &["Enter"],
        scope: Scope::Own,
        words: (
            "開く（内容、集計の行、指標の図、要確認の取組）",
            "Open: the card, the rows counted, the chart, the row in doubt",
        ),
        hint: Some(("開く", "open")),
    },
    Entry {
        action: Action::DismissDoubt,
        name: "dismiss-doubt",
        keys: &["D", "Delete"],
        scope: Scope::Own,
        words: (
            "理由を書いて確認済みにする・元に戻す（整合）",
            "Dismiss a doubt with a reason, or take that back",
        ),
        hint: Some(("確認済み", "dismiss")),
    },
    Entry {
        action: Action::ShowComparison,
        name: "show-comparison",
        keys: &["2"],
        scope: Scope::Screens,
        words: ("比較: 前年度と並べる", "Compare with the year before"),
        hint: Some(("比較", "compare")),
    },
    Entry {
        action: Action::ShowList,
        name: "show-list",
        keys: &["1"],
        scope: Scope::Screens,
        words: ("取組: 一覧と内容", "Initiatives: list and card"),
        hint: Some(("取組", "list")),
    },
    Entry {
        action: Action::ShowSummary,
        name: "show-summary",
        keys: &["3"],
        scope: Scope::Screens,
        words: (
            "集計: 柱・施策・部署ごとの件数",
            "Summary: counts by pillar, measure or department",
        ),
        hint: Some(("集計", "summary")),
    },
    Entry {
        action: Action::ShowIndicators,
        name: "show-indicators",
        keys: &["4"],
        scope: Scope::Screens,
        words: ("指標: 実績と目標", "Indicators: figures and targets"),
        hint: Some(("指標", "indicators")),
    },
    Entry {
        action: Action::ShowSchedule,
        name: "show-schedule",
        keys: &["5"],
        scope: Scope::Screens,
        words: (
            "工程: 年度ごとの計画と日程",
            "Schedule: what is planned when",
        ),
        hint: Some(("工程", "schedule")),
    },
    Entry {
        action: Action::ShowDoubts,
        name: "show-doubts",
        keys: &["6"],
        scope: Scope::Screens,
        words: (
            "整合: つじつまの合わない所",
            "Check: what does not seem to add up",
        ),
        hint: Some(("整合", "check")),
    },
    Entry {
        action: Action::NextGrouping,
        name: "next-grouping",
        keys: &["Tab"],
        scope: Scope::Own,
        words: (
            "集計の単位（柱・施策・部・課）や、工程と日程を切り替える",
            "Count by pillar, measure or department; schedule or milestones",
        ),
        hint: Some(("切替", "switch")),
    },
    Entry {
        action: Action::NextOrder,
        name: "next-order",
        keys: &["o"],
        scope: Scope::Own,
        words: (
            "並べ方を変える（計画順・達成率・前年比）",
            "Sort by plan, attainment or change",
        ),
        hint: Some(("並べ替え", "sort")),
    },
    Entry {
        action: Action::NextColumn,
        name: "next-column",
        keys: &["l", "Right"],
        scope: Scope::Own,
        words: ("右の列へ", "Next column"),
        hint: None,
    },
    Entry {
        action: Action::PreviousColumn,
        name: "previous-column",
        keys: &["h", "Left"],
        scope: Scope::Own,
        words: ("左の列へ", "Previous column"),
        hint: None,
    },
    Entry {
        action: Action::PreviousYear,
        name: "previous-year",
        keys: &["["],
        scope: Scope::Screens,
        words: ("前の年度を見る", "Step to the year before"),
        hint: Some(("前年度", "year before")),
    },
    Entry {
        action: Action::NextYear,
        name: "next-year",
        keys: &["]"],
        scope: Scope::Screens,
        words: ("次の年度を見る", "Step to the year after"),
        hint: Some(("次年度", "year after")),
    },
    Entry {
        action: Action::NextHit,
        name: "next-hit",
        keys: &["n"],
        scope: Scope::Screens,
        words: ("次の該当へ", "Next hit of the search"),
        hint: Some(("次の該当", "next hit")),
    },
    Entry {
        action: Action::PreviousHit,
        name: "previous-hit",
        keys: &["N"],
        scope: Scope::Screens,
        words: ("前の該当へ", "Previous hit of the search"),
        hint: None,
    },
    Entry {
        action: Action::FilterPlaces,
        name: "filter-measures",
        keys: &["m"],
        scope: Scope::Screens,
        words: ("柱・施策で絞り込む", "Filter by pillar and measure"),
        hint: Some(("施策", "measure")),
    },
    Entry {
        action: Action::FilterTags,
        name: "filter-tags",
        keys: &["f"],
        scope: Scope::Screens,
        words: (
            "計画の分類（主体など）で絞り込む",
            "Filter by the plan's own tags",
        ),
        hint: Some(("分類", "tag")),
    },
    Entry {
        action: Action::ToggleReprints,
        name: "toggle-reprints",
        keys: &["x"],
        scope: Scope::Screens,
        words: ("再掲を除く・含める", "Leave reprints out, or take them in"),
        hint: None,
    },
    Entry {
        action: Action::NextRow,
        name: "next-row",
        keys: &["j", "Down"],
        scope: Scope::Pages,
        words: ("次の取組へ", "Next row"),
        hint: None,
    },
    Entry {
        action: Action::PreviousRow,
        name: "previous-row",
        keys: &["k", "Up"],
        scope: Scope::Pages,
        words: ("前の取組へ", "Previous row"),
        hint: None,
    },
    Entry {
        action: Action::FirstRow,
        name: "first-row",
        keys: &["g", "Home"],
        scope: Scope::Pages,
        words: ("最初の取組へ", "First row"),
        hint: None,
    },
    Entry {
        action: Action::LastRow,
        name: "last-row",
        keys: &["G", "End"],
        scope: Scope::Pages,
        words: ("最後の取組へ", "Last row"),
        hint: None,
    },
    Entry {
        action: Action::NextPage,
        name: "next-page",
        keys: &["PageDown", "Ctrl-f", "Space"],
        scope: Scope::Pages,
        words: ("次のページへ", "Next page"),
        hint: None,
    },
    Entry {
        action: Action::PreviousPage,
        name: "previous-page",
        keys: &["PageUp", "Ctrl-b"],
        scope: Scope::Pages,
        words: ("前のページへ", "Previous page"),
        hint: None,
    },
    Entry {
        action: Action::ScrollDown,
        name: "scroll-down",
        keys: &["J", "Ctrl-d"],
        scope: Scope::Pages,
        words: ("内容を下へ送る", "Scroll the text down"),
        hint: None,
    },
    Entry {
        action: Action::ScrollUp,
        name: "scroll-up",
        keys: &["K", "Ctrl-u"],
        scope: Scope::Pages,
        words: ("内容を上へ戻す", "Scroll the text up"),
        hint: None,
    },
    Entry {
        action: Action::ToggleCard,
        name: "toggle-card",
        keys: &["v"],
        scope: Scope::Own,
        words: (
            "一覧だけにする・内容を並べる",
            "List alone, or with the card beside it",
        ),
        hint: None,
    },
    Entry {
        action: Action::SwitchPlan,
        name: "switch-plan",
        keys: &["p"],
        scope: Scope::Screens,
        words: ("計画を切り替える", "Switch to another plan"),
        hint: None,
    },
    Entry {
        action: Action::SearchAllPlans,
        name: "search-all-plans",
        keys: &["a"],
        scope: Scope::Screens,
        words: ("開いているすべての計画から探す", "Search all open plans"),
        hint: None,
    },
    Entry {
        action: Action::ShowOverview,
        name: "show-overview",
        keys: &["i"],
        scope: Scope::Screens,
        words: (
            "概要: 計画全体の実績・課題と施策の目標",
            "Overview: what the plan says of itself",
        ),
        hint: Some(("概要", "overview")),
    },
    Entry {
        action: Action::ShowRevision,
        name: "show-revision",
        keys: &["s"],
        scope: Scope::Screens,
        words: (
            "改定: 前の計画と並べる",
            "Revision: beside the plan it replaced",
        ),
        hint: None,
    },
    Entry {
        action: Action::ShowDiagnostics,
        name: "show-findings",
        keys: &["e"],
        scope: Scope::Screens,
        words: (
            "計画ファイルの誤りを見る",
            "Show what is wrong with the plan files",
        ),
        hint: Some(("誤り", "findings")),
    },
    Entry {
        action: Action::CopyCard,
        name: "copy-card",
        keys: &["y"],
        scope: Scope::Screens,
        words: (
            "内容をクリップボードに写す",
            "Copy the card to the clipboard",
        ),
        hint: None,
    },
    Entry {
        action: Action::NextTheme,
        name: "next-theme",
        keys: &["t"],
        scope: Scope::Screens,
        words: ("配色を変える", "Change the colours"),
        hint: None,
    },
    Entry {
        action: Action::ToggleAmbiguous,
        name: "toggle-ambiguous-width",
        keys: &["w"],
        scope: Scope::Screens,
        words: (
            "○ ① → などの文字幅を変える",
            "Change the width of ○ ① → and the like",
        ),
        hint: None,
    },
    Entry {
        action: Action::NextChoice,
        name: "next-choice",
        keys: &["Down", "Ctrl-n"],
        scope: Scope::Lines,
        words: ("次の項目へ", "Next choice"),
        hint: None,
    },
    Entry {
        action: Action::PreviousChoice,
        name: "previous-choice",
        keys: &["Up", "Ctrl-p"],
        scope: Scope::Lines,
        words: ("前の項目へ", "Previous choice"),
        hint: None,
    },
    Entry {
        action: Action::NextChoicePage,
        name: "next-choice-page",
        keys: &["PageDown"],
        scope: Scope::Choosers,
        words: ("次のページへ", "Next page of choices"),
        hint: None,
    },
    Entry {
        action: Action::PreviousChoicePage,
        name: "previous-choice-page",
        keys: &["PageUp"],
        scope: Scope::Choosers,
        words: ("前のページへ", "Previous page of choices"),
        hint: None,
    },
    Entry {
        action: Action::DeleteCharacter,
        name: "delete-character",
        keys: &["Backspace", "Ctrl-h"],
        scope: Scope::Lines,
        words: ("一文字消す", "Delete a character"),
        hint: None,
    },
    Entry {
        action: Action::DeleteNextCharacter,
        name: "delete-next-character",
        keys: &["Delete"],
        scope: Scope::Lines,
        words: ("次の一文字を消す", "Delete the next character"),
        hint: None,
    },
    Entry {
        action: Action::DeleteWord,
        name: "delete-word",
        keys: &["Ctrl-w", "Alt-Backspace"],
        scope: Scope::Lines,
        words: ("前の語を消す", "Delete the word before"),
        hint: None,
    },
    Entry {
        action: Action::DeleteText,
        name: "delete-text",
        keys: &["Ctrl-u"],
        scope: Scope::Lines,
        words: ("入力を消す", "Delete what was typed"),
        hint: None,
    },
    Entry {
        action: Action::CaretLeft,
        name: "caret-left",
        keys: &["Left", "Ctrl-b"],
        scope: Scope::Lines,
        words: ("左の文字へ", "Left"),
        hint: None,
    },
    Entry {
        action: Action::CaretRight,
        name: "caret-right",
        keys: &["Right", "Ctrl-f"],
        scope: Scope::Lines,
        words: ("右の文字へ", "Right"),
        hint: None,
    },
    Entry {
        action: Action::CaretWordLeft,
        name: "caret-word-left",
        keys: &["Alt-b", "Ctrl-Left"],
        scope: Scope::Lines,
        words: ("左の語へ", "A word left"),
        hint: None,
    },
    Entry {
        action: Action::CaretWordRight,
        name: "caret-word-right",
        keys: &["Alt-f", "Ctrl-Right"],
        scope: Scope::Lines,
        words: ("右の語へ", "A word right"),
        hint: None,
    },
    Entry {
        action: Action::CaretToStart,
        name: "caret-to-start",
        keys: &["Home", "Ctrl-a"],
        scope: Scope::Lines,
        words: ("入力の先頭へ", "To the beginning"),
        hint: None,
    },
    Entry {
        action: Action::CaretToEnd,
        name: "caret-to-end",
        keys: &["End", "Ctrl-e"],
        scope: Scope::Lines,
        words: ("入力の末尾へ", "To the end"),
        hint: None,
    },
    Entry {
        action: Action::Redraw,
        name: "redraw",
        keys: &["Ctrl-l"],
        scope: Scope::Everywhere,
        words: ("画面を描き直す", "Draw the screen anew"),
        hint: None,
    },
    Entry {
        action: Action::Suspend,
        name: "suspend",
        keys: &["Ctrl-z"],
        scope: Scope::Everywhere,
        words: (
            "シェルに一時戻る（fg で再開）",
            "Suspend to the shell (fg to resume)",
        ),
        hint: None,
    },
    Entry {
        action: Action::Back,
        name: "back",
        keys: &["Esc"],
        scope: Scope::Everywhere,
        words: ("一つ前に戻る", "Go back one level"),
        hint: Some(("戻る", "back")),
    },
    Entry {
        action: Action::Help,
        name: "help",
        keys: &["?", "F1"],
        scope: Scope::Pages,
        words: (
            "キーの一覧（選ぶと実行）",
            "All keys (choose one to run it)",
        ),
        hint: Some(("ヘルプ", "help")),
    },
    Entry {
        action: Action::Palette,
        name: "palette",
        keys: &[":"],
        scope: Scope::Screens,
        words: (
            "操作を名前で探す・行番号へ移る",
            "Find an action by name, or go to a row number",
        ),
        hint: None,
    },
    Entry {
        action: Action::Quit,
        name: "quit",
        keys: &["q"],
        scope: Scope::Pages,
        words: ("終了する", "Quit"),
        hint: Some(("終了", "quit")),
    },
];
