//! A filter in words.

use super::facet::FacetValue;
use super::filter::{Filter, PlanPart};
use super::naming::{NameKind, name_of, named};
use crate::plan::{FiscalYear, Plan};

/// A filter in words that name its choices, as they are typed on the command line or kept
/// for another day. They may hold for another edition of a plan, too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilterWords {
    /// The words, each with the kind of what it names.
    pub words: Vec<(NameKind, String)>,
    /// Whether to leave out reprints.
    pub without_reprints: bool,
}

impl FilterWords {
    /// Returns the words that name exactly what a filter chooses in a plan. Certain rows and bands of
    /// attainment have no words.
    pub fn of(filter: &Filter, plan: &Plan) -> Self {
        let departments = filter.departments.iter().cloned();
        let ratings = filter.ratings.iter().cloned();
        let places = filter.places.iter().cloned();
        let tags = filter.tags.iter().cloned();
        let chosen = departments
            .map(FacetValue::Department)
            .chain(ratings.map(FacetValue::Rating))
            .chain(places.map(FacetValue::PlanPart))
            .chain(tags.map(|(name, value)| FacetValue::Tag(name, value)));
        let words = chosen.map(|chosen| {
            let kind = match &chosen {
                FacetValue::Department(_) => NameKind::Department,
                FacetValue::Rating(_) => NameKind::Rating,
                FacetValue::PlanPart(PlanPart::Pillar(_)) => NameKind::Pillar,
                FacetValue::PlanPart(PlanPart::Measure(_)) => NameKind::Measure,
                FacetValue::Tag(..) => NameKind::Tag,
            };
            (kind, name_of(chosen, plan))
        });
        Self {
            words: words.collect(),
            without_reprints: filter.without_reprints,
        }
    }

    /// The words of a kind.
    pub fn of_kind(&self, kind: NameKind) -> impl Iterator<Item = &str> {
        let words = self.words.iter().filter(move |(own, _)| *own == kind);
        words.map(|(_, word)| word.as_str())
    }

    /// Returns the filter for a plan, or `None` if the plan knows none of the words of a
    /// kind. Ratings are those of a year.
    pub fn filter(&self, plan: &Plan, year: FiscalYear) -> Option<Filter> {
        let mut filter = Filter {
            without_reprints: self.without_reprints,
            ..Filter::default()
        };
        for kind in NameKind::ALL {
            let words = self.of_kind(kind);
            let chosen = words.flat_map(|word| named(kind, plan, word, year));
            let chosen: Vec<FacetValue> = chosen.collect();
            if chosen.is_empty() && self.of_kind(kind).next().is_some() {
                return None;
            }
            for choice in &chosen {
                filter = filter.with(choice);
            }
        }
        Some(filter)
    }
}
