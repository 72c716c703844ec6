//! Which rows of earlier plans became which rows of a plan.

use insta::assert_snapshot;
use tenken::messages::Language;

use super::schedule::check_edges;
use super::tables::with;
use super::{Event, Journey, journey, press, screen};
use crate::display_width::AmbiguousWidth;
use crate::mouse::{Mouse, MouseAction};
use crate::tui::theme::ThemeName;

/// A plan with rows, each with what it says besides its number.
fn plan(id: &str, head: &str, rows: &[(&str, &str)]) -> String {
    let head = format!(
        "format = 1\n[plan]\nid = \"{id}\"\ntitle = \"{id}の計画\"\nbody = \"市\"\n\
        first_year = \"R4\"\nlast_year = \"R6\"\nreview_year = \"R5\"\n{head}\n\
        [[pillars]]\nid = \"1\"\ntitle = \"柱\"\n"
    );
    let row = |(number, said): &(&str, &str)| {
        format!(
            "[[initiatives]]\nid = \"{number}\"\npillar = \"1\"\ntitle = \"取組{number}\"\n{said}\n"
        )
    };
    format!("{head}{}", rows.iter().map(row).collect::<String>())
}

/// A plan that carries on rows of another in every way.
pub(super) fn revised(width: u16, height: u16) -> Journey {
    let old: Vec<(String, &str)> = (1..=9).map(|number| (number.to_string(), "")).collect();
    let old: Vec<(&str, &str)> = old.iter().map(|(id, said)| (id.as_str(), *said)).collect();
    let before = plan("before", "", &old);
    let after = plan(
        "after",
        "succeeds = \"before\"",
        &[
            ("A", "follows = [\"before/1\"]"),
            ("B", "follows = [\"before/2\", \"before/3\", \"before/4\"]"),
            ("C", "follows = [\"before/5\"]"),
            ("D", "follows = [\"before/5\"]"),
            ("E", "follows = [\"before/6\", \"before/7\"]"),
            ("F", "follows = [\"before/7\", \"closed/8\"]"),
            ("G", ""),
        ],
    );
    journey(width, height).with_plans(&[&after, &before])
}

#[test]
fn rows_become_others_one_to_one_several_to_one_and_one_to_several() {
    assert_snapshot!(revised(80, 36).styled("sj"));
    assert_snapshot!(
        revised(80, 36)
            .in_theme(ThemeName::Mono)
            .wide()
            .screen("sj")
    );
}

#[test]
fn the_revision_at_60() {
    assert_snapshot!(with("mie-revision", 60, 15).screen("s"));
    assert_snapshot!(with("mie-digiplan", 60, 15).screen("sG"));
}

#[test]
fn the_revision_in_english() {
    let mut journey = revised(80, 24);
    journey.settings.language = Some(Language::English);
    assert_snapshot!(journey.screen("s"));
}

/// The line with the cursor.
fn chosen(keys: &str) -> String {
    let screen = revised(80, 36).screen(keys);
    let line = screen.lines().find(|line| line.starts_with('>'));
    line.unwrap_or_default().to_owned()
}

#[test]
fn the_chosen_row_is_chosen_on_the_revision_and_back() {
    assert!(chosen("jjs").contains("取組C"), "{}", chosen("jjs"));
    assert!(chosen("sjjj1").contains("取組D"), "{}", chosen("sjjj1"));
    let card = revised(80, 36).screen("sj<Enter>");
    assert!(card.contains("B  取組B"), "{card}");
    assert_eq!(
        revised(80, 36).screen("sj<Enter><Esc>"),
        revised(80, 36).screen("sj")
    );
}

#[test]
fn a_row_of_the_earlier_plan_opens_there_and_escape_comes_back_to_it() {
    let cursor = "sG";
    assert!(chosen(cursor).contains("9"), "{}", chosen(cursor));
    let opened = revised(80, 36).screen("sG<Enter>");
    assert!(opened.contains("beforeの計画"), "{opened}");
    assert!(
        chosen("sG<Enter>").contains("取組9"),
        "{}",
        chosen("sG<Enter>")
    );
    let back = revised(80, 36).screen("sG<Enter><Esc>");
    assert_eq!(back, revised(80, 36).screen("sG"));
    assert!(chosen("sGk").contains("取組8"), "{}", chosen("sGk"));
    assert!(chosen("sGg").contains("取組A"), "{}", chosen("sGg"));
    assert!(chosen("sG1js").contains("取組B"), "{}", chosen("sG1js"));
}

#[test]
fn what_is_joined_is_seen_with_what_is_chosen() {
    let screen = revised(80, 11).screen("sGgj");
    for row in ["取組2", "取組3", "取組4", "取組B"] {
        assert!(screen.contains(row), "{screen}");
    }
}

#[test]
fn a_filter_leaves_out_rows_but_says_nothing_else_of_earlier_ones() {
    let screen = revised(80, 36).screen("/取組A<Enter>s");
    assert!(screen.contains("前計画の1件 → この計画の1件"), "{screen}");
    assert!(screen.contains("全9件中7件を引継ぎ"), "{screen}");
    assert!(!screen.contains("取組G"), "{screen}");
}

#[test]
fn nothing_of_the_revision_touches_the_edges() {
    for plan in ["mie-revision", "mie-digiplan", "kameyama-dx"] {
        for keys in ["s", "sG"] {
            check_edges(|width, height| with(plan, width, height), keys);
            check_edges(|width, height| with(plan, width, height).wide(), keys);
        }
    }
}

#[test]
fn keys_wait_for_the_earlier_plan() {
    let mut late = revised(80, 36);
    late.delays_of_plans = vec![0, 20];
    assert_eq!(late.screen("sjj"), revised(80, 36).screen("sjj"));
    let mut late = revised(80, 36);
    late.delays_of_plans = vec![0, 20];
    let opened = "sG<Enter>";
    assert_eq!(late.screen(opened), revised(80, 36).screen(opened));
}

#[test]
fn a_click_chooses_what_a_line_is_joined_to() {
    let clicked = |row: u16| {
        let mut events = press("s");
        events.push(Event::Mouse(Mouse {
            action: MouseAction::Press,
            column: 10,
            row,
        }));
        let (script, _) = revised(80, 36).run(events);
        let frame = script.frames.last().expect("every loop draws once");
        let screen = screen(frame, AmbiguousWidth::Narrow);
        let line = screen.lines().find(|line| line.starts_with('>'));
        line.unwrap_or_default().to_owned()
    };
    let shown = revised(80, 36).screen("s");
    let row = |text: &str| {
        let row = shown.lines().position(|line| line.contains(text));
        u16::try_from(row.unwrap_or_default()).unwrap_or_default()
    };
    assert!(clicked(row("取組2")).contains("取組B"), "{shown}");
    assert!(clicked(row("取組D")).contains("取組D"), "{shown}");
    assert!(clicked(row("取組8")).contains("取組8"), "{shown}");
    let heading = row("前計画との対応");
    assert!(clicked(heading).contains("取組A"), "{shown}");
}
