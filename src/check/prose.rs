//! The prose of a plan, point by point, with the figures in it.

use super::{Part, Place, Subject};
use crate::figure::{Figure, figures};
use crate::plan::{FiscalYear, Plan, TextKind, YearReport};

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

/// All points of the years of a plan: its own, then those of its rows.
pub(super) fn points(plan: &Plan) -> Vec<Point<'_>> {
    let own = plan.years().filter_map(|year| {
        let report = plan.year(year)?;
        Some(points_of(Subject::Plan, year, report))
    });
    let of_rows = plan.initiatives().iter().flat_map(|row| {
        let years = row.years.iter();
        years.map(|(year, report)| {
            let subject = Subject::Initiative(row.id.clone());
            points_of(subject, *year, report)
        })
    });
    own.chain(of_rows).flatten().collect()
}

fn points_of(subject: Subject, year: FiscalYear, report: &YearReport) -> Vec<Point<'_>> {
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
