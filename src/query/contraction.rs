//! Compounds of which somebody typed the first kanji of each word: 国保 for 国民健康保険.

use std::ops::{Range, RangeInclusive};

use crate::sound::{Script, Transcript, script};

/// A word that may be short for a compound.
#[derive(Debug)]
pub(super) struct Contraction {
    kanji: Vec<u16>,
}

/// The kanji of a contraction. More than four are a compound themselves.
const LENGTHS: RangeInclusive<usize> = 2..=4;

/// How far apart kanji stand of which each begins a word: words of a compound have two, and one
/// of them may have been passed over.
const DISTANCES: [usize; 2] = [2, 4];

impl Contraction {
    /// Returns a word as what may be short for another. Returns `None` unless it is a few kanji.
    pub(super) fn new(word: &str) -> Option<Self> {
        let is_kanji = word.chars().all(|own| Script::of(own) == Script::Kanji);
        let kanji: Vec<u16> = word.encode_utf16().collect();
        (is_kanji && LENGTHS.contains(&kanji.len())).then_some(Self { kanji })
    }

    /// Returns the parts of a transcript that the word may be short for.
    pub(super) fn found(&self, transcript: &Transcript) -> Vec<Range<usize>> {
        self.parts(transcript.characters()).collect()
    }

    /// Returns whether the word may be short for a part of a text.
    pub(super) fn may_be_in(&self, text: &[u16]) -> bool {
        self.parts(text).next().is_some()
    }

    fn parts<'t>(&'t self, text: &'t [u16]) -> impl Iterator<Item = Range<usize>> + 't {
        let first = self.kanji.first();
        let starts = (0..text.len()).filter(move |place| text.get(*place) == first);
        starts.filter_map(|start| self.part_from(text, start))
    }

    fn part_from(&self, text: &[u16], start: usize) -> Option<Range<usize>> {
        let mut last = start;
        for kanji in self.kanji.iter().skip(1) {
            let mut places = DISTANCES.into_iter().map(|distance| last + distance);
            last = places.find(|place| text.get(*place) == Some(kanji))?;
        }
        let part = start..last + 2;
        let is_kanji = |place| script(text, place) == Script::Kanji;
        part.clone().all(is_kanji).then_some(part)
    }
}
