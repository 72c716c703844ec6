//! Where things are on the screen: a pure function of its size and of what is
//! shown. What is drawn and what is scrolled both ask here.

use ratatui::layout::{Rect, Size};

use super::screen::Screen;
use super::state::{Overlay, State};

/// From this width on, the card has room beside the list.
const BESIDE_FROM: u16 = 90;

/// From this height on, what is chosen has room below a list.
const BELOW_FROM: u16 = 14;

/// From this height on, the header has a second line.
const TWO_LINES_FROM: u16 = 9;

/// The areas of the screen. None overlaps another, but the overlay, which lies
/// over them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Which plan, which year, which row of how many.
    pub(crate) title: Rect,
    /// Filters in force, and how many rows have which rating.
    pub(crate) chips: Rect,
    /// The headings of a table, where one is shown.
    pub(crate) heading: Rect,
    /// The list or the rows of a table, where they are shown.
    pub(crate) list: Rect,
    /// The card or the comparison, where it is shown.
    pub(crate) detail: Rect,
    /// The keys that are valid now, a notice, or the line of the search.
    pub(crate) footer: Rect,
    /// A chooser, or the findings.
    pub(crate) overlay: Rect,
}

impl Layout {
    /// The layout of a state.
    pub(crate) fn of(state: &State) -> Self {
        let Size { width, height } = state.size;
        let screen = Rect::new(0, 0, width, height);
        let (title, rest) = split_top(screen, 1);
        let chips_height = u16::from(height >= TWO_LINES_FROM);
        let (chips, rest) = split_top(rest, chips_height);
        let footer_height = u16::from(height >= 3);
        let (body, footer) = split_top(rest, rest.height.saturating_sub(footer_height));
        let (heading, list, detail) = split_body(state, body);
        Self {
            title,
            chips,
            heading,
            list,
            detail,
            footer,
            overlay: overlay(state, body, list),
        }
    }
}

fn split_top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    (
        Rect { height, ..area },
        Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        },
    )
}

/// The lines of the headings of a table.
const HEADING_HEIGHT: u16 = 2;

fn split_body(state: &State, body: Rect) -> (Rect, Rect, Rect) {
    let nowhere = Rect { width: 0, ..body };
    match state.screen {
        Screen::Schedule if state.shows_milestones() => {
            let (heading, rest) = split_top(body, HEADING_HEIGHT);
            (heading, nowhere, rest)
        }
        Screen::Summary | Screen::Indicators | Screen::Schedule => {
            let (heading, list) = split_top(body, HEADING_HEIGHT);
            (heading, list, nowhere)
        }
        Screen::Card
        | Screen::Comparison
        | Screen::Chart
        | Screen::Revision
        | Screen::Overview
        | Screen::Doubt => (nowhere, nowhere, body),
        Screen::List if state.card_beside && body.width >= BESIDE_FROM => beside(body),
        Screen::Check if body.width >= BESIDE_FROM => beside(body),
        Screen::Check if body.height >= BELOW_FROM => below(body),
        Screen::List | Screen::Check => (nowhere, body, nowhere),
    }
}

/// A list with what is chosen to its right.
fn beside(body: Rect) -> (Rect, Rect, Rect) {
    let width = body.width * 9 / 20;
    let detail = Rect {
        x: body.x + width + 1,
        width: body.width - width - 1,
        ..body
    };
    (Rect { width: 0, ..body }, Rect { width, ..body }, detail)
}

/// A list with what is chosen under it.
fn below(body: Rect) -> (Rect, Rect, Rect) {
    let (list, rest) = split_top(body, body.height * 2 / 5);
    let (_, detail) = split_top(rest, 1);
    (Rect { width: 0, ..body }, list, detail)
}

/// Choosers lie to the right of the list where it is shown beside something,
/// so that the rows stay in sight.
fn overlay(state: &State, body: Rect, list: Rect) -> Rect {
    let beside_list = body.width.saturating_sub(list.width);
    let width = match &state.overlay {
        None | Some(Overlay::Search { .. } | Overlay::Reason { .. }) => 0,
        Some(Overlay::Findings { .. }) => body.width,
        Some(Overlay::Choose(_)) if body.width < BESIDE_FROM => body.width,
        Some(Overlay::Choose(_)) if list.width > 0 && beside_list > 0 => beside_list - 1,
        Some(Overlay::Choose(_)) => body.width / 2,
    };
    Rect {
        x: body.right() - width,
        width,
        ..body
    }
}
