//! The screen: terminal event, key, action, state, layout, view.

mod action;
mod frame_writer;
mod host;
mod key;
mod keymap;
mod layout;
mod session;
mod state;
mod theme;
mod update;
mod view;




use std::io;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::Backend;

pub(crate) use keymap::Keymap;
pub(crate) use state::{Settings, State};
pub(crate) use theme::ThemeName;

use frame_writer::FrameWriter;
use host::TerminalHost;
use session::Session;
use update::{Effect, Event};

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

    /// Whether more has come already, so that drawing can wait for it.
    fn has_more(&mut self) -> bool;

    /// Gives the terminal back and stops until the shell continues the
    /// program.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn stop(&mut self) -> io::Result<()>;

    /// Takes the terminal again.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn resume(&mut self) -> io::Result<()>;

    /// Puts a text into the clipboard of the person at the terminal.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn copy(&mut self, text: &str) -> io::Result<()>;
}

/// How long keys must rest before the card catches up with the chosen row.
const PAUSE: Duration = Duration::from_millis(60);

/// Runs the program on the terminal.
///
/// # Errors
///
/// Where the terminal cannot be taken, read or written.
pub(crate) fn run(start: impl FnOnce(ratatui::layout::Size) -> Option<State>) -> io::Result<Ending> {
    let session = Session::start()?;
    let mut host = TerminalHost::new(session)?;
    let mut terminal = Terminal::new(FrameWriter::new(io::stdout()))?;
    match start(terminal.size()?) {
        Some(state) => run_loop(&mut terminal, &mut host, state),
        None => Ok(Ending::Quit),
    }
}

fn run_loop<B>(
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
    mut state: State,
) -> io::Result<Ending>
where
    B: Backend,
    io::Error: From<B::Error>,
{
    loop {
        terminal.draw(|frame| {
            if let Some(cursor) = view::draw(&state, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        if let Some(ending) = take_in(terminal, host, &mut state)? {
            return Ok(ending);
        }
    }
}

/// Takes in all that has come since the last frame.
fn take_in<B>(
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
    state: &mut State,
) -> io::Result<Option<Ending>>
where
    B: Backend,
    io::Error: From<B::Error>,
{
    loop {
        let patience = state.lagging_card.is_some().then_some(PAUSE);
        match host.next(patience)? {
            Incoming::End(ending) => return Ok(Some(ending)),
            Incoming::Stop => host.stop()?,
            Incoming::Continued => {
                host.resume()?;
                terminal.clear()?;
            }
            Incoming::Event(event) => match state.update(event) {
                Some(Effect::Quit) => return Ok(Some(Ending::Quit)),
                Some(Effect::Suspend) => host.stop()?,
                Some(Effect::Redraw) => terminal.clear()?,
                Some(Effect::Copy(text)) => host.copy(&text)?,
                None => {}
            },
        }
        if !host.has_more() {
            return Ok(None);
        }
    }
}
