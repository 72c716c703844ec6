//! What of an indicator can be drawn: its values that are numbers, and which of them are
//! joined.

use tenken::plan::{Figures, FiscalYear, Indicator, Value};

use crate::tui::draw::braille::Stroke;
use crate::tui::draw::look::Look;

/// A value in its year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    /// Its year.
    pub(super) year: FiscalYear,
    /// The number itself, the bound, or the lower end of a range.
    pub(super) low: f64,
    /// The upper end of a range.
    pub(super) high: f64,
    /// Whether the number is a bound.
    pub(super) is_bound: bool,
    /// Whether it is counted anew, so that what comes before cannot be compared with it.
    pub(super) begins_anew: bool,
    /// How it is written.
    pub(super) text: String,
}

impl Point {
    fn new(year: FiscalYear, value: &Value) -> Option<Self> {
        let meant = meant(value);
        let ends = match meant {
            Value::Range(ends) => **ends,
            _ => [meant.number()?; 2],
        };
        let [one, other] = ends.map(tenken::plan::Number::get);
        Some(Self {
            year,
            low: one.min(other),
            high: one.max(other),
            is_bound: matches!(meant, Value::Bound(_)),
            begins_anew: false,
            text: value.to_string(),
        })
    }

    /// Returns both ends of a range, or the number alone.
    pub(super) fn ends(&self) -> impl Iterator<Item = f64> {
        let high = (self.is_range()).then_some(self.high);
        std::iter::once(self.low).chain(high)
    }

    /// Returns whether it is a range.
    pub(super) fn is_range(&self) -> bool {
        self.low < self.high
    }
}

/// The values of an indicator that are numbers, the years in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlottedSeries {
    /// What was reached.
    pub(super) actual: Vec<Point>,
    /// What is to be reached.
    pub(super) target: Vec<Point>,
    /// What was to be reached before that was revised.
    pub(super) was: Vec<Point>,
    /// The number of decimal places that the values have at most.
    pub(super) decimals: usize,
}

impl PlottedSeries {
    /// Returns what can be drawn of an indicator, or `None` if none of its values is a
    /// number.
    pub(super) fn new(indicator: &Indicator) -> Option<Self> {
        let plotted = Self {
            actual: points(indicator, |figures| figures.actual.as_ref()),
            target: points(indicator, |figures| figures.target.as_ref()),
            was: points(indicator, |figures| figures.was.as_ref()),
            decimals: decimals(indicator),
        };
        let is_empty = plotted.all().next().is_none();
        (!is_empty).then_some(plotted)
    }

    fn all(&self) -> impl Iterator<Item = &Point> {
        self.actual.iter().chain(&self.target).chain(&self.was)
    }

    /// Returns how many cells the values of the first and the last year take at most.
    pub(super) fn widest_at_ends(&self, look: Look) -> usize {
        let ends = [&self.actual, &self.target].map(|points| [points.first(), points.last()]);
        let ends = ends.into_iter().flatten().flatten();
        let widths = ends.map(|point| look.ambiguous.width(&point.text));
        widths.max().unwrap_or_default()
    }

    /// Returns all numbers.
    pub(super) fn figures(&self) -> Vec<f64> {
        self.all().flat_map(Point::ends).collect()
    }
}

/// Returns what a value means, roughly or not.
fn meant(value: &Value) -> &Value {
    match value {
        Value::Approximate(about) => about.value(),
        other => other,
    }
}

fn points(indicator: &Indicator, value: fn(&Figures) -> Option<&Value>) -> Vec<Point> {
    let years = indicator.years.iter();
    let points = years.filter_map(|(year, figures)| Point::new(*year, value(figures)?));
    let mut before: Option<FiscalYear> = None;
    let points = points.map(|mut point| {
        let is_comparable = |before| indicator.is_comparable(before, point.year);
        point.begins_anew = !before.is_none_or(is_comparable);
        before = Some(point.year);
        point
    });
    points.collect()
}

fn decimals(indicator: &Indicator) -> usize {
    let figures = indicator.years.values();
    let values = figures.flat_map(|figures| [&figures.actual, &figures.target, &figures.was]);
    let decimals = values.flatten().map(meant).flat_map(|value| match value {
        Value::Range(ends) => ends.map(|end| end.decimals()),
        _ => [value.number().map_or(0, tenken::plan::Number::decimals); 2],
    });
    decimals.max().unwrap_or_default()
}

/// How the values of a series are joined.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strokes {
    /// Between a year and the next.
    next: Stroke,
    /// Over years in between whose values are not known.
    over_missing: Stroke,
}

/// What was reached: a line.
pub(super) const ACTUAL: Strokes = Strokes {
    next: Stroke::SOLID,
    over_missing: Stroke {
        drawn: 2,
        left_out: 4,
    },
};

/// What is to be reached: dots, which are told from a line without any colour.
pub(super) const TARGET: Strokes = Strokes {
    next: TARGET_DOTS,
    over_missing: Stroke {
        drawn: 1,
        left_out: 5,
    },
};

/// The dots of a target.
pub(super) const TARGET_DOTS: Stroke = Stroke {
    drawn: 1,
    left_out: 2,
};

impl Strokes {
    /// Iterates over the pairs of values that are joined, and how. Nothing is drawn beyond
    /// the first and the last, nor between values that cannot be compared.
    pub(super) fn joints(self, points: &[Point]) -> impl Iterator<Item = (&Point, &Point, Stroke)> {
        points.windows(2).filter_map(move |pair| match pair {
            [_, to] if to.begins_anew => None,
            [from, to] if from.year.next() == to.year => Some((from, to, self.next)),
            [from, to] => Some((from, to, self.over_missing)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicator(values: &[(u16, &str)]) -> Indicator {
        let years = values.iter().filter_map(|(year, value)| {
            let figures = Figures {
                actual: Some(Value::parse(value)),
                ..Figures::default()
            };
            Some((FiscalYear::from_western(*year)?, figures))
        });
        Indicator {
            name: "件数".to_owned(),
            unit: None,
            better: tenken::plan::Better::Higher,
            cumulative: false,
            breaks: Box::default(),
            years: years.collect(),
        }
    }

    #[test]
    fn a_line_joins_years_in_a_row_and_is_dotted_over_missing_ones() {
        let values = indicator(&[(2020, "1"), (2021, "2"), (2022, "半数"), (2023, "90〜100")]);
        let plotted = PlottedSeries::new(&values);
        let points = plotted.map_or_else(Vec::new, |plotted| plotted.actual);
        let joints: Vec<(u16, u16, bool)> = ACTUAL
            .joints(&points)
            .map(|(from, to, stroke)| {
                let years = (from.year.western(), to.year.western());
                (years.0, years.1, stroke == Stroke::SOLID)
            })
            .collect();
        assert_eq!(joints, [(2020, 2021, true), (2021, 2023, false)]);
        let ends: Vec<f64> = points.iter().flat_map(Point::ends).collect();
        assert_eq!(ends, [1.0, 2.0, 90.0, 100.0]);
    }

    #[test]
    fn no_line_runs_into_a_year_that_is_counted_anew() {
        let mut values = indicator(&[(2020, "1"), (2021, "2"), (2022, "3")]);
        values.breaks = FiscalYear::from_western(2021).into_iter().collect();
        let plotted = PlottedSeries::new(&values);
        let points = plotted.map(|plotted| plotted.actual).unwrap_or_default();
        let years: Vec<u16> = ACTUAL
            .joints(&points)
            .map(|(_, to, _)| to.year.western())
            .collect();
        assert_eq!(years, [2022]);
    }

    #[test]
    fn words_cannot_be_drawn() {
        assert_eq!(PlottedSeries::new(&indicator(&[(2020, "全業務")])), None);
    }
}
