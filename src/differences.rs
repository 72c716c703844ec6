//! What differs between two versions of a plan, part by part, in words and values.

mod cells;

use tenken::compare::{PartDifference, PlanDifferences, TextChange, VersionChange, Versions};
use tenken::document::AsWritten;
use tenken::messages::Language;
use tenken::plan::{Department, Leaf, LeafOwner, Plan, RowIndex};

pub(crate) use self::cells::ChangeCells;

use self::cells::{RENAMED, date_cell, related};
use crate::answer_cell::AnswerCell;

/// A part of a plan that differs, as the new version has it; as the old one has it, if it is
/// gone.
pub(crate) struct DifferingPart {
    /// What part it is.
    pub(crate) kind: PartKind,
    /// Its number, if it has one.
    pub(crate) id: AnswerCell,
    /// Its title or name.
    pub(crate) title: AnswerCell,
    /// In what it differs: at least one thing.
    pub(crate) changes: Vec<ChangeCells>,
}

/// The kind of a part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// The plan as a whole.
    Plan,
    /// A milestone.
    Milestone,
    /// A pillar.
    Pillar,
    /// A measure.
    Measure,
    /// A department.
    Department,
    /// A row.
    Initiative,
}

impl PartKind {
    /// What it is called.
    pub(crate) fn cell(self, language: Language) -> AnswerCell {
        let (shown, key) = match self {
            Self::Plan => (language.plan_heading(), "plan"),
            Self::Milestone => (language.milestone_part(), "milestone"),
            Self::Pillar => (language.pillar_heading(), "pillar"),
            Self::Measure => (language.measure_heading(), "measure"),
            Self::Department => (language.department_heading(), "department"),
            Self::Initiative => (language.initiative_part(), "initiative"),
        };
        AnswerCell::new(shown, key)
    }
}

/// Returns the parts that differ, in the order of the differences.
pub(crate) fn differing_parts(
    differences: &PlanDifferences,
    plans: Versions<&Plan>,
    language: Language,
) -> Vec<DifferingPart> {
    let parts = Parts { plans, language };
    let departments = differences.departments.iter();
    let departments = departments.map(|names| parts.department(names));
    let all = [
        parts.plan(&differences.plan),
        parts.parts(&differences.milestones, Parts::milestone),
        parts.parts(&differences.pillars, Parts::pillar),
        parts.parts(&differences.measures, Parts::measure),
        departments.collect(),
        parts.parts(&differences.rows, Parts::initiative),
    ];
    all.into_iter().flatten().collect()
}

/// The plans whose parts differ, and the language in which that is said.
#[derive(Clone, Copy)]
struct Parts<'p> {
    plans: Versions<&'p Plan>,
    language: Language,
}

/// A part of a version.
struct NamedPart {
    kind: PartKind,
    id: AnswerCell,
    title: AnswerCell,
    /// What is said of it where only one version has it.
    detail: AnswerCell,
}

impl NamedPart {
    fn with(self, changes: Vec<ChangeCells>) -> DifferingPart {
        DifferingPart {
            kind: self.kind,
            id: self.id,
            title: self.title,
            changes,
        }
    }
}

impl Parts<'_> {
    fn plan(self, changes: &[VersionChange]) -> Vec<DifferingPart> {
        let facts = self.plans.new.facts();
        let plan = DifferingPart {
            kind: PartKind::Plan,
            id: AnswerCell::words(&facts.id),
            title: AnswerCell::words(&facts.title),
            changes: self.changes(changes),
        };
        match changes {
            [] => Vec::new(),
            _ => vec![plan],
        }
    }

    fn changes(self, changes: &[VersionChange]) -> Vec<ChangeCells> {
        let changes = changes.iter();
        changes
            .map(|change| ChangeCells::new(change, self.plans, self.language))
            .collect()
    }

    /// The parts of a kind, each named as its version has it; the new one, if both have it.
    fn parts<P: Copy>(
        self,
        differences: &[PartDifference<P>],
        name: impl Fn(Self, &Plan, P) -> Option<NamedPart>,
    ) -> Vec<DifferingPart> {
        let parts = differences.iter().filter_map(|difference| {
            Some(match difference {
                PartDifference::Gone(old) => {
                    let part = name(self, self.plans.old, *old)?;
                    let old = part.detail.clone();
                    let new = AnswerCell::empty();
                    let gone = self.whole(TextChange::Gone, Versions { old, new });
                    part.with(vec![gone])
                }
                PartDifference::Added(new) => {
                    let part = name(self, self.plans.new, *new)?;
                    let old = AnswerCell::empty();
                    let new = part.detail.clone();
                    let added = self.whole(TextChange::New, Versions { old, new });
                    part.with(vec![added])
                }
                PartDifference::Changed(both, changes) => {
                    let part = name(self, self.plans.new, both.new)?;
                    part.with(self.changes(changes))
                }
            })
        });
        parts.collect()
    }

    /// That only one version has a part.
    fn whole(self, change: TextChange, values: Versions<AnswerCell>) -> ChangeCells {
        ChangeCells::of_part(related(change, self.language), values)
    }

    fn department(self, names: &Versions<Department>) -> DifferingPart {
        let change = AnswerCell::new(self.language.renamed(), RENAMED);
        let names = names.as_ref().map(Department::to_string);
        DifferingPart {
            kind: PartKind::Department,
            id: AnswerCell::empty(),
            title: AnswerCell::words(&names.new),
            changes: vec![ChangeCells::of_part(change, names.map(AnswerCell::words))],
        }
    }

    fn milestone(self, plan: &Plan, place: usize) -> Option<NamedPart> {
        let milestone = plan.milestones().get(place)?;
        let unreadable = plan.unreadable_in(LeafOwner::Milestone(place));
        let date = milestone.date.map(|date| date_cell(date, self.language));
        let date = date.unwrap_or_else(AnswerCell::empty);
        Some(NamedPart {
            kind: PartKind::Milestone,
            id: AnswerCell::empty(),
            title: AnswerCell::words(&milestone.title),
            detail: self.read_or_written(date, unreadable.get(&Leaf::Date)),
        })
    }

    fn pillar(self, plan: &Plan, place: usize) -> Option<NamedPart> {
        let pillar = plan.pillars().get(place)?;
        Some(NamedPart {
            kind: PartKind::Pillar,
            id: AnswerCell::words(&pillar.id),
            title: AnswerCell::words(&pillar.title),
            detail: AnswerCell::empty(),
        })
    }

    fn measure(self, plan: &Plan, place: usize) -> Option<NamedPart> {
        let measure = plan.measures().get(place)?;
        let unreadable = plan.unreadable_of_measure(measure);
        let departments = AnswerCell::list(&measure.departments, self.language);
        Some(NamedPart {
            kind: PartKind::Measure,
            id: AnswerCell::words(&measure.id),
            title: AnswerCell::words(&measure.title),
            detail: self.read_or_written(departments, unreadable.get(&Leaf::Departments)),
        })
    }

    fn initiative(self, plan: &Plan, row: RowIndex) -> Option<NamedPart> {
        let row = plan.at(row)?;
        let unreadable = plan.unreadable_of(row);
        let departments = AnswerCell::list(&row.departments, self.language);
        Some(NamedPart {
            kind: PartKind::Initiative,
            id: AnswerCell::words(row.id.as_str()),
            title: AnswerCell::words(&row.title),
            detail: self.read_or_written(departments, unreadable.get(&Leaf::Departments)),
        })
    }

    fn read_or_written(self, read: AnswerCell, written: Option<&AsWritten>) -> AnswerCell {
        written.map_or(read, |written| {
            AnswerCell::unreadable(written, self.language)
        })
    }
}
