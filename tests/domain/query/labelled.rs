//! Queries that people would type, with the row that has to come first. They were written from
//! the plans alone, by somebody who has not seen how searching works.

use std::collections::BTreeMap;
use std::fs;

use tenken::document::Source;
use tenken::plan::{Initiative, Plan, Text, TextKind, load};
use tenken::query::{Findable, Hit, NameKind, Query, Search, closest, fold, names};

/// The plans that the queries are about.
const PLANS: [&str; 6] = [
    "demo",
    "kameyama-dx",
    "mie-digiplan",
    "mie-revision",
    "mie-strategy",
    "toyama-dx",
];

/// A query with what it should find.
struct Labelled {
    plan: String,
    kind: String,
    typed: String,
    /// For each word, how the plan may write what is meant.
    means: Vec<Vec<String>>,
    /// The ids of the rows of which one has to come first.
    first: Vec<String>,
}

/// What came of queries.
#[derive(Default, Clone, Copy)]
struct Tally {
    queries: usize,
    first: usize,
    in_three: usize,
    /// Rows among the first five, and how many of them have nothing to do with the query.
    shown: usize,
    unrelated: usize,
}

impl Tally {
    fn join(&mut self, other: Self) {
        self.queries += other.queries;
        self.first += other.first;
        self.in_three += other.in_three;
        self.shown += other.shown;
        self.unrelated += other.unrelated;
    }

    /// What came of a query of a plan that does not load.
    fn of_nothing() -> Self {
        Self {
            queries: 1,
            ..Self::default()
        }
    }

    fn line(&self, kind: &str) -> String {
        format!(
            "{kind:14} {:3} queries: {:5.1} % first, {:5.1} % in three; {:2} of {:3} rows unrelated",
            self.queries,
            Self::percent(self.first, self.queries),
            Self::percent(self.in_three, self.queries),
            self.unrelated,
            self.shown,
        )
    }

    fn percent(part: usize, whole: usize) -> f64 {
        let whole = u32::try_from(whole.max(1)).unwrap_or(u32::MAX);
        100.0 * f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(whole)
    }
}

/// A plan that is searched, with all that each row says.
struct Searched {
    plan: Plan,
    search: Search,
    rows: Vec<String>,
}

impl Searched {
    fn new(name: &str) -> Option<Self> {
        let text = fs::read_to_string(format!("data/{name}.toml")).ok()?;
        let plan = load(Source::new(format!("{name}.toml"), text)).plan?;
        let rows = plan.indexed_rows().map(|(_, row)| all_texts(&plan, row));
        Some(Self {
            search: Search::new(&plan),
            rows: rows.collect(),
            plan,
        })
    }

    fn ask(&self, query: &Labelled) -> Tally {
        let hits = self.search.hits(&Query::new(&query.typed));
        let id = |hit: &Hit| self.plan.at(hit.row).map(|row| row.id.to_string());
        let ids: Vec<String> = hits.iter().filter_map(id).collect();
        let place = ids.iter().position(|id| query.first.contains(id));
        let five = hits.iter().take(5);
        let unrelated = five.clone().filter(|hit| {
            let texts = self.rows.get(hit.row.get()).map_or("", String::as_str);
            !query.is_about(texts)
        });
        Tally {
            queries: 1,
            first: usize::from(place == Some(0)),
            in_three: usize::from(place.is_some_and(|place| place < 3)),
            shown: five.len(),
            unrelated: unrelated.count(),
        }
    }
}

impl Labelled {
    fn is_about(&self, texts: &str) -> bool {
        self.means.iter().all(|spellings| {
            spellings
                .iter()
                .any(|spelling| texts.contains(&fold(spelling)))
        })
    }
}

fn all_texts(plan: &Plan, row: &Initiative) -> String {
    let mut texts = vec![row.title.clone()];
    texts.extend(row.departments.iter().map(ToString::to_string));
    texts.extend(plan.measure_of(row).map(|measure| measure.title.clone()));
    texts.extend(plan.pillar_of(row).map(|pillar| pillar.title.clone()));
    let points = |text: &Text| text.points().map(str::to_owned).collect::<Vec<_>>();
    texts.extend(row.tags.values().flat_map(points));
    texts.extend(
        [&row.purpose, &row.aim, &row.notes]
            .into_iter()
            .flat_map(points),
    );
    texts.extend(
        row.indicators
            .iter()
            .map(|indicator| indicator.name.clone()),
    );
    for report in row.years.values() {
        texts.extend(
            TextKind::ALL
                .into_iter()
                .flat_map(|kind| points(report.text(kind))),
        );
    }
    let folded = texts.iter().map(|text| fold(text));
    folded.collect::<Vec<_>>().join("\n")
}

fn queries(file: &str) -> Vec<Labelled> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let table: toml::Table = toml::from_str(&text).unwrap_or_default();
    let all = table.get("query").and_then(toml::Value::as_array);
    all.into_iter().flatten().filter_map(query).collect()
}

fn query(value: &toml::Value) -> Option<Labelled> {
    let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
    let list = |key: &str| -> Option<Vec<String>> {
        let list = value.get(key)?.as_array()?.iter();
        list.map(|entry| Some(entry.as_str()?.to_owned())).collect()
    };
    let spellings = |means: String| means.split('|').map(str::to_owned).collect();
    Some(Labelled {
        plan: text("plan")?,
        kind: text("kind")?,
        typed: text("typed")?,
        means: list("means")?.into_iter().map(spellings).collect(),
        first: list("first")?,
    })
}

/// Asks all queries of a file, and reports by kind. Returns the sum, too.
fn ask_all(file: &str) -> (String, Tally) {
    let mut plans: BTreeMap<String, Option<Searched>> = BTreeMap::new();
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    for query in queries(file) {
        let name = query.plan.clone();
        let plan = plans
            .entry(name)
            .or_insert_with_key(|name| Searched::new(name));
        let tally = plan.as_ref().map(|plan| plan.ask(&query));
        let tally = tally.unwrap_or_else(Tally::of_nothing);
        kinds.entry(query.kind).or_default().join(tally);
        all.join(tally);
    }
    let lines = kinds.iter().map(|(kind, tally)| tally.line(kind));
    let lines: Vec<String> = lines.chain([all.line("all")]).collect();
    (lines.join("\n"), all)
}

#[test]
fn what_is_meant_comes_first() {
    let (report, all) = ask_all("tests/queries/labelled.toml");
    assert!(all.queries >= 200, "{report}");
    assert!(Tally::percent(all.first, all.queries) >= 95.0, "{report}");
    assert!(
        Tally::percent(all.in_three, all.queries) >= 98.0,
        "{report}"
    );
    assert!(Tally::percent(all.unrelated, all.shown) <= 2.0, "{report}");
    insta::assert_snapshot!(report);
}

/// The second set was kept sealed until searching was done: 94.7 % came first, and 95.3 % in
/// three. Its misses showed that contractions were missing, which have been added since.
#[test]
fn what_is_meant_comes_first_in_a_set_that_nobody_had_seen() {
    let (report, all) = ask_all("tests/queries/sealed.toml");
    assert_eq!(all.queries, 150, "{report}");
    insta::assert_snapshot!(report);
}

/// What a query remembers of the words of one plan makes it faster in the next.
#[test]
fn what_is_found_does_not_depend_on_the_plans_that_were_searched_before() {
    let plans = ["demo", "kameyama-dx", "mie-digiplan", "toyama-dx"];
    let plans: Vec<Searched> = plans.into_iter().filter_map(Searched::new).collect();
    assert_eq!(plans.len(), 4);
    for Labelled { typed, .. } in queries("tests/queries/labelled.toml").iter().step_by(4) {
        let query = Query::new(typed);
        for plan in plans.iter().chain(&plans) {
            let alone = plan.search.hits(&Query::new(typed));
            assert_eq!(plan.search.hits(&query), alone, "{typed}");
        }
    }
}

/// What a query leaves of the words of a plan makes the next letter faster.
#[test]
fn what_is_found_does_not_depend_on_what_was_typed_before() {
    let plans = ["demo", "kameyama-dx", "mie-digiplan", "toyama-dx"];
    let plans: Vec<Searched> = plans.into_iter().filter_map(Searched::new).collect();
    assert_eq!(plans.len(), 4);
    for Labelled { typed, .. } in queries("tests/queries/labelled.toml").iter().step_by(5) {
        let letters = typed.char_indices();
        let ends: Vec<usize> = letters.map(|(at, letter)| at + letter.len_utf8()).collect();
        let deleted = ends.iter().rev().step_by(2);
        let ends = ends.iter().chain(deleted);
        for typed in ends.filter_map(|end| typed.get(..*end)) {
            let query = Query::new(typed);
            for plan in &plans {
                let anew = plan.search.clone().hits(&Query::new(typed));
                assert_eq!(plan.search.hits(&query), anew, "{typed}");
            }
        }
    }
}

/// Names that are chosen from, and what came of the queries that mean any of them.
struct Choice {
    what: &'static str,
    names: Vec<(Findable, String)>,
    queries: usize,
    found: usize,
    listed: usize,
    unrelated: usize,
}

impl Choice {
    fn new(what: &'static str, names: impl IntoIterator<Item = String>) -> Self {
        let names = names.into_iter();
        let names = names.map(|name| (Findable::new([name.as_str()]), fold(&name)));
        Self {
            what,
            names: names.collect(),
            queries: 0,
            found: 0,
            listed: 0,
            unrelated: 0,
        }
    }

    fn ask(&mut self, query: &Labelled) {
        let is_meant = self.names.iter().any(|(_, name)| query.is_about(name));
        // A number means a row, and no name.
        if query.means.is_empty() || !is_meant {
            return;
        }
        let (places, _) = closest(
            self.names.iter().map(|(name, _)| name),
            &Query::new(&query.typed),
        );
        let listed = places.iter().filter_map(|place| self.names.get(*place));
        let meant = listed.filter(|(_, name)| query.is_about(name)).count();
        self.queries += 1;
        self.found += usize::from(meant > 0);
        self.listed += places.len();
        self.unrelated += places.len() - meant;
    }

    fn line(&self) -> String {
        format!(
            "{:11} {:3} queries: {:5.1} % found; {:2} of {:3} names unrelated",
            self.what,
            self.queries,
            Tally::percent(self.found, self.queries),
            self.unrelated,
            self.listed,
        )
    }
}

/// The same queries, where departments, measures and plans are chosen by their names.
#[test]
fn names_are_found_by_what_is_meant() {
    let plans = PLANS.into_iter().filter_map(Searched::new);
    let plans: Vec<Searched> = plans.collect();
    assert_eq!(plans.len(), PLANS.len());
    let departments = plans.iter().flat_map(|plan| {
        let year = plan.plan.facts().review_year;
        names(NameKind::Department, &plan.plan, year)
    });
    let measures = plans.iter().flat_map(|plan| plan.plan.measures());
    let titles = plans.iter().map(|plan| plan.plan.facts());
    let mut choices = [
        Choice::new("departments", departments),
        Choice::new("measures", measures.map(|measure| measure.title.clone())),
        Choice::new(
            "plans",
            titles.map(|facts| format!("{} {}", facts.body, facts.title)),
        ),
    ];
    for query in queries("tests/queries/labelled.toml") {
        choices.iter_mut().for_each(|choice| choice.ask(&query));
    }
    let report: Vec<String> = choices.iter().map(Choice::line).collect();
    let report = report.join("\n");
    for choice in &choices {
        assert!(choice.queries > 0, "{report}");
        let found = Tally::percent(choice.found, choice.queries);
        assert!(found >= 95.0, "{report}");
    }
    insta::assert_snapshot!(report);
}

/// Guesses are made only once nothing surer was found in any plan, and then without looking for
/// that again.
#[test]
fn where_nothing_sure_is_found_guesses_are_all_that_is() {
    let plans = ["demo", "kameyama-dx", "mie-digiplan", "toyama-dx"];
    let plans: Vec<Searched> = plans.into_iter().filter_map(Searched::new).collect();
    let mut guessed = 0;
    for Labelled { typed, .. } in queries("tests/queries/labelled.toml") {
        let query = Query::new(&typed);
        for plan in &plans {
            if plan.search.sure_hits(&query).is_empty() {
                let guesses = plan.search.guesses(&query);
                assert_eq!(guesses, plan.search.hits(&query), "{typed}");
                guessed += guesses.len();
            }
        }
    }
    assert!(guessed > 0);
}

/// Returns every syllable with another sound after it.
fn three_letters() -> impl Iterator<Item = String> {
    let consonants = "kstnhmyrwgzdbpj".chars();
    let vowels = ['a', 'i', 'u', 'e', 'o'];
    consonants.clone().flat_map(move |first| {
        let others = consonants.clone().chain(vowels);
        others.flat_map(move |last| vowels.map(|vowel| format!("{first}{vowel}{last}")))
    })
}

/// While one types, a list that jumps from all rows to half of them is of no use. In a small
/// plan it may be a row more.
#[test]
fn three_letters_do_not_find_half_a_plan() {
    for name in [
        "kameyama-dx",
        "mie-digiplan",
        "mie-strategy",
        "toyama-dx",
        "demo",
    ] {
        let plan = Searched::new(name);
        let rows = plan.as_ref().map_or(0, |plan| plan.rows.len());
        assert!(rows > 0, "{name} does not load");
        for typed in three_letters() {
            let found = plan
                .as_ref()
                .map(|plan| plan.search.hits(&Query::new(&typed)).len());
            assert!(
                found <= Some(rows / 2 + 1),
                "{typed} finds {found:?} of {rows} in {name}"
            );
        }
    }
}
