//! Decides whether an action can be done now, for footer, help and palette alike.

use tenken::meeting::Meeting;
use tenken::plan::Initiative;
use tenken::query::Facet;

use super::action::{Action, entry};
use super::lineage::earlier_plans;
use super::scene::Scene;
use super::screens::Screen;
use super::stage::Stage;
use super::state::State;

/// Whether an action can be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Usability {
    /// Never on this screen.
    NotHere,
    /// It would change nothing now.
    NotNow,
    /// It can.
    Now,
}

/// Returns whether an action can be done on the screen. If an overlay is open, this
/// means after it is closed.
pub(crate) fn usability(action: Action, state: &State, scene: &Scene) -> Usability {
    let is_here = entry(action).is_some_and(|entry| entry.is_in(state.screen.context()));
    let (true, Some(stage)) = (is_here, scene.stage(state)) else {
        return Usability::NotHere;
    };
    if state.settings.follows && !can_follower(action) {
        return Usability::NotHere;
    }
    let is_there = match action {
        Action::Suspend => state.settings.can_stop,
        Action::NoteDecision
        | Action::NoteTask
        | Action::NotePending
        | Action::NoteMemo
        | Action::ToggleDealtWith
        | Action::LeaveForLater
        | Action::UndoInMeeting
        | Action::ChangeRating
        | Action::WriteMinutes
        | Action::ChooseNote => stage.meeting().is_some(),
        Action::ShowView(place) => {
            let views = state.views.of_plan(&stage.plan().facts().id);
            views.count() >= usize::from(place)
        }
        _ => true,
    };
    if !is_there {
        return Usability::NotHere;
    }
    match changes_something(action, &stage, state, scene) {
        true => Usability::Now,
        false => Usability::NotNow,
    }
}

/// Whether an action is for those who follow a meeting that is led elsewhere: what concerns their
/// own terminal alone.
pub(crate) fn can_follower(action: Action) -> bool {
    matches!(
        action,
        Action::Quit
            | Action::Suspend
            | Action::Redraw
            | Action::NextTheme
            | Action::ToggleAmbiguous
    )
}

fn changes_something(action: Action, stage: &Stage<'_>, state: &State, scene: &Scene) -> bool {
    if state.screen.actions().contains(&action) {
        return offers(action, stage, state, scene);
    }
    if let Some(screen) = Screen::shown_by(action) {
        let is_empty = screen == Screen::Revision && earlier_plans(stage.plan()).next().is_none();
        return state.screen != screen && !is_empty;
    }
    let selection = stage.selection();
    let plan = stage.plan();
    match action {
        Action::ClearFilters => selection.is_narrowed(),
        Action::Back => {
            let leads_back = state.screen != Screen::List || !state.trail.is_empty();
            leads_back || selection.is_narrowed()
        }
        Action::NextHit | Action::PreviousHit => {
            selection.search.is_some() || !selection.marks.is_empty()
        }
        Action::CopyCard => scene.shows_row(state) || scene.copied(state).is_some(),
        Action::ToggleDealtWith | Action::LeaveForLater => {
            let agenda = stage.meeting().and_then(Meeting::agenda);
            let row = stage.row();
            let place = agenda
                .zip(row)
                .and_then(|(agenda, row)| agenda.place(&row.id));
            place.is_some()
        }
        Action::ChooseNote => {
            let recorded = stage.open.recorded.as_ref();
            let mut meetings = recorded
                .iter()
                .flat_map(|recorded| recorded.meetings.iter());
            meetings.any(|meeting| meeting.noted().next().is_some())
        }
        Action::UndoInMeeting => {
            let is_rerated = || stage.row().and_then(|row| stage.rerated(&row.id)).is_some();
            stage.open.sitting.can_undo() || is_rerated()
        }
        Action::ChangeRating => {
            let index = state.plans.current_index();
            let file = index.and_then(|index| state.plans.file(index));
            file.is_some() && !plan.ratings().is_empty() && stage.row().is_some()
        }
        Action::ToggleMark => scene.shows_row(state),
        Action::ListMarked => !selection.marks.is_empty(),
        Action::NextChange | Action::PreviousChange => {
            let changes = stage.open.changes.as_ref();
            let mut rows = stage.listing.rows().iter();
            changes.is_some_and(|changes| rows.any(|row| changes.has_changed(*row)))
        }
        Action::ScrollDown | Action::ScrollUp => scene.has_hidden_lines(state),
        Action::NextYear | Action::PreviousYear => state.screen.steps_years(),
        Action::FilterDepartments => has_choices(Facet::Department, stage),
        Action::FilterRatings => has_choices(Facet::Rating, stage),
        Action::FilterPlaces => has_choices(Facet::PlanPart, stage),
        Action::FilterTags => has_choices(Facet::Tag, stage),
        Action::ToggleReprints => has(stage, Initiative::is_reprint),
        Action::ShowDiagnostics => state.has_reports(),
        Action::EditFile => {
            let plan = state.plans.current_index();
            plan.is_some_and(|plan| state.plans.file(plan).is_some())
        }
        _ => true,
    }
}

/// Whether rows of the plan can be told apart by a facet, so that they can be filtered by it.
pub(crate) fn has_choices(facet: Facet, stage: &Stage<'_>) -> bool {
    match facet {
        Facet::Department => has(stage, |row| !row.departments.is_empty()),
        Facet::Rating => !stage.plan().ratings().is_empty(),
        Facet::PlanPart => !stage.plan().pillars().is_empty(),
        Facet::Tag => has(stage, |row| !row.tags.is_empty()),
    }
}

fn offers(action: Action, stage: &Stage<'_>, state: &State, scene: &Scene) -> bool {
    let body = scene.body.as_ref().zip(state.memories());
    body.is_some_and(|(body, memories)| body.main.model.offers(action, stage, memories))
}

fn has(stage: &Stage<'_>, is_it: impl Fn(&Initiative) -> bool) -> bool {
    stage.plan().initiatives().iter().any(is_it)
}
