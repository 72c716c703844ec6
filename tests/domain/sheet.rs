//! Plans from spreadsheets and back: that a plan comes back from its sheets as
//! it was, what becomes of the sheets of a town hall, and what is said of files
//! that are none.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use tenken::document::{Diagnostic, Problem, Source};
use tenken::messages::{Language, Worded};
use tenken::plan::{Initiative, InitiativeId, Node, Plan, Text, TextKind};
use tenken::sheet::{
    Cell, ImportChoices, ImportOutcome, Imported, Mapping, NoPlan, Note, Sheet, Workbook, export,
    import, read, xlsx,
};

use crate::generated::{any_cases, plan_file};
use crate::messages::{is_english, said_in_english};
use crate::plans::{BUILT_IN, KAMEYAMA, loaded};

fn plan(text: &str) -> Plan {
    let loaded = loaded(text);
    let diagnostics = loaded.diagnostics;
    loaded
        .plan
        .unwrap_or_else(|| unreachable!("{diagnostics:?}"))
}

fn opened(bytes: &[u8]) -> Workbook {
    read("表", bytes).unwrap_or_else(|why| unreachable!("{why:?}"))
}

fn fixture_bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets");
    std::fs::read(path.join(name)).unwrap_or_default()
}

fn fixture(name: &str) -> Workbook {
    opened(&fixture_bytes(name))
}

fn choices() -> ImportChoices {
    ImportChoices {
        file: "our-town".to_owned(),
        document: "plan".to_owned(),
        ..ImportChoices::default()
    }
}

fn imported_as(workbook: &Workbook, choices: &ImportChoices) -> Imported {
    import(workbook, choices).unwrap_or_else(|why| unreachable!("{why:?}"))
}

fn imported(workbook: &Workbook) -> Imported {
    imported_as(workbook, &choices())
}

/// A note in Japanese, of which the English is English but for the sheet's name.
fn said(note: &Note) -> String {
    let english = Language::English.note(note);
    let (_, outcome) = english.split_once(": ").unwrap_or_default();
    assert!(is_english(outcome), "{english}");
    Language::Japanese.note(note)
}

fn notes(imported: &Imported) -> Vec<String> {
    let notes = imported.notes.iter();
    notes.map(said).collect()
}

fn exported(plan: &Plan) -> Workbook {
    export(plan).unwrap_or_else(|misfits| unreachable!("{misfits:?}"))
}

fn on_disk(workbook: &Workbook) -> Workbook {
    opened(&xlsx(workbook).unwrap_or_else(|error| unreachable!("{error}")))
}

fn row<'p>(imported: &'p Imported, id: &str) -> Option<&'p Initiative> {
    let plan = imported.plan.as_ref()?;
    plan.initiative(&InitiativeId::new(id))
}

/// What a plan file would have for a place in a row: `years.R6.result`.
fn value(row: &Initiative, path: &str) -> String {
    let mut keys = path.split('.');
    let tree = Node::from(row);
    let node = keys.try_fold(&tree, |node, key| node.get(key));
    node.map_or_else(String::new, shown)
}

fn shown(node: &Node) -> String {
    match node {
        Node::Words(words) => words.clone(),
        Node::Number(number) => number.plain(),
        Node::Flag(flag) => flag.to_string(),
        Node::Unreadable(written) => written.to_toml(),
        Node::List(items) => items.iter().map(shown).collect::<Vec<_>>().join("|"),
        Node::Table(entries) => entries
            .iter()
            .map(|(key, _)| key.clone())
            .collect::<Vec<_>>()
            .join("|"),
    }
}

fn check(imported: &Imported, id: &str, path: &str, expected: &str) {
    let found = row(imported, id).map(|row| value(row, path));
    assert_eq!(found.as_deref(), Some(expected), "{path} of {id}");
}

fn check_says(imported: &Imported, expected: &str) {
    let said = notes(imported);
    assert!(said.iter().any(|note| note == expected), "{said:#?}");
}

// --- A plan, its sheets, and the plan again ---------------------------------

/// A diagnostic in one line.
fn line<P: Problem + Worded>(diagnostic: &Diagnostic<P>) -> String {
    diagnostic.line(&diagnostic.problem().words(Language::Japanese))
}

fn check_comes_back(workbook: &Workbook, plan: &Plan) {
    let imported = imported(workbook);
    let found: Vec<String> = imported.diagnostics.iter().map(line).collect();
    assert_eq!(found, Vec::<String>::new(), "{}", imported.source.text());
    assert_eq!(imported.notes, []);
    assert_eq!(imported.plan.as_ref(), Some(plan));
}

proptest! {
    #![proptest_config(any_cases())]

    #[test]
    fn any_plan_comes_back_from_its_sheets(text in plan_file()) {
        let plan = plan(&text);
        let workbook = exported(&plan);
        check_comes_back(&workbook, &plan);
        check_comes_back(&on_disk(&workbook), &plan);
    }
}

fn check_comes_back_from_disk(text: &str) {
    let plan = plan(text);
    check_comes_back(&on_disk(&exported(&plan)), &plan);
}

#[test]
fn the_built_in_plans_come_back_from_their_sheets() {
    BUILT_IN.into_iter().for_each(check_comes_back_from_disk);
}

const SMALL: &str = r#"format = 1
[plan]
id = "our-town"
title = "わが町DX計画"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "申請"
departments = ["政策部/DX推進室"]
[initiatives.years.R6]
rating = "A"
[[initiatives.indicators]]
name = "件数"
years.R6 = { actual = 31.50 }
"#;

/// The sheets of the small plan, with one of them changed.
fn changed(name: &str, change: impl Fn(&mut Sheet)) -> Imported {
    let mut workbook = exported(&plan(SMALL));
    let sheets = workbook.sheets.iter_mut();
    sheets.filter(|sheet| sheet.name == name).for_each(change);
    imported(&on_disk(&workbook))
}

fn set(sheet: &mut Sheet, row: u32, column: u32, words: &str) {
    sheet.set(row, column, Cell::Words(words.to_owned()));
}

/// The column of a key, which stands in the second row.
fn column(sheet: &Sheet, key: &str) -> u32 {
    let mut columns = sheet.columns().into_iter();
    columns
        .find(|c| sheet.text(1, *c) == key)
        .unwrap_or(u32::MAX)
}

#[test]
fn what_a_person_edits_in_the_sheets_comes_through() {
    let edited = changed("取組", |sheet| {
        let rating = column(sheet, "years.R6.rating");
        set(sheet, 2, rating, "B");
        let departments = column(sheet, "departments");
        set(sheet, 2, departments, "市民部\n政策部/DX推進室");
    });
    check(&edited, "1", "years.R6.rating", "B");
    check(&edited, "1", "departments", "市民部|政策部/DX推進室");
}

#[test]
fn a_row_that_a_person_adds_is_an_initiative() {
    let edited = changed("取組", |sheet| {
        for (key, words) in [("id", "2"), ("pillar", "1"), ("title", "窓口")] {
            let column = column(sheet, key);
            set(sheet, 5, column, words);
        }
    });
    check(&edited, "2", "title", "窓口");
}

#[test]
fn a_column_that_a_person_adds_without_a_key_is_a_facet() {
    let edited = changed("取組", |sheet| {
        set(sheet, 0, 30, "予算");
        set(sheet, 2, 30, "1,200千円");
    });
    check(&edited, "1", "tags.予算", "1,200千円");
    assert_eq!(edited.unplaced_columns, 1);
}

#[test]
fn a_word_that_a_cell_has_no_room_for_is_named_with_its_place() {
    let edited = changed("指標", |sheet| {
        let cumulative = column(sheet, "cumulative");
        set(sheet, 2, cumulative, "たぶん");
    });
    check_says(
        &edited,
        "指標!F3: 「たぶん」は読み取れず、取り込んでいません。「はい」か「いいえ」と書いてください",
    );
}

#[test]
fn an_indicator_of_nothing_is_named_with_its_place() {
    let edited = changed("指標", |sheet| set(sheet, 2, 0, "99"));
    check_says(
        &edited,
        "指標!A3: 「99 件数」この指標は、番号の合う取組も施策もなく、取り込んでいません",
    );
}

#[test]
fn a_text_that_is_too_long_for_a_cell_is_refused() {
    let long = "あ".repeat(32_768);
    let text = SMALL.replace("title = \"申請\"", &format!("title = \"{long}\""));
    let misfits = export(&plan(&text)).err().unwrap_or_default();
    let said = misfits.iter();
    let said = said.map(|misfit| Language::Japanese.not_for_a_cell(misfit));
    let said: Vec<String> = said.collect();
    let expected = "シート「取組」の C3 に書けません。Excel のセルに入るのは 32,767 文字までです。文章を短くしてください";
    assert_eq!(said, [expected]);
}

#[test]
fn a_name_of_several_lines_is_refused() {
    let text = SMALL.replace("政策部/DX推進室", "政策部\\n市民部");
    let misfits = export(&plan(&text)).err().unwrap_or_default();
    assert_eq!(misfits.len(), 1);
}

// --- The sheets of a town hall ----------------------------------------------

/// The fixture with merged cells and two rows of headings.
fn check_town(imported: &Imported) {
    assert_eq!(imported.diagnostics, []);
    let ids = imported.plan.iter().flat_map(Plan::initiatives);
    let ids: Vec<&str> = ids.map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
    check(imported, "1", "title", "申請を家からできるようにする");
    check(imported, "1", "measure", "1-1");
    check(
        imported,
        "1",
        "departments",
        "政策部/DX推進室|政策部/市民課",
    );
    check(imported, "1", "years.R5.plan", "検討");
    check(imported, "1", "years.R6.plan", "導入");
    check(
        imported,
        "1",
        "years.R6.result",
        "・20手続を始めた。|・周知した。",
    );
    check(imported, "1", "years.R6.rating", "Ａ");
    check(imported, "1", "tags.予算額（千円）", "1200");
    check(imported, "1", "tags.開始日", "2024-04-01");
    check(imported, "1", "tags.元の計算", "2");
    check(
        imported,
        "1",
        "notes",
        "国の交付金を使う。来年度から維持費が要るので注意する。",
    );
    check(imported, "2", "measure", "1-1");
    check(imported, "2", "years.R6.result", "=予約を始めた。");
    check(imported, "3", "measure", "1-2");
    check(imported, "3", "departments", "財務部/税務課/納税係");
    check(imported, "3", "years.R6.rating", "");
    check(imported, "4", "measure", "2-1");
    check(imported, "4", "reprint_of", "2");
    check_says(
        imported,
        "進捗管理!A10: 「合計 | 1200」は合計の行なので取り込んでいません",
    );
    check_says(imported, "表紙: このシートは読み込んでいません");
    check_says(
        imported,
        "進捗管理!A11: 「※ 評価は年度末の時点」は取組ではない行なので取り込んでいません",
    );
}

/// Numbers of the same fixture, as they are shown in it.
fn check_figures(imported: &Imported, satisfaction: [&str; 2]) {
    let indicators = row(imported, "1").map(|row| row.indicators.clone());
    let indicators = indicators.unwrap_or_default();
    let figures = |at: usize| -> Vec<String> {
        let years = indicators.get(at).map(|one| one.years.values());
        let values = years.into_iter().flatten();
        values
            .flat_map(|said| [&said.actual, &said.target])
            .flatten()
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(figures(0), ["7", "20", "50以上"]);
    assert_eq!(figures(1), satisfaction);
}

#[test]
fn a_workbook_of_excel_is_read() {
    let town = imported(&fixture("town.xlsx"));
    check_town(&town);
    check_figures(&town, ["50.0", "31.50"]);
    check(&town, "1", "tags.事業費の増減率", "12.5%");
    check_says(
        &town,
        "進捗管理!T7: 「#DIV/0!」は計算式のエラー値です。そのまま取り込みました。元の表を確認してください",
    );
    let title = town.plan.as_ref().map(|plan| plan.facts().title.clone());
    assert_eq!(
        title.as_deref(),
        Some("わが町DX計画 進捗管理表（令和6年度）")
    );
}

#[test]
fn workbooks_of_libreoffice_are_read() {
    let xlsx = imported(&fixture("libreoffice.xlsx"));
    check_town(&xlsx);
    check_figures(&xlsx, ["50.0", "31.50"]);
    let ods = imported(&fixture("libreoffice.ods"));
    check_town(&ods);
    check_figures(&ods, ["50.0", "31.50"]);
}

#[test]
fn a_table_with_commas_in_shift_jis_is_read() {
    let town = imported(&fixture("shift_jis.csv"));
    assert_eq!(town.diagnostics, []);
    check(&town, "①", "title", "申請を家から");
    check(&town, "①", "departments", "政策部/ＤＸ推進室|㈱役場");
    check(&town, "①", "years.R6.result", "=20件を始めた。");
    check(&town, "①", "years.R6.direction", "周知する。|広げる。");
    check(&town, "①", "years.R5.plan", "検討");
    check(&town, "③", "tags.メモ", "+5%");
    let marks = town.plan.iter().flat_map(|plan| plan.ratings().steps());
    let marks: Vec<&str> = marks.map(|step| step.mark.as_str()).collect();
    assert_eq!(marks, ["◎", "○", "△"]);
}

const CSV: &str = "取組名,R6評価\n申請,A\n";

fn check_encoding(bytes: &[u8]) {
    check(&imported(&opened(bytes)), "1", "title", "申請");
}

#[test]
fn a_table_with_commas_may_be_in_any_encoding_of_excel() {
    check_encoding(CSV.as_bytes());
    check_encoding(format!("\u{feff}{CSV}").as_bytes());
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(CSV.encode_utf16());
        units.flat_map(order).collect()
    };
    check_encoding(&utf16(u16::to_le_bytes));
    check_encoding(&utf16(u16::to_be_bytes));
    check_encoding(&encoding_rs::SHIFT_JIS.encode(CSV).0);
    check_encoding(CSV.replace(',', "\t").as_bytes());
    check_encoding(CSV.replace('\n', "\r\n").as_bytes());
}

// --- The table of a real report ---------------------------------------------

const YEARS_OF_RESULTS: [&str; 3] = ["令和4年度", "令和5年度", "令和6年度"];

/// The 17 columns of the report, with the headings that it has over them.
fn report_headings(sheet: &mut Worksheet, top: u32, format: &Format) -> Result<(), XlsxError> {
    let single = [
        "No.",
        "重点施策",
        "取組名",
        "目的・内容",
        "目指す成果",
        "R4",
        "R5",
        "R6",
        "R7",
        "R8",
    ];
    for (column, heading) in (0..).zip(single) {
        sheet.merge_range(top, column, top + 1, column, heading, format)?;
    }
    for (column, year) in (10..).zip(YEARS_OF_RESULTS) {
        sheet.write(top, column, year)?;
        sheet.write(top + 1, column, "取組実績・成果")?;
    }
    sheet.merge_range(top, 12, top, 15, "令和6年度", format)?;
    for (column, heading) in (13..).zip(["課題・問題点", "進捗度評価", "今後の方向性"])
    {
        sheet.write(top + 1, column, heading)?;
    }
    sheet.merge_range(top, 16, top + 1, 16, "担当", format)?;
    Ok(())
}

/// The cells of a row of the report, as it prints them.
fn report_cells(plan: &Plan, row: &Initiative) -> Vec<String> {
    let text = |text: &Text| text.to_string();
    let of_year = |year: &str, kind: TextKind| {
        let year = year.parse().ok();
        let said = year.and_then(|year| row.text(year, kind));
        said.map(text).unwrap_or_default()
    };
    let measure = plan.measure_of(row).map(|measure| {
        let number = measure.id.rsplit('-').next().unwrap_or_default();
        format!("({number}) {}", measure.title)
    });
    let rating = row
        .rating(plan.facts().review_year)
        .and_then(|mark| plan.ratings().get(mark));
    let rating = rating.map(|rating| format!("{} {}", rating.mark, rating.label));
    let departments: Vec<String> = row.departments.iter().map(|d| d.spaced()).collect();
    let mut cells = vec![
        row.id.to_string(),
        measure.unwrap_or_default(),
        row.title.clone(),
        text(&row.purpose),
        text(&row.aim),
    ];
    cells.extend(["R4", "R5", "R6", "R7", "R8"].map(|year| of_year(year, TextKind::Plan)));
    cells.extend(YEARS_OF_RESULTS.map(|year| of_year(year, TextKind::Result)));
    cells.push(of_year("R6", TextKind::Issue));
    cells.push(rating.unwrap_or_default());
    cells.push(of_year("R6", TextKind::Direction));
    cells.push(departments.join("\n"));
    cells
}

/// The table as the report has it: a part for each pillar, with its name over
/// it and the headings anew.
fn report(plan: &Plan) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let format = Format::new().set_text_wrap();
    let sheet = file.add_worksheet();
    sheet.write(0, 0, "亀山市行政DX推進計画に関する実績等報告書(令和6年度)")?;
    let mut at = 2;
    for pillar in plan.pillars() {
        report_headings(sheet, at, &format)?;
        let title = format!("第{}節 {}", pillar.id, pillar.title);
        sheet.merge_range(at + 2, 0, at + 2, 16, &title, &format)?;
        at += 3;
        for row in plan
            .initiatives()
            .iter()
            .filter(|row| row.pillar == pillar.id)
        {
            for (column, cell) in (0..).zip(report_cells(plan, row)) {
                sheet.write_string(at, column, cell)?;
            }
            at += 1;
        }
    }
    file.save_to_buffer()
}

#[test]
fn the_table_of_a_report_comes_in_with_all_its_rows() {
    let original = plan(KAMEYAMA);
    let bytes = report(&original).unwrap_or_else(|error| unreachable!("{error}"));
    let imported = imported(&opened(&bytes));
    let found: Vec<String> = imported.diagnostics.iter().map(line).collect();
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(imported.unplaced_columns, 0, "{:#?}", notes(&imported));
    let plan = imported
        .plan
        .unwrap_or_else(|| unreachable!("no diagnostics"));
    assert_eq!(plan.initiatives().len(), 92);
    let facts = plan.facts();
    let years = [facts.first_year, facts.last_year, facts.review_year];
    assert_eq!(years.map(|year| year.to_string()), ["R4", "R8", "R6"]);
    let marks = original.ratings().steps().iter();
    let given = |mark: &str| {
        plan.initiatives()
            .iter()
            .filter(|r| r.rating(facts.review_year) == Some(mark))
            .count()
    };
    let counts: Vec<usize> = marks.map(|step| given(&step.mark)).collect();
    assert_eq!(counts, [61, 24, 5, 2]);
    assert_eq!(plan.ratings(), original.ratings());
    assert_eq!(plan.pillars(), original.pillars());
    for (found, expected) in plan.initiatives().iter().zip(original.initiatives()) {
        check_row_of_report(found, expected);
    }
}

/// The report has nothing of indicators, and keeps all else of a row.
fn check_row_of_report(found: &Initiative, expected: &Initiative) {
    let expected = Initiative {
        indicators: Vec::new(),
        tags: found.tags.clone(),
        reprint_of: found.reprint_of.clone(),
        notes: found.notes.clone(),
        ..expected.clone()
    };
    assert_eq!(*found, expected);
}

// --- What headings mean -----------------------------------------------------

/// A sheet of rows of cells.
fn table(rows: &[&[&str]]) -> Workbook {
    let mut sheet = Sheet::new("表");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            set(&mut sheet, row, column, cell);
        }
    }
    Workbook::new(vec![sheet])
}

fn reviewing_r6() -> ImportChoices {
    ImportChoices {
        review_year: "R6".parse().ok(),
        ..choices()
    }
}

/// A heading beside one for the names of the rows, and where its cell went.
fn check_heading(heading: &str, path: &str) {
    let workbook = table(&[&["取組名", heading], &["申請", "検討"]]);
    check(&imported_as(&workbook, &reviewing_r6()), "1", path, "検討");
}

#[test]
fn a_reading_that_is_none_goes_into_the_notes() {
    let workbook = table(&[
        &["取組名", "読み"],
        &["申請", "しん\nせい"],
        &["市民庁", "市民庁"],
    ]);
    let imported = imported_as(&workbook, &reviewing_r6());
    check(&imported, "1", "reading", "しんせい");
    check(&imported, "2", "reading", "");
    check(&imported, "2", "notes", "読み: 市民庁");
    check_says(
        &imported,
        "表!B3: 「市民庁」はかなでもローマ字でもないため、読みとせず、留意点（notes）に入れました",
    );
}

#[test]
fn columns_are_known_by_their_headings() {
    check_heading("令和６年度 取組実績", "years.R6.result");
    check_heading("R5実績", "years.R5.result");
    check_heading("令和元年度\n課題・問題点", "years.R1.issue");
    check_heading("2024年度 今後の方向性", "years.R6.direction");
    check_heading("R6評価", "years.R6.rating");
    check_heading("進捗度 評価（自己）", "years.R6.rating");
    check_heading("Ｒ４", "years.R4.plan");
    check_heading("スケジュール(R8)", "years.R8.plan");
    check_heading("成果", "years.R6.outcome");
    check_heading("目的・内容", "purpose");
    check_heading("目　標", "aim");
    check_heading("次年度の取組予定", "years.R6.direction");
    check_heading("今後の課題", "years.R6.issue");
    check_heading("担当課", "departments");
    check_heading("所管部署（R6時点）", "departments");
    check_heading("備考", "notes");
    check_heading("R4〜R8の予算", "tags.R4〜R8の予算");
    check_heading("作業メモ", "tags.作業メモ");
    check_heading("", "tags.B列");
}

/// The words over the columns of an export, and those that older exports have there.
#[test]
fn columns_are_known_by_the_headings_of_exports() {
    let words = [
        ["再掲元の番号", "前計画の取組"],
        ["再掲の元の番号", "前の計画の行"],
    ];
    for [reprint, follows] in words {
        let workbook = table(&[
            &["番号", "取組名", reprint, follows],
            &["1", "申請", "", "old-town/3"],
            &["2", "申請", "1", ""],
        ]);
        let imported = imported_as(&workbook, &reviewing_r6());
        check(&imported, "1", "follows", "old-town/3");
        check(&imported, "2", "reprint_of", "1");
    }
}

/// What stands above the keys is for people, and is not what it was in older exports.
#[test]
fn an_export_with_other_headings_comes_back() {
    let expected = plan(SMALL);
    let mut workbook = exported(&expected);
    for sheet in &mut workbook.sheets {
        let is_of_plan = sheet.name == "計画";
        for place in 0..40 {
            let (row, column) = if is_of_plan { (place, 0) } else { (0, place) };
            if !sheet.text(row, column).is_empty() {
                set(sheet, row, column, "以前の見出し");
            }
        }
    }
    check_comes_back(&on_disk(&workbook), &expected);
}

#[test]
fn upper_headings_stand_over_the_columns_to_their_right() {
    let workbook = table(&[
        &["番号", "取組名", "工程", "", "令和6年度", ""],
        &["", "", "R5", "R6", "実績", "評価"],
        &["7", "申請", "検討", "導入", "始めた。", "A"],
    ]);
    let imported = imported(&workbook);
    check(&imported, "7", "years.R5.plan", "検討");
    check(&imported, "7", "years.R6.plan", "導入");
    check(&imported, "7", "years.R6.result", "始めた。");
    check(&imported, "7", "years.R6.rating", "A");
}

#[test]
fn figures_of_years_are_those_of_the_indicator_beside_them() {
    let workbook = table(&[
        &[
            "取組名",
            "KPI",
            "単位",
            "基準値\n(R3)",
            "R5実績",
            "R6実績",
            "目標値(R8)",
            "令和6年度実績",
        ],
        &[
            "申請",
            "申請の数",
            "件",
            "1",
            "約1,200",
            "50以上",
            "全業務",
            "広めた。",
        ],
    ]);
    let imported = imported(&workbook);
    let indicators = row(&imported, "1").map(|row| row.indicators.clone());
    let years = indicators.iter().flatten().flat_map(|one| &one.years);
    let years: Vec<String> = years
        .map(|(year, said)| {
            let value = said.actual.as_ref().or(said.target.as_ref());
            format!(
                "{year} {}",
                value.map(ToString::to_string).unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(years, ["R3 1", "R5 約1,200", "R6 50以上", "R8 全業務"]);
    check(&imported, "1", "years.R6.result", "広めた。");
    let facts = imported.plan.as_ref().map(|plan| plan.facts());
    let period = facts.map(|facts| (facts.first_year.to_string(), facts.last_year.to_string()));
    assert_eq!(period, Some(("R5".to_owned(), "R8".to_owned())));
}

fn check_departments(cell: &str, expected: &str) {
    let workbook = table(&[&["取組名", "担当"], &["申請", cell]]);
    check(
        &imported_as(&workbook, &reviewing_r6()),
        "1",
        "departments",
        expected,
    );
}

#[test]
fn departments_are_told_apart() {
    check_departments("政策部 DX推進室", "政策部/DX推進室");
    check_departments("政策部／DX推進室", "政策部/DX推進室");
    check_departments("政策部\nDX推進室", "政策部/DX推進室");
    check_departments("DX推進室\n市民課", "DX推進室|市民課");
    check_departments("DX推進室、市民課", "DX推進室|市民課");
    check_departments(
        "政策部　DX推進室\n市民部　市民課",
        "政策部/DX推進室|市民部/市民課",
    );
    check_departments("各課", "各課");
}

fn check_scale(marks: &[&str], expected: &[&str]) {
    let rows: Vec<[&str; 2]> = marks.iter().map(|mark| ["申請", *mark]).collect();
    let mut cells: Vec<&[&str]> = vec![&["取組名", "R6評価"]];
    cells.extend(rows.iter().map(|row| row.as_slice()));
    let imported = imported(&table(&cells));
    let steps = imported.plan.iter().flat_map(|plan| plan.ratings().steps());
    let found: Vec<&str> = steps.map(|step| step.mark.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn marks_are_put_in_the_order_of_a_scale() {
    check_scale(&["C", "A", "B", "－", "S"], &["S", "A", "B", "C"]);
    check_scale(&["×", "○", "◎", "△"], &["◎", "○", "△", "×"]);
    check_scale(&["３", "５", "1"], &["５", "３", "1"]);
    check_scale(&["遅れ", "順調", "概ね順調"], &["順調", "概ね順調", "遅れ"]);
    check_scale(&["b", "Ａ", "A"], &["Ａ", "b"]);
}

#[test]
fn a_title_over_rows_is_their_pillar_where_no_column_has_one() {
    let workbook = table(&[
        &["番号", "取組名", "R6評価"],
        &["第1節 行政サービス"],
        &["1", "申請", "A"],
        &["第2節 行政経営"],
        &["2", "端末", "B"],
        &["※ 年度末の時点"],
    ]);
    let imported = imported(&workbook);
    check(&imported, "1", "pillar", "1");
    check(&imported, "2", "pillar", "2");
    let plan = imported.plan.as_ref();
    let titles: Vec<&str> = plan
        .iter()
        .flat_map(|p| p.pillars())
        .map(|p| p.title.as_str())
        .collect();
    assert_eq!(titles, ["行政サービス", "行政経営"]);
    check_says(
        &imported,
        "表!A6: 「※ 年度末の時点」は取組ではない行なので取り込んでいません",
    );
}

#[test]
fn numbers_that_begin_anew_in_each_measure_take_its_number() {
    let workbook = table(&[
        &["基本方針", "重点施策", "No.", "取組名", "R6評価"],
        &["1 サービス", "(1) 手続", "1", "申請", "A"],
        &["", "(2) 収納", "1", "税", "A"],
        &["2 経営", "(1) 端末", "1", "配布", "A"],
    ]);
    let imported = imported(&workbook);
    check(&imported, "1-1-1", "title", "申請");
    check(&imported, "1-2-1", "measure", "1-2");
    check(&imported, "2-1-1", "tags.番号", "1");
}

#[test]
fn a_number_that_two_pillars_have_stays_in_the_title_of_the_second() {
    let workbook = table(&[
        &["柱", "取組名", "R6評価"],
        &["1 サービス", "申請", "A"],
        &["1 経営", "端末", "A"],
    ]);
    let imported = imported(&workbook);
    let plan = imported.plan.as_ref();
    let pillars = plan.iter().flat_map(|plan| plan.pillars());
    let pillars: Vec<(&str, &str)> = pillars.map(|p| (p.id.as_str(), p.title.as_str())).collect();
    assert_eq!(pillars, [("1", "サービス"), ("2", "1 経営")]);
}

#[test]
fn what_cannot_be_known_is_asked_for() {
    let workbook = table(&[&["取組名", "担当"], &["申請", "市民課"]]);
    assert_eq!(
        import(&workbook, &choices()).err(),
        Some(NoPlan::NoReviewYear)
    );
}

// --- Mapping files ----------------------------------------------------------

fn mapping(text: &str) -> Mapping {
    let (mapping, diagnostics) = Mapping::read(&Source::new("対応.toml", text));
    mapping.unwrap_or_else(|| unreachable!("{diagnostics:?}"))
}

#[test]
fn a_mapping_says_what_strange_headings_mean() {
    let workbook = table(&[
        &["やること", "だれが", "ことし", "よさ", "没"],
        &["申請", "市民課", "始めた。", "良", "x"],
        &["税", "税務課", "", "可", "y"],
    ]);
    let choices = ImportChoices {
        mapping: mapping(
            r#"
[columns]
"やること" = "title"
"だれが" = "departments"
"ことし" = "years.R6.result"
"D" = "rating"
"没" = "-"
"ない" = "aim"
[plan]
id = "mapped"
title = "対応"
[[plan.ratings]]
mark = "可"
[[plan.ratings]]
mark = "良"
"#,
        ),
        ..choices()
    };
    let imported = imported_as(&workbook, &choices);
    assert_eq!(imported.diagnostics, []);
    check(&imported, "1", "departments", "市民課");
    check(&imported, "1", "years.R6.result", "始めた。");
    check(&imported, "1", "years.R6.rating", "良");
    check(&imported, "1", "tags", "");
    check_says(
        &imported,
        "表: 「ない」という見出しはこの表にありません（対応ファイルの 8:1）",
    );
    let plan = imported.plan.as_ref();
    let marks: Vec<&str> = plan
        .iter()
        .flat_map(|p| p.ratings().steps())
        .map(|s| s.mark.as_str())
        .collect();
    assert_eq!(marks, ["可", "良"]);
    assert_eq!(plan.map(|p| p.facts().id.as_str()), Some("mapped"));
}

#[test]
fn letters_of_columns_find_the_headings_whatever_words_the_rows_have() {
    let workbook = table(&[
        &["わが町の表"],
        &["記号", "やること", "ことし", "いつ"],
        &["1", "申請", "始めた。", "令和7年度計画"],
        &["2", "税", "続けた。", "令和6年度実績"],
        &["3", "窓口", "", "令和6年度評価"],
    ]);
    let letters = "[columns]\nA = \"id\"\nB = \"title\"\nC = \"years.R6.result\"\n";
    let choices = ImportChoices {
        mapping: mapping(letters),
        ..choices()
    };
    let imported = imported_as(&workbook, &choices);
    check(&imported, "1", "title", "申請");
    check(&imported, "2", "years.R6.result", "続けた。");
    check(&imported, "3", "title", "窓口");
}

/// A mapping in which everything is wrong.
const MISTAKEN: &str = "[columns]\n\"あ\" = \"titel\"\n\"い\" = \"years.R6.rusult\"\n[plan]\nreview_year = \"いつか\"\n";

#[test]
fn everything_that_is_wrong_with_a_mapping_is_said_at_once() {
    let (mapping, diagnostics) = Mapping::read(&Source::new("対応.toml", MISTAKEN));
    assert!(mapping.is_none());
    let said: Vec<String> = diagnostics.iter().map(line).collect();
    let expected = [
        "対応.toml:2:7: error[unknown-column-key]: 「titel」は計画ファイルのキーではありません",
        "対応.toml:3:7: error[unknown-column-key]: 「years.R6.rusult」は計画ファイルのキーではありません",
        "対応.toml:5:15: error[wrong-form]: `review_year` の値（文字列）を読み取れません",
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_is_wrong_with_a_mapping_is_said_in_english() {
    let (_, diagnostics) = Mapping::read(&Source::new("mapping.toml", MISTAKEN));
    insta::assert_snapshot!(said_in_english(&diagnostics));
}

// --- Nothing is lost --------------------------------------------------------

const HEADINGS: [&str; 16] = [
    "番号",
    "基本方針",
    "重点施策",
    "担当",
    "目的・内容",
    "目指す成果",
    "R5",
    "令和6年度 取組実績",
    "R6評価",
    "課題",
    "再掲",
    "備考",
    "予算額",
    "作業メモ",
    "作業メモ",
    "",
];

const CELLS: [&str; 14] = [
    "",
    "",
    "検討",
    "導入 継続",
    "一行目\n二行目",
    "A",
    "14,757件",
    "=1+1",
    "'に",
    "#REF!",
    "行政1",
    "市民課、税務課",
    "とても長い文章なので、分類には入らず、留意点に入るはずのもの。",
    "（再掲）",
];

fn check_keeps(workbook: &Workbook, rows: &[Vec<&str>]) {
    let imported = imported_as(workbook, &reviewing_r6());
    let plan = imported.plan.as_ref();
    assert!(
        plan.is_some(),
        "{:?}\n{}",
        imported.diagnostics,
        imported.source.text()
    );
    let sheets = plan.map(exported).unwrap_or_default().sheets;
    let cells = sheets.iter().flat_map(Sheet::cells);
    let all: String = cells.map(|(_, cell)| bare(&cell.text())).collect();
    for line in rows.iter().flatten().flat_map(|cell| cell.lines()) {
        assert!(
            all.contains(&bare(line)),
            "{line}\n{}",
            imported.source.text()
        );
    }
}

/// A text without what tells names and levels apart.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '/' | '、' | ','))
        .collect()
}

proptest! {
    #![proptest_config(any_cases())]

    #[test]
    fn every_cell_of_a_row_is_in_the_sheets_of_the_plan(
        rows in proptest::collection::vec(proptest::collection::vec(select(CELLS.to_vec()), HEADINGS.len()), 1..5),
        order in Just((0..HEADINGS.len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut workbook = table(&[]);
        let sheet = &mut workbook.sheets;
        for sheet in sheet {
            set(sheet, 0, 0, "取組名");
            for (column, at) in (1..).zip(&order) {
                set(sheet, 0, column, HEADINGS.get(*at).copied().unwrap_or_default());
            }
            for (row, cells) in (1..).zip(&rows) {
                set(sheet, row, 0, &format!("取り組むこと{row}"));
                for (column, at) in (1..).zip(&order) {
                    set(sheet, row, column, cells.get(*at).copied().unwrap_or_default());
                }
            }
        }
        check_keeps(&workbook, &rows);
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        name in select(vec!["libreoffice.ods", "libreoffice.xlsx"]),
        damages in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = fixture_bytes(name);
        for (at, byte) in damages {
            let at = at.index(bytes.len());
            if let Some(damaged) = bytes.get_mut(at) {
                *damaged = byte;
            }
        }
        if let Ok(workbook) = read("表", &bytes) {
            let _ = import(&workbook, &choices());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), start in select(vec![&b"PK\x03\x04"[..], &[0xd0, 0xcf, 0x11, 0xe0], b""])) {
        let bytes = [start, &bytes].concat();
        if let Ok(workbook) = read("表", &bytes) {
            let _ = import(&workbook, &choices());
        }
    }
}

// --- Files that are no plan -------------------------------------------------

fn check_unreadable(bytes: &[u8], expected: &str) {
    let said = read("表", bytes).err();
    let said = said.map(|why| Language::Japanese.unreadable(&why));
    assert_eq!(said.as_deref(), Some(expected));
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    const BROKEN: &str =
        "Excel（xlsx）や LibreOffice（ods）の表として開けません。壊れているようです";
    const OLD: &str = "古い形式の Excel（xls）か、パスワードで保護されたファイルのため開けません。パスワードを外し、xlsx の形式で保存し直してください";
    check_unreadable(b"PK\x03\x04 and so on", BROKEN);
    check_unreadable(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0], OLD);
    check_unreadable(
        &[0xff, 0x00, 0x81, 0x00, 0x01],
        "表として読めません。Excel（xlsx）、LibreOffice（ods）、または UTF-8 か Shift_JIS の CSV で保存してください",
    );
}

fn check_no_plan(workbook: &Workbook, expected: &str) {
    let said = import(workbook, &choices()).err();
    let said = said.map(|why| Language::Japanese.no_plan(&why));
    assert_eq!(said.as_deref(), Some(expected));
}

#[test]
fn a_sheet_without_a_table_is_refused_with_what_to_do() {
    check_no_plan(&table(&[]), "表に何も書かれていません");
    check_no_plan(&on_disk(&table(&[])), "表に何も書かれていません");
    check_no_plan(&opened(b""), "表に何も書かれていません");
    check_no_plan(
        &table(&[&["題"], &["ねらい", "だれが"], &["家から", "市民課", "x"]]),
        "取組名の列が見つかりません（見出しらしいもの: 家から、市民課、x）。対応ファイルの [columns] に \"見出し\" = \"title\" のように書いて、--mapping で渡してください",
    );
}

#[test]
fn cells_at_the_end_of_the_earth_and_merges_up_to_there_are_no_burden() {
    let imported = imported(&fixture("huge.xlsx"));
    check(&imported, "1", "years.R6.rating", "A");
    check_says(
        &imported,
        "表!XFD1048576: 「端」は取組ではない行なので取り込んでいません",
    );
}

#[test]
fn rows_that_are_no_initiatives_are_counted() {
    let town = imported(&fixture("town.xlsx"));
    let count = |is_meant: fn(&ImportOutcome) -> bool| {
        let notes = town.notes.iter();
        notes.filter(|note| is_meant(&note.outcome)).count()
    };
    let is_column = |outcome: &ImportOutcome| matches!(outcome, ImportOutcome::Column(_));
    assert_eq!(count(|outcome| matches!(outcome, ImportOutcome::Row(_))), 2);
    assert_eq!(count(|outcome| *outcome == ImportOutcome::SheetLeftOut), 1);
    assert_eq!(count(is_column), town.unplaced_columns);
}
