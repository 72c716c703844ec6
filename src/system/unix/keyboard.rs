//! Keys of a terminal, read as the bytes that it sends.

use std::fs::File;
use std::io::{self, Read as _};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::decoder::Decoder;
use super::terminal;
use crate::system::{Heard, Lent, Listener};

/// The source of keys.
pub(super) struct Keyboard {
    terminal: File,
    decoder: Decoder,
    lent: Lent,
}

impl Keyboard {
    /// Opens the source.
    ///
    /// # Errors
    ///
    /// If there is no terminal.
    pub(super) fn open(lent: Lent) -> io::Result<Self> {
        Ok(Self {
            terminal: File::from(terminal::open()?),
            decoder: Decoder::default(),
            lent,
        })
    }

    /// Starts a thread that listens to keys.
    pub(super) fn listen(mut self, mut listener: impl Listener) {
        thread::spawn(move || {
            loop {
                let Ok(inputs) = self.read() else {
                    listener.hear(Heard::Closed);
                    return;
                };
                for input in inputs {
                    if !listener.hear(input) {
                        return;
                    }
                }
            }
        });
    }

    /// Waits for bytes, and returns what they finish; or what has come of those
    /// whose rest does not come.
    fn read(&mut self) -> io::Result<Vec<Heard>> {
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
