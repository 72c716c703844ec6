//! Figures of an earlier year that a text quotes next to its own, compared with what that
//! earlier year reported.

use super::evidence::{self, Evidence};
use super::history::{Earlier, History, is_of};
use super::prose::{Corpus, Point, sentence_around};
use super::{Doubt, Weight};
use crate::document::Code;
use crate::figure::{Figure, StatedYear};
use crate::plan::FiscalYear;

/// Finds figures of earlier years that are quoted with a different value.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let history = History::new(corpus);
    let doubts = corpus.points().flat_map(|point| {
        let figures = &point.figures;
        let restated = figures.iter().enumerate();
        let doubts = restated.filter_map(|(index, figure)| {
            let year = year_of(point, figure)?;
            let level = level_beside(point, figures, index)?;
            doubt(point, figure, year, history.at(year, point, level)?)
        });
        doubts.collect::<Vec<_>>()
    });
    doubts.collect()
}

/// Returns the earlier year that a figure is given for.
fn year_of(point: &Point<'_>, figure: &Figure) -> Option<FiscalYear> {
    let year = match figure.year? {
        StatedYear::Named(year) => year,
        StatedYear::Previous => point.year.previous(),
    };
    (year < point.year && figure.is_plain() && !figure.amount.is_approximate).then_some(year)
}

/// Returns the current-year figure that an earlier one is quoted next to, which is the only
/// other figure of the sentence in the same unit.
fn level_beside<'f>(point: &Point<'_>, figures: &'f [Figure], index: usize) -> Option<&'f Figure> {
    let restated = figures.get(index)?;
    let sentence = sentence_around(point.text, restated.span.start);
    let counts_the_same = |other: &&Figure| {
        let is_own = is_of(other, point.year) && other.is_plain();
        is_own && other.unit == restated.unit && sentence.contains(&other.span.start)
    };
    let mut others = figures
        .iter()
        .enumerate()
        .filter(|(at, other)| *at != index && counts_the_same(other))
        .map(|(_, other)| other);
    let only = others.next().filter(|_| others.next().is_none())?;
    (!only.amount.is_approximate && only.is_new == restated.is_new).then_some(only)
}

fn doubt(point: &Point<'_>, figure: &Figure, year: FiscalYear, earlier: Earlier) -> Option<Doubt> {
    if figure.amount.agrees_with(earlier.amount) {
        return None;
    }
    let words = point.words(figure);
    Some(Doubt {
        code: Code::RESTATED_VALUE,
        weight: Weight::Heavy,
        place: point.place(words),
        others: vec![earlier.place],
        evidence: Evidence::Restated(evidence::Restated {
            told_in: point.year,
            year,
            stated: words.to_owned(),
            before: earlier.printed,
        }),
    })
}
