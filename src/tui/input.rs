//! Text that is typed.

use tui_input::{Input as Editor, InputRequest};

/// A line of text with a caret. A note may have several.
#[derive(Debug, Clone)]
pub(crate) struct TextInput {
    editor: Editor,
    /// Maximum length in characters.
    most: usize,
}

/// Maximum length in characters. Heuristic: no search is longer, and matching a
/// pasted document would delay every key.
const MOST_CHARACTERS: usize = 200;

impl Default for TextInput {
    fn default() -> Self {
        Self::with_room_for(MOST_CHARACTERS)
    }
}

impl TextInput {
    /// An empty text that can have so many characters.
    pub(crate) fn with_room_for(most: usize) -> Self {
        Self {
            editor: Editor::default(),
            most,
        }
    }

    /// What is typed so far.
    pub(crate) fn text(&self) -> &str {
        self.editor.value()
    }

    /// What stands before the caret, and what stands after it.
    pub(crate) fn around_caret(&self) -> (&str, &str) {
        let text = self.editor.value();
        let caret = text.char_indices().nth(self.editor.cursor());
        text.split_at(caret.map_or(text.len(), |(at, _)| at))
    }

    /// Types a character at the caret.
    pub(crate) fn push(&mut self, character: char) {
        if self.text().chars().count() < self.most {
            self.editor.handle(InputRequest::InsertChar(character));
        }
    }

    /// Types a pasted text; what is not text in it becomes blanks.
    pub(crate) fn paste(&mut self, text: &str) {
        let blank = |c: char| if c.is_control() { ' ' } else { c };
        text.trim().chars().map(blank).for_each(|c| self.push(c));
    }

    /// Types a pasted text with its lines; what else is not text in it becomes blanks. Terminals
    /// send for a line break what the key for it sends, which is a carriage return.
    pub(crate) fn paste_lines(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n");
        for (place, line) in text.trim().split(['\n', '\r']).enumerate() {
            if place > 0 {
                self.push('\n');
            }
            self.paste(line);
        }
    }

    /// Deletes something, or moves the caret.
    pub(crate) fn edit(&mut self, request: InputRequest) {
        self.editor.handle(request);
    }

    /// Deletes everything.
    pub(crate) fn clear(&mut self) {
        self.editor.reset();
    }
}

impl PartialEq for TextInput {
    fn eq(&self, other: &Self) -> bool {
        self.around_caret() == other.around_caret()
    }
}

impl Eq for TextInput {}
