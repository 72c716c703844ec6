//! How the rating of a row moved over the years.

use ratatui::style::Style;
use tenken::compare::{Comparison, RowInYear};
use tenken::plan::FiscalYear;

use super::line::Line;
use crate::display_width::shorten;
use crate::tui::stage::Stage;

/// Maximum width in cells of what is written for a rating that cannot be read. The card shows
/// all of it. Heuristic.
const WIDEST_UNREADABLE: usize = 12;

/// The ratings from the first year that has one to the later year, each as a badge, and by how
/// many steps the last one moved. Returns `None` if there is no rating at all.
pub(crate) fn line(compared: &Comparison<'_>, stage: &Stage<'_>) -> Option<Line> {
    let look = stage.look;
    let path = path(compared);
    if path.is_empty() {
        return None;
    }
    let mut line = Line::new(look.language.rating_label(), look.theme.label);
    for (index, (year, mark)) in path.iter().enumerate() {
        let arrow = if index > 0 { " → " } else { "  " };
        line.push(arrow, look.theme.dim);
        line.push(
            format!("{} ", look.language.short_year(*year)),
            Style::new(),
        );
        line = match mark {
            Some(ShownRating::Mark(mark)) => line.with(format!(" {mark} "), badge(mark, stage)),
            Some(ShownRating::Unreadable(written)) => {
                let written = shorten(written, WIDEST_UNREADABLE, look.ambiguous);
                line.with(look.language.unreadable_value(&written), look.theme.worse)
            }
            None => line.with(look.language.unrated(), look.theme.dim),
        };
    }
    let Some(rise) = compared.rating.rise else {
        return Some(line);
    };
    let style = match rise {
        1.. => look.theme.better,
        ..0 => look.theme.worse,
        0 => look.theme.dim,
    };
    let moved = look.language.rise_of_rating(rise);
    Some(line.with("  ", Style::new()).with(moved, style))
}

/// A rating of a year, as it is shown.
pub(crate) enum ShownRating<'c> {
    /// A mark.
    Mark(&'c str),
    /// What is written, which cannot be read.
    Unreadable(String),
}

impl<'c> ShownRating<'c> {
    fn of(side: RowInYear<'c>) -> Option<Self> {
        let unread = || side.unreadable_rating();
        let unread = || Some(Self::Unreadable(unread()?.shown()));
        side.row.rating(side.year).map(Self::Mark).or_else(unread)
    }
}

/// The years with their ratings; none if there is no rating at all.
pub(crate) fn path<'c>(compared: &Comparison<'c>) -> Vec<(FiscalYear, Option<ShownRating<'c>>)> {
    let (earlier, later) = (compared.earlier, compared.later);
    let is_one_row = earlier.row.id == later.row.id;
    let years = later.row.years.keys().copied();
    let before = years.filter(|year| is_one_row && *year < earlier.year);
    let before = before.map(|year| RowInYear { year, ..later });
    let all = before.chain([earlier, later]);
    let all = all.map(|side| (side.year, ShownRating::of(side)));
    all.skip_while(|(_, rating)| rating.is_none()).collect()
}

/// The style of a mark that is filled with its colour. That of an earlier plan may not be on
/// the scale.
fn badge(mark: &str, stage: &Stage<'_>) -> Style {
    let scale = stage.plan().ratings();
    let theme = stage.look.theme;
    match scale.rank(mark) {
        Some(rank) => theme.badge(rank, scale.steps().len()),
        None => theme.strong,
    }
}
