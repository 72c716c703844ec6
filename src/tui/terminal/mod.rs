//! The real terminal as a host of the loop. Each system has a file for what differs:
//! listening to keys and signals, and stopping.

mod decoder;
mod lending;
mod listener;
mod renderer;
mod session;
mod unix;
mod watcher;
mod workers;

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::AsFd as _;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ratatui::layout::Size;

#[cfg(fuzzing)]
pub use decoder::check_keys;
pub(crate) use renderer::Renderer;

use self::lending::{Lent, RunningEditor};
use self::session::Session;
use self::watcher::Watcher;
use self::workers::Workers;
use super::editing::EditorCall;
use super::event::Event;
use super::host::{ExitReason, Frame, Host, Incoming};
use super::work::Job;

/// The terminal that the program runs on.
pub(super) struct RealTerminal {
    // Fields are dropped in this order: the terminal is given back first.
    session: Session,
    renderer: Renderer,
    incoming: Receiver<Incoming>,
    sender: Sender<Incoming>,
    workers: Workers,
    watcher: Option<Watcher>,
    lent: Lent,
    /// The editor that the terminal is lent to.
    editor: Option<RunningEditor>,
}

/// How long the program waits at its end for an editor that was asked to end, so that
/// both do not write to the terminal at once. Heuristic: editors need far less.
const LAST_EDIT: Duration = Duration::from_millis(300);

impl RealTerminal {
    /// Takes the terminal, and starts listening to it.
    ///
    /// # Errors
    ///
    /// If there is no terminal, or it cannot be written to or read from.
    pub(super) fn start() -> io::Result<Self> {
        let (sender, incoming) = mpsc::channel();
        let session = Session::start()?;
        let lent = Lent::default();
        unix::listen(&sender, session.taken(), &lent)?;
        let answers = sender.clone();
        let workers = Workers::start(move |answer| {
            // Once the loop is gone, nobody needs the answer.
            let _ = answers.send(Incoming::Event(Event::Answer(Box::new(answer))));
        });
        Ok(Self {
            session,
            renderer: Renderer::default(),
            incoming,
            sender,
            workers,
            watcher: None,
            lent,
            editor: None,
        })
    }

    /// Asks the editor to end, and waits a moment until it has given the terminal back.
    fn end_editor(&mut self) {
        let Some(editor) = self.editor.take() else {
            return;
        };
        editor.terminate();
        let end = Instant::now() + LAST_EDIT;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.incoming.recv_timeout(left) {
                Ok(Incoming::Edited(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
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
        if self.lent.is_lent() {
            return Ok(());
        }
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

    fn edit(&mut self, call: EditorCall) -> io::Result<()> {
        self.lent.lend();
        self.session.give_back()?;
        self.editor = RunningEditor::start(call, self.sender.clone());
        Ok(())
    }

    fn resume(&mut self) -> io::Result<Size> {
        self.editor = None;
        self.renderer.forget();
        self.session.take()?;
        self.lent.take_back();
        if let Some(watcher) = &self.watcher {
            watcher.look();
        }
        size()
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        write_out(&format!("\x1b]52;c;{}\x1b\\", BASE64.encode(text)))
    }

    fn start(&mut self, job: Job) {
        self.workers.push(job);
    }

    fn watch(&mut self, paths: Vec<PathBuf>) {
        let sender = self.sender.clone();
        let report = move |files, at| {
            let event = Event::FilesChanged { files, at };
            sender.send(Incoming::Event(event)).is_ok()
        };
        // Built-in plans do not change.
        self.watcher = (!paths.is_empty()).then(|| Watcher::start(paths, report));
    }

    fn finish(&mut self) -> io::Result<()> {
        self.end_editor();
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
