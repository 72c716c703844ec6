//! The keys that are valid now, for the footer.

use ratatui::style::Style;
use tenken::messages::actions::Accepting;

use super::action::{ACTIONS, Action, ActionGroup, Entry, entry};
use super::draw::line::{Line, piece_at};
use super::draw::look::Look;
use super::overlays::Overlay;
use super::scene::Scene;
use super::screens::Screen;
use super::state::State;
use super::usability::{Usability, usability};
use super::view::Over;

/// The keys that are valid now, group by group: the most useful ones that fit. Help and the
/// way out are never omitted.
pub(super) struct Hints(Vec<Hint>);

/// What one or several keys do.
struct Hint {
    place: HintPlace,
    /// The keys, each with its action.
    keys: Vec<(String, Action)>,
    label: &'static str,
}

/// The group that a hint stands in. The ways out come last, whatever their group is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum HintPlace {
    Group(ActionGroup),
    WayOut,
}

/// A piece of the line, and what it does if it is pressed.
struct Piece {
    text: String,
    style: Style,
    action: Option<Action>,
}

/// Between groups of keys.
const DIVIDER: &str = " |";

impl Hints {
    /// The hints that fit into the width of the screen.
    pub(super) fn new(state: &State, scene: &Scene, over: &Over) -> Self {
        let (look, room) = (state.look(), usize::from(scene.areas.footer.width));
        let offered = ACTIONS
            .iter()
            .filter(|entry| is_offered(entry.action, state, scene))
            .filter_map(|entry| Hint::new(entry, state, over));
        let (ways_out, others): (Vec<Hint>, Vec<Hint>) =
            offered.partition(|hint| hint.place == HintPlace::WayOut);
        let reserved: usize = ways_out.iter().map(|hint| hint.width(look)).sum();
        let room = room.saturating_sub(reserved + DIVIDER.len());
        let mut hints = as_many_as_fit(others, room, look);
        hints.extend(ways_out);
        hints.sort_by_key(|hint| hint.place);
        Self(hints)
    }

    /// The hints as a line.
    pub(super) fn line(&self, look: Look) -> Line {
        let mut line = Line::default();
        for piece in self.pieces(look) {
            line.push(piece.text, piece.style);
        }
        line
    }

    /// The action at a column of the line; `None` if there is none.
    pub(super) fn action_at(&self, column: usize, look: Look) -> Option<Action> {
        let pieces = self.pieces(look);
        let cells = pieces.iter().map(|piece| look.ambiguous.width(&piece.text));
        pieces.get(piece_at(column, cells)?)?.action
    }

    fn pieces(&self, look: Look) -> Vec<Piece> {
        let groups = self.0.chunk_by(|hint, next| hint.place == next.place);
        let mut pieces = Vec::new();
        for group in groups {
            if !pieces.is_empty() {
                pieces.push(Piece {
                    text: DIVIDER.to_owned(),
                    style: look.theme.dim,
                    action: None,
                });
            }
            pieces.extend(group.iter().flat_map(|hint| hint.pieces(look)));
        }
        pieces
    }
}

/// Returns the first hints that fit into a number of cells. A key that does the like of one
/// before it, which has the same label, stands beside it.
fn as_many_as_fit(hints: Vec<Hint>, room: usize, look: Look) -> Vec<Hint> {
    let mut left = room;
    let mut chosen: Vec<Hint> = Vec::new();
    for hint in hints {
        let is_first = chosen.iter().all(|other| other.place != hint.place);
        let alike = chosen.iter_mut().find(|other| hint.is_like(other));
        let cells = match (&alike, is_first) {
            (Some(_), _) => hint.width_of_keys(look),
            (None, true) => hint.width(look) + DIVIDER.len(),
            (None, false) => hint.width(look),
        };
        if cells > left {
            continue;
        }
        left -= cells;
        match alike {
            Some(alike) => alike.join(hint),
            None => chosen.push(hint),
        }
    }
    chosen
}

impl Hint {
    /// The first key of an action with its label, if it has both.
    fn new(entry: &Entry, state: &State, over: &Over) -> Option<Self> {
        let key = state.settings.keymap.keys(entry.action).first()?;
        Some(Self {
            place: match entry.action {
                Action::Back | Action::Help | Action::Quit => HintPlace::WayOut,
                _ => HintPlace::Group(entry.group),
            },
            keys: vec![(format!(" {key}"), entry.action)],
            label: match entry.action {
                Action::Accept => state.language().accepting(accepting(state, over)?),
                Action::Open if begins_meeting(state) => {
                    state.language().accepting(Accepting::Begin)
                }
                _ => entry.words.label(state.language())?,
            },
        })
    }

    fn is_like(&self, other: &Self) -> bool {
        self.place == other.place && self.label == other.label
    }

    fn join(&mut self, other: Self) {
        self.keys.extend(other.keys);
    }

    fn pieces(&self, look: Look) -> impl Iterator<Item = Piece> {
        let keys = self.keys.iter().map(move |(key, action)| Piece {
            text: key.clone(),
            style: look.theme.key,
            action: Some(*action),
        });
        let label = Piece {
            text: format!(" {} ", self.label),
            style: Style::new(),
            action: self.keys.first().map(|(_, action)| *action),
        };
        keys.chain(std::iter::once(label))
    }

    /// How many cells its keys take.
    fn width_of_keys(&self, look: Look) -> usize {
        let keys = self.keys.iter().map(|(key, _)| look.ambiguous.width(key));
        keys.sum()
    }

    /// How many cells it takes.
    fn width(&self, look: Look) -> usize {
        let pieces = self.pieces(look);
        pieces.map(|piece| look.ambiguous.width(&piece.text)).sum()
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
        Some(_) => {
            let is_valid = entry(action).is_some_and(|entry| entry.is_in(context));
            is_valid && is_of_use_in_overlay(action, state)
        }
        None => action == Action::Quit,
    }
}

/// What accepting does to what is open; `None` if there is nothing to accept.
fn accepting(state: &State, over: &Over) -> Option<Accepting> {
    match state.overlay.as_ref()? {
        Overlay::Choose(chooser) => {
            let item = over.items()?.get(chooser.cursor, state)?;
            Some(item.effect.accepting())
        }
        Overlay::Note(_) => Some(Accepting::Record),
        Overlay::Search(_) | Overlay::Reason(_) | Overlay::Diagnostics { .. } => None,
    }
}

/// Whether the agenda is open, and its meeting has not begun.
fn begins_meeting(state: &State) -> bool {
    let open = state.plans.current();
    let meeting = open.and_then(|open| open.meeting(state.settings.today));
    state.screen == Screen::Agenda && meeting.is_none()
}

/// Whether there is anything in the overlay that an action could be done to.
fn is_of_use_in_overlay(action: Action, state: &State) -> bool {
    match action {
        Action::RemoveView => {
            let plan = state.plans.current().map(|open| &open.plan.facts().id);
            plan.is_some_and(|plan| state.views.of_plan(plan).next().is_some())
        }
        Action::ScrollDown | Action::ScrollUp => state.has_reports(),
        Action::NextField | Action::PreviousField => match &state.overlay {
            Some(Overlay::Note(note)) => note.fields().count() > 1,
            _ => false,
        },
        _ => true,
    }
}
