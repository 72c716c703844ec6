//! A row in two years: what is new in its texts, how its figures moved, and
//! whether its rating rose or fell.

mod change;
mod phrase;
mod text;

pub use change::{Change, Judgement};
pub use text::{MarkedPoint, TextChange, TextComparison, compare_texts};

use crate::plan::{FiscalYear, Indicator, Initiative, RatingScale, Text, TextKind, Value};

/// Two years, the earlier one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The year that is compared against.
    pub earlier: FiscalYear,
    /// The year that is compared.
    pub later: FiscalYear,
}

/// A row in two years.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'p> {
    /// The years.
    pub years: Years,
    /// The ratings of both years.
    pub rating: RatingChange<'p>,
    /// The texts of the kinds that either year has.
    pub texts: Vec<(TextKind, TextComparison)>,
    /// The indicators of which either year says something.
    pub indicators: Vec<IndicatorChange<'p>>,
}

/// The ratings of two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingChange<'p> {
    /// The mark of the earlier year.
    pub earlier: Option<&'p str>,
    /// The mark of the later year.
    pub later: Option<&'p str>,
    /// How many steps of the scale it rose; below zero where it fell. None
    /// where a year has no rating.
    pub rise: Option<isize>,
}

/// An indicator in two years.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorChange<'p> {
    /// The indicator.
    pub indicator: &'p Indicator,
    /// What was reached in the earlier year.
    pub earlier: Option<&'p Value>,
    /// What was reached in the later year.
    pub later: Option<&'p Value>,
    /// What was to be reached in the later year.
    pub target: Option<&'p Value>,
    /// The way from one to the other; none where a year has no number.
    pub change: Option<Change>,
}

/// Sets two years of a row side by side.
pub fn compare<'p>(
    initiative: &'p Initiative,
    scale: &RatingScale,
    years: Years,
) -> Comparison<'p> {
    let texts = TextKind::ALL.into_iter().filter_map(|kind| {
        let nothing = Text::default();
        let earlier = initiative.text(years.earlier, kind).unwrap_or(&nothing);
        let later = initiative.text(years.later, kind).unwrap_or(&nothing);
        Some((kind, compare_texts(earlier, later)?))
    });
    Comparison {
        years,
        rating: compare_ratings(initiative, scale, years),
        texts: texts.collect(),
        indicators: initiative
            .indicators
            .iter()
            .filter_map(|indicator| compare_figures(indicator, years))
            .collect(),
    }
}

fn compare_ratings<'p>(
    initiative: &'p Initiative,
    scale: &RatingScale,
    years: Years,
) -> RatingChange<'p> {
    let earlier = initiative.rating(years.earlier);
    let later = initiative.rating(years.later);
    let rank = |mark: Option<&str>| isize::try_from(scale.rank(mark?)?).ok();
    RatingChange {
        earlier,
        later,
        rise: rank(earlier)
            .zip(rank(later))
            .map(|(before, after)| before - after),
    }
}

fn compare_figures(indicator: &Indicator, years: Years) -> Option<IndicatorChange<'_>> {
    let earlier = indicator.actual(years.earlier);
    let later = indicator.actual(years.later);
    let target = indicator.target(years.later);
    (earlier.is_some() || later.is_some() || target.is_some()).then(|| IndicatorChange {
        indicator,
        earlier,
        later,
        target,
        change: earlier
            .zip(later)
            .and_then(|(before, after)| Change::between(before, after, indicator.better)),
    })
}
