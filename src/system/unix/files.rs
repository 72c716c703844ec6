//! Locks and permissions of files.

use std::fs::{File, Metadata, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use same_file::Handle;
use tempfile::{Builder, NamedTempFile};

use crate::system::Attempt;

/// A file that is locked while this lives, and removed with it.
#[derive(Debug)]
pub(crate) struct FileLock {
    path: PathBuf,
    /// Holds the lock as long as it is open.
    _locked: File,
}

impl FileLock {
    /// Tries to lock a file, which is made if it is not there. The lock goes with the
    /// program; a file that a dead one left is taken over.
    ///
    /// # Errors
    ///
    /// If the file can be neither made nor opened.
    pub(crate) fn attempt(path: &Path) -> io::Result<Attempt> {
        let file = open_to_lock(path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(Attempt::Busy),
            Err(TryLockError::Error(_)) => return Ok(Attempt::Unsupported),
            Ok(()) => {}
        }
        // The program that held the lock has removed the file. Whoever comes next makes a
        // new one, and must not meet somebody who holds the lock of the old one.
        let locked = Handle::from_file(file.try_clone()?);
        let is_there = match (locked, Handle::from_path(path)) {
            (Ok(locked), Ok(named)) => locked == named,
            _ => false,
        };
        Ok(match is_there {
            true => Attempt::Locked(Self {
                path: path.to_owned(),
                _locked: file,
            }),
            false => Attempt::Busy,
        })
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // It is removed while it is locked, so that nobody holds it who could think that
        // others see it. One that stays is taken over by the next program.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn open_to_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let opened = options.write(true).create(true).truncate(false).open(path);
    match opened {
        // Another user made it. Reading is enough for most locks.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            File::open(path).map_err(|_| error)
        }
        opened => opened,
    }
}

/// Creates a file with the permissions that the system gives to new files.
///
/// # Errors
///
/// If it cannot be created.
pub(crate) fn new_file(mut builder: Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    builder
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)
}

/// Gives a file the permissions of the one that it is to replace.
///
/// # Errors
///
/// If the system refuses.
pub(crate) fn keep_permissions(file: &File, replaced: &Metadata) -> io::Result<()> {
    file.set_permissions(replaced.permissions())
}

/// Whether what kept a file from being replaced may be gone in a moment. Here nothing does
/// that others do.
pub(crate) fn may_pass(_: &io::Error) -> bool {
    false
}

/// Whether a file could not be read or replaced because another program has it open. Here
/// that hinders nobody.
pub(crate) fn is_in_use(_: &Path, _: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::fs;

    use super::*;
    use crate::files::{Existing, Replacement};

    fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
        Replacement::begin(path)?.write(bytes, existing)
    }

    #[test]
    fn links_and_permissions_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("plan.toml");
        let link = folder.path().join("link.toml");
        fs::write(&file, "old").expect("a file");
        fs::set_permissions(&file, Permissions::from_mode(0o640)).expect("permissions");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        write(&link, b"new", Existing::Replace).expect("it is written");
        let metadata = fs::symlink_metadata(&link).expect("the link");
        assert!(metadata.file_type().is_symlink());
        assert_eq!(fs::read(&file).expect("the file"), b"new");
        let mode = fs::metadata(&file).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn a_new_file_has_the_permissions_of_new_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let (ours, usual) = (folder.path().join("ours"), folder.path().join("usual"));
        write(&ours, b"", Existing::Keep).expect("it is written");
        fs::write(&usual, "").expect("a file");
        let mode = |file: &Path| fs::metadata(file).expect("a file").permissions().mode();
        assert_eq!(mode(&ours), mode(&usual));
    }
}
