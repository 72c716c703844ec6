//! Terminals that draw ○ ① → and box lines in two cells, and text that tries
//! to command the terminal. Each snapshot also checks that every row is as wide
//! as the screen.

use insta::assert_snapshot;

use super::journey;

#[test]
fn list_and_card_on_a_projector() {
    assert_snapshot!(journey(160, 45).wide().screen(""));
}

#[test]
fn list_and_card_at_120() {
    assert_snapshot!(journey(120, 36).wide().screen("jj"));
}

#[test]
fn comparison_at_80() {
    assert_snapshot!(journey(80, 24).wide().screen("jjjj2"));
}

#[test]
fn list_at_60() {
    assert_snapshot!(journey(60, 15).wide().screen("jj"));
}

#[test]
fn list_at_20() {
    assert_snapshot!(journey(20, 5).wide().screen("jj"));
}

#[test]
fn one_key_switches_the_width() {
    let shown = journey(80, 24).screen("w");
    assert!(shown.contains("文字幅: 2"), "{shown}");
    assert_eq!(journey(80, 24).screen("wwj"), journey(80, 24).screen("j"));
    assert_eq!(
        journey(80, 24).screen("wj"),
        journey(80, 24).wide().screen("j")
    );
}

const HOSTILE: &str = r#"
format = 1
[plan]
id = "hostile"
title = "赤\u001B[31mい計画\u0007"
body = "まち"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[pillars]]
id = "1"
title = "\u202E柱"
[[initiatives]]
id = "1\r2"
pillar = "1"
title = "見出し\u001B]0;owned\u0007と\u009B2J①②③※→■…ｶﾞｷﾞ👨‍👩‍👧か\u3099"
departments = ["部\u200Bk/\u2066課"]
years.R6.result = "一行目\n二行目\tタブ\u0000零"
"#;

#[test]
fn text_from_a_file_cannot_command_the_terminal() {
    for wide in [false, true] {
        let journey = journey(100, 16).with_plans(&[HOSTILE]);
        let journey = if wide { journey.wide() } else { journey };
        let shown = journey.screen("");
        let hostile = |c: char| c != '\n' && tenken::document::is_hostile(c);
        assert_eq!(shown.chars().find(|c| hostile(*c)), None);
        assert_snapshot!(shown);
    }
}
