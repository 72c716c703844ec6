//! The plan beside the one that it replaced: what the revision changed.

use ratatui::style::Style;
use tenken::plan::Plan;

use super::Look;
use super::line::Line;
use super::overview;
use super::prose::paragraph;
use crate::tui::state::State;

/// From this width on, the plans stand side by side.
const BESIDE_FROM: usize = 76;

/// The lines of both plans.
pub(super) fn lines(state: &State, look: Look<'_>, width: usize) -> Vec<Line> {
    let plan = state.plan();
    let Some(before) = state.predecessor() else {
        return paragraph(
            &no_predecessor(plan, look),
            &[],
            look.theme.dim,
            width,
            look,
        );
    };
    let mut lines = if width < BESIDE_FROM {
        let older = overview::outline(before, look, width);
        let newer = overview::outline(plan, look, width);
        older
            .into_iter()
            .chain([Line::default()])
            .chain(newer)
            .collect()
    } else {
        beside(before, plan, look, width)
    };
    lines.push(Line::default());
    lines.extend(carried_on(state, look, width));
    lines
}

fn no_predecessor(plan: &Plan, look: Look<'_>) -> String {
    match &plan.facts().succeeds {
        Some(id) => look.language.pick(
            format!("前の計画「{id}」が開かれていません。その計画ファイルも一緒に開いてください。"),
            format!("The plan before, {id}, is not open. Open its file too."),
        ),
        None => look.language.pick(
            "この計画には、前の計画（succeeds）が書かれていません。Esc で戻ります。".to_owned(),
            "This plan names no plan before it (succeeds). Press Esc to go back.".to_owned(),
        ),
    }
}

fn beside(before: &Plan, plan: &Plan, look: Look<'_>, width: usize) -> Vec<Line> {
    let side = (width - 3) / 2;
    let left = overview::outline(before, look, side);
    let right = overview::outline(plan, look, side);
    let rows = left.len().max(right.len());
    let mut left = left.into_iter();
    let mut right = right.into_iter();
    (0..rows)
        .map(|_| {
            let left = left.next().unwrap_or_default();
            left.filled(side, look.ambiguous)
                .with(" | ", look.theme.dim)
                .followed_by(right.next().unwrap_or_default())
        })
        .collect()
}

/// Which rows carry on which of an earlier plan.
fn carried_on(state: &State, look: Look<'_>, width: usize) -> Vec<Line> {
    let heading = look.language.pick("引き継いだ取組", "Rows carried on");
    let mut lines = vec![Line::new(heading, look.theme.strong)];
    for row in state.plan().initiatives() {
        for followed in state.followed(row) {
            let said = format!(
                "{} {}  <-  {} {} {}",
                row.id,
                row.title,
                followed.plan.facts().title,
                followed.side.row.id,
                followed.side.row.title
            );
            lines.extend(paragraph(&said, &[], Style::new(), width, look));
        }
    }
    if lines.len() == 1 {
        let none = look.language.pick("（記載なし）", "(none)");
        lines.push(Line::new(none, look.theme.dim));
    }
    lines
}
