//! Lines of styled text. Only this module writes text into the buffer, so that text
//! is drawn as wide as it was measured.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth as _};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::look::Look;
use crate::display_width::{AmbiguousWidth, ELLIPSIS, pad_start, shorten};

/// A line of text in several styles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Line(Vec<(String, Style)>);

impl Line {
    /// Whether nothing is to be seen of it.
    fn is_blank(&self) -> bool {
        self.0.iter().all(|(text, _)| text.trim().is_empty())
    }

    /// A line of one style.
    pub(crate) fn new(text: impl Into<String>, style: Style) -> Self {
        Self(vec![(text.into(), style)])
    }

    /// Adds text at its end.
    pub(crate) fn push(&mut self, text: impl Into<String>, style: Style) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push((text, style));
        }
    }

    /// The line with text added at its end.
    #[must_use]
    pub(crate) fn with(mut self, text: impl Into<String>, style: Style) -> Self {
        self.push(text, style);
        self
    }

    /// The line with another after it.
    #[must_use]
    pub(crate) fn followed_by(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The line with blanks before it.
    #[must_use]
    pub(crate) fn indented(self, cells: usize) -> Self {
        Self::blanks(cells).followed_by(self)
    }

    /// The line with blanks after it, up to a number of cells.
    #[must_use]
    pub(crate) fn filled(self, cells: usize, ambiguous: AmbiguousWidth) -> Self {
        let missing = cells.saturating_sub(self.width(ambiguous));
        self.followed_by(Self::blanks(missing))
    }

    fn blanks(cells: usize) -> Self {
        let mut blank = Self::default();
        blank.push(" ".repeat(cells), Style::new());
        blank
    }

    /// How many cells it takes.
    pub(crate) fn width(&self, ambiguous: AmbiguousWidth) -> usize {
        self.0.iter().map(|(text, _)| ambiguous.width(text)).sum()
    }

    /// Whether any of it has a style, or one that another was laid over.
    pub(crate) fn has(&self, style: Style) -> bool {
        let wanted = style.add_modifier;
        self.0
            .iter()
            .any(|(_, own)| own.add_modifier.contains(wanted))
    }

    /// A piece of a text in which some parts have a style of their own.
    pub(crate) fn marked(text: &str, within: Range<usize>, marks: &[Mark], style: Style) -> Self {
        let mut line = Self::default();
        let mut at = within.start;
        let passed = marks.partition_point(|mark| mark.range.end <= within.start);
        let ahead = marks.iter().skip(passed);
        for mark in ahead.take_while(|mark| mark.range.start < within.end) {
            let start = mark.range.start.clamp(at, within.end.max(at));
            let end = mark.range.end.clamp(start, within.end.max(start));
            line.push(text.get(at..start).unwrap_or_default(), style);
            let marked = text.get(start..end).unwrap_or_default();
            line.push(marked, style.patch(mark.style));
            at = end;
        }
        line.push(text.get(at..within.end).unwrap_or_default(), style);
        line
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(text, _)| out.write_str(text))
    }
}

/// Returns the place of the piece of a line at a column, both counted from zero, given how
/// many cells each piece takes.
pub(crate) fn piece_at(column: usize, cells: impl Iterator<Item = usize>) -> Option<usize> {
    let mut ends = cells.scan(0, |end, cells| {
        *end += cells;
        Some(*end)
    });
    ends.position(|end| column < end)
}

/// A range of a text with its own style. The marks of a text are in order, and none overlaps
/// the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The bytes of the text.
    pub(crate) range: Range<usize>,
    /// The style laid over that of the text.
    pub(crate) style: Style,
}

/// A title and what is to be noted of it, shortened to a number of cells.
pub(crate) fn title_and_notes(title: &str, notes: &[String], look: Look, cells: usize) -> Line {
    let title = format!(
        " {}",
        shorten(title, cells.saturating_sub(1), look.ambiguous)
    );
    let room = cells.saturating_sub(look.ambiguous.width(&title));
    let notes = format!("  {}", notes.join("  "));
    let notes = shorten(&notes, room, look.ambiguous).into_owned();
    Line::new(title, look.theme.strong).with(notes, look.theme.dim)
}

/// Clears an area for an overlay.
pub(crate) fn clear(area: Rect, look: Look, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        cut_wide_glyph(area.left(), y, buffer);
        for x in area.left()..area.right() {
            blank(x, y, look.theme.base, buffer);
        }
    }
}

/// Clears an area for an overlay beside which the screen is still seen, and the column before
/// it. What goes on under it ends in an ellipsis, and is left out if hardly any of it would be
/// left.
pub(crate) fn clear_beside(area: Rect, look: Look, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let Some(edge) = area.left().checked_sub(1) else {
        return clear(area, look, buffer);
    };
    for y in area.top()..area.bottom() {
        end_before(edge, y, look, buffer);
    }
    let with_edge = Rect {
        x: edge,
        width: area.width + 1,
        ..area
    };
    clear(with_edge, look, buffer);
}

/// Minimum width in cells of what is left of a text: three full-width characters and an
/// ellipsis. Heuristic.
const SHORTEST_REST: u16 = 7;

/// Ends before a column what goes on beyond it.
fn end_before(edge: u16, y: u16, look: Look, buffer: &mut Buffer) {
    let Some(start) = start_of_cut(edge, y, buffer) else {
        return;
    };
    let is_short = edge - start < SHORTEST_REST;
    let sign = if is_short { "" } else { ELLIPSIS };
    let cells = u16::try_from(look.ambiguous.width(sign)).unwrap_or_default();
    let from = if is_short { start } else { edge - cells };
    let from = from - u16::from(is_right_half(from, y, buffer));
    // A line through or under a word would go on without it.
    let lines = Modifier::CROSSED_OUT | Modifier::UNDERLINED;
    for x in from..edge {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
            cell.modifier.remove(lines);
        }
    }
    let room = Rect::new(from, y, edge - from, 1);
    draw_line(&Line::new(sign, Style::new()), room, look.ambiguous, buffer);
}

/// Where a text or a column begins that goes on beyond a column; `None` if none does. Words
/// have a blank between them, and columns two.
fn start_of_cut(edge: u16, y: u16, buffer: &Buffer) -> Option<u16> {
    let is_written = |x: u16| is_written(x, y, buffer);
    let before = edge.checked_sub(1)?;
    let is_one_blank = is_written(before) && is_written(edge.saturating_add(1));
    if !is_written(edge) && !is_one_blank {
        return None;
    }
    let is_gap = |x: &u16| !is_written(*x) && x.checked_sub(1).is_none_or(|x| !is_written(x));
    let gap = (0..edge).rev().find(is_gap);
    Some(gap.map_or(0, |gap| gap + 1))
}

/// Whether a glyph, or the right half of one, stands in a cell.
fn is_written(x: u16, y: u16, buffer: &Buffer) -> bool {
    let glyph = buffer.cell((x, y));
    glyph.is_some_and(|cell| cell.symbol() != " ") || is_right_half(x, y, buffer)
}

fn is_right_half(x: u16, y: u16, buffer: &Buffer) -> bool {
    let left = x.checked_sub(1).and_then(|x| buffer.cell((x, y)));
    left.is_some_and(|left| left.cell_width() > 1)
}

/// Removes a wide glyph whose right half will be covered, since half a glyph cannot
/// be drawn.
fn cut_wide_glyph(x: u16, y: u16, buffer: &mut Buffer) {
    let Some(left) = x.checked_sub(1) else { return };
    let Some(cell) = buffer.cell_mut((left, y)) else {
        return;
    };
    if cell.cell_width() > 1 {
        cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
    }
}

fn blank(x: u16, y: u16, style: Style, buffer: &mut Buffer) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.reset();
        cell.set_style(style);
    }
}

/// Draws the lines from `first` on that fit. If there are more, the last row of the
/// area says how many.
pub(crate) fn draw_lines(
    lines: &[Line],
    first: usize,
    area: Rect,
    look: Look,
    buffer: &mut Buffer,
) {
    let height = usize::from(area.height);
    let rest = lines.get(first..).unwrap_or_default();
    let last = rest.iter().rposition(|line| !line.is_blank());
    // Blank lines at the end are nothing that follows.
    let rest = rest.get(..=last.unwrap_or_default()).unwrap_or_default();
    let shown = match rest.len() > height && height > 1 {
        true => height - 1,
        false => height,
    };
    let rows = area.top()..area.bottom();
    for (y, line) in rows.zip(rest.iter().take(shown)) {
        draw_line(line, row(area, y), look.ambiguous, buffer);
    }
    if shown < height && rest.len() > shown {
        draw_more(rest.len() - shown, area, look, buffer);
    }
}

fn draw_more(hidden: usize, area: Rect, look: Look, buffer: &mut Buffer) {
    let said = look.language.more_lines(hidden);
    let room = usize::from(area.width);
    let line = Line::new(pad_start(&said, room, look.ambiguous), look.theme.dim);
    draw_line(&line, row(area, area.bottom() - 1), look.ambiguous, buffer);
}

/// One row of an area.
pub(crate) fn row(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

/// Returns the position after a number of cells in the first row of an area, or the
/// last cell of the row.
pub(crate) fn cursor_after(cells: usize, area: Rect) -> Option<Position> {
    let last = area.width.checked_sub(1)?;
    let cells = u16::try_from(cells).unwrap_or(last).min(last);
    (area.height > 0).then(|| Position::new(area.x + cells, area.y))
}

/// Draws a line into the first row of an area. What does not fit is not drawn.
pub(crate) fn draw_line(line: &Line, area: Rect, ambiguous: AmbiguousWidth, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let mut pen = Pen {
        x: area.x,
        y: area.y,
        right: area.right(),
        ambiguous,
    };
    for (text, style) in &line.0 {
        pen.write(text, *style, buffer);
    }
}

struct Pen {
    x: u16,
    y: u16,
    right: u16,
    ambiguous: AmbiguousWidth,
}

impl Pen {
    fn write(&mut self, text: &str, style: Style, buffer: &mut Buffer) {
        for (grapheme, cells) in self.ambiguous.measured(text) {
            match self.ambiguous.drawn(grapheme) {
                Cow::Borrowed(drawn) if drawn == grapheme => {
                    self.put(drawn, cells, style, buffer);
                }
                drawn => {
                    for (glyph, cells) in self.ambiguous.measured(&drawn) {
                        self.put(glyph, cells, style, buffer);
                    }
                }
            }
        }
    }

    fn put(&mut self, glyph: &str, cells: usize, style: Style, buffer: &mut Buffer) {
        let Some(width) = u16::try_from(cells).ok().and_then(NonZeroU16::new) else {
            return;
        };
        let end = self.x.saturating_add(width.get());
        if end > self.right {
            self.x = self.right;
            return;
        }
        for x in self.x + 1..end {
            if let Some(cell) = buffer.cell_mut((x, self.y)) {
                let covered = cell.style().patch(style);
                cell.reset();
                cell.set_style(covered);
            }
        }
        if let Some(cell) = buffer.cell_mut((self.x, self.y)) {
            cell.set_symbol(glyph).set_style(style);
            let measured = cell.set_diff_option(CellDiffOption::None).cell_width();
            if measured != width.get() {
                cell.set_diff_option(CellDiffOption::ForcedWidth(width));
            }
        }
        self.x = end;
    }
}
