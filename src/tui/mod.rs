//! The screen: terminal event, key, action, state, layout, view.

mod action;
mod host;
#[cfg(test)]
mod journeys;
mod key;
mod keymap;
mod layout;
mod painter;
mod screen;
mod session;
mod state;
mod theme;
mod update;
mod view;

use std::io;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

pub(crate) use keymap::Keymap;
pub(crate) use state::{Settings, State};
pub(crate) use theme::ThemeName;

use host::TerminalHost;
use layout::Layout;
use painter::{Frame, Scroll};
use screen::Screen;
use session::Session;
use update::{Effect, Event};

use crate::dismissed::Saving;

/// How the program came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The person at the keyboard ended it, or went away.
    Quit,
    /// A signal asked for it.
    Signal(i32),
}

/// What comes from outside the loop.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Incoming {
    /// Something that the state is to know.
    Event(Event),
    /// The program is to be stopped until it is continued.
    Stop,
    /// The program was stopped and goes on.
    Continued,
    /// Nothing will come any more.
    End(Ending),
}

/// The world around the loop.
trait Host {
    /// Waits for what comes next; with a patience, [`Event::Pause`] comes
    /// after it.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be read.
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Incoming>;

    /// What has come already, so that drawing can wait for it.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be read.
    fn more(&mut self) -> io::Result<Option<Incoming>>;

    /// Shows a frame.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn show(&mut self, frame: Frame) -> io::Result<()>;

    /// Lets the next frame be drawn as a whole.
    fn forget_shown(&mut self);

    /// Gives the terminal back and stops until the shell continues the
    /// program.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn stop(&mut self) -> io::Result<()>;

    /// Takes the terminal again, and says what size it has now.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn resume(&mut self) -> io::Result<Size>;

    /// Puts a text into the clipboard of the person at the terminal.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Saves dismissals in their file.
    ///
    /// # Errors
    ///
    /// Where the file has mistakes or cannot be written.
    fn save(&mut self, saving: &Saving) -> io::Result<()>;
}

/// How long keys must rest before the card catches up with the chosen row.
const PAUSE: Duration = Duration::from_millis(60);

/// Runs the program on the terminal, from the state that `start` makes for its
/// size.
///
/// # Errors
///
/// Where the terminal cannot be taken, read or written.
pub(crate) fn run(start: impl FnOnce(Size) -> Option<State>) -> io::Result<Ending> {
    let mut host = TerminalHost::new(Session::start()?)?;
    match start(host::size()?) {
        Some(mut state) => run_loop(&mut host, &mut state),
        None => Ok(Ending::Quit),
    }
}

fn run_loop(host: &mut impl Host, state: &mut State) -> io::Result<Ending> {
    let mut before = Lines::of(state);
    loop {
        let lines = Lines::of(state);
        host.show(frame(state, lines.scrolled_since(before)))?;
        before = lines;
        if state.catch_up() {
            continue;
        }
        if let Some(ending) = take_in(host, state)? {
            return Ok(ending);
        }
    }
}

fn frame(state: &State, scroll: Option<Scroll>) -> Frame {
    let Size { width, height } = state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = view::draw(state, &mut buffer);
    Frame {
        buffer,
        cursor,
        scroll,
    }
}

/// Takes in all that has come since the last frame.
fn take_in(host: &mut impl Host, state: &mut State) -> io::Result<Option<Ending>> {
    let lags = state.lagging_card.is_some() || state.lagging_doubt.is_some();
    let patience = lags.then_some(PAUSE);
    let mut next = Some(host.next(patience)?);
    while let Some(incoming) = next {
        if let Some(ending) = take_in_one(incoming, host, state)? {
            return Ok(Some(ending));
        }
        next = host.more()?;
    }
    Ok(None)
}

fn take_in_one(
    incoming: Incoming,
    host: &mut impl Host,
    state: &mut State,
) -> io::Result<Option<Ending>> {
    let effect = match incoming {
        Incoming::End(ending) => return Ok(Some(ending)),
        Incoming::Stop => Some(Effect::Suspend),
        Incoming::Continued => state.update(Event::Resize(host.resume()?)),
        Incoming::Event(event) => state.update(event),
    };
    match effect {
        Some(Effect::Quit) => return Ok(Some(Ending::Quit)),
        Some(Effect::Suspend) => host.stop()?,
        Some(Effect::Redraw) => host.forget_shown(),
        Some(Effect::Copy(text)) => host.copy(&text)?,
        Some(Effect::Save(saving)) => {
            // A file that cannot be written is no reason to end.
            let saved = host.save(&saving).map_err(|error| error.to_string());
            state.update(Event::Saved(saved));
        }
        None => {}
    }
    Ok(None)
}

/// Where the list stands in a frame, to see how far it moved in the next.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Lines {
    screen: Screen,
    list: Rect,
    first_row: usize,
}

impl Lines {
    fn of(state: &State) -> Self {
        Self {
            screen: state.screen,
            list: Layout::of(state).list,
            first_row: match state.screen {
                Screen::Summary | Screen::Indicators | Screen::Check => {
                    state.view().first_table_row
                }
                _ => state.view().first_row,
            },
        }
    }

    fn scrolled_since(self, before: Self) -> Option<Scroll> {
        let moved = i64::try_from(self.first_row).ok()? - i64::try_from(before.first_row).ok()?;
        let lines = i32::try_from(moved).ok().filter(|lines| *lines != 0)?;
        (self.list == before.list && self.screen == before.screen).then_some(Scroll {
            area: self.list,
            lines,
        })
    }
}
