//! Matches one word of a query against one text.

use std::fmt;
use std::ops::Range;
use std::str::Chars;
use std::sync::Arc;

use memchr::memmem::Finder;

use super::alignment::Alignment;
use super::fold::{Folded, fold, fold_onto};

/// What separates texts that are matched together. No folded text has whitespace.
pub(super) const BETWEEN_TEXTS: char = '\n';

/// A folded word of a query.
#[derive(Clone)]
pub struct Pattern {
    folded: String,
    length: usize,
    whole: Arc<Finder<'static>>,
}

impl PartialEq for Pattern {
    /// Ignores the finder, which follows from the word.
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Pattern({:?})", self.folded)
    }
}

/// Appends texts folded, with [`BETWEEN_TEXTS`] between them.
pub(super) fn fold_all_onto<'t>(folded: &mut String, texts: impl IntoIterator<Item = &'t str>) {
    for (place, text) in texts.into_iter().enumerate() {
        if place > 0 {
            folded.push(BETWEEN_TEXTS);
        }
        fold_onto(folded, text);
    }
}

/// The result of matching a pattern against a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// Whether the matching characters are contiguous.
    pub(super) whole: bool,
    /// The score of the alignment, for ordering matches of the same kind.
    pub(super) score: i64,
}

impl Pattern {
    /// Creates a pattern from a word.
    pub fn new(word: &str) -> Self {
        let folded = fold(word);
        Self {
            length: folded.chars().count(),
            whole: Arc::new(Finder::new(&folded).into_owned()),
            folded,
        }
    }

    /// Returns whether the word is empty after folding.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Returns the folded word.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// Returns whether the word is long enough to be found with gaps.
    pub(super) fn may_be_scattered(&self) -> bool {
        self.length >= SHORTEST_SCATTERED
    }

    /// Returns whether a folded text contains the pattern as a contiguous string.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.whole.find(text.as_bytes()).is_some()
    }

    /// Returns where the pattern begins in a folded text.
    pub(super) fn starts<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        self.whole.find_iter(text.as_bytes())
    }

    /// Matches the pattern against a folded text.
    pub(super) fn fit(&self, text: &str) -> Option<Match> {
        if self.is_in(text) {
            let found = Alignment::new(text, &self.folded);
            return Some(Match {
                whole: true,
                score: found.map_or(0, |found| found.score),
            });
        }
        let score = self.scattered(text)?.score;
        Some(Match {
            whole: false,
            score,
        })
    }

    /// Returns the best score of the pattern with gaps in any of several folded texts.
    pub(super) fn best_scattered(&self, texts: &str) -> Option<i64> {
        let mut best = None;
        let mut rest = texts;
        while let Some(at) = self.nearby(rest, GAPS_IN_TITLE) {
            let (before, after) = rest.split_at_checked(at)?;
            let start = before.rfind(BETWEEN_TEXTS).map_or(0, |end| end + 1);
            let end = after.find(BETWEEN_TEXTS).map_or(rest.len(), |end| at + end);
            let found = self.scattered(rest.get(start..end)?);
            best = best.max(found.map(|found| found.score));
            rest = rest.get(end..)?;
        }
        best
    }

    /// Returns whether a folded text has the pattern with gaps.
    pub(super) fn is_scattered_in(&self, text: &str) -> bool {
        self.scattered(text).is_some()
    }

    /// Returns the place of the pattern with gaps in a text that does not have it as a
    /// whole.
    fn scattered(&self, text: &str) -> Option<Alignment> {
        if !self.may_be_scattered() {
            return None;
        }
        let length = text.chars().count();
        self.nearby(text, gaps_in(length))?;
        let found = Alignment::new(text, &self.folded)?;
        is_compact(&found.places, self.length, length).then_some(found)
    }

    /// Returns where the first characters begin that are in the order of the pattern and
    /// close enough to be compact. Where there are none, the best alignment is not compact;
    /// where there are, it may be another.
    fn nearby(&self, texts: &str, gaps: usize) -> Option<usize> {
        let mut pattern = self.folded.chars();
        let first = pattern.next()?;
        let starts = texts.match_indices(first);
        let mut starts = starts.map(|(start, _)| start);
        starts.find(|start| {
            let after = texts.get(start + first.len_utf8()..);
            after.is_some_and(|after| self.is_near(pattern.clone(), after, gaps))
        })
    }

    /// Returns whether the rest of the pattern follows in a text after its first character.
    fn is_near(&self, pattern: Chars<'_>, after: &str, gaps: usize) -> bool {
        let mut wanted = pattern.peekable();
        // Three characters in runs of two or more have no gap.
        let may_be_in_runs = self.length > SHORTEST_SCATTERED;
        let in_runs = may_be_in_runs && after.chars().next() == wanted.peek().copied();
        let span = longest_span(self.length, gaps, in_runs);
        let characters = after.chars().take(span - 1);
        for character in characters.take_while(|character| *character != BETWEEN_TEXTS) {
            if wanted.next_if_eq(&character).is_some() && wanted.peek().is_none() {
                return true;
            }
        }
        false
    }

    /// Returns the character ranges of a folded text that match: every contiguous
    /// occurrence of the pattern, or otherwise its characters with gaps.
    fn places(&self, text: &Folded) -> Vec<Range<usize>> {
        if self.folded.is_empty() {
            return Vec::new();
        }
        let starts = self.whole.find_iter(text.text().as_bytes());
        let whole: Vec<_> = starts
            .map(|start| text.characters(start..start + self.folded.len()))
            .collect();
        if !whole.is_empty() {
            return whole;
        }
        let Some(found) = self.scattered(text.text()) else {
            return Vec::new();
        };
        let runs = found.places.chunk_by(|a, b| a + 1 == *b);
        let range = |run: &[usize]| Some(*run.first()?..*run.last()? + 1);
        runs.filter_map(range).collect()
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
    let in_runs = shortest_run(places) > 1;
    last - first < longest_span(pattern, gaps_in(text), in_runs)
}

/// Returns how many characters a compact match covers at most.
fn longest_span(pattern: usize, gaps: usize, in_runs: bool) -> usize {
    match in_runs {
        true => pattern * (1 + gaps),
        false => pattern + gaps / 2,
    }
}

fn gaps_in(text: usize) -> usize {
    match text {
        ..=LONGEST_TITLE => GAPS_IN_TITLE,
        _ => GAPS_IN_TEXT,
    }
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
        .map(|range| range.start..range.end + long_marks(text, range.end))
        .collect();
    found.sort_by_key(|range| (range.start, range.end));
    merged(found)
}

/// Returns the length in bytes of the marks for a long vowel at a place. Folding drops them, but
/// nobody takes one for the beginning of what follows.
fn long_marks(text: &str, place: usize) -> usize {
    let rest = text.get(place..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(['ー', 'ｰ']).len()
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
