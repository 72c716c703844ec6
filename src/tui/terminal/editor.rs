//! An editor that the terminal is lent to.

use std::io;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use crate::system;
use crate::tui::editing::{EditorCall, NotEdited};
use crate::tui::host::Incoming;

/// An editor that has the terminal.
pub(super) struct RunningEditor {
    process: u32,
}

impl RunningEditor {
    /// Starts an editor in the terminal. `sender` receives how it ended; if it cannot be
    /// started, at once.
    pub(super) fn start(call: EditorCall, sender: Sender<Incoming>) -> Option<Self> {
        let ended = move |ended: Result<(), NotEdited>| {
            // Once the loop is gone, nobody needs to know.
            let _ = sender.send(Incoming::Edited(ended));
        };
        let spawned = system::terminal_input().and_then(|input| spawn(call, input));
        match spawned {
            Ok(mut child) => {
                let process = child.id();
                thread::spawn(move || ended(outcome(child.wait())));
                Some(Self { process })
            }
            Err(error) => {
                ended(Err(NotEdited::CannotStart(error.to_string())));
                None
            }
        }
    }

    /// Asks it to end.
    pub(super) fn terminate(&self) {
        system::ask_to_end(self.process);
    }
}

/// Starts an editor in a window of its own, where nobody waits for it.
///
/// # Errors
///
/// If it cannot be started.
pub(super) fn open_window(call: EditorCall) -> Result<(), NotEdited> {
    match spawn(call, Stdio::null()) {
        Ok(_) => Ok(()),
        Err(error) => Err(NotEdited::CannotStart(error.to_string())),
    }
}

fn spawn(call: EditorCall, input: Stdio) -> io::Result<Child> {
    let mut command = Command::new(system::program(&call.program));
    command.args(call.arguments).stdin(input).spawn()
}

fn outcome(status: io::Result<ExitStatus>) -> Result<(), NotEdited> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(NotEdited::Failed(status.code())),
        Err(error) => Err(NotEdited::CannotStart(error.to_string())),
    }
}
