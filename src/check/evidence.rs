//! The evidence of a doubt: the figures, years and words that were compared. The wording of
//! the message is composed elsewhere.

use super::Subject;
use super::prose::Point;
use crate::plan::{FiscalYear, Indicator, InitiativeId, Number, TextKind, Value};

/// The evidence of a doubt. Words of the plan are quoted as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// The parts do not add up to the total.
    Sum(Sum),
    /// The additions of a year do not lead from one total to the next.
    RunningTotal(RunningTotal),
    /// A change from the previous year is not the difference between the two years.
    ChangeFromLastYear(ChangeFromLastYear),
    /// A stated change does not lead from one figure to the other.
    Step(StatedChange),
    /// A figure is not the stated multiple of the previous year's.
    MultipleOfLastYear(MultipleOfLastYear),
    /// A rating does not fit the figures of its row.
    Rating(RatingMismatch),
    /// A target of a later year was reached early and has not been raised.
    ReachedEarly(ReachedEarly),
    /// The target year has passed without a figure.
    TargetYearPassed(TargetYearPassed),
    /// All rows of a group reach their targets exactly.
    AllExact(AllExact),
    /// A reprint differs from its original.
    Reprint(Reprint),
    /// A text quotes a figure for an earlier year that differs from what that year
    /// reported.
    Restated(Restated),
    /// A figure is given with a different value in another place.
    Elsewhere(Elsewhere),
    /// An aim gives a different figure from the indicator.
    Aim(AimMismatch),
    /// A schedule gives a different target from the indicator.
    Schedule(ScheduleMismatch),
    /// A text repeats that of the previous year.
    Repeated(RepeatedText),
    /// A direction is not taken up in the following year.
    WithoutEcho(WithoutEcho),
    /// A counter has no figure.
    MissingFigure(MissingFigure),
    /// An indicator is no longer reported.
    NoLongerReported(NoLongerReported),
    /// The unit of a figure in a text changes between years.
    UnitOfText(UnitOfText),
    /// The unit of an indicator changes between years.
    UnitOfIndicator(UnitOfIndicator),
    /// What was planned for a year was not done in it.
    NotDone(NotDone),
    /// The same work is reported as done and as to come.
    DoneAndToCome(DoneAndToCome),
    /// A year reports something that lies after it.
    AfterYear(AfterYear),
    /// A share of rows differs from the counted one.
    ShareOfRows(ShareOfRows),
    /// A number of rows differs from the counted one.
    CountOfRows(CountOfRows),
}

/// The parts do not add up to the total.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sum {
    /// The total as printed.
    pub total: String,
    /// The numbers of the parts.
    pub parts: Vec<Number>,
    /// The sum of the parts.
    pub sum: Quantity,
    /// The difference between the sum and the total.
    pub difference: Number,
}

/// The additions of a year do not lead from one total to the next.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RunningTotal {
    /// The total of the previous year.
    pub before: Quantity,
    /// The additions as printed.
    pub new: String,
    /// The additions as a number.
    pub added: Number,
    /// The total as printed.
    pub total: String,
    /// The previous total plus the additions, in the unit of the previous total.
    pub sum: Number,
}

/// A change from the previous year is not the difference between the two years.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChangeFromLastYear {
    /// The change as printed.
    pub stated: String,
    /// The figure of the year.
    pub now: Number,
    /// The figure of the previous year.
    pub before: Quantity,
    /// The calculated difference, in the same unit.
    pub calculated: Number,
}

/// A stated change does not lead from one figure to the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StatedChange {
    /// The first figure as printed.
    pub from: String,
    /// The second figure as printed.
    pub to: String,
    /// The stated change as printed.
    pub stated: String,
    /// The numbers of the first and the second figure.
    pub numbers: [Number; 2],
    /// How the stated change is calculated.
    pub operation: Operation,
    /// The calculated change, in the unit of the stated one.
    pub calculated: Quantity,
}

/// A figure is not the stated multiple of the previous year's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MultipleOfLastYear {
    /// The figure as printed.
    pub now: String,
    /// The figure of the previous year.
    pub before: Quantity,
    /// The multiple as printed.
    pub stated: String,
    /// The calculated multiple.
    pub times: Number,
}

/// A rating does not fit the figures of its row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RatingMismatch {
    /// The mark that was given.
    pub mark: String,
    /// The indicator that contradicts the rating most.
    pub loudest: Attained,
    /// All indicators that the rating was measured by.
    pub attained: Vec<Attained>,
    /// What the rating was expected to satisfy.
    pub expected: Expectation,
}

/// A target of a later year was reached early and has not been raised.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReachedEarly {
    /// The name of the indicator.
    pub indicator: String,
    /// The target with its year.
    pub target: OfYear,
    /// The figure of the year since which the target has been reached.
    pub reached: OfYear,
    /// The latest figure with its year.
    pub latest: OfYear,
}

/// The target year has passed without a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TargetYearPassed {
    /// The name of the indicator.
    pub indicator: String,
    /// The target with its year.
    pub target: OfYear,
    /// The last figure before the target year, or `None` if there never was one.
    pub latest: Option<OfYear>,
}

/// All rows of a group reach their targets exactly.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AllExact {
    /// The title of the group.
    pub group: String,
    /// The number of its rows that have targets.
    pub rows: usize,
    /// The year of the figures.
    pub year: FiscalYear,
    /// The figures of the rows.
    pub figures: Vec<(InitiativeId, Quantity)>,
}

/// A reprint differs from its original.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reprint {
    /// The id of the reprint.
    pub reprint: InitiativeId,
    /// The id of the original.
    pub original: InitiativeId,
    /// The year, if the difference belongs to one.
    pub year: Option<FiscalYear>,
    /// The difference between the two rows.
    pub difference: Difference,
}

/// A text quotes a figure for an earlier year that differs from what that year reported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Restated {
    /// The year of the text.
    pub told_in: FiscalYear,
    /// The year that the figure is quoted for.
    pub year: FiscalYear,
    /// The quoted figure as printed.
    pub stated: String,
    /// The figure reported by that year itself.
    pub before: Quantity,
}

/// A figure is given with a different value in another place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Elsewhere {
    /// The name of what the figure counts.
    pub name: String,
    /// The figure as printed.
    pub stated: String,
    /// The plan, measure or row that the other place belongs to.
    pub subject: Subject,
    /// The year of the other place.
    pub year: Option<FiscalYear>,
    /// The figure given there.
    pub other: Quantity,
    /// The difference between the two figures.
    pub difference: Number,
}

/// An aim gives a different figure from the indicator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AimMismatch {
    /// The figure of the aim as printed.
    pub stated: String,
    /// The name of the indicator.
    pub indicator: String,
    /// The indicator's figure, with the year that both figures are for.
    pub kept: OfYear,
    /// Whether the aim still has the target that the indicator had before its revision.
    pub is_revised: bool,
}

/// A schedule gives a different target from the indicator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScheduleMismatch {
    /// The target of the schedule as printed.
    pub stated: String,
    /// The name of the indicator.
    pub indicator: String,
    /// The indicator's target, with the year that both targets are for.
    pub target: OfYear,
    /// The difference between the two targets.
    pub difference: Number,
}

/// A text repeats that of the previous year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RepeatedText {
    /// The kind of text.
    pub kind: TextKind,
    /// The first year with the text.
    pub first: FiscalYear,
    /// The last year of the uninterrupted run with the text.
    pub last: FiscalYear,
    /// How similar the texts are.
    pub likeness: Likeness,
}

/// A direction is not taken up in the following year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WithoutEcho {
    /// The text of the direction.
    pub direction: String,
    /// The year of the direction.
    pub year: FiscalYear,
    /// The following year.
    pub next: FiscalYear,
    /// Words of the direction that the following year does not mention.
    pub missing: Vec<String>,
}

/// A counter has no figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MissingFigure {
    /// The words around the counter.
    pub words: String,
    /// The counter, such as `件`.
    pub counter: String,
    /// A similar text that has the figure, if there is one.
    pub shown: Option<ShownFigure>,
}

/// An indicator is no longer reported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NoLongerReported {
    /// The name of the indicator.
    pub indicator: String,
    /// Its figures by year.
    pub figures: Vec<OfYear>,
    /// The last year with a figure.
    pub last: FiscalYear,
    /// The first year without one.
    pub missing: FiscalYear,
}

/// The unit of a figure in a text changes between years.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitOfText {
    /// The kind of text.
    pub kind: TextKind,
    /// The name of what the figure counts.
    pub name: String,
    /// The figures of the two years, the earlier one first.
    pub stated: [UnitOfYear; 2],
}

/// The unit of an indicator changes between years.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitOfIndicator {
    /// The name of the indicator.
    pub indicator: String,
    /// Two years with their units, the earlier one first.
    pub units: [(FiscalYear, String); 2],
}

/// What was planned for a year was not done in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NotDone {
    /// The year of the plan and the result.
    pub year: FiscalYear,
    /// The planned act in the words of the plan.
    pub planned: String,
    /// The words that deny it.
    pub denied: QuotedWords,
}

/// The same work is reported as done and as to come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DoneAndToCome {
    /// The year of both texts.
    pub year: FiscalYear,
    /// The object of the act.
    pub object: String,
    /// The act, such as `導入`.
    pub act: String,
    /// The words that report it as done.
    pub done: QuotedWords,
    /// The words that report it as to come.
    pub to_come: QuotedWords,
}

/// A year reports something that lies after it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AfterYear {
    /// The year of the report.
    pub year: FiscalYear,
    /// The words of the report.
    pub told: QuotedWords,
    /// The date as printed.
    pub date: String,
    /// The fiscal year that contains the date.
    pub lies_in: FiscalYear,
    /// What is reported.
    pub what: ToldOfLater,
}

/// A share of rows differs from the counted one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShareOfRows {
    /// The mark of the rows.
    pub mark: String,
    /// The share as printed.
    pub stated: String,
    /// The number of rows with the mark, and the number of rows with any mark.
    pub rows: [usize; 2],
    /// The counted share in percent.
    pub share: Number,
}

/// A number of rows differs from the counted one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CountOfRows {
    /// The mark of the rows, or `None` if all rows are counted.
    pub mark: Option<String>,
    /// The year of the statement.
    pub year: FiscalYear,
    /// The stated number as printed.
    pub stated: String,
    /// The stated number.
    pub number: Number,
    /// The counted number of rows, with and without reprints.
    pub rows: [usize; 2],
}

/// A value with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The value.
    pub value: Value,
    /// The unit; empty if there is none.
    pub unit: String,
}

impl Quantity {
    /// Creates a quantity. Returns `None` if the number is not finite.
    pub(super) fn new(number: f64, unit: &str) -> Option<Self> {
        Some(Self {
            value: Value::Number(Number::new(number)?),
            unit: unit.to_owned(),
        })
    }

    /// Creates a quantity from the words of a text, as printed.
    pub(super) fn printed(words: &str) -> Self {
        Self {
            value: Value::Words(words.to_owned()),
            unit: String::new(),
        }
    }

    /// Creates a quantity from a value of an indicator.
    pub(super) fn of(value: &Value, indicator: &Indicator) -> Self {
        Self {
            value: value.clone(),
            unit: indicator.unit.clone().unwrap_or_default(),
        }
    }
}

/// An actual figure or a target with its year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OfYear {
    /// The year of the quantity.
    pub year: FiscalYear,
    /// The value with its unit.
    pub quantity: Quantity,
}

/// How a change is calculated from two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// The second divided by the first.
    Ratio,
    /// The second minus the first.
    Difference,
    /// The difference divided by the first, in percent.
    Rate,
}

/// The attainment of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attained {
    /// The name of the indicator.
    pub indicator: String,
    /// The actual figure.
    pub actual: Quantity,
    /// The target with its year.
    pub target: OfYear,
    /// The attainment in percent, or `None` if it cannot be calculated.
    pub percent: Option<Number>,
    /// Whether the target has been reached.
    pub is_reached: bool,
    /// Whether lower is better, in which case the target is divided by the actual figure.
    pub falls: bool,
}

/// What a rating was expected to satisfy.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expectation {
    /// Rows of the plan with such a mark have figures above a threshold, whereas this row's
    /// are below it.
    RatedLower(RatingPattern),
    /// Rows of the plan with such figures have a better mark.
    RatedHigher(RatingPattern),
    /// The best mark of the scale requires figures near the target.
    Best,
    /// A mark in the lower half of the scale does not fit figures that reach their targets.
    LowerHalf,
    /// The best mark does not fit figures that move away from the target.
    Receding {
        /// The figures so far.
        figures: Vec<(FiscalYear, Value)>,
    },
}

/// The attainment from which a plan gives a mark or a better one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RatingPattern {
    /// The mark at the boundary.
    pub mark: String,
    /// Whether the scale has better marks.
    pub has_better: bool,
    /// The attainment in percent.
    pub threshold: Number,
    /// The number of rows that the pattern was inferred from.
    pub rows: usize,
    /// The number of those rows that fit it.
    pub fitting: usize,
}

/// How a reprint differs from its original. In each pair, the reprint's side comes first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Difference {
    /// The wording of a text.
    Wording {
        /// The kind of text.
        kind: TextKind,
        /// The words that differ; empty for a side that lacks them.
        words: [String; 2],
        /// The other texts of the two rows that are worded differently.
        others: Vec<(FiscalYear, TextKind)>,
    },
    /// The figures in a text.
    Figures {
        /// The kind of text, or `None` for the intended outcome (目指す成果).
        kind: Option<TextKind>,
        /// The figures as printed.
        figures: [String; 2],
    },
    /// The rating marks.
    Marks([String; 2]),
    /// The unit of an indicator.
    Units {
        /// The name of the indicator.
        indicator: String,
        /// The units of both rows.
        units: [String; 2],
    },
    /// A figure of an indicator.
    Values {
        /// The name of the indicator.
        indicator: String,
        /// The values of both rows.
        values: [Quantity; 2],
    },
}

/// How similar a text is to that of the previous year, from the most similar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Identical apart from whitespace.
    Same {
        /// The length in characters.
        letters: usize,
    },
    /// Identical apart from the numbers of years.
    ButForYears {
        /// The length in characters.
        letters: usize,
    },
    /// Identical apart from a few characters.
    Nearly {
        /// The number of characters that differ.
        changed: usize,
        /// The length in characters.
        letters: usize,
    },
}

/// A figure that a similar text has where another lacks it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShownFigure {
    /// The subject of the text, if it is another one.
    pub subject: Option<Subject>,
    /// The year of the text.
    pub year: FiscalYear,
    /// The figure as printed.
    pub figure: String,
}

/// A figure of a year with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitOfYear {
    /// The year of the figure.
    pub year: FiscalYear,
    /// The figure as printed.
    pub figure: String,
    /// The unit.
    pub unit: String,
}

/// Words quoted from a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct QuotedWords {
    /// The kind of text.
    pub kind: TextKind,
    /// The quoted words.
    pub words: String,
}

impl QuotedWords {
    /// Quotes words of a point.
    pub(super) fn new(point: &Point<'_>, words: &str) -> Self {
        Self {
            kind: point.kind,
            words: words.to_owned(),
        }
    }
}

/// What a year reports about a later date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToldOfLater {
    /// Reports something as past on a date that does not name a fiscal year.
    OnDate,
    /// Reports something as past in a later fiscal year.
    InYear,
    /// Gives a figure for a later year.
    Figure,
}
