//! Decodes a file, and recognises other encodings than UTF-8.

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::diagnostic::Diagnostic;
use super::mistake::DocumentMistake;
use super::source::Source;

impl Source {
    /// Creates a document from the bytes of a file, which must be UTF-8, with or
    /// without a byte order mark.
    ///
    /// # Errors
    ///
    /// If the bytes are not UTF-8. The diagnostic names the encoding that they look
    /// like.
    pub fn from_bytes(
        name: impl Into<String>,
        bytes: Vec<u8>,
    ) -> Result<Self, Box<Diagnostic<DocumentMistake>>> {
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
}

fn wrong_encoding(name: String, bytes: &[u8], line: usize) -> Diagnostic<DocumentMistake> {
    let mistake = match likely_encoding(bytes) {
        Some(encoding) => DocumentMistake::OtherEncoding(encoding),
        None => DocumentMistake::NotUtf8 { line },
    };
    Diagnostic::new(mistake).file(name)
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
