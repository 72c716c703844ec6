//! The loop: it hears keys, signals and answers of workers on one channel, lets
//! the state change by them, and shows what comes of it.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use ratatui::layout::Size;

use super::event::{Effect, Event};
use super::scene::Scene;
use super::state::State;
use super::terminal::Frame;
use super::work::Job;
use super::{frame, update};

/// How the program came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The person at the keyboard ended it, or went away.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// None of the plans can be used.
    NoPlan,
}

/// What comes from outside the loop.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Incoming {
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
pub(super) trait Terminal {
    /// Waits for what comes next; with a patience, [`Event::Pause`] comes
    /// after it.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be read.
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Incoming>;

    /// What has come already, so that drawing can wait for it.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be read.
    fn more(&mut self) -> io::Result<Option<Incoming>>;

    /// Shows a frame.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn show(&mut self, frame: Frame) -> io::Result<()>;

    /// Lets the next frame be drawn as a whole.
    fn forget_shown(&mut self);

    /// Gives the terminal back and stops until the shell continues the
    /// program.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn stop(&mut self) -> io::Result<()>;

    /// Takes the terminal again, and says what size it has now.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn resume(&mut self) -> io::Result<Size>;

    /// Puts a text into the clipboard of the person at the terminal.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Lets a worker do a job; its answer comes in like a key.
    fn start(&mut self, job: Job);

    /// Gives the terminal back, and waits for the work that must not be lost.
    ///
    /// # Errors
    ///
    /// If the terminal cannot be written to.
    fn finish(&mut self) -> io::Result<()>;
}

/// How long keys must rest before the card catches up with the chosen row.
const PAUSE: Duration = Duration::from_millis(60);

/// How long the first frame waits for the first plan, so that it need not be
/// drawn twice. Nobody sees so short a time.
const FIRST_PLAN: Duration = Duration::from_millis(8);

/// Opens the plans of paths, and runs until something ends the program.
///
/// # Errors
///
/// If the terminal cannot be read or written.
pub(super) fn run(
    terminal: &mut impl Terminal,
    state: &mut State,
    paths: Vec<PathBuf>,
) -> io::Result<Ending> {
    let ending = run_until_end(terminal, state, paths);
    terminal.finish()?;
    ending
}

fn run_until_end(
    terminal: &mut impl Terminal,
    state: &mut State,
    paths: Vec<PathBuf>,
) -> io::Result<Ending> {
    let mut turning = Loop {
        scene: Scene::new(state, None),
        state,
        terminal,
    };
    let opening = turning.state.open(paths);
    if let Some(ending) = turning.carry_out(opening)? {
        return Ok(ending);
    }
    if let Some(ending) = turning.wait_for_first_plan()? {
        return Ok(ending);
    }
    let mut shown = None;
    loop {
        let frame = frame::draw(turning.state, &turning.scene, shown);
        shown = Some(turning.scene.window(turning.state));
        turning.terminal.show(frame)?;
        let patience = turning.state.is_held.then_some(PAUSE);
        let next = turning.terminal.next(patience)?;
        if let Some(ending) = turning.take_in(next)? {
            return Ok(ending);
        }
    }
}

/// What the loop turns.
struct Loop<'l, T> {
    terminal: &'l mut T,
    state: &'l mut State,
    scene: Scene,
}

impl Ending {
    /// Ends the process as the ending says, without going back to the loop.
    pub(super) fn die(self) -> ! {
        match self {
            Self::Quit | Self::NoPlan => std::process::exit(0),
            Self::Signal(signal) => {
                // If even that fails, the code says as much as a shell would.
                let _ = signal_hook::low_level::emulate_default_handler(signal);
                std::process::exit(128 + signal)
            }
        }
    }
}

impl<T: Terminal> Loop<'_, T> {
    /// The first plan is there before anybody could see its absence; if it is
    /// not, the screen says that it is being opened.
    fn wait_for_first_plan(&mut self) -> io::Result<Option<Ending>> {
        while self.state.plans.current().is_none() {
            let next = self.terminal.next(Some(FIRST_PLAN))?;
            if next == Incoming::Event(Event::Pause) {
                break;
            }
            if let Some(ending) = self.take_in(next)? {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    /// Takes in what has come since the last frame.
    fn take_in(&mut self, first: Incoming) -> io::Result<Option<Ending>> {
        let mut next = Some(first);
        while let Some(incoming) = next {
            if let Some(ending) = self.take_in_one(incoming)? {
                return Ok(Some(ending));
            }
            next = self.terminal.more()?;
        }
        Ok(None)
    }

    fn take_in_one(&mut self, incoming: Incoming) -> io::Result<Option<Ending>> {
        match incoming {
            Incoming::End(ending) => Ok(Some(ending)),
            Incoming::Stop => {
                self.terminal.stop()?;
                Ok(None)
            }
            Incoming::Continued => {
                let size = self.terminal.resume()?;
                self.change(Event::Resize(size))
            }
            Incoming::Event(event) => self.change(event),
        }
    }

    /// Changes the state by an event, and derives the scene anew.
    fn change(&mut self, event: Event) -> io::Result<Option<Ending>> {
        let effects = update::update(self.state, &mut self.scene, event);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(Ending::Quit)),
                Effect::Suspend => self.terminal.stop()?,
                Effect::Redraw => self.terminal.forget_shown(),
                Effect::Copy(text) => self.terminal.copy(&text)?,
                Effect::Start(job) => self.terminal.start(job),
            }
        }
        Ok(self.state.plans.are_all_broken().then_some(Ending::NoPlan))
    }
}
