//! Papers as Markdown.

use tenken::paper::{Block, Paper, PaperTable};

use crate::markdown::escaped;

/// Returns a paper as Markdown.
pub(super) fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n", escaped(&paper.title));
    let mut is_in_list = false;
    for block in &paper.blocks {
        let is_item_of_list = matches!(block, Block::Field { .. } | Block::List { .. });
        if !(is_in_list && is_item_of_list) {
            out.push('\n');
        }
        is_in_list = is_item_of_list;
        out.push_str(&written(block));
    }
    out
}

fn written(block: &Block) -> String {
    match block {
        Block::Section(heading) => format!("## {}\n", escaped(heading)),
        Block::Item(heading) => format!("### {}\n", escaped(heading)),
        Block::Field { label, text } => format!("- **{}**: {}\n", escaped(label), escaped(text)),
        Block::List { label, points } => {
            let points = points.iter();
            let points: String = points
                .map(|point| format!("  - {}\n", escaped(point)))
                .collect();
            format!("- **{}**:\n{points}", escaped(label))
        }
        Block::Table(table) => table_written(table),
    }
}

fn table_written(table: &PaperTable) -> String {
    let headings = table.columns.iter().map(|column| escaped(&column.heading));
    let rules = table.columns.iter().map(|_| "---".to_owned());
    let rows = table.rows.iter();
    let rows = rows.map(|cells| row(cells.iter().map(|cell| escaped(cell))));
    [row(headings), row(rules)]
        .into_iter()
        .chain(rows)
        .collect()
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}
