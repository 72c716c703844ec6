//! What characters can begin to sound like. Of most texts this tells that a word is not in them.

use std::sync::LazyLock;

use super::kanji::KANJI;
use super::mora;
use super::spelling::likened;

/// The first sounds of all characters.
pub(super) static INITIALS: LazyLock<Initials> = LazyLock::new(Initials::new);

/// For each character of two bytes, the sounds with which its readings begin, a bit each.
pub(super) struct Initials(Vec<u32>);

impl Initials {
    fn new() -> Self {
        let mut initials = Self(vec![0; usize::from(u16::MAX) + 1]);
        for kana in 'ぁ'..='ヶ' {
            let small = ['ぃ', 'ぇ'].map(Some);
            // With a small kana after it, ウ becomes w and イ becomes y.
            for next in [None].into_iter().chain(small) {
                let sounds = mora::of_kana(kana, next);
                let first = sounds.and_then(|sounds| sounds.letters().first().copied());
                initials.add(kana, first);
            }
        }
        for letter in ('0'..='9').chain('A'..='Z').chain('a'..='z') {
            initials.add(letter, u8::try_from(letter).ok().map(likened));
        }
        for (kanji, sounds) in KANJI.initials() {
            sounds.for_each(|sound| initials.add(kanji, Some(sound)));
        }
        initials
    }

    fn add(&mut self, character: char, sound: Option<u8>) {
        if let (Some(bits), Some(sound)) = (self.0.get_mut(character as usize), sound) {
            *bits |= bit(sound);
        }
    }

    /// Returns whether a character may begin with a sound.
    pub(super) fn may_begin(&self, character: char, sound: u8) -> bool {
        let bits = self.0.get(character as usize).copied();
        bits.unwrap_or_default() & bit(sound) != 0
    }
}

/// Figures share a bit.
fn bit(sound: u8) -> u32 {
    match sound.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 1 << 26,
    }
}
