//! `tenken diff`: what differs between two versions of a plan, one difference per line.

mod cells;

use std::path::PathBuf;

use clap::Args;
use tenken::compare::{PartDifference, PlanDifferences, TextChange, VersionChange, Versions};
use tenken::document::AsWritten;
use tenken::messages::Language;
use tenken::plan::{Department, Leaf, LeafOwner, Plan, RowIndex};

use self::cells::{ChangeCells, RENAMED, date_cell, related};
use super::answer::{AnswerCell, AnswerColumn, AnswerTable, CommandAnswer, EmptyAnswer};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::standard_error::say;

/// Arguments of `tenken diff`.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The old version.
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The new version.
    #[arg(value_name = "NEW")]
    new: PathBuf,

    #[command(flatten)]
    format: FormatArguments,
}

impl Diff {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let opened = context.open_versions(&[self.old, self.new]);
        if opened.files != 2 {
            let said = context.spoken().one_plan_for_each_version(opened.files);
            return Err(Failure::Question(said));
        }
        let [old, new] = opened.answers.as_slice() else {
            return Ok(Ending::Errors);
        };
        let plans = Versions {
            old: &*old.plan,
            new: &*new.plan,
        };
        say_if_unrelated(plans, context);
        let lines = Lines {
            plans,
            language: opened.language,
            is_json: self.format.format(context).is_json(),
        };
        let answer = CommandAnswer {
            tables: vec![lines.table()],
            if_empty: EmptyAnswer::NoDifferences,
            ..CommandAnswer::default()
        };
        self.format.write(&answer, context)?;
        Ok(opened.ending())
    }
}

/// Says that the new plan is not another version of the old one, unless it replaced it.
fn say_if_unrelated(plans: Versions<&Plan>, context: &Context) {
    let Versions { old, new } = plans.map(Plan::facts);
    if old.id != new.id && new.succeeds.as_ref() != Some(&old.id) {
        say(&context.spoken().plans_are_unrelated(&old.id, &new.id));
    }
}

/// What is written of two versions of a plan.
struct Lines<'p> {
    plans: Versions<&'p Plan>,
    language: Language,
    /// Whether programs read it.
    is_json: bool,
}

/// A part of a plan, as it stands before each of its differences.
struct PartCells {
    kind: AnswerCell,
    id: AnswerCell,
    title: AnswerCell,
    /// What is said of it where only one version has it.
    detail: AnswerCell,
}

impl Lines<'_> {
    fn table(&self) -> AnswerTable {
        let differences = PlanDifferences::new(self.plans.old, self.plans.new);
        let departments = differences.departments.iter();
        let departments = departments.map(|names| self.department(names));
        let rows = [
            self.plan(&differences.plan),
            self.parts(&differences.milestones, Self::milestone),
            self.parts(&differences.pillars, Self::pillar),
            self.parts(&differences.measures, Self::measure),
            departments.collect(),
            self.parts(&differences.rows, Self::initiative),
        ];
        AnswerTable {
            plan: Some(self.plans.new.into()),
            columns: self.columns(),
            rows: rows.into_iter().flatten().collect(),
        }
    }

    fn columns(&self) -> Vec<AnswerColumn> {
        let language = self.language;
        let [old, new] = language.version_headings();
        // People read the name of an indicator in the item.
        let indicator = AnswerColumn::words("indicator", language.indicator_heading());
        let indicator = self.is_json.then_some(indicator);
        let before = [
            AnswerColumn::words("part", language.part_heading()),
            AnswerColumn::words("id", language.number_heading()),
            AnswerColumn::words("title", language.name_heading()),
            AnswerColumn::words("item", language.item_heading()),
        ];
        let after = [
            AnswerColumn::words("year", language.year_heading()),
            AnswerColumn::words("change", language.change_heading()),
            AnswerColumn::figures("difference", language.difference_heading()),
            AnswerColumn::words("old", old),
            AnswerColumn::words("new", new),
        ];
        before.into_iter().chain(indicator).chain(after).collect()
    }

    fn line(&self, part: &PartCells, change: ChangeCells) -> Vec<AnswerCell> {
        let part = [&part.kind, &part.id, &part.title].map(AnswerCell::clone);
        let indicator = self.is_json.then_some(change.indicator);
        let after = [
            change.years,
            change.change,
            change.difference,
            change.values.old,
            change.values.new,
        ];
        let item = std::iter::once(change.item);
        part.into_iter()
            .chain(item)
            .chain(indicator)
            .chain(after)
            .collect()
    }

    fn plan(&self, changes: &[VersionChange]) -> Vec<Vec<AnswerCell>> {
        let facts = self.plans.new.facts();
        let part = PartCells {
            kind: AnswerCell::new(self.language.plan_heading(), "plan"),
            id: AnswerCell::words(&facts.id),
            title: AnswerCell::words(&facts.title),
            detail: AnswerCell::empty(),
        };
        self.changes(&part, changes)
    }

    fn changes(&self, part: &PartCells, changes: &[VersionChange]) -> Vec<Vec<AnswerCell>> {
        let changes = changes.iter();
        let cells = changes.map(|change| ChangeCells::new(change, self.plans, self.language));
        cells.map(|cells| self.line(part, cells)).collect()
    }

    /// The lines of the parts of a kind, each named as its version has it; the new one, if
    /// both have it.
    fn parts<P: Copy>(
        &self,
        differences: &[PartDifference<P>],
        name: impl Fn(&Self, &Plan, P) -> Option<PartCells>,
    ) -> Vec<Vec<AnswerCell>> {
        let lines = differences.iter().filter_map(|difference| {
            Some(match difference {
                PartDifference::Gone(old) => {
                    let part = name(self, self.plans.old, *old)?;
                    let old = part.detail.clone();
                    let new = AnswerCell::empty();
                    vec![self.whole(&part, TextChange::Gone, Versions { old, new })]
                }
                PartDifference::Added(new) => {
                    let part = name(self, self.plans.new, *new)?;
                    let old = AnswerCell::empty();
                    let new = part.detail.clone();
                    vec![self.whole(&part, TextChange::New, Versions { old, new })]
                }
                PartDifference::Changed(both, changes) => {
                    let part = name(self, self.plans.new, both.new)?;
                    self.changes(&part, changes)
                }
            })
        });
        lines.flatten().collect()
    }

    /// The line of a part that only one version has.
    fn whole(
        &self,
        part: &PartCells,
        change: TextChange,
        values: Versions<AnswerCell>,
    ) -> Vec<AnswerCell> {
        let change = related(change, self.language);
        self.line(part, ChangeCells::of_part(change, values))
    }

    fn department(&self, names: &Versions<Department>) -> Vec<AnswerCell> {
        let part = PartCells {
            kind: AnswerCell::new(self.language.department_heading(), "department"),
            id: AnswerCell::empty(),
            title: AnswerCell::words(names.new.to_string()),
            detail: AnswerCell::empty(),
        };
        let change = AnswerCell::new(self.language.renamed(), RENAMED);
        let names = names.as_ref().map(Department::to_string);
        self.line(
            &part,
            ChangeCells::of_part(change, names.map(AnswerCell::words)),
        )
    }

    fn milestone(&self, plan: &Plan, place: usize) -> Option<PartCells> {
        let milestone = plan.milestones().get(place)?;
        let unreadable = plan.unreadable_in(LeafOwner::Milestone(place));
        let date = milestone.date.map(|date| date_cell(date, self.language));
        let date = date.unwrap_or_else(AnswerCell::empty);
        Some(PartCells {
            kind: AnswerCell::new(self.language.milestone_part(), "milestone"),
            id: AnswerCell::empty(),
            title: AnswerCell::words(&milestone.title),
            detail: self.read_or_written(date, unreadable.get(&Leaf::Date)),
        })
    }

    fn pillar(&self, plan: &Plan, place: usize) -> Option<PartCells> {
        let pillar = plan.pillars().get(place)?;
        Some(PartCells {
            kind: AnswerCell::new(self.language.pillar_heading(), "pillar"),
            id: AnswerCell::words(&pillar.id),
            title: AnswerCell::words(&pillar.title),
            detail: AnswerCell::empty(),
        })
    }

    fn measure(&self, plan: &Plan, place: usize) -> Option<PartCells> {
        let measure = plan.measures().get(place)?;
        let unreadable = plan.unreadable_of_measure(measure);
        let departments = AnswerCell::list(&measure.departments, self.language);
        Some(PartCells {
            kind: AnswerCell::new(self.language.measure_heading(), "measure"),
            id: AnswerCell::words(&measure.id),
            title: AnswerCell::words(&measure.title),
            detail: self.read_or_written(departments, unreadable.get(&Leaf::Departments)),
        })
    }

    fn initiative(&self, plan: &Plan, row: RowIndex) -> Option<PartCells> {
        let row = plan.at(row)?;
        let unreadable = plan.unreadable_of(row);
        let departments = AnswerCell::list(&row.departments, self.language);
        Some(PartCells {
            kind: AnswerCell::new(self.language.initiative_part(), "initiative"),
            id: AnswerCell::words(row.id.as_str()),
            title: AnswerCell::words(&row.title),
            detail: self.read_or_written(departments, unreadable.get(&Leaf::Departments)),
        })
    }

    fn read_or_written(&self, read: AnswerCell, written: Option<&AsWritten>) -> AnswerCell {
        written.map_or(read, |written| {
            AnswerCell::unreadable(written, self.language)
        })
    }
}
