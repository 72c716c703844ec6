//! `tenken agenda`, `tenken minutes` and `tenken tasks`: what they make of the records of
//! meetings.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::answers::{FORMATS, is_japanese};
use crate::started::{ROOT, run_in, tenken, tenken_on_a_terminal, utf_8};
use crate::terminal::Terminal;
use crate::word::paragraphs;

/// A folder with the plan of a town, what is recorded of two meetings about it, and what was
/// looked into on the day of the second.
fn town() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = |file: &Path| {
        let name = file.file_name().expect("a name");
        fs::copy(file, folder.path().join(name)).expect("it can be copied");
    };
    copy(&Path::new(ROOT).join("tests/plans/minato.toml"));
    let beside = fs::read_dir(Path::new(ROOT).join("tests/meeting")).expect("a folder");
    beside.for_each(|file| copy(&file.expect("a file").path()));
    folder
}

/// Everything that a person sees of a run. A byte order mark is spelled out.
fn seen(folder: &Path, arguments: &[&str]) -> String {
    let output = run_in(folder, arguments);
    let errors = match utf_8(&output.stderr) {
        nothing if nothing.is_empty() => nothing,
        said => format!("--- stderr\n{said}"),
    };
    format!(
        "$ tenken {}\n{}{errors}--- exit {}\n",
        arguments.join(" "),
        utf_8(&output.stdout).replace('\u{feff}', "<BOM>"),
        output.status.code().unwrap_or(-1),
    )
}

fn runs(folder: &Path, runs: &[&[&str]]) -> String {
    let seen: Vec<String> = runs
        .iter()
        .map(|arguments| seen(folder, arguments))
        .collect();
    seen.join("\n")
}

/// The paragraphs of a file of Word, each after its style.
fn word(bytes: &[u8]) -> String {
    let paragraphs = paragraphs(bytes).into_iter();
    let lines = paragraphs.map(|paragraph| {
        let text = paragraph.text.replace('\n', "⏎").replace('\t', "⇥");
        let line = format!("{:10} {text}", paragraph.style);
        line.trim_end().to_owned() + "\n"
    });
    lines.collect()
}

fn check_ends(output: &Output, code: i32, said: &str) {
    let errors = utf_8(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{errors}");
    assert_eq!(errors, said);
}

// --- Minutes ------------------------------------------------------------------

#[test]
fn minutes_in_every_format() {
    let town = town();
    let minutes = ["minutes", "minato.toml"];
    let formats = ["text", "markdown", "csv"];
    let runs = formats.map(|format| {
        let arguments = [&minutes[..], &["--format", format]].concat();
        seen(town.path(), &arguments)
    });
    let docx = run_in(town.path(), &["minutes", "minato.toml", "--format", "docx"]);
    assert_eq!(docx.status.code(), Some(0));
    let all = format!("{}\n--- docx\n{}", runs.join("\n"), word(&docx.stdout));
    insta::assert_snapshot!(all);
}

#[test]
fn minutes_of_another_day_and_in_english() {
    let town = town();
    insta::assert_snapshot!(runs(
        town.path(),
        &[
            &["minutes", "minato.toml", "--meeting", "2026-05-20"],
            &["minutes", "minato.toml", "--lang", "en"],
        ]
    ));
}

#[test]
fn minutes_that_are_not_there_are_said_with_those_that_are() {
    let town = town();
    insta::assert_snapshot!(runs(
        town.path(),
        &[
            &["minutes", "minato.toml", "--meeting", "2026-08-21"],
            &["minutes", "minato.toml", "--meeting", "8/20"],
            &["minutes", "demo"],
            &["minutes", "demo", "--meeting", "2026-08-21", "--lang", "en"],
            &["minutes"],
            &["minutes", "--plan", "toyama-d"],
            &["minutes", "none.toml"],
        ]
    ));
}

#[test]
fn the_name_of_the_file_says_what_is_written() {
    let town = town();
    let write = |file: &str| {
        let output = run_in(town.path(), &["minutes", "minato.toml", "-o", file]);
        assert_eq!(output.status.code(), Some(0), "{}", utf_8(&output.stderr));
        assert_eq!(utf_8(&output.stdout), "");
        fs::read(town.path().join(file)).expect("the file")
    };
    let stdout = |format: &str| {
        let arguments = ["minutes", "minato.toml", "--format", format];
        run_in(town.path(), &arguments).stdout
    };
    for (file, format) in [
        ("会議録.docx", "docx"),
        ("minutes.DOCX", "docx"),
        ("minutes.md", "markdown"),
        ("minutes.txt", "text"),
        ("minutes", "text"),
        ("宿題.csv", "csv"),
    ] {
        assert!(write(file) == stdout(format), "{file}");
    }
}

#[test]
fn a_file_is_replaced_only_when_that_is_asked_for() {
    let town = town();
    let write = ["minutes", "minato.toml", "-o", "minutes.docx"];
    let said = "「令和8年度第2回 港町DX推進本部会議　会議録」を minutes.docx に書き出しました\n";
    check_ends(&run_in(town.path(), &write), 0, said);
    check_ends(
        &run_in(town.path(), &write),
        2,
        "tenken: minutes.docx は既にあります。上書きしてよければ --force を付けてください\n",
    );
    fs::write(town.path().join("minutes.docx"), "古いもの").expect("it is there");
    check_ends(
        &run_in(town.path(), &[&write[..], &["--force"]].concat()),
        0,
        &format!("前のファイルは minutes.docx.old に残しました\n{said}"),
    );
    let onto_itself = ["minutes", "minato.toml", "-o", "minato.toml", "--force"];
    check_ends(
        &run_in(town.path(), &onto_itself),
        2,
        "tenken: minato.toml は読み込むファイルそのものです。別の名前に書き出してください\n",
    );
}

#[test]
fn a_file_of_word_is_not_sent_to_a_terminal() {
    let town = town();
    let mut command = tenken_on_a_terminal(&["minutes", "minato.toml", "--format", "docx"]);
    command.cwd(town.path());
    let mut terminal = Terminal::run(120, 24, command);
    terminal.wait_for_text("-o 会議録.docx");
    assert_eq!(terminal.wait_for_end().exit_code(), 2);
}

// --- Agenda -------------------------------------------------------------------

#[test]
fn the_agenda_that_is_recorded_or_else_the_rows_that_are_asked_for() {
    let town = town();
    let recorded = ["agenda", "minato.toml"];
    let of_other_day = ["agenda", "minato.toml", "--meeting", "2026-09-10"];
    let agendas = runs(
        town.path(),
        &[
            &recorded,
            &[&recorded[..], &["--format", "markdown"]].concat(),
            &[&recorded[..], &["--sort", "plan", "--department", "市民部"]].concat(),
            &[
                &of_other_day[..],
                &["--sort", "rating", "--without-reprints"],
            ]
            .concat(),
            &[&of_other_day[..], &["--rating", "C", "--lang", "en"]].concat(),
            &[&of_other_day[..], &["--search", "ぬるぽ"]].concat(),
            &["agenda"],
            &["agenda", "demo", "--department", "なし課"],
        ],
    );
    let docx = run_in(town.path(), &["agenda", "minato.toml", "--format", "docx"]);
    assert_eq!(docx.status.code(), Some(0));
    insta::assert_snapshot!(format!("{agendas}\n--- docx\n{}", word(&docx.stdout)));
}

// --- Tasks --------------------------------------------------------------------

#[test]
fn tasks_in_every_format() {
    let town = town();
    let formats = FORMATS.map(|format| {
        let arguments = ["tasks", "minato.toml", "--format", format];
        seen(town.path(), &arguments)
    });
    insta::assert_snapshot!(formats.join("\n"));
}

#[test]
fn tasks_of_several_plans_stand_together_by_person() {
    let town = town();
    let plan = fs::read_to_string(town.path().join("minato.toml")).expect("a plan");
    let other = plan
        .replace("\"minato\"", "\"okamachi\"")
        .replace("港町", "丘町");
    fs::write(town.path().join("okamachi.toml"), other).expect("a folder");
    let record = "format = 1\nplan = \"okamachi\"\nmeeting = \"2026-07-01\"\nwriter = \"ito\"\n\
                  [[entries]]\nnumber = 1\nkind = \"task\"\nrow = \"9\"\nwho = \"企画課\"\n\
                  text = \"=1+1\"\ntime = \"9:00\"\n";
    let name = "okamachi.meeting-2026-07-01.ito.toml";
    fs::write(town.path().join(name), record).expect("a folder");
    insta::assert_snapshot!(runs(
        town.path(),
        &[
            &["tasks", "."],
            &["tasks", ".", "--open", "--format", "csv"],
            &[
                "tasks",
                "okamachi.toml",
                "--lang",
                "en",
                "--format",
                "table"
            ],
            &["tasks", "demo"],
        ]
    ));
}

// --- Records ------------------------------------------------------------------

/// Appends to a record what a program that died has left.
fn tear(town: &TempDir) {
    let record = town.path().join("minato.meeting-2026-08-20.suzuki.toml");
    let text = fs::read_to_string(&record).expect("a record");
    let torn = "\n[[entries]]\nnumber = 6\nkind = \"decision\"\ntext = \"書きか";
    fs::write(record, text + torn).expect("it is there");
}

#[test]
fn what_is_wrong_with_records_is_said_and_the_rest_is_written() {
    let whole = town();
    let town = town();
    tear(&town);
    let unreadable = town.path().join("minato.meeting-2026-08-20.ito.toml");
    fs::create_dir(unreadable).expect("a folder");
    for command in [&["agenda"][..], &["minutes"], &["tasks"]] {
        let arguments = [command, &["minato.toml"]].concat();
        let expected = run_in(whole.path(), &arguments);
        assert_eq!(expected.status.code(), Some(0));
        let output = run_in(town.path(), &arguments);
        assert_eq!(output.status.code(), Some(1), "{command:?}");
        assert_eq!(utf_8(&output.stdout), utf_8(&expected.stdout));
        let said = utf_8(&output.stderr);
        assert!(said.contains("warning[torn-entry]"), "{said}");
        assert!(said.contains("warning[cannot-read]"), "{said}");
    }
}

#[test]
fn plans_without_a_folder_have_their_records_in_that_of_the_person() {
    let person = tempfile::tempdir().expect("a folder");
    let meetings = person.path().join("tenken/meetings");
    fs::create_dir_all(&meetings).expect("a folder");
    let record = "format = 1\nplan = \"demo\"\nmeeting = \"2026-07-01\"\nwriter = \"ito\"\n\
                  [[entries]]\nnumber = 1\nkind = \"task\"\nrow = \"1-1-1\"\nwho = \"企画課\"\n\
                  text = \"調べる\"\ntime = \"9:00\"\n";
    let name = "demo.meeting-2026-07-01.ito.toml";
    fs::write(meetings.join(name), record).expect("a folder");
    let mut command = tenken(&["tasks", "demo", "--format", "tsv"]);
    let output = command.env("XDG_STATE_HOME", person.path()).output();
    let output = output.expect("it runs");
    let tasks = utf_8(&output.stdout);
    let [_, task] = tasks.lines().collect::<Vec<_>>()[..] else {
        unreachable!("{tasks}")
    };
    assert!(task.starts_with("demo\t企画課\t\t未了\t宿題事項\t調べる\t1-1-1\t"));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn words_of_records_command_nobody() {
    let town = town();
    let record = "format = 1\nplan = \"minato\"\nmeeting = \"2026-09-01\"\nwriter = \"ito\"\n\
                  [[entries]]\nnumber = 1\nkind = \"task\"\nwho = \"=A1\\u001b[2J\"\n\
                  by = \"@B1\\u202e\"\ntext = [\"=C1\\u0007\", \"\\u009b31m\"]\ntime = \"9:00\"\n\
                  [[entries]]\nnumber = 2\nkind = \"meeting\"\ntitle = \"\\u001b[31m会議\"\n\
                  place = \"\\u2028\"\npeople = [\"\\u0000\"]\ntime = \"9:00\"\n";
    let name = "minato.meeting-2026-09-01.ito.toml";
    fs::write(town.path().join(name), record).expect("a folder");
    let written = |arguments: &[&str]| {
        let output = run_in(town.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", utf_8(&output.stderr));
        let text = utf_8(&output.stdout);
        let text = text.trim_start_matches('\u{feff}').to_owned();
        let commands = |c: char| !matches!(c, '\n' | '\t') && tenken::document::is_hostile(c);
        assert!(!text.contains(commands), "{arguments:?}: {text:?}");
        text
    };
    for format in ["text", "markdown", "csv"] {
        let minutes = written(&["minutes", "minato.toml", "--format", format]);
        assert!(
            minutes.contains("A1␛\\[2J") || minutes.contains("A1␛[2J"),
            "{minutes}"
        );
    }
    written(&["agenda", "minato.toml", "--meeting", "2026-09-01"]);
    for format in FORMATS {
        written(&["tasks", "minato.toml", "--format", format]);
    }
    let csv = written(&["minutes", "minato.toml", "--format", "csv"]);
    assert!(csv.contains(",'=A1␛[2J,'@B1<U+202E>,"), "{csv}");
}

#[test]
fn nothing_on_an_english_paper_about_an_english_plan_is_japanese() {
    let folder = Path::new(ROOT).join("tests/english");
    let asked: [&[&str]; 7] = [
        &["minutes", "riverside.toml"],
        &["minutes", "riverside.toml", "--format", "markdown"],
        &["minutes", "riverside.toml", "--format", "csv"],
        &["minutes", "riverside.toml", "--meeting", "2026-08-21"],
        &["agenda", "riverside.toml"],
        &["agenda", "riverside.toml", "--format", "markdown"],
        &["tasks", "riverside.toml", "--format", "table"],
    ];
    for arguments in asked {
        let output = run_in(&folder, &[arguments, &["--lang", "en"]].concat());
        let said = utf_8(&output.stdout) + &utf_8(&output.stderr);
        let japanese: Vec<&str> = said
            .lines()
            .filter(|line| line.contains(is_japanese))
            .collect();
        assert_eq!(japanese, Vec::<&str>::new(), "{arguments:?}");
        assert_ne!(said, "");
    }
    let docx = [
        "minutes",
        "riverside.toml",
        "--lang",
        "en",
        "--format",
        "docx",
    ];
    let docx = word(&run_in(&folder, &docx).stdout);
    assert!(docx.contains("Heading2   1-1-1  Forms"), "{docx}");
    assert!(!docx.contains(is_japanese), "{docx}");
}
