//! Sheets of cells, whatever program wrote them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use crate::plan::Number;

/// The sheets of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    /// The sheets, in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// Whether numbers were read of a kind of file of which we do not see how
    /// they are shown: 0.5 may be 50% there.
    pub has_bare_numbers: bool,
}

impl Workbook {
    /// A workbook of these sheets.
    pub fn new(sheets: Vec<Sheet>) -> Self {
        Self {
            sheets,
            has_bare_numbers: false,
        }
    }
}

/// One sheet: the cells that something stands in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    cells: BTreeMap<Place, Cell>,
    /// The cells that show what stands in another one, each with where that is.
    covered: BTreeMap<Place, Place>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, with line breaks where there are some.
    Words(String),
    /// A number with its decimal places.
    Number(Number),
}

impl Cell {
    /// What a person reads in it, without grouping commas.
    pub fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.plain(),
        }
    }
}

/// A cell of a sheet, row and column counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl fmt::Display for Place {
    /// As a spreadsheet writes it: `B12`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = u64::from(self.row) + 1;
        write!(out, "{}{row}", column_letters(self.column))
    }
}

/// A column as a spreadsheet writes it: `A`, `AB`.
pub(super) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Cells that are shown as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) first: Place,
    pub(super) last: Place,
}

/// More cells than this are not read: no table of a meeting has so many.
pub(super) const MOST_CELLS: usize = 300_000;

impl Sheet {
    /// A sheet without a cell.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Puts something into a cell; a cell of words without a character is
    /// empty.
    pub fn set(&mut self, row: u32, column: u32, cell: Cell) {
        if cell != Cell::Words(String::new()) {
            self.cells.insert(Place { row, column }, cell);
        }
    }

    /// What a person reads in a cell; nothing where it is empty.
    pub fn text(&self, row: u32, column: u32) -> String {
        let cell = self.cells.get(&Place { row, column });
        cell.map(Cell::text).unwrap_or_default()
    }

    /// The cells that something stands in, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (Place, &Cell)> {
        self.cells.iter().map(|(place, cell)| (*place, cell))
    }

    /// The rows that something stands in, from the top.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|place| place.row).collect();
        rows.dedup();
        rows
    }

    /// The columns that something stands in, from the left.
    pub fn columns(&self) -> Vec<u32> {
        let mut columns: Vec<u32> = self.cells.keys().map(|place| place.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// How many cells something stands in.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The sheet with rows for columns.
    pub(super) fn turned(&self) -> Self {
        let turn = |place: &Place| Place {
            row: place.column,
            column: place.row,
        };
        let cells = self.cells.iter();
        Self {
            name: self.name.clone(),
            cells: cells.map(|(at, cell)| (turn(at), cell.clone())).collect(),
            covered: BTreeMap::new(),
        }
    }

    /// Whether a cell shows what stands in another one.
    pub(super) fn is_covered(&self, place: Place) -> bool {
        self.covered.contains_key(&place)
    }

    /// Whether a cell shows what stands in one above.
    pub(super) fn goes_on_from_above(&self, place: Place) -> bool {
        let shown = self.covered.get(&place);
        shown.is_some_and(|first| first.row < place.row)
    }

    /// Merges cells: what stands in the first is then read in all of them that
    /// lie in rows and columns where something stands.
    pub(super) fn merge(&mut self, merges: Vec<Merge>) {
        let (rows, columns) = (self.rows(), self.columns());
        for merge in merges {
            if let Some(cell) = self.cells.get(&merge.first).cloned() {
                let rows = between(&rows, merge.first.row, merge.last.row);
                let columns = between(&columns, merge.first.column, merge.last.column);
                self.cover(merge.first, &cell, rows, columns);
            }
        }
    }

    fn cover(&mut self, first: Place, cell: &Cell, rows: &[u32], columns: &[u32]) {
        for row in rows {
            for column in columns {
                let place = Place {
                    row: *row,
                    column: *column,
                };
                if self.cells.len() >= MOST_CELLS {
                    return;
                }
                if let Entry::Vacant(vacant) = self.cells.entry(place) {
                    vacant.insert(cell.clone());
                    self.covered.insert(place, first);
                }
            }
        }
    }
}

/// The numbers of a sorted list from one to another.
fn between(sorted: &[u32], first: u32, last: u32) -> &[u32] {
    let from = sorted.partition_point(|number| *number < first);
    let to = sorted.partition_point(|number| *number <= last);
    sorted.get(from..to).unwrap_or_default()
}
