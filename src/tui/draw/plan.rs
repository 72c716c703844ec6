//! The facts and reports of a plan, laid out as lines.

use ratatui::style::Style;
use tenken::plan::{Initiative, Plan, TextKind};
use tenken::query::RatingChoice;

use super::line::Line;
use super::look::Look;
use super::prose::{labelled, labelled_width, text};

/// Lays out the reports on the plan as a whole, year by year.
pub(crate) fn reports(plan: &Plan, look: Look, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for year in plan.years() {
        let Some(report) = plan.year(year) else {
            continue;
        };
        lines.push(Line::default());
        lines.push(Line::new(look.language.year(year), look.theme.strong));
        for kind in TextKind::ALL {
            let said = report.text(kind);
            if !said.is_empty() {
                let said = text(said, &[], labelled_width(width), look);
                lines.extend(labelled(look.language.text_kind(kind), said, width, look));
            }
        }
    }
    lines
}

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
