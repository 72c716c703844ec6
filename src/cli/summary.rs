//! `tenken summary`: how many rows have which rating.

mod by_plan;

use clap::{Args, ValueEnum};
use tenken::compare::Band;
use tenken::messages::Language;
use tenken::query::{IndicatorOrder, RatingChoice, indicators};
use tenken::summary::{self as counts, Group, Grouping, SummaryRow, share, summarize};

use super::answer::{AnswerColumn, AnswerTable, CommandAnswer, TableLayout};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::help::OUTPUT;
use super::selection::{Listed, SelectionArguments};
use crate::answer_cell::AnswerCell;

/// Arguments of `tenken summary`.
#[derive(Debug, Args)]
pub(crate) struct Summary {
    #[command(flatten)]
    selection: SelectionArguments,

    /// What the rows of the summary are.
    #[arg(
        long,
        value_enum,
        value_name = "GROUP",
        default_value = "pillar",
        help_heading = OUTPUT
    )]
    by: By,

    /// How many levels of departments are told apart, from the top.
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = OUTPUT)]
    level: usize,

    #[command(flatten)]
    format: FormatArguments,
}

/// A grouping as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    Pillar,
    Measure,
    Department,
    Plan,
}

impl Summary {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let (answer, ending) = match self.grouping() {
            Some(grouping) => {
                let table = |listed: &Listed<'_>, language| table(listed, grouping, language);
                let selected = self.selection.ask(context, table)?;
                let answer = CommandAnswer {
                    tables: selected.answers,
                    layout: TableLayout::PlanByPlan,
                    ..CommandAnswer::default()
                };
                (answer, selected.ending)
            }
            None => {
                let selected = self.selection.ask_together(context, by_plan::count)?;
                let ending = selected.ending;
                (by_plan::answer(selected), ending)
            }
        };
        self.format.write(&answer, context)?;
        Ok(ending)
    }

    /// What the rows of each plan are grouped by; `None` if plans are counted as a whole.
    fn grouping(&self) -> Option<Grouping> {
        match self.by {
            By::Pillar => Some(Grouping::Pillar),
            By::Measure => Some(Grouping::Measure),
            By::Department => Some(Grouping::Department(self.level)),
            By::Plan => None,
        }
    }
}

fn table(listed: &Listed<'_>, grouping: Grouping, language: Language) -> AnswerTable {
    let (plan, listing, year) = (listed.plan, listed.listing, listed.year);
    let figures = indicators(plan, listing, IndicatorOrder::Plan, year);
    let summary = summarize(plan, listing, &figures, grouping, year);
    let is_rated = !plan.ratings().is_empty();
    let heading = language.summary_heading(grouping, is_rated);
    let rows = summary.rows.iter().chain([&summary.total]);
    AnswerTable {
        plan: Some(plan.into()),
        columns: columns(heading, &summary.columns, language),
        rows: rows.map(|row| cells(row, language)).collect(),
    }
}

fn columns(
    group: String,
    counted: &[counts::SummaryColumn],
    language: Language,
) -> Vec<AnswerColumn> {
    let counted = counted.iter();
    let counted = counted.flat_map(|column| counted_columns(column, language));
    let total = AnswerColumn::figures("total", language.total_heading());
    let group = AnswerColumn::words("group", group);
    std::iter::once(group)
        .chain(counted)
        .chain([total])
        .collect()
}

/// The columns of a count and of its share.
fn counted_columns(column: &counts::SummaryColumn, language: Language) -> [AnswerColumn; 2] {
    let (key, name) = (key(column), language.column(column));
    let share_key = format!("{key}_percent");
    [
        AnswerColumn::figures(key, name),
        AnswerColumn::shares(share_key, format!("{name} %")),
    ]
}

fn key(column: &counts::SummaryColumn) -> String {
    match column {
        counts::SummaryColumn::Rating(RatingChoice::Mark(mark)) => mark.clone(),
        counts::SummaryColumn::Rating(RatingChoice::Unrated) => "unrated".to_owned(),
        counts::SummaryColumn::Rating(RatingChoice::Unreadable) => "unreadable".to_owned(),
        counts::SummaryColumn::Band(band) => match band {
            Band::Reached => "reached",
            Band::Near => "near",
            Band::Half => "half",
            Band::Far => "far",
            Band::Unknown => "unknown",
        }
        .to_owned(),
    }
}

fn cells(row: &SummaryRow, language: Language) -> Vec<AnswerCell> {
    let total = row.total();
    let counted = row.counts.iter();
    let counted = counted.flat_map(|count| counted_cells(*count, total));
    let shown = language.group(row);
    let group = match row.group {
        Group::All => AnswerCell::new(shown, "total"),
        _ => AnswerCell::words(shown),
    };
    std::iter::once(group)
        .chain(counted)
        .chain([AnswerCell::count(total)])
        .collect()
}

/// The cells of a count and of its share.
fn counted_cells(count: usize, total: usize) -> [AnswerCell; 2] {
    let share = share(count, total);
    let share = share.map(|share| AnswerCell::number(format!("{share}%"), share));
    [
        AnswerCell::count(count),
        share.unwrap_or_else(AnswerCell::empty),
    ]
}
