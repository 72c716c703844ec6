//! The figures of an indicator as a picture: a line of what was reached, dots of what is to be,
//! and a mark with its value in each year.

use ratatui::style::Style;
use tenken::plan::{FiscalYear, Indicator};

use super::canvas::{Canvas, Layer};
use super::series::{ACTUAL, PlottedSeries, Point, Strokes, TARGET, TARGET_DOTS};
use super::signs;
use crate::display_width::pad_start;
use crate::tui::draw::axis::{Axis, begins_above_zero};
use crate::tui::draw::braille::{self, Dot, Dots};
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;

/// Minimum number of cells side by side for a picture, without its axis. Heuristic: room for
/// two years with their values.
const NARROWEST: usize = 16;

/// Minimum number of rows of a picture without its years.
const LOWEST: usize = 4;

/// Maximum number of steps between ticks. More of them would be read before the line is.
/// Heuristic.
const MOST_STEPS: usize = 5;

/// The cells between the labels of an axis and the picture: a blank and the axis.
const AXIS: usize = 2;

/// Returns the picture with its axes, as high as is said. Returns `None` if no value is a
/// number, or if there is too little room.
pub(super) fn picture(
    indicator: &Indicator,
    look: Look,
    width: usize,
    height: usize,
) -> Option<Vec<Line>> {
    let plotted = PlottedSeries::new(indicator)?;
    let rows = height.checked_sub(1).filter(|rows| *rows >= LOWEST)?;
    let figures = plotted.figures();
    let (axis, step) = axis(&figures, plotted.decimals, rows)?;
    let labels = axis
        .ticks
        .iter()
        .map(|tick| look.ambiguous.width(&tick.label));
    let label_width = labels.max().unwrap_or_default();
    let columns = width.checked_sub(label_width + AXIS)?;
    let widest = plotted.widest_at_ends(look);
    let years = YearsAcross::new(indicator, widest, columns, look)?;
    let picture = Picture {
        field: Field {
            years,
            rows,
            axis,
            step,
        },
        is_broken: begins_above_zero(&figures),
        plotted,
        look,
    };
    (columns >= NARROWEST).then(|| picture.lines(label_width))
}

/// Returns the scale in which figures are as high as can be in a number of rows, and how many
/// rows there are from a tick to the next. All are equally far apart.
fn axis(figures: &[f64], decimals: usize, rows: usize) -> Option<(Axis, usize)> {
    let highest = figures.iter().copied().reduce(f64::max)?;
    // With a tick in every row, there would be no telling which row a value is in.
    let most_steps = ((rows - 1) / 2).clamp(LOWEST - 1, MOST_STEPS);
    let axes = (2..=most_steps).filter_map(|steps| {
        let axis = Axis::new(figures, decimals, steps + 1)?;
        let steps = axis.ticks.len().checked_sub(1).filter(|steps| *steps > 0)?;
        let step = (rows - 1) / steps;
        let height = (step * steps) as f64 * axis.share(highest);
        Some((height, axis, step))
    });
    let highest = axes.max_by(|(one, ..), (other, ..)| one.total_cmp(other));
    highest.map(|(_, axis, step)| (axis, step))
}

/// Where years stand, from left to right.
struct YearsAcross {
    first: FiscalYear,
    last: FiscalYear,
    columns: usize,
    /// The cells left of the first and right of the last year, so that its name is whole and
    /// its values have room.
    side: usize,
}

impl YearsAcross {
    fn new(indicator: &Indicator, widest: usize, columns: usize, look: Look) -> Option<Self> {
        let mut years = indicator.years.keys();
        let first = *years.next()?;
        let last = years.next_back().copied().unwrap_or(first);
        let name = look.ambiguous.width(&look.language.short_year(last));
        let side = name.max(widest.min(columns / 4)).div_ceil(2) + 2;
        (columns > 2 * side).then_some(Self {
            first,
            last,
            columns,
            side,
        })
    }

    fn column(&self, year: FiscalYear) -> usize {
        let from_first = |year: FiscalYear| usize::from(year.western() - self.first.western());
        let room = self.columns - 2 * self.side - 1;
        match from_first(self.last) {
            0 => self.columns / 2,
            all => self.side + (2 * room * from_first(year) + all) / (2 * all),
        }
    }

    /// Half of the cells between a year and the next.
    fn half_step(&self) -> usize {
        let steps = usize::from(self.last.western() - self.first.western());
        self.columns / (steps + 1) / 2
    }

    /// Writes the years below the axis, every so many of them that none touches another. The
    /// last one is always there.
    fn names(&self, look: Look) -> Line {
        let mut canvas = Canvas::new(self.columns, 1, look.ambiguous);
        let all: Vec<FiscalYear> = self.first.through(self.last).rev().collect();
        let widths = all
            .iter()
            .map(|year| look.ambiguous.width(&look.language.short_year(*year)));
        let widest = widths.max().unwrap_or_default();
        let fits = |every: &usize| {
            let next = all.get(*every).map(|year| self.column(*year));
            next.is_none_or(|next| self.column(self.last) - next > widest)
        };
        let every = (1..all.len()).find(fits).unwrap_or(all.len()).max(1);
        for year in all.iter().step_by(every) {
            let name = look.language.short_year(*year);
            let before = look.ambiguous.width(&name) / 2;
            let start = self.column(*year).saturating_sub(before);
            canvas.write(&name, (start, 0), Layer::Text, look.theme.dim);
        }
        canvas.lines().next().unwrap_or_default()
    }
}

/// Where values stand.
struct Field {
    years: YearsAcross,
    rows: usize,
    axis: Axis,
    /// The rows from a tick to the next.
    step: usize,
}

impl Field {
    fn y(&self, value: f64) -> usize {
        let last = self.rows * braille::ROWS - 1;
        let height = self.axis.ticks.len().saturating_sub(1) * self.step * braille::ROWS;
        let above = self.axis.share(value) * height as f64;
        last.saturating_sub(above.round() as usize)
    }

    fn dot(&self, year: FiscalYear, value: f64) -> Dot {
        Dot {
            x: self.years.column(year) * braille::COLUMNS,
            y: self.y(value),
        }
    }
}

/// A value that is written beside its mark.
struct Label {
    /// What is written, the first that there is room for.
    texts: Vec<String>,
    mark: (usize, usize),
    style: Style,
    is_above: bool,
}

/// A picture before it is drawn.
struct Picture {
    field: Field,
    plotted: PlottedSeries,
    is_broken: bool,
    look: Look,
}

impl Picture {
    fn lines(&self, label_width: usize) -> Vec<Line> {
        let columns = self.field.years.columns;
        let mut canvas = Canvas::new(columns, self.field.rows, self.look.ambiguous);
        self.draw_ground(&mut canvas);
        self.draw_lines(&mut canvas);
        let labels = self.draw_marks(&mut canvas);
        for label in &labels {
            place(label, &mut canvas, columns);
        }
        let rows = canvas.lines().enumerate();
        let rows = rows.map(|(row, line)| self.axis(row, label_width).followed_by(line));
        let names = self.field.years.names(self.look);
        let names = names.indented(label_width + AXIS);
        rows.chain([names]).collect()
    }

    /// The axis at a row, with the number that stands there.
    fn axis(&self, row: usize, label_width: usize) -> Line {
        let stands_here = |value: f64| self.field.y(value) / braille::ROWS == row;
        let mut ticks = self.field.axis.ticks.iter();
        let tick = ticks.find(|tick| stands_here(tick.value));
        let (label, sign) = match tick {
            Some(tick) => (tick.label.as_str(), signs::TICK),
            None => ("", signs::AXIS),
        };
        let label = pad_start(label, label_width, self.look.ambiguous);
        Line::new(format!("{label} {sign}"), self.look.theme.dim)
    }

    /// Draws the ground: at zero, or at the lower end of a scale that does not begin there.
    fn draw_ground(&self, canvas: &mut Canvas) {
        let sign = match self.is_broken {
            true => signs::BREAK,
            false => signs::GROUND,
        };
        let row = self.field.y(0.0) / braille::ROWS;
        for column in 0..self.field.years.columns {
            canvas.write(sign, (column, row), Layer::Ground, self.look.theme.dim);
        }
    }

    fn draw_lines(&self, canvas: &mut Canvas) {
        let (columns, rows) = (self.field.years.columns, self.field.rows);
        let mut actual = Dots::new(columns, rows);
        self.join(&mut actual, &self.plotted.actual, ACTUAL);
        let mut all = actual.clone();
        self.join(&mut all, &self.plotted.target, TARGET);
        self.draw_bounds(&mut all);
        for (column, row) in (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)))
        {
            let style = match actual.pattern(column, row) {
                Some(_) => self.look.theme.strong,
                None => self.look.theme.label,
            };
            if let Some(pattern) = all.pattern(column, row) {
                canvas.write(&pattern.to_string(), (column, row), Layer::Line, style);
            }
        }
    }

    /// Joins the values of a series, and the upper ends of its ranges.
    fn join(&self, dots: &mut Dots, points: &[Point], strokes: Strokes) {
        for (from, to, stroke) in strokes.joints(points) {
            let low = [(from, from.low), (to, to.low)];
            let high = [(from, from.high), (to, to.high)];
            let has_range = from.is_range() || to.is_range();
            for [from, to] in [Some(low), has_range.then_some(high)].into_iter().flatten() {
                let [from, to] = [from, to].map(|(point, end)| self.field.dot(point.year, end));
                dots.line(from, to, stroke);
            }
        }
    }

    /// Draws bounds to both sides of their years, and ranges from end to end.
    fn draw_bounds(&self, dots: &mut Dots) {
        let aside = self.field.years.half_step() * braille::COLUMNS;
        for point in &self.plotted.target {
            let [low, high] = [point.low, point.high].map(|end| self.field.dot(point.year, end));
            dots.line(low, high, TARGET_DOTS);
            if point.is_bound {
                let x = low.x.saturating_sub(aside);
                dots.line(
                    Dot { x, ..low },
                    Dot {
                        x: low.x + aside,
                        ..low
                    },
                    TARGET_DOTS,
                );
            }
        }
    }

    /// Draws the marks. Returns the values to be written beside them, the most important
    /// first.
    fn draw_marks(&self, canvas: &mut Canvas) -> Vec<Label> {
        let theme = self.look.theme;
        let plotted = &self.plotted;
        let mark = |point: &Point, sign, style, canvas: &mut Canvas| {
            let ends = point
                .ends()
                .map(|end| self.mark(point.year, end, sign, style, canvas));
            // Above a range there is more room than inside of it.
            let mark = ends.flatten().last()?;
            Some(Label {
                texts: vec![point.text.clone()],
                mark,
                style,
                is_above: true,
            })
        };
        let newest_first = |points: &[Point]| points.iter().rev().cloned().collect::<Vec<_>>();
        let mut labels = Vec::new();
        for point in newest_first(&plotted.actual) {
            let label = mark(&point, signs::ACTUAL, theme.strong, canvas);
            let below =
                of_year(&plotted.target, point.year).is_some_and(|target| target.low > point.low);
            labels.extend(label.map(|label| Label {
                is_above: !below,
                ..label
            }));
        }
        for point in newest_first(&plotted.target) {
            let label = mark(&point, signs::TARGET, theme.label, canvas);
            let below =
                of_year(&plotted.actual, point.year).is_some_and(|actual| actual.low >= point.low);
            labels.extend(label.map(|label| Label {
                is_above: !below,
                ..label
            }));
        }
        for point in newest_first(&plotted.was) {
            let target = of_year(&plotted.target, point.year);
            let is_raised = target.is_none_or(|target| target.low >= point.low);
            let label = mark(&point, signs::revised(is_raised), theme.dim, canvas);
            let named = self.look.language.target_before(&point.text);
            labels.extend(label.map(|label| Label {
                texts: vec![named, point.text.clone()],
                is_above: !is_raised,
                ..label
            }));
        }
        labels
    }

    /// Draws a mark where it belongs, or beside another that stands there. Returns where it
    /// is.
    fn mark(
        &self,
        year: FiscalYear,
        value: f64,
        sign: &str,
        style: Style,
        canvas: &mut Canvas,
    ) -> Option<(usize, usize)> {
        let (column, row) = self.field.dot(year, value).cell();
        let left = |cells: usize| column.checked_sub(cells);
        let columns = [
            Some(column),
            Some(column + 1),
            left(1),
            Some(column + 2),
            left(2),
        ];
        let is_free = |column: &usize| canvas.is_free(row, *column..*column + 1, Layer::Line);
        let column = columns.into_iter().flatten().find(is_free)?;
        canvas.write(sign, (column, row), Layer::Mark, style);
        Some((column, row))
    }
}

fn of_year(points: &[Point], year: FiscalYear) -> Option<&Point> {
    points.iter().find(|point| point.year == year)
}

/// Writes a value beside its mark: where nothing is, or else over a line. It is left out if
/// there is no room; the table has it.
fn place(label: &Label, canvas: &mut Canvas, columns: usize) {
    for up_to in [Layer::Blank, Layer::Line] {
        for text in &label.texts {
            let width = canvas.width(text);
            let free = spots(label, width, columns)
                .into_iter()
                .find(|(column, row)| {
                    let beside = column.saturating_sub(1)..column + width + 1;
                    canvas.is_free(*row, *column..column + width, up_to)
                        && canvas.is_free_within(*row, beside, Layer::Line)
                });
            if let Some(spot) = free {
                canvas.write(text, spot, Layer::Text, label.style);
                return;
            }
        }
    }
}

/// The places of a value beside its mark, the best first: above or below, then to the right
/// and to the left, then in the corners.
fn spots(label: &Label, width: usize, columns: usize) -> Vec<(usize, usize)> {
    let (column, row) = label.mark;
    let centred = column
        .saturating_sub(width / 2)
        .min(columns.saturating_sub(width));
    let (above, below) = (row.checked_sub(1), Some(row + 1));
    let (first, second) = match label.is_above {
        true => (above, below),
        false => (below, above),
    };
    let (after, before) = (Some(column + 1), column.checked_sub(width));
    let beside = [Some(column + 2), column.checked_sub(width + 1)];
    let spots = [
        (Some(centred), first),
        (Some(centred), second),
        (beside[0], Some(row)),
        (beside[1], Some(row)),
        (after, first),
        (before, first),
        (after, second),
        (before, second),
    ];
    let spots = spots.into_iter();
    spots.filter_map(|(column, row)| column.zip(row)).collect()
}
