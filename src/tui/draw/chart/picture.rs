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
            canvas.write(&name, (start, 0), look.theme.dim);
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
    /// How many rows a value stands above the lowest tick.
    fn above(&self, value: f64) -> f64 {
        let height = self.axis.ticks.len().saturating_sub(1) * self.step;
        self.axis.share(value) * height as f64
    }

    /// The row of a value, in which its mark stands: on the ground if that is where it is, or
    /// else that of its dot.
    fn row(&self, value: f64) -> usize {
        match self.above(value) == self.above(0.0) {
            true => self.ground(),
            false => self.y(value) / braille::ROWS,
        }
    }

    /// The row of the ground.
    fn ground(&self) -> usize {
        self.height_of(0.0) / braille::ROWS
    }

    /// The dots from the top to a value. The row of the ground has none, so that what is on
    /// the ground, or too near to it for a row of its own, is beside it.
    fn y(&self, value: f64) -> usize {
        let (height, ground) = (self.height_of(value), self.ground() * braille::ROWS);
        match self.above(value) < self.above(0.0) {
            true => height.max(ground + braille::ROWS),
            false => height.min(ground.saturating_sub(1)),
        }
    }

    /// The dots from the top to where a value is. Ticks are in the middle of their rows, so
    /// that this is in the row that the value is nearest to.
    fn height_of(&self, value: f64) -> usize {
        let rows = self.rows as f64 - self.above(value) - 0.5;
        (rows * braille::ROWS as f64).floor() as usize
    }

    fn dot(&self, year: FiscalYear, value: f64) -> Dot {
        Dot {
            x: self.years.column(year) * braille::COLUMNS,
            y: self.y(value),
        }
    }
}

/// A value with its mark.
struct MarkedValue<'p> {
    point: &'p Point,
    sign: char,
    style: Style,
    /// What is written beside the mark: the first that there is room for.
    texts: Vec<String>,
    /// Whether it is rather written above than below.
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
        let values = self.values();
        let marks = values.iter().map(|value| self.mark(value, &mut canvas));
        let marks: Vec<Option<(usize, usize)>> = marks.collect();
        for (value, mark) in values.iter().zip(marks) {
            if let Some(mark) = mark {
                write_beside(value, mark, &mut canvas);
            }
        }
        let rows = canvas.lines().enumerate();
        let rows = rows.map(|(row, line)| self.axis(row, label_width).followed_by(line));
        let names = self.field.years.names(self.look);
        let names = names.indented(label_width + AXIS);
        rows.chain([names]).collect()
    }

    /// The axis at a row, with the number that stands there.
    fn axis(&self, row: usize, label_width: usize) -> Line {
        let stands_here = |value: f64| self.field.row(value) == row;
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
        let row = self.field.ground();
        for column in 0..self.field.years.columns {
            canvas.put(sign, (column, row), Layer::Ground, self.look.theme.dim);
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
            let is_free = canvas.is_free(row, column..column + 1, Layer::Line);
            if let Some(pattern) = all.pattern(column, row).filter(|_| is_free) {
                canvas.put(pattern, (column, row), Layer::Line, style);
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
                let (x, end) = (low.x.saturating_sub(aside), low.x + aside);
                dots.line(Dot { x, ..low }, Dot { x: end, ..low }, TARGET_DOTS);
            }
        }
    }

    /// Returns the values with their marks, the most important first: what was reached, what is
    /// to be, and what was to be, the latest of each before the others.
    fn values(&self) -> Vec<MarkedValue<'_>> {
        let (theme, language) = (self.look.theme, self.look.language);
        let PlottedSeries {
            actual,
            target,
            was,
            ..
        } = &self.plotted;
        let of_actual = actual.iter().rev().map(|point| MarkedValue {
            point,
            sign: signs::ACTUAL,
            style: theme.strong,
            texts: vec![point.text.clone()],
            is_above: of_year(target, point).is_none_or(|target| target.low <= point.low),
        });
        let of_target = target.iter().rev().map(|point| MarkedValue {
            point,
            sign: signs::TARGET,
            style: theme.label,
            texts: vec![point.text.clone()],
            is_above: of_year(actual, point).is_none_or(|actual| actual.low < point.low),
        });
        let of_was = was.iter().rev().map(|point| {
            let is_raised = of_year(target, point).is_none_or(|target| target.low >= point.low);
            MarkedValue {
                point,
                sign: signs::revised(is_raised),
                style: theme.dim,
                texts: vec![language.target_before(&point.text), point.text.clone()],
                is_above: !is_raised,
            }
        });
        of_actual.chain(of_target).chain(of_was).collect()
    }

    /// Draws the mark of a value where it belongs, or beside another that stands there; of a
    /// range, at both ends. Returns where it is, of a range the upper one.
    fn mark(&self, value: &MarkedValue<'_>, canvas: &mut Canvas) -> Option<(usize, usize)> {
        let ends = value.point.ends();
        let marks = ends.map(|end| {
            let column = self.field.years.column(value.point.year);
            let row = self.field.row(end);
            let left = |cells: usize| column.checked_sub(cells);
            let columns = [
                Some(column),
                Some(column + 1),
                left(1),
                Some(column + 2),
                left(2),
            ];
            let is_free = |column: &usize| canvas.is_free(row, *column..*column + 1, Layer::Ground);
            let column = columns.into_iter().flatten().find(is_free)?;
            canvas.put(value.sign, (column, row), Layer::Mark, value.style);
            Some((column, row))
        });
        marks.flatten().last()
    }
}

/// Returns the point of another series in the same year.
fn of_year<'p>(points: &'p [Point], point: &Point) -> Option<&'p Point> {
    points.iter().find(|other| other.year == point.year)
}

/// Writes a value beside its mark: where nothing is, or else over a line. It is left out if
/// there is no room; the table has it.
fn write_beside(value: &MarkedValue<'_>, mark: (usize, usize), canvas: &mut Canvas) {
    let layers = [Layer::Blank, Layer::Line].into_iter();
    let ways = layers.flat_map(|up_to| value.texts.iter().map(move |text| (up_to, text)));
    let found = ways.into_iter().find_map(|(up_to, text)| {
        let width = canvas.width(text);
        let spots = spots(mark, value.is_above, width, canvas.columns());
        let is_free = |(column, row): &(usize, usize)| {
            let beside = column.saturating_sub(1)..column + width + 1;
            canvas.is_free(*row, *column..*column + width, up_to)
                && canvas.is_free_within(*row, beside, up_to)
        };
        Some((text, spots.into_iter().find(is_free)?))
    });
    if let Some((text, spot)) = found {
        canvas.write(text, spot, value.style);
    }
}

/// The places of a text beside a mark, the best first: above or below, then to the right and
/// to the left, then in the corners.
fn spots(
    (column, row): (usize, usize),
    is_above: bool,
    width: usize,
    columns: usize,
) -> Vec<(usize, usize)> {
    let last = columns.saturating_sub(width);
    let centred = Some(column.saturating_sub(width / 2).min(last));
    let (after, before) = (Some(column + 1), column.checked_sub(width));
    let (right, left) = (Some(column + 2), column.checked_sub(width + 1));
    let (above, below) = (row.checked_sub(1), Some(row + 1));
    let (first, second) = match is_above {
        true => (above, below),
        false => (below, above),
    };
    let spots = [
        (centred, first),
        (centred, second),
        (right, Some(row)),
        (left, Some(row)),
        (after, first),
        (before, first),
        (after, second),
        (before, second),
    ];
    let spots = spots
        .into_iter()
        .filter_map(|(column, row)| column.zip(row));
    // The axis is left of the first column.
    spots.filter(|(column, _)| *column > 0).collect()
}
