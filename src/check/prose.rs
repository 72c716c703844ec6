//! The prose of a plan, point by point, with the figures in it.

use std::ops::Range;

use super::{Part, Place, Subject};
use crate::figure::{Figure, figures};
use crate::plan::{FiscalYear, Initiative, Plan, TextKind, YearReport};

/// A point of a text.
#[derive(Debug, Clone)]
pub(super) struct Point<'p> {
    /// Whose it is.
    pub(super) subject: Subject,
    /// The year it is of.
    pub(super) year: FiscalYear,
    /// The kind of its text.
    pub(super) kind: TextKind,
    /// Where it stands among the points of its text, from zero.
    pub(super) index: usize,
    /// What it says.
    pub(super) text: &'p str,
}

impl Point<'_> {
    /// The place of some words of it.
    pub(super) fn place(&self, words: &str) -> Place {
        Place {
            subject: self.subject.clone(),
            year: Some(self.year),
            part: Part::Text(self.kind, self.index),
            words: words.to_owned(),
        }
    }

    /// The figures in it.
    pub(super) fn figures(&self) -> Vec<Figure> {
        figures(self.text)
    }

    /// The words of a figure, as printed.
    pub(super) fn words(&self, figure: &Figure) -> &str {
        self.text.get(figure.span.clone()).unwrap_or_default()
    }
}

/// What is told of the plan itself, or of a row, year by year.
#[derive(Debug)]
pub(super) struct Told<'p> {
    /// Whose it is.
    pub(super) subject: Subject,
    /// The row, where it is of one.
    pub(super) row: Option<&'p Initiative>,
    /// The years that say something, in order.
    pub(super) years: Vec<(FiscalYear, &'p YearReport)>,
}

impl<'p> Told<'p> {
    /// What a year tells; none where it tells nothing.
    pub(super) fn in_year(&self, year: FiscalYear) -> Option<&'p YearReport> {
        let told = self.years.iter().find(|(told, _)| *told == year);
        told.map(|(_, report)| *report)
    }

    /// The points of some kinds of text of a year.
    pub(super) fn points_in(&self, year: FiscalYear, kinds: &[TextKind]) -> Vec<Point<'p>> {
        let report = self.in_year(year);
        let points = report.map(|report| points_of(&self.subject, year, report));
        let mut points = points.unwrap_or_default();
        points.retain(|point| kinds.contains(&point.kind));
        points
    }

    /// The place of a whole text.
    pub(super) fn place(&self, year: FiscalYear, kind: TextKind) -> Place {
        Place {
            subject: self.subject.clone(),
            year: Some(year),
            part: Part::Text(kind, 0),
            words: String::new(),
        }
    }
}

/// Everything that is told in a plan: of itself, then of its rows.
pub(super) fn told(plan: &Plan) -> Vec<Told<'_>> {
    let own = plan
        .years()
        .filter_map(|year| Some((year, plan.year(year)?)));
    let own = Told {
        subject: Subject::Plan,
        row: None,
        years: own.collect(),
    };
    let of_rows = plan.initiatives().iter().map(|row| Told {
        subject: Subject::Initiative(row.id.clone()),
        row: Some(row),
        years: row.years.iter().map(|(year, told)| (*year, told)).collect(),
    });
    std::iter::once(own).chain(of_rows).collect()
}

/// All points of the years of a plan: its own, then those of its rows.
pub(super) fn points(plan: &Plan) -> Vec<Point<'_>> {
    let points = told(plan).into_iter().flat_map(|told| {
        let years = told.years.into_iter();
        let points = years.flat_map(|(year, report)| points_of(&told.subject, year, report));
        points.collect::<Vec<_>>()
    });
    points.collect()
}

fn points_of<'p>(subject: &Subject, year: FiscalYear, report: &'p YearReport) -> Vec<Point<'p>> {
    let texts = TextKind::ALL.into_iter();
    texts
        .flat_map(|kind| {
            let points = report.text(kind).points().iter().enumerate();
            points.map(move |(index, text)| (kind, index, text.as_str()))
        })
        .map(|(kind, index, text)| Point {
            subject: subject.clone(),
            year,
            kind,
            index,
            text,
        })
        .collect()
}

/// The words before a figure.
pub(super) fn label<'t>(point: &Point<'t>, figure: &Figure) -> &'t str {
    point.text.get(figure.label.clone()).unwrap_or_default()
}

/// What is left of words without brackets, particles and signs: how the same
/// thing is called in a table and in a sentence.
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

/// The sentence of a text that a place lies in.
pub(super) fn sentence_around(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('。').map_or(0, |end| end + '。'.len_utf8());
    let after = text.get(at..).unwrap_or_default();
    start..after.find('。').map_or(text.len(), |length| at + length)
}
