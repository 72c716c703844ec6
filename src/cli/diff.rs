//! `tenken diff`: what differs between two versions of a plan, one difference per line.

use std::path::PathBuf;

use clap::Args;
use tenken::compare::{PlanDifferences, Versions};
use tenken::messages::Language;
use tenken::plan::{Department, Plan};

use super::answer::{AnswerColumn, AnswerTable, CommandAnswer, EmptyAnswer};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::standard_error::say;
use crate::answer_cell::AnswerCell;
use crate::differences::{ChangeCells, DifferingPart, differing_parts};

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

impl Lines<'_> {
    fn table(&self) -> AnswerTable {
        let differences = PlanDifferences::new(self.plans.old, self.plans.new);
        let parts = differing_parts(
            &differences,
            self.plans,
            self.language,
            Department::to_string,
        );
        let rows = parts.into_iter().flat_map(|part| self.lines(part));
        AnswerTable {
            plan: Some(self.plans.new.into()),
            columns: self.columns(),
            rows: rows.collect(),
        }
    }

    fn columns(&self) -> Vec<AnswerColumn> {
        let language = self.language;
        let [old, new] = language.version_headings();
        // People read the name of an indicator in the item, and what is inferred in the title.
        let for_programs = |column| self.is_json.then_some(column);
        let inferred = AnswerColumn::words("inferred", language.inferred_mark());
        let indicator = AnswerColumn::words("indicator", language.indicator_heading());
        let named = [
            AnswerColumn::words("part", language.part_heading()),
            AnswerColumn::words("id", language.number_heading()),
            AnswerColumn::words("title", language.name_heading()),
        ];
        let item = AnswerColumn::words("item", language.item_heading());
        let after = [
            AnswerColumn::words("year", language.year_heading()),
            AnswerColumn::words("change", language.change_heading()),
            AnswerColumn::figures("difference", language.difference_heading()),
            AnswerColumn::words("old", old),
            AnswerColumn::words("new", new),
        ];
        let named = named.into_iter().chain(for_programs(inferred));
        let item = [item].into_iter().chain(for_programs(indicator));
        named.chain(item).chain(after).collect()
    }

    /// The lines of a part: one for each of its differences.
    fn lines(&self, part: DifferingPart) -> Vec<Vec<AnswerCell>> {
        let inferred = match part.is_inferred {
            true => AnswerCell::new("", true),
            false => AnswerCell::empty(),
        };
        let inferred = self.is_json.then_some(inferred);
        let named = [part.kind.cell(self.language), part.id, part.title];
        let named: Vec<AnswerCell> = named.into_iter().chain(inferred).collect();
        let changes = part.changes.into_iter();
        changes
            .map(|change| self.line(&named, change.cells))
            .collect()
    }

    fn line(&self, part: &[AnswerCell], change: ChangeCells) -> Vec<AnswerCell> {
        let item = change.item(self.language);
        let indicator = AnswerCell::optional(change.indicator.map(|indicator| indicator.name));
        let indicator = self.is_json.then_some(indicator);
        let after = [
            change.years,
            change.change,
            change.difference,
            change.values.old,
            change.values.new,
        ];
        part.iter()
            .cloned()
            .chain([item])
            .chain(indicator)
            .chain(after)
            .collect()
    }
}
