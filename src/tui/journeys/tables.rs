//! Summary, indicators, schedule, revision, and the plans together.

use insta::assert_snapshot;

use super::{Journey, built_in, journey};
use crate::tui::theme::ThemeName;

/// A journey with one of the built-in plans in view and the others open.
pub(super) fn with(id: &str, width: u16, height: u16) -> Journey {
    let mut files = built_in();
    files.sort_by_key(|file| file.plan.facts().id != id);
    Journey {
        files,
        ..journey(width, height)
    }
}

/// A snapshot for each of the sizes that matter.
macro_rules! screens {
    ($($name:ident: $plan:literal $keys:literal;)*) => {$(
        #[test]
        fn $name() {
            assert_snapshot!(with($plan, 120, 36).screen($keys));
            assert_snapshot!(with($plan, 80, 24).screen($keys));
        }
    )*};
}

screens! {
    kameyama_summary: "kameyama-dx" "3";
    kameyama_summary_by_measure: "kameyama-dx" "3<Tab>";
    kameyama_summary_by_department: "kameyama-dx" "3<Tab><Tab><Tab>";
    kameyama_indicators: "kameyama-dx" "4";
    kameyama_indicators_by_change: "kameyama-dx" "4oo";
    kameyama_chart: "kameyama-dx" "4jjjj<Enter>";
    kameyama_schedule: "kameyama-dx" "5";
    digiplan_list: "mie-digiplan" "";
    digiplan_summary: "mie-digiplan" "3";
    digiplan_indicators: "mie-digiplan" "4o";
    digiplan_schedule: "mie-digiplan" "5";
    digiplan_revision: "mie-digiplan" "s";
    strategy_list: "mie-strategy" "";
    strategy_comparison: "mie-strategy" "2";
    strategy_schedule: "mie-strategy" "5";
    strategy_tags: "mie-strategy" "f";
    revision_list: "mie-revision" "";
    revision_milestones: "mie-revision" "5";
    revision_revision: "mie-revision" "s";
    toyama_list: "toyama-dx" "";
    toyama_summary: "toyama-dx" "3";
    toyama_indicators: "toyama-dx" "4";
    toyama_chart: "toyama-dx" "4jj<Enter>";
    toyama_schedule: "toyama-dx" "5";
    kameyama_revision: "kameyama-dx" "s";
    digiplan_comparison: "mie-digiplan" "2";
    digiplan_chart: "mie-digiplan" "4<Enter>";
    digiplan_overview: "mie-digiplan" "i";
    strategy_summary: "mie-strategy" "3";
    strategy_indicators: "mie-strategy" "4";
    strategy_chart: "mie-strategy" "4<Enter>";
    strategy_revision: "mie-strategy" "s";
    strategy_overview: "mie-strategy" "i";
    revision_comparison: "mie-revision" "2";
    revision_summary: "mie-revision" "3";
    revision_indicators: "mie-revision" "4";
    revision_chart: "mie-revision" "4<Enter>";
    revision_schedule_of_rows: "mie-revision" "5<Tab>";
    revision_overview: "mie-revision" "i";
    toyama_comparison: "toyama-dx" "2";
    toyama_revision: "toyama-dx" "s";
    plans: "kameyama-dx" "p";
    kameyama_overview: "kameyama-dx" "i";
    toyama_overview: "toyama-dx" "i";
    digiplan_card_with_a_long_value: "mie-digiplan" "j<Enter>JJ";
    digiplan_comparison_of_long_values: "mie-digiplan" "j2";
    revision_changes: "mie-revision" "7";
    toyama_doubts: "toyama-dx" "6";
    all_plans: "kameyama-dx" "aオープンデータ";
}

#[test]
fn the_comparison_steps_into_the_plans_before() {
    let keys = "/オープンデータ<Enter>2[";
    assert_snapshot!(with("mie-digiplan", 120, 36).screen(keys));
    let back = with("mie-digiplan", 120, 36).screen(&format!("{keys}]"));
    let before = with("mie-digiplan", 120, 36).screen("/オープンデータ<Enter>2");
    assert_eq!(back, before);
}

#[test]
fn a_cell_opens_its_rows_and_escape_comes_back_to_it() {
    let cell = "3jll";
    let list = journey(120, 36).screen(&format!("{cell}<Enter>"));
    assert!(list.contains("部署") && list.contains("54件"), "{list}");
    let cell = "3j<Left><Left>";
    let list = journey(120, 36).screen(&format!("{cell}<Enter>"));
    assert!(list.contains("1/2件（全92件）"), "{list}");
    let back = journey(120, 36).screen(&format!("{cell}<Enter>jj<Enter><Esc><Esc>"));
    assert_eq!(back, journey(120, 36).screen(cell));
}

#[test]
fn where_nothing_is_counted_nothing_is_done_to_a_cell() {
    let revision = include_str!("../../../data/mie-revision.toml");
    let alone = || journey(80, 24).with_plans(&[revision]);
    let summary = alone().screen("3");
    assert_snapshot!(summary);
    for key in ["<Enter>", "<Tab>", "l"] {
        assert_eq!(alone().screen(&format!("3{key}")), summary, "{key}");
    }
    assert_eq!(alone().screen("3<Enter>1"), alone().screen(""));
    assert!(!alone().screen("3y").contains("コピーしました"));
    // The way to the table over all plans stays.
    let beside = with("mie-revision", 80, 24).screen("3<Tab>");
    assert_eq!(beside, with("mie-revision", 80, 24).screen("3b"));
}

#[test]
fn an_order_is_called_what_it_is() {
    let summary = with("mie-strategy", 80, 24).screen("3o");
    assert!(summary.contains("達成率の低い順"), "{summary}");
    let attained = with("mie-strategy", 80, 24).screen("4o");
    assert!(attained.contains("達成率のある指標がない"), "{attained}");
    let changed = with("mie-digiplan", 80, 24).screen("4oo");
    assert!(changed.contains("増減のある指標がない"), "{changed}");
    assert!(
        !with("kameyama-dx", 80, 24)
            .screen("4oo")
            .contains("掲載順のまま")
    );
    let listed = with("mie-digiplan", 80, 24).screen("7<Esc>oo");
    assert!(listed.contains("掲載順のまま"), "{listed}");
    assert!(
        !with("kameyama-dx", 80, 24)
            .screen("7<Esc>oo")
            .contains("掲載順のまま")
    );
}

#[test]
fn a_cell_of_an_unrated_plan_opens_its_indicators() {
    let list = with("toyama-dx", 120, 36).screen("3<Left><Left><Left><Left><Left><Enter>");
    assert_snapshot!(list);
}

#[test]
fn a_hit_in_another_plan_is_gone_to() {
    let shown = with("kameyama-dx", 120, 36).screen("aサーロイン<Enter>");
    assert!(shown.contains("リーディングプロジェ"), "{shown}");
}

#[test]
fn wide_terminals_stay_aligned_on_every_screen() {
    for keys in ["3", "4", "4jjjj<Enter>", "5", "s", "p", "aマイナ"] {
        for plan in ["kameyama-dx", "mie-revision", "toyama-dx"] {
            with(plan, 100, 30).wide().screen(keys);
        }
    }
}

#[test]
fn what_is_planned_comes_before_dated_events_and_tab_leads_to_them() {
    let schedule = super::changes::demo(80, 24).screen("5");
    assert_snapshot!(schedule);
    assert_snapshot!(super::changes::demo(80, 24).screen("5<Tab>"));
    assert_eq!(super::changes::demo(80, 24).screen("5<Tab><Tab>"), schedule);
}

#[test]
fn the_overview_begins_with_the_year_under_review_and_goes_back_from_the_latest() {
    let plan = r#"
format = 1
[plan]
id = "p"
title = "計画"
body = "市"
first_year = "R4"
last_year = "R7"
review_year = "R6"
years.R4.result = "四年度の実績"
years.R5.result = "五年度の実績"
years.R6.result = "六年度の実績"
years.R7.plan = "七年度の予定"
"#;
    let screen = journey(80, 24).with_plans(&[plan]).screen("i");
    let places = ["六年度", "七年度", "五年度", "四年度"].map(|year| screen.find(year));
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{screen}"
    );
}

/// Each share of a bar says what it is of, and each name is whole.
#[test]
fn counts_against_bands_are_told_apart_without_colours() {
    for (width, height) in [(60, 15), (80, 24), (120, 36)] {
        let toyama = with("toyama-dx", width, height);
        let plan = toyama.files.first().expect("it is there").plan.clone();
        let screen = toyama.in_theme(ThemeName::Mono).screen("3");
        let mut pillars = plan.pillars().iter().take(4);
        assert!(
            pillars.all(|pillar| screen.contains(&pillar.title)),
            "{screen}"
        );
        assert!(!screen.contains('█'), "{screen}");
        let total = screen
            .lines()
            .skip_while(|line| !line.contains("V3"))
            .nth(1);
        let counted = total.expect("the counts of V3");
        let bar = counted.rsplit("13   ").next().unwrap_or_default();
        let signs = bar.split_whitespace().count();
        assert_eq!(signs, 3, "{screen}");
    }
}
