//! Frames as bytes: each frame is one write, in a synchronized update, and the
//! cursor is moved only where it is not already.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption, CellWidth as _};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier, Style};

/// A backend that gathers a frame and sends it in one piece.
pub(super) struct FrameWriter<W> {
    out: W,
    frame: String,
    /// Where the terminal's cursor is; none where that is not certain.
    cursor: Option<Position>,
    cursor_is_shown: bool,
    /// The style in which the terminal writes now; none where not known.
    style: Option<Style>,
}

const BEGIN_UPDATE: &str = "\x1b[?2026h";
const END_UPDATE: &str = "\x1b[?2026l";
const RESET_STYLE: &str = "\x1b[0m";

/// The modifiers that are used, with the numbers that switch them on.
const MODIFIERS: [(Modifier, u8); 4] = [
    (Modifier::BOLD, 1),
    (Modifier::UNDERLINED, 4),
    (Modifier::REVERSED, 7),
    (Modifier::CROSSED_OUT, 9),
];

impl<W: Write> FrameWriter<W> {
    /// A writer of frames to a terminal that was just taken: its cursor is
    /// hidden.
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            frame: String::new(),
            cursor: None,
            cursor_is_shown: false,
            style: None,
        }
    }

    fn push(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.frame.write_fmt(arguments);
    }

    fn move_to(&mut self, to: Position) {
        match self.cursor {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => match to.x - at.x {
                1 => self.frame.push_str("\x1b[C"),
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
        let before = self.style.unwrap_or_default();
        let lost = before.add_modifier - wanted.add_modifier;
        let from_scratch = self.style.is_none() || !lost.is_empty();
        let before = if from_scratch { reset() } else { before };
        let mut codes: Vec<String> = Vec::new();
        if from_scratch {
            codes.push("0".to_owned());
        }
        let gained = wanted.add_modifier - before.add_modifier;
        let switched_on = MODIFIERS.iter().filter(|(one, _)| gained.contains(*one));
        codes.extend(switched_on.map(|(_, code)| code.to_string()));
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
        self.move_to(at);
        self.set_style(style_of(cell));
        self.frame.push_str(cell.symbol());
        let certain = cell.diff_option == CellDiffOption::None && is_one_character(cell.symbol());
        self.cursor = certain.then(|| Position::new(at.x + cell.cell_width(), at.y));
    }
}

fn reset() -> Style {
    Style::new().fg(Color::Reset).bg(Color::Reset)
}

fn style_of(cell: &Cell) -> Style {
    let style = Style::new().fg(cell.fg).bg(cell.bg);
    style.add_modifier(cell.modifier)
}

fn is_one_character(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    characters.next().is_some() && characters.next().is_none()
}

/// The code of a colour, as text (30) or as background (40).
fn colour(colour: Option<Color>, ground: u8) -> String {
    match colour {
        Some(Color::Indexed(index)) => format!("{};5;{index}", ground + 8),
        _ => (ground + 9).to_string(),
    }
}

impl<W: Write> Backend for FrameWriter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.put(Position::new(x, y), cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.cursor_is_shown) {
            self.frame.push_str("\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.cursor_is_shown, true) {
            self.frame.push_str("\x1b[?25h");
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.move_to(position.into());
        Ok(())
    }

    /// Blanks the screen, where nothing is known of it: at the start, after a
    /// change of its size, after a stop.
    fn clear(&mut self) -> io::Result<()> {
        self.frame.push_str(RESET_STYLE);
        self.frame.push_str("\x1b[2J");
        self.style = None;
        self.cursor = None;
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let frame = format!("{BEGIN_UPDATE}{}{END_UPDATE}", self.frame);
        self.frame.clear();
        self.out.write_all(frame.as_bytes())?;
        self.out.flush()
    }
}
