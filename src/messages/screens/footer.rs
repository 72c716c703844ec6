//! The line that is typed at the foot of the screen.

use super::Language;

impl Language {
    /// How many rows the search found.
    pub fn found_by_search(self, found: usize) -> String {
        self.pick(format!("{found}件"), format!("{found} found"))
    }

    /// A word of the plan that may have been meant, since what was typed is not in it.
    pub fn perhaps(self, word: &str) -> String {
        self.pick(
            format!("もしかして: {word}"),
            format!("did you mean {word}?"),
        )
    }

    /// What the search looks at.
    pub fn what_is_searched(self) -> &'static str {
        self.pick(
            "番号・取組名・部署・本文から探します",
            "number, title, department or text",
        )
    }

    /// What stands before the reason for which a doubt is dismissed.
    pub fn reason_prompt(self) -> &'static str {
        self.pick(" 確認済みの理由: ", " reason: ")
    }

    /// The keys that end the reason.
    pub fn keys_of_reason(self) -> &'static str {
        self.pick(
            "Enter で確認済みにする、Esc でやめる",
            "Enter to mark as checked, Esc to leave",
        )
    }

    /// How many lines of a text are below the screen.
    pub fn more_lines(self, hidden: usize) -> String {
        self.pick(format!("続き {hidden}行 "), format!("{hidden} more lines"))
    }
}
