//! Matches one word of a query against one text.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::Folded;

/// A folded word of a query.
#[derive(Clone)]
pub struct Pattern {
    folded: Folded,
    matcher: Arc<SkimMatcherV2>,
}

impl PartialEq for Pattern {
    /// Ignores the matcher, which is the same for all patterns.
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Pattern({:?})", self.folded.text())
    }
}

/// The result of matching a pattern against a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// Whether the matching characters are contiguous.
    pub(super) whole: bool,
    /// The matcher's score, for ordering matches of the same kind.
    pub(super) score: i64,
}

impl Pattern {
    /// Creates a pattern from a word.
    pub fn new(word: &str) -> Self {
        Self {
            folded: Folded::new(word),
            matcher: Arc::new(SkimMatcherV2::default().ignore_case()),
        }
    }

    /// Returns whether the word is empty after folding.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Returns whether a text contains the pattern as a contiguous string.
    pub(super) fn is_in(&self, text: &Folded) -> bool {
        text.text().contains(self.folded.text())
    }

    /// Matches the pattern against a text.
    pub(super) fn fit(&self, text: &Folded) -> Option<Match> {
        if self.is_in(text) {
            let score = self.matcher.fuzzy_match(text.text(), self.folded.text());
            return Some(Match {
                whole: true,
                score: score.unwrap_or_default(),
            });
        }
        let (score, places) = self.scattered(text)?;
        is_compact(&places, self.folded.len(), text.len()).then_some(Match {
            whole: false,
            score,
        })
    }

    fn scattered(&self, text: &Folded) -> Option<(i64, Vec<usize>)> {
        let worth_it = (SHORTEST_SCATTERED..=text.len()).contains(&self.folded.len());
        let has_all = || {
            let mut pattern = self.folded.text().chars();
            pattern.all(|character| text.text().contains(character))
        };
        if !worth_it || !has_all() {
            return None;
        }
        self.matcher.fuzzy_indices(text.text(), self.folded.text())
    }

    /// Returns the character ranges of a folded text that match: every contiguous
    /// occurrence of the pattern, or otherwise its characters with gaps.
    fn places(&self, text: &Folded) -> Vec<Range<usize>> {
        if self.folded.is_empty() {
            return Vec::new();
        }
        let whole: Vec<_> = text
            .text()
            .match_indices(self.folded.text())
            .map(|(start, found)| text.characters(start..start + found.len()))
            .collect();
        if !whole.is_empty() {
            return whole;
        }
        match self.scattered(text) {
            Some((_, places)) if is_compact(&places, self.folded.len(), text.len()) => {
                let runs = places.chunk_by(|a, b| a + 1 == *b);
                let range = |run: &[usize]| Some(*run.first()?..*run.last()? + 1);
                runs.filter_map(range).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Minimum length in characters of a pattern for matching with gaps. Two characters occur
/// somewhere in nearly every long text.
const SHORTEST_SCATTERED: usize = 3;

/// Maximum number of unmatched characters between matching ones, per character of the
/// pattern. Heuristic: a title is short, so a match in it is less likely to be a
/// coincidence, and more gaps are allowed.
const GAPS_IN_TITLE: usize = 4;
const GAPS_IN_TEXT: usize = 2;

/// Maximum length in characters of a text that is treated as a title.
const LONGEST_TITLE: usize = 60;

/// Returns whether a match with gaps is likely to be intended: few characters are left out
/// in between (at most half the gap limit), or the matches come in runs of two or more
/// close together.
fn is_compact(places: &[usize], pattern: usize, text: usize) -> bool {
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else {
        return false;
    };
    let gaps = match text {
        ..=LONGEST_TITLE => GAPS_IN_TITLE,
        _ => GAPS_IN_TEXT,
    };
    let span = last - first + 1;
    let has_letters_missing = span <= pattern + gaps / 2;
    has_letters_missing || (span <= pattern * (1 + gaps) && shortest_run(places) > 1)
}

fn shortest_run(places: &[usize]) -> usize {
    places
        .chunk_by(|a, b| a + 1 == *b)
        .map(<[usize]>::len)
        .min()
        .unwrap_or_default()
}

/// Returns the byte ranges of a text that match any of the patterns, in order. Touching and
/// overlapping ranges are merged.
pub fn fold_matches(text: &str, patterns: &[Pattern]) -> Vec<Range<usize>> {
    if patterns.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let mut found: Vec<Range<usize>> = patterns
        .iter()
        .flat_map(|pattern| pattern.places(&folded))
        .filter_map(|place| folded.original(place))
        .collect();
    found.sort_by_key(|range| (range.start, range.end));
    merged(found)
}

fn merged(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
