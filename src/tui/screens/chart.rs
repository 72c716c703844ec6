//! One indicator over the years: a line of actual figures, a line of targets, and
//! the values as text.

use ratatui::layout::Size;
use ratatui::style::Style;
use tenken::compare::{Attainment, Pace};
use tenken::plan::{Figures, FiscalYear, Indicator, Value};

use crate::card::indicator_name;
use crate::display_width::{pad, pad_start};
use crate::tui::action::Action;
use crate::tui::draw::indicator::copied_indicator;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;
use crate::tui::indicator_rows::{IndicatorInputs, IndicatorRows};
use crate::tui::room::{self, Choice, Choices, Goal, Outcome, Room};
use crate::tui::running_text::Copied;
use crate::tui::stage::Stage;

/// The chosen indicator over the years.
pub(crate) struct ChartRoom;

impl Room for ChartRoom {
    type Memory = ();
    type Model = IndicatorRows;
    type Inputs = IndicatorInputs;

    const ACTIONS: &'static [Action] = &[Action::Open, Action::Beside];

    fn inputs(stage: &Stage<'_>, (): &(), _: usize) -> IndicatorInputs {
        IndicatorInputs::new(stage)
    }

    fn model(stage: &Stage<'_>, (): &(), _: usize) -> IndicatorRows {
        IndicatorRows::new(stage)
    }

    fn choices(stage: &Stage<'_>, (): &(), rows: &IndicatorRows) -> Option<Choices> {
        Some(rows.choices(stage))
    }

    fn choice(stage: &Stage<'_>, rows: &IndicatorRows, place: usize) -> Option<Choice> {
        rows.choice(stage, place)
    }

    fn act((): &mut (), action: Action, stage: &Stage<'_>, rows: &IndicatorRows) -> Outcome {
        match action {
            Action::Open => Outcome::Show(Goal::Card),
            Action::Beside => rows.beside_others(stage),
            _ => Outcome::Nothing,
        }
    }

    fn offers(action: Action, stage: &Stage<'_>, (): &(), rows: &IndicatorRows) -> bool {
        match action {
            Action::Beside => rows.have_others(stage),
            _ => rows.len() > 0 && stage.row().is_some(),
        }
    }

    fn copied(stage: &Stage<'_>, (): &(), rows: &IndicatorRows) -> Option<Copied> {
        Some(copied_indicator(&rows.chosen(stage)?, stage))
    }

    fn count(stage: &Stage<'_>, rows: &IndicatorRows) -> String {
        let place = rows.place(stage).map_or(0, |place| place + 1);
        room::place_of(place, rows.len(), stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), rows: &IndicatorRows, size: Size) -> Vec<Line> {
        lines(stage, rows, size)
    }
}

fn lines(stage: &Stage<'_>, rows: &IndicatorRows, size: Size) -> Vec<Line> {
    let look = stage.look;
    let (width, height) = (usize::from(size.width), usize::from(size.height));
    let Some(row) = rows.chosen(stage) else {
        let none = look
            .language
            .no_indicators();
        return paragraph(none, &[], look.theme.dim, width, look);
    };
    let mut lines = paragraph(
        &indicator_name(row.indicator, look.language),
        &[],
        look.theme.strong,
        width,
        look,
    );
    let owner = format!("{}  {}", row.number(), row.title());
    lines.extend(paragraph(&owner, &[], look.theme.dim, width, look));
    lines.push(Line::default());
    let until = stage.plan().facts().review_year;
    let words = words(row.indicator, until, look, width);
    let room = height.saturating_sub(lines.len() + words.len() + 3);
    lines.extend(plot(row.indicator, look, width, room.clamp(6, 16)));
    lines.push(Line::default());
    lines.extend(words);
    lines
}

/// A plotted series, with its signs at a year and between years.
#[derive(Clone, Copy)]
struct PlottedSeries {
    point: char,
    path: char,
    value: fn(&Figures) -> Option<&Value>,
}

const ACTUAL: PlottedSeries = PlottedSeries {
    point: 'o',
    path: '.',
    value: |figures| figures.actual.as_ref(),
};

const TARGET: PlottedSeries = PlottedSeries {
    point: 'x',
    path: '-',
    value: |figures| figures.target.as_ref(),
};

impl PlottedSeries {
    fn number(self, indicator: &Indicator, year: FiscalYear) -> Option<f64> {
        let value = (self.value)(indicator.years.get(&year)?)?;
        Some(value.number()?.get())
    }
}

struct Plot {
    cells: Vec<Vec<(char, Style)>>,
    low: f64,
    high: f64,
    years: Vec<FiscalYear>,
    step: usize,
}

/// Width in cells of the axis labels.
const AXIS: usize = 10;

fn plot(indicator: &Indicator, look: Look, width: usize, height: usize) -> Vec<Line> {
    let (Some(first), Some(last)) = (
        indicator.years.keys().next(),
        indicator.years.keys().next_back(),
    ) else {
        return Vec::new();
    };
    let years: Vec<FiscalYear> = first.through(*last).collect();
    let all = years
        .iter()
        .flat_map(|year| [ACTUAL, TARGET].map(|series| series.number(indicator, *year)));
    let known: Vec<f64> = all.flatten().collect();
    let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let lowest = known.iter().copied().fold(f64::INFINITY, f64::min);
    if !high.is_finite() || width < AXIS + 2 * years.len() {
        return Vec::new();
    }
    // Figures that lie close together are shown from near the lowest on.
    let low = if lowest > 0.6 * high && lowest > 0.0 {
        lowest - (high - lowest)
    } else {
        lowest.min(0.0)
    };
    let step = ((width - AXIS) / years.len()).min(14);
    let mut plot = Plot {
        cells: vec![vec![(' ', Style::new()); step * years.len()]; height],
        low,
        // A line of room for the value above the highest point.
        high: match high > low {
            true => high + (high - low) / height.max(2) as f64,
            false => low + 1.0,
        },
        years,
        step,
    };
    plot.draw(indicator, TARGET, look.theme.label);
    plot.draw(indicator, ACTUAL, look.theme.better);
    plot.label(indicator, TARGET, look.theme.label);
    plot.label(indicator, ACTUAL, look.theme.strong);
    plot.lines(look)
}

impl Plot {
    fn row(&self, value: f64) -> usize {
        let last = self.cells.len().saturating_sub(1);
        let height = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        last - (height * last as f64).round() as usize
    }

    fn column(&self, year: usize) -> usize {
        year * self.step + self.step / 2
    }

    fn set(&mut self, column: usize, row: usize, sign: char, style: Style) {
        let cell = self.cells.get_mut(row).and_then(|row| row.get_mut(column));
        if let Some(cell) = cell {
            *cell = (sign, style);
        }
    }

    fn draw(&mut self, indicator: &Indicator, series: PlottedSeries, style: Style) {
        let points: Vec<Option<f64>> = self
            .years
            .iter()
            .map(|year| series.number(indicator, *year))
            .collect();
        for (year, pair) in points.windows(2).enumerate() {
            if let [Some(from), Some(to)] = pair {
                self.draw_path(year, *from, *to, series.path, style);
            }
        }
        for (year, point) in points.iter().enumerate() {
            if let Some(value) = point {
                let row = self.row(*value);
                self.set(self.column(year), row, series.point, style);
            }
        }
    }

    fn draw_path(&mut self, year: usize, from: f64, to: f64, sign: char, style: Style) {
        for offset in 1..self.step {
            let share = offset as f64 / self.step as f64;
            let row = self.row(from + (to - from) * share);
            self.set(self.column(year) + offset, row, sign, style);
        }
    }

    /// Writes the values beside their points, above them or else below, where
    /// nothing else stands.
    fn label(&mut self, indicator: &Indicator, series: PlottedSeries, style: Style) {
        for (index, year) in self.years.clone().into_iter().enumerate() {
            let figures = indicator.years.get(&year).and_then(series.value);
            let Some(value) = figures.and_then(Value::number) else {
                continue;
            };
            let text = value.to_string();
            let row = self.row(value.get());
            let start = self.column(index).saturating_sub(text.len() / 2);
            let rows = [row.checked_sub(1), Some(row + 1)];
            let free = rows
                .into_iter()
                .flatten()
                .find(|row| self.is_free(*row, start, text.len()));
            for (offset, sign) in text.chars().enumerate() {
                if let Some(row) = free {
                    self.set(start + offset, row, sign, style);
                }
            }
        }
    }

    fn is_free(&self, row: usize, start: usize, length: usize) -> bool {
        let cells = self
            .cells
            .get(row)
            .and_then(|row| row.get(start..start + length));
        cells.is_some_and(|cells| cells.iter().all(|(sign, _)| !sign.is_alphanumeric()))
    }

    fn lines(&self, look: Look) -> Vec<Line> {
        let ambiguous = look.ambiguous;
        let last = self.cells.len().saturating_sub(1);
        let mut lines: Vec<Line> = Vec::new();
        for (index, row) in self.cells.iter().enumerate() {
            let label = match index {
                _ if index == last => short_number(self.low),
                _ => String::new(),
            };
            let label = pad_start(&label, AXIS - 2, ambiguous);
            let mut line = Line::new(format!("{label} |"), look.theme.dim);
            for (sign, style) in row {
                line.push(sign.to_string(), *style);
            }
            lines.push(line);
        }
        let mut years = Line::default().filled(AXIS, ambiguous);
        for year in &self.years {
            let name = look.language.short_year(*year);
            let before = (self.step / 2).saturating_sub(1);
            let text = pad(
                &format!("{}{name}", " ".repeat(before)),
                self.step,
                ambiguous,
            );
            years.push(text, look.theme.dim);
        }
        lines.push(years);
        lines
    }
}

fn short_number(value: f64) -> String {
    let decimals = usize::from(value.fract() != 0.0);
    let number = tenken::plan::Number::parse(&format!("{value:.decimals$}"));
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Returns the values by year with revisions marked, the attainment and the pace.
fn words(indicator: &Indicator, until: FiscalYear, look: Look, width: usize) -> Vec<Line> {
    let language = look.language;
    let legend = language.chart_legend(ACTUAL.point, TARGET.point);
    let mut lines = vec![Line::new(legend, look.theme.dim)];
    for (year, figures) in &indicator.years {
        let mut said = Vec::new();
        if let Some(actual) = &figures.actual {
            said.push(format!("{} {actual}", language.actual_heading()));
        }
        if let Some(target) = &figures.target {
            said.push(format!("{} {target}", language.target_heading()));
        }
        if let Some(was) = &figures.was {
            said.push(language.revised_from(&was.to_string()));
        }
        let text = format!("{}  {}", language.short_year(*year), said.join("  "));
        lines.extend(paragraph(&text, &[], Style::new(), width, look));
    }
    if let Some(attainment) = Attainment::of(indicator, until)
        && let Some(percent) = attainment.percent()
    {
        let said = language.attained_of_target(&attainment, percent);
        lines.extend(paragraph(&said, &[], look.theme.strong, width, look));
    }
    if let Some(pace) = Pace::of(indicator, until) {
        let said = language.pace_to_target(&pace);
        lines.extend(paragraph(&said, &[], look.theme.strong, width, look));
    }
    lines
}
