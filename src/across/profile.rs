//! What is needed of a plan to put it beside others.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::counts::PlanCounts;
use super::namesakes::{SoughtIndicator, folded};
use crate::plan::Plan;
use crate::query::{Filter, IndicatorIndex, IndicatorOrder, IndicatorRow, Listing, indicators};

/// What is needed of a plan to put it beside others. It is small, and is derived once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    with_reprints: PlanCounts,
    without_reprints: PlanCounts,
    names: IndicatorNames,
}

impl Profile {
    /// Derives the profile of a plan in its year under review.
    pub fn new(plan: &Plan) -> Self {
        let year = plan.facts().review_year;
        let count = |without_reprints| {
            let filter = Filter {
                without_reprints,
                ..Filter::default()
            };
            PlanCounts::new(plan, &Listing::new(plan, &filter, None, year), year)
        };
        Self {
            with_reprints: count(false),
            without_reprints: count(true),
            names: IndicatorNames::new(plan),
        }
    }

    /// Returns the counts of its rows, with or without reprints.
    pub fn counts(&self, without_reprints: bool) -> &PlanCounts {
        match without_reprints {
            true => &self.without_reprints,
            false => &self.with_reprints,
        }
    }

    /// Returns the names of its indicators.
    pub fn names(&self) -> &IndicatorNames {
        &self.names
    }
}

/// The indicators of a plan by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorNames {
    /// The indicators by the hashes of their folded names, which take less room than the
    /// names.
    by_hash: Vec<(u64, IndicatorIndex)>,
}

impl IndicatorNames {
    /// Folds the names of all indicators of a plan.
    fn new(plan: &Plan) -> Self {
        let year = plan.facts().review_year;
        let all = Listing::new(plan, &Filter::default(), None, year);
        let rows = indicators(plan, &all, IndicatorOrder::Plan, year);
        let hashed = rows
            .iter()
            .map(|row| (hash(&folded(&row.indicator.name)), row.stands_at()));
        let mut by_hash: Vec<_> = hashed.collect();
        by_hash.sort_by_key(|(hash, _)| *hash);
        Self { by_hash }
    }

    /// Returns the indicators of the plan that have the sought name, in plan order.
    pub fn find<'p>(&self, plan: &'p Plan, sought: &SoughtIndicator) -> Vec<IndicatorRow<'p>> {
        let wanted = hash(sought.folded_name());
        let start = self.by_hash.partition_point(|(hash, _)| *hash < wanted);
        let found = self.by_hash.iter().skip(start);
        let found = found.take_while(|(hash, _)| *hash == wanted);
        let rows = found.filter_map(|(_, at)| IndicatorRow::at(plan, *at));
        rows.filter(|row| sought.has_name_of(row.indicator))
            .collect()
    }
}

fn hash(folded: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    folded.hash(&mut hasher);
    hasher.finish()
}
