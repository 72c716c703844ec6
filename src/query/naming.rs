//! Resolves filter choices that are given by name, for example on the command line.

use super::facet::{Facet, FacetValue, offered};
use super::filter::{PlanPart, RatingChoice};
use super::fold::fold;
use super::number::row_number;
use crate::plan::{FiscalYear, InitiativeId, Plan, RatingScale};

/// How well a name matches, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The whole path, id or mark.
    Whole,
    /// The name of a level, or a title.
    Name,
    /// A part of a name.
    Part,
}

/// The kind of thing that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A department.
    Department,
    /// A rating.
    Rating,
    /// A pillar.
    Pillar,
    /// A measure.
    Measure,
    /// A tag.
    Tag,
}

impl NameKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Department,
        Self::Rating,
        Self::Pillar,
        Self::Measure,
        Self::Tag,
    ];

    /// Returns the choices of this kind in a plan.
    fn offered(self, plan: &Plan, year: FiscalYear) -> impl Iterator<Item = FacetValue> {
        let facet = match self {
            Self::Department => Facet::Department,
            Self::Rating => Facet::Rating,
            Self::Pillar | Self::Measure => Facet::PlanPart,
            Self::Tag => Facet::Tag,
        };
        let is_of_kind = move |chosen: &FacetValue| match chosen {
            FacetValue::PlanPart(PlanPart::Pillar(_)) => self == Self::Pillar,
            FacetValue::PlanPart(PlanPart::Measure(_)) => self == Self::Measure,
            FacetValue::Department(_) | FacetValue::Rating(_) | FacetValue::Tag(..) => true,
        };
        let offered = offered(facet, plan, year).into_iter();
        offered.map(|(chosen, ..)| chosen).filter(is_of_kind)
    }
}

/// Returns the choices of a kind that match a word. Only the best matches are kept. A
/// department matches by its path, its name or a part of it; a part of the plan by its
/// number or title; a rating by its mark, [`UNRATED`] for rows without one, or
/// [`unreadable_sign`] for rows whose rating cannot be read; a tag by `name=value` or its value. Width, case and similar differences are ignored. Returns an
/// empty list if nothing matches.
pub fn named(kind: NameKind, plan: &Plan, written: &str, year: FiscalYear) -> Vec<FacetValue> {
    let mut fitting: Vec<(Fit, FacetValue)> = kind
        .offered(plan, year)
        .filter_map(|chosen| Some((fit(&chosen, plan, written)?, chosen)))
        .collect();
    let best = fitting.iter().map(|(fit, _)| *fit).min();
    fitting.retain(|(fit, _)| Some(*fit) == best);
    fitting.into_iter().map(|(_, chosen)| chosen).collect()
}

/// Returns the names of a kind in a plan, in the form in which they can be typed.
pub fn names(kind: NameKind, plan: &Plan, year: FiscalYear) -> Vec<String> {
    let offered = kind.offered(plan, year);
    offered.map(|chosen| name_of(chosen, plan)).collect()
}

/// Returns the name of a choice in a plan, in the form in which it can be typed.
pub(super) fn name_of(chosen: FacetValue, plan: &Plan) -> String {
    match chosen {
        FacetValue::Department(department) => department.to_string(),
        FacetValue::Rating(RatingChoice::Mark(mark)) => mark,
        FacetValue::Rating(RatingChoice::Unrated) => UNRATED.to_owned(),
        FacetValue::Rating(RatingChoice::Unreadable) => unreadable_sign(plan.ratings()),
        FacetValue::PlanPart(PlanPart::Pillar(id) | PlanPart::Measure(id)) => id,
        FacetValue::Tag(name, value) => format!("{name}={value}"),
    }
}

/// Returns the id of the row that a text names by its number in several parts, as it is
/// printed or typed: `①(2)2`, `1-2-2`. A single number may just as well be a figure.
pub fn numbered_row(plan: &Plan, written: &str) -> Option<InitiativeId> {
    let id = InitiativeId::new(row_number(written.trim())?);
    plan.row(&id).is_some().then_some(id)
}

/// Returns the id of the row that a text names by its id or by its printed number.
pub fn named_row(plan: &Plan, written: &str) -> Option<InitiativeId> {
    let id = InitiativeId::new(written.trim());
    let named = plan.row(&id).is_some().then_some(id);
    named.or_else(|| numbered_row(plan, written))
}

/// The name for rows without a rating.
pub const UNRATED: &str = "-";

/// Returns the name for rows whose rating cannot be read, which also stands in its place: a
/// question mark, or as many as no mark of the scale has.
pub fn unreadable_sign(scale: &RatingScale) -> String {
    let mut sign = "?".to_owned();
    while scale.get(&sign).is_some() {
        sign.push('?');
    }
    sign
}

fn fit(chosen: &FacetValue, plan: &Plan, written: &str) -> Option<Fit> {
    match chosen {
        FacetValue::Department(department) => {
            let path = department.to_string();
            fit_names(written, &[&path], &[department.name()])
        }
        FacetValue::Rating(RatingChoice::Unrated) => (written == UNRATED).then_some(Fit::Whole),
        FacetValue::Rating(RatingChoice::Unreadable) => {
            (written == unreadable_sign(plan.ratings())).then_some(Fit::Whole)
        }
        FacetValue::Rating(RatingChoice::Mark(mark)) => {
            (mark == written || same(mark, written)).then_some(Fit::Whole)
        }
        FacetValue::PlanPart(PlanPart::Pillar(id)) => {
            let mut pillars = plan.pillars().iter();
            let title = pillars.find(|pillar| pillar.id == *id)?.title.as_str();
            fit_place(written, id, title)
        }
        FacetValue::PlanPart(PlanPart::Measure(id)) => {
            let mut measures = plan.measures().iter();
            let title = measures.find(|measure| measure.id == *id)?.title.as_str();
            fit_place(written, id, title)
        }
        FacetValue::Tag(name, value) => {
            let whole = format!("{name}={value}");
            fit_names(written, &[&whole], &[value])
        }
    }
}

fn fit_place(written: &str, id: &str, title: &str) -> Option<Fit> {
    let number = row_number(written);
    if id == written || number.as_deref() == Some(id) {
        return Some(Fit::Whole);
    }
    fit_names(written, &[id], &[title])
}

fn fit_names(written: &str, wholes: &[&str], names: &[&str]) -> Option<Fit> {
    if wholes.iter().any(|whole| same(whole, written)) {
        return Some(Fit::Whole);
    }
    if names.iter().any(|name| same(name, written)) {
        return Some(Fit::Name);
    }
    let part = fold(written);
    let has_part = |name: &&str| fold(name).contains(&part);
    (!part.is_empty() && names.iter().any(has_part)).then_some(Fit::Part)
}

fn same(left: &str, right: &str) -> bool {
    let (left, right) = (fold(left), fold(right));
    !left.is_empty() && left == right
}
