//! The plan of a local government, as a checked whole: every reference in it
//! leads somewhere, every rating is on its scale.

mod department;
mod digits;
mod index;
mod indicator;
mod initiative;
mod load;
mod milestone;
mod mistake;
mod node;
mod rating;
mod report;
mod text;
mod value;
mod write;
mod year;

use std::collections::BTreeMap;

pub use department::Department;
pub use indicator::{Better, Figures, Indicator};
pub use initiative::{Initiative, InitiativeId, RowIndex};
pub use load::{Loaded, load};
pub use milestone::{Milestone, MilestoneDate};
pub use mistake::Mistake;
pub use node::Node;
pub use rating::{Rating, RatingScale};
pub use report::{TextKind, YearReport};
pub use text::Text;
pub use value::{Number, Value};
#[cfg(feature = "sheet")]
pub(crate) use write::document;
pub use write::to_toml;
pub use year::FiscalYear;

use index::Index;

/// The top level of a plan: 節, 基本方針, 柱, ビジョン.
#[derive(Debug, Clone, PartialEq)]
pub struct Pillar {
    /// The name by which the file refers to it.
    pub id: String,
    /// The title as printed.
    pub title: String,
}

/// The middle level of a plan: 重点施策, 具体的な取組, プロジェクト.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The name by which the file refers to it.
    pub id: String,
    /// The pillar it belongs to.
    pub pillar: String,
    /// The title as printed.
    pub title: String,
    /// Who leads it; often nobody in particular.
    pub departments: Vec<Department>,
    /// The state to be reached.
    pub goals: Text,
    /// Figures that belong to the measure as a whole.
    pub indicators: Vec<Indicator>,
}

/// A plan. Made by [`load()`] alone, so that what it promises holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    facts: Facts,
    ratings: RatingScale,
    years: BTreeMap<FiscalYear, YearReport>,
    milestones: Vec<Milestone>,
    pillars: Vec<Pillar>,
    measures: Vec<Measure>,
    initiatives: Vec<Initiative>,
    index: Index,
}

/// What a plan says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The name by which other plans refer to it.
    pub id: String,
    /// The title as printed.
    pub title: String,
    /// Whose plan it is; empty where the file does not say.
    pub body: String,
    /// The first year it covers.
    pub first_year: FiscalYear,
    /// The last year it covers.
    pub last_year: FiscalYear,
    /// The year under review.
    pub review_year: FiscalYear,
    /// The id of the plan that this one replaced.
    pub succeeds: Option<String>,
    /// The document that the data came from.
    pub source: Option<String>,
    /// What the plan is for, in a few sentences.
    pub summary: Text,
}

impl Plan {
    /// What the plan says of itself.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The scale of its ratings; empty where the plan is not rated.
    pub fn ratings(&self) -> &RatingScale {
        &self.ratings
    }

    /// What the report says of the plan as a whole in a year.
    pub fn year(&self, year: FiscalYear) -> Option<&YearReport> {
        self.years.get(&year)
    }

    /// The years in which the report says something of the plan as a whole.
    pub fn reported_years(&self) -> impl Iterator<Item = FiscalYear> {
        self.years.keys().copied()
    }

    /// The dated events of the plan itself, in the order of the file.
    pub fn milestones(&self) -> &[Milestone] {
        &self.milestones
    }

    /// The pillars, in the order of the file.
    pub fn pillars(&self) -> &[Pillar] {
        &self.pillars
    }

    /// The measures, in the order of the file.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The rows that are reviewed, in the order of the file.
    pub fn initiatives(&self) -> &[Initiative] {
        &self.initiatives
    }

    /// The row with this id.
    pub fn initiative(&self, id: &InitiativeId) -> Option<&Initiative> {
        self.at(self.row(id)?)
    }

    /// Where a row stands in the order of the file.
    pub fn row(&self, id: &InitiativeId) -> Option<RowIndex> {
        self.index.row(id).map(RowIndex::new)
    }

    /// The measure with this id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.get(self.place_of_measure(id)?)
    }

    /// Where a measure stands in the order of the file, from zero.
    pub fn place_of_measure(&self, id: &str) -> Option<usize> {
        self.index.measure(id)
    }

    /// The row that stands at an index; `None` beyond the last.
    pub fn at(&self, row: RowIndex) -> Option<&Initiative> {
        self.initiatives.get(row.get())
    }

    /// The rows with their indices, in the order of the file.
    pub fn indexed_rows(&self) -> impl Iterator<Item = (RowIndex, &Initiative)> {
        let numbered = self.initiatives.iter().enumerate();
        numbered.map(|(index, row)| (RowIndex::new(index), row))
    }

    /// The pillar that a row belongs to.
    pub fn pillar_of(&self, initiative: &Initiative) -> Option<&Pillar> {
        self.pillars.get(self.index.pillar(&initiative.pillar)?)
    }

    /// The measure that a row belongs to; none where the plan has no middle
    /// level.
    pub fn measure_of(&self, initiative: &Initiative) -> Option<&Measure> {
        self.measure(initiative.measure.as_ref()?)
    }

    /// The rows that reprint a row.
    pub fn reprints_of<'p>(
        &'p self,
        id: &'p InitiativeId,
    ) -> impl Iterator<Item = &'p Initiative> + 'p {
        let places = self.index.reprints(id).iter();
        places.filter_map(|place| self.initiatives.get(*place))
    }

    /// Every year that the plan covers, and before and after them every year
    /// for which a row has something to say, without gaps.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = FiscalYear> + use<> {
        let said = self.initiatives.iter().flat_map(|row| row.years.keys());
        let first = said.clone().min().copied();
        let last = said.max().copied();
        let from = first.map_or(self.facts.first_year, |y| y.min(self.facts.first_year));
        let to = last.map_or(self.facts.last_year, |y| y.max(self.facts.last_year));
        from.through(to)
    }
}
