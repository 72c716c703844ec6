//! Watches, on a thread of its own, the files that tell what those show who lead meetings.
//!
//! They are looked at whenever the system announces a change in their folders, and now and
//! then, since shared folders announce nothing of what others do. They are read at once and not
//! only once they rest, since they are always whole; and whether their time is another or not,
//! since a share may tell it to the second.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::files;
use crate::shown::{Shown, is_shown};
use crate::tui::plan_index::PlanIndex;

/// How often files are looked at, whether changes are announced or not: what is shown on a share
/// has to be seen by everybody within two seconds.
const PAUSE: Duration = Duration::from_millis(500);

/// How many times as long as looking takes the pause after it must be.
const SHARE: u32 = 20;

/// The files that tell of a plan, the best first, and what they told last.
struct Told {
    plan: PlanIndex,
    files: Vec<PathBuf>,
    shown: Option<Shown>,
}

/// Starts watching the files that tell of plans. `report` receives what is shown of a plan
/// whenever it is something else, and says whether anybody still wants to know.
pub(super) fn watch(
    files: Vec<(PlanIndex, Vec<PathBuf>)>,
    report: impl Fn(PlanIndex, Option<Shown>) -> bool + Send + 'static,
) {
    let (prompt, prompts) = mpsc::sync_channel(1);
    thread::spawn(move || {
        let _notifier = notifier(files.iter().flat_map(|(_, files)| files), prompt.clone());
        let told = files.into_iter().map(|(plan, files)| Told {
            plan,
            files,
            shown: None,
        });
        look_on(told.collect(), &prompts, report);
    });
}

/// Asks the system to announce changes in the folders of files, as far as it can.
fn notifier<'f>(
    files: impl Iterator<Item = &'f PathBuf>,
    prompt: SyncSender<()>,
) -> Option<RecommendedWatcher> {
    let announce = move |event: notify::Result<notify::Event>| {
        let is_of_them = |event: &notify::Event| event.paths.iter().any(|path| is_shown(path));
        if event.is_ok_and(|event| !event.kind.is_access() && is_of_them(&event)) {
            // If the channel is full, they are about to be looked at.
            let _ = prompt.try_send(());
        }
    };
    let mut notifier = notify::recommended_watcher(announce).ok()?;
    let folders: BTreeSet<PathBuf> = files.map(|file| files::folder(file)).collect();
    for folder in folders.iter().filter(|folder| Path::is_dir(folder)) {
        // What is not announced is found all the same.
        let _ = notifier.watch(folder, RecursiveMode::NonRecursive);
    }
    Some(notifier)
}

fn look_on(
    mut told: Vec<Told>,
    prompts: &Receiver<()>,
    report: impl Fn(PlanIndex, Option<Shown>) -> bool,
) {
    loop {
        let start = Instant::now();
        let mut changed: Vec<&mut Told> = told.iter_mut().filter_map(Told::look).collect();
        // What was shown last comes last, and is what is seen.
        changed.sort_by_key(|told| told.shown.as_ref().map(|shown| (shown.day, shown.since)));
        for told in changed {
            if !report(told.plan, told.shown.clone()) {
                return;
            }
        }
        let pause = PAUSE.max(start.elapsed() * SHARE);
        if prompts.recv_timeout(pause) == Err(RecvTimeoutError::Disconnected) {
            return;
        }
    }
}

impl Told {
    /// Returns itself if something else is shown than before.
    fn look(&mut self) -> Option<&mut Self> {
        let shown = self.files.iter().filter_map(|file| Shown::read(file));
        let shown = shown.max_by_key(|shown| (shown.day, shown.since));
        let is_same = shown == self.shown;
        self.shown = shown;
        (!is_same).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::fs;

    use super::*;

    const SHOWN: &str = "leader = \"sato\"\nprogram = \"1\"\nday = \"2026-08-20\"\n\
        since = \"14:05\"\nplan = \"our-town\"\nyear = \"R6\"\n";

    #[test]
    fn what_is_shown_is_told_whenever_it_is_something_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("our-town.shown.toml");
        let mut told = Told {
            plan: PlanIndex::new(0),
            files: vec![folder.path().join("gone/our-town.shown.toml"), file.clone()],
            shown: None,
        };
        let mut screen = |text: Option<&str>| {
            match text {
                Some(screen) => fs::write(&file, format!("{SHOWN}screen = {screen:?}\n")),
                None => fs::remove_file(&file),
            }
            .expect("a file");
            let looked = told.look().map(|told| told.shown.clone());
            looked.map(|shown| shown.map(|shown| shown.screen))
        };
        let slide = |screen: &str| Some(Some(screen.to_owned()));
        assert_eq!(screen(Some("slide")), slide("slide"));
        assert_eq!(screen(Some("comparison")), slide("comparison"));
        assert_eq!(screen(None), Some(None));
        assert!(told.look().is_none());
    }
}
