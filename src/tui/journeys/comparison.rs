//! Two years of a row.

use insta::assert_snapshot;

use super::changes::demo;
use super::{journey, press};

#[test]
fn years_stand_side_by_side() {
    assert_snapshot!(journey(160, 45).screen("jjjjj2"));
}

#[test]
fn years_at_120() {
    assert_snapshot!(journey(120, 36).screen("jjjj2"));
}

#[test]
fn years_at_80() {
    assert_snapshot!(journey(80, 24).screen("jjjj2"));
}

#[test]
fn years_are_stacked_at_60() {
    assert_snapshot!(journey(60, 15).screen("jjjj2"));
}

#[test]
fn years_at_20() {
    assert_snapshot!(journey(20, 5).screen("2"));
}

#[test]
fn a_text_that_repeats_last_years_says_so() {
    assert_snapshot!(journey(120, 36).screen("jjjjjj2["));
}

#[test]
fn the_years_stay_while_rows_are_stepped_through() {
    let after = journey(120, 36).screen(&format!("2[{}", "j".repeat(91)));
    assert!(after.contains("R4 → R5"), "{after}");
    assert!(after.contains("92/92件"), "{after}");
}

#[test]
fn a_third_year_stands_beside_them_on_a_projector() {
    assert_snapshot!(demo(160, 45).screen("jj2"));
}

#[test]
fn the_list_stands_beside_three_years_on_a_wide_screen() {
    assert_snapshot!(demo(200, 50).screen("jj2"));
}

#[test]
fn the_list_beside_the_years_chooses_what_they_show() {
    let chosen = demo(200, 50).screen("jj2");
    assert_eq!(demo(200, 50).screen("2jj"), chosen);
    assert_eq!(demo(200, 50).screen("1jjjj2kk"), chosen);
    for keys in ["2J", "2]", "2[["] {
        let shown = demo(200, 50).screen(keys);
        assert!(shown.contains("[2 比較]"), "{shown}");
    }
}

pub(super) const RATED_TWICE: &str = r#"
format = 1
[plan]
id = "town"
title = "まちの計画"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
[[plan.ratings]]
mark = "C"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "待ち時間を短くする"
years.R5.rating = "C"
years.R6.rating = "A"
years.R5.result = "窓口に3人を置いた。"
[[initiatives.indicators]]
name = "待ち時間"
unit = "分"
better = "lower"
years.R5 = { actual = 12.5 }
years.R6 = { actual = 10.0, target = "10以下" }
[[initiatives.indicators]]
name = "満足度"
unit = "%"
years.R5 = { actual = "80〜90" }
years.R6 = { actual = 85 }
"#;

#[test]
fn ratings_move_and_figures_are_judged_by_their_direction() {
    let journey = journey(80, 24).with_plans(&[RATED_TWICE]);
    assert_snapshot!(journey.screen("2"));
}

const COUNTED_IN_PROSE: &str = r#"
format = 1
[plan]
id = "counted"
title = "数える計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "証明書の交付"
years.R4.result = "コンビニ交付は9,501部だった。"
years.R5.result = "コンビニ交付は14,034部、窓口の相談件数は120件だった。"
years.R6.result = "コンビニ交付は14,757部、窓口の相談件数は96件だった。"
[[initiatives.indicators]]
name = "来庁者"
unit = "人"
better = "lower"
years.R5 = { actual = 800 }
years.R6 = { actual = 760 }
"#;

#[test]
fn percentages_of_the_text_move_by_points() {
    let text = COUNTED_IN_PROSE
        .replace("120件", "78.4%")
        .replace("96件", "81.9%");
    let text = text.replace("相談件数", "満足度");
    let shown = journey(100, 20).with_plans(&[&text]).screen("2");
    assert!(shown.contains("81.9% +3.5ポイント"), "{shown}");
    assert!(shown.contains("14,757部        +5.2%"), "{shown}");
    let narrow = journey(40, 24).with_plans(&[&text]).screen("2G");
    assert!(
        narrow.replace("\n ", "").contains("+3.5ポイント"),
        "{narrow}"
    );
}

#[test]
fn figures_of_the_text_are_lined_up() {
    let counted = |width, height| journey(width, height).with_plans(&[COUNTED_IN_PROSE]);
    assert_snapshot!(counted(100, 20).screen("2"));
    assert_snapshot!(counted(40, 24).screen("2G"));
    counted(80, 24).wide().screen("2");
}

/// What is laid out is kept while it is scrolled, and only then.
#[test]
fn a_comparison_is_laid_out_anew_for_whatever_changes_it() {
    let drawn = |keys: &str| {
        let (script, _) = demo(80, 24).run(press(&format!("{keys}JK")));
        let frame = script.frames.last().expect("every loop draws once");
        frame.buffer.clone()
    };
    for (keys, change) in [
        ("jjj", "t"),
        ("jjj", "w"),
        ("jjj", "["),
        ("jj", "j"),
        ("", "/端末<Enter>"),
    ] {
        let changed_there = drawn(&format!("{keys}2J{change}"));
        let changed_before = drawn(&format!("{keys}{change}2"));
        assert_eq!(changed_there, changed_before, "{change}");
    }
}

#[test]
fn other_years_are_offered_only_where_there_are_any() {
    let revision = include_str!("../../../data/mie-revision.toml");
    let strategy = include_str!("../../../data/mie-strategy.toml");
    for keys in ["2", "<Enter>"] {
        let alone = journey(80, 24).with_plans(&[revision]).screen(keys);
        assert!(alone.contains("年度の記載はありません"), "{alone}");
        assert!(
            !alone.contains("他の年度") && !alone.contains("前の計画の取組"),
            "{alone}"
        );
    }
    let beside = || journey(80, 24).with_plans(&[revision, strategy]);
    let said = beside().screen("G2");
    assert!(said.contains("[ で前の計画の取組と比べられます"), "{said}");
    assert_snapshot!(beside().screen("G2["));
    // The card names what is carried on.
    assert_snapshot!(beside().screen("G<Enter>"));
}
