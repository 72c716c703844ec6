//! Any bytes as a spreadsheet, or as a part of a workbook that is packed as it should be:
//! whatever is read becomes a plan, which goes into sheets and comes back as the same, or
//! is refused.

#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use tenken::messages::Language;
use tenken::plan::FiscalYear;
use tenken::sheet::{ImportChoices, Workbook, export, import, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|bytes: &[u8]| {
    let file = match bytes.split_first() {
        Some((1, content)) => packed(&[("content.xml", content)]),
        Some((2, rows)) => excel("xl/worksheets/sheet1.xml", rows),
        Some((3, strings)) => excel("xl/sharedStrings.xml", strings),
        Some((4, styles)) => excel("xl/styles.xml", styles),
        Some((5, workbook)) => excel("xl/workbook.xml", workbook),
        _ => bytes.to_vec(),
    };
    match read("table", &file) {
        Err(why) => drop(Language::Japanese.unreadable(&why)),
        Ok(workbook) => check_workbook(&workbook),
    }
});

/// A workbook of Excel of which one part is what it happens to be.
fn excel(name: &str, content: &[u8]) -> Vec<u8> {
    let parts = PARTS.map(|(part, usual)| match part == name {
        true => (part, content),
        false => (part, usual.as_bytes()),
    });
    packed(&parts)
}

/// The parts of a workbook of Excel, with their usual contents.
const PARTS: [(&str, &str); 6] = [
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="rId1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>"#,
    ),
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row></sheetData></worksheet>"#,
    ),
    (
        "xl/sharedStrings.xml",
        r#"<sst uniqueCount="1"><si><t>取組名</t></si></sst>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>"#,
    ),
];

/// An archive of parts, uncompressed.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        archive.start_file(*name, stored).expect("it has room");
        archive.write_all(content).expect("it has room");
    }
    archive.finish().expect("it has room").into_inner()
}

fn check_workbook(workbook: &Workbook) {
    let choices = ImportChoices {
        file: "table".to_owned(),
        document: "plan".to_owned(),
        review_year: "R6".parse::<FiscalYear>().ok(),
        ..ImportChoices::default()
    };
    let imported = match import(workbook, &choices) {
        Err(why) => return drop(Language::Japanese.no_plan(&why)),
        Ok(imported) => imported,
    };
    for note in &imported.notes {
        let _ = Language::Japanese.note(note);
    }
    let Some(plan) = imported.plan else {
        return;
    };
    let Ok(sheets) = export(&plan) else {
        return;
    };
    let again = import(&sheets, &ImportChoices::default());
    let again = again.expect("an exported plan is imported");
    assert_eq!(again.plan.as_ref(), Some(&plan), "{:?}", again.diagnostics);
}
