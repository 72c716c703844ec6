//! Where the screen was left the last time.

use super::{Event, LastTime, built_in, journey, press, screen};
use crate::tui::ThemeName;
use crate::tui::state::State;

fn left_at(plan: &str, row: &str) -> LastTime {
    LastTime {
        plan: Some(plan.to_owned()),
        row: Some(row.to_owned()),
        ..LastTime::default()
    }
}

/// What is shown, and what would be remembered, if all built-in plans are opened.
fn resumed(last_time: LastTime, events: Vec<Event>) -> (String, State) {
    let mut journey = journey(80, 24);
    journey.files = built_in();
    journey.last_time = last_time;
    let (script, state) = journey.run(events);
    let frame = script.frames.last().expect("every loop draws once");
    (screen(frame, state.settings.ambiguous), state)
}

#[test]
fn it_goes_on_where_it_was_left() {
    let left = LastTime {
        has_headings: true,
        ..left_at("mie-digiplan", "8-2")
    };
    let (shown, state) = resumed(left.clone(), Vec::new());
    assert!(shown.contains("みえ") && shown.contains(">"), "{shown}");
    assert!(
        shown
            .lines()
            .any(|line| line.starts_with('>') && line.contains("8-2")),
        "{shown}"
    );
    assert_eq!(state.left_behind(), left);
}

#[test]
fn what_is_gone_is_not_gone_on_with() {
    let (at_start, _) = resumed(LastTime::default(), Vec::new());
    let (shown, _) = resumed(left_at("no-such-plan", "1"), Vec::new());
    assert_eq!(shown, at_start);
    let (shown, _) = resumed(left_at("kameyama-dx", "no such row"), Vec::new());
    assert_eq!(shown, at_start);
}

#[test]
fn whoever_has_begun_is_not_moved() {
    let mut journey = journey(80, 24);
    journey.files = built_in();
    journey.delays_of_plans = vec![0, 3, 3, 3, 3];
    journey.last_time = left_at("toyama-dx", "1-1");
    let shown = journey.screen("jjjj");
    assert!(shown.contains("5/92件"), "{shown}");
}

#[test]
fn what_is_chosen_is_remembered() {
    let (_, state) = resumed(LastTime::default(), press("jjtvH"));
    let left = state.left_behind();
    let expected = LastTime {
        theme: Some(ThemeName::Light),
        is_card_beside: false,
        has_headings: true,
        ..left_at("kameyama-dx", "1-1-3")
    };
    assert_eq!(left, expected);
}
