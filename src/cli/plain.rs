//! The rows of plans as plain text, for whatever is not a terminal.

use std::io::{self, Write};

use tenken::document::visible;
use tenken::plan::{Initiative, Plan};
use tenken::query::{Filter, Listing};

use crate::cells::{Ambiguous, pad};

/// Writes the rows of all plans: rating, number, title and departments, in
/// columns, nothing cut off.
///
/// # Errors
///
/// Where the output cannot be written to.
pub(crate) fn print_rows(
    plans: &[Plan],
    ambiguous: Ambiguous,
    out: &mut impl Write,
) -> io::Result<()> {
    for (index, plan) in plans.iter().enumerate() {
        if plans.len() > 1 {
            let gap = if index > 0 { "\n" } else { "" };
            writeln!(out, "{gap}# {}", visible(&plan.facts().title))?;
        }
        print_plan(plan, ambiguous, out)?;
    }
    Ok(())
}

fn print_plan(plan: &Plan, ambiguous: Ambiguous, out: &mut impl Write) -> io::Result<()> {
    let listing = Listing::new(plan, &Filter::default(), None, plan.facts().review_year);
    let rows: Vec<[String; 4]> = listing
        .ids()
        .iter()
        .filter_map(|id| plan.initiative(id))
        .map(|row| cells(row, plan))
        .collect();
    let mut widths = [0; 4];
    for row in &rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(ambiguous.width(cell));
        }
    }
    for row in &rows {
        let padded = row.iter().zip(widths);
        let padded = padded.map(|(cell, width)| pad(cell, width, ambiguous));
        let line = padded.collect::<Vec<_>>().join("  ");
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn cells(row: &Initiative, plan: &Plan) -> [String; 4] {
    let rating = row.rating(plan.facts().review_year).unwrap_or("-");
    let departments: Vec<String> = row.departments.iter().map(ToString::to_string).collect();
    [rating, row.id.as_str(), &row.title, &departments.join("、")]
        .map(|cell| visible(cell).into_owned())
}
