//! The commands that a newcomer starts with: a plan to write on, the schema
//! for the editor, completions, the manual and the help.

#![allow(clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::started::{PROGRAM, ROOT, run, run_in, tenken, utf_8};

/// What a call writes that must succeed.
fn written(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    assert_eq!(utf_8(&output.stderr), "", "{arguments:?}");
    utf_8(&output.stdout)
}

/// How a call ended: everything it said, and its code.
fn said(output: &Output) -> String {
    let code = output.status.code().unwrap_or_default();
    let (out, errors) = (utf_8(&output.stdout), utf_8(&output.stderr));
    format!("{out}{errors}({code})")
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    for arguments in [
        ["init", ""],
        ["schema", ""],
        ["man", ""],
        ["completions", "bash"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let arguments = arguments.into_iter().filter(|word| !word.is_empty());
        let mut command = tenken(&arguments.collect::<Vec<_>>());
        let output = command.stdout(writer).stderr(Stdio::piped()).output();
        assert_eq!(said(&output.expect("it runs")), "(0)");
    }
}

// --- init ---------------------------------------------------------------------

#[test]
fn the_starter_has_nothing_wrong_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run_in(folder.path(), &["init", "our-town.toml"]);
    assert_eq!(
        said(&output),
        "our-town.toml を書きました。書き直したら tenken check our-town.toml で確かめてください。\n(0)"
    );
    let output = run_in(folder.path(), &["check", "our-town.toml"]);
    assert_eq!(
        said(&output),
        "問題は見つかりませんでした（1ファイル）\n(0)"
    );
    let output = run_in(folder.path(), &["list", "our-town.toml"]);
    assert_eq!(utf_8(&output.stdout).lines().count(), 3);
    let starter = fs::read_to_string(folder.path().join("our-town.toml")).expect("a file");
    assert_eq!(starter, written(&["init"]));
}

/// What the starter shows of the format: the keys of the schema that stand in
/// it, as keys or behind the sign of a comment.
#[test]
fn the_starter_shows_every_key_that_a_plan_begins_with() {
    let starter = written(&["init"]);
    let schema: serde_json::Value =
        serde_json::from_str(&written(&["schema"])).expect("the schema is JSON");
    let unshown = ["outcome", "contribution"];
    let tables = schema.get("$defs").and_then(|tables| tables.as_object());
    for table in tables.expect("tables").values() {
        let keys = table.get("properties").and_then(|keys| keys.as_object());
        for key in keys.into_iter().flat_map(|keys| keys.keys()) {
            let is_key = |line: &str| {
                let line = line.trim_start_matches("# ");
                line.starts_with(&format!("{key} ")) || line.starts_with(&format!("{key}."))
            };
            let is_shown = starter.lines().any(is_key)
                || starter.contains(&format!("{key}]"))
                || starter.contains(&format!(".{key}."))
                || starter.contains(&format!(" {key} = "));
            assert_eq!(is_shown, !unshown.contains(&key.as_str()), "{key}");
        }
    }
}

#[test]
fn the_starter_is_valid_by_the_schema() {
    let schema = serde_json::from_str(&written(&["schema"])).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is a schema");
    let starter: serde_json::Value = toml::from_str(&written(&["init"])).expect("TOML");
    let errors = validator.iter_errors(&starter).map(|e| e.to_string());
    assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn what_is_there_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plan.toml");
    fs::write(&file, "mine, and much longer than nothing").expect("a file");
    let output = run_in(folder.path(), &["init", "plan.toml"]);
    assert_eq!(
        said(&output),
        "tenken: plan.toml は既にあります。書き換えてよければ --force を付けてください\n(2)"
    );
    let kept = fs::read_to_string(&file).expect("a file");
    assert_eq!(kept, "mine, and much longer than nothing");
    let output = run_in(folder.path(), &["init", "plan.toml", "--force"]);
    assert_eq!(output.status.code(), Some(0));
    let overwritten = fs::read_to_string(&file).expect("a file");
    assert_eq!(overwritten, written(&["init"]));
}

#[test]
fn a_file_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run_in(folder.path(), &["init", "nowhere/plan.toml"]);
    assert_eq!(
        said(&output),
        "tenken: nowhere/plan.toml を書けません。フォルダがあるか確かめてください\n(1)"
    );
    assert_eq!(run(&["init", "--force"]).status.code(), Some(2));
}

#[test]
fn a_hostile_name_does_not_command_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run_in(folder.path(), &["init", "a\u{1b}[2J.toml"]);
    assert!(said(&output).starts_with("a␛[2J.toml を書きました"));
}

// --- schema -------------------------------------------------------------------

#[test]
fn the_schema_is_the_one_beside_the_plans() {
    let beside = Path::new(ROOT).join("data/plan.schema.json");
    let beside = fs::read_to_string(beside).expect("the schema");
    assert_eq!(written(&["schema"]), beside);
}

// --- completions ----------------------------------------------------------------

/// Whether a program is there to be asked; says so where it is not.
fn is_there(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let is_there = asked.is_ok_and(|status| status.success());
    if !is_there {
        eprintln!("{program} is not installed: what is for it is not tested here");
    }
    is_there
}

/// What a shell says of a script of its own with our completions before it.
fn in_shell(shell: &str, arguments: &[&str], script: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let completions = folder.path().join("completions");
    fs::write(&completions, written(&["completions", shell])).expect("a file");
    let syntax = Command::new(shell).arg("-n").arg(&completions).output();
    assert_eq!(said(&syntax.expect("it runs")), "(0)", "{shell} -n");
    let bin = Path::new(PROGRAM).parent().expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new(shell)
        .args(arguments)
        .arg("-c")
        .arg(script)
        .env("COMPLETIONS", &completions)
        .env("LC_ALL", "C.UTF-8")
        .env("PATH", format!("{}:{path}", bin.display()))
        .output();
    said(&output.expect("it runs"))
}

#[test]
fn bash_completes() {
    if !is_there("bash") {
        return;
    }
    let script = r#"
        source "$COMPLETIONS"
        COMP_WORDS=(tenken check --format '') COMP_CWORD=3
        _tenken tenken '' --format
        echo "${COMPREPLY[@]}"
    "#;
    let said = in_shell("bash", &["--norc", "--noprofile"], script);
    assert_eq!(said, "text json sarif github markdown\n(0)");
}

#[test]
fn zsh_completes() {
    if !is_there("zsh") {
        return;
    }
    let script = r#"
        autoload -Uz compinit && compinit -D -u
        source "$COMPLETIONS"
        echo "${_comps[tenken]}" && functions _tenken_commands | grep -c 'check:計画ファイル'
    "#;
    let said = in_shell("zsh", &["-f"], script);
    assert!(said.starts_with("_tenken\n"), "{said}");
    assert!(said.ends_with("(0)"), "{said}");
}

#[test]
fn fish_completes() {
    if !is_there("fish") {
        return;
    }
    let script =
        r#"source "$COMPLETIONS"; complete -C "tenken check --format "; complete -C "tenken sch""#;
    let said = in_shell("fish", &["--no-config"], script);
    for word in ["sarif\tSARIF 2.1.0", "schema\t計画ファイルの JSON Schema"] {
        assert!(said.contains(word), "{said}");
    }
}

#[test]
fn no_other_shell_is_promised() {
    assert_eq!(run(&["completions", "tcsh"]).status.code(), Some(2));
}

// --- man ----------------------------------------------------------------------

#[test]
fn the_manual_is_set_without_a_warning() {
    if !is_there("groff") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tenken.1");
    fs::write(&file, written(&["man"])).expect("a file");
    let output = Command::new("groff")
        .args(["-Kutf8", "-man", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-u"])
        .arg(&file)
        .output()
        .expect("it runs");
    assert_eq!(utf_8(&output.stderr), "");
    let page = utf_8(&output.stdout);
    for words in [
        "tenken - 自治体のDX推進計画",
        "--format FORMAT",
        "tenken check plans/ --deny warnings",
        "tenken completions bash > tenken",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn the_manual_has_a_section_for_every_command() {
    let page = written(&["man"]);
    let help = written(&["-h"]);
    let commands = help.lines().skip_while(|line| *line != "命令:").skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 7, "{commands:?}");
    assert!(!page.contains("\n.SH \"tenken help"), "{page}");
    for name in commands {
        assert!(
            page.contains(&format!("\n.SH \"tenken {name}\"\n")),
            "{name}"
        );
    }
}

// --- help ---------------------------------------------------------------------

#[test]
fn help_in_short() {
    insta::assert_snapshot!(written(&["check", "-h"]));
}

#[test]
fn help_in_full() {
    insta::assert_snapshot!(written(&["check", "--help"]));
}

#[test]
fn help_can_be_asked_for_in_every_way() {
    let full = written(&["check", "--help"]);
    assert_eq!(written(&["help", "check"]), full);
    assert!(written(&["--help"]).starts_with("自治体のDX推進計画を"));
    assert_eq!(written(&["help"]), written(&["--help"]));
    assert_ne!(written(&["-h"]), written(&["--help"]));
    let version = concat!("tenken ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(written(&["-V"]), version);
}

// --- Wrong arguments ------------------------------------------------------------

#[test]
fn wrong_arguments_are_told_in_japanese() {
    let calls: [&[&str]; 14] = [
        &["--nothing"],
        &["check", "--formt", "json"],
        &["check", "--format", "xml"],
        &["check", "--format", "jsn"],
        &["check", "--format"],
        &["list", "--year", "6"],
        &["completions"],
        &["completions", "tcsh"],
        &["init", "--force"],
        &["init", "a.toml", "b.toml"],
        &["check", "--format", "json", "--format", "text"],
        &["data", "list"],
        &["help", "chek"],
        &["check", "--\u{1b}[31m"],
    ];
    let told = calls.map(|arguments| {
        let output = run(arguments);
        assert_eq!(utf_8(&output.stdout), "", "{arguments:?}");
        let call = arguments.join(" ").replace('\u{1b}', "<ESC>");
        format!("$ tenken {call}\n{}", said(&output))
    });
    insta::assert_snapshot!(told.join("\n\n"));
}
