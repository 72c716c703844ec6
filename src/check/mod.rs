//! Places in a plan that do not seem to add up and that a careful reader would ask about,
//! each with the arithmetic. A doubt is never a verdict.
//!
//! Every rule prefers missing a problem to raising a false alarm, which is costlier in a
//! meeting. No rule contains the name of a particular plan or row.

mod clause;
mod copies;
mod dates;
mod derived;
mod dismissal;
mod elsewhere;
pub mod evidence;
mod gaps;
mod history;
mod locate;
mod movement;
mod progress;
mod prose;
mod rating;
mod repetition;
mod restated;
mod rules;
mod sum;
mod targets;
mod totals;
mod unread;

use std::collections::HashMap;

use crate::document::Code;
use crate::plan::{FiscalYear, InitiativeId, Plan, RowIndex, TextKind};
use prose::Corpus;

pub use dismissal::{
    DISMISSAL_CODES, Dismissal, DismissalChange, DismissalMistake, Dismissals, DoubtKey, NamedPart,
    Reason,
};
pub use evidence::Evidence;
pub use locate::{locate, locate_subject};
pub use rules::{Pages, Rule};

/// A place in a plan that needs checking.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Doubt {
    /// The code of the rule that raised it.
    pub code: Code,
    /// How serious it is.
    pub weight: Weight,
    /// The place in doubt.
    pub place: Location,
    /// The places that it was compared with, so far as they are different ones.
    pub others: Vec<Location>,
    /// The figures, years and words that the doubt is based on.
    pub evidence: Evidence,
}

/// How serious a doubt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// One of two places must be wrong, or a fact is missing.
    Heavy,
    /// There may be a good reason, which the meeting may want to hear.
    Light,
}

/// The order in which doubts are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DoubtOrder {
    /// By the rule that raised them.
    #[default]
    Rule,
    /// As their places stand in the plan.
    Plan,
    /// The serious ones first, of the same weight as in the plan.
    Weight,
}

impl DoubtOrder {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Rule, Self::Plan, Self::Weight];
}

/// A place in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Location {
    /// The plan, measure or row that the place belongs to.
    pub subject: Subject,
    /// The year, if the place belongs to one.
    pub year: Option<FiscalYear>,
    /// The part of the subject.
    pub part: Part,
    /// The words meant, or empty if the place is the whole part.
    pub words: String,
}

/// What a place belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The plan itself.
    Plan,
    /// A measure, by its id.
    Measure(String),
    /// A row, by its id.
    Initiative(InitiativeId),
}

/// A part of a plan, a measure or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A point of a text of the year, by its zero-based index.
    Text(TextKind, usize),
    /// The rating of the year.
    Rating,
    /// The intended outcome of the row (目指す成果).
    Aim,
    /// The figures of the year of an indicator, by its zero-based index.
    Indicator(usize),
    /// The rows of a measure, with the figures of their indicators.
    Rows,
    /// A point of the plan's summary, by its zero-based index.
    Summary(usize),
}

/// Returns all doubts about a plan in plan order. Within one row, heavier doubts come
/// first.
pub fn check(plan: &Plan) -> Vec<Doubt> {
    let corpus = Corpus::new(plan);
    let checks = rules::CHECKS.iter();
    let doubts: Vec<Doubt> = checks.flat_map(|check| check(&corpus)).collect();
    let doubts = unread::without_unread(plan, doubts);
    let mut doubts = derived::without_derived(plan, doubts);
    let first_rows = first_rows(plan);
    let row_of = |subject: &Subject| match subject {
        Subject::Plan => None,
        Subject::Initiative(id) => plan.row(id).map(RowIndex::get),
        Subject::Measure(id) => first_rows.get(id.as_str()).copied(),
    };
    doubts.sort_by_cached_key(|doubt| (row_of(&doubt.place.subject), doubt.weight));
    doubts
}

/// Returns the index of the first row of each measure, before which the doubts about the
/// measure are listed.
fn first_rows(plan: &Plan) -> HashMap<&str, usize> {
    let mut first = HashMap::new();
    for (place, row) in plan.initiatives().iter().enumerate() {
        if let Some(measure) = &row.measure {
            first.entry(measure.as_str()).or_insert(place);
        }
    }
    first
}
