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
use crate::shown::{Shown, is_shown};
use crate::tui::plan_index::PlanIndex;

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
    let (prompter, prompts) = prompts();
    thread::spawn(move || {
        let all = files.iter().flat_map(|(_, files)| files);
        let folders = all.map(|file| files::folder(file)).collect();
        let announcements = Announcements::of(&folders, prompter.clone(), is_shown);
        let told = files.into_iter().map(|(plan, files)| Told {
            plan,
            files,
            shown: None,
        });
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
        let mut changed: Vec<&mut Told> = told.iter_mut().filter_map(Told::look).collect();
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
