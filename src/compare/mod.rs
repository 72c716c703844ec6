//! Compares a row in two years: its texts, figures and rating.

mod anchors;
mod attainment;
mod change;
mod phrase;
mod plan_changes;
mod series;
mod text;

pub use attainment::{
    Attainment, Band, Pace, baseline, is_reached, last_target, latest, next_target,
};
pub use change::{Change, Judgement};
pub(crate) use phrase::{phrases, sentences};
pub use plan_changes::{FigureChange, PlanChanges, RowChange, TextDifference};
pub use series::{ProseSeries, ProseValue, prose_series};
pub use text::{MarkedPoint, TextChange, TextComparison, compare_texts};

use crate::plan::{FiscalYear, Indicator, Initiative, RatingScale, Text, TextKind, Value};

/// Two years to compare, the earlier one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The year to compare with.
    pub earlier: FiscalYear,
    /// The year that is compared.
    pub later: FiscalYear,
}

impl Years {
    /// A year and the one before it.
    pub fn since_year_before(year: FiscalYear) -> Self {
        Self {
            earlier: year.previous(),
            later: year,
        }
    }
}

/// A row in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowInYear<'p> {
    /// The row.
    pub row: &'p Initiative,
    /// The year.
    pub year: FiscalYear,
}

/// A row in two years, or a row and its predecessor in an earlier plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'p> {
    /// The earlier side.
    pub earlier: RowInYear<'p>,
    /// The later side.
    pub later: RowInYear<'p>,
    /// The ratings of both years.
    pub rating: RatingChange<'p>,
    /// The comparisons of the texts that either year has.
    pub texts: Vec<(TextKind, TextComparison)>,
    /// The indicators that have data in either year.
    pub indicators: Vec<IndicatorChange<'p>>,
}

impl Comparison<'_> {
    /// Returns a unitless measure of how much changed, for sorting rows. One step of the
    /// rating counts 1, each indicator up to 1 (a change of 100% or more), and a completely
    /// new text 1.
    pub fn size(&self) -> f64 {
        let rating = self.rating.rise.map_or(0.0, |rise| rise.abs() as f64);
        let indicators = self.indicators.iter().map(IndicatorChange::size);
        let texts = self.texts.iter().map(|(_, text)| text.share_changed());
        rating + indicators.sum::<f64>() + texts.sum::<f64>()
    }
}

impl IndicatorChange<'_> {
    fn size(&self) -> f64 {
        let moved = self.change.filter(|change| change.difference.get() != 0.0);
        moved.map_or(0.0, |change| {
            let percent = change.percent.map_or(100.0, |percent| percent.get().abs());
            (percent / 100.0).min(1.0)
        })
    }
}

/// The ratings in two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingChange<'p> {
    /// The mark in the earlier year.
    pub earlier: Option<&'p str>,
    /// The mark in the later year.
    pub later: Option<&'p str>,
    /// The number of steps that the rating rose, negative if it fell. `None` if either year
    /// has no rating.
    pub rise: Option<isize>,
}

/// An indicator in two years.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorChange<'p> {
    /// The indicator itself.
    pub indicator: &'p Indicator,
    /// The actual figure of the earlier year.
    pub earlier: Option<&'p Value>,
    /// The actual figure of the later year.
    pub later: Option<&'p Value>,
    /// The target of the later year.
    pub target: Option<&'p Value>,
    /// The change between the two, or `None` if either is not a number or a break lies
    /// between the years.
    pub change: Option<Change>,
    /// Whether both years have a figure and cannot be compared because of a break.
    pub has_break: bool,
}

/// Compares two years of a row.
pub fn compare<'p>(
    initiative: &'p Initiative,
    scale: &RatingScale,
    years: Years,
) -> Comparison<'p> {
    let side = |year| RowInYear {
        row: initiative,
        year,
    };
    let indicators = initiative.indicators.iter();
    let indicators = indicators.filter_map(|indicator| {
        let earlier = indicator.actual(years.earlier);
        figures(indicator, earlier, years)
    });
    Comparison {
        rating: compare_ratings(initiative, scale, years),
        indicators: indicators.collect(),
        ..compare_prose(side(years.earlier), side(years.later))
    }
}

/// Compares a row with its predecessor in an earlier plan. Ratings are on different scales,
/// so no rise is computed. Indicators are matched by name.
pub fn compare_across<'p>(earlier: RowInYear<'p>, later: RowInYear<'p>) -> Comparison<'p> {
    let is_same = |a: &Indicator, b: &Indicator| a.name == b.name && a.unit == b.unit;
    let before = |later: &Indicator| {
        let mut indicators = earlier.row.indicators.iter();
        indicators.find(|indicator| is_same(indicator, later))
    };
    let of_later = later.row.indicators.iter().filter_map(|indicator| {
        let actual = before(indicator).and_then(|same| same.actual(earlier.year));
        let years = Years {
            earlier: earlier.year,
            later: later.year,
        };
        figures(indicator, actual, years)
    });
    let is_gone = |indicator: &&Indicator| {
        let mut later = later.row.indicators.iter();
        !later.any(|other| is_same(other, indicator))
    };
    let gone = earlier.row.indicators.iter().filter(is_gone);
    let gone = gone.filter_map(|indicator| {
        let earlier = indicator.actual(earlier.year)?;
        Some(IndicatorChange {
            indicator,
            earlier: Some(earlier),
            later: None,
            target: None,
            change: None,
            has_break: false,
        })
    });
    Comparison {
        indicators: of_later.chain(gone).collect(),
        ..compare_prose(earlier, later)
    }
}

fn compare_prose<'p>(earlier: RowInYear<'p>, later: RowInYear<'p>) -> Comparison<'p> {
    let nothing = Text::default();
    let texts = TextKind::ALL.into_iter().filter_map(|kind| {
        let before = earlier.row.text(earlier.year, kind).unwrap_or(&nothing);
        let after = later.row.text(later.year, kind).unwrap_or(&nothing);
        Some((kind, compare_texts(before, after)?))
    });
    Comparison {
        earlier,
        later,
        rating: RatingChange {
            earlier: earlier.row.rating(earlier.year),
            later: later.row.rating(later.year),
            rise: None,
        },
        texts: texts.collect(),
        indicators: Vec::new(),
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

fn figures<'p>(
    indicator: &'p Indicator,
    earlier: Option<&'p Value>,
    years: Years,
) -> Option<IndicatorChange<'p>> {
    let later = indicator.actual(years.later);
    let target = indicator.target(years.later);
    let both = earlier.zip(later);
    let is_comparable = indicator.is_comparable(years.earlier, years.later);
    let comparable = both.filter(|_| is_comparable);
    (earlier.is_some() || later.is_some() || target.is_some()).then(|| IndicatorChange {
        indicator,
        earlier,
        later,
        target,
        change: comparable
            .and_then(|(before, after)| Change::between(before, after, indicator.better)),
        has_break: both.is_some() && !is_comparable,
    })
}
