//! Output formats.

mod aligned;
mod delimited;
mod json;
mod markdown;

use std::io::{self, Write};

use clap::{Args, ValueEnum};

pub(super) use json::write_document;
pub(crate) use markdown::escaped;

use super::answer::{AnswerCell, CommandAnswer};
use super::context::Context;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// 見出しと桁のそろった表。端末の幅に収まらない所は … で略す
    Table,
    /// 見出しのない、桁のそろった行。略さない
    Plain,
    /// Excel で文字化けせずに開ける CSV（UTF-8、BOM 付き）
    Csv,
    /// タブ区切り
    Tsv,
    /// JSON。キーは計画ファイルと同じ
    Json,
    /// 1行が1件の JSON
    Jsonl,
    /// 会議録に貼れる Markdown の表
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
#[command(next_help_heading = "書き出し")]
pub(crate) struct FormatArguments {
    /// 書き出す形。指定しなければ、端末には table、ほかには plain
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<AnswerFormat>,

    /// csv の改行を CRLF にする（CRLF を求める古い取込先のために）
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
            say_nothing_matches(context);
        }
        Ok(())
    }
}

/// Explains on standard error why there is no output.
pub(super) fn say_nothing_matches(context: &Context) {
    let nothing = context.spoken().nothing_matches();
    // If standard error is not available, there is nothing left to do.
    let _ = writeln!(io::stderr(), "{nothing}");
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
