//! Keys that need the answer of a worker wait for it, and so do the keys after them.
//! The effect of keys therefore never depends on when answers come.

use tenken::query::RowOrder;

use super::{is_done_to_row, pointing};
use crate::key::Key;
use crate::tui::action::{Action, ActionGroup, KeyContext, entry};
use crate::tui::event::Event;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::chooser::ChooserKind;
use crate::tui::scene::Scene;
use crate::tui::screens::Screen;
use crate::tui::state::State;

/// Whether an event has to wait.
pub(super) fn must_wait(event: &Event, state: &State, scene: &Scene) -> bool {
    let is_ordered = matches!(
        event,
        Event::Key { .. }
            | Event::Mouse(_)
            | Event::Paste(_)
            | Event::Resize(_)
            | Event::Shown { .. }
            | Event::Follow(_)
    );
    let is_behind_others = is_ordered && !state.waiting.is_empty();
    !always_quits(event) && (is_behind_others || lacks_answer(event, state, scene))
}

/// The next event that has waited long enough.
pub(super) fn next(state: &mut State, scene: &Scene) -> Option<Event> {
    let first = state.waiting.front()?;
    match lacks_answer(first, state, scene) {
        true => None,
        false => state.waiting.pop_front(),
    }
}

fn always_quits(event: &Event) -> bool {
    matches!(event, Event::Key { key, .. } if *key == Key::ALWAYS_QUITS)
}

fn lacks_answer(event: &Event, state: &State, scene: &Scene) -> bool {
    match event {
        Event::Key { key, .. } => {
            let action = state.settings.keymap.action(state.context(), *key);
            // What is typed after the editor was asked for follows it.
            state.is_locating || lacks_plan(action, scene) || lacks_more(action, state)
        }
        Event::Mouse(mouse) => {
            let action = Some(pointing::like_action(*mouse, state));
            state.is_locating || lacks_plan(action, scene) || lacks_more(action, state)
        }
        Event::Paste(_) => state.is_locating || scene.body.is_none() || lacks_folded(None, state),
        Event::Shown { plan, shown } => {
            let searches = shown
                .as_ref()
                .is_some_and(|shown| shown.rows.search.is_some());
            let open = state.plans.get(*plan);
            searches && open.is_some_and(|open| open.folded.is_none())
        }
        Event::Follow(_) => lacks_more(Some(Action::NextRow), state),
        Event::Resize(_)
        | Event::Pause
        | Event::TellAgain
        | Event::Answer(_)
        | Event::TerminalAnswered(_)
        | Event::Time(_)
        | Event::Day(_)
        | Event::FilesChanged { .. }
        | Event::NotEdited(_) => false,
    }
}

/// Returns whether an action waits for a plan. Without one, only quitting and
/// reading diagnostics is possible.
fn lacks_plan(action: Option<Action>, scene: &Scene) -> bool {
    let needs_none = [
        Action::Quit,
        Action::Suspend,
        Action::Redraw,
        Action::ShowDiagnostics,
        Action::Back,
    ];
    scene.body.is_none() && !action.is_some_and(|action| needs_none.contains(&action))
}

fn lacks_more(action: Option<Action>, state: &State) -> bool {
    lacks_folded(action, state)
        || lacks_record(action, state)
        || lacks_view(action, state)
        || lacks_listed(action, state)
        || lacks_rows(action, state)
}

/// Returns whether an action waits for the search index, since a search is answered
/// while it is typed.
fn lacks_folded(action: Option<Action>, state: &State) -> bool {
    let is_typed = match action {
        None => true,
        Some(action) => !matches!(action, Action::Accept | Action::Back | Action::Redraw),
    };
    let open = state.plans.current();
    let is_folded = open.is_some_and(|open| open.folded.is_some());
    is_search(state) && is_typed && !is_folded
}

/// Returns whether an action waits for what is recorded of meetings, or for what is being
/// noted to be on the disk.
fn lacks_record(action: Option<Action>, state: &State) -> bool {
    let is_saving = matches!(&state.overlay, Some(Overlay::Note(note)) if note.is_saving());
    let open = state.plans.current();
    let is_read = open.is_some_and(|open| open.recorded.is_some());
    let is_of_meeting = action.is_some_and(|action| {
        let entry = entry(action);
        entry.is_some_and(|entry| entry.group == ActionGroup::Meeting)
    });
    is_saving || (is_of_meeting && !is_read)
}

/// Returns whether an action waits for the search index, since a view may have a search.
fn lacks_view(action: Option<Action>, state: &State) -> bool {
    let open = state.plans.current();
    let is_folded = open.is_some_and(|open| open.folded.is_some());
    let shows_view = match action {
        Some(Action::ShowView(_)) => true,
        Some(Action::Accept) => state.context() == KeyContext::Viewing,
        _ => false,
    };
    shows_view && !is_folded
}

/// Returns whether an action waits for what the screen lists: the result of the check,
/// indicators of all plans, rows of earlier ones, or what the last meeting saw. Every action on what is chosen does, and so does a screen
/// that shows more of it; the way back does not.
fn lacks_listed(action: Option<Action>, state: &State) -> bool {
    let open = state.plans.current();
    let is_checked = open.is_some_and(|open| open.questions.is_some());
    let lacks_check = state.screen.needs_check() && !is_checked;
    let lacks_namesakes = state.screen == Screen::Namesakes && state.gathering.is_awaited();
    let lacks_earlier = state.screen == Screen::Revision
        && open.is_some_and(|open| state.plans.awaits_earlier(&open.plan));
    let lacks_last_meeting = state.screen.needs_last_meeting()
        && open.is_some_and(|open| open.since_last_meeting.is_none());
    let lacks_rows = lacks_check || lacks_namesakes || lacks_earlier || lacks_last_meeting;
    if !lacks_rows && !lacks_changes(action, state) {
        return false;
    }
    match (state.context(), action) {
        (_, None) => false,
        (KeyContext::On(own) | KeyContext::Presenting(own), Some(action)) => {
            let shown = Screen::shown_by(action);
            let goes_on = shown.is_some_and(|screen| screen.takes_over_from(state.screen));
            goes_on || own.contains(&action) || reads_chosen(action)
        }
        (_, Some(Action::Accept)) => is_palette(state),
        (_, Some(action)) => is_search(state) && MOVES.contains(&action),
    }
}

/// Returns whether it is not known yet what changed in the plan, where that is what the
/// screen lists, the order of its rows, or what an action goes to.
fn lacks_changes(action: Option<Action>, state: &State) -> bool {
    let is_sought = matches!(action, Some(Action::NextChange | Action::PreviousChange));
    let open = state.plans.current();
    let is_unknown = open.is_some_and(|open| open.changes.is_none());
    let is_order = open.is_some_and(|open| open.selection.order == RowOrder::Change);
    is_unknown && (is_sought || is_order || state.screen.needs_changes())
}

/// Returns whether an action that all screens have concerns the choice.
fn reads_chosen(action: Action) -> bool {
    let reads = matches!(
        action,
        Action::NextRow
            | Action::PreviousRow
            | Action::FirstRow
            | Action::LastRow
            | Action::NextPage
            | Action::PreviousPage
            | Action::ScrollDown
            | Action::ScrollUp
            | Action::ToggleMark
            | Action::CopyCard
            | Action::StartMeeting
    );
    reads || is_done_to_row(action)
}

/// The actions that move a choice while something is typed.
const MOVES: [Action; 4] = [
    Action::NextChoice,
    Action::PreviousChoice,
    Action::NextChoicePage,
    Action::PreviousChoicePage,
];

fn is_search(state: &State) -> bool {
    matches!(state.overlay, Some(Overlay::Search(_)))
}

fn is_palette(state: &State) -> bool {
    let Some(Overlay::Choose(chooser)) = &state.overlay else {
        return false;
    };
    matches!(chooser.kind, ChooserKind::Palette | ChooserKind::Help)
}

/// Returns whether an action waits for what is found in all plans.
fn lacks_rows(action: Option<Action>, state: &State) -> bool {
    let Some(Overlay::Choose(chooser)) = &state.overlay else {
        return false;
    };
    let reads = |action| {
        let chooses = [
            Action::Accept,
            Action::ToggleChoice,
            Action::FilterRowsByDepartment,
            Action::FilterRowsByRating,
        ];
        chooses.contains(&action) || MOVES.contains(&action)
    };
    chooser.is_finding(&state.plans) && action.is_some_and(reads)
}
