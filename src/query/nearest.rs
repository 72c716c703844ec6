//! What is offered where nothing is found: the words of the plan that have the most in common
//! with one that was typed.

use super::folded_transcript::folded_texts;
use super::vocabulary::Vocabulary;
use super::words::Word;
use crate::sound::{Hearing, Script, Spoken, Transcript, script};

/// The most words that are offered. More are not read.
const MOST: usize = 3;

/// The fewest characters that have to be in common, as typed and in Latin letters.
const FEWEST: usize = 2;
const FEWEST_IN_LATIN: usize = 4;

/// Returns words that have the longest beginning or end in common with a word.
pub(super) fn nearest(word: &Word, vocabulary: &Vocabulary) -> Vec<String> {
    let fewest = match word.is_latin() {
        true => FEWEST_IN_LATIN,
        false => FEWEST,
    };
    let typed: Vec<char> = word.typed.pattern.folded().chars().collect();
    for length in (fewest..typed.len()).rev() {
        let ends = [typed.get(..length), typed.get(typed.len() - length..)];
        let mut found = Vec::new();
        for part in ends.into_iter().flatten() {
            for names in vocabulary.names() {
                add_words(part, names, &mut found);
            }
        }
        if !found.is_empty() {
            // The shortest is in the most rows.
            found.sort_by_key(|word| word.chars().count());
            found.truncate(MOST);
            return found;
        }
    }
    Vec::new()
}

/// Adds the words of a transcript that have a part, or sound like it.
fn add_words(part: &[char], names: &Transcript, found: &mut Vec<String>) {
    let spoken = Spoken::new(&part.iter().collect::<String>());
    let listening = spoken.as_ref().map(|spoken| spoken.listen_to(names));
    let heard = listening.iter().flat_map(|own| own.heard(Hearing::Short));
    let heard = heard.map(|heard| heard.part.start);
    for place in places(part, names).into_iter().chain(heard) {
        let word = whole_word(names, place);
        if !found.contains(&word) {
            found.push(word);
        }
    }
}

/// Returns where a part begins in a transcript.
fn places(part: &[char], names: &Transcript) -> Vec<usize> {
    let texts = folded_texts(names, |text| text.len() >= part.len());
    let places = texts.flat_map(|text| {
        let windows = text.characters().windows(part.len()).enumerate();
        let starts = windows.filter(|(_, window)| *window == part);
        let found = starts.filter_map(|(at, _)| text.part(at..at + part.len()));
        found.map(|part| part.start).collect::<Vec<_>>()
    });
    places.collect()
}

/// Returns the run of a script that a place is in.
fn whole_word(names: &Transcript, place: usize) -> String {
    let characters = names.characters();
    let own = script(characters, place);
    let is_own = |place: &usize| script(characters, *place) == own && own != Script::Other;
    let before = (0..place).rev().take_while(is_own).count();
    let after = (place..characters.len()).take_while(is_own).count();
    names.text(place - before..place + after.max(1))
}
