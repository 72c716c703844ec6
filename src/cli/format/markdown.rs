//! Markdown output, for pasting into minutes.

use std::io::{self, Write};

use super::write_each;
use crate::cli::answer::{CommandAnswer, LaidOutTable};
use crate::markdown::escaped;

/// Writes each table under the title of its plan.
pub(super) fn write_markdown(answer: &CommandAnswer, out: &mut impl Write) -> io::Result<()> {
    write_each(&answer.laid_out(), out, |place, table| {
        let mut out = Vec::new();
        if place > 0 {
            writeln!(out)?;
        }
        if let Some(title) = table.title {
            writeln!(out, "## {}\n", escaped(title))?;
        }
        write_table(table, &mut out)?;
        Ok(out)
    })
}

fn write_table(table: &LaidOutTable<'_>, out: &mut impl Write) -> io::Result<()> {
    let headings = table.columns.iter().map(|column| escaped(&column.heading));
    write_row(headings, out)?;
    let rules = table.columns.iter().map(|column| match column.is_number {
        true => "---:".to_owned(),
        false => "---".to_owned(),
    });
    write_row(rules, out)?;
    for row in &table.rows {
        write_row(row.iter().map(|cell| escaped(&cell.shown)), out)?;
    }
    Ok(())
}

fn write_row(cells: impl Iterator<Item = String>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}
