//! Many plans: how they come in, and how one of them is chosen.

use std::fs;

use insta::assert_snapshot;

use super::{Journey, built_in, journey};

/// A journey with a plan for each of as many towns.
fn towns(count: usize) -> Journey {
    let texts: Vec<String> = (1..=count).map(town).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    journey(100, 20).with_plans(&texts)
}

fn town(number: usize) -> String {
    format!(
        r#"
format = 1
[plan]
id = "town-{number}"
title = "第{number}次計画"
body = "町{number}"
first_year = "R5"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1-1"
pillar = "1"
title = "窓口{number}の案内"
"#
    )
}

/// The screen while plans are still coming in: those with a number come after so
/// many keys.
fn screen_while_opening(journey: Journey, delays: &[usize], keys: &str) -> String {
    let journey = Journey {
        delays_of_plans: delays.to_vec(),
        ..journey
    };
    let (script, state) = journey.run(super::press(keys));
    let frames = script.frames.iter();
    let frame = frames.rev().find(|frame| {
        let shown = super::screen(frame, state.settings.ambiguous);
        shown.contains("開いています")
    });
    let frame = frame.expect("plans were being opened");
    super::screen(frame, state.settings.ambiguous)
}

#[test]
fn the_first_plan_can_be_used_while_others_come_in() {
    assert_snapshot!(screen_while_opening(towns(12), &[0, 0, 0, 99, 99], "j"));
}

#[test]
fn files_that_cannot_be_opened_are_counted_while_others_come_in() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("1.toml", town(1)),
        ("2.toml", "format = 1\n".to_owned()),
        ("3.toml", town(3)),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let journey = Journey {
        paths: vec![folder.path().to_owned()],
        ..journey(100, 20)
    };
    assert_snapshot!(screen_while_opening(journey, &[0, 0, 99], "j"));
}

#[test]
fn the_list_of_plans_grows_and_keeps_what_is_chosen() {
    let before_the_chosen_one = [0, 5, 5, 0, 0, 0, 99];
    let keys = "p<Down><Down><Ctrl-l><Ctrl-l><Ctrl-l><Ctrl-l>";
    assert_snapshot!(screen_while_opening(towns(7), &before_the_chosen_one, keys));
}

#[test]
fn plans_are_found_by_name_reading_id_and_file() {
    let all = || Journey {
        files: built_in(),
        ..journey(100, 20)
    };
    for typed in ["toyama", "富山", "toyama-dx.toml", "とやま", "なごや"] {
        let shown = all().screen(&format!("p{typed}"));
        let is_found = typed != "なごや";
        assert_eq!(shown.contains("富山県"), is_found, "{typed}: {shown}");
    }
    assert!(all().screen("ptoyama<Enter>").contains("リーディング"));
}
