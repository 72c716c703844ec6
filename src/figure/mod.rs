//! Figures in prose: what a sentence counts, apart from the dates, the numbers
//! of rows and the names that also hold digits.

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

/// A figure as a text gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it stands, from its sign or first digit to the end of its unit.
    pub span: Range<usize>,
    /// How much it is.
    pub amount: Amount,
    /// The other end, where it is a range.
    pub to: Option<Amount>,
    /// What is counted: `件`, `%`, `円`. Scales (千, 万, 億) are in the amount.
    pub unit: &'static str,
    /// The words before it that say what it is a figure of; often none.
    pub label: Range<usize>,
    /// Whether it includes what came before (累計, 延べ).
    pub is_cumulative: bool,
    /// Whether it is called a sum of others (合計, 計, 総数).
    pub is_total: bool,
    /// Whether it is called new in its year (新たに, 新規).
    pub is_new: bool,
    /// From which side it limits, where it does.
    pub bound: Option<Bound>,
    /// What it says of what is counted.
    pub kind: Kind,
    /// The year that the text names for it.
    pub year: Option<StatedYear>,
}

/// From which side a figure limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// 以上, 超.
    AtLeast,
    /// 以下, 未満, 以内.
    AtMost,
}

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// How many there are.
    Level,
    /// How many more or fewer there are than before; the amount has the sign.
    Change,
    /// How many times as many there are.
    Multiple,
}

/// The year that a text names for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedYear {
    /// By its name: `R5 14,034部`.
    Named(FiscalYear),
    /// As the year before: `前年度14,034部`.
    Previous,
}

impl Figure {
    /// What it is called in its text: the words before it without those that
    /// stand before any figure.
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

    /// Whether it is a plain count: no change, no multiple, no range, no limit.
    pub fn is_plain(&self) -> bool {
        self.kind == Kind::Level && self.to.is_none() && self.bound.is_none()
    }
}
