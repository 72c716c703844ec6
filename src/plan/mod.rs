//! The plan of a local government as a validated whole: every reference resolves, and every
//! rating is on the scale. A value that cannot be read is not in it, but kept beside it.

mod by_year;
mod department;
pub(crate) mod digits;
mod index;
mod indicator;
pub(crate) mod inexact;
mod initiative;
mod load;
mod milestone;
mod mistake;
mod node;
mod rating;
mod report;
mod text;
mod unreadable;
mod value;
mod write;
mod year;

pub use by_year::ByYear;
pub use department::Department;
pub use indicator::{Better, Figures, Indicator};
pub use inexact::{Approximate, Bound, Side};
pub use initiative::{Initiative, InitiativeId, RowIndex};
pub use load::{Loaded, load};
pub use milestone::{Milestone, MilestoneDate, NotADate};
pub use mistake::{PLAN_CODES, PlanMistake};
pub use node::Node;
pub use rating::{Rating, RatingScale};
pub use report::{TextKind, YearReport};
pub use text::Text;
pub use unreadable::{
    FigureKind, IndicatorLeaf, Leaf, LeafOwner, Unreadable, UnreadableFigures, UnreadableLeaves,
};
pub use value::{Number, Value};
#[cfg(feature = "sheet")]
pub(crate) use write::document;
pub use write::to_toml;
pub use year::{EraYear, FiscalYear, NotAFiscalYear};

use index::Index;

/// The top level of a plan: 節, 基本方針, 柱, ビジョン.
#[derive(Debug, Clone, PartialEq)]
pub struct Pillar {
    /// The id in the file.
    pub id: String,
    /// The title as printed.
    pub title: String,
    /// How the title is read aloud.
    pub reading: Option<Box<str>>,
}

/// The middle level of a plan: 重点施策, 具体的な取組, プロジェクト.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The id in the file.
    pub id: String,
    /// The id of the pillar that it belongs to.
    pub pillar: String,
    /// The title as printed.
    pub title: String,
    /// How the title is read aloud.
    pub reading: Option<Box<str>>,
    /// The departments that lead it; often empty.
    pub departments: Vec<Department>,
    /// The state to be reached.
    pub goals: Text,
    /// Indicators of the measure as a whole.
    pub indicators: Vec<Indicator>,
}

/// A plan. It can only be created by [`load()`], which guarantees that it is valid.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    facts: Facts,
    ratings: RatingScale,
    years: ByYear<YearReport>,
    milestones: Vec<Milestone>,
    pillars: Vec<Pillar>,
    measures: Vec<Measure>,
    initiatives: Vec<Initiative>,
    /// In the order of their owners.
    unreadable: Box<[Unreadable]>,
    index: Index,
}

/// General facts about a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The id by which other plans refer to it.
    pub id: String,
    /// The title as printed.
    pub title: String,
    /// How the name of the local government, the title or both are read aloud.
    pub reading: Option<Box<str>>,
    /// The local government that the plan belongs to. Empty if the file does not give it.
    pub body: String,
    /// The first fiscal year that the plan covers.
    pub first_year: FiscalYear,
    /// The last fiscal year that the plan covers.
    pub last_year: FiscalYear,
    /// The fiscal year under review.
    pub review_year: FiscalYear,
    /// The id of the plan that this one replaced.
    pub succeeds: Option<String>,
    /// The document that the data was taken from.
    pub source: Option<String>,
    /// The purpose of the plan in a few sentences.
    pub summary: Text,
}

impl Plan {
    /// Returns the general facts about the plan.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Returns the rating scale, which is empty if the plan is not rated.
    pub fn ratings(&self) -> &RatingScale {
        &self.ratings
    }

    /// Returns the report on the plan as a whole for a year.
    pub fn year(&self, year: FiscalYear) -> Option<&YearReport> {
        self.years.get(&year)
    }

    /// Iterates over the years with a report on the plan as a whole.
    pub fn reported_years(&self) -> impl Iterator<Item = FiscalYear> {
        self.years.keys().copied()
    }

    /// Returns the milestones in file order.
    pub fn milestones(&self) -> &[Milestone] {
        &self.milestones
    }

    /// Returns the pillars in file order.
    pub fn pillars(&self) -> &[Pillar] {
        &self.pillars
    }

    /// Returns the measures in file order.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Returns the rows in file order.
    pub fn initiatives(&self) -> &[Initiative] {
        &self.initiatives
    }

    /// Returns whether any part of the plan has an indicator.
    pub fn has_indicators(&self) -> bool {
        let rows = self.initiatives.iter().map(|row| &row.indicators);
        let measures = self.measures.iter().map(|measure| &measure.indicators);
        rows.chain(measures)
            .any(|indicators| !indicators.is_empty())
    }

    /// Returns the row with an id.
    pub fn initiative(&self, id: &InitiativeId) -> Option<&Initiative> {
        self.at(self.row(id)?)
    }

    /// Returns the index of the row with an id.
    pub fn row(&self, id: &InitiativeId) -> Option<RowIndex> {
        self.index.row(id, &self.initiatives).map(RowIndex::new)
    }

    /// Returns the measure with an id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.get(self.place_of_measure(id)?)
    }

    /// Returns the zero-based position of a measure in file order.
    pub fn place_of_measure(&self, id: &str) -> Option<usize> {
        self.index.measure(id)
    }

    /// Returns the row at an index, or `None` if the index is out of bounds.
    pub fn at(&self, row: RowIndex) -> Option<&Initiative> {
        self.initiatives.get(row.get())
    }

    /// Iterates over the rows with their indices in file order.
    pub fn indexed_rows(&self) -> impl Iterator<Item = (RowIndex, &Initiative)> {
        let numbered = self.initiatives.iter().enumerate();
        numbered.map(|(index, row)| (RowIndex::new(index), row))
    }

    /// Returns the pillar with an id.
    pub fn pillar(&self, id: &str) -> Option<&Pillar> {
        self.pillars.get(self.index.pillar(id)?)
    }

    /// Returns the pillar that a row belongs to.
    pub fn pillar_of(&self, initiative: &Initiative) -> Option<&Pillar> {
        self.pillar(&initiative.pillar)
    }

    /// Returns the measure that a row belongs to, or `None` if it belongs to none.
    pub fn measure_of(&self, initiative: &Initiative) -> Option<&Measure> {
        self.measure(initiative.measure.as_ref()?)
    }

    /// Iterates over the reprints of a row.
    pub fn reprints_of<'p>(
        &'p self,
        id: &'p InitiativeId,
    ) -> impl Iterator<Item = &'p Initiative> + 'p {
        let places = self.index.reprints(id).iter();
        places.filter_map(|place| self.initiatives.get(*place))
    }

    /// Returns the values that cannot be read, in the order of their owners.
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// Returns the values of a part of the plan that cannot be read.
    pub fn unreadable_in(&self, owner: LeafOwner) -> UnreadableLeaves<'_> {
        UnreadableLeaves::of(owner, &self.unreadable)
    }

    /// Returns the values of a row that cannot be read.
    pub fn unreadable_of(&self, row: &Initiative) -> UnreadableLeaves<'_> {
        // Most plans have none, and no row of them need be looked up.
        let has_any = !self.unreadable.is_empty();
        let row = has_any.then(|| self.row(&row.id)).flatten();
        row.map_or_else(UnreadableLeaves::default, |row| {
            self.unreadable_in(LeafOwner::Initiative(row))
        })
    }

    /// Returns the values of a measure that cannot be read.
    pub fn unreadable_of_measure(&self, measure: &Measure) -> UnreadableLeaves<'_> {
        let place = self.place_of_measure(&measure.id);
        place.map_or_else(UnreadableLeaves::default, |place| {
            self.unreadable_in(LeafOwner::Measure(place))
        })
    }

    /// Iterates over the years that the plan covers, extended without gaps to any earlier
    /// or later year for which a row has a report, even if it cannot be read.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = FiscalYear> + use<> {
        let read = self.initiatives.iter().flat_map(|row| row.years.keys());
        let of_rows = self.unreadable.iter();
        let of_rows = of_rows.filter(|one| matches!(one.owner, LeafOwner::Initiative(_)));
        let unread = of_rows.filter_map(|one| one.leaf.reported_year());
        let said = read.copied().chain(unread);
        let first = said.clone().min();
        let last = said.max();
        let from = first.map_or(self.facts.first_year, |y| y.min(self.facts.first_year));
        let to = last.map_or(self.facts.last_year, |y| y.max(self.facts.last_year));
        from.through(to)
    }
}
