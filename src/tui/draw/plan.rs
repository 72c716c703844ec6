//! How rows and ratings of a plan look wherever they stand.

use ratatui::style::Style;
use tenken::plan::{FiscalYear, Initiative, Leaf, Plan, Unreadable};
use tenken::query::{RatingChoice, UNRATED, unreadable_sign};

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
        RatingChoice::Unreadable => (look.language.unreadable_label(), look.theme.worse),
    }
}

/// The style of a mark of a plan's scale.
pub(crate) fn rating_style(mark: &str, plan: &Plan, look: Look) -> Style {
    let scale = plan.ratings();
    let rank = scale.rank(mark).unwrap_or_default();
    look.theme.rating(rank, scale.steps().len())
}

/// The rating of a row in a year, with its style; a sign where it cannot be read, and nothing
/// if there is none.
pub(crate) fn rating_in(
    row: &Initiative,
    year: FiscalYear,
    plan: &Plan,
    look: Look,
) -> Option<(String, Style)> {
    match RatingChoice::of(plan, row, year) {
        RatingChoice::Mark(mark) => {
            let style = rating_style(&mark, plan, look);
            Some((mark, style))
        }
        RatingChoice::Unreadable => Some((unreadable_sign(plan.ratings()), look.theme.alarm)),
        RatingChoice::Unrated => None,
    }
}

/// The rating of a row in the year under review, with its style.
pub(crate) fn rating(row: &Initiative, plan: &Plan, look: Look) -> (String, Style) {
    let rating = rating_in(row, plan.facts().review_year, plan, look);
    rating.unwrap_or_else(|| (UNRATED.to_owned(), look.theme.dim))
}

/// The width in cells of the widest rating of a plan, or of the sign that stands for one that
/// cannot be read in any of some years.
pub(crate) fn widest_rating(plan: &Plan, years: &[FiscalYear], look: Look) -> usize {
    let is_unread = |one: &Unreadable| match one.leaf {
        Leaf::Rating(year) => years.contains(&year),
        _ => false,
    };
    let has_unread = plan.unreadable().iter().any(is_unread);
    let sign = has_unread.then(|| look.ambiguous.width(&unreadable_sign(plan.ratings())));
    let marks = plan.ratings().steps().iter();
    let marks = marks.map(|step| look.ambiguous.width(&step.mark));
    marks.chain(sign).max().unwrap_or_default()
}
