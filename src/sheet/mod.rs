//! Plans from the spreadsheets of a town hall, and back to them.
//!
//! [`read()`] makes sheets of text of a file, [`import()`] a plan of such sheets, and
//! [`export()`] sheets of a plan, which [`xlsx()`] writes. A sheet that was exported
//! names the keys of the plan format over its columns; of any other, the columns
//! are found by their headings, or by those that a [`Mapping`] names.

mod departments;
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
mod parts;
mod read;
mod save;
mod table;
mod workbook;

pub use export::{Misfit, NotForACell, export};
pub use import::{Choices, Imported, NoPlan, import};
pub use mapping::{Mapping, MappingMistake};
pub use note::{Answers, CellOutcome, ColumnOutcome, Decision, Note, Outcome, RowOutcome};
pub use read::{Unreadable, read};
pub use save::xlsx;
pub use workbook::{Cell, Place, Sheet, Workbook};
