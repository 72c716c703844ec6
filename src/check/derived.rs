//! Doubts that follow from a text being told again, which is a doubt of its own. One cause
//! makes one doubt.

use std::collections::{HashMap, HashSet};

use super::evidence::{Difference, Evidence};
use super::{Doubt, Location, Part, Subject};
use crate::document::Code;
use crate::plan::{FiscalYear, InitiativeId, Plan, TextKind};

/// Returns the doubts without those that a repeated text or a reprint explains.
pub(super) fn without_derived(plan: &Plan, mut doubts: Vec<Doubt>) -> Vec<Doubt> {
    let told = ToldAgain::new(plan, &doubts);
    let derived = doubts.iter().map(|doubt| told.explains(doubt));
    let derived: Vec<bool> = derived.collect();
    let mut derived = derived.into_iter();
    doubts.retain(|_| derived.next() != Some(true));
    doubts
}

/// What is compared between a doubt about a text and one about another printing of it.
#[derive(PartialEq, Eq, Hash)]
struct DoubtOfText<'d> {
    code: Code,
    subject: &'d Subject,
    year: Option<FiscalYear>,
    kind: TextKind,
    words: &'d str,
}

impl<'d> DoubtOfText<'d> {
    fn new(doubt: &'d Doubt) -> Option<Self> {
        Some(Self {
            code: doubt.code,
            subject: &doubt.place.subject,
            year: doubt.place.year,
            kind: kind_of(&doubt.place)?,
            words: &doubt.place.words,
        })
    }
}

fn kind_of(place: &Location) -> Option<TextKind> {
    match place.part {
        Part::Text(kind, _) => Some(kind),
        _ => None,
    }
}

/// The years of a text that is repeated, the one with the original first.
#[derive(Clone, Copy)]
struct RepeatedYears {
    first: FiscalYear,
    last: FiscalYear,
}

impl RepeatedYears {
    fn contains(self, year: FiscalYear) -> bool {
        self.first <= year && year <= self.last
    }

    fn copies(self, year: FiscalYear) -> bool {
        self.contains(year) && year != self.first
    }
}

/// All texts that are doubted for being told again, with the doubts about them.
struct ToldAgain<'d> {
    plan: &'d Plan,
    of_texts: HashSet<DoubtOfText<'d>>,
    /// Evidence of the doubts about indicators, which names the indicator and its figures.
    of_indicators: HashSet<(Code, &'d Subject, Option<FiscalYear>, &'d Evidence)>,
    repeated: HashMap<(&'d Subject, TextKind), Vec<RepeatedYears>>,
    originals: HashMap<&'d InitiativeId, Subject>,
    /// The places at which the figures of a reprint contradict its original.
    contradicted: HashSet<&'d Location>,
    /// The texts of reprints that are worded in another way than in the original.
    reworded: HashSet<(&'d Subject, FiscalYear, TextKind)>,
    /// The texts of reprints for which a figure of the original is missing.
    incomplete: HashSet<(&'d Subject, Option<FiscalYear>, TextKind)>,
}

impl<'d> ToldAgain<'d> {
    fn new(plan: &'d Plan, doubts: &'d [Doubt]) -> Self {
        let rows = plan.initiatives().iter();
        let originals = rows.filter_map(|row| {
            let original = Subject::Initiative(row.reprint_of.clone()?);
            Some((&row.id, original))
        });
        let mut told = Self {
            plan,
            of_texts: doubts.iter().filter_map(DoubtOfText::new).collect(),
            of_indicators: HashSet::new(),
            repeated: HashMap::new(),
            originals: originals.collect(),
            contradicted: HashSet::new(),
            reworded: HashSet::new(),
            incomplete: HashSet::new(),
        };
        for doubt in doubts {
            told.take_in(doubt);
        }
        told
    }

    fn take_in(&mut self, doubt: &'d Doubt) {
        let Location { subject, year, .. } = &doubt.place;
        match (&doubt.evidence, doubt.place.part) {
            (Evidence::Repeated(text), Part::Text(kind, _)) => {
                let years = RepeatedYears {
                    first: text.first,
                    last: text.last,
                };
                let of_text = self.repeated.entry((subject, kind)).or_default();
                of_text.push(years);
            }
            (Evidence::Reprint(reprint), _) => self.take_in_reprint(doubt, &reprint.difference),
            (Evidence::MissingFigure(_), Part::Text(kind, _)) if self.is_beside_original(doubt) => {
                self.incomplete.insert((subject, *year, kind));
            }
            (evidence, Part::Indicator(_)) => {
                let of_indicator = (doubt.code, subject, *year, evidence);
                self.of_indicators.insert(of_indicator);
            }
            _ => {}
        }
    }

    fn take_in_reprint(&mut self, doubt: &'d Doubt, difference: &Difference) {
        let Location { subject, year, .. } = &doubt.place;
        let Difference::Wording { kind, others, .. } = difference else {
            self.contradicted.insert(&doubt.place);
            return;
        };
        let own = year.map(|year| (year, *kind)).into_iter();
        let texts = own.chain(others.iter().copied());
        let reworded = texts.map(|(year, kind)| (subject, year, kind));
        self.reworded.extend(reworded);
    }

    /// Returns whether the cause of a doubt is a text told again, which is doubted itself.
    fn explains(&self, doubt: &Doubt) -> bool {
        match doubt.code {
            Code::REPEATED_TEXT => self.has_original_of(doubt) || self.stayed_behind(doubt),
            Code::REPRINT_DIFFERS => self.follows_from_gap(doubt) || self.is_doubted_before(doubt),
            _ => {
                self.has_original_of(doubt)
                    || self.contradicts_original(doubt)
                    || self.is_of_copy(doubt)
            }
        }
    }

    // --- Reprints ----------------------------------------------------------------

    fn original_of(&self, subject: &Subject) -> Option<&Subject> {
        match subject {
            Subject::Initiative(id) => self.originals.get(id),
            Subject::Plan | Subject::Measure(_) => None,
        }
    }

    /// Returns whether the same is doubted about the original of a reprint.
    fn has_original_of(&self, doubt: &Doubt) -> bool {
        let Some(original) = self.original_of(&doubt.place.subject) else {
            return false;
        };
        match DoubtOfText::new(doubt) {
            Some(of_text) => self.of_texts.contains(&DoubtOfText {
                subject: original,
                ..of_text
            }),
            None => {
                let year = doubt.place.year;
                let of_original = (doubt.code, original, year, &doubt.evidence);
                self.of_indicators.contains(&of_original)
            }
        }
    }

    /// Returns whether a text of a reprint is told again because the original went on
    /// without it.
    fn stayed_behind(&self, doubt: &Doubt) -> bool {
        let (Evidence::Repeated(text), Subject::Initiative(id)) =
            (&doubt.evidence, &doubt.place.subject)
        else {
            return false;
        };
        let reprint = self.plan.initiative(id);
        let original = reprint.and_then(|row| self.plan.initiative(row.reprint_of.as_ref()?));
        let [own, copied] =
            [reprint, original].map(|row| row.and_then(|row| row.text(text.first, text.kind)));
        let is_reworded = self
            .reworded
            .contains(&(&doubt.place.subject, text.last, text.kind));
        copied.is_some() && own == copied && is_reworded
    }

    /// Returns whether a doubt rests on a figure of a reprint that contradicts the original.
    fn contradicts_original(&self, doubt: &Doubt) -> bool {
        let mut places = std::iter::once(&doubt.place).chain(&doubt.others);
        places.any(|place| self.contradicted.contains(place))
    }

    fn is_beside_original(&self, doubt: &Doubt) -> bool {
        let original = self.original_of(&doubt.place.subject);
        let other = doubt.others.first().map(|other| &other.subject);
        original.is_some() && original == other
    }

    /// Returns whether a reprint differs only in a text for which a figure is missing.
    fn follows_from_gap(&self, doubt: &Doubt) -> bool {
        let Location { subject, year, .. } = &doubt.place;
        let Evidence::Reprint(reprint) = &doubt.evidence else {
            return false;
        };
        match &reprint.difference {
            Difference::Wording { kind, others, .. } => {
                others.is_empty() && self.incomplete.contains(&(subject, *year, *kind))
            }
            _ => false,
        }
    }

    // --- Texts of another year ---------------------------------------------------

    /// Returns the years of the repetition that a place belongs to as a copy.
    fn repetition_of(&self, place: &Location) -> Option<RepeatedYears> {
        let (year, kind) = (place.year?, kind_of(place)?);
        let mut years = self.repeated.get(&(&place.subject, kind))?.iter().copied();
        years.find(|years| years.copies(year))
    }

    fn is_of_copy(&self, doubt: &Doubt) -> bool {
        self.is_doubted_before(doubt)
            || self.compares_with_source(doubt)
            || self.is_stale(doubt)
            || self.rests_on_copy(doubt)
    }

    /// Returns whether the same words of the text were doubted before they were repeated.
    fn is_doubted_before(&self, doubt: &Doubt) -> bool {
        let years = self.repetition_of(&doubt.place);
        years.is_some_and(|years| self.has_earlier(doubt, years, doubt.place.year))
    }

    /// Returns whether the same is doubted for a year from the first of a repetition up to
    /// `until`, exclusive.
    fn has_earlier(&self, doubt: &Doubt, years: RepeatedYears, until: Option<FiscalYear>) -> bool {
        let before = |year: &FiscalYear| Some(year.previous()).filter(|year| years.contains(*year));
        let earlier = std::iter::successors(until, before).skip(1);
        let mut same = earlier.filter_map(|year| {
            Some(DoubtOfText {
                year: Some(year),
                ..DoubtOfText::new(doubt)?
            })
        });
        same.any(|same| self.of_texts.contains(&same))
    }

    /// Returns whether a copied text was compared with the one that it was copied from.
    fn compares_with_source(&self, doubt: &Doubt) -> bool {
        let Some((years, other)) = self.repetition_of(&doubt.place).zip(doubt.others.first())
        else {
            return false;
        };
        let is_same_text =
            other.subject == doubt.place.subject && kind_of(other) == kind_of(&doubt.place);
        let is_earlier = other.year < doubt.place.year;
        is_same_text && is_earlier && other.year.is_some_and(|year| years.contains(year))
    }

    /// Returns whether a copied text no longer fits what is new in its year.
    fn is_stale(&self, doubt: &Doubt) -> bool {
        const OF_THE_YEAR: [Code; 3] = [
            Code::VALUE_ELSEWHERE,
            Code::DIRECTION_WITHOUT_ECHO,
            Code::DONE_AND_TO_COME,
        ];
        OF_THE_YEAR.contains(&doubt.code) && self.repetition_of(&doubt.place).is_some()
    }

    /// Returns whether a copied direction was as little followed up when it was new.
    fn rests_on_copy(&self, doubt: &Doubt) -> bool {
        let years = doubt
            .others
            .first()
            .and_then(|other| self.repetition_of(other));
        doubt.code == Code::DIRECTION_WITHOUT_ECHO
            && years.is_some_and(|years| self.has_earlier(doubt, years, doubt.place.year))
    }
}
