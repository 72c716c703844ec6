//! What help says of `tenken check`.

use super::{CommandHelp, Language};

impl Language {
    /// What `tenken check` does.
    pub(super) fn check_help(self, command: &str) -> Option<CommandHelp> {
        (command == "check").then(|| CommandHelp {
            about: self.pick(
                "計画ファイルの誤りと警告を、場所と直し方とともに書き出す",
                "Report what is wrong with plan files, where, and what to do",
            ),
            details: "",
            after: self.check_examples(),
        })
    }

    fn check_examples(self) -> &'static str {
        self.pick(
            "\
例:
  tenken check plans/our-town.toml
  tenken check plans/ --deny warnings --format github   GitHub Actions で
  tenken check plans/ --format sarif > tenken.sarif     コードスキャンへ
  tenken check plans/ --allow year-outside-plan
  tenken check plans/our-town.toml --format markdown    会議録へ
  tenken check --explain sum-of-parts                   コードの説明を読む

終了コード:
  0  問題なし
  1  誤りあり（--deny で誤りに上げた警告を含む）
  2  引数の誤り
  3  警告だけあり",
            "\
Examples:
  tenken check plans/our-town.toml
  tenken check plans/ --deny warnings --format github   In GitHub Actions
  tenken check plans/ --format sarif > tenken.sarif     For code scanning
  tenken check plans/ --allow year-outside-plan
  tenken check plans/our-town.toml --format markdown    For the minutes
  tenken check --explain sum-of-parts                   Read about a code

Exit codes:
  0  Nothing found
  1  Errors (and warnings that --deny made errors)
  2  An argument is wrong
  3  Warnings alone",
        )
    }

    /// What an argument of `tenken check` is for.
    pub(super) fn check_argument(self, command: &str, argument: &str) -> Option<&'static str> {
        if command != "check" {
            return None;
        }
        Some(match argument {
            "format" => self.pick("書き出す形式", "Output format"),
            "deny" => self.pick(
                "誤りとして扱う警告のコード。warnings は全ての警告",
                "Codes of warnings to take as errors. warnings is all of them",
            ),
            "allow" => self.pick(
                "書き出さない誤りや警告のコード。--deny より優先する",
                "Codes of errors and warnings not to report. Goes before --deny",
            ),
            "dismissed" => self.pick(
                "画面の「要確認」で確認済みにした箇所も、理由とともに書き出す",
                "Report what was marked as checked on the screen, too, with the reason",
            ),
            "list_codes" => self.pick(
                "コードの一覧を意味とともに書き出して終わる",
                "List all codes with their meanings, and end",
            ),
            "explain" => self.pick(
                "コードの説明を書き出して終わる: 対象とする箇所、例、対応",
                "Explain a code, and end: what it looks at, an example, what to do",
            ),
            _ => return None,
        })
    }

    /// What a value of such an argument means.
    pub(super) fn check_value(
        self,
        command: &str,
        argument: &str,
        value: &str,
    ) -> Option<&'static str> {
        if (command, argument) != ("check", "format") {
            return None;
        }
        Some(match value {
            "text" => self.pick(
                "該当する行と直し方。ターミナルでは色付き",
                "The lines, and what to do. In colour on a terminal",
            ),
            "json" => self.pick("JSON", "JSON"),
            "sarif" => self.pick(
                "SARIF 2.1.0（コードスキャンの形式）",
                "SARIF 2.1.0 (the format of code scanning)",
            ),
            "github" => self.pick(
                "GitHub Actions の注釈（::error …）",
                "Annotations of GitHub Actions (::error …)",
            ),
            "markdown" => self.pick(
                "会議録に貼れる Markdown。確認済みの箇所も含む",
                "Markdown for the minutes, with what was checked",
            ),
            _ => return None,
        })
    }
}
