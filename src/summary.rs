//! Summary tables: counts by pillar, measure or department, and by rating. For plans
//! without ratings, indicators are counted by attainment band instead.

use std::cmp::Reverse;

use crate::compare::Band;
use crate::plan::{Department, FiscalYear, Initiative, Number, Plan};
use crate::query::{IndicatorRow, Listing, PlanPart, RatingChoice, sort_by_figure};

/// What the rows of a summary are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The pillars.
    #[default]
    Pillar,
    /// The measures.
    Measure,
    /// By department, truncated to this number of levels (at least 1).
    Department(usize),
}

/// What a row of a summary counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// The rows of a part of the plan.
    PlanPart(PlanPart),
    /// The rows of a department, including those below it.
    Department(Department),
    /// The rows without a department.
    NoDepartment,
    /// All rows.
    All,
}

/// What a column of a summary counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SummaryColumn {
    /// Rows with a rating.
    Rating(RatingChoice),
    /// Indicators in an attainment band.
    Band(Band),
}

/// One row of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// The group that is counted.
    pub group: Group,
    /// The displayed name of the group.
    pub name: String,
    /// The count for each column.
    pub counts: Vec<usize>,
}

impl SummaryRow {
    /// Returns the sum over all columns.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// A summary table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The columns: ratings, best first, or attainment bands.
    pub columns: Vec<SummaryColumn>,
    /// The groups. Parts of the plan are in plan order; departments are sorted by
    /// descending count. An item with two departments is counted under both.
    pub rows: Vec<SummaryRow>,
    /// The total over all listed rows, with each item counted once.
    pub total: SummaryRow,
}

impl Summary {
    /// Returns the same groups, the worst first: that whose counts lie furthest towards the
    /// last column on average. What has no rating or attainment does not weigh; groups of
    /// which nothing has come last.
    #[must_use]
    pub fn worst_first(mut self) -> Self {
        let columns = std::mem::take(&mut self.columns);
        let mean = |row: &SummaryRow| mean_column(row, &columns);
        sort_by_figure(&mut self.rows, |row| mean(row).map(|mean| -mean));
        self.columns = columns;
        self
    }
}

/// Returns the mean place of the counted items among the columns that say how good they are.
fn mean_column(row: &SummaryRow, columns: &[SummaryColumn]) -> Option<f64> {
    let says_how_good = |column: &SummaryColumn| {
        !matches!(
            column,
            SummaryColumn::Rating(RatingChoice::Unrated | RatingChoice::Unreadable)
                | SummaryColumn::Band(Band::Unknown)
        )
    };
    let counted = columns.iter().zip(&row.counts).enumerate();
    let counted = counted.filter(|(_, (column, _))| says_how_good(column));
    let (sum, count) = counted.fold((0, 0), |(sum, all), (place, (_, count))| {
        (sum + place * count, all + count)
    });
    (count > 0).then(|| sum as f64 / count as f64)
}

/// An item to be counted.
struct CountedRow {
    column: usize,
    groups: Vec<Group>,
}

/// Counts the listed rows by their ratings in a year. If the plan is not rated, counts the
/// indicators by attainment band.
pub fn summarize(
    plan: &Plan,
    listing: &Listing,
    indicators: &[IndicatorRow<'_>],
    grouping: Grouping,
    year: FiscalYear,
) -> Summary {
    let rows: Vec<&Initiative> = listing.initiatives(plan).collect();
    let columns = columns(plan, &rows, year);
    let column_of = |column: &SummaryColumn| columns.iter().position(|other| other == column);
    let counted: Vec<CountedRow> = if plan.ratings().is_empty() {
        let count = |row: &IndicatorRow<'_>| {
            Some(CountedRow {
                column: column_of(&SummaryColumn::Band(Band::of(row.indicator, year)))?,
                groups: groups(&row.place(), &row.departments(), grouping),
            })
        };
        indicators.iter().filter_map(count).collect()
    } else {
        let count = |row: &&Initiative| {
            let places: Vec<PlanPart> = PlanPart::of(row).collect();
            Some(CountedRow {
                column: column_of(&SummaryColumn::Rating(RatingChoice::of(plan, row, year)))?,
                groups: groups(&places, &row.departments, grouping),
            })
        };
        rows.iter().filter_map(count).collect()
    };
    let row = |(group, name): (Group, String)| {
        let of_group = counted.iter().filter(|one| one.groups.contains(&group));
        SummaryRow {
            counts: count(of_group, columns.len()),
            group,
            name,
        }
    };
    Summary {
        rows: named_groups(plan, &counted, grouping)
            .into_iter()
            .map(row)
            .collect(),
        total: SummaryRow {
            group: Group::All,
            name: String::new(),
            counts: count(counted.iter(), columns.len()),
        },
        columns,
    }
}

/// Returns a count in percent of a total, to one decimal place. Returns `None` if the total
/// is zero.
pub fn share(count: usize, total: usize) -> Option<Number> {
    let number = |count: usize| Number::parse(&count.to_string());
    number(count)?.percent_of(number(total)?)
}

/// Divides a number of cells in proportion to counts. The shares are whole cells that add
/// up to `cells`: each cell goes to the count whose share is furthest below what is due to it,
/// so that no share is more than that of a greater count. If all counts are zero, all shares
/// are zero. What was counted at all has a cell, as long as there are enough.
pub fn apportion(counts: &[usize], cells: usize) -> Vec<usize> {
    let total: usize = counts.iter().sum();
    let counted = counts.iter().filter(|count| **count > 0).count();
    let least = usize::from(counted <= cells);
    let shares = counts.iter().map(|count| least.min(*count));
    let mut shares: Vec<usize> = shares.collect();
    let left = match total {
        0 => 0,
        _ => cells - shares.iter().sum::<usize>(),
    };
    for _ in 0..left {
        let due = counts.iter().map(|count| count * cells);
        let missing = due
            .zip(&shares)
            .map(|(due, share)| due.saturating_sub(share * total));
        let places = missing.enumerate();
        // Of shares that are equally far below, the first has the cell.
        let furthest = places.max_by_key(|(place, missing)| (*missing, Reverse(*place)));
        if let Some(share) = furthest.and_then(|(place, _)| shares.get_mut(place)) {
            *share += 1;
        }
    }
    shares
}

fn count<'c>(counted: impl Iterator<Item = &'c CountedRow>, columns: usize) -> Vec<usize> {
    let mut counts = vec![0; columns];
    for one in counted {
        if let Some(count) = counts.get_mut(one.column) {
            *count += 1;
        }
    }
    counts
}

fn columns(plan: &Plan, rows: &[&Initiative], year: FiscalYear) -> Vec<SummaryColumn> {
    let scale = plan.ratings();
    if scale.is_empty() {
        return Band::ALL.map(SummaryColumn::Band).to_vec();
    }
    let marks = scale.steps().iter();
    let marks = marks.map(|step| SummaryColumn::Rating(RatingChoice::Mark(step.mark.clone())));
    let others = [RatingChoice::Unrated, RatingChoice::Unreadable].into_iter();
    let others = others.filter(|choice| rows.iter().any(|row| choice.is_of(plan, row, year)));
    marks.chain(others.map(SummaryColumn::Rating)).collect()
}

fn groups(places: &[PlanPart], departments: &[Department], grouping: Grouping) -> Vec<Group> {
    let depth = match grouping {
        Grouping::Department(depth) => depth.max(1),
        Grouping::Pillar | Grouping::Measure => {
            return places.iter().cloned().map(Group::PlanPart).collect();
        }
    };
    let mut groups: Vec<Group> = Vec::new();
    for department in departments {
        let cut = department.with_those_above().take(depth).last();
        let group = cut.map_or(Group::NoDepartment, Group::Department);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    if groups.is_empty() {
        groups.push(Group::NoDepartment);
    }
    groups
}

fn named_groups(plan: &Plan, counted: &[CountedRow], grouping: Grouping) -> Vec<(Group, String)> {
    match grouping {
        Grouping::Pillar => plan
            .pillars()
            .iter()
            .map(|pillar| {
                let name = format!("{} {}", pillar.id, pillar.title);
                (Group::PlanPart(PlanPart::Pillar(pillar.id.clone())), name)
            })
            .collect(),
        Grouping::Measure => plan
            .measures()
            .iter()
            .map(|measure| {
                let name = format!("{} {}", measure.id, measure.title);
                (Group::PlanPart(PlanPart::Measure(measure.id.clone())), name)
            })
            .collect(),
        Grouping::Department(_) => departments(counted),
    }
}

/// Returns the departments with items, by descending count.
fn departments(counted: &[CountedRow]) -> Vec<(Group, String)> {
    let mut found: Vec<(Group, usize)> = Vec::new();
    for group in counted.iter().flat_map(|one| &one.groups) {
        match found.iter_mut().find(|(other, _)| other == group) {
            Some((_, count)) => *count += 1,
            None => found.push((group.clone(), 1)),
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let name = |group: &Group| match group {
        Group::Department(department) => department.spaced(),
        Group::PlanPart(_) | Group::NoDepartment | Group::All => String::new(),
    };
    found
        .into_iter()
        .map(|(group, _)| (group.clone(), name(&group)))
        .collect()
}
