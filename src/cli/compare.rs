//! `tenken compare`: what changed from one year to another, one change per line.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use clap::Args;
use tenken::compare::{
    Comparison, IndicatorChange, RowInYear, TextChange, TextComparison, Years, unreported_years,
};
use tenken::document::AsWritten;
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Initiative, TextKind, Value};
use tenken::query::UNRATED;

use super::answer::{AnswerColumn, AnswerTable, CommandAnswer, EmptyAnswer, PlanName};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use super::help::OUTPUT;
use super::selection::{Listed, RowSelection};
use super::standard_error::say;
use crate::answer_cell::AnswerCell;
use crate::change_cells::{change_key, difference, judged, judgement, parts, rise};

/// Arguments of `tenken compare`.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    #[command(flatten)]
    selection: RowSelection,

    /// The years; `None` for that under review and the one before.
    #[arg(long, value_name = "YEAR,YEAR", help_heading = OUTPUT)]
    years: Option<TwoYears>,

    /// Whether what did not change is written, too.
    #[arg(long, help_heading = OUTPUT)]
    unchanged: bool,

    #[command(flatten)]
    format: FormatArguments,
}

/// Two different years, as they are written on the command line.
#[derive(Debug, Clone, Copy)]
struct TwoYears(Years);

/// The error returned if a text is not two different years.
#[derive(Debug, Clone, Copy)]
pub(super) struct NotTwoYears;

impl fmt::Display for NotTwoYears {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not two different fiscal years")
    }
}

impl Error for NotTwoYears {}

impl FromStr for TwoYears {
    type Err = NotTwoYears;

    fn from_str(written: &str) -> Result<Self, NotTwoYears> {
        let two = written.split_once(',').and_then(|(one, other)| {
            let years: (FiscalYear, FiscalYear) = (one.parse().ok()?, other.parse().ok()?);
            Some(years)
        });
        match two {
            Some((one, other)) if one != other => Ok(Self(Years {
                earlier: one.min(other),
                later: one.max(other),
            })),
            _ => Err(NotTwoYears),
        }
    }
}

impl Compare {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let later = self.years.map(|years| years.0.later);
        let changes = |listed: &Listed<'_>, language| self.changes(listed, language);
        let selected = self.selection.ask(context, later, changes)?;
        let language = selected.language;
        let headings = year_headings(&selected.answers, language);
        let changes = selected.answers.iter();
        let unreported = changes.filter_map(|changes| changes.unreported(context.spoken()));
        let unreported: Vec<String> = unreported.collect();
        let tables = selected.answers.into_iter().map(|changes| AnswerTable {
            plan: Some(changes.plan),
            columns: columns(&headings, language),
            rows: changes.rows,
        });
        let answer = CommandAnswer {
            tables: tables.collect(),
            if_empty: match unreported.is_empty() {
                true => EmptyAnswer::NothingMatches,
                false => EmptyAnswer::Explained,
            },
            ..CommandAnswer::default()
        };
        self.format.write(&answer, context)?;
        for said in unreported {
            say(&said);
        }
        Ok(selected.ending)
    }

    fn years(&self, listed: &Listed<'_>) -> Years {
        let usual = Years::since_year_before(listed.year);
        self.years.map_or(usual, |years| years.0)
    }

    /// What changed in the rows of a plan; nothing if nothing is told of either year.
    fn changes(&self, listed: &Listed<'_>, language: Language) -> ChangesOfPlan {
        let years = self.years(listed);
        // A plan of which no row is asked for has nothing to explain.
        let unreported = match listed.listing.is_empty() {
            true => Vec::new(),
            false => unreported_years(listed.plan, years),
        };
        ChangesOfPlan {
            plan: listed.plan.into(),
            years,
            rows: match unreported.is_empty() {
                true => self.rows(listed, language),
                false => Vec::new(),
            },
            unreported,
        }
    }

    /// The rows that changed the most come first, unless they are asked for by number.
    fn rows(&self, listed: &Listed<'_>, language: Language) -> Vec<Vec<AnswerCell>> {
        let (plan, years) = (listed.plan, self.years(listed));
        let mut compared = listed.listing.compared(plan, years);
        if self.selection.has_ids() {
            compared.sort_by_key(|(row, _)| listed.listing.position(*row));
        }
        let compared = compared.iter();
        let lines = compared.flat_map(|(_, compared)| self.lines(compared, language));
        lines.collect()
    }

    fn lines(&self, compared: &Comparison<'_>, language: Language) -> Vec<Vec<AnswerCell>> {
        let rating = rating(compared, language);
        let indicators = compared.indicators.iter();
        let indicators = indicators.map(|change| indicator(change, language));
        let texts = compared.texts.iter();
        let sides = [compared.earlier, compared.later];
        let texts = texts.map(|(kind, compared)| text(*kind, compared, sides, language));
        let lines = rating.into_iter().chain(indicators).chain(texts);
        lines
            .filter(|line| self.unchanged || line.has_changed)
            .map(|line| line.cells(compared.later.row))
            .collect()
    }
}

/// The changes of the rows of a plan.
#[derive(Debug, Clone)]
struct ChangesOfPlan {
    plan: PlanName,
    years: Years,
    /// The years of which nothing is told, since which nothing can be said to have changed.
    unreported: Vec<FiscalYear>,
    rows: Vec<Vec<AnswerCell>>,
}

impl ChangesOfPlan {
    /// That nothing is told of a year, if so.
    fn unreported(&self, language: Language) -> Option<String> {
        let (title, years) = (&self.plan.title, &self.unreported);
        (!years.is_empty()).then(|| language.plan_has_no_reports_to_compare(title, years))
    }
}

/// The years as headings, or "earlier" and "later" if plans are compared by
/// different years.
fn year_headings(plans: &[ChangesOfPlan], language: Language) -> [String; 2] {
    let mut years = plans.iter().map(|changes| changes.years);
    let first = years.next();
    let same = years.all(|years| Some(years) == first);
    match first.filter(|_| same) {
        Some(years) => [years.earlier, years.later].map(|year| language.short_year(year)),
        None => language.before_and_after_headings().map(str::to_owned),
    }
}

fn columns(years: &[String; 2], language: Language) -> Vec<AnswerColumn> {
    let [earlier, later] = years.clone();
    vec![
        AnswerColumn::words("id", language.number_heading()),
        AnswerColumn::words("title", language.title_heading()),
        AnswerColumn::words("item", language.item_heading()),
        AnswerColumn::words("change", language.change_heading()),
        AnswerColumn::figures("difference", language.difference_heading()),
        AnswerColumn::figures("percent", language.percent_heading()),
        AnswerColumn::words("earlier", earlier),
        AnswerColumn::words("later", later),
    ]
}

/// One change of a row.
struct ChangeRow {
    item: AnswerCell,
    earlier: AnswerCell,
    later: AnswerCell,
    difference: AnswerCell,
    percent: AnswerCell,
    change: AnswerCell,
    has_changed: bool,
}

impl ChangeRow {
    fn cells(self, row: &Initiative) -> Vec<AnswerCell> {
        vec![
            AnswerCell::words(row.id.as_str()),
            AnswerCell::words(&row.title),
            self.item,
            self.change,
            self.difference,
            self.percent,
            self.earlier,
            self.later,
        ]
    }
}

/// The change of the rating, or `None` unless both years have one, or either cannot be read.
fn rating(compared: &Comparison<'_>, language: Language) -> Option<ChangeRow> {
    let sides = [compared.earlier, compared.later].map(|side| side.unreadable_rating());
    let is_unreadable = sides.iter().any(Option::is_some);
    let change = match compared.rating.rise {
        Some(rise) => judged(judgement(rise), language),
        None if is_unreadable => related(TextChange::Unreadable, language),
        None => return None,
    };
    let [earlier, later] = sides;
    let mark = |mark: Option<&str>, unreadable| match unreadable {
        Some(written) => AnswerCell::unreadable(written, language),
        None => AnswerCell::words(mark.unwrap_or(UNRATED)),
    };
    let difference = compared.rating.rise.map(|steps| rise(steps, language));
    Some(ChangeRow {
        item: AnswerCell::new(language.rating_heading(), "rating"),
        earlier: mark(compared.rating.earlier, earlier),
        later: mark(compared.rating.later, later),
        difference: difference.unwrap_or_else(AnswerCell::empty),
        percent: AnswerCell::empty(),
        change,
        has_changed: compared.rating.rise != Some(0),
    })
}

fn indicator(change: &IndicatorChange<'_>, language: Language) -> ChangeRow {
    let (moved, unit) = (change.change, change.indicator.unit.as_deref());
    let is_approximate = moved.is_some_and(|moved| moved.is_approximate);
    let percent = moved.and_then(|moved| {
        let shown = language.percent_of_change(&moved, unit);
        let shown = shown.map(|percent| format!("{}%", percent.signed()));
        let shown = shown.map(|shown| language.about(is_approximate, shown));
        // Programs have the percent of any figure.
        Some(AnswerCell::number(
            shown.unwrap_or_default(),
            moved.percent?,
        ))
    });
    ChangeRow {
        item: AnswerCell::words(crate::card::indicator_name(change.indicator, language)),
        earlier: figure(change.earlier, change.unreadable.earlier, language),
        later: figure(change.later, change.unreadable.later, language),
        difference: moved.map_or_else(AnswerCell::empty, |moved| {
            difference(&moved, unit, language)
        }),
        percent: percent.unwrap_or_else(AnswerCell::empty),
        change: match moved {
            Some(moved) => judged(moved.judgement, language),
            None if change.has_break => {
                AnswerCell::new(language.not_comparable(), "not-comparable")
            }
            None => related(between(change), language),
        },
        has_changed: change.earlier != change.later || !change.unreadable.is_empty(),
    }
}

fn figure(value: Option<&Value>, unreadable: Option<&AsWritten>, language: Language) -> AnswerCell {
    match unreadable {
        Some(written) => AnswerCell::unreadable(written, language),
        None => AnswerCell::value(value),
    }
}

/// The change of a text. If the years have sentences in common, the cells hold only
/// what was removed and what was added.
fn text(
    kind: TextKind,
    compared: &TextComparison,
    sides: [RowInYear<'_>; 2],
    language: Language,
) -> ChangeRow {
    let cell = |side: RowInYear<'_>, points| match side.unreadable_text(kind) {
        Some(written) => AnswerCell::unreadable(written, language),
        None => parts(compared.change, points),
    };
    let [earlier, later] = sides;
    ChangeRow {
        item: AnswerCell::new(language.text_kind(kind), kind.key()),
        earlier: cell(earlier, &compared.earlier),
        later: cell(later, &compared.later),
        difference: AnswerCell::empty(),
        percent: AnswerCell::empty(),
        change: related(compared.change, language),
        has_changed: compared.change != TextChange::Repeated,
    }
}

/// How two values relate if no difference can be calculated.
fn between(change: &IndicatorChange<'_>) -> TextChange {
    match (change.earlier, change.later) {
        _ if !change.unreadable.is_empty() => TextChange::Unreadable,
        (None, Some(_)) => TextChange::New,
        (Some(_), None) => TextChange::Gone,
        (earlier, later) if earlier == later => TextChange::Repeated,
        _ => TextChange::Changed,
    }
}

fn related(change: TextChange, language: Language) -> AnswerCell {
    AnswerCell::new(language.text_change(change), change_key(change))
}
