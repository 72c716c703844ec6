//! Files that a command writes or reads whole.

use std::io;
use std::path::Path;

use tenken::document::visible;
use tenken::messages::Language;

use super::context::Failure;
use crate::files::{self, Existing};

/// Writes a file. An existing file is kept unless it may be replaced.
///
/// # Errors
///
/// If the file exists and may not be replaced, or cannot be written.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    existing: Existing,
    language: Language,
) -> Result<(), Failure> {
    let written = files::write(path, bytes, existing);
    let name = path.display().to_string();
    let name = visible(&name);
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Question(language.file_exists(&name)),
        io::ErrorKind::NotFound => failure(language.no_folder_to_write_to(&name)),
        io::ErrorKind::PermissionDenied => failure(language.may_not_be_written(&name)),
        _ => failure(language.cannot_be_written(&name, &error)),
    })
}

/// Reads a file whole.
///
/// # Errors
///
/// If it cannot be read.
pub(super) fn bytes_of(path: &Path, language: Language) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| {
        let name = path.display().to_string();
        failure(match error.kind() {
            io::ErrorKind::NotFound => language.file_is_missing(&name),
            _ => language.cannot_be_read(&name, &error),
        })
    })
}

/// Makes a failure from a message to the user.
pub(super) fn failure(said: impl Into<String>) -> Failure {
    Failure::Io(io::Error::other(said.into()))
}
