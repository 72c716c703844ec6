//! Words that are nearly what was typed: with one character wrong, missing, too many or swapped
//! with the next, or written with other kanji that are read alike.

use std::ops::Range;

use super::fold::folded_units;
use super::folded_transcript::{FoldedTranscript, folded_texts};
use crate::sound::{KnownCharacters, Script, Transcript, are_homophones};

/// A word in which there may be a mistake.
#[derive(Debug)]
pub(super) struct Mistaken {
    characters: Vec<char>,
    /// For each different character, where it stands in the word.
    places: Vec<(char, Places)>,
}

/// A set of places in a word, the first as the lowest bit.
type Places = u64;

/// How far a word has come in a text, with a bit for each place (Wu and Manber).
#[derive(Default)]
struct Progress {
    /// Without a mistake.
    right: Places,
    /// With one, which may be two neighbours that are swapped.
    mended: Places,
    /// Without a mistake, one character before.
    before: Places,
    /// The places of the character before.
    previous: Places,
}

impl Progress {
    /// Goes on by a character that stands at some places of the word.
    fn step(&mut self, own: Places) {
        let Self { right, mended, .. } = *self;
        let now = (right << 1 | 1) & own;
        let swapped = ((self.before << 1 | 1) & own) << 1 & self.previous;
        *self = Self {
            mended: (mended << 1 | 1) & own | right | right << 1 | now << 1 | 1 | swapped,
            before: right,
            right: now,
            previous: own,
        };
    }
}

/// The fewest characters of a word in which there may be a mistake. Of fewer, most words are
/// near.
const FEWEST: usize = 4;

/// The most characters.
const MOST: usize = 60;

impl Mistaken {
    /// Returns a folded word as one with a mistake. Returns `None` if it is too short or too
    /// long to have one.
    pub(super) fn new(folded: &str) -> Option<Self> {
        let characters: Vec<char> = folded.chars().collect();
        let mut places: Vec<(char, Places)> = Vec::new();
        for (place, character) in characters.iter().enumerate().take(MOST) {
            match places.iter_mut().find(|(known, _)| known == character) {
                Some((_, places)) => *places |= 1 << place,
                None => places.push((*character, 1 << place)),
            }
        }
        let has_length = (FEWEST..=MOST).contains(&characters.len());
        has_length.then_some(Self { characters, places })
    }

    /// Returns the parts of a transcript that the word becomes by mending one mistake.
    pub(super) fn found(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        let texts = folded_texts(transcript, |text| self.may_be_in(text));
        let found = texts.flat_map(|text| {
            let parts = self.likeliest(&text, self.parts(&text)).into_iter();
            parts.filter_map(|part| text.part(part)).collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Returns whether the word comes to its end in a text. It may do so with two mistakes, if
    /// these are swapped neighbours.
    pub(super) fn may_be_in(&self, text: &[u16]) -> bool {
        let mut progress = Progress::default();
        text.len() + 1 >= self.characters.len()
            && folded_units(text).any(|character| {
                progress.step(self.places_of(character));
                progress.mended & self.last() != 0
            })
    }

    fn parts(&self, text: &FoldedTranscript<'_>) -> Vec<Range<usize>> {
        let mut progress = Progress::default();
        let mut found = Vec::new();
        for (place, character) in text.characters().iter().enumerate() {
            progress.step(self.places_of(*character));
            if progress.mended & self.last() != 0 {
                found.extend(self.part_to(text, place + 1));
            }
        }
        found
    }

    fn last(&self) -> Places {
        1 << (self.characters.len() - 1)
    }

    /// Of parts that overlap, returns the likeliest: one that ends as what was typed does, or
    /// else is as long.
    fn likeliest(
        &self,
        text: &FoldedTranscript<'_>,
        parts: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        let differs = |part: &Range<usize>| {
            let last = part
                .clone()
                .last()
                .and_then(|last| text.characters().get(last));
            (
                last != self.characters.last(),
                part.len() != self.characters.len(),
            )
        };
        let mut likeliest: Vec<Range<usize>> = Vec::new();
        for part in parts {
            match likeliest.last_mut().filter(|known| part.start < known.end) {
                Some(known) if differs(&part) < differs(known) => *known = part,
                Some(_) => {}
                None => likeliest.push(part),
            }
        }
        likeliest
    }

    fn places_of(&self, character: char) -> Places {
        let own = self.places.iter().find(|(known, _)| *known == character);
        own.map_or(0, |(_, places)| *places)
    }

    /// Returns the part that ends at a place and differs the least in length from the word.
    fn part_to(&self, text: &FoldedTranscript<'_>, end: usize) -> Option<Range<usize>> {
        let length = self.characters.len();
        let lengths = [length, length + 1, length - 1];
        let starts = lengths
            .into_iter()
            .filter_map(|length| end.checked_sub(length));
        let mut starts = starts.filter(|start| {
            let part = text.characters().get(*start..end).unwrap_or_default();
            strsim::generic_damerau_levenshtein(part, &self.characters) == 1
        });
        Some(starts.next()?..end)
    }
}

/// A word in which each kanji may be one that is read alike: 決済 for 決裁.
#[derive(Debug)]
pub(super) struct ReadAlike {
    characters: Vec<char>,
    first_kanji: char,
    /// Which characters are read like the first kanji.
    like_first: KnownCharacters,
}

/// The fewest characters of which one is taken for another that is read alike.
const FEWEST_ALIKE: usize = 2;

impl ReadAlike {
    /// Returns a folded word as one that may be written otherwise. Returns `None` if it is too
    /// short or has no kanji.
    pub(super) fn new(folded: &str) -> Option<Self> {
        let characters: Vec<char> = folded.chars().collect();
        let mut kanji = characters
            .iter()
            .filter(|own| Script::of(**own) == Script::Kanji);
        let first_kanji = *kanji.next()?;
        (characters.len() >= FEWEST_ALIKE).then(|| Self {
            characters,
            first_kanji,
            like_first: KnownCharacters::default(),
        })
    }

    /// Returns the parts of a transcript that are other words, but read alike.
    pub(super) fn found(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        let length = self.characters.len();
        let texts = folded_texts(transcript, |text| self.may_be_in(text));
        let found = texts.flat_map(|text| {
            let parts = text.characters().windows(length).enumerate();
            let starts = parts
                .filter(|(_, part)| self.is_alike(part))
                .map(|(start, _)| start);
            let parts = starts.filter_map(|start| text.part(start..start + length));
            parts.collect::<Vec<_>>()
        });
        found.collect()
    }

    fn is_alike(&self, part: &[char]) -> bool {
        let mut pairs = part.iter().zip(&self.characters);
        part != self.characters
            && pairs.all(|(one, typed)| one == typed || are_homophones(*one, *typed))
    }

    /// Returns whether a text has a kanji that is, or is read like, the first of the word.
    pub(super) fn may_be_in(&self, text: &[u16]) -> bool {
        let mut is_like_first = self.like_first.asking(|own| self.is_like_first(own));
        text.len() >= self.characters.len() && text.iter().any(|own| is_like_first(*own))
    }

    fn is_like_first(&self, own: u16) -> bool {
        let own = char::from_u32(u32::from(own));
        own.is_some_and(|own| own == self.first_kanji || are_homophones(own, self.first_kanji))
    }
}
