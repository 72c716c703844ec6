//! The words around what a search found in the texts of a row.

use std::ops::Range;

use super::matching::{Pattern, fold_matches};
use super::search::{texts_of, undated_texts};
use crate::plan::{FiscalYear, Initiative};

/// A text in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'p> {
    /// The whole text.
    pub text: &'p str,
    /// The bytes of the first match.
    pub found: Range<usize>,
}

/// Returns the first text of a row that matches any of the patterns: of those of the year
/// under review and of none, or else of another year. Returns `None` if there is none.
pub fn excerpt<'p>(
    row: &'p Initiative,
    patterns: &[Pattern],
    review_year: FiscalYear,
) -> Option<Excerpt<'p>> {
    let of_review = row.years.get(&review_year).into_iter().flat_map(texts_of);
    let years = row.years.iter().filter(|(year, _)| **year != review_year);
    let others = years.flat_map(|(_, report)| texts_of(report));
    let mut texts = of_review.chain(undated_texts(row)).chain(others);
    texts.find_map(|text| {
        let found = fold_matches(text, patterns).into_iter().next()?;
        Some(Excerpt { text, found })
    })
}
