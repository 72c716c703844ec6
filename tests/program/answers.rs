//! What the commands answer: standard output, standard error and exit code
//! together, in every format; to a terminal, to a pipe and to a closed one.

use std::fs;
use std::process::Stdio;

use proptest::prelude::*;
use serde_json::Value as Json;

use crate::formulas::is_formula;
use crate::generated;
use crate::started::{run, tenken, utf_8};

const PLAN: &str = "tests/plans/minato.toml";
/// The plan as it was a year before.
const LAST_YEAR: &str = "tests/versions/minato.toml";
pub(crate) const FORMATS: [&str; 7] = ["table", "plain", "csv", "tsv", "json", "jsonl", "markdown"];

fn stdout(arguments: &[&str]) -> String {
    utf_8(&run(arguments).stdout)
}

/// Everything that a person sees of a run. A byte order mark and carriage
/// returns are spelled out.
fn seen(arguments: &[&str]) -> String {
    let output = run(arguments);
    let spelled = |bytes: &[u8]| {
        let text = utf_8(bytes);
        text.replace('\u{feff}', "<BOM>").replace('\r', "<CR>")
    };
    let errors = match spelled(&output.stderr) {
        nothing if nothing.is_empty() => nothing,
        said => format!("--- stderr\n{said}"),
    };
    format!(
        "$ tenken {}\n{}{errors}--- exit {}\n",
        arguments.join(" "),
        spelled(&output.stdout),
        output.status.code().unwrap_or(-1),
    )
}

/// A command in every format.
fn in_every_format(arguments: &[&str]) -> String {
    let formats = FORMATS.map(|format| seen(&[arguments, &["--format", format]].concat()));
    formats.join("\n")
}

/// Several runs after each other.
fn runs(runs: &[&[&str]]) -> String {
    let seen: Vec<String> = runs.iter().map(|arguments| seen(arguments)).collect();
    seen.join("\n")
}

#[test]
fn list_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["list", PLAN]));
}

/// A plan with values that cannot be read.
const UNREADABLE: &str = "tests/unreadable/minato.toml";

#[test]
fn what_cannot_be_read_is_shown_as_it_is_written() {
    let formats = ["plain", "csv", "json"];
    let commands: [&[&str]; 7] = [
        &[
            "list",
            UNREADABLE,
            "--columns",
            "rating,id,departments,issue",
        ],
        &["show", "1-1-1", "--file", UNREADABLE],
        &["compare", "1-1-1", "--file", UNREADABLE],
        &["diff", LAST_YEAR, UNREADABLE],
        &["summary", UNREADABLE],
        &["indicators", UNREADABLE],
        &["plans", UNREADABLE],
    ];
    let answers = commands.map(|command| {
        let formats = formats.map(|format| [command, &["--format", format]].concat());
        formats.map(|call| stdout(&call)).join("\n")
    });
    insta::assert_snapshot!(answers.join("\n"));
}

#[test]
fn what_cannot_be_read_is_said_and_ends_as_an_error() {
    insta::assert_snapshot!(runs(&[
        &["list", UNREADABLE],
        &["list", UNREADABLE, "--rating", "?"],
        &["check", UNREADABLE],
    ]));
}

#[test]
fn show_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["show", "1-1-1", "2-1-1", "--file", PLAN]));
}

#[test]
fn percentages_change_in_points() {
    let compare = ["compare", "26", "--file", "data/mie-strategy.toml"];
    let formats = ["plain", "csv", "jsonl"];
    let answers = formats.map(|format| seen(&[&compare[..], &["--format", format]].concat()));
    insta::assert_snapshot!(answers.join("\n"));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let digiplan = "data/mie-digiplan.toml";
    insta::assert_snapshot!(runs(&[
        &["compare", "--file", digiplan],
        &[
            "compare", "--file", digiplan, "--lang", "en", "--format", "json"
        ],
    ]));
    // Plans that have no such row need no excuse.
    assert_eq!(utf_8(&run(&["compare", "1-2-2"]).stderr), "");
}

#[test]
fn compare_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["compare", "--file", PLAN]));
}

#[test]
fn diff_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["diff", LAST_YEAR, PLAN]));
}

#[test]
fn diff_takes_a_plan_that_replaced_another_as_it_is() {
    let noted = |old, new| !run(&["diff", old, new]).stderr.is_empty();
    let plans = ["strategy", "revision", "digiplan"];
    let [first, second, third] = plans.map(|name| format!("data/mie-{name}.toml"));
    assert!(!noted(&first, &second));
    assert!(!noted(&second, &third));
    assert!(noted(&second, &first));
    assert!(noted(&first, &third));
}

#[test]
fn diff_says_where_it_was_inferred_that_rows_are_the_same() {
    let diff = |format: &str| {
        let plans = ["data/mie-strategy.toml", "data/mie-revision.toml"];
        let output = run(&["diff", plans[0], plans[1], "--format", format]);
        utf_8(&output.stdout)
    };
    assert!(diff("csv").contains(",（推定）"), "{}", diff("csv"));
    assert!(
        diff("json").contains("\"inferred\": true"),
        "{}",
        diff("json")
    );
}

#[test]
fn diff_takes_two_plans_whatever_their_ids() {
    insta::assert_snapshot!(runs(&[
        &["diff", PLAN, PLAN, "--format", "csv"],
        &["diff", PLAN, PLAN, "--format", "json", "--lang", "en"],
        &["diff", PLAN, "tests/english/riverside.toml"],
        &["diff", PLAN],
        &["diff", PLAN, "tests/plans/none.toml"],
        &["diff", PLAN, "tests/broken/dangling-pillar.toml"],
        &["diff", "data", PLAN],
        &["diff", "data", PLAN, "--lang", "en"],
    ]));
}

#[test]
fn summary_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["summary", PLAN]));
}

#[test]
fn indicators_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["indicators", PLAN]));
}

#[test]
fn summary_by_plan_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["summary", "--by", "plan"]));
}

#[test]
fn indicators_of_a_name_in_every_format() {
    let named = [
        "indicators",
        "--name",
        "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ 取得率",
        "--sort",
        "value",
    ];
    insta::assert_snapshot!(in_every_format(&named));
}

#[test]
fn rows_of_all_plans_stand_in_one_table_with_their_bodies() {
    let columns = [
        "list",
        "--rating",
        "C,D",
        "--columns",
        "body,rating,id,title",
    ];
    let whole = ["--format", "table"];
    insta::assert_snapshot!(runs(&[
        &columns,
        &[&columns[..], &whole].concat(),
        &[&columns[..], &["--format", "csv"]].concat(),
        &["indicators", "--name", "マイナンバーカード取得"],
    ]));
}

#[test]
fn plans_in_every_format() {
    insta::assert_snapshot!(in_every_format(&["plans"]));
}

#[test]
fn the_filters_of_the_screen_are_flags() {
    insta::assert_snapshot!(runs(&[
        &["list", "--rating", "Ｃ,d", "--plan", "kameyama-dx"],
        &["list", "--department", "教育委員会事務局", "--rating", "B"],
        &[
            "list",
            "--department",
            "DX推進室",
            "--pillar",
            "2",
            "--plan",
            "kameyama-dx"
        ],
        &[
            "list",
            "--measure",
            "1-2",
            "--without-reprints",
            "--search",
            "マイナ カード"
        ],
        &["list", "--search", "①(2)2", "--plan", "kameyama-dx"],
        &[
            "list",
            "--tag",
            "主体=県",
            "--plan",
            "mie-strategy",
            "--search",
            "人材"
        ],
        &["list", "--rating=-", PLAN],
        &["list", "--year", "R5", "--rating", "A,B", PLAN],
        &["list", "--year", "令和6年度", "--sort", "rating", PLAN],
        &["list", "--sort", "change", PLAN],
        &[
            "list",
            "--sort",
            "department",
            "--columns",
            "departments,id",
            PLAN
        ],
        &["list", "--columns", "all", "--pillar", "窓口", PLAN],
    ]));
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    insta::assert_snapshot!(runs(&[
        &["list", "--department", "教育員会事務局"],
        &["list", "--rating", "E", PLAN],
        &["list", "--plan", "kameyama"],
        &["list", "--search", "ぬるぽ", PLAN],
        &["list", "--lang", "en", "--search", "xyzzy", PLAN],
        &["show"],
        &["show", "9-9-9", "--file", PLAN],
        &["show", "1-1", "--file", PLAN],
        &["show", "2-1-1", "--year", "R4", "--file", PLAN],
        &["show", "1-1-1", "--file", PLAN, "--rating", "C"],
        &["compare", "--years", "R6"],
        &["compare", "--years", "R6,R6"],
        &["lst"],
        &["list", "tests/plans/none.toml"],
        &["list", PLAN, "tests/broken/dangling-pillar.toml"],
        &["plans.toml", "--lang", "ja", "list"],
    ]));
}

#[test]
fn words_are_found_as_they_sound_and_with_a_mistake() {
    insta::assert_snapshot!(runs(&[
        &["list", "--search", "toshokan"],
        &["list", "--search", "マイナンパー"],
        &["list", "--search", "tablet", "--lang", "en"],
        &["list", "--search", "tosyokam", "--plan", "kameyama-dx"],
        &[
            "list",
            "--search",
            "tosyokam",
            "--lang",
            "en",
            "--plan",
            "kameyama-dx"
        ],
        &[
            "list",
            "--search",
            "toshokan",
            "--rating",
            "D",
            "--plan",
            "kameyama-dx,toyama-dx"
        ],
    ]));
}

#[test]
fn rows_of_several_plans_are_told_apart() {
    insta::assert_snapshot!(runs(&[
        &["list", "--search", "オープンデータ", "--rating", "A,-"],
        &["show", "mie-strategy/17", "--year", "R3"],
        &[
            "summary",
            "--plan",
            "toyama-dx,kameyama-dx",
            "--format",
            "csv",
            "--crlf"
        ],
        &[
            "compare",
            "①(2)2",
            "--plan",
            "kameyama-dx",
            "--years",
            "R6,R4"
        ],
        &["compare", "1-1-2", "--file", PLAN, "--unchanged"],
    ]));
}

#[test]
fn labels_are_english_on_request() {
    insta::assert_snapshot!(runs(&[
        &["--lang", "en", "list", PLAN, "--format", "table"],
        &["show", "1-1-1", "--file", PLAN, "--lang", "en"],
        &[
            "compare", "1-1-1", "--file", PLAN, "--lang", "en", "--format", "table"
        ],
        &[
            "summary",
            "--by",
            "department",
            "--level",
            "2",
            PLAN,
            "--lang",
            "en",
            "--format",
            "table"
        ],
        &["indicators", PLAN, "--lang", "en", "--format", "table"],
    ]));
}

/// Whether a character is of Japanese writing. 「 and 」 are not: they stand
/// around what a plan says.
pub(crate) fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{300b}' | '\u{300e}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

#[test]
fn nothing_in_an_english_answer_about_an_english_plan_is_japanese() {
    const ENGLISH: &str = "tests/english/riverside.toml";
    let asked: [&[&str]; 10] = [
        &["list", ENGLISH, "--columns", "all"],
        &["show", "--file", ENGLISH],
        &["compare", "--file", ENGLISH, "--unchanged"],
        &["diff", "tests/versions/riverside.toml", ENGLISH],
        &["summary", ENGLISH, "--by", "pillar"],
        &["summary", ENGLISH, "--by", "department"],
        &["summary", ENGLISH, "--by", "plan"],
        &["indicators", ENGLISH],
        &["plans", ENGLISH],
        &["list", ENGLISH, "--rating", "Z"],
    ];
    let mut found = Vec::new();
    let mut ask = |arguments: &[&str]| {
        let output = run(arguments);
        let said = [output.stdout, output.stderr].map(|bytes| utf_8(&bytes));
        assert_ne!(said.concat(), "", "{arguments:?}");
        for text in said {
            let lines = text.lines().filter(|line| line.contains(is_japanese));
            found.extend(lines.map(|line| format!("{arguments:?}: {line}")));
        }
    };
    for arguments in asked {
        for format in FORMATS {
            ask(&[arguments, &["--lang", "en", "--format", format]].concat());
        }
    }
    let by_plan = ["summary", ENGLISH, "--by", "plan"];
    for arguments in [&["plans", ENGLISH][..], &["indicators", ENGLISH], &by_plan] {
        let years = stdout(&[arguments, &["--lang", "en", "--format", "csv"]].concat());
        assert!(years.contains(",FY2024,"), "{years}");
        assert!(!years.contains(",R6,"), "{years}");
    }
    ask(&["check", ENGLISH, "--lang", "en"]);
    for format in ["json", "github", "sarif", "markdown"] {
        ask(&["check", ENGLISH, "--lang", "en", "--format", format]);
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_summary_is_the_table_that_the_report_prints() {
    let summary = stdout(&["summary", "--plan", "kameyama-dx"]);
    let total = summary.lines().last().expect("a last line");
    let total: Vec<&str> = total.split_whitespace().collect();
    let printed = [
        "合計", "61", "66.3%", "24", "26.1%", "5", "5.4%", "2", "2.2%", "92",
    ];
    assert_eq!(total, printed);
}

#[test]
fn without_a_command_the_rows_are_those_of_list() {
    assert_eq!(stdout(&[PLAN]), stdout(&["list", PLAN]));
    assert_eq!(stdout(&[]), stdout(&["list"]));
}

#[test]
fn ambiguous_characters_line_up_in_both_widths() {
    let rows = |width| stdout(&["list", "--plan", "mie-digiplan", "--ambiguous-width", width]);
    assert!(rows("1").contains('※'));
    assert_ne!(rows("1"), rows("2"));
}

#[test]
fn a_closed_pipe_is_the_end_of_the_answer() {
    for command in [
        &["list"][..],
        &["show", "--rating", "A"],
        &["compare"],
        &["diff", LAST_YEAR, PLAN],
        &["summary"],
        &["indicators", "--format", "json"],
        &["plans"],
        &["list", "--format", "csv"],
    ] {
        let mut child = tenken(command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{command:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command:?}");
    }
}

#[test]
fn nothing_is_coloured_for_a_pipe() {
    for command in [
        &["list"][..],
        &["summary"],
        &["--help"],
        &["list", "--help"],
    ] {
        let plain = stdout(command);
        let without = tenken(command).env("NO_COLOR", "1").output();
        let without = without.expect("it runs").stdout;
        assert_eq!(plain.as_bytes(), without, "{command:?}");
        assert!(!plain.contains('\u{1b}'), "{command:?}");
    }
}

/// A line of keys, all of them wrong.
#[test]
fn of_settings_with_very_many_mistakes_some_are_said_and_the_rest_is_counted() {
    const KEYS: usize = 20_000;
    let home = tempfile::tempdir().expect("a folder");
    let keys: String = (0..KEYS).map(|key| format!("\"zz{key}\", ")).collect();
    let settings = format!("[keys]\nsearch = [{keys}]\n");
    fs::create_dir(home.path().join("tenken")).expect("a folder");
    fs::write(home.path().join("tenken/config.toml"), settings).expect("a file");
    let mut list = tenken(&["list", PLAN]);
    let output = list.env("XDG_CONFIG_HOME", home.path()).output();
    let output = output.expect("it runs");
    assert_eq!(output.stdout, run(&["list", PLAN]).stdout);
    let said = utf_8(&output.stderr);
    assert!(
        said.contains("ほかに bad-key がここから 19,900件あります"),
        "{said}"
    );
    assert!(said.len() < 100_000, "{} bytes", said.len());
}

fn plan_file(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().suffix(".toml").tempfile();
    let file = file.expect("a file");
    fs::write(file.path(), text).expect("it can be written");
    file
}

proptest! {
    #![proptest_config(generated::cases(24))]

    #[test]
    fn every_format_holds_all_rows_and_commands_nobody(text in generated::plan_file()) {
        let file = plan_file(&text);
        let path = file.path().to_str().expect("a plain name");
        let json: Json = serde_json::from_str(&stdout(&["list", path, "--format", "json"]))
            .expect("JSON");
        let rows = json.get("rows").and_then(Json::as_array).expect("rows").len();

        let csv = stdout(&["list", path, "--format", "csv", "--columns", "all"]);
        let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let records: Vec<_> = reader.records().collect::<Result<_, _>>().expect("CSV");
        prop_assert_eq!(records.len(), rows);
        for cell in records.iter().flatten() {
            prop_assert!(!is_formula(cell), "{:?}", cell);
        }

        let count = |format| stdout(&["list", path, "--format", format]).lines().count();
        prop_assert_eq!(count("plain"), rows);
        prop_assert_eq!(count("jsonl"), rows);
        prop_assert_eq!(count("tsv"), rows + 1);

        for format in FORMATS {
            let written = stdout(&["list", path, "--format", format, "--columns", "all"]);
            let written = written.trim_start_matches('\u{feff}');
            let commands = |c: char| !matches!(c, '\n' | '\t') && tenken::document::is_hostile(c);
            prop_assert!(!written.contains(commands), "{} {:?}", format, written);
        }
    }
}
