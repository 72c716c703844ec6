//! Indicators of a row: what was reached and what was to be reached, year by
//! year.

use ratatui::style::Style;
use tenken::plan::{Figures, Indicator, Value};
use tenken::query::Pattern;

use super::Look;
use super::line::Line;
use super::prose::{found, labelled, labelled_width, paragraph};

/// The name of an indicator with its unit.
pub(super) fn name(indicator: &Indicator) -> String {
    match &indicator.unit {
        Some(unit) => format!("{}（{unit}）", indicator.name),
        None => indicator.name.clone(),
    }
}

/// The lines of the indicators of a row.
pub(super) fn lines(
    indicators: &[Indicator],
    patterns: &[Pattern],
    width: usize,
    look: Look<'_>,
) -> Vec<Line> {
    let room = labelled_width(width);
    let mut lines = Vec::new();
    for indicator in indicators {
        let name = name(indicator);
        let marks = found(&name, patterns, look);
        lines.extend(paragraph(&name, &marks, Style::new(), room, look));
        let actual = look.language.pick("実績", "actual");
        let target = look.language.pick("目標", "target");
        lines.extend(series(
            indicator,
            actual,
            |year| year.actual.as_ref(),
            room,
            look,
        ));
        lines.extend(series(
            indicator,
            target,
            |year| year.target.as_ref(),
            room,
            look,
        ));
    }
    if lines.is_empty() {
        return lines;
    }
    labelled(look.language.pick("指標", "Indicators"), lines, width, look)
}

/// The values of an indicator, as many on a line as there is room for.
fn series(
    indicator: &Indicator,
    label: &str,
    value: impl Fn(&Figures) -> Option<&Value>,
    width: usize,
    look: Look<'_>,
) -> Vec<Line> {
    let figures: Vec<(String, String)> = indicator
        .years
        .iter()
        .filter_map(|(year, figures)| {
            let value = value(figures)?;
            let revised = figures
                .was
                .as_ref()
                .filter(|_| figures.target.as_ref() == Some(value));
            let was = revised.map(|was| {
                look.language
                    .pick(format!("（{was}から修正）"), format!(" (was {was})"))
            });
            let value = format!("{value}{}", was.unwrap_or_default());
            Some((look.language.short_year(*year), value))
        })
        .collect();
    if figures.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::default()];
    let indent = look.ambiguous.width(label) + 2;
    let mut used = indent;
    for (year, value) in figures {
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
    let labels = std::iter::once(label).chain(std::iter::repeat(""));
    labels
        .zip(lines)
        .map(|(label, line)| {
            Line::new(label, look.theme.dim)
                .filled(indent.min(width), look.ambiguous)
                .followed_by(line)
        })
        .collect()
}
