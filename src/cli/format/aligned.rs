//! Tables with columns aligned by display width.

use std::io::{self, Write};

use tenken::document::visible;
use tenken::messages::Language;

use super::{on_one_line, write_each};
use crate::cli::answer::{AnswerColumn, CommandAnswer, LaidOutTable};
use crate::cli::context::Context;
use crate::display_width::{AmbiguousWidth, Cut, shorten, tell_apart};

/// What stands between columns.
const GAP: &str = "  ";

/// Maximum width of an aligned column if nothing is truncated. A longer text overflows its
/// column instead of pushing the others away.
const WIDEST_LINED_UP: usize = 80;

/// Writes tables with headings. On a terminal, lines are truncated to its width.
pub(super) fn write_table(
    answer: &CommandAnswer,
    context: &Context,
    out: &mut impl Write,
) -> io::Result<()> {
    write(answer, true, context, out)
}

/// Writes rows only, without truncation.
pub(super) fn write_plain(
    answer: &CommandAnswer,
    context: &Context,
    out: &mut impl Write,
) -> io::Result<()> {
    let unlimited = Context {
        terminal_width: None,
        ..*context
    };
    write(answer, false, &unlimited, out)
}

fn write(
    answer: &CommandAnswer,
    has_headings: bool,
    context: &Context,
    out: &mut impl Write,
) -> io::Result<()> {
    let tables = answer.laid_out();
    let has_titles = tables.len() > 1;
    write_each(&tables, out, |place, table| {
        let mut out = Vec::new();
        if let Some(title) = table.title.filter(|_| has_titles) {
            let gap = if place > 0 { "\n" } else { "" };
            writeln!(out, "{gap}# {}", visible(title))?;
        }
        AlignedGrid::new(table, has_headings, context).write(context.spoken(), &mut out)?;
        Ok(out)
    })
}

/// The texts of a table with the widths of its columns.
struct AlignedGrid<'t> {
    columns: Vec<GridColumn<'t>>,
    has_headings: bool,
    ambiguous: AmbiguousWidth,
    /// The headings of the columns that the terminal has no room for.
    left_out: Vec<&'t str>,
}

/// A column with its texts.
struct GridColumn<'t> {
    column: &'t AnswerColumn,
    /// The cells of the heading; none if it is not written.
    heading: usize,
    texts: Vec<String>,
    /// The cells of the widest text.
    widest: usize,
    /// The cells that it has.
    width: usize,
    /// Whether a text that does not fit is truncated. Otherwise it overflows.
    cuts: bool,
}

impl<'t> AlignedGrid<'t> {
    fn new(table: &'t LaidOutTable<'t>, has_headings: bool, context: &Context) -> Self {
        let ambiguous = context.ambiguous;
        let columns = table.columns.iter().enumerate().map(|(place, column)| {
            let cells = table.rows.iter().filter_map(|row| row.get(place));
            let texts: Vec<String> = cells.map(on_one_line).collect();
            let widths = texts.iter().map(|text| ambiguous.width(text));
            let heading = match has_headings {
                true => ambiguous.width(&column.heading),
                false => 0,
            };
            let widest = widths.max().unwrap_or_default();
            GridColumn {
                column,
                heading,
                texts,
                widest,
                width: widest.max(heading).min(WIDEST_LINED_UP),
                cuts: context.terminal_width.is_some(),
            }
        });
        let mut columns: Vec<GridColumn<'_>> = columns.collect();
        let left_out = match context.terminal_width {
            Some(width) => fit(&mut columns, width, ambiguous),
            None => Vec::new(),
        };
        Self {
            columns,
            has_headings,
            ambiguous,
            left_out,
        }
    }

    fn write(&self, language: Language, out: &mut impl Write) -> io::Result<()> {
        if self.has_headings {
            let heading = |column: &GridColumn<'_>| Some(column.column.heading.clone());
            self.write_line(heading, out)?;
        }
        let rows = self.columns.first().map_or(0, |column| column.texts.len());
        for row in 0..rows {
            self.write_line(|column| column.texts.get(row).cloned(), out)?;
        }
        match self.left_out.is_empty() {
            true => Ok(()),
            false => writeln!(out, "{}", language.columns_left_out(&self.left_out)),
        }
    }

    fn write_line(
        &self,
        text: impl Fn(&GridColumn<'t>) -> Option<String>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let cells = self.columns.iter().map(|column| {
            let text = text(column).unwrap_or_default();
            column.filled(text, self.ambiguous)
        });
        let line = cells.collect::<Vec<_>>().join(GAP);
        writeln!(out, "{}", line.trim_end())
    }
}

impl GridColumn<'_> {
    /// A text in the room of the column.
    fn filled(&self, text: String, ambiguous: AmbiguousWidth) -> String {
        let text = match self.cuts {
            true => shorten(&text, self.width, ambiguous).into_owned(),
            false => text,
        };
        let blanks = " ".repeat(self.width.saturating_sub(ambiguous.width(&text)));
        match self.column.is_number {
            true => blanks + &text,
            false => text + &blanks,
        }
    }

    /// The cells of all of it.
    fn whole(&self) -> usize {
        self.widest.max(self.heading)
    }

    /// The cells without which it says nothing, or something wrong: a figure is whole.
    fn least(&self, heading: usize) -> usize {
        let heading = self.heading.min(heading);
        match self.column.is_number {
            true => self.widest.max(heading),
            false => self.widest.min(NARROWEST_WORDS).max(heading),
        }
    }

    fn tell_texts_apart(&mut self, ambiguous: AmbiguousWidth) {
        let texts = std::mem::take(&mut self.texts).into_iter();
        let cuts = texts.map(|text| Cut::new(text, self.width, ambiguous));
        let mut cuts: Vec<Cut> = cuts.collect();
        tell_apart(&mut cuts, ambiguous);
        self.texts = cuts.into_iter().map(|cut| cut.shown).collect();
    }
}

/// The cells to which headings are cut before texts are, and before columns are left out.
/// Heuristic: two full-width characters or one, and an ellipsis.
const SHORTEST_HEADINGS: [usize; 2] = [5, 3];

/// Minimum useful width of a text column, in cells. Heuristic.
const NARROWEST_WORDS: usize = 8;

/// Fits columns into a terminal: those without any text go, headings are cut before texts, and
/// figures never. Returns the headings of those that it has no room for: all shares, which other
/// figures say, too, and then the last columns.
fn fit<'t>(
    columns: &mut Vec<GridColumn<'t>>,
    width: usize,
    ambiguous: AmbiguousWidth,
) -> Vec<&'t str> {
    let gaps = |columns: &[GridColumn<'_>]| GAP.len() * columns.len().saturating_sub(1);
    let whole = columns.iter().map(GridColumn::whole).sum::<usize>();
    if whole + gaps(columns) <= width {
        columns
            .iter_mut()
            .for_each(|column| column.width = column.whole());
        return Vec::new();
    }
    columns.retain(|column| column.widest > 0);
    let least = |columns: &[GridColumn<'_>], heading: usize| {
        let widths = columns.iter().map(|column| column.least(heading));
        widths.sum::<usize>() + gaps(columns)
    };
    let [usual, shortest] = SHORTEST_HEADINGS;
    let mut left_out = Vec::new();
    if least(columns, shortest) > width {
        let shares = columns.extract_if(.., |column| column.column.is_share);
        left_out.extend(shares.map(|column| column.column.heading.as_str()));
    }
    let mut last = Vec::new();
    while columns.len() > 1 && least(columns, shortest) > width {
        last.extend(columns.pop().map(|column| column.column.heading.as_str()));
    }
    left_out.extend(last.into_iter().rev());
    let heading = match least(columns, usual) <= width {
        true => usual,
        false => shortest,
    };
    columns
        .iter_mut()
        .for_each(|column| column.width = column.least(heading));
    let room = width.saturating_sub(gaps(columns));
    widen(columns, |column| column.widest, room);
    widen(columns, |column| column.whole(), room);
    let words = columns.iter_mut().filter(|column| !column.column.is_number);
    words.for_each(|column| column.tell_texts_apart(ambiguous));
    left_out
}

/// Widens columns to what they want as far as there is room, the narrowest first.
fn widen(columns: &mut [GridColumn<'_>], wanted: impl Fn(&GridColumn<'_>) -> usize, room: usize) {
    let taken: usize = columns.iter().map(|column| column.width).sum();
    for _ in taken..room {
        let short = columns
            .iter_mut()
            .filter(|column| column.width < wanted(column));
        let Some(narrowest) = short.min_by_key(|column| column.width) else {
            return;
        };
        narrowest.width += 1;
    }
}
