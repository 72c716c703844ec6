//! What help says of the commands for spreadsheets: `import` and `export`.

use super::{CommandHelp, Language};

impl Language {
    /// What a command for spreadsheets does.
    pub(super) fn sheet_help(self, command: &str) -> Option<CommandHelp> {
        match command {
            "import" => Some(self.import_help()),
            "export" => Some(self.export_help()),
            _ => None,
        }
    }

    fn import_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "Excel や CSV の表から計画ファイルを作る",
                "Make a plan file of a sheet of Excel or CSV",
            ),
            details: self.pick(
                "一行に一つの取組を書いた表（xlsx, ods, csv）を読みます。列は見出しの言葉で見分け、計画ファイルに対応する項目のない列は分類（tags）か留意点（notes）に取り込みます。思ったとおりに取り込めなかったものは、セルの場所とともに標準エラーに書き出します。tenken export で作った表は、直した所も含めてそのまま戻ります。",
                "It reads a sheet (xlsx, ods, csv) that has an initiative in each row. Columns are known by the words of their headings; those that plan files have no place for become tags or notes. Whatever does not fit as it is, is reported on standard error with its cell. A sheet made by tenken export comes back as it is, with what was changed in it.",
            ),
            after: self.import_examples(),
        }
    }

    fn import_examples(self) -> &'static str {
        self.pick(
            "\
例:
  tenken import 進捗管理表.xlsx --id our-town -o plans/our-town.toml
  tenken import 進捗管理表.xlsx --sheet 令和6年度 --review-year R6 > town.toml
  tenken import 進捗管理表.csv --mapping 対応.toml -o plans/our-town.toml

対応ファイル（--mapping）:
  sheet = \"令和6年度\"             # 読むシート
  [columns]                       # 見出し（か列の記号）= 計画ファイルのキー
  \"事業の名\"   = \"title\"
  \"所管課名\"   = \"departments\"
  \"今年の成果\" = \"years.R6.result\"
  \"M\"          = \"rating\"         # 年度の省略時は評価対象年度
  \"作業メモ\"   = \"-\"              # 読み飛ばす
  [plan]
  id = \"our-town\"
  title = \"わが町DX計画\"
  review_year = \"R6\"
  [[plan.ratings]]                # 評価段階。良い方から
  mark = \"◎\"
  label = \"計画以上\"",
            "\
Examples:
  tenken import progress.xlsx --id our-town -o plans/our-town.toml
  tenken import progress.xlsx --sheet 令和6年度 --review-year R6 > town.toml
  tenken import progress.csv --mapping mapping.toml -o plans/our-town.toml

Mapping file (--mapping):
  sheet = \"令和6年度\"             # The sheet to read
  [columns]                       # Heading (or letter) = key of plan files
  \"事業の名\"   = \"title\"
  \"所管課名\"   = \"departments\"
  \"今年の成果\" = \"years.R6.result\"
  \"M\"          = \"rating\"         # Without a year: of the year under review
  \"作業メモ\"   = \"-\"              # Left out
  [plan]
  id = \"our-town\"
  title = \"わが町DX計画\"
  review_year = \"R6\"
  [[plan.ratings]]                # The scale of ratings, the best first
  mark = \"◎\"
  label = \"計画以上\"",
        )
    }

    fn export_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "計画を Excel の表（xlsx）に書き出す",
                "Write a plan as an Excel workbook (xlsx)",
            ),
            details: self.pick(
                "取組、指標、柱、施策、計画、評価段階、日程のシートに分けて書きます。二行目（計画のシートでは二列目）は計画ファイルのキーです。消さずに残せば、Excel で直した表を tenken import で計画ファイルに戻せます。",
                "Initiatives, indicators, pillars, measures, the plan, its ratings and its schedule have a sheet each. The second row (of the plan's sheet, the second column) has the keys of plan files. Leave it there, and tenken import makes a plan file again of what you changed in Excel.",
            ),
            after: self.pick(
                "\
例:
  tenken export plans/our-town.toml --xlsx 進捗管理表.xlsx
  tenken export --plan kameyama-dx --xlsx 亀山市.xlsx
  tenken import 進捗管理表.xlsx -o plans/our-town.toml --force",
                "\
Examples:
  tenken export plans/our-town.toml --xlsx progress.xlsx
  tenken export --plan kameyama-dx --xlsx kameyama.xlsx
  tenken import progress.xlsx -o plans/our-town.toml --force",
            ),
        }
    }

    /// What an argument of a command for spreadsheets is for.
    pub(super) fn sheet_argument(self, command: &str, argument: &str) -> Option<&'static str> {
        match command {
            "import" => self.import_argument(argument),
            "export" => self.export_argument(argument),
            _ => None,
        }
    }

    fn import_argument(self, argument: &str) -> Option<&'static str> {
        Some(match argument {
            "file" => self.pick(
                "表のファイル（xlsx, ods, csv）",
                "File with the sheet (xlsx, ods, csv)",
            ),
            "sheet" => self.pick(
                "読むシートの名前。省略時は、見出しの最もよく分かるもの",
                "Name of the sheet. Without it: the one whose headings say most",
            ),
            "mapping" => self.pick(
                "見出しと計画ファイルのキーの対応を書いたファイル（TOML）",
                "File that says which heading is which key of plan files (TOML)",
            ),
            "id" => self.pick(
                "計画の id（半角の小文字の英字、数字、-）。省略時はファイルの名前から",
                "Id of the plan (small letters, digits, -). Without it: from the file's name",
            ),
            "title" => self.pick(
                "計画名。省略時は表の上に書かれたもの",
                "Title of the plan. Without it: what stands above the table",
            ),
            "body" => self.pick(
                "団体の名前（亀山市 など）",
                "Name of the local government (「亀山市」 and the like)",
            ),
            "review_year" => self.pick(
                "評価対象年度（R6、令和6年度、2024）。省略時は実績や評価のある最も新しい年度",
                "Fiscal year under review (R6, 「令和6年度」, 2024). Without it: the latest with results or ratings",
            ),
            "output" => self.output_file(),
            _ => return None,
        })
    }

    fn export_argument(self, argument: &str) -> Option<&'static str> {
        match argument {
            "xlsx" => Some(self.pick("書き出すファイル", "File to write")),
            "plan" => Some(self.one_plan()),
            _ => None,
        }
    }
}
