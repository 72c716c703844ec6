//! The list of rows, where it is empty.

use super::Language;

impl Language {
    /// That no row matches what is being typed.
    pub fn no_row_matches_typed(self) -> &'static str {
        self.pick(
            "該当する取組がありません。文字を消すか、Esc で検索をやめてください。",
            "No initiative matches. Delete what was typed, or press Esc.",
        )
    }

    /// That no row has what the filters ask for, and the key that clears them.
    pub fn no_row_is_listed(self, clear: &str) -> String {
        self.pick(
            format!("条件に合う取組がありません。{clear} で条件をすべて外せます。"),
            format!("No initiative matches. Press {clear} to clear all conditions."),
        )
    }

    /// The same where something is searched for, with the key that searches again.
    pub fn no_row_is_found(self, clear: &str, search: &str) -> String {
        self.pick(
            format!("条件に合う取組がありません。{clear} で条件をすべて外すか、{search} で検索し直してください。"),
            format!("No initiative matches. Press {clear} to clear all conditions, or {search} to search again."),
        )
    }

    /// That a plan has no rows at all.
    pub fn plan_without_rows(self) -> &'static str {
        self.pick(
            "この計画には取組がありません。計画ファイルに [[initiatives]] を書いてください。",
            "This plan has no initiatives. Add [[initiatives]] to its file.",
        )
    }
}
