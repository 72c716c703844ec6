//! Something for each of some fiscal years.

use std::iter::Map;
use std::ops::{Bound, RangeBounds};
use std::slice;

use super::year::FiscalYear;

/// A map from fiscal years, in ascending order. It is a list, since a row has a handful of
/// years, and a plan many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByYear<T>(Box<[(FiscalYear, T)]>);

impl<T> ByYear<T> {
    /// Returns what there is for a year.
    pub fn get(&self, year: &FiscalYear) -> Option<&T> {
        let found = self.0.iter().find(|(known, _)| known == year);
        found.map(|(_, value)| value)
    }

    /// Returns whether there is anything for a year.
    pub fn contains_key(&self, year: &FiscalYear) -> bool {
        self.get(year).is_some()
    }

    /// Iterates over the years and what there is for each.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&FiscalYear, &T)> + Clone {
        self.0.iter().map(|(year, value)| (year, value))
    }

    /// Iterates over the years.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &FiscalYear> + Clone {
        self.0.iter().map(|(year, _)| year)
    }

    /// Iterates over what there is for the years.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// Iterates over the years of a range.
    pub fn range(
        &self,
        years: impl RangeBounds<FiscalYear>,
    ) -> impl DoubleEndedIterator<Item = (&FiscalYear, &T)> + Clone {
        let is_before = |year: &FiscalYear| match years.start_bound() {
            Bound::Included(first) => year < first,
            Bound::Excluded(first) => year <= first,
            Bound::Unbounded => false,
        };
        let start = self.0.partition_point(|(year, _)| is_before(year));
        let inside = self.0.get(start..).unwrap_or_default();
        let end = inside.partition_point(|(year, _)| years.contains(year));
        let inside = inside.get(..end).unwrap_or_default();
        inside.iter().map(|(year, value)| (year, value))
    }
}

impl<T> Default for ByYear<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T> FromIterator<(FiscalYear, T)> for ByYear<T> {
    /// Sorts by year. Of several values for a year, the first is kept.
    fn from_iter<I: IntoIterator<Item = (FiscalYear, T)>>(entries: I) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by_key(|(year, _)| *year);
        entries.dedup_by_key(|(year, _)| *year);
        Self(entries.into_boxed_slice())
    }
}

type Entry<T> = (FiscalYear, T);

impl<'m, T> IntoIterator for &'m ByYear<T> {
    type Item = (&'m FiscalYear, &'m T);
    type IntoIter = Map<slice::Iter<'m, Entry<T>>, fn(&'m Entry<T>) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(year, value)| (year, value))
    }
}
