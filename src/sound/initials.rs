//! What characters can begin to sound like. Of most texts this tells that a word is not in them.

use std::sync::LazyLock;

use super::kanji::KANJI;
use super::mora;
use super::spelling::likened;

/// The first sounds of all characters.
pub(super) static INITIALS: LazyLock<Initials> = LazyLock::new(Initials::new);

/// For each character of two bytes, the sounds with which its readings begin, a bit each.
pub(super) struct Initials(Box<[u32]>);

impl Initials {
    fn new() -> Self {
        let mut initials = Self(vec![0; usize::from(u16::MAX) + 1].into());
        for kana in 'ぁ'..='ヶ' {
            // With a small kana after it, ウ becomes w and イ becomes y.
            for sounds in mora::of_kana_before_any(kana) {
                initials.add(kana, sounds.letters().first().copied());
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

    /// Returns whether a character may begin with any of some sounds.
    pub(super) fn may_begin(&self, character: u16, sounds: FirstSounds) -> bool {
        let bits = self.0.get(usize::from(character)).copied();
        bits.unwrap_or_default() & sounds.0 != 0
    }
}

/// Sounds with which a word may begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct FirstSounds(u32);

impl FirstSounds {
    pub(super) fn new(sounds: &[u8]) -> Self {
        Self(sounds.iter().fold(0, |bits, sound| bits | bit(*sound)))
    }
}

/// Figures share a bit.
fn bit(sound: u8) -> u32 {
    match sound.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 1 << 26,
    }
}
