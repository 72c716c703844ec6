//! What changed since the year before.

use insta::assert_snapshot;
use tenken::document::Source;
use tenken::plan::load;

use super::{Journey, journey, press};
use crate::tui::screens::Screen;

pub(super) const DEMO: &str = include_str!("../../../data/demo.toml");

pub(super) fn demo(width: u16, height: u16) -> Journey {
    journey(width, height).with_plans(&[DEMO])
}

#[test]
fn the_demo_has_no_mistakes() {
    let loaded = load(Source::new("demo.toml", DEMO));
    assert_eq!(loaded.diagnostics.len(), 0);
}

#[test]
fn what_fell_and_rose_comes_first() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(demo(width, height).screen("7"));
    }
}

/// The line of a row of the demo.
fn line_of(id: &str, width: u16, height: u16) -> String {
    let screen = demo(width, height).screen("7jjjjjjjjjj");
    let mut lines = screen.lines();
    let line = lines.find(|line| line.contains(&format!(" {id} ")));
    line.unwrap_or_default().to_owned()
}

#[test]
fn a_figure_has_its_name_and_whether_it_is_good() {
    for (width, height) in [(80, 24), (60, 15)] {
        let line = line_of("3-2-1", width, height);
        assert!(line.contains('…') && line.contains("改善"), "{line}");
    }
}

#[test]
fn a_figure_is_whole_where_the_difference_of_texts_has_room_to_spare() {
    let line = line_of("3-2-1", 160, 45);
    let whole = "端末を週3日以上使う学級の割合 68.1→83.0 +14.9ポイント 改善";
    assert!(line.contains(whole), "{line}");
}

#[test]
fn other_plans_show_what_they_have() {
    assert_snapshot!(journey(120, 36).screen("7jjj"));
    let calm = super::doubts::town(80, 24).screen("7G");
    assert_snapshot!(calm);
}

#[test]
fn enter_compares_and_escape_comes_back() {
    let state = demo(80, 24).run(press("7jj<Enter>")).1;
    assert_eq!(state.screen, Screen::Comparison);
    let (before, back) = (
        demo(80, 24).screen("7jj"),
        demo(80, 24).screen("7jj<Enter><Esc>"),
    );
    assert_eq!(back, before);
}

/// The title of the row that is compared.
fn compared(keys: &str) -> String {
    let screen = demo(80, 24).screen(keys);
    screen.lines().nth(2).unwrap_or_default().trim().to_owned()
}

#[test]
fn braces_step_through_what_changed() {
    // In the order of the screen: by change there, as in the plan in the comparison.
    assert_eq!(compared("7}<Enter>"), compared("7j<Enter>"));
    assert_eq!(compared("2}}{"), compared("2}"));
    assert_eq!(
        compared("2{}"),
        compared("2"),
        "the first comes after the last"
    );
    let said = demo(80, 24).screen("2}");
    assert!(said.contains("変化のある取組 2/30"), "{said}");
}

#[test]
fn a_first_year_is_compared_with_nothing() {
    let digiplan = include_str!("../../../data/mie-digiplan.toml");
    let first = || journey(80, 24).with_plans(&[digiplan]);
    let shown = first().screen("7");
    let said = "令和5年度は取組の記載がなく、比較できません。";
    assert!(shown.contains(said), "{shown}");
    assert!(!first().screen("}").contains("変化のある取組"));
}

/// Three rows, of which the one in the middle is as it was.
const STEADY: &str = r#"
format = 1
[plan]
id = "steady"
title = "つづき村の計画"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "広げた取組"
years.R5.result = "3か所で始めた。"
years.R6.result = "8か所に広げた。"
[[initiatives]]
id = "2"
pillar = "1"
title = "続けた取組"
years.R5.result = "続けた。"
years.R6.result = "続けた。"
[[initiatives]]
id = "3"
pillar = "1"
title = "終えた取組"
years.R5.result = "終える準備をした。"
"#;

#[test]
fn what_did_not_change_is_passed_over() {
    let steady = || journey(80, 12).with_plans(&[STEADY]);
    let list = steady().screen("}");
    assert!(
        list.contains("> 3   終えた取組") && list.contains("変化のある取組 2/2"),
        "{list}"
    );
    assert_snapshot!(steady().screen("7"));
}

/// A row whose rating moved, after one of which everything else is new.
const MOVED: &str = r#"
format = 1
[plan]
id = "moved"
title = "計画"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[plan.ratings]]
mark = "A"
label = "順調"
[[plan.ratings]]
mark = "B"
label = "遅れ"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "書き改めた取組"
years.R5 = { plan = "検討", result = "調べた。", issue = "人手。", rating = "A" }
years.R6 = { plan = "導入", result = "開いた。", direction = "広げる。", rating = "A" }
[[initiatives]]
id = "2"
pillar = "1"
title = "評価の動いた取組"
years.R5 = { result = "続けた。", rating = "A" }
years.R6 = { result = "続けた。", rating = "B" }
"#;

#[test]
fn a_row_whose_rating_moved_comes_before_any_whose_rating_did_not() {
    let screen = journey(80, 12).with_plans(&[MOVED]).screen("7");
    let place = |title: &str| screen.find(title).expect("it is listed");
    assert!(place("評価の動いた") < place("書き改めた"), "{screen}");
}

#[test]
fn a_filter_holds_here_too() {
    let fallen = demo(80, 24).screen("rC<Enter>7");
    assert!(
        fallen.contains("変化あり 5件") && fallen.contains("1-2-4"),
        "{fallen}"
    );
}
