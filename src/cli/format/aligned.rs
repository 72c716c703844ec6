//! Columns lined up by the cells that they take on a terminal.

use std::io::{self, Write};

use tenken::document::visible;

use super::on_one_line;
use crate::cells::{Ambiguous, pad, pad_start, shorten};
use crate::cli::answer::{Answer, Table};
use crate::cli::context::Context;

/// Blanks between columns.
const GAP: usize = 2;

/// Writes tables with headings. On a terminal nothing is wider than it.
pub(super) fn write_table(
    answer: &Answer,
    context: &Context,
    out: &mut impl Write,
) -> io::Result<()> {
    write(answer, true, context, out)
}

/// Writes rows alone, nothing cut off.
pub(super) fn write_plain(
    answer: &Answer,
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
    answer: &Answer,
    has_headings: bool,
    context: &Context,
    out: &mut impl Write,
) -> io::Result<()> {
    let tables = || answer.tables.iter().filter(|table| !table.rows.is_empty());
    let has_titles = tables().count() > 1;
    for (index, table) in tables().enumerate() {
        if let Some(plan) = table.plan.as_ref().filter(|_| has_titles) {
            let gap = if index > 0 { "\n" } else { "" };
            writeln!(out, "{gap}# {}", visible(&plan.title))?;
        }
        Grid::new(table, has_headings, context).write(out)?;
    }
    Ok(())
}

/// The texts of a table with the widths of its columns.
struct Grid<'t> {
    table: &'t Table,
    lines: Vec<Vec<String>>,
    widths: Vec<usize>,
    ambiguous: Ambiguous,
}

impl<'t> Grid<'t> {
    fn new(table: &'t Table, has_headings: bool, context: &Context) -> Self {
        let headings = table.columns.iter().map(|column| column.heading.clone());
        let headings = has_headings.then(|| headings.collect());
        let rows = table.rows.iter();
        let rows = rows.map(|row| row.iter().map(on_one_line).collect());
        let lines: Vec<Vec<String>> = headings.into_iter().chain(rows).collect();
        let mut widths = vec![0; table.columns.len()];
        for line in &lines {
            for (widest, text) in widths.iter_mut().zip(line) {
                *widest = (*widest).max(context.ambiguous.width(text));
            }
        }
        if let Some(width) = context.terminal_width {
            let gaps = GAP * widths.len().saturating_sub(1);
            narrow(&mut widths, width.saturating_sub(gaps));
        }
        Self {
            table,
            lines,
            widths,
            ambiguous: context.ambiguous,
        }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let gap = " ".repeat(GAP);
        let limit: usize = self.widths.iter().map(|width| width + GAP).sum();
        for line in &self.lines {
            let columns = self.table.columns.iter().zip(&self.widths);
            let cells =
                line.iter()
                    .zip(columns)
                    .map(|(text, (column, width))| match column.is_number {
                        true => pad_start(text, *width, self.ambiguous),
                        false => pad(text, *width, self.ambiguous),
                    });
            let line = cells.collect::<Vec<_>>().join(&gap);
            let line = shorten(line.trim_end(), limit, self.ambiguous).into_owned();
            writeln!(out, "{line}")?;
        }
        Ok(())
    }
}

/// Makes the widest columns narrower until all of them have room, so that the
/// short ones keep what they say.
fn narrow(widths: &mut [usize], room: usize) {
    let widest = widths.iter().copied().max().unwrap_or_default();
    let fits = |most: &usize| widths.iter().map(|width| width.min(most)).sum::<usize>() <= room;
    let most = (1..=widest).rev().find(fits).unwrap_or(1);
    for width in widths.iter_mut() {
        *width = (*width).min(most);
    }
    // What is left over from cutting several columns to one width.
    let used: usize = widths.iter().sum();
    let mut cut = widths.iter_mut().filter(|width| **width == most);
    if let (Some(first), true) = (cut.next(), most < widest) {
        *first += room.saturating_sub(used);
    }
}
