//! The mouse, and what the terminal says of itself.

use super::changes::demo;
use super::{Event, Journey, Questions, journey, press, screen};
use crate::display_width::AmbiguousWidth;
use crate::mouse::{Mouse, MouseAction};
use crate::system::TerminalAnswer;
use crate::tui::theme::ThemeName;

fn at(action: MouseAction, column: u16, row: u16) -> Event {
    Event::Mouse(Mouse {
        action,
        column,
        row,
    })
}

fn click(column: u16, row: u16) -> Event {
    at(MouseAction::Press, column, row)
}

/// Where a text stands on the screen after some events.
fn place_of(text: &str, journey: Journey, before: &[Event]) -> (u16, u16) {
    let shown = shown(journey, before);
    let mut lines = shown.lines().zip(0..);
    let found = lines.find_map(|(line, row)| Some((line.split_once(text)?.0, row)));
    let (before, row) = found.expect("the text is on the screen");
    let column = AmbiguousWidth::Narrow.width(before);
    (u16::try_from(column).expect("a column"), row)
}

fn shown(journey: Journey, events: &[Event]) -> String {
    let (script, state) = journey.run(events.to_vec());
    let frame = script.frames.last().expect("every loop draws once");
    screen(frame, state.settings.ambiguous)
}

/// What is shown after clicks on texts, one after the other.
fn clicked(texts: &[&str], keys: &str) -> String {
    let mut events = press(keys);
    for text in texts {
        let (column, row) = place_of(text, journey(80, 24), &events);
        events.push(click(column, row));
    }
    shown(journey(80, 24), &events)
}

fn check(texts: &[&str], keys: &str) {
    assert_eq!(
        clicked(texts, ""),
        journey(80, 24).screen(keys),
        "{texts:?}"
    );
}

#[test]
fn a_click_on_the_list_beside_a_comparison_chooses_its_row() {
    let wide = || journey(200, 50);
    let before = press("2");
    let (column, row) = place_of("図書館情報システムの運用", wide(), &before);
    let events = [before, vec![click(column, row)]].concat();
    assert_eq!(shown(wide(), &events), wide().screen("2jjj"));
}

#[test]
fn a_click_on_a_doubt_chooses_it_in_a_short_list_and_in_a_long_one() {
    for (width, height) in [(80, 24), (160, 45)] {
        let before = press("6");
        let (column, row) = place_of("3-1-1 R6", demo(width, height), &before);
        let events = [before, vec![click(column, row)]].concat();
        assert_eq!(
            shown(demo(width, height), &events),
            demo(width, height).screen("6jj")
        );
    }
}

#[test]
fn a_click_does_what_a_key_does() {
    let library = "図書館情報システムの運用";
    check(&["集計"], "3");
    check(&[library], "jjj");
    check(&[library, library], "jjj<Enter>");
    check(&["並べ替え"], "o");
    check(&["部署"], "d");
    check(&["ヘルプ", "部署で絞り込む"], "d");
    check(&["評価", "戻る"], "");
}

#[test]
fn a_click_marks_where_several_can_be_chosen() {
    let shown = clicked(&["[ ] C", "[ ] D"], "r");
    assert!(
        shown.contains("[x] C") && shown.contains("[x] D"),
        "{shown}"
    );
    assert!(shown.contains("評価: C、D"), "{shown}");
}

#[test]
fn a_click_chooses_below_headings_and_rules() {
    let shown = clicked(&["図書館情報システムの運用"], "H");
    assert!(shown.contains("4/92件"), "{shown}");
    let heading = clicked(&["マイナンバーカードの普及促進"], "H");
    assert_eq!(heading, journey(80, 24).screen("H"));
    let doubts = clicked(&["2-7-11"], "6");
    assert_eq!(doubts, journey(80, 24).screen("6kk"));
}

#[test]
fn a_click_beside_a_list_closes_it() {
    let events = [press("?"), vec![click(5, 10)]].concat();
    assert_eq!(
        shown(journey(160, 45), &events),
        journey(160, 45).screen("")
    );
}

#[test]
fn the_wheel_goes_through_rows_texts_and_choices() {
    let down = |column, row| at(MouseAction::WheelDown, column, row);
    let turned = |keys: &str, event: Event| {
        let events = [press(keys), vec![event]].concat();
        shown(journey(160, 45), &events)
    };
    let by_keys = |keys: &str| journey(160, 45).screen(keys);
    assert_eq!(turned("", down(5, 10)), by_keys("j"));
    assert_eq!(
        turned("jj", at(MouseAction::WheelUp, 5, 10)),
        by_keys("jjk")
    );
    assert_eq!(turned("p", down(120, 10)), by_keys("p<Down>"));
    let events = [press("2"), vec![down(5, 10)]].concat();
    let scrolled = shown(journey(80, 24), &events);
    assert_ne!(scrolled, journey(80, 24).screen("2"));
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let (script, _) = journey(80, 24).run(press("TT"));
    assert_eq!(script.mouse, [true, false, true]);
    let mut without = journey(80, 24);
    without.settings.mouse = false;
    assert_eq!(without.run(press("")).0.mouse, [false]);
}

// --- What the terminal says -------------------------------------------------------

const EVERYTHING: Questions = Questions {
    background: true,
    ambiguous: true,
};

/// The theme and the width after some events, where nothing was set.
fn after(events: Vec<Event>) -> (ThemeName, AmbiguousWidth) {
    let mut journey = journey(80, 24);
    journey.settings.open_questions = EVERYTHING;
    let (script, state) = journey.run(events);
    assert_eq!(script.asked, [EVERYTHING]);
    (state.settings.theme, state.settings.ambiguous)
}

fn answers(is_light: bool, cells: u16) -> Vec<Event> {
    vec![
        Event::TerminalAnswered(TerminalAnswer::Background { is_light }),
        Event::TerminalAnswered(TerminalAnswer::AmbiguousCells(cells)),
    ]
}

#[test]
fn what_was_not_set_follows_the_terminal() {
    let (dark, narrow) = (ThemeName::Dark, AmbiguousWidth::Narrow);
    assert_eq!(after(Vec::new()), (dark, narrow));
    assert_eq!(after(answers(false, 1)), (dark, narrow));
    assert_eq!(
        after(answers(true, 2)),
        (ThemeName::Light, AmbiguousWidth::Wide)
    );
}

#[test]
fn what_was_set_does_not_follow_the_terminal() {
    let (_, state) = journey(80, 24).run(answers(true, 2));
    let settings = state.settings;
    assert_eq!(
        (settings.theme, settings.ambiguous),
        (ThemeName::Dark, AmbiguousWidth::Narrow)
    );
    let changed = [press("tttww"), answers(true, 2)].concat();
    assert_eq!(after(changed), (ThemeName::Mono, AmbiguousWidth::Narrow));
}
