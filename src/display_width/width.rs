//! Display width of text in terminal cells.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::EastAsianWidth;
use tenken::document::visible;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// How wide the terminal draws characters whose East Asian Width is Ambiguous, such as ○ ①
/// → ■ and box-drawing lines. Terminals do not report this unasked, so the user sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AmbiguousWidth {
    /// One cell, as in nearly all terminals.
    #[default]
    Narrow,
    /// Two cells, as in terminals set up for older Japanese fonts.
    Wide,
}

impl AmbiguousWidth {
    /// Returns the display width of a text in cells.
    pub(crate) fn width(self, text: &str) -> usize {
        text.graphemes(true)
            .map(|grapheme| self.grapheme_width(grapheme))
            .sum()
    }

    /// Returns the display width of a grapheme as it is drawn.
    pub(crate) fn grapheme_width(self, grapheme: &str) -> usize {
        if let &[byte @ b' '..=b'~'] = grapheme.as_bytes() {
            return usize::from(byte > 0);
        }
        self.drawn(grapheme)
            .graphemes(true)
            .map(|drawn| self.drawn_width(drawn))
            .sum()
    }

    /// Returns what is drawn for a grapheme: the grapheme itself, with control characters
    /// replaced by visible marks. Joined emoji are reduced to the first one, because
    /// terminals disagree about the width of the rest.
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
        // A half-width kana is followed by its voicing mark in a separate cell.
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
