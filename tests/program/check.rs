//! `tenken check` as a person or a workflow meets it: what it writes, where,
//! and how it ends.

use std::io::Read;
use std::process::{Output, Stdio};

use portable_pty::native_pty_system;
use serde_json::Value as Json;

use crate::started::{ROOT, run, size, tenken, tenken_on_a_terminal, utf_8};

const VERSION: &str = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");

fn stdout(output: &Output) -> String {
    utf_8(&output.stdout)
}

fn stderr(output: &Output) -> String {
    utf_8(&output.stderr)
}

/// Everything that a call comes to.
fn transcript(arguments: &[&str]) -> String {
    let output = run(arguments);
    let code = output.status.code();
    let code = code.map_or_else(|| "none".to_owned(), |code| code.to_string());
    format!(
        "$ tenken {}\n--- stdout\n{}--- stderr\n{}--- exit code {code}\n",
        arguments.join(" "),
        stdout(&output).replace(VERSION, "(version)"),
        stderr(&output),
    )
}

/// Errors, warnings, hostile characters, a file that is no text, and one that
/// is not there.
const BROKEN: [&str; 5] = [
    "tests/broken/duplicate-id.toml",
    "tests/broken/unknown-key.toml",
    "tests/broken/hostile-escapes.toml",
    "tests/broken/shift-jis.toml",
    "tests/broken/not-there.toml",
];

fn transcript_of_broken(format: &str) -> String {
    let mut arguments = vec!["check", "--format", format];
    arguments.extend(BROKEN);
    transcript(&arguments)
}

// --- Formats ------------------------------------------------------------------

#[test]
fn text() {
    insta::assert_snapshot!(transcript_of_broken("text"));
}

#[test]
fn json() {
    insta::assert_snapshot!(transcript_of_broken("json"));
}

#[test]
fn sarif() {
    insta::assert_snapshot!(transcript_of_broken("sarif"));
}

#[test]
fn github() {
    insta::assert_snapshot!(transcript_of_broken("github"));
}

#[test]
fn formats_of_nothing_found() {
    let formats = ["text", "json", "github"];
    let calls = formats.map(|format| transcript(&["check", "tests/plans", "--format", format]));
    insta::assert_snapshot!(calls.join("\n"));
}

/// Every file in `tests/broken`, one diagnostic after the other.
fn diagnostics_of(format: &str) -> Json {
    let output = run(&["check", "tests/broken", "--format", format]);
    serde_json::from_slice(&output.stdout).expect("it writes JSON")
}

fn list<'j>(json: &'j Json, pointer: &str) -> &'j [Json] {
    let list = json.pointer(pointer).and_then(Json::as_array);
    list.expect("a list")
}

fn texts<'j>(objects: &'j [Json], pointer: &str) -> Vec<Option<&'j str>> {
    let text = |object: &'j Json| object.pointer(pointer).and_then(Json::as_str);
    objects.iter().map(text).collect()
}

fn numbers(objects: &[Json], pointer: &str) -> Vec<Option<u64>> {
    let number = |object: &Json| object.pointer(pointer).and_then(Json::as_u64);
    objects.iter().map(number).collect()
}

#[test]
fn sarif_and_json_say_the_same() {
    let (json, sarif) = (diagnostics_of("json"), diagnostics_of("sarif"));
    let diagnostics = list(&json, "/findings");
    let results = list(&sarif, "/runs/0/results");
    assert!(diagnostics.len() > 100, "{}", diagnostics.len());
    assert_eq!(texts(diagnostics, "/code"), texts(results, "/ruleId"));
    assert_eq!(texts(diagnostics, "/severity"), texts(results, "/level"));
    let place = "/locations/0/physicalLocation";
    for (key, own) in [
        ("line", "startLine"),
        ("column", "startColumn"),
        ("end_line", "endLine"),
        ("end_column", "endColumn"),
    ] {
        let found = numbers(diagnostics, &format!("/{key}"));
        let told = numbers(results, &format!("{place}/region/{own}"));
        assert_eq!(found, told, "{key}");
        assert!(found.iter().all(|place| *place != Some(0)));
    }
    let uri = format!("{place}/artifactLocation/uri");
    let files = texts(diagnostics, "/file");
    let files = files
        .into_iter()
        .map(|file| file.map(|file| file.replace(r"tests/broken\", "tests/broken/")));
    let uris = texts(results, &uri).into_iter();
    assert!(files.eq(uris.map(|uri| uri.map(str::to_owned))));
}

#[test]
fn every_rule_of_a_sarif_result_is_described() {
    let sarif = diagnostics_of("sarif");
    let ids = texts(list(&sarif, "/runs/0/tool/driver/rules"), "/id");
    for id in texts(list(&sarif, "/runs/0/results"), "/ruleId") {
        assert!(ids.contains(&id), "{id:?}");
    }
}

#[test]
fn the_end_of_a_diagnostic_is_after_its_last_character() {
    let output = run(&[
        "check",
        "tests/broken/after-tab-and-emoji.toml",
        "--format",
        "json",
    ]);
    let json: Json = serde_json::from_slice(&output.stdout).expect("it writes JSON");
    let diagnostic = json.pointer("/findings/0").expect("a diagnostic");
    let file = format!("{ROOT}/tests/broken/after-tab-and-emoji.toml");
    let text = std::fs::read_to_string(file).expect("the file");
    let number = |key: &str| -> usize {
        let number = diagnostic
            .get(key)
            .and_then(Json::as_u64)
            .expect("a number");
        usize::try_from(number).expect("a small one")
    };
    let line = text.lines().nth(number("line") - 1).expect("the line");
    let length = number("end_column") - number("column");
    let marked = line.chars().skip(number("column") - 1).take(length);
    assert_eq!(marked.collect::<String>(), "\"C\"");
}

fn check_name(name: &str, format: &str, written: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), "format = 2\n").expect("a file");
    let mut command = tenken(&["check", "--format", format, name]);
    let output = command.current_dir(folder.path()).output();
    let said = stdout(&output.expect("it runs"));
    assert!(said.contains(written), "{said}");
}

#[test]
fn a_name_cannot_break_out_of_a_workflow_command() {
    let written = "::error file=100%25%3A,␊%3A%3Ax%2Cy.toml,line=";
    check_name(
        "100%:,\n::x,y.toml",
        "github",
        &written.replacen(",␊", "%2C%0A", 1),
    );
}

#[test]
fn a_name_is_a_uri_in_sarif() {
    check_name(
        "計画 1%#?.toml",
        "sarif",
        "\"uri\": \"%E8%A8%88%E7%94%BB%201%25%23%3F.toml\"",
    );
}

#[test]
fn a_name_with_a_control_character_is_harmless_in_every_format() {
    for (format, written) in [
        ("text", "計␛[31m画.toml"),
        ("json", "計\\u001b[31m画.toml"),
        ("github", "file=計␛[31m画.toml"),
        ("sarif", "%1B%5B31m"),
    ] {
        check_name("計\u{1b}[31m画.toml", format, written);
    }
}

#[test]
fn an_absolute_name_is_a_file_uri() {
    let output = run(&["check", "/not there.toml", "--format", "sarif"]);
    let said = stdout(&output);
    assert!(said.contains("\"file:///not%20there.toml\""), "{said}");
}

// --- Ways to end ----------------------------------------------------------------

fn check_ending(arguments: &[&str], code: i32, last_line: &str) {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    let said = stdout(&output);
    assert_eq!(said.lines().last(), Some(last_line), "{arguments:?}");
    assert_eq!(stderr(&output), "", "{arguments:?}");
}

#[test]
fn the_ending_is_that_of_what_was_found() {
    let warned = "tests/broken/unknown-key.toml";
    let wrong = "tests/broken/bad-date.toml";
    check_ending(
        &["check", "tests/plans"],
        0,
        "問題は見つかりませんでした（1ファイル）",
    );
    check_ending(&["check", warned], 3, "警告4件（1ファイル）");
    check_ending(&["check", wrong], 1, "誤り5件（1ファイル）");
    check_ending(
        &["check", warned, wrong, "data/mie-revision.toml"],
        1,
        "誤り5件、警告4件（3ファイル）",
    );
    check_ending(&["check", "nowhere"], 1, "誤り1件（1ファイル）");
    check_ending(&["check", "tests/pictures"], 1, "誤り1件（1ファイル）");
}

#[test]
fn the_last_line_is_english_on_request() {
    let warned = "tests/broken/unknown-key.toml";
    check_ending(
        &["check", warned, "--lang", "en"],
        3,
        "warnings: 4 (files: 1)",
    );
    check_ending(
        &["check", "tests/plans", "--lang", "en"],
        0,
        "nothing found (files: 1)",
    );
}

#[test]
fn warnings_are_denied() {
    let warned = "tests/broken/unknown-key.toml";
    let denied = "誤り4件（1ファイル）";
    check_ending(&["check", warned, "--deny", "warnings"], 1, denied);
    check_ending(&["check", warned, "--deny", "unknown-key"], 1, denied);
    check_ending(
        &["check", warned, "--deny", "bad-date,unknown-key"],
        1,
        denied,
    );
    check_ending(
        &["check", warned, "--deny", "bad-date"],
        3,
        "警告4件（1ファイル）",
    );
}

#[test]
fn diagnostics_are_allowed() {
    let warned = "tests/broken/unknown-key.toml";
    let wrong = "tests/broken/bad-date.toml";
    let nothing = "問題は見つかりませんでした（1ファイル）";
    check_ending(&["check", warned, "--allow", "unknown-key"], 0, nothing);
    check_ending(&["check", wrong, "--allow", "bad-date"], 0, nothing);
    let both = [
        "check",
        warned,
        "--allow",
        "unknown-key",
        "--deny",
        "warnings",
    ];
    check_ending(&both, 0, nothing);
    check_ending(
        &["check", warned, "--allow", "bad-date"],
        3,
        "警告4件（1ファイル）",
    );
}

#[test]
fn an_unknown_code_is_a_wrong_argument() {
    let calls = [
        transcript(&["check", "--deny", "unknwon-key"]),
        transcript(&["check", "--deny", "warning"]),
        transcript(&["check", "--allow", "warnings"]),
        transcript(&["check", "--allow", "missing_key"]),
        transcript(&["check", "--allow", "E0308"]),
        transcript(&["check", "--deny", "bad-key"]),
    ];
    insta::assert_snapshot!(calls.join("\n"));
}

#[test]
fn unreadable_files_are_told_in_english() {
    let files = [
        "tests/no-such-plan.toml",
        "tests/domain",
        "tests/broken/shift-jis.toml",
        "tests/broken/not-text.toml",
    ];
    let arguments = [&["--lang", "en", "check"], files.as_slice()].concat();
    insta::assert_snapshot!(transcript(&arguments));
}

#[test]
fn codes_are_listed_with_their_meanings() {
    insta::assert_snapshot!(transcript(&["check", "--list-codes"]));
}

#[test]
fn a_code_is_explained() {
    let page = stdout(&run(&["check", "--explain", "missing-figure"]));
    let headings = [
        "# missing-figure\n",
        "## 要確認となる例",
        "## 要確認とならない例",
        "## 対応",
    ];
    for heading in headings {
        assert!(page.contains(heading), "{heading} in\n{page}");
    }
    let meaning = stdout(&run(&["check", "--explain", "duplicate-id"]));
    assert_eq!(meaning, "# duplicate-id\n\n同じ id が二度使われている\n");
}

#[test]
fn a_code_is_explained_in_english() {
    let of = |code: &str| stdout(&run(&["--lang", "en", "check", "--explain", code]));
    let page = of("missing-figure");
    assert!(page.contains("## What to do"), "{page}");
    assert_eq!(
        of("duplicate-id"),
        "# duplicate-id\n\nan id is used twice\n"
    );
}

#[test]
fn an_unknown_code_is_not_explained() {
    let output = run(&["check", "--explain", "missing-figures"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("missing-figure"));
}

#[test]
fn a_plan_twice_is_a_warning() {
    let plan = "data/mie-revision.toml";
    check_ending(&["check", plan, plan], 3, "警告1件（2ファイル）");
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    for format in ["text", "json", "sarif", "github"] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = tenken(&["check", "tests/broken", "--format", format]);
        let output = command.stdout(writer).stderr(Stdio::piped()).output();
        let output = output.expect("it runs");
        assert!(output.status.success(), "{format}: {:?}", output.status);
        assert_eq!(stderr(&output), "", "{format}");
    }
}

// --- On a terminal ----------------------------------------------------------------

/// What is written on a terminal, its line ends made those of a file.
fn on_a_terminal(arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let pty = native_pty_system().openpty(size(60, 24)).expect("a pty");
    let mut command = tenken_on_a_terminal(arguments);
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut output = pty.master.try_clone_reader().expect("a reader");
    let mut child = pty.slave.spawn_command(command).expect("it starts");
    drop(pty.slave);
    let mut sent = Vec::new();
    // The system tells of the end of a terminal as an error.
    let _ = output.read_to_end(&mut sent);
    child.wait().expect("it ends");
    String::from_utf8_lossy(&sent).replace("\r\n", "\n")
}

/// A text with its escape characters spelled out.
fn spelled(text: &str) -> String {
    text.replace('\u{1b}', "<ESC>")
}

#[test]
fn diagnostics_are_coloured_on_a_terminal() {
    let file = "tests/broken/hostile-escapes.toml";
    let said = on_a_terminal(&["check", file], &[]);
    insta::assert_snapshot!(spelled(&said));
}

#[test]
fn colours_are_left_out_where_nobody_wants_them() {
    let file = "tests/broken/hostile-escapes.toml";
    for variable in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let said = on_a_terminal(&["check", file], &[variable]);
        assert!(said.contains("unknown-rating"), "{said}");
        assert!(!said.contains('\u{1b}'), "{said:?}");
    }
    let coloured = on_a_terminal(&["check", file], &[("NO_COLOR", "")]);
    assert!(coloured.contains('\u{1b}'), "{coloured:?}");
}

#[test]
fn other_formats_have_no_colours_on_a_terminal() {
    for format in ["json", "sarif", "github"] {
        let said = on_a_terminal(&["check", "tests/broken", "--format", format], &[]);
        assert!(!said.contains('\u{1b}'), "{format}");
    }
}

// --- Dismissed ------------------------------------------------------------------

const TOWN: &str = r#"
format = 1
[plan]
id = "town"
title = "みなと町の計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1-1"
pillar = "1"
title = "出品|の拡大"
[initiatives.years.R5]
result = "閲覧数は2,000件"
[initiatives.years.R6]
result = [
  "出品数：294件（R4：57件、R5：138件、R6：111件）",
  "閲覧数は1,400件（前年度比-700件）",
]
"#;

const DISMISSED: &str = r#"
format = 1
[[dismissed]]
code = "sum-of-parts"
initiative = "1-1"
year = "R6"
part = "result"
words = "294件"
arithmetic = "57 + 138 + 111 = 306、294件との差は12"
reason = "重複を*除いた*数"
date = "2025-08-20"
[[dismissed]]
code = "sum-of-parts"
initiative = "1-1"
year = "R6"
part = "result"
words = "295件"
reason = "もうない所"
date = "2025-08-20"
"#;

/// What a check says of a town with a file of dismissals beside it.
fn check_town(dismissed: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("town.toml"), TOWN).expect("a file");
    let beside = folder.path().join("town.dismissed.toml");
    std::fs::write(beside, dismissed).expect("a file");
    let arguments = [&["check"], arguments].concat();
    let output = tenken(&arguments).current_dir(folder.path()).output();
    let output = output.expect("it runs");
    (output.status.code(), stdout(&output))
}

#[test]
fn what_is_dismissed_is_counted_apart() {
    let (code, said) = check_town(DISMISSED, &["."]);
    assert_eq!(code, Some(3));
    assert_eq!(
        said.lines().last(),
        Some("警告1件、確認済み1件（1ファイル）")
    );
    assert!(!said.contains("294件"), "{said}");
}

#[test]
fn what_is_dismissed_is_told_on_request() {
    let (code, said) = check_town(
        DISMISSED,
        &["town.toml", "--dismissed", "--deny", "sum-of-parts"],
    );
    assert_eq!(code, Some(3), "a reason that was given is no error: {said}");
    assert_eq!(said.lines().last(), Some("警告1件、参考1件（1ファイル）"));
    assert!(
        said.contains("（確認済み 2025-08-20: 重複を*除いた*数）"),
        "{said}"
    );
}

#[test]
fn a_broken_file_of_dismissals_is_reported_with_its_place() {
    let broken = DISMISSED.replace("2025-08-20", "昨日");
    let (code, said) = check_town(&broken, &["town.toml"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("town.dismissed.toml:11:8"), "{said}");
    assert!(said.contains("294件"), "{said}");
}

#[test]
fn doubts_are_written_for_the_minutes() {
    let broken = DISMISSED.replace("もうない所", "　");
    let (_, said) = check_town(&broken, &["town.toml", "--format", "markdown"]);
    insta::assert_snapshot!(said);
}

#[test]
fn doubts_are_written_for_the_minutes_in_english() {
    let arguments = ["town.toml", "--format", "markdown", "--lang", "en"];
    let (_, said) = check_town(DISMISSED, &arguments);
    insta::assert_snapshot!(said);
}

#[test]
fn nothing_in_doubt_is_written_for_the_minutes() {
    let output = run(&["check", "data/mie-revision.toml", "--format", "markdown"]);
    insta::assert_snapshot!(stdout(&output));
}
