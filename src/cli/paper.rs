//! Papers, written to standard output or to a file.

use std::io::{self, Write as _};

use tenken::messages::Language;
use tenken::paper::Paper;

use super::context::{Context, Failure};
use super::output::{OutputArguments, say_written};
use super::standard_error::say;
use crate::papers::{self, PaperFormat, TextLayout};

/// Writes a paper to the file that is asked for, or else to standard output.
///
/// # Errors
///
/// If the file cannot be written, or a file of Word would go to a terminal.
pub(super) fn write_paper(
    paper: &Paper,
    format: PaperFormat,
    output: &OutputArguments,
    language: Language,
    context: &Context,
) -> Result<(), Failure> {
    let layout = |width| TextLayout {
        language,
        ambiguous: context.ambiguous,
        width,
    };
    let spoken = context.spoken();
    match output.file() {
        Some(file) => {
            let written = papers::write(paper, format, layout(None), file, output.existing());
            say_written(file, written, spoken)?;
            say(&spoken.paper_written(&paper.title, &file.display()));
        }
        None if format == PaperFormat::Docx && context.terminal_width.is_some() => {
            return Err(Failure::Question(spoken.docx_needs_a_file().to_owned()));
        }
        None => {
            let written = papers::written(paper, format, layout(context.terminal_width))?;
            io::stdout().lock().write_all(&written)?;
        }
    }
    Ok(())
}
