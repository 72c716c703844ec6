//! The sentences of a text that tell a meeting most.

use super::Comparison;
use super::phrase::sentences;
use super::text::{MarkedPoint, TextChange, TextComparison};
use crate::plan::TextKind;

/// What a text says in its most telling sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The sentences in their order, those of a point together, with what the year before does
    /// not have. Where something is left out, they have [`LEFT_OUT`].
    pub points: Vec<MarkedPoint>,
    /// Whether that is all that the text says.
    pub is_whole: bool,
}

/// Stands where sentences are left out.
pub const LEFT_OUT: char = '…';

/// A sentence of a point.
struct Sentence<'t> {
    point: usize,
    start: usize,
    end: usize,
    of: &'t MarkedPoint,
}

impl Sentence<'_> {
    fn text(&self) -> &str {
        self.of.text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether it has something that the year before does not have.
    fn is_new(&self) -> bool {
        let mut new = self.of.differs.iter();
        new.any(|range| range.start < self.end && range.end > self.start)
    }
}

/// Returns what a text of the later year says in at most so many sentences, in its order. What
/// the earlier year has word for word is left out first, and then what comes last.
pub fn telling_sentences(compared: &Comparison<'_>, kind: TextKind, most: usize) -> Told {
    let mut texts = compared.texts.iter();
    match texts.find(|(other, _)| *other == kind) {
        Some((_, compared)) => told(compared, most),
        None => Told {
            points: Vec::new(),
            is_whole: true,
        },
    }
}

fn told(compared: &TextComparison, most: usize) -> Told {
    let all = all_sentences(compared);
    let chosen = chosen(&all, most);
    let marks = compared.change == TextChange::Changed;
    let mut points: Vec<MarkedPoint> = Vec::new();
    // The point to which the sentence before belongs, and the place after it.
    let (mut before, mut next) = (None, 0);
    for place in &chosen {
        let Some(sentence) = all.get(*place) else {
            continue;
        };
        let is_left_out = *place > next;
        if let Some(last) = points.last_mut().filter(|_| is_left_out) {
            last.text.push(LEFT_OUT);
        }
        if before != Some(sentence.point) {
            points.push(MarkedPoint {
                text: String::new(),
                differs: Vec::new(),
            });
        }
        if let Some(last) = points.last_mut() {
            if is_left_out && next == 0 {
                last.text.push(LEFT_OUT);
            }
            join(last, sentence, marks);
        }
        (before, next) = (Some(sentence.point), place + 1);
    }
    if let Some(last) = points.last_mut().filter(|_| next < all.len()) {
        last.text.push(LEFT_OUT);
    }
    Told {
        points,
        is_whole: chosen.len() == all.len(),
    }
}

fn all_sentences(compared: &TextComparison) -> Vec<Sentence<'_>> {
    let points = compared.later.iter().enumerate();
    let all = points.flat_map(|(place, point)| {
        let sentences = sentences(&point.text).into_iter();
        sentences.map(move |range| Sentence {
            point: place,
            start: range.start,
            end: range.end,
            of: point,
        })
    });
    all.collect()
}

/// The places of at most so many sentences, in order: those with something new before others,
/// and of either the first.
fn chosen(all: &[Sentence<'_>], most: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..all.len()).collect();
    chosen.sort_by_key(|place| !all.get(*place).is_some_and(Sentence::is_new));
    chosen.truncate(most);
    chosen.sort_unstable();
    chosen
}

/// Adds a sentence to a point.
fn join(point: &mut MarkedPoint, sentence: &Sentence<'_>, marks: bool) {
    let at = point.text.len();
    point.text.push_str(sentence.text());
    let ranges = sentence.of.differs.iter().filter(|_| marks);
    let within = ranges.filter(|range| range.start < sentence.end && range.end > sentence.start);
    point.differs.extend(within.map(|range| {
        let start = range.start.max(sentence.start) - sentence.start;
        let end = range.end.min(sentence.end) - sentence.start;
        at + start..at + end
    }));
}
