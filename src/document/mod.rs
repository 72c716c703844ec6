//! TOML documents written by people: reading every key that is there, and
//! reporting every mistake at once, each with its place.

mod code;
mod diagnostic;
mod drawn;
mod encoding;
mod excerpt;
mod mistake;
mod outline;
mod problem;
pub(crate) mod quoting;
mod source;
mod spelling;
mod syntax;
mod table;
mod visible;
mod words;
mod written;

pub(crate) use code::codes;
pub use code::{Code, DOCUMENT_CODES};
pub use diagnostic::{Diagnostic, Diagnostics};
pub use mistake::{DocumentMistake, ExpectedType, FoundType, Slip};
pub use outline::{Outline, Step};
pub use problem::{Problem, Severity};
pub use source::{Position, Source};
pub use spelling::{Suggestion, nearest};
pub use table::{Form, Item, KeyValue, LeftOut, TableReader, read};
pub use visible::{is_hostile, visible};
pub use words::{PartNames, Words};
pub use written::{AsWritten, Written};
