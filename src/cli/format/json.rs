//! JSON output. Its keys are those of the plan format.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};
use tenken::document::is_hostile;

use super::delimited::PLAN_ID;
use super::write_each;
use crate::cli::answer::{AnswerTable, CommandAnswer};

/// The version of the output schema. It changes if a key changes its meaning.
const VERSION: u32 = 1;

/// Writes `{"version": 1, "rows": […]}`.
pub(super) fn write_json(answer: &CommandAnswer, out: &mut impl Write) -> io::Result<()> {
    let tables: Vec<&AnswerTable> = answer.tables_with_rows().collect();
    if tables.is_empty() {
        return write_document(&json!({ "version": VERSION, "rows": [] }), out);
    }
    write!(out, "{{\n  \"version\": {VERSION},\n  \"rows\": [")?;
    write_each(&tables, out, |place, table| {
        let mut out = Vec::new();
        for (row, object) in rows(table).enumerate() {
            let comma = if place + row > 0 { "," } else { "" };
            let written = escaped(&serde_json::to_string_pretty(&object)?);
            write!(out, "{comma}\n    {}", written.replace('\n', INDENTED_LINE))?;
        }
        Ok(out)
    })?;
    writeln!(out, "\n  ]\n}}")
}

/// The beginning of a line of a row in the document.
const INDENTED_LINE: &str = "\n    ";

/// Writes a document with control characters escaped, so that it cannot control a terminal.
pub(crate) fn write_document(document: &Json, out: &mut impl Write) -> io::Result<()> {
    let written = serde_json::to_string_pretty(document)?;
    writeln!(out, "{}", escaped(&written))
}

/// Writes each row as JSON on a line of its own.
pub(super) fn write_lines(answer: &CommandAnswer, out: &mut impl Write) -> io::Result<()> {
    let tables: Vec<&AnswerTable> = answer.tables_with_rows().collect();
    write_each(&tables, out, |_, table| {
        let mut out = Vec::new();
        for row in rows(table) {
            writeln!(out, "{}", escaped(&row.to_string()))?;
        }
        Ok(out)
    })
}

fn rows(table: &AnswerTable) -> impl Iterator<Item = Json> {
    table.rows.iter().map(|row| {
        let mut object = Map::new();
        if let Some(plan) = &table.plan {
            object.insert(PLAN_ID.to_owned(), plan.id.as_str().into());
        }
        for (column, cell) in table.columns.iter().zip(row) {
            if !cell.value.is_null() {
                object.insert(column.key.clone(), cell.value.clone());
            }
        }
        Json::Object(object)
    })
}

/// Escapes every character that a terminal would interpret. Apart from the line breaks
/// between values, they can only occur within strings.
fn escaped(document: &str) -> String {
    let mut harmless = String::with_capacity(document.len());
    for character in document.chars() {
        if character != '\n' && is_hostile(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                harmless.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            harmless.push(character);
        }
    }
    harmless
}
