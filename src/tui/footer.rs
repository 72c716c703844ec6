//! The last line of the screen: the keys that are valid now, a notice, or a text
//! input.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::action::{ACTIONS, Action, ActionGroup, Entry, entry};
use super::draw::line::{Line, cursor_after, draw_line};
use super::draw::look::Look;
use super::input::TextInput;
use super::overlays::Overlay;
use super::scene::Scene;
use super::state::State;
use super::usability::{Usability, usability};
use crate::display_width::shorten;

/// Draws the footer. Returns the position of the caret if text is typed in it.
pub(super) fn draw(state: &State, scene: &Scene, buffer: &mut Buffer) -> Option<Position> {
    let (look, area) = (state.look(), scene.areas.footer);
    match &state.overlay {
        Some(Overlay::Search(prompt)) => {
            let said = said_of_search(state, scene);
            return draw_prompt(" /", &prompt.input, &said, look, area, buffer);
        }
        Some(Overlay::Reason(prompt)) => {
            let label = look.language.reason_prompt();
            let said = said_of_reason(state);
            return draw_prompt(label, &prompt.input, &said, look, area, buffer);
        }
        Some(Overlay::Choose(_) | Overlay::Diagnostics { .. }) | None => {}
    }
    let line = match &state.notice {
        Some(notice) => Line::new(format!(" {notice}"), look.theme.strong),
        None => hints(state, scene, usize::from(area.width)),
    };
    draw_line(&line, area, look.ambiguous, buffer);
    None
}

/// Returns the number of rows that the search found, or what it searches.
fn said_of_search(state: &State, scene: &Scene) -> String {
    let language = state.language();
    let stage = scene.stage(state);
    let searched = stage.filter(|stage| stage.selection().search.is_some());
    match searched.map(|stage| stage.listing.len()) {
        Some(found) => format!("  {}", language.found_by_search(found)),
        None => format!("  {}", language.what_is_searched()),
    }
}

fn said_of_reason(state: &State) -> String {
    let usual = state.language().keys_of_reason();
    format!("  {}", state.notice.as_deref().unwrap_or(usual))
}

/// Draws a text input. If it is too long, the part around the caret is shown.
fn draw_prompt(
    label: &str,
    input: &TextInput,
    said: &str,
    look: Look,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let width = usize::from(area.width);
    let label = shorten(label, width / 2, look.ambiguous);
    // A cell is kept for the caret.
    let room = width.saturating_sub(look.ambiguous.width(&label) + 1);
    let (before, after) = input.around_caret();
    let prompt = Line::new(label, look.theme.key);
    let prompt = prompt.with(end_of(before, room, look), look.theme.strong);
    let caret = prompt.width(look.ambiguous);
    let line = prompt
        .with(after, look.theme.strong)
        .with(said, look.theme.dim);
    draw_line(&line, area, look.ambiguous, buffer);
    cursor_after(caret, area)
}

/// Returns as much of the end of a text as fits, preceded by … if it is shortened.
fn end_of(text: &str, room: usize, look: Look) -> String {
    if look.ambiguous.width(text) <= room {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(at, _)| text.get(at..));
    let mut ends = ends.flatten().map(|end| format!("…{end}"));
    let fitting = ends.find(|end| look.ambiguous.width(end) <= room);
    fitting.unwrap_or_default()
}

/// What one or several keys do.
struct Hint {
    place: HintPlace,
    keys: Line,
    label: &'static str,
}

/// The group that a hint stands in. The ways out come last, whatever their group is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum HintPlace {
    Group(ActionGroup),
    WayOut,
}

/// Between groups of keys.
const DIVIDER: &str = " |";

/// Returns the keys that are valid now, group by group: the most useful ones that fit. Help
/// and the way out are never omitted.
fn hints(state: &State, scene: &Scene, room: usize) -> Line {
    let look = state.look();
    let offered = ACTIONS
        .iter()
        .filter(|entry| is_offered(entry.action, state, scene))
        .filter_map(|entry| Hint::new(entry, state));
    let (ways_out, others): (Vec<Hint>, Vec<Hint>) =
        offered.partition(|hint| hint.place == HintPlace::WayOut);
    let reserved: usize = ways_out.iter().map(|hint| hint.width(look)).sum();
    let mut hints = as_many_as_fit(others, room.saturating_sub(reserved + DIVIDER.len()), look);
    hints.extend(ways_out);
    hints.sort_by_key(|hint| hint.place);
    let groups = hints.chunk_by(|hint, next| hint.place == next.place);
    let mut line = Line::default();
    for (place, group) in groups.enumerate() {
        if place > 0 {
            line.push(DIVIDER, look.theme.dim);
        }
        let drawn = group.iter().map(Hint::drawn);
        line = drawn.fold(line, Line::followed_by);
    }
    line
}

/// Returns the first hints that fit into a number of cells. A key that does the like of one
/// before it, which has the same label, stands beside it.
fn as_many_as_fit(hints: Vec<Hint>, room: usize, look: Look) -> Vec<Hint> {
    let mut left = room;
    let mut chosen: Vec<Hint> = Vec::new();
    for hint in hints {
        let alike = chosen.iter().position(|other| hint.is_like(other));
        let is_first = chosen.iter().all(|other| other.place != hint.place);
        let cells = match (alike, is_first) {
            (Some(_), _) => hint.keys.width(look.ambiguous),
            (None, true) => hint.width(look) + DIVIDER.len(),
            (None, false) => hint.width(look),
        };
        if cells > left {
            continue;
        }
        left -= cells;
        match alike.and_then(|place| chosen.get_mut(place)) {
            Some(alike) => alike.keys = std::mem::take(&mut alike.keys).followed_by(hint.keys),
            None => chosen.push(hint),
        }
    }
    chosen
}

impl Hint {
    /// The first key of an action with its label, if it has both.
    fn new(entry: &Entry, state: &State) -> Option<Self> {
        let look = state.look();
        let key = state.settings.keymap.keys(entry.action).first()?;
        Some(Self {
            place: match entry.action {
                Action::Back | Action::Help | Action::Quit => HintPlace::WayOut,
                _ => HintPlace::Group(entry.group),
            },
            keys: Line::new(format!(" {key}"), look.theme.key),
            label: entry.words.label(look.language)?,
        })
    }

    fn is_like(&self, other: &Self) -> bool {
        self.place == other.place && self.label == other.label
    }

    fn drawn(&self) -> Line {
        let label = format!(" {} ", self.label);
        self.keys.clone().with(label, Style::new())
    }

    /// How many cells it takes.
    fn width(&self, look: Look) -> usize {
        self.drawn().width(look.ambiguous)
    }
}

/// Returns whether an action is listed: in an overlay every valid one, on a screen
/// those that would change something and are not named in the title line.
fn is_offered(action: Action, state: &State, scene: &Scene) -> bool {
    if state.overlay.is_none() && scene.body.is_some() {
        return usability(action, state, scene) == Usability::Now && !scene.tabs.name(action);
    }
    let context = state.context();
    match state.overlay {
        Some(_) => entry(action).is_some_and(|entry| entry.is_in(context)),
        None => action == Action::Quit,
    }
}
