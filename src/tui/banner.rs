//! The line that says that the plan in view is not what its file says now, and why.

use std::io;
use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tenken::document::{Diagnostic, Severity};
use tenken::messages::{FileTrouble, Language};

use super::action::Action;
use super::draw::line::{Line, draw_line};
use super::state::State;
use crate::display_width::{AmbiguousWidth, shorten};
use crate::report::{FileProblem, Report};

/// Draws the banner, if there is one.
pub(super) fn draw(state: &State, area: Rect, buffer: &mut Buffer) {
    let look = state.look();
    if let Some(said) = said(state, area.width.into(), look.ambiguous) {
        buffer.set_style(area, look.theme.alarm);
        let line = Line::new(said, look.theme.alarm);
        draw_line(&line, area, look.ambiguous, buffer);
    }
}

/// Returns the longest of the ways to say it that fits, or else the shortest.
fn said(state: &State, width: usize, ambiguous: AmbiguousWidth) -> Option<String> {
    let index = state.plans.current_index()?;
    let outdated = state.plans.get(index)?.outdated.as_ref()?;
    let name = state.plans.file(index).and_then(Path::file_name)?;
    let name = name.to_string_lossy();
    let trouble = trouble(state.plans.reports_of(index));
    let key = state.settings.keymap.first_key(Action::ShowDiagnostics);
    let since = outdated.since.to_string();
    let language: Language = state.language();
    let ways = language.outdated(&name, trouble, &since, &key);
    let fits = |said: &&String| ambiguous.width(said) <= width;
    let fitting = ways.iter().find(fits).or(ways.last())?;
    Some(shorten(fitting, width, ambiguous).into_owned())
}

fn trouble(reports: &[Report]) -> FileTrouble {
    let diagnostics = || reports.iter().map(|report| &report.diagnostic);
    let is_of_folder = |problem: &FileProblem| matches!(problem, FileProblem::CannotReadFolder(_));
    if diagnostics().any(|diagnostic| is_of_folder(diagnostic.problem())) {
        return FileTrouble::FolderOutOfReach;
    }
    let error = diagnostics().find(|diagnostic| diagnostic.severity() == Severity::Error);
    let position = error.and_then(|error| error.position());
    match (position, error.map(Diagnostic::problem)) {
        (Some(position), _) => FileTrouble::ErrorInLine(position.line),
        (None, Some(FileProblem::CannotRead(io::ErrorKind::NotFound, _))) => FileTrouble::Missing,
        (None, _) => FileTrouble::CannotBeRead,
    }
}
