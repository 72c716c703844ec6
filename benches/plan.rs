//! How long the domain takes over Kameyama's plan: loading it, making it ready
//! for searching, answering a key typed into a search, comparing all its rows,
//! checking it, and writing it back.

use divan::{Bencher, black_box};
use tenken::check::check;
use tenken::compare::{Years, compare};
use tenken::document::Source;
use tenken::plan::{Plan, load, to_toml};
use tenken::query::{Filter, Listing, Query, Search};

const KAMEYAMA: &str = include_str!("../data/kameyama-dx.toml");

fn main() {
    divan::main();
}

fn plan() -> Option<Plan> {
    load(Source::new("kameyama-dx.toml", KAMEYAMA)).plan
}

#[divan::bench]
fn load_a_plan() -> Option<Plan> {
    plan()
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

#[divan::bench]
fn check_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(|plan| black_box(check(plan))));
}

#[divan::bench]
fn write_a_plan(bencher: Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| plan.as_ref().map(to_toml));
}
