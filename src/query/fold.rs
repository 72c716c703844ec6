//! Text with everything taken away that a person searching does not mind:
//! width, case, hiragana or katakana, long marks, hyphens and spaces.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// A folded text that remembers which characters of the original each of its
/// own characters came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// For each character of `text`, the bytes of the original it stands for.
    origins: Vec<Range<usize>>,
    /// For each character of `text`, the byte at which it begins.
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

    /// Hyphens stay between digits alone: `1-2-2` is a number, `Wi-Fi` is the
    /// same as `wifi`.
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

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is left of the original.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many characters the folded text has.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// The characters of the folded text that a range of its bytes covers.
    pub fn characters(&self, bytes: Range<usize>) -> Range<usize> {
        let index = |byte| self.starts.partition_point(|&start| start < byte);
        index(bytes.start)..index(bytes.end)
    }

    /// The bytes of the original that a range of folded characters stands
    /// for; none for an empty range or one beyond the end.
    pub fn original(&self, characters: Range<usize>) -> Option<Range<usize>> {
        let covered = self.origins.get(characters)?;
        Some(covered.first()?.start..covered.last()?.end)
    }
}

fn only_character(written: &str) -> Option<char> {
    let mut characters = written.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// Whether a character by itself is its own NFKC form: nearly all that plans
/// are written in.
fn is_composed(character: char) -> bool {
    matches!(character, '!'..='~' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}' | '、' | '。' | '「' | '」')
}

const HYPHEN: char = '-';

/// The pieces of a text that are folded as one: a character with the marks
/// that belong to it, half-width voicing marks among them.
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

/// Marks that found no character to stand on are dropped as well, and so is the
/// dot between the words of a name.
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
