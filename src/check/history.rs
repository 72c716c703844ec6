//! Looks up what other years of a plan say about the figures in its prose.

use super::evidence::Quantity;
use super::prose::{Corpus, Point};
use super::{Location, Part, Subject};
use crate::figure::{Amount, Figure, StatedYear, scaled_unit};
use crate::plan::{FiscalYear, Indicator};

/// Looks up figures in the other years of a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct History<'c, 'p>(&'c Corpus<'p>);

/// A figure of another year, with its place.
pub(super) struct Earlier {
    /// The number with its precision, in the unit used in prose.
    pub(super) amount: Amount,
    /// The figure as its place prints it.
    pub(super) printed: Quantity,
    /// Where it was found.
    pub(super) place: Location,
}

impl<'c, 'p> History<'c, 'p> {
    /// Creates a lookup over the prose and indicators of a plan.
    pub(super) fn new(corpus: &'c Corpus<'p>) -> Self {
        Self(corpus)
    }

    /// Returns the figure of the previous year that corresponds to `figure`.
    pub(super) fn before(&self, point: &Point<'_>, figure: &Figure) -> Option<Earlier> {
        self.at(point.year.previous(), point, figure)
    }

    /// Returns the figure of another year that corresponds to `figure`, taken from the
    /// indicator with the same value or else from the same words in that year's text.
    pub(super) fn at(
        &self,
        year: FiscalYear,
        point: &Point<'_>,
        figure: &Figure,
    ) -> Option<Earlier> {
        if self.has_break(year, point, figure) {
            return None;
        }
        self.of_indicator(year, point, figure)
            .or_else(|| self.of_same_words(year, point, figure))
    }

    /// Returns whether the figure is that of an indicator with a break between its year and
    /// another.
    fn has_break(&self, year: FiscalYear, point: &Point<'_>, figure: &Figure) -> bool {
        let Subject::Initiative(id) = &point.subject else {
            return false;
        };
        let row = self.0.plan.initiative(id);
        let mut indicators = row.into_iter().flat_map(|row| &row.indicators);
        indicators.any(|indicator| {
            is_of_indicator(figure, indicator, point.year)
                && !indicator.is_comparable(year, point.year)
        })
    }

    fn of_indicator(
        &self,
        year: FiscalYear,
        point: &Point<'_>,
        figure: &Figure,
    ) -> Option<Earlier> {
        let Subject::Initiative(id) = &point.subject else {
            return None;
        };
        let indicators = self.0.plan.initiative(id)?.indicators.iter().enumerate();
        let mut found = indicators.filter_map(|(index, indicator)| {
            let (scale, _) = scaled_unit(indicator.unit.as_deref()?)?;
            let before = indicator.actual(year)?;
            let amount = Amount::of(before, scale)?;
            is_of_indicator(figure, indicator, point.year).then(|| Earlier {
                amount,
                printed: Quantity::of(before, indicator),
                place: Location {
                    subject: point.subject.clone(),
                    year: Some(year),
                    part: Part::Indicator(index),
                    words: String::new(),
                },
            })
        });
        let only = found.next();
        only.filter(|_| found.next().is_none())
    }

    /// Returns the figure that follows the same words in the text of another year.
    pub(super) fn of_same_words(
        &self,
        year: FiscalYear,
        point: &Point<'_>,
        figure: &Figure,
    ) -> Option<Earlier> {
        let words = figure.name(point.text);
        if !tells_apart(words) {
            return None;
        }
        let points = self.0.told_of(&point.subject)?;
        let points = points.points_in(year, &[point.kind]).into_iter();
        let mut found = points.flat_map(|earlier| {
            let same = earlier.figures.iter().filter(|other| {
                other.is_plain()
                    && other.unit == figure.unit
                    && other.name(earlier.text) == words
                    && is_of(other, earlier.year)
            });
            same.map(|other| Earlier {
                amount: other.amount,
                printed: Quantity::printed(earlier.words(other)),
                place: earlier.place(earlier.words(other)),
            })
        });
        let only = found.next();
        only.filter(|_| found.next().is_none())
    }
}

/// Returns whether a figure has the unit of an indicator and its value for a year.
fn is_of_indicator(figure: &Figure, indicator: &Indicator, year: FiscalYear) -> bool {
    let unit = indicator.unit.as_deref().and_then(scaled_unit);
    let Some(((scale, unit), actual)) = unit.zip(indicator.actual(year)) else {
        return false;
    };
    let amount = Amount::of(actual, scale);
    unit == figure.unit && amount.is_some_and(|amount| amount.value == figure.amount.value)
}

/// Returns whether words identify a figure: three characters, or two if they are a kanji
/// word.
fn tells_apart(words: &str) -> bool {
    let is_kanji = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    match words.chars().count() {
        0 | 1 => false,
        2 => words.chars().all(is_kanji),
        _ => true,
    }
}

/// Returns whether a figure belongs to a year, that is, it names that year or none.
pub(super) fn is_of(figure: &Figure, year: FiscalYear) -> bool {
    figure
        .year
        .is_none_or(|stated| stated == StatedYear::Named(year))
}
