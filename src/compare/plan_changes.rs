//! What changed in the rows of a plan between two years, in brief: how much, the main
//! figure, and the most telling difference of the texts.

use std::ops::Range;

use super::text::{MarkedPoint, TextChange, TextComparison};
use super::{
    Change, Comparison, Extent, IndicatorChange, Years, compare, sentences, unreported_years,
};
use crate::plan::{FiscalYear, Plan, RowIndex, TextKind, Value};

/// What changed in each row of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanChanges {
    /// The years that were compared.
    pub years: Years,
    /// Those of them of which nothing is told ([`unreported_years`]).
    pub unreported: Vec<FiscalYear>,
    rows: Vec<RowChange>,
}

/// What changed in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowChange {
    /// How much changed.
    pub extent: Extent,
    /// By how many steps the rating rose, negative if it fell; `None` unless both years have
    /// one.
    pub rise: Option<isize>,
    /// The main figure: the first indicator that changed, or else the first that both years
    /// have.
    pub figure: Option<FigureChange>,
    /// The text that differs most.
    pub difference: Option<TextDifference>,
}

/// An indicator in two years.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureChange {
    /// Its name.
    pub name: String,
    /// What it counts, if that is known.
    pub unit: Option<String>,
    /// The actual figure of the earlier year.
    pub earlier: Value,
    /// The actual figure of the later year.
    pub later: Value,
    /// The change between the two, or `None` if either is not a number.
    pub change: Option<Change>,
}

/// A difference between the texts of two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextDifference {
    /// Which text it is.
    pub kind: TextKind,
    /// How it relates to that of the earlier year.
    pub change: TextChange,
    /// What it says from the sentence on that holds the longest addition, or if most of both
    /// texts differs, the first; if nothing was added, the same of what was removed.
    pub point: MarkedPoint,
}

impl PlanChanges {
    /// Compares all rows of a plan in two years.
    pub fn new(plan: &Plan, years: Years) -> Self {
        let rows = plan.initiatives().iter();
        let compared = rows.map(|row| compare(plan, row, years));
        Self {
            years,
            unreported: unreported_years(plan, years),
            rows: compared.map(|compared| RowChange::new(&compared)).collect(),
        }
    }

    /// Returns what changed in a row, or `None` if the plan has no such row.
    pub fn of(&self, row: RowIndex) -> Option<&RowChange> {
        self.rows.get(row.get())
    }

    /// Returns whether anything differs in a row; of a year of which nothing is told, nothing
    /// does.
    pub fn has_changed(&self, row: RowIndex) -> bool {
        self.unreported.is_empty() && self.of(row).is_some_and(RowChange::has_changed)
    }
}

impl TextDifference {
    /// Returns the sentence that differs most, without those that follow it.
    pub fn sentence(&self) -> &str {
        let first = sentences(&self.point.text).into_iter().next();
        let sentence = first.and_then(|range| self.point.text.get(range));
        sentence.unwrap_or_default().trim()
    }
}

impl RowChange {
    fn new(compared: &Comparison<'_>) -> Self {
        Self {
            extent: compared.extent(),
            rise: compared.rating.rise,
            figure: main_figure(&compared.indicators),
            difference: difference(&compared.texts),
        }
    }

    /// Returns whether anything differs.
    pub fn has_changed(&self) -> bool {
        !self.extent.is_none()
    }
}

fn main_figure(indicators: &[IndicatorChange<'_>]) -> Option<FigureChange> {
    let figures = || indicators.iter().filter_map(figure);
    let has_moved = |figure: &FigureChange| figure.earlier != figure.later;
    figures().find(has_moved).or_else(|| figures().next())
}

fn figure(change: &IndicatorChange<'_>) -> Option<FigureChange> {
    Some(FigureChange {
        name: change.indicator.name.clone(),
        unit: change.indicator.unit.clone(),
        earlier: change.earlier?.clone(),
        later: change.later?.clone(),
        change: change.change,
    })
}

/// The texts in the order in which a meeting asks for them; of texts that differ as much the
/// first is told.
const TELLING: [TextKind; 6] = [
    TextKind::Result,
    TextKind::Issue,
    TextKind::Outcome,
    TextKind::Direction,
    TextKind::Contribution,
    TextKind::Plan,
];

fn difference(texts: &[(TextKind, TextComparison)]) -> Option<TextDifference> {
    let of_kind = |kind: TextKind| texts.iter().find(|(other, _)| *other == kind);
    let mut told = TELLING.into_iter().filter_map(of_kind);
    let differs = |change| !matches!(change, TextChange::Repeated | TextChange::Unreadable);
    let (kind, compared) = told.find(|(_, compared)| differs(compared.change))?;
    let points = || compared.later.iter().chain(&compared.earlier);
    let whole = || points().next().map(|point| (point, 0));
    // Where hardly anything is told again, there is no change that would tell most.
    let telling = match compared.share_changed() > MOSTLY_CHANGED {
        true => first,
        false => longest,
    };
    let told = telling(&compared.later).or_else(|| telling(&compared.earlier));
    let (point, start) = told.or_else(whole)?;
    Some(TextDifference {
        kind: *kind,
        change: compared.change,
        point: from_sentence(point, start),
    })
}

/// The share of two texts that differs above which one is told from its beginning. Heuristic.
const MOSTLY_CHANGED: f64 = 0.5;

/// Returns the first range that the other year does not have, by its point and its start.
fn first(points: &[MarkedPoint]) -> Option<(&MarkedPoint, usize)> {
    let (point, range) = differing(points).next()?;
    Some((point, range.start))
}

/// Returns the longest range that the other year does not have, by its point and its start.
fn longest(points: &[MarkedPoint]) -> Option<(&MarkedPoint, usize)> {
    let (point, range) = differing(points).max_by_key(|(_, range)| range.len())?;
    Some((point, range.start))
}

fn differing(points: &[MarkedPoint]) -> impl Iterator<Item = (&MarkedPoint, &Range<usize>)> {
    let points = points.iter();
    points.flat_map(|point| point.differs.iter().map(move |range| (point, range)))
}

/// Returns a point from the sentence on that holds a byte.
fn from_sentence(point: &MarkedPoint, at: usize) -> MarkedPoint {
    let sentences = sentences(&point.text);
    let holding = sentences.iter().find(|sentence| sentence.contains(&at));
    let start = holding.map_or(0, |sentence| sentence.start);
    let ranges = point.differs.iter().filter(|range| range.end > start);
    MarkedPoint {
        text: point.text.get(start..).unwrap_or_default().to_owned(),
        differs: ranges
            .map(|range| range.start.saturating_sub(start)..range.end - start)
            .collect(),
    }
}
