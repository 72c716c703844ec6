//! What is wrong with the files, before it is said one by one.

use super::Language;

impl Language {
    /// That nothing is wrong with the files, and how to get out.
    pub fn files_are_right(self) -> &'static str {
        self.pick(
            "計画ファイルに誤りは見つかりませんでした。Esc で戻ります。",
            "Nothing is wrong with the plan files. Press Esc to go back.",
        )
    }

    /// How many errors and warnings there are.
    pub fn errors_and_warnings(self, errors: usize, warnings: usize) -> String {
        self.pick(
            format!("誤り {errors} 件、警告 {warnings} 件"),
            format!("{errors} errors and {warnings} warnings"),
        )
    }
}
