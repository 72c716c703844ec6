//! Choices as a person names them who cannot see what there is to choose.

use super::facet::{Chosen, Facet, offered};
use super::filter::{Place, RatingChoice};
use super::fold::Folded;
use super::number::row_number;
use crate::plan::{FiscalYear, InitiativeId, Plan};

/// How well a name fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The whole of it: a path, an id, a mark.
    Whole,
    /// The name of a level, or a title.
    Name,
    /// A part of a name.
    Part,
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
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

impl Kind {
    /// What a plan has of the kind.
    fn offered(self, plan: &Plan, year: FiscalYear) -> impl Iterator<Item = Chosen> {
        let facet = match self {
            Self::Department => Facet::Department,
            Self::Rating => Facet::Rating,
            Self::Pillar | Self::Measure => Facet::Place,
            Self::Tag => Facet::Tag,
        };
        let is_of_kind = move |chosen: &Chosen| match chosen {
            Chosen::Place(Place::Pillar(_)) => self == Self::Pillar,
            Chosen::Place(Place::Measure(_)) => self == Self::Measure,
            Chosen::Department(_) | Chosen::Rating(_) | Chosen::Tag(..) => true,
        };
        let offered = offered(facet, plan, year).into_iter();
        offered.map(|(chosen, ..)| chosen).filter(is_of_kind)
    }
}

/// The choices of a kind that a word names, those alone that fit best: a
/// department by its path, its name, or a part of it; a part of the plan by its
/// number or its title; a rating by its mark, [`UNRATED`] for none; a tag by
/// `name=value` or by its value. Width, case and the like do not matter. None
/// where the plan has nothing of the name.
pub fn named(kind: Kind, plan: &Plan, written: &str, year: FiscalYear) -> Vec<Chosen> {
    let mut fitting: Vec<(Fit, Chosen)> = kind
        .offered(plan, year)
        .filter_map(|chosen| Some((fit(&chosen, plan, written)?, chosen)))
        .collect();
    let best = fitting.iter().map(|(fit, _)| *fit).min();
    fitting.retain(|(fit, _)| Some(*fit) == best);
    fitting.into_iter().map(|(_, chosen)| chosen).collect()
}

/// What a plan has of a kind, as a person may write it.
pub fn names(kind: Kind, plan: &Plan, year: FiscalYear) -> Vec<String> {
    let name = |chosen| match chosen {
        Chosen::Department(department) => department.to_string(),
        Chosen::Rating(RatingChoice::Mark(mark)) => mark,
        Chosen::Rating(RatingChoice::Unrated) => UNRATED.to_owned(),
        Chosen::Place(Place::Pillar(id) | Place::Measure(id)) => id,
        Chosen::Tag(name, value) => format!("{name}={value}"),
    };
    kind.offered(plan, year).map(name).collect()
}

/// The row that a text names: its id, or its number as documents print it.
pub fn named_row(plan: &Plan, written: &str) -> Option<InitiativeId> {
    let numbered = row_number(written).map(InitiativeId::new);
    let ids = [Some(InitiativeId::new(written)), numbered].into_iter();
    let mut known = ids.flatten().filter(|id| plan.row(id).is_some());
    known.next()
}

/// What asks for rows without a rating.
pub const UNRATED: &str = "-";

fn fit(chosen: &Chosen, plan: &Plan, written: &str) -> Option<Fit> {
    match chosen {
        Chosen::Department(department) => {
            let path = department.to_string();
            fit_names(written, &[&path], &[department.name()])
        }
        Chosen::Rating(RatingChoice::Unrated) => (written == UNRATED).then_some(Fit::Whole),
        Chosen::Rating(RatingChoice::Mark(mark)) => {
            (mark == written || same(mark, written)).then_some(Fit::Whole)
        }
        Chosen::Place(Place::Pillar(id)) => {
            let mut pillars = plan.pillars().iter();
            let title = pillars.find(|pillar| pillar.id == *id)?.title.as_str();
            fit_place(written, id, title)
        }
        Chosen::Place(Place::Measure(id)) => {
            let mut measures = plan.measures().iter();
            let title = measures.find(|measure| measure.id == *id)?.title.as_str();
            fit_place(written, id, title)
        }
        Chosen::Tag(name, value) => {
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
    let part = Folded::new(written);
    let has_part = |name: &&str| Folded::new(name).text().contains(part.text());
    (!part.is_empty() && names.iter().any(has_part)).then_some(Fit::Part)
}

fn same(left: &str, right: &str) -> bool {
    let (left, right) = (Folded::new(left), Folded::new(right));
    !left.is_empty() && left.text() == right.text()
}
