//! The parts of the plan that are listed, in their order, and how they are called.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use ratatui::style::Style;
use tenken::compare::Versions;
use tenken::meeting::Day;
use tenken::plan::Department;

use super::words::ChangeWords;
use crate::differences::{ChangeKind, DifferingPart, PartKind, differing_parts};
use crate::recorded::SeenDifferences;
use crate::tui::draw::line::Line;
use crate::tui::draw::plan::Lead;
use crate::tui::draw::prose::found;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// A part that is listed.
pub(super) struct ListedPart {
    pub(super) name: PartName,
    pub(super) part: DifferingPart,
    /// Its number and title, after what it is if it is no row.
    pub(super) title: String,
}

/// What a part is known by, whatever comes or goes before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct PartName {
    kind: PartKind,
    /// As it stands in the title line.
    title: String,
    /// How many of the same kind and title come before it.
    before: usize,
}

/// The parts that differ: departments first, which rows are said to have, then the rows that are
/// listed and those that are gone, then all else.
pub(super) fn listed_parts(known: &SeenDifferences, stage: &Stage<'_>) -> Vec<ListedPart> {
    let plans = Versions {
        old: &*known.seen,
        new: stage.plan(),
    };
    let mut parts = differing_parts(&known.differences, plans, stage.look.language, Department::spaced);
    parts.sort_by_key(|part| match part.kind {
        PartKind::Department => 0,
        PartKind::Initiative => 1,
        PartKind::Plan | PartKind::Milestone | PartKind::Pillar | PartKind::Measure => 2,
    });
    let is_listed = |part: &DifferingPart| {
        let mut row = part.row.iter();
        row.all(|row| stage.listing.position(*row).is_some())
    };
    let mut known: HashMap<(PartKind, String), usize> = HashMap::new();
    let listed = parts.into_iter().filter(is_listed).map(|part| {
        let title = title(&part, stage);
        let count = known.entry((part.kind, title.clone())).or_default();
        let before = std::mem::replace(count, *count + 1);
        let name = PartName {
            kind: part.kind,
            title: title.clone(),
            before,
        };
        ListedPart { name, part, title }
    });
    listed.collect()
}

/// The number and the title of a part, after what it is if it is no row.
fn title(part: &DifferingPart, stage: &Stage<'_>) -> String {
    let kind = part.kind.cell(stage.look.language).shown;
    let number = &part.id.shown;
    let lead = match part.kind {
        PartKind::Initiative => number.clone(),
        PartKind::Pillar | PartKind::Measure => format!("{kind} {number}"),
        PartKind::Plan | PartKind::Milestone | PartKind::Department => kind,
    };
    format!("{lead}  {}", part.title.shown)
}

/// How many changes there are of each kind.
pub(super) fn count_kinds(parts: &[ListedPart]) -> Vec<(ChangeKind, usize)> {
    let mut counts: BTreeMap<ChangeKind, usize> = BTreeMap::new();
    for change in parts.iter().flat_map(|listed| &listed.part.changes) {
        *counts.entry(change.kind).or_default() += 1;
    }
    counts.into_iter().collect()
}

impl ListedPart {
    /// A line of its title, which may take several.
    pub(super) fn title_line(
        &self,
        range: Range<usize>,
        is_chosen: bool,
        stage: &Stage<'_>,
    ) -> Line {
        let look = stage.look;
        let style: Style = match is_chosen {
            true => look.theme.chosen,
            false => look.theme.strong,
        };
        let row = self.part.row.and_then(|row| stage.plan().at(row));
        let is_first = range.start == 0;
        let is_marked = row.is_some_and(|row| stage.selection().marks.contains(&row.id));
        let marks = found(&self.title, stage.patterns(), look);
        Lead::of_rows(stage)
            .line(is_chosen, is_first && is_marked, look)
            .followed_by(Line::marked(&self.title, range, &marks, style))
    }
}

/// What changed as running text.
pub(super) fn copied(parts: &[ListedPart], day: Day, stage: &Stage<'_>) -> Copied {
    let language = stage.look.language;
    let plan = &stage.plan().facts().title;
    let mut text = RunningText::new(language);
    text.line(plan);
    text.line(language.changed_since_meeting(day));
    for listed in parts {
        text.gap();
        text.line(&listed.title);
        for change in &listed.part.changes {
            text.line(ChangeWords::new(change, language).in_a_line(language));
        }
    }
    text.copied(language.changes_since_meeting(plan))
}
