//! Renders frames to bytes. Each frame is a single write in a synchronized update and
//! contains only what changed. The cursor is moved only if it is not already in place.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth as _};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use crate::tui::host::{Frame, ScrolledRows};

/// Tracks what the terminal shows and computes the bytes for the next frame.
#[derive(Default)]
pub(crate) struct Renderer {
    /// The current content of the terminal, or `None` if it is unknown.
    shown: Option<Buffer>,
    /// Where the cursor is shown.
    cursor: Option<Position>,
}

impl Renderer {
    /// Discards the known content, so that the next frame is drawn in full.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Returns the bytes that draw a frame. Returns an empty string if nothing changed.
    pub(crate) fn render(&mut self, mut frame: Frame) -> String {
        let mut output = Output::default();
        frame.buffer.content.iter_mut().for_each(forget_unseen);
        let area = frame.buffer.area;
        let mut shown = match self.shown.take().filter(|shown| shown.area == area) {
            Some(shown) => shown,
            None => {
                output.clear();
                Buffer::empty(area)
            }
        };
        if let Some(scroll) = frame.scroll {
            output.scroll(scroll, &mut shown);
        }
        for (x, y, cell) in shown.diff(&frame.buffer) {
            let at = Position::new(x, y);
            output.go_to(at, &frame.buffer);
            output.put(at, cell);
        }
        self.show_cursor(frame.cursor, &mut output);
        self.shown = Some(frame.buffer);
        output.into_frame()
    }

    fn show_cursor(&mut self, cursor: Option<Position>, output: &mut Output) {
        let before = std::mem::replace(&mut self.cursor, cursor);
        match (before, cursor) {
            (Some(_), None) => output.bytes.push_str("\x1b[?25l"),
            (Some(before), Some(now)) if before == now && output.bytes.is_empty() => {}
            (before, Some(now)) => {
                output.move_to(now);
                if before.is_none() {
                    output.bytes.push_str("\x1b[?25h");
                }
            }
            (None, None) => {}
        }
    }
}

const BEGIN_UPDATE: &str = "\x1b[?2026h";
const END_UPDATE: &str = "\x1b[?2026l";

/// The supported modifiers with the SGR codes that turn them on and off.
const MODIFIERS: [(Modifier, &str, &str); 4] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// The bytes of the frame being rendered.
#[derive(Default)]
struct Output {
    bytes: String,
    /// The position of the terminal's cursor, or `None` if it is uncertain.
    cursor: Option<Position>,
    /// The current style of the terminal, or `None` if it is unknown.
    style: Option<Style>,
}

impl Output {
    fn push(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.bytes.write_fmt(arguments);
    }

    /// Clears the screen. Used if its content is unknown.
    fn clear(&mut self) {
        self.bytes.push_str("\x1b[0m\x1b[2J");
    }

    /// Scrolls a region of the terminal and updates `shown` to match. The rows that scroll
    /// in are marked as unknown, so that they are redrawn.
    fn scroll(&mut self, scroll: ScrolledRows, shown: &mut Buffer) {
        let area = scroll.area.intersection(shown.area);
        let lines = scroll.lines.unsigned_abs();
        if area.is_empty() || lines == 0 || lines >= u32::from(area.height) {
            return;
        }
        let direction = if scroll.lines > 0 { 'S' } else { 'T' };
        let (top, bottom) = (area.top() + 1, area.bottom());
        self.push(format_args!(
            "\x1b[0m\x1b[{top};{bottom}r\x1b[{lines}{direction}\x1b[r"
        ));
        let before = shown.clone();
        for position in Rect::new(0, area.y, shown.area.width, area.height).positions() {
            let from = i32::from(position.y) + scroll.lines;
            let from = u16::try_from(from)
                .ok()
                .filter(|y| (area.top()..bottom).contains(y));
            let cell = from.and_then(|y| before.cell((position.x, y)));
            if let Some(moved) = shown.cell_mut(position) {
                *moved = cell.cloned().unwrap_or_else(unknown);
            }
        }
    }

    /// Moves the cursor to a later position in the same row. If it is shorter, the cells in
    /// between are rewritten instead of sending a cursor movement.
    fn go_to(&mut self, to: Position, buffer: &Buffer) {
        if let Some(between) = self.cursor.and_then(|at| self.between(at, to, buffer)) {
            self.bytes.push_str(&between);
            self.cursor = Some(to);
        }
        self.move_to(to);
    }

    fn between(&self, at: Position, to: Position, buffer: &Buffer) -> Option<String> {
        let in_reach = at.y == to.y && (1..=SHORT_WAY).contains(&to.x.checked_sub(at.x)?);
        let mut between = String::new();
        let mut x = at.x;
        while in_reach && x < to.x {
            let cell = buffer.cell((x, at.y)).filter(|cell| is_certain(cell))?;
            if self.style != Some(self.wanted(cell)) {
                return None;
            }
            between.push_str(cell.symbol());
            x += cell.cell_width();
        }
        let is_shorter = between.len() <= SHORT_MOVE && x == to.x;
        (in_reach && is_shorter).then_some(between)
    }

    fn move_to(&mut self, to: Position) {
        match self.cursor {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => match to.x - at.x {
                1 => self.bytes.push_str("\x1b[C"),
                cells => self.push(format_args!("\x1b[{cells}C")),
            },
            _ => self.push(format_args!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
        self.cursor = Some(to);
    }

    fn set_style(&mut self, wanted: Style) {
        if self.style == Some(wanted) {
            return;
        }
        let mut codes: Vec<String> = Vec::new();
        let before = self.style.unwrap_or_else(|| {
            codes.push("0".to_owned());
            plain()
        });
        let gained = wanted.add_modifier - before.add_modifier;
        let lost = before.add_modifier - wanted.add_modifier;
        for (modifier, on, off) in MODIFIERS {
            codes.extend(gained.contains(modifier).then(|| on.to_owned()));
            codes.extend(lost.contains(modifier).then(|| off.to_owned()));
        }
        if wanted.fg != before.fg {
            codes.push(colour(wanted.fg, 30));
        }
        if wanted.bg != before.bg {
            codes.push(colour(wanted.bg, 40));
        }
        self.push(format_args!("\x1b[{}m", codes.join(";")));
        self.style = Some(wanted);
    }

    fn put(&mut self, at: Position, cell: &Cell) {
        self.set_style(self.wanted(cell));
        self.bytes.push_str(cell.symbol());
        let after = Position::new(at.x + cell.cell_width(), at.y);
        self.cursor = is_certain(cell).then_some(after);
    }

    /// Returns the style to write a cell in. On a blank, the foreground colour and weight
    /// are invisible, so the current ones are kept.
    fn wanted(&self, cell: &Cell) -> Style {
        let wanted = Style::new().fg(cell.fg).bg(cell.bg);
        let wanted = wanted.add_modifier(cell.modifier);
        match self.style {
            Some(now) if is_plain_blank(cell) && !seen_on_blanks(now.add_modifier) => Style {
                fg: now.fg,
                add_modifier: now.add_modifier,
                ..wanted
            },
            _ => wanted,
        }
    }

    fn into_frame(self) -> String {
        if self.bytes.is_empty() {
            return self.bytes;
        }
        format!("{BEGIN_UPDATE}{}{END_UPDATE}", self.bytes)
    }
}

/// Returns a cell that occurs in no frame, so that whatever replaces it is sent.
fn unknown() -> Cell {
    Cell::new("\u{fffd}")
}

fn plain() -> Style {
    Style::new().fg(Color::Reset).bg(Color::Reset)
}

/// Maximum distance in cells at which rewriting the cells can be shorter than a cursor
/// movement.
const SHORT_WAY: u16 = 4;

/// Length in bytes of a cursor movement over a short distance: `ESC [ n C`.
const SHORT_MOVE: usize = 4;

fn seen_on_blanks(modifier: Modifier) -> bool {
    modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT)
}

fn is_plain_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !seen_on_blanks(cell.modifier)
}

/// Normalises blanks that look the same.
fn forget_unseen(cell: &mut Cell) {
    if is_plain_blank(cell) {
        cell.fg = Color::Reset;
        cell.modifier = Modifier::empty();
    }
}

/// Returns whether all terminals agree on the width of the cell's glyph.
fn is_certain(cell: &Cell) -> bool {
    cell.diff_option == CellDiffOption::None && is_one_character(cell.symbol())
}

fn is_one_character(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    characters.next().is_some() && characters.next().is_none()
}

/// Returns the SGR code of a colour, with `ground` 30 for the foreground and 40 for the
/// background.
fn colour(colour: Option<Color>, ground: u8) -> String {
    match colour {
        Some(Color::Indexed(index)) => format!("{};5;{index}", ground + 8),
        _ => (ground + 9).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(cursor: Option<(u16, u16)>) -> Frame {
        Frame {
            buffer: Buffer::with_lines(["取組", "指標"]),
            cursor: cursor.map(Position::from),
            scroll: None,
        }
    }

    #[test]
    fn what_changes_nothing_sends_nothing() {
        let mut renderer = Renderer::default();
        for cursor in [None, Some((1, 1)), Some((0, 1))] {
            assert_ne!(renderer.render(frame(cursor)), "");
            assert_eq!(renderer.render(frame(cursor)), "");
        }
        assert_eq!(
            renderer.render(frame(None)),
            "\x1b[?2026h\x1b[?25l\x1b[?2026l"
        );
    }
}
