//! Things that are found by words of their names: departments, plans, commands.

use std::slice;

use super::matching::{BETWEEN_TEXTS, Pattern, fold_all_onto};
use super::words::{Query, Word};
use crate::sound::{Hearing, Reading, Spoken, Transcript};

/// Texts of something that is found by words, made ready once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findable {
    folded: String,
    heard: Transcript,
    reading: Option<Reading>,
}

/// How much something is like what was typed, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// It is written or sounds like it.
    Alike,
    /// It can be read like it, though seldom.
    Free,
    /// It has a character that is wrong, or is another word that is read alike.
    Near,
}

impl Findable {
    /// Makes the texts of something ready.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str> + Clone) -> Self {
        let mut findable = Self::default();
        fold_all_onto(&mut findable.folded, texts.clone());
        texts.into_iter().for_each(|text| findable.heard.add(text));
        findable
    }

    /// Adds how the texts are read aloud, if that is known.
    pub fn read_as(mut self, reading: Option<&str>) -> Self {
        self.reading = reading.and_then(Reading::new);
        self
    }

    /// Returns how close the texts are to a query, by the word that is the least close.
    /// Returns `None` if any of its words is not like anything in them.
    pub fn closeness(&self, query: &Query) -> Option<Closeness> {
        self.sure_closeness(query).or_else(|| self.nearness(query))
    }

    /// Returns the same without what is only near. Words that are not found may be one.
    fn sure_closeness(&self, query: &Query) -> Option<Closeness> {
        let of = |words: &[Word]| self.least_close(words, |word| self.closeness_of(word));
        of(query.words()).or_else(|| of(slice::from_ref(query.joined()?)))
    }

    /// Returns the same with words of which some are no more than near.
    fn nearness(&self, query: &Query) -> Option<Closeness> {
        let near = |word: &Word| self.is_near(word).then_some(Closeness::Near);
        self.least_close(query.words(), |word| {
            self.closeness_of(word).or_else(|| near(word))
        })
    }

    fn least_close(
        &self,
        words: &[Word],
        closeness: impl Fn(&Word) -> Option<Closeness>,
    ) -> Option<Closeness> {
        let all: Option<Vec<Closeness>> = words.iter().map(closeness).collect();
        Some(all?.into_iter().max().unwrap_or(Closeness::Alike))
    }

    fn closeness_of(&self, word: &Word) -> Option<Closeness> {
        if self.has(&word.typed.pattern) {
            return Some(Closeness::Alike);
        }
        let is_heard = |hearing| {
            let spoken = word.spoken.as_ref();
            let spoken = spoken.filter(|spoken| spoken.may_be_heard(hearing));
            spoken.is_some_and(|spoken| self.is_heard(spoken, hearing))
        };
        let borrowed = word.loanword.as_ref();
        let is_borrowed = || borrowed.is_some_and(|word| !word.heard(&self.heard).is_empty());
        if is_heard(Hearing::Exact) || is_heard(Hearing::Short) || is_borrowed() {
            return Some(Closeness::Alike);
        }
        is_heard(Hearing::Free).then_some(Closeness::Free)
    }

    fn is_heard(&self, spoken: &Spoken, hearing: Hearing) -> bool {
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| spoken.heard_in(reading, hearing).is_some())
            || spoken
                .listen_to(&self.heard)
                .heard(hearing)
                .next()
                .is_some()
    }

    fn has(&self, pattern: &Pattern) -> bool {
        let mut texts = self.folded.split(BETWEEN_TEXTS);
        pattern.is_in(&self.folded) || texts.any(|text| pattern.is_scattered_in(text))
    }

    fn is_near(&self, word: &Word) -> bool {
        let mut near = Word::NEAR.into_iter();
        near.any(|parts_near| !parts_near(word, &self.heard).is_empty())
    }
}

/// Returns the places of those of some things that are the closest to a query, and how close
/// they are. All that are alike count as equally close.
pub fn closest<'f>(
    things: impl Iterator<Item = &'f Findable>,
    query: &Query,
) -> (Vec<usize>, Option<Closeness>) {
    let things: Vec<&Findable> = things.collect();
    let all = |closeness: &dyn Fn(&Findable) -> Option<Closeness>| -> Vec<(usize, Closeness)> {
        let found = things.iter().enumerate();
        let found = found.map(|(place, thing)| Some((place, closeness(thing)?)));
        found.flatten().collect()
    };
    let sure = all(&|thing| thing.sure_closeness(query));
    // What is near takes longer to find, and is of no use beside what is closer.
    let found = match sure.is_empty() {
        true => all(&|thing| thing.nearness(query)),
        false => sure,
    };
    let best = found.iter().map(|(_, closeness)| *closeness).min();
    let closest = found
        .into_iter()
        .filter(|(_, closeness)| Some(*closeness) == best);
    (closest.map(|(place, _)| place).collect(), best)
}

impl Query {
    /// Returns what the query is found as in a text, for highlighting its matches.
    pub fn patterns_in(&self, text: &str) -> Vec<Pattern> {
        let findable = Findable::new([text]);
        let of_word = |word: &Word| {
            let typed = word.typed.pattern.clone();
            let others = match findable.has(&typed) {
                true => Vec::new(),
                false => like(word, &findable.heard),
            };
            std::iter::once(typed).chain(others).collect::<Vec<_>>()
        };
        let words = self.words().iter().chain(self.joined());
        words.flat_map(of_word).collect()
    }
}

/// Returns the parts of a transcript that are like a word.
fn like(word: &Word, transcript: &Transcript) -> Vec<Pattern> {
    let spoken = word.spoken.as_ref();
    let heard = Hearing::ALL.into_iter().filter_map(|hearing| {
        let spoken = spoken.filter(|spoken| spoken.may_be_heard(hearing))?;
        let listening = spoken.listen_to(transcript);
        let heard = listening.heard(hearing);
        Some(heard.map(|heard| heard.part).collect::<Vec<_>>())
    });
    let borrowed = word.loanword.as_ref().map(|word| {
        let borrowed = word.heard(transcript).into_iter();
        borrowed.map(|borrowed| borrowed.part).collect()
    });
    let near = Word::NEAR
        .into_iter()
        .map(|parts_near| parts_near(word, transcript));
    let mut parts = heard.chain(borrowed).chain(near);
    let parts = parts.find(|parts| !parts.is_empty()).unwrap_or_default();
    let patterns = parts
        .into_iter()
        .map(|part| Pattern::new(&transcript.text(part)));
    patterns.collect()
}
