//! How long the domain takes over Kameyama's plan: loading it, making it ready
//! for searching, answering a key typed into a search, comparing all its rows,
//! checking it, and writing it back. Loading, checking and drawing findings are
//! measured of larger plans, too: each is to grow with the rows and no faster.

use divan::{Bencher, black_box};
use tenken::check::{check, locate};
use tenken::compare::{Years, compare};
use tenken::document::{Finding, Outline, Source};
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

#[divan::bench(args = ["マ", "マイナ", "カード交付", "RPA", "図書館 システム", "1-2-2"])]
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
            black_box(compare(row, plan.ratings(), years));
        }
    });
}

#[divan::bench(args = COPIES)]
fn check_a_plan(bencher: Bencher<'_, '_>, copies: usize) {
    let plan = load(document(copies)).plan;
    bencher.bench(|| plan.as_ref().map(|plan| black_box(check(plan))));
}

#[divan::bench(args = COPIES)]
fn render_findings(bencher: Bencher<'_, '_>, copies: usize) {
    let source = document(copies);
    let findings = findings(&source);
    bencher.bench(|| {
        for finding in &findings {
            black_box(finding.render(&source, 100));
        }
    });
}

/// A finding for each doubt about the plan of a document, at both its places.
fn findings(source: &Source) -> Vec<Finding> {
    let Some(plan) = load(source.clone()).plan else {
        return Vec::new();
    };
    let outline = Outline::new(source);
    let doubts = check(&plan).into_iter();
    let findings = doubts.map(|doubt| {
        let span = locate(&outline, &plan, &doubt.place);
        let said = Language::Japanese.sentence(&doubt);
        let finding = Finding::notice(doubt.code, said).at(source, span);
        match &doubt.other {
            Some(other) => finding.related(source, locate(&outline, &plan, other), "other"),
            None => finding,
        }
    });
    findings.collect()
}

#[divan::bench]
fn write_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(to_toml));
}
