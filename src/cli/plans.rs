//! `tenken plans`: the plans that can be opened.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value as Json};
use tenken::messages::Language;
use tenken::plan::{FiscalYear, Plan};
use tenken::query::{Filter, Listing, RatingChoice, UNRATED, rating_counts, unreadable_sign};

use super::answer::{AnswerColumn, AnswerTable, CommandAnswer};
use super::context::{Context, Ending, Failure};
use super::format::FormatArguments;
use crate::answer_cell::AnswerCell;

/// Arguments of `tenken plans`.
#[derive(Debug, Args)]
pub(crate) struct Plans {
    /// Files or folders; none for the built-in plans.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    format: FormatArguments,
}

impl Plans {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let mut opened = context.ask(&self.paths, |file, language| row(&file.plan, language));
        let ending = opened.ending();
        let table = (!opened.answers.is_empty()).then(|| AnswerTable {
            plan: None,
            columns: columns(opened.language),
            rows: std::mem::take(&mut opened.answers),
        });
        let answer = CommandAnswer {
            tables: table.into_iter().collect(),
            ..CommandAnswer::default()
        };
        self.format.write(&answer, context)?;
        Ok(ending)
    }
}

fn columns(language: Language) -> Vec<AnswerColumn> {
    vec![
        AnswerColumn::words("id", "id"),
        AnswerColumn::words("body", language.body_heading()),
        AnswerColumn::words("title", language.plan_heading()),
        AnswerColumn::words("first_year", language.first_year_heading()),
        AnswerColumn::words("last_year", language.last_year_heading()),
        AnswerColumn::words("review_year", language.review_year_heading()),
        AnswerColumn::figures("initiatives", language.row_count_heading()),
        AnswerColumn::words("ratings", language.rating_counts_heading()),
    ]
}

fn row(plan: &Plan, language: Language) -> Vec<AnswerCell> {
    let facts = plan.facts();
    let year = |year: FiscalYear| AnswerCell::year(year, language);
    vec![
        AnswerCell::words(&facts.id),
        AnswerCell::words(&facts.body),
        AnswerCell::words(&facts.title),
        year(facts.first_year),
        year(facts.last_year),
        year(facts.review_year),
        AnswerCell::count(plan.initiatives().len()),
        ratings(plan),
    ]
}

/// How many rows have each rating in the year under review.
fn ratings(plan: &Plan) -> AnswerCell {
    if plan.ratings().is_empty() {
        return AnswerCell::empty();
    }
    let year = plan.facts().review_year;
    let listing = Listing::new(plan, &Filter::default(), None, year);
    let counts = rating_counts(plan, &listing, year);
    let mark = |rating: RatingChoice| match rating {
        RatingChoice::Mark(mark) => mark,
        RatingChoice::Unrated => UNRATED.to_owned(),
        RatingChoice::Unreadable => unreadable_sign(plan.ratings()),
    };
    let counted: Vec<(String, usize)> = counts
        .into_iter()
        .map(|counted| (mark(counted.rating), counted.count))
        .collect();
    let shown = counted
        .iter()
        .map(|(mark, count)| format!("{mark} {count}"));
    let shown = shown.collect::<Vec<_>>().join("  ");
    let object: Map<String, Json> = counted
        .into_iter()
        .map(|(mark, count)| (mark, count.into()))
        .collect();
    AnswerCell::new(shown, object)
}
