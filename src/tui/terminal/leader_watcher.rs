//! Watches, on a thread of its own, the files that tell what those show who lead meetings.
//!
//! They are looked at often, whether changes are announced or not, since most meetings are told
//! on a share. They are read at once and not only once they rest, since they are always whole;
//! and whether their time is another or not, since a share may tell it to the second.

use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use super::looking::{Announcements, OFTEN, Prompts, pause_after, prompts};
use crate::files;
use crate::shown::{SILENCE, Shown, Telling, is_shown};
use crate::tui::plan_index::PlanIndex;

/// The files that tell of a plan, the best first, and what is shown of it.
struct Told {
    plan: PlanIndex,
    files: Vec<ToldFile>,
    shown: Option<Shown>,
}

/// A file that tells of a plan.
struct ToldFile {
    path: PathBuf,
    /// What it told last.
    telling: Option<Telling>,
    /// Since when it has told that. It is measured here, since clocks differ.
    since: Instant,
}

/// Starts watching the files that tell of plans. `report` receives what is shown of a plan
/// whenever it is something else, and says whether anybody still wants to know.
pub(super) fn watch(
    files: Vec<(PlanIndex, Vec<PathBuf>)>,
    report: impl Fn(PlanIndex, Option<Shown>) -> bool + Send + 'static,
) {
    let (prompter, prompts) = prompts();
    thread::spawn(move || {
        let all = files.iter().flat_map(|(_, files)| files);
        let folders = all.map(|file| files::folder(file)).collect();
        let announcements = Announcements::of(&folders, prompter.clone(), is_shown);
        let told = files
            .into_iter()
            .map(|(plan, files)| Told::new(plan, files));
        look_on(told.collect(), &prompts, report);
        // Without announcements nobody else could prompt, and looking would end.
        drop((announcements, prompter));
    });
}

fn look_on(
    mut told: Vec<Told>,
    prompts: &Prompts,
    report: impl Fn(PlanIndex, Option<Shown>) -> bool,
) {
    loop {
        let start = Instant::now();
        let looked = told.iter_mut().filter_map(|told| told.look(start));
        let mut changed: Vec<&mut Told> = looked.collect();
        // What was shown last comes last, and is what is seen.
        changed.sort_by_key(|told| told.shown.as_ref().map(|shown| (shown.day, shown.since)));
        for told in changed {
            if !report(told.plan, told.shown.clone()) {
                return;
            }
        }
        if prompts.wait(pause_after(start.elapsed(), OFTEN)).is_none() {
            return;
        }
    }
}

impl Told {
    fn new(plan: PlanIndex, files: Vec<PathBuf>) -> Self {
        let since = Instant::now();
        let files = files.into_iter().map(|path| ToldFile {
            path,
            telling: None,
            since,
        });
        Self {
            plan,
            files: files.collect(),
            shown: None,
        }
    }

    /// Returns itself if something else is shown than before.
    fn look(&mut self, now: Instant) -> Option<&mut Self> {
        let shown = self.files.iter_mut().filter_map(|file| file.look(now));
        let shown = shown.max_by_key(|shown| (shown.day, shown.since)).cloned();
        let is_same = shown == self.shown;
        self.shown = shown;
        (!is_same).then_some(self)
    }
}

impl ToldFile {
    /// Returns what is shown, unless whoever told it has fallen silent.
    fn look(&mut self, now: Instant) -> Option<&Shown> {
        let telling = Telling::read(&self.path);
        if telling != self.telling {
            self.telling = telling;
            self.since = now;
        }
        let is_silent = now.duration_since(self.since) > SILENCE;
        let telling = self.telling.as_ref().filter(|_| !is_silent);
        telling.map(|telling| &telling.shown)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;

    use super::*;
    use crate::shown::TOLD_AGAIN;

    const SHOWN: &str = "leader = \"sato\"\nprogram = \"1\"\nday = \"2026-08-20\"\n\
        since = \"14:05\"\nplan = \"our-town\"\nyear = \"R6\"\n";

    /// A folder, the file in it that tells, and whoever looks at it.
    fn told() -> (TempDir, PathBuf, Told) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("our-town.shown.toml");
        let gone = folder.path().join("gone/our-town.shown.toml");
        let told = Told::new(PlanIndex::new(0), vec![gone, file.clone()]);
        (folder, file, told)
    }

    fn tell(file: &Path, screen: &str, number: u32) {
        let text = format!("{SHOWN}screen = {screen:?}\nnumber = {number}\n");
        fs::write(file, text).expect("a file");
    }

    /// The screen that is seen, if it is another than before.
    fn seen(told: &mut Told, now: Instant) -> Option<Option<String>> {
        let shown = told.look(now).map(|told| told.shown.clone());
        shown.map(|shown| shown.map(|shown| shown.screen))
    }

    #[test]
    fn what_is_shown_is_told_whenever_it_is_something_else() {
        let (_folder, file, mut told) = told();
        let now = Instant::now();
        for screen in ["slide", "comparison"] {
            tell(&file, screen, 0);
            assert_eq!(seen(&mut told, now), Some(Some(screen.to_owned())));
        }
        tell(&file, "comparison", 1);
        assert_eq!(seen(&mut told, now), None);
        fs::remove_file(&file).expect("it is there");
        assert_eq!(seen(&mut told, now), Some(None));
        assert_eq!(seen(&mut told, now), None);
    }

    #[test]
    fn whoever_tells_nothing_any_more_does_not_lead() {
        let (_folder, file, mut told) = told();
        let start = Instant::now();
        tell(&file, "slide", 0);
        assert_eq!(seen(&mut told, start), Some(Some("slide".to_owned())));
        tell(&file, "slide", 1);
        assert_eq!(seen(&mut told, start + SILENCE), None);
        assert_eq!(seen(&mut told, start + SILENCE * 2), None);
        let silent = start + SILENCE * 2 + TOLD_AGAIN;
        assert_eq!(seen(&mut told, silent), Some(None));
        tell(&file, "slide", 2);
        assert_eq!(seen(&mut told, silent), Some(Some("slide".to_owned())));
    }
}
