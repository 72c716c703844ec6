//! Keys and signals of a Unix terminal. Each has its own thread, so that neither can
//! delay the other or drawing.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_current_process_group, kill_process};
use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU,
};
use signal_hook::iterator::Signals;

use super::decoder::{Decoder, KeyboardInput};
use super::lending::Lent;
use super::listener::Listener;
use super::session::Taken;
use super::size;
use crate::tui::event::Event;
use crate::tui::host::{ExitReason, Incoming};

/// The signals that are heard: those that end a program which does not hear them, for then
/// the terminal is to be given back, and those that a terminal sends otherwise.
const SIGNALS: [i32; 13] = [
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU,
];

/// Starts listening to keys and signals.
///
/// # Errors
///
/// If the terminal cannot be opened for reading, or signals cannot be received.
pub(super) fn listen(sender: &Sender<Incoming>, taken: &Taken, lent: &Lent) -> io::Result<()> {
    let keyboard = Keyboard {
        terminal: File::from(terminal()?),
        decoder: Decoder::default(),
        lent: lent.clone(),
    };
    let signals = Signals::new(SIGNALS)?;
    let listener = Listener::new(sender.clone(), taken.clone());
    let other = Listener::new(sender.clone(), taken.clone());
    let lent = lent.clone();
    thread::spawn(move || hear_signals(signals, &other, &lent));
    thread::spawn(move || keyboard.listen(listener));
    Ok(())
}

/// Stops the program, with all of its process group, until it is continued.
///
/// # Errors
///
/// If the system refuses.
pub(super) fn stop() -> io::Result<()> {
    kill_current_process_group(Signal::STOP)?;
    Ok(())
}

/// Asks a process to end.
pub(super) fn terminate(process: u32) {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw);
    if let Some(process) = process {
        // One that has ended already need not be asked.
        let _ = kill_process(process, Signal::TERM);
    }
}

fn hear_signals(mut signals: Signals, listener: &Listener, lent: &Lent) {
    for signal in signals.forever() {
        let incoming = match signal {
            // These keys are pressed in the editor, and the terminal stays its own.
            SIGINT | SIGQUIT if lent.is_signal_for_editor() => continue,
            SIGCONT if lent.is_lent() => continue,
            SIGTSTP => Incoming::Stop,
            SIGCONT => Incoming::Continued,
            SIGWINCH => match size() {
                Ok(size) => Incoming::Event(Event::Resize(size)),
                // The window is about to close, and a signal will say so.
                Err(_) => continue,
            },
            end => Incoming::End(ExitReason::Signal(end)),
        };
        if listener.hear(incoming).is_err() {
            return;
        }
    }
}

/// Returns the source of keys: standard input, or the terminal itself if standard
/// input is something else.
///
/// # Errors
///
/// If there is no terminal.
pub(super) fn terminal() -> io::Result<OwnedFd> {
    let input = io::stdin();
    if input.is_terminal() {
        return input.as_fd().try_clone_to_owned();
    }
    Ok(File::open("/dev/tty")?.into())
}

struct Keyboard {
    terminal: File,
    decoder: Decoder,
    lent: Lent,
}

impl Keyboard {
    fn listen(mut self, mut listener: Listener) {
        loop {
            let inputs = match self.read() {
                Ok(inputs) => inputs,
                // The window was closed, or the line went dead.
                Err(_) => return drop(listener.hear(Incoming::End(ExitReason::Quit))),
            };
            for input in inputs {
                let heard = match input {
                    KeyboardInput::Key(key) => listener.key(key),
                    KeyboardInput::Paste(text) => {
                        listener.hear(Incoming::Event(Event::Paste(text)))
                    }
                };
                if heard.is_err() {
                    return;
                }
            }
        }
    }

    /// Waits for bytes, and returns what they finish; or what has come of those
    /// whose rest does not come.
    fn read(&mut self) -> io::Result<Vec<KeyboardInput>> {
        if !self.wait(self.decoder.patience())? {
            return Ok(self.decoder.lapse());
        }
        let mut bytes = [0; 4096];
        match self.lent.read(|| self.terminal.read(&mut bytes)) {
            None => Ok(Vec::new()),
            Some(Ok(0)) => Err(io::ErrorKind::UnexpectedEof.into()),
            Some(Ok(length)) => Ok(self.decoder.feed(bytes.split_at(length).0)),
            Some(Err(error)) if error.kind() == io::ErrorKind::Interrupted => Ok(Vec::new()),
            Some(Err(error)) => Err(error),
        }
    }

    /// Whether something has come within a time.
    fn wait(&self, patience: Option<Duration>) -> io::Result<bool> {
        let timeout = patience.map(|patience| Timespec {
            tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: patience.subsec_nanos().into(),
        });
        let mut watched = [PollFd::new(&self.terminal, PollFlags::IN)];
        match poll(&mut watched, timeout.as_ref()) {
            Ok(count) => Ok(count > 0),
            Err(rustix::io::Errno::INTR) => self.wait(patience),
            Err(error) => Err(error.into()),
        }
    }
}
