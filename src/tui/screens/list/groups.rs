//! The headings of the list: what rows that stand together have in common.

use ratatui::style::Style;
use tenken::plan::{Initiative, RowIndex};
use tenken::query::{Listing, RatingChoice, RowOrder, rating_counts};

use crate::display_width::shorten;
use crate::tui::draw::line::Line;
use crate::tui::draw::plan::rating_choice;
use crate::tui::stage::Stage;

/// Rows that stand together under a heading.
#[derive(Debug)]
pub(super) struct Group {
    heading: String,
    rows: Vec<RowIndex>,
}

/// The listed rows in groups, with a line for each heading and each row.
#[derive(Debug)]
pub(super) struct GroupedRows {
    groups: Vec<Group>,
    /// What stands in each line.
    pub(super) lines: Vec<GroupedLine>,
    /// In which line each listed row stands.
    lines_of_rows: Vec<usize>,
}

/// What stands in a line of a list with headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupedLine {
    /// The heading of a group, by its place.
    Heading(usize),
    /// A row.
    Row(RowIndex),
}

impl GroupedRows {
    /// Groups the listed rows by what their order puts together. Returns `None` if it puts
    /// nothing together: the best match of a search first, or the greatest change.
    pub(super) fn new(stage: &Stage<'_>) -> Option<Self> {
        let heading = heading_in(stage)?;
        let mut groups: Vec<Group> = Vec::new();
        for &index in stage.listing.rows() {
            let heading = stage.plan().at(index).map(&heading).unwrap_or_default();
            match groups.last_mut().filter(|group| group.heading == heading) {
                Some(group) => group.rows.push(index),
                None => groups.push(Group {
                    heading,
                    rows: vec![index],
                }),
            }
        }
        let lines = groups.iter().enumerate().flat_map(|(place, group)| {
            let rows = group.rows.iter().copied().map(GroupedLine::Row);
            std::iter::once(GroupedLine::Heading(place)).chain(rows)
        });
        let lines: Vec<GroupedLine> = lines.collect();
        let is_row = |(_, line): &(usize, &GroupedLine)| matches!(line, GroupedLine::Row(_));
        let rows = lines.iter().enumerate().filter(is_row);
        Some(Self {
            lines_of_rows: rows.map(|(place, _)| place).collect(),
            lines,
            groups,
        })
    }

    /// Returns the line of a listed row, by its place in the list.
    pub(super) fn line_of(&self, place: usize) -> Option<usize> {
        self.lines_of_rows.get(place).copied()
    }

    /// Returns the place in the list of the row in a line; `None` if it is a heading.
    pub(super) fn place_in(&self, line: usize) -> Option<usize> {
        self.lines_of_rows.binary_search(&line).ok()
    }

    /// Returns whether a line is the first below a heading.
    pub(super) fn is_first_of_group(&self, line: usize) -> bool {
        let above = line.checked_sub(1).and_then(|line| self.lines.get(line));
        matches!(above, Some(GroupedLine::Heading(_)))
    }

    /// Returns the heading of a group with the number of its rows and of those of each rating,
    /// for which a title is shortened to no less than [`SHORTEST_HEADING`].
    pub(super) fn heading(&self, place: usize, stage: &Stage<'_>, width: usize) -> Option<Line> {
        let group = self.groups.get(place)?;
        let look = stage.look;
        let count = format!("  {}", look.language.count(group.rows.len()));
        let ratings = ratings(group, stage);
        let room = width.saturating_sub(look.ambiguous.width(&count) + 2);
        let with_ratings = room.saturating_sub(ratings.width(look.ambiguous));
        let least = look.ambiguous.width(&group.heading).min(SHORTEST_HEADING);
        let (room, ratings) = match least <= with_ratings {
            true => (with_ratings, ratings),
            false => (room, Line::default()),
        };
        let heading = shorten(&group.heading, room, look.ambiguous).into_owned();
        let line = Line::new(" ", Style::new()).with(heading, look.theme.label);
        Some(line.with(count, look.theme.strong).followed_by(ratings))
    }
}

/// Minimum width in cells of a heading, if it is longer: a number and three full-width
/// characters. Heuristic.
const SHORTEST_HEADING: usize = 12;

/// Returns the heading of a row for the order in force.
fn heading_in<'s>(stage: &Stage<'s>) -> Option<impl Fn(&'s Initiative) -> String + use<'s>> {
    let (plan, language) = (stage.plan(), stage.look.language);
    let order = stage.selection().order;
    let is_grouped = match order {
        RowOrder::Plan => stage.selection().search.is_none(),
        RowOrder::Rating | RowOrder::Department => true,
        RowOrder::Change => false,
    };
    let heading = move |row: &'s Initiative| match order {
        RowOrder::Rating => match RatingChoice::of(plan, row, plan.facts().review_year) {
            RatingChoice::Mark(mark) => {
                let label = plan.ratings().get(&mark).map_or("", |rating| &rating.label);
                format!("{mark}  {label}")
            }
            RatingChoice::Unrated => language.unrated_choice().to_owned(),
            RatingChoice::Unreadable => language.unreadable_label().to_owned(),
        },
        RowOrder::Department => {
            let department = row.departments.first();
            let top = department.and_then(|department| department.levels().next());
            top.unwrap_or(language.no_department()).to_owned()
        }
        RowOrder::Plan | RowOrder::Change => match (plan.measure_of(row), plan.pillar_of(row)) {
            (Some(measure), _) => format!("{}  {}", measure.id, measure.title),
            (None, Some(pillar)) => format!("{}  {}", pillar.id, pillar.title),
            (None, None) => String::new(),
        },
    };
    is_grouped.then_some(heading)
}

/// Returns how many rows of a group have each rating; nothing if they have been put
/// together by that, or have none.
fn ratings(group: &Group, stage: &Stage<'_>) -> Line {
    let plan = stage.plan();
    let mut line = Line::default();
    if stage.selection().order == RowOrder::Rating || plan.ratings().is_empty() {
        return line;
    }
    let listing = Listing::of(group.rows.clone());
    let counts = rating_counts(plan, &listing, plan.facts().review_year);
    for rated in counts.iter().filter(|rated| rated.count > 0) {
        let (name, style) = rating_choice(&rated.rating, plan, stage.look);
        line.push(format!("  {name} "), style);
        line.push(rated.count.to_string(), Style::new());
    }
    line
}
