//! Ratings and figures against targets.

use super::{Language, Told};
use crate::check::evidence::{
    AllExact, Attained, Expectation, OfYear, RatingMismatch, RatingPattern, ReachedEarly,
    TargetYearPassed,
};

impl Told for RatingMismatch {
    fn sentence(&self, language: Language) -> String {
        let (mark, indicator) = (&self.mark, &self.loudest.indicator);
        let standing = self.loudest.standing(language);
        let expected = self.expected.remark(language);
        language.pick(
            format!("評価は「{mark}」だが、「{indicator}」の実績は{standing}（{expected}）"),
            format!("Rated 「{mark}」, but 「{indicator}」 stands at {standing} ({expected})"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let attained = self.attained.iter().map(|one| one.division(language));
        let attained = language.listed(&attained.collect::<Vec<_>>());
        match &self.expected {
            Expectation::Best | Expectation::LowerHalf => attained,
            Expectation::RatedLower(pattern) | Expectation::RatedHigher(pattern) => {
                let basis = pattern.basis(language);
                language.pick(
                    format!("{attained}。{basis}"),
                    format!("{attained}; {basis}"),
                )
            }
            Expectation::Receding { figures } => {
                let figures = figures.iter().map(|(year, value)| {
                    format!("{} {}", language.short_year(*year), language.value(value))
                });
                let figures = figures.collect::<Vec<_>>();
                language.pick(
                    format!("{attained}、推移は{}", figures.join("、")),
                    format!("{attained}; so far {}", figures.join(", ")),
                )
            }
        }
    }
}

impl Attained {
    /// What was reached, of what.
    fn standing(&self, language: Language) -> String {
        let actual = language.quantity(&self.actual);
        let target = language.quantity(&self.target.quantity);
        let year = language.short_year(self.target.year);
        match self.percent {
            Some(percent) if self.is_reached || percent.get() > 0.0 => language.pick(
                format!("{actual}で、{year}の目標{target}に対する達成率は{percent}%である"),
                format!(
                    "{actual}, an attainment of {percent}% against the {year} target of {target}"
                ),
            ),
            _ => language.pick(
                format!("{actual}で、{year}の目標は{target}である"),
                format!("{actual} against the {year} target of {target}"),
            ),
        }
    }

    fn division(&self, language: Language) -> String {
        let actual = language.value(&self.actual.value);
        let target = language.value(&self.target.quantity.value);
        let actual = language.pick(format!("実績{actual}"), format!("actual {actual}"));
        let target = language.pick(format!("目標{target}"), format!("target {target}"));
        match self.percent {
            None => language.pick(format!("{actual}、{target}"), format!("{actual}, {target}")),
            Some(percent) if self.falls => format!("{target} ÷ {actual} = {percent}%"),
            Some(percent) => format!("{actual} ÷ {target} = {percent}%"),
        }
    }
}

impl Expectation {
    /// Why the rating does not seem to fit.
    fn remark(&self, language: Language) -> String {
        match self {
            Self::RatedLower(pattern) => {
                let (above, threshold) = (pattern.above(language), pattern.threshold);
                language.pick(
                    format!("この計画では{above}の多くが達成率{threshold}%以上である"),
                    format!("in this plan most of those rated {above} have an attainment of {threshold}% or more"),
                )
            }
            Self::RatedHigher(pattern) => {
                let (above, threshold) = (pattern.above(language), pattern.threshold);
                language.pick(
                    format!("この計画では達成率{threshold}%以上の多くが{above}である"),
                    format!("in this plan most of those with an attainment of {threshold}% or more are rated {above}"),
                )
            }
            Self::Best => language
                .pick("最も良い評価である", "the rating is the best of the scale")
                .to_owned(),
            Self::LowerHalf => language
                .pick(
                    "評価段階の下半分に当たる",
                    "the rating is in the lower half of the scale",
                )
                .to_owned(),
            Self::Receding { .. } => language
                .pick("目標から遠ざかっている", "moving away from the target")
                .to_owned(),
        }
    }
}

impl RatingPattern {
    /// The mark and those that are better.
    fn above(&self, language: Language) -> String {
        let mark = format!("「{}」", self.mark);
        match self.has_better {
            true => language.pick(format!("{mark}以上"), format!("{mark} or better")),
            false => mark,
        }
    }

    /// What the pattern was read from.
    fn basis(&self, language: Language) -> String {
        let Self {
            threshold,
            rows,
            fitting,
            ..
        } = self;
        let above = self.above(language);
        language.pick(
            format!("数値で比べられる{rows}件のうち{fitting}件が、{threshold}%を境に{above}とそれ未満に分かれる"),
            format!("of {rows} initiatives with comparable figures, {fitting} fit a line at {threshold}% between {above} and lower marks"),
        )
    }
}

impl Told for ReachedEarly {
    fn sentence(&self, language: Language) -> String {
        let name = &self.indicator;
        let target = language.quantity(&self.target.quantity);
        let years = [self.target.year, self.reached.year];
        let [year, since] = years.map(|year| language.short_year(year));
        language.pick(
            format!("「{name}」は{since}に{year}の目標{target}を達成済み。目標の見直しの記載なし"),
            format!("「{name}」 reached its {year} target of {target} in {since}, but nothing says that the target was reviewed"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let latest = (self.latest != self.reached).then(|| language.actual(&self.latest));
        let facts: Vec<String> = std::iter::once(language.actual(&self.reached))
            .chain(latest)
            .chain([language.target(&self.target)])
            .collect();
        language.listed(&facts)
    }
}

impl Told for TargetYearPassed {
    fn sentence(&self, language: Language) -> String {
        let name = &self.indicator;
        let target = language.quantity(&self.target.quantity);
        let year = language.short_year(self.target.year);
        language.pick(
            format!("「{name}」の{year}の目標は{target}だが、その年度以降の実績値の記載がない"),
            format!("The {year} target of 「{name}」 is {target}, but there is no figure for that year or later"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let latest = self.latest.as_ref().map(|latest| {
            let year = language.short_year(latest.year);
            let actual = language.quantity(&latest.quantity);
            language.pick(
                format!("最後の実績は{year}の{actual}"),
                format!("last figure {actual} in {year}"),
            )
        });
        let target = language.target(&self.target);
        let facts: Vec<String> = std::iter::once(target).chain(latest).collect();
        language.listed(&facts)
    }
}

impl Told for AllExact {
    fn sentence(&self, language: Language) -> String {
        let Self { group, rows, .. } = self;
        let year = language.short_year(self.year);
        language.pick(
            format!("「{group}」で数値目標のある{rows}件は、いずれも{year}の実績値が目標値と同じである"),
            format!("All {rows} initiatives of 「{group}」 with numerical targets have {year} figures that equal their targets exactly"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let figures = self.figures.iter();
        let figures = figures.map(|(id, figure)| format!("{id} {}", language.quantity(figure)));
        language.listed(&figures.collect::<Vec<_>>())
    }
}

impl Language {
    fn actual(self, figure: &OfYear) -> String {
        let year = self.short_year(figure.year);
        let figure = self.quantity(&figure.quantity);
        self.pick(
            format!("{year}の実績{figure}"),
            format!("{year} actual {figure}"),
        )
    }

    fn target(self, figure: &OfYear) -> String {
        let year = self.short_year(figure.year);
        let figure = self.quantity(&figure.quantity);
        self.pick(
            format!("{year}の目標{figure}"),
            format!("{year} target {figure}"),
        )
    }
}
