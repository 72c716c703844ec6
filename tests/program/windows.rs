//! What only Windows has: files that a program keeps to itself, drives, wildcards that the
//! shell leaves alone, shares, a Ctrl-C that another program sends, settings in `%APPDATA%`.
//! `TENKEN_TESTED` is a program for it, `TENKEN_HOLD` one that keeps a file to itself until its
//! input ends, and `TENKEN_SHARE` the name of a share of the whole disk.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::started::{ROOT, run_in, tenken, tenken_on_a_terminal, utf_8};
use crate::terminal::Terminal;

/// A folder with a plan, a table, and what the table was imported to once.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to) in [
        ("tests/plans/minato.toml", "みなと町.toml"),
        ("tests/sheets/shift_jis.csv", "進捗 表.csv"),
    ] {
        fs::copy(Path::new(ROOT).join(from), folder.path().join(to)).expect("a copy");
    }
    fs::write(folder.path().join("取込.toml"), "古い").expect("a file");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// What a run in a folder ended with, and what it wrote.
fn ended(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run_in(folder, arguments);
    let (out, error) = (utf_8(&output.stdout), utf_8(&output.stderr));
    (output.status.code(), out, error)
}

/// Another program that keeps a file to itself.
struct Holder(Child);

impl Holder {
    fn keep(file: &Path) -> Self {
        let hold = env::var_os("TENKEN_HOLD").expect("a program that holds files");
        let mut command = Command::new(hold);
        command
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        let output = child.stdout.take().expect("it says that it holds the file");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("a line");
        assert_eq!(line.trim_end(), "held");
        Self(child)
    }

    fn let_go(mut self) {
        drop(self.0.stdin.take());
        self.0.wait().expect("it ends");
    }
}

#[test]
#[ignore = "needs Windows"]
fn a_plan_that_another_program_keeps_is_named_and_so_is_what_to_do() {
    let desk = desk();
    let holder = Holder::keep(&desk.path().join("みなと町.toml"));
    let (code, out, error) = ended(desk.path(), &["list", "みなと町.toml"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(error.contains("--> みなと町.toml"), "{error}");
    assert!(error.contains("で閉じてください"), "{error}");
    holder.let_go();
    assert_eq!(ended(desk.path(), &["list", "みなと町.toml"]).0, Some(0));
}

#[test]
#[ignore = "needs Windows"]
fn a_table_that_another_program_keeps_is_named_and_so_is_what_to_do() {
    let desk = desk();
    let holder = Holder::keep(&desk.path().join("進捗 表.csv"));
    let import = ["import", "進捗 表.csv", "-o", "new.toml"];
    let (code, _, error) = ended(desk.path(), &import);
    assert_eq!(code, Some(1), "{error}");
    assert!(
        error.starts_with("tenken: 進捗 表.csv はほかのプログラム"),
        "{error}"
    );
    holder.let_go();
    assert_eq!(ended(desk.path(), &import).0, Some(0));
}

#[test]
#[ignore = "needs Windows"]
fn a_file_that_cannot_be_replaced_stays_and_nothing_else_is_left() {
    let desk = desk();
    let before = names(desk.path());
    let holder = Holder::keep(&desk.path().join("取込.toml"));
    let import = ["import", "進捗 表.csv", "-o", "取込.toml", "--force"];
    let (code, _, error) = ended(desk.path(), &import);
    assert_eq!(code, Some(1), "{error}");
    assert!(error.contains("取込.toml はほかのプログラム"), "{error}");
    holder.let_go();
    assert_eq!(names(desk.path()), before);
    let old = fs::read_to_string(desk.path().join("取込.toml")).expect("the file");
    assert_eq!(old, "古い");
}

#[test]
#[ignore = "needs Windows"]
fn a_file_is_replaced_once_the_other_program_lets_it_go() {
    let desk = desk();
    let holder = Holder::keep(&desk.path().join("取込.toml"));
    let letting_go = thread::spawn(move || {
        thread::sleep(Duration::from_millis(250));
        holder.let_go();
    });
    let import = ["import", "進捗 表.csv", "-o", "取込.toml", "--force"];
    let (code, _, error) = ended(desk.path(), &import);
    letting_go.join().expect("it lets go");
    assert_eq!(code, Some(0), "{error}");
    let old = fs::read_to_string(desk.path().join("取込.toml.old")).expect("the old file");
    assert_eq!(old, "古い");
    assert_eq!(ended(desk.path(), &["check", "取込.toml"]).0, Some(0));
}

#[test]
#[ignore = "needs Windows"]
fn paths_have_drives_backslashes_and_wildcards() {
    let desk = desk();
    fs::remove_file(desk.path().join("取込.toml")).expect("it is there");
    fs::create_dir(desk.path().join("計画")).expect("a folder");
    let (from, to) = (desk.path().join("みなと町.toml"), desk.path().join("計画"));
    fs::rename(from, to.join("みなと町.toml")).expect("it moves");
    let expected = ended(desk.path(), &["list", "計画/みなと町.toml"]);
    assert_eq!(expected.0, Some(0), "{}", expected.2);
    let absolute = format!("Z:{}", to.display()).replace('/', "\\");
    for path in [r"計画\みなと町.toml", r"計画\*.toml", "計画", &absolute] {
        assert_eq!(ended(desk.path(), &["list", path]), expected, "{path}");
    }
    let (code, _, error) = ended(desk.path(), &["list", r"計画\なし.toml"]);
    assert_eq!(code, Some(1));
    assert!(error.contains(r"--> 計画\なし.toml"), "{error}");
}

#[test]
#[ignore = "needs Windows"]
fn every_command_reads_and_writes_files_with_japanese_names() {
    let desk = desk();
    let (plan, plain) = ("みなと町.toml", "minato.toml");
    fs::copy(desk.path().join(plan), desk.path().join(plain)).expect("a copy");
    for command in [
        &["list"][..],
        &["show", "1-1-1", "--file"],
        &["compare", "--file"],
        &["check"],
    ] {
        let ended_with = |plan| ended(desk.path(), &[command, &[plan]].concat());
        let (code, out, error) = ended_with(plan);
        assert_eq!(code, Some(0), "{command:?}: {error}");
        assert!(!out.is_empty() || !error.is_empty(), "{command:?}");
        let named = |said: String| said.replace(plain, plan);
        let (_, expected, _) = ended_with(plain);
        assert_eq!(out, named(expected), "{command:?}");
    }
    for command in [
        ["export", plan, "--xlsx", r".\書き出し 表.xlsx"].as_slice(),
        &["import", "書き出し 表.xlsx", "-o", "読み込み.toml"],
        &["check", "読み込み.toml"],
        &["init", "新しい計画.toml"],
        &["check", "新しい計画.toml"],
    ] {
        let (code, _, error) = ended(desk.path(), command);
        assert_eq!(code, Some(0), "{command:?}: {error}");
    }
}

#[test]
#[ignore = "needs Windows"]
fn paths_lead_to_shared_folders_and_past_what_the_system_reads_in_them() {
    let desk = desk();
    let share = env::var("TENKEN_SHARE").expect("a share of the whole disk");
    let expected = ended(desk.path(), &["list", "みなと町.toml"]);
    let folder = desk.path().display().to_string().replace('/', "\\");
    for root in [&share, r"\\?\Z:"] {
        let inside = |name: &str| format!(r"{root}{folder}\{name}");
        let plan = inside("みなと町.toml");
        assert_eq!(ended(desk.path(), &["list", &plan]), expected, "{plan}");
        let (table, new) = (inside("進捗 表.csv"), inside("取込.toml"));
        let import = ["import", &table, "-o", &new, "--force"];
        let (code, _, error) = ended(desk.path(), &import);
        assert_eq!(code, Some(0), "{import:?}: {error}");
        let (code, _, error) = ended(desk.path(), &["check", &new]);
        assert_eq!(code, Some(0), "{new}: {error}");
    }
}

/// It ends as a program does that Ctrl-C ends, with a code of which Unix keeps the last byte.
#[test]
#[ignore = "needs Windows"]
fn ctrl_c_of_another_program_ends_it_and_gives_the_terminal_back() {
    const INTERRUPTED: u32 = 0xC000_013A;
    let folder = tempfile::tempdir().expect("a folder");
    let asked_for = folder.path().join("interrupt");
    let mut command = tenken_on_a_terminal(&[]);
    command.env("TENKEN_INTERRUPT", format!("Z:{}", asked_for.display()));
    let mut terminal = Terminal::run(80, 24, command);
    terminal.wait_for_text("1/92件");
    fs::write(asked_for, "").expect("a file");
    assert_eq!(terminal.wait_for_end().exit_code(), INTERRUPTED & 0xff);
    terminal.wait_until_given_back();
}

#[test]
#[ignore = "needs Windows"]
fn settings_are_in_the_folder_for_them() {
    let folder = env::var_os("TENKEN_APPDATA").expect("the folder of settings");
    let folder = PathBuf::from(folder).join("tenken");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("config.toml"), "lang = \"en\"\r\n").expect("a file");
    let output = tenken(&["list", "--help"]).output().expect("it runs");
    fs::remove_dir_all(&folder).expect("it is there");
    assert!(utf_8(&output.stdout).contains("Usage:"));
    let output = tenken(&["list", "--help"]).output().expect("it runs");
    assert!(utf_8(&output.stdout).contains("使い方:"));
}
