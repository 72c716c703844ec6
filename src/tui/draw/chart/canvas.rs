//! A grid of cells that things are put into one after another, each where nothing more
//! important stands.

use std::ops::Range;

use ratatui::style::Style;

use crate::display_width::AmbiguousWidth;
use crate::tui::draw::line::Line;

/// What stands in a cell, the least important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// Nothing.
    Blank,
    /// A part of a line.
    Line,
    /// The ground on which the chart stands.
    Ground,
    /// The mark of a value.
    Mark,
    /// Text.
    Text,
}

/// A cell.
#[derive(Debug, Clone, Copy)]
struct Cell {
    layer: Layer,
    /// What is written from it on; `None` if a wide character before it covers it.
    written: Option<char>,
    style: Style,
}

/// The cells of a chart.
pub(super) struct Canvas {
    columns: usize,
    cells: Vec<Cell>,
    ambiguous: AmbiguousWidth,
}

impl Canvas {
    /// Creates a canvas of blank cells.
    pub(super) fn new(columns: usize, rows: usize, ambiguous: AmbiguousWidth) -> Self {
        let blank = Cell {
            layer: Layer::Blank,
            written: Some(' '),
            style: Style::new(),
        };
        Self {
            columns,
            cells: vec![blank; columns * rows],
            ambiguous,
        }
    }

    /// Returns how many cells there are in a row.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Returns how many cells a text takes.
    pub(super) fn width(&self, text: &str) -> usize {
        self.ambiguous.width(text)
    }

    /// Puts a sign into a cell, which takes one cell on every terminal. Nothing is put beyond
    /// the edges.
    pub(super) fn put(
        &mut self,
        sign: char,
        (column, row): (usize, usize),
        layer: Layer,
        style: Style,
    ) {
        let place = self.places(row, column..column + 1);
        let cell = place.and_then(|place| self.cells.get_mut(place.start));
        if let Some(cell) = cell {
            *cell = Cell {
                layer,
                written: Some(sign),
                style,
            };
        }
    }

    /// Writes a text from a cell on, which must not have characters that join others: numbers,
    /// and words of our own. Nothing is written if not all of it is on the canvas.
    pub(super) fn write(&mut self, text: &str, (column, row): (usize, usize), style: Style) {
        let places = self.places(row, column..column + self.width(text));
        let cells = places.and_then(|places| self.cells.get_mut(places));
        let characters = self
            .ambiguous
            .measured(text)
            .flat_map(|(character, width)| {
                let covered = std::iter::repeat_n(None, width.saturating_sub(1));
                std::iter::once(character.chars().next()).chain(covered)
            });
        for (cell, written) in cells.into_iter().flatten().zip(characters) {
            *cell = Cell {
                layer: Layer::Text,
                written,
                style,
            };
        }
    }

    /// Returns whether cells of a row are on the canvas and have nothing above a layer.
    pub(super) fn is_free(&self, row: usize, columns: Range<usize>, up_to: Layer) -> bool {
        let places = self.places(row, columns);
        let cells = places.and_then(|places| self.cells.get(places));
        cells.is_some_and(|cells| cells.iter().all(|cell| cell.layer <= up_to))
    }

    /// The same where cells beyond the edges are free.
    pub(super) fn is_free_within(&self, row: usize, columns: Range<usize>, up_to: Layer) -> bool {
        let columns = columns.start.min(self.columns)..columns.end.min(self.columns);
        self.is_free(row, columns, up_to)
    }

    /// Where the cells of a row are; `None` if some of them are not on the canvas.
    fn places(&self, row: usize, columns: Range<usize>) -> Option<Range<usize>> {
        let first = row * self.columns;
        let is_inside = columns.end <= self.columns && first < self.cells.len();
        is_inside.then(|| first + columns.start..first + columns.end)
    }

    /// Returns the lines, one a row.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line> {
        self.cells.chunks(self.columns.max(1)).map(line)
    }
}

/// Writes the cells of a row, those of a style together.
fn line(cells: &[Cell]) -> Line {
    let mut line = Line::default();
    let mut rest = cells;
    while let Some(first) = rest.first() {
        let end = rest.iter().position(|cell| cell.style != first.style);
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        let written: String = run.iter().filter_map(|cell| cell.written).collect();
        line.push(written, first.style);
        rest = after;
    }
    line
}
