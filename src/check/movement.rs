//! Statements about the change from one year, or one figure, to another.

use super::evidence::{self, Evidence, Operation, Quantity};
use super::history::{Earlier, History, is_of};
use super::prose::{Corpus, Point, label};
use super::{Doubt, Weight};
use crate::document::Code;
use crate::figure::{Figure, FigureKind, StatedYear};
use crate::plan::{Number, Value};

/// Finds changes, multiples and running totals that do not add up.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let history = History::new(corpus);
    let doubts = corpus.points().flat_map(|point| {
        let reading = PointInHistory {
            point,
            figures: &point.figures,
            history,
        };
        let changes = reading.changes().into_iter();
        changes
            .chain(reading.steps())
            .chain(reading.multiples())
            .chain(reading.running_total())
            .collect::<Vec<_>>()
    });
    doubts.collect()
}

/// A point with its figures.
struct PointInHistory<'r, 'p> {
    point: &'r Point<'p>,
    figures: &'r [Figure],
    history: History<'r, 'p>,
}

const THAN_LAST_YEAR: [&str; 7] = [
    "前年比",
    "前年度比",
    "対前年",
    "昨年比",
    "昨年度比",
    "前年同期比",
    "前年度対比",
];

/// The ways of naming the previous year, and the particles that compare with it.
const LAST_YEAR: [&str; 5] = ["前年度", "前年", "昨年度", "昨年", "前の年"];
const AGAINST: [&str; 4] = ["より", "から", "に比べ", "と比べ"];

fn compares_with_last_year(label: &str) -> bool {
    let is_against = |year: &str| {
        let after = label.split_once(year).map(|(_, after)| after);
        after.is_some_and(|after| AGAINST.iter().any(|word| after.starts_with(word)))
    };
    THAN_LAST_YEAR.iter().any(|word| label.contains(word)) || LAST_YEAR.into_iter().any(is_against)
}

/// Returns whether a label makes a figure a multiple of last year's, including
/// `前年度の約2倍`.
fn multiplies_last_year(label: &str) -> bool {
    let bare = label
        .trim_end_matches("約")
        .trim_end_matches(['の', 'に', 'で']);
    compares_with_last_year(label) || LAST_YEAR.iter().any(|year| bare.ends_with(year))
}

impl PointInHistory<'_, '_> {
    /// Returns the plain figure right before another in the same sentence and unit.
    fn level_before(&self, index: usize, unit: Option<&str>) -> Option<&Figure> {
        let figure = self.figures.get(index)?;
        let before = self.figures.get(..index)?.iter().rev();
        let mut before = before.filter(|level| {
            let between = self.point.text.get(level.span.end..figure.span.start);
            !between.unwrap_or("。").contains('。')
        });
        let own_year = self.point.year;
        before.find(|level| {
            level.is_plain() && unit.is_none_or(|unit| level.unit == unit) && is_of(level, own_year)
        })
    }

    /// Returns the figure right after a change that is part of its label:
    /// `前年度比1,260人増の6,870人`.
    fn level_named_after(&self, index: usize) -> Option<&Figure> {
        let change = self.figures.get(index)?;
        let level = self.figures.get(index + 1)?;
        let between = self.point.text.get(change.span.end..level.span.start)?;
        let is_named = ["増の", "減の", "増で", "減で"].contains(&between);
        let counts_the_same = level.is_plain() && level.unit == change.unit;
        (is_named && counts_the_same).then_some(level)
    }

    /// Checks changes such as `2,316,398件（前年比-607,350件）` against the previous year.
    fn changes(&self) -> Vec<Doubt> {
        let changes = self.figures.iter().enumerate();
        let doubt = |(index, change): (usize, &Figure)| {
            let is_meant = change.kind == FigureKind::Change
                && change.to.is_none()
                && change.bound.is_none()
                && change.unit != "%"
                && compares_with_last_year(label(self.point, change));
            is_meant.then_some(())?;
            let level = self
                .level_named_after(index)
                .or_else(|| self.level_before(index, Some(change.unit)))?;
            let earlier = self.history.before(self.point, level)?;
            let calculated = level.amount.value - earlier.amount.value;
            if change.amount.can_be(calculated) {
                return None;
            }
            let words = self.point.words(change);
            Some(Doubt {
                code: Code::CHANGE_FROM_LAST_YEAR,
                weight: Weight::Heavy,
                place: self.point.place(words),
                others: vec![earlier.place],
                evidence: Evidence::ChangeFromLastYear(evidence::ChangeFromLastYear {
                    stated: words.to_owned(),
                    now: Number::new(level.amount.value)?,
                    before: Quantity::new(earlier.amount.value, change.unit)?,
                    calculated: Number::new(calculated)?,
                }),
            })
        };
        changes.filter_map(doubt).collect()
    }

    /// Checks changes such as `2,681時間から1,479時間となり、44.8%（1,202時間）減った`.
    fn steps(&self) -> Vec<Doubt> {
        let pairs = self.figures.iter().zip(self.figures.iter().skip(1));
        let pairs = pairs.enumerate();
        let doubts = pairs.flat_map(|(index, (from, to))| {
            if !self.is_step(from, to) {
                return Vec::new();
            }
            let said = self.figures.iter().skip(index + 2);
            let said = said.take_while(|figure| self.is_said_of(to, figure));
            said.filter_map(|figure| self.step_doubt(from, to, figure))
                .collect()
        });
        doubts.collect()
    }

    fn is_step(&self, from: &Figure, to: &Figure) -> bool {
        let between = self.point.text.get(from.span.end..to.span.start);
        let between = between.unwrap_or_default();
        let after = self.point.text.get(to.span.end..).unwrap_or_default();
        let is_arrow = between.trim_matches(' ').starts_with(['→', '⇒']);
        let reaches = ["に", "へ", "と", "まで"]
            .iter()
            .any(|word| after.starts_with(word));
        let is_from = between.starts_with("から") && reaches;
        let is_near = !between.contains(['。', '、', '（', '）']);
        let is_count = |figure: &Figure| figure.is_plain() && figure.unit == to.unit;
        (is_arrow || is_from) && is_near && is_count(from) && is_count(to)
    }

    /// Returns whether a later figure describes the step that ends at `to`, that is, a
    /// change in the same sentence no more than a few words later.
    fn is_said_of(&self, to: &Figure, figure: &Figure) -> bool {
        let between = self.point.text.get(to.span.end..figure.span.start);
        let between = between.unwrap_or("。");
        !between.contains('。')
            && between.chars().count() <= FARTHEST
            && figure.kind != FigureKind::Level
    }

    fn step_doubt(&self, from: &Figure, to: &Figure, said: &Figure) -> Option<Doubt> {
        let (before, after) = (from.amount.value, to.amount.value);
        let difference = after - before;
        let (calculated, operation) = match (said.kind, said.unit) {
            (FigureKind::Multiple, _) => (after / before, Operation::Ratio),
            (_, "%") if to.unit != "%" => (difference / before * 100.0, Operation::Rate),
            (_, unit) if unit == to.unit => (difference, Operation::Difference),
            (_, "ポイント") if to.unit == "%" => (difference, Operation::Difference),
            _ => return None,
        };
        let code = match operation {
            Operation::Ratio => Code::STATED_MULTIPLE,
            Operation::Difference | Operation::Rate => Code::STATED_CHANGE,
        };
        if !calculated.is_finite() || said.amount.can_be(calculated) {
            return None;
        }
        let words = self.point.words(said);
        Some(Doubt {
            code,
            weight: Weight::Heavy,
            place: self.point.place(words),
            others: Vec::new(),
            evidence: Evidence::Step(evidence::StatedChange {
                from: self.point.words(from).to_owned(),
                to: self.point.words(to).to_owned(),
                stated: words.to_owned(),
                numbers: [Number::new(before)?, Number::new(after)?],
                operation,
                calculated: Quantity {
                    value: Value::Number(rounded(calculated, said.amount.step)?),
                    unit: said.unit.to_owned(),
                },
            }),
        })
    }

    /// Checks multiples such as `287人と前年比で2倍` against the previous year.
    fn multiples(&self) -> Vec<Doubt> {
        let multiples = self.figures.iter().enumerate();
        let doubt = |(index, multiple): (usize, &Figure)| {
            let is_meant = multiple.kind == FigureKind::Multiple
                && multiple.to.is_none()
                && multiple.bound.is_none()
                && (multiplies_last_year(label(self.point, multiple))
                    || self.follows_last_year(multiple));
            is_meant.then_some(())?;
            let level = self.level_counted(index)?;
            let earlier = self
                .stated_before(level)
                .or_else(|| self.history.before(self.point, level))?;
            let times = level.amount.value / earlier.amount.value;
            // `1.5倍増` is used for both readings, so either is accepted.
            let is_right = multiple.amount.can_be(times) || multiple.amount.can_be(times - 1.0);
            if !times.is_finite() || is_right {
                return None;
            }
            let words = self.point.words(multiple);
            Some(Doubt {
                code: Code::STATED_MULTIPLE,
                weight: Weight::Heavy,
                place: self.point.place(words),
                others: vec![earlier.place],
                evidence: Evidence::MultipleOfLastYear(evidence::MultipleOfLastYear {
                    now: self.point.words(level).to_owned(),
                    before: Quantity::new(earlier.amount.value, level.unit)?,
                    stated: words.to_owned(),
                    times: rounded(times, multiple.amount.step)?,
                }),
            })
        };
        multiples.filter_map(doubt).collect()
    }

    /// Returns whether last year comes before a multiple with its figure in brackets:
    /// `前年度（1,150時間）の1.6倍`.
    fn follows_last_year(&self, multiple: &Figure) -> bool {
        let before = self.point.text.get(..multiple.span.start);
        let before = before.unwrap_or_default().trim_end_matches('約');
        let bracket = before
            .strip_suffix("）の")
            .and_then(|before| before.rfind('（'));
        let named = bracket.and_then(|open| before.get(..open));
        named.is_some_and(|named| LAST_YEAR.iter().any(|year| named.ends_with(year)))
    }

    /// Returns the figure that a multiple describes: the nearest one before it in the
    /// sentence that belongs to the year and is not a percentage.
    fn level_counted(&self, index: usize) -> Option<&Figure> {
        let multiple = self.figures.get(index)?;
        let mut before = self.figures.get(..index)?.iter().rev();
        before.find(|level| {
            let between = self.point.text.get(level.span.end..multiple.span.start);
            let same_sentence = !between.unwrap_or("。").contains('。');
            same_sentence && level.is_plain() && level.unit != "%" && is_of(level, self.point.year)
        })
    }

    /// Returns the previous year's figure that the text itself gives next to `level`.
    fn stated_before(&self, level: &Figure) -> Option<Earlier> {
        let previous = self.point.year.previous();
        let mut others = self.figures.iter().filter(|other| {
            let is_before = [StatedYear::Named(previous), StatedYear::Previous];
            let is_before = is_before.map(Some).contains(&other.year);
            is_before && other.is_plain() && other.unit == level.unit
        });
        let only = others.next().filter(|_| others.next().is_none())?;
        Some(Earlier {
            amount: only.amount,
            printed: Quantity::printed(self.point.words(only)),
            place: self.point.place(self.point.words(only)),
        })
    }

    /// Checks `新たに38事業所…合計276事業所` against the total of the previous year.
    fn running_total(&self) -> Option<Doubt> {
        let total_at = self.figures.iter().position(|figure| {
            (figure.is_total || figure.is_cumulative) && !figure.is_new && figure.is_plain()
        })?;
        let total = self.figures.get(total_at)?;
        let news = self.figures.get(..total_at)?.iter();
        let mut news = news.filter(|new| new.is_new && new.is_plain() && new.unit == total.unit);
        let new = news.next().filter(|_| news.next().is_none())?;
        let between = self.point.text.get(new.span.end..total.span.start)?;
        let others = self.figures.iter().filter(|other| other.unit == total.unit);
        if between.contains('。') || others.count() != 2 {
            return None;
        }
        let earlier = self.history.before(self.point, total)?;
        let calculated = earlier.amount.value + new.amount.value;
        if total.amount.can_be(calculated) {
            return None;
        }
        let words = self.point.words(total);
        Some(Doubt {
            code: Code::RUNNING_TOTAL,
            weight: Weight::Heavy,
            place: self.point.place(words),
            others: vec![earlier.place],
            evidence: Evidence::RunningTotal(evidence::RunningTotal {
                before: Quantity::new(earlier.amount.value, total.unit)?,
                new: self.point.words(new).to_owned(),
                added: Number::new(new.amount.value)?,
                total: words.to_owned(),
                sum: Number::new(calculated)?,
            }),
        })
    }
}

/// Maximum distance in characters between a step and a figure that describes it. Heuristic.
const FARTHEST: usize = 30;

/// Rounds a calculated number to the precision of the printed one.
fn rounded(value: f64, step: f64) -> Option<Number> {
    // Without the noise of the division, which may be on either side of a half.
    let value = Number::new(value)?.get();
    let value = match step < 1.0 {
        true => (value * step.recip().round()).round() * step,
        false => (value / step).round() * step,
    };
    let decimals = usize::from(step < 1.0) + usize::from(step < 0.1);
    Number::parse(&format!("{value:.decimals$}"))
}
