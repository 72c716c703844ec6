//! The values of an indicator by year: as a table, or line by line where they are texts.

use ratatui::style::Style;
use tenken::compare::Attainment;
use tenken::plan::{FigureKind, FiscalYear, Indicator, UnreadableFigures, Value};

use super::signs;
use crate::card::shown_figure;
use crate::display_width::{pad, pad_start};
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;

/// The cells between columns.
const GAP: usize = 2;

/// The cells between parts of a table that stand side by side.
const GAP_BETWEEN_PARTS: usize = 4;

/// Minimum number of years in a part. Fewer are not a table that can be looked through.
/// Heuristic.
const SHORTEST_PART: usize = 3;

/// Maximum width in cells of a column. Longer texts are read line by line. Heuristic.
const WIDEST_COLUMN: usize = 24;

/// What is told of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Actual,
    Target,
    Was,
    Attained,
}

impl Told {
    const ALL: [Self; 4] = [Self::Actual, Self::Target, Self::Was, Self::Attained];

    fn name(self, look: Look) -> &'static str {
        let language = look.language;
        match self {
            Self::Actual => language.actual_heading(),
            Self::Target => language.target_heading(),
            Self::Was => language.before_revision_heading(),
            Self::Attained => language.attainment_heading(),
        }
    }

    fn style(self, look: Look) -> Style {
        match self {
            Self::Actual => look.theme.strong,
            Self::Target => Style::new(),
            Self::Was | Self::Attained => look.theme.dim,
        }
    }

    /// The style of its heading, which is that of its marks in the picture.
    fn style_of_heading(self, look: Look) -> Style {
        match self {
            Self::Actual => look.theme.strong,
            Self::Target | Self::Attained => look.theme.label,
            Self::Was => look.theme.dim,
        }
    }

    fn figure(self) -> Option<FigureKind> {
        match self {
            Self::Actual => Some(FigureKind::Actual),
            Self::Target => Some(FigureKind::Target),
            Self::Was => Some(FigureKind::Was),
            Self::Attained => None,
        }
    }

    /// What is told of a year of an indicator; `None` if there is nothing.
    fn cell(
        self,
        indicator: &Indicator,
        unreadable: UnreadableFigures<'_>,
        year: FiscalYear,
        look: Look,
    ) -> Option<Cell> {
        let Some(kind) = self.figure() else {
            return attained(indicator, year, look);
        };
        let style = match unreadable.figure(year, kind) {
            Some(_) => look.theme.worse,
            None => self.style(look),
        };
        let text = shown_figure(indicator, unreadable, (year, kind), look.language)?;
        Some(Cell { text, style })
    }

    /// What it is told under, after its sign in the picture.
    fn heading(self, indicator: &Indicator, has_signs: bool, look: Look) -> String {
        let name = self.name(look);
        match self.sign(indicator).filter(|_| has_signs) {
            Some(sign) => format!("{sign} {name}"),
            None => name.to_owned(),
        }
    }

    fn sign(self, indicator: &Indicator) -> Option<String> {
        match self {
            Self::Actual => Some(signs::ACTUAL.to_string()),
            Self::Target => Some(signs::TARGET.to_string()),
            Self::Was => Some(signs_of_revisions(indicator)),
            Self::Attained => None,
        }
    }
}

/// How much of the target of a year was reached in it.
fn attained(indicator: &Indicator, year: FiscalYear, look: Look) -> Option<Cell> {
    let attainment = of_year(indicator, year)?;
    let is_reached = attainment.is_reached?;
    let text = match attainment.percent() {
        Some(percent) => format!("{percent}%"),
        None => look.language.reached_or_missed(is_reached).to_owned(),
    };
    let style = match is_reached {
        true => look.theme.better,
        false => look.theme.worse,
    };
    Some(Cell { text, style })
}

fn of_year(indicator: &Indicator, year: FiscalYear) -> Option<Attainment<'_>> {
    let attainment = Attainment::of(indicator, year)?;
    let is_of_year = attainment.year == year && attainment.target_year == year;
    is_of_year.then_some(attainment)
}

/// The signs of targets that were raised, lowered, or both.
fn signs_of_revisions(indicator: &Indicator) -> String {
    let revisions = indicator.years.values().filter_map(|figures| {
        let was = figures.was.as_ref()?.number()?;
        let target = figures.target.as_ref().and_then(Value::number);
        Some(target.is_none_or(|target| target.get() >= was.get()))
    });
    let revisions: Vec<bool> = revisions.collect();
    let signs = [true, false].into_iter();
    let signs = signs.filter(|is_raised| revisions.contains(is_raised));
    signs.map(signs::revised).collect()
}

/// The values of an indicator, year by year.
pub(super) struct Table<'i> {
    indicator: &'i Indicator,
    unreadable: UnreadableFigures<'i>,
    told: Vec<Told>,
    look: Look,
}

impl<'i> Table<'i> {
    /// Creates the table of an indicator, with what any of its years has.
    pub(super) fn new(
        indicator: &'i Indicator,
        unreadable: UnreadableFigures<'i>,
        look: Look,
    ) -> Self {
        let years = unreadable.years_of(indicator);
        let is_told = |told: &Told| {
            let mut years = years.iter();
            years.any(|year| told.cell(indicator, unreadable, *year, look).is_some())
        };
        Self {
            indicator,
            unreadable,
            told: Told::ALL.into_iter().filter(is_told).collect(),
            look,
        }
    }

    /// Returns whether it tells how much of any target was reached.
    pub(super) fn tells_attainment(&self) -> bool {
        self.told.contains(&Told::Attained)
    }

    /// Lays it out, with texts that are too long for a table line by line. With signs, its
    /// headings tell what the marks of the picture are.
    pub(super) fn lines(&self, width: usize, is_spacious: bool, has_signs: bool) -> Vec<Line> {
        let columns = self.columns(has_signs);
        let widths: Vec<usize> = columns
            .iter()
            .map(|column| column.width(self.look))
            .collect();
        if widths.iter().any(|width| *width > WIDEST_COLUMN) {
            return self.texts(width);
        }
        let part = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        let table = match part <= width {
            true => self.parts(&columns, &widths, width),
            false => self.texts(width),
        };
        let lower = |across: &Vec<Line>| !is_spacious && across.len() < table.len();
        self.across(&columns, width).filter(lower).unwrap_or(table)
    }

    fn years(&self) -> Vec<FiscalYear> {
        self.unreadable
            .years_of(self.indicator)
            .into_iter()
            .collect()
    }

    fn columns(&self, has_signs: bool) -> Vec<Column> {
        let look = self.look;
        let years = self.years();
        let names = years.iter().map(|year| look.language.short_year(*year));
        let cell = |text: String, style: Style| Cell { text, style };
        let year = cell(look.language.year_heading().to_owned(), look.theme.label);
        let of_years = Column::new(year, names.map(|name| cell(name, look.theme.dim)));
        // With a single series there is nothing to be told apart.
        let series = self.told.iter().filter(|told| **told != Told::Attained);
        let has_signs = has_signs && series.count() > 1;
        let others = self.told.iter().map(|told| {
            let heading = told.heading(self.indicator, has_signs, look);
            let heading = cell(heading, told.style_of_heading(look));
            let cells = years.iter().map(|year| {
                let nothing = || cell("-".to_owned(), look.theme.dim);
                told.cell(self.indicator, self.unreadable, *year, look)
                    .unwrap_or_else(nothing)
            });
            Column::new(heading, cells)
        });
        std::iter::once(of_years).chain(others).collect()
    }

    /// Lays out the table in as many parts side by side as there is room for.
    fn parts(&self, columns: &[Column], widths: &[usize], width: usize) -> Vec<Line> {
        let years = self.years().len();
        let part = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        let fitting = (width + GAP_BETWEEN_PARTS) / (part + GAP_BETWEEN_PARTS);
        let parts = fitting.min(years / SHORTEST_PART).max(1);
        let rows = years.div_ceil(parts).max(1);
        let line = |row: usize| {
            let mut line = Line::default();
            for first in (0..years).step_by(rows) {
                let gap = if first == 0 { 0 } else { GAP_BETWEEN_PARTS };
                let of_part = match row {
                    0 => Some(0),
                    _ => Some(first + row).filter(|row| *row <= years),
                };
                let of_part = of_part.map(|row| self.row(columns, widths, row));
                line = line.followed_by(of_part.unwrap_or_default().indented(gap));
            }
            line
        };
        (0..=rows).map(line).collect()
    }

    /// Lays out the table with a column for each year, if that fits.
    fn across(&self, columns: &[Column], width: usize) -> Option<Vec<Line>> {
        let ambiguous = self.look.ambiguous;
        let widest = |row: usize| {
            let texts = columns
                .iter()
                .map(|column| ambiguous.width(&column.cell(row).text));
            texts.max().unwrap_or_default() + if row == 0 { 0 } else { GAP }
        };
        let widths: Vec<usize> = (0..=self.years().len()).map(widest).collect();
        let lines = columns.iter().map(|column| {
            let mut line = Line::default();
            for (row, width) in widths.iter().enumerate() {
                let Cell { text, style } = column.cell(row);
                let text = match row {
                    0 => pad(text, *width, ambiguous),
                    _ => pad_start(text, *width, ambiguous),
                };
                line.push(text, *style);
            }
            line
        });
        (widths.iter().sum::<usize>() <= width).then(|| lines.collect())
    }

    /// Writes a row of each column: the year from the left, what is told from the right.
    fn row(&self, columns: &[Column], widths: &[usize], row: usize) -> Line {
        let ambiguous = self.look.ambiguous;
        let mut line = Line::default();
        for (index, (column, width)) in columns.iter().zip(widths).enumerate() {
            let Cell { text, style } = column.cell(row);
            let text = match index {
                0 => pad(text, *width, ambiguous),
                _ => pad_start(text, width + GAP, ambiguous),
            };
            line.push(text, *style);
        }
        line
    }

    /// Lays out what is told line by line, each after its year and its name.
    fn texts(&self, width: usize) -> Vec<Line> {
        let look = self.look;
        let widest = |names: &mut dyn Iterator<Item = String>| {
            let widths = names.map(|name| look.ambiguous.width(&name));
            widths.max().unwrap_or_default() + GAP
        };
        let years = self.years();
        let of_year = widest(&mut years.iter().map(|year| look.language.short_year(*year)));
        let of_name = widest(&mut self.told.iter().map(|told| told.name(look).to_owned()));
        let room = width.saturating_sub(of_year + of_name).max(1);
        let mut lines = Vec::new();
        for year in years {
            let mut name_of_year = look.language.short_year(year);
            for told in &self.told {
                let Some(cell) = told.cell(self.indicator, self.unreadable, year, look) else {
                    continue;
                };
                let lead = Line::new(pad(&name_of_year, of_year, look.ambiguous), look.theme.dim)
                    .with(
                        pad(told.name(look), of_name, look.ambiguous),
                        look.theme.label,
                    );
                name_of_year.clear();
                let mut wrapped = paragraph(&cell.text, &[], cell.style, room, look).into_iter();
                let first = wrapped.next().unwrap_or_default();
                lines.push(lead.followed_by(first));
                lines.extend(wrapped.map(|line| line.indented(of_year + of_name)));
            }
        }
        lines
    }
}

/// A text of a table.
struct Cell {
    text: String,
    style: Style,
}

/// A column of a table: its heading, and a cell for each year.
struct Column(Vec<Cell>);

impl Column {
    fn new(heading: Cell, cells: impl Iterator<Item = Cell>) -> Self {
        Self(std::iter::once(heading).chain(cells).collect())
    }

    /// Returns its widest text in cells.
    fn width(&self, look: Look) -> usize {
        let widths = self.0.iter().map(|cell| look.ambiguous.width(&cell.text));
        widths.max().unwrap_or_default()
    }

    /// Returns the text of a row, where the first is the heading.
    fn cell(&self, row: usize) -> &Cell {
        const NOTHING: &Cell = &Cell {
            text: String::new(),
            style: Style::new(),
        };
        self.0.get(row).unwrap_or(NOTHING)
    }
}
