//! Reads workbooks of Excel and LibreOffice and delimited text files as sheets of cells.

use std::fmt;
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Ods, Reader as _, Xlsx};
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8};

use super::workbook::{Cell, CellPosition, MOST_CELLS, Merge, Sheet, Workbook};

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
/// Returns an error if the bytes are in neither format or contain too many cells.
pub fn read(name: &str, bytes: &[u8]) -> Result<Workbook, UnreadableWorkbook> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    if bytes.starts_with(ZIP) {
        return workbook(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(UnreadableWorkbook::Old);
    }
    let text = decoded(bytes)?;
    Ok(Workbook::new(vec![delimited(name, &text)?]))
}

// --- Workbooks --------------------------------------------------------------

fn workbook(bytes: &[u8]) -> Result<Workbook, UnreadableWorkbook> {
    if let Ok(mut xlsx) = Xlsx::new(Cursor::new(bytes)) {
        let names = xlsx.sheet_names();
        let sheets = names.iter().map(|name| streamed(&mut xlsx, name));
        return Ok(Workbook::new(sheets.collect::<Result<_, _>>()?));
    }
    let mut ods = Ods::new(Cursor::new(bytes)).map_err(|_| UnreadableWorkbook::Broken)?;
    let mut workbook = Workbook::default();
    for name in ods.sheet_names() {
        let range = ods.worksheet_range(&name);
        let range = range.map_err(|error| unreadable_sheet(&name, &error))?;
        let sheet = ranged(&name, &range, &mut workbook.has_bare_numbers)?;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

fn unreadable_sheet(name: &str, error: &impl fmt::Display) -> UnreadableWorkbook {
    UnreadableWorkbook::Sheet {
        name: name.to_owned(),
        error: error.to_string(),
    }
}

/// Reads a sheet cell by cell, so that memory use does not depend on how far apart the
/// non-empty cells are.
fn streamed(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, UnreadableWorkbook> {
    let mut sheet = Sheet::new(name);
    match xlsx.worksheet_cells_reader(name) {
        // A chart sheet has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(sheet),
        Err(error) => return Err(unreadable_sheet(name, &error)),
        Ok(mut reader) => {
            while let Some((cell, style)) = reader
                .next_cell_with_style_id()
                .map_err(|error| unreadable_sheet(name, &error))?
            {
                let format = reader.styles().get(style);
                let format = format.and_then(|style| style.number_format.as_ref());
                let format = format.map_or("", |format| format.format_code.as_str());
                let (row, column) = cell.get_position();
                sheet.set(
                    row,
                    column,
                    Cell::Words(shown(&Data::from(cell.get_value().clone()), format)),
                );
                if sheet.len() > MOST_CELLS {
                    return Err(UnreadableWorkbook::TooLarge);
                }
            }
        }
    }
    let merges = xlsx.merge_cells_by_sheet_name(name).unwrap_or_default();
    sheet.merge(merges.iter().map(merge).collect());
    Ok(sheet)
}

fn merge(cells: &Dimensions) -> Merge {
    let place = |(row, column)| CellPosition { row, column };
    Merge {
        first: place(cells.start),
        last: place(cells.end),
    }
}

fn ranged(
    name: &str,
    range: &calamine::Range<Data>,
    has_bare_numbers: &mut bool,
) -> Result<Sheet, UnreadableWorkbook> {
    let mut sheet = Sheet::new(name);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let at = |first: u32, offset| first.saturating_add(u32::try_from(offset).unwrap_or(0));
        let (row, column) = (at(first_row, row), at(first_column, column));
        *has_bare_numbers |= matches!(data, Data::Float(_));
        sheet.set(row, column, Cell::Words(shown(data, "")));
        if sheet.len() > MOST_CELLS {
            return Err(UnreadableWorkbook::TooLarge);
        }
    }
    Ok(sheet)
}

/// Returns the displayed text of a cell.
fn shown(data: &Data, format: &str) -> String {
    match data {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_as_shown(*number, format),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTime(date) => date_as_shown(date),
        Data::Error(error) => error.to_string(),
    }
}

/// Number of decimal digits that an `f64` represents exactly. Any more is arithmetic noise:
/// 0.1 + 0.2 should read 0.3.
const SIGNIFICANT_DIGITS: usize = 15;

fn number_as_shown(number: f64, format: &str) -> String {
    let first = format.split(';').next().unwrap_or_default();
    let is_percent = first.contains('%') && !first.contains('"');
    let number = if is_percent { number * 100.0 } else { number };
    let plain = match fixed_decimals(first) {
        Some(decimals) => format!("{number:.decimals$}"),
        None => without_noise(number),
    };
    match is_percent {
        true => format!("{plain}%"),
        false => plain,
    }
}

fn without_noise(number: f64) -> String {
    let rounded = format!("{number:.*e}", SIGNIFICANT_DIGITS - 1);
    rounded.parse::<f64>().unwrap_or(number).to_string()
}

/// Returns the number of decimal places of a format in which it is the same for every
/// number. Returns `None` for formats such as `0.0#` and `General`.
fn fixed_decimals(format: &str) -> Option<usize> {
    let is_plain = |c: char| matches!(c, '0' | '#' | ',' | '.' | '%' | '_' | ' ' | ')' | '(');
    if format.is_empty() || !format.chars().all(is_plain) || !format.contains('0') {
        return None;
    }
    let Some((_, decimals)) = format.split_once('.') else {
        return Some(0);
    };
    let fixed = decimals.chars().take_while(|c| *c == '0').count();
    (!decimals.contains('#')).then_some(fixed)
}

fn date_as_shown(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return without_noise(date.as_f64());
    }
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    match (hour, minute) {
        (0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}

// --- Delimited text ---------------------------------------------------------

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

fn delimited(name: &str, text: &str) -> Result<Sheet, UnreadableWorkbook> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = match first.contains('\t') && !first.contains(',') {
        true => b'\t',
        false => b',',
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::new(name);
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|error| unreadable_sheet(name, &error))?;
        for (column, cell) in record.iter().enumerate() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else {
                return Err(UnreadableWorkbook::TooLarge);
            };
            sheet.set(row, column, Cell::Words(unguarded(cell).to_owned()));
        }
        if sheet.len() > MOST_CELLS {
            return Err(UnreadableWorkbook::TooLarge);
        }
    }
    Ok(sheet)
}

/// Strips the apostrophe that keeps a spreadsheet from interpreting the cell as a formula.
fn unguarded(cell: &str) -> &str {
    const STARTS: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    match cell.strip_prefix('\'') {
        Some(guarded) if guarded.starts_with(STARTS) => guarded,
        _ => cell,
    }
}
