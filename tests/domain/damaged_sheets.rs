//! Sheets that are damaged, that lie about their size, or that swell: each is refused with a
//! word, in bounded memory and time.

use std::io::{Cursor, Write as _};

use tenken::sheet::{ImportChoices, NoPlan, UnreadableWorkbook, Workbook, import, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts, each with its name and content.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let started = archive.start_file(*name, SimpleFileOptions::default());
        assert!(started.is_ok());
        assert!(archive.write_all(content).is_ok());
    }
    let finished = archive.finish();
    finished.map(Cursor::into_inner).unwrap_or_default()
}

const RELATIONS: &str = r#"<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="xl/workbook.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"#;

const WORKBOOK: &str = r#"<?xml version="1.0"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

const SHEETS: &str = r#"<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
</Relationships>"#;

/// A workbook of Excel with a sheet and a table of strings.
fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    archive(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", SHEETS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

/// A workbook of LibreOffice with what stands in it.
fn ods(content: &str) -> Vec<u8> {
    archive(&[("content.xml", content.as_bytes())])
}

fn check_refused(bytes: &[u8], why: &UnreadableWorkbook) {
    assert_eq!(read("表", bytes).as_ref(), Err(why));
}

fn opened(bytes: &[u8]) -> Workbook {
    read("表", bytes).unwrap_or_else(|why| unreachable!("{why:?}"))
}

/// The texts of the first sheet, with their places.
fn cells(workbook: &Workbook) -> Vec<String> {
    let sheet = workbook.sheets.first();
    let cells = sheet.iter().flat_map(|sheet| sheet.cells());
    cells
        .map(|(place, cell)| format!("{place} {}", cell.text()))
        .collect()
}

#[test]
fn a_small_workbook_is_read() {
    let strings = r#"<sst uniqueCount="1"><si><t>共有</t></si></sst>"#;
    let rows = r#"<row r="1"><c r="B1" t="s"><v>0</v></c><c r="C1"><v>12</v></c></row>"#;
    assert_eq!(cells(&opened(&xlsx(rows, strings))), ["B1 共有", "C1 12"]);
}

#[test]
fn a_table_of_strings_that_claims_more_than_it_has_is_broken() {
    for count in [
        "4294967295",
        "18446744073709551615",
        "100000000000000000000",
    ] {
        let strings = format!(r#"<sst uniqueCount="{count}"><si><t>一</t></si></sst>"#);
        check_refused(&xlsx("", &strings), &UnreadableWorkbook::Broken);
    }
    check_refused(&xlsx("", "<other/>"), &UnreadableWorkbook::Broken);
}

#[test]
fn a_table_that_breaks_off_is_broken() {
    let whole = "<office:spreadsheet><table:table table:name=\"一\"><table:table-row>\
        <table:table-cell><text:p>字</text:p></table:table-cell></table:table-row>\
        </table:table></office:spreadsheet>";
    assert_eq!(cells(&opened(&ods(whole))), ["A1 字"]);
    let cuts = whole.char_indices().map(|(at, _)| at).skip(1);
    for cut in cuts {
        let part = whole.get(..cut).unwrap_or_default();
        check_refused(&ods(part), &UnreadableWorkbook::Broken);
    }
}

/// An element that stands for a thousand spaces.
const SPACES: &str = "<text:s text:c=\"1000\"/>";

#[test]
fn cells_that_are_repeated_beyond_measure_are_too_many() {
    let repeated = "<table:table><table:table-row table:number-rows-repeated=\"1048576\">\
        <table:table-cell table:number-columns-repeated=\"16384\"><text:p>字</text:p>\
        </table:table-cell></table:table-row></table:table>";
    check_refused(&ods(repeated), &UnreadableWorkbook::TooLarge);
    let empty = repeated.replace("<text:p>字</text:p>", "");
    assert_eq!(cells(&opened(&ods(&empty))), [""; 0]);
    let spaces = "<table:table><table:table-row><table:table-cell><text:p>字\
        <text:s text:c=\"4294967295\"/>字</text:p></table:table-cell></table:table-row></table:table>";
    let text = cells(&opened(&ods(spaces))).concat();
    assert!(text.len() < 2_000, "{}", text.len());
    let many = spaces.replace("<text:p>字", &format!("<text:p>{}", SPACES.repeat(70_000)));
    check_refused(&ods(&many), &UnreadableWorkbook::TooMuchText);
}

#[test]
fn a_merge_over_merges_takes_no_longer_than_its_cells() {
    let rows: String = (1..=400)
        .map(|row| {
            format!(r#"<row r="{row}"><c r="A{row}"><v>1</v></c><c r="ZZ{row}"><v>1</v></c></row>"#)
        })
        .collect();
    let merges = r#"<mergeCell ref="A1:ZZ400"/>"#.repeat(100_000);
    let rows = format!("{rows}</sheetData><mergeCells>{merges}</mergeCells><sheetData>");
    check_refused(&xlsx(&rows, "<sst/>"), &UnreadableWorkbook::TooLarge);
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let blank = vec![b' '; 129 * 1024 * 1024];
    let parts = archive(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/a.xml", &blank),
    ]);
    assert!(parts.len() < 1024 * 1024);
    check_refused(&parts, &UnreadableWorkbook::Swollen);
    let description = blank.get(..17 * 1024 * 1024).unwrap_or_default();
    let parts = archive(&[("xl/styles.xml", description)]);
    check_refused(&parts, &UnreadableWorkbook::Swollen);
}

#[test]
fn a_text_that_many_cells_share_counts_for_each() {
    let text = "字".repeat(300_000);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let rows: String = (1..=100)
        .map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#))
        .collect();
    check_refused(&xlsx(&rows, &strings), &UnreadableWorkbook::TooMuchText);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_found() {
    let table = "取組名,実績\n窓口,\"一つ目\nの行\"\n電子,\"閉じない\n福祉,三\n";
    check_refused(table.as_bytes(), &UnreadableWorkbook::OpenQuote { line: 4 });
    for right in ["a,\"b\"\"c\"\n", "a,5\" disk\n", "a,\"b\"", "\"\"\n", ""] {
        assert!(read("表", right.as_bytes()).is_ok(), "{right}");
    }
}

#[test]
fn a_cell_that_is_longer_than_any_is_found() {
    let long = format!("a\nb,\"{}\"\n", "x".repeat(2 * 1024 * 1024));
    check_refused(
        long.as_bytes(),
        &UnreadableWorkbook::CellTooLong { line: 2 },
    );
}

// --- What LibreOffice writes -------------------------------------------------

/// What a cell of LibreOffice shows.
fn shown(cell: &str) -> String {
    let table = format!("<table:table><table:table-row>{cell}</table:table-row></table:table>");
    cells(&opened(&ods(&table))).join("|")
}

#[test]
fn a_cell_of_libreoffice_is_what_it_shows() {
    let cell = |attributes: &str, text: &str| {
        shown(&format!(
            "<table:table-cell {attributes}>{text}</table:table-cell>"
        ))
    };
    let percentage = r#"office:value-type="percentage" office:value="0.4567""#;
    assert_eq!(cell(percentage, "<text:p>45.7%</text:p>"), "A1 45.7%");
    assert_eq!(cell(percentage, ""), "A1 0.4567");
    let date = r#"office:value-type="date" office:date-value="2025-04-01""#;
    assert_eq!(cell(date, "<text:p>4月1日</text:p>"), "A1 2025-04-01");
    let truth = r#"office:value-type="boolean" office:boolean-value="true""#;
    assert_eq!(cell(truth, "<text:p>真</text:p>"), "A1 TRUE");
    let written = "<text:p>一  行\n目<text:s text:c=\"2\"/>と<text:span>A&amp;B&#x3042;</text:span></text:p>\
        <text:p>二<text:line-break/>行<text:tab/>目</text:p>";
    assert_eq!(cell("", written), "A1 一 行 目  とA&Bあ\n二\n行\t目");
    let beside = "<office:annotation><text:p>メモ</text:p></office:annotation><text:p><text:ruby>\
        <text:ruby-base>字</text:ruby-base><text:ruby-text>じ</text:ruby-text></text:ruby></text:p>";
    assert_eq!(cell("", beside), "A1 字");
}

#[test]
fn merged_cells_of_libreoffice_show_one_value() {
    let cells = "<table:table-cell table:number-columns-spanned=\"2\"><text:p>福祉</text:p>\
        </table:table-cell><table:covered-table-cell/><table:table-cell><text:p>次</text:p>\
        </table:table-cell></table:table-row><table:table-row><table:table-cell/>\
        <table:table-cell><text:p>下</text:p></table:table-cell>";
    assert_eq!(shown(cells), "A1 福祉|B1 福祉|C1 次|B2 下");
}

// --- Which sheet -------------------------------------------------------------

fn table(name: &str, style: &str, rows: &[&str]) -> String {
    let row = |row: &&str| {
        let cells = row.split('|');
        let cells = cells
            .map(|cell| format!("<table:table-cell><text:p>{cell}</text:p></table:table-cell>"));
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.collect::<String>()
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
}

/// The titles of the rows that are imported of tables.
fn imported(tables: &str) -> Result<Vec<String>, NoPlan> {
    let styles = "<style:style style:name=\"hidden\" style:family=\"table\">\
        <style:table-properties table:display=\"false\"/></style:style>";
    let workbook = opened(&ods(&format!(
        "<office:body>{styles}{tables}</office:body>"
    )));
    let imported = import(&workbook, &ImportChoices::default())?;
    let plan = imported
        .plan
        .unwrap_or_else(|| unreachable!("{:?}", imported.diagnostics));
    let rows = plan.initiatives().iter();
    Ok(rows.map(|row| row.title.clone()).collect())
}

const HEADING: &str = "番号|取組名|令和6年度実績";

#[test]
fn a_sheet_that_is_not_displayed_does_not_win() {
    let old = table(
        "昨年度",
        "hidden",
        &[HEADING, "1|古い取組|済", "2|古い取組二|済"],
    );
    let new = table("今年度", "", &[HEADING, "1|窓口の改善|済"]);
    assert_eq!(
        imported(&(old.clone() + &new)),
        Ok(vec!["窓口の改善".to_owned()])
    );
    // Where there is nothing else, it is better than nothing.
    assert_eq!(imported(&old).map(|rows| rows.len()), Ok(2));
}

#[test]
fn an_example_of_how_to_fill_in_does_not_win() {
    let example = table("記入例", "", &[HEADING, "1|○○の推進|済"]);
    let real = table("様式", "", &[HEADING, "1|窓口の改善|済", "2|講習|済"]);
    for tables in [example.clone() + &real, real + &example] {
        assert_eq!(imported(&tables).map(|rows| rows.len()), Ok(2));
    }
}

const PLAN_KEYS: [&str; 6] = [
    "計画の番号|id|our-town",
    "名前|title|わが町の計画",
    "団体|body|わが町",
    "初年度|first_year|R5",
    "最終年度|last_year|R6",
    "点検年度|review_year|R6",
];

#[test]
fn an_exported_workbook_that_lost_keys_or_names_is_refused() {
    let plan = table("計画", "", &PLAN_KEYS);
    let pillars = table("柱", "", &["番号|名前", "id|title", "1|柱"]);
    let rows = ["番号|柱|取組名", "id|pillar|title", "1-1|1|窓口"];
    let listed = table("取組", "", &rows);
    let whole = plan.clone() + &pillars + &listed;
    assert_eq!(imported(&whole), Ok(vec!["窓口".to_owned()]));
    let without_keys = table("取組", "", &["番号|柱|取組名", "1-1|1|窓口"]);
    let refused = imported(&(plan.clone() + &pillars + &without_keys));
    assert_eq!(refused, Err(NoPlan::LostKeys("取組".to_owned())));
    let refused = imported(&(plan.clone() + &table("柱", "", &["番号|名前", "1|柱"]) + &listed));
    assert_eq!(refused, Err(NoPlan::LostKeys("柱".to_owned())));
    let renamed = imported(&(plan.clone() + &pillars + &table("取組 (2)", "", &rows)));
    assert!(matches!(renamed, Err(NoPlan::LostName(name, _)) if name == "取組 (2)"));
    assert_eq!(imported(&(plan + &pillars)), Err(NoPlan::LostSheet("取組")));
}
