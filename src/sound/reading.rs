//! How somebody has written that a title is read aloud.

use unicode_normalization::UnicodeNormalization as _;

use super::spelling::{is_vowel, read};
use super::transcript::{Script, sounds_of_kana};

/// A reading as sounds, with [`BREAK`] between its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading(Box<[u8]>);

/// No sound, but where a word begins.
pub(super) const BREAK: u8 = b' ';

impl Reading {
    /// Returns how a reading sounds. Returns `None` if it has neither kana nor Latin letters,
    /// or kanji, which do not say how they are read.
    pub(crate) fn new(written: &str) -> Option<Self> {
        let has_kanji = written.chars().any(|own| Script::of(own) == Script::Kanji);
        let is_heard = written.chars().any(is_kana_or_letter);
        (is_heard && !has_kanji).then(|| Self(sounds(written).into()))
    }

    /// Returns the sounds.
    pub(super) fn sounds(&self) -> &[u8] {
        &self.0
    }

    /// Returns whether a word begins at a place.
    pub(super) fn begins_word(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|before| self.0.get(before));
        before.is_none_or(|before| *before == BREAK)
    }

    /// Returns whether no syllable goes on at a place: から is heard in ちから, あい not in たい.
    pub(super) fn is_between_syllables(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|before| self.0.get(before));
        let is_consonant = |sound: &u8| sound.is_ascii_lowercase() && !is_vowel(*sound);
        let ends_word = self.0.get(place).is_none_or(|next| *next == BREAK);
        ends_word || !before.is_some_and(is_consonant)
    }
}

fn is_kana_or_letter(own: char) -> bool {
    let is_kana = matches!(own, 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ｦ'..='ｯ' | 'ｱ'..='ﾝ');
    let is_wide = matches!(own, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    is_kana || is_wide || own.is_ascii_alphabetic()
}

/// Returns the sounds of each word. One ends where the script changes, too: DX|すいしん.
fn sounds(written: &str) -> Vec<u8> {
    let characters: Vec<char> = written.nfkc().collect();
    let goes_on =
        |one: &char, other: &char| *other == 'ー' || Script::of(*one) == Script::of(*other);
    let words = characters.chunk_by(goes_on).filter_map(|run| {
        let text: String = run.iter().collect();
        match Script::of(*run.first()?) {
            Script::Hiragana | Script::Katakana => sounds_of_kana(&text),
            Script::Letters => Some(read(&romaji(&text))),
            Script::Kanji | Script::Other => None,
        }
    });
    words.collect::<Vec<_>>().join(&BREAK)
}

/// Returns letters as they are typed: the long vowel of Kōbe as that of こうべ.
fn romaji(letters: &str) -> String {
    let mut romaji = String::new();
    for letter in letters.nfd() {
        match (letter, romaji.chars().next_back()) {
            ('\u{302}' | '\u{304}', Some('o' | 'O')) => romaji.push('u'),
            ('\u{302}' | '\u{304}', Some(vowel)) => romaji.push(vowel),
            _ if letter.is_ascii_alphanumeric() => romaji.push(letter),
            _ => {}
        }
    }
    romaji
}
