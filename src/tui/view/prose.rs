//! Prose of the plan, broken into lines.

use ratatui::style::Style;
use tenken::plan::Text;
use tenken::query::{Pattern, fold_matches};

use super::Look;
use super::line::{Line, Mark};
use crate::cells::{pad, wrap};

/// Wraps a text; each line has the text's style where no mark lies.
pub(super) fn paragraph(
    text: &str,
    marks: &[Mark],
    style: Style,
    width: usize,
    look: Look<'_>,
) -> Vec<Line> {
    wrap(text, width, look.ambiguous)
        .into_iter()
        .map(|range| Line::marked(text, range, marks, style))
        .collect()
}

/// What stands before each of several points.
const BULLET: &str = "・";

/// Wraps the points of a text, each with a bullet where there are several.
/// `marks` says what is to be marked in a point.
pub(super) fn points<'p>(
    points: impl ExactSizeIterator<Item = (&'p str, Vec<Mark>)>,
    style: Style,
    width: usize,
    look: Look<'_>,
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

/// Wraps a text of the plan with what is searched for marked.
pub(super) fn text(text: &Text, patterns: &[Pattern], width: usize, look: Look<'_>) -> Vec<Line> {
    let marked = text
        .points()
        .iter()
        .map(|point| (point.as_str(), found(point, patterns, look)));
    points(marked, Style::new(), width, look)
}

/// The places of a text that the search found.
pub(super) fn found(text: &str, patterns: &[Pattern], look: Look<'_>) -> Vec<Mark> {
    let style = look.theme.found;
    fold_matches(text, patterns)
        .into_iter()
        .map(|range| Mark { range, style })
        .collect()
}

/// From this width on, labels stand before their texts, and below it above
/// them.
const LABELS_BESIDE_FROM: usize = 44;

/// The cells of the labels before their texts.
const LABEL_WIDTH: usize = 12;

/// The cells that are left for a text with a label.
pub(super) fn labelled_width(width: usize) -> usize {
    if width < LABELS_BESIDE_FROM {
        width
    } else {
        width - LABEL_WIDTH
    }
}

/// Puts a label before lines that were made [`labelled_width`] wide.
pub(super) fn labelled(label: &str, lines: Vec<Line>, width: usize, look: Look<'_>) -> Vec<Line> {
    let style = look.theme.label;
    if width < LABELS_BESIDE_FROM {
        let above = paragraph(label, &[], style, width, look);
        return above.into_iter().chain(lines).collect();
    }
    let beside = |(index, line): (usize, Line)| match index {
        0 => Line::new(pad(label, LABEL_WIDTH, look.ambiguous), style).followed_by(line),
        _ => line.indented(LABEL_WIDTH),
    };
    lines.into_iter().enumerate().map(beside).collect()
}
