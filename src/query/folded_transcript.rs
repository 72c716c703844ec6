//! A transcript folded, so that it is compared with what was typed and still has its scripts.

use std::ops::Range;

use super::fold::folded_unit;
use crate::sound::{Script, Transcript, lengthenings, script};

/// A text of a transcript, folded, with where its characters stand in it.
pub(super) struct FoldedTranscript<'t> {
    text: &'t [u16],
    /// Where the text begins in its transcript.
    start: usize,
    characters: Vec<char>,
    /// For each folded character, its place in the text.
    places: Vec<usize>,
}

impl<'t> FoldedTranscript<'t> {
    /// Folds a text that begins at a place of its transcript.
    pub(super) fn new(text: &'t [u16], start: usize) -> Self {
        let mut folded = Self {
            text,
            start,
            characters: Vec::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
        };
        for (place, unit) in text.iter().enumerate() {
            if let Some(character) = folded_unit(*unit) {
                folded.characters.push(character);
                folded.places.push(place);
            }
        }
        folded
    }

    /// Returns the folded characters.
    pub(super) fn characters(&self) -> &[char] {
        &self.characters
    }

    /// Returns the part of the transcript that some characters come from, with the marks for a
    /// long vowel after them, which are dropped when they are folded.
    pub(super) fn part(&self, characters: Range<usize>) -> Option<Range<usize>> {
        let places = self.places.get(characters)?;
        let end = *places.last()? + 1;
        let end = end + lengthenings(self.text, end);
        Some(self.start + places.first()?..self.start + end)
    }

    /// Returns whether what touches some characters is in another script.
    pub(super) fn stands_alone(&self, characters: Range<usize>) -> bool {
        let Some(part) = self.part(characters) else {
            return false;
        };
        let (start, end) = (part.start - self.start, part.end - self.start);
        let own = |place| script(self.text, place);
        let goes_on = |one: Script, other: Script| one == other && one != Script::Other;
        let before = start.checked_sub(1).map(own);
        let is_begun = before.is_some_and(|before| goes_on(before, own(start)));
        !is_begun && !goes_on(own(end.saturating_sub(1)), own(end))
    }
}

/// Returns whether a folded word stands in a text by itself: what touches it is in another
/// script.
pub(super) fn has_word(text: &[u16], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let folded = FoldedTranscript::new(text, 0);
    let parts = folded.characters().windows(word.len().max(1)).enumerate();
    let mut starts = parts
        .filter(|(_, part)| *part == word)
        .map(|(start, _)| start);
    starts.any(|start| folded.stands_alone(start..start + word.len()))
}

/// Returns those of the texts of a transcript that are wanted, folded.
pub(super) fn folded_texts(
    transcript: &Transcript,
    is_wanted: impl Fn(&[u16]) -> bool,
) -> impl Iterator<Item = FoldedTranscript<'_>> {
    let mut start = 0;
    let texts = transcript.texts().map(move |text| {
        let own = start;
        start += text.len() + 1;
        (text, own)
    });
    let texts = texts.filter(move |(text, _)| is_wanted(text));
    texts.map(|(text, start)| FoldedTranscript::new(text, start))
}
