//! How rows and ratings of a plan look wherever they stand.

use ratatui::style::Style;
use tenken::plan::{Initiative, Plan};
use tenken::query::RatingChoice;

use super::line::Line;
use super::look::Look;

/// What stands before a row of a list: whether it is chosen, and whether it is marked.
pub(crate) fn lead(is_chosen: bool, is_marked: bool, look: Look) -> Line {
    match (is_chosen, is_marked) {
        (true, true) => Line::new(">*", look.theme.chosen),
        (true, false) => Line::new("> ", look.theme.chosen),
        (false, true) => Line::new("* ", look.theme.key),
        (false, false) => Line::new("  ", Style::new()),
    }
}

/// What a rating is called where rows are counted by it, with its style.
pub(crate) fn rating_choice<'r>(
    rating: &'r RatingChoice,
    plan: &Plan,
    look: Look,
) -> (&'r str, Style) {
    match rating {
        RatingChoice::Mark(mark) => (mark, rating_style(mark, plan, look)),
        RatingChoice::Unrated => (look.language.unrated(), look.theme.dim),
    }
}

/// The style of a mark of a plan's scale.
pub(crate) fn rating_style(mark: &str, plan: &Plan, look: Look) -> Style {
    let scale = plan.ratings();
    let rank = scale.rank(mark).unwrap_or_default();
    look.theme.rating(rank, scale.steps().len())
}

/// The rating of a row in the year under review, with its style.
pub(crate) fn rating<'r>(row: &'r Initiative, plan: &Plan, look: Look) -> (&'r str, Style) {
    match row.rating(plan.facts().review_year) {
        Some(mark) => (mark, rating_style(mark, plan, look)),
        None => ("-", look.theme.dim),
    }
}
