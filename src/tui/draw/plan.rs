//! How rows and ratings of a plan look wherever they stand.

use ratatui::style::Style;
use tenken::plan::{FiscalYear, Initiative, Leaf, Plan, Unreadable};
use tenken::query::{RatingChoice, UNRATED, unreadable_sign};

use super::line::Line;
use super::look::Look;
use crate::tui::stage::Stage;

/// What stands before the rows of a list: the cursor, and marks where there are any, which take
/// titles no room where there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lead {
    has_marks: bool,
}

impl Lead {
    /// The cursor alone.
    pub(crate) const CURSOR: Self = Self { has_marks: false };

    /// The cursor and marks.
    pub(crate) const MARKS: Self = Self { has_marks: true };

    /// What stands before rows, which may be marked.
    pub(crate) fn of_rows(stage: &Stage<'_>) -> Self {
        let has_marks = !stage.selection().marks.is_empty();
        Self { has_marks }
    }

    /// How many cells it takes, with a blank after each of its signs.
    pub(crate) fn width(self) -> usize {
        if self.has_marks { 4 } else { 2 }
    }

    /// What stands before a row.
    pub(crate) fn line(self, is_chosen: bool, is_marked: bool, look: Look) -> Line {
        let style = |own: Style| if is_chosen { look.theme.chosen } else { own };
        let cursor = Line::new(if is_chosen { "> " } else { "  " }, style(Style::new()));
        match self.has_marks {
            true => cursor.with(if is_marked { "* " } else { "  " }, style(look.theme.key)),
            false => cursor,
        }
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
