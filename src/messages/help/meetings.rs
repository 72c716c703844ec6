//! What help says of the commands for review meetings: `agenda`, `minutes`, `tasks`
//! and `follow`.

use super::{CommandHelp, Language};

// --- Commands ---------------------------------------------------------------------

impl Language {
    /// What a command for review meetings does.
    pub(super) fn meeting_help(self, command: &str) -> Option<CommandHelp> {
        match command {
            "agenda" => Some(self.agenda_help()),
            "minutes" => Some(self.minutes_help()),
            "tasks" => Some(self.tasks_help()),
            "follow" => Some(self.follow_help()),
            _ => None,
        }
    }

    fn agenda_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "会議の次第（開催通知に付けるもの）",
                "Write the agenda of a meeting, for the invitation",
            ),
            details: self.pick(
                "画面で記録した議題があればその取組を、なければ絞り込みに合う取組を並べます。絞り込みは、記録した議題にも効きます。",
                "It has the rows of the agenda that was recorded on the screen, or if none was, those that the filters leave. Filters narrow a recorded agenda, too.",
            ),
            after: self.pick(
                "\
例:
  tenken agenda plans/our-town.toml
  tenken agenda plans/our-town.toml --meeting 2026-08-20 -o 次第.docx
  tenken agenda plans/our-town.toml --rating C,D --sort department",
                "\
Examples:
  tenken agenda plans/our-town.toml
  tenken agenda plans/our-town.toml --meeting 2026-08-20 -o agenda.docx
  tenken agenda plans/our-town.toml --rating C,D --sort department",
            ),
        }
    }

    fn minutes_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "会議録（決定事項、宿題事項、保留事項、確認済みの箇所）",
                "Write the minutes of a meeting (Word, Markdown, text)",
            ),
            details: self.pick(
                "画面で記録したことから作ります。メモは書き出しません。docx は見出しと表にスタイルを付けてあり、庁内の様式を後から当てられます。csv は宿題事項だけの表です。",
                "It is made of what was recorded on the screen. Memos are left out. In docx, headings and tables have styles, so that your own template can be laid over it; csv is a table of the tasks alone.",
            ),
            after: self.pick(
                "\
例:
  tenken minutes plans/our-town.toml -o 会議録.docx
  tenken minutes plans/our-town.toml --meeting 2026-08-20 --format markdown
  tenken minutes plans/our-town.toml -o 宿題.csv",
                "\
Examples:
  tenken minutes plans/our-town.toml -o minutes.docx
  tenken minutes plans/our-town.toml --meeting 2026-08-20 --format markdown
  tenken minutes plans/our-town.toml -o tasks.csv",
            ),
        }
    }

    fn follow_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "会議の進行役の画面を、別のターミナルに映す（見るだけ）",
                "Mirror the presenter's screen on another terminal",
            ),
            details: self.pick(
                "進行役と同じ計画ファイルを開きます。ターミナルの大きさと配色は、こちらのものになります。進行役が書いているものと、メモは映りません。通信はせず、計画のフォルダーに置かれる小さなファイルを読みます。",
                "It opens the same plan files as the presenter, in the size and colours of its own terminal. What the presenter is typing, and memos, are not shown. Nothing is sent over a network: it reads a small file in the folder of the plan.",
            ),
            after: self.pick(
                "\
例:
  tenken follow plans/our-town.toml
  tenken follow plans/ --theme projector",
                "\
Examples:
  tenken follow plans/our-town.toml
  tenken follow plans/ --theme projector",
            ),
        }
    }

    fn tasks_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "会議の宿題事項と保留事項の一覧（担当・期限の順）",
                "List the tasks and pending points of meetings, by person and date",
            ),
            details: "",
            after: self.pick(
                "\
例:
  tenken tasks plans/ --open
  tenken tasks plans/our-town.toml --format csv > 宿題.csv",
                "\
Examples:
  tenken tasks plans/ --open
  tenken tasks plans/our-town.toml --format csv > tasks.csv",
            ),
        }
    }
}

// --- Arguments --------------------------------------------------------------------

impl Language {
    /// What an argument of a command for review meetings is for.
    pub(super) fn meeting_argument(self, command: &str, argument: &str) -> Option<&'static str> {
        Some(match (command, argument) {
            ("agenda", "meeting") => self.pick(
                "会議の日（2026-08-20）。省略時は、議題の記録のある最も新しい会議",
                "Day of the meeting (2026-08-20). Without it: the newest of which an agenda is recorded",
            ),
            ("minutes", "meeting") => self.pick(
                "会議の日（2026-08-20）。省略時は、記録のある最も新しい会議",
                "Day of the meeting (2026-08-20). Without it: the newest that is recorded",
            ),
            ("agenda", "sort") => self.pick(
                "並び順。省略時は、記録した議題の順か掲載順",
                "Order of the rows. Without it: as in the recorded agenda, or as in the plan",
            ),
            ("agenda" | "minutes", "format") => self.pick(
                "書き出す形式。省略時は、書き出すファイルの名前に合わせる（.docx、.md など）か、text",
                "Output format. Without it: what the name of the file says (.docx, .md), or text",
            ),
            ("agenda" | "minutes", "output") => self.output_file(),
            ("minutes", "plan") => self.one_plan(),
            ("tasks", "open") => self.pick(
                "済んでいないものだけにする",
                "Leave out what is settled",
            ),
            _ => return None,
        })
    }

    /// What a value of such an argument means.
    pub(super) fn meeting_value(
        self,
        command: &str,
        argument: &str,
        value: &str,
    ) -> Option<&'static str> {
        match (command, argument) {
            ("agenda", "sort") => self.row_order_value(value),
            ("agenda" | "minutes", "format") => self.paper_format_value(value),
            _ => None,
        }
    }

    fn paper_format_value(self, value: &str) -> Option<&'static str> {
        Some(match value {
            "text" => self.pick("メールに貼れる文章", "Text for a mail"),
            "markdown" => self.pick("Markdown", "Markdown, with tables"),
            "docx" => self.pick("Word の文書", "Word file"),
            "csv" => self.pick(
                "宿題事項だけの表。Excel でそのまま開ける（BOM 付き）",
                "The tasks alone. Excel opens it as it is (with BOM)",
            ),
            _ => return None,
        })
    }
}
