//! Aligns figures in prose that continue from year to year. Nothing in a plan states that
//! two sentences count the same thing, so this is a heuristic that prefers to leave a
//! series out rather than get it wrong.

use std::collections::BTreeSet;

use super::{Change, Years};
use crate::figure::{DateInText, Figure, StatedYear, dates, figures, scaled_unit};
use crate::plan::{Better, FiscalYear, Indicator, Initiative, Number, TextKind, Value};

/// A figure that the prose of a row gives in consecutive years.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseSeries<'p> {
    /// What it seems to count, in the words of the last year.
    pub name: &'p str,
    /// What the figures are counted in; empty if they have no unit.
    pub unit: &'p str,
    /// The figures of consecutive years, at least two, in ascending order.
    pub values: Vec<ProseValue<'p>>,
}

/// A figure of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseValue<'p> {
    /// The year of the text that contains the figure.
    pub year: FiscalYear,
    /// The figure as printed.
    pub words: &'p str,
    /// The change from the previous year, or `None` for the first year.
    pub change: Option<Change>,
}

/// The kinds of text that report actual figures.
const REACHED: [TextKind; 3] = [TextKind::Result, TextKind::Outcome, TextKind::Contribution];

/// Returns the figures in the prose of a row that continue through both years, extended as
/// far back as they go. Figures that are indicators of the row are left out.
pub fn prose_series(row: &Initiative, years: Years) -> Vec<ProseSeries<'_>> {
    if years.earlier.next() != years.later {
        return Vec::new();
    }
    let earlier = CountedFigure::all(row, years.earlier);
    let later = CountedFigure::all(row, years.later);
    let continued = later.iter().filter(|last| {
        let before = last.before(&earlier, &later);
        before.is_some_and(|before| !is_indicator(row, [before, last]))
    });
    continued.map(|last| last.clone().series(row)).collect()
}

/// A plain figure in a text of a year.
#[derive(Debug, Clone)]
struct CountedFigure<'p> {
    year: FiscalYear,
    kind: TextKind,
    figure: Figure,
    name: &'p str,
    words: &'p str,
}

impl<'p> CountedFigure<'p> {
    /// Returns what the texts of a year count, without duplicates.
    fn all(row: &'p Initiative, year: FiscalYear) -> Vec<Self> {
        let texts = REACHED.into_iter();
        let texts = texts.filter_map(|kind| Some((kind, row.text(year, kind)?)));
        let points = texts.flat_map(|(kind, text)| {
            let points = text.points();
            points.map(move |point| (kind, point))
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

    /// Returns whether another figure may count the same thing: it has the same kind, unit
    /// and flags, whatever its name.
    fn counts_like(&self, other: &Self) -> bool {
        let flags = |figure: &Figure| (figure.is_cumulative, figure.is_total, figure.is_new);
        self.kind == other.kind
            && self.figure.unit == other.figure.unit
            && flags(&self.figure) == flags(&other.figure)
    }

    /// Returns the only figure in `others` that counts the same thing under the same name,
    /// or failing that, under a similar name.
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

    /// Returns the matching figure of the previous year, if each of the two is the other's
    /// only candidate.
    fn before<'c>(&self, earlier: &'c [Self], own: &[Self]) -> Option<&'c Self> {
        let before = self.only_like(earlier)?;
        let back = before.only_like(own)?;
        (back.figure.span == self.figure.span && back.words == self.words && back.name == self.name)
            .then_some(before)
    }

    /// Builds the series that ends with this figure.
    fn series(self, row: &'p Initiative) -> ProseSeries<'p> {
        let (name, unit) = (self.name, self.figure.unit);
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
        let mut previous: Option<(Value, bool)> = None;
        for counted in all {
            let value = counted.value();
            let both = previous.as_ref().zip(value.as_ref());
            let change = both.and_then(|(a, b)| change(a, b));
            values.push(ProseValue {
                year: counted.year,
                words: counted.words,
                change,
            });
            previous = value;
        }
        ProseSeries { name, unit, values }
    }

    /// Returns its number, and whether it is approximate.
    fn value(&self) -> Option<(Value, bool)> {
        let amount = self.figure.amount;
        let number = Number::new(amount.value)?;
        Some((Value::Number(number), amount.is_approximate))
    }
}

fn change(earlier: &(Value, bool), later: &(Value, bool)) -> Option<Change> {
    let change = Change::between(&earlier.0, &later.0, Better::Neither)?;
    Some(Change {
        is_approximate: earlier.1 || later.1,
        ..change
    })
}

/// Minimum length in characters of a name that can distinguish figures.
const FEWEST_CHARACTERS: usize = 3;

/// Returns whether a name identifies what is counted. A name that contains a year may refer
/// to a different year from the one it is printed under.
fn tells_apart(name: &str) -> bool {
    name.chars().count() >= FEWEST_CHARACTERS && !name.contains("年度")
}

/// Returns whether a figure in a text is a plain figure of a year: it names that year or
/// none, and its sentence mentions no other year before it.
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

/// Minimum similarity of two different names (see [`likeness`]). Heuristic.
const ALIKE: f64 = 0.8;

/// Returns the similarity of two names as Dice's coefficient of their character bigrams.
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

/// Returns whether an indicator of the row has the same figures.
fn is_indicator(row: &Initiative, figures: [&CountedFigure<'_>; 2]) -> bool {
    let has = |indicator: &Indicator, counted: &CountedFigure<'_>| {
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
