//! The commands that a newcomer starts with: a plan to write on, the schema
//! for the editor, completions, the manual and the help.

#![allow(clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::started::{ROOT, program, run, run_in, tenken, utf_8};

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
        "our-town.toml を書きました。書き直したら tenken check our-town.toml で確認してください。\n(0)"
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
        "tenken: plan.toml は既にあります。上書きしてよければ --force を付けてください\n(2)"
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
        "tenken: nowhere/plan.toml を書けません。フォルダーがあるか確認してください\n(1)"
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
    let program = program();
    let bin = Path::new(&program).parent().expect("a folder");
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
fn completions_are_explained_in_the_language_that_is_asked_for() {
    let completions = written(&["completions", "fish", "--lang", "en"]);
    assert!(completions.contains("'Write the JSON Schema of plan files (for editors)'"));
    assert!(!completions.contains("計画ファイルの JSON Schema"));
    let completions = written(&["completions", "zsh", "--lang", "en"]);
    assert!(completions.contains("sarif\\:\"SARIF 2.1.0 (the format of code scanning)\""));
}

#[test]
fn powershell_completes() {
    // It is nowhere to be had here, so that only what it registers is looked at.
    let completions = written(&["completions", "powershell"]);
    for line in [
        "Register-ArgumentCompleter -Native -CommandName 'tenken'",
        "'tenken;check' {",
        "'計画ファイルの JSON Schema",
    ] {
        assert!(completions.contains(line), "{line}");
    }
}

#[test]
fn no_other_shell_is_promised() {
    assert_eq!(run(&["completions", "tcsh"]).status.code(), Some(2));
}

// --- man ----------------------------------------------------------------------

/// The manual as groff sets it, which has nothing to complain about.
fn set_manual(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tenken.1");
    fs::write(&file, written(arguments)).expect("a file");
    let output = Command::new("groff")
        .args(["-Kutf8", "-man", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-u"])
        .arg(&file)
        .output()
        .expect("it runs");
    assert_eq!(utf_8(&output.stderr), "");
    utf_8(&output.stdout)
}

#[test]
fn the_manual_is_set_without_a_warning() {
    if !is_there("groff") {
        return;
    }
    let page = set_manual(&["man"]);
    for words in [
        "tenken - 自治体のDX推進計画",
        "--format FORMAT",
        "tenken check plans/ --deny warnings",
        "tenken completions bash > tenken",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let page = set_manual(&["man", "--lang", "en"]);
    for words in [
        "- Review the DX plan",
        "SYNOPSIS",
        "EXAMPLES AND EXIT CODES",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn the_manual_has_a_section_for_every_command() {
    let page = written(&["man"]);
    let help = written(&["-h"]);
    let commands = help.lines().skip_while(|line| *line != "コマンド:").skip(1);
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
    let two = written(&["help", "diff"]);
    assert!(two.find("  <OLD>") < two.find("  <NEW>"), "{two}");
    let version = concat!("tenken ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(written(&["-V"]), version);
}

#[test]
fn help_in_english() {
    let calls: [&[&str]; 5] = [
        &["-h"],
        &["--help"],
        &["list", "--help"],
        &["check", "-h"],
        &["import", "--help"],
    ];
    let helps = calls.map(|arguments| {
        let help = written(&[arguments, &["--lang", "en"]].concat());
        format!("$ tenken {}\n{help}", arguments.join(" "))
    });
    insta::assert_snapshot!(helps.join("\n"));
}

/// How help begins, whatever says which language it is in.
fn first_words(arguments: &[&str], config: Option<&str>, locale: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    if let Some(config) = config {
        fs::create_dir(folder.path().join("tenken")).expect("a folder");
        fs::write(folder.path().join("tenken/config.toml"), config).expect("a file");
    }
    let mut command = tenken(arguments);
    let command = command.env("XDG_CONFIG_HOME", folder.path());
    let output = command.env("LANG", locale).output().expect("it runs");
    let said = said(&output);
    said.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn help_follows_the_language_that_is_asked_for() {
    let (english, japanese) = (Some("lang = \"en\""), Some("lang = \"ja\""));
    let (none, other): (Option<&str>, &str) = (None, "C.UTF-8");
    let help = ["init", "--help"].as_slice();
    for (arguments, config, locale, first) in [
        (help, none, other, "計画ファイルのひな形を書き出す"),
        (help, none, "en_US.UTF-8", "Write"),
        (
            help,
            japanese,
            "en_US.UTF-8",
            "計画ファイルのひな形を書き出す",
        ),
        (help, english, "ja_JP.UTF-8", "Write"),
        (
            &["--lang", "ja", "init", "-h"],
            english,
            other,
            "計画ファイルのひな形を書き出す",
        ),
        (&["init", "-h", "--lang", "en"], japanese, other, "Write"),
        (&["init", "--lang", "en", "-h"], japanese, other, "Write"),
        (&["help", "init", "--lang=en"], japanese, other, "Write"),
        (&["--lang", "en", "help", "init"], japanese, other, "Write"),
        (&["--lang", "fr", "init"], none, "en_US.UTF-8", "tenken:"),
    ] {
        assert_eq!(
            first_words(arguments, config, locale),
            first,
            "{arguments:?} {config:?}"
        );
    }
}

// --- Wrong arguments ------------------------------------------------------------

/// What is said of arguments that are wrong, after these.
fn told_of_wrong_arguments(before: &[&str]) -> String {
    let calls: [&[&str]; 18] = [
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
        &["compare", "--years", "R6"],
        &["summary", "--level", "x"],
        &["check", "--list-codes", "--explain", "bad-year"],
        &["chek"],
    ];
    let told = calls.map(|arguments| {
        let output = run(&[before, arguments].concat());
        assert_eq!(utf_8(&output.stdout), "", "{arguments:?}");
        let call = arguments.join(" ").replace('\u{1b}', "<ESC>");
        format!("$ tenken {call}\n{}", said(&output))
    });
    told.join("\n\n")
}

#[test]
fn wrong_arguments_are_told_in_japanese() {
    insta::assert_snapshot!(told_of_wrong_arguments(&[]));
}

#[test]
fn wrong_arguments_are_told_in_english() {
    insta::assert_snapshot!(told_of_wrong_arguments(&["--lang", "en"]));
}
