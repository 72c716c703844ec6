//! Where the dismissals of a plan are kept: a file beside that of the plan.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::rc::Rc;

use tenken::check::{DismissalChange, Dismissals};
use tenken::document::{Code, Finding, Source};

use crate::open::Report;

/// What is dismissed of a plan, and where that is kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dismissed {
    /// What is dismissed now.
    pub(crate) dismissals: Dismissals,
    /// The file that keeps them; none for a plan that has no file of its own.
    pub(crate) file: Option<PathBuf>,
    /// What was changed and is not in the file yet.
    pub(crate) unsaved: Vec<DismissalChange>,
}

/// Changes that are to be made to a file of dismissals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Saving {
    /// The file.
    pub(crate) file: PathBuf,
    /// The changes, the oldest first.
    pub(crate) changes: Vec<DismissalChange>,
}

/// How the name of such a file ends.
const ENDING: &str = ".dismissed.toml";

/// Whether a file keeps dismissals, and is no plan.
pub(crate) fn keeps_dismissals(file: &Path) -> bool {
    let name = file.file_name().map(OsStr::to_string_lossy);
    name.is_some_and(|name| name.ends_with(ENDING))
}

impl Dismissed {
    /// What is dismissed of the plan of a file. What is wrong with it is
    /// reported; what is right of it holds.
    pub(crate) fn beside(plan: &Path) -> (Self, Vec<Report>) {
        let file = plan.with_extension(ENDING.trim_start_matches('.'));
        let (dismissals, reports) = read(&file);
        let dismissed = Self {
            dismissals,
            file: Some(file),
            unsaved: Vec::new(),
        };
        (dismissed, reports)
    }

    /// Changes what is dismissed, and says what is to be saved of it.
    pub(crate) fn change(&mut self, change: DismissalChange) -> Option<Saving> {
        self.dismissals.apply(change.clone());
        let file = self.file.clone()?;
        self.unsaved.push(change);
        Some(Saving {
            file,
            changes: self.unsaved.clone(),
        })
    }
}

fn read(file: &Path) -> (Dismissals, Vec<Report>) {
    let name = file.display().to_string();
    let none = |finding: Finding| (Dismissals::default(), vec![Report::of_file(finding, &name)]);
    match fs::read(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Default::default(),
        Err(error) => {
            let said = format!("確認済みのファイルを読めません（{error}）");
            none(Finding::warning(Code::CannotRead, said))
        }
        Ok(bytes) => match Source::from_bytes(name.as_str(), bytes) {
            Err(finding) => none(*finding),
            Ok(source) => {
                let (dismissals, findings) = Dismissals::read(&source);
                (dismissals, Report::all(findings, &Rc::new(source)))
            }
        },
    }
}

impl Saving {
    /// Makes the changes. The file is read again, since a colleague may have
    /// changed it too; one that has mistakes is left as it is, so that nothing
    /// that stands in it is lost.
    ///
    /// # Errors
    ///
    /// Where the file has mistakes, or cannot be written.
    pub(crate) fn carry_out(&self) -> io::Result<()> {
        let (mut dismissals, reports) = read(&self.file);
        if !reports.is_empty() {
            return Err(io::Error::other("ファイルに誤りがあります"));
        }
        for change in &self.changes {
            dismissals.apply(change.clone());
        }
        write_whole(&self.file, &dismissals.to_toml())
    }
}

/// Writes a file so that at any moment it is there either as it was or as it
/// is to be.
fn write_whole(file: &Path, text: &str) -> io::Result<()> {
    // Whoever keeps the file elsewhere and links to it wants to keep the link.
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", process::id()));
    let new = file.with_file_name(name);
    let written = write_new(&new, &file, text).and_then(|()| fs::rename(&new, &file));
    if written.is_err() {
        // It is of no use to anybody, and may not even be there.
        let _ = fs::remove_file(&new);
    }
    written
}

fn write_new(new: &Path, old: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(new)?;
    if let Ok(metadata) = fs::metadata(old) {
        file.set_permissions(metadata.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;
    use tenken::check::{Dismissal, DoubtKey, Reason, Subject};

    fn dismiss(words: &str) -> DismissalChange {
        DismissalChange::Dismiss(Dismissal {
            doubt: DoubtKey {
                code: Code::SumOfParts,
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

    #[test]
    fn what_two_people_dismiss_is_kept_of_both() {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = folder.path().join("our-town.toml");
        let (mut one, _) = Dismissed::beside(&plan);
        let (mut other, _) = Dismissed::beside(&plan);
        for (person, words) in [(&mut one, "甲"), (&mut other, "乙")] {
            let saving = person.change(dismiss(words)).expect("a file");
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
        let saving = dismissed.change(dismiss("甲")).expect("a file");
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
        let saving = dismissed.change(dismiss("甲")).expect("a file");
        assert!(saving.carry_out().is_err());
        fs::create_dir(&missing).expect("a folder");
        let saving = dismissed.change(dismiss("乙")).expect("a file");
        saving.carry_out().expect("it is written");
        let (kept, _) = Dismissed::beside(&plan);
        assert_eq!(words(&kept), ["甲", "乙"]);
    }
}
