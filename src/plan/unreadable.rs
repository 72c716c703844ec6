//! Values of a plan file that cannot be read: a mark that is not on the scale, a date that is
//! none, a figure in the wrong form. Nothing else in a plan depends on such a value, so the
//! plan is there without it, and knows where it stands and what is written.

use std::collections::BTreeSet;

use super::indicator::Indicator;
use super::initiative::RowIndex;
use super::report::TextKind;
use super::year::FiscalYear;
use crate::document::AsWritten;

/// A value that cannot be read. The plan has none in its place, so that nothing is computed
/// from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The part of the plan whose value it is.
    pub owner: LeafOwner,
    /// Which of its values it is.
    pub leaf: Leaf,
    /// What is written there.
    pub written: AsWritten,
}

/// A part of a plan that has values, by its zero-based position in file order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeafOwner {
    /// The plan as a whole.
    Plan,
    /// A milestone.
    Milestone(usize),
    /// A pillar.
    Pillar(usize),
    /// A measure.
    Measure(usize),
    /// A row.
    Initiative(RowIndex),
}

/// A value on which nothing else in a plan depends: no id, reference, year or title, and
/// nothing of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// How a title is read aloud.
    Reading,
    /// Whose plan it is.
    Body,
    /// The document that a plan was taken from.
    Source,
    /// What a plan is about.
    Summary,
    /// The date of a milestone.
    Date,
    /// The track of a milestone.
    Track,
    /// The departments of a measure or a row.
    Departments,
    /// The goals of a measure.
    Goals,
    /// The purpose of a row.
    Purpose,
    /// The aim of a row.
    Aim,
    /// The notes of a row.
    Notes,
    /// Whether it was inferred which rows a row continues.
    FollowsInferred,
    /// A tag of a row, by its name.
    Tag(String),
    /// A text of a year.
    Text(FiscalYear, TextKind),
    /// The rating of a year.
    Rating(FiscalYear),
    /// A value of an indicator, by the position of the indicator among those of its owner.
    Indicator(usize, IndicatorLeaf),
}

/// A value of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorLeaf {
    /// Its unit.
    Unit,
    /// The direction in which it improves.
    Better,
    /// Whether the value of each year includes the previous years.
    Cumulative,
    /// A figure of a year.
    Figure(FiscalYear, FigureKind),
}

/// The figures of an indicator for one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// The actual value.
    Actual,
    /// The target value.
    Target,
    /// The target before its revision.
    Was,
}

impl FigureKind {
    /// All kinds, in the order of the format.
    pub const ALL: [Self; 3] = [Self::Actual, Self::Target, Self::Was];

    /// Returns the key in a plan file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Target => "target",
            Self::Was => "was",
        }
    }
}

impl Leaf {
    /// Returns the year of a report that it belongs to.
    pub fn reported_year(&self) -> Option<FiscalYear> {
        match self {
            Self::Text(year, _) | Self::Rating(year) => Some(*year),
            _ => None,
        }
    }

    /// Returns the year that it belongs to.
    pub fn year(&self) -> Option<FiscalYear> {
        match self {
            Self::Indicator(_, IndicatorLeaf::Figure(year, _)) => Some(*year),
            _ => self.reported_year(),
        }
    }
}

/// The values of one part of a plan that cannot be read; nearly always none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnreadableLeaves<'p>(&'p [Unreadable]);

impl<'p> UnreadableLeaves<'p> {
    /// Returns those of an owner, of all values of a plan in the order of their owners.
    pub(super) fn of(owner: LeafOwner, all: &'p [Unreadable]) -> Self {
        let start = all.partition_point(|one| one.owner < owner);
        let rest = all.get(start..).unwrap_or_default();
        let count = rest.partition_point(|one| one.owner == owner);
        Self(rest.get(..count).unwrap_or_default())
    }

    /// Iterates over them in file order.
    pub fn iter(self) -> impl Iterator<Item = &'p Unreadable> {
        self.0.iter()
    }

    /// Returns the number of them.
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Returns what is written for a value that cannot be read.
    pub fn get(self, leaf: &Leaf) -> Option<&'p AsWritten> {
        let found = self.0.iter().find(|one| one.leaf == *leaf);
        found.map(|one| &one.written)
    }

    /// Returns what is written for the rating of a year.
    pub fn rating(self, year: FiscalYear) -> Option<&'p AsWritten> {
        self.get(&Leaf::Rating(year))
    }

    /// Returns what is written for a text of a year.
    pub fn text(self, year: FiscalYear, kind: TextKind) -> Option<&'p AsWritten> {
        self.get(&Leaf::Text(year, kind))
    }

    /// Returns those of an indicator, by its position among those of its owner.
    pub fn indicator(self, index: usize) -> UnreadableFigures<'p> {
        UnreadableFigures {
            leaves: self,
            index,
        }
    }
}

/// The values of one indicator that cannot be read; nearly always none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnreadableFigures<'p> {
    leaves: UnreadableLeaves<'p>,
    index: usize,
}

impl<'p> UnreadableFigures<'p> {
    /// Returns what is written for a figure of a year.
    pub fn figure(self, year: FiscalYear, kind: FigureKind) -> Option<&'p AsWritten> {
        self.get(IndicatorLeaf::Figure(year, kind))
    }

    /// Returns what is written for a value of the indicator.
    pub fn get(self, leaf: IndicatorLeaf) -> Option<&'p AsWritten> {
        self.leaves.get(&Leaf::Indicator(self.index, leaf))
    }

    /// Iterates over them in file order.
    pub fn iter(self) -> impl Iterator<Item = (IndicatorLeaf, &'p AsWritten)> {
        self.leaves.iter().filter_map(move |one| match one.leaf {
            Leaf::Indicator(index, leaf) if index == self.index => Some((leaf, &one.written)),
            _ => None,
        })
    }

    /// Returns the years of the indicator, with those of which no figure can be read.
    pub fn years_of(self, indicator: &Indicator) -> BTreeSet<FiscalYear> {
        let unread = self.iter().filter_map(|(leaf, _)| match leaf {
            IndicatorLeaf::Figure(year, _) => Some(year),
            _ => None,
        });
        indicator.years.keys().copied().chain(unread).collect()
    }
}
