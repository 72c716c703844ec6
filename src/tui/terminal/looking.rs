//! Looking at files on a thread of its own: now and then, and at once where the system announces
//! a change.
//!
//! What is announced is only a reason to look, since no two systems announce the same, and shared
//! folders nothing of what others do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How often files are looked at whose changes are not announced: an edit has to be seen within
/// a second, and what is shown on a share by everybody within two.
pub(super) const OFTEN: Duration = Duration::from_millis(500);

/// How many times as long as looking takes the pause after it must be, so that thousands
/// of files on a slow server are no burden to it.
const SHARE: u32 = 20;

/// The pause after looking, which took so long.
pub(super) fn pause_after(looking: Duration, usual: Duration) -> Duration {
    usual.max(looking * SHARE)
}

/// Why files are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// A change was announced, or somebody asked for it.
    Prompted,
    /// It is time to.
    Time,
}

/// Has files looked at, from any thread.
#[derive(Clone)]
pub(super) struct Prompter(SyncSender<()>);

/// Where a thread hears that it is to look at files.
pub(super) struct Prompts(Receiver<()>);

/// Creates both ends. One prompt is as good as many.
pub(super) fn prompts() -> (Prompter, Prompts) {
    let (prompter, prompts) = mpsc::sync_channel(1);
    (Prompter(prompter), Prompts(prompts))
}

impl Prompter {
    /// Has the files looked at, at once.
    pub(super) fn prompt(&self) {
        // If the channel is full, they are about to be.
        let _ = self.0.try_send(());
    }
}

impl Prompts {
    /// Waits until files are to be looked at; `None` if nobody could ask for it any more.
    pub(super) fn wait(&self, pause: Duration) -> Option<Reason> {
        match self.0.recv_timeout(pause) {
            Ok(()) => Some(Reason::Prompted),
            Err(RecvTimeoutError::Timeout) => Some(Reason::Time),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Whether there was a prompt meanwhile.
    pub(super) fn take(&self) -> bool {
        self.0.try_recv().is_ok()
    }
}

/// The system's announcements of changes, for as long as it is kept.
pub(super) struct Announcements {
    _watcher: Option<RecommendedWatcher>,
    is_complete: bool,
}

impl Announcements {
    /// Asks the system to announce what changes in folders, as far as it is about files that
    /// matter. Folders are watched and not files, since a file is saved by putting another in
    /// its place.
    pub(super) fn of(
        folders: &BTreeSet<PathBuf>,
        prompter: Prompter,
        matters: impl Fn(&Path) -> bool + Send + 'static,
    ) -> Self {
        let announce = move |event: notify::Result<Event>| {
            // An error says that something was missed.
            if event.map_or(true, |event| is_change_of(&event, &matters)) {
                prompter.prompt();
            }
        };
        let mut watcher = notify::recommended_watcher(announce).ok();
        let is_watched = |folder: &PathBuf| {
            let watcher = watcher.as_mut();
            let watched = watcher.map(|watcher| watcher.watch(folder, RecursiveMode::NonRecursive));
            watched.is_some_and(|watched| watched.is_ok())
        };
        let watched = folders.iter().map(is_watched);
        let unwatched = watched.filter(|is_watched| !is_watched).count();
        Self {
            is_complete: unwatched == 0,
            _watcher: watcher,
        }
    }

    /// Whether the system has promised to announce what changes in all of the folders.
    pub(super) fn are_complete(&self) -> bool {
        self.is_complete
    }
}

/// Whether an announcement is of a change, and of a file that matters or of nobody knows which.
/// Reading a file is announced, too.
fn is_change_of(event: &Event, matters: impl Fn(&Path) -> bool) -> bool {
    let mut paths = event.paths.iter();
    let is_of_any = event.paths.is_empty() || paths.any(|path| matters(path));
    !event.kind.is_access() && is_of_any
}
