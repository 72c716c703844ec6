//! Series of figures in prose, as a table.

use std::collections::BTreeMap;

use ratatui::style::Style;
use tenken::compare::{ProseSeries, ProseValue};
use tenken::plan::FiscalYear;

use crate::display_width::{pad, pad_start, shorten};
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;

/// Lays out the series. Returns no lines if there are none.
pub(super) fn lines(series: &[ProseSeries<'_>], look: Look, width: usize) -> Vec<Line> {
    if series.is_empty() {
        return Vec::new();
    }
    let heading = look
        .language
        .figures_in_text_heading();
    let table = SeriesTable::new(series, look, width);
    let mut lines = vec![Line::new(heading, look.theme.label)];
    if table.name >= NARROWEST_NAME {
        lines.push(table.headings());
        lines.extend(series.iter().map(|series| table.row(series)));
        return lines;
    }
    for series in series {
        let said = in_words(series, look);
        lines.extend(paragraph(&said, &[], Style::new(), width, look));
    }
    lines
}

/// Minimum width in cells for names in a table: six full-width characters. If less
/// is left, series are written as text. Heuristic.
const NARROWEST_NAME: usize = 12;

/// Number of blanks before each column.
const GAP: usize = 2;

/// Writes a series as text, for lack of room for a table.
fn in_words(series: &ProseSeries<'_>, look: Look) -> String {
    let values = series.values.iter().map(|value| {
        let year = look.language.short_year(value.year);
        let said = format!("{year} {} {}", value.words, change(value, series.unit, look));
        said.trim_end().to_owned()
    });
    let values: Vec<String> = values.collect();
    format!("{}  {}", series.name, values.join(" → "))
}

/// Returns the change from the previous year: in percent, that of a percentage in points.
fn change(value: &ProseValue<'_>, unit: &str, look: Look) -> String {
    let Some(change) = value.change else {
        return String::new();
    };
    if look.language.is_told_in_points(Some(unit)) {
        return look.language.difference_of(&change, Some(unit));
    }
    let percent = change.percent.map(|percent| {
        let shown = format!("{}%", percent.signed());
        look.language.about(change.is_approximate, shown)
    });
    percent.unwrap_or_default()
}

/// Series against years.
struct SeriesTable {
    look: Look,
    name: usize,
    /// The cells of the figures and of the changes of each year.
    years: BTreeMap<FiscalYear, (usize, usize)>,
}

impl SeriesTable {
    fn new(series: &[ProseSeries<'_>], look: Look, width: usize) -> Self {
        let cells = |text: &str| look.ambiguous.width(text);
        let mut years: BTreeMap<FiscalYear, (usize, usize)> = BTreeMap::new();
        let values = series.iter().flat_map(|series| {
            let values = series.values.iter();
            values.map(|value| (value, change(value, series.unit, look)))
        });
        for (value, moved) in values {
            let least = cells(&look.language.short_year(value.year));
            let (figure, change) = years.entry(value.year).or_insert((least, 0));
            *figure = (*figure).max(cells(value.words));
            *change = (*change).max(cells(&moved));
        }
        let used: usize = years.values().map(Self::cells).sum();
        let names = series.iter().map(|series| cells(series.name));
        let widest = names.max().unwrap_or_default().max(NARROWEST_NAME);
        Self {
            look,
            name: width.saturating_sub(used).min(widest),
            years,
        }
    }

    /// The cells that a year takes.
    fn cells((figure, change): &(usize, usize)) -> usize {
        let change = if *change > 0 { change + 1 } else { 0 };
        GAP + figure + change
    }

    fn headings(&self) -> Line {
        let (ambiguous, dim) = (self.look.ambiguous, self.look.theme.dim);
        let mut line = Line::default().filled(self.name, ambiguous);
        for (year, widths) in &self.years {
            let year = self.look.language.short_year(*year);
            let year = pad_start(&year, GAP + widths.0, ambiguous);
            line.push(pad(&year, Self::cells(widths), ambiguous), dim);
        }
        line
    }

    fn row(&self, series: &ProseSeries<'_>) -> Line {
        let (ambiguous, theme) = (self.look.ambiguous, self.look.theme);
        let name = shorten(series.name, self.name, ambiguous);
        let mut line = Line::new(pad(&name, self.name, ambiguous), Style::new());
        for (year, widths) in &self.years {
            let value = series.values.iter().find(|value| value.year == *year);
            let (words, moved) = match value {
                Some(value) => (value.words, change(value, series.unit, self.look)),
                None => ("", String::new()),
            };
            line.push(pad_start(words, GAP + widths.0, ambiguous), theme.strong);
            let rest = Self::cells(widths) - GAP - widths.0;
            line.push(pad_start(&moved, rest, ambiguous), Style::new());
        }
        line
    }
}
