//! Text folding for search: removes differences in width, case, hiragana or katakana, long
//! vowel marks, hyphens and spaces.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// A folded text that maps each of its characters back to the original.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// For each character of `text`, its byte range in the original.
    origins: Vec<Range<usize>>,
    /// For each character of `text`, its byte offset in `text`.
    starts: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str) -> Self {
        let mut folded = Self::default();
        for unit in units(original) {
            let written = original.get(unit.clone()).unwrap_or_default();
            match only_character(written).filter(|only| is_composed(*only)) {
                Some(only) => folded.push(hiragana(only.to_ascii_lowercase()), &unit),
                None => {
                    for character in written.nfkc().flat_map(char::to_lowercase) {
                        folded.push(hiragana(character), &unit);
                    }
                }
            }
        }
        folded.drop_loose_hyphens();
        folded
    }

    fn push(&mut self, character: char, origin: &Range<usize>) {
        if is_dropped(character) {
            return;
        }
        self.starts.push(self.text.len());
        self.text.push(character);
        self.origins.push(origin.clone());
    }

    /// Removes hyphens except between digits: `1-2-2` is a number, but `Wi-Fi` equals
    /// `wifi`.
    fn drop_loose_hyphens(&mut self) {
        if !self.text.contains(HYPHEN) {
            return;
        }
        let old = std::mem::take(self);
        let characters: Vec<char> = old.text.chars().collect();
        for (index, (&character, origin)) in characters.iter().zip(&old.origins).enumerate() {
            let before = index.checked_sub(1).and_then(|i| characters.get(i));
            let after = characters.get(index + 1);
            let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
            if character == HYPHEN && !(digit(before) && digit(after)) {
                continue;
            }
            self.starts.push(self.text.len());
            self.text.push(character);
            self.origins.push(origin.clone());
        }
    }

    /// Returns the folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether the folded text is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns the number of characters in the folded text.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// Converts a byte range of the folded text to a character range.
    pub fn characters(&self, bytes: Range<usize>) -> Range<usize> {
        let index = |byte| self.starts.partition_point(|&start| start < byte);
        index(bytes.start)..index(bytes.end)
    }

    /// Returns the byte range in the original for a range of folded characters. Returns
    /// `None` if the range is empty or out of bounds.
    pub fn original(&self, characters: Range<usize>) -> Option<Range<usize>> {
        let covered = self.origins.get(characters)?;
        Some(covered.first()?.start..covered.last()?.end)
    }
}

fn only_character(written: &str) -> Option<char> {
    let mut characters = written.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// Returns whether a character by itself is known to be in NFKC form. This fast path covers
/// nearly all characters in plans.
fn is_composed(character: char) -> bool {
    matches!(character, '!'..='~' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}' | '、' | '。' | '「' | '」')
}

const HYPHEN: char = '-';

/// Returns the byte ranges that are folded as a unit: a character with its combining marks,
/// including half-width voicing marks.
fn units(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.next()?;
        let mut end = start + first.len_utf8();
        while let Some((at, mark)) = characters.next_if(|(_, next)| is_mark(*next)) {
            end = at + mark.len_utf8();
        }
        Some(start..end)
    })
}

fn is_mark(character: char) -> bool {
    matches!(character, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309a}' | '\u{200d}')
        || unicode_normalization::char::is_combining_mark(character)
        || is_variation_selector(character)
}

fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Returns whether a character is dropped: whitespace, long vowel marks, the dot between
/// the words of a name, and voicing marks without a base character.
fn is_dropped(character: char) -> bool {
    character.is_whitespace()
        || is_mark(character)
        || matches!(character, '\u{200b}' | 'ー' | '・' | '゛' | '゜')
}

fn hiragana(character: char) -> char {
    match character {
        'ァ'..='ヶ' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => HYPHEN,
        '〜' => '~',
        other => other,
    }
}
