//! Selects rows of a plan by filter and by search.

mod alignment;
mod contraction;
mod excerpt;
mod facet;
mod filter;
mod filter_words;
mod findable;
mod fold;
mod folded_transcript;
mod indicators;
mod listing;
mod matching;
mod meaning;
mod naming;
mod narrowing;
mod near;
mod nearest;
mod number;
mod order;
mod presence;
mod search;
mod unlike;
mod vocabulary;
mod words;

pub use excerpt::{Excerpt, excerpt};
pub use facet::{Facet, FacetChoice, FacetValue, choices};
pub use filter::{Filter, PlanPart, RatingChoice};
pub use filter_words::FilterWords;
pub use findable::{Closeness, Findable, closest};
pub use fold::{Folded, fold};
pub use indicators::{
    IndicatorIndex, IndicatorKey, IndicatorOrder, IndicatorRow, Owner, indicators, sort_by_figure,
};
pub use listing::{Listing, RatingCount, rating_counts};
pub use matching::{Pattern, fold_matches};
pub use naming::{NameKind, UNRATED, named, named_row, names, numbered_row, unreadable_sign};
pub use order::RowOrder;
pub use search::{Found, Hit, Search, SearchField};
pub use words::Query;
