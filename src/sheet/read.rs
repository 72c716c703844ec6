//! Reads workbooks of Excel and LibreOffice and delimited text files as sheets of cells.

use super::package::Package;
use super::workbook::Workbook;
use super::{delimited, excel, open_document};

/// Why a file cannot be read, to be shown to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnreadableWorkbook {
    /// The file has the signature of a workbook but cannot be opened.
    Broken,
    /// The file is in the old binary format of Excel, or is password-protected, which looks
    /// the same from outside. The old format is not supported, because a damaged file with
    /// a cell far out could exhaust memory.
    Old,
    /// The file has too many cells.
    TooLarge,
    /// The cells of the file have too much text.
    TooMuchText,
    /// What the file unpacks to is too large.
    Swollen,
    /// A cell of delimited text is longer than any cell can be that a person filled in.
    CellTooLong {
        /// The line in which the cell begins, from 1.
        line: u64,
    },
    /// A quotation mark of delimited text is never closed.
    OpenQuote {
        /// The line in which it stands, from 1.
        line: u64,
    },
    /// The file is text in an unsupported encoding, or not text at all.
    Encoding,
    /// A sheet cannot be read.
    Sheet {
        /// The name of the sheet.
        name: String,
        /// The message of the underlying reader.
        error: String,
    },
}

/// Reads the bytes of a file, either a workbook (xlsx, ods) or a table separated by commas
/// or tabs. In the latter case, `name` becomes the name of the sheet.
///
/// # Errors
///
/// Returns an error if the bytes are in neither format, or hold more than can be read in
/// bounded memory and time.
pub fn read(name: &str, bytes: &[u8]) -> Result<Workbook, UnreadableWorkbook> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    if bytes.starts_with(ZIP) {
        let mut package = Package::open(bytes)?;
        return match package.has(open_document::CONTENT) {
            true => open_document::read(&mut package),
            false => excel::read(package, bytes),
        };
    }
    if bytes.starts_with(COMPOUND) {
        return Err(UnreadableWorkbook::Old);
    }
    Ok(Workbook::new(vec![delimited::read(name, bytes)?]))
}

/// The most cells that are read of a workbook: far more than any real table has. Bounds
/// the memory used.
const MOST_CELLS: usize = 300_000;

/// The most bytes of text that are read of a workbook, for the same reason: a page for each
/// of ten thousand rows.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// What may still be read of a workbook.
#[derive(Debug)]
pub(super) struct Allowance {
    cells: usize,
    text: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self {
            cells: MOST_CELLS,
            text: MOST_TEXT,
        }
    }
}

impl Allowance {
    /// Takes a cell with text of so many bytes from what may be read.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing more may be.
    pub(super) fn take_cell(&mut self, bytes: usize) -> Result<(), UnreadableWorkbook> {
        let left = self.cells.checked_sub(1);
        self.cells = left.ok_or(UnreadableWorkbook::TooLarge)?;
        self.take_text(bytes)
    }

    /// Takes so many bytes of text from what may be read.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing more may be.
    pub(super) fn take_text(&mut self, bytes: usize) -> Result<(), UnreadableWorkbook> {
        let left = self.text.checked_sub(bytes);
        self.text = left.ok_or(UnreadableWorkbook::TooMuchText)?;
        Ok(())
    }
}
