//! The rows that a command is asked about: the filters of the screen as flags.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use tenken::across::PlanNames;
use tenken::document::nearest;
use tenken::messages::Language;
use tenken::plan::{FiscalYear, InitiativeId, Plan};
use tenken::query::{
    FilterWords, Listing, NameKind, Query, RowOrder, Search, named, named_row, names,
};

use super::context::{Context, Ending, Failure, Opened};
use super::help::FILTERS;
use super::output::refuse_input;
use super::standard_error;
use crate::open::PlanFile;

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

/// Arguments that select one plan.
#[derive(Debug, Args)]
pub(crate) struct PlanSelection {
    /// Files or folders; none for the built-in plans.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// The id of the plan; needed if there are several.
    #[arg(long, value_name = "ID")]
    plan: Option<String>,
}

/// An order as it is written on the command line.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowOrderArgument(RowOrder);

/// What the selected plans were asked, in the order in which they were asked for.
#[derive(Debug)]
pub(crate) struct Selected<A = SelectedPlan> {
    /// The answers.
    pub(crate) answers: Vec<A>,
    /// The language of the answers.
    pub(crate) language: Language,
    /// How a command ends that answered from them.
    pub(crate) ending: Ending,
}

/// A plan that was selected, with its listed rows and the year in view.
pub(crate) type SelectedPlan = (Arc<Plan>, Listing, FiscalYear);

/// A plan with its listed rows.
#[derive(Clone, Copy)]
pub(crate) struct Listed<'s> {
    pub(crate) plan: &'s Plan,
    pub(crate) listing: &'s Listing,
    /// The year in view.
    pub(crate) year: FiscalYear,
}

impl Selected {
    /// The plans that were selected.
    pub(crate) fn plans(&self) -> impl Iterator<Item = Listed<'_>> {
        self.answers.iter().map(|(plan, listing, year)| Listed {
            plan,
            listing,
            year: *year,
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

    /// Opens the plans, lists the rows that match the filters, and asks each plan
    /// something about them.
    ///
    /// # Errors
    ///
    /// If a filter has a value that no plan knows.
    pub(crate) fn ask<A: Clone + Send>(
        &self,
        context: &Context,
        answer: impl Fn(&Listed<'_>, Language) -> A + Sync,
    ) -> Result<Selected<A>, Failure> {
        self.asked().of_listed(context, answer)
    }

    /// The same, with what each plan is called where they are listed together, which is
    /// known once all are open.
    ///
    /// # Errors
    ///
    /// If a filter has a value that no plan knows.
    pub(crate) fn ask_together<A: Clone + Send>(
        &self,
        context: &Context,
        answer: impl Fn(&Listed<'_>, Language) -> A + Sync,
    ) -> Result<Selected<(String, A)>, Failure> {
        let with_facts = |listed: &Listed<'_>, language| {
            let facts = listed.plan.facts().clone();
            (facts, answer(listed, language))
        };
        let selected = self.ask(context, with_facts)?;
        let names = PlanNames::new(selected.answers.iter().map(|(facts, _)| facts));
        let answers = selected.answers.into_iter();
        let called = answers.map(|(facts, answer)| (names.name(&facts), answer));
        Ok(Selected {
            answers: called.collect(),
            language: selected.language,
            ending: selected.ending,
        })
    }

    /// Opens the plans and returns the one that is selected with its listed rows and the year
    /// in view; none if none can be opened.
    ///
    /// # Errors
    ///
    /// If several are selected, or a filter has a value that no plan knows.
    pub(crate) fn select_one(
        &self,
        context: &Context,
    ) -> Result<Selected<(PlanFile, Listing, FiscalYear)>, Failure> {
        let keep = |file: &PlanFile, listing, year, _| (file.clone(), listing, year);
        let selected = self.asked().answer(context, keep)?;
        match selected.answers.len() {
            0 | 1 => Ok(selected),
            _ => {
                let files = selected.answers.iter().map(|(file, ..)| file);
                Err(choose_one(files, context.spoken()))
            }
        }
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            paths: &self.paths,
            filters: &self.filters,
            ids: &[],
            year: self.year,
        }
    }
}

impl PlanSelection {
    /// The plan that is selected of those that are open.
    ///
    /// # Errors
    ///
    /// If there are several and none is named, or none has the name.
    pub(crate) fn choose<'o>(
        &self,
        opened: &'o Opened<PlanFile>,
        language: Language,
    ) -> Result<&'o PlanFile, Failure> {
        let files = || opened.answers.iter();
        match (&self.plan, opened.answers.as_slice()) {
            (Some(id), _) => {
                let found = files().find(|file| file.plan.facts().id == *id);
                let ids = files().map(|file| file.plan.facts().id.clone());
                found.ok_or_else(|| unknown_plan(id, ids, language))
            }
            (None, [only]) => Ok(only),
            (None, _) => Err(choose_one(files(), language)),
        }
    }
}

/// The failure for several plans where one is needed.
fn choose_one<'f>(files: impl Iterator<Item = &'f PlanFile>, language: Language) -> Failure {
    let ids: Vec<String> = files.map(|file| file.plan.facts().id.clone()).collect();
    Failure::Question(language.choose_one_plan(&ids))
}

/// Refuses to write over the file of a plan.
///
/// # Errors
///
/// If the output is the file of one of the plans, under whatever name.
pub(super) fn refuse_plans<'f>(
    output: &Path,
    files: impl Iterator<Item = &'f PlanFile>,
    language: Language,
) -> Result<(), Failure> {
    let names = files.map(|file| Path::new(file.source.name()));
    refuse_input(output, names, language)
}

impl ValueEnum for RowOrderArgument {
    fn value_variants<'v>() -> &'v [Self] {
        const ORDERS: [RowOrderArgument; 4] = {
            let [plan, rating, change, department] = RowOrder::ALL;
            [
                RowOrderArgument(plan.1),
                RowOrderArgument(rating.1),
                RowOrderArgument(change.1),
                RowOrderArgument(department.1),
            ]
        };
        &ORDERS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

impl From<RowOrderArgument> for RowOrder {
    fn from(order: RowOrderArgument) -> Self {
        order.0
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

    /// Opens the plans, lists the selected rows, in the order of the numbers if any are
    /// given, and asks each plan something about them.
    ///
    /// # Errors
    ///
    /// If no plan has one of the numbers, or a filter has a value that no plan
    /// knows.
    pub(crate) fn ask<A: Clone + Send>(
        &self,
        context: &Context,
        year: Option<FiscalYear>,
        answer: impl Fn(&Listed<'_>, Language) -> A + Sync,
    ) -> Result<Selected<A>, Failure> {
        self.asked(year).of_listed(context, answer)
    }

    /// Opens the plans and keeps them with the rows that are selected.
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
        self.asked(year).keep(context)
    }

    fn asked(&self, year: Option<FiscalYear>) -> Asked<'_> {
        Asked {
            paths: &self.paths,
            filters: &self.filters,
            ids: &self.ids,
            year,
        }
    }
}

/// What plans are asked about.
struct Asked<'a> {
    paths: &'a [PathBuf],
    filters: &'a Filters,
    ids: &'a [String],
    year: Option<FiscalYear>,
}

/// What a plan answers, and which of the words that were asked for it does not know.
#[derive(Clone)]
struct PlanAnswer<A> {
    answer: A,
    /// Whether rows were found as they were searched for.
    has_rows: bool,
    /// What it answers if no plan has anything closer to what was searched for.
    guessed: Option<Guessed<A>>,
    /// What may be searched for instead; `None` unless something was searched for in vain.
    offers: Option<Vec<String>>,
    /// For each value of a filter, the values that there are instead.
    names: Vec<Option<Vec<String>>>,
    /// For each number, what there is instead of it.
    rows: Vec<Option<OtherRows>>,
}

/// What a plan answers to what was nearly searched for.
#[derive(Clone)]
struct Guessed<A> {
    answer: A,
    words: Vec<String>,
}

impl<A> PlanAnswer<A> {
    fn answer_of(self, is_guess: bool) -> A {
        let guessed = self.guessed.filter(|_| is_guess);
        guessed.map_or(self.answer, |guessed| guessed.answer)
    }
}

/// Says what was searched for instead of what was not found.
fn say_guesses<A>(plans: &[PlanAnswer<A>], language: Language) {
    let guessed = plans.iter().filter_map(|plan| plan.guessed.as_ref());
    let words = first_of(guessed.flat_map(|guessed| &guessed.words), MOST_NAMES);
    if !words.is_empty() {
        standard_error::say(&language.meant_instead(&words));
    }
}

/// Says what may be searched for where nothing was found.
fn say_offers<A>(plans: &[PlanAnswer<A>], language: Language) {
    let offers = plans.iter().flat_map(|plan| plan.offers.iter().flatten());
    let words = first_of(offers, MOST_OFFERS);
    if !words.is_empty() {
        standard_error::say(&language.words_near(&words));
    }
}

/// Returns the first so many words, each once.
fn first_of<'w>(words: impl Iterator<Item = &'w String>, most: usize) -> Vec<&'w str> {
    let mut first: Vec<&str> = Vec::new();
    for word in words {
        if first.len() < most && !first.contains(&word.as_str()) {
            first.push(word);
        }
    }
    first
}

/// What a plan has where it has no row of a number.
#[derive(Clone)]
struct OtherRows {
    /// The flag that selects the rows of the pillar or measure of that number.
    flag: Option<&'static str>,
    /// The numbers of its rows.
    ids: Vec<String>,
}

impl Asked<'_> {
    fn keep(&self, context: &Context) -> Result<Selected, Failure> {
        let keep = |file: &PlanFile, listing, year, _| (Arc::clone(&file.plan), listing, year);
        self.answer(context, keep)
    }

    fn of_listed<A: Clone + Send>(
        &self,
        context: &Context,
        answer: impl Fn(&Listed<'_>, Language) -> A + Sync,
    ) -> Result<Selected<A>, Failure> {
        self.answer(context, |file, listing, year, language| {
            let listed = Listed {
                plan: &file.plan,
                listing: &listing,
                year,
            };
            answer(&listed, language)
        })
    }

    fn answer<A: Clone + Send>(
        &self,
        context: &Context,
        answer: impl Fn(&PlanFile, Listing, FiscalYear, Language) -> A + Sync,
    ) -> Result<Selected<A>, Failure> {
        let opened = context.ask(self.paths, |file, language| {
            let id = file.plan.facts().id.clone();
            let is_asked = self.filters.asks(&id);
            (id, is_asked.then(|| self.of_plan(&file, language, &answer)))
        });
        let (ending, language) = (opened.ending(), opened.language);
        let plans = self.filters.in_order(opened.answers, context.spoken())?;
        self.check(&plans, context.spoken())?;
        let are_guesses = plans.iter().all(|plan| !plan.has_rows);
        if are_guesses {
            say_guesses(&plans, language);
        }
        if plans.iter().all(|plan| plan.offers.is_some()) {
            say_offers(&plans, language);
        }
        Ok(Selected {
            answers: plans
                .into_iter()
                .map(|plan| plan.answer_of(are_guesses))
                .collect(),
            language,
            ending,
        })
    }

    fn of_plan<A>(
        &self,
        file: &PlanFile,
        language: Language,
        answer: impl Fn(&PlanFile, Listing, FiscalYear, Language) -> A,
    ) -> PlanAnswer<A> {
        let plan = &file.plan;
        let year = self.year.unwrap_or(plan.facts().review_year);
        let SearchedListing {
            listing,
            guesses,
            offers,
        } = self.filters.list(plan, year);
        let listing = self.with_ids(plan, listing);
        let rows = self.ids.iter().map(|id| other_rows(plan, id));
        let has_rows = guesses.is_empty() && !listing.is_empty();
        let guessed = (!guesses.is_empty()).then(|| Guessed {
            answer: answer(file, listing.clone(), year, language),
            words: guesses,
        });
        let listing = match guessed {
            Some(_) => Listing::default(),
            None => listing,
        };
        PlanAnswer {
            answer: answer(file, listing, year, language),
            has_rows,
            guessed,
            offers,
            names: self.filters.other_names(plan, year),
            rows: rows.collect(),
        }
    }

    /// Keeps of a listing the rows that are asked for by their numbers, in that order.
    fn with_ids(&self, plan: &Plan, listing: Listing) -> Listing {
        if self.ids.is_empty() {
            return listing;
        }
        let named = self
            .ids
            .iter()
            .filter_map(|id| plan.row(&row_of(plan, id)?));
        let kept = named.filter(|row| listing.position(*row).is_some());
        Listing::of(kept.collect())
    }

    /// Rejects a value of a filter that no plan knows, and a number that no row has.
    fn check<A>(&self, plans: &[PlanAnswer<A>], language: Language) -> Result<(), Failure> {
        for (place, (kind, word)) in self.filters.in_words().words.iter().enumerate() {
            let names = plans.iter().map(|plan| plan.names.get(place)?.as_ref());
            if let Some(names) = all(names) {
                let said = language.nothing_of_name(flag(*kind), word);
                let names = names.into_iter().flatten().cloned();
                return Err(unknown(&said, word, names, language));
            }
        }
        for (place, id) in self.ids.iter().enumerate() {
            let rows = plans.iter().map(|plan| plan.rows.get(place)?.as_ref());
            let Some(rows) = all(rows).or_else(|| plans.is_empty().then(Vec::new)) else {
                continue;
            };
            if let Some(flag) = rows.iter().find_map(|rows| rows.flag) {
                return Err(Failure::Question(language.number_of_part(id, flag)));
            }
            let ids = rows.iter().flat_map(|rows| &rows.ids).cloned();
            return Err(unknown(&language.no_such_row(id), id, ids, language));
        }
        Ok(())
    }
}

/// Returns what all plans have instead of something. Returns `None` if one of them has
/// the thing itself, or if there are no plans.
fn all<T>(instead: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let instead: Vec<T> = instead.collect::<Option<_>>()?;
    (!instead.is_empty()).then_some(instead)
}

/// Returns what a plan has instead of a number, or `None` if a row has it.
fn other_rows(plan: &Plan, id: &str) -> Option<OtherRows> {
    if row_of(plan, id).is_some() {
        return None;
    }
    let is_measure = plan.measures().iter().any(|measure| measure.id == id);
    let is_pillar = plan.pillars().iter().any(|pillar| pillar.id == id);
    let rows = plan.initiatives().iter();
    Some(OtherRows {
        flag: match (is_measure, is_pillar) {
            (true, _) => Some("--measure"),
            (false, true) => Some("--pillar"),
            (false, false) => None,
        },
        ids: rows.map(|row| row.id.to_string()).collect(),
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
    /// Whether a plan is selected by its id.
    fn asks(&self, id: &str) -> bool {
        self.plans.is_empty() || self.plans.iter().any(|asked| asked == id)
    }

    /// Answers of plans, by their ids, in the order in which these were asked for. Of
    /// several plans with an id, the first answers.
    fn in_order<A: Clone>(
        &self,
        plans: Vec<(String, Option<A>)>,
        language: Language,
    ) -> Result<Vec<A>, Failure> {
        if self.plans.is_empty() {
            return Ok(plans.into_iter().filter_map(|(_, answer)| answer).collect());
        }
        let ids = || plans.iter().map(|(id, _)| id);
        let answer = |asked: &String| {
            let found = plans.iter().find(|(id, _)| id == asked);
            let answer = found.and_then(|(_, answer)| answer.clone());
            answer.ok_or_else(|| unknown_plan(asked, ids().cloned(), language))
        };
        self.plans.iter().map(answer).collect()
    }

    /// The filters in words.
    fn in_words(&self) -> FilterWords {
        let words = NameKind::ALL.into_iter().flat_map(|kind| {
            let words = match kind {
                NameKind::Department => &self.department,
                NameKind::Rating => &self.rating,
                NameKind::Pillar => &self.pillar,
                NameKind::Measure => &self.measure,
                NameKind::Tag => &self.tag,
            };
            words.iter().map(move |word| (kind, word.clone()))
        });
        FilterWords {
            words: words.collect(),
            without_reprints: self.without_reprints,
        }
    }

    /// For each value of a flag that a plan does not know, the values that it knows.
    fn other_names(&self, plan: &Plan, year: FiscalYear) -> Vec<Option<Vec<String>>> {
        let words = self.in_words().words.into_iter();
        let others = words.map(|(kind, word)| {
            let is_known = !named(kind, plan, &word, year).is_empty();
            (!is_known).then(|| names(kind, plan, year))
        });
        others.collect()
    }

    /// The rows that match.
    fn list(&self, plan: &Plan, year: FiscalYear) -> SearchedListing {
        let Some(filter) = self.in_words().filter(plan, year) else {
            return Default::default();
        };
        let search = self.search.as_deref().map(Query::new);
        let search = search.filter(|query| !query.is_empty());
        let Some(query) = search else {
            return SearchedListing {
                listing: Listing::new(plan, &filter, None, year),
                ..SearchedListing::default()
            };
        };
        let search = Search::new(plan);
        let found = search.find(&query);
        SearchedListing {
            listing: Listing::new(plan, &filter, Some(&found.hits), year),
            offers: found.hits.is_empty().then(|| search.nearest(&query)),
            guesses: found.guesses,
        }
    }
}

/// The rows that match, and what their search came to.
#[derive(Default)]
struct SearchedListing {
    listing: Listing,
    /// The words that were searched for instead, if the rows are no more than guesses.
    guesses: Vec<String>,
    /// What may be searched for instead; `None` unless something was searched for in vain.
    offers: Option<Vec<String>>,
}

/// The flag of the filter by what is named.
pub(crate) fn flag(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Department => "--department",
        NameKind::Rating => "--rating",
        NameKind::Pillar => "--pillar",
        NameKind::Measure => "--measure",
        NameKind::Tag => "--tag",
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

/// Maximum number of words that are offered, as many as the screen offers.
const MOST_OFFERS: usize = 3;

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
