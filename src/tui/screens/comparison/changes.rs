//! The indicators of a row in two years, as a table.

use ratatui::style::Style;
use tenken::compare::{Comparison, IndicatorChange, Judgement};
use tenken::document::AsWritten;
use tenken::plan::Value;

use crate::card::indicator_name;

use crate::display_width::{pad, pad_start, shorten};
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::stage::Stage;
use crate::tui::draw::trend::trend;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;

/// The number of indicators that are laid out: about as many as leave room for texts on a
/// screen of 24 lines. Heuristic.
const MOST: usize = 6;

/// Lays out the indicators that either year has figures for, and says where the others are
/// if they are many.
pub(super) fn lines(compared: &Comparison<'_>, stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let look = stage.look;
    let shown = compared.indicators.get(..MOST).unwrap_or(&compared.indicators);
    if shown.is_empty() {
        return Vec::new();
    }
    let is_in_words = |change: &&IndicatorChange<'_>| WrittenFigures::new(change, look).is_long(look);
    let (texts, figures): (Vec<_>, Vec<_>) = shown.iter().partition(is_in_words);
    let table = ChangeTable::new(compared, &figures, look).fitting(width);
    let (mut lines, texts) = match table.filter(|_| !figures.is_empty()) {
        Some(table) => (in_a_table(&table, &figures, look, width), texts),
        None => {
            let heading = Line::new(look.language.indicators_label(), look.theme.label);
            (vec![heading], shown.iter().collect())
        }
    };
    let texts = texts.into_iter();
    lines.extend(texts.flat_map(|change| in_words(change, compared, look, width)));
    let others = compared.indicators.len() - shown.len();
    if others > 0 {
        let key = stage.key(Action::ShowIndicators);
        let said = look.language.further_indicators(others, &key);
        lines.extend(paragraph(&said, &[], look.theme.dim, width, look));
    }
    lines
}

/// Lays out indicators one per line, or below their names where there is little room.
fn in_a_table(
    table: &ChangeTable,
    figures: &[&IndicatorChange<'_>],
    look: Look,
    width: usize,
) -> Vec<Line> {
    let names = figures.iter();
    let names = names.map(|change| indicator_name(change.indicator, look.language));
    let names = names.map(|name| look.ambiguous.width(&name));
    let heading = look.language.indicators_label();
    let widest = names.max().unwrap_or_default().max(NARROWEST_NAME);
    let name_width = width.saturating_sub(table.width()).min(widest);
    let has_own_lines = name_width < NARROWEST_NAME;
    let before = if has_own_lines { 0 } else { name_width };
    let mut lines = Vec::new();
    if has_own_lines {
        lines.push(Line::new(heading, look.theme.label));
    }
    lines.push(table.headings(heading, before, look));
    for change in figures {
        let name = indicator_name(change.indicator, look.language);
        let figures = table.row(change, look);
        if has_own_lines {
            lines.extend(paragraph(&name, &[], Style::new(), width, look));
            lines.push(figures);
            continue;
        }
        let names = paragraph(&name, &[], Style::new(), name_width, look);
        let mut names = names.into_iter().map(|name| name.filled(name_width, look.ambiguous));
        lines.extend(names.next().map(|name| name.followed_by(figures)));
        lines.extend(names);
    }
    lines
}

/// Lays out an indicator line by line: its values are texts, or there is too little room for a
/// table.
fn in_words(
    change: &IndicatorChange<'_>,
    compared: &Comparison<'_>,
    look: Look,
    width: usize,
) -> Vec<Line> {
    let written = WrittenFigures::new(change, look);
    let [earlier, later] =
        [compared.earlier.year, compared.later.year].map(|year| look.language.short_year(year));
    let target = look.language.target_heading().to_owned();
    let moved = [&written.difference, &written.percent, &written.judgement];
    let moved: Vec<&str> = moved.into_iter().map(String::as_str).collect();
    let moved = moved.join("  ").trim().to_owned();
    let told = [
        (earlier, written.earlier, Style::new()),
        (later, written.later, look.theme.strong),
        (String::new(), moved, judged_style(change, look)),
        (target, written.target, look.theme.dim),
    ];
    let told = told.into_iter().filter(|(_, said, _)| !said.is_empty());
    let told: Vec<(String, String, Style)> = told.collect();
    let labels = told.iter().map(|(label, ..)| look.ambiguous.width(label));
    let indent = GAP + labels.max().unwrap_or_default() + GAP;
    let room = width.saturating_sub(indent).max(1);
    let name = indicator_name(change.indicator, look.language);
    let mut lines = paragraph(&name, &[], Style::new(), width, look);
    for (label, said, style) in told {
        let mut lead = Some(Line::new(label, look.theme.dim).indented(GAP));
        let said = paragraph(&said, &[], style, room, look).into_iter();
        lines.extend(said.map(|line| {
            let lead = lead.take().unwrap_or_default();
            lead.filled(indent, look.ambiguous).followed_by(line)
        }));
    }
    lines
}

/// Minimum width in cells for names in the table: eight full-width characters. If
/// less is left, names get their own lines. Heuristic.
const NARROWEST_NAME: usize = 16;

/// Maximum width in cells of what is written for a figure that cannot be read. The card shows
/// all of it. Heuristic.
const WIDEST_UNREADABLE: usize = 16;

/// Maximum width in cells of a figure in the table. Longer texts are read line by line.
/// Heuristic.
const WIDEST_FIGURE: usize = 24;

/// The figures of a change as they are written.
struct WrittenFigures {
    earlier: String,
    later: String,
    difference: String,
    percent: String,
    judgement: String,
    target: String,
    trend: String,
}

impl WrittenFigures {
    fn new(change: &IndicatorChange<'_>, look: Look) -> Self {
        let value = |value: Option<&Value>, unreadable: Option<&AsWritten>| match unreadable {
            Some(written) => shorten(&written.shown(), WIDEST_UNREADABLE, look.ambiguous).into(),
            None => value.map_or_else(|| "-".to_owned(), ToString::to_string),
        };
        let moved = change.change;
        let unit = change.indicator.unit.as_deref();
        let is_approximate = moved.is_some_and(|moved| moved.is_approximate);
        let about = |shown: String| look.language.about(is_approximate, shown);
        Self {
            earlier: value(change.earlier, change.unreadable.earlier),
            later: value(change.later, change.unreadable.later),
            difference: moved
                .map(|moved| look.language.difference_of(&moved, unit))
                .unwrap_or_default(),
            percent: moved
                .and_then(|moved| look.language.percent_of_change(&moved, unit))
                .map(|percent| about(format!("{}%", percent.signed())))
                .unwrap_or_default(),
            judgement: match moved {
                Some(moved) => look.language.judgement(moved.judgement).to_owned(),
                None if !change.unreadable.is_empty() => {
                    look.language.unreadable_label().to_owned()
                }
                None if change.has_break => look.language.not_comparable().to_owned(),
                None => String::new(),
            },
            target: change.target.map(ToString::to_string).unwrap_or_default(),
            trend: match trend(change.indicator) {
                none if none == "-" => String::new(),
                trend => trend,
            },
        }
    }

    /// Whether any of them is a text that a table has no room for.
    fn is_long(&self, look: Look) -> bool {
        let figures = [&self.earlier, &self.later, &self.target];
        let mut widths = figures.iter().map(|figure| look.ambiguous.width(figure));
        widths.any(|width| width > WIDEST_FIGURE)
    }

    /// The target after what it is.
    fn named_target(&self, look: Look) -> String {
        match self.target.as_str() {
            "" => String::new(),
            target => format!("{} {target}", look.language.target_heading()),
        }
    }

    fn cells(&self, look: Look) -> [String; 7] {
        [
            self.earlier.clone(),
            self.later.clone(),
            self.difference.clone(),
            self.percent.clone(),
            self.judgement.clone(),
            self.named_target(look),
            self.trend.clone(),
        ]
    }
}

fn judged_style(change: &IndicatorChange<'_>, look: Look) -> Style {
    match change.change.map(|change| change.judgement) {
        Some(Judgement::Better) => look.theme.better,
        Some(Judgement::Worse) => look.theme.worse,
        None if !change.unreadable.is_empty() => look.theme.worse,
        Some(Judgement::Same | Judgement::Neither) | None => Style::new(),
    }
}

struct ChangeTable {
    years: [String; 2],
    widths: [usize; 7],
}

/// Number of blanks before each column.
const GAP: usize = 2;

impl ChangeTable {
    fn new(
        compared: &Comparison<'_>,
        shown: &[&IndicatorChange<'_>],
        look: Look,
    ) -> Self {
        let years =
            [compared.earlier.year, compared.later.year].map(|year| look.language.short_year(year));
        let [earlier, later] = &years;
        let width = |text: &str| look.ambiguous.width(text);
        let mut widths = [width(earlier), width(later), 0, 0, 0, 0, 0];
        for change in shown {
            let written = WrittenFigures::new(change, look);
            for (widest, cell) in widths.iter_mut().zip(written.cells(look)) {
                *widest = (*widest).max(width(&cell));
            }
        }
        Self { years, widths }
    }

    /// The table if it fits, without its small charts where they are too much; `None` if the
    /// figures alone are.
    fn fitting(mut self, width: usize) -> Option<Self> {
        if self.width() > width {
            let [.., trend] = &mut self.widths;
            *trend = 0;
        }
        (self.width() <= width).then_some(self)
    }

    fn width(&self) -> usize {
        let used = self.widths.iter().filter(|width| **width > 0);
        used.map(|width| width + GAP).sum()
    }

    fn headings(&self, heading: &str, name_width: usize, look: Look) -> Line {
        let heading = match name_width {
            0 => "",
            _ => heading,
        };
        let mut line = Line::new(heading, look.theme.label).filled(name_width, look.ambiguous);
        for (year, width) in self.years.iter().zip(self.widths) {
            line.push(pad_start(year, width + GAP, look.ambiguous), look.theme.dim);
        }
        line
    }

    fn row(&self, change: &IndicatorChange<'_>, look: Look) -> Line {
        let written = WrittenFigures::new(change, look);
        let judged = judged_style(change, look);
        let styles = [Style::new(), look.theme.strong, judged, judged];
        let [.., judgement_width, target_width, trend_width] = self.widths;
        let mut line = Line::default();
        let cells = written.cells(look);
        let numbers = cells.iter().zip(self.widths).zip(styles);
        for ((cell, width), style) in numbers.filter(|((_, width), _)| *width > 0) {
            line.push(pad_start(cell, width + GAP, look.ambiguous), style);
        }
        let [.., judgement, target, trend] = &cells;
        let words = [
            (judgement, judgement_width, judged),
            (target, target_width, look.theme.dim),
            (trend, trend_width, look.theme.label),
        ];
        for (cell, width, style) in words.into_iter().filter(|(_, width, _)| *width > 0) {
            line.push(" ".repeat(GAP), Style::new());
            line.push(pad(cell, width, look.ambiguous), style);
        }
        line
    }
}
