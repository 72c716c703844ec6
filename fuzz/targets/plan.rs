//! Any bytes as a plan: what is wrong is said, and a plan that loads, with or without values
//! that cannot be read, is compared, counted, checked, written and loaded again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tenken::check::check;
use tenken::compare::{Years, compare};
use tenken::document::{Severity, Source, is_hostile};
use tenken::messages::{Language, Worded as _};
use tenken::plan::{Loaded, Plan, load, to_toml};
use tenken::query::{Filter, IndicatorOrder, Listing, Query, Search, indicators};
use tenken::summary::{Grouping, summarize};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("plan.toml", bytes.to_vec()) else {
        return;
    };
    let loaded = load(source);
    check_diagnostics(&loaded);
    if let Some(plan) = &loaded.plan {
        check_plan(plan);
    }
});

fn check_diagnostics(loaded: &Loaded) {
    let is_error = |severity| severity == Severity::Error;
    let has_errors = loaded
        .diagnostics
        .iter()
        .any(|found| is_error(found.severity()));
    let lacks = |plan: &Plan| !plan.unreadable().is_empty();
    assert_eq!(loaded.plan.as_ref().is_none_or(lacks), has_errors);
    for diagnostic in &loaded.diagnostics {
        for language in [Language::Japanese, Language::English] {
            let words = diagnostic.problem().words(language);
            let rendered = diagnostic.render(&words, &loaded.source, 80);
            assert!(
                !rendered.chars().any(|c| c != '\n' && is_hostile(c)),
                "{rendered:?}"
            );
        }
    }
}

fn check_plan(plan: &Plan) {
    for doubt in check(plan) {
        let _ = Language::Japanese.doubt_words(&doubt, None);
        let _ = Language::English.doubt_words(&doubt, None);
    }
    let search = Search::new(plan);
    let (first, review) = (plan.facts().first_year, plan.facts().review_year);
    for row in plan.initiatives() {
        let years = Years {
            earlier: first,
            later: review,
        };
        let _ = compare(plan, row, years);
        let _ = search.hits(&Query::new(&row.title));
    }
    let listing = Listing::new(plan, &Filter::default(), None, review);
    let figures = indicators(plan, &listing, IndicatorOrder::Plan, review);
    for grouping in [Grouping::Pillar, Grouping::Measure, Grouping::Department(1)] {
        let _ = summarize(plan, &listing, &figures, grouping, review);
    }
    let again = load(Source::new("again.toml", to_toml(plan)));
    assert_eq!(again.plan.as_ref(), Some(plan), "{:?}", again.diagnostics);
}
