//! The one way to standard error. What is said there may hold names of files, arguments and
//! words of documents, none of which may command a terminal.

use std::io::{self, Write as _};

use tenken::document::visible;

/// Says something in one line or several, with hostile characters as marks.
pub(crate) fn say(what: &str) {
    let lines: Vec<_> = what.split('\n').map(visible).collect();
    // If standard error cannot be written to, there is nothing left to do.
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
}
