//! `tenken show`: the cards of rows.

mod text;

use clap::Args;
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Initiative};

use super::answer::{AnswerColumn, AnswerTable, CommandAnswer};
use super::context::{Context, Ending, Failure};
use super::format::{AnswerFormat, FormatArguments, say_nothing_matches};
use super::help::OUTPUT;
use super::selection::{Listed, RowSelection};
use crate::answer_cell::AnswerCell;
use crate::card::{Card, CardEntry};

/// Arguments of `tenken show`.
#[derive(Debug, Args)]
pub(crate) struct Show {
    #[command(flatten)]
    selection: RowSelection,

    /// The year of the texts; `None` for that under review.
    #[arg(long, value_name = "YEAR", help_heading = OUTPUT)]
    year: Option<FiscalYear>,

    #[command(flatten)]
    format: FormatArguments,
}

impl Show {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        if self.selection.is_everything() {
            let said = context.spoken().say_which_rows();
            return Err(Failure::Question(said.to_owned()));
        }
        let selected = self.selection.select(context, self.year)?;
        let language = selected.language;
        let has_plans = selected.plans().next().is_some();
        let mut plans = selected.plans();
        let shows_nothing = has_plans && plans.all(|listed| listed.listing.is_empty());
        match self.format.format(context) {
            AnswerFormat::Table | AnswerFormat::Plain | AnswerFormat::Markdown if shows_nothing => {
                say_nothing_matches(context);
            }
            AnswerFormat::Table | AnswerFormat::Plain => {
                text::write_cards(&selected, context, language)?
            }
            AnswerFormat::Markdown => text::write_markdown(&selected, language)?,
            AnswerFormat::Json | AnswerFormat::Jsonl => {
                let whole = |listed: Listed<'_>| {
                    let rows = rows(&listed).map(|row| listed.plan.node_of(row));
                    let tables = rows.map(|row| AnswerTable::of_node(listed.plan, &row));
                    tables.collect::<Vec<_>>()
                };
                let tables = selected.plans().flat_map(whole).collect();
                let answer = CommandAnswer {
                    tables,
                    ..CommandAnswer::default()
                };
                self.format.write(&answer, context)?;
            }
            AnswerFormat::Csv | AnswerFormat::Tsv => {
                let tables = selected.plans();
                let tables = tables.map(|listed| table(&listed, language)).collect();
                let answer = CommandAnswer {
                    tables,
                    ..CommandAnswer::default()
                };
                self.format.write(&answer, context)?;
            }
        }
        Ok(selected.ending)
    }
}

/// The rows that are shown of a plan.
fn rows<'s>(listed: &Listed<'s>) -> impl Iterator<Item = &'s Initiative> + use<'s> {
    listed.listing.initiatives(listed.plan)
}

/// The fields of the cards as rows of a table.
fn table(listed: &Listed<'_>, language: Language) -> AnswerTable {
    let columns = vec![
        AnswerColumn::words("id", language.number_heading()),
        AnswerColumn::words("title", language.title_heading()),
        AnswerColumn::words("item", language.item_heading()),
        AnswerColumn::words("text", language.content_heading()),
    ];
    let fields = rows(listed).flat_map(|row| {
        let card = Card::new(listed.plan, row, listed.year, language, str::to_owned);
        let cells = |entry: CardEntry| {
            let text = entry.lines.join("\n");
            [row.id.as_str(), &row.title, &entry.label, &text]
                .map(AnswerCell::words)
                .to_vec()
        };
        let entries = card.entries(language).into_iter();
        entries.map(cells).collect::<Vec<_>>()
    });
    AnswerTable {
        plan: Some(listed.plan.into()),
        columns,
        rows: fields.collect(),
    }
}
