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
    /// What stands for one cell of a bar, so that it says the same without colours.
    pub(crate) letter: String,
    /// The style of the heading and of the bar.
    pub(crate) style: Style,
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
    cell: usize,
    has_shares: bool,
    bar: usize,
}

// Widths in cells. Heuristic: counts of up to four digits and shares such as ` 12.3%`
// keep a gap to their neighbours, and names keep ten full-width characters.
const COUNT: usize = 8;
const SHARE: usize = 8;
const NARROWEST_CELL: usize = 4;
const LONGEST_BAR: usize = 40;

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
        let headings = columns.iter();
        let headings = headings.map(|column| look.ambiguous.width(&column.name));
        let cell = match has_shares {
            true => COUNT + SHARE,
            false => {
                let widest = headings.max().unwrap_or_default().max(room.count);
                widest.max(NARROWEST_CELL) + 2
            }
        };
        let counts = columns.len() * cell + COUNT;
        let lead = width.saturating_sub(counts).min(widest);
        let bar = width.saturating_sub(lead + counts + 3).min(LONGEST_BAR);
        Self {
            columns,
            look,
            lead,
            cell,
            has_shares,
            bar: if bar < 10 { 0 } else { bar },
        }
    }

    /// The headings.
    pub(crate) fn headings(&self) -> Line {
        let (ambiguous, theme) = (self.look.ambiguous, self.look.theme);
        let mut line = Line::default().filled(self.lead, ambiguous);
        for column in &self.columns {
            let (heading, after) = match self.has_shares {
                true => (pad_start(&column.name, COUNT, ambiguous), SHARE),
                false => (pad_start(&column.name, self.cell, ambiguous), 0),
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
        for (index, count) in row.counts.iter().enumerate() {
            let style = match (row.chosen == Some(index), count) {
                (true, _) => theme.chosen,
                (false, None | Some(0)) => theme.dim,
                (false, Some(_)) => row.weight,
            };
            line.push(self.cell_text(*count, total), style);
        }
        let style = match row.chosen == Some(row.counts.len()) {
            true => theme.chosen,
            false => theme.strong,
        };
        line.push(pad_start(&total.to_string(), COUNT, ambiguous), style);
        line.with("   ", Style::new())
            .followed_by(self.bar(&counted))
    }

    fn cell_text(&self, count: Option<usize>, total: usize) -> String {
        let ambiguous = self.look.ambiguous;
        let shown = count.map_or_else(String::new, |count| count.to_string());
        if !self.has_shares {
            return pad_start(&shown, self.cell, ambiguous);
        }
        let share = count.and_then(|count| share(count, total));
        let share = share.map_or_else(String::new, |share| format!("{share}%"));
        let count = pad_start(&shown, COUNT, ambiguous);
        format!("{count}{} ", pad_start(&share, SHARE - 1, ambiguous))
    }

    /// The shares as a bar.
    fn bar(&self, counts: &[usize]) -> Line {
        let mut line = Line::default();
        let lengths = apportion(counts, self.bar);
        for (column, length) in self.columns.iter().zip(lengths) {
            line.push(column.letter.repeat(length), column.style);
        }
        line
    }
}

/// Returns what stands for a rating in a bar.
pub(crate) fn rating_letter(rating: &RatingChoice) -> String {
    match rating {
        RatingChoice::Mark(mark) if mark.is_ascii() => mark.clone(),
        RatingChoice::Mark(_) => "#".to_owned(),
        RatingChoice::Unrated => "?".to_owned(),
    }
}
