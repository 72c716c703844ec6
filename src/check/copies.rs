//! Reprinted rows compared with their originals.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::evidence::{self, Difference, Evidence, Quantity};
use super::prose::Corpus;
use super::{Doubt, Location, Part, Subject, Weight};
use crate::compare::{MarkedPoint, TextChange, TextComparison, compare_texts};
use crate::document::Code;
use crate::figure::figures;
use crate::plan::{Figures, FiscalYear, Indicator, Initiative, Text, TextKind};

/// Finds fields of a reprint that differ from its original.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let plan = corpus.plan;
    let reprints = plan.initiatives().iter().filter_map(|reprint| {
        let original = plan.initiative(reprint.reprint_of.as_ref()?)?;
        Some(ReprintPair { reprint, original })
    });
    let doubts = reprints.flat_map(|pair| {
        let texts = pair.texts().into_iter();
        texts
            .chain(pair.aim())
            .chain(pair.ratings())
            .chain(pair.indicators())
            .collect::<Vec<_>>()
    });
    doubts.collect()
}

/// A reprint with its original.
struct ReprintPair<'p> {
    reprint: &'p Initiative,
    original: &'p Initiative,
}

/// A text that both rows may have.
struct SharedText<'p> {
    year: FiscalYear,
    kind: TextKind,
    reprint: &'p Text,
    original: &'p Text,
}

/// Where two rows differ, the reprint's side first. The words are empty if the whole part
/// is meant.
struct Site<'t> {
    year: Option<FiscalYear>,
    parts: [Part; 2],
    words: [&'t str; 2],
}

impl ReprintPair<'_> {
    fn doubt(&self, weight: Weight, site: Site<'_>, difference: Difference) -> Doubt {
        let Site {
            year,
            parts: [of_reprint, of_original],
            words: [in_reprint, in_original],
        } = site;
        let place = |row: &Initiative, part, words: &str| Location {
            subject: Subject::Initiative(row.id.clone()),
            year,
            part,
            words: words.to_owned(),
        };
        Doubt {
            code: Code::REPRINT_DIFFERS,
            weight,
            place: place(self.reprint, of_reprint, in_reprint),
            others: vec![place(self.original, of_original, in_original)],
            evidence: Evidence::Reprint(evidence::Reprint {
                reprint: self.reprint.id.clone(),
                original: self.original.id.clone(),
                year,
                difference,
            }),
        }
    }

    fn shared(&self) -> Vec<SharedText<'_>> {
        let years = self.reprint.years.iter();
        let both = years.filter_map(|(year, reprint)| {
            let original = self.original.years.get(year)?;
            Some(TextKind::ALL.into_iter().map(|kind| SharedText {
                year: *year,
                kind,
                reprint: reprint.text(kind),
                original: original.text(kind),
            }))
        });
        both.flatten().collect()
    }

    fn texts(&self) -> Vec<Doubt> {
        let shared = self.shared();
        if self.stands_by_itself(&shared) {
            return Vec::new();
        }
        let doubts = shared.iter().filter_map(|text| self.text_doubt(text));
        let (wording, figures): (Vec<Doubt>, Vec<Doubt>) =
            doubts.partition(|doubt| doubt.weight == Weight::Light);
        figures.into_iter().chain(merged(wording)).collect()
    }

    /// Returns whether the reprint has a purpose and texts of its own and only repeats the
    /// title or a figure.
    fn stands_by_itself(&self, shared: &[SharedText<'_>]) -> bool {
        let is_rewritten = |one: &Text, other: &Text| {
            let compared = compare_texts(one, other);
            compared.is_some_and(|compared| compared.change == TextChange::Rewritten)
        };
        let mut told = shared
            .iter()
            .filter(|text| !text.reprint.is_empty() && !text.original.is_empty());
        is_rewritten(&self.original.purpose, &self.reprint.purpose)
            && told.all(|text| is_rewritten(text.original, text.reprint))
    }

    fn text_doubt(&self, text: &SharedText<'_>) -> Option<Doubt> {
        let compared = compare_texts(text.original, text.reprint)?;
        match compared.change {
            // Either side may lack a text: a report prints more in one place than in the
            // other, or a cell was lost on the way into the file or cannot be read.
            TextChange::Repeated | TextChange::New | TextChange::Gone | TextChange::Unreadable => {
                None
            }
            TextChange::Changed | TextChange::Rewritten => self.changed(text, &compared),
        }
    }

    fn changed(&self, text: &SharedText<'_>, compared: &TextComparison) -> Option<Doubt> {
        if is_same_but_for_signs(text.original, text.reprint) {
            return None;
        }
        let conflict = conflict(text.original, text.reprint);
        let site = |points: [usize; 2], words| Site {
            year: Some(text.year),
            parts: points.map(|at| Part::Text(text.kind, at)),
            words,
        };
        if let Some((points, figures)) = conflict {
            let difference = Difference::Figures {
                kind: Some(text.kind),
                figures: figures.map(str::to_owned),
            };
            return Some(self.doubt(Weight::Heavy, site(points, figures), difference));
        }
        let (of_reprint, in_reprint) = first_difference(compared.change, &compared.later);
        let (of_original, in_original) = first_difference(compared.change, &compared.earlier);
        let words = without_common_start(in_reprint, in_original);
        let difference = Difference::Wording {
            kind: text.kind,
            words: words.map(str::to_owned),
            others: Vec::new(),
        };
        Some(self.doubt(
            Weight::Light,
            site([of_reprint, of_original], words),
            difference,
        ))
    }

    /// Returns a doubt if the figures of the intended outcome (目指す成果) differ.
    fn aim(&self) -> Option<Doubt> {
        let (_, words) = conflict(&self.original.aim, &self.reprint.aim)?;
        let site = Site {
            year: None,
            parts: [Part::Aim, Part::Aim],
            words,
        };
        let difference = Difference::Figures {
            kind: None,
            figures: words.map(str::to_owned),
        };
        Some(self.doubt(Weight::Heavy, site, difference))
    }

    fn ratings(&self) -> Vec<Doubt> {
        let years = self.reprint.years.keys();
        let doubts = years.filter_map(|year| {
            let [reprint, original] = [self.reprint, self.original].map(|row| row.rating(*year));
            let (reprint, original) = reprint.zip(original)?;
            let marks = [reprint, original];
            let site = Site {
                year: Some(*year),
                parts: [Part::Rating, Part::Rating],
                words: marks,
            };
            let difference = Difference::Marks(marks.map(str::to_owned));
            (reprint != original).then(|| self.doubt(Weight::Heavy, site, difference))
        });
        doubts.collect()
    }

    fn indicators(&self) -> Vec<Doubt> {
        let reprinted = self.reprint.indicators.iter().enumerate();
        let doubts = reprinted.filter_map(|(index, reprinted)| {
            let mut originals = self.original.indicators.iter().enumerate();
            let is_same = |original: &Indicator| bare_name(original) == bare_name(reprinted);
            let (at, original) = originals.find(|(_, original)| is_same(original))?;
            let parts = [Part::Indicator(index), Part::Indicator(at)];
            self.unit_doubt(parts, reprinted, original)
                .or_else(|| self.value_doubt(parts, reprinted, original))
        });
        doubts.collect()
    }

    fn unit_doubt(
        &self,
        parts: [Part; 2],
        reprinted: &Indicator,
        original: &Indicator,
    ) -> Option<Doubt> {
        let units = reprinted.unit.as_deref().zip(original.unit.as_deref());
        let (unit, of_original) = units.filter(|(one, other)| one != other)?;
        let (first, _) = reprinted.years.iter().next()?;
        let site = Site {
            year: Some(*first),
            parts,
            words: ["", ""],
        };
        let difference = Difference::Units {
            indicator: bare_name(reprinted).to_owned(),
            units: [unit, of_original].map(str::to_owned),
        };
        Some(self.doubt(Weight::Heavy, site, difference))
    }

    fn value_doubt(
        &self,
        parts: [Part; 2],
        reprinted: &Indicator,
        original: &Indicator,
    ) -> Option<Doubt> {
        let (year, values) = differing_value(reprinted, original)?;
        let site = Site {
            year: Some(year),
            parts,
            words: ["", ""],
        };
        let difference = Difference::Values {
            indicator: bare_name(reprinted).to_owned(),
            values,
        };
        Some(self.doubt(Weight::Heavy, site, difference))
    }
}

/// Merges the doubts about the wording of a reprint into one about the latest year, since a
/// reprint that was not kept up with its original differs in many texts for one reason.
fn merged(mut wording: Vec<Doubt>) -> Option<Doubt> {
    wording.sort_by_key(|doubt| Reverse(doubt.place.year));
    let mut wording = wording.into_iter();
    let mut doubt = wording.next()?;
    if let Evidence::Reprint(reprint) = &mut doubt.evidence
        && let Difference::Wording { others, .. } = &mut reprint.difference
    {
        others.extend(wording.filter_map(|other| match other.place.part {
            Part::Text(kind, _) => Some((other.place.year?, kind)),
            _ => None,
        }));
    }
    Some(doubt)
}

/// Returns the first value that both indicators have and that differs, with its year.
fn differing_value(
    reprinted: &Indicator,
    original: &Indicator,
) -> Option<(FiscalYear, [Quantity; 2])> {
    let mut years = reprinted.years.iter();
    years.find_map(|(year, reprint)| {
        let of_original = original.years.get(year)?;
        let (one, other) = differing_pair(reprint, of_original)?;
        let values = [Quantity::of(one, reprinted), Quantity::of(other, original)];
        Some((*year, values))
    })
}

fn differing_pair<'p>(
    one: &'p Figures,
    other: &'p Figures,
) -> Option<(&'p crate::plan::Value, &'p crate::plan::Value)> {
    let actuals = one.actual.as_ref().zip(other.actual.as_ref());
    let targets = one.target.as_ref().zip(other.target.as_ref());
    let differs = |(one, other): &(_, _)| one != other;
    actuals.filter(differs).or_else(|| targets.filter(differs))
}

/// Returns the name of an indicator without the reprint marker.
fn bare_name(indicator: &Indicator) -> &str {
    const MARKS: [&str; 4] = ["（再掲）", "【再掲】", "(再掲)", "[再掲]"];
    let name = indicator.name.trim();
    let bare = MARKS.iter().find_map(|mark| {
        let bare = name.strip_suffix(mark);
        bare.or_else(|| name.strip_prefix(mark))
    });
    bare.unwrap_or(name).trim()
}

/// Returns whether two texts differ only in punctuation, spaces and verb endings, or in how
/// they are split into points. A negation counts as a difference.
fn is_same_but_for_signs(one: &Text, other: &Text) -> bool {
    let letters = |text: &Text| -> String {
        let points = text.points().flat_map(str::chars);
        let is_told = |c: &char| c.is_alphanumeric() && !matches!(c, 'ぁ'..='ん');
        points.filter(is_told).collect()
    };
    let denials = |text: &Text| -> usize {
        let denied = ["ない", "なかっ", "ません", "ずに", "せず"].into_iter();
        denied
            .map(|word| text.as_lines().matches(word).count())
            .sum()
    };
    letters(one) == letters(other) && denials(one) == denials(other)
}

/// Returns the first pair of figures on which two texts disagree, as point indices and
/// words, the reprint first. The figures have the same unit and each occurs only in its own
/// text.
fn conflict<'t>(original: &'t Text, reprint: &'t Text) -> Option<([usize; 2], [&'t str; 2])> {
    let of_original = counted(original);
    let of_reprint = counted(reprint);
    let units = of_reprint.iter().filter_map(|(unit, ours)| {
        let theirs = of_original.get(unit)?;
        // If one text has fewer figures, it omits rather than contradicts.
        let is_comparable = ours.len() == theirs.len();
        let lacks = |all: &[CountedText<'_>], one: &CountedText<'_>| {
            !all.iter().any(|other| other.value == one.value)
        };
        let ours = ours.iter().find(|one| lacks(theirs, one))?;
        let all_ours = of_reprint.get(unit)?;
        let theirs = theirs.iter().find(|one| lacks(all_ours, one))?;
        is_comparable.then_some(([ours.point, theirs.point], [ours.words, theirs.words]))
    });
    units.min_by_key(|(points, _)| *points)
}

/// A figure of a text.
struct CountedText<'t> {
    point: usize,
    words: &'t str,
    value: f64,
}

fn counted(text: &Text) -> BTreeMap<&'static str, Vec<CountedText<'_>>> {
    let mut counted: BTreeMap<_, Vec<CountedText<'_>>> = BTreeMap::new();
    for (point, said) in text.points().enumerate() {
        for figure in figures(said) {
            let words = said.get(figure.span.clone()).unwrap_or_default();
            let of_unit = counted.entry(figure.unit).or_default();
            of_unit.push(CountedText {
                point,
                words,
                value: figure.amount.value,
            });
        }
    }
    counted
}

/// Returns the first words of a text that are missing from the other, with the index of
/// their point. Returns the whole text if it was rewritten, and empty words if it merely
/// lacks some of the other's.
fn first_difference(compared: TextChange, points: &[MarkedPoint]) -> (usize, &str) {
    let mut marked = points.iter().enumerate().filter_map(|(at, point)| {
        let range = point.differs.first()?;
        Some((at, point.text.get(range.clone())?))
    });
    let all = || points.first().map_or("", |point| point.text.as_str());
    match (marked.next(), compared) {
        (Some(first), _) => first,
        (None, TextChange::Rewritten) => (0, all()),
        (None, _) => (0, ""),
    }
}

/// Minimum length of a common prefix, in characters, for it to be worth removing.
const SHORTEST_START: usize = 8;

/// Removes a long common prefix from two wordings.
fn without_common_start<'t>(one: &'t str, other: &'t str) -> [&'t str; 2] {
    let alike = one.chars().zip(other.chars());
    let alike = alike.take_while(|(one, other)| one == other);
    let alike: Vec<usize> = alike.map(|(c, _)| c.len_utf8()).collect();
    let length = match alike.len() {
        ..SHORTEST_START => 0,
        _ => alike.iter().sum(),
    };
    [one, other].map(|words| words.get(length..).unwrap_or(words))
}
