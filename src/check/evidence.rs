//! What a doubt comes from: the figures, years and words that were compared.
//! How it is said stands elsewhere.

use super::Subject;
use super::prose::Point;
use crate::plan::{FiscalYear, Indicator, InitiativeId, Number, TextKind, Value};

/// What a doubt comes from. Words of the plan are as they are printed there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// The parts of a total make another sum.
    Sum(Sum),
    /// What was new in a year does not lead from one total to the next.
    RunningTotal(RunningTotal),
    /// A change from the year before is not the difference of the two years.
    ChangeFromLastYear(ChangeFromLastYear),
    /// A change does not lead from the one figure to the other.
    Step(Step),
    /// A figure is not the multiple of the year before that is stated.
    MultipleOfLastYear(MultipleOfLastYear),
    /// A rating does not seem to fit the figures of its row.
    Rating(Rating),
    /// A target that lies ahead was reached early and not raised.
    ReachedEarly(ReachedEarly),
    /// The year of a target has passed without a figure.
    TargetYearPassed(TargetYearPassed),
    /// All rows of a group reach their targets to the last digit.
    AllExact(AllExact),
    /// A reprint differs from its original.
    Reprint(Reprint),
    /// A text gives another figure for an earlier year than that year did.
    Restated(Restated),
    /// A figure stands otherwise in another place.
    Elsewhere(Elsewhere),
    /// An aim names another figure than the indicator has.
    Aim(Aim),
    /// A schedule names another target than the indicator has.
    Schedule(Schedule),
    /// A text repeats that of the year before.
    Repeated(Repeated),
    /// Nothing of a direction is heard of in the year after.
    WithoutEcho(WithoutEcho),
    /// A counter stands without its figure.
    MissingFigure(MissingFigure),
    /// An indicator is no longer reported.
    NoLongerReported(NoLongerReported),
    /// A figure of a text changes its unit from one year to the next.
    UnitOfText(UnitOfText),
    /// An indicator changes its unit from some years to others.
    UnitOfIndicator(UnitOfIndicator),
    /// What was planned for a year was not done in it.
    NotDone(NotDone),
    /// The same is told as done and as to come.
    DoneAndToCome(DoneAndToCome),
    /// A year tells of what lies after it.
    AfterYear(AfterYear),
    /// A share of rows is not what counting them makes.
    ShareOfRows(ShareOfRows),
    /// A number of rows is not what counting them makes.
    CountOfRows(CountOfRows),
}

/// The parts of a total make another sum.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sum {
    /// The total as printed.
    pub total: String,
    /// Its parts.
    pub parts: Vec<Number>,
    /// What they add up to.
    pub sum: Quantity,
    /// How far that is from the total.
    pub difference: Number,
}

/// What was new in a year does not lead from one total to the next.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RunningTotal {
    /// The total of the year before.
    pub before: Quantity,
    /// What came new, as printed.
    pub new: String,
    /// The number of it.
    pub added: Number,
    /// The total as printed.
    pub total: String,
    /// What the two add up to, in the unit of the first.
    pub sum: Number,
}

/// A change from the year before is not the difference of the two years.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChangeFromLastYear {
    /// The change as printed.
    pub stated: String,
    /// The figure of the year.
    pub now: Number,
    /// The figure of the year before.
    pub before: Quantity,
    /// The difference, in the same unit.
    pub calculated: Number,
}

/// A change does not lead from the one figure to the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// The first figure as printed.
    pub from: String,
    /// The second figure as printed.
    pub to: String,
    /// What is stated of the two, as printed.
    pub stated: String,
    /// The numbers of the first and the second.
    pub numbers: [Number; 2],
    /// How what is stated is calculated.
    pub operation: Operation,
    /// What it comes to, in the unit of what is stated.
    pub calculated: Quantity,
}

/// A figure is not the multiple of the year before that is stated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MultipleOfLastYear {
    /// The figure as printed.
    pub now: String,
    /// That of the year before.
    pub before: Quantity,
    /// The multiple as printed.
    pub stated: String,
    /// How many times it is.
    pub times: Number,
}

/// A rating does not seem to fit the figures of its row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rating {
    /// The mark.
    pub mark: String,
    /// The figure that speaks loudest against it.
    pub loudest: Attained,
    /// All figures that it was measured by.
    pub attained: Vec<Attained>,
    /// What is expected of such a rating.
    pub expected: Expectation,
}

/// A target that lies ahead was reached early and not raised.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReachedEarly {
    /// The name of the indicator.
    pub indicator: String,
    /// The target with its year.
    pub target: OfYear,
    /// Since when it has been reached.
    pub since: FiscalYear,
    /// The latest figure.
    pub latest: OfYear,
}

/// The year of a target has passed without a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TargetYearPassed {
    /// The name of the indicator.
    pub indicator: String,
    /// The target with its year.
    pub target: OfYear,
    /// The last figure before; none where there never was one.
    pub latest: Option<OfYear>,
}

/// All rows of a group reach their targets to the last digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AllExact {
    /// The title of the group.
    pub group: String,
    /// How many rows with targets it has.
    pub rows: usize,
    /// The year.
    pub year: FiscalYear,
    /// The figures of its rows.
    pub figures: Vec<(InitiativeId, Quantity)>,
}

/// A reprint differs from its original.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reprint {
    /// The row that is printed again.
    pub reprint: InitiativeId,
    /// The row that it prints again.
    pub original: InitiativeId,
    /// The year, where it is of one.
    pub year: Option<FiscalYear>,
    /// What differs.
    pub difference: Difference,
}

/// A text gives another figure for an earlier year than that year did.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Restated {
    /// The year of the text.
    pub told_in: FiscalYear,
    /// The year of the figure.
    pub year: FiscalYear,
    /// The figure as printed.
    pub stated: String,
    /// The figure that the year itself gives.
    pub before: Quantity,
}

/// A figure stands otherwise in another place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Elsewhere {
    /// What it is a figure of.
    pub name: String,
    /// The figure as printed.
    pub stated: String,
    /// Whose the other place is.
    pub subject: Subject,
    /// The year of the other place.
    pub year: Option<FiscalYear>,
    /// The figure that stands there.
    pub other: Quantity,
    /// How far the two are apart.
    pub difference: Number,
}

/// An aim names another figure than the indicator has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Aim {
    /// The figure of the aim as printed.
    pub stated: String,
    /// The name of the indicator.
    pub indicator: String,
    /// Its figure, with the year that both are of.
    pub kept: OfYear,
    /// Whether the aim has what the indicator had before it was revised.
    pub is_revised: bool,
}

/// A schedule names another target than the indicator has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Schedule {
    /// The target of the schedule as printed.
    pub stated: String,
    /// The name of the indicator.
    pub indicator: String,
    /// Its target, with the year that both are of.
    pub target: OfYear,
    /// How far the two are apart.
    pub difference: Number,
}

/// A text repeats that of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Repeated {
    /// The kind of text.
    pub kind: TextKind,
    /// The first year that says so.
    pub first: FiscalYear,
    /// The last year that says so, with none between that does not.
    pub last: FiscalYear,
    /// How much the texts are alike.
    pub likeness: Likeness,
}

/// Nothing of a direction is heard of in the year after.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WithoutEcho {
    /// The direction.
    pub direction: String,
    /// Its year.
    pub year: FiscalYear,
    /// The year after.
    pub next: FiscalYear,
    /// Words of the direction that the year after does not have.
    pub missing: Vec<String>,
}

/// A counter stands without its figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MissingFigure {
    /// The words around the counter.
    pub words: String,
    /// The counter.
    pub counter: String,
    /// A text that says the same with the figure.
    pub shown: Option<ShownFigure>,
}

/// An indicator is no longer reported.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NoLongerReported {
    /// The name of the indicator.
    pub indicator: String,
    /// Its figures.
    pub figures: Vec<OfYear>,
    /// The last year with one.
    pub last: FiscalYear,
    /// The year that lacks it.
    pub missing: FiscalYear,
}

/// A figure of a text changes its unit from one year to the next.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitOfText {
    /// The kind of text.
    pub kind: TextKind,
    /// What it is a figure of.
    pub name: String,
    /// The figure of each year, the earlier first.
    pub stated: [UnitOfYear; 2],
}

/// An indicator changes its unit from some years to others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitOfIndicator {
    /// The name of the indicator.
    pub indicator: String,
    /// The years with their units, the earlier first.
    pub units: [(FiscalYear, String); 2],
}

/// What was planned for a year was not done in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NotDone {
    /// The year.
    pub year: FiscalYear,
    /// What was planned.
    pub planned: String,
    /// What denies it.
    pub denied: Said,
}

/// The same is told as done and as to come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DoneAndToCome {
    /// The year.
    pub year: FiscalYear,
    /// What it was done to.
    pub object: String,
    /// What was done.
    pub act: String,
    /// Where it is told as done.
    pub done: Said,
    /// Where it is told as to come.
    pub to_come: Said,
}

/// A year tells of what lies after it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AfterYear {
    /// The year.
    pub year: FiscalYear,
    /// The words that tell of it.
    pub told: Said,
    /// The date as printed.
    pub date: String,
    /// The year that the date lies in.
    pub lies_in: FiscalYear,
    /// What is told of it.
    pub what: ToldOfLater,
}

/// A share of rows is not what counting them makes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShareOfRows {
    /// The mark of the rows.
    pub mark: String,
    /// The share as printed.
    pub stated: String,
    /// How many rows have the mark, and how many have any.
    pub rows: [usize; 2],
    /// The share that is counted, in percent.
    pub share: Number,
}

/// A number of rows is not what counting them makes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CountOfRows {
    /// The mark of the rows; none where all are counted.
    pub mark: Option<String>,
    /// The year.
    pub year: FiscalYear,
    /// The number as printed.
    pub stated: String,
    /// The number.
    pub number: Number,
    /// How many rows there are, with reprints and without.
    pub rows: [usize; 2],
}

/// A value with what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The value.
    pub value: Value,
    /// What is counted; empty where that is not said.
    pub unit: String,
}

impl Quantity {
    /// A number of something; none where the number is not finite.
    pub(super) fn new(number: f64, unit: &str) -> Option<Self> {
        Some(Self {
            value: Value::Number(Number::new(number)?),
            unit: unit.to_owned(),
        })
    }

    /// A value of an indicator.
    pub(super) fn of(value: &Value, indicator: &Indicator) -> Self {
        Self {
            value: value.clone(),
            unit: indicator.unit.clone().unwrap_or_default(),
        }
    }
}

/// What there was, or is to be, in a year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OfYear {
    /// The year.
    pub year: FiscalYear,
    /// How much.
    pub quantity: Quantity,
}

/// How a change is calculated of two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// The second divided by the first.
    Ratio,
    /// The second less the first.
    Difference,
    /// The difference divided by the first, in percent.
    Rate,
}

/// What an indicator reached of a target.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attained {
    /// The name of the indicator.
    pub indicator: String,
    /// What was reached.
    pub actual: Quantity,
    /// What was to be reached, with its year.
    pub target: OfYear,
    /// The attainment in percent, where it can be calculated.
    pub percent: Option<Number>,
    /// Whether the target is reached.
    pub is_reached: bool,
    /// Whether less is better, so that the target is divided by what was reached.
    pub falls: bool,
}

/// What is expected of a rating, so that it does not seem to fit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expectation {
    /// Rows of the plan with such a mark have figures above a threshold, and
    /// these lie below it.
    RatedLower(Pattern),
    /// Rows of the plan with such figures have a better mark.
    RatedHigher(Pattern),
    /// It is the best of the scale.
    Best,
    /// It is in the lower half of the scale.
    LowerHalf,
    /// It is the best, and the figures move away from the target.
    Receding {
        /// The figures so far.
        figures: Vec<(FiscalYear, Value)>,
    },
}

/// From which attainment on a plan gives a mark or a better one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// The mark.
    pub mark: String,
    /// Whether there are better ones.
    pub has_better: bool,
    /// The attainment in percent.
    pub threshold: Number,
    /// How many rows it was read from.
    pub rows: usize,
    /// How many of them fit it.
    pub fitting: usize,
}

/// What of a reprint differs from its original. Of the two, the reprint's is
/// first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Difference {
    /// A text in its wording.
    Wording {
        /// The kind of text.
        kind: TextKind,
        /// The words that differ; empty where there are none.
        words: [String; 2],
    },
    /// A text in its figures.
    Figures {
        /// The kind of text; none where it is what is to come of the row.
        kind: Option<TextKind>,
        /// The figures as printed.
        figures: [String; 2],
    },
    /// The rating.
    Marks([String; 2]),
    /// The unit of an indicator.
    Units {
        /// The name of the indicator.
        indicator: String,
        /// The units.
        units: [String; 2],
    },
    /// A figure of an indicator.
    Values {
        /// The name of the indicator.
        indicator: String,
        /// The figures.
        values: [Quantity; 2],
    },
}

/// How much a text is like that of the year before, the likest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Letter by letter.
    Same {
        /// How many letters it has.
        letters: usize,
    },
    /// But for the numbers of years.
    ButForYears {
        /// How many letters it has.
        letters: usize,
    },
    /// But for a few letters.
    Nearly {
        /// How many letters differ.
        changed: usize,
        /// How many letters it has.
        letters: usize,
    },
}

/// A figure that stands in a text where another lacks it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShownFigure {
    /// Whose the text is, where it is another's.
    pub subject: Option<Subject>,
    /// The year of the text.
    pub year: FiscalYear,
    /// The figure as printed.
    pub figure: String,
}

/// A figure of a year with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnitOfYear {
    /// The year.
    pub year: FiscalYear,
    /// The figure as printed.
    pub figure: String,
    /// The unit.
    pub unit: String,
}

/// Words of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Said {
    /// The kind of text.
    pub kind: TextKind,
    /// The words.
    pub words: String,
}

impl Said {
    /// Words of a point.
    pub(super) fn new(point: &Point<'_>, words: &str) -> Self {
        Self {
            kind: point.kind,
            words: words.to_owned(),
        }
    }
}

/// What a year tells of a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToldOfLater {
    /// Something as past, on a date that names no fiscal year.
    OnDate,
    /// Something as past, in a fiscal year.
    InYear,
    /// A figure of the later year.
    Figure,
}
