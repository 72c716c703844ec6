//! Files that a command writes or reads whole.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use tenken::messages::Language;

use super::context::Failure;
use super::help::OUTPUT;
use super::standard_error::say;
use crate::files::{self, Existing, IN_USE};

/// Arguments that say which file is written instead of standard output.
#[derive(Debug, Args)]
#[command(next_help_heading = OUTPUT)]
pub(crate) struct OutputArguments {
    /// The file to write; `None` for standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Whether a file that exists already is replaced.
    #[arg(long, requires = "output")]
    force: bool,
}

impl OutputArguments {
    /// The file to write; `None` for standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// Whether the file may be replaced.
    pub(super) fn existing(&self) -> Existing {
        existing(self.force)
    }
}

/// What `--force` means for a file that is there already.
pub(super) fn existing(is_forced: bool) -> Existing {
    if is_forced {
        Existing::Replace
    } else {
        Existing::Keep
    }
}

/// Writes a file. An existing file is kept unless it may be replaced; then it is kept
/// under another name, which is said.
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
    say_written(path, files::write(path, bytes, existing), language)
}

/// Says what came of writing a file: under which name the one is kept that was there.
///
/// # Errors
///
/// If it was not written.
pub(super) fn say_written(
    path: &Path,
    written: io::Result<Option<PathBuf>>,
    language: Language,
) -> Result<(), Failure> {
    let name = path.display().to_string();
    match written {
        Ok(None) => Ok(()),
        Ok(Some(kept)) => {
            say(&language.old_file_is_kept(&kept.display().to_string()));
            Ok(())
        }
        Err(error) => Err(match error.kind() {
            io::ErrorKind::AlreadyExists => Failure::Question(language.file_exists(&name)),
            io::ErrorKind::NotFound => failure(language.no_folder_to_write_to(&name)),
            io::ErrorKind::PermissionDenied => failure(language.may_not_be_written(&name)),
            io::ErrorKind::ResourceBusy => failure(language.is_being_written(&name)),
            IN_USE => failure(language.is_in_use(&name)),
            io::ErrorKind::StorageFull => failure(language.no_room_to_write(&name)),
            _ => failure(language.cannot_be_written(&name, &error)),
        }),
    }
}

/// Refuses to write over a file that the command reads.
///
/// # Errors
///
/// If the output is one of the inputs, under whatever name.
pub(super) fn refuse_input<'p>(
    output: &Path,
    mut inputs: impl Iterator<Item = &'p Path>,
    language: Language,
) -> Result<(), Failure> {
    let is_output = |input: &Path| same_file::is_same_file(input, output).unwrap_or(false);
    if !inputs.any(is_output) {
        return Ok(());
    }
    let name = output.display().to_string();
    Err(Failure::Question(language.output_is_input(&name)))
}

/// Reads a file whole.
///
/// # Errors
///
/// If it cannot be read.
pub(super) fn bytes_of(path: &Path, language: Language) -> Result<Vec<u8>, Failure> {
    files::bytes(path).map_err(|error| {
        let name = path.display().to_string();
        failure(match error.kind() {
            io::ErrorKind::NotFound => language.file_is_missing(&name),
            IN_USE => language.is_in_use(&name),
            _ => language.cannot_be_read(&name, &error),
        })
    })
}

/// Makes a failure from a message to the user.
pub(super) fn failure(said: impl Into<String>) -> Failure {
    Failure::Io(io::Error::other(said.into()))
}
