//! How many cells a piece of text takes on the screen.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::EastAsianWidth;
use tenken::document::visible;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// How wide the terminal draws characters whose East Asian Width is Ambiguous:
/// ○ ① → ■ … and the box lines. No terminal says so without being asked, so
/// the person at it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ambiguous {
    /// One cell, as nearly everywhere.
    #[default]
    Narrow,
    /// Two cells, as in terminals set up for older Japanese fonts.
    Wide,
}

impl Ambiguous {
    /// The cells of a whole text.
    pub(crate) fn width(self, text: &str) -> usize {
        text.graphemes(true)
            .map(|grapheme| self.grapheme_width(grapheme))
            .sum()
    }

    /// The cells of one grapheme as it is drawn.
    pub(crate) fn grapheme_width(self, grapheme: &str) -> usize {
        if let &[byte @ b' '..=b'~'] = grapheme.as_bytes() {
            return usize::from(byte > 0);
        }
        self.drawn(grapheme)
            .graphemes(true)
            .map(|drawn| self.drawn_width(drawn))
            .sum()
    }

    /// What is drawn for a grapheme: itself, or marks in place of characters
    /// that a terminal would obey. Joined emoji are drawn as their first,
    /// since terminals disagree about the width of the rest.
    pub(crate) fn drawn(self, grapheme: &str) -> Cow<'_, str> {
        match grapheme.split_once(['\u{200d}', '\u{fe0e}', '\u{fe0f}']) {
            Some((first, _)) => visible(first),
            None => visible(grapheme),
        }
    }

    fn drawn_width(self, drawn: &str) -> usize {
        let Some(first) = drawn.chars().next() else {
            return 0;
        };
        if self == Self::Wide && is_ambiguous(first) {
            return 2;
        }
        // A half-width kana carries its voicing mark in a cell of its own.
        let marks = drawn.chars().skip(1);
        let voicing = marks.filter(|mark| matches!(mark, 'ﾞ' | 'ﾟ')).count();
        let mut alone = [0; 4];
        match voicing {
            0 => drawn.width(),
            _ => first.encode_utf8(&mut alone).width() + voicing,
        }
    }
}

fn is_ambiguous(character: char) -> bool {
    let width = CodePointMapData::<EastAsianWidth>::new().get(character);
    width == EastAsianWidth::Ambiguous
}
