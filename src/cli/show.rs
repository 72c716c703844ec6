//! `tenken show`: the cards of rows.

mod text;

use clap::Args;
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Indicator, Initiative, Node};

use super::answer::{Answer, AnswerColumn, AnswerTable, Cell};
use super::context::{Context, Ending, Failure};
use super::format::{Format, FormatArguments, say_nothing_matches};
use super::selection::{Listed, RowSelection};
use crate::card::{Card, Field, Said, indicator_name, series};

/// 取組の内容（画面の右側と同じもの）
///
/// 番号を書くか、絞り込みを書きます。json は計画ファイルの [[initiatives]] と同じキーです。
#[derive(Debug, Args)]
#[command(after_help = "\
例:
  tenken show 1-2-2
  tenken show mie-strategy/17 --year R3
  tenken show --rating C,D --format markdown > 会議録.md
  tenken show 1-1 --file plans/our-town.toml --format json")]
pub(crate) struct Show {
    #[command(flatten)]
    selection: RowSelection,

    /// 本文の年度（R6、令和6年度、2024）。省くと計画の点検年度
    #[arg(long, value_name = "YEAR", help_heading = "書き出し")]
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
        let language = context.language_of(&selected.opened.plans);
        let has_plans = !selected.opened.plans.is_empty();
        let mut plans = selected.plans();
        let shows_nothing = has_plans && plans.all(|listed| listed.listing.is_empty());
        match self.format.format(context) {
            Format::Table | Format::Plain | Format::Markdown if shows_nothing => {
                say_nothing_matches(context);
            }
            Format::Table | Format::Plain => text::write_cards(&selected, context, language)?,
            Format::Markdown => text::write_markdown(&selected, language)?,
            Format::Json | Format::Jsonl => {
                let whole = |listed: Listed<'_>| {
                    let rows = rows(&listed).map(Node::from);
                    let tables = rows.map(|row| AnswerTable::of_node(listed.plan, &row));
                    tables.collect::<Vec<_>>()
                };
                let tables = selected.plans().flat_map(whole).collect();
                self.format.write(&Answer { tables }, context)?;
            }
            Format::Csv | Format::Tsv => {
                let tables = selected.plans();
                let tables = tables.map(|listed| table(&listed, language)).collect();
                self.format.write(&Answer { tables }, context)?;
            }
        }
        Ok(selected.opened.ending())
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
        let cells = |entry: Entry| {
            let text = entry.lines.join("\n");
            [row.id.as_str(), &row.title, &entry.label, &text]
                .map(Cell::words)
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
struct Entry {
    label: String,
    lines: Vec<String>,
    /// Whether each line is a point of its own.
    is_list: bool,
}

/// All fields of a card in the order in which they are read.
fn entries(card: &Card<'_>, language: Language) -> Vec<Entry> {
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

/// What stands for a year of which nothing is written.
fn nothing_of_year(card: &Card<'_>, language: Language) -> Option<Entry> {
    card.year.is_empty().then(|| Entry {
        label: card.year_name.clone(),
        lines: vec![missing(language).to_owned()],
        is_list: false,
    })
}

fn missing(language: Language) -> &'static str {
    language.nothing_written()
}

fn entry(field: &Field<'_>, language: Language) -> Entry {
    let lines = match &field.said {
        Said::Rating { shown, .. } => vec![shown.trim_end().to_owned()],
        Said::Words(words) => vec![words.clone()],
        Said::Text(text) => text.points().to_vec(),
        Said::Missing => vec![missing(language).to_owned()],
    };
    Entry {
        label: field.label.to_owned(),
        is_list: lines.len() > 1,
        lines,
    }
}

fn figures(indicator: &Indicator, language: Language) -> Entry {
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
    Entry {
        label: language.indicator_label().to_owned(),
        lines: name.chain(series).collect(),
        is_list: false,
    }
}

fn schedule(card: &Card<'_>, language: Language) -> Option<Entry> {
    let years = card.schedule.iter();
    let years = years.map(|(year, words)| format!("{}  {words}", language.short_year(*year)));
    let entry = Entry {
        label: language.schedule_label().to_owned(),
        lines: years.collect(),
        is_list: false,
    };
    (!entry.lines.is_empty()).then_some(entry)
}
