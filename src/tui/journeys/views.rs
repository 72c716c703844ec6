//! Views that are kept under a name.

use insta::assert_snapshot;

use super::{journey, press, screen};
use crate::tui::selection::Selection;
use crate::tui::state::State;

const KEPT: &str = "d教育<Enter>rA<Enter>oV教育のA<Enter>";

fn after(keys: &str) -> State {
    journey(120, 36).run(press(keys)).1
}

fn selection(state: &State) -> Selection {
    let open = state.plans.current().expect("a plan is open");
    open.selection.clone()
}

#[test]
fn what_is_kept_is_called_up_by_one_key() {
    let kept = after(KEPT);
    for keys in ["coo<F2>", "c2<F2>", "cV<Enter>", "c3V教育<Enter>"] {
        let again = after(&format!("{KEPT}{keys}"));
        let (was, is) = (selection(&kept), selection(&again));
        assert_eq!(is.filter, was.filter, "{keys}");
        assert_eq!(is.order, was.order, "{keys}");
        assert_eq!(again.screen, kept.screen, "{keys}");
    }
}

#[test]
fn a_search_and_a_screen_are_kept_too() {
    let state = after("/図書館<Enter>4V図書館<Enter>c1<F2>");
    let search = selection(&state).search.map(|search| search.written);
    assert_eq!(search.as_deref(), Some("図書館"));
    assert_eq!(state.screen.name(), "indicators");
}

#[test]
fn views_are_listed_with_their_keys_and_commands() {
    assert_snapshot!(journey(160, 20).screen(&format!("{KEPT}cV")));
    assert_snapshot!(journey(80, 15).screen("V"));
}

#[test]
fn the_whole_of_a_long_command_is_below_the_views() {
    let shown = journey(80, 24).screen(&format!("{KEPT}cV"));
    let (_, below) = shown.split_once("教育のA").expect("it is listed");
    let words: String = below.split_whitespace().collect();
    let command = "tenkenlist--plankameyama-dx--department教育委員会事務局--ratingA--sortrating";
    assert!(words.contains(command), "{shown}");
    assert_snapshot!(shown);
}

#[test]
fn the_command_is_said_where_a_view_is_kept_and_called() {
    let command =
        "tenken list --plan kameyama-dx --department 教育委員会事務局 --rating A --sort rating";
    for keys in [KEPT.to_owned(), format!("{KEPT}c<F2>")] {
        let shown = journey(160, 20).screen(&keys);
        assert!(shown.contains(command), "{shown}");
    }
    let kept = journey(80, 24).screen(KEPT);
    assert!(kept.contains("として保存しました"), "{kept}");
}

#[test]
fn a_view_is_replaced_and_removed() {
    let state = after(&format!("{KEPT}cV教育のA<Up><Enter>"));
    let views: Vec<_> = state.views.of_plan("kameyama-dx").collect();
    assert_eq!(views.len(), 1);
    assert!(views.iter().all(|view| view.rows.words.words.is_empty()));
    let state = after(&format!("{KEPT}V<Ctrl-x>"));
    assert_eq!(state.views.of_plan("kameyama-dx").count(), 0);
}

#[test]
fn a_key_without_a_view_does_nothing() {
    let (script, state) = journey(80, 24).run(press("<F2><F8>"));
    let frame = script.frames.last().expect("every loop draws once");
    let shown = screen(frame, state.settings.ambiguous);
    assert_eq!(shown, journey(80, 24).screen(""));
}
