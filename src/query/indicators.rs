//! A flat list of the indicators of a plan.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::filter::PlanPart;
use super::listing::Listing;
use crate::compare::{Attainment, Change, latest};
use crate::plan::{
    Department, FiscalYear, Indicator, Initiative, InitiativeId, LeafOwner, Measure, Plan,
    RowIndex, UnreadableFigures,
};

/// The owner of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Owner<'p> {
    /// A measure.
    Measure(&'p Measure),
    /// A row.
    Initiative(&'p Initiative),
}

/// The position of an indicator's owner in its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OwnerIndex {
    /// Zero-based index of a measure.
    Measure(usize),
    /// Index of a row.
    Initiative(RowIndex),
}

/// The position of an indicator in its plan. It is not valid for any other plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorIndex {
    owner: OwnerIndex,
    index: usize,
}

/// An indicator with its owner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndicatorRow<'p> {
    /// The measure or row that the indicator belongs to.
    pub owner: Owner<'p>,
    owner_index: OwnerIndex,
    /// Zero-based index among the indicators of its owner.
    pub index: usize,
    /// The indicator itself.
    pub indicator: &'p Indicator,
}

/// Identifies an indicator, so that a selection can be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorKey {
    /// An indicator of a measure, by its zero-based index.
    Measure(String, usize),
    /// An indicator of a row, by its zero-based index.
    Initiative(InitiativeId, usize),
}

/// The sort order of indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IndicatorOrder {
    /// Plan order.
    #[default]
    Plan,
    /// Ascending attainment; indicators without attainment come last.
    Attainment,
    /// Largest change for the worse first, in percent; indicators without a change come
    /// last.
    Change,
    /// Largest latest value first; indicators without a value that is a number come last.
    Value,
}

impl IndicatorOrder {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Plan, Self::Attainment, Self::Change, Self::Value];
}

impl<'p> IndicatorRow<'p> {
    /// Returns the indicator at a position in a plan, or `None` if there is none.
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

    /// Returns the indicator of a plan that a key names, or `None` if there is none.
    pub fn of_key(plan: &'p Plan, key: &IndicatorKey) -> Option<Self> {
        let (owner, index) = match key {
            IndicatorKey::Measure(id, index) => {
                (OwnerIndex::Measure(plan.place_of_measure(id)?), *index)
            }
            IndicatorKey::Initiative(id, index) => (OwnerIndex::Initiative(plan.row(id)?), *index),
        };
        Self::at(plan, IndicatorIndex { owner, index })
    }

    /// Returns its position in the plan.
    pub fn stands_at(&self) -> IndicatorIndex {
        IndicatorIndex {
            owner: self.owner_index,
            index: self.index,
        }
    }

    /// Returns its key.
    pub fn key(&self) -> IndicatorKey {
        match self.owner {
            Owner::Measure(measure) => IndicatorKey::Measure(measure.id.clone(), self.index),
            Owner::Initiative(row) => IndicatorKey::Initiative(row.id.clone(), self.index),
        }
    }

    /// Returns what cannot be read of it in its plan.
    pub fn unreadable(&self, plan: &'p Plan) -> UnreadableFigures<'p> {
        let owner = match self.owner_index {
            OwnerIndex::Measure(index) => LeafOwner::Measure(index),
            OwnerIndex::Initiative(row) => LeafOwner::Initiative(row),
        };
        plan.unreadable_in(owner).indicator(self.index)
    }

    /// Returns the number of its owner.
    pub fn number(&self) -> &'p str {
        match self.owner {
            Owner::Measure(measure) => &measure.id,
            Owner::Initiative(row) => row.id.as_str(),
        }
    }

    /// Returns the title of its owner.
    pub fn title(&self) -> &'p str {
        match self.owner {
            Owner::Measure(measure) => &measure.title,
            Owner::Initiative(row) => &row.title,
        }
    }

    /// Returns whether it belongs to a row, or to the measure of the row.
    pub fn is_about(&self, row: &Initiative) -> bool {
        match self.owner {
            Owner::Measure(measure) => row.measure.as_ref() == Some(&measure.id),
            Owner::Initiative(own) => own.id == row.id,
        }
    }

    /// Returns the row that it belongs to, or `None` if it belongs to a measure.
    pub fn row(&self) -> Option<RowIndex> {
        match self.owner_index {
            OwnerIndex::Measure(_) => None,
            OwnerIndex::Initiative(row) => Some(row),
        }
    }

    /// Returns the parts of the plan that it belongs to.
    pub fn place(&self) -> Vec<PlanPart> {
        match self.owner {
            Owner::Measure(measure) => vec![
                PlanPart::Pillar(measure.pillar.clone()),
                PlanPart::Measure(measure.id.clone()),
            ],
            Owner::Initiative(row) => PlanPart::of(row).collect(),
        }
    }

    /// Returns the departments in charge of it.
    pub fn departments(&self) -> Vec<Department> {
        match self.owner {
            Owner::Measure(measure) => measure.departments.clone(),
            Owner::Initiative(row) => row.departments.clone(),
        }
    }

    /// Returns its change in the latest reported year up to `until`, or `None` if a break
    /// lies before that year.
    pub fn change(&self, until: FiscalYear) -> Option<Change> {
        let (year, after) = latest(self.indicator, until)?;
        let before = self.indicator.actual(year.previous())?;
        let is_comparable = self.indicator.is_comparable(year.previous(), year);
        let change = || Change::between(before, after, self.indicator.better);
        is_comparable.then(change).flatten()
    }

    /// Returns whether its latest reported year up to `until` cannot be compared with the
    /// year before because of a break, though both have a figure.
    pub fn has_break(&self, until: FiscalYear) -> bool {
        let Some((year, _)) = latest(self.indicator, until) else {
            return false;
        };
        let is_comparable = self.indicator.is_comparable(year.previous(), year);
        !is_comparable && self.indicator.actual(year.previous()).is_some()
    }

    /// Returns the figure that an order sorts by, up to a year: the smallest comes first.
    /// `None` comes last.
    pub fn figure(&self, order: IndicatorOrder, year: FiscalYear) -> Option<f64> {
        match order {
            IndicatorOrder::Plan => None,
            IndicatorOrder::Attainment => attained(self, year),
            IndicatorOrder::Change => gained(self, year),
            IndicatorOrder::Value => {
                let (_, value) = latest(self.indicator, year)?;
                value.number().map(|number| -number.get())
            }
        }
    }
}

/// Returns the indicators of the listed rows and of the measures that have a listed row. If
/// all rows are listed, measures without rows are included. `order` is applied to figures
/// up to a given year.
pub fn indicators<'p>(
    plan: &'p Plan,
    listing: &Listing,
    order: IndicatorOrder,
    year: FiscalYear,
) -> Vec<IndicatorRow<'p>> {
    let mut rows = in_plan_order(plan, listing);
    if order != IndicatorOrder::Plan {
        sort_by_figure(&mut rows, |row| row.figure(order, year));
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
    // If the whole plan is listed, measures with rows have already been visited.
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

/// Returns how much an indicator gained, so that what got worse comes before what changed
/// without being good or bad, and that before what is as it was: below -1, between -1 and 0,
/// zero or more.
fn gained(row: &IndicatorRow<'_>, year: FiscalYear) -> Option<f64> {
    use crate::compare::Judgement;
    let change = row.change(year)?;
    let from_zero = f64::INFINITY;
    let size = change
        .percent
        .map_or(from_zero, |percent| percent.get().abs());
    Some(match change.judgement {
        Judgement::Better => size,
        Judgement::Same => 0.0,
        Judgement::Neither => 1.0 / (1.0 + size) - 1.0,
        Judgement::Worse => -1.0 - size,
    })
}

/// Sorts by figures, the smallest first and those without a figure last. Equal ones stay as
/// they are.
pub fn sort_by_figure<T>(items: &mut Vec<T>, figure: impl Fn(&T) -> Option<f64>) {
    let taken = std::mem::take(items).into_iter();
    let mut with_figures: Vec<_> = taken.map(|item| (figure(&item), item)).collect();
    with_figures.sort_by(|(a, _), (b, _)| least(*a, *b));
    items.extend(with_figures.into_iter().map(|(_, item)| item));
}

/// Orders the smaller number first and `None` last.
fn least(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
