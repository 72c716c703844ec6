//! Which rows of earlier plans became which rows of a plan.

use std::collections::{BTreeSet, HashMap, HashSet};

use tenken::plan::{Initiative, InitiativeId, RowIndex};

use crate::tui::plan_index::{AnyRow, PlanIndex};
use crate::tui::stage::Stage;

/// A row of an earlier plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum OldRow {
    /// One of an open plan, by its index and its name.
    Open(AnyRow, (PlanIndex, InitiativeId)),
    /// One of a plan that is not open, as it is referred to.
    Closed(String),
}

impl OldRow {
    fn of(reference: &str, stage: &Stage<'_>) -> Self {
        let at = stage.plans.row_carried_on(reference);
        let found = at.and_then(|at| Self::at(at, stage));
        found.unwrap_or_else(|| Self::Closed(reference.to_owned()))
    }

    fn at(at: AnyRow, stage: &Stage<'_>) -> Option<Self> {
        let row = stage.plans.row(at)?;
        Some(Self::Open(at, (at.plan, row.id.clone())))
    }

    /// Its plan and its number; `None` if its plan is not open.
    pub(super) fn named(&self) -> Option<&(PlanIndex, InitiativeId)> {
        match self {
            Self::Open(_, named) => Some(named),
            Self::Closed(_) => None,
        }
    }
}

/// A line of the screen.
pub(super) enum RevisionLine {
    /// Between groups.
    Blank,
    /// Over a group.
    Heading(Group),
    /// Under a heading, where nothing else is.
    Nothing,
    /// A row of an earlier plan, one of the plan, or both.
    Link {
        old: Option<OldRow>,
        /// Whether the earlier row stands further up as well.
        is_again: bool,
        joint: Joint,
        new: Option<RowIndex>,
    },
}

/// What belongs together, and how many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Group {
    /// Rows that were carried on, and those that carry them on.
    CarriedOn {
        before: usize,
        /// The plans of the earlier ones.
        plans: Vec<PlanIndex>,
        after: usize,
    },
    /// Rows of the plan that are said to carry on none.
    WithoutPredecessor(usize),
    /// Rows of an earlier plan that none is said to carry on.
    WithoutSuccessor { plan: PlanIndex, count: usize },
}

/// How a line joins both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Not at all.
    None,
    /// One to one.
    Straight,
    /// To the lines above or below, and to the sides that have a row.
    Branch,
}

/// A line that can be chosen.
pub(super) struct RevisionChoice {
    /// Its place, counted from zero.
    pub(super) line: usize,
    /// The place of the first line that it is joined to.
    first: usize,
    /// Whether a heading stands over that.
    has_heading: bool,
}

impl RevisionChoice {
    /// How many lines above it are to be seen with it.
    pub(super) fn above(&self) -> usize {
        self.line - self.first + usize::from(self.has_heading)
    }

    /// Whether a line is its own, or joined to it from above.
    pub(super) fn covers(&self, line: usize) -> bool {
        (self.first..=self.line).contains(&line)
    }
}

/// Everything below the headings of the screen.
#[derive(Default)]
pub(super) struct RevisionLines {
    /// The earlier plans that are open, that which the plan replaced before others.
    pub(super) plans: Vec<PlanIndex>,
    /// How many of their rows are carried on.
    pub(super) carried_on: usize,
    /// How many rows of the plan carry on others.
    pub(super) carrying_on: usize,
    /// The lines.
    pub(super) lines: Vec<RevisionLine>,
    /// The lines that can be chosen.
    pub(super) choices: Vec<RevisionChoice>,
}

/// Rows that carry on the same rows.
struct Block {
    old: Vec<OldRow>,
    new: Vec<RowIndex>,
}

impl RevisionLines {
    /// Finds out which listed rows carry on which. There are no lines if no earlier plan is
    /// open.
    pub(super) fn new(stage: &Stage<'_>) -> Self {
        let plan = stage.plan();
        let all = plan.initiatives().iter().flat_map(|row| followed(row, stage));
        let carried_on: BTreeSet<_> = all.filter_map(|old| old.named().cloned()).collect();
        let mut plans: Vec<PlanIndex> = stage.plans.predecessor(plan).into_iter().collect();
        for (plan, _) in &carried_on {
            if !plans.contains(plan) {
                plans.push(*plan);
            }
        }
        let carrying_on = plan.initiatives().iter();
        let carrying_on = carrying_on.filter(|row| !row.follows.is_empty()).count();
        let mut lines = Self {
            plans: plans.clone(),
            carried_on: carried_on.len(),
            carrying_on,
            ..Self::default()
        };
        if plans.is_empty() {
            return lines;
        }
        lines.carried_on(stage);
        lines.without_predecessor(stage);
        for plan in plans {
            lines.without_successor(plan, &carried_on, stage);
        }
        lines
    }

    fn carried_on(&mut self, stage: &Stage<'_>) {
        let blocks = blocks(stage);
        let mut seen: HashSet<&OldRow> = HashSet::new();
        let mut links = Vec::new();
        for block in &blocks {
            let height = block.old.len().max(block.new.len());
            // The last ones stand in the last line, so that all is seen with what is chosen.
            let first_new = height - block.new.len();
            let joint = match height {
                1 => Joint::Straight,
                _ => Joint::Branch,
            };
            let link = |line: usize| {
                let old = block.old.get(line);
                let is_again = old.is_some_and(|old| seen.contains(old));
                let new = line.checked_sub(first_new);
                let new = new.and_then(|place| block.new.get(place).copied());
                RevisionLine::Link {
                    old: old.cloned(),
                    is_again,
                    joint,
                    new,
                }
            };
            links.push((0..height).map(link).collect::<Vec<_>>());
            seen.extend(&block.old);
        }
        let named = seen.iter().filter_map(|old| old.named());
        let of_plans: BTreeSet<PlanIndex> = named.map(|(plan, _)| *plan).collect();
        self.heading(Group::CarriedOn {
            before: seen.len(),
            plans: of_plans.into_iter().collect(),
            after: blocks.iter().map(|block| block.new.len()).sum(),
        });
        if links.is_empty() {
            self.lines.push(RevisionLine::Nothing);
        }
        for links in links {
            // Branches that touch would look like one.
            if links.len() > 1 && self.ends_with_branch() {
                self.lines.push(RevisionLine::Blank);
            }
            self.joined(links);
        }
    }

    fn without_predecessor(&mut self, stage: &Stage<'_>) {
        let rows = stage.listing.rows().iter().copied();
        let is_new = |row: &RowIndex| {
            let row = stage.plan().at(*row);
            row.is_some_and(|row| row.follows.is_empty())
        };
        let rows: Vec<RowIndex> = rows.filter(is_new).collect();
        if rows.is_empty() {
            return;
        }
        self.heading(Group::WithoutPredecessor(rows.len()));
        for row in rows {
            self.joined(vec![RevisionLine::alone(None, Some(row))]);
        }
    }

    fn without_successor(
        &mut self,
        plan: PlanIndex,
        carried_on: &BTreeSet<(PlanIndex, InitiativeId)>,
        stage: &Stage<'_>,
    ) {
        let Some(open) = stage.plans.get(plan) else {
            return;
        };
        let rows = open.plan.indexed_rows();
        let rows = rows.filter_map(|(row, _)| OldRow::at(AnyRow { plan, row }, stage));
        let is_left = |old: &OldRow| old.named().is_some_and(|named| !carried_on.contains(named));
        let rows: Vec<OldRow> = rows.filter(is_left).collect();
        if rows.is_empty() {
            return;
        }
        self.heading(Group::WithoutSuccessor {
            plan,
            count: rows.len(),
        });
        for row in rows {
            self.joined(vec![RevisionLine::alone(Some(row), None)]);
        }
    }

    fn ends_with_branch(&self) -> bool {
        let last = self.lines.last();
        last.is_some_and(|line| {
            matches!(
                line,
                RevisionLine::Link {
                    joint: Joint::Branch,
                    ..
                }
            )
        })
    }

    fn heading(&mut self, group: Group) {
        if !self.lines.is_empty() {
            self.lines.push(RevisionLine::Blank);
        }
        self.lines.push(RevisionLine::Heading(group));
    }

    /// Adds lines that belong together. One can be chosen if it has a row of the plan, or
    /// stands alone.
    fn joined(&mut self, links: Vec<RevisionLine>) {
        let first = self.lines.len();
        let before = self.lines.last();
        let has_heading = matches!(before, Some(RevisionLine::Heading(_)));
        for (place, link) in links.into_iter().enumerate() {
            let is_choice = match &link {
                RevisionLine::Link { new, joint, .. } => new.is_some() || *joint == Joint::None,
                _ => false,
            };
            if is_choice {
                self.choices.push(RevisionChoice {
                    line: first + place,
                    first,
                    has_heading,
                });
            }
            self.lines.push(link);
        }
    }
}

impl RevisionLine {
    fn alone(old: Option<OldRow>, new: Option<RowIndex>) -> Self {
        Self::Link {
            old,
            is_again: false,
            joint: Joint::None,
            new,
        }
    }
}

/// The rows of earlier plans that a row carries on, each once.
pub(super) fn followed(row: &Initiative, stage: &Stage<'_>) -> Vec<OldRow> {
    let mut old: Vec<OldRow> = Vec::new();
    for reference in &row.follows {
        let row = OldRow::of(reference, stage);
        if !old.contains(&row) {
            old.push(row);
        }
    }
    old
}

/// The listed rows that carry on others, together with those that carry on the same.
fn blocks(stage: &Stage<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut places: HashMap<Vec<OldRow>, usize> = HashMap::new();
    for index in stage.listing.rows() {
        let row = stage.plan().at(*index);
        let old = row.map_or_else(Vec::new, |row| followed(row, stage));
        if old.is_empty() {
            continue;
        }
        let place = *places.entry(old.clone()).or_insert(blocks.len());
        match blocks.get_mut(place) {
            Some(block) => block.new.push(*index),
            None => blocks.push(Block {
                old,
                new: vec![*index],
            }),
        }
    }
    blocks
}
