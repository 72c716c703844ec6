//! Text that would command a terminal, in every argument of every command and in names of
//! files: what is said of it shows it as marks.

use std::fs;
use std::path::Path;

use crate::started::{ROOT, run_in, utf_8};

/// An escape, a bell, a sequence in one byte, and a change of direction.
const HOSTILE: &str = "no\u{1b}[31m\u{7}\u{9b}x\u{202e}y";

/// Runs the program, and checks that nothing it says has a character that it should not.
fn check_harmless(folder: &Path, arguments: &[&str]) {
    let output = run_in(folder, arguments);
    for said in [utf_8(&output.stdout), utf_8(&output.stderr)] {
        let hostile = |c: char| c != '\n' && tenken::document::is_hostile(c);
        // A byte order mark begins a file of CSV.
        let said = said.trim_start_matches('\u{feff}');
        let found = said.chars().find(|c| hostile(*c));
        assert_eq!(found, None, "{arguments:?}: {said:?}");
    }
}

/// The words at the start of the lines of a help that begin with so many blanks.
fn listed(help: &str, blanks: usize) -> Vec<String> {
    let lines = help
        .lines()
        .filter_map(|line| line.strip_prefix(&" ".repeat(blanks)));
    let words = lines.filter_map(|line| line.split([' ', '=', '[']).next());
    let words = words.filter(|word| !word.is_empty() && word.is_ascii());
    words
        .map(|word| word.trim_end_matches(',').to_owned())
        .collect()
}

fn commands(folder: &Path) -> Vec<String> {
    let help = utf_8(&run_in(folder, &["help"]).stdout);
    let (_, listing) = help.split_once("コマンド:\n").expect("there are commands");
    let (listing, _) = listing.split_once("\n\n").expect("something follows");
    let commands = listed(listing, 2);
    assert!(commands.len() > 8, "{commands:?}");
    commands
}

/// The long flags that a help tells of.
fn flags(help: &str) -> Vec<String> {
    let words = help.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let flags = words.filter(|word| word.starts_with("--") && word.len() > 2);
    let mut flags: Vec<String> = flags.map(str::to_owned).collect();
    flags.sort();
    flags.dedup();
    flags
}

#[test]
fn no_argument_of_any_command_is_echoed_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = Path::new(ROOT).join("data/toyama-dx.toml");
    let plan = plan.to_string_lossy().into_owned();
    let mut count = 0;
    for command in commands(folder.path()) {
        let help = utf_8(&run_in(folder.path(), &["help", &command]).stdout);
        check_harmless(folder.path(), &[&command, HOSTILE]);
        for flag in flags(&help) {
            check_harmless(folder.path(), &[&command, &flag, HOSTILE]);
            check_harmless(folder.path(), &[&command, &plan, &flag, HOSTILE]);
            check_harmless(
                folder.path(),
                &[&command, &format!("{flag}={HOSTILE}"), &plan],
            );
            count += 1;
        }
    }
    check_harmless(folder.path(), &[HOSTILE]);
    check_harmless(folder.path(), &[&format!("--{HOSTILE}")]);
    assert!(count > 50, "{count} flags");
}

#[test]
fn no_name_of_a_file_is_echoed_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = |ending: &str| format!("{HOSTILE}{ending}");
    let copy = |from: &str, to: &str| {
        fs::copy(Path::new(ROOT).join(from), folder.path().join(name(to))).expect("a copy");
    };
    copy("tests/sheets/town.xlsx", ".xlsx");
    copy("tests/sheets/shift_jis.csv", ".csv");
    copy("data/toyama-dx.toml", ".toml");
    copy("tests/broken/many.toml", "broken.toml");
    fs::write(folder.path().join(name(".png.xlsx")), "PK\u{3}\u{4}").expect("a file");
    let (plan, broken) = (name(".toml"), name("broken.toml"));
    let (table, damaged) = (name(".xlsx"), name(".png.xlsx"));
    for arguments in [
        vec!["import", &table],
        vec!["import", &name(".csv"), "--sheet", HOSTILE],
        vec!["import", &damaged],
        vec!["import", &table, "--mapping", &broken],
        vec!["import", &table, "-o", &plan],
        vec!["import", &table, "-o", &table, "--force"],
        vec!["import", &table, "-o", &plan, "--force"],
        vec!["init", &plan],
        vec!["export", &plan, "--xlsx", &table],
        vec!["check", &broken],
        vec!["check", &plan, "--format", "markdown"],
        vec!["list", &plan, &broken],
        vec!["show", &plan, "1"],
        vec!["summary", &plan],
        vec!["compare", &plan],
        vec!["diff", &plan, &broken],
        vec!["diff", &plan, &plan],
        vec!["indicators", &plan],
    ] {
        check_harmless(folder.path(), &arguments);
    }
}
