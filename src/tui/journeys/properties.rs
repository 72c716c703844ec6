//! What holds for any keys at any size.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::layout::Size;
use tenken::across::RowsFilter;
use tenken::plan::Plan;
use tenken::query::{Hit, Query, Search};
use vt100::Parser;

use super::settings::keymap;
use super::{Event, Journey, built_in, journey, keys, press, row_text};
use crate::mouse::{Mouse, MouseAction};
use crate::tui::found_rows::FoundRows;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::chooser::{Chooser, ChooserKind};
use crate::tui::plan_index::PlanIndex;
use crate::tui::scene::{Derivations, Scene};
use crate::tui::selection::{Scroll, Selection};
use crate::tui::state::State;
use crate::tui::terminal::Renderer;
use crate::tui::update::update;
use crate::tui::view::View;
use crate::tui::work::Job;

/// Keys that lead everywhere, the common ones more often.
const KEYS: &[&str] = &[
    "j",
    "j",
    "k",
    "G",
    "g",
    "<PageDown>",
    "<PageUp>",
    "J",
    "K",
    "1",
    "2",
    "3",
    "4",
    "b",
    "b",
    "o",
    "h",
    "l",
    "s",
    "s",
    "i",
    "<Tab>",
    "5",
    "6",
    "6",
    "7",
    "0",
    "}",
    "{",
    "H",
    "M",
    "D",
    "<Enter>",
    "<Esc>",
    "v",
    "[",
    "]",
    "/",
    "n",
    "N",
    "d",
    "r",
    "m",
    "x",
    "c",
    "p",
    "a",
    "<Ctrl-r>",
    "<Ctrl-d>",
    "e",
    "E",
    "?",
    ":",
    "t",
    "w",
    "<Space>",
    "<Down>",
    "<Up>",
    "<Backspace>",
    "<Ctrl-u>",
    "マ",
    "図",
    "1",
    "　",
    "<Ctrl-l>",
    "<F5>",
    "A",
    "S",
    "P",
    "Z",
    "L",
    "U",
    "I",
    "R",
    "<PageDown>",
    "<PageUp>",
    "<Alt-Enter>",
    "+",
    "-",
    "=",
    ">",
];

fn event() -> impl Strategy<Value = Event> {
    let key = prop::sample::select(KEYS).prop_flat_map(|written| {
        let key = keys(written);
        (prop::sample::select(key), prop::bool::weighted(0.2))
    });
    prop_oneof![
        20 => key.prop_map(|(key, repeats)| Event::Key { key, repeats }),
        2 => mouse().prop_map(Event::Mouse),
        1 => size().prop_map(Event::Resize),
        1 => "\\PC{0,12}".prop_map(Event::Paste),
        2 => Just(Event::Pause),
    ]
}

fn mouse() -> impl Strategy<Value = Mouse> {
    let actions = [
        MouseAction::Press,
        MouseAction::WheelUp,
        MouseAction::WheelDown,
    ];
    let action = prop::sample::select(actions.to_vec());
    (action, 0_u16..200, 0_u16..60).prop_map(|(action, column, row)| Mouse {
        action,
        column,
        row,
    })
}

fn size() -> impl Strategy<Value = Size> {
    let edge = prop_oneof![0_u16..6, 6_u16..200];
    (edge.clone(), edge).prop_map(|(width, height)| Size::new(width, height.min(60)))
}

/// What is chosen is on the screen wherever it is a row of a table. Nothing is where the doubts
/// of a row are asked for that has none.
fn chosen_is_shown(state: &State) -> bool {
    let scene = Scene::new(state, None);
    let window = scene.window(state);
    let (Some(_), Some(choices)) = (window.screen, scene.choices(state)) else {
        return true;
    };
    let height = usize::from(window.area.height);
    let shown = window.first..window.first + height;
    let is_shown = match choices.row {
        Some(row) => shown.contains(&row),
        None => state.screen.needs_check(),
    };
    height == 0 || choices.rows == 0 || is_shown
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_keys_at_any_size(
        size in size(),
        events in prop::collection::vec(event(), 0..60),
        is_wide: bool,
    ) {
        let mut start = journey(size.width, size.height);
        start.files.extend(built_in());
        let start = if is_wide { start.wide() } else { start };
        let (_, state) = start.run(events);
        prop_assert!(chosen_is_shown(&state));
    }

    /// What is sent, applied by a terminal to what it showed before, gives what
    /// was meant to be shown.
    #[test]
    fn a_terminal_shows_what_was_drawn(
        events in prop::collection::vec(event(), 0..40),
    ) {
        let unsized_events = events
            .into_iter()
            .filter(|event| !matches!(event, Event::Resize(_) | Event::Paste(_)))
            .filter(|event| !toggles_width(event));
        let (script, _) = journey(100, 20).run(unsized_events);
        let mut renderer = Renderer::default();
        let rows = NonZeroU16::new(20).unwrap_or(NonZeroU16::MIN);
        let columns = NonZeroU16::new(100).unwrap_or(NonZeroU16::MIN);
        let mut terminal = Parser::new(rows, columns, 0);
        // Whoever has found the key for the width in the help has another terminal from then on.
        let until = script.forgotten.unwrap_or(usize::MAX);
        for frame in script.frames.into_iter().take(until) {
            let meant: Vec<String> = (0..20)
                .map(|y| row_text(&frame.buffer, y, None).trim_end().to_owned())
                .collect();
            terminal.process(renderer.render(frame).as_bytes());
            let screen = terminal.screen();
            let shown: Vec<String> = screen
                .rows(0, 100)
                .map(|row| row.trim_end().to_owned())
                .collect();
            prop_assert_eq!(shown, meant);
        }
    }
}

fn toggles_width(event: &Event) -> bool {
    let toggle = keys("w");
    matches!(event, Event::Key { key, .. } if toggle.contains(key))
}

/// The events of a run, and after how many of them each answer comes.
fn delayed(plans: usize) -> impl Strategy<Value = (Vec<Event>, Vec<usize>)> {
    let events = prop::collection::vec(event(), 0..40);
    (
        events,
        prop::collection::vec(0_usize..60, plans * 3..plans * 6),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whenever answers of workers come, and in whatever order: keys do the same.
    #[test]
    fn keys_do_the_same_whenever_answers_come((events, delays) in delayed(5)) {
        let start = |delays| {
            let mut journey = journey(100, 30);
            // Whoever ends the program waits for no answer, and a press in the footer may.
            journey.settings.keymap = keymap("[keys]\nquit = []\n").0;
            Journey { files: built_in(), delays, ..journey }
        };
        let (host, at_once) = start(Vec::new()).run(settled(&events));
        // The palette has quitting, too.
        prop_assume!(host.incoming.is_empty());
        let late = start(delays).run(settled(&events)).1;
        prop_assert!(chosen_is_shown(&late));
        prop_assert_eq!(comparable(&late), comparable(&at_once));
    }

    /// So do keys in the search over all plans. Whatever was searched for and filtered by
    /// before, it finds what it finds anew.
    #[test]
    fn the_search_over_all_plans_finds_what_it_finds_anew(
        pressed in prop::collection::vec(prop::sample::select(FINDING), 0..16),
        delays in prop::collection::vec(0_usize..8, 40),
    ) {
        let start = |delays| {
            let journey = journey(100, 30);
            let events = settled(&press(&format!("a{}", pressed.concat())));
            Journey { files: built_in(), delays, ..journey }.run(events).1
        };
        let at_once = start(Vec::new());
        prop_assert_eq!(comparable(&start(delays)), comparable(&at_once));
        if let Some(Overlay::Choose(chooser)) = &at_once.overlay
            && let ChooserKind::AllRows(all) = &chooser.kind
        {
            let anew = found_anew(chooser.input.text(), &all.filter);
            prop_assert_eq!(&*all.found.answer, &anew);
        }
    }
}

/// What the plans have, or else what they nearly have.
fn found_anew(words: &str, filter: &RowsFilter) -> FoundRows {
    if words.trim().is_empty() && filter.is_empty() {
        return FoundRows::default();
    }
    let query = Query::new(words);
    let found = found_by(|plan, search| filter.hits(plan, search, &query));
    match found.len() {
        0 => found_by(|plan, search| filter.guesses(plan, search, &query)),
        _ => found,
    }
}

fn found_by(hits: impl Fn(&Plan, &Search) -> Vec<Hit>) -> FoundRows {
    let mut found = FoundRows::default();
    for (number, file) in built_in().iter().enumerate() {
        let hits = hits(&file.plan, &Search::new(&file.plan));
        found.add(PlanIndex::new(number), &hits);
    }
    found
}

/// Keys in the search over all plans.
const FINDING: &[&str] = &[
    "シ",
    "ス",
    "テ",
    "ム",
    "情報",
    "jouhou",
    "情法",
    " ",
    "A",
    "<Backspace>",
    "<Ctrl-r>",
    "<Ctrl-d>",
    "<Down>",
    "<Down>",
    "<Space>",
    "<Enter>",
    "<Esc>",
];

/// Keys that neither list plans nor what is in several, nor switch between them.
fn within_a_plan(events: Vec<Event>) -> Vec<Event> {
    let others = ["p", "a", "b", "<Tab>", "e", ":", "?"].map(keys).concat();
    let is_within =
        |event: &Event| !matches!(event, Event::Key { key, .. } if others.contains(key));
    events.into_iter().filter(is_within).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// In whatever order plans come in, the same is chosen, shown and known.
    #[test]
    fn plans_come_in_in_any_order(
        (events, delays) in delayed(1),
        delays_of_plans in prop::collection::vec(0_usize..60, 5),
    ) {
        let start = |delays_of_plans| {
            let journey = journey(100, 30);
            Journey { files: built_in(), delays_of_plans, delays: delays.clone(), ..journey }
        };
        let events = settled(&within_a_plan(events));
        let in_order = start(Vec::new()).run(events.clone()).1;
        let in_any_order = start(delays_of_plans).run(events).1;
        prop_assert_eq!(comparable(&in_any_order), comparable(&in_order));
    }
}

/// Events with a last one that says nothing and leaves no notice.
fn settled(events: &[Event]) -> Vec<Event> {
    let last = [Event::Resize(Size::new(100, 30)), Event::Pause];
    events.iter().cloned().chain(last).collect()
}

/// What must be the same: all but what is said in passing, what plans are made of,
/// and what is in view: a list that was not there yet cannot have moved when the
/// screen became smaller and larger again, and a card that does not know of doubts
/// yet is a line shorter. What is chosen is in view all the same.
fn comparable(state: &State) -> String {
    let plans = state.plans.iter().map(|(_, open)| {
        let dismissed = &open.dismissed.dismissals;
        let known = (open.folded.is_some(), open.questions.is_some());
        let selection = unscrolled(&open.selection);
        format!("{selection:#?} {dismissed:?} {known:?}")
    });
    let plans: Vec<String> = plans.collect();
    let plan = state.plans.current_index();
    format!(
        "{plan:?} {:?} {:#?} {:#?}\n{}",
        state.screen,
        state.trail(),
        unscrolled_overlay(state.overlay.as_ref()),
        plans.join("\n"),
    )
}

fn unscrolled(selection: &Selection) -> Selection {
    Selection {
        scroll: Scroll::Found,
        ..selection.clone()
    }
}

fn unscrolled_overlay(overlay: Option<&Overlay>) -> Option<Overlay> {
    let mut overlay = overlay.cloned()?;
    match &mut overlay {
        Overlay::Search(prompt) => *prompt.before = unscrolled(&prompt.before),
        Overlay::Choose(Chooser {
            kind: ChooserKind::Filter { before, .. },
            ..
        }) => **before = unscrolled(before),
        Overlay::Choose(_)
        | Overlay::Note(_)
        | Overlay::Reason(_)
        | Overlay::Diagnostics { .. } => {}
    }
    Some(overlay)
}

/// How much was derived anew for each key.
fn derivations(keys: &str) -> Vec<Derivations> {
    let (_, mut state) = journey(160, 45).run([]);
    let mut view = View::new(&state, None);
    let derived = super::press(keys).into_iter().map(|event| {
        update(&mut state, &mut view, event);
        view.scene.derivations.clone()
    });
    derived.collect()
}

#[test]
fn nothing_is_derived_twice() {
    let none = Derivations {
        listings: 0,
        models: 0,
    };
    // A step in a list changes what is chosen, and nothing that is listed.
    for keys in ["jjkG", "4", "6", "3b"] {
        let derived = derivations(&format!("{keys}jjk"));
        let steps = derived.len() - 3;
        for step in derived.into_iter().skip(steps) {
            assert_eq!(step, none, "{keys}");
        }
    }
    // To scroll a text changes nothing of it.
    for step in derivations("2JJK").into_iter().skip(1) {
        assert_eq!(step, none);
    }
    // A filter lists anew once, and each screen that is shown follows once.
    let filtered = derivations("rA ");
    let last = filtered.last().expect("keys were pressed");
    assert_eq!(last.listings, 1);
    assert!(last.models <= 2, "{last:?}");
}

#[test]
fn leading_a_meeting_lays_out_no_text_that_is_not_drawn() {
    for keys in ["1", "1<Enter>", "2", "i", ""] {
        let (script, mut state) = journey(160, 45).run(super::press(&format!("<F5><F5>{keys}")));
        assert!(!script.told.is_empty(), "{keys}");
        let mut view = View::new(&state, None);
        for event in super::press("jjk") {
            update(&mut state, &mut view, event);
            assert!(!view.scene.has_laid_out(), "{keys}");
        }
    }
}

#[test]
fn until_the_first_frame_only_the_first_plan_is_worked_on() {
    let mut five = journey(160, 45);
    five.files = built_in();
    let (script, _) = five.run([]);
    assert!(
        matches!(
            script.early.as_slice(),
            [Job::Find(_), Job::Open(first, _)] if first.get() == 0
        ),
        "{:?}",
        script.early
    );
}
