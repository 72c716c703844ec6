//! Diagnostic a row.

use insta::assert_snapshot;
use tenken::query::{Query, Search};

use super::{Event, Journey, built_in, journey, press};
use crate::tui::found_rows::FoundRows;
use crate::tui::overlays::chooser::{Chooser, ChooserKind};
use crate::tui::plan_index::{AnyRow, PlanIndex};
use crate::tui::work::{RowsAnswer, SearchNumbers};

#[test]
fn where_is_the_my_number_one() {
    assert_snapshot!(journey(120, 36).screen("/マイナ"));
}

#[test]
fn the_search_stays_until_escape() {
    assert_snapshot!(journey(80, 24).screen("/図書館　システム<Enter>"));
    let full = journey(80, 24).screen("/図書館　システム<Enter><Esc>");
    assert!(full.contains("4/92件"), "{full}");
}

#[test]
fn leaving_the_line_brings_back_what_was() {
    let before = journey(80, 24).screen("jj");
    assert_eq!(journey(80, 24).screen("jj/RPA<Esc>"), before);
}

#[test]
fn deleting_all_that_was_typed_brings_back_what_was() {
    let shown = journey(80, 24).screen("jj/R<Backspace><Enter>");
    assert_eq!(shown, journey(80, 24).screen("jj"));
}

#[test]
fn what_was_typed_as_it_sounds_is_marked_where_it_was_found() {
    assert_snapshot!(journey(80, 24).styled("/toshokan<Enter>"));
}

#[test]
fn an_english_word_finds_the_one_in_katakana() {
    assert_snapshot!(journey(80, 24).screen("/tablet<Enter>"));
}

#[test]
fn letters_in_full_width_find_what_others_do() {
    let half = journey(80, 24).screen("/toshokan<Enter><Enter>");
    let full = journey(80, 24).screen("/ｔｏｓｈｏｋａｎ<Enter><Enter>");
    assert_eq!(full.replace("ｔｏｓｈｏｋａｎ", "toshokan"), half);
}

#[test]
fn what_was_meant_is_said_while_one_types_and_afterwards() {
    assert_snapshot!(journey(80, 24).screen("/マイナンパー"));
    assert_snapshot!(journey(60, 15).screen("/マイナンパー<Enter>"));
}

#[test]
fn a_word_near_what_was_typed_is_offered_and_taken_by_enter() {
    assert_snapshot!(journey(80, 24).screen("/図書所"));
    let taken = journey(80, 24).screen("/図書所<Enter>");
    assert_eq!(taken, journey(80, 24).screen("/図書<Enter>"));
    let left = journey(80, 24).screen("jj/図書所<Esc>");
    assert_eq!(left, journey(80, 24).screen("jj"));
}

#[test]
fn two_letters_say_that_more_are_needed() {
    assert_snapshot!(journey(60, 15).screen("/to"));
}

#[test]
fn the_words_around_what_was_found_in_a_text_are_shown() {
    assert_snapshot!(journey(80, 24).styled("/kuraudo<Enter>"));
}

#[test]
fn n_goes_round_the_hits() {
    let on = |keys: &str, place: &str| {
        let shown = journey(80, 24).screen(&format!("/図書館情報<Enter>{keys}"));
        assert!(shown.contains(place), "{keys}: {shown}");
    };
    on("", "1/9件");
    on("n", "2/9件");
    on("nnnnnnnnn", "1/9件");
    on("N", "9/9件");
}

#[test]
fn n_without_a_search_says_so() {
    assert!(journey(80, 24).screen("n").contains("検索していません"));
}

#[test]
fn the_card_shows_the_place_that_was_found() {
    assert_snapshot!(journey(60, 15).screen("/LoGoフォーム<Enter><Enter>"));
}

#[test]
fn a_number_finds_its_row() {
    assert!(
        journey(80, 24)
            .screen("/①(2)2<Enter>")
            .contains("> A  1-2-2")
    );
}

#[test]
fn pasted_text_is_searched_for_and_cannot_press_keys() {
    let pasted = |journey: Journey| {
        let keys = press("/").into_iter();
        let paste = Event::Paste("RPA\n\u{1b}q".to_owned());
        let (script, state) = journey.run(keys.chain([paste]));
        super::screen(script.frames.last()?, state.settings.ambiguous).into()
    };
    let shown: Option<String> = pasted(journey(80, 24));
    assert_snapshot!(shown.unwrap_or_default());
}

/// What a search for a word finds in a built-in plan.
fn found_in(plan: usize, word: &str) -> RowsAnswer {
    let mut found = FoundRows::default();
    if let Some(file) = built_in().get(plan) {
        let hits = Search::new(&file.plan).hits(&Query::new(word));
        found.add(PlanIndex::new(plan), &hits);
    }
    RowsAnswer::Rows(found)
}

/// The search over all plans, with what its answers found in the plans.
fn searched(plans: &[usize]) -> Chooser {
    let mut chooser = Chooser::of_all_rows();
    chooser.input.paste("システム");
    chooser.begin(&SearchNumbers::default().next(), &[]);
    for plan in plans {
        chooser.note_found(1, found_in(*plan, "システム"));
    }
    chooser
}

fn rows_of(chooser: &Chooser) -> Vec<AnyRow> {
    let ChooserKind::AllRows(all) = &chooser.kind else {
        return Vec::new();
    };
    let rows = &all.found.answer;
    (0..rows.len())
        .filter_map(|place| rows.get(place))
        .collect()
}

#[test]
fn rows_of_all_plans_are_in_the_same_order_whatever_comes_first() {
    let rows = rows_of(&searched(&[0, 1, 2, 3]));
    assert!(rows.len() > 10, "{rows:?}");
    assert_eq!(rows_of(&searched(&[3, 1, 0, 2])), rows);
    assert_eq!(rows_of(&searched(&[2, 3, 0, 1, 2])), rows);
}

#[test]
fn the_chosen_row_stays_chosen_while_others_come_in() {
    let mut chooser = searched(&[3]);
    chooser.cursor = 2;
    chooser.first = 1;
    let chosen = rows_of(&chooser).get(2).copied();
    chooser.note_found(1, found_in(0, "システム"));
    assert_eq!(rows_of(&chooser).get(chooser.cursor).copied(), chosen);
    assert!(chooser.cursor > 2);
    assert_eq!(chooser.cursor - chooser.first, 1);
}

#[test]
fn what_an_older_search_found_is_dropped() {
    let mut chooser = searched(&[3]);
    let rows = rows_of(&chooser);
    chooser.note_found(0, found_in(0, "図"));
    assert_eq!(rows_of(&chooser), rows);
}

/// What a word finds in built-in plans, by the names of these.
fn found_in_plans(word: &str, plans: &[&str]) -> FoundRows {
    let mut all = FoundRows::default();
    for (place, file) in built_in().iter().enumerate() {
        if plans.contains(&file.plan.facts().id.as_str()) {
            let hits = Search::new(&file.plan).hits(&Query::new(word));
            all.add(PlanIndex::new(place), &hits);
        }
    }
    all
}

#[test]
fn guesses_of_a_plan_are_shown_only_if_no_plan_has_what_was_typed() {
    let (with_guesses, with_the_word) = ("kameyama-dx", "mie-strategy");
    let guesses = found_in_plans("決済", &[with_guesses]);
    assert!(guesses.are_guesses() && guesses.len() > 0);
    let sure = found_in_plans("決済", &[with_the_word]);
    assert!(!sure.are_guesses());
    let both = found_in_plans("決済", &[with_guesses, with_the_word]);
    let rows = |found: &FoundRows| -> Vec<AnyRow> {
        (0..found.len())
            .filter_map(|place| found.get(place))
            .collect()
    };
    assert_eq!(rows(&both), rows(&sure));
}
