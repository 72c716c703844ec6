//! What does not come out when it is calculated.

use std::collections::BTreeSet;

use super::{Language, Told};
use crate::check::evidence::{
    ChangeFromLastYear, CountOfRows, MultipleOfLastYear, Operation, Quantity, RunningTotal,
    ShareOfRows, StatedChange, Sum,
};
use crate::plan::Value;

impl Told for Sum {
    fn sentence(&self, language: Language) -> String {
        let (total, sum) = (&self.total, language.result(&self.sum));
        language.pick(
            format!("「{total}」とあるが、内訳の計は{sum}である"),
            format!("The parts of 「{total}」 add up to {sum}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let Self {
            total, difference, ..
        } = self;
        let parts: Vec<String> = self.parts.iter().map(ToString::to_string).collect();
        let sum = format!("{} = {}", parts.join(" + "), self.sum.value);
        language.pick(
            format!("{sum}、{total}との差は{difference}"),
            format!("{sum}; off 「{total}」 by {difference}"),
        )
    }
}

impl Told for RunningTotal {
    fn sentence(&self, language: Language) -> String {
        let Self { new, total, .. } = self;
        let before = language.quantity(&self.before);
        let sum = language.calculated(self.sum, &self.before.unit);
        language.pick(
            format!("前年度の合計{before}に新規の{new}を足すと{sum}となるが、合計は「{total}」とある"),
            format!("{before} of the year before and the new 「{new}」 add up to {sum}, but the total is given as 「{total}」"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let (before, added, sum) = (&self.before.value, self.added, self.sum);
        language.stated(&format!("{before} + {added} = {sum}"), &self.total)
    }
}

impl Told for ChangeFromLastYear {
    fn sentence(&self, language: Language) -> String {
        let (stated, unit) = (&self.stated, &self.before.unit);
        let before = language.quantity(&self.before);
        let calculated = self.calculated.signed();
        language.pick(
            format!("前年比「{stated}」とあるが、前年度の{before}からは{calculated}{unit}となる"),
            format!("The change from the year before is given as 「{stated}」, but from {before} it comes to {calculated}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let (now, before) = (self.now, &self.before.value);
        let calculated = self.calculated.signed();
        language.stated(&format!("{now} - {before} = {calculated}"), &self.stated)
    }
}

impl Told for StatedChange {
    fn sentence(&self, language: Language) -> String {
        let Self {
            from, to, stated, ..
        } = self;
        let calculated = match (language, self.operation) {
            (Language::Japanese, _) => language.result(&self.calculated),
            (Language::English, Operation::Ratio) => format!("{} times", self.calculated.value),
            (Language::English, _) => format!("a change of {}", language.result(&self.calculated)),
        };
        language.pick(
            format!("「{from}」から「{to}」への変化は{calculated}となるが、「{stated}」とある"),
            format!("From 「{from}」 to 「{to}」 is {calculated}, but the text says 「{stated}」"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let ([from, to], calculated) = (self.numbers, &self.calculated.value);
        let formula = match self.operation {
            Operation::Ratio => format!("{to} ÷ {from} = {calculated}"),
            Operation::Difference => format!("{to} - {from} = {calculated}"),
            Operation::Rate => format!("({to} - {from}) ÷ {from} = {calculated}%"),
        };
        language.stated(&formula, &self.stated)
    }
}

impl Told for MultipleOfLastYear {
    fn sentence(&self, language: Language) -> String {
        let Self {
            now, stated, times, ..
        } = self;
        let before = language.quantity(&self.before);
        language.pick(
            format!("前年度の{before}から「{now}」は{times}倍となるが、「{stated}」とある"),
            format!(
                "「{now}」 is {times} times the {before} of the year before, but the text says 「{stated}」"
            ),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let now = language.printed(&self.now);
        let (before, times) = (language.quantity(&self.before), self.times);
        language.stated(&format!("{now} ÷ {before} = {times}"), &self.stated)
    }
}

impl Told for ShareOfRows {
    fn sentence(&self, language: Language) -> String {
        let Self {
            mark,
            stated,
            share,
            ..
        } = self;
        language.pick(
            format!("「{mark}」の割合は「{stated}」とあるが、取組を数えると{share}%となる"),
            format!("The share of 「{mark}」 is given as 「{stated}」, but counting the initiatives makes it {share}%"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let ([found, all], share) = (self.rows, self.share);
        language.stated(&format!("{found} ÷ {all} = {share}%"), &self.stated)
    }
}

impl Told for CountOfRows {
    fn sentence(&self, language: Language) -> String {
        let (stated, year) = (&self.stated, language.short_year(self.year));
        let rows = match &self.mark {
            Some(mark) => language.pick(
                format!("「{mark}」の取組"),
                format!("initiatives rated 「{mark}」"),
            ),
            None => language.pick("取組", "initiatives").to_owned(),
        };
        let counted = self.counted(language);
        language.pick(
            format!("「{stated}」とあるが、{year}の{rows}を数えると{counted}である"),
            format!(
                "The text says 「{stated}」, but counting the {rows} in {year} makes {counted}"
            ),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let counts: BTreeSet<usize> = self.rows.into();
        let off = counts.iter().map(|count| {
            let counted = u32::try_from(*count).map_or(f64::MAX, f64::from);
            let difference = self.number.get() - counted;
            format!("{} - {count} = {difference:+}", self.number.plain())
        });
        language.listed(&off.collect::<Vec<_>>())
    }
}

impl CountOfRows {
    fn counted(&self, language: Language) -> String {
        let [with_reprints, without] = self.rows;
        match with_reprints == without {
            true => language.pick(format!("{without}件"), without.to_string()),
            false => language.pick(
                format!("{with_reprints}件（再掲を除くと{without}件）"),
                format!("{with_reprints} ({without} without reprints)"),
            ),
        }
    }
}

impl Language {
    /// A calculation against what is stated.
    fn stated(self, calculation: &str, stated: &str) -> String {
        self.pick(
            format!("{calculation}、記載は{stated}"),
            format!("{calculation}; stated 「{stated}」"),
        )
    }

    /// What a calculation comes to.
    fn result(self, quantity: &Quantity) -> String {
        match &quantity.value {
            Value::Number(number) => self.calculated(*number, &quantity.unit),
            _ => self.quantity(quantity),
        }
    }
}
