//! What is wrong with the files.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tenken::document::Severity;

use super::line::Line;
use super::prose::paragraph;
use super::{Look, look};
use crate::open::Report;
use crate::tui::state::State;

/// The lines of all findings.
pub(crate) fn lines(state: &State, area: Rect) -> Vec<Line> {
    let theme = state.settings.theme.theme();
    let look = look(state, &theme);
    let width = usize::from(area.width).max(1);
    let mut lines = vec![heading(&state.reports, look)];
    for report in &state.reports {
        lines.push(Line::default());
        for line in report.render(width).lines() {
            lines.extend(paragraph(line, &[], Style::new(), width, look));
        }
    }
    lines
}

fn heading(reports: &[Report], look: Look<'_>) -> Line {
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
