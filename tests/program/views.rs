//! The command that is printed for a view, run as it is printed.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::started::{ROOT, program, run_in, tenken_on_a_terminal, utf_8};
use crate::terminal::Terminal;

/// Keeps a view of what the keys show, and returns the command that is printed for it.
fn printed(folder: &Path, arguments: &[&str], keys: &str) -> String {
    let mut command = tenken_on_a_terminal(arguments);
    command.cwd(folder);
    let settings = tempfile::tempdir().expect("a folder");
    command.env("XDG_CONFIG_HOME", settings.path());
    let mut terminal = Terminal::run(200, 30, command);
    terminal.wait_for_text("q 終了");
    terminal.press(keys);
    terminal.wait_until_quiet();
    terminal.press("Vx\r");
    terminal.wait_for_text("「x」として保存しました");
    let shown = terminal.contents();
    terminal.press("q");
    terminal.wait_for_end();
    let (_, command) = shown.split_once("保存しました").expect("it is said");
    command.lines().next().unwrap_or_default().trim().to_owned()
}

/// What a shell makes of a command.
fn ran(folder: &Path, command: &str) -> (Option<i32>, String, String) {
    let words = command.strip_prefix("tenken").expect("it is ours");
    let program = program().into_string().expect("a path");
    let line = format!("'{program}' {words}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).current_dir(folder);
    shell.env("XDG_CONFIG_HOME", "/nonexistent");
    shell.env(
        "LANG",
        env::var("LANG").unwrap_or_else(|_| "C.UTF-8".to_owned()),
    );
    let output = shell.output().expect("it runs");
    let said = utf_8(&output.stderr);
    (output.status.code(), utf_8(&output.stdout), said)
}

#[test]
fn the_command_of_a_view_answers_with_its_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let town = fs::read_to_string(Path::new(ROOT).join("data/kameyama-dx.toml")).expect("a plan");
    fs::write(folder.path().join("私の 計画.toml"), town).expect("a file");
    let file = "私の 計画.toml";
    for (arguments, keys, expected) in [
        (vec!["demo"], "rC\r", vec!["list", "demo", "--rating", "C"]),
        (
            vec![file],
            "d教育\ro",
            vec![
                "list",
                file,
                "--department",
                "教育委員会事務局",
                "--sort",
                "rating",
            ],
        ),
        (vec![file], "rC\r3", vec!["summary", file, "--rating", "C"]),
        (
            vec![file],
            "rC\r4",
            vec!["indicators", file, "--rating", "C"],
        ),
        (
            vec![file],
            "rC\r7",
            vec!["compare", "--file", file, "--rating", "C"],
        ),
        (
            vec![],
            "rD\r",
            vec!["list", "--plan", "kameyama-dx", "--rating", "D"],
        ),
    ] {
        let command = printed(folder.path(), &arguments, keys);
        let (code, rows, said) = ran(folder.path(), &command);
        assert_eq!(code, Some(0), "{command}: {said}");
        let expected = run_in(folder.path(), &expected);
        assert!(!rows.is_empty(), "{command}");
        assert_eq!(rows, utf_8(&expected.stdout), "{command}");
    }
}
