//! The keys that are valid now, for the footer.

use ratatui::style::Style;
use tenken::messages::actions::Accepting;

use super::action::{ACTIONS, Action, ActionGroup, Entry, entry};
use super::draw::line::{Line, piece_at};
use super::draw::look::Look;
use super::overlays::Overlay;
use super::scene::Scene;
use super::state::State;
use super::usability::{Usability, usability};
use super::view::Over;

/// The keys that are valid now, group by group: the most useful ones that fit. Help and the
/// way out are never omitted.
pub(super) struct Hints {
    hints: Vec<Hint>,
    form: HintForm,
}

/// How much room hints take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HintForm {
    /// With blanks around each, and a line between groups.
    Apart,
    /// As close to each other as words, so that more of them fit.
    Close,
}

/// What one or several keys do.
#[derive(Clone)]
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

impl HintForm {
    /// What stands between groups of keys.
    fn divider(self) -> &'static str {
        match self {
            Self::Apart => " |",
            Self::Close => " ",
        }
    }
}

impl Hints {
    /// The hints that fit into the width of the screen, close to each other where there is
    /// little room and not all of them do.
    pub(super) fn new(state: &State, scene: &Scene, over: &Over) -> Self {
        let look = state.look();
        let offered = ACTIONS
            .iter()
            .filter(|entry| is_offered(entry.action, state, scene))
            .filter_map(|entry| Hint::new(entry, state, scene, over));
        let offered: Vec<Hint> = offered.collect();
        let room = usize::from(scene.areas.footer.width);
        let all = Self::within(usize::MAX, offered.clone(), HintForm::Apart, look);
        match scene.tabs.are_close() && all.width(look) > room {
            // Nothing is drawn in the last column. Hints that are apart end in a blank.
            true => Self::within(room.saturating_sub(1), offered, HintForm::Close, look),
            false => Self::within(room, offered, HintForm::Apart, look),
        }
    }

    /// The first hints that fit into a number of cells, and the ways out.
    fn within(room: usize, offered: Vec<Hint>, form: HintForm, look: Look) -> Self {
        let (ways_out, others): (Vec<Hint>, Vec<Hint>) = offered
            .into_iter()
            .partition(|hint| hint.place == HintPlace::WayOut);
        let reserved: usize = ways_out.iter().map(|hint| hint.width(form, look)).sum();
        let room = room.saturating_sub(reserved + form.divider().len());
        let mut hints = as_many_as_fit(others, room, form, look);
        hints.extend(ways_out);
        hints.sort_by_key(|hint| hint.place);
        Self { hints, form }
    }

    fn width(&self, look: Look) -> usize {
        self.line(look).width(look.ambiguous)
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
        let groups = self.hints.chunk_by(|hint, next| hint.place == next.place);
        let mut pieces = Vec::new();
        for group in groups {
            if !pieces.is_empty() {
                pieces.push(Piece {
                    text: self.form.divider().to_owned(),
                    style: look.theme.dim,
                    action: None,
                });
            }
            pieces.extend(group.iter().flat_map(|hint| hint.pieces(self.form, look)));
        }
        pieces
    }
}

/// Returns the first hints that fit into a number of cells.
fn as_many_as_fit(hints: Vec<Hint>, room: usize, form: HintForm, look: Look) -> Vec<Hint> {
    let mut left = room;
    let mut chosen: Vec<Hint> = Vec::new();
    for hint in side_by_side(hints) {
        let is_first = chosen.iter().all(|other| other.place != hint.place);
        let divider = if is_first { form.divider().len() } else { 0 };
        let cells = hint.width(form, look) + divider;
        if cells <= left {
            left -= cells;
            chosen.push(hint);
        }
    }
    chosen
}

/// Puts a key that does the like of one before it, which has the same label, beside it, so that
/// none is shown without the other.
fn side_by_side(hints: Vec<Hint>) -> Vec<Hint> {
    let mut joined: Vec<Hint> = Vec::new();
    for hint in hints {
        match joined.iter_mut().find(|other| hint.is_like(other)) {
            Some(alike) => alike.join(hint),
            None => joined.push(hint),
        }
    }
    joined
}

impl Hint {
    /// The first key of an action with its label, if it has both.
    fn new(entry: &Entry, state: &State, scene: &Scene, over: &Over) -> Option<Self> {
        let key = state.settings.keymap.keys(entry.action).first()?;
        Some(Self {
            place: match entry.action {
                Action::Back | Action::Help | Action::Quit => HintPlace::WayOut,
                _ => HintPlace::Group(entry.group),
            },
            keys: vec![(format!(" {key}"), entry.action)],
            label: match entry.action {
                Action::Accept => state.language().accepting(accepting(state, over)?),
                action => {
                    let of_screen = label_on_screen(action, state, scene);
                    of_screen.or_else(|| entry.words.label(state.language()))?
                }
            },
        })
    }

    fn is_like(&self, other: &Self) -> bool {
        self.place == other.place && self.label == other.label
    }

    fn join(&mut self, other: Self) {
        self.keys.extend(other.keys);
    }

    fn pieces(&self, form: HintForm, look: Look) -> impl Iterator<Item = Piece> {
        let keys = self.keys.iter().map(move |(key, action)| Piece {
            text: key.clone(),
            style: look.theme.key,
            action: Some(*action),
        });
        let label = Piece {
            text: match form {
                HintForm::Apart => format!(" {} ", self.label),
                HintForm::Close => format!(" {}", self.label),
            },
            style: Style::new(),
            action: self.keys.first().map(|(_, action)| *action),
        };
        keys.chain(std::iter::once(label))
    }

    /// How many cells it takes.
    fn width(&self, form: HintForm, look: Look) -> usize {
        let pieces = self.pieces(form, look);
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

/// What the screen calls an action, if it says more than the action itself.
fn label_on_screen(action: Action, state: &State, scene: &Scene) -> Option<&'static str> {
    let stage = scene.stage(state)?;
    state.screen.label(action, &stage, state.memories()?)
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
