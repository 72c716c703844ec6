//! Watches plan files on a thread of its own.
//!
//! They are looked at seldom where the system announces changes. Whether it does is found out
//! by looking all the same: once a change is found that nobody announced, they are looked at
//! often.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use tenken::meeting::TimeOfDay;

use super::looking::{Announcements, OFTEN, Prompter, Prompts, Reason, pause_after, prompts};
use crate::clock;
use crate::dismissed;
use crate::files::{self, Stamp};
use crate::open::{Origin, plans_among};
use crate::plan_place::PlanPlace;
use crate::recorded::records_among;
use crate::shown::is_shown;

/// How long files must rest before they are read. Heuristic: editors write in less, and
/// nobody sees the delay.
const REST: Duration = Duration::from_millis(100);

/// How long files that do not come to rest are waited for. An edit has to be on the
/// screen within a second.
const LONGEST_REST: Duration = Duration::from_millis(600);

/// How often files are looked at whose changes are announced.
///
/// On a share they may be announced in vain, until a change is found that was not: with the
/// time that files must rest, what somebody else notes is seen within two seconds even then.
const SELDOM: Duration = Duration::from_secs(1);

/// A thread that watches files.
pub(super) struct Watcher {
    prompter: Prompter,
}

impl Watcher {
    /// Starts watching the plan files of paths. `report` receives those that changed,
    /// and says whether anybody still wants to know.
    pub(super) fn start(
        paths: Vec<PathBuf>,
        report: impl Fn(Vec<PathBuf>, TimeOfDay) -> bool + Send + 'static,
    ) -> Self {
        let (prompter, prompts) = prompts();
        let watcher = Self {
            prompter: prompter.clone(),
        };
        thread::spawn(move || {
            let paths = paths.into_iter().filter(|path| !Origin::is_input(path));
            let paths: Vec<PathBuf> = paths.collect();
            let folders = paths.iter().map(|path| folder_of(path)).collect();
            // What somebody shows in a meeting is another at every key, and no plan.
            let announcements = Announcements::of(&folders, prompter, |path| !is_shown(path));
            let watching = Watching {
                files: Files::new(paths),
                prompts,
                is_announced: announcements.are_complete(),
            };
            watching.run(report);
            drop(announcements);
        });
        watcher
    }

    /// Makes the thread look at the files at once.
    pub(super) fn look(&self) {
        self.prompter.prompt();
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.is_dir() {
        true => path.to_owned(),
        false => files::folder(path),
    }
}

/// The plan files of paths as they were when they were looked at last.
struct Files {
    paths: Vec<PathBuf>,
    known: BTreeMap<PathBuf, Stamps>,
}

/// The stamps of a plan file, of what is dismissed of it, and of the records of its meetings
/// by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Stamps {
    plan: Option<Stamp>,
    dismissed: Option<Stamp>,
    records: RecordStamps,
}

/// The records of the meetings about a plan, each with its stamp.
type RecordStamps = Vec<(PathBuf, Option<Stamp>)>;

impl Files {
    fn new(paths: Vec<PathBuf>) -> Self {
        let mut files = Self {
            paths,
            known: BTreeMap::new(),
        };
        files.look();
        files
    }

    /// Looks at the files. Returns those that changed since the last time, vanished, or
    /// are new.
    fn look(&mut self) -> Vec<PathBuf> {
        let Listed { plans, mut records } = self.list();
        let known = self.known.keys().cloned();
        let mut changed = Vec::new();
        for file in plans.into_iter().chain(known).collect::<BTreeSet<_>>() {
            let place = PlanPlace::beside(&file);
            let stamps = Stamps {
                plan: Stamp::of(&file),
                dismissed: Stamp::of(&dismissed::file_beside(&file)),
                records: records.remove(&place).unwrap_or_default(),
            };
            let before = self.known.insert(file.clone(), stamps.clone());
            // A folder that is gone has no plan files, and is none.
            if before.unwrap_or_default() != stamps {
                changed.push(file);
            }
        }
        changed
    }

    /// Lists the files that the paths stand for now, and the records beside plans. Each folder
    /// is listed once, however many plans it has.
    fn list(&self) -> Listed {
        let paths = self.paths.iter().cloned();
        let (named, plans): (BTreeSet<_>, BTreeSet<_>) = paths.partition(|path| path.is_dir());
        let beside = plans.iter().chain(self.known.keys());
        let beside = beside.map(|plan| files::folder(plan));
        let folders: BTreeSet<PathBuf> = named.iter().cloned().chain(beside).collect();
        let mut listed = Listed {
            plans,
            records: HashMap::new(),
        };
        for folder in &folders {
            let entries = files::entries(folder).unwrap_or_default();
            if named.contains(folder) {
                listed.plans.extend(plans_among(&entries));
            }
            listed.add_records(&entries);
        }
        listed
    }
}

/// What is in the folders that are watched.
struct Listed {
    plans: BTreeSet<PathBuf>,
    records: HashMap<PlanPlace, RecordStamps>,
}

impl Listed {
    fn add_records(&mut self, entries: &[DirEntry]) {
        for (place, record) in records_among(entries) {
            let stamp = Stamp::of(&record);
            self.records.entry(place).or_default().push((record, stamp));
        }
    }
}

struct Watching {
    files: Files,
    prompts: Prompts,
    /// Whether the system is believed to announce changes.
    is_announced: bool,
}

impl Watching {
    fn run(mut self, report: impl Fn(Vec<PathBuf>, TimeOfDay) -> bool) {
        let mut pause = self.pause(Duration::ZERO);
        while let Some(reason) = self.prompts.wait(pause) {
            let is_prompted = reason == Reason::Prompted;
            let start = Instant::now();
            let changed = self.files.look();
            pause = self.pause(start.elapsed());
            if changed.is_empty() && !is_prompted {
                continue;
            }
            let changed = self.wait_for_rest(changed, is_prompted);
            if !changed.is_empty() && !report(changed, clock::now()) {
                return;
            }
        }
    }

    fn pause(&self, looking: Duration) -> Duration {
        let usual = if self.is_announced { SELDOM } else { OFTEN };
        pause_after(looking, usual)
    }

    /// Waits until files that change do so no more, or for as long as anybody would.
    /// Returns all that changed meanwhile.
    fn wait_for_rest(&mut self, changed: Vec<PathBuf>, mut is_prompted: bool) -> Vec<PathBuf> {
        let start = Instant::now();
        let mut all: BTreeSet<PathBuf> = changed.into_iter().collect();
        loop {
            thread::sleep(REST);
            let is_prompted_again = self.prompts.take();
            let changed = self.files.look();
            let rests = !is_prompted_again && changed.is_empty();
            is_prompted |= is_prompted_again;
            all.extend(changed);
            if rests || start.elapsed() > LONGEST_REST {
                break;
            }
        }
        if !is_prompted {
            self.is_announced = false;
        }
        all.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::fs;

    use super::*;

    #[test]
    fn what_changes_in_a_folder_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str| folder.path().join(name);
        let write = |name: &str, text: &str| fs::write(file(name), text).expect("a file");
        write("a.toml", "1");
        write("b.toml", "1");
        let mut files = Files::new(vec![folder.path().to_owned()]);
        assert_eq!(files.look(), [] as [PathBuf; 0]);
        write("b.toml", "10");
        assert_eq!(files.look(), [file("b.toml")]);
        write("a.dismissed.toml", "1");
        write("c.toml", "1");
        write("notes.txt", "1");
        write("a.seen-2026-08-20.toml", "1");
        assert_eq!(files.look(), [file("a.toml"), file("c.toml")]);
        write("a.meeting-2026-08-20.sato.toml", "1");
        assert_eq!(files.look(), [file("a.toml")]);
        write("a.meeting-2026-08-20.sato.toml", "10");
        write("c.meeting-2026-08-20.sato.toml", "1");
        assert_eq!(files.look(), [file("a.toml"), file("c.toml")]);
        fs::remove_file(file("a.meeting-2026-08-20.sato.toml")).expect("it was there");
        assert_eq!(files.look(), [file("a.toml")]);
        fs::remove_file(file("c.meeting-2026-08-20.sato.toml")).expect("it was there");
        assert_eq!(files.look(), [file("c.toml")]);
        fs::remove_file(file("b.toml")).expect("it was there");
        assert_eq!(files.look(), [file("b.toml")]);
        fs::rename(file("c.toml"), file("b.toml")).expect("it is there");
        assert_eq!(files.look(), [file("b.toml"), file("c.toml")]);
        assert_eq!(files.look(), [] as [PathBuf; 0]);
    }

    #[test]
    fn a_change_that_nobody_announced_is_found_and_makes_looking_frequent() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.toml");
        fs::write(&file, "1").expect("a file");
        let (prompter, prompts) = prompts();
        let mut watching = Watching {
            files: Files::new(vec![file.clone()]),
            prompts,
            is_announced: true,
        };
        fs::write(&file, "10").expect("a file");
        prompter.prompt();
        let changed = watching.files.look();
        let changed = watching.wait_for_rest(changed, false);
        assert_eq!(changed.as_slice(), std::slice::from_ref(&file));
        assert_eq!(watching.pause(Duration::ZERO), SELDOM, "it was announced");
        fs::write(&file, "100").expect("a file");
        let changed = watching.files.look();
        assert_eq!(watching.wait_for_rest(changed, false), [file]);
        assert_eq!(watching.pause(Duration::ZERO), OFTEN, "it was not");
        let slow = Duration::from_secs(1);
        assert_eq!(watching.pause(slow), slow * 20);
    }
}
