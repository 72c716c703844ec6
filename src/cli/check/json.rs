//! Diagnostics as JSON.

use std::io::Write;

use serde_json::{Map, Value as Json, json};
use tenken::messages::Language;

use super::Checked;
use crate::cli::context::{Ending, Failure};
use crate::cli::format::write_document;
use crate::report::Report;

/// The version of the keys. It changes when one of them changes its meaning.
const VERSION: u32 = 1;

/// Writes `{"version": 1, "findings": […]}`.
pub(super) fn write(checked: Checked<Json>, out: &mut impl Write) -> Result<Ending, Failure> {
    let ending = checked.ending();
    let findings: Vec<Json> = checked.told().collect();
    write_document(&json!({ "version": VERSION, "findings": findings }), out)?;
    out.flush()?;
    Ok(ending)
}

/// Returns a diagnostic without the keys that say nothing of it.
pub(super) fn object(report: &Report, language: Language) -> Json {
    let (diagnostic, words) = (&report.diagnostic, report.words(language));
    let (start, end) = (diagnostic.position(), diagnostic.end());
    let related = diagnostic.related_position();
    let pairs = [
        ("code", json!(diagnostic.code().name())),
        ("severity", json!(diagnostic.severity().to_string())),
        ("file", json!(diagnostic.file_name())),
        ("line", json!(start.map(|place| place.line))),
        ("column", json!(start.map(|place| place.column))),
        ("end_line", json!(end.map(|place| place.line))),
        ("end_column", json!(end.map(|place| place.column))),
        ("related_line", json!(related.map(|place| place.line))),
        ("related_column", json!(related.map(|place| place.column))),
        ("message", json!(words.message)),
        ("note", json!(words.note)),
        ("help", json!(words.help)),
    ];
    let said = pairs.into_iter().filter(|(_, value)| !value.is_null());
    Json::Object(Map::from_iter(
        said.map(|(key, value)| (key.to_owned(), value)),
    ))
}
