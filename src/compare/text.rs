//! Compares two texts for additions and removals.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::anchors::gaps;
use super::likeness::Bigrams;
use super::phrase::{phrases, sentences};
use crate::document::AsWritten;
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
    /// The text of either year cannot be read, so that they are not compared. What is written
    /// stands in its place.
    Unreadable,
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
    /// Two texts, the earlier first, of which at least one cannot be read.
    pub(super) fn unreadable(texts: [&Text; 2], written: [Option<&AsWritten>; 2]) -> Self {
        let in_its_place =
            written.map(|written| written.map(|written| Text::new([written.shown()])));
        let [earlier, later] = &in_its_place;
        let [before, after] = texts;
        unmarked(
            TextChange::Unreadable,
            earlier.as_ref().unwrap_or(before),
            later.as_ref().unwrap_or(after),
        )
    }

    /// Returns the fraction of both texts that the other does not have, from 0 to 1.
    pub fn share_changed(&self) -> f64 {
        let points = || self.earlier.iter().chain(&self.later);
        match self.change {
            TextChange::Repeated | TextChange::Unreadable => 0.0,
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
    bigrams: Bigrams,
}

/// One of the two texts. Everything is marked as different until it is found in the other.
struct ComparedText<'t> {
    points: Vec<&'t str>,
    sentences: Vec<Sentence<'t>>,
    common: Vec<Vec<Range<usize>>>,
}

impl<'t> ComparedText<'t> {
    fn new(text: &'t Text) -> Self {
        let points: Vec<&str> = text.points().collect();
        let sentences = points.iter().enumerate().flat_map(|(point, written)| {
            sentences(written).into_iter().map(move |range| {
                let text = written.get(range.clone()).unwrap_or_default();
                Sentence {
                    text,
                    point,
                    bigrams: Bigrams::of(text),
                    range,
                }
            })
        });
        Self {
            sentences: sentences.collect(),
            common: vec![Vec::new(); points.len()],
            points,
        }
    }

    fn keep(&mut self, point: usize, range: Range<usize>) {
        if let Some(kept) = self.common.get_mut(point) {
            kept.push(range);
        }
    }

    fn marked(self) -> Vec<MarkedPoint> {
        let points = self.points.into_iter().zip(self.common);
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

/// Returns the similarity of two sentences.
fn likeness(left: &Sentence<'_>, right: &Sentence<'_>) -> f64 {
    if left.text == right.text {
        return 1.0;
    }
    left.bigrams.likeness(&right.bigrams)
}

/// The most pairs of sentences, or of phrases, that are all compared with each other: some
/// ten pages against ten pages, in less time than a key may take. Longer lists are cut at
/// what both surely have. Heuristic.
const MOST_PAIRS: usize = 250_000;

/// The same between two such places of a longer list, of which there can be many.
const MOST_PAIRS_IN_A_GAP: usize = 10_000;

/// The most steps of comparing all these pairs, each by its characters. Heuristic.
const MOST_STEPS: usize = 20_000_000;

/// Aligns sentences that are equal or similar, keeping their order.
fn aligned(old: &[Sentence<'_>], new: &[Sentence<'_>]) -> Vec<(usize, usize)> {
    let size = |sentences: &[Sentence<'_>]| -> usize {
        sentences.iter().map(|one| one.bigrams.len()).sum()
    };
    let steps = old.len() * size(new) + new.len() * size(old);
    if old.len() * new.len() <= MOST_PAIRS && steps <= MOST_STEPS {
        return best_alignment(old, new);
    }
    let mut pairs = Vec::new();
    for gap in gaps(&texts(old), &texts(new)) {
        if gap.old.len() * gap.new.len() <= MOST_PAIRS_IN_A_GAP {
            let (from_old, from_new) = (gap.old.start, gap.new.start);
            let old = old.get(gap.old).unwrap_or_default();
            let new = new.get(gap.new).unwrap_or_default();
            let within = best_alignment(old, new).into_iter();
            pairs.extend(within.map(|(one, other)| (from_old + one, from_new + other)));
        }
        pairs.extend(gap.anchor);
    }
    pairs
}

fn texts<'t>(sentences: &[Sentence<'t>]) -> Vec<&'t str> {
    sentences.iter().map(|sentence| sentence.text).collect()
}

/// What the best alignment up to a pair of sentences does last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It leaves the old sentence alone.
    PassOld,
    /// It leaves the new sentence alone.
    PassNew,
    /// It aligns the two.
    Align,
}

/// Aligns sentences so that the sum of similarities is maximal.
fn best_alignment(old: &[Sentence<'_>], new: &[Sentence<'_>]) -> Vec<(usize, usize)> {
    let mut steps: Vec<Step> = Vec::with_capacity(old.len() * new.len());
    let mut above = vec![0.0; new.len()];
    for left in old {
        // The best sums without the new sentence, and without both.
        let (mut before, mut diagonal) = (0.0, 0.0);
        for (right, best) in new.iter().zip(&mut above) {
            let passed = *best;
            let mut step = Step::PassOld;
            if before > *best {
                (*best, step) = (before, Step::PassNew);
            }
            let likeness = likeness(left, right);
            if likeness >= SAME_SENTENCE && diagonal + likeness > *best {
                (*best, step) = (diagonal + likeness, Step::Align);
            }
            steps.push(step);
            (before, diagonal) = (*best, passed);
        }
    }
    traced(&steps, (old.len(), new.len()))
}

/// Follows the steps of an alignment back from its end.
fn traced(steps: &[Step], (mut row, mut column): (usize, usize)) -> Vec<(usize, usize)> {
    let width = column;
    let mut pairs = Vec::new();
    while row > 0 && column > 0 {
        match steps.get((row - 1) * width + column - 1) {
            Some(Step::Align) => {
                (row, column) = (row - 1, column - 1);
                pairs.push((row, column));
            }
            Some(Step::PassNew) => column -= 1,
            _ => row -= 1,
        }
    }
    pairs.reverse();
    pairs
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
    let runs = equal_runs(&words(old_text, &old), &words(new_text, &new));
    let kept = runs.into_iter().filter_map(|run| {
        let kept_old = bytes(&old, run.old, run.length)?;
        let kept_new = bytes(&new, run.new, run.length)?;
        let follows_change = run.old > 0 || run.new > 0;
        let precedes_change = run.old + run.length < old.len() || run.new + run.length < new.len();
        let kept = old_text.get(kept_old.clone()).unwrap_or_default();
        let is_island = follows_change && precedes_change && kept.chars().count() < SHORTEST_ISLAND;
        (!is_island).then_some((kept_old, kept_new))
    });
    kept.collect()
}

/// A run of phrases that two sentences have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct EqualRun {
    old: usize,
    new: usize,
    length: usize,
}

/// Returns the runs of equal phrases, in order, none touching the next.
fn equal_runs(old: &[&str], new: &[&str]) -> Vec<EqualRun> {
    if old.len() * new.len() <= MOST_PAIRS {
        return equal_runs_by_diff(old, new);
    }
    let mut runs: Vec<EqualRun> = Vec::new();
    for gap in gaps(old, new) {
        if gap.old.len() * gap.new.len() <= MOST_PAIRS_IN_A_GAP {
            let (from_old, from_new) = (gap.old.start, gap.new.start);
            let old = old.get(gap.old).unwrap_or_default();
            let new = new.get(gap.new).unwrap_or_default();
            for run in equal_runs_by_diff(old, new) {
                add_run(
                    &mut runs,
                    (from_old + run.old, from_new + run.new),
                    run.length,
                );
            }
        }
        if let Some(place) = gap.anchor {
            add_run(&mut runs, place, 1);
        }
    }
    runs
}

/// Adds a run, as a part of the last one if it touches that in both sentences.
fn add_run(runs: &mut Vec<EqualRun>, (old, new): (usize, usize), length: usize) {
    match runs.last_mut() {
        Some(last) if (last.old + last.length, last.new + last.length) == (old, new) => {
            last.length += length;
        }
        _ => runs.push(EqualRun { old, new, length }),
    }
}

fn equal_runs_by_diff(old: &[&str], new: &[&str]) -> Vec<EqualRun> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let runs = ops.iter().filter_map(|op| match *op {
        DiffOp::Equal {
            old_index: old,
            new_index: new,
            len: length,
        } => Some(EqualRun { old, new, length }),
        _ => None,
    });
    runs.collect()
}

fn words<'t>(text: &'t str, phrases: &[Range<usize>]) -> Vec<&'t str> {
    let words = phrases.iter();
    let words = words.map(|range| text.get(range.clone()).unwrap_or_default());
    words.collect()
}

fn point<'t>(side: &ComparedText<'t>, sentence: &Sentence<'_>) -> &'t str {
    side.points.get(sentence.point).copied().unwrap_or_default()
}

/// Returns the bytes of so many phrases from one on.
fn bytes(phrases: &[Range<usize>], from: usize, length: usize) -> Option<Range<usize>> {
    let kept = phrases.get(from..from + length)?;
    Some(kept.first()?.start..kept.last()?.end)
}
