//! The real terminal as the loop's world: keys, signals, and the end of both.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write as _};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use crossterm::event;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

use super::key::Key;
use super::painter::{Frame, Painter};
use super::session::Session;
use super::update::Event;
use super::{Ending, Host, Incoming};
use crate::dismissed::Saving;

/// Keys that come faster after one another than this are held down.
const REPEAT: Duration = Duration::from_millis(60);

/// The terminal that the program runs on.
pub(super) struct TerminalHost {
    session: Session,
    painter: Painter,
    keyboard: OwnedFd,
    signals: SignalDelivery<UnixStream, SignalOnly>,
    /// What signals meant and was not yet taken in.
    waiting: VecDeque<Incoming>,
    last_key: Option<Instant>,
}

impl TerminalHost {
    /// The host of a session.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be opened for reading or signals cannot be
    /// received.
    pub(super) fn new(session: Session) -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        let signals = SignalDelivery::with_pipe(
            read,
            write,
            SignalOnly,
            [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH],
        )?;
        Ok(Self {
            session,
            painter: Painter::default(),
            keyboard: keyboard()?,
            signals,
            waiting: VecDeque::new(),
            last_key: None,
        })
    }

    /// What the signals that have come mean, one after another; the end of the
    /// program before all else. The size is asked for here, since the reader of
    /// keys misses changes that come before it is first asked.
    fn signal(&mut self) -> io::Result<Option<Incoming>> {
        let pending: Vec<i32> = self.signals.pending().collect();
        for signal in pending {
            match signal {
                SIGTSTP => self.waiting.push_back(Incoming::Stop),
                SIGCONT => self.waiting.push_back(Incoming::Continued),
                SIGWINCH => {
                    let resized = Incoming::Event(Event::Resize(size()?));
                    self.waiting.push_back(resized);
                }
                end => self.waiting.push_front(Incoming::End(Ending::Signal(end))),
            }
        }
        Ok(self.waiting.pop_front())
    }

    /// Waits until a key or a signal has come; returns none when the patience
    /// is at its end.
    fn wait(&self, patience: Option<Duration>) -> io::Result<Option<PollFlags>> {
        let timeout = patience.map(|patience| Timespec {
            tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: patience.subsec_nanos().into(),
        });
        let mut watched = [
            PollFd::new(&self.keyboard, PollFlags::IN),
            PollFd::from_borrowed_fd(signal_pipe(&self.signals), PollFlags::IN),
        ];
        match poll(&mut watched, timeout.as_ref()) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(watched.first().map(PollFd::revents)),
            Err(rustix::io::Errno::INTR) => Ok(Some(PollFlags::empty())),
            Err(error) => Err(error.into()),
        }
    }

    fn read(&mut self) -> io::Result<Option<Event>> {
        Ok(match event::read()? {
            event::Event::Key(key) => Key::of_event(key).map(|key| self.key(key)),
            event::Event::Paste(text) => Some(Event::Paste(text)),
            event::Event::Resize(..)
            | event::Event::FocusGained
            | event::Event::FocusLost
            | event::Event::Mouse(_) => None,
        })
    }

    fn key(&mut self, key: Key) -> Event {
        let now = Instant::now();
        let last = self.last_key.replace(now);
        Event::Key {
            key,
            repeats: last.is_some_and(|last| now.duration_since(last) < REPEAT),
        }
    }
}

fn signal_pipe(signals: &SignalDelivery<UnixStream, SignalOnly>) -> BorrowedFd<'_> {
    signals.get_read().as_fd()
}

/// What the keys come from: standard input, or the terminal itself where
/// standard input is something else.
fn keyboard() -> io::Result<OwnedFd> {
    let input = io::stdin();
    if input.is_terminal() {
        return input.as_fd().try_clone_to_owned();
    }
    Ok(File::open("/dev/tty")?.into())
}

impl Host for TerminalHost {
    fn next(&mut self, patience: Option<Duration>) -> io::Result<Incoming> {
        loop {
            if let Some(incoming) = self.more()? {
                return Ok(incoming);
            }
            match self.wait(patience)? {
                None => return Ok(Incoming::Event(Event::Pause)),
                Some(flags) if flags.intersects(PollFlags::HUP | PollFlags::ERR) => {
                    return Ok(self.signal()?.unwrap_or(Incoming::End(Ending::Quit)));
                }
                Some(_) => {}
            }
        }
    }

    fn more(&mut self) -> io::Result<Option<Incoming>> {
        if let Some(incoming) = self.signal()? {
            return Ok(Some(incoming));
        }
        while event::poll(Duration::ZERO)? {
            if let Some(event) = self.read()? {
                return Ok(Some(Incoming::Event(event)));
            }
        }
        Ok(None)
    }

    fn show(&mut self, frame: Frame) -> io::Result<()> {
        let bytes = self.painter.paint(frame);
        write_out(&bytes)
    }

    fn forget_shown(&mut self) {
        self.painter.forget();
    }

    fn stop(&mut self) -> io::Result<()> {
        self.session.give_back()?;
        kill_current_process_group(Signal::STOP)?;
        Ok(())
    }

    fn resume(&mut self) -> io::Result<Size> {
        self.painter.forget();
        self.session.take()?;
        size()
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        write_out(&format!("\x1b]52;c;{}\x1b\\", BASE64.encode(text)))
    }

    fn save(&mut self, saving: &Saving) -> io::Result<()> {
        saving.carry_out()
    }
}

/// Writes to the terminal in one piece, around the line buffer of standard
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
/// Where it cannot be asked.
pub(super) fn size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Size { width, height })
}
