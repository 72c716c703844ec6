//! Figures of prose that go on from year to year, lined up. Nothing in a plan
//! says that two sentences count the same, so that this is a guess: one that is
//! left out rather than wrong.

use std::collections::BTreeSet;

use super::{Change, Years};
use crate::figure::{DateInText, Figure, StatedYear, dates, figures, scaled_unit};
use crate::plan::{Better, FiscalYear, Indicator, Initiative, Number, TextKind, Value};

/// A figure that the prose of a row gives in years one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseSeries<'p> {
    /// What it seems to count, in the words of the last year.
    pub name: &'p str,
    /// The years with the figure, without a gap, the earliest first. There are
    /// at least two.
    pub values: Vec<ProseValue<'p>>,
}

/// A figure of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseValue<'p> {
    /// The year in whose text it stands.
    pub year: FiscalYear,
    /// The figure as printed.
    pub words: &'p str,
    /// The way from the year before; none for the first.
    pub change: Option<Change>,
}

/// The kinds of text that say what was reached.
const REACHED: [TextKind; 3] = [TextKind::Result, TextKind::Outcome, TextKind::Contribution];

/// The figures in the prose of a row that go on through both years, as far back
/// as they do. What is an indicator of the row is left out.
pub fn prose_series(row: &Initiative, years: Years) -> Vec<ProseSeries<'_>> {
    if years.earlier.next() != years.later {
        return Vec::new();
    }
    let earlier = Counted::all(row, years.earlier);
    let later = Counted::all(row, years.later);
    let continued = later.iter().filter(|last| {
        let before = last.before(&earlier, &later);
        before.is_some_and(|before| !is_indicator(row, [before, last]))
    });
    continued.map(|last| last.clone().series(row)).collect()
}

/// A plain figure of a year's text.
#[derive(Debug, Clone)]
struct Counted<'p> {
    year: FiscalYear,
    kind: TextKind,
    figure: Figure,
    name: &'p str,
    words: &'p str,
}

impl<'p> Counted<'p> {
    /// What the texts of a year count, each thing once.
    fn all(row: &'p Initiative, year: FiscalYear) -> Vec<Self> {
        let texts = REACHED.into_iter();
        let texts = texts.filter_map(|kind| Some((kind, row.text(year, kind)?)));
        let points = texts.flat_map(|(kind, text)| {
            let points = text.points().iter();
            points.map(move |point| (kind, point.as_str()))
        });
        let counted = points.flat_map(|(kind, point)| {
            let dates = dates(point);
            let mut found = figures(point);
            found.retain(|figure| is_of(figure, point, &dates, year));
            found.into_iter().map(move |figure| Self {
                year,
                kind,
                name: figure.name(point),
                words: point.get(figure.span.clone()).unwrap_or_default(),
                figure,
            })
        });
        counted
            .filter(|counted| tells_apart(counted.name))
            .collect()
    }

    /// Whether another counts the same thing, whatever it is called.
    fn counts_like(&self, other: &Self) -> bool {
        let flags = |figure: &Figure| (figure.is_cumulative, figure.is_total, figure.is_new);
        self.kind == other.kind
            && self.figure.unit == other.figure.unit
            && flags(&self.figure) == flags(&other.figure)
    }

    /// The only one of others that counts the same by the same name, or where
    /// none has it, by a name much like it.
    fn only_like<'c>(&self, others: &'c [Self]) -> Option<&'c Self> {
        let alike = || others.iter().filter(|other| self.counts_like(other));
        let mut named = alike().filter(|other| other.name == self.name);
        if let Some(same) = named.next() {
            return Some(same).filter(|_| named.next().is_none());
        }
        let mut near = alike().filter(|other| likeness(self.name, other.name) >= ALIKE);
        let only = near.next();
        only.filter(|_| near.next().is_none())
    }

    /// What it was in the year before, where either is the only one that the
    /// other can be.
    fn before<'c>(&self, earlier: &'c [Self], own: &[Self]) -> Option<&'c Self> {
        let before = self.only_like(earlier)?;
        let back = before.only_like(own)?;
        (back.figure.span == self.figure.span && back.words == self.words && back.name == self.name)
            .then_some(before)
    }

    /// The series that ends with it.
    fn series(self, row: &'p Initiative) -> ProseSeries<'p> {
        let name = self.name;
        let mut all = vec![self];
        while let Some(first) = all.first() {
            let own = Self::all(row, first.year);
            let earlier = Self::all(row, first.year.previous());
            let Some(before) = first.before(&earlier, &own).cloned() else {
                break;
            };
            all.insert(0, before);
        }
        let mut values: Vec<ProseValue<'p>> = Vec::new();
        let mut previous: Option<Value> = None;
        for counted in all {
            let value = counted.value();
            let both = previous.as_ref().zip(value.as_ref());
            let change = both.and_then(|(a, b)| Change::between(a, b, Better::Neither));
            values.push(ProseValue {
                year: counted.year,
                words: counted.words,
                change,
            });
            previous = value;
        }
        ProseSeries { name, values }
    }

    fn value(&self) -> Option<Value> {
        Number::new(self.figure.amount.value).map(Value::Number)
    }
}

/// Names shorter than this do not tell figures apart.
const FEWEST_CHARACTERS: usize = 3;

/// Whether a name says what is counted. One with a year in it may be printed in
/// the cell of another.
fn tells_apart(name: &str) -> bool {
    name.chars().count() >= FEWEST_CHARACTERS && !name.contains("年度")
}

/// Whether a figure of a text is a plain one of a year: the text names that year
/// for it or none, and its sentence speaks of no other before it.
fn is_of(figure: &Figure, text: &str, dates: &[DateInText], year: FiscalYear) -> bool {
    let sentence = text.get(..figure.span.start).unwrap_or_default();
    let sentence = sentence.rfind('。').unwrap_or_default();
    let before = dates.iter().rev();
    let mut before = before.filter(|date| (sentence..figure.span.start).contains(&date.span.start));
    let own = figure
        .year
        .is_none_or(|stated| stated == StatedYear::Named(year));
    figure.is_plain() && own && before.next().is_none_or(|date| date.year == year)
}

/// How alike two names must be that are not the same.
const ALIKE: f64 = 0.8;

/// The share of pairs of neighbouring characters that two names have in common:
/// Dice's coefficient.
fn likeness(one: &str, other: &str) -> f64 {
    let pairs =
        |name: &str| -> BTreeSet<(char, char)> { name.chars().zip(name.chars().skip(1)).collect() };
    let (one, other) = (pairs(one), pairs(other));
    let common = one.intersection(&other).count();
    match one.len() + other.len() {
        0 => 0.0,
        all => 2.0 * common as f64 / all as f64,
    }
}

/// Whether an indicator of the row has these figures.
fn is_indicator(row: &Initiative, figures: [&Counted<'_>; 2]) -> bool {
    let has = |indicator: &Indicator, counted: &Counted<'_>| {
        let unit = indicator.unit.as_deref().and_then(scaled_unit);
        let scale = unit.map_or(1.0, |(scale, _)| scale);
        let actual = indicator.actual(counted.year);
        let actual = actual.and_then(Value::number).map(Number::get);
        actual.is_some_and(|actual| {
            let value = counted.figure.amount.value;
            actual == value || actual * scale == value
        })
    };
    let mut indicators = row.indicators.iter();
    indicators.any(|indicator| figures.iter().all(|counted| has(indicator, counted)))
}
