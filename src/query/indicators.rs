//! The indicators of a plan, in one list.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::filter::Place;
use super::listing::Listing;
use crate::compare::{Attainment, Change, latest};
use crate::plan::{
    Department, FiscalYear, Indicator, Initiative, InitiativeId, Measure, Plan, RowIndex,
};

/// Whose indicator it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Owner<'p> {
    /// A measure's.
    Measure(&'p Measure),
    /// A row's.
    Initiative(&'p Initiative),
}

/// Where the owner of an indicator stands in its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OwnerIndex {
    /// A measure, counted from zero.
    Measure(usize),
    /// A row.
    Initiative(RowIndex),
}

/// Where an indicator stands in its plan. It means nothing in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorIndex {
    owner: OwnerIndex,
    index: usize,
}

/// An indicator with its owner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndicatorRow<'p> {
    /// Whose it is.
    pub owner: Owner<'p>,
    owner_index: OwnerIndex,
    /// Where it stands among the indicators of its owner, from zero.
    pub index: usize,
    /// The indicator.
    pub indicator: &'p Indicator,
}

/// Which indicator it is, for a choice to be remembered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorKey {
    /// An indicator of a measure, by its place there.
    Measure(String, usize),
    /// An indicator of a row, by its place there.
    Initiative(InitiativeId, usize),
}

/// The order of indicators in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IndicatorOrder {
    /// As in the plan.
    #[default]
    Plan,
    /// The least attained first; those without attainment last.
    Attainment,
    /// The greatest change for the worse, in percent, first; those without a
    /// change last.
    Change,
}

impl<'p> IndicatorRow<'p> {
    /// The indicator that stands somewhere in a plan; `None` if none does.
    pub fn at(plan: &'p Plan, at: IndicatorIndex) -> Option<Self> {
        let (owner, indicators) = match at.owner {
            OwnerIndex::Measure(index) => {
                let measure = plan.measures().get(index)?;
                (Owner::Measure(measure), &measure.indicators)
            }
            OwnerIndex::Initiative(row) => {
                let initiative = plan.at(row)?;
                (Owner::Initiative(initiative), &initiative.indicators)
            }
        };
        Some(Self {
            owner,
            owner_index: at.owner,
            index: at.index,
            indicator: indicators.get(at.index)?,
        })
    }

    /// Where it stands in its plan.
    pub fn stands_at(&self) -> IndicatorIndex {
        IndicatorIndex {
            owner: self.owner_index,
            index: self.index,
        }
    }

    /// Which one it is.
    pub fn key(&self) -> IndicatorKey {
        match self.owner {
            Owner::Measure(measure) => IndicatorKey::Measure(measure.id.clone(), self.index),
            Owner::Initiative(row) => IndicatorKey::Initiative(row.id.clone(), self.index),
        }
    }

    /// The number of its owner.
    pub fn number(&self) -> &'p str {
        match self.owner {
            Owner::Measure(measure) => &measure.id,
            Owner::Initiative(row) => row.id.as_str(),
        }
    }

    /// The title of its owner.
    pub fn title(&self) -> &'p str {
        match self.owner {
            Owner::Measure(measure) => &measure.title,
            Owner::Initiative(row) => &row.title,
        }
    }

    /// The parts of the plan that it lies in.
    pub fn place(&self) -> Vec<Place> {
        match self.owner {
            Owner::Measure(measure) => vec![
                Place::Pillar(measure.pillar.clone()),
                Place::Measure(measure.id.clone()),
            ],
            Owner::Initiative(row) => Place::of(row).collect(),
        }
    }

    /// Who is in charge of it.
    pub fn departments(&self) -> Vec<Department> {
        match self.owner {
            Owner::Measure(measure) => measure.departments.clone(),
            Owner::Initiative(row) => row.departments.clone(),
        }
    }

    /// How it changed in its latest year, up to a year.
    pub fn change(&self, until: FiscalYear) -> Option<Change> {
        let (year, after) = latest(self.indicator, until)?;
        let before = self.indicator.actual(year.previous())?;
        Change::between(before, after, self.indicator.better)
    }
}

/// The indicators of the rows that are listed, of the measures of which a row
/// is listed, and where all rows are, of those that have none; in an order by
/// figures up to a year.
pub fn indicators<'p>(
    plan: &'p Plan,
    listing: &Listing,
    order: IndicatorOrder,
    year: FiscalYear,
) -> Vec<IndicatorRow<'p>> {
    let rows = in_plan_order(plan, listing);
    match order {
        IndicatorOrder::Plan => {}
        IndicatorOrder::Attainment => {
            return sorted(rows, |row| attained(row, year));
        }
        IndicatorOrder::Change => return sorted(rows, |row| gained(row, year)),
    }
    rows
}

fn in_plan_order<'p>(plan: &'p Plan, listing: &Listing) -> Vec<IndicatorRow<'p>> {
    let measures: HashMap<&str, usize> = plan
        .measures()
        .iter()
        .enumerate()
        .map(|(index, measure)| (measure.id.as_str(), index))
        .collect();
    let mut rows: Vec<IndicatorRow<'p>> = Vec::new();
    let mut seen: HashSet<usize> = HashSet::new();
    let listed = |(row, _): &(RowIndex, &Initiative)| listing.position(*row).is_some();
    for (row, initiative) in plan.indexed_rows().filter(listed) {
        let measure = initiative.measure.as_deref();
        let measure = measure.and_then(|id| measures.get(id).copied());
        if let Some(measure) = measure.filter(|measure| seen.insert(*measure)) {
            rows.extend(owned(plan, OwnerIndex::Measure(measure)));
        }
        rows.extend(owned(plan, OwnerIndex::Initiative(row)));
    }
    // Of a whole plan every measure that has rows was seen with them.
    let is_whole = listing.len() == plan.initiatives().len();
    let without_rows = 0..plan.measures().len();
    for measure in without_rows.filter(|measure| is_whole && !seen.contains(measure)) {
        rows.extend(owned(plan, OwnerIndex::Measure(measure)));
    }
    rows
}

fn owned(plan: &Plan, owner: OwnerIndex) -> impl Iterator<Item = IndicatorRow<'_>> {
    let indices = (0..).map(move |index| IndicatorIndex { owner, index });
    indices.map_while(|at| IndicatorRow::at(plan, at))
}

fn attained(row: &IndicatorRow<'_>, year: FiscalYear) -> Option<f64> {
    let attainment = Attainment::of(row.indicator, year)?;
    attainment.percent().map(|percent| percent.get())
}

fn gained(row: &IndicatorRow<'_>, year: FiscalYear) -> Option<f64> {
    use crate::compare::Judgement;
    let change = row.change(year)?;
    let from_zero = f64::INFINITY;
    let size = change
        .percent
        .map_or(from_zero, |percent| percent.get().abs());
    Some(match change.judgement {
        Judgement::Better => size,
        Judgement::Same | Judgement::Neither => 0.0,
        Judgement::Worse => -size,
    })
}

fn sorted<'p>(
    rows: Vec<IndicatorRow<'p>>,
    figure: impl Fn(&IndicatorRow<'p>) -> Option<f64>,
) -> Vec<IndicatorRow<'p>> {
    let mut rows: Vec<_> = rows.into_iter().map(|row| (figure(&row), row)).collect();
    rows.sort_by(|(a, _), (b, _)| least(*a, *b));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The smaller first, none last.
fn least(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
