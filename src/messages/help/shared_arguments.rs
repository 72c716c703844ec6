//! What help says of the arguments that commands have in common.

use super::Language;

impl Language {
    /// What an argument is for that means the same wherever it is.
    pub(super) fn shared_argument(self, argument: &str) -> Option<&'static str> {
        self.global_argument(argument)
            .or_else(|| self.filter_argument(argument))
            .or_else(|| self.output_argument(argument))
    }

    fn global_argument(self, argument: &str) -> Option<&'static str> {
        Some(match argument {
            "lang" => self.pick(
                "表示言語。省略時は設定、ロケール、どちらもなければ計画の言語",
                "Language of what is shown. Without it: that of the settings, the locale, or else the plan",
            ),
            "ambiguous_width" => self.pick(
                "○ ① → など、幅のあいまいな文字の幅（ターミナルの設定に合わせる）",
                "Width of ○ ① → and the like (as your terminal has it)",
            ),
            "help" => self.pick(
                "説明を表示する（-h は短く、--help は詳しく）",
                "Show help (-h in short, --help in full)",
            ),
            "version" => self.pick("バージョンを表示する", "Show the version"),
            _ => return None,
        })
    }

    fn filter_argument(self, argument: &str) -> Option<&'static str> {
        Some(match argument {
            "paths" => self.pick(
                "計画ファイルかフォルダー。「-」は標準入力。省略時は組み込みの計画",
                "Plan files, or folders with them; `-` is standard input. Without any: the built-in plans",
            ),
            "plans" => self.pick(
                "計画の id（mie-strategy など）。複数可",
                "Ids of plans (mie-strategy and the like). Any number",
            ),
            "department" => self.pick(
                "部署。上の階層を選ぶと下の課やグループも含む（教育委員会、政策部/DX推進室）",
                "Department, with all divisions below it (「教育委員会」, 「政策部/DX推進室」)",
            ),
            "rating" => self.pick(
                "評価の記号（C,D）。「-」は評価なし、「?」は読取不可",
                "Marks of ratings (C,D). `-` is for no rating, `?` for one that cannot be read",
            ),
            "pillar" => self.pick(
                "柱（基本方針など）の番号か名称",
                "Number or title of a pillar",
            ),
            "measure" => self.pick("施策の番号か名称", "Number or title of a measure"),
            "tag" => self.pick("計画の分類（主体=県）", "Tag of the plan (「主体=県」)"),
            "search" => self.pick(
                "あいまい検索。空白で区切った語を全て含むもの（\"マイナ カード\"、1-2-2）",
                "Search by a few letters: what has all the words (\"マイナ カード\", 1-2-2)",
            ),
            "without_reprints" => self.pick("再掲の行を除く", "Leave reprints out"),
            _ => return None,
        })
    }

    fn output_argument(self, argument: &str) -> Option<&'static str> {
        Some(match argument {
            "year" => self.pick(
                "評価と本文の年度（R6、令和6年度、2024）。省略時は計画の評価対象年度",
                "Fiscal year of ratings and texts (R6, 「令和6年度」, 2024). Without it: the year under review",
            ),
            "format" => self.pick(
                "書き出す形式。省略時は、ターミナルには table、ほかには plain",
                "Output format. Without it: table on a terminal, plain elsewhere",
            ),
            "crlf" => self.pick(
                "csv の改行を CRLF にする（CRLF を求める古い取込み先のために）",
                "End the lines of csv with CRLF (for old programs that need it)",
            ),
            "force" => self.pick(
                "書き出すファイルが既にあれば上書きする",
                "Replace the file to be written if it exists already",
            ),
            _ => return None,
        })
    }

    /// The file that is written instead of standard output.
    pub(super) fn output_file(self) -> &'static str {
        self.pick(
            "書き出すファイル。省略時は標準出力",
            "File to write. Without it: standard output",
        )
    }

    /// The plan that is meant where there are several.
    pub(super) fn one_plan(self) -> &'static str {
        self.pick(
            "計画の id。計画が一つなら不要",
            "Id of the plan. Not needed if there is only one",
        )
    }

    /// What a value means that means the same wherever it is.
    pub(super) fn shared_value(self, argument: &str, value: &str) -> Option<&'static str> {
        match argument {
            "lang" => self.language_value(value),
            "ambiguous_width" => self.width_value(value),
            "theme" => self.theme_value(value),
            "format" => self.format_value(value),
            _ => None,
        }
    }

    fn language_value(self, value: &str) -> Option<&'static str> {
        match value {
            "ja" => Some(self.pick("日本語", "Japanese")),
            "en" => Some(self.pick("English", "English")),
            _ => None,
        }
    }

    fn width_value(self, value: &str) -> Option<&'static str> {
        match value {
            "auto" => Some(self.pick("ターミナルから取得する", "What the terminal says")),
            "1" => Some(self.pick("半角1文字分", "As wide as a Latin letter")),
            "2" => Some(self.pick("半角2文字分（全角）", "As wide as a Japanese character")),
            _ => None,
        }
    }

    fn theme_value(self, value: &str) -> Option<&'static str> {
        Some(match value {
            "auto" => self.pick(
                "ターミナルの背景に合わせる",
                "What suits the background of the terminal",
            ),
            "dark" => self.pick("暗い地に明るい文字", "Light text on dark"),
            "light" => self.pick("明るい地に暗い文字", "Dark text on light"),
            "projector" => self.pick(
                "白地に黒と強い色。離れた席からも読める",
                "Black and strong colours on white, for the back seats",
            ),
            "mono" => self.pick("白黒", "No colours"),
            _ => return None,
        })
    }

    fn format_value(self, value: &str) -> Option<&'static str> {
        Some(match value {
            "table" => self.pick(
                "見出しと桁のそろった表。幅に収まらない所は … で略す",
                "Table with headings, cut with … where the terminal ends",
            ),
            "plain" => self.pick(
                "見出しのない、桁のそろった行。略さない",
                "Aligned rows without headings. Nothing is cut",
            ),
            "csv" => self.pick(
                "Excel で文字化けせずに開ける CSV（UTF-8、BOM 付き）",
                "CSV that Excel opens as it is (UTF-8 with BOM)",
            ),
            "tsv" => self.pick("タブ区切り", "Separated by tabs"),
            "json" => self.pick(
                "JSON。キーは計画ファイルと同じ",
                "JSON. Keys are those of plan files",
            ),
            "jsonl" => self.pick("1行が1件の JSON", "JSON, a line for each row"),
            "markdown" => self.pick(
                "会議録に貼れる Markdown の表",
                "Markdown table for the minutes",
            ),
            _ => return None,
        })
    }
}
