//! Locks and sharing of files. What another program has open is kept from everybody else as
//! far as that program wants.

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::system::Attempt;

/// `ERROR_ACCESS_DENIED`
const ACCESS_DENIED: i32 = 5;

/// `ERROR_SHARING_VIOLATION`: another program has the file open and does not share it.
const SHARING_VIOLATION: i32 = 32;

/// `ERROR_LOCK_VIOLATION`: another program has locked a part of the file.
const LOCK_VIOLATION: i32 = 33;

/// `ERROR_INVALID_FUNCTION`, `ERROR_NOT_SUPPORTED`: what some shares say to what they lack.
const INVALID_FUNCTION: i32 = 1;
const NOT_SUPPORTED: i32 = 50;

/// `ERROR_DELETE_PENDING`: the file goes once all that have it open have closed it.
const DELETE_PENDING: i32 = 303;

/// `FILE_ATTRIBUTE_HIDDEN`
const HIDDEN: u32 = 0x2;

/// `FILE_FLAG_DELETE_ON_CLOSE`: the file goes with the program, however that ends.
const DELETE_ON_CLOSE: u32 = 0x0400_0000;

/// `DELETE`: the right to remove a file, or to give its name to another.
const TO_DELETE: u32 = 0x0001_0000;

/// A file that nobody else can open while this lives, and that is removed with it.
#[derive(Debug)]
pub(crate) struct FileLock {
    /// Keeps others out as long as it is open.
    _open: File,
}

impl FileLock {
    /// Tries to lock a file, which is made if it is not there. The lock goes with the
    /// program; a file that a dead one left is taken over.
    ///
    /// # Errors
    ///
    /// If the file can be neither made nor opened.
    pub(crate) fn attempt(path: &Path) -> io::Result<Attempt> {
        let opened = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .share_mode(0)
            .attributes(HIDDEN)
            .custom_flags(DELETE_ON_CLOSE)
            .open(path);
        match opened {
            Ok(file) => Ok(Attempt::Locked(Self { _open: file })),
            Err(error) => match error.raw_os_error() {
                Some(SHARING_VIOLATION | DELETE_PENDING) => Ok(Attempt::Busy),
                // A file that is about to go is denied, too.
                Some(ACCESS_DENIED) if path.try_exists().unwrap_or(true) => Ok(Attempt::Busy),
                Some(INVALID_FUNCTION | NOT_SUPPORTED) => Ok(Attempt::Unsupported),
                _ => Err(error),
            },
        }
    }
}

/// Creates a file. It has the permissions that its folder gives to new files.
///
/// # Errors
///
/// If it cannot be created.
pub(crate) fn new_file(builder: Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    builder.tempfile_in(folder)
}

/// Gives a file the permissions of the one that it is to replace. Both have those that
/// their folder gives.
///
/// # Errors
///
/// Never.
pub(crate) fn keep_permissions(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Whether what kept a file from being replaced may be gone in a moment. It is denied, too,
/// while a virus scanner or the indexer looks at one of the two files.
pub(crate) fn may_pass(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(ACCESS_DENIED | SHARING_VIOLATION | LOCK_VIOLATION)
    )
}

/// Whether a file could not be read or replaced because another program has it open.
pub(crate) fn is_in_use(path: &Path, error: &io::Error) -> bool {
    match error.raw_os_error() {
        Some(SHARING_VIOLATION | LOCK_VIOLATION) => true,
        // Replacing says the same of a file that is open and of one that must not be
        // written. Asking for the right to remove it tells them apart.
        Some(ACCESS_DENIED) => {
            let asked = OpenOptions::new().access_mode(TO_DELETE).open(path);
            asked.is_err_and(|error| error.raw_os_error() == Some(SHARING_VIOLATION))
        }
        _ => false,
    }
}
