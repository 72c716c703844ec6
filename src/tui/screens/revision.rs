//! The plan beside its predecessor: what the revision changed.

use ratatui::layout::Size;
use ratatui::style::Style;
use tenken::plan::Plan;

use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::plan::outline;
use crate::tui::draw::prose::paragraph;
use crate::tui::room::{self, Choices, Room, YearsShown};
use crate::tui::stage::Stage;

/// The plan beside the one that it replaced.
pub(crate) struct RevisionRoom;

impl Room for RevisionRoom {
    type Memory = ();
    type Model = ();
    type Inputs = ();

    const FOLLOWS_ROW: bool = false;

    const IS_TAB: bool = false;

    fn inputs(_: &Stage<'_>, (): &(), _: usize) {}

    fn model(_: &Stage<'_>, (): &(), _: usize) {}

    fn choices(_: &Stage<'_>, (): &(), (): &()) -> Option<Choices> {
        None
    }

    fn years(stage: &Stage<'_>) -> YearsShown {
        room::review_or_shown_year(stage)
    }

    fn count(stage: &Stage<'_>, (): &()) -> String {
        room::listed(stage)
    }

    fn lines(stage: &Stage<'_>, (): &(), (): &(), size: Size) -> Vec<Line> {
        lines(stage, size.width.into())
    }
}

/// Minimum width in cells for both plans side by side. It leaves 36 cells, or 18
/// full-width characters, to either. Heuristic.
const BESIDE_FROM: usize = 76;

fn lines(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let (plan, look) = (stage.plan(), stage.look);
    let Some(before) = stage.plans.predecessor(plan) else {
        return paragraph(
            &no_predecessor(plan, look),
            &[],
            look.theme.dim,
            width,
            look,
        );
    };
    let mut lines = if width < BESIDE_FROM {
        let older = outline(before, look, width);
        let newer = outline(plan, look, width);
        older
            .into_iter()
            .chain([Line::default()])
            .chain(newer)
            .collect()
    } else {
        beside(before, plan, look, width)
    };
    lines.push(Line::default());
    lines.extend(carried_on(stage, look, width));
    lines
}

fn no_predecessor(plan: &Plan, look: Look) -> String {
    match &plan.facts().succeeds {
        Some(id) => look.language.plan_before_is_not_open(id),
        None => look.language.no_plan_before().to_owned(),
    }
}

fn beside(before: &Plan, plan: &Plan, look: Look, width: usize) -> Vec<Line> {
    let side = (width - 3) / 2;
    let left = outline(before, look, side);
    let right = outline(plan, look, side);
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

/// Lays out which rows continue a row of an earlier plan.
fn carried_on(stage: &Stage<'_>, look: Look, width: usize) -> Vec<Line> {
    let heading = look.language.carried_on_heading();
    let mut lines = vec![Line::new(heading, look.theme.strong)];
    for row in stage.plan().initiatives() {
        for followed in stage.plans.followed(row) {
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
        let none = look.language.none_carried_on();
        lines.push(Line::new(none, look.theme.dim));
    }
    lines
}
