//! A single-line text input.

use tui_input::{Input as Editor, InputRequest};

/// A line of text with a caret.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextInput(Editor);

/// Maximum length in characters. Heuristic: no search is longer, and matching a
/// pasted document would delay every key.
const MOST_CHARACTERS: usize = 200;

impl TextInput {
    /// What is typed so far.
    pub(crate) fn text(&self) -> &str {
        self.0.value()
    }

    /// What stands before the caret, and what stands after it.
    pub(crate) fn around_caret(&self) -> (&str, &str) {
        let text = self.0.value();
        let caret = text.char_indices().nth(self.0.cursor());
        text.split_at(caret.map_or(text.len(), |(at, _)| at))
    }

    /// Types a character at the caret.
    pub(crate) fn push(&mut self, character: char) {
        if self.text().chars().count() < MOST_CHARACTERS {
            self.0.handle(InputRequest::InsertChar(character));
        }
    }

    /// Types a pasted text; what is not text in it becomes blanks.
    pub(crate) fn paste(&mut self, text: &str) {
        let blank = |c: char| if c.is_control() { ' ' } else { c };
        text.trim().chars().map(blank).for_each(|c| self.push(c));
    }

    /// Deletes something, or moves the caret.
    pub(crate) fn edit(&mut self, request: InputRequest) {
        self.0.handle(request);
    }

    /// Deletes everything.
    pub(crate) fn clear(&mut self) {
        self.0.reset();
    }
}

impl PartialEq for TextInput {
    fn eq(&self, other: &Self) -> bool {
        self.around_caret() == other.around_caret()
    }
}

impl Eq for TextInput {}
