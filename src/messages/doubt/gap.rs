//! Figures, indicators and units that are missing or change.

use super::{Language, Told};
use crate::check::evidence::{
    MissingFigure, NoLongerReported, ShownFigure, UnitOfIndicator, UnitOfText,
};

impl Told for MissingFigure {
    fn sentence(&self, language: Language) -> String {
        let Self { words, counter, .. } = self;
        match &self.shown {
            Some(shown) => {
                let (whose, figure) = (shown.whose(language), &shown.figure);
                language.pick(
                    format!("「{words}」の「{counter}」の前に数値の記載がない。{whose}の同じ文には「{figure}」とある"),
                    format!("No figure stands before 「{counter}」 in 「{words}」; the same text of {whose} says 「{figure}」"),
                )
            }
            None => language.pick(
                format!("「{words}」の「{counter}」の前に、数値の記載がないように見える"),
                format!("A figure seems to be missing before 「{counter}」 in 「{words}」"),
            ),
        }
    }

    fn arithmetic(&self, language: Language) -> String {
        let counter = &self.counter;
        match &self.shown {
            Some(shown) => {
                let (whose, figure) = (shown.whose(language), &shown.figure);
                language.pick(
                    format!("{whose}は「{figure}」、ここは「{counter}」だけ"),
                    format!("{whose}: 「{figure}」; here: only 「{counter}」"),
                )
            }
            None => language.pick(
                format!("「{counter}」の前に数がない"),
                format!("no figure before 「{counter}」"),
            ),
        }
    }
}

impl ShownFigure {
    /// The year of the text, or whose it is where it is another's.
    fn whose(&self, language: Language) -> String {
        match &self.subject {
            Some(subject) => language.subject_in_year(subject, Some(self.year)),
            None => language.year(self.year),
        }
    }
}

impl Told for NoLongerReported {
    fn sentence(&self, language: Language) -> String {
        let name = &self.indicator;
        let [last, missing] = [self.last, self.missing].map(|year| language.year(year));
        language.pick(
            format!("指標「{name}」は{last}まで実績値の記載があるが、{missing}の実績値の記載が見当たらない"),
            format!(
                "The indicator 「{name}」 is reported up to {last}, but has no figure for {missing}"
            ),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let figures = self.figures.iter().map(|figure| {
            let year = language.short_year(figure.year);
            format!("{year} {}", language.quantity(&figure.quantity))
        });
        let missing = language.short_year(self.missing);
        let none = language.pick("なし", "none");
        let figures = figures.chain([format!("{missing} {none}")]);
        language.listed(&figures.collect::<Vec<_>>())
    }
}

impl Told for UnitOfText {
    fn sentence(&self, language: Language) -> String {
        let (text, name) = (language.text(self.kind), &self.name);
        let [earlier, later] = &self.stated;
        let [from, to] = [earlier.year, later.year].map(|year| language.year(year));
        let (before, after) = (&earlier.figure, &later.figure);
        language.pick(
            format!("{text}の「{name}」が、{from}は「{before}」、{to}は「{after}」と単位が異なる"),
            format!("「{name}」 in the {text} changes its unit: 「{before}」 in {from}, 「{after}」 in {to}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let units = self.stated.each_ref();
        language.units(units.map(|of_year| (language.year(of_year.year), of_year.unit.as_str())))
    }
}

impl Told for UnitOfIndicator {
    fn sentence(&self, language: Language) -> String {
        let name = &self.indicator;
        let [(from, before), (to, after)] = &self.units;
        let [from, to] = [from, to].map(|year| language.year(*year));
        language.pick(
            format!("指標「{name}」の単位が、{from}は「{before}」、{to}は「{after}」と異なる"),
            format!("The indicator 「{name}」 changes its unit: 「{before}」 in {from}, 「{after}」 in {to}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let units = self.units.each_ref();
        language.units(units.map(|(year, unit)| (language.short_year(*year), unit.as_str())))
    }
}

impl Language {
    fn units(self, [(from, before), (to, after)]: [(String, &str); 2]) -> String {
        self.pick(
            format!("{from}は{before}、{to}は{after}"),
            format!("{from}: 「{before}」; {to}: 「{after}」"),
        )
    }
}
