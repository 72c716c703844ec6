//! Figures in prose: counted quantities, as opposed to dates, row numbers and names that
//! contain digits.

mod amount;
mod date;
mod scan;
mod unit;

use std::ops::Range;

pub use amount::Amount;
pub use date::{DateInText, dates};
pub use scan::figures;
pub use unit::scaled_unit;

use scan::ends_with_word_in_about;

use crate::plan::FiscalYear;

/// A figure in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its byte range, from its sign or first digit to the end of its unit.
    pub span: Range<usize>,
    /// Its amount.
    pub amount: Amount,
    /// The upper end, if it is a range.
    pub to: Option<Amount>,
    /// The unit, such as `件`, `%` or `円`. Scales (千, 万, 億) are part of the amount.
    pub unit: &'static str,
    /// The byte range of the words before it that name what is counted; often empty.
    pub label: Range<usize>,
    /// Whether it is cumulative (累計, 延べ).
    pub is_cumulative: bool,
    /// Whether it is called a total (合計, 計, 総数).
    pub is_total: bool,
    /// Whether it is called new in its year (新たに, 新規).
    pub is_new: bool,
    /// The side on which it is a bound, if it is one.
    pub bound: Option<Bound>,
    /// Whether it is a level, a change or a multiple.
    pub kind: FigureKind,
    /// The year that the text gives for it.
    pub year: Option<StatedYear>,
}

/// The side on which a figure is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A lower bound (以上, 超).
    AtLeast,
    /// An upper bound (以下, 未満, 以内).
    AtMost,
}

/// What a figure expresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// A count.
    Level,
    /// An increase or decrease; the amount is signed.
    Change,
    /// A multiple (倍).
    Multiple,
}

/// The year that a text gives for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedYear {
    /// An explicit year: `R5 14,034部`.
    Named(FiscalYear),
    /// The previous year: `前年度14,034部`.
    Previous,
}

impl Figure {
    /// Returns the name of what it counts: its label without words that may precede any
    /// figure.
    pub fn name<'t>(&self, text: &'t str) -> &'t str {
        const LOOSE: [&str; 17] = [
            "約", "は", "が", "で", "の", "：", ":", "に", "を", "と", "も", "年間", "のべ", " ",
            "・", "（", "、",
        ];
        let mut name = text.get(self.label.clone()).unwrap_or_default();
        let shorter = |name: &'t str| {
            let mut loose = LOOSE.iter().filter(|_| !ends_with_word_in_about(name));
            loose.find_map(|loose| name.strip_suffix(loose))
        };
        while let Some(shorter) = shorter(name) {
            name = shorter;
        }
        while let Some(shorter) = LOOSE.iter().find_map(|loose| name.strip_prefix(loose)) {
            name = shorter;
        }
        name
    }

    /// Returns whether it is a plain count, that is, not a change, multiple, range or
    /// bound.
    pub fn is_plain(&self) -> bool {
        self.kind == FigureKind::Level && self.to.is_none() && self.bound.is_none()
    }
}
