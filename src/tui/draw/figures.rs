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

/// Lays out the values of a series, with as many on a line as fit. A text that is longer than
/// a line goes on below its beginning.
fn values(series: Series, width: usize, look: Look) -> Vec<Line> {
    let indent = (look.ambiguous.width(series.label) + 2).min(width);
    let mut lines = vec![Line::default()];
    let mut used = indent;
    for (year, value) in series.values {
        let value = one_value(&year, &value, width - indent, look);
        let cells = value.first().map_or(0, |line| line.width(look.ambiguous));
        if used + cells > width && used > indent {
            lines.push(Line::default());
            used = indent;
        }
        used += match value.len() {
            1 => cells + 2,
            // Nothing stands beside the end of a text.
            _ => width,
        };
        append(&mut lines, value, look);
    }
    let labels = std::iter::once(series.label).chain(std::iter::repeat(""));
    labels
        .zip(lines)
        .map(|(label, line)| {
            Line::new(label, look.theme.dim)
                .filled(indent, look.ambiguous)
                .followed_by(line)
        })
        .collect()
}

/// The value of a year after its name, in as many lines as it takes.
fn one_value(year: &str, value: &str, width: usize, look: Look) -> Vec<Line> {
    let mut lead = Some(Line::new(format!("{year} "), look.theme.dim));
    let indent = look.ambiguous.width(year) + 1;
    let room = width.saturating_sub(indent).max(1);
    let lines = paragraph(value, &[], look.theme.strong, room, look).into_iter();
    let lines = lines.map(|line| match lead.take() {
        Some(lead) => lead.followed_by(line),
        None => line.indented(indent),
    });
    lines.collect()
}

/// Puts lines after others, of which the last is gone on with.
fn append(lines: &mut Vec<Line>, more: Vec<Line>, look: Look) {
    let mut more = more.into_iter();
    if let Some((last, first)) = lines.last_mut().zip(more.next()) {
        let before = std::mem::take(last);
        let gap = match before.width(look.ambiguous) {
            0 => 0,
            _ => 2,
        };
        *last = before.followed_by(first.indented(gap));
    }
    lines.extend(more);
}
