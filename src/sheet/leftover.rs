//! Keeps the content of columns without a key, so that nothing is lost.

use super::key::ColumnKey;
use super::note::{CellOutcome, ColumnOutcome, ImportOutcome, Note};
use super::workbook::{CellPosition, Sheet, column_letters};
use crate::plan::{Node, Text};

/// Maximum length in characters of a value for its column to become a tag. Heuristic.
const LONGEST_FACET: usize = 20;

/// Columns of a sheet without a key.
#[derive(Debug, Default)]
pub(super) struct Leftover {
    columns: Vec<UnplacedColumn>,
}

#[derive(Debug)]
struct UnplacedColumn {
    column: u32,
    name: String,
    /// Whether its cells are short enough for the column to become a tag.
    is_facet: bool,
}

impl Leftover {
    /// Selects the columns, given with their headings, that are non-empty in any of the
    /// rows.
    pub(super) fn new(sheet: &Sheet, columns: Vec<(u32, String)>, rows: &[u32]) -> Self {
        let mut leftover = Self::default();
        for (column, heading) in columns {
            let texts = || rows.iter().map(|row| sheet.text(*row, column));
            if texts().all(|text| text.trim().is_empty()) {
                continue;
            }
            let is_short =
                |text: String| !text.trim().contains('\n') && text.chars().count() <= LONGEST_FACET;
            let name = leftover.free_name(&heading, column);
            let is_facet = texts().all(is_short);
            leftover.columns.push(UnplacedColumn {
                column,
                name,
                is_facet,
            });
        }
        leftover
    }

    fn free_name(&self, heading: &str, column: u32) -> String {
        let words: Vec<&str> = heading.split_whitespace().collect();
        let name = words.join(" ");
        let letters = column_letters(column);
        let is_taken = self.columns.iter().any(|other| other.name == name);
        match (name.is_empty(), is_taken) {
            (true, _) => format!("{letters}列"),
            (false, true) => format!("{name}（{letters}列）"),
            (false, false) => name,
        }
    }

    /// Returns the number of columns.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Adds the cells of a row to the tags or notes of its table.
    pub(super) fn add_to(&self, table: &mut Node, sheet: &Sheet, row: u32) {
        for UnplacedColumn {
            column,
            name,
            is_facet,
        } in &self.columns
        {
            let text = sheet.text(row, *column);
            if text.trim().is_empty() {
                continue;
            }
            match is_facet {
                true => {
                    let key = ColumnKey::tag(name);
                    table.put(&key.path, Node::from(&Text::new([text])));
                }
                false => add_note(table, &format!("{name}: {}", text.trim())),
            }
        }
    }

    /// Returns a note for each column on where it went, placed at its heading.
    pub(super) fn notes(&self, sheet: &Sheet, row: u32) -> Vec<Note> {
        let note = |column: &UnplacedColumn| Note {
            sheet: sheet.name.clone(),
            place: Some(CellPosition {
                row,
                column: column.column,
            }),
            value: column.name.clone(),
            outcome: ImportOutcome::Column(match column.is_facet {
                true => ColumnOutcome::ToTags,
                false => ColumnOutcome::ToNotes,
            }),
        };
        self.columns.iter().map(note).collect()
    }

    /// Returns a note for each cell of a row that was not imported.
    pub(super) fn not_placed(&self, sheet: &Sheet, row: u32, is_turned: bool) -> Vec<Note> {
        let place = |column: u32| match is_turned {
            true => CellPosition {
                row: column,
                column: row,
            },
            false => CellPosition { row, column },
        };
        let said = self.columns.iter().map(|column| Note {
            sheet: sheet.name.clone(),
            place: Some(place(column.column)),
            value: sheet.text(row, column.column),
            outcome: ImportOutcome::Cell(CellOutcome::WithoutKey),
        });
        said.filter(|note| !note.value.trim().is_empty()).collect()
    }
}

/// Appends a point to the notes of a row.
pub(super) fn add_note(table: &mut Node, note: &str) {
    let mut points = match table.get("notes") {
        Some(Node::Words(only)) => vec![only.clone()],
        Some(Node::List(points)) => points
            .iter()
            .filter_map(|point| match point {
                Node::Words(words) => Some(words.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    points.push(note.to_owned());
    table.put(&["notes".to_owned()], Node::from(&Text::new(points)));
}
