//! What is planned in which year, and dated events.

use insta::assert_snapshot;
use tenken::meeting::Day;

use super::changes::demo;
use super::tables::with;
use super::{Journey, journey, press, row_text, screen};
use crate::tui::theme::ThemeName;

/// A plan of five years with a text of `plan` for each year, from the first on.
fn planned(plan: [&str; 5]) -> String {
    let head = "format = 1\n[plan]\nid = \"p\"\ntitle = \"計画\"\nbody = \"市\"\n\
        first_year = \"R4\"\nlast_year = \"R8\"\nreview_year = \"R6\"\n\
        [[pillars]]\nid = \"1\"\ntitle = \"柱\"\n";
    let row = |number: usize| {
        let years = (4..).zip(plan).filter(|(_, text)| !text.is_empty());
        let years = years.map(|(year, text)| format!("years.R{year}.plan = \"{text}\"\n"));
        let years: String = years.collect();
        format!(
            "[[initiatives]]\nid = \"{number}\"\npillar = \"1\"\ntitle = \"取組の名前\"\n{years}"
        )
    };
    let rows: String = [1, 10].map(row).concat();
    format!("{head}{rows}")
}

/// The lines from the headings of years on.
fn years(plan: [&str; 5], width: u16, keys: &str) -> Vec<String> {
    let journey = journey(width, 12).with_plans(&[&planned(plan)]);
    let screen = journey.screen(&format!("5{keys}"));
    let lines = screen.lines().map(str::to_owned);
    lines.skip_while(|line| !line.contains("[R6]")).collect()
}

#[test]
fn a_year_without_plans_is_narrow_and_short_words_are_whole() {
    let lines = years(["検討", "試行、導入", "継続", "", ""], 80, "");
    let joined = lines.join("\n");
    assert!(joined.contains("検討 試行、導入 継続"), "{joined}");
    assert!(joined.contains("R7 R8"), "{joined}");
    assert!(!joined.contains('…'), "{joined}");
}

#[test]
fn years_before_the_plan_are_left_out_unless_something_is_planned_in_them() {
    let shown = |said: &str| {
        let plan = format!("{}years.R3.{said} = \"準備\"\n", planned(["検討"; 5]));
        journey(80, 12).with_plans(&[&plan]).screen("5")
    };
    assert!(!shown("result").contains("R3"), "{}", shown("result"));
    assert!(shown("plan").contains("R3"), "{}", shown("plan"));
}

const LONG: &str = "窓口の予約と申請の手続をオンラインで受け付ける仕組みを作る";

#[test]
fn years_before_the_one_under_review_give_way_first() {
    let headings = |width| {
        years([LONG; 5], width, "")
            .first()
            .cloned()
            .unwrap_or_default()
    };
    let shown = |width| {
        let headings = headings(width);
        let all = ["R4", "R5", "R6", "R7", "R8"].into_iter();
        all.filter(|year| headings.contains(year))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(100), ["R4", "R5", "R6", "R7", "R8"]);
    assert_eq!(shown(72), ["R5", "R6", "R7", "R8"]);
    assert_eq!(shown(60), ["R6", "R7", "R8"]);
    assert_eq!(shown(50), ["R6", "R7"]);
    assert_eq!(shown(20), ["R6"]);
}

#[test]
fn years_are_brought_by_keys_and_the_heading_says_which() {
    let shown = |keys: &str| {
        journey(60, 12)
            .with_plans(&[&planned([LONG; 5])])
            .screen(keys)
    };
    assert!(shown("5").contains("左にほか2年度（h）"), "{}", shown("5"));
    assert!(
        shown("5hh").contains("右にほか2年度（l）"),
        "{}",
        shown("5hh")
    );
    assert!(shown("5hh").contains("R4"), "{}", shown("5hh"));
    assert_eq!(shown("5hhll"), shown("5"));
    assert_eq!(shown("5hhhhh"), shown("5hh"));
}

#[test]
fn the_footer_says_what_else_the_schedule_shows() {
    for (width, height) in [(60, 15), (80, 24), (160, 45)] {
        let footer = |keys: &str| {
            let shown = demo(width, height).screen(keys);
            shown.lines().last().unwrap_or_default().to_owned()
        };
        assert!(footer("5").contains("Tab 日程"), "{}", footer("5"));
        let other = footer("5<Tab>");
        assert!(other.contains("Tab 年度別"), "{other}");
    }
}

#[test]
fn a_note_is_left_out_rather_than_cut() {
    for (width, height) in [(60, 15), (80, 24)] {
        let shown = demo(width, height).screen("5");
        let heading = shown.lines().nth(2).unwrap_or_default();
        assert!(!heading.contains('…'), "{heading}");
    }
}

#[test]
fn the_year_under_review_is_seen_without_colours() {
    assert_snapshot!(with("kameyama-dx", 80, 24).styled("5j"));
    assert_snapshot!(
        with("kameyama-dx", 80, 24)
            .in_theme(ThemeName::Mono)
            .styled("5j")
    );
}

#[test]
fn years_at_60() {
    assert_snapshot!(with("kameyama-dx", 60, 15).screen("5"));
    assert_snapshot!(with("toyama-dx", 60, 15).screen("5"));
}

#[test]
fn dated_events_at_60() {
    assert_snapshot!(with("mie-revision", 60, 15).screen("5"));
    assert_snapshot!(with("mie-revision", 40, 15).screen("5"));
}

#[test]
fn the_first_event_that_is_seen_has_its_month() {
    for (scrolled, size) in [
        ("J", (60, 15)),
        ("JJ", (60, 15)),
        ("<PageDown>", (60, 15)),
        ("JJJ", (40, 15)),
    ] {
        let shown = with("mie-revision", size.0, size.1).screen(&format!("5{scrolled}"));
        let first = shown.lines().nth(3).unwrap_or_default();
        assert!(first.contains("R4."), "{scrolled}: {shown}");
    }
    assert_snapshot!(with("mie-revision", 60, 15).screen("5<PageDown>"));
}

#[test]
fn what_is_over_stands_before_today() {
    assert_snapshot!(with("mie-revision", 80, 24).styled("5"));
}

/// The same on another day.
fn on(mut journey: Journey, day: &str) -> Journey {
    journey.settings.today = day.parse::<Day>().expect("a date");
    journey
}

#[test]
fn today_is_said_only_within_the_time_of_the_events() {
    let shown = |day: &str| on(with("mie-revision", 80, 24), day).screen("5");
    assert!(!shown("2022-04-30").contains("今日"));
    assert!(!shown("2023-01-01").contains("今日"));
    let after = |day: &str, event: &str| {
        let screen = shown(day);
        let line = screen
            .lines()
            .skip_while(|line| !line.contains(event))
            .nth(1);
        line.is_some_and(|line| line.contains("今日"))
    };
    assert!(after("2022-06-10", "改定方針"), "{}", shown("2022-06-10"));
    assert!(
        after("2022-12-31", "常任委員会 最終案説明"),
        "{}",
        shown("2022-12-31")
    );
    let gap = "令和4年7月  予定なし  [今日 令和4年7月7日]";
    assert!(shown("2022-07-07").contains(gap), "{}", shown("2022-07-07"));
}

#[test]
fn dated_events_in_english() {
    let mut journey = demo(80, 24);
    journey.settings.language = Some(tenken::messages::Language::English);
    assert_snapshot!(journey.screen("5<Tab>"));
}

/// Nothing but a cursor stands in the first column of a body, and nothing in the last.
pub(super) fn check_edges(start: impl Fn(u16, u16) -> Journey, keys: &str) {
    for (width, height) in [(200, 50), (120, 36), (80, 24), (60, 15), (41, 12), (30, 10)] {
        let (script, state) = start(width, height).run(press(keys));
        let frame = script.frames.last().expect("every loop draws once");
        let buffer = &frame.buffer;
        for y in 2..height - 1 {
            let symbol = |x| buffer.cell((x, y)).map_or("", |cell| cell.symbol());
            let text = row_text(buffer, y, None);
            assert!([" ", ">"].contains(&symbol(0)), "{width}: {text}");
            assert_eq!(symbol(width - 1), " ", "{width}: {text}");
        }
        screen(frame, state.settings.ambiguous);
    }
    for (width, height) in [(1, 1), (2, 24), (80, 1), (12, 5)] {
        start(width, height).run(press(keys));
    }
}

#[test]
fn nothing_touches_the_edges() {
    for plan in ["kameyama-dx", "mie-strategy", "toyama-dx", "mie-revision"] {
        for keys in ["5", "5<Tab>", "5hh", "5G"] {
            check_edges(|width, height| with(plan, width, height), keys);
            check_edges(|width, height| with(plan, width, height).wide(), keys);
        }
    }
    check_edges(demo, "5<Tab>");
}
