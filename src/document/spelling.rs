//! The nearest valid word for one that is not.

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization as _;

/// Returns the candidate that was most likely meant, or `None` if none is near
/// enough. At most a third of the letters may differ (heuristic), and not all, by
/// the edits of a typo: a letter missing, added or wrong, or two exchanged.
pub fn nearest<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    candidates
        .into_iter()
        .filter(|candidate| is_as_long(written, candidate))
        .map(|candidate| (distance(written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(written, candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What to suggest for a word that is not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// The valid word that is nearest.
    Nearest(String),
    /// All valid words, since none is near.
    AnyOf(Vec<String>),
    /// None is near, and there are too many valid words to name them.
    TooMany,
}

impl Suggestion {
    /// Finds the suggestion for a word. If none is near, all valid words are listed,
    /// unless there are more than `most`.
    pub fn new(written: &str, valid: &[&str], most: usize) -> Self {
        match nearest(written, valid.iter().copied()) {
            Some(near) => Self::Nearest(near.to_owned()),
            None if valid.len() > most => Self::TooMany,
            None => Self::AnyOf(valid.iter().map(|&word| word.to_owned()).collect()),
        }
    }
}

/// Returns whether a word could be near by its length, so that long ones need not be compared
/// letter by letter. Two thirds of the letters are the same, and none takes five times the
/// bytes in another width or case.
fn is_as_long(written: &str, candidate: &str) -> bool {
    let shorter = written.len().min(candidate.len());
    written.len().max(candidate.len()) <= 8 * shorter
}

fn allowed(written: &str, candidate: &str) -> usize {
    let longest = written.chars().count().max(candidate.chars().count());
    longest.div_ceil(3).min(longest.saturating_sub(1))
}

/// Returns the number of edits between two words, where exchanging neighbours is one
/// edit (optimal string alignment). Width and case are ignored.
fn distance(left: &str, right: &str) -> usize {
    osa_distance(&letters(left), &letters(right))
}

fn letters(word: &str) -> String {
    word.nfkc().flat_map(char::to_lowercase).collect()
}
