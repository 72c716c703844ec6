//! Where the files about a plan are kept, and how their names begin.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::files;

/// Where the files about a plan are kept, and how their names begin.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct PlanPlace {
    folder: PathBuf,
    stem: String,
}

impl PlanPlace {
    /// The place beside the file of a plan.
    pub(crate) fn beside(plan: &Path) -> Self {
        let stem = plan.file_stem().map(OsStr::to_string_lossy);
        Self {
            folder: files::folder(plan),
            stem: stem.unwrap_or_default().into_owned(),
        }
    }

    /// A place in a folder, for files whose names begin with a stem.
    pub(crate) fn new(folder: &Path, stem: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            stem: stem.to_owned(),
        }
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file whose name goes on with an ending.
    pub(crate) fn file(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}{ending}", self.stem))
    }
}
