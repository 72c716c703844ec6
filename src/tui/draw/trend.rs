//! A small chart of an indicator, one character for each year.

use tenken::plan::{FiscalYear, Indicator};

/// The heights of a small chart, from low to high. The full block is not used, since
/// it would touch the line above.
const STEPS: [char; 7] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];

/// Separates figures that cannot be compared.
const BREAK: char = '|';

/// Returns the figures as a small chart with one character per year, and a dot for a
/// year without a figure.
pub(crate) fn trend(indicator: &Indicator) -> String {
    let number = |year: &FiscalYear| indicator.actual(*year)?.number();
    let reached = |year: &&FiscalYear| number(year).is_some();
    let years = indicator.years.keys();
    let (Some(first), Some(last)) = (
        years.clone().find(reached),
        years.clone().rev().find(reached),
    ) else {
        return "-".to_owned();
    };
    let figures: Vec<Option<f64>> = first
        .through(*last)
        .map(|year| number(&year).map(tenken::plan::Number::get))
        .collect();
    let known = || figures.iter().flatten().copied();
    if known().count() < 2 {
        return "-".to_owned();
    }
    let low = known().fold(f64::INFINITY, f64::min).min(0.0);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let step = |figure: f64| {
        let height = (figure - low) / (high - low);
        let last = STEPS.len() - 1;
        let index = if height.is_finite() {
            (height * last as f64).round()
        } else {
            0.0
        };
        STEPS.get(index as usize).copied().unwrap_or('▁')
    };
    let mut chart = String::new();
    for (year, figure) in first.through(*last).zip(&figures) {
        if year != *first && !indicator.is_comparable(year.previous(), year) {
            chart.push(BREAK);
        }
        chart.push(figure.map_or('.', step));
    }
    chart
}
