//! Cells that a spreadsheet would calculate with: no command writes one for it, wherever the
//! text stands in a plan or in a record, and whatever it begins with.

use std::fs;

use tempfile::TempDir;

use crate::started::{run_in, utf_8};

/// What a spreadsheet passes over before a formula, as TOML writes it. A tab, which it would
/// pass over, too, is written as a mark.
const BLANKS: [&str; 5] = ["", r"\n", " ", "\u{3000}", "\\n \u{3000}"];

/// What a formula begins with.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would calculate with a cell. With a signed figure it may.
pub(crate) fn is_formula(cell: &str) -> bool {
    let begun = cell.trim_start();
    let begins = begun.starts_with(SIGNS) || cell.starts_with(['\t', '\r']);
    let figure = cell.trim_start_matches(['+', '-']).trim_end_matches('%');
    begins && figure.replace(',', "").parse::<f64>().is_err()
}

/// Formulas with every beginning, as TOML writes them.
fn formulas() -> Vec<String> {
    let of_blank = |blank: &str| SIGNS.map(|sign| format!("{blank}{sign}SUM(A1)"));
    BLANKS.iter().flat_map(|blank| of_blank(blank)).collect()
}

/// A plan in which every text that may be a formula is one.
fn plan() -> String {
    let head = r#"
format = 1
[plan]
id = "town"
title = "\n=A1"
body = "　=A1"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[plan.ratings]]
mark = "=A"
label = "順調"
[[pillars]]
id = "1"
title = "\n=A1"
"#;
    let rows = formulas().into_iter().enumerate().map(|(number, text)| {
        format!(
            r#"
[[initiatives]]
id = "{number}"
pillar = "1"
title = "{text}"
departments = ["{text}"]
purpose = "{text}"
tags = {{ "{text}" = "{text}" }}
years.R5 = {{ result = "いいえ" }}
years.R6 = {{ plan = "{text}", result = "{text}", issue = "{text}", direction = "{text}", rating = "=A" }}
[[initiatives.indicators]]
name = "{text}"
unit = "{text}"
years.R5 = {{ actual = "{text}" }}
years.R6 = {{ actual = "{text}", target = "{text}" }}
"#
        )
    });
    head.to_owned() + &rows.collect::<String>()
}

/// The record of a meeting in which all that is said is formulas.
fn record() -> String {
    let head = "format = 1\nplan = \"town\"\nmeeting = \"2026-09-01\"\nwriter = \"sato\"\n";
    let entries = formulas().into_iter().zip(1..).map(|(text, number)| {
        format!(
            "[[entries]]\nnumber = {number}\nkind = \"task\"\nrow = \"0\"\nwho = \"{text}\"\n\
             by = \"{text}\"\ntext = \"{text}\"\ntime = \"9:00\"\n"
        )
    });
    head.to_owned() + &entries.collect::<String>()
}

/// A folder with the plan, an older version of it, and the record.
fn town() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file");
    };
    write("town.toml", &plan());
    write("old.toml", &plan().replace("SUM", "MAX"));
    write("town.meeting-2026-09-01.sato.toml", &record());
    folder
}

/// The cells of what a command writes, separated as its format says.
fn cells(written: &str, separator: u8) -> Vec<String> {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false);
    // Where cells are separated by tabs, a quote is part of one.
    builder.quoting(separator == b',');
    let written = written.trim_start_matches('\u{feff}');
    let mut reader = builder.from_reader(written.as_bytes());
    let records: Vec<_> = reader.records().collect::<Result<_, _>>().expect("records");
    records.iter().flatten().map(str::to_owned).collect()
}

/// Checks that a command has written formulas, and each as a text.
fn check(folder: &TempDir, arguments: &[&str], separator: u8) {
    let output = run_in(folder.path(), arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    let cells = cells(&utf_8(&output.stdout), separator);
    let formula = cells.iter().find(|cell| is_formula(cell));
    assert_eq!(formula, None, "{arguments:?}");
    let guarded = |cell: &&String| cell.strip_prefix('\'').is_some_and(is_formula);
    assert_ne!(cells.iter().find(guarded), None, "{arguments:?}");
}

#[test]
fn no_command_writes_one() {
    let town = town();
    let commands: [&[&str]; 8] = [
        &["list", "town.toml", "--columns", "all"],
        &["show", "--pillar", "1", "--file", "town.toml"],
        &["compare", "--file", "town.toml"],
        &["diff", "old.toml", "town.toml"],
        &["summary", "town.toml"],
        &["indicators", "town.toml"],
        &["plans", "town.toml"],
        &["tasks", "town.toml"],
    ];
    for command in commands {
        for (format, separator) in [("csv", b','), ("tsv", b'\t')] {
            check(&town, &[command, &["--format", format]].concat(), separator);
        }
    }
    check(&town, &["minutes", "town.toml", "--format", "csv"], b',');
}

/// Every formula of the plan is a title, and all of them are guarded.
#[test]
fn whatever_it_begins_with_it_is_guarded() {
    let town = town();
    for (format, separator) in [("csv", b','), ("tsv", b'\t')] {
        let list = [
            "list",
            "town.toml",
            "--columns",
            "title",
            "--format",
            format,
        ];
        let written = utf_8(&run_in(town.path(), &list).stdout);
        let cells = cells(&written, separator);
        let guarded = cells.iter().filter(|cell| cell.starts_with('\''));
        assert_eq!(guarded.count(), formulas().len(), "{cells:?}");
    }
}
