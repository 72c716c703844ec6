//! A filter in words.

#![allow(clippy::expect_used)]

use tenken::plan::{FiscalYear, Plan};
use tenken::query::{Facet, Filter, FilterWords, Listing, NameKind, choices};

use crate::plans::{kameyama, year};

fn plan() -> (&'static Plan, FiscalYear) {
    kameyama().zip(year("R6")).expect("a plan")
}

#[test]
fn words_of_a_filter_name_what_it_chooses() {
    let (plan, year) = plan();
    let list = |filter: &Filter| Listing::new(plan, filter, None, year);
    for facet in [
        Facet::Department,
        Facet::Rating,
        Facet::PlanPart,
        Facet::Tag,
    ] {
        for choice in choices(facet, plan, &Filter::default(), year, list) {
            let filter = Filter::default().with(&choice.chooses);
            let words = FilterWords::of(&filter, plan);
            assert_eq!(words.filter(plan, year), Some(filter), "{words:?}");
        }
    }
}

#[test]
fn reprints_are_left_out_by_words_too() {
    let filter = Filter {
        without_reprints: true,
        ..Filter::default()
    };
    let (plan, year) = plan();
    let again = FilterWords::of(&filter, plan).filter(plan, year);
    assert_eq!(again, Some(filter));
}

#[test]
fn words_that_a_plan_does_not_know_are_no_filter() {
    let words = FilterWords {
        words: vec![(NameKind::Department, "竜宮城".to_owned())],
        without_reprints: false,
    };
    let (plan, year) = plan();
    assert_eq!(words.filter(plan, year), None);
}
