//! The scale of a chart: from where to where it goes, and the round numbers that stand beside
//! it.

use tenken::plan::Number;

/// The share of the largest figure that all figures differ by at most if they lie close
/// together. Heuristic: in a room of ten lines, they would lie within two of them.
const CLOSE: f64 = 0.25;

/// The number of ticks with which any figures have a scale: one below, one above, and one in
/// between.
const FEWEST_TICKS: usize = 3;

/// A scale with its ticks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Axis {
    /// The round numbers, from the lowest to the highest.
    pub(crate) ticks: Vec<Tick>,
    low: f64,
    high: f64,
}

/// A round number beside a scale.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    /// Where it stands.
    pub(crate) value: f64,
    /// How it is written.
    pub(crate) label: String,
}

impl Axis {
    /// Creates the scale of figures that have so many decimal places, with as many ticks as
    /// there is room for, at least three. Returns `None` if there are no figures.
    pub(crate) fn new(figures: &[f64], decimals: usize, most_ticks: usize) -> Option<Self> {
        let extent = Extent::of(figures)?;
        let most_steps = most_ticks.max(FEWEST_TICKS) - 1;
        let fits = |step: &Step| {
            let (first, last) = extent.in_steps(*step);
            last - first <= most_steps as f64
        };
        let step = Step::not_finer_than(decimals).find(fits)?;
        let (first, last) = extent.in_steps(step);
        let counts = (0..).map(|count| first + f64::from(count));
        let counts = counts.take_while(|count| *count <= last);
        Some(Self {
            ticks: counts.map(|count| step.tick(count)).collect(),
            low: step.times(first),
            high: step.times(last),
        })
    }

    /// Returns how far up a value stands, where 0 is the lower and 1 the upper end.
    pub(crate) fn share(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

/// Returns whether the scale of figures does not begin at zero, since they lie close together
/// far from it.
pub(crate) fn begins_above_zero(figures: &[f64]) -> bool {
    Extent::of(figures).is_some_and(|extent| extent.is_broken())
}

/// From where to where a scale goes at least.
#[derive(Debug, Clone, Copy)]
struct Extent {
    low: f64,
    high: f64,
}

impl Extent {
    /// The extent of figures, and of zero unless they lie close together far from it.
    fn of(figures: &[f64]) -> Option<Self> {
        let known = || figures.iter().copied().filter(|figure| figure.is_finite());
        let low = known().reduce(f64::min)?;
        let high = known().reduce(f64::max)?;
        // A single figure lies close to nothing.
        let is_close = low < high && low > (1.0 - CLOSE) * high;
        Some(match low > 0.0 && is_close {
            true => Self { low, high },
            false => Self {
                low: low.min(0.0),
                high: high.max(0.0),
            },
        })
    }

    fn is_broken(self) -> bool {
        self.low > 0.0
    }

    /// Returns how many steps from zero it begins and ends.
    fn in_steps(self, step: Step) -> (f64, f64) {
        let first = step.count(self.low, f64::floor);
        // On the lower end of a broken scale, the lowest figure would look like zero.
        let is_on_end = self.is_broken() && step.times(first) >= self.low;
        let first = if is_on_end { first - 1.0 } else { first };
        (first, step.count(self.high, f64::ceil).max(first + 1.0))
    }
}

/// The distance between round numbers: 1, 2 or 5 times a power of ten.
#[derive(Debug, Clone, Copy)]
struct Step {
    factor: f64,
    exponent: i32,
}

impl Step {
    /// Largest power of ten. No number has more digits.
    const LARGEST: i32 = 16;

    /// Iterates over all steps, the finest first, that need no more decimal places.
    fn not_finer_than(decimals: usize) -> impl Iterator<Item = Self> {
        let finest = i32::try_from(decimals).map_or(0, |decimals| -decimals);
        let exponents = finest..=Self::LARGEST;
        exponents.flat_map(|exponent| [1.0, 2.0, 5.0].map(|factor| Self { factor, exponent }))
    }

    /// Returns so many steps. Whole numbers are divided, since tenths are not exact.
    fn times(self, count: f64) -> f64 {
        let power = 10_f64.powi(self.exponent.abs());
        match self.exponent < 0 {
            true => count * self.factor / power,
            false => count * self.factor * power,
        }
    }

    /// Returns how many steps there are to a value, rounded unless they are whole up to what
    /// a float cannot hold.
    fn count(self, value: f64, round: fn(f64) -> f64) -> f64 {
        const INEXACT: f64 = 1e-9;
        let exact = value / self.times(1.0);
        let whole = exact.round();
        match (exact - whole).abs() <= INEXACT * whole.abs().max(1.0) {
            true => whole,
            false => round(exact),
        }
    }

    fn tick(self, count: f64) -> Tick {
        let value = self.times(count);
        let decimals = usize::try_from(-self.exponent).unwrap_or_default();
        let written = format!("{value:.decimals$}");
        let number = Number::parse(&written);
        Tick {
            value,
            label: number.map_or(written, |number| number.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn labels(figures: &[f64], decimals: usize, most_ticks: usize) -> Vec<String> {
        let axis = Axis::new(figures, decimals, most_ticks);
        let ticks = axis.into_iter().flat_map(|axis| axis.ticks);
        ticks.map(|tick| tick.label).collect()
    }

    #[test]
    fn scales_begin_at_zero() {
        assert_eq!(labels(&[6.0, 20.0], 0, 5), ["0", "5", "10", "15", "20"]);
        assert_eq!(
            labels(&[5945.0, 12000.0], 0, 4),
            ["0", "5,000", "10,000", "15,000"]
        );
        assert_eq!(labels(&[0.2, 1.1], 1, 6), ["0.0", "0.5", "1.0", "1.5"]);
        assert_eq!(labels(&[-3.0, 8.0], 0, 4), ["-5", "0", "5", "10"]);
    }

    #[test]
    fn figures_close_together_far_from_zero_have_a_scale_of_their_own() {
        assert_eq!(labels(&[81.3, 83.8, 83.3], 1, 5), ["81", "82", "83", "84"]);
        assert_eq!(labels(&[80.0, 100.0], 0, 3), ["60", "80", "100"]);
        assert!(begins_above_zero(&[81.3, 83.8]));
        assert!(!begins_above_zero(&[65.0, 91.0]));
    }

    #[test]
    fn a_single_figure_stands_above_zero() {
        assert_eq!(labels(&[36.0, 36.0], 0, 5), ["0", "10", "20", "30", "40"]);
        assert_eq!(labels(&[0.0], 0, 5), ["0", "1"]);
        assert_eq!(labels(&[], 0, 5), [""; 0]);
    }

    #[test]
    fn whole_figures_have_whole_ticks() {
        assert_eq!(labels(&[0.0, 2.0], 0, 6), ["0", "1", "2"]);
    }

    /// Figures with the decimal places that they have.
    fn figures() -> impl Strategy<Value = (Vec<f64>, usize)> {
        let whole = prop_oneof![
            4 => -100_i64..1000,
            2 => 9_000_i64..9_999,
            1 => -999_999_999_i64..999_999_999,
        ];
        let whole = prop::collection::vec(whole, 1..6);
        (whole, 0_u32..4).prop_map(|(whole, decimals)| {
            let power = 10_f64.powi(decimals.try_into().unwrap_or(0));
            let figures = whole.into_iter().map(|whole| whole as f64 / power);
            (figures.collect(), usize::try_from(decimals).unwrap_or(0))
        })
    }

    proptest! {
        #[test]
        fn ticks_are_distinct_evenly_spaced_and_cover_the_figures(
            (figures, decimals) in figures(),
            most_ticks in 3_usize..8,
        ) {
            let axis = Axis::new(&figures, decimals, most_ticks);
            let axis = axis.ok_or_else(|| TestCaseError::fail("no scale"))?;
            let ticks = &axis.ticks;
            prop_assert!((2..=most_ticks).contains(&ticks.len()));
            let labels: HashSet<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
            prop_assert_eq!(labels.len(), ticks.len());
            let steps = ticks.len() - 1;
            let step = (axis.high - axis.low) / steps as f64;
            for (count, tick) in ticks.iter().enumerate() {
                let even = axis.low + count as f64 * step;
                prop_assert!((tick.value - even).abs() < step * 1e-6);
            }
            let digit = format!("{step:.3e}").replace(".000", "").chars().next();
            prop_assert!(digit.is_some_and(|digit| "125".contains(digit)), "{}", step);
            let slack = step * 1e-6;
            for figure in &figures {
                prop_assert!(*figure >= axis.low - slack && *figure <= axis.high + slack);
                prop_assert!((0.0..=1.0).contains(&axis.share(*figure)));
            }
            prop_assert_eq!(axis.low > 0.0, begins_above_zero(&figures));
            for tick in ticks {
                let written: Result<f64, _> = tick.label.replace(',', "").parse();
                prop_assert!(written.is_ok_and(|value| (value - tick.value).abs() <= slack));
            }
        }
    }
}
