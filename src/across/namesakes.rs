//! Indicators of the same name in several plans.

use super::profile::IndicatorNames;
use crate::plan::{Indicator, Plan};
use crate::query::{Folded, IndicatorKey, IndicatorOrder, IndicatorRow, sort_by_figure};

/// The name of indicators that are sought, and their unit, to find others like one. Names are equal if search
/// takes them for equal: regardless of width, case and spaces. Names that are merely similar
/// are different ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoughtIndicator {
    name: String,
    /// `None` for any.
    unit: Option<String>,
}

impl SoughtIndicator {
    /// Seeks indicators like one.
    pub fn like(indicator: &Indicator) -> Self {
        Self {
            name: folded(&indicator.name),
            unit: Some(unit(indicator)),
        }
    }

    /// Seeks indicators of a name, whatever their unit.
    pub fn named(name: &str) -> Self {
        Self {
            name: folded(name),
            unit: None,
        }
    }

    /// Returns whether an indicator has the sought name, whatever its unit.
    pub fn has_name_of(&self, indicator: &Indicator) -> bool {
        folded(&indicator.name) == self.name
    }

    /// Returns whether an indicator is counted in the sought unit. Only then can its values
    /// be compared.
    fn has_unit_of(&self, indicator: &Indicator) -> bool {
        let sought = self.unit.as_ref();
        sought.is_none_or(|sought| unit(indicator) == *sought)
    }

    pub(super) fn folded_name(&self) -> &str {
        &self.name
    }
}

fn unit(indicator: &Indicator) -> String {
    folded(indicator.unit.as_deref().unwrap_or_default())
}

/// Folds a name as search does.
pub(super) fn folded(name: &str) -> String {
    Folded::new(name).text().to_owned()
}

/// An indicator of one of several plans. `P` names the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Namesake<P> {
    /// The plan.
    pub plan: P,
    /// The indicator in its plan.
    pub key: IndicatorKey,
    /// The figures that it is sorted by, in the order of [`IndicatorOrder::ALL`].
    figures: [Option<f64>; IndicatorOrder::ALL.len()],
}

/// The indicators of the same name and unit, in the order of the plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Namesakes<P> {
    /// The indicators.
    pub found: Vec<Namesake<P>>,
    /// The number of indicators that have the same name and another unit.
    pub of_other_units: usize,
}

impl<P> Namesakes<P> {
    /// Returns the places of the indicators in an order.
    pub fn in_order(&self, order: IndicatorOrder) -> Vec<usize> {
        let mut numbered: Vec<_> = self.found.iter().enumerate().collect();
        sort_by_figure(&mut numbered, |(_, namesake)| namesake.figure(order));
        numbered.into_iter().map(|(place, _)| place).collect()
    }
}

impl<P> Namesake<P> {
    fn new(plan: P, row: &IndicatorRow<'_>, of: &Plan) -> Self {
        let year = of.facts().review_year;
        Self {
            plan,
            key: row.key(),
            figures: IndicatorOrder::ALL.map(|order| row.figure(order, year)),
        }
    }

    fn figure(&self, order: IndicatorOrder) -> Option<f64> {
        let mut figures = IndicatorOrder::ALL.into_iter().zip(self.figures);
        figures.find_map(|(other, figure)| figure.filter(|_| other == order))
    }
}

/// Finds the indicators of plans that have the sought name and unit, each with its figures
/// up to the year under review of its plan.
pub fn gather<'p, P: Copy>(
    sought: &SoughtIndicator,
    plans: impl Iterator<Item = (P, &'p Plan, &'p IndicatorNames)>,
) -> Namesakes<P> {
    let mut namesakes = Namesakes {
        found: Vec::new(),
        of_other_units: 0,
    };
    for (name, plan, names) in plans {
        for row in names.find(plan, sought) {
            match sought.has_unit_of(row.indicator) {
                true => namesakes.found.push(Namesake::new(name, &row, plan)),
                false => namesakes.of_other_units += 1,
            }
        }
    }
    namesakes
}
