//! What a plan says in other years of the figures in its prose.

use std::collections::HashMap;

use super::prose::{Point, label};
use super::{Part, Place, Subject};
use crate::figure::{Figure, StatedYear, ends_with_word_in_about, scaled_unit};
use crate::plan::{FiscalYear, Plan, TextKind};

/// What the plan says elsewhere of the figures of a point.
pub(super) struct History<'p> {
    plan: &'p Plan,
    points: HashMap<(Subject, FiscalYear, TextKind), Vec<Point<'p>>>,
}

/// A figure of an earlier year, with its place.
pub(super) struct Earlier {
    /// How much it was.
    pub(super) value: f64,
    /// Where it stands.
    pub(super) place: Place,
}

impl<'p> History<'p> {
    /// What a plan with these points says.
    pub(super) fn new(plan: &'p Plan, all: &[Point<'p>]) -> Self {
        let mut points: HashMap<_, Vec<Point<'p>>> = HashMap::new();
        for point in all {
            let key = (point.subject.clone(), point.year, point.kind);
            points.entry(key).or_default().push(point.clone());
        }
        Self { plan, points }
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
        let indicators = self.plan.initiative(id)?.indicators.iter().enumerate();
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
        let words = bare(label(point, figure));
        if !tells_apart(words) {
            return None;
        }
        let key = (point.subject.clone(), year, point.kind);
        let mut found = self.points.get(&key)?.iter().flat_map(|earlier| {
            let figures = earlier.figures().into_iter();
            let same = figures.filter(|other| {
                other.is_plain()
                    && other.unit == figure.unit
                    && bare(label(earlier, other)) == words
                    && is_of(other, earlier.year)
            });
            same.map(|other| Earlier {
                value: other.amount.value,
                place: earlier.place(earlier.words(&other)),
            })
            .collect::<Vec<_>>()
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

/// The words without those that stand before any figure.
pub(super) fn bare(label: &str) -> &str {
    const LOOSE: [&str; 14] = [
        "約", "は", "が", "で", "の", "：", ":", "に", "を", "と", "も", "年間", "のべ", " ",
    ];
    let mut words = label;
    while let Some(shorter) = without_loose_end(words, &LOOSE) {
        words = shorter;
    }
    while let Some(shorter) = LOOSE.iter().find_map(|loose| words.strip_prefix(loose)) {
        words = shorter;
    }
    words
}

fn without_loose_end<'t>(words: &'t str, loose: &[&str]) -> Option<&'t str> {
    let mut loose = loose.iter().filter(|_| !ends_with_word_in_about(words));
    loose.find_map(|loose| words.strip_suffix(loose))
}
