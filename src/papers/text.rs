//! Papers as lines of text.

use tenken::document::visible;
use tenken::paper::{Block, Paper, PaperTable};

use super::TextLayout;
use crate::display_width::{pad, wrap};

/// What stands before the heading of a section.
const SECTION: &str = "■ ";

/// What stands before the heading of an item.
const ITEM: &str = "◇ ";

/// What stands between the columns of a table.
const GAP: &str = "  ";

/// Maximum width of an aligned column in cells. A longer text overflows its column. Heuristic.
const WIDEST_LINED_UP: usize = 40;

/// Returns a paper as lines of text.
pub(super) fn text(paper: &Paper, layout: TextLayout) -> String {
    let mut lines = Lines {
        layout,
        bullet: paper.bullet,
        text: String::new(),
    };
    lines.line("", &paper.title);
    lines.gap();
    for block in &paper.blocks {
        lines.block(block);
    }
    lines.text
}

/// Lines of text in the making.
struct Lines {
    layout: TextLayout,
    bullet: &'static str,
    text: String,
}

impl Lines {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Section(heading) => self.heading(SECTION, heading),
            Block::Item(heading) => self.heading(ITEM, heading),
            Block::Field { label, text } => {
                let colon = self.layout.language.colon();
                self.line(&format!("{label}{colon}"), text);
            }
            Block::List { label, points } => {
                let colon = self.layout.language.colon();
                self.line("", &format!("{label}{}", colon.trim_end()));
                for point in points {
                    self.line(self.bullet, point);
                }
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn heading(&mut self, before: &str, heading: &str) {
        self.gap();
        self.line(before, heading);
    }

    /// Adds an empty line.
    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Adds a text after a beginning, under which all its lines are indented but the first.
    fn line(&mut self, before: &str, text: &str) {
        let TextLayout {
            ambiguous, width, ..
        } = self.layout;
        let before = visible(before);
        let indent = ambiguous.width(&before);
        let room = width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(2));
        let mut before: &str = &before;
        let blanks = " ".repeat(indent);
        for line in text.split('\n') {
            let line = visible(line);
            for range in wrap(&line, room, ambiguous) {
                let part = line.get(range).unwrap_or_default();
                self.text.push_str(format!("{before}{part}").trim_end());
                self.text.push('\n');
                before = &blanks;
            }
        }
    }

    /// Adds a table, or where it does not fit, a point for each row.
    fn table(&mut self, table: &PaperTable) {
        let lines = self.aligned(table);
        let ambiguous = self.layout.ambiguous;
        let fits = |width| lines.iter().all(|line| ambiguous.width(line) <= width);
        match self.layout.width.is_none_or(fits) {
            true => lines.iter().for_each(|line| self.line("", line)),
            false => self.rows_as_points(table),
        }
    }

    fn rows_as_points(&mut self, table: &PaperTable) {
        let colon = self.layout.language.colon();
        for cells in &table.rows {
            let named = table.columns.iter().zip(cells);
            let named = named.filter(|(_, cell)| !cell.is_empty());
            let named = named.map(|(column, cell)| {
                let cell = cell.replace('\n', " ");
                format!("{}{colon}{cell}", column.heading)
            });
            let row = named.collect::<Vec<_>>().join(GAP);
            self.line(self.bullet, &row);
        }
    }

    /// The lines of a table with its columns below one another.
    fn aligned(&self, table: &PaperTable) -> Vec<String> {
        let headings = table.columns.iter().map(|column| column.heading.clone());
        let on_one_line = |cell: &String| visible(&cell.replace('\n', " ")).into_owned();
        let rows = table.rows.iter();
        let rows = rows.map(|cells| cells.iter().map(on_one_line).collect());
        let lines: Vec<Vec<String>> = std::iter::once(headings.collect()).chain(rows).collect();
        let widths = self.widths(&lines, table.columns.len());
        let lines = lines.iter().map(|cells| {
            let cells = cells.iter().zip(&widths);
            let cells = cells.map(|(cell, width)| self.filled(cell, *width));
            let line = cells.collect::<Vec<_>>().join(GAP);
            line.trim_end().to_owned()
        });
        lines.collect()
    }

    fn widths(&self, lines: &[Vec<String>], columns: usize) -> Vec<usize> {
        let mut widths = vec![0; columns];
        for cells in lines {
            for (widest, cell) in widths.iter_mut().zip(cells) {
                let width = self.layout.ambiguous.width(cell);
                *widest = width.min(WIDEST_LINED_UP).max(*widest);
            }
        }
        widths
    }

    /// A cell with blanks after it, as far as its column goes.
    fn filled(&self, cell: &str, width: usize) -> String {
        let ambiguous = self.layout.ambiguous;
        match ambiguous.width(cell) <= width {
            true => pad(cell, width, ambiguous),
            false => cell.to_owned(),
        }
    }
}
