//! Prose of the plan, broken into lines.

use ratatui::style::Style;
use tenken::plan::{Initiative, Text};
use tenken::query::{Pattern, fold_matches};

use super::line::{Line, Mark};
use super::look::Look;
use crate::card::LABEL_WIDTH;
use crate::display_width::{pad, wrap};

/// Wraps a text. Marked ranges have their own style, the rest has `style`.
pub(crate) fn paragraph(
    text: &str,
    marks: &[Mark],
    style: Style,
    width: usize,
    look: Look,
) -> Vec<Line> {
    wrap(text, width, look.ambiguous)
        .into_iter()
        .map(|range| Line::marked(text, range, marks, style))
        .collect()
}

/// The prefix of each point if there are several.
const BULLET: &str = "・";

/// Wraps the points of a text, with bullets if there are several. `marks` returns
/// the marks of a point.
pub(crate) fn points<'p>(
    points: impl ExactSizeIterator<Item = (&'p str, Vec<Mark>)>,
    style: Style,
    width: usize,
    look: Look,
) -> Vec<Line> {
    let bullet = look.ambiguous.width(BULLET);
    let has_bullets = points.len() > 1 && width > 2 * bullet;
    let indent = if has_bullets { bullet } else { 0 };
    let mut lines = Vec::new();
    for (text, marks) in points {
        let wrapped = paragraph(text, &marks, style, width - indent, look);
        for (index, line) in wrapped.into_iter().enumerate() {
            lines.push(match (has_bullets, index) {
                (true, 0) => Line::new(BULLET, look.theme.dim).followed_by(line),
                _ => line.indented(indent),
            });
        }
    }
    lines
}

/// The number and the title of a row, as every screen shows them.
pub(crate) fn title(row: &Initiative, patterns: &[Pattern], width: usize, look: Look) -> Vec<Line> {
    let title = format!("{}  {}", row.id, row.title);
    let marks = found(&title, patterns, look);
    paragraph(&title, &marks, look.theme.strong, width, look)
}

/// Wraps a text of the plan and marks the matches of a search.
pub(crate) fn text(text: &Text, patterns: &[Pattern], width: usize, look: Look) -> Vec<Line> {
    let marked: Vec<_> = text
        .points()
        .map(|point| (point, found(point, patterns, look)))
        .collect();
    points(marked.into_iter(), Style::new(), width, look)
}

/// Marks the matches of a search in a text.
pub(crate) fn found(text: &str, patterns: &[Pattern], look: Look) -> Vec<Mark> {
    let style = look.theme.found;
    fold_matches(text, patterns)
        .into_iter()
        .map(|range| Mark { range, style })
        .collect()
}

/// Minimum width in cells for labels beside their texts. It leaves 30 cells, or 15
/// full-width characters, for the text. Heuristic.
const LABELS_BESIDE_FROM: usize = 44;

/// Returns the width in cells that a label leaves for its text.
pub(crate) fn labelled_width(width: usize) -> usize {
    if width < LABELS_BESIDE_FROM {
        width
    } else {
        width - LABEL_WIDTH
    }
}

/// Puts a label beside lines that were wrapped to [`labelled_width`], or above them if the
/// width is too small, or if no blank would be left between the two.
pub(crate) fn labelled(label: &str, lines: Vec<Line>, width: usize, look: Look) -> Vec<Line> {
    let label = (label, look.theme.label);
    labelled_in(width - labelled_width(width), label, lines, width, look)
}

/// Puts a label of a style beside lines, into so many cells, or above them if it does not fit
/// there with a blank.
pub(crate) fn labelled_in(
    indent: usize,
    (label, style): (&str, Style),
    lines: Vec<Line>,
    width: usize,
    look: Look,
) -> Vec<Line> {
    let above = || paragraph(label, &[], style, width, look);
    let above = match look.ambiguous.width(label) < indent {
        true => Vec::new(),
        false => above(),
    };
    let beside = || Line::new(pad(label, indent, look.ambiguous), style);
    let mut beside = above.is_empty().then(beside);
    let lines = lines.into_iter().map(|line| match beside.take() {
        Some(label) => label.followed_by(line),
        None => line.indented(indent),
    });
    above.into_iter().chain(lines).collect()
}

/// Puts groups of lines below each other, with a blank line between those that say something.
pub(crate) fn with_blanks_between(groups: impl IntoIterator<Item = Vec<Line>>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(group);
    }
    lines
}
