//! Diagnostics as SARIF 2.1.0, the form in which code scanning takes them.

use std::io::Write;
use std::path::{Path, is_separator};

use serde_json::{Value as Json, json};
use tenken::document::{Code, Position, Severity};
use tenken::messages::Language;

use super::Checked;
use crate::cli::context::{Ending, Failure};
use crate::cli::format::write_document;
use crate::report::{Report, codes_of_plans};

/// Writes one run with all rules and what they found.
pub(super) fn write(checked: Checked<Json>, out: &mut impl Write) -> Result<Ending, Failure> {
    let (ending, language) = (checked.ending(), checked.language);
    let rules: Vec<Json> = codes_of_plans()
        .into_iter()
        .map(|code| rule(code, language))
        .collect();
    let results: Vec<Json> = checked.told().collect();
    let run = json!({
        "tool": {
            "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }
        },
        "language": language.tag(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    write_document(&document, out)?;
    out.flush()?;
    Ok(ending)
}

fn rule(code: Code, language: Language) -> Json {
    json!({
        "id": code.name(),
        "shortDescription": { "text": language.meaning(code) },
    })
}

/// Returns a diagnostic as a result.
pub(super) fn result(report: &Report, language: Language) -> Json {
    let (diagnostic, words) = (&report.diagnostic, report.words(language));
    let more = [words.note, words.help].into_iter().flatten();
    let said: Vec<String> = std::iter::once(words.message).chain(more).collect();
    let mut place = json!({ "artifactLocation": { "uri": uri(diagnostic.file_name()) } });
    if let (Some(start), Some(end)) = (diagnostic.position(), diagnostic.end())
        && let Some(place) = place.as_object_mut()
    {
        place.insert("region".to_owned(), region(start, end));
    }
    let mut result = json!({
        "ruleId": diagnostic.code().name(),
        "level": level(diagnostic.severity()),
        "message": { "text": said.join(language.full_stop()) },
        "locations": [{ "physicalLocation": place }],
    });
    if let (Some(related), Some(result)) = (diagnostic.related_position(), result.as_object_mut()) {
        let place = json!({
            "artifactLocation": { "uri": uri(diagnostic.file_name()) },
            "region": { "startLine": related.line, "startColumn": related.column },
        });
        let related = json!([{ "physicalLocation": place }]);
        result.insert("relatedLocations".to_owned(), related);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    }
}

fn region(start: Position, end: Position) -> Json {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// The name of a file as a reference: relative where the name is.
fn uri(name: &str) -> String {
    let path = name.replace(is_separator, "/");
    let mut uri = String::from(match Path::new(name).is_absolute() {
        false => "",
        // That of a server begins with the name of the server.
        true if path.starts_with("//") => "file:",
        true if path.starts_with('/') => "file://",
        true => "file:///",
    });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
