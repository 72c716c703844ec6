//! One indicator over the years: its picture, its values, and another beside it.

use insta::assert_snapshot;
use tenken::messages::Language;

use super::tables::with;
use super::{Journey, built_in, journey, press};
use crate::tui::theme::ThemeName;

/// Figures of every kind: targets that were raised and lowered, ranges, bounds, figures close
/// together, below zero, and over many years, and words.
const FIGURES: &str = r#"
format = 1
[plan]
id = "figures"
title = "数値の計画"
body = "まち"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "目標を二度改めた取組"
[[initiatives.indicators]]
name = "目標の引上げと引下げ"
unit = "件"
years.R4 = { actual = 12 }
years.R5 = { actual = 30, target = 25, was = 40 }
years.R6 = { target = 60, was = 50 }
years.R8 = { target = "90〜100", was = 80 }
[[initiatives.indicators]]
name = "近い値"
unit = "%"
years.R4 = { actual = 97.2, target = "95以上" }
years.R5 = { actual = 96.8, target = "95以上" }
years.R6 = { actual = 98.1, target = "95以上" }
years.R7 = { target = "95以上" }
[[initiatives.indicators]]
name = "増減"
better = "lower"
years.R4 = { actual = -12.5 }
years.R5 = { actual = 8 }
years.R6 = { actual = -3, target = "0以下" }
[[initiatives.indicators]]
name = "長い列"
unit = "円"
years.H21 = { actual = 163524800000 }
years.H22 = { actual = 153524800000 }
years.H23 = { actual = 143524800000 }
years.H24 = { actual = 123524800000 }
years.H25 = { actual = 133524800000 }
years.H27 = { actual = 133524800000 }
years.H28 = { actual = 143524800000 }
years.H29 = { actual = 113524800000 }
years.H30 = { actual = 123524800000 }
years.R1 = { actual = 103524800000 }
years.R2 = { actual = 93524800000 }
years.R3 = { actual = 83524800000 }
years.R4 = { actual = 93524800000 }
years.R5 = { actual = 73524800000 }
years.R6 = { actual = 53524800000, target = 50000000000 }
[[initiatives.indicators]]
name = "一つだけの範囲"
years.R8 = { target = "90〜100" }
[[initiatives]]
id = "2"
pillar = "1"
title = "言葉の取組"
[[initiatives.indicators]]
name = "言葉"
years.R4 = { actual = "検討" }
years.R5 = { actual = "導入" , target = "導入" }
years.R6 = { actual = "一部の業務で運用を始め、残りの業務については仕様の見直しを進めている", target = "全業務", was = "半数" }
"#;

/// A journey with figures of every kind.
fn figures(width: u16, height: u16) -> Journey {
    journey(width, height).with_plans(&[FIGURES])
}

/// The sizes that matter, from a zoomed terminal to a large screen.
const SIZES: [(u16, u16); 5] = [(60, 15), (80, 24), (120, 36), (160, 45), (200, 50)];

#[test]
fn targets_and_their_revisions_at_every_size() {
    for (width, height) in SIZES {
        assert_snapshot!(with("toyama-dx", width, height).screen("4jj<Enter>"));
    }
}

#[test]
fn a_year_without_a_figure_and_a_target_of_a_single_year() {
    for (width, height) in [(60, 15), (80, 24)] {
        assert_snapshot!(journey(width, height).screen("4<Enter>"));
    }
}

#[test]
fn a_range_is_a_band_and_a_bound_is_a_line() {
    assert_snapshot!(with("toyama-dx", 80, 24).screen("4jjjjj<Enter>"));
    assert_snapshot!(with("toyama-dx", 80, 24).screen("4jjjjjjjjjjjj<Enter>"));
    assert_snapshot!(figures(80, 24).screen("4jjjj<Enter>"));
}

#[test]
fn targets_that_were_raised_and_lowered() {
    for (width, height) in [(60, 15), (80, 24), (120, 36)] {
        assert_snapshot!(figures(width, height).screen("4<Enter>"));
    }
}

#[test]
fn figures_close_together_have_an_axis_that_does_not_start_at_zero() {
    for (width, height) in [(60, 15), (80, 24)] {
        assert_snapshot!(figures(width, height).screen("4j<Enter>"));
    }
}

#[test]
fn figures_below_zero_stand_below_the_ground() {
    assert_snapshot!(figures(80, 24).screen("4jj<Enter>"));
}

#[test]
fn a_table_of_many_years_has_parts_side_by_side() {
    for (width, height) in [(80, 24), (120, 36)] {
        assert_snapshot!(figures(width, height).screen("4jjj<Enter>"));
    }
}

#[test]
fn a_long_name_leaves_a_line_to_its_owner() {
    assert_snapshot!(with("mie-digiplan", 60, 15).screen("4jjjjjjjjj<Enter>"));
}

#[test]
fn words_are_read_by_year() {
    assert_snapshot!(figures(80, 24).screen("4jjjjj<Enter>"));
    assert_snapshot!(with("mie-digiplan", 160, 45).screen("4j<Enter>"));
}

#[test]
fn terminals_that_draw_ambiguous_characters_in_two_cells() {
    for (width, height) in [(80, 24), (160, 45)] {
        assert_snapshot!(figures(width, height).wide().screen("4<Enter>"));
    }
}

#[test]
fn in_english() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut journey = figures(width, height);
        journey.settings.language = Some(Language::English);
        assert_snapshot!(journey.screen("4j<Enter>"));
    }
}

#[test]
fn series_are_told_apart_in_every_palette() {
    assert_snapshot!(with("toyama-dx", 80, 24).styled("4jj<Enter>"));
    for theme in [ThemeName::Projector, ThemeName::Mono] {
        let journey = with("toyama-dx", 80, 24).in_theme(theme);
        assert_snapshot!(journey.styled("4jj<Enter>"));
    }
}

#[test]
fn the_one_beside_is_of_the_same_row_or_else_the_next() {
    let shown = |keys: &str| figures(160, 45).screen(keys);
    let title = |shown: &str| shown.lines().nth(2).unwrap_or_default().to_owned();
    assert!(title(&shown("4<Enter>")).contains("近い値"));
    let last_of_row = title(&shown("4jjjj<Enter>"));
    assert!(
        last_of_row.contains("目標の引上げと引下げ"),
        "{last_of_row}"
    );
    let last = title(&shown("4jjjjj<Enter>"));
    assert!(last.contains("一つだけの範囲"), "{last}");
    let narrow = title(&figures(159, 45).screen("4<Enter>"));
    assert!(!narrow.contains("近い値"), "{narrow}");
}

#[test]
fn no_chart_of_any_plan_touches_the_last_column() {
    for (width, height) in SIZES {
        for file in built_in() {
            let journey = Journey {
                files: vec![file],
                ..journey(width, height)
            };
            let steps = 70;
            let keys = format!("4<Enter>{}", "j".repeat(steps));
            let (script, _) = journey.run(press(&keys));
            for frame in script.frames.iter().rev().take(steps) {
                let text = 1..height - 1;
                for y in text {
                    let last = frame.buffer.cell((width - 1, y));
                    assert_eq!(last.map(|cell| cell.symbol()), Some(" "), "row {y}");
                }
            }
        }
    }
}
