//! Signals: heard, sent, and obeyed.

use std::{io, process, thread};

use rustix::process::{Pid, kill_current_process_group, kill_process};
use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::system::{Heard, Lent, Listener};

/// A signal that ends a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Signal(i32);

impl Signal {
    /// Ends the process as the signal would have ended it, had it not been heard.
    pub(crate) fn die(self) -> ! {
        // If even that fails, the code says as much as a shell would.
        let _ = emulate_default_handler(self.0);
        process::exit(128 + self.0)
    }
}

/// The signals that are heard: those that end a program which does not hear them, for then
/// the terminal is to be given back, and those that a terminal sends otherwise.
const SIGNALS: [i32; 14] = [
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
];

/// Starts a thread that listens to signals.
///
/// # Errors
///
/// If the system does not deliver them.
pub(super) fn listen(mut listener: impl Listener, lent: Lent) -> io::Result<()> {
    let mut signals = Signals::new(SIGNALS)?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let heard = match signal {
                // These keys are pressed in the editor, and the terminal stays its own.
                SIGINT | SIGQUIT if lent.is_signal_for_editor() => continue,
                SIGCONT if lent.is_lent() => continue,
                // The write that is too long fails, too, and whoever wrote says so.
                SIGXFSZ => continue,
                SIGTSTP => Heard::Stop,
                SIGCONT => Heard::Continued,
                SIGWINCH => Heard::Resized,
                end => Heard::End(Signal(end)),
            };
            if !listener.hear(heard) {
                return;
            }
        }
    });
    Ok(())
}

/// Stops the program, with all of its process group, until it is continued.
///
/// # Errors
///
/// If the system refuses.
pub(crate) fn stop() -> io::Result<()> {
    kill_current_process_group(rustix::process::Signal::STOP)?;
    Ok(())
}

/// Asks another program, which has the terminal, to end.
pub(crate) fn ask_to_end(process: u32) {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw);
    if let Some(process) = process {
        // One that has ended already need not be asked.
        let _ = kill_process(process, rustix::process::Signal::TERM);
    }
}
