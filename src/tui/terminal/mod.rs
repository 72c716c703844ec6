//! The real terminal as a host of the loop.

mod editor;
mod leader_watcher;
mod listener;
mod looking;
mod renderer;
mod session;
mod watcher;
mod workers;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ratatui::layout::Size;
use tenken::meeting::{Day, TimeOfDay};

pub(crate) use renderer::Renderer;

use self::editor::RunningEditor;
use self::listener::LoopListener;
use self::session::Session;
use self::watcher::Watcher;
use self::workers::Workers;
use super::editing::{EditorCall, EditorPlace};
use super::event::Event;
use super::host::{ExitReason, Frame, Host, Incoming};
use super::plan_index::PlanIndex;
use super::work::Job;
use crate::clock;
use crate::shown::TOLD_AGAIN;
use crate::system::{self, Lent, Questions, write_to_terminal};

/// The terminal that the program runs on.
pub(super) struct RealTerminal {
    // Fields are dropped in this order: the terminal is given back first.
    session: Session,
    renderer: Renderer,
    incoming: Receiver<Incoming>,
    sender: Sender<Incoming>,
    workers: Workers,
    watcher: Option<Watcher>,
    /// Whether a thread says when to tell those who follow.
    is_leading: bool,
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
        let listener = LoopListener::new(sender.clone(), session.taken().clone());
        system::listen(&listener, &lent)?;
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
            is_leading: false,
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

    fn time(&self) -> TimeOfDay {
        clock::now()
    }

    fn day(&self) -> Day {
        clock::today()
    }

    fn show(&mut self, frame: Frame) -> io::Result<()> {
        if self.lent.is_lent() {
            return Ok(());
        }
        let sequences = self.renderer.render(frame);
        if sequences.is_empty() {
            return Ok(());
        }
        write_to_terminal(&sequences)
    }

    fn forget_shown(&mut self) {
        self.renderer.forget();
    }

    fn stop(&mut self) -> io::Result<()> {
        self.session.give_back()?;
        system::stop()
    }

    fn edit(&mut self, call: EditorCall) -> io::Result<()> {
        if call.place == EditorPlace::Window {
            if let Err(why) = editor::open_window(call) {
                // The loop is there: it is what calls this.
                let _ = self.sender.send(Incoming::Event(Event::NotEdited(why)));
            }
            return Ok(());
        }
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

    fn ask(&mut self, questions: Questions) -> io::Result<()> {
        for answer in system::ask_terminal(questions)? {
            // The loop is there: it is what calls this.
            let _ = self
                .sender
                .send(Incoming::Event(Event::TerminalAnswered(answer)));
        }
        Ok(())
    }

    fn use_mouse(&mut self, is_used: bool) -> io::Result<()> {
        self.session.use_mouse(is_used)
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        if system::copy(text) {
            return Ok(());
        }
        write_to_terminal(&format!("\x1b]52;c;{}\x1b\\", BASE64.encode(text)))
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

    fn follow(&mut self, files: Vec<(PlanIndex, Vec<PathBuf>)>) {
        let sender = self.sender.clone();
        leader_watcher::watch(files, move |plan, shown| {
            let shown = shown.map(Box::new);
            let event = Event::Shown { plan, shown };
            sender.send(Incoming::Event(event)).is_ok()
        });
    }

    fn lead(&mut self) {
        if std::mem::replace(&mut self.is_leading, true) {
            return;
        }
        let sender = self.sender.clone();
        thread::spawn(move || {
            loop {
                thread::sleep(TOLD_AGAIN);
                if sender.send(Incoming::Event(Event::TellAgain)).is_err() {
                    return;
                }
            }
        });
    }

    fn finish(&mut self) -> io::Result<()> {
        self.end_editor();
        self.session.give_back()?;
        self.workers.finish();
        Ok(())
    }
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
