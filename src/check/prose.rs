//! The prose of a plan, point by point, with the figures in it.

use std::ops::Range;

use super::{Part, Place, Subject};
use crate::figure::{Figure, figures};
use crate::plan::{FiscalYear, Initiative, Plan, TextKind, YearReport};

/// A plan with all its prose, read once for all rules.
#[derive(Debug)]
pub(super) struct Corpus<'p> {
    /// The plan.
    pub(super) plan: &'p Plan,
    /// What the plan tells of itself, and then of its rows, in their order.
    told: Vec<Told<'p>>,
}

impl<'p> Corpus<'p> {
    /// Reads the prose of a plan.
    pub(super) fn new(plan: &'p Plan) -> Self {
        let own = plan
            .years()
            .filter_map(|year| Some((year, plan.year(year)?)));
        let own = Told::new(Subject::Plan, None, own);
        let of_rows = plan.initiatives().iter().map(|row| {
            let years = row.years.iter().map(|(year, report)| (*year, report));
            Told::new(Subject::Initiative(row.id.clone()), Some(row), years)
        });
        Self {
            plan,
            told: std::iter::once(own).chain(of_rows).collect(),
        }
    }

    /// Everything that is told: of the plan itself, then of its rows.
    pub(super) fn told(&self) -> impl Iterator<Item = &Told<'p>> {
        self.told.iter()
    }

    /// What is told of one subject; none of a measure, which has no years.
    pub(super) fn told_of(&self, subject: &Subject) -> Option<&Told<'p>> {
        match subject {
            Subject::Plan => self.told.first(),
            Subject::Initiative(id) => self.told.get(self.plan.row(id)?.get() + 1),
            Subject::Measure(_) => None,
        }
    }

    /// All points of the years of the plan: its own, then those of its rows.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point<'p>> {
        self.told().flat_map(Told::points)
    }
}

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
    /// The figures in it.
    pub(super) figures: Vec<Figure>,
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
    pub(super) years: Vec<ToldYear<'p>>,
}

/// What a year tells.
#[derive(Debug)]
pub(super) struct ToldYear<'p> {
    /// The year.
    pub(super) year: FiscalYear,
    /// The whole of it.
    pub(super) report: &'p YearReport,
    /// The points of its texts.
    points: Vec<Point<'p>>,
}

impl<'p> Told<'p> {
    fn new(
        subject: Subject,
        row: Option<&'p Initiative>,
        years: impl Iterator<Item = (FiscalYear, &'p YearReport)>,
    ) -> Self {
        let years = years.map(|(year, report)| ToldYear {
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

    /// What a year tells; none where it tells nothing.
    pub(super) fn in_year(&self, year: FiscalYear) -> Option<&ToldYear<'p>> {
        self.years.iter().find(|told| told.year == year)
    }

    /// The points of all years.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point<'p>> {
        self.years.iter().flat_map(|told| &told.points)
    }

    /// The points of some kinds of text of a year.
    pub(super) fn points_in(&self, year: FiscalYear, kinds: &[TextKind]) -> Vec<&Point<'p>> {
        let points = self.in_year(year).into_iter().flat_map(|told| &told.points);
        points.filter(|point| kinds.contains(&point.kind)).collect()
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
            figures: figures(text),
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
