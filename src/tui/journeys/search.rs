//! Diagnostic a row.

use insta::assert_snapshot;

use super::{Event, Journey, journey, press};

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
            .contains(">A  1-2-2")
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
