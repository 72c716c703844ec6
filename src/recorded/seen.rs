//! Copies of a plan as its meetings saw it, kept beside what is recorded of them, so that the
//! next meeting can be told what is different since.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::compare::PlanDifferences;
use tenken::document::Source;
use tenken::meeting::Day;
use tenken::plan::{Plan, load};

use super::{ENDING, RecordFolder, RecordPlaces};
use crate::dismissed::NotSaved;
use crate::files::{self, Existing, Replacement};
use crate::plan_place::PlanPlace;

/// What stands in the names of such files between that of the plan and the day.
const MARK: &str = ".seen-";

/// Whether a file is such a copy, and none of the plans of a folder.
pub(crate) fn is_seen_copy(file: &Path) -> bool {
    let name = file.file_name().map(OsStr::to_string_lossy);
    name.is_some_and(|name| stem_and_day(&name).is_some())
}

/// How the name of the plan begins, and the day of the meeting.
fn stem_and_day(name: &str) -> Option<(&str, Day)> {
    let (stem, day) = name.strip_suffix(ENDING)?.rsplit_once(MARK)?;
    Some((stem, day.parse().ok()?))
}

impl RecordFolder {
    fn seen_copy(&self, day: Day) -> PathBuf {
        self.place.file(&format!("{MARK}{day}{ENDING}"))
    }

    /// The days of the copies of the plan.
    fn seen_days(&self) -> impl Iterator<Item = Day> {
        let listed = fs::read_dir(self.place.folder()).into_iter().flatten();
        listed.filter_map(|entry| {
            let name = entry.ok()?.file_name();
            let name = name.to_string_lossy();
            let (stem, day) = stem_and_day(&name)?;
            let place = PlanPlace::new(self.place.folder(), stem);
            (place == self.place).then_some(day)
        })
    }
}

// --- Keeping ------------------------------------------------------------------

/// A copy that is to be kept of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenCopy {
    pub(super) places: RecordPlaces,
    /// The first place that may be written to.
    pub(super) from: usize,
    pub(super) day: Day,
    /// The document as the meeting sees it.
    pub(super) seen: Arc<Source>,
}

impl SeenCopy {
    /// Writes the copy, unless there is one that says the same.
    ///
    /// # Errors
    ///
    /// If it cannot be written in any of the places.
    pub(crate) fn keep(&self) -> Result<(), NotSaved> {
        let kept = self
            .places
            .write_in_first(self.from, |folder| self.keep_in(folder));
        kept.map(|_| ())
    }

    fn keep_in(&self, folder: &RecordFolder) -> io::Result<()> {
        let (copy, text) = (folder.seen_copy(self.day), self.seen.text().as_bytes());
        let replacement = Replacement::begin(&copy)?;
        match files::bytes(&copy) {
            Ok(kept) if kept == text => Ok(()),
            _ => replacement.write(text, Existing::Replace),
        }
    }
}

// --- Comparing ----------------------------------------------------------------

/// What is different since the last meeting.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SinceLastMeeting {
    /// No meeting of an earlier day has left a copy.
    NoCopy,
    /// The copy of the last one cannot be read as a plan.
    Unreadable(PathBuf),
    /// What is.
    Known(Box<SeenDifferences>),
}

/// What is different from what a meeting saw.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenDifferences {
    /// The day of the meeting.
    pub(crate) day: Day,
    /// The plan as it saw it.
    pub(crate) seen: Arc<Plan>,
    /// The differences between that and the plan now.
    pub(crate) differences: PlanDifferences,
}

/// A plan that is to be compared with what the last meeting saw of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LookingBack {
    /// Where copies are kept.
    pub(crate) places: RecordPlaces,
    /// The day it is: a copy of today is what this meeting sees.
    pub(crate) today: Day,
    /// The plan.
    pub(crate) plan: Arc<Plan>,
}

impl LookingBack {
    /// Finds the newest copy of an earlier day, and compares the plan with it.
    pub(crate) fn carry_out(&self) -> SinceLastMeeting {
        let Some((day, copy)) = self.newest() else {
            return SinceLastMeeting::NoCopy;
        };
        let seen = files::read_if_present(&copy).ok().flatten();
        let Some(seen) = seen.and_then(|source| load(source).plan) else {
            return SinceLastMeeting::Unreadable(copy);
        };
        SinceLastMeeting::Known(Box::new(SeenDifferences {
            day,
            differences: PlanDifferences::new(&seen, &self.plan),
            seen: Arc::new(seen),
        }))
    }

    /// Of copies of the same day, that beside the plan is the one that everybody has.
    fn newest(&self) -> Option<(Day, PathBuf)> {
        let mut newest: Option<(Day, PathBuf)> = None;
        for folder in &self.places.0 {
            let earlier = folder.seen_days().filter(|day| *day < self.today);
            let Some(day) = earlier.max() else { continue };
            if newest.as_ref().is_none_or(|(known, _)| *known < day) {
                newest = Some((day, folder.seen_copy(day)));
            }
        }
        newest
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use tempfile::TempDir;

    use super::*;

    const DEMO: &str = include_str!("../../data/demo.toml");

    fn folder() -> TempDir {
        tempfile::tempdir().expect("a folder")
    }

    fn places(folder: &Path, person: Option<&Path>) -> RecordPlaces {
        RecordPlaces::of(Some(&folder.join("our-town.toml")), "our-town", person)
    }

    fn copy(places: RecordPlaces, day: &str, text: &str) -> SeenCopy {
        SeenCopy {
            places,
            from: 0,
            day: day.parse().expect("a day"),
            seen: Arc::new(Source::new("our-town.toml", text)),
        }
    }

    fn look_back(places: RecordPlaces, today: &str) -> SinceLastMeeting {
        let plan = load(Source::new("our-town.toml", DEMO)).plan;
        let looking_back = LookingBack {
            places,
            today: today.parse().expect("a day"),
            plan: Arc::new(plan.expect("a plan")),
        };
        looking_back.carry_out()
    }

    /// The day of the copy that the plan was compared with, and whether it is the same.
    fn known(since: SinceLastMeeting) -> Option<(String, bool)> {
        match since {
            SinceLastMeeting::Known(known) => {
                Some((known.day.to_string(), known.differences.is_empty()))
            }
            SinceLastMeeting::NoCopy | SinceLastMeeting::Unreadable(_) => None,
        }
    }

    #[test]
    fn a_copy_is_told_from_a_plan_by_its_name() {
        for name in ["町.seen-2026-08-20.toml", "a.seen-b.seen-2026-08-20.toml"] {
            assert!(is_seen_copy(Path::new(name)), "{name}");
        }
        for name in [
            "seen-2026-08-20.toml",
            "a.seen-2026-08.toml",
            "a.seen-it.toml",
            "a.seen-2026-08-20.toml.old",
        ] {
            assert!(!is_seen_copy(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn the_newest_copy_of_an_earlier_day_is_compared() {
        let folder = folder();
        let places = || places(folder.path(), None);
        assert_eq!(look_back(places(), "2026-08-20"), SinceLastMeeting::NoCopy);
        let other = DEMO.replacen("title", "titel", 1);
        for (day, text) in [
            ("2026-05-20", other.as_str()),
            ("2026-08-19", DEMO),
            ("2026-08-20", other.as_str()),
        ] {
            assert_eq!(copy(places(), day, text).keep(), Ok(()));
        }
        let of_other = folder.path().join("our-town-2.seen-2026-08-19.toml");
        fs::write(of_other, "").expect("a file");
        let since = look_back(places(), "2026-08-20");
        assert_eq!(known(since), Some(("2026-08-19".to_owned(), true)));
        let broken = folder.path().join("our-town.seen-2026-05-20.toml");
        assert_eq!(
            look_back(places(), "2026-08-19"),
            SinceLastMeeting::Unreadable(broken)
        );
    }

    #[test]
    fn a_copy_is_replaced_and_one_that_says_the_same_is_left_alone() {
        let folder = folder();
        let keep = |text| copy(places(folder.path(), None), "2026-08-20", text).keep();
        assert_eq!(keep("one"), Ok(()));
        let file = folder.path().join("our-town.seen-2026-08-20.toml");
        let written = || fs::metadata(&file).and_then(|file| file.modified());
        let first = written().expect("it is there");
        assert_eq!(keep("one"), Ok(()));
        assert_eq!(written().expect("it is there"), first);
        assert_eq!(keep("two"), Ok(()));
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "two");
    }

    /// Nobody may write there, not even a superuser.
    #[cfg(target_os = "linux")]
    #[test]
    fn where_nobody_may_write_the_folder_of_the_person_has_the_copy() {
        let person = folder();
        let own = person.path().join("new");
        let places = || places(Path::new("/sys"), Some(&own));
        assert_eq!(copy(places(), "2026-08-19", DEMO).keep(), Ok(()));
        assert!(own.join("our-town.seen-2026-08-19.toml").exists());
        let since = look_back(places(), "2026-08-20");
        assert_eq!(known(since), Some(("2026-08-19".to_owned(), true)));
        assert!(
            copy(RecordPlaces::default(), "2026-08-19", DEMO)
                .keep()
                .is_err()
        );
    }
}
