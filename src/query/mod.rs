//! Selects rows of a plan by filter and by search.

mod alignment;
mod facet;
mod filter;
mod filter_words;
mod fold;
mod indicators;
mod listing;
mod matching;
mod naming;
mod number;
mod order;
mod presence;
mod search;

pub use facet::{Facet, FacetChoice, FacetValue, choices};
pub use filter::{Filter, PlanPart, RatingChoice};
pub use filter_words::FilterWords;
pub use fold::{Folded, fold};
pub use indicators::{
    IndicatorIndex, IndicatorKey, IndicatorOrder, IndicatorRow, Owner, indicators, sort_by_figure,
};
pub use listing::{Listing, RatingCount, rating_counts};
pub use matching::{Findable, Pattern, fold_matches};
pub use naming::{NameKind, UNRATED, named, named_row, names, numbered_row, unreadable_sign};
pub use order::RowOrder;
pub use search::{Hit, Query, Search, SearchField};
