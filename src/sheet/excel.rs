//! Reads workbooks of Excel (xlsx).

use std::fmt;
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::package::Package;
use super::read::{Allowance, UnreadableWorkbook};
use super::workbook::{Cell, CellPosition, Merge, Sheet, Workbook};

/// Reads the sheets of a package.
pub(super) fn read(mut package: Package<'_>, bytes: &[u8]) -> Result<Workbook, UnreadableWorkbook> {
    package.check_shared_strings()?;
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => UnreadableWorkbook::Old,
        _ => UnreadableWorkbook::Broken,
    })?;
    let mut allowance = Allowance::default();
    let sheets = xlsx.sheets_metadata().to_vec();
    let sheets = sheets.into_iter().map(|metadata| {
        let mut sheet = streamed(&mut xlsx, &metadata.name, &mut allowance)?;
        sheet.is_hidden = metadata.visible != SheetVisible::Visible;
        Ok(sheet)
    });
    Ok(Workbook::new(sheets.collect::<Result<_, _>>()?))
}

fn unreadable_sheet(name: &str, error: &impl fmt::Display) -> UnreadableWorkbook {
    UnreadableWorkbook::Sheet {
        name: name.to_owned(),
        error: error.to_string(),
    }
}

/// Reads a sheet cell by cell, so that memory use does not depend on how far apart the
/// non-empty cells are.
fn streamed(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    allowance: &mut Allowance,
) -> Result<Sheet, UnreadableWorkbook> {
    let mut sheet = Sheet::new(name);
    match xlsx.worksheet_cells_reader(name) {
        // A chart sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
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
                let shown = shown(&Data::from(cell.get_value().clone()), format);
                if !shown.is_empty() {
                    allowance.take_cell(shown.len())?;
                    sheet.set(row, column, Cell::Words(shown));
                }
            }
        }
    }
    let merges = xlsx.merge_cells_by_sheet_name(name).unwrap_or_default();
    sheet.merge(merges.iter().map(merge).collect(), allowance)?;
    Ok(sheet)
}

fn merge(cells: &Dimensions) -> Merge {
    let place = |(row, column)| CellPosition { row, column };
    Merge {
        first: place(cells.start),
        last: place(cells.end),
    }
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
