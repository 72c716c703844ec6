//! Files that a command writes.

use std::io;
use std::path::Path;

use tenken::document::visible;

use super::context::Failure;
use crate::files::{self, Existing};

/// Writes a file. One that is there already is left as it is, unless it may be
/// replaced.
///
/// # Errors
///
/// Where it may not be replaced, or cannot be written.
pub(super) fn write(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Failure> {
    let written = files::write(path, bytes, existing);
    let name = path.display().to_string();
    let name = visible(&name);
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Question(format!(
            "{name} は既にあります。書き換えてよければ --force を付けてください"
        )),
        io::ErrorKind::NotFound => failure(format!(
            "{name} を書けません。フォルダがあるか確かめてください"
        )),
        io::ErrorKind::PermissionDenied => failure(format!(
            "{name} を書く権限がありません。別の場所を選んでください"
        )),
        _ => failure(format!("{name} を書けません（{error}）")),
    })
}

/// Reads a file whole.
///
/// # Errors
///
/// If it cannot be read.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => failure(format!(
            "{} がありません。パスを確かめてください",
            path.display()
        )),
        _ => failure(format!("{} を読めません（{error}）", path.display())),
    })
}

/// A command that could not do its work, with what a person is told.
pub(super) fn failure(said: impl Into<String>) -> Failure {
    Failure::Io(io::Error::other(said.into()))
}
