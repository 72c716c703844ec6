//! The list and the card.

use insta::assert_snapshot;

use super::journey;

#[test]
fn list_and_card_stand_side_by_side_on_a_projector() {
    assert_snapshot!(journey(160, 45).screen(""));
}

#[test]
fn list_and_card_at_120() {
    assert_snapshot!(journey(120, 36).screen("jjjjj"));
}

#[test]
fn list_alone_at_80() {
    assert_snapshot!(journey(80, 24).screen("j"));
}

#[test]
fn list_alone_at_60() {
    assert_snapshot!(journey(60, 15).screen("G"));
}

#[test]
fn list_at_20() {
    assert_snapshot!(journey(20, 5).screen("jj"));
}

#[test]
fn enter_opens_the_card_and_escape_leaves_it() {
    assert_snapshot!(journey(80, 24).screen("jjjjj<Enter>"));
    let before = journey(80, 24).screen("jjjjj");
    assert_eq!(journey(80, 24).screen("jjjjj<Enter><Esc>"), before);
}

#[test]
fn the_card_scrolls_to_its_end() {
    assert_snapshot!(journey(80, 24).screen("jjjjj<Enter><PageDown><PageDown><PageDown>"));
}

#[test]
fn the_card_tells_of_reprints_on_both_sides() {
    assert_snapshot!(journey(100, 30).screen("/2-6-2<Enter><Enter>"));
    assert!(
        journey(100, 30)
            .screen("/2-2-1<Enter><Enter>")
            .contains("2-6-2 に再掲")
    );
}

#[test]
fn v_leaves_the_list_alone() {
    assert_snapshot!(journey(120, 12).screen("v"));
}

#[test]
fn pages_keep_the_place_on_the_screen() {
    let after = journey(80, 24).screen("jjj<PageDown>");
    assert!(after.contains("25/92件"), "{after}");
    let back = journey(80, 24).screen("jjj<PageDown><PageUp>");
    assert_eq!(back, journey(80, 24).screen("jjj"));
}

#[test]
fn colon_17_goes_to_row_17() {
    assert!(journey(80, 24).screen(":17<Enter>").contains("17/92件"));
    assert!(journey(80, 24).screen(":１７<Enter>").contains("17/92件"));
}

#[test]
fn a_number_that_no_row_has_leads_nowhere() {
    for number in ["999", "93", "0"] {
        let shown = journey(80, 24).screen(&format!("jj:{number}<Enter>"));
        let said = format!("番号 {number} の取組はありません（一覧は 92 行）");
        assert!(shown.contains("3/92件") && shown.contains(&said), "{shown}");
    }
}

#[test]
fn brackets_step_the_year_of_the_card() {
    assert_snapshot!(journey(80, 24).screen("<Enter>["));
    assert!(
        journey(80, 24)
            .screen("]]]")
            .contains("これより後の年度は計画にありません")
    );
}

#[test]
fn keys_held_down_let_the_card_wait() {
    use super::{Event, keys, screen};
    let held = keys("jjj")
        .into_iter()
        .map(|key| Event::Key { key, repeats: true });
    let (script, _) = journey(120, 36).run(held);
    let shows = |after: usize, text: &str| {
        // The plan is shown, and again once it is checked.
        let frame = script.frames.get(1 + after);
        frame.is_some_and(|frame| screen(frame, Default::default()).contains(text))
    };
    let of_second = "C  あまり進まなかった";
    assert!(shows(1, "> C  1-1-2"), "the list follows at once");
    assert!(!shows(1, of_second), "the card does not");
    assert!(shows(2, of_second), "but does after a pause");
}

/// Paging through a text shows every line of it.
fn check_paging(width: u16, height: u16, keys: &str) {
    use super::{press, screen};
    use crate::tui::scene::Scene;
    let keys = format!("{keys}{}", "<PageDown>".repeat(60));
    let (script, state) = journey(width, height).run(press(&keys));
    let frames = script.frames.iter();
    let shown: Vec<String> = frames
        .map(|f| screen(f, state.settings.ambiguous))
        .collect();
    let scene = Scene::new(&state, None);
    let stage = scene.stage(&state).expect("a plan is open");
    let pane = scene.text_pane().expect("there is a text");
    for line in &pane.text(&state, &stage).lines {
        let line = line.to_string();
        let is_shown = shown.iter().any(|screen| screen.contains(line.trim_end()));
        assert!(is_shown, "{width}x{height} {keys}: {line}");
    }
}

#[test]
fn paging_passes_over_no_line() {
    for (width, height) in [(80, 24), (60, 15), (120, 10), (40, 8)] {
        check_paging(width, height, "jjjjj<Enter>");
        check_paging(width, height, "jjjj2");
        check_paging(width, height, "i");
    }
}

#[test]
fn on_a_wide_screen_departments_stand_near_their_titles() {
    let shown = journey(200, 12).screen("v");
    let line = shown.lines().nth(2).unwrap_or_default();
    let (title, department) = line.split_once("政策部").expect("a department");
    let blanks = title.len() - title.trim_end().len();
    assert!((2..60).contains(&blanks), "{shown}");
    assert!(department.starts_with(" DX推進室"), "{shown}");
}

/// A row with a tag of a long name, and with plans of several sentences and words.
const TAGGED: &str = r#"
format = 1
[plan]
id = "tagged"
title = "分類の計画"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "分類のある取組"
tags."全体最適化との関連" = "庁内共通基盤"
years.R5.plan = ["仕様を定める。", "契約する。"]
years.R6.plan = ["試行", "本格実施"]
"#;

#[test]
fn a_label_without_room_for_a_blank_stands_above_what_it_names() {
    let card = journey(80, 24).with_plans(&[TAGGED]).screen("<Enter>");
    assert!(
        card.contains("\n 全体最適化との関連\n               庁内共通基盤\n"),
        "{card}"
    );
}

#[test]
fn sentences_of_a_schedule_are_joined_without_a_comma() {
    let card = journey(80, 24).with_plans(&[TAGGED]).screen("<Enter>");
    assert!(card.contains("R5  仕様を定める。契約する。\n"), "{card}");
    assert!(card.contains("R6  試行、本格実施\n"), "{card}");
}

#[test]
fn what_was_found_in_a_schedule_is_marked() {
    let card = journey(120, 24).with_plans(&[TAGGED]).styled("/契約");
    assert!(card.contains("found 87-90 契約"), "{card}");
}
