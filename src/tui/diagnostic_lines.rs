//! The diagnostics of all files, laid out as lines.

use std::rc::Rc;

use ratatui::style::Style;
use tenken::document::Severity;

use super::draw::line::Line;
use super::draw::look::Look;
use super::draw::prose::paragraph;
use super::layout::MARGIN_FROM;
use super::state::State;
use crate::report::Report;

/// The diagnostics of all files as lines.
#[derive(Clone)]
pub(crate) struct DiagnosticLines {
    /// The lines.
    pub(crate) lines: Rc<[Line]>,
    /// The line that each diagnostic ends at.
    ends: Rc<[usize]>,
    inputs: DiagnosticLinesInputs,
}

/// What the lines depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DiagnosticLinesInputs {
    width: usize,
    /// The version of the plans.
    version: u64,
    look: Look,
}

impl DiagnosticLines {
    /// Lays out all diagnostics. Reuses the lines of `before` if nothing changed.
    pub(super) fn new(state: &State, width: usize, before: Option<&Self>) -> Self {
        let inputs = DiagnosticLinesInputs {
            width,
            version: state.plans.version(),
            look: state.look(),
        };
        match before.filter(|before| before.inputs == inputs) {
            Some(before) => before.clone(),
            None => {
                let (lines, ends) = lines(&state.reports(), state.look(), width);
                Self {
                    lines: lines.into(),
                    ends: ends.into(),
                    inputs,
                }
            }
        }
    }

    /// The place, counted from zero, of the first diagnostic that is shown when so many
    /// lines are scrolled out of view.
    pub(super) fn first_shown(&self, scroll: usize) -> usize {
        self.ends.partition_point(|end| *end <= scroll)
    }
}

/// Lays out diagnostics. Returns the lines, and the line that each ends at.
fn lines(reports: &[Report], look: Look, width: usize) -> (Vec<Line>, Vec<usize>) {
    let margin = usize::from(width > usize::from(MARGIN_FROM));
    let width = (width - 2 * margin).max(1);
    let mut lines = vec![heading(reports, look)];
    let mut ends = Vec::new();
    for report in reports {
        lines.push(Line::default());
        for line in report.render_for_screen(width, look.language).lines() {
            lines.extend(paragraph(line, &[], Style::new(), width, look));
        }
        ends.push(lines.len());
    }
    let lines = lines.into_iter().map(|line| line.indented(margin));
    (lines.collect(), ends)
}

fn heading(reports: &[Report], look: Look) -> Line {
    let of = |severity: Severity| {
        let reports = reports.iter().map(|report| report.diagnostic.severity());
        reports.filter(|other| *other == severity).count()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let said = if reports.is_empty() {
        look.language.files_are_right().to_owned()
    } else {
        look.language.errors_and_warnings(errors, warnings)
    };
    Line::new(said, look.theme.strong)
}
