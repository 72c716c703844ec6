//! The plan as a meeting saw it, and what the next one is told of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::noting::{PLAN, meeting_of, town};
use crate::started::{run_in, tenken_on_a_terminal, utf_8};
use crate::terminal::Terminal;

/// The copies in a folder.
fn copies(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten();
    let files = files.map(|file| file.expect("a file").path());
    let is_copy = |file: &PathBuf| file.to_string_lossy().contains(".seen-");
    let mut copies: Vec<PathBuf> = files.filter(is_copy).collect();
    copies.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    copies
}

/// The copy that a meeting keeps, once it says what it is to say.
fn kept(folder: &Path, terminal: &Terminal, wanted: impl Fn(&str) -> bool) -> PathBuf {
    let text = || {
        let copy = copies(folder).pop()?;
        let text = fs::read_to_string(&copy).ok()?;
        wanted(&text).then_some(copy)
    };
    terminal.wait_for("the copy", |_| text().is_some());
    text().expect("it is there")
}

#[test]
fn a_meeting_keeps_the_plan_with_the_ratings_that_it_changed() {
    let (folder, plan) = town();
    let mut terminal = meeting_of("sato", &plan);
    let copy = kept(folder.path(), &terminal, |text| text == PLAN);
    terminal.press("RB\r");
    terminal.press_next("\r");
    terminal.wait_for_text("評価を A から B に変更しました");
    let changed = fs::read_to_string(&plan).expect("the plan");
    assert_ne!(changed, PLAN);
    kept(folder.path(), &terminal, |text| text == changed);
    terminal.press("qq");
    assert!(terminal.wait_for_end().success());

    // It is no plan of its folder, and one that can be named.
    let list = run_in(folder.path(), &["list", "."]);
    assert_eq!(list.status.code(), Some(0), "{}", utf_8(&list.stderr));
    let name = copy.file_name().expect("a name").to_string_lossy();
    let diff = |plan: &str| {
        let output = run_in(folder.path(), &["diff", &name, plan]);
        (output.status.code(), utf_8(&output.stdout))
    };
    assert_eq!(diff("town.toml"), (Some(0), String::new()));
    fs::write(folder.path().join("town.toml"), PLAN).expect("it is there");
    let (code, said) = diff("town.toml");
    assert!(code == Some(0) && said.contains("評価"), "{said}");
}

#[test]
fn the_next_meeting_is_told_what_changed_since() {
    let (folder, plan) = town();
    let seen = PLAN.replace("出品の拡大", "出品");
    fs::write(folder.path().join("town.seen-2020-05-20.toml"), seen).expect("a folder");
    let mut terminal = Terminal::run(100, 30, tenken_on_a_terminal(&[&plan.to_string_lossy()]));
    terminal.wait_for_text("1/2件");
    terminal.press("0");
    terminal.wait_for_text("前回の会議（令和2年5月20日）以降の変更");
    terminal.wait_for_text("出品 → 出品の拡大");
    terminal.press("q");
    assert!(terminal.wait_for_end().success());
}

/// Nobody may write there, not even a superuser.
#[cfg(target_os = "linux")]
#[test]
fn where_nobody_may_write_the_copy_is_in_the_folder_of_the_person() {
    let (state, plan) = (tempfile::tempdir().expect("a folder"), "demo");
    let mut command = tenken_on_a_terminal(&[plan]);
    command.env("XDG_STATE_HOME", state.path());
    let mut terminal = Terminal::run(100, 30, command);
    terminal.wait_for_text("30件");
    terminal.press("\u{1b}[15~");
    terminal.wait_for_text("会議を始める");
    terminal.press("\u{1b}[15~");
    let meetings = state.path().join("tenken/meetings");
    let copy = kept(&meetings, &terminal, |text| text.contains("みほん市"));
    let name = copy.file_name().expect("a name").to_string_lossy();
    assert!(name.starts_with("demo.seen-"), "{name}");
    terminal.press("qq");
    assert!(terminal.wait_for_end().success());
}
