//! The years of which both versions can be expected to say something.

use super::Versions;
use crate::plan::{FiscalYear, Plan};

/// What is said of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Statement {
    /// What is planned for it.
    Planned,
    /// What came of it.
    Reported,
}

/// The years that the versions cover.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coverage {
    first_years: Versions<FiscalYear>,
    pub(super) review_years: Versions<FiscalYear>,
}

impl Coverage {
    pub(super) fn new(plans: Versions<&Plan>) -> Self {
        let facts = plans.map(Plan::facts);
        Self {
            first_years: facts.map(|facts| facts.first_year),
            review_years: facts.map(|facts| facts.review_year),
        }
    }

    /// Returns whether a version says nothing because it does not cover the year: it begins
    /// later than the other one, or it does not report on the year yet.
    pub(super) fn explains(
        &self,
        is_absent: Versions<bool>,
        year: FiscalYear,
        statement: Statement,
    ) -> bool {
        let is_before = |own, other| other <= year && year < own;
        let is_after = |own, other| own < year && year <= other;
        let is_reported = statement == Statement::Reported;
        let (first, review) = (self.first_years, self.review_years);
        let old =
            is_before(first.old, first.new) || is_reported && is_after(review.old, review.new);
        let new =
            is_before(first.new, first.old) || is_reported && is_after(review.new, review.old);
        is_absent.old && old || is_absent.new && new
    }
}
