//! A line of text that is being typed.

use unicode_segmentation::UnicodeSegmentation as _;

/// A line of text, typed and deleted at its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Input(String);

/// Longer lines are of no use, and would slow the answer to each key.
const MOST_CHARACTERS: usize = 200;

impl Input {
    /// What is typed so far.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// Adds a character.
    pub(crate) fn push(&mut self, character: char) {
        if self.0.chars().count() < MOST_CHARACTERS {
            self.0.push(character);
        }
    }

    /// Adds a pasted text; what is not text in it becomes blanks.
    pub(crate) fn paste(&mut self, text: &str) {
        for character in text.trim().chars() {
            self.push(if character.is_control() {
                ' '
            } else {
                character
            });
        }
    }

    /// Deletes the last character that a person sees as one.
    pub(crate) fn delete_character(&mut self) {
        let last = self.0.grapheme_indices(true).next_back();
        let end = last.map_or(0, |(at, _)| at);
        self.0.truncate(end);
    }

    /// Deletes everything.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
