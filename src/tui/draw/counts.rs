//! A table of counts, with shares where there is room, and a bar for each row.

use ratatui::style::Style;
use tenken::summary::{apportion, share};

use super::line::Line;
use super::look::Look;
use crate::display_width::{pad, pad_start};

/// A column of counts.
pub(crate) struct CountsColumn {
    /// The heading.
    pub(crate) name: String,
    /// The heading where there is little room. It also stands in the column's share of a bar,
    /// so that this says the same without colours.
    pub(crate) brief: String,
    /// What stands in a share that has too little room for that, each shorter than the one
    /// before it.
    pub(crate) signs: &'static [&'static str],
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
    /// The cells of the total.
    total: usize,
    spacing: Spacing,
    bar: usize,
}

/// How far apart counts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spacing {
    /// With shares beside them.
    Shares,
    /// Evenly.
    Roomy,
    /// As close as their headings let them.
    Close,
    /// As close as their headings in brief let them.
    Brief,
}

// Widths in cells. Heuristic: counts of up to four digits and shares such as ` 12.3%`
// keep a gap to their neighbours, and names keep ten full-width characters.
const COUNT: usize = 8;
const SHARE: usize = 8;
const NARROWEST_CELL: usize = 4;
const LONGEST_BAR: usize = 40;
const SHORTEST_BAR: usize = 12;

/// The blanks between counts without shares.
const GAP: usize = 2;

/// The cells between the counts and the bar.
const BEFORE_BAR: usize = 3;

/// The blanks before counts that stand below a name, as many as before the name.
const INDENT: usize = 2;

/// The cells of a short name.
pub(crate) const SHORTEST_LEAD: usize = 20;

/// The cells that a name keeps before headings are in brief: thirteen full-width characters
/// behind a cursor. Heuristic.
const READABLE_LEAD: usize = 28;

impl Spacing {
    /// All of them, the widest first.
    const ALL: [Self; 4] = [Self::Shares, Self::Roomy, Self::Close, Self::Brief];

    /// The cells of a column and those of the total, both with what keeps them apart.
    fn cells(self, column: &CountsColumn, count: usize, look: Look) -> usize {
        let width = |text: &str| look.ambiguous.width(text);
        match self {
            Self::Shares => COUNT + SHARE,
            Self::Roomy => width(&column.name).max(count).max(NARROWEST_CELL) + GAP,
            Self::Close => width(&column.name).max(count) + GAP,
            Self::Brief => width(&column.brief).max(count) + GAP,
        }
    }

    fn total(self, count: usize, look: Look) -> usize {
        match self {
            Self::Shares | Self::Roomy => COUNT,
            Self::Close | Self::Brief => {
                let heading = look.ambiguous.width(look.language.total_heading());
                heading.max(count) + GAP
            }
        }
    }

    /// What the texts before the counts need for it.
    fn least_lead(self, room: CountsRoom) -> usize {
        match self {
            Self::Shares => room.shortest_lead,
            Self::Roomy => room.widest_lead,
            Self::Close => room.widest_lead.min(READABLE_LEAD),
            Self::Brief => 0,
        }
    }
}

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
        let room = CountsRoom {
            widest_lead: widest,
            shortest_lead: shortest,
            ..room
        };
        let counts = |spacing: Spacing| {
            let cells = columns
                .iter()
                .map(|column| spacing.cells(column, room.count, look));
            cells.sum::<usize>() + spacing.total(room.count, look)
        };
        let fits = |spacing: &Spacing| spacing.least_lead(room) + counts(*spacing) < width;
        let spacing = Spacing::ALL
            .into_iter()
            .find(fits)
            .unwrap_or(Spacing::Brief);
        let counts = counts(spacing);
        // Nothing is drawn in the last column.
        let left = width.saturating_sub(counts + BEFORE_BAR + 1);
        let lead_beside_bar = widest.min(left.saturating_sub(SHORTEST_BAR));
        let (lead, bar) = match lead_beside_bar >= shortest {
            true => (lead_beside_bar, (left - lead_beside_bar).min(LONGEST_BAR)),
            false => (width.saturating_sub(counts + 1).min(widest), 0),
        };
        let cells = columns
            .iter()
            .map(|column| spacing.cells(column, room.count, look));
        Self {
            cells: cells.collect(),
            total: spacing.total(room.count, look),
            columns,
            look,
            lead,
            spacing,
            bar,
        }
    }

    /// Lays a table out of which each row stands below its name, which has the whole width;
    /// `None` if there is too little room for bars even so.
    pub(crate) fn below_names(
        columns: Vec<CountsColumn>,
        count: usize,
        look: Look,
        width: usize,
    ) -> Option<Self> {
        let room_for_bar = |spacing: Spacing| {
            let cells = columns
                .iter()
                .map(|column| spacing.cells(column, count, look));
            let counts = cells.sum::<usize>() + spacing.total(count, look);
            let bar = width.checked_sub(INDENT + counts + BEFORE_BAR + 1);
            bar.filter(|bar| *bar >= SHORTEST_BAR)
                .map(|bar| (spacing, bar))
        };
        let (spacing, bar) = Spacing::ALL.into_iter().find_map(room_for_bar)?;
        let cells = columns
            .iter()
            .map(|column| spacing.cells(column, count, look));
        Some(Self {
            cells: cells.collect(),
            total: spacing.total(count, look),
            columns,
            look,
            lead: INDENT,
            spacing,
            bar: bar.min(LONGEST_BAR),
        })
    }

    /// Whether there are bars.
    pub(crate) fn has_bars(&self) -> bool {
        self.bar > 0
    }

    /// The headings.
    pub(crate) fn headings(&self) -> Line {
        let (ambiguous, theme) = (self.look.ambiguous, self.look.theme);
        let mut line = Line::default().filled(self.lead, ambiguous);
        for (column, cells) in self.columns.iter().zip(&self.cells) {
            let (heading, after) = match self.spacing {
                Spacing::Shares => (pad_start(&column.name, COUNT, ambiguous), SHARE),
                Spacing::Brief => (pad_start(&column.brief, *cells, ambiguous), 0),
                Spacing::Roomy | Spacing::Close => (pad_start(&column.name, *cells, ambiguous), 0),
            };
            line.push(heading, column.style);
            line = line.with(" ".repeat(after), Style::new());
        }
        let total = self.look.language.total_heading();
        line.with(pad_start(total, self.total, ambiguous), theme.strong)
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
            // A cell that is chosen is filled, and must not touch the count before it.
            line.push(" ", Style::new());
            line.push(
                self.cell_text(*count, total, cells.saturating_sub(1)),
                style,
            );
        }
        let style = match row.chosen == Some(row.counts.len()) {
            true => theme.chosen,
            false => theme.strong,
        };
        line.push(" ", Style::new());
        let cells = self.total.saturating_sub(1);
        line.push(pad_start(&total.to_string(), cells, ambiguous), style);
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
        if self.spacing != Spacing::Shares {
            return pad_start(&shown, cells, ambiguous);
        }
        let share = count.and_then(|count| share(count, total));
        let share = share.map_or_else(String::new, |share| format!("{share}%"));
        let count = pad_start(&shown, COUNT - 1, ambiguous);
        format!("{count}{} ", pad_start(&share, SHARE - 1, ambiguous))
    }

    /// The shares as filled blocks, with a blank between them, so that they are told apart
    /// without colours.
    fn bar(&self, counts: &[usize]) -> Line {
        let blocks = counts.iter().filter(|count| **count > 0).count();
        let cells = self.bar.saturating_sub(blocks.saturating_sub(1));
        let shares = apportion(counts, cells);
        let blocks = self.columns.iter().zip(shares);
        let mut line = Line::default();
        for (column, share) in blocks.filter(|(_, share)| *share > 0) {
            if line.width(self.look.ambiguous) > 0 {
                line.push(" ", Style::new());
            }
            line.push(self.block(column, share), column.fill);
        }
        line
    }

    /// A block of so many cells with its heading in the middle, in as few words as fit.
    fn block(&self, column: &CountsColumn, cells: usize) -> String {
        let ambiguous = self.look.ambiguous;
        let signs = column.signs.iter().copied();
        let mut named = std::iter::once(column.brief.as_str()).chain(signs);
        let fitting = named.find(|name| ambiguous.width(name) <= cells);
        let name = fitting.unwrap_or_default();
        let before = (cells - ambiguous.width(name)) / 2;
        pad(&format!("{}{name}", " ".repeat(before)), cells, ambiguous)
    }
}
