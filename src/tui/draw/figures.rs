//! The indicators of a row: actual figures and targets, year by year.

use ratatui::style::Style;
use tenken::plan::{Indicator, UnreadableLeaves};
use tenken::query::Pattern;

use super::line::Line;
use super::look::Look;
use super::prose::{found, labelled, labelled_width, paragraph};
use crate::card::{Series, counted_anew, indicator_name, series, unreadable_of_indicator};

/// The lines of the indicators of a row, of whose values some may not be readable.
pub(crate) fn lines(
    indicators: &[Indicator],
    unreadable: UnreadableLeaves<'_>,
    patterns: &[Pattern],
    width: usize,
    look: Look,
) -> Vec<Line> {
    let room = labelled_width(width);
    let mut lines = Vec::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let unreadable = unreadable.indicator(index);
        let name = indicator_name(indicator, look.language);
        let marks = found(&name, patterns, look);
        lines.extend(paragraph(&name, &marks, Style::new(), room, look));
        for series in series(indicator, unreadable, look.language) {
            lines.extend(values(series, room, look));
        }
        if let Some(said) = counted_anew(indicator, look.language) {
            lines.extend(paragraph(&said, &[], look.theme.dim, room, look));
        }
        for (label, said) in unreadable_of_indicator(unreadable, look.language) {
            let said = format!("{label}  {said}");
            lines.extend(paragraph(&said, &[], look.theme.worse, room, look));
        }
    }
    if lines.is_empty() {
        return lines;
    }
    labelled(look.language.indicators_label(), lines, width, look)
}

/// Lays out the values of a series, with as many on a line as fit.
fn values(series: Series, width: usize, look: Look) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let indent = look.ambiguous.width(series.label) + 2;
    let mut used = indent;
    for (year, value) in series.values {
        let cells = look.ambiguous.width(&year) + look.ambiguous.width(&value) + 3;
        if used + cells > width && used > indent {
            lines.push(Line::default());
            used = indent;
        }
        used += cells;
        if let Some(line) = lines.last_mut() {
            line.push(format!("{year} "), look.theme.dim);
            line.push(format!("{value}  "), look.theme.strong);
        }
    }
    let labels = std::iter::once(series.label).chain(std::iter::repeat(""));
    labels
        .zip(lines)
        .map(|(label, line)| {
            Line::new(label, look.theme.dim)
                .filled(indent.min(width), look.ambiguous)
                .followed_by(line)
        })
        .collect()
}
