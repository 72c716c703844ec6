//! Figures of an aim, `R3 6件→R8 20件`, compared with the indicators of its row.

use super::is_within;
use crate::check::evidence::{self, Evidence, OfYear, Quantity};
use crate::check::prose::bones;
use crate::check::{Doubt, Location, Part, Subject, Weight};
use crate::document::Code;
use crate::figure::{Amount, Figure, StatedYear, figures, scaled_unit};
use crate::plan::{FiscalYear, Indicator, Initiative, Plan};

pub(super) fn check(plan: &Plan) -> Vec<Doubt> {
    let rows = plan.initiatives().iter().filter(|row| !row.is_reprint());
    let doubts = rows.flat_map(|row| {
        let points = row.aim.points();
        points
            .flat_map(|point| of_point(row, point))
            .collect::<Vec<_>>()
    });
    doubts.collect()
}

fn of_point(row: &Initiative, point: &str) -> Vec<Doubt> {
    let figures = figures(point);
    let doubts = figures.iter().filter_map(|figure| {
        let Some(StatedYear::Named(year)) = figure.year else {
            return None;
        };
        let (index, indicator) = only_of(row, year, figure)?;
        let is_meant = is_named(point, indicator) || has_another(&figures, figure, indicator);
        let values = values(indicator, year);
        let is_other = !values.iter().any(|value| figure.amount.agrees_with(*value));
        (is_meant && is_other && figure.is_plain()).then_some(())?;
        doubt(row, point, figure, year, (index, indicator))
    });
    doubts.collect()
}

/// Returns the only indicator of a row that has the given unit and a figure for the year.
fn only_of<'p>(
    row: &'p Initiative,
    year: FiscalYear,
    figure: &Figure,
) -> Option<(usize, &'p Indicator)> {
    let mut found = row.indicators.iter().enumerate().filter(|(_, indicator)| {
        let unit = indicator.unit.as_deref().and_then(scaled_unit);
        let counts_the_same = unit.is_some_and(|(_, unit)| unit == figure.unit);
        counts_the_same && !values(indicator, year).is_empty()
    });
    found.next().filter(|_| found.next().is_none())
}

/// Returns all values of an indicator for a year, converted to the unit used in prose.
fn values(indicator: &Indicator, year: FiscalYear) -> Vec<Amount> {
    let scale = indicator.unit.as_deref().and_then(scaled_unit);
    let (Some((scale, _)), Some(figures)) = (scale, indicator.years.get(&year)) else {
        return Vec::new();
    };
    let values = [&figures.actual, &figures.target].into_iter();
    let amounts = values.filter_map(|value| Amount::of(value.as_ref()?, scale));
    amounts.collect()
}

/// Returns whether an aim names an indicator, either verbatim or with other words in
/// between.
fn is_named(point: &str, indicator: &Indicator) -> bool {
    let name = bones(&indicator.name);
    let point = bones(point);
    match name.chars().count() {
        0 | 1 => false,
        2 | 3 => point.contains(&name),
        _ => is_within(&name, &point),
    }
}

/// Returns whether another figure of the aim matches the indicator, which shows that both
/// are about the same thing.
fn has_another(figures: &[Figure], figure: &Figure, indicator: &Indicator) -> bool {
    let others = figures.iter().filter(|other| other.span != figure.span);
    let mut others = others.filter_map(|other| match other.year {
        Some(StatedYear::Named(year)) => Some((year, other)),
        _ => None,
    });
    others.any(|(year, other)| {
        let values = values(indicator, year);
        values.iter().any(|value| other.amount.agrees_with(*value))
    })
}

fn doubt(
    row: &Initiative,
    point: &str,
    figure: &Figure,
    year: FiscalYear,
    (index, indicator): (usize, &Indicator),
) -> Option<Doubt> {
    let words = point.get(figure.span.clone()).unwrap_or_default();
    let unit = indicator.unit.as_deref().unwrap_or_default();
    let figures = indicator.years.get(&year)?;
    let kept = figures.target.as_ref().or(figures.actual.as_ref())?;
    let place = |year, part, words: &str| Location {
        subject: Subject::Initiative(row.id.clone()),
        year,
        part,
        words: words.to_owned(),
    };
    let was = figures.was.as_ref();
    let is_revised = was.is_some_and(|was| was.with_unit(unit) == words);
    Some(Doubt {
        code: Code::VALUE_ELSEWHERE,
        weight: if is_revised {
            Weight::Light
        } else {
            Weight::Heavy
        },
        place: place(None, Part::Aim, words),
        others: vec![place(Some(year), Part::Indicator(index), "")],
        evidence: Evidence::Aim(evidence::AimMismatch {
            stated: words.to_owned(),
            indicator: indicator.name.clone(),
            kept: OfYear {
                year,
                quantity: Quantity::of(kept, indicator),
            },
            is_revised,
        }),
    })
}
