//! `tenken list`: the rows of the screen's list.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Initiative, Leaf, TextKind};
use tenken::query::UNRATED;

use super::answer::{AnswerColumn, AnswerTable, BODY, CommandAnswer, TableLayout};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::help::OUTPUT;
use super::selection::{Listed, RowOrderArgument, SelectionArguments};
use crate::answer_cell::AnswerCell;

/// Arguments of `tenken list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    selection: SelectionArguments,

    /// The order of the rows.
    #[arg(long, value_enum, value_name = "ORDER", help_heading = OUTPUT)]
    sort: Option<RowOrderArgument>,

    /// What is written of each row.
    #[arg(
        long,
        value_enum,
        value_name = "COLUMN",
        value_delimiter = ',',
        help_heading = OUTPUT
    )]
    columns: Vec<ListColumn>,

    #[command(flatten)]
    format: FormatArguments,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum ListColumn {
    All,
    Body,
    Rating,
    Id,
    Title,
    Departments,
    Pillar,
    Measure,
    Purpose,
    Aim,
    Notes,
    ReprintOf,
    Follows,
    Plan,
    Result,
    Outcome,
    Contribution,
    Issue,
    Direction,
}

/// The columns of the list on the screen, which are the default.
const OF_THE_SCREEN: [ListColumn; 4] = [
    ListColumn::Rating,
    ListColumn::Id,
    ListColumn::Title,
    ListColumn::Departments,
];

impl List {
    /// Lists all rows of all plans, which is the output of `tenken` without a
    /// terminal.
    pub(crate) fn everything(paths: Vec<PathBuf>) -> Self {
        Self {
            selection: SelectionArguments::everything(paths),
            sort: None,
            columns: Vec::new(),
            format: FormatArguments::default(),
        }
    }

    /// Writes the rows.
    pub(crate) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let columns = self.columns(context);
        let (answer, ending) = match columns.contains(&ListColumn::Body) {
            true => self.together(&columns, context)?,
            false => self.plan_by_plan(&columns, context)?,
        };
        self.format.write(&answer, context)?;
        Ok(ending)
    }

    fn plan_by_plan(
        &self,
        columns: &[ListColumn],
        context: &Context,
    ) -> Result<(CommandAnswer, Ending), Failure> {
        let table = |listed: &Listed<'_>, language| self.table(listed, columns, language);
        let selected = self.selection.ask(context, table)?;
        let answer = CommandAnswer {
            tables: selected.answers,
            layout: TableLayout::PlanByPlan,
            ..CommandAnswer::default()
        };
        Ok((answer, selected.ending))
    }

    fn together(
        &self,
        columns: &[ListColumn],
        context: &Context,
    ) -> Result<(CommandAnswer, Ending), Failure> {
        let table = |listed: &Listed<'_>, language| self.table(listed, columns, language);
        let selected = self.selection.ask_together(context, table)?;
        let tables = selected.answers.into_iter();
        let tables = tables.map(|(name, table)| table.filled(BODY, &AnswerCell::words(name)));
        let answer = CommandAnswer {
            tables: tables.collect(),
            layout: TableLayout::Together,
            ..CommandAnswer::default()
        };
        Ok((answer, selected.ending))
    }

    fn columns(&self, context: &Context) -> Vec<ListColumn> {
        let is_json = self.format.format(context).is_json();
        if self.columns.contains(&ListColumn::All) || (self.columns.is_empty() && is_json) {
            let all = ListColumn::value_variants().iter().copied();
            let of_plans = [ListColumn::All, ListColumn::Body];
            let all = all.filter(|column| !of_plans.contains(column));
            let body = self.columns.iter().copied();
            let body = body.filter(|column| *column == ListColumn::Body);
            return body.chain(all).collect();
        }
        match self.columns.as_slice() {
            [] => OF_THE_SCREEN.to_vec(),
            chosen => chosen.to_vec(),
        }
    }

    fn table(
        &self,
        listed: &Listed<'_>,
        columns: &[ListColumn],
        language: Language,
    ) -> AnswerTable {
        let listing = match self.sort {
            Some(order) => {
                let (plan, year) = (listed.plan, listed.year);
                listed.listing.in_order(order.into(), plan, year)
            }
            None => listed.listing.clone(),
        };
        let rows = listing.initiatives(listed.plan);
        let cells = |row| {
            columns
                .iter()
                .map(|c| c.cell(row, listed, language))
                .collect()
        };
        AnswerTable {
            plan: Some(listed.plan.into()),
            columns: columns.iter().map(|c| c.column(language)).collect(),
            rows: rows.map(cells).collect(),
        }
    }
}

impl ListColumn {
    fn column(self, language: Language) -> AnswerColumn {
        let heading = match self {
            Self::All => "",
            Self::Body => language.body_heading(),
            Self::Rating => language.rating_heading(),
            Self::Id => language.number_heading(),
            Self::Title => language.title_heading(),
            Self::Departments => language.departments_heading(),
            Self::Pillar => language.pillar_heading(),
            Self::Measure => language.measure_heading(),
            Self::Purpose => language.purpose_heading(),
            Self::Aim => language.aim_heading(),
            Self::Notes => language.notes_heading(),
            Self::ReprintOf => language.reprint_of_heading(),
            Self::Follows => language.follows_heading(),
            Self::Plan
            | Self::Result
            | Self::Outcome
            | Self::Contribution
            | Self::Issue
            | Self::Direction => self.text_kind().map_or("", |kind| language.text_kind(kind)),
        };
        let key = self.to_possible_value();
        let key = key.map_or_else(String::new, |name| name.get_name().to_owned());
        AnswerColumn::words(key, heading)
    }

    fn text_kind(self) -> Option<TextKind> {
        Some(match self {
            Self::Plan => TextKind::Plan,
            Self::Result => TextKind::Result,
            Self::Outcome => TextKind::Outcome,
            Self::Contribution => TextKind::Contribution,
            Self::Issue => TextKind::Issue,
            Self::Direction => TextKind::Direction,
            _ => return None,
        })
    }

    /// The value that it tells, if there are such that may not be readable.
    fn leaf(self, year: FiscalYear) -> Option<Leaf> {
        Some(match self {
            Self::Departments => Leaf::Departments,
            Self::Purpose => Leaf::Purpose,
            Self::Aim => Leaf::Aim,
            Self::Notes => Leaf::Notes,
            Self::Rating => Leaf::Rating(year),
            _ => Leaf::Text(year, self.text_kind()?),
        })
    }

    fn cell(self, row: &Initiative, listed: &Listed<'_>, language: Language) -> AnswerCell {
        let (plan, year) = (listed.plan, listed.year);
        let unreadable = plan.unreadable_of(row);
        if let Some(written) = self.leaf(year).and_then(|leaf| unreadable.get(&leaf)) {
            return AnswerCell::unreadable(written, language);
        }
        match self {
            Self::All | Self::Body => AnswerCell::empty(),
            Self::Rating => match row.rating(year) {
                Some(mark) => AnswerCell::words(mark),
                None => AnswerCell::new(UNRATED, serde_json::Value::Null),
            },
            Self::Id => AnswerCell::words(row.id.as_str()),
            Self::Title => AnswerCell::words(&row.title),
            Self::Departments => AnswerCell::list(&row.departments, language),
            Self::Pillar => AnswerCell::named(&row.pillar, plan.pillar_of(row).map(|p| &p.title)),
            Self::Measure => row.measure.as_ref().map_or_else(AnswerCell::empty, |id| {
                AnswerCell::named(id, plan.measure_of(row).map(|m| &m.title))
            }),
            Self::Purpose => AnswerCell::text(&row.purpose),
            Self::Aim => AnswerCell::text(&row.aim),
            Self::Notes => AnswerCell::text(&row.notes),
            Self::ReprintOf => AnswerCell::optional(row.reprint_of.as_ref().map(|id| id.as_str())),
            Self::Follows => AnswerCell {
                shown: language.rows_carried_on(row, str::to_owned),
                ..AnswerCell::list(&row.follows, language)
            },
            _ => {
                let kind = self.text_kind();
                let text = kind.and_then(|kind| row.text(year, kind));
                text.map_or_else(AnswerCell::empty, AnswerCell::text)
            }
        }
    }
}
