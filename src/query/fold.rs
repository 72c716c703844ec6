//! Text folding for search: removes differences in width, case, hiragana or katakana, long
//! vowel marks, hyphens and spaces.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::sound::is_composed;

/// Returns a text folded.
pub fn fold(original: &str) -> String {
    let mut folded = String::with_capacity(original.len());
    fold_onto(&mut folded, original);
    folded
}

/// Appends a text folded.
pub(super) fn fold_onto(folded: &mut String, original: &str) {
    each_folded(original, |character, _| folded.push(character));
}

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
        each_folded(original, |character, origin| {
            folded.starts.push(folded.text.len());
            folded.text.push(character);
            folded.origins.push(origin);
        });
        folded
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

/// Calls `take` with each character of a folded text and its byte range in the original.
fn each_folded(original: &str, take: impl FnMut(char, Range<usize>)) {
    let mut hyphens = LooseHyphens {
        take,
        previous: None,
        held: None,
    };
    for (unit, only) in units(original) {
        match only.map_or(Folding::Unknown, Folding::of) {
            Folding::Kept(character) => hyphens.push(character, unit),
            Folding::Dropped => {}
            Folding::Unknown => {
                let written = original.get(unit.clone()).unwrap_or_default();
                for character in written.nfkc().flat_map(char::to_lowercase) {
                    if !is_dropped(character) {
                        hyphens.push(hiragana(character), unit.clone());
                    }
                }
            }
        }
    }
}

/// Drops hyphens except between digits: `1-2-2` is a number, but `Wi-Fi` equals `wifi`.
struct LooseHyphens<F> {
    take: F,
    /// The character before.
    previous: Option<char>,
    /// The origin of a hyphen after a digit, until it is known what follows.
    held: Option<Range<usize>>,
}

impl<F: FnMut(char, Range<usize>)> LooseHyphens<F> {
    fn push(&mut self, character: char, origin: Range<usize>) {
        let held = self.held.take();
        let previous = self.previous.replace(character);
        if character == HYPHEN {
            let is_after_digit = previous.is_some_and(|previous| previous.is_ascii_digit());
            self.held = is_after_digit.then_some(origin);
            return;
        }
        if let Some(hyphen) = held.filter(|_| character.is_ascii_digit()) {
            (self.take)(HYPHEN, hyphen);
        }
        (self.take)(character, origin);
    }
}

/// Returns the folded characters of a part of a transcript, which is in NFKC form. A hyphen is
/// dropped, be it between figures or not.
pub(super) fn folded_units(units: &[u16]) -> impl Iterator<Item = char> {
    units.iter().filter_map(|unit| folded_unit(*unit))
}

/// Returns the folded form of a character of a transcript. Returns `None` if it is dropped.
pub(super) fn folded_unit(unit: u16) -> Option<char> {
    let character = char::from_u32(u32::from(unit))?;
    match Folding::of(character) {
        Folding::Dropped | Folding::Kept(HYPHEN) => None,
        Folding::Kept(folded) => Some(folded),
        Folding::Unknown => {
            let folded = hiragana(character.to_lowercase().next()?);
            (folded != HYPHEN && !is_dropped(folded)).then_some(folded)
        }
    }
}

/// What becomes of a character that no mark follows.
enum Folding {
    Kept(char),
    Dropped,
    /// It is not known to be in NFKC form.
    Unknown,
}

impl Folding {
    /// Tells of the characters that make up nearly all of a plan.
    fn of(character: char) -> Self {
        match character {
            'ー' | '・' => Self::Dropped,
            other if is_composed(other) => Self::Kept(hiragana(other.to_ascii_lowercase())),
            _ => Self::Unknown,
        }
    }
}

const HYPHEN: char = '-';

/// Returns the byte ranges that are folded as a unit: a character with its combining marks,
/// including half-width voicing marks. Returns the character, too, if it has none.
fn units(text: &str) -> impl Iterator<Item = (Range<usize>, Option<char>)> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.next()?;
        let alone = start + first.len_utf8();
        let mut end = alone;
        while let Some((at, mark)) = characters.next_if(|(_, next)| is_mark(*next)) {
            end = at + mark.len_utf8();
        }
        Some((start..end, Some(first).filter(|_| end == alone)))
    })
}

fn is_mark(character: char) -> bool {
    !is_composed(character)
        && (matches!(character, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309a}' | '\u{200d}')
            || unicode_normalization::char::is_combining_mark(character)
            || is_variation_selector(character))
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
