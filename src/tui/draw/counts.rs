//! A table of counts, with shares where there is room, and a bar for each row.

use ratatui::style::Style;
use tenken::query::RatingChoice;
use tenken::summary::{apportion, share};

use super::line::Line;
use super::look::Look;
use crate::display_width::{pad, pad_start};

/// A column of counts.
pub(crate) struct CountsColumn {
    /// The heading.
    pub(crate) name: String,
    /// What stands in its share of a bar, so that it says the same without colours; `None` for
    /// the count.
    pub(crate) letter: Option<String>,
    /// The style of the heading.
    pub(crate) style: Style,
    /// The style of its share of a bar.
    pub(crate) fill: Style,
}

/// A row of counts.
pub(crate) struct CountsRow<'r> {
    /// What stands before the counts. It is padded to the room that it has.
    pub(crate) lead: String,
    /// The style of the lead and the counts.
    pub(crate) weight: Style,
    /// The counts; `None` if there is nothing that a column could count.
    pub(crate) counts: &'r [Option<usize>],
    /// The chosen column, if the row is chosen: the total stands last.
    pub(crate) chosen: Option<usize>,
}

/// What a table has to make room for, in cells.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CountsRoom {
    /// The longest text before the counts.
    pub(crate) widest_lead: usize,
    /// What the texts before the counts need before there are shares.
    pub(crate) shortest_lead: usize,
    /// The greatest count.
    pub(crate) count: usize,
}

/// The layout of a table of counts.
pub(crate) struct CountsTable {
    columns: Vec<CountsColumn>,
    look: Look,
    /// The cells before the counts.
    pub(crate) lead: usize,
    /// The cells of each column.
    cells: Vec<usize>,
    has_shares: bool,
    bar: usize,
}

// Widths in cells. Heuristic: counts of up to four digits and shares such as ` 12.3%`
// keep a gap to their neighbours, and names keep ten full-width characters.
const COUNT: usize = 8;
const SHARE: usize = 8;
const NARROWEST_CELL: usize = 4;
const LONGEST_BAR: usize = 40;
const SHORTEST_BAR: usize = 12;

/// The cells between the counts and the bar.
const BEFORE_BAR: usize = 3;

/// The cells of a short name.
pub(crate) const SHORTEST_LEAD: usize = 20;

impl CountsTable {
    /// Lays a table out.
    pub(crate) fn new(
        columns: Vec<CountsColumn>,
        room: CountsRoom,
        look: Look,
        width: usize,
    ) -> Self {
        let widest = room.widest_lead.max(SHORTEST_LEAD);
        let shortest = room.shortest_lead.min(widest);
        let has_shares = width >= shortest + columns.len() * (COUNT + SHARE) + COUNT;
        let cells = columns.iter().map(|column| match has_shares {
            true => COUNT + SHARE,
            false => {
                let heading = look.ambiguous.width(&column.name);
                heading.max(room.count).max(NARROWEST_CELL) + 2
            }
        });
        let cells: Vec<usize> = cells.collect();
        let counts = cells.iter().sum::<usize>() + COUNT;
        // Nothing is drawn in the last column.
        let left = width.saturating_sub(counts + BEFORE_BAR + 1);
        let lead_beside_bar = widest.min(left.saturating_sub(SHORTEST_BAR));
        let (lead, bar) = match lead_beside_bar >= shortest {
            true => (lead_beside_bar, (left - lead_beside_bar).min(LONGEST_BAR)),
            false => (width.saturating_sub(counts + 1).min(widest), 0),
        };
        Self {
            columns,
            look,
            lead,
            cells,
            has_shares,
            bar,
        }
    }

    /// The headings.
    pub(crate) fn headings(&self) -> Line {
        let (ambiguous, theme) = (self.look.ambiguous, self.look.theme);
        let mut line = Line::default().filled(self.lead, ambiguous);
        for (column, cells) in self.columns.iter().zip(&self.cells) {
            let (heading, after) = match self.has_shares {
                true => (pad_start(&column.name, COUNT, ambiguous), SHARE),
                false => (pad_start(&column.name, *cells, ambiguous), 0),
            };
            line.push(heading, column.style);
            line = line.with(" ".repeat(after), Style::new());
        }
        let total = self.look.language.total_heading();
        line.with(pad_start(total, COUNT, ambiguous), theme.strong)
    }

    /// A row.
    pub(crate) fn line(&self, row: &CountsRow<'_>) -> Line {
        let (ambiguous, theme) = (self.look.ambiguous, self.look.theme);
        let counted: Vec<usize> = row
            .counts
            .iter()
            .copied()
            .map(Option::unwrap_or_default)
            .collect();
        let total = counted.iter().sum();
        let mut line = Line::new(pad(&row.lead, self.lead, ambiguous), row.weight);
        for (index, (count, cells)) in row.counts.iter().zip(&self.cells).enumerate() {
            let style = match (row.chosen == Some(index), count) {
                (true, _) => theme.chosen,
                (false, None | Some(0)) => theme.dim,
                (false, Some(_)) => row.weight,
            };
            line.push(self.cell_text(*count, total, *cells), style);
        }
        let style = match row.chosen == Some(row.counts.len()) {
            true => theme.chosen,
            false => theme.strong,
        };
        line.push(pad_start(&total.to_string(), COUNT, ambiguous), style);
        match self.bar {
            0 => line,
            _ => line
                .with(" ".repeat(BEFORE_BAR), Style::new())
                .followed_by(self.bar(&counted)),
        }
    }

    fn cell_text(&self, count: Option<usize>, total: usize, cells: usize) -> String {
        let ambiguous = self.look.ambiguous;
        let shown = count.map_or_else(String::new, |count| count.to_string());
        if !self.has_shares {
            return pad_start(&shown, cells, ambiguous);
        }
        let share = count.and_then(|count| share(count, total));
        let share = share.map_or_else(String::new, |share| format!("{share}%"));
        let count = pad_start(&shown, COUNT, ambiguous);
        format!("{count}{} ", pad_start(&share, SHARE - 1, ambiguous))
    }

    /// The shares as filled blocks, with a blank between them, so that they are told apart
    /// without colours.
    fn bar(&self, counts: &[usize]) -> Line {
        let blocks = counts.iter().filter(|count| **count > 0).count();
        let cells = self.bar.saturating_sub(blocks.saturating_sub(1));
        let shares = apportion(counts, cells);
        let blocks = self.columns.iter().zip(counts).zip(shares);
        let mut line = Line::default();
        for ((column, count), share) in blocks.filter(|(_, share)| *share > 0) {
            if line.width(self.look.ambiguous) > 0 {
                line.push(" ", Style::new());
            }
            line.push(self.block(column, *count, share), column.fill);
        }
        line
    }

    /// A block of so many cells with its letter or count in the middle, if that fits.
    fn block(&self, column: &CountsColumn, count: usize, cells: usize) -> String {
        let ambiguous = self.look.ambiguous;
        let said = column.letter.clone().unwrap_or_else(|| count.to_string());
        let width = ambiguous.width(&said);
        let before = cells.saturating_sub(width) / 2;
        match width <= cells {
            true => pad(&format!("{}{said}", " ".repeat(before)), cells, ambiguous),
            false => " ".repeat(cells),
        }
    }
}

/// Returns what stands for a rating in a bar.
pub(crate) fn rating_letter(rating: &RatingChoice) -> Option<String> {
    match rating {
        RatingChoice::Mark(mark) => Some(mark.clone()),
        RatingChoice::Unrated | RatingChoice::Unreadable => None,
    }
}
