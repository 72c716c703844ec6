//! What differs between two versions of a plan, part by part, in words and values.

mod cells;
mod kind;

use tenken::compare::{
    MarkedPoint, PartDifference, PlanDifferences, TextChange, VersionChange, Versions,
};
use tenken::document::AsWritten;
use tenken::messages::Language;
use tenken::plan::{Department, Leaf, LeafOwner, Plan, RowIndex};

pub(crate) use self::cells::ChangeCells;
pub(crate) use self::kind::ChangeKind;

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
    /// Which row of the new version it is, if it is one.
    pub(crate) row: Option<RowIndex>,
    /// Whether it is the same in both versions only because that was inferred.
    pub(crate) is_inferred: bool,
    /// In what it differs: at least one thing.
    pub(crate) changes: Vec<PartChange>,
}

/// Something in which a part differs.
pub(crate) struct PartChange {
    /// What kind of change it is.
    pub(crate) kind: ChangeKind,
    /// What is said of it.
    pub(crate) cells: ChangeCells,
    /// The points of a text that differ, each in full, where the versions have others in common.
    /// The cells have no more of them than what differs.
    pub(crate) points: Option<Versions<Vec<MarkedPoint>>>,
}

impl PartChange {
    fn of_part(kind: ChangeKind, cells: ChangeCells) -> Self {
        Self {
            kind,
            cells,
            points: None,
        }
    }
}

/// The points of a text that differ, where they are less than all.
fn differing_points(change: &VersionChange) -> Option<Versions<Vec<MarkedPoint>>> {
    let VersionChange::Text(_, compared) = change else {
        return None;
    };
    let differing = |points: &[MarkedPoint]| {
        let points = points.iter().filter(|point| !point.differs.is_empty());
        points.cloned().collect()
    };
    let points = || Versions {
        old: differing(&compared.earlier),
        new: differing(&compared.later),
    };
    (compared.change == TextChange::Changed).then(points)
}

/// The kind of a part of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// Returns the parts that differ, in the order of the differences. The two fronts write
/// departments each in its own way: as everywhere on the screen, or as plan files have them.
pub(crate) fn differing_parts(
    differences: &PlanDifferences,
    plans: Versions<&Plan>,
    language: Language,
    department: fn(&Department) -> String,
) -> Vec<DifferingPart> {
    let parts = Parts {
        plans,
        language,
        department,
    };
    let departments = differences.departments.iter();
    let departments = departments.map(|names| parts.department(names));
    let all = [
        parts.plan(&differences.plan),
        parts.parts(&differences.milestones, Parts::milestone),
        parts.parts(&differences.pillars, Parts::pillar),
        parts.parts(&differences.measures, Parts::measure),
        departments.collect(),
        parts.rows(differences),
    ];
    all.into_iter().flatten().collect()
}

/// The plans whose parts differ, and the language in which that is said.
#[derive(Clone, Copy)]
struct Parts<'p> {
    plans: Versions<&'p Plan>,
    language: Language,
    department: fn(&Department) -> String,
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
    fn with(self, changes: Vec<PartChange>) -> DifferingPart {
        DifferingPart {
            kind: self.kind,
            id: self.id,
            title: self.title,
            row: None,
            is_inferred: false,
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
            row: None,
            is_inferred: false,
            changes: self.changes(changes),
        };
        match changes {
            [] => Vec::new(),
            _ => vec![plan],
        }
    }

    fn changes(self, changes: &[VersionChange]) -> Vec<PartChange> {
        let changes = changes.iter().map(|change| PartChange {
            kind: ChangeKind::of(change),
            cells: ChangeCells::new(change, self.plans, self.language, self.department),
            points: differing_points(change),
        });
        changes.collect()
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
                    part.with(vec![PartChange::of_part(ChangeKind::Gone, gone)])
                }
                PartDifference::Added(new) => {
                    let part = name(self, self.plans.new, *new)?;
                    let old = AnswerCell::empty();
                    let new = part.detail.clone();
                    let added = self.whole(TextChange::New, Versions { old, new });
                    part.with(vec![PartChange::of_part(ChangeKind::Added, added)])
                }
                PartDifference::Changed(both, changes) => {
                    let part = name(self, self.plans.new, both.new)?;
                    part.with(self.changes(changes))
                }
            })
        });
        parts.collect()
    }

    fn rows(self, differences: &PlanDifferences) -> Vec<DifferingPart> {
        let rows = differences.rows.iter().flat_map(|difference| {
            let (row, is_inferred) = match difference {
                PartDifference::Gone(_) => (None, false),
                PartDifference::Added(new) => (Some(*new), false),
                PartDifference::Changed(both, _) => {
                    (Some(both.new), differences.inferred_rows.contains(both))
                }
            };
            let parts = self.parts(std::slice::from_ref(difference), Parts::initiative);
            parts.into_iter().map(move |part| DifferingPart {
                row,
                is_inferred,
                title: self.marked(part.title, is_inferred),
                ..part
            })
        });
        rows.collect()
    }

    /// The title of a row, which tells people if it is inferred that it is the same row.
    fn marked(self, title: AnswerCell, is_inferred: bool) -> AnswerCell {
        match is_inferred {
            true => AnswerCell {
                shown: format!("{}{}", self.language.inferred_mark(), title.shown),
                ..title
            },
            false => title,
        }
    }

    /// That only one version has a part.
    fn whole(self, change: TextChange, values: Versions<AnswerCell>) -> ChangeCells {
        ChangeCells::of_part(related(change, self.language), values)
    }

    fn department(self, names: &Versions<Department>) -> DifferingPart {
        let change = AnswerCell::new(self.language.renamed(), RENAMED);
        let names = names.as_ref().map(self.department);
        let title = AnswerCell::words(&names.new);
        let renamed = ChangeCells::of_part(change, names.map(AnswerCell::words));
        DifferingPart {
            kind: PartKind::Department,
            id: AnswerCell::empty(),
            title,
            row: None,
            is_inferred: false,
            changes: vec![PartChange::of_part(ChangeKind::Renamed, renamed)],
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
        let departments = self.departments(&measure.departments);
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
        let departments = self.departments(&row.departments);
        Some(NamedPart {
            kind: PartKind::Initiative,
            id: AnswerCell::words(row.id.as_str()),
            title: AnswerCell::words(&row.title),
            detail: self.read_or_written(departments, unreadable.get(&Leaf::Departments)),
        })
    }

    fn departments(self, departments: &[Department]) -> AnswerCell {
        AnswerCell::list(departments.iter().map(self.department), self.language)
    }

    fn read_or_written(self, read: AnswerCell, written: Option<&AsWritten>) -> AnswerCell {
        written.map_or(read, |written| {
            AnswerCell::unreadable(written, self.language)
        })
    }
}
