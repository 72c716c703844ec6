//! Choosing which rows are listed.

use insta::assert_snapshot;

use super::journey;
use super::tables::with;

#[test]
fn how_many_cs_has_the_education_board() {
    assert_snapshot!(journey(120, 36).screen("d教育<Enter>"));
}

#[test]
fn departments_are_offered_at_every_level_with_counts() {
    assert_snapshot!(journey(80, 24).screen("d政策"));
}

#[test]
fn ratings_are_offered_with_what_they_would_list() {
    assert_snapshot!(journey(80, 24).screen("d政策部<Enter>r"));
}

#[test]
fn pillars_and_measures_are_offered() {
    assert_snapshot!(journey(80, 24).screen("m"));
}

#[test]
fn several_ratings_can_be_marked() {
    let shown = journey(120, 36).screen("rC<Space><Ctrl-u>D<Space><Enter>");
    assert_snapshot!(shown);
}

#[test]
fn a_full_width_space_marks_too() {
    let half = journey(120, 36).screen("rC<Space><Enter>");
    assert_eq!(journey(120, 36).screen("rC\u{3000}<Enter>"), half);
}

#[test]
fn escape_takes_marks_back() {
    let before = journey(80, 24).screen("");
    assert_eq!(journey(80, 24).screen("rC<Space><Esc>"), before);
}

#[test]
fn choosing_another_department_replaces_the_first() {
    let shown = journey(80, 24).screen("d教育<Enter>d建設<Enter>");
    assert!(shown.contains("部署: 建設部"), "{shown}");
    assert!(!shown.contains("教育"), "{shown}");
}

#[test]
fn reprints_are_left_out_with_one_key() {
    assert!(journey(80, 24).screen("x").contains("1/85件（全92件）"));
    assert!(journey(80, 24).screen("xx").contains("1/92件"));
}

#[test]
fn one_key_clears_everything_and_the_row_stays_chosen() {
    let shown = journey(80, 24).screen("rC<Enter>xjjc");
    assert!(shown.contains("/92件"), "{shown}");
    assert!(shown.contains("> C  2-3-1"), "{shown}");
}

#[test]
fn a_row_that_is_filtered_away_is_chosen_again_when_it_comes_back() {
    let shown = journey(80, 24).screen("jjrC<Space><Space><Esc>");
    assert!(shown.contains("> B  1-1-3"), "{shown}");
}

#[test]
fn filters_hold_on_every_screen() {
    let shown = journey(120, 36).screen("rD<Enter>2j");
    assert!(shown.contains("2/2件（全92件）"), "{shown}");
}

#[test]
fn an_empty_list_says_how_to_get_out() {
    assert_snapshot!(journey(60, 15).screen("rD<Enter>m1<Down><Enter>"));
}

#[test]
fn a_list_to_choose_from_is_seen_on_every_screen() {
    for width in [60, 80, 91, 100, 120, 160, 200, 240] {
        for screen in [
            "1", "1v", "1<Enter>", "2", "3", "4", "4<Enter>", "5", "6", "6<Enter>", "7", "i", "s",
            "<F5>",
        ] {
            let shown = super::changes::demo(width, 30).screen(&format!("{screen}d"));
            assert!(
                shown.contains("部署で絞り込む"),
                "{screen} {width}:\n{shown}"
            );
        }
    }
}

#[test]
fn no_filter_holds_unseen() {
    let keys = "rA<Enter>d広報秘書<Enter>m1-6<Enter>";
    for (width, height) in [(80, 24), (60, 15)] {
        assert_snapshot!(journey(width, height).screen(keys));
    }
    let searched = journey(60, 15).screen(&format!("{keys}/情報<Enter>"));
    assert!(searched.contains("ほか3件の条件"), "{searched}");
    let narrow = journey(34, 15).screen(keys);
    assert!(narrow.contains("条件 3件"), "{narrow}");
    let narrower = journey(30, 15).screen(keys);
    assert!(narrower.contains("条件…"), "{narrower}");
}

#[test]
fn what_a_plan_does_not_have_is_not_offered_to_filter_by() {
    let shown = journey(80, 24).screen("f");
    assert!(shown.contains("この計画には分類がない"), "{shown}");
    let shown = with("mie-revision", 80, 24).screen("d");
    assert!(shown.contains("この計画には部署がない"), "{shown}");
}

#[test]
fn the_footer_says_what_enter_does() {
    for (keys, does) in [
        ("d", "Enter 絞り込む"),
        ("p", "Enter 開く"),
        ("a図書館", "Enter 開く"),
        ("?", "Enter 実行"),
        (":", "Enter 実行"),
        ("V毎月", "Enter 保存"),
        ("<F5>-+", "Enter 加える"),
    ] {
        let shown = journey(80, 24).screen(keys);
        assert!(shown.contains(does), "{keys} {shown}");
    }
    let nothing = journey(80, 24).screen("dない部署");
    assert!(!nothing.contains("Enter"), "{nothing}");
}

#[test]
fn words_end_before_a_list_that_is_laid_over_a_table() {
    assert_snapshot!(journey(120, 36).screen("4d"));
    assert_snapshot!(journey(120, 36).wide().screen("7d"));
}

#[test]
fn a_department_is_found_as_it_sounds_and_with_a_mistake() {
    assert_snapshot!(journey(80, 24).screen("dkoho"));
    assert_snapshot!(journey(80, 24).screen("d図書舘"));
}
