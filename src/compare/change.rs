//! The change between two figures and whether it is an improvement.

use std::cmp::Ordering;

use crate::plan::{Better, Number, Value};

/// Whether a change is an improvement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// An improvement.
    Better,
    /// No change.
    Same,
    /// A deterioration.
    Worse,
    /// A change without a preferred direction.
    Neither,
}

/// The change from one figure to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The later figure minus the earlier one.
    pub difference: Number,
    /// The difference in percent of the earlier figure, or `None` if that is zero.
    pub percent: Option<Number>,
    /// Whether it is an improvement.
    pub judgement: Judgement,
    /// Whether either figure is approximate, and so the change.
    pub is_approximate: bool,
}

impl Change {
    /// Computes the change between two values. Returns `None` if either of them is not a
    /// single number.
    pub fn between(earlier: &Value, later: &Value, better: Better) -> Option<Self> {
        let (before, after) = (earlier.number()?, later.number()?);
        let difference = after.minus(before);
        Some(Self {
            difference,
            percent: difference.percent_of(before),
            judgement: judge(difference, better),
            is_approximate: earlier.is_approximate() || later.is_approximate(),
        })
    }

    /// Returns a unitless measure of how much it is: 1 if it is 100% or more, or cannot be told
    /// in percent.
    pub(super) fn size(&self) -> f64 {
        if self.difference.get() == 0.0 {
            return 0.0;
        }
        let percent = self.percent.map_or(100.0, |percent| percent.get().abs());
        (percent / 100.0).min(1.0)
    }
}

fn judge(difference: Number, better: Better) -> Judgement {
    let wished = match better {
        Better::Higher => difference.get(),
        Better::Lower => -difference.get(),
        Better::Neither | Better::Unknown if difference.get() == 0.0 => 0.0,
        Better::Neither | Better::Unknown => return Judgement::Neither,
    };
    match wished.partial_cmp(&0.0) {
        Some(Ordering::Greater) => Judgement::Better,
        Some(Ordering::Less) => Judgement::Worse,
        Some(Ordering::Equal) | None => Judgement::Same,
    }
}
