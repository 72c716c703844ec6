//! Imports plans from the spreadsheets of local governments and exports plans to them.
//!
//! [`read()`] reads a file into sheets of text, [`import()`] builds a plan from them, and
//! [`export()`] lays out a plan in sheets, which [`xlsx()`] writes. An exported sheet has
//! the keys of the plan format over its columns. In any other sheet, columns are recognised
//! by their headings, or assigned by a [`Mapping`].

mod delimited;
mod departments;
mod excel;
mod export;
mod headings;
mod import;
mod key;
mod keyed;
mod leftover;
mod mapping;
mod marks;
mod meaning;
mod note;
mod open_document;
mod package;
mod parts;
mod read;
mod save;
mod table;
mod workbook;

pub use export::{Misfit, NotForACell, export};
pub use import::{ImportChoices, Imported, NoPlan, import};
pub use mapping::{Mapping, MappingMistake};
pub use note::{Answers, CellOutcome, ColumnOutcome, Decision, ImportOutcome, Note, RowOutcome};
pub use read::{UnreadableWorkbook, read};
pub use save::xlsx;
pub use workbook::{Cell, CellPosition, Sheet, Workbook};
