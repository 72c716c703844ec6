//! The text of a file, with conversion of byte offsets to positions.

use std::ops::Range;
use std::sync::OnceLock;

/// A document as it was written.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    /// The text, once somebody asked for it.
    text: OnceLock<String>,
    /// The text while nobody has: LZ4, after its length. At least one of the two is there.
    packed: Box<[u8]>,
    /// The byte offsets of the lines. They are computed once, since every diagnostic
    /// needs them, and not before one does, since most documents have none.
    line_starts: OnceLock<Vec<usize>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.text() == other.text()
    }
}

impl Eq for Source {}

/// A line and a column, both counted from one. Columns count characters, as
/// editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Source {
    /// Creates a document from text that is already decoded.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text: String = text.into();
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        Self {
            name: name.into(),
            text: OnceLock::from(text),
            packed: Box::default(),
            line_starts: OnceLock::new(),
        }
    }

    /// The same document in about a quarter of its memory, until its text is asked for.
    /// That of a plan of 220 KB is then there again in a fifth of a millisecond.
    pub fn packed(&self) -> Self {
        Self {
            name: self.name.clone(),
            text: OnceLock::new(),
            packed: lz4_flex::compress_prepend_size(self.text().as_bytes()).into(),
            line_starts: OnceLock::new(),
        }
    }

    /// The name under which the document was opened.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| {
            let bytes = lz4_flex::decompress_size_prepended(&self.packed);
            let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
            text.unwrap_or_default()
        })
    }

    /// Returns the text between two byte offsets, or an empty string if they are not
    /// character boundaries of it.
    pub fn slice(&self, span: Range<usize>) -> &str {
        self.text().get(span).unwrap_or_default()
    }

    /// Returns the position of a byte offset. An offset beyond the end counts as the
    /// end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = match self.text().is_char_boundary(offset) {
            true => offset,
            false => self.text().len(),
        };
        let line = self.line_of(offset);
        let before = self.slice(self.start_of_line(line)..offset);
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }

    /// Returns the line of a byte offset, counted from one.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= offset)
    }

    /// Returns the byte offset of a line, counted from one, or the end if there is
    /// no such line.
    pub(super) fn start_of_line(&self, line: usize) -> usize {
        let start = self.line_starts().get(line.saturating_sub(1));
        start.copied().unwrap_or(self.text().len())
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let newlines = self.text().match_indices('\n');
            let after_newlines = newlines.map(|(newline, _)| newline + 1);
            std::iter::once(0).chain(after_newlines).collect()
        })
    }
}
