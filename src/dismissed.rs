//! What is dismissed of a plan, kept in a file beside that of the plan.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::check::{DismissalChange, Dismissals};
use tenken::messages::Language;

use crate::files::{self, Existing, Refusal, Replacement};
use crate::report::{FileProblem, Report};

/// What is dismissed of a plan, and where that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Dismissed {
    /// What is dismissed now.
    pub(crate) dismissals: Dismissals,
    /// The file that keeps them; `None` for a plan that has no file of its own.
    pub(crate) file: Option<PathBuf>,
    /// What was changed and is not in the file yet, the oldest first.
    unsaved: Vec<DismissalChange>,
    /// How many of these are being saved.
    in_flight: usize,
}

/// Changes that are to be made to a file of dismissals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Saving {
    /// The file.
    pub(crate) file: PathBuf,
    /// The changes, the oldest first.
    pub(crate) changes: Vec<DismissalChange>,
}

/// Why changes were not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotSaved {
    /// The file has mistakes.
    FileHasMistakes,
    /// The system does not write it.
    Refused(Refusal),
}

impl From<io::Error> for NotSaved {
    fn from(error: io::Error) -> Self {
        Self::Refused(error.into())
    }
}

impl NotSaved {
    /// What is said of it.
    pub(crate) fn words(&self, language: Language) -> Cow<'_, str> {
        match self {
            Self::FileHasMistakes => Cow::Borrowed(language.file_has_mistakes()),
            Self::Refused(refusal) => refusal.words(language),
        }
    }
}

/// How the name of such a file ends.
const ENDING: &str = ".dismissed.toml";

/// Whether a file keeps dismissals, and is no plan.
pub(crate) fn keeps_dismissals(file: &Path) -> bool {
    let name = file.file_name().map(OsStr::to_string_lossy);
    name.is_some_and(|name| name.ends_with(ENDING))
}

/// Returns the file that keeps what is dismissed of the plan of a file.
pub(crate) fn file_beside(plan: &Path) -> PathBuf {
    plan.with_extension(ENDING.trim_start_matches('.'))
}

impl Dismissed {
    /// What is dismissed of the plan of a file. What is wrong with it is
    /// reported; what is right of it holds.
    pub(crate) fn beside(plan: &Path) -> (Self, Vec<Report>) {
        let file = file_beside(plan);
        let (dismissals, reports) = read(&file);
        let dismissed = Self {
            dismissals,
            file: Some(file),
            ..Self::default()
        };
        (dismissed, reports)
    }

    /// Changes what is dismissed. Whether there is something to be saved now is
    /// what [`Self::next_saving`] says.
    pub(crate) fn change(&mut self, change: DismissalChange) {
        self.dismissals.apply(change.clone());
        if self.file.is_some() {
            self.unsaved.push(change);
        }
    }

    /// Takes in what the file says now. What was changed here and is not in it yet
    /// stays changed.
    pub(crate) fn reload(&mut self, mut dismissals: Dismissals) {
        for change in &self.unsaved {
            dismissals.apply(change.clone());
        }
        self.dismissals = dismissals;
    }

    /// Everything that is not in the file yet, unless some of it is being saved
    /// at this moment: the rest follows once that is done.
    pub(crate) fn next_saving(&mut self) -> Option<Saving> {
        if self.in_flight > 0 || self.unsaved.is_empty() {
            return None;
        }
        self.in_flight = self.unsaved.len();
        Some(Saving {
            file: self.file.clone()?,
            changes: self.unsaved.clone(),
        })
    }

    /// Takes note of how saving ended. What could not be saved is saved with the
    /// next change.
    pub(crate) fn note_saved(&mut self, is_saved: bool) {
        let saved = if is_saved { self.in_flight } else { 0 };
        self.in_flight = 0;
        self.unsaved.drain(..saved.min(self.unsaved.len()));
    }

    /// Whether the file says what is dismissed.
    #[cfg(test)]
    pub(crate) fn is_saved(&self) -> bool {
        self.unsaved.is_empty()
    }
}

fn read(file: &Path) -> (Dismissals, Vec<Report>) {
    match files::read_if_present(file) {
        Ok(None) => Default::default(),
        // What a full disk or a dead program of long ago has left: nothing is lost in it.
        Ok(Some(source)) if source.text().trim().is_empty() => Default::default(),
        Ok(Some(source)) => {
            let (dismissals, diagnostics) = Dismissals::read(&source);
            (dismissals, Report::all(diagnostics, &Arc::new(source)))
        }
        Err(unreadable) => {
            let report = unreadable.warning(file, FileProblem::CannotReadDismissals);
            (Dismissals::default(), vec![report])
        }
    }
}

impl Saving {
    /// Makes the changes. The file is read again, since a colleague may have
    /// changed it too, and nobody else changes it until it is written. One that
    /// has mistakes is left as it is, so that nothing that stands in it is lost.
    ///
    /// # Errors
    ///
    /// If the file has mistakes, or cannot be written.
    pub(crate) fn carry_out(&self) -> Result<(), NotSaved> {
        let replacement = Replacement::begin(&self.file)?;
        let (mut dismissals, reports) = read(&self.file);
        if !reports.is_empty() {
            return Err(NotSaved::FileHasMistakes);
        }
        for change in &self.changes {
            dismissals.apply(change.clone());
        }
        let text = dismissals.to_toml();
        Ok(replacement.write(text.as_bytes(), Existing::Replace)?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::fs;

    use super::*;
    use tenken::check::{Dismissal, DoubtKey, Reason, Subject};
    use tenken::document::Code;

    fn dismiss(words: &str) -> DismissalChange {
        DismissalChange::Dismiss(Dismissal {
            doubt: DoubtKey {
                code: Code::SUM_OF_PARTS,
                subject: Subject::Plan,
                year: None,
                part: "result".to_owned(),
                words: words.to_owned(),
                arithmetic: String::new(),
            },
            reason: Reason::new("理由").expect("a reason"),
            date: "2025-08-20".parse().expect("a date"),
        })
    }

    fn words(dismissed: &Dismissed) -> Vec<String> {
        let all = dismissed.dismissals.iter();
        all.map(|one| one.doubt.words.clone()).collect()
    }

    /// Dismisses something and says what is to be saved.
    fn change(dismissed: &mut Dismissed, words: &str) -> Saving {
        dismissed.change(dismiss(words));
        dismissed.next_saving().expect("there is a file")
    }

    #[test]
    fn what_two_people_dismiss_is_kept_of_both() {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = folder.path().join("our-town.toml");
        let (mut one, _) = Dismissed::beside(&plan);
        let (mut other, _) = Dismissed::beside(&plan);
        for (person, words) in [(&mut one, "甲"), (&mut other, "乙")] {
            let saving = change(person, words);
            saving.carry_out().expect("it is written");
        }
        let (kept, reports) = Dismissed::beside(&plan);
        assert!(reports.is_empty());
        assert_eq!(words(&kept), ["甲", "乙"]);
        let files = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(files, 1, "nothing else is left there");
    }

    #[test]
    fn a_file_with_mistakes_is_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = folder.path().join("our-town.toml");
        let file = folder.path().join("our-town.dismissed.toml");
        fs::write(&file, "format = 1\nold = 1\n").expect("a file");
        let (mut dismissed, reports) = Dismissed::beside(&plan);
        assert_eq!(reports.len(), 1);
        let saving = change(&mut dismissed, "甲");
        assert!(saving.carry_out().is_err());
        assert_eq!(words(&dismissed), ["甲"]);
        let kept = fs::read_to_string(&file).expect("the file");
        assert_eq!(kept, "format = 1\nold = 1\n");
    }

    #[test]
    fn what_could_not_be_saved_is_saved_with_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("later");
        let plan = missing.join("our-town.toml");
        let (mut dismissed, _) = Dismissed::beside(&plan);
        let saving = change(&mut dismissed, "甲");
        assert!(saving.carry_out().is_err());
        dismissed.note_saved(false);
        fs::create_dir(&missing).expect("a folder");
        let saving = change(&mut dismissed, "乙");
        saving.carry_out().expect("it is written");
        let (kept, _) = Dismissed::beside(&plan);
        assert_eq!(words(&kept), ["甲", "乙"]);
    }

    #[test]
    fn what_is_dismissed_while_something_is_saved_follows_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = folder.path().join("our-town.toml");
        let (mut dismissed, _) = Dismissed::beside(&plan);
        let first = change(&mut dismissed, "甲");
        dismissed.change(dismiss("乙"));
        assert_eq!(dismissed.next_saving(), None);
        first.carry_out().expect("it is written");
        dismissed.note_saved(true);
        let second = dismissed.next_saving().expect("one is left");
        assert_eq!(second.changes, [dismiss("乙")]);
        second.carry_out().expect("it is written");
        dismissed.note_saved(true);
        assert!(dismissed.is_saved());
        let (kept, _) = Dismissed::beside(&plan);
        assert_eq!(words(&kept), ["甲", "乙"]);
    }
}
