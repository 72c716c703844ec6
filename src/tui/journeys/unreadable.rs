//! A plan with values that cannot be read: it opens, says where they stand and what is
//! written, and counts them as nothing else.

use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::{Journey, journey, press, screen};
use crate::tui::theme::ThemeName;

const PLAN: &str = include_str!("../../../tests/unreadable/minato.toml");

/// A journey with the file of the plan, which is there as long as its folder.
fn opened(width: u16, height: u16) -> (Journey, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("minato.toml"), PLAN).expect("a file");
    let journey = Journey {
        paths: vec![folder.path().to_owned()],
        ..journey(width, height)
    };
    (journey, folder)
}

fn shown(width: u16, height: u16, keys: &str) -> String {
    let (journey, folder) = opened(width, height);
    let shown = journey.screen(keys);
    shown.replace(&folder.path().display().to_string(), "")
}

#[test]
fn the_list_marks_a_rating_that_cannot_be_read() {
    assert_snapshot!(shown(80, 24, ""));
}

#[test]
fn a_narrow_list_marks_it_too() {
    assert_snapshot!(shown(40, 8, ""));
}

#[test]
fn the_card_shows_what_is_written() {
    assert_snapshot!(shown(80, 40, "<Enter>"));
}

#[test]
fn the_comparison_shows_what_is_written_and_compares_nothing() {
    assert_snapshot!(shown(80, 30, "2"));
}

#[test]
fn years_one_below_the_other_show_it_too() {
    assert_snapshot!(shown(60, 40, "2"));
}

#[test]
fn the_summary_counts_it_as_its_own() {
    assert_snapshot!(shown(80, 12, "3"));
}

#[test]
fn the_indicators_say_nothing_of_what_is_attained() {
    assert_snapshot!(shown(80, 12, "4"));
}

#[test]
fn the_values_of_an_indicator_stand_below_its_picture() {
    assert_snapshot!(shown(80, 24, "4<Enter>"));
}

#[test]
fn a_milestone_without_a_date_comes_after_all_months() {
    assert_snapshot!(shown(80, 16, "5"));
}

#[test]
fn the_changes_show_no_step_of_a_rating() {
    assert_snapshot!(shown(80, 12, "7"));
}

#[test]
fn the_facts_show_what_is_written() {
    assert_snapshot!(shown(80, 24, "i"));
}

#[test]
fn what_is_wrong_is_told_with_carets() {
    assert_snapshot!(shown(80, 60, "e"));
}

#[test]
fn rows_are_filtered_by_it() {
    assert_snapshot!(shown(80, 16, "r"));
    let shown = shown(80, 16, "r読取<Enter>");
    assert!(shown.contains("1/1件"), "{shown}");
    assert!(shown.contains("1-1-1"), "{shown}");
}

#[test]
fn it_is_read_without_colours() {
    let (mut journey, _folder) = opened(80, 8);
    journey.settings.theme = ThemeName::Mono;
    let (script, state) = journey.run(press(""));
    let frame = script.frames.last().expect("every loop draws once");
    let shown = screen(frame, state.settings.ambiguous);
    let line = shown.lines().position(|line| line.contains("1-1-1"));
    let y = u16::try_from(line.expect("the row is listed")).expect("it is on the screen");
    assert_eq!(
        frame.buffer.cell((2, y)).map(|cell| cell.symbol()),
        Some("?")
    );
}

#[test]
fn what_is_copied_says_it_too() {
    for (keys, said) in [
        ("y", "Ｂ（読み取れません）"),
        ("2y", "Ｂ（読み取れません）"),
        ("4<Enter>y", "[250, \"推計\"]（読み取れません）"),
    ] {
        let (journey, _folder) = opened(80, 24);
        let (script, _) = journey.run(press(keys));
        let copied = script.copied.join("\n");
        assert!(copied.contains(said), "{keys}: {copied}");
    }
}

#[test]
fn every_size_is_drawn() {
    for (width, height) in [(1, 1), (2, 3), (20, 5), (60, 15), (160, 45), (200, 50)] {
        for keys in ["", "<Enter>", "2", "3", "4", "4<Enter>", "5", "7", "i", "e"] {
            shown(width, height, keys);
        }
    }
}
