//! The sentences of a text that tell a meeting most.

use super::Comparison;
use super::phrase::sentences;
use super::text::{MarkedPoint, TextChange, TextComparison};
use crate::plan::TextKind;

/// What a text says in its most telling sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The sentences, those that follow each other in a point together, with what the year
    /// before does not have.
    pub points: Vec<MarkedPoint>,
    /// Whether that is all that the text says.
    pub is_whole: bool,
}

/// A sentence, and how much it tells.
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

    /// How many bytes of it the year before does not have, and whether it has a figure.
    fn weight(&self) -> (usize, bool) {
        let new = self.of.differs.iter();
        let new = new.map(|range| {
            range
                .end
                .min(self.end)
                .saturating_sub(range.start.max(self.start))
        });
        let has_figure = self.text().contains(|c: char| c.is_ascii_digit());
        (new.sum(), has_figure)
    }
}

/// Returns what a text of the later year says in at most so many sentences: those with most
/// that is new since the earlier year, then those with figures, then the first.
pub fn telling_sentences(compared: &Comparison<'_>, kind: TextKind, most: usize) -> Told {
    let mut texts = compared.texts.iter();
    match texts.find(|(other, _)| *other == kind) {
        Some((_, compared)) => told(compared, most),
        None => Told::default(),
    }
}

fn told(compared: &TextComparison, most: usize) -> Told {
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
    let all: Vec<Sentence<'_>> = all.collect();
    let mut ranked: Vec<usize> = (0..all.len()).collect();
    let weight = |place: &usize| all.get(*place).map(Sentence::weight);
    ranked.sort_by_key(|place| std::cmp::Reverse(weight(place)));
    ranked.truncate(most);
    ranked.sort_unstable();
    let is_whole = ranked.len() == all.len();
    let marks = compared.change == TextChange::Changed;
    let mut points: Vec<MarkedPoint> = Vec::new();
    let mut before = None;
    for sentence in ranked.iter().filter_map(|place| all.get(*place)) {
        let follows = before == Some((sentence.point, sentence.start));
        before = Some((sentence.point, sentence.end));
        match points.last_mut().filter(|_| follows) {
            Some(last) => join(last, sentence, marks),
            None => {
                let mut point = MarkedPoint {
                    text: String::new(),
                    differs: Vec::new(),
                };
                join(&mut point, sentence, marks);
                points.push(point);
            }
        }
    }
    Told { points, is_whole }
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
