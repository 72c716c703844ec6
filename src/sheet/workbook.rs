//! Sheets of cells, independent of the file format.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use super::read::{Allowance, UnreadableWorkbook};
use crate::plan::Number;

/// The sheets of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    /// The sheets in tab order.
    pub sheets: Vec<Sheet>,
    /// Whether numbers were read from a format without access to their number format, so
    /// that, for example, 0.5 may be displayed as 50%.
    pub has_bare_numbers: bool,
}

impl Workbook {
    /// Creates a workbook from sheets.
    pub fn new(sheets: Vec<Sheet>) -> Self {
        Self {
            sheets,
            has_bare_numbers: false,
        }
    }
}

/// A sheet, stored as its non-empty cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The name of the tab.
    pub name: String,
    /// Whether the program that wrote the sheet does not show it.
    pub is_hidden: bool,
    cells: BTreeMap<CellPosition, Cell>,
    /// Cells covered by a merged cell, each with the place of the cell whose value it
    /// shows.
    covered: BTreeMap<CellPosition, CellPosition>,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, possibly with line breaks.
    Words(String),
    /// A number with its decimal places.
    Number(Number),
}

impl Cell {
    /// Returns the displayed text, without grouping commas.
    pub fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.plain(),
        }
    }
}

/// The place of a cell in a sheet, as zero-based row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPosition {
    /// The zero-based row index.
    pub row: u32,
    /// The zero-based column index.
    pub column: u32,
}

impl fmt::Display for CellPosition {
    /// Formats the place as a spreadsheet does: `B12`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = u64::from(self.row) + 1;
        write!(out, "{}{row}", column_letters(self.column))
    }
}

/// Formats a column as a spreadsheet does: `A`, `AB`.
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

/// A range of merged cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) first: CellPosition,
    pub(super) last: CellPosition,
}

impl Sheet {
    /// Creates an empty sheet.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Sets the content of a cell. Empty text leaves the cell empty.
    pub fn set(&mut self, row: u32, column: u32, cell: Cell) {
        if cell != Cell::Words(String::new()) {
            self.cells.insert(CellPosition { row, column }, cell);
        }
    }

    /// Returns the displayed text of a cell, or an empty string if the cell is empty.
    pub fn text(&self, row: u32, column: u32) -> String {
        let cell = self.cells.get(&CellPosition { row, column });
        cell.map(Cell::text).unwrap_or_default()
    }

    /// Iterates over the non-empty cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (CellPosition, &Cell)> {
        self.cells.iter().map(|(place, cell)| (*place, cell))
    }

    /// Returns the indices of the non-empty rows, from the top.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|place| place.row).collect();
        rows.dedup();
        rows
    }

    /// Returns the indices of the non-empty columns, from the left.
    pub fn columns(&self) -> Vec<u32> {
        let mut columns: Vec<u32> = self.cells.keys().map(|place| place.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// Returns the number of non-empty cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Returns whether all cells are empty.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Returns the sheet transposed.
    pub(super) fn turned(&self) -> Self {
        let turn = |place: &CellPosition| CellPosition {
            row: place.column,
            column: place.row,
        };
        let cells = self.cells.iter();
        Self {
            name: self.name.clone(),
            is_hidden: self.is_hidden,
            cells: cells.map(|(at, cell)| (turn(at), cell.clone())).collect(),
            covered: BTreeMap::new(),
        }
    }

    /// Returns whether a cell is covered by a merged cell.
    pub(super) fn is_covered(&self, place: CellPosition) -> bool {
        self.covered.contains_key(&place)
    }

    /// Returns whether a cell shows the value of a cell in a row above.
    pub(super) fn goes_on_from_above(&self, place: CellPosition) -> bool {
        let shown = self.covered.get(&place);
        shown.is_some_and(|first| first.row < place.row)
    }

    /// Applies merges: the value of the first cell is copied to all covered cells in
    /// non-empty rows and columns.
    ///
    /// # Errors
    ///
    /// Returns an error if that makes more cells than may be read.
    pub(super) fn merge(
        &mut self,
        merges: Vec<Merge>,
        allowance: &mut Allowance,
    ) -> Result<(), UnreadableWorkbook> {
        let (rows, columns) = (self.rows(), self.columns());
        for merge in merges {
            if let Some(cell) = self.cells.get(&merge.first).cloned() {
                let rows = between(&rows, merge.first.row, merge.last.row);
                let columns = between(&columns, merge.first.column, merge.last.column);
                self.cover(merge.first, &cell, (rows, columns), allowance)?;
            }
        }
        Ok(())
    }

    fn cover(
        &mut self,
        first: CellPosition,
        cell: &Cell,
        (rows, columns): (&[u32], &[u32]),
        allowance: &mut Allowance,
    ) -> Result<(), UnreadableWorkbook> {
        let bytes = cell.text().len();
        for (row, column) in rows
            .iter()
            .flat_map(|row| columns.iter().map(move |c| (row, c)))
        {
            // Merges that lie over each other cover the same cells again and again.
            allowance.take_cell(0)?;
            let place = CellPosition {
                row: *row,
                column: *column,
            };
            if let Entry::Vacant(vacant) = self.cells.entry(place) {
                allowance.take_text(bytes)?;
                vacant.insert(cell.clone());
                self.covered.insert(place, first);
            }
        }
        Ok(())
    }
}

/// Returns the part of a sorted list from `first` to `last`, both included.
fn between(sorted: &[u32], first: u32, last: u32) -> &[u32] {
    let from = sorted.partition_point(|number| *number < first);
    let to = sorted.partition_point(|number| *number <= last);
    sorted.get(from..to).unwrap_or_default()
}
