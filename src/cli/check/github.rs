//! Diagnostics as the workflow commands of GitHub Actions, which it shows beside
//! the lines of a change.

use std::io::Write;

use tenken::document::visible;
use tenken::messages::Language;

use super::Checked;
use crate::cli::context::{Ending, Failure};
use crate::report::Report;

/// Writes each command on a line.
pub(super) fn write(checked: Checked<String>, out: &mut impl Write) -> Result<Ending, Failure> {
    let ending = checked.ending();
    for command in checked.told() {
        writeln!(out, "{command}")?;
    }
    out.flush()?;
    Ok(ending)
}

/// Returns a diagnostic as a command.
pub(super) fn command(report: &Report, language: Language) -> String {
    let (diagnostic, words) = (&report.diagnostic, report.words(language));
    let mut properties = vec![format!("file={}", property(diagnostic.file_name()))];
    if let Some(place) = diagnostic.position() {
        properties.push(format!("line={},col={}", place.line, place.column));
    }
    properties.push(format!("title={}", property(diagnostic.code().name())));
    let mut said = data(&words.message);
    for more in [words.note, words.help].into_iter().flatten() {
        said.push_str(LINE_BREAK);
        said.push_str(&data(&more));
    }
    let (severity, properties) = (diagnostic.severity(), properties.join(","));
    format!("::{severity} {properties}::{said}")
}

/// A line break within a command.
const LINE_BREAK: &str = "%0A";

/// A text as the message of a command.
fn data(text: &str) -> String {
    let escaped = text
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', LINE_BREAK);
    visible(&escaped).into_owned()
}

/// A text as a property of a command, where colons and commas end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
