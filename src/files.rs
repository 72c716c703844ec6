//! Files, read whole and written whole. Nothing else in the program opens a
//! file that a person keeps.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;
use tenken::document::{Diagnostic, DocumentMistake, Source};

use crate::report::{FileProblem, Report};

/// Why a file could not be read as a document.
#[derive(Debug)]
pub(crate) enum UnreadableFile {
    /// The system does not give it.
    Io(io::Error),
    /// It is not UTF-8.
    Encoding(Box<Diagnostic<DocumentMistake>>),
}

impl UnreadableFile {
    /// The same as a report about a file that has to be there.
    pub(crate) fn report(self, path: &Path) -> Report {
        match self {
            Self::Io(error) => missing(path, &error),
            Self::Encoding(diagnostic) => {
                Report::of_file(diagnostic.map(Into::into), &path.display().to_string())
            }
        }
    }

    /// The same as a report about a file that the program can do without.
    /// `problem` makes a problem of what the system says.
    pub(crate) fn warning(self, path: &Path, problem: fn(String) -> FileProblem) -> Report {
        match self {
            Self::Io(error) => {
                let diagnostic = Diagnostic::new(problem(error.to_string()));
                Report::of_file(diagnostic, &path.display().to_string())
            }
            Self::Encoding(_) => self.report(path),
        }
    }
}

/// Reads a file as a document.
///
/// # Errors
///
/// If it cannot be read, or is not UTF-8.
pub(crate) fn read(path: &Path) -> Result<Source, UnreadableFile> {
    let bytes = fs::read(path).map_err(UnreadableFile::Io)?;
    Source::from_bytes(path.display().to_string(), bytes).map_err(UnreadableFile::Encoding)
}

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
/// If it cannot be read, or is not UTF-8.
pub(crate) fn read_if_present(path: &Path) -> Result<Option<Source>, UnreadableFile> {
    match read(path) {
        Err(UnreadableFile::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
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
    let diagnostic = Diagnostic::new(FileProblem::CannotRead(error.kind(), error.to_string()));
    Report::of_file(diagnostic, &path.display().to_string())
}

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It is replaced.
    Replace,
    /// It is left as it is, and nothing is written.
    Keep,
}

impl Existing {
    /// What `--force` means for a file.
    pub(crate) fn forced(is_forced: bool) -> Self {
        if is_forced { Self::Replace } else { Self::Keep }
    }
}

/// Writes a file whole: beside it, synced, then renamed over it, so that at any
/// moment the file is there as it was or as it is to be. A link stays a link,
/// and permissions stay as they were.
///
/// # Errors
///
/// If the file cannot be written, or is there and has to be kept
/// ([`io::ErrorKind::AlreadyExists`]).
pub(crate) fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Existing::Keep = existing
        && target.try_exists()?
    {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if is_special(&target) {
        // A pipe or a device cannot be replaced, and there is nothing in it to lose.
        return fs::write(&target, bytes);
    }
    let mut file = NamedTempFile::new_in(folder(&target))?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions(&target)? {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    let persisted = match existing {
        Existing::Replace => file.persist(&target),
        Existing::Keep => file.persist_noclobber(&target),
    };
    persisted.map(drop).map_err(|refused| refused.error)
}

/// Returns the folder that a file is in.
pub(crate) fn folder(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn is_special(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// The permissions that a file is to have: those it has, or those that the
/// system gives to new files. `None` if they are right as they are.
#[cfg(unix)]
fn permissions(file: &Path) -> io::Result<Option<fs::Permissions>> {
    use std::os::unix::fs::PermissionsExt as _;

    if let Ok(metadata) = fs::metadata(file) {
        return Ok(Some(metadata.permissions()));
    }
    // A temporary file is readable by its owner alone. What the umask leaves of
    // a new file can only be asked by making one.
    let probe = tempfile::Builder::new()
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(folder(file))?;
    Ok(Some(probe.as_file().metadata()?.permissions()))
}

/// On other systems new files inherit what is right from their folder.
#[cfg(not(unix))]
fn permissions(_: &Path) -> io::Result<Option<fs::Permissions>> {
    Ok(None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        names
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("計画.toml");
        write(&file, b"old", Existing::Keep).expect("it is new");
        write(&file, b"new", Existing::Replace).expect("it may be replaced");
        assert_eq!(fs::read(&file).expect("the file"), b"new");
        assert_eq!(names(folder.path()), ["計画.toml"]);
    }

    #[test]
    fn a_file_that_has_to_be_kept_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("plan.toml");
        fs::write(&file, "old").expect("a file");
        let refused = write(&file, b"new", Existing::Keep).expect_err("it is there");
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&file).expect("the file"), b"old");
        assert_eq!(names(folder.path()), ["plan.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("plan.toml");
        let link = folder.path().join("link.toml");
        fs::write(&file, "old").expect("a file");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        write(&link, b"new", Existing::Replace).expect("it is written");
        let metadata = fs::symlink_metadata(&link).expect("the link");
        assert!(metadata.file_type().is_symlink());
        assert_eq!(fs::read(&file).expect("the file"), b"new");
        let mode = fs::metadata(&file).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_permissions_of_new_files() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().expect("a folder");
        let (ours, usual) = (folder.path().join("ours"), folder.path().join("usual"));
        write(&ours, b"", Existing::Keep).expect("it is written");
        fs::write(&usual, "").expect("a file");
        let mode = |file: &Path| fs::metadata(file).expect("a file").permissions().mode();
        assert_eq!(mode(&ours), mode(&usual));
    }
}
