//! What in a plan does not seem to add up: places that a careful reader would
//! ask about, each with the arithmetic. A doubt is never a verdict.
//!
//! Every rule is silent rather than wrong: a false alarm in front of a meeting
//! costs more than a miss. None knows a plan, a row or a number of ours.

mod clause;
mod copies;
mod dates;
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

use std::collections::HashMap;

use crate::document::Code;
use crate::plan::{FiscalYear, InitiativeId, Plan, RowIndex, TextKind};
use prose::Corpus;

pub use dismissal::{Dismissal, DismissalChange, DismissalMistake, Dismissals, DoubtKey, Reason};
pub use evidence::Evidence;
pub use locate::locate;
pub use rules::Rule;

/// One thing to be asked about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Doubt {
    /// The rule that raised it.
    pub code: Code,
    /// How much it matters.
    pub weight: Weight,
    /// The place that is doubted.
    pub place: Place,
    /// The place that it is measured by, where that is another.
    pub other: Option<Place>,
    /// What it comes from.
    pub evidence: Evidence,
}

/// How much a doubt matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// One of two places must be wrong, or a fact is missing.
    Heavy,
    /// There may be a good reason, and the meeting may want to hear it.
    Light,
}

/// A place in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// Whose it is.
    pub subject: Subject,
    /// The year, where it is of one.
    pub year: Option<FiscalYear>,
    /// What of it.
    pub part: Part,
    /// The words that are meant; empty where the whole of the part is.
    pub words: String,
}

/// Whose a place is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The plan's itself.
    Plan,
    /// A measure's, by its id.
    Measure(String),
    /// A row's.
    Initiative(InitiativeId),
}

/// A part of what is said of a plan, a measure or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A point of a text of the year, counted from zero.
    Text(TextKind, usize),
    /// The rating of the year.
    Rating,
    /// What is to come of it.
    Aim,
    /// An indicator, counted from zero: its figures of the year.
    Indicator(usize),
    /// A point of what the plan says of itself, counted from zero.
    Summary(usize),
}

/// Everything in a plan that is to be asked about: in the order of the plan,
/// what is heavier first for one row.
pub fn check(plan: &Plan) -> Vec<Doubt> {
    let corpus = Corpus::new(plan);
    let checks = rules::CHECKS.iter();
    let mut doubts: Vec<Doubt> = checks.flat_map(|check| check(&corpus)).collect();
    let first_rows = first_rows(plan);
    let row_of = |subject: &Subject| match subject {
        Subject::Plan => None,
        Subject::Initiative(id) => plan.row(id).map(RowIndex::get),
        Subject::Measure(id) => first_rows.get(id.as_str()).copied(),
    };
    doubts.sort_by_cached_key(|doubt| (row_of(&doubt.place.subject), doubt.weight));
    doubts
}

/// The first row of each measure: before it stands what is asked of the measure.
fn first_rows(plan: &Plan) -> HashMap<&str, usize> {
    let mut first = HashMap::new();
    for (place, row) in plan.initiatives().iter().enumerate() {
        if let Some(measure) = &row.measure {
            first.entry(measure.as_str()).or_insert(place);
        }
    }
    first
}
