//! Cards as plain text or Markdown.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use tenken::document::visible;
use tenken::messages::Language;

use super::rows;
use crate::card::{Card, CardEntry, LABEL_WIDTH};
use crate::cli::context::Context;
use crate::cli::selection::Selected;
use crate::display_width::{pad, wrap};
use crate::markdown::escaped;

/// Writes the cards of each plan, separated by a blank line. Lines are wrapped to
/// the width of a terminal, and not at all in other output.
pub(super) fn write_cards(
    selected: &Selected,
    context: &Context,
    language: Language,
) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut gap = "";
    for listed in selected.plans().filter(|listed| !listed.listing.is_empty()) {
        let title = visible(&listed.plan.facts().title);
        writeln!(out, "{gap}# {title}  {}", language.year(listed.year))?;
        gap = "\n";
        for row in rows(&listed) {
            let card = Card::new(listed.plan, row, listed.year, language, str::to_owned);
            writeln!(out)?;
            Indented::new(0, context).write(&card.title, &mut out)?;
            for entry in card.entries(language) {
                write_entry(&entry, context, &mut out)?;
            }
        }
    }
    out.flush()
}

/// The prefix of each point if there are several.
const BULLET: &str = "・";

/// Writes the lines of a field with its label before the first, or above it if no blank would
/// be left between the two.
fn write_entry(entry: &CardEntry, context: &Context, out: &mut impl Write) -> io::Result<()> {
    let label = visible(&entry.label);
    let is_beside = context.ambiguous.width(&label) < LABEL_WIDTH;
    let label = match is_beside {
        true => label,
        false => {
            Indented::new(0, context).write(&label, out)?;
            Cow::Borrowed("")
        }
    };
    let label = pad(&label, LABEL_WIDTH, context.ambiguous);
    let bullet = if entry.is_list { BULLET } else { "" };
    let indent = LABEL_WIDTH + context.ambiguous.width(bullet);
    for (index, line) in entry.lines.iter().enumerate() {
        let blank = " ".repeat(LABEL_WIDTH);
        write!(out, "{}{bullet}", if index == 0 { &label } else { &blank })?;
        Indented::new(indent, context).write(line, out)?;
    }
    Ok(())
}

/// Writes text with a hanging indent.
struct Indented<'c> {
    indent: usize,
    context: &'c Context,
}

impl<'c> Indented<'c> {
    fn new(indent: usize, context: &'c Context) -> Self {
        Self { indent, context }
    }

    fn write(&self, text: &str, out: &mut impl Write) -> io::Result<()> {
        let width = self.context.terminal_width.unwrap_or(usize::MAX);
        let room = width.saturating_sub(self.indent).max(2);
        let text = visible(text);
        for (index, range) in wrap(&text, room, self.context.ambiguous)
            .into_iter()
            .enumerate()
        {
            let part = text.get(range).unwrap_or_default();
            let blanks = if index == 0 { 0 } else { self.indent };
            writeln!(out, "{}{part}", " ".repeat(blanks))?;
        }
        Ok(())
    }
}

/// Writes the cards as Markdown: a heading for each plan and each row, and a list of
/// its fields.
pub(super) fn write_markdown(selected: &Selected, language: Language) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut gap = "";
    for listed in selected.plans().filter(|listed| !listed.listing.is_empty()) {
        let facts = listed.plan.facts();
        let title = escaped(&facts.title);
        writeln!(out, "{gap}## {title} {}", language.year(listed.year))?;
        gap = "\n";
        for row in rows(&listed) {
            let card = Card::new(listed.plan, row, listed.year, language, str::to_owned);
            writeln!(out, "\n### {}\n", escaped(&card.title))?;
            for entry in card.entries(language) {
                write_item(&entry, &mut out)?;
            }
        }
    }
    out.flush()
}

/// Writes a label with its text: several lines as a list under it.
fn write_item(entry: &CardEntry, out: &mut impl Write) -> io::Result<()> {
    let label = escaped(&entry.label);
    if let [only] = entry.lines.as_slice() {
        return writeln!(out, "- **{label}**: {}", escaped(only));
    }
    writeln!(out, "- **{label}**:")?;
    let mut lines = entry.lines.iter();
    lines.try_for_each(|line| writeln!(out, "  - {}", escaped(line)))
}
