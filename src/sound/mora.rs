//! What kana sound like.

use super::spelling::{is_vowel, vowel_after};

/// The sounds of each hiragana from ぁ to ゖ, as [`spelling`](super::spelling) writes them.
const HIRAGANA: [&str; 86] = [
    "a", "a", "i", "i", "u", "u", "e", "e", "o", "o", "ka", "ga", "ki", "gi", "ku", "gu", "ke",
    "ge", "ko", "go", "sa", "za", "si", "zi", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "ti",
    "zi", "Q", "tu", "zu", "te", "de", "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa",
    "hi", "bi", "pi", "hu", "bu", "pu", "he", "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me",
    "mo", "ya", "ya", "yu", "yu", "yo", "yo", "ra", "ri", "ru", "re", "ro", "wa", "wa", "i", "e",
    "o", "N", "bu", "ka", "ke",
];

/// The sounds of a unit of a text: a syllable, a letter, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Sounds {
    letters: [u8; 4],
    length: usize,
}

impl Sounds {
    fn push(mut self, more: &[u8]) -> Self {
        for letter in more {
            if let Some(place) = self.letters.get_mut(self.length) {
                *place = *letter;
                self.length += 1;
            }
        }
        self
    }

    /// Returns the sound by itself.
    pub(super) fn one(letter: u8) -> Self {
        Self::default().push(&[letter])
    }

    /// Returns the sounds as letters.
    pub(super) fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }

    /// Returns the vowel in which they end, if they do.
    pub(super) fn vowel(&self) -> Option<u8> {
        self.letters()
            .last()
            .copied()
            .filter(|last| is_vowel(*last))
    }

    /// Returns the sounds as they are after a vowel, which う in こう lengthens.
    pub(super) fn after(self, vowel: Option<u8>) -> Self {
        match self.letters() {
            [own] if is_vowel(*own) => Self::one(vowel_after(vowel, *own)),
            _ => self,
        }
    }
}

/// Returns the sounds of a kana, which a small one may follow. Returns `None` if it is none.
pub(super) fn of_kana(kana: char, small: Option<char>) -> Option<Sounds> {
    let own = HIRAGANA.get(place(kana)?)?.as_bytes();
    let sounds = Sounds::default();
    let Some(joined) = small.and_then(joined) else {
        return Some(sounds.push(own));
    };
    let (consonants, vowel) = match own {
        [consonants @ .., vowel] if is_vowel(*vowel) => (consonants, *vowel),
        _ => return Some(sounds.push(own)),
    };
    // ティ and ディ are no more than another vowel, シェ and チェ have a glide.
    let glide: &[u8] = match (consonants, vowel, joined) {
        (_, _, [b'y', ..]) => b"",
        ([], b'u', _) => b"w",
        ([], b'i', _) | (_, b'i', [b'a' | b'e' | b'o']) => b"y",
        _ => b"",
    };
    Some(sounds.push(consonants).push(glide).push(joined))
}

/// Returns the sounds of a kana, by itself and with each of the small ones after it.
pub(super) fn of_kana_before_any(kana: char) -> impl Iterator<Item = Sounds> {
    let small = SMALL.into_iter().map(Some);
    let next = std::iter::once(None).chain(small);
    next.filter_map(move |small| of_kana(kana, small))
}

/// The small kana that make one sound with the one before.
const SMALL: [char; 8] = ['ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'ゃ', 'ゅ', 'ょ'];

/// Returns whether a character is a small kana that makes one sound with the one before.
pub(super) fn is_joined(kana: char) -> bool {
    joined(kana).is_some()
}

fn joined(small: char) -> Option<&'static [u8]> {
    Some(match hiragana(small) {
        'ぁ' => b"a",
        'ぃ' => b"i",
        'ぅ' => b"u",
        'ぇ' => b"e",
        'ぉ' => b"o",
        'ゃ' => b"ya",
        'ゅ' => b"yu",
        'ょ' => b"yo",
        _ => return None,
    })
}

fn place(kana: char) -> Option<usize> {
    let offset = u32::from(hiragana(kana)).checked_sub(u32::from('ぁ'))?;
    usize::try_from(offset).ok()
}

fn hiragana(kana: char) -> char {
    match kana {
        'ァ'..='ヶ' => char::from_u32(u32::from(kana) - 0x60).unwrap_or(kana),
        other => other,
    }
}
