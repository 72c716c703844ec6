//! `tenken follow`: what one person shows, on the terminal of another.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::noting::{F5, begin_meeting};
use crate::started::{ROOT, run, run_in, tenken_on_a_terminal, utf_8};
use crate::terminal::Terminal;

fn town() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = Path::new(ROOT).join("data/demo.toml");
    fs::copy(plan, folder.path().join("our-town.toml")).expect("a copy");
    folder
}

fn opened(folder: &TempDir, (width, height): (u16, u16), before: &[&str]) -> Terminal {
    let path = folder.path().join("our-town.toml");
    let path = path.to_string_lossy().into_owned();
    let arguments: Vec<&str> = before.iter().copied().chain([path.as_str()]).collect();
    let mut command = tenken_on_a_terminal(&arguments);
    command.env("USER", "sato");
    Terminal::run(width, height, command)
}

/// Whether a text is in a record of the meeting.
fn is_noted(folder: &TempDir, text: &str) -> bool {
    let files = fs::read_dir(folder.path()).expect("a folder").flatten();
    let mut records = files.filter(|file| file.file_name().to_string_lossy().contains(".meeting-"));
    records.any(|file| fs::read_to_string(file.path()).is_ok_and(|record| record.contains(text)))
}

#[test]
fn what_the_lead_shows_is_seen_on_another_terminal() {
    let folder = town();
    let follower = opened(&folder, (80, 24), &["follow"]);
    follower.wait_for_text("F5 で会議を始めると");
    let mut lead = opened(&folder, (120, 36), &[]);
    lead.wait_for_text("1/30件");
    lead.press(F5);
    lead.wait_for_text("で会議を始める");
    lead.press(F5);
    follower.wait_for_text("次: 1-1-2");
    lead.press("jjj");
    lead.press("7");
    follower.wait_for_text("前年度からの変化あり");
    lead.press("1rC\r");
    follower.wait_for_text("評価: C");
    let listed = run_in(folder.path(), &["plans", "."]);
    let plans = utf_8(&listed.stdout).matches("みほん市DX推進計画").count();
    assert_eq!((plans, utf_8(&listed.stderr).as_str()), (1, ""));
    // A memo is its writer's alone, whoever follows.
    lead.press("W内密のこと\r");
    lead.wait_for("the memo to be on the disk", |_| is_noted(&folder, "内密"));
    lead.press("2");
    follower.wait_for("the comparison", |follower| {
        follower.contents().contains("[2比較]")
    });
    assert!(!follower.sent().contains("内密"));
    lead.press("qq");
    assert!(lead.wait_for_end().success());
    follower.wait_for_text("F5 で会議を始めると");
    assert!(!folder.path().join("our-town.shown.toml").exists());
}

#[test]
fn whoever_follows_writes_nothing_and_leaves_when_they_want() {
    let folder = town();
    let names = || {
        let files = fs::read_dir(folder.path()).expect("a folder").flatten();
        files.map(|file| file.file_name()).collect::<Vec<_>>()
    };
    let before = names();
    let mut follower = opened(&folder, (80, 24), &["follow"]);
    follower.wait_for_text("F5 で会議を始めると");
    follower.press("A");
    follower.wait_for_text("操作できません");
    follower.press("q");
    assert!(follower.wait_for_end().success());
    follower.wait_until_given_back();
    assert_eq!(names(), before);
}

/// A program that is killed leaves behind what it told.
#[test]
fn a_lead_that_was_killed_leads_no_more_and_the_next_one_does() {
    let folder = town();
    let follower = opened(&folder, (80, 24), &["follow"]);
    follower.wait_for_text("F5 で会議を始めると");
    let lead = |follower: &Terminal| {
        let mut lead = opened(&folder, (80, 24), &[]);
        lead.wait_for_text("1/30件");
        begin_meeting(&mut lead, "次: 1-1-2");
        follower.wait_for_text("次: 1-1-2");
        lead
    };
    let mut killed = lead(&follower);
    killed.signal("KILL");
    killed.wait_for_end();
    assert!(folder.path().join("our-town.shown.toml").exists());
    follower.wait_for_text("F5 で会議を始めると");
    let mut next = lead(&follower);
    next.press("qq");
    assert!(next.wait_for_end().success());
    follower.wait_for_text("F5 で会議を始めると");
    assert!(!folder.path().join("our-town.shown.toml").exists());
}

#[test]
fn a_meeting_can_be_taken_over() {
    let folder = town();
    let start = || {
        let lead = opened(&folder, (80, 24), &[]);
        lead.wait_for_text("1/30件");
        lead
    };
    let (mut one, mut other) = (start(), start());
    let told = folder.path().join("our-town.shown.toml");
    one.press(F5);
    one.wait_for_text("で会議を始める");
    one.press(F5);
    one.wait_for("those who follow to be told", |_| told.exists());
    other.wait_for_text("会議中");
    other.press(F5);
    other.wait_for_text("次: 1-1-2");
    other.wait_until_quiet();
    one.press("2");
    one.wait_for_text("に移りました");
}

#[test]
fn where_there_is_no_terminal_it_says_so() {
    let output = run(&["follow", "demo"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(utf_8(&output.stderr).contains("ターミナルでだけ"));
}
