//! The demo: what it was made to show.

use std::fs;

use tenken::check::{Subject, check};
use tenken::document::Source;
use tenken::plan::{Plan, load};

fn demo() -> Option<Plan> {
    let text = fs::read_to_string("data/demo.toml").ok()?;
    load(Source::new("demo.toml", text)).plan
}

#[test]
fn its_doubts_are_those_that_were_planted() {
    let plan = demo();
    let doubts = plan.as_ref().map(check).unwrap_or_default();
    let doubts = doubts.iter().map(|doubt| {
        let row = match &doubt.place.subject {
            Subject::Initiative(id) => id.to_string(),
            _ => String::new(),
        };
        format!("{} {row}", doubt.code.name())
    });
    let mut doubts: Vec<String> = doubts.collect();
    doubts.sort();
    let planted = [
        "change-from-last-year 1-1-2",
        "date-after-year 3-3-1",
        "planned-but-not-done 1-3-2",
        "rating-against-attainment 3-1-1",
        "repeated-text 2-2-2",
        "repeated-text 3-3-2",
        "reprint-differs 3-2-4",
        "schedule-target 2-1-4",
        "sum-of-parts 1-2-2",
        "target-reached-early 1-1-4",
        "value-elsewhere 2-1-2",
    ];
    assert_eq!(doubts, planted);
}

#[test]
fn ratings_move_over_three_years() {
    let plan = demo();
    let rows = plan.iter().flat_map(|plan| plan.initiatives());
    let paths = rows.map(|row| {
        let marks = row.years.values().filter_map(|year| year.rating.as_deref());
        marks.collect::<String>()
    });
    let paths: Vec<String> = paths.collect();
    let has = |path: &str| paths.iter().any(|other| other == path);
    assert!(
        has("BAC") && has("CCA") && has("BCD") && has("BBB"),
        "{paths:?}"
    );
    assert_eq!(paths.len(), 30);
}
