//! Departments in charge: 部, 課, グループ.

use std::fmt;

/// A department, given by its path from the top: `政策部/DX推進室`. It has at least one
/// level, and no level is blank.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Department(Vec<String>);

impl Department {
    /// Parses a path. Returns `None` if any level is blank.
    pub fn parse(path: &str) -> Option<Self> {
        let mut levels: Vec<String> = path
            .split('/')
            .map(|level| level.trim().to_owned())
            .collect();
        levels.shrink_to_fit();
        let complete = levels.iter().all(|level| !level.is_empty());
        complete.then_some(Self(levels))
    }

    /// Returns the names of the levels, from the top.
    pub fn levels(&self) -> &[String] {
        &self.0
    }

    /// Returns the name of the lowest level.
    pub fn name(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// Returns whether `other` is this department or below it.
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// Iterates over the departments from the top level down to this one.
    pub fn with_those_above(&self) -> impl Iterator<Item = Self> + '_ {
        (1..=self.0.len()).map(|depth| Self(self.0.iter().take(depth).cloned().collect()))
    }
}

impl fmt::Display for Department {
    /// Joins the levels with slashes, as in a plan file.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.join("/"))
    }
}
