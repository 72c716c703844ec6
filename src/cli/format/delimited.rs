//! Comma-separated and tab-separated values.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};
use serde_json::Value as Json;
use tenken::plan::Number;

use super::{on_one_line, visible_lines, write_each};
use crate::answer_cell::AnswerCell;
use crate::cli::answer::{AnswerColumn, AnswerTable, CommandAnswer};

/// Marks the file as UTF-8 for Excel.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The name of the column with the id of the plan.
pub(super) const PLAN_ID: &str = "plan_id";

/// Writes all tables as one for Excel, with a byte order mark and without cells that could
/// be interpreted as formulas.
pub(super) fn write_csv(
    answer: &CommandAnswer,
    crlf: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let terminator = match crlf {
        true => Terminator::CRLF,
        false => Terminator::Any(b'\n'),
    };
    let mut builder = WriterBuilder::new();
    builder.terminator(terminator);
    let cell = |cell: &str| guarded(visible_lines(cell).join("\n"));
    write_records(answer, &builder, cell, out)
}

/// Writes all tables as one, one row per line, without cells that could be interpreted as
/// formulas.
pub(super) fn write_tsv(answer: &CommandAnswer, out: &mut impl Write) -> io::Result<()> {
    let mut builder = WriterBuilder::new();
    builder.delimiter(b'\t').quote_style(QuoteStyle::Never);
    let one_line = |cell: &str| guarded(on_one_line(&AnswerCell::words(cell)));
    write_records(answer, &builder, one_line, out)
}

/// Writes a heading and the rows of all tables, with the plan id followed by the union of
/// their columns.
fn write_records(
    answer: &CommandAnswer,
    builder: &WriterBuilder,
    cell: impl Fn(&str) -> String + Sync,
    out: &mut impl Write,
) -> io::Result<()> {
    let columns = columns(answer);
    let has_plans = answer.tables.iter().any(|table| table.plan.is_some());
    let plan_heading = has_plans.then_some(PLAN_ID);
    let headings = columns.iter().map(|column| column.heading.as_str());
    let mut writer = builder.from_writer(&mut *out);
    let heading = plan_heading.into_iter().chain(headings).map(&cell);
    writer.write_record(heading).map_err(io_error)?;
    writer.flush()?;
    drop(writer);
    write_each(&answer.tables, out, |_, table| {
        let mut writer = builder.from_writer(Vec::new());
        for row in &table.rows {
            let plan = table.plan.as_ref().map_or("", |plan| plan.id.as_str());
            let plan = has_plans.then_some(plan);
            let cells = columns.iter().map(|column| shown(table, row, &column.key));
            let plan = plan.map(Cow::Borrowed).into_iter();
            let record = plan.chain(cells).map(|text| cell(&text));
            writer.write_record(record).map_err(io_error)?;
        }
        writer.into_inner().map_err(|error| error.into_error())
    })
}

/// Returns the columns that any table has.
fn columns(answer: &CommandAnswer) -> Vec<&AnswerColumn> {
    let mut columns: Vec<&AnswerColumn> = Vec::new();
    for column in answer.tables.iter().flat_map(|table| &table.columns) {
        if !columns.iter().any(|known| known.key == column.key) {
            columns.push(column);
        }
    }
    columns
}

/// Returns the text of a cell, or an empty string if the table does not have the column. A
/// signed figure with words after it would be taken for a formula; the figure alone is none.
fn shown<'t>(table: &AnswerTable, row: &'t [AnswerCell], key: &str) -> Cow<'t, str> {
    let mut own = table.columns.iter().zip(row);
    let found = own.find(|(column, _)| column.key == key);
    match found.map(|(_, cell)| (&cell.value, cell.shown.as_str())) {
        None | Some((Json::Null, _)) => Cow::Borrowed(""),
        Some((Json::Number(number), shown)) if is_formula(shown) => Cow::Owned(number.to_string()),
        Some((_, shown)) => Cow::Borrowed(shown),
    }
}

/// Puts an apostrophe before what would be a formula, which tells Excel to treat it as text,
/// from a file and when it is pasted alike.
fn guarded(shown: String) -> String {
    match is_formula(&shown) {
        true => format!("'{shown}"),
        false => shown,
    }
}

/// Returns whether a spreadsheet would interpret a text as a formula, for which it passes
/// over white space at the start. A signed number is not a formula.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start();
    let starts = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let figure = text.strip_prefix(['+', '-']).unwrap_or(text);
    let figure = figure.strip_suffix('%').unwrap_or(figure);
    let is_plain = figure.starts_with(|c: char| c.is_ascii_digit());
    let is_figure =
        is_plain && !figure.contains(char::is_whitespace) && Number::parse(figure).is_some();
    starts && !is_figure
}

/// Unwraps the underlying I/O error, so that a closed pipe can be recognised.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
