//! The indicators of a row in two years, as a table.

use ratatui::style::Style;
use tenken::compare::{Comparison, IndicatorChange, Judgement};

use crate::card::indicator_name;
use crate::display_width::{pad, pad_start};
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;

/// Lays out the indicators that either year has figures for.
pub(super) fn lines(compared: &Comparison<'_>, look: Look, width: usize) -> Vec<Line> {
    if compared.indicators.is_empty() {
        return Vec::new();
    }
    let heading = look.language.indicators_label();
    let mut lines = vec![Line::new(heading, look.theme.label)];
    let table = ChangeTable::new(compared, look);
    let names = compared.indicators.iter();
    let names = names.map(|change| indicator_name(change.indicator, look.language));
    let names = names.map(|name| look.ambiguous.width(&name));
    let widest = names.max().unwrap_or_default().max(NARROWEST_NAME);
    let name_width = width.saturating_sub(table.width()).min(widest);
    let before = if name_width < NARROWEST_NAME {
        0
    } else {
        name_width
    };
    lines.push(table.headings(before, look));
    for change in &compared.indicators {
        let name = indicator_name(change.indicator, look.language);
        if name_width < NARROWEST_NAME {
            lines.extend(paragraph(&name, &[], Style::new(), width, look));
            lines.push(table.row(change, look));
            continue;
        }
        let names = paragraph(&name, &[], Style::new(), name_width, look);
        for (index, name) in names.into_iter().enumerate() {
            let name = name.filled(name_width, look.ambiguous);
            lines.push(match index {
                0 => name.followed_by(table.row(change, look)),
                _ => name,
            });
        }
    }
    lines
}

/// Minimum width in cells for names in the table: eight full-width characters. If
/// less is left, names get their own lines. Heuristic.
const NARROWEST_NAME: usize = 16;

/// The figures of a change as they are written.
struct WrittenFigures {
    earlier: String,
    later: String,
    difference: String,
    percent: String,
    judgement: String,
    target: String,
}

impl WrittenFigures {
    fn new(change: &IndicatorChange<'_>, look: Look) -> Self {
        let value = |value: Option<&tenken::plan::Value>| {
            value.map_or_else(|| "-".to_owned(), ToString::to_string)
        };
        let moved = change.change;
        Self {
            earlier: value(change.earlier),
            later: value(change.later),
            difference: moved
                .map(|moved| moved.difference.signed())
                .unwrap_or_default(),
            percent: moved
                .and_then(|moved| moved.percent)
                .map(|percent| format!("{}%", percent.signed()))
                .unwrap_or_default(),
            judgement: moved
                .map(|moved| look.language.judgement(moved.judgement).to_owned())
                .unwrap_or_default(),
            target: change
                .target
                .map(|target| format!("{} {target}", look.language.target_heading()))
                .unwrap_or_default(),
        }
    }

    fn cells(&self) -> [&String; 6] {
        [
            &self.earlier,
            &self.later,
            &self.difference,
            &self.percent,
            &self.judgement,
            &self.target,
        ]
    }
}

struct ChangeTable {
    years: [String; 2],
    widths: [usize; 6],
}

/// Number of blanks before each column.
const GAP: usize = 2;

impl ChangeTable {
    fn new(compared: &Comparison<'_>, look: Look) -> Self {
        let years =
            [compared.earlier.year, compared.later.year].map(|year| look.language.short_year(year));
        let [earlier, later] = &years;
        let width = |text: &str| look.ambiguous.width(text);
        let mut widths = [width(earlier), width(later), 0, 0, 0, 0];
        for change in &compared.indicators {
            let written = WrittenFigures::new(change, look);
            for (widest, cell) in widths.iter_mut().zip(written.cells()) {
                *widest = (*widest).max(width(cell));
            }
        }
        Self { years, widths }
    }

    fn width(&self) -> usize {
        let used = self.widths.iter().filter(|width| **width > 0);
        used.map(|width| width + GAP).sum()
    }

    fn headings(&self, name_width: usize, look: Look) -> Line {
        let mut line = Line::default().filled(name_width, look.ambiguous);
        for (year, width) in self.years.iter().zip(self.widths) {
            line.push(pad_start(year, width + GAP, look.ambiguous), look.theme.dim);
        }
        line
    }

    fn row(&self, change: &IndicatorChange<'_>, look: Look) -> Line {
        let written = WrittenFigures::new(change, look);
        let judged = match change.change.map(|change| change.judgement) {
            Some(Judgement::Better) => look.theme.better,
            Some(Judgement::Worse) => look.theme.worse,
            Some(Judgement::Same | Judgement::Neither) | None => Style::new(),
        };
        let styles = [
            Style::new(),
            look.theme.strong,
            judged,
            judged,
            judged,
            look.theme.dim,
        ];
        let [.., judgement_width, target_width] = self.widths;
        let mut line = Line::default();
        let numbers = written.cells().into_iter().zip(self.widths).zip(styles);
        for ((cell, width), style) in numbers.take(4).filter(|((_, width), _)| *width > 0) {
            line.push(pad_start(cell, width + GAP, look.ambiguous), style);
        }
        let words = [
            (&written.judgement, judgement_width, judged),
            (&written.target, target_width, look.theme.dim),
        ];
        for (cell, width, style) in words.into_iter().filter(|(_, width, _)| *width > 0) {
            line.push(" ".repeat(GAP), Style::new());
            line.push(pad(cell, width, look.ambiguous), style);
        }
        line
    }
}
