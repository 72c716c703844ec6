//! What holds for any keys at any size.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::layout::Size;
use vt100::Parser;

use super::{Event, journey, keys, row_text};
use crate::open::Opened;
use crate::tui::layout::Layout;
use crate::tui::painter::Painter;
use crate::tui::screen::Screen;
use crate::tui::state::{DoubtRow, State};

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
    "6",
    "6",
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
    "e",
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
];

fn event() -> impl Strategy<Value = Event> {
    let key = prop::sample::select(KEYS).prop_flat_map(|written| {
        let key = keys(written);
        (prop::sample::select(key), prop::bool::weighted(0.2))
    });
    prop_oneof![
        20 => key.prop_map(|(key, repeats)| Event::Key { key, repeats }),
        1 => size().prop_map(Event::Resize),
        1 => "\\PC{0,12}".prop_map(Event::Paste),
        2 => Just(Event::Pause),
    ]
}

fn size() -> impl Strategy<Value = Size> {
    let edge = prop_oneof![0_u16..6, 6_u16..200];
    (edge.clone(), edge).prop_map(|(width, height)| Size::new(width, height.min(60)))
}

/// The chosen row is on the screen wherever the list is.
fn chosen_row_is_shown(state: &State) -> bool {
    let height = usize::from(Layout::of(state).list.height);
    if state.screen == Screen::Check {
        return chosen_doubt_is_shown(state, height);
    }
    if !matches!(state.screen, Screen::List | Screen::Schedule) {
        return true;
    }
    let listing = state.listing();
    let Some(place) = state.chosen().and_then(|row| listing.position(&row.id)) else {
        return listing.is_empty();
    };
    let first = state.view().first_row;
    height == 0 || (first..first + height).contains(&place)
}

/// The same of the chosen doubt.
fn chosen_doubt_is_shown(state: &State, height: usize) -> bool {
    let (rows, chosen) = (state.doubt_rows(), state.question());
    let is_chosen =
        |row: &DoubtRow<'_>| matches!(row, DoubtRow::Doubt(one, _) if Some(*one) == chosen);
    let Some(place) = rows.iter().position(is_chosen) else {
        return rows.is_empty();
    };
    let first = state.view().first_table_row;
    height == 0 || (first..first + height).contains(&place)
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
        start.files.extend(Opened::built_in().into_files().0);
        let start = if is_wide { start.wide() } else { start };
        let (_, state) = start.run(events);
        prop_assert!(chosen_row_is_shown(&state));
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
        let mut painter = Painter::default();
        let rows = NonZeroU16::new(20).unwrap_or(NonZeroU16::MIN);
        let columns = NonZeroU16::new(100).unwrap_or(NonZeroU16::MIN);
        let mut terminal = Parser::new(rows, columns, 0);
        for frame in script.frames {
            let meant: Vec<String> = (0..20)
                .map(|y| row_text(&frame.buffer, y, None).trim_end().to_owned())
                .collect();
            terminal.process(painter.paint(frame).as_bytes());
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
