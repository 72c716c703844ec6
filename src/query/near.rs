//! Words that are nearly what was typed: with one character wrong, missing, too many or swapped
//! with the next, or written with other kanji that are read alike.

use std::ops::Range;

use super::folded_transcript::{FoldedTranscript, folded_texts};
use crate::sound::{Script, Transcript, are_homophones};

/// A word in which there may be a mistake.
pub(super) struct Mistaken {
    characters: Vec<char>,
    /// For each different character, where it stands in the word.
    places: Vec<(char, Places)>,
}

/// A set of places in a word, the first as the lowest bit.
type Places = u64;

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
        let texts = folded_texts(transcript, self.characters.len() - 1);
        let found = texts.flat_map(|text| {
            let parts = self.likeliest(&text, self.parts(&text)).into_iter();
            parts.filter_map(|part| text.part(part)).collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Finds parts with a bit for each place that the word has come to (Wu and Manber), with
    /// one mistake, which may be two neighbours that are swapped.
    fn parts(&self, text: &FoldedTranscript<'_>) -> Vec<Range<usize>> {
        let last = 1 << (self.characters.len() - 1);
        let (mut right, mut mended, mut before) = (0, 0, 0);
        let mut previous = 0;
        let mut found = Vec::new();
        for (place, character) in text.characters().iter().enumerate() {
            let own = self.places_of(*character);
            let now = (right << 1 | 1) & own;
            let swapped = ((before << 1 | 1) & own) << 1 & previous;
            mended = (mended << 1 | 1) & own | right | right << 1 | now << 1 | 1 | swapped;
            if mended & last != 0 {
                found.extend(self.part_to(text, place + 1));
            }
            (before, right, previous) = (right, now, own);
        }
        found
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

/// Returns the parts of a transcript in which each kanji is the one of a folded word or one that
/// is read alike: 決裁 for 決済.
pub(super) fn homophones(folded: &str, transcript: &Transcript) -> Vec<Range<usize>> {
    let typed: Vec<char> = folded.chars().collect();
    let has_kanji = typed.iter().any(|own| Script::of(*own) == Script::Kanji);
    if typed.len() < FEWEST_ALIKE || !has_kanji {
        return Vec::new();
    }
    let is_alike = |part: &[char]| {
        let mut pairs = part.iter().zip(&typed);
        part != typed && pairs.all(|(one, typed)| one == typed || are_homophones(*one, *typed))
    };
    let texts = folded_texts(transcript, typed.len());
    let found = texts.flat_map(|text| {
        let parts = text.characters().windows(typed.len()).enumerate();
        let starts = parts
            .filter(|(_, part)| is_alike(part))
            .map(|(start, _)| start);
        let parts = starts.filter_map(|start| text.part(start..start + typed.len()));
        parts.collect::<Vec<_>>()
    });
    found.collect()
}

/// The fewest characters of which one is taken for another that is read alike.
const FEWEST_ALIKE: usize = 2;
