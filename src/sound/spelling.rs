//! Sounds as letters, in which all ways of writing the same Japanese sound in Latin letters
//! come to the same: `shi` and `si`, `chou`, `tyou` and `cho-`, `shimbun` and `sinbun`.
//!
//! Small letters are sounds. A capital vowel lengthens the one before, [`LONG`] does so
//! whichever it is, [`NASAL`] is the syllable ん of a text. [`STOP`] is っ, which doubles the
//! consonant after it.

/// A long vowel, written as a mark: ー or a hyphen.
pub(super) const LONG: u8 = b':';

/// The syllable ん. What is typed for it is an `n` like any other, once or twice.
pub(super) const NASAL: u8 = b'N';

/// The syllable っ.
pub(super) const STOP: u8 = b'Q';

/// No sound, but that the one before is ん or っ.
pub(super) const AFTER_STOP: u8 = b'^';

/// Returns a word in Latin letters as the sounds that were typed.
pub(super) fn typed(romaji: &str) -> Vec<u8> {
    let letters: Vec<u8> = romaji
        .bytes()
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let mut sounds = Vec::with_capacity(letters.len());
    let mut rest = letters.as_slice();
    while !rest.is_empty() {
        let (sound, taken) = next(rest, sounds.last().copied());
        sounds.extend_from_slice(sound);
        rest = rest.get(taken..).unwrap_or_default();
    }
    while sounds.last() == Some(&LONG) {
        sounds.pop();
    }
    sounds
}

/// Returns a reading in Latin letters as the sounds of a text.
pub(super) fn read(romaji: &str) -> Vec<u8> {
    let mut sounds = typed(romaji);
    for place in 0..sounds.len() {
        let follows = sounds.get(place + 1).copied();
        let is_syllable = follows.is_none_or(|next| !is_vowel(next) && next != b'y');
        if let Some(sound @ b'n') = sounds.get_mut(place)
            && is_syllable
        {
            *sound = NASAL;
        }
    }
    sounds
}

/// Returns whether a sound is a vowel, be it one that lengthens.
pub(super) fn is_vowel(sound: u8) -> bool {
    matches!(sound.to_ascii_lowercase(), b'a' | b'i' | b'u' | b'e' | b'o')
}

/// Returns the sound of a vowel after another sound: as its capital, if it lengthens that.
pub(super) fn vowel_after(before: Option<u8>, vowel: u8) -> u8 {
    match before.map(|before| before.to_ascii_lowercase()) {
        Some(same) if same == vowel => vowel.to_ascii_uppercase(),
        Some(b'o') if vowel == b'u' => b'U',
        _ => vowel,
    }
}

/// Returns the sounds at the beginning of some letters, and how many of these they take.
fn next(letters: &[u8], before: Option<u8>) -> (&'static [u8], usize) {
    match letters {
        [b'-', ..] => (b":", 1),
        [b'\'', ..] => (b"", 1),
        [b'd', b'z', ..] | [b'n', b'n', ..] => (b"", 1),
        [b't', b'c', b'h', ..] => (b"Q", 1),
        [first, second, ..] if first == second && is_consonant(*first) => (b"Q", 1),
        [b'c', b'h', b'i' | b'y', ..] | [b'c', b'h'] => (b"t", 2),
        [b'c', b'h', ..] => (b"ty", 2),
        [b's', b'h', b'i' | b'y', ..] | [b's', b'h'] => (b"s", 2),
        [b's', b'h', ..] => (b"sy", 2),
        [b't', b's', ..] | [b't', b'h', b'i', ..] => (b"t", 2),
        [b'd', b'h', b'i', ..] => (b"d", 2),
        [b'j', b'i' | b'y', ..] | [b'j'] | [b'd', b'u', ..] => (b"z", 1),
        [b'j', ..] => (b"zy", 1),
        [b'w', b'o', ..] => (b"", 1),
        [b'm', b'b' | b'p' | b'm', ..] => (b"n", 1),
        [b'h', next, ..] if before.is_some_and(is_vowel) && is_consonant(*next) => (b"", 1),
        [vowel, ..] if is_vowel(*vowel) => (single(vowel_after(before, *vowel)), 1),
        [letter, ..] => (single(likened(*letter)), 1),
        [] => (b"", 1),
    }
}

/// Returns the sound that stands for a letter by itself, since Japanese does not tell them
/// apart.
pub(super) fn likened(letter: u8) -> u8 {
    match letter.to_ascii_lowercase() {
        b'l' => b'r',
        b'v' => b'b',
        b'f' => b'h',
        b'j' => b'z',
        other => other,
    }
}

fn is_consonant(letter: u8) -> bool {
    letter.is_ascii_alphabetic() && !is_vowel(letter) && letter != b'y'
}

/// All sounds of one letter.
const SINGLE: &[u8] = b"abcdefghijklmnopqrstuvwxyzAIUEO0123456789";

fn single(sound: u8) -> &'static [u8] {
    let place = SINGLE.iter().position(|other| *other == sound);
    place
        .and_then(|place| SINGLE.get(place..=place))
        .unwrap_or_default()
}
