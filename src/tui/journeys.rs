//! Journeys: keys in, screen out, through the real loop.
//!
//! A journey is a line of keys: a character is a key, and so is a name in angle
//! brackets (`<Enter>`, `<Ctrl-d>`); `<lt>` is the character.

#![allow(clippy::expect_used, clippy::panic)]

mod ambiguous;
mod comparison;
mod doubts;
mod filters;
mod list;
mod picture;
mod properties;
mod readme;
mod search;
mod settings;
mod tables;

use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::layout::{Position, Size};
use tenken::document::Source;
use tenken::plan::{MilestoneDate, load};

use super::key::Key;
use super::painter::Frame;
use super::state::{Settings, State};
use super::theme::ThemeName;
use super::update::Event;
use super::{Ending, Host, Incoming, Keymap, run_loop};
use crate::cells::Ambiguous;
use crate::dismissed::{Dismissed, Saving};
use crate::open::{Opened, PlanFile, Report};

/// A world in which somebody presses keys, slowly, and looks at the screen.
struct Script {
    incoming: VecDeque<Incoming>,
    frames: Vec<Frame>,
    copied: Vec<String>,
    saved: Vec<Saving>,
    /// Why nothing can be saved, where that is so.
    refusal: Option<&'static str>,
    stops: usize,
}

impl Host for Script {
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Incoming> {
        if patience.is_some() {
            return Ok(Incoming::Event(Event::Pause));
        }
        let end = Incoming::End(Ending::Quit);
        Ok(self.incoming.pop_front().unwrap_or(end))
    }

    fn more(&mut self) -> io::Result<Option<Incoming>> {
        Ok(None)
    }

    fn show(&mut self, frame: Frame) -> io::Result<()> {
        self.frames.push(frame);
        Ok(())
    }

    fn forget_shown(&mut self) {}

    fn stop(&mut self) -> io::Result<()> {
        self.stops += 1;
        Ok(())
    }

    fn resume(&mut self) -> io::Result<Size> {
        Ok(Size::new(80, 24))
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied.push(text.to_owned());
        Ok(())
    }

    fn save(&mut self, saving: &Saving) -> io::Result<()> {
        self.saved.push(saving.clone());
        self.refusal
            .map_or(Ok(()), |why| Err(io::Error::other(why)))
    }
}

impl Script {
    fn new(events: impl IntoIterator<Item = Event>) -> Self {
        Self {
            incoming: events.into_iter().map(Incoming::Event).collect(),
            frames: Vec::new(),
            copied: Vec::new(),
            saved: Vec::new(),
            refusal: None,
            stops: 0,
        }
    }
}

/// Who sits where, with what, before the first key.
struct Journey {
    files: Vec<PlanFile>,
    reports: Vec<Report>,
    settings: Settings,
    size: Size,
    refusal: Option<&'static str>,
}

/// A journey with the built-in plan of Kameyama.
fn journey(width: u16, height: u16) -> Journey {
    let (files, reports) = Opened::built_in().into_files();
    let is_kameyama = |file: &PlanFile| file.plan.facts().id == "kameyama-dx";
    Journey {
        files: files.into_iter().filter(is_kameyama).collect(),
        reports,
        settings: Settings {
            theme: ThemeName::Dark,
            colours: true,
            ambiguous: Ambiguous::Narrow,
            today: MilestoneDate {
                year: 2022,
                month: 8,
                day: Some(20),
            },
            language: None,
            keymap: Keymap::default(),
        },
        size: Size::new(width, height),
        refusal: None,
    }
}

impl Journey {
    /// The same with other plans, given as TOML.
    fn with_plans(self, texts: &[&str]) -> Self {
        let file = |text: &&str| {
            let loaded = load(Source::new("plan.toml", *text));
            Some(PlanFile {
                plan: loaded.plan?,
                source: Rc::new(loaded.source),
                dismissed: Dismissed::default(),
            })
        };
        Self {
            files: texts.iter().filter_map(file).collect(),
            ..self
        }
    }

    /// The same on a terminal that draws ambiguous characters in two cells.
    fn wide(mut self) -> Self {
        self.settings.ambiguous = Ambiguous::Wide;
        self
    }

    fn run(self, events: impl IntoIterator<Item = Event>) -> (Script, State) {
        let mut script = Script::new(events);
        script.refusal = self.refusal;
        let mut state = State::new(self.files, self.reports, self.settings, self.size)
            .expect("a journey needs a plan");
        run_loop(&mut script, &mut state).expect("a script does not fail");
        (script, state)
    }

    /// The screen after the keys.
    fn screen(self, keys: &str) -> String {
        let (script, state) = self.run(press(keys));
        let frame = script.frames.last().expect("every loop draws once");
        screen(frame, state.settings.ambiguous)
    }
}

/// The keys of a journey.
fn keys(written: &str) -> Vec<Key> {
    let mut rest = written;
    let mut keys = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (name, after) = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            Some(("lt", after)) => ("<".to_owned(), after),
            Some((name, after)) => (name.to_owned(), after),
            None => (first.to_string(), rest.split_at(first.len_utf8()).1),
        };
        keys.push(
            name.parse()
                .unwrap_or_else(|_| panic!("no such key: {name}")),
        );
        rest = after;
    }
    keys
}

fn press(written: &str) -> Vec<Event> {
    let pressed = |key| Event::Key {
        key,
        repeats: false,
    };
    keys(written).into_iter().map(pressed).collect()
}

/// The screen as text, a line for each row, with ▏ where the cursor is. Every
/// row is exactly as wide as the screen.
fn screen(frame: &Frame, ambiguous: Ambiguous) -> String {
    let rows = frame.buffer.area.rows();
    let rows = rows.map(|row| {
        let text = row_text(&frame.buffer, row.y, None);
        let width = usize::from(frame.buffer.area.width);
        assert_eq!(ambiguous.width(&text), width, "row {}: {text}", row.y);
        let cursor = frame.cursor.filter(|cursor| cursor.y == row.y);
        row_text(&frame.buffer, row.y, cursor).trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn row_text(buffer: &Buffer, y: u16, cursor: Option<Position>) -> String {
    let mut text = String::new();
    let mut x = 0;
    while let Some(cell) = buffer.cell((x, y)).filter(|_| x < buffer.area.width) {
        if cursor.is_some_and(|cursor| cursor.x == x) {
            text.push('▏');
        }
        text.push_str(cell.symbol());
        x += cell.cell_width().max(1);
    }
    text
}
