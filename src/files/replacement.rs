//! Files written whole, one program at a time.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::{Builder, NamedTempFile, PersistError};

use super::{PAUSE, bytes, explained, folder, is_special};
use crate::system::{Attempt, FileLock, keep_permissions, may_pass, new_file};

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It is replaced.
    Replace,
    /// It is left as it is, and nothing is written.
    Keep,
}

/// How long to wait for another program that is replacing the same file. It needs some
/// milliseconds, or some tenths of a second on a slow share. Heuristic.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the file ends in which the new content is written.
const UNFINISHED: &str = ".tmp";

/// The right to replace a file, which one program has at a time. What is read of the file
/// while it is held is what the file says until it is written.
///
/// The file itself cannot carry the lock, since a replaced file is another one. A file
/// beside it does, for as long as the right is held; the system frees the lock of a program
/// that dies, and the next one takes it over with the file.
#[derive(Debug)]
pub(crate) struct Replacement {
    target: PathBuf,
    /// `None` where the file system has no locks, or the file is none to be replaced.
    lock: Option<FileLock>,
}

impl Replacement {
    /// Waits for the right to replace a file, which need not be there. A link stands for
    /// the file that it leads to.
    ///
    /// # Errors
    ///
    /// If another program does not give it up in time ([`io::ErrorKind::ResourceBusy`]), or
    /// nothing can be written in the folder.
    pub(crate) fn begin(path: &Path) -> io::Result<Self> {
        let target = match path.is_symlink() {
            true => fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
            false => path.to_owned(),
        };
        if is_special(&target) {
            return Ok(Self { target, lock: None });
        }
        let lock = lock(&hidden(&target, ".lock"), PATIENCE)?;
        let replacement = Self { target, lock };
        if replacement.lock.is_some() {
            replacement.remove_unfinished();
        }
        Ok(replacement)
    }

    /// Writes the file whole: beside it, synced, then renamed over it, so that at any
    /// moment the file is there as it was or as it is to be. Permissions stay as they were.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, is there and has to be kept
    /// ([`io::ErrorKind::AlreadyExists`]), or is kept by another program ([`super::IN_USE`]).
    pub(crate) fn write(&self, bytes: &[u8], existing: Existing) -> io::Result<()> {
        if let Existing::Keep = existing
            && self.target.try_exists()?
        {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if is_special(&self.target) {
            // A pipe or a device cannot be replaced, and there is nothing in it to lose.
            return fs::write(&self.target, bytes);
        }
        let mut file = self.unfinished()?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        let renamed = rename(file, &self.target, existing);
        renamed.map_err(|refused| explained(&self.target, refused.error))?;
        sync_folder(&self.target);
        Ok(())
    }

    /// Copies the file to a name beside it that is free, unless it is missing or has these
    /// bytes. Returns the copy, if one was made.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or the copy not be written.
    pub(crate) fn keep_old(&self, unless: &[u8]) -> io::Result<Option<PathBuf>> {
        let old = match bytes(&self.target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            read => read?,
        };
        if old == unless {
            return Ok(None);
        }
        let mut file = self.unfinished()?;
        file.write_all(&old)?;
        file.as_file().sync_all()?;
        for number in 1_u32.. {
            let kept = copy_name(&self.target, number);
            match rename(file, &kept, Existing::Keep) {
                Ok(()) => return Ok(Some(kept)),
                Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
                    file = refused.file;
                }
                Err(refused) => return Err(refused.error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Creates a file beside the target, with the permissions that the target has or is
    /// to have.
    fn unfinished(&self) -> io::Result<NamedTempFile> {
        let (prefix, folder) = (hidden_prefix(&self.target), folder(&self.target));
        let mut builder = Builder::new();
        builder.prefix(&prefix).suffix(UNFINISHED);
        match fs::metadata(&self.target) {
            Ok(metadata) => {
                // Nobody who may not read the target may read what is to replace it.
                let file = builder.tempfile_in(folder)?;
                keep_permissions(file.as_file(), &metadata)?;
                Ok(file)
            }
            Err(_) => new_file(builder, &folder),
        }
    }

    /// Removes what programs left that died while they wrote the file. The lock must be
    /// held: nobody else is writing it now.
    fn remove_unfinished(&self) {
        let prefix = hidden_prefix(&self.target);
        let Ok(entries) = fs::read_dir(folder(&self.target)) else {
            return;
        };
        let names = entries.flatten().map(|entry| entry.file_name());
        let left = names.filter(|name| {
            let name = name.to_string_lossy();
            name.starts_with(&prefix) && name.ends_with(UNFINISHED)
        });
        for name in left {
            // What cannot be removed takes some room, and nothing else.
            let _ = fs::remove_file(folder(&self.target).join(name));
        }
    }
}

/// Gives a finished file a name. Waits a while for whoever hinders it by having a file open.
fn rename(mut file: NamedTempFile, name: &Path, existing: Existing) -> Result<(), PersistError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let persisted = match existing {
            Existing::Replace => file.persist(name),
            Existing::Keep => file.persist_noclobber(name),
        };
        match persisted {
            Err(refused) if may_pass(&refused.error) && Instant::now() < deadline => {
                file = refused.file;
                thread::sleep(PAUSE);
            }
            persisted => return persisted.map(drop),
        }
    }
}

/// Makes sure that the new name of a file outlasts a loss of power, where the system lets
/// a folder be synced.
pub(crate) fn sync_folder(file: &Path) {
    let _ = File::open(folder(file)).and_then(|folder| folder.sync_all());
}

/// Returns the path of a hidden file beside another.
fn hidden(file: &Path, ending: &str) -> PathBuf {
    let name = format!("{}{}", hidden_prefix(file).trim_end_matches('.'), ending);
    folder(file).join(name)
}

/// How the names of hidden files begin that belong to a file.
fn hidden_prefix(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.")
}

/// Returns the name for a copy of an old file: `plan.toml.old`, `plan.toml.old2` and so on.
/// None ends as plans do, so that no copy is opened with its folder.
fn copy_name(file: &Path, number: u32) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".old");
    if number > 1 {
        name.push(number.to_string());
    }
    PathBuf::from(name)
}

/// Waits for the lock. Returns `None` where the file system has none.
fn lock(path: &Path, patience: Duration) -> io::Result<Option<FileLock>> {
    let deadline = Instant::now() + patience;
    loop {
        match FileLock::attempt(path)? {
            Attempt::Locked(lock) => return Ok(Some(lock)),
            Attempt::Busy if Instant::now() < deadline => thread::sleep(PAUSE),
            Attempt::Busy => return Err(io::ErrorKind::ResourceBusy.into()),
            Attempt::Unsupported => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
        Replacement::begin(path)?.write(bytes, existing)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn nobody_else_writes_between_begin_and_end() {
        const EACH: usize = 100;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("count");
        let count = || {
            for _ in 0..EACH {
                let replacement = Replacement::begin(&file).expect("its turn comes");
                let mut lines = fs::read_to_string(&file).unwrap_or_default();
                lines.push_str("one\n");
                let written = replacement.write(lines.as_bytes(), Existing::Replace);
                written.expect("it is written");
            }
        };
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(count);
            }
        });
        let lines = fs::read_to_string(&file).expect("the file");
        assert_eq!(lines.lines().count(), 4 * EACH);
        assert_eq!(names(folder.path()), ["count"]);
    }

    #[test]
    fn who_does_not_give_it_up_is_not_waited_for_for_ever() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let held = lock(&path, PATIENCE).expect("nobody has it");
        let refused = lock(&path, Duration::ZERO).expect_err("it is held");
        assert_eq!(refused.kind(), io::ErrorKind::ResourceBusy);
        drop(held);
        lock(&path, Duration::ZERO).expect("it is free");
    }

    #[test]
    fn what_the_dead_have_left_stops_nobody_and_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let ours = [".plan.toml.lock", ".plan.toml.x7Kq2a.tmp"];
        let theirs = [".other.toml.x7Kq2a.tmp", "plan.toml.tmp"];
        for name in ours.iter().chain(&theirs) {
            fs::write(folder.path().join(name), "half").expect("a file");
        }
        let file = folder.path().join("plan.toml");
        write(&file, b"whole", Existing::Replace).expect("it is written");
        let expected = [".other.toml.x7Kq2a.tmp", "plan.toml", "plan.toml.tmp"];
        assert_eq!(names(folder.path()), expected);
    }

    #[test]
    fn an_old_file_is_kept_beside_under_a_name_that_is_free() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("plan.toml");
        let replacement = Replacement::begin(&file).expect("nobody has it");
        assert_eq!(replacement.keep_old(b"new").expect("nothing to keep"), None);
        for (old, copy) in [("one", "plan.toml.old"), ("two", "plan.toml.old2")] {
            fs::write(&file, old).expect("a file");
            let kept = replacement.keep_old(b"new").expect("it is kept");
            let kept = kept.expect("it is another");
            assert_eq!(kept, folder.path().join(copy));
            assert_eq!(fs::read_to_string(kept).expect("the copy"), old);
        }
        assert_eq!(replacement.keep_old(b"two").expect("the same"), None);
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
}
