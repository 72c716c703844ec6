//! Finds the best place of a word's characters in a text, with gaps between them.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The best place of a word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alignment {
    /// How good it is.
    pub(super) score: i64,
    /// The places of the word's characters in the text, counted in characters.
    pub(super) places: Vec<usize>,
}

/// The most pairs of a character of a word with one of a text that are weighed. A word may be
/// as long as a title of any file; beyond this its characters are taken where they come first.
const MOST_PAIRS: usize = 4_000_000;

impl Alignment {
    /// Returns the best place of a word. Returns `None` if the text does not have its
    /// characters in order.
    pub(super) fn new(text: &str, word: &str) -> Option<Self> {
        // A matcher that was used before would let what it found then count.
        let matcher = SkimMatcherV2::default()
            .respect_case()
            .element_limit(MOST_PAIRS);
        let (score, places) = matcher.fuzzy_indices(text, word)?;
        Some(Self { score, places })
    }
}
