//! The indicators of a plan, in one list.

use std::cmp::Ordering;

use super::filter::Place;
use super::listing::Listing;
use crate::compare::{Attainment, Change, latest};
use crate::plan::{Department, FiscalYear, Indicator, Initiative, InitiativeId, Measure, Plan};

/// Whose indicator it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Owner<'p> {
    /// A measure's.
    Measure(&'p Measure),
    /// A row's.
    Initiative(&'p Initiative),
}

/// An indicator with its owner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndicatorRow<'p> {
    /// Whose it is.
    pub owner: Owner<'p>,
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
    let mut rows = in_plan_order(plan, listing);
    match order {
        IndicatorOrder::Plan => {}
        IndicatorOrder::Attainment => {
            rows.sort_by(|a, b| least(attained(a, year), attained(b, year)))
        }
        IndicatorOrder::Change => rows.sort_by(|a, b| least(gained(a, year), gained(b, year))),
    }
    rows
}

fn in_plan_order<'p>(plan: &'p Plan, listing: &Listing) -> Vec<IndicatorRow<'p>> {
    let mut rows: Vec<IndicatorRow<'p>> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let listed = |row: &&Initiative| listing.position(&row.id).is_some();
    for initiative in plan.initiatives().iter().filter(listed) {
        let measure = plan.measure_of(initiative);
        if let Some(measure) = measure.filter(|measure| !seen.contains(&measure.id.as_str())) {
            seen.push(&measure.id);
            rows.extend(owned(Owner::Measure(measure), &measure.indicators));
        }
        rows.extend(owned(Owner::Initiative(initiative), &initiative.indicators));
    }
    let has_rows = |measure: &Measure| {
        let mut rows = plan.initiatives().iter();
        rows.any(|row| row.measure.as_ref() == Some(&measure.id))
    };
    let is_whole = listing.len() == plan.initiatives().len();
    let without_rows = plan.measures().iter().filter(|m| is_whole && !has_rows(m));
    for measure in without_rows {
        rows.extend(owned(Owner::Measure(measure), &measure.indicators));
    }
    rows
}

fn owned<'p>(
    owner: Owner<'p>,
    indicators: &'p [Indicator],
) -> impl Iterator<Item = IndicatorRow<'p>> {
    let numbered = indicators.iter().enumerate();
    numbered.map(move |(index, indicator)| IndicatorRow {
        owner,
        index,
        indicator,
    })
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

/// The smaller first, none last.
fn least(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
