//! The text of a snippet with control characters replaced by marks, and the mapping
//! of its byte offsets, so that carets stay under the right characters.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::visible::{is_hostile, visible};

/// A text as it is drawn, with a mapping of byte offsets.
pub(super) struct Drawn<'t> {
    /// The text as it is drawn.
    pub(super) text: Cow<'t, str>,
    /// The byte offset of each piece in the original and in the drawn text. Empty if
    /// the text is drawn unchanged.
    pieces: Vec<(usize, usize)>,
}

impl<'t> Drawn<'t> {
    /// Draws a text.
    pub(super) fn new(text: &'t str) -> Self {
        if !text.contains(is_redrawn) {
            return Self {
                text: Cow::Borrowed(text),
                pieces: Vec::new(),
            };
        }
        let mut drawn = String::with_capacity(text.len());
        let mut pieces = Vec::new();
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            pieces.push((at, drawn.len()));
            let next = characters.peek().map(|(_, next)| *next);
            match (character, next) {
                ('\n' | '\t', _) | ('\r', Some('\n')) => drawn.push(character),
                (kana, Some(mark @ ('ﾞ' | 'ﾟ'))) => {
                    // They take two cells and are measured as one: drawn as the
                    // full-width kana they mean, they take and measure two.
                    drawn.extend([kana, mark].into_iter().nfkc());
                    characters.next();
                }
                _ => drawn.push_str(&visible(character.encode_utf8(&mut [0; 4]))),
            }
        }
        pieces.push((text.len(), drawn.len()));
        Self {
            text: Cow::Owned(drawn),
            pieces,
        }
    }

    /// Maps a range of bytes of the original to the drawn text.
    pub(super) fn span(&self, original: &Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return original.clone();
        }
        let piece = |index: usize| self.pieces.get(index).map_or(0, |(_, drawn)| *drawn);
        let from = self.pieces.partition_point(|(at, _)| *at <= original.start);
        let to = self.pieces.partition_point(|(at, _)| *at < original.end);
        let start = piece(from.saturating_sub(1));
        start..piece(to).max(start)
    }
}

fn is_redrawn(character: char) -> bool {
    let is_layout = matches!(character, '\n' | '\t' | '\r');
    (is_hostile(character) && !is_layout) || matches!(character, 'ﾞ' | 'ﾟ')
}
