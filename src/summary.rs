//! A plan as a table of counts: its parts or its departments against its
//! ratings, or against bands of attainment where it is not rated.

use crate::compare::Band;
use crate::plan::{Department, FiscalYear, Initiative, Number, Plan};
use crate::query::{IndicatorRow, Listing, Place, RatingChoice};

/// What the rows of a summary are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The pillars.
    #[default]
    Pillar,
    /// The measures.
    Measure,
    /// Departments, cut off after so many levels, counted from one.
    Department(usize),
}

/// What a row of a summary counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// All rows of a part of the plan.
    Place(Place),
    /// All rows of a department and of those below it.
    Department(Department),
    /// All rows without a department.
    NoDepartment,
    /// All rows.
    All,
}

/// What a column of a summary counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// Rows with a rating.
    Rating(RatingChoice),
    /// Indicators in a band.
    Band(Band),
}

/// One row of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// What it counts.
    pub group: Group,
    /// Its name.
    pub name: String,
    /// How many there are in each column.
    pub counts: Vec<usize>,
}

impl SummaryRow {
    /// How many there are in all columns together.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// A table of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What its columns count: ratings best first, or bands.
    pub columns: Vec<Column>,
    /// Its rows: parts in the order of the plan, departments with the most
    /// first. A row of the plan with two departments is counted under both.
    pub rows: Vec<SummaryRow>,
    /// All rows of the plan that are listed, each counted once.
    pub total: SummaryRow,
}

/// One thing that is counted.
struct Counted {
    column: usize,
    groups: Vec<Group>,
}

/// Counts the rows that are listed by their ratings in a year; of a plan that
/// is not rated, the indicators by their attainment.
pub fn summarize(
    plan: &Plan,
    listing: &Listing,
    indicators: &[IndicatorRow<'_>],
    grouping: Grouping,
    year: FiscalYear,
) -> Summary {
    let rows: Vec<&Initiative> = listing.initiatives(plan).collect();
    let columns = columns(plan, &rows, year);
    let column_of = |column: &Column| columns.iter().position(|other| other == column);
    let counted: Vec<Counted> = if plan.ratings().is_empty() {
        let count = |row: &IndicatorRow<'_>| {
            Some(Counted {
                column: column_of(&Column::Band(Band::of(row.indicator, year)))?,
                groups: groups(&row.place(), &row.departments(), grouping),
            })
        };
        indicators.iter().filter_map(count).collect()
    } else {
        let count = |row: &&Initiative| {
            let places: Vec<Place> = Place::of(row).collect();
            Some(Counted {
                column: column_of(&Column::Rating(RatingChoice::of(row, year)))?,
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

/// A count in percent of a total, to one decimal place; none of nothing.
pub fn share(count: usize, total: usize) -> Option<Number> {
    let percent = count as f64 / total as f64 * 100.0;
    Number::parse(&format!("{percent:.1}")).filter(|_| total > 0)
}

/// Shares of a number of cells, as near to the counts as whole cells can be,
/// and together all of them; none where there is nothing to count.
pub fn apportion(counts: &[usize], cells: usize) -> Vec<usize> {
    let total: usize = counts.iter().sum();
    let mut seen = 0;
    let ends = counts.iter().map(|count| {
        seen += count;
        (seen * cells + total / 2)
            .checked_div(total)
            .unwrap_or_default()
    });
    let mut before = 0;
    ends.map(|end| end - std::mem::replace(&mut before, end))
        .collect()
}

fn count<'c>(counted: impl Iterator<Item = &'c Counted>, columns: usize) -> Vec<usize> {
    let mut counts = vec![0; columns];
    for one in counted {
        if let Some(count) = counts.get_mut(one.column) {
            *count += 1;
        }
    }
    counts
}

fn columns(plan: &Plan, rows: &[&Initiative], year: FiscalYear) -> Vec<Column> {
    let scale = plan.ratings();
    if scale.is_empty() {
        return Band::ALL.map(Column::Band).to_vec();
    }
    let marks = scale.steps().iter();
    let marks = marks.map(|step| Column::Rating(RatingChoice::Mark(step.mark.clone())));
    let unrated = rows.iter().any(|row| row.rating(year).is_none());
    let unrated = unrated.then_some(Column::Rating(RatingChoice::Unrated));
    marks.chain(unrated).collect()
}

fn groups(places: &[Place], departments: &[Department], grouping: Grouping) -> Vec<Group> {
    let depth = match grouping {
        Grouping::Department(depth) => depth.max(1),
        Grouping::Pillar | Grouping::Measure => {
            return places.iter().cloned().map(Group::Place).collect();
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

fn named_groups(plan: &Plan, counted: &[Counted], grouping: Grouping) -> Vec<(Group, String)> {
    match grouping {
        Grouping::Pillar => plan
            .pillars()
            .iter()
            .map(|pillar| {
                let name = format!("{} {}", pillar.id, pillar.title);
                (Group::Place(Place::Pillar(pillar.id.clone())), name)
            })
            .collect(),
        Grouping::Measure => plan
            .measures()
            .iter()
            .map(|measure| {
                let name = format!("{} {}", measure.id, measure.title);
                (Group::Place(Place::Measure(measure.id.clone())), name)
            })
            .collect(),
        Grouping::Department(_) => departments(counted),
    }
}

/// The departments that something is counted under, most first.
fn departments(counted: &[Counted]) -> Vec<(Group, String)> {
    let mut found: Vec<(Group, usize)> = Vec::new();
    for group in counted.iter().flat_map(|one| &one.groups) {
        match found.iter_mut().find(|(other, _)| other == group) {
            Some((_, count)) => *count += 1,
            None => found.push((group.clone(), 1)),
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let name = |group: &Group| match group {
        Group::Department(department) => department.levels().join(" "),
        Group::Place(_) | Group::NoDepartment | Group::All => String::new(),
    };
    found
        .into_iter()
        .map(|(group, _)| (group.clone(), name(&group)))
        .collect()
}
