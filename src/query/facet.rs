//! The choices that a filter offers, each with the number of rows that it would list.

use super::filter::{Filter, PlanPart, RatingChoice};
use super::listing::Listing;
use crate::plan::{Department, FiscalYear, Initiative, Plan};

/// A kind of filter choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// By department.
    Department,
    /// By rating.
    Rating,
    /// By pillar and measure.
    PlanPart,
    /// By tag.
    Tag,
}

/// One choice of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetChoice {
    /// What it adds to the filter.
    pub chooses: FacetValue,
    /// The displayed name.
    pub name: String,
    /// The nesting depth, zero at the top level.
    pub depth: usize,
    /// The number of rows that would be listed if this were the only choice of its facet, or
    /// for a tag the only one of its name, with the rest of the filter unchanged.
    pub count: usize,
    /// Whether it is part of the current filter.
    pub is_chosen: bool,
}

/// A value that a choice adds to the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FacetValue {
    /// A department, including those below it.
    Department(Department),
    /// A rating.
    Rating(RatingChoice),
    /// A pillar or a measure.
    PlanPart(PlanPart),
    /// A tag, by its name and one of its values.
    Tag(String, String),
}

/// Returns the choices of a facet in display order. `listing` is called to find the rows
/// that the rest of the filter lists.
pub fn choices(
    facet: Facet,
    plan: &Plan,
    filter: &Filter,
    year: FiscalYear,
    list: impl Fn(&Filter) -> Listing,
) -> Vec<FacetChoice> {
    let others = filter.without(facet);
    let listing = list(&others);
    let rows: Vec<&Initiative> = listing.initiatives(plan).collect();
    offered(facet, plan, year)
        .into_iter()
        .map(|(chooses, name, depth)| {
            let alone = tags_of_other_names(filter, &chooses).with(&chooses);
            FacetChoice {
                count: rows
                    .iter()
                    .filter(|row| alone.matches(plan, row, year))
                    .count(),
                is_chosen: filter.has(&chooses),
                chooses,
                name,
                depth,
            }
        })
        .collect()
}

/// Returns the part of a filter that a tag is chosen beside: those of other names, each of which
/// narrows it further.
fn tags_of_other_names(filter: &Filter, choice: &FacetValue) -> Filter {
    let FacetValue::Tag(name, _) = choice else {
        return Filter::default();
    };
    let others = filter.tags.iter().filter(|(other, _)| other != name);
    Filter {
        tags: others.cloned().collect(),
        ..Filter::default()
    }
}

/// Returns everything that can be chosen in a facet, with its name and depth.
pub(super) fn offered(
    facet: Facet,
    plan: &Plan,
    year: FiscalYear,
) -> Vec<(FacetValue, String, usize)> {
    match facet {
        Facet::Department => departments(plan),
        Facet::Rating => ratings(plan, year),
        Facet::PlanPart => places(plan),
        Facet::Tag => tags(plan),
    }
}

fn departments(plan: &Plan) -> Vec<(FacetValue, String, usize)> {
    let rows = plan.initiatives().iter();
    let mut found: Vec<Department> = Vec::new();
    for own in rows.flat_map(|row| &row.departments) {
        for department in own.with_those_above() {
            if !found.contains(&department) {
                insert_under_parent(&mut found, department);
            }
        }
    }
    found
        .into_iter()
        .map(|department| {
            let name = department.name().to_owned();
            let depth = department.depth() - 1;
            (FacetValue::Department(department), name, depth)
        })
        .collect()
}

/// Inserts a department so that departments keep the order in which the plan first names
/// them and each is followed by those below it.
fn insert_under_parent(found: &mut Vec<Department>, department: Department) {
    let parent = department
        .with_those_above()
        .nth(department.depth().saturating_sub(2));
    let after = parent.and_then(|parent| found.iter().rposition(|other| parent.contains(other)));
    let position = after.map_or(found.len(), |last| last + 1);
    found.insert(position, department);
}

fn ratings(plan: &Plan, year: FiscalYear) -> Vec<(FacetValue, String, usize)> {
    let steps = plan.ratings().steps().iter();
    let marks = steps.map(|step| {
        let name = format!("{} {}", step.mark, step.label);
        let choice = RatingChoice::Mark(step.mark.clone());
        (FacetValue::Rating(choice), name.trim_end().to_owned(), 0)
    });
    let rows = plan.initiatives();
    let others = [RatingChoice::Unrated, RatingChoice::Unreadable].into_iter();
    let others = others.filter(|choice| rows.iter().any(|row| choice.is_of(plan, row, year)));
    let others = others.map(|choice| (FacetValue::Rating(choice), String::new(), 0));
    marks.chain(others).collect()
}

fn tags(plan: &Plan) -> Vec<(FacetValue, String, usize)> {
    let rows = plan.initiatives().iter();
    let mut found: Vec<(&str, &str)> = rows
        .flat_map(|row| &row.tags)
        .flat_map(|(name, values)| values.points().map(move |value| (name.as_str(), value)))
        .collect();
    found.sort();
    found.dedup();
    let choice = |(name, value): (&str, &str)| {
        let shown = format!("{name}: {value}");
        (FacetValue::Tag(name.to_owned(), value.to_owned()), shown, 0)
    };
    found.into_iter().map(choice).collect()
}

fn places(plan: &Plan) -> Vec<(FacetValue, String, usize)> {
    let mut places = Vec::new();
    for pillar in plan.pillars() {
        let name = format!("{} {}", pillar.id, pillar.title);
        places.push((
            FacetValue::PlanPart(PlanPart::Pillar(pillar.id.clone())),
            name,
            0,
        ));
        let under = plan.measures().iter().filter(|m| m.pillar == pillar.id);
        places.extend(under.map(|measure| {
            let name = format!("{} {}", measure.id, measure.title);
            (
                FacetValue::PlanPart(PlanPart::Measure(measure.id.clone())),
                name,
                1,
            )
        }));
    }
    places
}

impl Filter {
    /// Returns the filter without the choices of a facet.
    #[must_use]
    pub fn without(&self, facet: Facet) -> Self {
        let mut others = self.clone();
        match facet {
            Facet::Department => others.departments.clear(),
            Facet::Rating => others.ratings.clear(),
            Facet::PlanPart => others.places.clear(),
            Facet::Tag => others.tags.clear(),
        }
        others
    }

    /// Returns the filter with a choice added.
    #[must_use]
    pub fn with(&self, choice: &FacetValue) -> Self {
        let mut more = self.clone();
        match choice.clone() {
            FacetValue::Department(department) => more.departments.insert(department),
            FacetValue::Rating(rating) => more.ratings.insert(rating),
            FacetValue::PlanPart(place) => more.places.insert(place),
            FacetValue::Tag(name, value) => more.tags.insert((name, value)),
        };
        more
    }

    /// Returns the filter with a choice removed.
    #[must_use]
    pub fn less(&self, choice: &FacetValue) -> Self {
        let mut fewer = self.clone();
        match choice {
            FacetValue::Department(department) => fewer.departments.remove(department),
            FacetValue::Rating(rating) => fewer.ratings.remove(rating),
            FacetValue::PlanPart(place) => fewer.places.remove(place),
            FacetValue::Tag(name, value) => fewer.tags.remove(&(name.clone(), value.clone())),
        };
        fewer
    }

    /// Returns whether the filter contains a choice.
    pub fn has(&self, choice: &FacetValue) -> bool {
        match choice {
            FacetValue::Department(department) => self.departments.contains(department),
            FacetValue::Rating(rating) => self.ratings.contains(rating),
            FacetValue::PlanPart(place) => self.places.contains(place),
            FacetValue::Tag(name, value) => self.tags.contains(&(name.clone(), value.clone())),
        }
    }
}
