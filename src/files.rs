//! Files, read whole and written whole. Nothing else in the program opens a
//! file that a person keeps.

mod replacement;

use std::borrow::Cow;
use std::fs::{self, DirEntry};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use tenken::document::{Diagnostic, DocumentMistake, Source};
use tenken::messages::Language;

use crate::report::{FileProblem, Report};
use crate::system::is_in_use;

pub(crate) use self::replacement::{Existing, Replacement, sync_folder};

/// Why the system does not read or write a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What kind of error it is.
    pub(crate) kind: io::ErrorKind,
    /// What the system says.
    pub(crate) said: String,
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self {
            kind: error.kind(),
            said: error.to_string(),
        }
    }
}

impl Refusal {
    /// What is said of it.
    pub(crate) fn words(&self, language: Language) -> Cow<'_, str> {
        match self.kind {
            IN_USE => Cow::Borrowed(language.is_open_elsewhere()),
            kind => language.refused_by_system(kind, &self.said),
        }
    }
}

/// Why a file could not be read as a document.
#[derive(Debug)]
pub(crate) enum UnreadableFile {
    /// The system does not give it.
    Io(io::Error),
    /// It is a pipe or a device, which might never come to an end.
    NotAFile,
    /// It is not UTF-8.
    Encoding(Box<Diagnostic<DocumentMistake>>),
}

impl UnreadableFile {
    /// The same as a report about a file that has to be there.
    pub(crate) fn report(self, path: &Path) -> Report {
        match self {
            Self::Io(error) => missing(path, &error),
            Self::NotAFile => {
                let diagnostic = Diagnostic::new(FileProblem::NotAFile);
                Report::of_file(diagnostic, &path.display().to_string())
            }
            Self::Encoding(diagnostic) => {
                Report::of_file(diagnostic.map(Into::into), &path.display().to_string())
            }
        }
    }

    /// The same as a report about a file that the program can do without.
    /// `problem` makes a problem of what the system says.
    pub(crate) fn warning(self, path: &Path, problem: fn(Refusal) -> FileProblem) -> Report {
        match self {
            Self::Io(error) => {
                let diagnostic = Diagnostic::new(problem(error.into()));
                Report::of_file(diagnostic, &path.display().to_string())
            }
            Self::NotAFile | Self::Encoding(_) => self.report(path),
        }
    }
}

/// Reads a file as a document.
///
/// # Errors
///
/// If it cannot be read, or is not UTF-8.
pub(crate) fn read(path: &Path) -> Result<Source, UnreadableFile> {
    let bytes = bytes(path).map_err(UnreadableFile::Io)?;
    Source::from_bytes(path.display().to_string(), bytes).map_err(UnreadableFile::Encoding)
}

/// Reads a file whole. Waits a moment for another program that keeps it to itself, as some
/// do while they save it.
///
/// # Errors
///
/// If it cannot be read; with [`IN_USE`], if the other program does not give it up.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let deadline = Instant::now() + SAVING;
    loop {
        match fs::read(path) {
            Err(error) if is_in_use(path, &error) && Instant::now() < deadline => {
                thread::sleep(PAUSE);
            }
            read => return read.map_err(|error| explained(path, error)),
        }
    }
}

/// Why a file could not be had, as [`IN_USE`] if another program keeps it to itself.
fn explained(path: &Path, error: io::Error) -> io::Error {
    match is_in_use(path, &error) {
        true => io::Error::new(IN_USE, error),
        false => error,
    }
}

/// The kind of the error that another program keeps a file to itself, as Excel does while a
/// sheet is open. Not every system has such a thing.
pub(crate) const IN_USE: io::ErrorKind = io::ErrorKind::ExecutableFileBusy;

/// How long programs may need to save a file that they keep to themselves. Heuristic.
const SAVING: Duration = Duration::from_millis(500);

/// How long to wait between two attempts to get a file. Heuristic.
const PAUSE: Duration = Duration::from_millis(10);

/// What standard input is called where a file has a name.
pub(crate) const INPUT_NAME: &str = "<stdin>";

/// Reads standard input to its end as a document.
///
/// # Errors
///
/// If it cannot be read, or is not UTF-8.
pub(crate) fn read_input() -> Result<Source, UnreadableFile> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(UnreadableFile::Io)?;
    Source::from_bytes(INPUT_NAME.to_owned(), bytes).map_err(UnreadableFile::Encoding)
}

/// Reads a file that need not be there; `None` if it is not.
///
/// # Errors
///
/// If it cannot be read, is not UTF-8, or is a pipe or a device: a file that nobody named
/// must not be waited for.
pub(crate) fn read_if_present(path: &Path) -> Result<Option<Source>, UnreadableFile> {
    if is_special(path) {
        return Err(UnreadableFile::NotAFile);
    }
    match read(path) {
        Err(UnreadableFile::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// Writes a file whole. One that is replaced is kept under another name, which is returned.
///
/// # Errors
///
/// If the file exists and has to be kept, or cannot be written.
pub(crate) fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<Option<PathBuf>> {
    let replacement = Replacement::begin(path)?;
    let kept = match existing {
        Existing::Replace => replacement.keep_old(bytes)?,
        Existing::Keep => None,
    };
    let written = replacement.write(bytes, existing);
    if let (Err(_), Some(copy)) = (&written, &kept) {
        // The file itself is still what the copy says. A copy that stays takes room only.
        let _ = fs::remove_file(copy);
    }
    written.map(|()| kept)
}

/// What a file looks like from outside. If it was written, the stamp is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    /// Returns the stamp of a file; `None` if it is not there.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
        })
    }
}

/// Why a file or a folder that has to be there cannot be read.
pub(crate) fn missing(path: &Path, error: &io::Error) -> Report {
    let problem = match error.kind() {
        IN_USE => FileProblem::InUse,
        kind => FileProblem::CannotRead(kind, error.to_string()),
    };
    Report::of_file(Diagnostic::new(problem), &path.display().to_string())
}

/// Returns the folder that a file is in.
pub(crate) fn folder(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Returns what a folder has in it.
///
/// # Errors
///
/// If the system does not tell all of it: a folder that cannot be read is not empty.
pub(crate) fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}

/// Returns whether a folder is there and can be read at present. A shared one comes and goes.
pub(crate) fn is_in_reach(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok()
}

/// Returns whether a path leads to a pipe, a device or the like, which might be waited for
/// for ever.
pub(crate) fn is_special(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}
