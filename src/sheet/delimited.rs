//! Reads tables separated by commas or tabs.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8};

use super::read::{Allowance, UnreadableWorkbook};
use super::workbook::{Cell, Sheet};

/// Reads the table of a file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Sheet, UnreadableWorkbook> {
    let text = decoded(bytes)?;
    let delimiter = delimiter(&text);
    check_quotes(&text, delimiter)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::new(name);
    let mut allowance = Allowance::default();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|error| UnreadableWorkbook::Sheet {
            name: name.to_owned(),
            error: error.to_string(),
        })?;
        for (column, cell) in record
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else {
                return Err(UnreadableWorkbook::TooLarge);
            };
            allowance.take_cell(cell.len())?;
            sheet.set(row, column, Cell::Words(unguarded(cell).to_owned()));
        }
    }
    Ok(sheet)
}

/// Returns the character between cells, by the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    match first.contains('\t') && !first.contains(',') {
        true => b'\t',
        false => b',',
    }
}

/// The most bytes of a cell: thirty times what Excel allows. Heuristic.
const LONGEST_CELL: usize = 1024 * 1024;

/// Where a reader of delimited text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    CellStart,
    Unquoted,
    Quoted,
    /// After a quotation mark in a quoted cell: its end, or the first of two that stand
    /// for one.
    Quote,
}

/// Checks what the reader takes without a word: that every quoted cell ends, and that none
/// is so long that a mark must be missing.
fn check_quotes(text: &str, delimiter: u8) -> Result<(), UnreadableWorkbook> {
    let (mut place, mut line) = (Place::CellStart, 1);
    let (mut cell_line, mut length) = (1, 0);
    for byte in text.bytes() {
        let ends_cell = byte == delimiter || byte == b'\n' || byte == b'\r';
        place = match (place, byte) {
            (Place::CellStart | Place::Quote, b'"') => Place::Quoted,
            (Place::Quoted, b'"') => Place::Quote,
            (Place::Quoted, _) => Place::Quoted,
            _ if ends_cell => Place::CellStart,
            _ => Place::Unquoted,
        };
        line += u64::from(byte == b'\n');
        length += 1;
        if place == Place::CellStart {
            (cell_line, length) = (line, 0);
        }
        if length > LONGEST_CELL {
            return Err(UnreadableWorkbook::CellTooLong { line: cell_line });
        }
    }
    match place {
        Place::Quoted => Err(UnreadableWorkbook::OpenQuote { line: cell_line }),
        _ => Ok(()),
    }
}

/// Decodes bytes in one of the encodings that Japanese spreadsheet programs write.
fn decoded(bytes: &[u8]) -> Result<String, UnreadableWorkbook> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (SHIFT_JIS, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.filter(|text| !text.chars().any(is_binary));
    text.map(String::from).ok_or(UnreadableWorkbook::Encoding)
}

fn is_binary(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{e}'..='\u{1a}')
}

/// Strips the apostrophe that keeps a spreadsheet from interpreting the cell as a formula.
fn unguarded(cell: &str) -> &str {
    const STARTS: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    match cell.strip_prefix('\'') {
        Some(guarded) if guarded.trim_start().starts_with(STARTS) => guarded,
        _ => cell,
    }
}
