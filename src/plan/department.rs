//! Departments in charge: 部, 課, グループ.

use std::cmp::Ordering;
use std::fmt;

/// A department, given by its path from the top: `政策部/DX推進室`. It has at least one
/// level, and no level is blank.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Department(Box<str>);

/// What stands between levels.
const BELOW: char = '/';

impl Department {
    /// Parses a path. Returns `None` if any level is blank.
    pub fn parse(path: &str) -> Option<Self> {
        let levels: Vec<&str> = path.split(BELOW).map(str::trim).collect();
        let complete = levels.iter().all(|level| !level.is_empty());
        complete.then(|| Self(levels.join(&BELOW.to_string()).into()))
    }

    /// Iterates over the names of the levels, from the top.
    pub fn levels(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.0.split(BELOW)
    }

    /// Returns the number of levels.
    pub fn depth(&self) -> usize {
        self.levels().count()
    }

    /// Returns the names of the levels, separated by spaces, as they are shown.
    pub fn spaced(&self) -> String {
        self.0.replace(BELOW, " ")
    }

    /// Returns the name of the lowest level.
    pub fn name(&self) -> &str {
        self.levels().next_back().unwrap_or_default()
    }

    /// Returns whether `other` is this department or below it.
    pub fn contains(&self, other: &Self) -> bool {
        let below = other.0.strip_prefix(&*self.0);
        below.is_some_and(|below| below.is_empty() || below.starts_with(BELOW))
    }

    /// Iterates over the departments from the top level down to this one.
    pub fn with_those_above(&self) -> impl Iterator<Item = Self> + '_ {
        let ends = self.0.match_indices(BELOW).map(|(end, _)| end);
        let ends = ends.chain([self.0.len()]);
        ends.filter_map(|end| Some(Self(self.0.get(..end)?.into())))
    }
}

impl fmt::Display for Department {
    /// Joins the levels with slashes, as in a plan file.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Ord for Department {
    /// Orders departments level by level, so that those below one follow it.
    fn cmp(&self, other: &Self) -> Ordering {
        self.levels().cmp(other.levels())
    }
}

impl PartialOrd for Department {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
