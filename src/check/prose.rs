//! The prose of a plan, point by point, with the figures extracted from it.

use std::ops::Range;

use super::{Location, Part, Subject};
use crate::figure::{Figure, figures};
use crate::plan::{FiscalYear, Initiative, Plan, TextKind, YearReport};

/// A plan with all its prose, parsed once for all rules.
#[derive(Debug)]
pub(super) struct Corpus<'p> {
    pub(super) plan: &'p Plan,
    /// The prose of the plan itself, followed by that of its rows, in plan order.
    told: Vec<SubjectProse<'p>>,
}

impl<'p> Corpus<'p> {
    /// Parses the prose of a plan.
    pub(super) fn new(plan: &'p Plan) -> Self {
        let own = plan
            .years()
            .filter_map(|year| Some((year, plan.year(year)?)));
        let own = SubjectProse::new(Subject::Plan, None, own);
        let of_rows = plan.initiatives().iter().map(|row| {
            let years = row.years.iter().map(|(year, report)| (*year, report));
            SubjectProse::new(Subject::Initiative(row.id.clone()), Some(row), years)
        });
        Self {
            plan,
            told: std::iter::once(own).chain(of_rows).collect(),
        }
    }

    /// Iterates over the prose of the plan itself, then of its rows.
    pub(super) fn told(&self) -> impl Iterator<Item = &SubjectProse<'p>> {
        self.told.iter()
    }

    /// Returns the prose of a subject, or `None` for a measure, which has no yearly texts.
    pub(super) fn told_of(&self, subject: &Subject) -> Option<&SubjectProse<'p>> {
        match subject {
            Subject::Plan => self.told.first(),
            Subject::Initiative(id) => self.told.get(self.plan.row(id)?.get() + 1),
            Subject::Measure(_) => None,
        }
    }

    /// Iterates over all points of all years: those of the plan itself, then those of its
    /// rows.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point<'p>> {
        self.told().flat_map(SubjectProse::points)
    }
}

/// One point (bullet) of a text.
#[derive(Debug, Clone)]
pub(super) struct Point<'p> {
    /// The plan, measure or row that the text belongs to.
    pub(super) subject: Subject,
    /// The year of the text.
    pub(super) year: FiscalYear,
    /// The kind of text.
    pub(super) kind: TextKind,
    /// Zero-based index of the point within its text.
    pub(super) index: usize,
    /// The text of the point.
    pub(super) text: &'p str,
    /// The figures found in the text.
    pub(super) figures: Vec<Figure>,
}

impl Point<'_> {
    /// Returns the place of the given words within this point.
    pub(super) fn place(&self, words: &str) -> Location {
        Location {
            subject: self.subject.clone(),
            year: Some(self.year),
            part: Part::Text(self.kind, self.index),
            words: words.to_owned(),
        }
    }

    /// Returns the words of a figure as printed.
    pub(super) fn words(&self, figure: &Figure) -> &str {
        self.text.get(figure.span.clone()).unwrap_or_default()
    }
}

/// The prose of the plan itself or of one row, by year.
#[derive(Debug)]
pub(super) struct SubjectProse<'p> {
    /// The plan or row that the prose belongs to.
    pub(super) subject: Subject,
    /// The row, if the prose belongs to one.
    pub(super) row: Option<&'p Initiative>,
    /// The years that have any text, in ascending order.
    pub(super) years: Vec<YearProse<'p>>,
}

/// The prose of one year.
#[derive(Debug)]
pub(super) struct YearProse<'p> {
    pub(super) year: FiscalYear,
    /// The whole report of the year.
    pub(super) report: &'p YearReport,
    /// The points of all its texts.
    points: Vec<Point<'p>>,
}

impl<'p> SubjectProse<'p> {
    fn new(
        subject: Subject,
        row: Option<&'p Initiative>,
        years: impl Iterator<Item = (FiscalYear, &'p YearReport)>,
    ) -> Self {
        let years = years.map(|(year, report)| YearProse {
            year,
            report,
            points: points_of(&subject, year, report),
        });
        Self {
            years: years.collect(),
            row,
            subject,
        }
    }

    /// Returns the prose of a year, or `None` if the year has none.
    pub(super) fn in_year(&self, year: FiscalYear) -> Option<&YearProse<'p>> {
        self.years.iter().find(|told| told.year == year)
    }

    /// Iterates over the points of all years.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point<'p>> {
        self.years.iter().flat_map(|told| &told.points)
    }

    /// Returns the points of the given kinds of text in a year.
    pub(super) fn points_in(&self, year: FiscalYear, kinds: &[TextKind]) -> Vec<&Point<'p>> {
        let points = self.in_year(year).into_iter().flat_map(|told| &told.points);
        points.filter(|point| kinds.contains(&point.kind)).collect()
    }

    /// Returns the place of a whole text.
    pub(super) fn place(&self, year: FiscalYear, kind: TextKind) -> Location {
        Location {
            subject: self.subject.clone(),
            year: Some(year),
            part: Part::Text(kind, 0),
            words: String::new(),
        }
    }
}

fn points_of<'p>(subject: &Subject, year: FiscalYear, report: &'p YearReport) -> Vec<Point<'p>> {
    let texts = TextKind::ALL.into_iter();
    texts
        .flat_map(|kind| {
            let points = report.text(kind).points().enumerate();
            points.map(move |(index, text)| (kind, index, text))
        })
        .map(|(kind, index, text)| Point {
            subject: subject.clone(),
            year,
            kind,
            index,
            text,
            figures: figures(text),
        })
        .collect()
}

/// Returns the label of a figure, that is, the words before it.
pub(super) fn label<'t>(point: &Point<'t>, figure: &Figure) -> &'t str {
    point.text.get(figure.label.clone()).unwrap_or_default()
}

/// Strips bracketed text, particles and punctuation from words, so that the name of a thing can
/// be compared between a table and a sentence.
pub(super) fn bones(words: &str) -> String {
    let mut depth = 0_usize;
    let mut bones = String::new();
    for character in words.chars() {
        match character {
            '（' | '(' | '【' | '［' | '[' => depth += 1,
            '）' | ')' | '】' | '］' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 || !character.is_alphanumeric() => {}
            'の' | 'を' | 'は' | 'が' | 'に' | 'と' | 'も' | 'や' | '等' => {}
            other => bones.push(other),
        }
    }
    bones
}

/// How far a sentence is followed to either side, in bytes: a thousand characters, more than
/// any has that a person wrote. What goes on is a list without full stops, which is looked
/// at again and again, figure by figure. Heuristic.
const FARTHEST: usize = 3_000;

/// Returns the span of the sentence that contains the byte offset `at`.
pub(super) fn sentence_around(text: &str, at: usize) -> Range<usize> {
    let first = text.floor_char_boundary(at.saturating_sub(FARTHEST));
    let last = text.ceil_char_boundary(at.saturating_add(FARTHEST));
    let before = text.get(first..at).unwrap_or_default();
    let start = before
        .rfind('。')
        .map_or(first, |end| first + end + '。'.len_utf8());
    let after = text.get(at..last).unwrap_or_default();
    start..after.find('。').map_or(last, |length| at + length)
}
