//! A program on a pseudo-terminal, and when it answers.

use std::io::{self, Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

/// The size of the screen: a projector's.
const WIDTH: u16 = 160;
const HEIGHT: u16 = 45;

/// Longer than anything that is measured takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// How long an answer is waited for at least.
const FIRST_ANSWER: Duration = Duration::from_millis(400);

/// A running program and its screen.
pub(crate) struct Terminal {
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: Parser,
    child: Box<dyn Child + Send + Sync>,
    // It is held for the child's sake: without it the terminal is closed.
    _master: Box<dyn MasterPty + Send>,
    started: Instant,
}

/// When an answer began and was complete, in seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answered {
    /// The first bytes of it.
    pub(crate) first: f64,
    /// The last bytes of it.
    pub(crate) last: f64,
}

impl Terminal {
    /// Starts a program.
    pub(crate) fn start(program: &str, arguments: &[&str]) -> io::Result<Self> {
        let size = PtySize {
            rows: HEIGHT,
            cols: WIDTH,
            ..PtySize::default()
        };
        let pty = native_pty_system()
            .openpty(size)
            .map_err(io::Error::other)?;
        let mut command = CommandBuilder::new(program);
        // No run begins where another left off.
        command.env("XDG_STATE_HOME", "/dev/null");
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        let reader = pty.master.try_clone_reader().map_err(io::Error::other)?;
        let keyboard = pty.master.take_writer().map_err(io::Error::other)?;
        let output = follow(reader);
        let started = Instant::now();
        let child = pty.slave.spawn_command(command).map_err(io::Error::other)?;
        let cells = |count| NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN);
        Ok(Self {
            keyboard,
            output,
            screen: Parser::new(cells(HEIGHT), cells(WIDTH), 0),
            child,
            _master: pty.master,
            started,
        })
    }

    /// Waits until the screen is as it should be. Returns how long that took since `since`.
    pub(crate) fn wait_until(
        &mut self,
        since: Instant,
        is_so: impl Fn(&str) -> bool,
    ) -> io::Result<f64> {
        loop {
            let left = PATIENCE.saturating_sub(since.elapsed());
            let (at, bytes) = self.output.recv_timeout(left).map_err(io::Error::other)?;
            self.screen.process(&bytes);
            if is_so(&self.screen.screen().contents()) {
                return Ok((at - since).as_secs_f64());
            }
        }
    }

    /// The time from the start to a screen with something on it.
    pub(crate) fn first_content(&mut self) -> io::Result<f64> {
        let filled = |shown: &str| shown.split_whitespace().count() > 40;
        self.wait_until(self.started, filled)
    }

    /// When the program was started.
    pub(crate) fn started(&self) -> Instant {
        self.started
    }

    /// Sends keys in one write, and waits until nothing has come for a while. Returns
    /// `None` if nothing came at all, since the keys changed nothing.
    pub(crate) fn press(&mut self, keys: &str, silence: Duration) -> io::Result<Option<Answered>> {
        let sent = Instant::now();
        self.keyboard.write_all(keys.as_bytes())?;
        self.keyboard.flush()?;
        let mut answered: Option<Answered> = None;
        loop {
            let patience = answered.map_or(silence.max(FIRST_ANSWER), |_| silence);
            match self.output.recv_timeout(patience) {
                Ok((at, bytes)) => {
                    self.screen.process(&bytes);
                    let at = (at - sent).as_secs_f64();
                    let first = answered.map_or(at, |answered| answered.first);
                    answered = Some(Answered { first, last: at });
                }
                Err(RecvTimeoutError::Timeout) => {
                    return Ok(answered);
                }
                Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("it ended")),
            }
        }
    }

    /// What is on the screen.
    pub(crate) fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// The memory that the program has, in bytes, where the system says so.
    pub(crate) fn memory(&self) -> Option<u64> {
        let id = self.child.process_id()?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let resident = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kibibytes: u64 = resident.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kibibytes * 1024)
    }

    /// Sends keys that end the program. Returns how long it took to end.
    pub(crate) fn leave(mut self, keys: &str) -> io::Result<f64> {
        let sent = Instant::now();
        self.keyboard.write_all(keys.as_bytes())?;
        self.keyboard.flush()?;
        self.child.wait()?;
        Ok(sent.elapsed().as_secs_f64())
    }
}

/// Reads what a program writes, each piece with the time at which it came.
fn follow(mut output: Box<dyn Read + Send>) -> Receiver<(Instant, Vec<u8>)> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = vec![0; 1 << 16];
        while let Ok(count @ 1..) = output.read(&mut bytes) {
            let piece = bytes.get(..count).unwrap_or_default().to_vec();
            if sender.send((Instant::now(), piece)).is_err() {
                return;
            }
        }
    });
    receiver
}
