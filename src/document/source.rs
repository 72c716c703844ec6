//! A file as text, with the places in it.

use std::ops::Range;

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::finding::Finding;

/// A document as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
}

/// A line and a column, both counted from one. Columns count characters, as
/// editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Source {
    /// A document whose text is already known to be text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text: String = text.into();
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        Self {
            name: name.into(),
            text,
        }
    }

    /// A document from the bytes of a file. They must be UTF-8, with or
    /// without a byte order mark.
    ///
    /// # Errors
    ///
    /// A finding that names the encoding which the bytes look like.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Box<Finding>> {
        let name = name.into();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let before = error.as_bytes().iter().take(valid);
                let line = before.filter(|byte| **byte == b'\n').count() + 1;
                Err(Box::new(wrong_encoding(name, error.as_bytes(), line)))
            }
        }
    }

    /// The name under which the document was opened.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the document says between two byte offsets; nothing where they
    /// are not the bounds of characters in it.
    pub fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }

    /// Where a byte offset lies. An offset beyond the end is the end.
    pub fn position(&self, offset: usize) -> Position {
        let before: &str = match self.text.get(..offset) {
            Some(before) => before,
            None => &self.text,
        };
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

fn wrong_encoding(name: String, bytes: &[u8], line: usize) -> Finding {
    let finding = match likely_encoding(bytes) {
        Some(encoding) => Finding::error(
            "encoding",
            format!("文字コードが {encoding} のようです。UTF-8 で書かれたファイルだけを開けます"),
        ),
        None => Finding::error(
            "encoding",
            format!("{line} 行目が UTF-8 の文字として読めません"),
        ),
    };
    finding
        .file(name)
        .help("エディタの「名前を付けて保存」で文字コードに UTF-8 を選んで保存し直してください")
}

fn likely_encoding(bytes: &[u8]) -> Option<&'static str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && (encoding == UTF_16LE || encoding == UTF_16BE)
    {
        return Some("UTF-16");
    }
    let candidates = [(SHIFT_JIS, "Shift_JIS"), (EUC_JP, "EUC-JP")];
    let fits = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.is_some_and(|text| !text.contains(|c: char| c.is_control() && !c.is_whitespace()))
    };
    let found = candidates.iter().find(|(encoding, _)| fits(encoding));
    found.map(|(_, name)| *name)
}
