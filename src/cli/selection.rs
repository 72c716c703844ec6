//! The rows that a command is asked about: the filters of the screen as flags.

use std::path::PathBuf;

use clap::Args;
use tenken::across::PlanNames;
use tenken::document::nearest;
use tenken::messages::Language;
use tenken::plan::{FiscalYear, InitiativeId, Plan};
use tenken::query::{
    FacetValue, Filter, Listing, NameKind, Query, Search, named, named_row, names,
};

use super::context::{Context, Failure};
use super::help::FILTERS;
use crate::open::{Opened, PlanFile};

/// Arguments that select plans and rows by filters.
#[derive(Debug, Default, Args)]
pub(crate) struct SelectionArguments {
    /// Files or folders; none for the built-in plans.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    filters: Filters,

    /// The year of ratings and texts; `None` for that under review.
    #[arg(long, value_name = "YEAR")]
    year: Option<FiscalYear>,
}

/// Arguments that select rows by number or by filters.
#[derive(Debug, Args)]
pub(crate) struct RowSelection {
    /// Numbers of rows, with or without the plan's id.
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// Files or folders; none for the built-in plans.
    #[arg(long = "file", short = 'f', value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    filters: Filters,
}

/// The filters of the screen.
#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = FILTERS)]
pub(crate) struct Filters {
    /// Ids of plans.
    #[arg(long = "plan", value_name = "ID", value_delimiter = ',')]
    plans: Vec<String>,

    /// Departments, with those below them.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    department: Vec<String>,

    /// Marks, or `-` for rows without a rating.
    #[arg(
        long,
        value_name = "MARK",
        value_delimiter = ',',
        allow_hyphen_values = true
    )]
    rating: Vec<String>,

    /// Numbers or titles of pillars.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pillar: Vec<String>,

    /// Numbers or titles of measures.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    measure: Vec<String>,

    /// Tags, as name and value.
    #[arg(long, value_name = "NAME=VALUE", value_delimiter = ',')]
    tag: Vec<String>,

    /// Words that all have to be found.
    #[arg(long, short, value_name = "WORDS")]
    search: Option<String>,

    /// Whether reprints are left out.
    #[arg(long)]
    without_reprints: bool,
}

/// The selected plans, each with its listed rows.
pub(crate) struct Selected {
    /// Everything that was opened.
    pub(crate) opened: Opened,
    /// For each selected plan, its place in `opened`, its rows and the year in view.
    listed: Vec<(usize, Listing, FiscalYear)>,
}

/// A plan with its listed rows.
#[derive(Clone, Copy)]
pub(crate) struct Listed<'s> {
    pub(crate) plan: &'s Plan,
    pub(crate) listing: &'s Listing,
    /// The year in view.
    pub(crate) year: FiscalYear,
}

impl Selected {
    /// The names of the plans that were asked, where they are listed together.
    pub(crate) fn plan_names(&self) -> PlanNames {
        PlanNames::new(self.plans().map(|listed| listed.plan))
    }

    /// The plans that were asked.
    pub(crate) fn plans(&self) -> impl Iterator<Item = Listed<'_>> {
        self.listed.iter().filter_map(|(place, listing, year)| {
            Some(Listed {
                plan: &self.opened.plans.get(*place)?.plan,
                listing,
                year: *year,
            })
        })
    }
}

impl SelectionArguments {
    /// All rows of all plans.
    pub(crate) fn everything(paths: Vec<PathBuf>) -> Self {
        Self {
            paths,
            ..Self::default()
        }
    }

    /// Opens the plans and lists the rows that match the filters.
    ///
    /// # Errors
    ///
    /// If a filter has a value that no plan knows.
    pub(crate) fn select(&self, context: &Context) -> Result<Selected, Failure> {
        let opened = context.open(&self.paths);
        self.filters.select(opened, self.year, context.spoken())
    }
}

impl RowSelection {
    /// Whether neither numbers nor filters are given.
    pub(crate) fn is_everything(&self) -> bool {
        self.ids.is_empty() && self.filters == Filters::default()
    }

    /// Whether rows are asked for by their numbers.
    pub(crate) fn has_ids(&self) -> bool {
        !self.ids.is_empty()
    }

    /// Opens the plans and lists the selected rows, in the order of the numbers if
    /// any are given.
    ///
    /// # Errors
    ///
    /// If no plan has one of the numbers, or a filter has a value that no plan
    /// knows.
    pub(crate) fn select(
        &self,
        context: &Context,
        year: Option<FiscalYear>,
    ) -> Result<Selected, Failure> {
        let (opened, language) = (context.open(&self.paths), context.spoken());
        let mut selected = self.filters.select(opened, year, language)?;
        if self.ids.is_empty() {
            return Ok(selected);
        }
        self.check(&selected, language)?;
        for listed in &mut selected.listed {
            if let Some(PlanFile { plan, .. }) = selected.opened.plans.get(listed.0) {
                let named = self
                    .ids
                    .iter()
                    .filter_map(|id| plan.row(&row_of(plan, id)?));
                let kept = named.filter(|row| listed.1.position(*row).is_some());
                listed.1 = Listing::of(kept.collect());
            }
        }
        Ok(selected)
    }

    /// Rejects a number that no row has.
    fn check(&self, selected: &Selected, language: Language) -> Result<(), Failure> {
        for id in &self.ids {
            let mut plans = selected.plans();
            if plans.any(|listed| row_of(listed.plan, id).is_some()) {
                continue;
            }
            if let Some(flag) = flag_of_part(selected, id) {
                return Err(Failure::Question(language.number_of_part(id, flag)));
            }
            let rows = selected.plans().flat_map(|listed| {
                let ids = listed.plan.initiatives().iter();
                ids.map(|row| row.id.to_string())
            });
            return Err(unknown(&language.no_such_row(id), id, rows, language));
        }
        Ok(())
    }
}

/// Returns the flag that selects the rows of a pillar or measure, if the id belongs
/// to one.
fn flag_of_part(selected: &Selected, id: &str) -> Option<&'static str> {
    let mut plans = selected.plans().map(|listed| listed.plan);
    plans.find_map(|plan| {
        let is_measure = plan.measures().iter().any(|measure| measure.id == id);
        let is_pillar = plan.pillars().iter().any(|pillar| pillar.id == id);
        match (is_measure, is_pillar) {
            (true, _) => Some("--measure"),
            (false, true) => Some("--pillar"),
            (false, false) => None,
        }
    })
}

/// The row of a plan that a number names, `plan/number` or the number alone.
fn row_of(plan: &Plan, written: &str) -> Option<InitiativeId> {
    let of_plan = written
        .split_once('/')
        .filter(|(id, _)| *id == plan.facts().id);
    of_plan
        .and_then(|(_, number)| named_row(plan, number))
        .or_else(|| named_row(plan, written))
}

impl Filters {
    /// Lists the rows of plans that match the filters.
    ///
    /// # Errors
    ///
    /// If a filter has a value that no plan knows.
    fn select(
        &self,
        opened: Opened,
        year: Option<FiscalYear>,
        language: Language,
    ) -> Result<Selected, Failure> {
        let asked = self.asked(&opened.plans, language)?;
        let plans: Vec<(usize, &Plan)> = asked
            .iter()
            .filter_map(|place| Some((*place, &*opened.plans.get(*place)?.plan)))
            .collect();
        let year_of = |plan: &Plan| year.unwrap_or(plan.facts().review_year);
        self.check(&plans, year_of, language)?;
        let listed = plans.iter().map(|(place, plan)| {
            let year = year_of(plan);
            (*place, self.list(plan, year), year)
        });
        Ok(Selected {
            listed: listed.collect(),
            opened,
        })
    }

    /// The indices of the plans that were selected by id.
    fn asked(&self, plans: &[PlanFile], language: Language) -> Result<Vec<usize>, Failure> {
        if self.plans.is_empty() {
            return Ok((0..plans.len()).collect());
        }
        let ids = || plans.iter().map(|file| file.plan.facts().id.as_str());
        let place = |id: &String| {
            let found = ids().position(|known| known == id);
            found.ok_or_else(|| unknown_plan(id, ids().map(str::to_owned), language))
        };
        self.plans.iter().map(place).collect()
    }

    /// The filter flags, each with its values.
    fn words(&self) -> [(&'static str, NameKind, &[String]); 5] {
        [
            ("--department", NameKind::Department, &self.department),
            ("--rating", NameKind::Rating, &self.rating),
            ("--pillar", NameKind::Pillar, &self.pillar),
            ("--measure", NameKind::Measure, &self.measure),
            ("--tag", NameKind::Tag, &self.tag),
        ]
    }

    /// Rejects a value that no plan knows.
    fn check(
        &self,
        plans: &[(usize, &Plan)],
        year_of: impl Fn(&Plan) -> FiscalYear,
        language: Language,
    ) -> Result<(), Failure> {
        for (flag, kind, words) in self.words() {
            for word in words {
                let names_something =
                    |plan: &Plan| !named(kind, plan, word, year_of(plan)).is_empty();
                if plans.is_empty() || plans.iter().any(|(_, plan)| names_something(plan)) {
                    continue;
                }
                let offered = plans.iter();
                let offered = offered.flat_map(|(_, plan)| names(kind, plan, year_of(plan)));
                let said = language.nothing_of_name(flag, word);
                return Err(unknown(&said, word, offered, language));
            }
        }
        Ok(())
    }

    fn list(&self, plan: &Plan, year: FiscalYear) -> Listing {
        let Some(filter) = self.filter(plan, year) else {
            return Listing::default();
        };
        let search = self.search.as_deref().map(Query::new);
        let search = search.filter(|query| !query.is_empty());
        let hits = search.map(|query| Search::new(plan).hits(&query));
        Listing::new(plan, &filter, hits.as_deref(), year)
    }

    /// Returns the filter for a plan, or `None` if the plan knows none of the values
    /// of a flag.
    fn filter(&self, plan: &Plan, year: FiscalYear) -> Option<Filter> {
        let mut filter = Filter {
            without_reprints: self.without_reprints,
            ..Filter::default()
        };
        for (_, kind, words) in self.words() {
            let chosen = words.iter();
            let chosen = chosen.flat_map(|word| named(kind, plan, word, year));
            let chosen: Vec<FacetValue> = chosen.collect();
            if chosen.is_empty() && !words.is_empty() {
                return None;
            }
            for choice in &chosen {
                filter = filter.with(choice);
            }
        }
        Some(filter)
    }
}

/// The failure for an unknown plan id, with the ids that exist.
pub(super) fn unknown_plan(
    id: &str,
    ids: impl Iterator<Item = String>,
    language: Language,
) -> Failure {
    unknown(&language.nothing_of_name("--plan", id), id, ids, language)
}

/// Maximum number of names in a message. A longer list is not read. Heuristic.
const MOST_NAMES: usize = 12;

/// The failure for an unknown name, with the names that exist.
pub(super) fn unknown(
    said: &str,
    written: &str,
    offered: impl Iterator<Item = String>,
    language: Language,
) -> Failure {
    let mut offered: Vec<String> = offered.collect();
    offered.sort();
    offered.dedup();
    let names = || offered.iter().map(String::as_str);
    let last_level = |name: &&str| name.rsplit('/').next() == Some(written);
    let near = names()
        .find(last_level)
        .or_else(|| nearest(written, names()));
    Failure::Question(match near {
        Some(near) => language.with_nearest(said, near),
        None if offered.len() > MOST_NAMES || offered.is_empty() => said.to_owned(),
        None => language.with_what_is_there(said, &offered),
    })
}
