//! What is wrong with the files.

use ratatui::style::Style;
use tenken::document::Severity;

use super::draw::line::Line;
use super::draw::look::Look;
use super::draw::prose::paragraph;
use crate::report::Report;

/// The lines of all findings.
pub(super) fn finding_lines(reports: &[Report], look: Look, width: usize) -> Vec<Line> {
    let width = width.max(1);
    let mut lines = vec![heading(reports, look)];
    for report in reports {
        lines.push(Line::default());
        for line in report.render(width).lines() {
            lines.extend(paragraph(line, &[], Style::new(), width, look));
        }
    }
    lines
}

fn heading(reports: &[Report], look: Look) -> Line {
    let of = |severity: Severity| {
        let reports = reports.iter().map(|report| report.finding.severity());
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
