//! The words for what keys do: in the help and the palette, and shorter in the
//! footer.

#![expect(missing_docs, reason = "each constant is named after its action")]

use super::Language;

/// The words for an action.
#[derive(Debug)]
pub struct ActionWords {
    description: (&'static str, &'static str),
    label: Option<(&'static str, &'static str)>,
}

impl ActionWords {
    const fn new(japanese: &'static str, english: &'static str) -> Self {
        Self {
            description: (japanese, english),
            label: None,
        }
    }

    const fn labelled(self, japanese: &'static str, english: &'static str) -> Self {
        Self {
            label: Some((japanese, english)),
            ..self
        }
    }

    /// What the action does.
    pub fn description(&self, language: Language) -> &'static str {
        language.pick(self.description.0, self.description.1)
    }

    /// The label for the footer; `None` if the footer does not show the action.
    pub fn label(&self, language: Language) -> Option<&'static str> {
        self.label
            .map(|(japanese, english)| language.pick(japanese, english))
    }
}

/// What accepting does, or opening something, where the key alone does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepting {
    /// It closes a list that changes nothing.
    Close,
    /// Rows are filtered.
    Filter,
    /// A plan or a row is opened.
    Open,
    /// The meeting begins.
    Begin,
    /// What a key would do is done.
    Run,
    /// A view is shown.
    Show,
    /// A view is kept.
    Keep,
    /// Something is opened to be changed, or changed.
    Change,
    /// Something is settled.
    Settle,
    /// Something that was settled is open again.
    Reopen,
    /// A row is put on the agenda.
    Add,
    /// Time is allotted.
    Allot,
    /// Something is recorded of the meeting.
    Record,
}

impl Language {
    /// What accepting does, for the footer.
    pub fn accepting(self, accepting: Accepting) -> &'static str {
        match accepting {
            Accepting::Close => self.pick("閉じる", "close"),
            Accepting::Filter => self.pick("絞り込む", "filter"),
            Accepting::Open => self.pick("開く", "open"),
            Accepting::Begin => self.pick("始める", "begin"),
            Accepting::Run => self.pick("実行", "run"),
            Accepting::Show => self.pick("表示", "show"),
            Accepting::Keep => self.pick("保存", "save"),
            Accepting::Change => self.pick("変更", "change"),
            Accepting::Settle => self.pick("済みにする", "settle"),
            Accepting::Reopen => self.pick("未了に戻す", "reopen"),
            Accepting::Add => self.pick("加える", "add"),
            Accepting::Allot => self.pick("配分", "allot"),
            Accepting::Record => self.pick("記録", "record"),
        }
    }

    /// The heading of what a screen itself offers.
    pub fn actions_here(self) -> &'static str {
        self.pick("この画面", "This screen")
    }

    /// The heading of finding rows.
    pub fn actions_of_finding(self) -> &'static str {
        self.pick("探す", "Finding")
    }

    /// The heading of the meeting.
    pub fn actions_of_meeting(self) -> &'static str {
        self.pick("会議", "Meeting")
    }

    /// The heading of years and changes.
    pub fn actions_of_years(self) -> &'static str {
        self.pick("年度", "Years")
    }

    /// The heading of screens.
    pub fn actions_of_screens(self) -> &'static str {
        self.pick("画面", "Screens")
    }

    /// The heading of going to another row.
    pub fn actions_of_moving(self) -> &'static str {
        self.pick("移動", "Moving")
    }

    /// The heading of plans and their files.
    pub fn actions_of_plans(self) -> &'static str {
        self.pick("計画", "Plans")
    }

    /// The heading of how the screen looks.
    pub fn actions_of_display(self) -> &'static str {
        self.pick("表示", "Display")
    }

    /// The heading of the program itself.
    pub fn actions_of_program(self) -> &'static str {
        self.pick("全般", "Program")
    }

    /// The heading of typing and choosing.
    pub fn actions_of_typing(self) -> &'static str {
        self.pick("入力中", "Typing")
    }
}

pub const ACCEPT: ActionWords = ActionWords::new("確定する", "Accept");
pub const TOGGLE_CHOICE: ActionWords =
    ActionWords::new("印を付ける・外す（複数可）", "Mark or unmark (any number)")
        .labelled("複数選択", "mark");
pub const SEARCH: ActionWords = ActionWords::new(
    "番号・取組名・部署・本文から探す",
    "Search numbers, titles, departments and texts",
)
.labelled("検索", "search");
pub const FILTER_DEPARTMENTS: ActionWords =
    ActionWords::new("部署で絞り込む", "Filter by department").labelled("部署", "department");
pub const FILTER_RATINGS: ActionWords =
    ActionWords::new("評価で絞り込む", "Filter by rating").labelled("評価", "rating");
pub const FILTER_ROWS_BY_DEPARTMENT: ActionWords = ActionWords::new(
    "全計画から探すとき: 部署で絞り込む",
    "When searching all plans: filter by department",
)
.labelled("部署", "department");
pub const FILTER_ROWS_BY_RATING: ActionWords = ActionWords::new(
    "全計画から探すとき: 評価で絞り込む",
    "When searching all plans: filter by rating",
)
.labelled("評価", "rating");
pub const CLEAR_FILTERS: ActionWords = ActionWords::new(
    "絞り込みと検索を全て解除する",
    "Clear all filters and the search",
)
.labelled("解除", "clear");
pub const OPEN_CARD: ActionWords = ActionWords::new(
    "開く（内容、集計の行、指標のグラフ、要確認の取組）",
    "Open: the details, the rows counted, the chart, the row in doubt",
)
.labelled("開く", "open");
pub const DISMISS_DOUBT: ActionWords = ActionWords::new(
    "理由を書いて確認済みにする・元に戻す（要確認）",
    "Mark as checked with a reason, or take that back",
)
.labelled("確認済み", "checked");
pub const SHOW_COMPARISON: ActionWords =
    ActionWords::new("比較: 前年度と並べる", "Compare with the year before")
        .labelled("比較", "compare");
pub const SHOW_LIST: ActionWords =
    ActionWords::new("取組: 一覧と内容", "Initiatives: list and details").labelled("取組", "list");
pub const SHOW_SUMMARY: ActionWords = ActionWords::new(
    "集計: 柱・施策・部署ごとの件数",
    "Summary: counts by pillar, measure or department",
)
.labelled("集計", "summary");
pub const SHOW_INDICATORS: ActionWords =
    ActionWords::new("指標: 実績値と目標値", "Indicators: figures and targets")
        .labelled("指標", "indicators");
pub const SHOW_SCHEDULE: ActionWords =
    ActionWords::new("工程: 年度別の工程と日程", "Schedule: what is planned when")
        .labelled("工程", "schedule");
pub const SHOW_DOUBTS: ActionWords = ActionWords::new(
    "要確認: 食い違いと思われる箇所",
    "To check: what does not seem to add up",
)
.labelled("要確認", "to check");
pub const SHOW_CHANGES: ActionWords = ActionWords::new(
    "変化: 前年度から変わった取組を、変化の大きい順に",
    "Changes: what changed since the year before, most first",
)
.labelled("変化", "changes");
pub const NEXT_CHANGE: ActionWords = ActionWords::new(
    "前年度から変わった次の取組へ",
    "Next initiative that changed",
)
.labelled("変化", "change");
pub const PREVIOUS_CHANGE: ActionWords = ActionWords::new(
    "前年度から変わった前の取組へ",
    "Previous initiative that changed",
)
.labelled("変化", "change");
pub const TOGGLE_MARK: ActionWords = ActionWords::new(
    "取組に印を付ける・外す",
    "Mark the initiative, or unmark it",
)
.labelled("印", "mark");
pub const LIST_MARKED: ActionWords = ActionWords::new(
    "印を付けた取組だけを一覧に出す・戻す",
    "List marked initiatives only, or all again",
)
.labelled("印だけ", "marked");
pub const TOGGLE_HEADINGS: ActionWords = ActionWords::new(
    "一覧に見出しと件数を出す・隠す",
    "Show or hide headings with counts in the list",
)
.labelled("見出し", "headings");
pub const BESIDE: ActionWords = ActionWords::new(
    "ほかの計画と並べる（評価の件数、同名の指標）",
    "Compare with other plans: counts by rating, indicators of the same name",
)
.labelled("他計画", "beside");
pub const NEXT_GROUPING: ActionWords = ActionWords::new(
    "集計の単位（柱・施策・部・課・計画）や、工程と日程を切り替える",
    "Count by pillar, measure, department or plan; schedule or milestones",
)
.labelled("切替", "switch");
pub const NEXT_ORDER: ActionWords = ActionWords::new(
    "並べ替え（掲載順・評価・変化・部署・件数・値・達成率・重要度）",
    "Sort by rating, change, department, count, attainment or weight",
)
.labelled("並べ替え", "sort");
pub const NEXT_COLUMN: ActionWords = ActionWords::new("右の列へ", "Next column");
pub const PREVIOUS_COLUMN: ActionWords = ActionWords::new("左の列へ", "Previous column");
pub const PREVIOUS_YEAR: ActionWords =
    ActionWords::new("前の年度を見る", "Step to the year before").labelled("年度", "year");
pub const NEXT_YEAR: ActionWords =
    ActionWords::new("次の年度を見る", "Step to the year after").labelled("年度", "year");
pub const NEXT_HIT: ActionWords =
    ActionWords::new("次の該当箇所か印へ", "Next hit of the search, or next mark")
        .labelled("該当", "hit");
pub const PREVIOUS_HIT: ActionWords = ActionWords::new(
    "前の該当箇所か印へ",
    "Previous hit of the search, or previous mark",
)
.labelled("該当", "hit");
pub const FILTER_MEASURES: ActionWords =
    ActionWords::new("柱・施策で絞り込む", "Filter by pillar and measure")
        .labelled("施策", "measure");
pub const FILTER_TAGS: ActionWords = ActionWords::new(
    "計画の分類（主体など）で絞り込む",
    "Filter by the plan's own tags",
)
.labelled("分類", "tag");
pub const TOGGLE_REPRINTS: ActionWords =
    ActionWords::new("再掲を除く・含める", "Leave reprints out, or take them in")
        .labelled("再掲", "reprints");
pub const NEXT_ROW: ActionWords = ActionWords::new("次の取組へ", "Next row");
pub const PREVIOUS_ROW: ActionWords = ActionWords::new("前の取組へ", "Previous row");
pub const FIRST_ROW: ActionWords = ActionWords::new("最初の取組へ", "First row");
pub const LAST_ROW: ActionWords = ActionWords::new("最後の取組へ", "Last row");
pub const NEXT_PAGE: ActionWords = ActionWords::new("次のページへ", "Next page");
pub const PREVIOUS_PAGE: ActionWords = ActionWords::new("前のページへ", "Previous page");
pub const SCROLL_DOWN: ActionWords =
    ActionWords::new("内容を下へ送る", "Scroll the text down").labelled("送る", "scroll");
pub const SCROLL_UP: ActionWords =
    ActionWords::new("内容を上へ戻す", "Scroll the text up").labelled("送る", "scroll");
pub const TOGGLE_CARD: ActionWords = ActionWords::new(
    "一覧だけにする・内容を並べる",
    "List alone, or with the details beside it",
)
.labelled("一覧だけ", "list alone");
pub const SWITCH_PLAN: ActionWords =
    ActionWords::new("計画を切り替える", "Switch to another plan").labelled("計画", "plan");
pub const SEARCH_ALL_PLANS: ActionWords =
    ActionWords::new("開いている全ての計画から探す", "Search all open plans")
        .labelled("全計画", "all plans");
pub const CHOOSE_VIEW: ActionWords = ActionWords::new(
    "今の絞り込み・検索・並び順・画面を名前で保存する・呼び出す",
    "Save filter, search, order and screen as a view, or show a saved view",
)
.labelled("保存した表示", "views");
pub const SHOW_VIEW_1: ActionWords = ActionWords::new(
    "保存した表示の1番目に切り替える",
    "Show the first saved view",
);
pub const SHOW_VIEW_2: ActionWords = ActionWords::new(
    "保存した表示の2番目に切り替える",
    "Show the second saved view",
);
pub const SHOW_VIEW_3: ActionWords = ActionWords::new(
    "保存した表示の3番目に切り替える",
    "Show the third saved view",
);
pub const SHOW_VIEW_4: ActionWords = ActionWords::new(
    "保存した表示の4番目に切り替える",
    "Show the fourth saved view",
);
pub const SHOW_VIEW_5: ActionWords = ActionWords::new(
    "保存した表示の5番目に切り替える",
    "Show the fifth saved view",
);
pub const SHOW_VIEW_6: ActionWords = ActionWords::new(
    "保存した表示の6番目に切り替える",
    "Show the sixth saved view",
);
pub const REMOVE_VIEW: ActionWords =
    ActionWords::new("保存した表示を削除する", "Remove the view").labelled("削除", "remove");
pub const SHOW_OVERVIEW: ActionWords = ActionWords::new(
    "概要: 計画全体の実績・課題と施策の目標",
    "Overview: what the plan says of itself",
)
.labelled("概要", "overview");
pub const SHOW_REVISION: ActionWords = ActionWords::new(
    "改定: 前計画と並べる",
    "Revision: beside the plan it replaced",
)
.labelled("改定", "revision");
pub const SHOW_SINCE_LAST_TIME: ActionWords = ActionWords::new(
    "前回から: 前回の会議以降に計画で変わった箇所",
    "Since last time: what changed in the plan since the last meeting",
)
.labelled("前回から", "since last");
pub const SHOW_FINDINGS: ActionWords = ActionWords::new(
    "計画ファイルの誤りを見る",
    "Show what is wrong with the plan files",
)
.labelled("誤り", "findings");
pub const EDIT_FILE: ActionWords = ActionWords::new(
    "計画ファイルをエディターで開く",
    "Open the plan file in your editor",
)
.labelled("編集", "edit");
pub const COPY_CARD: ActionWords =
    ActionWords::new("表示している内容をコピーする", "Copy what is shown")
        .labelled("コピー", "copy");
pub const NEXT_THEME: ActionWords =
    ActionWords::new("配色を変える", "Change the colours").labelled("配色", "colours");
pub const TOGGLE_AMBIGUOUS_WIDTH: ActionWords = ActionWords::new(
    "○ ① → などの文字幅を変える",
    "Change the width of ○ ① → and the like",
)
.labelled("文字幅", "width");
pub const TOGGLE_MOUSE: ActionWords = ActionWords::new(
    "マウスを使う・使わない（使う間、文字は Shift を押しながら選ぶ）",
    "Use the mouse or not (while it is used, select text with Shift)",
)
.labelled("マウス", "mouse");
pub const NEXT_CHOICE: ActionWords = ActionWords::new("次の項目へ", "Next choice");
pub const PREVIOUS_CHOICE: ActionWords = ActionWords::new("前の項目へ", "Previous choice");
pub const NEXT_CHOICE_PAGE: ActionWords = ActionWords::new("次のページへ", "Next page of choices");
pub const PREVIOUS_CHOICE_PAGE: ActionWords =
    ActionWords::new("前のページへ", "Previous page of choices");
pub const DELETE_CHARACTER: ActionWords = ActionWords::new("一文字消す", "Delete a character");
pub const DELETE_NEXT_CHARACTER: ActionWords =
    ActionWords::new("次の一文字を消す", "Delete the next character");
pub const DELETE_WORD: ActionWords = ActionWords::new("前の語を消す", "Delete the word before");
pub const DELETE_TEXT: ActionWords = ActionWords::new("入力を消す", "Delete what was typed");
pub const CARET_LEFT: ActionWords = ActionWords::new("左の文字へ", "Left");
pub const CARET_RIGHT: ActionWords = ActionWords::new("右の文字へ", "Right");
pub const CARET_WORD_LEFT: ActionWords = ActionWords::new("左の語へ", "A word left");
pub const CARET_WORD_RIGHT: ActionWords = ActionWords::new("右の語へ", "A word right");
pub const CARET_TO_START: ActionWords = ActionWords::new("入力の先頭へ", "To the beginning");
pub const CARET_TO_END: ActionWords = ActionWords::new("入力の末尾へ", "To the end");
pub const REDRAW: ActionWords = ActionWords::new("画面を描き直す", "Redraw the screen");
pub const SUSPEND: ActionWords = ActionWords::new(
    "シェルに一時戻る（fg で再開）",
    "Suspend to the shell (fg to resume)",
);
pub const BACK: ActionWords =
    ActionWords::new("一つ前に戻る", "Go back one level").labelled("戻る", "back");
pub const HELP: ActionWords = ActionWords::new(
    "キーの一覧（選ぶと実行）",
    "All keys (choose one to run it)",
)
.labelled("ヘルプ", "help");
pub const PALETTE: ActionWords = ActionWords::new(
    "操作を名前で探す・行番号へ移る",
    "Find an action by name, or go to a row number",
)
.labelled("操作", "actions");
pub const QUIT: ActionWords = ActionWords::new("終了する", "Quit").labelled("終了", "quit");
pub const START_MEETING: ActionWords = ActionWords::new(
    "会議を始める・続ける（議題の一覧から、もう一度で始める）",
    "Start the meeting or go on with it (from the agenda, once more to start)",
)
.labelled("会議", "meeting");
pub const NEXT_SLIDE: ActionWords = ActionWords::new(
    "続きへ、終わりなら次の議題へ（今の議題は済みになる）",
    "Next page, or at the end the next item (this one is done)",
)
.labelled("次へ", "next");
pub const PREVIOUS_SLIDE: ActionWords =
    ActionWords::new("前のページ、前の議題へ", "Previous page or item").labelled("前へ", "back");
pub const BLANK_SCREEN: ActionWords =
    ActionWords::new("画面を隠す・戻す", "Blank the screen, or show it again")
        .labelled("隠す", "blank");
pub const PUT_EARLIER: ActionWords =
    ActionWords::new("議題を前へ動かす", "Put the item earlier").labelled("動かす", "move");
pub const PUT_LATER: ActionWords =
    ActionWords::new("議題を後ろへ動かす", "Put the item later").labelled("動かす", "move");
pub const LEAVE_OUT: ActionWords =
    ActionWords::new("議題から外す", "Leave the item out").labelled("外す", "leave out");
pub const ADD_TO_AGENDA: ActionWords = ActionWords::new(
    "取組を探して議題に加える",
    "Find an initiative and add it to the agenda",
)
.labelled("加える", "add");
pub const ALLOT_TIME: ActionWords = ActionWords::new(
    "時間の目安を決める（1件ごと・部署ごと）",
    "Set the time for each item or department",
)
.labelled("時間", "time");
pub const NOTE_DECISION: ActionWords =
    ActionWords::new("決定を記録する", "Note a decision").labelled("決定", "decision");
pub const NOTE_TASK: ActionWords = ActionWords::new(
    "宿題を記録する（担当・期限も）",
    "Note a task (with who and by when)",
)
.labelled("宿題", "task");
pub const NOTE_PENDING: ActionWords =
    ActionWords::new("保留を記録する", "Note what is left open").labelled("保留", "pending");
pub const NOTE_MEMO: ActionWords = ActionWords::new(
    "自分用のメモを書く（会議録には載らない）",
    "Note something for yourself (not in the minutes)",
)
.labelled("メモ", "memo");
pub const TOGGLE_DEALT_WITH: ActionWords =
    ActionWords::new("議題を済みにする・戻す", "Mark the item as done, or not")
        .labelled("済", "done");
pub const LEAVE_FOR_LATER: ActionWords = ActionWords::new(
    "議題を後回しにする（最後に戻ってくる）",
    "Leave the item for later (it comes back at the end)",
)
.labelled("後で", "later");
pub const UNDO_IN_MEETING: ActionWords = ActionWords::new(
    "会議での直前の操作を取り消す",
    "Undo what was done last in the meeting",
)
.labelled("取消し", "undo");
pub const CHOOSE_NOTE: ActionWords = ActionWords::new(
    "記録の一覧（修正・削除）",
    "What was noted (to change or remove)",
)
.labelled("記録", "notes");
pub const REMOVE_NOTE: ActionWords =
    ActionWords::new("記録を削除する", "Remove the note").labelled("削除", "remove");
pub const NEXT_FIELD: ActionWords = ActionWords::new(
    "次の欄へ（担当は候補で補う）",
    "Next field (a department is completed)",
)
.labelled("次の欄", "next field");
pub const PREVIOUS_FIELD: ActionWords = ActionWords::new("前の欄へ", "Previous field");
pub const NEW_LINE: ActionWords =
    ActionWords::new("改行する", "Begin a new line").labelled("改行", "new line");
pub const SAVE_ELSEWHERE: ActionWords = ActionWords::new(
    "保存できないとき: 別の場所に保存する",
    "If it cannot be saved: save it elsewhere",
);
pub const CHANGE_RATING: ActionWords = ActionWords::new(
    "評価を変え、計画ファイルに書き込む（決定として記録する）",
    "Change the rating in the plan file (noted as a decision)",
)
.labelled("評価変更", "rating");
pub const WRITE_MINUTES: ActionWords = ActionWords::new(
    "会議録を Word（docx）に書き出す",
    "Write the minutes to a Word file (docx)",
)
.labelled("会議録", "minutes");
pub const DESCRIBE_MEETING: ActionWords = ActionWords::new(
    "会議名・場所・出席者を記録する（会議録に載る）",
    "Enter the title, place and people of the meeting (for the minutes)",
)
.labelled("会議名", "about");
