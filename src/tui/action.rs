//! Everything that a key can do. Footer, help, palette, the key list of the
//! README and the user's keymap all come from this one table.

use crate::words::Language;

/// Something that a key does.
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
    ShowRevision,
    NextColumn,
    PreviousColumn,
    NextGrouping,
    NextOrder,
    SearchAllPlans,
    OpenCard,
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
    ClearFilters,
    SwitchPlan,
    ShowFindings,
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
    DeleteText,
}

/// What has the attention of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Context {
    /// The list of rows, with the card beside it or without.
    List,
    /// One card on the whole screen.
    Card,
    /// Two years side by side.
    Comparison,
    /// Counts by part of the plan or by department.
    Summary,
    /// All indicators.
    Indicators,
    /// One indicator over the years.
    Chart,
    /// What was planned in which year, and dated events.
    Schedule,
    /// The plan beside the one that it replaced.
    Revision,
    /// Text to be scrolled through and left again.
    Reading,
    /// A list to choose from, narrowed by typing.
    Choosing,
    /// A list of which several can be chosen, narrowed by typing.
    Marking,
    /// A line of text.
    Typing,
}

impl Context {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 12] = [
        Self::List,
        Self::Card,
        Self::Comparison,
        Self::Summary,
        Self::Indicators,
        Self::Chart,
        Self::Schedule,
        Self::Revision,
        Self::Reading,
        Self::Choosing,
        Self::Marking,
        Self::Typing,
    ];

    /// Whether keys type text here unless they are bound to something else.
    pub(crate) fn takes_text(self) -> bool {
        matches!(self, Self::Choosing | Self::Marking | Self::Typing)
    }
}

/// What there is to know of an action.
pub(crate) struct Entry {
    /// What is done.
    pub(crate) action: Action,
    /// Its name in the keymap file.
    pub(crate) name: &'static str,
    /// The keys it has unless the user says otherwise.
    pub(crate) keys: &'static [&'static str],
    /// Where it can be done.
    pub(crate) contexts: &'static [Context],
    /// What it does, in Japanese and in English.
    words: (&'static str, &'static str),
    /// A word for the footer in both languages; none where the footer does not
    /// offer it.
    hint: Option<(&'static str, &'static str)>,
}

impl Entry {
    /// What it does.
    pub(crate) fn words(&self, language: Language) -> &'static str {
        language.pick(self.words.0, self.words.1)
    }

    /// A word for the footer.
    pub(crate) fn hint(&self, language: Language) -> Option<&'static str> {
        self.hint
            .map(|(japanese, english)| language.pick(japanese, english))
    }
}

/// The entry of an action.
pub(crate) fn entry(action: Action) -> Option<&'static Entry> {
    ACTIONS.iter().find(|entry| entry.action == action)
}

use Context::{
    Card, Chart, Choosing, Comparison, Indicators, List, Marking, Reading, Revision, Schedule,
    Summary, Typing,
};

const SCREENS: &[Context] = &[
    List, Card, Comparison, Summary, Indicators, Chart, Schedule, Revision,
];
const PAGES: &[Context] = &[
    List, Card, Comparison, Summary, Indicators, Chart, Schedule, Revision, Reading,
];
const CHOOSERS: &[Context] = &[Choosing, Marking];
const LINES: &[Context] = &[Choosing, Marking, Typing];
const EVERYWHERE: &[Context] = &[
    List, Card, Comparison, Summary, Indicators, Chart, Schedule, Revision, Reading, Choosing,
    Marking, Typing,
];

/// All actions, in the order in which help and footer name them.
pub(crate) const ACTIONS: &[Entry] = &[
    Entry {
        action: Action::Accept,
        name: "accept",
        keys: &["Enter"],
        contexts: LINES,
        words: ("決定する", "Accept"),
        hint: Some(("決定", "accept")),
    },
    Entry {
        action: Action::ToggleChoice,
        name: "toggle-choice",
        keys: &["Space", "Tab"],
        contexts: &[Marking],
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
        contexts: SCREENS,
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
        contexts: SCREENS,
        words: ("部署で絞り込む", "Filter by department"),
        hint: Some(("部署", "department")),
    },
    Entry {
        action: Action::FilterRatings,
        name: "filter-ratings",
        keys: &["r"],
        contexts: SCREENS,
        words: ("評価で絞り込む", "Filter by rating"),
        hint: Some(("評価", "rating")),
    },
    Entry {
        action: Action::ClearFilters,
        name: "clear-filters",
        keys: &["c"],
        contexts: SCREENS,
        words: (
            "絞り込みと検索をすべて外す",
            "Clear all filters and the search",
        ),
        hint: Some(("解除", "clear")),
    },
    Entry {
        action: Action::OpenCard,
        name: "open-card",
        keys: &["Enter"],
        contexts: &[List, Comparison, Summary, Indicators, Schedule],
        words: (
            "開く（内容、集計の行、指標の図）",
            "Open: the card, the rows counted, the chart",
        ),
        hint: Some(("開く", "open")),
    },
    Entry {
        action: Action::ShowComparison,
        name: "show-comparison",
        keys: &["2"],
        contexts: SCREENS,
        words: ("比較: 前年度と並べる", "Compare with the year before"),
        hint: Some(("比較", "compare")),
    },
    Entry {
        action: Action::ShowList,
        name: "show-list",
        keys: &["1"],
        contexts: SCREENS,
        words: ("取組: 一覧と内容", "Initiatives: list and card"),
        hint: Some(("取組", "list")),
    },
    Entry {
        action: Action::ShowSummary,
        name: "show-summary",
        keys: &["3"],
        contexts: SCREENS,
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
        contexts: SCREENS,
        words: ("指標: 実績と目標", "Indicators: figures and targets"),
        hint: Some(("指標", "indicators")),
    },
    Entry {
        action: Action::ShowSchedule,
        name: "show-schedule",
        keys: &["5"],
        contexts: SCREENS,
        words: (
            "工程: 年度ごとの計画と日程",
            "Schedule: what is planned when",
        ),
        hint: Some(("工程", "schedule")),
    },
    Entry {
        action: Action::NextGrouping,
        name: "next-grouping",
        keys: &["Tab"],
        contexts: &[Summary, Schedule],
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
        contexts: &[Indicators],
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
        contexts: &[Summary, Schedule],
        words: ("右の列へ", "Next column"),
        hint: None,
    },
    Entry {
        action: Action::PreviousColumn,
        name: "previous-column",
        keys: &["h", "Left"],
        contexts: &[Summary, Schedule],
        words: ("左の列へ", "Previous column"),
        hint: None,
    },
    Entry {
        action: Action::PreviousYear,
        name: "previous-year",
        keys: &["["],
        contexts: SCREENS,
        words: ("前の年度を見る", "Step to the year before"),
        hint: Some(("前年度", "year before")),
    },
    Entry {
        action: Action::NextYear,
        name: "next-year",
        keys: &["]"],
        contexts: SCREENS,
        words: ("次の年度を見る", "Step to the year after"),
        hint: Some(("次年度", "year after")),
    },
    Entry {
        action: Action::NextHit,
        name: "next-hit",
        keys: &["n"],
        contexts: SCREENS,
        words: ("次の該当へ", "Next hit of the search"),
        hint: None,
    },
    Entry {
        action: Action::PreviousHit,
        name: "previous-hit",
        keys: &["N"],
        contexts: SCREENS,
        words: ("前の該当へ", "Previous hit of the search"),
        hint: None,
    },
    Entry {
        action: Action::FilterPlaces,
        name: "filter-measures",
        keys: &["m"],
        contexts: SCREENS,
        words: ("柱・施策で絞り込む", "Filter by pillar and measure"),
        hint: Some(("施策", "measure")),
    },
    Entry {
        action: Action::FilterTags,
        name: "filter-tags",
        keys: &["f"],
        contexts: SCREENS,
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
        contexts: SCREENS,
        words: ("再掲を除く・含める", "Leave reprints out, or take them in"),
        hint: None,
    },
    Entry {
        action: Action::NextRow,
        name: "next-row",
        keys: &["j", "Down"],
        contexts: SCREENS,
        words: ("次の取組へ", "Next row"),
        hint: None,
    },
    Entry {
        action: Action::PreviousRow,
        name: "previous-row",
        keys: &["k", "Up"],
        contexts: SCREENS,
        words: ("前の取組へ", "Previous row"),
        hint: None,
    },
    Entry {
        action: Action::FirstRow,
        name: "first-row",
        keys: &["g", "Home"],
        contexts: SCREENS,
        words: ("最初の取組へ", "First row"),
        hint: None,
    },
    Entry {
        action: Action::LastRow,
        name: "last-row",
        keys: &["G", "End"],
        contexts: SCREENS,
        words: ("最後の取組へ", "Last row"),
        hint: None,
    },
    Entry {
        action: Action::NextPage,
        name: "next-page",
        keys: &["PageDown", "Ctrl-f", "Space"],
        contexts: PAGES,
        words: ("次のページへ", "Next page"),
        hint: None,
    },
    Entry {
        action: Action::PreviousPage,
        name: "previous-page",
        keys: &["PageUp", "Ctrl-b"],
        contexts: PAGES,
        words: ("前のページへ", "Previous page"),
        hint: None,
    },
    Entry {
        action: Action::ScrollDown,
        name: "scroll-down",
        keys: &["J", "Ctrl-d"],
        contexts: PAGES,
        words: ("内容を下へ送る", "Scroll the text down"),
        hint: None,
    },
    Entry {
        action: Action::ScrollUp,
        name: "scroll-up",
        keys: &["K", "Ctrl-u"],
        contexts: PAGES,
        words: ("内容を上へ戻す", "Scroll the text up"),
        hint: None,
    },
    Entry {
        action: Action::ToggleCard,
        name: "toggle-card",
        keys: &["v"],
        contexts: &[List],
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
        contexts: SCREENS,
        words: ("計画を切り替える", "Switch to another plan"),
        hint: None,
    },
    Entry {
        action: Action::SearchAllPlans,
        name: "search-all-plans",
        keys: &["a"],
        contexts: SCREENS,
        words: ("開いているすべての計画から探す", "Search all open plans"),
        hint: None,
    },
    Entry {
        action: Action::ShowRevision,
        name: "show-revision",
        keys: &["s"],
        contexts: SCREENS,
        words: (
            "改定: 前の計画と並べる",
            "Revision: beside the plan it replaced",
        ),
        hint: None,
    },
    Entry {
        action: Action::ShowFindings,
        name: "show-findings",
        keys: &["e"],
        contexts: SCREENS,
        words: (
            "計画ファイルの誤りを見る",
            "Show what is wrong with the plan files",
        ),
        hint: None,
    },
    Entry {
        action: Action::CopyCard,
        name: "copy-card",
        keys: &["y"],
        contexts: SCREENS,
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
        contexts: SCREENS,
        words: ("配色を変える", "Change the colours"),
        hint: None,
    },
    Entry {
        action: Action::ToggleAmbiguous,
        name: "toggle-ambiguous-width",
        keys: &["w"],
        contexts: SCREENS,
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
        contexts: LINES,
        words: ("次の項目へ", "Next choice"),
        hint: None,
    },
    Entry {
        action: Action::PreviousChoice,
        name: "previous-choice",
        keys: &["Up", "Ctrl-p"],
        contexts: LINES,
        words: ("前の項目へ", "Previous choice"),
        hint: None,
    },
    Entry {
        action: Action::NextChoicePage,
        name: "next-choice-page",
        keys: &["PageDown"],
        contexts: CHOOSERS,
        words: ("次のページへ", "Next page of choices"),
        hint: None,
    },
    Entry {
        action: Action::PreviousChoicePage,
        name: "previous-choice-page",
        keys: &["PageUp"],
        contexts: CHOOSERS,
        words: ("前のページへ", "Previous page of choices"),
        hint: None,
    },
    Entry {
        action: Action::DeleteCharacter,
        name: "delete-character",
        keys: &["Backspace", "Ctrl-h"],
        contexts: LINES,
        words: ("一文字消す", "Delete a character"),
        hint: None,
    },
    Entry {
        action: Action::DeleteText,
        name: "delete-text",
        keys: &["Ctrl-u"],
        contexts: LINES,
        words: ("入力を消す", "Delete what was typed"),
        hint: None,
    },
    Entry {
        action: Action::Redraw,
        name: "redraw",
        keys: &["Ctrl-l"],
        contexts: EVERYWHERE,
        words: ("画面を描き直す", "Draw the screen anew"),
        hint: None,
    },
    Entry {
        action: Action::Suspend,
        name: "suspend",
        keys: &["Ctrl-z"],
        contexts: EVERYWHERE,
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
        contexts: EVERYWHERE,
        words: ("一つ前に戻る", "Go back one level"),
        hint: Some(("戻る", "back")),
    },
    Entry {
        action: Action::Help,
        name: "help",
        keys: &["?", "F1"],
        contexts: PAGES,
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
        contexts: SCREENS,
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
        contexts: PAGES,
        words: ("終了する", "Quit"),
        hint: Some(("終了", "quit")),
    },
];
