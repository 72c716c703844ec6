//! Output formats.

mod aligned;
mod delimited;
mod json;
mod markdown;

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

pub(super) use json::write_document;

use super::answer::{CommandAnswer, EmptyAnswer};
use super::context::Context;
use super::help::OUTPUT;
use super::standard_error::say;
use crate::answer_cell::AnswerCell;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// Aligned columns under headings, cut to the terminal.
    Table,
    /// Aligned columns without headings, never cut.
    Plain,
    /// CSV with a byte order mark, for Excel.
    Csv,
    /// Values separated by tabs.
    Tsv,
    /// A JSON document.
    Json,
    /// A JSON object on each line.
    Jsonl,
    /// A Markdown table.
    Markdown,
}

impl AnswerFormat {
    /// Returns whether the format is meant for programs, which want all data.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}

/// Command-line arguments for the output format.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = OUTPUT)]
pub(crate) struct FormatArguments {
    /// The format; `None` for the one that suits the output.
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<AnswerFormat>,

    /// Whether lines of CSV end with CRLF.
    #[arg(long)]
    crlf: bool,
}

impl FormatArguments {
    /// Returns the chosen format, or the one that suits the output.
    pub(crate) fn format(&self, context: &Context) -> AnswerFormat {
        let usual = match context.terminal_width {
            Some(_) => AnswerFormat::Table,
            None => AnswerFormat::Plain,
        };
        self.format.unwrap_or(usual)
    }

    /// Writes an answer to standard output.
    ///
    /// # Errors
    ///
    /// Returns an error if standard output cannot be written to.
    pub(crate) fn write(&self, answer: &CommandAnswer, context: &Context) -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        match self.format(context) {
            AnswerFormat::Table => aligned::write_table(answer, context, &mut out),
            AnswerFormat::Plain => aligned::write_plain(answer, context, &mut out),
            AnswerFormat::Csv => delimited::write_csv(answer, self.crlf, &mut out),
            AnswerFormat::Tsv => delimited::write_tsv(answer, &mut out),
            AnswerFormat::Json => json::write_json(answer, &mut out),
            AnswerFormat::Jsonl => json::write_lines(answer, &mut out),
            AnswerFormat::Markdown => markdown::write_markdown(answer, &mut out),
        }?;
        out.flush()?;
        let mut tables = answer.tables.iter();
        if tables.len() > 0 && tables.all(|table| table.rows.is_empty()) {
            match answer.if_empty {
                EmptyAnswer::NothingMatches => say_nothing_matches(context),
                EmptyAnswer::NoDifferences => say(context.spoken().no_differences()),
                EmptyAnswer::Explained => {}
            }
        }
        Ok(())
    }
}

/// Returns an answer as CSV for Excel.
///
/// # Errors
///
/// If a cell cannot be written.
pub(super) fn csv(answer: &CommandAnswer) -> io::Result<Vec<u8>> {
    let mut csv = Vec::new();
    delimited::write_csv(answer, false, &mut csv)?;
    Ok(csv)
}

/// How many tables are rendered at a time, on all cores. Heuristic.
const BATCH: usize = 64;

/// Writes tables in their order, each as it is rendered, which is given the place of the
/// table.
fn write_each<T: Sync>(
    tables: &[T],
    out: &mut impl Write,
    render: impl Fn(usize, &T) -> io::Result<Vec<u8>> + Sync,
) -> io::Result<()> {
    for (batch, tables) in tables.chunks(BATCH).enumerate() {
        let tables = tables.par_iter().enumerate();
        let rendered = tables.map(|(place, table)| render(batch * BATCH + place, table));
        for rendered in rendered.collect::<Vec<_>>() {
            out.write_all(&rendered?)?;
        }
    }
    Ok(())
}

/// Explains on standard error why there is no output.
pub(super) fn say_nothing_matches(context: &Context) {
    say(context.spoken().nothing_matches());
}

/// Returns the text of a cell on one line, with control characters made visible.
fn on_one_line(cell: &AnswerCell) -> String {
    visible_lines(&cell.shown).join(" ")
}

/// Returns the lines of a text, with control characters made visible.
fn visible_lines(text: &str) -> Vec<String> {
    let visible = |line: &str| tenken::document::visible(line).into_owned();
    text.split('\n').map(visible).collect()
}
