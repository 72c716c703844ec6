//! All indicators, one a line.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use tenken::compare::{Attainment, Judgement, Pace, baseline, latest, next_target};
use tenken::plan::{FiscalYear, Indicator};
use tenken::query::{IndicatorOrder, IndicatorRow};

use super::Look;
use super::line::{self, Line, draw_line, draw_lines};
use super::prose::{found, paragraph};
use crate::card::indicator_name;
use crate::cells::{pad, pad_start, shorten};
use crate::tui::layout::Layout;
use crate::tui::state::State;

/// The columns after the name, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Baseline,
    Chart,
    Latest,
    Target,
    Attainment,
    Change,
    Pace,
}

/// The columns from the one that is given up last to the one given up first.
const BY_WORTH: [Column; 7] = [
    Column::Latest,
    Column::Attainment,
    Column::Target,
    Column::Change,
    Column::Chart,
    Column::Pace,
    Column::Baseline,
];

const IN_ORDER: [Column; 7] = [
    Column::Baseline,
    Column::Chart,
    Column::Latest,
    Column::Target,
    Column::Attainment,
    Column::Change,
    Column::Pace,
];

/// Draws the indicators of what is listed.
pub(super) fn draw(state: &State, look: Look<'_>, layout: &Layout, buffer: &mut Buffer) {
    let rows = state.indicators();
    let area = layout.list;
    if rows.is_empty() {
        let none = look.language.pick(
            "指標がありません。c で条件をすべて外すか、1 で一覧に戻ってください。",
            "There are no indicators. Press c to clear all conditions, or 1 for the list.",
        );
        let width = usize::from(area.width).max(1);
        let lines = paragraph(none, &[], look.theme.dim, width, look);
        draw_lines(&lines, 0, area, look, buffer);
        return;
    }
    let table = Table::new(&rows, state, look, usize::from(area.width));
    if layout.heading.height > 1 {
        let [what, columns] = [0, 1].map(|y| line::row(layout.heading, layout.heading.y + y));
        draw_line(
            &order(rows.len(), state, look),
            what,
            look.ambiguous,
            buffer,
        );
        draw_line(&table.headings(), columns, look.ambiguous, buffer);
    }
    let chosen = state.indicator_place(&rows);
    let numbered = rows.iter().enumerate().skip(state.view().first_table_row);
    for (y, (index, row)) in (area.top()..area.bottom()).zip(numbered) {
        let line_area = line::row(area, y);
        if index == chosen {
            buffer.set_style(line_area, look.theme.chosen);
        }
        draw_line(
            &table.line(row, index == chosen),
            line_area,
            look.ambiguous,
            buffer,
        );
    }
}

fn order(count: usize, state: &State, look: Look<'_>) -> Line {
    let language = look.language;
    let order = match state.view().order {
        IndicatorOrder::Plan => language.pick("計画順", "in the order of the plan"),
        IndicatorOrder::Attainment => language.pick("達成率の低い順", "least attained first"),
        IndicatorOrder::Change => language.pick("前年比の悪い順", "worst change first"),
    };
    let said = language.pick(format!(" 指標 {count}件"), format!(" {count} indicators"));
    Line::new(said, look.theme.strong).with(format!("  {order}"), look.theme.dim)
}

struct Table<'s> {
    state: &'s State,
    look: Look<'s>,
    number: usize,
    name: usize,
    columns: Vec<(Column, usize)>,
}

const GAP: usize = 2;
const SHORTEST_NAME: usize = 22;

/// Targets in words are longer; the chart has the whole of them.
const WIDEST_CELL: usize = 16;

impl<'s> Table<'s> {
    fn new(rows: &[IndicatorRow<'_>], state: &'s State, look: Look<'s>, width: usize) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            let widths = texts.map(|text| look.ambiguous.width(&text));
            widths.max().unwrap_or_default()
        };
        let number = widest(&mut rows.iter().map(|row| row.number().to_owned())).min(width / 5);
        let mut table = Self {
            state,
            look,
            number,
            name: 0,
            columns: Vec::new(),
        };
        let mut room = width.saturating_sub(number + 3 + SHORTEST_NAME);
        let mut kept: Vec<(Column, usize)> = Vec::new();
        for column in BY_WORTH {
            let mut cells = rows.iter().map(|row| table.cell(row, column));
            let needed = widest(&mut cells).max(look.ambiguous.width(table.heading(column))) + GAP;
            if needed > room {
                break;
            }
            room -= needed;
            kept.push((column, needed));
        }
        let find = |column: &Column| kept.iter().find(|(other, _)| other == column).copied();
        table.columns = IN_ORDER.iter().filter_map(find).collect();
        table.name = SHORTEST_NAME.min(width) + room;
        table
    }

    fn heading(&self, column: Column) -> &'static str {
        let language = self.look.language;
        match column {
            Column::Baseline => language.pick("基準", "baseline"),
            Column::Chart => language.pick("推移", "trend"),
            Column::Latest => language.pick("最新", "latest"),
            Column::Target => language.pick("目標", "target"),
            Column::Attainment => language.pick("達成率", "attained"),
            Column::Change => language.pick("前年比", "change"),
            Column::Pace => language.pick("必要ペース", "pace"),
        }
    }

    fn headings(&self) -> Line {
        let ambiguous = self.look.ambiguous;
        let lead = self.number + 3 + self.name;
        let mut line = Line::default().filled(lead, ambiguous);
        for (column, width) in &self.columns {
            let heading = pad_start(self.heading(*column), *width, ambiguous);
            line.push(heading, self.look.theme.label);
        }
        line
    }

    fn line(&self, row: &IndicatorRow<'_>, is_chosen: bool) -> Line {
        let (look, ambiguous) = (self.look, self.look.ambiguous);
        let base = match is_chosen {
            true => look.theme.chosen,
            false => Style::new(),
        };
        let dim = if is_chosen { base } else { look.theme.dim };
        let mut line = Line::new(if is_chosen { ">" } else { " " }, base);
        line.push(pad(row.number(), self.number, ambiguous), dim);
        line.push("  ", base);
        let shown = pad(&indicator_name(row.indicator), self.name, ambiguous);
        let marks = found(&shown, self.state.view().patterns(), look);
        let mut line = line.followed_by(Line::marked(&shown, 0..shown.len(), &marks, base));
        for (column, width) in &self.columns {
            let style = if is_chosen {
                base
            } else {
                self.style(row, *column)
            };
            line.push(
                pad_start(&self.cell(row, *column), *width, ambiguous),
                style,
            );
        }
        line
    }

    fn until(&self) -> FiscalYear {
        self.state.plan().facts().review_year
    }

    fn style(&self, row: &IndicatorRow<'_>, column: Column) -> Style {
        let theme = self.look.theme;
        match column {
            Column::Latest => theme.strong,
            Column::Attainment => {
                let attainment = Attainment::of(row.indicator, self.until());
                match attainment.and_then(|attainment| attainment.is_reached) {
                    Some(true) => theme.better,
                    Some(false) => theme.worse,
                    None => theme.dim,
                }
            }
            Column::Change => match row.change(self.until()).map(|change| change.judgement) {
                Some(Judgement::Better) => theme.better,
                Some(Judgement::Worse) => theme.worse,
                Some(Judgement::Same | Judgement::Neither) | None => Style::new(),
            },
            Column::Baseline | Column::Chart | Column::Target | Column::Pace => theme.dim,
        }
    }

    fn cell(&self, row: &IndicatorRow<'_>, column: Column) -> String {
        let text = self.text(row, column);
        shorten(&text, WIDEST_CELL, self.look.ambiguous).into_owned()
    }

    fn text(&self, row: &IndicatorRow<'_>, column: Column) -> String {
        let text = match column {
            Column::Baseline => self.baseline(row.indicator),
            Column::Chart => Some(trend(row.indicator)),
            Column::Latest => self.latest(row.indicator),
            Column::Target => self.target(row.indicator),
            Column::Attainment => self.attainment(row.indicator),
            Column::Change => self.change(row),
            Column::Pace => self.pace(row.indicator),
        };
        text.unwrap_or_else(|| "-".to_owned())
    }

    fn dated(&self, year: FiscalYear, value: impl std::fmt::Display) -> String {
        format!("{} {value}", self.look.language.short_year(year))
    }

    fn baseline(&self, indicator: &Indicator) -> Option<String> {
        let (year, value) = baseline(indicator)?;
        Some(self.dated(year, value))
    }

    fn latest(&self, indicator: &Indicator) -> Option<String> {
        let (year, value) = latest(indicator, self.until())?;
        Some(self.dated(year, value))
    }

    fn target(&self, indicator: &Indicator) -> Option<String> {
        let (year, value) = next_target(indicator, self.until())?;
        Some(self.dated(year, value))
    }

    fn attainment(&self, indicator: &Indicator) -> Option<String> {
        let attainment = Attainment::of(indicator, self.until())?;
        let language = self.look.language;
        match (attainment.percent(), attainment.is_reached?) {
            (Some(percent), _) => Some(format!("{percent}%")),
            (None, true) => Some(language.pick("達成", "reached").to_owned()),
            (None, false) => Some(language.pick("未達", "missed").to_owned()),
        }
    }

    fn change(&self, row: &IndicatorRow<'_>) -> Option<String> {
        let change = row.change(self.until())?;
        Some(match change.percent {
            Some(percent) => format!("{}%", percent.signed()),
            None => change.difference.signed(),
        })
    }

    fn pace(&self, indicator: &Indicator) -> Option<String> {
        let pace = Pace::of(indicator, self.until())?;
        let per_year = pace.per_year.signed();
        Some(
            self.look
                .language
                .pick(format!("{per_year}/年"), format!("{per_year}/year")),
        )
    }
}

/// The steps of a small chart, from low to high; none touches the line above.
const STEPS: [char; 7] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];

/// The figures as a small chart, a step a year, with a dot where a year has
/// none.
fn trend(indicator: &Indicator) -> String {
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
    figures
        .iter()
        .map(|figure| figure.map_or('.', step))
        .collect()
}
