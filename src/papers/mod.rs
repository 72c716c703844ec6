//! The papers of a meeting in words: its agenda and its minutes. Both fronts write the same.

mod agenda;
mod head;
mod markdown;
mod minutes;
mod minutes_file;
mod text;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use tenken::messages::Language;
use tenken::paper::{Paper, docx};

pub(crate) use self::agenda::{AgendaOfDay, agenda};
pub(crate) use self::minutes::{MinutesOfDay, minutes};
pub(crate) use self::minutes_file::MinutesFile;
use crate::display_width::AmbiguousWidth;
use crate::files::{self, Existing};

/// What a paper is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaperFormat {
    /// Lines of text.
    Text,
    /// Markdown.
    Markdown,
    /// A file of Word.
    Docx,
}

impl PaperFormat {
    /// What a file is written in, by how its name ends.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension().and_then(OsStr::to_str)?;
        match ending.to_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "md" => Some(Self::Markdown),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }
}

/// How lines of text are laid out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextLayout {
    /// The language of the paper.
    pub(crate) language: Language,
    /// The width of ambiguous characters.
    pub(crate) ambiguous: AmbiguousWidth,
    /// How many cells a line has; `None` if lines end where the text does.
    pub(crate) width: Option<usize>,
}

/// Returns a paper as it is written.
///
/// # Errors
///
/// If a file of Word cannot be put together.
pub(crate) fn written(
    paper: &Paper,
    format: PaperFormat,
    layout: TextLayout,
) -> io::Result<Vec<u8>> {
    match format {
        PaperFormat::Text => Ok(text::text(paper, layout).into_bytes()),
        PaperFormat::Markdown => Ok(markdown::markdown(paper).into_bytes()),
        PaperFormat::Docx => docx(paper),
    }
}

/// Writes a paper to a file, whole. Returns where the file is kept that it replaced, if there
/// was one.
///
/// # Errors
///
/// If the file exists and has to be kept, or cannot be written.
pub(crate) fn write(
    paper: &Paper,
    format: PaperFormat,
    layout: TextLayout,
    path: &Path,
    existing: Existing,
) -> io::Result<Option<PathBuf>> {
    files::write(path, &written(paper, format, layout)?, existing)
}
