//! What a plan says in other years of the figures in its prose.

use super::prose::{Corpus, Point};
use super::{Part, Place, Subject};
use crate::figure::{Figure, StatedYear, scaled_unit};
use crate::plan::FiscalYear;

/// What the plan says elsewhere of the figures of a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct History<'c, 'p>(&'c Corpus<'p>);

/// A figure of an earlier year, with its place.
pub(super) struct Earlier {
    /// How much it was.
    pub(super) value: f64,
    /// Where it stands.
    pub(super) place: Place,
}

impl<'c, 'p> History<'c, 'p> {
    /// What a plan says in its prose and its indicators.
    pub(super) fn new(corpus: &'c Corpus<'p>) -> Self {
        Self(corpus)
    }

    /// The figure of the year before that continues in a figure.
    pub(super) fn before(&self, point: &Point<'_>, figure: &Figure) -> Option<Earlier> {
        self.at(point.year.previous(), point, figure)
    }

    /// The figure of another year that continues in a figure: that of the
    /// indicator which has it, or of the same words in the text of that year.
    pub(super) fn at(
        &self,
        year: FiscalYear,
        point: &Point<'_>,
        figure: &Figure,
    ) -> Option<Earlier> {
        self.of_indicator(year, point, figure)
            .or_else(|| self.of_same_words(year, point, figure))
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
            let (scale, unit) = scaled_unit(indicator.unit.as_deref()?)?;
            let value = |year| Some(indicator.actual(year)?.number()?.get() * scale);
            let is_it = unit == figure.unit && value(point.year)? == figure.amount.value;
            let before = value(year)?;
            is_it.then(|| Earlier {
                value: before,
                place: Place {
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

    /// The figure of another year that the same words give in its text.
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
                value: other.amount.value,
                place: earlier.place(earlier.words(other)),
            })
        });
        let only = found.next();
        only.filter(|_| found.next().is_none())
    }
}

/// Whether words are enough to know a figure by: three characters, or a word of
/// two in kanji.
fn tells_apart(words: &str) -> bool {
    let is_kanji = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    match words.chars().count() {
        0 | 1 => false,
        2 => words.chars().all(is_kanji),
        _ => true,
    }
}

/// Whether a figure is of a year: it names that one, or none.
pub(super) fn is_of(figure: &Figure, year: FiscalYear) -> bool {
    figure
        .year
        .is_none_or(|stated| stated == StatedYear::Named(year))
}
