//! Reads workbooks of LibreOffice (ods).
//!
//! `calamine` reads them, too, but lays out every repeated cell before anybody can see how
//! many there are, never ends on a table that breaks off, and gives figures without the
//! form in which they are displayed. Here a cell is what it shows.
//!
//! Source of the format: OASIS, Open Document Format for Office Applications 1.3, part 3.

use std::collections::HashSet;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::package::Package;
use super::read::{Allowance, UnreadableWorkbook};
use super::workbook::{Cell, CellPosition, Merge, Sheet, Workbook};

/// The part with all sheets.
pub(super) const CONTENT: &str = "content.xml";

/// Reads the sheets of a package.
pub(super) fn read(package: &mut Package<'_>) -> Result<Workbook, UnreadableWorkbook> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(UnreadableWorkbook::Old);
    }
    let content = package.text(CONTENT)?.unwrap_or_default();
    let mut reading = Reading::default();
    reading.read(&content)?;
    Ok(reading.workbook)
}

/// What has been read of the content so far.
#[derive(Default)]
struct Reading {
    workbook: Workbook,
    allowance: Allowance,
    /// The name of the style that is being read, if it is one of tables.
    style: Option<String>,
    /// The names of the styles of tables that are not displayed.
    hidden: HashSet<String>,
    table: Option<Table>,
}

/// A table that is being read.
struct Table {
    sheet: Sheet,
    merges: Vec<Merge>,
    /// The index of the row that is being read, or comes next.
    row: u32,
    row_repeats: u32,
    /// The cells of the row, each with its first column and how often it is repeated.
    cells: Vec<(u32, u32, String)>,
    /// The index of the column that comes next.
    column: u32,
    cell: Option<OpenCell>,
}

/// A cell that is being read.
struct OpenCell {
    repeats: u32,
    /// What stands for the cell whatever it displays: a date or a truth value.
    value: Option<String>,
    /// The figure of a cell, which stands for it if it displays nothing.
    bare_number: Option<String>,
    /// The columns and rows that it covers.
    spans: (u32, u32),
    paragraphs: usize,
    text: String,
}

type Step = Result<(), UnreadableWorkbook>;

impl Reading {
    fn read(&mut self, content: &str) -> Step {
        let mut reader = Reader::from_str(content);
        reader.config_mut().expand_empty_elements = true;
        let mut depth = 0_usize;
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(start) if is_passed_over(start.name().into_inner()) => {
                    reader.read_to_end(start.name()).map_err(broken)?;
                }
                Event::Start(start) => {
                    depth += 1;
                    self.start(&start)?;
                }
                Event::End(end) => {
                    depth = depth.saturating_sub(1);
                    self.end(end.name().into_inner())?;
                }
                Event::Text(text) => self.add_text(&text.xml10_content())?,
                Event::CData(text) => self.add_text(&text.xml10_content())?,
                Event::GeneralRef(reference) => self.add_text(&resolved(&reference))?,
                Event::Eof if depth > 0 => return Err(UnreadableWorkbook::Broken),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Step {
        match start.name().into_inner() {
            "style:style" => {
                let is_of_tables = attribute(start, "style:family").as_deref() == Some("table");
                let name = attribute(start, "style:name");
                self.style = name.filter(|_| is_of_tables);
            }
            "style:table-properties"
                if attribute(start, "table:display").as_deref() == Some("false") =>
            {
                self.hidden.extend(self.style.take());
            }
            // A table within a cell is none of the sheets.
            "table:table" if self.table.is_none() => self.table = Some(self.new_table(start)),
            "table:table-row" => self.with_table(|table| table.start_row(start)),
            "table:table-cell" | "table:covered-table-cell" => {
                self.with_table(|table| table.start_cell(start));
            }
            "text:p" => self.with_cell(OpenCell::start_paragraph),
            "text:s" => {
                let count = number(start, "text:c").clamp(1, MOST_SPACES);
                let spaces = " ".repeat(count.try_into().unwrap_or_default());
                self.allowance.take_text(spaces.len())?;
                self.with_cell(|cell| cell.text.push_str(&spaces));
            }
            "text:tab" => self.with_cell(|cell| cell.text.push('\t')),
            "text:line-break" => self.with_cell(|cell| cell.text.push('\n')),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Step {
        match name {
            "style:style" => self.style = None,
            "table:table" => return self.end_table(),
            "table:table-row" => {
                if let Some(table) = &mut self.table {
                    return table.end_row(&mut self.allowance);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(table) = &mut self.table {
                    self.workbook.has_bare_numbers |= table.end_cell();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn new_table(&self, start: &BytesStart<'_>) -> Table {
        let mut sheet = Sheet::new(attribute(start, "table:name").unwrap_or_default());
        let style = attribute(start, "table:style-name");
        sheet.is_hidden = style.is_some_and(|style| self.hidden.contains(&style));
        Table {
            sheet,
            merges: Vec::new(),
            row: 0,
            row_repeats: 1,
            cells: Vec::new(),
            column: 0,
            cell: None,
        }
    }

    fn end_table(&mut self) -> Step {
        let Some(mut table) = self.table.take() else {
            return Ok(());
        };
        table.sheet.merge(table.merges, &mut self.allowance)?;
        self.workbook.sheets.push(table.sheet);
        Ok(())
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = &mut self.table {
            change(table);
        }
    }

    fn with_cell(&mut self, change: impl FnOnce(&mut OpenCell)) {
        let cell = self.table.as_mut().and_then(|table| table.cell.as_mut());
        if let Some(cell) = cell {
            change(cell);
        }
    }

    fn add_text(&mut self, text: &str) -> Step {
        self.allowance.take_text(text.len())?;
        self.with_cell(|cell| cell.add(text));
        Ok(())
    }
}

/// The most spaces that one element may stand for. Heuristic.
const MOST_SPACES: u32 = 1_000;

impl Table {
    fn start_row(&mut self, start: &BytesStart<'_>) {
        self.row_repeats = number(start, "table:number-rows-repeated").max(1);
        self.cells.clear();
        self.column = 0;
    }

    fn start_cell(&mut self, start: &BytesStart<'_>) {
        let kind = attribute(start, "office:value-type");
        let value = match kind.as_deref() {
            Some("date") => attribute(start, "office:date-value").map(without_midnight),
            Some("boolean") => {
                attribute(start, "office:boolean-value").map(|value| value.to_uppercase())
            }
            _ => None,
        };
        let spans = |name| number(start, name).max(1);
        self.cell = Some(OpenCell {
            repeats: number(start, "table:number-columns-repeated").max(1),
            value,
            bare_number: attribute(start, "office:value"),
            spans: (
                spans("table:number-columns-spanned"),
                spans("table:number-rows-spanned"),
            ),
            paragraphs: 0,
            text: String::new(),
        });
    }

    /// Returns whether the cell is a figure of which only the value is known.
    fn end_cell(&mut self) -> bool {
        let Some(cell) = self.cell.take() else {
            return false;
        };
        let text = cell.text.trim_matches(' ');
        let text = match cell.bare_number {
            Some(_) => without_grouping(text),
            None => text.to_owned(),
        };
        let is_bare = text.is_empty() && cell.bare_number.is_some();
        let displayed = Some(text).filter(|text| !text.is_empty());
        let content = cell.value.or(displayed).or(cell.bare_number);
        if let Some(content) = content {
            let first = CellPosition {
                row: self.row,
                column: self.column,
            };
            if cell.spans != (1, 1) {
                self.merges.push(Merge {
                    first,
                    last: CellPosition {
                        row: first.row.saturating_add(cell.spans.1 - 1),
                        column: first.column.saturating_add(cell.spans.0 - 1),
                    },
                });
            }
            self.cells.push((self.column, cell.repeats, content));
        }
        self.column = self.column.saturating_add(cell.repeats);
        is_bare
    }

    fn end_row(&mut self, allowance: &mut Allowance) -> Step {
        let repeats = match self.cells.is_empty() {
            true => 0,
            false => self.row_repeats,
        };
        for row in 0..repeats {
            for (first, repeats, content) in &self.cells {
                for column in 0..*repeats {
                    allowance.take_cell(content.len())?;
                    self.sheet.set(
                        self.row.saturating_add(row),
                        first.saturating_add(column),
                        Cell::Words(content.clone()),
                    );
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }
}

impl OpenCell {
    fn start_paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }

    /// Adds text of a paragraph, in which any white space stands for one space (section
    /// 6.1.2 of the format).
    fn add(&mut self, text: &str) {
        if self.paragraphs == 0 {
            return;
        }
        for character in text.chars() {
            let is_space = matches!(character, ' ' | '\t' | '\r' | '\n');
            match is_space {
                true if self.text.is_empty() || self.text.ends_with([' ', '\n']) => {}
                true => self.text.push(' '),
                false => self.text.push(character),
            }
        }
    }
}

/// Returns whether an element has text that no cell shows: notes, drawings, the readings
/// above characters, and cells that were changed or deleted.
fn is_passed_over(name: &str) -> bool {
    name.starts_with("draw:")
        || matches!(
            name,
            "office:annotation"
                | "table:shapes"
                | "table:tracked-changes"
                | "text:ruby-text"
                | "text:note"
        )
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    let value = found.normalized_value(XmlVersion::Explicit1_0).ok()?;
    Some(value.into_owned())
}

/// Returns a number that an attribute has, or 0.
fn number(start: &BytesStart<'_>, name: &str) -> u32 {
    let value = attribute(start, name);
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// Returns the text that a reference in text stands for: `&amp;`, `&#12354;`. No document
/// of this kind defines others.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name = reference.xml10_content();
    let text = quick_xml::escape::resolve_predefined_entity(&name);
    text.unwrap_or_default().to_owned()
}

/// Returns a figure without the commas between its thousands, as figures of other workbooks
/// are given.
fn without_grouping(figure: &str) -> String {
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '%');
    match figure.chars().all(is_plain) {
        true => figure.replace(',', ""),
        false => figure.to_owned(),
    }
}

/// Returns a date without a time of day that is only there by form.
fn without_midnight(date: String) -> String {
    match date.split_once('T') {
        Some((date, "00:00:00")) => date.to_owned(),
        Some((date, time)) => format!("{date} {}", time.get(..5).unwrap_or(time)),
        None => date,
    }
}

fn broken(_: quick_xml::Error) -> UnreadableWorkbook {
    UnreadableWorkbook::Broken
}
