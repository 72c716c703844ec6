//! Compares a row in two years: its texts, figures and rating.

mod anchors;
mod attainment;
mod change;
mod extent;
mod likeness;
mod phrase;
mod plan_changes;
mod plan_versions;
mod series;
mod telling;
mod text;

pub use attainment::{
    Attainment, Band, Pace, baseline, is_reached, last_target, latest, next_target,
};
pub use change::{Change, Judgement};
pub use extent::Extent;
pub(crate) use phrase::{phrases, sentences};
pub use plan_changes::{FigureChange, PlanChanges, RowChange, TextDifference};
pub use plan_versions::{
    FigureRevision, FollowUp, IndicatorDifference, IndicatorRevision, PartDifference,
    PlanDifferences, PlanText, PlanYear, RatingRevision, Reading, VersionChange, Versions,
};
pub use series::{ProseSeries, ProseValue, prose_series};
pub use telling::{LEFT_OUT, Told, telling_sentences};
pub use text::{MarkedPoint, TextChange, TextComparison, compare_texts};

use crate::document::AsWritten;
use crate::plan::{
    FigureKind, FiscalYear, Indicator, Initiative, Plan, RatingScale, Text, TextKind,
    UnreadableFigures, Value,
};

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
    /// The plan that the row belongs to.
    pub plan: &'p Plan,
    /// The row.
    pub row: &'p Initiative,
    /// The year.
    pub year: FiscalYear,
}

impl<'p> RowInYear<'p> {
    /// Returns what is written for a text of the year that cannot be read.
    pub fn unreadable_text(&self, kind: TextKind) -> Option<&'p AsWritten> {
        self.plan.unreadable_of(self.row).text(self.year, kind)
    }

    /// Returns what is written for the rating of the year if it cannot be read.
    pub fn unreadable_rating(&self) -> Option<&'p AsWritten> {
        self.plan.unreadable_of(self.row).rating(self.year)
    }

    /// Returns whether anything is told of the row in the year. A target alone was set before.
    fn is_reported(self) -> bool {
        let mut indicators = self.indicators();
        let nothing = ActualFigure::default();
        let has_figure = |(indicator, unreadable)| {
            ActualFigure::new(indicator, unreadable, self.year) != nothing
        };
        self.row.years.contains_key(&self.year) || indicators.any(has_figure)
    }

    /// Iterates over the indicators of the row, each with what cannot be read of it.
    fn indicators(self) -> impl Iterator<Item = (&'p Indicator, UnreadableFigures<'p>)> {
        let unreadable = self.plan.unreadable_of(self.row);
        let indicators = self.row.indicators.iter().enumerate();
        indicators.map(move |(index, indicator)| (indicator, unreadable.indicator(index)))
    }
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
    /// Returns the two years.
    pub fn years(&self) -> Years {
        Years {
            earlier: self.earlier.year,
            later: self.later.year,
        }
    }

    /// Returns how much changed, for sorting rows.
    pub fn extent(&self) -> Extent {
        let indicators = self.indicators.iter().map(IndicatorChange::size);
        let texts = self.texts.iter().map(|(_, text)| text.share_changed());
        Extent::new(self.rating.rise, indicators.sum(), texts.sum())
    }
}

impl IndicatorChange<'_> {
    fn size(&self) -> f64 {
        self.change.map_or(0.0, |change| change.size())
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
    /// What is written for figures that cannot be read. They are not compared.
    pub unreadable: UnreadableActuals<'p>,
}

/// What is written for the actual figures of two years that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnreadableActuals<'p> {
    /// That of the earlier year.
    pub earlier: Option<&'p AsWritten>,
    /// That of the later year.
    pub later: Option<&'p AsWritten>,
}

impl UnreadableActuals<'_> {
    /// Returns whether both can be read, or are not there.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Returns those of two years of which a plan tells nothing of any row. Rows have neither
/// changed since such a year nor remained as they were.
pub fn unreported_years(plan: &Plan, years: Years) -> Vec<FiscalYear> {
    let is_unreported = |year: &FiscalYear| {
        let mut rows = plan.initiatives().iter();
        !rows.any(|row| {
            let year = *year;
            RowInYear { plan, row, year }.is_reported()
        })
    };
    [years.earlier, years.later]
        .into_iter()
        .filter(is_unreported)
        .collect()
}

/// Compares two years of a row.
pub fn compare<'p>(plan: &'p Plan, initiative: &'p Initiative, years: Years) -> Comparison<'p> {
    let side = |year| RowInYear {
        plan,
        row: initiative,
        year,
    };
    let indicators = side(years.later).indicators();
    let indicators = indicators.filter_map(|(indicator, unreadable)| {
        let earlier = ActualFigure::new(indicator, unreadable, years.earlier);
        figures(indicator, unreadable, earlier, years)
    });
    let indicators = indicators.collect();
    let prose = compare_prose(side(years.earlier), side(years.later));
    Comparison {
        rating: with_rise(prose.rating, plan.ratings()),
        indicators,
        ..prose
    }
}

/// Compares a row with its predecessor in an earlier plan. Ratings are on different scales,
/// so no rise is computed. Indicators are matched by name.
pub fn compare_across<'p>(earlier: RowInYear<'p>, later: RowInYear<'p>) -> Comparison<'p> {
    let is_same = |a: &Indicator, b: &Indicator| a.name == b.name && a.unit == b.unit;
    let before = |later: &Indicator| {
        let mut indicators = earlier.indicators();
        indicators.find(|(indicator, _)| is_same(indicator, later))
    };
    let years = Years {
        earlier: earlier.year,
        later: later.year,
    };
    let of_later = later.indicators().filter_map(|(indicator, unreadable)| {
        let before = before(indicator);
        let actual = before.map_or_else(ActualFigure::default, |(same, unreadable)| {
            ActualFigure::new(same, unreadable, earlier.year)
        });
        figures(indicator, unreadable, actual, years)
    });
    let is_gone = |indicator: &Indicator| {
        let mut later = later.row.indicators.iter();
        !later.any(|other| is_same(other, indicator))
    };
    let gone = earlier.indicators();
    let gone = gone.filter(|(indicator, _)| is_gone(indicator));
    let gone = gone.filter_map(|(indicator, unreadable)| {
        let actual = ActualFigure::new(indicator, unreadable, earlier.year);
        (actual != ActualFigure::default()).then_some(IndicatorChange {
            indicator,
            earlier: actual.value,
            later: None,
            target: None,
            change: None,
            has_break: false,
            unreadable: UnreadableActuals {
                earlier: actual.unreadable,
                later: None,
            },
        })
    });
    Comparison {
        indicators: of_later.chain(gone).collect(),
        ..compare_prose(earlier, later)
    }
}

/// The actual figure of a year: a value, or what is written if it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct ActualFigure<'p> {
    value: Option<&'p Value>,
    unreadable: Option<&'p AsWritten>,
}

impl<'p> ActualFigure<'p> {
    fn new(indicator: &'p Indicator, of: UnreadableFigures<'p>, year: FiscalYear) -> Self {
        Self {
            value: indicator.actual(year),
            unreadable: of.figure(year, FigureKind::Actual),
        }
    }
}

fn compare_prose<'p>(earlier: RowInYear<'p>, later: RowInYear<'p>) -> Comparison<'p> {
    let nothing = Text::default();
    let texts = TextKind::ALL.into_iter().filter_map(|kind| {
        let before = earlier.row.text(earlier.year, kind).unwrap_or(&nothing);
        let after = later.row.text(later.year, kind).unwrap_or(&nothing);
        let unreadable = [earlier, later].map(|side| side.unreadable_text(kind));
        if unreadable.iter().any(Option::is_some) {
            return Some((
                kind,
                TextComparison::unreadable([before, after], unreadable),
            ));
        }
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

/// Returns the ratings with the number of steps between them on a scale.
fn with_rise<'p>(rating: RatingChange<'p>, scale: &RatingScale) -> RatingChange<'p> {
    let rank = |mark: Option<&str>| isize::try_from(scale.rank(mark?)?).ok();
    let ranks = rank(rating.earlier).zip(rank(rating.later));
    RatingChange {
        rise: ranks.map(|(before, after)| before - after),
        ..rating
    }
}

fn figures<'p>(
    indicator: &'p Indicator,
    of: UnreadableFigures<'p>,
    earlier: ActualFigure<'p>,
    years: Years,
) -> Option<IndicatorChange<'p>> {
    let later = ActualFigure::new(indicator, of, years.later);
    let target = indicator.target(years.later);
    let both = earlier.value.zip(later.value);
    let is_comparable = indicator.is_comparable(years.earlier, years.later);
    let comparable = both.filter(|_| is_comparable);
    let nothing = ActualFigure::default();
    (earlier != nothing || later != nothing || target.is_some()).then(|| IndicatorChange {
        indicator,
        earlier: earlier.value,
        later: later.value,
        target,
        change: comparable
            .and_then(|(before, after)| Change::between(before, after, indicator.better)),
        has_break: both.is_some() && !is_comparable,
        unreadable: UnreadableActuals {
            earlier: earlier.unreadable,
            later: later.unreadable,
        },
    })
}
