//! Texts in the form in which they are listened to.

use std::hash::BuildHasher as _;
use std::ops::Range;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization as _;

use super::kanji::{KANJI, KanjiIndex};
use super::mora::{self, Sounds};
use super::spelling::{LONG, likened};

/// Texts as characters of two bytes in NFKC, each with a line feed after it. What two bytes
/// cannot hold is in no word that can be heard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Transcript {
    characters: Vec<u16>,
    keys: Vec<TextKey>,
}

/// What a text is known by in every transcript, without being read again. It is a hash of 64
/// bits: of a million different texts, two have the same with a probability of 1 to 37 million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct TextKey(u64);

/// A text of a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KnownText<'t> {
    pub(crate) key: TextKey,
    /// The character of the transcript with which it begins.
    pub(crate) start: usize,
    pub(crate) text: &'t [u16],
}

/// The script of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Script {
    /// Kanji, with 々.
    Kanji,
    /// Katakana, with ー.
    Katakana,
    /// Hiragana.
    Hiragana,
    /// Letters of other alphabets, and figures.
    Letters,
    /// What is no part of a word.
    Other,
}

impl Script {
    /// Returns the script of a character.
    pub(crate) fn of(character: char) -> Self {
        match character {
            '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Self::Kanji,
            other if is_katakana(other as u32) => Self::Katakana,
            'ぁ'..='ゖ' => Self::Hiragana,
            // What plans are full of needs no looking up in Unicode's tables.
            '\u{20}'..='~' if character.is_ascii_alphanumeric() => Self::Letters,
            '\u{20}'..='~' | '、'..='〃' | '〈'..='〟' | '・' => Self::Other,
            other if other.is_alphanumeric() => Self::Letters,
            _ => Self::Other,
        }
    }
}

/// Returns whether a character, by its number, is katakana.
pub(super) const fn is_katakana(character: u32) -> bool {
    matches!(character, 0x30a1..=0x30fa | 0x30fc)
}

/// Returns whether a character is one of those that make up nearly all of a plan, and by itself
/// is known to be in NFKC form and no mark.
pub(crate) fn is_composed(character: char) -> bool {
    matches!(character, '!'..='~' | 'ぁ'..='ゖ' | 'ァ'..='ー' | '\u{4e00}'..='\u{9fff}' | '、' | '。' | '「' | '」')
}

/// What is read as one: a kanji, a letter, or a kana with the small one after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) script: Script,
    pub(super) sound: Sound,
    /// The number of characters.
    pub(super) length: usize,
}

/// How a unit is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    Kanji(KanjiIndex),
    Sounds(Sounds),
    Unknown,
}

impl Sound {
    /// Returns the vowel that a mark after it may lengthen.
    pub(super) fn vowel(self) -> Option<u8> {
        match self {
            Self::Sounds(sounds) => sounds.vowel(),
            Self::Kanji(_) | Self::Unknown => None,
        }
    }
}

/// What stands after each text.
const END: u16 = b'\n' as u16;

impl TextKey {
    fn of(text: &[u16]) -> Self {
        Self(FixedState::default().hash_one(text))
    }
}

impl Transcript {
    /// Adds a text.
    pub(crate) fn add(&mut self, text: &str) {
        let start = self.len();
        match text.chars().all(is_composed) {
            true => text.chars().for_each(|character| self.push(character)),
            false => text.nfkc().for_each(|character| self.push(character)),
        }
        self.keys.push(TextKey::of(self.part(start..self.len())));
        self.characters.push(END);
    }

    /// Adds a text of another transcript.
    pub(crate) fn add_known(&mut self, known: &KnownText<'_>) {
        self.characters.extend_from_slice(known.text);
        self.keys.push(known.key);
        self.characters.push(END);
    }

    fn push(&mut self, character: char) {
        let mut units = [0; 2];
        match character.encode_utf16(&mut units) {
            [one] if character != '\n' => self.characters.push(*one),
            _ => self.characters.push(u16::from(b' ')),
        }
    }

    /// Returns the texts, each as its characters.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &[u16]> {
        self.characters.split(|unit| *unit == END)
    }

    /// Returns the texts.
    pub(crate) fn known_texts(&self) -> impl Iterator<Item = KnownText<'_>> {
        let mut start = 0;
        let texts = self.keys.iter().zip(self.texts());
        texts.map(move |(key, text)| {
            let known = KnownText {
                key: *key,
                start,
                text,
            };
            start += text.len() + 1;
            known
        })
    }

    /// Returns the texts that begin at some of the characters.
    pub(crate) fn texts_at(&self, starts: &[u32]) -> impl Iterator<Item = KnownText<'_>> {
        starts.iter().filter_map(|start| {
            let start = usize::try_from(*start).ok()?;
            let text = self
                .characters
                .get(start..)?
                .split(|unit| *unit == END)
                .next()?;
            Some(KnownText {
                key: TextKey::of(text),
                start,
                text,
            })
        })
    }

    /// Returns all characters.
    pub(crate) fn characters(&self) -> &[u16] {
        &self.characters
    }

    /// Returns the number of characters.
    pub(crate) fn len(&self) -> usize {
        self.characters.len()
    }

    /// Returns a part as characters.
    pub(crate) fn part(&self, part: Range<usize>) -> &[u16] {
        self.characters.get(part).unwrap_or_default()
    }

    /// Returns a part as text.
    pub(crate) fn text(&self, part: Range<usize>) -> String {
        String::from_utf16_lossy(self.part(part))
    }

    /// Returns a part, with the kanji after it if it is a single one, since that alone is in
    /// words that are read otherwise.
    pub(crate) fn with_rest_of_compound(&self, part: Range<usize>) -> Range<usize> {
        let is_kanji = |place| script(&self.characters, place) == Script::Kanji;
        if part.len() > 1 || !is_kanji(part.start) {
            return part;
        }
        let rest = (part.end..).take_while(|place| is_kanji(*place));
        part.start..part.end + rest.count()
    }

    /// Gives back what memory it does not need.
    pub(crate) fn shrink(&mut self) {
        self.characters.shrink_to_fit();
        self.keys.shrink_to_fit();
    }
}

/// Returns a character of a transcript.
pub(super) fn character(characters: &[u16], place: usize) -> Option<char> {
    char::from_u32(u32::from(*characters.get(place)?))
}

/// Returns the script at a place. There is none beyond the end.
pub(crate) fn script(characters: &[u16], place: usize) -> Script {
    character(characters, place).map_or(Script::Other, Script::of)
}

/// Returns the number of marks for a long vowel at a place, which belong to the word before.
pub(crate) fn lengthenings(characters: &[u16], place: usize) -> usize {
    let rest = characters.get(place..).unwrap_or_default().iter();
    rest.take_while(|character| **character == LONG_MARK)
        .count()
}

/// ー, which is in one character of a transcript.
const LONG_MARK: u16 = 0x30fc;

/// Returns the unit at a place, after a vowel that it may lengthen.
pub(super) fn unit(characters: &[u16], place: usize, vowel: Option<u8>) -> Option<Unit> {
    let own = character(characters, place)?;
    let script = Script::of(own);
    let small = character(characters, place + 1).filter(|next| mora::is_joined(*next));
    let small = small.filter(|_| matches!(script, Script::Hiragana | Script::Katakana));
    Some(Unit {
        script,
        sound: sound(characters, place, own, small, vowel),
        length: 1 + usize::from(small.is_some()),
    })
}

/// Returns the sounds of a text in kana. Returns `None` if anything else is in it.
pub(super) fn sounds_of_kana(text: &str) -> Option<Vec<u8>> {
    let mut transcript = Transcript::default();
    transcript.add(text);
    let characters = transcript.texts().next().unwrap_or_default();
    let (mut sounds, mut place, mut vowel) = (Vec::new(), 0, None);
    while place < characters.len() {
        let unit = unit(characters, place, vowel)?;
        let Sound::Sounds(own) = unit.sound else {
            return None;
        };
        if unit.script == Script::Letters {
            return None;
        }
        sounds.extend_from_slice(own.letters());
        vowel = own.vowel();
        place += unit.length;
    }
    Some(sounds)
}

fn sound(
    characters: &[u16],
    place: usize,
    own: char,
    small: Option<char>,
    vowel: Option<u8>,
) -> Sound {
    let kanji = |kanji| KANJI.index(kanji).map_or(Sound::Unknown, Sound::Kanji);
    match own {
        'ー' => Sound::Sounds(Sounds::one(LONG)),
        '々' => {
            let before = place.checked_sub(1);
            let repeated = before.and_then(|before| character(characters, before));
            repeated.map_or(Sound::Unknown, kanji)
        }
        _ => match (mora::of_kana(own, small), u8::try_from(own)) {
            (Some(sounds), _) => Sound::Sounds(sounds.after(vowel)),
            (None, Ok(letter)) if letter.is_ascii_alphanumeric() => {
                Sound::Sounds(Sounds::one(likened(letter)))
            }
            _ => kanji(own),
        },
    }
}
