//! Display width of text in terminal cells.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::EastAsianWidth;
use tenken::document::visible;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// How wide the terminal draws characters whose East Asian Width is Ambiguous, such as ○ ①
/// → ■ and box-drawing lines. A terminal tells it
/// only by where its cursor is after one, so it is asked, unless the user sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AmbiguousWidth {
    /// One cell, as in nearly all terminals.
    #[default]
    Narrow,
    /// Two cells, as in terminals set up for older Japanese fonts.
    Wide,
}

impl AmbiguousWidth {
    /// The width where a terminal drew such a character in a number of cells.
    pub(crate) fn of_cells(cells: u16) -> Self {
        match cells {
            2 => Self::Wide,
            _ => Self::Narrow,
        }
    }

    /// Returns the display width of a text in cells.
    pub(crate) fn width(self, text: &str) -> usize {
        self.measured(text).map(|(_, cells)| cells).sum()
    }

    /// Iterates over the graphemes of a text, each with its display width in cells.
    pub(crate) fn measured(self, text: &str) -> impl Iterator<Item = (&str, usize)> {
        let mut rest = text;
        std::iter::from_fn(move || {
            let (grapheme, cells) = match plain(rest) {
                Some(plain) => plain,
                None => {
                    let grapheme = rest.graphemes(true).next()?;
                    (grapheme, self.grapheme_width(grapheme))
                }
            };
            rest = rest.get(grapheme.len()..)?;
            Some((grapheme, cells))
        })
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

/// Returns the first grapheme of a text and its width if both are known without looking
/// further: most of a Japanese text are characters that neither join others nor are joined
/// by what comes next.
fn plain(text: &str) -> Option<(&str, usize)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let cells = plain_width(first)?;
    let is_alone = characters
        .next()
        .is_none_or(|next| plain_width(next).is_some());
    is_alone.then(|| (text.get(..first.len_utf8()).unwrap_or(text), cells))
}

/// Returns the width of a character of a kind that never joins others of these kinds.
fn plain_width(character: char) -> Option<usize> {
    match character {
        ' '..='~' | '\u{2800}'..='\u{28ff}' => Some(1),
        '、' | '。' | '「' | '」' | 'ぁ'..='ゖ' | 'ァ'..='ー' | '\u{4e00}'..='\u{9fff}' => {
            Some(2)
        }
        _ => None,
    }
}

fn is_ambiguous(character: char) -> bool {
    let width = CodePointMapData::<EastAsianWidth>::new().get(character);
    width == EastAsianWidth::Ambiguous
}
