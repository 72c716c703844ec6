//! What texts say, and leave unsaid, from year to year.

use super::{Language, Told, shortened};
use crate::check::evidence::{
    AfterYear, DoneAndToCome, Likeness, NotDone, RepeatedText, ToldOfLater, WithoutEcho,
};
use crate::plan::TextKind;

impl Told for RepeatedText {
    fn sentence(&self, language: Language) -> String {
        let name = language.text(self.kind);
        let [from, to] = [self.first, self.last].map(|year| language.year(year));
        let how = match self.likeness {
            Likeness::Same { .. } => language.pick("同文である", "word for word"),
            Likeness::ButForYears { .. } => language.pick(
                "年度の数字を除いて同文である",
                "but for the numbers of years",
            ),
            Likeness::Nearly { .. } => language.pick("ほぼ同文である", "almost word for word"),
        };
        match self.last == self.first.next() {
            true => language.pick(
                format!("{to}の{name}が、{from}の記載と{how}"),
                format!("{to} repeats the {name} of {from}, {how}"),
            ),
            false => language.pick(
                format!("{name}が、{from}から{to}まで続けて{how}"),
                format!("Every year from {from} to {to} has the same {name}, {how}"),
            ),
        }
    }

    fn arithmetic(&self, language: Language) -> String {
        match self.likeness {
            Likeness::Same { letters } => language.pick(
                format!("{letters}字がすべて同じ"),
                format!("all {letters} characters are the same"),
            ),
            Likeness::ButForYears { letters } => language.pick(
                format!("{letters}字のうち、違いは年度の数字だけ"),
                format!("of {letters} characters, only the numbers of years differ"),
            ),
            Likeness::Nearly { changed, letters } => language.pick(
                format!("{letters}字のうち、違いは{changed}字"),
                format!("characters that differ: {changed} of {letters}"),
            ),
        }
    }
}

impl Told for WithoutEcho {
    fn sentence(&self, language: Language) -> String {
        let name = language.text(TextKind::Direction);
        let [from, to] = [self.year, self.next].map(|year| language.year(year));
        let direction = shortened(&self.direction);
        language.pick(
            format!(
                "{from}の{name}に{direction}とあるが、{to}にはその後の状況の記載が見当たらない"
            ),
            format!(
                "The {name} of {from} say {direction}, but nothing in {to} tells what came of it"
            ),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let next = language.year(self.next);
        let missing: Vec<String> = self
            .missing
            .iter()
            .map(|word| language.printed(word))
            .collect();
        language.pick(
            format!("{next}に出てこない言葉: {}", missing.join("、")),
            format!("not found in {next}: {}", missing.join(", ")),
        )
    }
}

impl Told for NotDone {
    fn sentence(&self, language: Language) -> String {
        let (year, planned) = (language.year(self.year), &self.planned);
        let [schedule, name] = [TextKind::Plan, self.denied.kind].map(|kind| language.text(kind));
        let said = shortened(&self.denied.words);
        language.pick(
            format!("{year}の{schedule}は「{planned}」だが、{name}には{said}とある"),
            format!("The {schedule} of {year} has 「{planned}」, against {said} in its {name}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let planned = language.printed(&self.planned);
        let planned = format!("{}: {planned}", language.text(TextKind::Plan));
        language.listed(&[planned, language.said(&self.denied)])
    }
}

impl Told for DoneAndToCome {
    fn sentence(&self, language: Language) -> String {
        let Self { object, act, .. } = self;
        let year = language.year(self.year);
        let [done, to_come] = [self.done.kind, self.to_come.kind].map(|kind| language.text(kind));
        language.pick(
            format!("「{object}」の{act}は、{year}の{done}では実施済み、{to_come}では今後の予定として記載されている"),
            format!("「{act}」 of 「{object}」 is reported as done in the {done} of {year}, and as still to come in its {to_come}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        language.listed(&[language.said(&self.done), language.said(&self.to_come)])
    }
}

impl Told for AfterYear {
    fn sentence(&self, language: Language) -> String {
        let Self { told, date, .. } = self;
        let name = language.text(told.kind);
        let [own, lies_in] = [self.year, self.lies_in].map(|year| language.year(year));
        let (words, said) = (&told.words, shortened(&told.words));
        let of = match self.what {
            ToldOfLater::Figure => {
                return language.pick(
                    format!("{own}の{name}に、後の年度（{lies_in}）の実績「{words}」の記載がある"),
                    format!(
                        "The {name} of {own} contain a figure for a later year, {lies_in}: 「{words}」"
                    ),
                );
            }
            ToldOfLater::InYear => String::new(),
            ToldOfLater::OnDate => language.in_brackets(&lies_in),
        };
        language.pick(
            format!("{own}の{name}に、{date}{of}のことが過去のこととして記載されている（{said}）"),
            format!("In the {name} of {own}, 「{date}」{of} is described as already past: {said}"),
        )
    }

    fn arithmetic(&self, language: Language) -> String {
        let date = &self.date;
        let [own, lies_in] = [self.year, self.lies_in].map(|year| language.year(year));
        language.pick(
            format!("{date}は{lies_in}、欄は{own}"),
            format!("「{date}」 lies in {lies_in}; the text is of {own}"),
        )
    }
}
