//! What is wrong with the files, before it is said one by one.

use super::Language;
use crate::document::{PartNames, Severity};

impl Language {
    /// That nothing is wrong with the files, and how to get out.
    pub fn files_are_right(self) -> &'static str {
        self.pick(
            "計画ファイルに誤りは見つかりませんでした。Esc で戻れます。",
            "Nothing is wrong with the plan files. Press Esc to go back.",
        )
    }

    /// What the parts of what is wrong with a file are called.
    pub fn parts_of_diagnostic(self, severity: Severity) -> PartNames {
        PartNames {
            severity: match severity {
                Severity::Error => self.pick("誤り", "error"),
                Severity::Warning => self.pick("警告", "warning"),
                Severity::Notice => self.pick("参考", "notice"),
            },
            note: self.pick("補足", "note"),
            help: self.pick("直し方", "help"),
        }
    }

    /// How many errors and warnings there are.
    pub fn errors_and_warnings(self, errors: usize, warnings: usize) -> String {
        self.pick(
            format!("誤り{errors}件、警告{warnings}件"),
            format!("{errors} errors and {warnings} warnings"),
        )
    }
}
