//! Compares two texts for additions and removals.

use std::cmp::Ordering;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::phrase::{phrases, sentences};
use crate::plan::Text;

/// How a text relates to that of the earlier year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextChange {
    /// The earlier year has no text.
    New,
    /// The later year has no text.
    Gone,
    /// The texts are identical.
    Repeated,
    /// Some phrases were added or removed.
    Changed,
    /// The texts have no similar sentences. Nothing is marked.
    Rewritten,
}

/// A point of a text with the byte ranges that the other year does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPoint {
    /// The text of the point.
    pub text: String,
    /// The byte ranges that differ, in order and not touching.
    pub differs: Vec<Range<usize>>,
}

/// The comparison of a text in two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextComparison {
    /// How the texts relate.
    pub change: TextChange,
    /// The earlier text, with removals marked.
    pub earlier: Vec<MarkedPoint>,
    /// The later text, with additions marked.
    pub later: Vec<MarkedPoint>,
}

impl TextComparison {
    /// Returns the fraction of both texts that the other does not have, from 0 to 1.
    pub fn share_changed(&self) -> f64 {
        let points = || self.earlier.iter().chain(&self.later);
        match self.change {
            TextChange::Repeated => 0.0,
            TextChange::New | TextChange::Gone | TextChange::Rewritten => 1.0,
            TextChange::Changed => {
                let differing = points().flat_map(|point| &point.differs);
                let differing: usize = differing.map(ExactSizeIterator::len).sum();
                let all: usize = points().map(|point| point.text.len()).sum();
                differing as f64 / all.max(1) as f64
            }
        }
    }
}

/// Compares two texts. Returns `None` if both are empty.
pub fn compare_texts(earlier: &Text, later: &Text) -> Option<TextComparison> {
    let change = match (earlier.is_empty(), later.is_empty()) {
        (true, true) => return None,
        (true, false) => TextChange::New,
        (false, true) => TextChange::Gone,
        (false, false) if earlier == later => TextChange::Repeated,
        (false, false) => return Some(mark_differences(earlier, later)),
    };
    Some(unmarked(change, earlier, later))
}

fn unmarked(change: TextChange, earlier: &Text, later: &Text) -> TextComparison {
    let points = |text: &Text| {
        let points = text.points();
        points
            .map(|text| MarkedPoint {
                text: text.to_owned(),
                differs: Vec::new(),
            })
            .collect()
    };
    TextComparison {
        change,
        earlier: points(earlier),
        later: points(later),
    }
}

/// Minimum similarity for two sentences to count as versions of one sentence. Heuristic.
const SAME_SENTENCE: f64 = 0.5;

/// Minimum length in characters of common text between two differences. Anything shorter is
/// merged into the differences, for readability.
const SHORTEST_ISLAND: usize = 3;

fn mark_differences(earlier: &Text, later: &Text) -> TextComparison {
    let (mut before, mut after) = (ComparedText::new(earlier), ComparedText::new(later));
    let pairs = aligned(&before.sentences, &after.sentences);
    if pairs.is_empty() {
        return unmarked(TextChange::Rewritten, earlier, later);
    }
    for (old, new) in pairs {
        mark_pair(&mut before, old, &mut after, new);
    }
    TextComparison {
        change: TextChange::Changed,
        earlier: before.marked(),
        later: after.marked(),
    }
}

struct Sentence<'t> {
    text: &'t str,
    point: usize,
    range: Range<usize>,
    /// The pairs of adjacent characters, sorted.
    bigrams: Vec<(char, char)>,
}

/// One of the two texts. Everything is marked as different until it is found in the other.
struct ComparedText<'t> {
    text: &'t Text,
    sentences: Vec<Sentence<'t>>,
    common: Vec<Vec<Range<usize>>>,
}

impl<'t> ComparedText<'t> {
    fn new(text: &'t Text) -> Self {
        let points = text.points().enumerate();
        let sentences = points.flat_map(|(point, written)| {
            sentences(written).into_iter().map(move |range| {
                let text = written.get(range.clone()).unwrap_or_default();
                Sentence {
                    text,
                    point,
                    bigrams: bigrams(text),
                    range,
                }
            })
        });
        Self {
            text,
            sentences: sentences.collect(),
            common: vec![Vec::new(); text.points().count()],
        }
    }

    fn keep(&mut self, point: usize, range: Range<usize>) {
        if let Some(kept) = self.common.get_mut(point) {
            kept.push(range);
        }
    }

    fn marked(self) -> Vec<MarkedPoint> {
        let points = self.text.points().zip(self.common);
        points
            .map(|(text, common)| MarkedPoint {
                differs: complement(&common, text.len()),
                text: text.to_owned(),
            })
            .collect()
    }
}

fn complement(common: &[Range<usize>], end: usize) -> Vec<Range<usize>> {
    let mut common = common.to_vec();
    common.sort_by_key(|range| range.start);
    let mut differs = Vec::new();
    let mut from = 0;
    for range in common {
        if from < range.start {
            differs.push(from..range.start);
        }
        from = range.end;
    }
    if from < end {
        differs.push(from..end);
    }
    differs
}

fn bigrams(text: &str) -> Vec<(char, char)> {
    let following = text.chars().skip(1);
    let mut pairs: Vec<_> = text.chars().zip(following).collect();
    pairs.sort_unstable();
    pairs
}

/// Returns the similarity of two sentences as Dice's coefficient of their character
/// bigrams: 1 if they are equal, 0 if they have nothing in common.
fn likeness(left: &Sentence<'_>, right: &Sentence<'_>) -> f64 {
    if left.text == right.text {
        return 1.0;
    }
    let all = left.bigrams.len() + right.bigrams.len();
    2.0 * common(&left.bigrams, &right.bigrams) as f64 / all.max(1) as f64
}

/// Counts what two sorted lists have in common.
fn common(left: &[(char, char)], right: &[(char, char)]) -> usize {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut count = 0;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        let order = one.cmp(other);
        if order != Ordering::Greater {
            left.next();
        }
        if order != Ordering::Less {
            right.next();
        }
        count += usize::from(order == Ordering::Equal);
    }
    count
}

/// Aligns sentences that are equal or similar, keeping their order, so that the sum of
/// similarities is maximal.
fn aligned(old: &[Sentence<'_>], new: &[Sentence<'_>]) -> Vec<(usize, usize)> {
    type Best = (f64, Vec<(usize, usize)>);
    let mut above: Vec<Best> = vec![Best::default(); new.len() + 1];
    for (row, left) in old.iter().enumerate() {
        let mut current: Vec<Best> = vec![Best::default()];
        for (column, right) in new.iter().enumerate() {
            let best_of = |line: &[Best], at: usize| line.get(at).cloned().unwrap_or_default();
            let mut best = best_of(&above, column + 1);
            let without_right = best_of(&current, column);
            if without_right.0 > best.0 {
                best = without_right;
            }
            let likeness = likeness(left, right);
            let (before, pairs) = best_of(&above, column);
            if likeness >= SAME_SENTENCE && before + likeness > best.0 {
                best = (before + likeness, [pairs, vec![(row, column)]].concat());
            }
            current.push(best);
        }
        above = current;
    }
    above.pop().unwrap_or_default().1
}

fn mark_pair(before: &mut ComparedText<'_>, old: usize, after: &mut ComparedText<'_>, new: usize) {
    let (Some(left), Some(right)) = (before.sentences.get(old), after.sentences.get(new)) else {
        return;
    };
    let (old_point, new_point) = (left.point, right.point);
    for (kept_old, kept_new) in common_runs(before, left, after, right) {
        before.keep(old_point, kept_old);
        after.keep(new_point, kept_new);
    }
}

type CommonRuns = Vec<(Range<usize>, Range<usize>)>;

/// Returns the runs of phrases that two sentences have in common, except those too short to
/// be read separately between two differences.
fn common_runs(
    before: &ComparedText<'_>,
    left: &Sentence<'_>,
    after: &ComparedText<'_>,
    right: &Sentence<'_>,
) -> CommonRuns {
    let old_text = point(before, left);
    let new_text = point(after, right);
    let old = phrases(old_text, left.range.clone());
    let new = phrases(new_text, right.range.clone());
    let ops = capture_diff_slices(
        Algorithm::Myers,
        &words(old_text, &old),
        &words(new_text, &new),
    );
    let last = ops.len().saturating_sub(1);
    ops.iter()
        .enumerate()
        .filter_map(|(index, op)| {
            let (kept_old, kept_new) = equal_bytes(op, &old, &new)?;
            let between_changes = index > 0 && index < last;
            let kept = old_text.get(kept_old.clone()).unwrap_or_default();
            let is_island = between_changes && kept.chars().count() < SHORTEST_ISLAND;
            (!is_island).then_some((kept_old, kept_new))
        })
        .collect()
}

fn words<'t>(text: &'t str, phrases: &[Range<usize>]) -> Vec<&'t str> {
    let words = phrases.iter();
    let words = words.map(|range| text.get(range.clone()).unwrap_or_default());
    words.collect()
}

fn point<'t>(side: &ComparedText<'t>, sentence: &Sentence<'_>) -> &'t str {
    side.text.points().nth(sentence.point).unwrap_or_default()
}

fn equal_bytes(
    op: &DiffOp,
    old: &[Range<usize>],
    new: &[Range<usize>],
) -> Option<(Range<usize>, Range<usize>)> {
    let DiffOp::Equal {
        old_index,
        new_index,
        len,
    } = *op
    else {
        return None;
    };
    let bytes = |phrases: &[Range<usize>], from: usize| {
        let kept = phrases.get(from..from + len)?;
        Some(kept.first()?.start..kept.last()?.end)
    };
    Some((bytes(old, old_index)?, bytes(new, new_index)?))
}
