//! `tenken import` and `tenken export`: what they write, and how they end.

use std::path::Path;
use std::process::Output;

use tenken::document::Source;
use tenken::plan::{load, to_toml};

use crate::started::{ROOT, run_in};

fn in_a_directory() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a folder");
    let town = Path::new(ROOT).join("tests/sheets/town.xlsx");
    let copied = std::fs::copy(town, directory.path().join("town.xlsx"));
    assert!(copied.is_ok());
    directory
}

fn check_ends(output: &Output, code: i32, last: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert_eq!(said.lines().last(), Some(last), "{said}");
}

#[test]
fn import_writes_a_plan_and_closes_with_counts() {
    let directory = in_a_directory();
    let output = run_in(
        directory.path(),
        &["import", "town.xlsx", "--body", "わが町"],
    );
    let counts = "4件を取り込みました。対応する項目のない列 4、取組として取り込まなかった行 2、確認が必要なセル 1、読み込まなかったシート 1";
    check_ends(&output, 0, counts);
    let loaded = load(Source::new("out", String::from_utf8_lossy(&output.stdout)));
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(
        loaded.plan.map(|plan| plan.facts().body.clone()).as_deref(),
        Some("わが町")
    );
}

#[test]
fn import_replaces_a_file_only_when_it_is_told_to() {
    let directory = in_a_directory();
    let arguments = ["import", "town.xlsx", "-o", "plan.toml"];
    assert_eq!(run_in(directory.path(), &arguments).status.code(), Some(0));
    let refused = run_in(directory.path(), &arguments);
    let said = "tenken: plan.toml は既にあります。上書きしてよければ --force を付けてください";
    check_ends(&refused, 2, said);
    let forced = [&arguments[..], &["--force"]].concat();
    assert_eq!(run_in(directory.path(), &forced).status.code(), Some(0));
}

#[test]
fn import_says_what_is_wrong() {
    let directory = in_a_directory();
    let output = run_in(directory.path(), &["import", "none.xlsx"]);
    check_ends(
        &output,
        1,
        "tenken: none.xlsx がありません。パスを確認してください",
    );
    let output = run_in(
        directory.path(),
        &["import", "town.xlsx", "--sheet", "ない"],
    );
    let said = "tenken: town.xlsx: 「ない」というシートはありません。あるもの: 表紙、進捗管理";
    check_ends(&output, 2, said);
    let output = run_in(
        directory.path(),
        &["import", "town.xlsx", "--sheet", "表紙"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let output = run_in(directory.path(), &["import", "town.xlsx", "--id", "わが町"]);
    let said = "誤りがあるため書き出しませんでした。表を直して、もう一度取り込んでください";
    check_ends(&output, 1, said);
    assert!(output.stdout.is_empty());
}

#[test]
fn export_and_import_are_there_and_back() {
    let directory = in_a_directory();
    let export = ["export", "--plan", "toyama-dx", "--xlsx", "toyama.xlsx"];
    let output = run_in(directory.path(), &export);
    let said =
        "「中長期で取り組む「リーディングプロジェクト」」の 26件を toyama.xlsx に書き出しました";
    check_ends(&output, 0, said);
    let output = run_in(directory.path(), &["import", "toyama.xlsx"]);
    let toyama = include_str!("../../data/toyama-dx.toml");
    let toyama = load(Source::new("plan.toml", toyama)).plan.expect("a plan");
    assert_eq!(String::from_utf8_lossy(&output.stdout), to_toml(&toyama));
}

#[test]
fn export_asks_which_plan() {
    let directory = in_a_directory();
    let output = run_in(directory.path(), &["export", "--xlsx", "all.xlsx"]);
    let said = "tenken: 計画が複数あります。--plan で一つ選んでください: kameyama-dx, mie-digiplan, mie-revision, mie-strategy, toyama-dx";
    check_ends(&output, 2, said);
    assert!(!directory.path().join("all.xlsx").exists());
}

/// A plan of one row with a line of it that cannot be read.
fn unreadable(line: &str) -> String {
    format!(
        "format = 1\n[plan]\nid = \"p\"\ntitle = \"計画\"\nfirst_year = \"R5\"\n\
         last_year = \"R7\"\nreview_year = \"R6\"\n[[plan.ratings]]\nmark = \"A\"\n\
         [[pillars]]\nid = \"1\"\ntitle = \"柱\"\n[[initiatives]]\nid = \"1-1\"\n\
         pillar = \"1\"\ntitle = \"取組\"\n{line}\n"
    )
}

#[test]
fn a_text_that_cannot_be_read_goes_to_a_sheet_and_comes_back() {
    let directory = in_a_directory();
    let text = unreadable("years.R6.rating = \"Ａ\"");
    assert!(std::fs::write(directory.path().join("plan.toml"), &text).is_ok());
    let export = ["export", "plan.toml", "--xlsx", "plan.xlsx"];
    let output = run_in(directory.path(), &export);
    let counts = "「計画」の 1件を plan.xlsx に書き出しました";
    check_ends(&output, 0, counts);
    let output = run_in(directory.path(), &["import", "plan.xlsx"]);
    assert_eq!(output.status.code(), Some(1));
    let again = load(Source::new("out", String::from_utf8_lossy(&output.stdout)));
    assert_eq!(again.plan, load(Source::new("plan.toml", text)).plan);
}

#[test]
fn what_would_not_come_back_from_a_sheet_is_refused() {
    for (line, cell) in [
        ("years.R6.rating = 1", "「取組」の G3"),
        ("departments = [\"a/\"]", "「取組」の D3"),
        (
            "[[initiatives.indicators]]\nname = \"数\"\nbetter = \"増\"",
            "「指標」の E3",
        ),
    ] {
        let directory = in_a_directory();
        let text = unreadable(line);
        assert!(std::fs::write(directory.path().join("plan.toml"), &text).is_ok());
        let export = ["export", "plan.toml", "--xlsx", "plan.xlsx"];
        let output = run_in(directory.path(), &export);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains(cell) && said.contains("読み取れない値です"),
            "{said}"
        );
        assert_eq!(output.status.code(), Some(1));
        assert!(!directory.path().join("plan.xlsx").exists());
    }
}
