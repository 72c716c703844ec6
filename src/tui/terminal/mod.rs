//! The real terminal as a host of the loop. Each system has a file for what differs:
//! listening to keys and signals, and stopping.

mod decoder;
mod listener;
mod renderer;
mod session;
mod unix;
mod workers;

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::AsFd as _;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ratatui::layout::Size;

pub(crate) use renderer::Renderer;

use self::session::Session;
use self::workers::Workers;
use super::event::Event;
use super::host::{ExitReason, Frame, Host, Incoming};
use super::work::Job;

/// The terminal that the program runs on.
pub(super) struct RealTerminal {
    // Fields are dropped in this order: the terminal is given back first.
    session: Session,
    renderer: Renderer,
    incoming: Receiver<Incoming>,
    workers: Workers,
}

impl RealTerminal {
    /// Takes the terminal, and starts listening to it.
    ///
    /// # Errors
    ///
    /// If there is no terminal, or it cannot be written to or read from.
    pub(super) fn start() -> io::Result<Self> {
        let (sender, incoming) = mpsc::channel();
        let session = Session::start()?;
        unix::listen(&sender, session.taken())?;
        let workers = Workers::start(move |answer| {
            // Once the loop is gone, nobody needs the answer.
            let _ = sender.send(Incoming::Event(Event::Answer(Box::new(answer))));
        });
        Ok(Self {
            session,
            renderer: Renderer::default(),
            incoming,
            workers,
        })
    }
}

impl Host for RealTerminal {
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Incoming> {
        // All senders are gone only if every thread that listens is.
        let end = Incoming::End(ExitReason::Quit);
        Ok(match patience {
            None => self.incoming.recv().unwrap_or(end),
            Some(patience) => match self.incoming.recv_timeout(patience) {
                Ok(incoming) => incoming,
                Err(RecvTimeoutError::Timeout) => Incoming::Event(Event::Pause),
                Err(RecvTimeoutError::Disconnected) => end,
            },
        })
    }

    fn more(&mut self) -> io::Result<Option<Incoming>> {
        Ok(match self.incoming.try_recv() {
            Ok(incoming) => Some(incoming),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Incoming::End(ExitReason::Quit)),
        })
    }

    fn show(&mut self, frame: Frame) -> io::Result<()> {
        let bytes = self.renderer.render(frame);
        write_out(&bytes)
    }

    fn forget_shown(&mut self) {
        self.renderer.forget();
    }

    fn stop(&mut self) -> io::Result<()> {
        self.session.give_back()?;
        unix::stop()
    }

    fn resume(&mut self) -> io::Result<Size> {
        self.renderer.forget();
        self.session.take()?;
        size()
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        write_out(&format!("\x1b]52;c;{}\x1b\\", BASE64.encode(text)))
    }

    fn start(&mut self, job: Job) {
        self.workers.push(job);
    }

    fn finish(&mut self) -> io::Result<()> {
        self.session.give_back()?;
        self.workers.finish();
        Ok(())
    }
}

/// Writes to the terminal in one piece, bypassing the line buffer of standard
/// output.
fn write_out(bytes: &str) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    let terminal = io::stdout().as_fd().try_clone_to_owned()?;
    File::from(terminal).write_all(bytes.as_bytes())
}

/// The size of the terminal.
///
/// # Errors
///
/// If the size cannot be determined.
pub(super) fn size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Size { width, height })
}
