//! `tenken show`: the cards of rows.

mod text;

use clap::Args;
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Indicator, Initiative, Node};

use super::answer::{AnswerCell, AnswerColumn, AnswerTable, CommandAnswer};
use super::context::{Context, Ending, Failure};
use super::format::{AnswerFormat, FormatArguments, say_nothing_matches};
use super::help::OUTPUT;
use super::selection::{Listed, RowSelection};
use crate::card::{Card, Field, Said, indicator_name, series};

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
                    let rows = rows(&listed).map(Node::from);
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
        let card = Card::new(listed.plan, row, listed.year, language);
        let cells = |entry: FieldLines| {
            let text = entry.lines.join("\n");
            [row.id.as_str(), &row.title, &entry.label, &text]
                .map(AnswerCell::words)
                .to_vec()
        };
        let entries = entries(&card, language).into_iter();
        entries.map(cells).collect::<Vec<_>>()
    });
    AnswerTable {
        plan: Some(listed.plan.into()),
        columns,
        rows: fields.collect(),
    }
}

/// A field of a card as lines.
struct FieldLines {
    label: String,
    lines: Vec<String>,
    /// Whether each line is a separate point.
    is_list: bool,
}

/// All fields of a card in the order in which they are read.
fn entries(card: &Card<'_>, language: Language) -> Vec<FieldLines> {
    let said = |field: &Field<'_>| entry(field, language);
    let indicators = card.indicators.iter();
    let indicators = indicators.map(|indicator| figures(indicator, language));
    let heading = card.heading.iter().chain(&card.year).map(said);
    let heading = heading.chain(nothing_of_year(card, language));
    let intention = card.intention.iter().map(said);
    heading
        .chain(indicators)
        .chain(intention)
        .chain(schedule(card, language))
        .collect()
}

/// The entry of a year without any text.
fn nothing_of_year(card: &Card<'_>, language: Language) -> Option<FieldLines> {
    card.year.is_empty().then(|| FieldLines {
        label: card.year_name.clone(),
        lines: vec![missing(language).to_owned()],
        is_list: false,
    })
}

fn missing(language: Language) -> &'static str {
    language.nothing_written()
}

fn entry(field: &Field<'_>, language: Language) -> FieldLines {
    let lines = match &field.said {
        Said::Rating { shown, .. } => vec![shown.trim_end().to_owned()],
        Said::Words(words) => vec![words.clone()],
        Said::Text(text) => text.points().map(str::to_owned).collect(),
        Said::Missing => vec![missing(language).to_owned()],
    };
    FieldLines {
        label: field.label.to_owned(),
        is_list: lines.len() > 1,
        lines,
    }
}

fn figures(indicator: &Indicator, language: Language) -> FieldLines {
    let series = series(indicator, language).into_iter().map(|series| {
        let values = series.values.iter();
        let values = values.map(|(year, value)| format!("{year} {value}"));
        format!(
            "{}  {}",
            series.label,
            values.collect::<Vec<_>>().join("  ")
        )
    });
    let name = std::iter::once(indicator_name(indicator, language));
    FieldLines {
        label: language.indicator_label().to_owned(),
        lines: name.chain(series).collect(),
        is_list: false,
    }
}

fn schedule(card: &Card<'_>, language: Language) -> Option<FieldLines> {
    let years = card.schedule.iter();
    let years = years.map(|(year, words)| format!("{}  {words}", language.short_year(*year)));
    let entry = FieldLines {
        label: language.schedule_label().to_owned(),
        lines: years.collect(),
        is_list: false,
    };
    (!entry.lines.is_empty()).then_some(entry)
}
