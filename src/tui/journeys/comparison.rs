//! Two years of a row.

use insta::assert_snapshot;

use super::journey;

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

const RATED_TWICE: &str = r#"
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
