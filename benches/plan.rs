//! How long the domain takes over Kameyama's plan: loading it, making it ready
//! for searching, answering a key typed into a search, comparing all its rows and
//! two versions of it, checking it, and writing it back. Loading, comparing
//! versions, checking and drawing diagnostics are measured of larger plans, too:
//! each is to grow with the rows and no faster, and so are figures of prose with its length.

use divan::{Bencher, black_box};
use tenken::check::{Doubt, check, locate};
use tenken::compare::{PlanDifferences, Years, compare, prose_series};
use tenken::document::{Code, Diagnostic, DocumentMistake, Outline, Problem, Severity, Source};
use tenken::messages::Language;
use tenken::plan::{Plan, load, to_toml};
use tenken::query::{Filter, Listing, Query, Search};

#[path = "../tests/program/many_rows.rs"]
mod many_rows;

use many_rows::with_rows_times;

fn main() {
    divan::main();
}

fn plan() -> Option<Plan> {
    load(document(1)).plan
}

fn document(copies: usize) -> Source {
    Source::new("kameyama-dx.toml", with_rows_times(copies))
}

/// How often Kameyama's rows are taken: 92, 1,012 and 4,048 rows.
const COPIES: [usize; 3] = [1, 11, 44];

#[divan::bench(args = COPIES)]
fn load_a_plan(bencher: Bencher<'_, '_>, copies: usize) {
    let document = document(copies);
    bencher
        .with_inputs(|| document.clone())
        .bench_values(|document| load(document).plan);
}

#[divan::bench]
fn fold_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(|plan| black_box(Search::new(plan))));
}

/// Typed as the plan writes it, as it sounds, in English, and with a mistake.
const TYPED: [&str; 13] = [
    "マ",
    "マイナ",
    "カード交付",
    "RPA",
    "図書館 システム",
    "1-2-2",
    "kai",
    "toshokan",
    "mainanba-ka-do",
    "こくほ",
    "tablet",
    "マイナンパー",
    "nothingatall",
];

#[divan::bench(args = TYPED)]
fn search_a_plan(bencher: Bencher<'_, '_>, typed: &str) {
    let search = plan().as_ref().map(Search::new);
    bencher.bench(|| {
        search
            .as_ref()
            .map(|search| search.hits(&Query::new(typed)))
    });
}

#[divan::bench]
fn list_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| {
        let plan = plan.as_ref()?;
        let year = plan.facts().review_year;
        Some(Listing::new(plan, &Filter::default(), None, year))
    });
}

#[divan::bench]
fn compare_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| {
        let Some(plan) = &plan else { return };
        let later = plan.facts().review_year;
        let years = Years {
            earlier: later.previous(),
            later,
        };
        for row in plan.initiatives() {
            black_box(compare(plan, row, years));
        }
    });
}

/// The plan beside one in which most texts and titles are worded otherwise.
#[divan::bench(args = COPIES)]
fn compare_two_versions(bencher: Bencher<'_, '_>, copies: usize) {
    let old = load(document(copies)).plan;
    let reworded = with_rows_times(copies).replace("を", "について");
    let new = load(Source::new("kameyama-dx.toml", reworded)).plan;
    bencher.bench(|| Some(PlanDifferences::new(old.as_ref()?, new.as_ref()?)));
}

#[divan::bench(args = COPIES)]
fn check_a_plan(bencher: Bencher<'_, '_>, copies: usize) {
    let plan = load(document(copies)).plan;
    bencher.bench(|| plan.as_ref().map(|plan| black_box(check(plan))));
}

#[divan::bench(args = COPIES)]
fn render_diagnostics(bencher: Bencher<'_, '_>, copies: usize) {
    let source = document(copies);
    let diagnostics = diagnostics(&source);
    bencher.bench(|| {
        for diagnostic in &diagnostics {
            let words = Language::Japanese.doubt_words(&diagnostic.1, None);
            black_box(diagnostic.0.render(&words, &source, 100));
        }
    });
}

/// A doubt as a diagnostic, as the program has it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Doubted(Code);

impl Problem for Doubted {
    fn code(&self) -> Code {
        self.0
    }

    fn severity(&self) -> Severity {
        Severity::Notice
    }
}

impl From<DocumentMistake> for Doubted {
    fn from(mistake: DocumentMistake) -> Self {
        Self(mistake.code())
    }
}

/// A diagnostic for each doubt about the plan of a document, at both its places.
fn diagnostics(source: &Source) -> Vec<(Diagnostic<Doubted>, Doubt)> {
    let Some(plan) = load(source.clone()).plan else {
        return Vec::new();
    };
    let outline = Outline::new(source);
    let doubts = check(&plan).into_iter();
    let diagnostics = doubts.map(|doubt| {
        let span = locate(&outline, &plan, &doubt.place);
        let diagnostic = Diagnostic::new(Doubted(doubt.code)).at(source, span);
        let diagnostic = match &doubt.other {
            Some(other) => diagnostic.related(source, locate(&outline, &plan, other)),
            None => diagnostic,
        };
        (diagnostic, doubt)
    });
    diagnostics.collect()
}

/// A row whose results of two years are so many sentences, each with a figure of its own. 1,200
/// of them are about 14,000 characters, 10,000 more than a cell of a spreadsheet holds.
fn row_of_many_figures(figures: usize) -> Option<Plan> {
    let name = |figure: usize| {
        let digits = [figure / 400, figure / 20 % 20, figure % 20];
        let kana = digits.map(|digit| char::from_u32(0x3042 + u32::try_from(digit).ok()?));
        kana.into_iter().flatten().collect::<String>()
    };
    let text = |more: usize| -> String {
        let sentences =
            (0..figures).map(|figure| format!("{}の相談は{}件。", name(figure), figure + more));
        sentences.collect()
    };
    let document = format!(
        "format = 1\n[plan]\nid = \"t\"\ntitle = \"t\"\nfirst_year = \"R5\"\nlast_year = \"R6\"\n\
         review_year = \"R6\"\n[[pillars]]\nid = \"1\"\ntitle = \"t\"\n[[initiatives]]\nid = \"1\"\n\
         pillar = \"1\"\ntitle = \"t\"\nyears.R5.result = \"{}\"\nyears.R6.result = \"{}\"\n",
        text(1),
        text(2),
    );
    load(Source::new("t.toml", document)).plan
}

/// The figures in the prose of a row that go on from the year before.
#[divan::bench(args = [100, 1_200, 10_000])]
fn follow_figures_of_prose(bencher: Bencher<'_, '_>, figures: usize) {
    let plan = row_of_many_figures(figures);
    bencher.bench(|| {
        let plan = plan.as_ref()?;
        let years = Years::since_year_before(plan.facts().review_year);
        Some(prose_series(plan.initiatives().first()?, years).len())
    });
}

#[divan::bench]
fn write_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(to_toml));
}
