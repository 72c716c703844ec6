//! Writes sheets as an Excel workbook.

use rust_xlsxwriter::{Format, FormatAlign, Workbook as File, Worksheet, XlsxError};

use super::export::HEADING_ROWS;
use super::key::SheetKind;
use super::workbook::{Cell, CellPosition, Sheet, Workbook};
use crate::plan::Number;

/// Returns the bytes of a workbook (xlsx).
///
/// # Errors
///
/// Returns an error if a sheet exceeds Excel's limits on rows, columns or characters.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    let formats = Formats::new();
    for sheet in &workbook.sheets {
        formats.write(sheet, file.add_worksheet())?;
    }
    file.save_to_buffer()
}

struct Formats {
    heading: Format,
    key: Format,
    words: Format,
}

impl Formats {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            heading: top.clone().set_bold().set_text_wrap(),
            key: top.clone().set_font_color(0x80_80_80).set_font_size(8),
            words: top.set_text_wrap(),
        }
    }

    fn write(&self, sheet: &Sheet, out: &mut Worksheet) -> Result<(), XlsxError> {
        out.set_name(&sheet.name)?;
        let is_turned = sheet.name == SheetKind::Plan.name();
        for column in sheet.columns() {
            let column_of_excel = narrow(column)?;
            out.set_column_width(column_of_excel, width(sheet, column, is_turned))?;
        }
        for (place, cell) in sheet.cells() {
            let column = narrow(place.column)?;
            let format = self.of(place, is_turned);
            match cell {
                Cell::Number(number) if is_exact(*number) => {
                    let format = format.clone().set_num_format(number_format(*number));
                    out.write_number_with_format(place.row, column, number.get(), &format)?;
                }
                other => {
                    out.write_string_with_format(place.row, column, other.text(), format)?;
                }
            }
        }
        match is_turned {
            true => out.set_freeze_panes(0, 2)?,
            false => out.set_freeze_panes(HEADING_ROWS, frozen_columns(sheet))?,
        };
        Ok(())
    }

    fn of(&self, place: CellPosition, is_turned: bool) -> &Format {
        let from_the_edge = match is_turned {
            true => place.column,
            false => place.row,
        };
        match from_the_edge {
            0 => &self.heading,
            1 => &self.key,
            _ => &self.words,
        }
    }
}

fn narrow(column: u32) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

/// Freezes the column of row numbers, so that it stays visible when scrolling.
fn frozen_columns(sheet: &Sheet) -> u16 {
    let keeps_number = sheet.name == SheetKind::Initiatives.name();
    u16::from(keeps_number)
}

/// Limits on column width, in Excel's character units. A Japanese character takes two.
const NARROWEST: usize = 8;
const WIDEST: usize = 48;

fn width(sheet: &Sheet, column: u32, is_turned: bool) -> f64 {
    let keys = if is_turned { u32::MAX } else { 1 };
    let cells = sheet.cells().filter(|(place, _)| place.column == column);
    let longest = cells
        .filter(|(place, _)| place.row != keys)
        .map(|(_, cell)| longest_line(&cell.text()))
        .max();
    let characters = longest.unwrap_or_default() + 2;
    u32::try_from(characters.clamp(NARROWEST, WIDEST)).map_or(8.0, f64::from)
}

fn longest_line(text: &str) -> usize {
    let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    text.lines().map(width).max().unwrap_or_default()
}

/// Number of significant digits that Excel stores.
const MOST_DIGITS: usize = 15;

fn is_exact(number: Number) -> bool {
    let digits = number.plain();
    let digits = digits.chars().filter(char::is_ascii_digit);
    digits.count() <= MOST_DIGITS
}

fn number_format(number: Number) -> String {
    match number.plain().split_once('.') {
        Some((_, decimals)) => format!("#,##0.{}", "0".repeat(decimals.len())),
        None => "#,##0".to_owned(),
    }
}
