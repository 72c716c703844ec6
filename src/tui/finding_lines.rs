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
        for line in report.render(width, look.language).lines() {
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
        look.language.pick(
            "計画ファイルに誤りは見つかりませんでした。Esc で戻ります。".to_owned(),
            "Nothing is wrong with the plan files. Press Esc to go back.".to_owned(),
        )
    } else {
        look.language.pick(
            format!("誤り {errors} 件、注意 {warnings} 件"),
            format!("{errors} errors and {warnings} warnings"),
        )
    };
    Line::new(said, look.theme.strong)
}
