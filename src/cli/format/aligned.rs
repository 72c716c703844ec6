//! Tables with columns aligned by display width.

use std::borrow::Cow;
use std::io::{self, Write};

use tenken::document::visible;

use super::{on_one_line, write_each};
use crate::cli::answer::{AnswerColumn, CommandAnswer, LaidOutTable};
use crate::cli::context::Context;
use crate::display_width::{AmbiguousWidth, pad};

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
        AlignedGrid::new(table, has_headings, context).write(&mut out)?;
        Ok(out)
    })
}

/// The texts of a table with the widths of its columns.
struct AlignedGrid<'t> {
    table: &'t LaidOutTable<'t>,
    /// The cells of each line with their widths.
    lines: Vec<Vec<(String, usize)>>,
    widths: Vec<usize>,
    ambiguous: AmbiguousWidth,
    /// Whether text that does not fit is truncated.
    cuts: bool,
}

impl<'t> AlignedGrid<'t> {
    fn new(table: &'t LaidOutTable<'t>, has_headings: bool, context: &Context) -> Self {
        let headings = table.columns.iter().map(|column| column.heading.clone());
        let headings = has_headings.then(|| headings.collect());
        let rows = table.rows.iter();
        let rows = rows.map(|row| row.iter().map(on_one_line).collect());
        let lines = headings.into_iter().chain(rows);
        let measured = lines.map(|line: Vec<String>| {
            let measure = |text: String| {
                let width = context.ambiguous.width(&text);
                (text, width)
            };
            line.into_iter().map(measure).collect()
        });
        let lines: Vec<Vec<(String, usize)>> = measured.collect();
        let mut widths = vec![0; table.columns.len()];
        for line in &lines {
            for (widest, (_, width)) in widths.iter_mut().zip(line) {
                *widest = (*widest).max(*width);
            }
        }
        match context.terminal_width {
            Some(width) => {
                let gaps = GAP.len() * widths.len().saturating_sub(1);
                narrow(&mut widths, table.columns, width.saturating_sub(gaps));
            }
            None => widths
                .iter_mut()
                .for_each(|w| *w = (*w).min(WIDEST_LINED_UP)),
        }
        Self {
            table,
            lines,
            widths,
            ambiguous: context.ambiguous,
            cuts: context.terminal_width.is_some(),
        }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for cells in &self.lines {
            let mut line = String::new();
            let columns = self.table.columns.iter().zip(&self.widths);
            for (place, ((text, width), (column, room))) in cells.iter().zip(columns).enumerate() {
                line.push_str(if place > 0 { GAP } else { "" });
                self.fill(&mut line, text, *width, column, *room);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Appends a text of a width in the room of its column.
    fn fill(
        &self,
        line: &mut String,
        text: &str,
        width: usize,
        column: &AnswerColumn,
        room: usize,
    ) {
        let is_cut = self.cuts && width > room;
        let text = match is_cut {
            true => Cow::Owned(pad(text, room, self.ambiguous)),
            false => Cow::Borrowed(text),
        };
        let blanks = " ".repeat(room.saturating_sub(width));
        let (before, after) = match column.is_number {
            true => (blanks.as_str(), ""),
            false => ("", blanks.as_str()),
        };
        line.extend([before, &text, after]);
    }
}

/// Narrows the widest columns until all fit, so that short columns remain readable. Figures
/// are only truncated if truncating words is not enough.
fn narrow(widths: &mut [usize], columns: &[AnswerColumn], room: usize) {
    let of_figures = columns.iter().zip(widths.iter());
    let of_figures = of_figures.filter(|(column, _)| column.is_number);
    let figures: usize = of_figures.map(|(_, width)| *width).sum();
    let words = columns.iter().filter(|column| !column.is_number).count();
    let keeps_figures = room >= figures + words * NARROWEST_WORDS;
    let pairs = widths.iter_mut().zip(columns);
    let mut narrowed: Vec<&mut usize> = pairs
        .filter(|(_, column)| !(keeps_figures && column.is_number))
        .map(|(width, _)| width)
        .collect();
    let room = if keeps_figures { room - figures } else { room };
    limit(&mut narrowed, room);
}

/// Minimum useful width of a text column, in cells.
const NARROWEST_WORDS: usize = 3;

/// Limits the widest columns to a common width so that their sum fits.
fn limit(widths: &mut [&mut usize], room: usize) {
    let widest = widths.iter().map(|width| **width).max().unwrap_or_default();
    let taken = |most: usize| {
        widths
            .iter()
            .map(|width| (**width).min(most))
            .sum::<usize>()
    };
    let most = (1..=widest)
        .rev()
        .find(|most| taken(*most) <= room)
        .unwrap_or(1);
    let mut left = room.saturating_sub(taken(most));
    for width in widths.iter_mut().filter(|width| ***width > most) {
        // The remaining cells go to the first truncated columns.
        let more = left.min(1);
        left -= more;
        **width = most + more;
    }
}
