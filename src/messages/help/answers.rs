//! What help says of the commands that answer from plans: `list`, `show`,
//! `compare`, `diff`, `summary`, `indicators` and `plans`.

use super::{CommandHelp, Language};

// --- Commands ---------------------------------------------------------------------

impl Language {
    /// What a command does that answers from plans.
    pub(super) fn answer_help(self, command: &str) -> Option<CommandHelp> {
        match command {
            "list" => Some(self.list_help()),
            "show" => Some(self.show_help()),
            "compare" => Some(self.compare_help()),
            "diff" => Some(self.diff_help()),
            "summary" => Some(self.summary_help()),
            "indicators" => Some(self.indicators_help()),
            "plans" => Some(self.plans_help()),
            _ => None,
        }
    }

    fn list_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "取組の一覧（画面の一覧と同じ行）",
                "List initiatives (the rows of the screen's list)",
            ),
            details: "",
            after: self.pick(
                "\
例:
  tenken list --rating C,D --department 教育委員会
  tenken list --search \"マイナ カード\" --format markdown
  tenken list plans/our-town.toml --format csv --columns all > 一覧.csv
  tenken list --sort change --format json | jq '.rows[].title'",
                "\
Examples:
  tenken list --rating C,D --department 教育委員会
  tenken list --search \"マイナ カード\" --format markdown
  tenken list plans/our-town.toml --format csv --columns all > list.csv
  tenken list --sort change --format json | jq '.rows[].title'",
            ),
        }
    }

    fn show_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "取組の内容（画面の右側と同じもの）",
                "Show initiatives in full (as on the right of the screen)",
            ),
            details: self.pick(
                "番号を書くか、絞り込みを書きます。json は計画ファイルの [[initiatives]] と同じキーです。",
                "Say which ones by number or by a filter. In json the keys are those of [[initiatives]] in plan files.",
            ),
            after: self.pick(
                "\
例:
  tenken show 1-2-2
  tenken show mie-strategy/17 --year R3
  tenken show --rating C,D --format markdown > 会議録.md
  tenken show 1-1 --file plans/our-town.toml --format json",
                "\
Examples:
  tenken show 1-2-2
  tenken show mie-strategy/17 --year R3
  tenken show --rating C,D --format markdown > minutes.md
  tenken show 1-1 --file plans/our-town.toml --format json",
            ),
        }
    }

    fn compare_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "前の年度からの変化（1行に1件、変化の大きい取組から）",
                "List changes from the year before, the greatest first",
            ),
            details: self.pick(
                "番号を書けばその取組を、書かなければ絞り込みに合う全ての取組を比べます。",
                "It compares the initiatives whose numbers you write, or, without numbers, all that pass the filters.",
            ),
            after: self.pick(
                "\
例:
  tenken compare 1-2-2
  tenken compare --department 教育委員会 --years R5,R6
  tenken compare --years R4,R6 --format csv > 変化.csv",
                "\
Examples:
  tenken compare 1-2-2
  tenken compare --department 教育委員会 --years R5,R6
  tenken compare --years R4,R6 --format csv > changes.csv",
            ),
        }
    }

    fn diff_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "計画の二つの版の新旧対照（前回の会議と今回、昨年度と今年度）",
                "List what differs between two versions of a plan",
            ),
            details: self.pick(
                "取組・柱・施策・日程の追加と削除、名称と番号の変更、部署名の変更、評価の動き、目標値・実績値・本文の修正を1行に1件、変化の大きい取組から書き出します。取組は番号と名称で、番号が付け替えられていれば名称で対応付けます。新版の評価対象年度のほうが後なら、その年度の評価を旧版の評価対象年度の評価と比べ、旧版の今後の方向性と新版の取組実績を対照します。その年度について新版だけにある、ほかの記載は挙げません（tenken compare で見られます）。",
                "It writes a line for each initiative, pillar, measure and milestone that was added or removed, and for each title, number, name of a department, rating, target, actual figure and text that is another, the initiatives that changed most first. Initiatives are matched by number and title, or by title where they were renumbered. Where NEW is of a later year under review, its ratings are compared with those of the year under review of OLD, and what OLD has as next steps stands beside what NEW has as results. What else NEW alone reports of that year is left out (see tenken compare).",
            ),
            after: self.pick(
                "\
例:
  tenken diff 前回/our-town.toml plans/our-town.toml
  tenken diff plans/r6.toml plans/r7.toml --format markdown > 新旧対照.md
  git show HEAD~1:plans/our-town.toml | tenken diff - plans/our-town.toml",
                "\
Examples:
  tenken diff last-time/our-town.toml plans/our-town.toml
  tenken diff plans/r6.toml plans/r7.toml --format markdown > differences.md
  git show HEAD~1:plans/our-town.toml | tenken diff - plans/our-town.toml",
            ),
        }
    }

    fn summary_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "柱・施策・部署・計画ごとの評価の件数と割合",
                "Count ratings by pillar, measure, department or plan",
            ),
            details: self.pick(
                "評価のない計画では、指標の達成率（計算値）の段階ごとに数えます。",
                "Of a plan without ratings it counts how far the targets of indicators are attained, as computed by this program.",
            ),
            after: self.pick(
                "\
例:
  tenken summary
  tenken summary --by department --rating C,D
  tenken summary --by plan plans/
  tenken summary --without-reprints --format markdown",
                "\
Examples:
  tenken summary
  tenken summary --by department --rating C,D
  tenken summary --by plan plans/
  tenken summary --without-reprints --format markdown",
            ),
        }
    }

    fn indicators_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "指標の実績値・目標値・達成率・増減率・年間必要量",
                "List indicators: figures, targets, attainment, change, pace",
            ),
            details: "",
            after: self.pick(
                "\
例:
  tenken indicators --sort attainment
  tenken indicators --name マイナンバーカード取得率 --sort value plans/
  tenken indicators --department 教育委員会 --format csv > 指標.csv",
                "\
Examples:
  tenken indicators --sort attainment
  tenken indicators --name マイナンバーカード取得率 --sort value plans/
  tenken indicators --department 教育委員会 --format csv > indicators.csv",
            ),
        }
    }

    fn plans_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "開ける計画と、その件数・評価の内訳",
                "List the plans that can be opened, with counts by rating",
            ),
            details: self.pick("例: tenken plans plans/", "Example: tenken plans plans/"),
            after: "",
        }
    }
}

// --- Arguments --------------------------------------------------------------------

impl Language {
    /// What an argument is for that these commands do not share with others.
    pub(super) fn answer_argument(self, command: &str, argument: &str) -> Option<&'static str> {
        Some(match (command, argument) {
            ("show" | "compare", "ids") => self.pick(
                "取組の番号（1-2-2、①(2)2、または 計画のid/番号）。複数可",
                "Numbers of initiatives (1-2-2, ①(2)2, or id-of-plan/number). Any number of them",
            ),
            ("show" | "compare", "paths") => self.pick(
                "計画ファイルかフォルダー。「-」は標準入力。複数可。省略時は組み込みの計画",
                "Plan file, or a folder with plan files; `-` is standard input. Any number. Without any: the built-in plans",
            ),
            ("diff", "old") => self.pick(
                "旧版の計画ファイル。「-」は標準入力（どちらか一方だけ）",
                "Old plan file. `-` is standard input, for one of the two",
            ),
            ("diff", "new") => self.pick(
                "新版の計画ファイル。「-」は標準入力",
                "New plan file. `-` is standard input",
            ),
            ("list", "sort") => self.pick(
                "並び順。省略時は掲載順、--search があれば一致度の高い順",
                "Order of the rows. Without it: as in the plan, or with --search the best match first",
            ),
            ("list", "columns") => self.pick(
                "書き出す列。all は全て。省略時は rating,id,title,departments（json では全て）",
                "Columns. all is all of them. Without it: rating,id,title,departments (in json: all)",
            ),
            ("show", "year") => self.pick(
                "本文の年度（R6、令和6年度、2024）。省略時は計画の評価対象年度",
                "Fiscal year of the texts (R6, 「令和6年度」, 2024). Without it: the year under review",
            ),
            ("compare", "years") => self.pick(
                "比べる二つの年度（R5,R6）。省略時は評価対象年度とその前の年度",
                "Two fiscal years (R5,R6). Without it: the year under review and the one before",
            ),
            ("compare", "unchanged") => self.pick(
                "変化のない項目も書き出す",
                "Write what did not change, too",
            ),
            ("summary", "by") => self.pick("集計の単位", "What to count by"),
            ("summary", "level") => self.pick(
                "部署を分ける階層（上から数えて何階層目までか）",
                "How many levels of departments to tell apart, from the top",
            ),
            ("indicators", "sort") => self.pick("並び順", "Order of the indicators"),
            ("indicators", "name") => self.pick(
                "指標の名前（全角・半角、大文字・小文字、空白の違いは問わない）。どの計画のものも一つの表に並べる",
                "Name of the indicators, regardless of width, case and spaces. Those of all plans are sorted into one table",
            ),
            _ => return None,
        })
    }

    /// What a value of such an argument means.
    pub(super) fn answer_value(
        self,
        command: &str,
        argument: &str,
        value: &str,
    ) -> Option<&'static str> {
        match (command, argument) {
            ("list", "sort") => self.row_order_value(value),
            ("list", "columns") => self.list_column_value(value),
            ("summary", "by") => self.summary_group_value(value),
            ("indicators", "sort") => self.indicator_order_value(value),
            _ => None,
        }
    }

    pub(super) fn row_order_value(self, value: &str) -> Option<&'static str> {
        Some(match value {
            "plan" => self.plan_order(),
            "rating" => self.pick("評価の低い順", "The worst rating first"),
            "change" => self.pick(
                "前年度からの変化の大きい順",
                "The greatest change from the year before first",
            ),
            "department" => self.pick("部署順", "By department"),
            _ => return None,
        })
    }

    fn plan_order(self) -> &'static str {
        self.pick("掲載順", "As in the plan")
    }

    fn indicator_order_value(self, value: &str) -> Option<&'static str> {
        Some(match value {
            "plan" => self.plan_order(),
            "attainment" => self.pick("達成率の低い順", "The lowest attainment first"),
            "change" => self.pick(
                "悪化の大きい順（良し悪しのない増減はその次）",
                "The worst first, then what is neither good nor bad",
            ),
            "value" => self.pick("実績値の大きい順", "The largest actual value first"),
            _ => return None,
        })
    }

    fn summary_group_value(self, value: &str) -> Option<&'static str> {
        Some(match value {
            "pillar" => self.pick("柱", "Pillars"),
            "measure" => self.pick("施策", "Measures"),
            "department" => self.pick("部署", "Departments"),
            "plan" => self.pick(
                "計画（全計画を一つの表に）",
                "Plans, all of them in one table",
            ),
            _ => return None,
        })
    }

    fn list_column_value(self, value: &str) -> Option<&'static str> {
        Some(match value {
            "all" => self.pick("全ての列（body を除く）", "All columns but body"),
            "body" => self.pick(
                "団体。全計画を一つの表に",
                "Body. All plans are in one table",
            ),
            "rating" => self.pick("評価", "Rating"),
            "id" => self.pick("番号", "Number"),
            "title" => self.pick("取組名", "Title"),
            "departments" => self.pick("担当", "Departments in charge"),
            "pillar" => self.pick("柱", "Pillar"),
            "measure" => self.pick("施策", "Measure"),
            "purpose" => self.pick("目的・内容", "Purpose"),
            "aim" => self.pick("目指す成果", "Aim"),
            "notes" => self.pick("留意点", "Notes"),
            "reprint_of" => self.pick("再掲元", "What it prints again"),
            "follows" => self.pick("前計画の取組", "What it carries on of an earlier plan"),
            "plan" => self.pick("年度の工程", "What was planned for the year"),
            "result" => self.pick("年度の取組実績", "What was done in the year"),
            "outcome" => self.pick("年度の成果", "Outcome of the year"),
            "contribution" => self.pick("年度の寄与度", "Effect of the year"),
            "issue" => self.pick("年度の課題", "Issues of the year"),
            "direction" => self.pick("年度の今後の方向性", "What comes next after the year"),
            _ => return None,
        })
    }
}
