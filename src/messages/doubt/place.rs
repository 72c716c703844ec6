//! The same thing in two places of a plan.

use super::{Language, Told, cut};
use crate::check::Subject;
use crate::check::evidence::{
    AimMismatch, Difference, Elsewhere, Reprint, Restated, ScheduleMismatch,
};
use crate::plan::{FiscalYear, TextKind};

impl Told for Reprint {
    fn sentence(&self, language: Language) -> String {
        let Self {
            reprint,
            original,
            difference,
            ..
        } = self;
        let field = difference.field(language);
        let year = self.year.map(|year| language.short_year(year));
        let [in_reprint, in_original] = difference.versions(language);
        let others = difference.others().len();
        language.pick(
            {
                let year = year.clone().map(|year| format!("{year}の"));
                let field = year.unwrap_or_default() + &field;
                let field = match others {
                    0 => field,
                    others => format!("{field}など{}欄", others + 1),
                };
                format!("再掲の{reprint}と元の{original}で、{field}が異なる（再掲{in_reprint}、元{in_original}）")
            },
            {
                let year = year.map(|year| format!(" for {year}"));
                let field = field + &year.unwrap_or_default();
                let field = match others {
                    0 => field,
                    1 => format!("{field} and in 1 other text"),
                    others => format!("{field} and in {others} other texts"),
                };
                format!("Reprint {reprint} and original {original} differ in the {field} (reprint: {in_reprint}, original: {in_original})")
            },
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let [in_reprint, in_original] = match &self.difference {
            Difference::Wording { others, .. } => return language.other_texts(others),
            Difference::Figures { figures: both, .. }
            | Difference::Marks(both)
            | Difference::Units { units: both, .. } => {
                both.each_ref().map(|one| language.printed(one))
            }
            Difference::Values { values, .. } => {
                values.each_ref().map(|one| language.quantity(one))
            }
        };
        language.pick(
            format!("再掲は{in_reprint}、元は{in_original}"),
            format!("reprint {in_reprint}; original {in_original}"),
        )
    }
}

impl Language {
    /// The other texts in which two rows differ, or nothing if there are none.
    fn other_texts(self, texts: &[(FiscalYear, TextKind)]) -> String {
        let text = |(year, kind): &(FiscalYear, TextKind)| {
            let (year, text) = (self.short_year(*year), self.text(*kind));
            self.pick(format!("{year}の{text}"), format!("{text} for {year}"))
        };
        let texts: Vec<String> = texts.iter().map(text).collect();
        match texts.as_slice() {
            [] => String::new(),
            texts => self.pick(
                format!("ほかに違う欄は{}", texts.join("、")),
                format!("they also differ in the {}", texts.join(", the ")),
            ),
        }
    }
}

/// More letters than this of one of two wordings do not fit a sentence.
const LONGEST: usize = 30;

impl Difference {
    /// The other texts that are worded differently.
    fn others(&self) -> &[(FiscalYear, TextKind)] {
        match self {
            Self::Wording { others, .. } => others,
            _ => &[],
        }
    }

    /// What differs.
    fn field(&self, language: Language) -> String {
        match self {
            Self::Wording { kind, .. }
            | Self::Figures {
                kind: Some(kind), ..
            } => language.text(*kind).to_owned(),
            Self::Figures { kind: None, .. } => language.pick("目指す成果", "aim").to_owned(),
            Self::Marks(_) => language.pick("評価", "rating").to_owned(),
            Self::Units { indicator, .. } => language.pick(
                format!("「{indicator}」の単位"),
                format!("unit of 「{indicator}」"),
            ),
            Self::Values { indicator, .. } => language.pick(
                format!("「{indicator}」の数値"),
                format!("figure of 「{indicator}」"),
            ),
        }
    }

    /// What stands in the reprint, and in the original.
    fn versions(&self, language: Language) -> [String; 2] {
        let quoted = |words: &str| match words {
            "" => language.pick("記載なし", "nothing").to_owned(),
            words => cut(words, LONGEST),
        };
        match self {
            Self::Wording { words: both, .. }
            | Self::Figures { figures: both, .. }
            | Self::Marks(both) => both.each_ref().map(|one| quoted(one)),
            Self::Units { units, .. } => units
                .each_ref()
                .map(|unit| language.pick(format!("は{unit}"), format!("「{unit}」"))),
            Self::Values { values, .. } => values.each_ref().map(|value| match language {
                Language::Japanese => quoted(&language.quantity(value)),
                Language::English => language.quantity(value),
            }),
        }
    }
}

impl Told for Restated {
    fn sentence(&self, language: Language) -> String {
        let (year, stated) = (language.short_year(self.year), &self.stated);
        let before = language.quantity(&self.before);
        language.pick(
            format!("{year}の数値として「{stated}」とあるが、{year}の記載では{before}である"),
            format!(
                "「{stated}」 is given as the figure of {year}, but {year} itself says {before}"
            ),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let [year, told_in] = [self.year, self.told_in].map(|year| language.short_year(year));
        let (stated, before) = (&self.stated, language.quantity(&self.before));
        language.pick(
            format!("{told_in}での{year}は{stated}、{year}の記載は{before}"),
            format!("{year} as told in {told_in}: 「{stated}」; {year} itself: {before}"),
        )
    }
}

impl Told for Elsewhere {
    fn sentence(&self, language: Language) -> String {
        let Self { name, stated, .. } = self;
        let other = language.quantity(&self.other);
        let place = language.subject_in_year(&self.subject, self.year);
        language.pick(
            {
                let place = self.place_in_japanese();
                format!("「{name}」は「{stated}」とあるが、{place}の記載では{other}である")
            },
            format!("「{name}」 is 「{stated}」 here, but {other} elsewhere ({place})"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let (stated, difference) = (&self.stated, self.difference);
        let other = language.quantity(&self.other);
        language.pick(
            format!("{stated}と{other}、差は{difference}"),
            format!("「{stated}」 and {other}; difference {difference}"),
        )
    }
}

impl Elsewhere {
    /// The other place: its kind, since a number alone would not say what it is one of, and
    /// the year.
    fn place_in_japanese(&self) -> String {
        let subject = Language::Japanese.subject(&self.subject);
        let kind = match self.subject {
            Subject::Plan => "",
            Subject::Measure(_) => "施策",
            Subject::Initiative(_) => "取組",
        };
        let year = self
            .year
            .map(|year| format!("の{}", Language::Japanese.short_year(year)));
        format!("{kind}{subject}{}", year.unwrap_or_default())
    }
}

impl Told for AimMismatch {
    fn sentence(&self, language: Language) -> String {
        let Self {
            stated, indicator, ..
        } = self;
        let year = language.short_year(self.kept.year);
        let kept = language.quantity(&self.kept.quantity);
        let but = match self.is_revised {
            true => language.pick("へ見直されている", "has been revised to"),
            false => language.pick("である", "has"),
        };
        language.pick(
            format!("目指す成果に{year}「{stated}」とあるが、指標「{indicator}」の{year}は{kept}{but}"),
            format!("The aim says 「{stated}」 for {year}, but the indicator 「{indicator}」 {but} {kept} for {year}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let (stated, kept) = (&self.stated, language.quantity(&self.kept.quantity));
        language.pick(
            format!("目指す成果は{stated}、指標は{kept}"),
            format!("aim 「{stated}」; indicator {kept}"),
        )
    }
}

impl Told for ScheduleMismatch {
    fn sentence(&self, language: Language) -> String {
        let Self {
            stated, indicator, ..
        } = self;
        let schedule = language.text(TextKind::Plan);
        let year = language.short_year(self.target.year);
        let target = language.quantity(&self.target.quantity);
        language.pick(
            format!("{schedule}では「{stated}」とあるが、指標「{indicator}」の{year}の目標は{target}である"),
            format!("The {schedule} says 「{stated}」, but the {year} target of the indicator 「{indicator}」 is {target}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let (stated, difference) = (&self.stated, self.difference);
        let target = language.quantity(&self.target.quantity);
        language.pick(
            format!("工程{stated}、指標{target}、差は{difference}"),
            format!("schedule 「{stated}」; indicator {target}; difference {difference}"),
        )
    }
}
