//! Plans from standard input.

use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};

use insta::assert_snapshot;
use portable_pty::CommandBuilder;

use crate::started::{program, tenken, tenken_on_a_terminal, utf_8};
use crate::terminal::Terminal;

const MINATO: &str = include_str!("../plans/minato.toml");

/// What comes of a command that a text is piped into.
fn piped(text: &str, arguments: &[&str]) -> Output {
    let mut child = tenken(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut input = child.stdin.take().expect("a pipe");
    // A command that does not read to the end has closed it.
    let _ = input.write_all(text.as_bytes());
    drop(input);
    child.wait_with_output().expect("it ends")
}

/// All that is said of standard input, and the exit code.
fn said(text: &str, arguments: &[&str]) -> String {
    let output = piped(text, arguments);
    let code = output.status.code().unwrap_or(-1);
    format!("{}--- exit {code}\n", utf_8(&output.stderr))
}

#[test]
fn every_command_answers_about_a_plan_from_standard_input_as_about_its_file() {
    let file = "tests/plans/minato.toml";
    for arguments in [
        ["list", "-"].as_slice(),
        &["show", "1-1-1", "--file", "-"],
        &["compare", "--file", "-"],
        &["diff", "tests/versions/minato.toml", "-"],
        &["diff", "-", "tests/versions/minato.toml"],
        &["summary", "-"],
        &["indicators", "-"],
        &["plans", "-"],
        &["-"],
    ] {
        let of_file: Vec<&str> = arguments
            .iter()
            .map(|argument| if *argument == "-" { file } else { argument })
            .collect();
        let expected = tenken(&of_file).output().expect("it runs");
        let output = piped(MINATO, arguments);
        assert!(output.status.success(), "{arguments:?}");
        assert_eq!(
            utf_8(&output.stdout),
            utf_8(&expected.stdout),
            "{arguments:?}"
        );
    }
}

#[test]
fn it_has_a_name_in_diagnostics() {
    let broken = MINATO.replace("review_year", "reveiw_year");
    assert_snapshot!(said(&broken, &["list", "-"]));
    assert_snapshot!(said(&broken, &["list", "-", "--lang", "en"]));
    let output = piped(&broken, &["check", "-", "--format", "json"]);
    assert!(utf_8(&output.stdout).contains("\"<stdin>\""));
}

#[test]
fn it_can_be_read_only_once() {
    assert_snapshot!(said(MINATO, &["list", "-", "-"]));
    assert_snapshot!(said(MINATO, &["list", "-", "-", "--lang", "en"]));
    assert_snapshot!(said(MINATO, &["diff", "-", "-"]));
}

#[test]
fn an_empty_or_closed_one_is_said_as_an_empty_file_is() {
    let empty = piped("", &["list", "-"]);
    assert_eq!(empty.status.code(), Some(1));
    assert!(utf_8(&empty.stderr).contains("<stdin>"));
    let closed = std::process::Command::new("sh")
        .args(["-c", &format!("exec '{}' list - <&-", program().display())])
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("LANG", "C.UTF-8")
        .output()
        .expect("it runs");
    assert_eq!(closed.status.code(), Some(1));
    assert_eq!(utf_8(&closed.stderr), utf_8(&empty.stderr));
}

#[test]
fn a_plan_that_nobody_pipes_in_is_not_waited_for() {
    for arguments in [["-"].as_slice(), &["list", "-"]] {
        let mut terminal = Terminal::start(80, 24, arguments);
        terminal.wait_for_text("標準入力に計画が渡されていません");
        assert!(!terminal.wait_for_end().success());
        terminal.wait_until_given_back();
    }
}

/// The program in a terminal, with a plan from a pipe.
fn on_a_terminal(plan: &str) -> Terminal {
    let shell = tenken_on_a_terminal(&[]);
    let mut command = CommandBuilder::new("sh");
    for (name, value) in shell.iter_full_env_as_str() {
        command.env(name, value);
    }
    command.env_remove("NO_COLOR");
    command.env("EDITOR", "true");
    command.args(["-c", &format!("cat '{plan}' | '{}' -", program().display())]);
    Terminal::run(100, 24, command)
}

#[test]
fn the_screen_takes_its_keys_from_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("minato.toml");
    fs::write(&plan, MINATO).expect("a file");
    let mut terminal = on_a_terminal(&plan.to_string_lossy());
    terminal.wait_for_text("1/");
    terminal.press("j");
    terminal.wait_for_text(" 2/");
    terminal.press("E");
    terminal.wait_for_text("この計画にはファイルがありません");
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
    terminal.wait_until_given_back();
}
