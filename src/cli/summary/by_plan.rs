//! One table over all plans: a row for each, against the ratings of all scales, and against
//! bands of attainment for the plans that are not rated.

use tenken::across::{PlanCounts, RatingColumns, Tally};
use tenken::compare::Band;
use tenken::messages::Language;
use tenken::plan::FiscalYear;
use tenken::summary::SummaryColumn;

use super::super::answer::{AnswerColumn, AnswerTable, CommandAnswer, PlanName, TableLayout};
use super::super::selection::{Listed, Selected};
use super::{counted_cells, counted_columns};
use crate::answer_cell::AnswerCell;

/// The columns of the counts.
struct Columns {
    ratings: RatingColumns,
    /// The bands of attainment; none if all plans are rated.
    bands: Vec<Band>,
}

/// The counts of a plan, or of all, in the order of the columns.
struct Row {
    ratings: Vec<Option<usize>>,
    bands: Vec<Option<usize>>,
    /// The number of rows.
    rows: usize,
}

/// A plan with its counts in a year.
#[derive(Clone)]
pub(super) struct CountedPlan {
    plan: PlanName,
    year: FiscalYear,
    counts: PlanCounts,
}

/// Counts the listed rows of a plan.
pub(super) fn count(listed: &Listed<'_>, _: Language) -> CountedPlan {
    CountedPlan {
        plan: listed.plan.into(),
        year: listed.year,
        counts: PlanCounts::new(listed.plan, listed.listing, listed.year),
    }
}

/// The counts of all plans, and the total over them.
pub(super) fn answer(selected: Selected<(String, CountedPlan)>) -> CommandAnswer {
    let language = selected.language;
    let plans = selected.answers;
    let columns = Columns::new(plans.iter().map(|(_, plan)| &plan.counts));
    let total = columns.total(plans.iter().map(|(_, plan)| &plan.counts));
    let has_total = !plans.is_empty();
    let table = |plan, cells| AnswerTable {
        plan,
        columns: columns.headings(language),
        rows: vec![cells],
    };
    let of_plans = plans.into_iter().map(|(name, plan)| {
        let row = columns.row(&plan.counts);
        let cells = row.cells(
            AnswerCell::words(name),
            AnswerCell::year(plan.year, language),
        );
        table(Some(plan.plan), cells)
    });
    let name = AnswerCell::new(language.all_plans(), "total");
    let total = has_total.then(|| table(None, total.cells(name, AnswerCell::empty())));
    CommandAnswer {
        tables: of_plans.chain(total).collect(),
        layout: TableLayout::Together,
        ..CommandAnswer::default()
    }
}

impl Columns {
    fn new<'c>(plans: impl Iterator<Item = &'c PlanCounts> + Clone) -> Self {
        let is_unrated = |counts: &PlanCounts| matches!(counts.tally, Tally::Bands(_));
        let bands = match plans.clone().any(is_unrated) {
            true => Band::ALL.as_slice(),
            false => &[],
        };
        Self {
            ratings: RatingColumns::new(plans),
            bands: bands.to_vec(),
        }
    }

    fn headings(&self, language: Language) -> Vec<AnswerColumn> {
        let ratings = self.ratings.columns().iter();
        let ratings = ratings.map(|column| SummaryColumn::Rating(column.rating.clone()));
        let bands = self.bands.iter().copied().map(SummaryColumn::Band);
        let counted = |column| counted_columns(&column, language);
        let lead = [
            AnswerColumn::words("group", language.plan_heading()),
            AnswerColumn::words("review_year", language.review_year_heading()),
        ];
        let rows = AnswerColumn::figures("rows", language.row_count_heading());
        let total = AnswerColumn::figures("total", language.total_heading());
        lead.into_iter()
            .chain([rows])
            .chain(ratings.flat_map(counted))
            .chain([total])
            .chain(bands.flat_map(counted))
            .collect()
    }

    fn row(&self, plan: &PlanCounts) -> Row {
        let of_band = |band: &Band| match &plan.tally {
            Tally::Bands(_) if plan.tally.total() == 0 => None,
            Tally::Bands(bands) => {
                let found = bands.iter().find(|(other, _)| other == band);
                found.map(|(_, count)| *count)
            }
            Tally::Ratings(_) => None,
        };
        Row {
            ratings: self.ratings.cells(plan),
            bands: self.bands.iter().map(of_band).collect(),
            rows: plan.rows,
        }
    }

    fn total<'c>(&self, plans: impl Iterator<Item = &'c PlanCounts> + Clone) -> Row {
        let rows: Vec<Row> = plans.clone().map(|plan| self.row(plan)).collect();
        let sum = |cell: &dyn Fn(&Row) -> Option<usize>| rows.iter().filter_map(cell).sum();
        let ratings = self.ratings.totals(plans);
        let bands = 0..self.bands.len();
        Row {
            ratings: ratings.into_iter().map(Some).collect(),
            bands: bands
                .map(|place| Some(sum(&|row| row.bands.get(place).copied().flatten())))
                .collect(),
            rows: sum(&|row| Some(row.rows)),
        }
    }
}

impl Row {
    fn cells(&self, name: AnswerCell, year: AnswerCell) -> Vec<AnswerCell> {
        let is_rated = self.ratings.iter().any(Option::is_some);
        let total = AnswerCell::count(self.ratings.iter().flatten().sum());
        [name, year, AnswerCell::count(self.rows)]
            .into_iter()
            .chain(counted(&self.ratings))
            .chain([if is_rated { total } else { AnswerCell::empty() }])
            .chain(counted(&self.bands))
            .collect()
    }
}

/// The cells of counts with their shares of all of them. What a plan has no scale for stays
/// empty.
fn counted(counts: &[Option<usize>]) -> impl Iterator<Item = AnswerCell> {
    let total = counts.iter().flatten().sum();
    let cells = counts.iter().map(move |count| match count {
        Some(count) => counted_cells(*count, total),
        None => [AnswerCell::empty(), AnswerCell::empty()],
    });
    cells.flatten()
}
