//! Rows of several plans, listed by the names of departments and by ratings: what plans can
//! have in common, though each has departments and a scale of its own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{FiscalYear, Initiative, Plan};
use crate::query::{Facet, Hit, Query, RatingChoice, Search};

/// Criteria for listing rows of several plans. A row must match at least one choice of every
/// kind that has any. An empty filter lists every row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowsFilter(BTreeSet<RowsChoice>);

/// A kind of choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsFacet {
    /// By department.
    Department,
    /// By rating.
    Rating,
}

impl From<RowsFacet> for Facet {
    fn from(facet: RowsFacet) -> Self {
        match facet {
            RowsFacet::Department => Self::Department,
            RowsFacet::Rating => Self::Rating,
        }
    }
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowsChoice {
    /// The departments that have this name at any level, each including those below it.
    Department(String),
    /// A rating in the year under review of each plan.
    Rating(RatingChoice),
}

impl RowsChoice {
    /// Returns the kind of the choice.
    pub fn facet(&self) -> RowsFacet {
        match self {
            Self::Department(_) => RowsFacet::Department,
            Self::Rating(_) => RowsFacet::Rating,
        }
    }

    fn matches(&self, plan: &Plan, row: &Initiative, year: FiscalYear) -> bool {
        match self {
            Self::Department(name) => department_names(row).any(|own| own == name),
            Self::Rating(rating) => rating.is_of(plan, row, year),
        }
    }
}

impl RowsFilter {
    /// Returns whether the filter lists every row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the choices of a kind.
    pub fn of(&self, facet: RowsFacet) -> impl Iterator<Item = &RowsChoice> {
        self.0.iter().filter(move |choice| choice.facet() == facet)
    }

    /// Returns whether the filter contains all of some choices.
    pub fn has_all(&self, choices: &[RowsChoice]) -> bool {
        choices.iter().all(|choice| self.0.contains(choice))
    }

    /// Returns the filter without the choices of a kind.
    #[must_use]
    pub fn without(&self, facet: RowsFacet) -> Self {
        let others = self.0.iter().filter(|choice| choice.facet() != facet);
        Self(others.cloned().collect())
    }

    /// Returns the filter with choices added.
    #[must_use]
    pub fn with(&self, choices: &[RowsChoice]) -> Self {
        Self(self.0.iter().chain(choices).cloned().collect())
    }

    /// Returns the filter with choices removed.
    #[must_use]
    pub fn less(&self, choices: &[RowsChoice]) -> Self {
        let others = self.0.iter().filter(|choice| !choices.contains(choice));
        Self(others.cloned().collect())
    }

    /// Returns the rows of a plan that the filter lists: those that match all words of a
    /// query, best match first, or without words all of them, in plan order.
    pub fn hits(&self, plan: &Plan, search: &Search, query: &Query) -> Vec<Hit> {
        let hits = match query.is_empty() {
            true => plan
                .indexed_rows()
                .map(|(row, _)| Hit::of_row(row))
                .collect(),
            false => search.sure_hits(query),
        };
        self.listed(plan, hits)
    }

    /// Returns the rows of a plan that match what the words of a query nearly are, where
    /// [`hits`](Self::hits) lists none. That is of use only if it lists none of any plan.
    pub fn guesses(&self, plan: &Plan, search: &Search, query: &Query) -> Vec<Hit> {
        match self.is_empty() {
            true => search.guesses(query),
            // What was found may only have been filtered out.
            false => self.listed(plan, search.hits(query)),
        }
    }

    fn listed(&self, plan: &Plan, mut hits: Vec<Hit>) -> Vec<Hit> {
        let year = plan.facts().review_year;
        hits.retain(|hit| {
            plan.at(hit.row)
                .is_some_and(|row| self.matches(plan, row, year))
        });
        hits
    }

    fn matches(&self, plan: &Plan, row: &Initiative, year: FiscalYear) -> bool {
        [RowsFacet::Department, RowsFacet::Rating]
            .into_iter()
            .all(|facet| {
                let mut choices = self.of(facet).peekable();
                choices.peek().is_none() || choices.any(|choice| choice.matches(plan, row, year))
            })
    }
}

/// The names of the departments of a row, at every level.
fn department_names(row: &Initiative) -> impl Iterator<Item = &str> {
    row.departments.iter().flat_map(|own| own.levels())
}

/// How many rows of several plans each choice of a kind would list. As in the search itself,
/// guesses count only where nothing closer was found in any plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowsCounts {
    found: RowsCounted,
    guessed: RowsCounted,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct RowsCounted {
    rows: usize,
    /// The number of rows for each choice that any of them has.
    choices: BTreeMap<RowsChoice, usize>,
}

impl RowsCounts {
    /// Counts more rows of a plan by the choices of a kind.
    pub fn add(&mut self, facet: RowsFacet, plan: &Plan, hits: &[Hit]) {
        for hit in hits {
            let counted = match hit.is_guess() {
                true => &mut self.guessed,
                false => &mut self.found,
            };
            if let Some(row) = plan.at(hit.row) {
                counted.add(facet, plan, row);
            }
        }
    }

    fn counted(&self) -> &RowsCounted {
        match self.found.rows {
            0 => &self.guessed,
            _ => &self.found,
        }
    }

    /// Returns the number of rows, whatever would be chosen.
    pub fn rows(&self) -> usize {
        self.counted().rows
    }

    /// Returns the number of rows of a choice.
    pub fn of(&self, choice: &RowsChoice) -> usize {
        self.counted().of(choice)
    }

    /// Returns the choices with the most rows first, and last those of a filter that no row
    /// has.
    pub fn most_first(&self, filter: &RowsFilter) -> Vec<RowsChoice> {
        self.counted().most_first(filter)
    }

    /// Adds what was counted in other plans.
    pub fn join(&mut self, others: Self) {
        self.found.join(others.found);
        self.guessed.join(others.guessed);
        if self.found.rows > 0 {
            self.guessed = RowsCounted::default();
        }
    }
}

impl RowsCounted {
    fn add(&mut self, facet: RowsFacet, plan: &Plan, row: &Initiative) {
        self.rows += 1;
        match facet {
            RowsFacet::Department => self.add_departments(row),
            RowsFacet::Rating => {
                let rating = RatingChoice::of(plan, row, plan.facts().review_year);
                *self.choices.entry(RowsChoice::Rating(rating)).or_default() += 1;
            }
        }
    }

    fn add_departments(&mut self, row: &Initiative) {
        // Two departments of a row may have the one above them in common.
        let names: BTreeSet<&str> = department_names(row).collect();
        for name in names {
            let choice = RowsChoice::Department(name.to_owned());
            *self.choices.entry(choice).or_default() += 1;
        }
    }

    fn of(&self, choice: &RowsChoice) -> usize {
        self.choices.get(choice).copied().unwrap_or_default()
    }

    fn most_first(&self, filter: &RowsFilter) -> Vec<RowsChoice> {
        let mut counted: Vec<&RowsChoice> = self.choices.keys().collect();
        counted.sort_by_cached_key(|choice| Reverse(self.of(choice)));
        let others = filter.0.iter();
        let others = others.filter(|choice| !self.choices.contains_key(choice));
        counted.into_iter().chain(others).cloned().collect()
    }

    fn join(&mut self, others: Self) {
        self.rows += others.rows;
        for (choice, count) in others.choices {
            *self.choices.entry(choice).or_default() += count;
        }
    }
}
