//! What changed in the rows of a plan, in brief.

#![allow(clippy::expect_used)]

use tenken::compare::{PlanChanges, RowChange, TextChange, TextDifference, Years};
use tenken::document::Source;
use tenken::plan::{TextKind, load};
use tenken::query::{Filter, Listing, RowOrder};

/// A plan with one row, of which the keys are given.
fn plan(row: &str) -> String {
    let head = r#"
format = 1
[plan]
id = "p"
title = "計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "取組"
"#;
    format!("{head}{row}")
}

/// What changed between R5 and R6.
fn changed(row: &str) -> Option<RowChange> {
    let plan = load(Source::new("plan.toml", plan(row))).plan?;
    let years = Years::since_year_before(plan.facts().review_year);
    let first = plan.indexed_rows().next()?.0;
    PlanChanges::new(&plan, years).of(first).cloned()
}

fn check_rating(years: &str, rise: Option<isize>, has_changed: bool) {
    let change = changed(years);
    let said = change.map(|change| (change.rise, change.has_changed()));
    assert_eq!(said, Some((rise, has_changed)), "{years}");
}

#[test]
fn the_rating_moves() {
    check_rating(
        "years.R5.rating = \"B\"\nyears.R6.rating = \"A\"",
        Some(1),
        true,
    );
    check_rating(
        "years.R5.rating = \"B\"\nyears.R6.rating = \"B\"",
        Some(0),
        false,
    );
    check_rating("years.R6.rating = \"B\"", None, false);
}

fn check_unreported(row: &str, expected: &[&str]) {
    let loaded = load(Source::new("plan.toml", plan(row)));
    let plan = loaded.plan.expect("a plan");
    let years = Years::since_year_before(plan.facts().review_year);
    let changes = PlanChanges::new(&plan, years);
    let unreported = changes.unreported.iter().map(ToString::to_string);
    assert_eq!(unreported.collect::<Vec<_>>(), expected, "{row}");
    if !expected.is_empty() {
        let mut rows = plan.indexed_rows();
        assert!(!rows.any(|(row, _)| changes.has_changed(row)), "{row}");
    }
}

#[test]
fn nothing_has_changed_since_a_year_of_which_nothing_is_told() {
    let [earlier, later] = ["years.R5.result = \"1\"\n", "years.R6.result = \"2\"\n"];
    check_unreported(&[earlier, later].concat(), &[]);
    check_unreported(later, &["R5"]);
    check_unreported(earlier, &["R6"]);
    check_unreported("years.R4.result = \"1\"", &["R5", "R6"]);
    let indicator = "[[initiatives.indicators]]\nname = \"数\"\nyears.R5";
    check_unreported(&format!("{later}{indicator} = {{ actual = 1 }}"), &[]);
    check_unreported(&format!("{later}{indicator} = {{ target = 1 }}"), &["R5"]);
}

/// The main figure: its name, and what it was and is.
fn check_figure(indicators: &str, expected: Option<(&str, &str, &str)>) {
    let figure = changed(indicators).and_then(|change| change.figure);
    let figure = figure.map(|figure| {
        let both = (figure.earlier.to_string(), figure.later.to_string());
        (figure.name, both.0, both.1)
    });
    let expected = expected
        .map(|(name, earlier, later)| (name.to_owned(), earlier.to_owned(), later.to_owned()));
    assert_eq!(figure, expected, "{indicators}");
}

#[test]
fn the_main_figure_is_the_first_that_moved() {
    let same =
        "[[initiatives.indicators]]\nname = \"件数\"\nyears.R5.actual = 3\nyears.R6.actual = 3\n";
    let moved =
        "[[initiatives.indicators]]\nname = \"人数\"\nyears.R5.actual = 3\nyears.R6.actual = 8\n";
    let half = "[[initiatives.indicators]]\nname = \"台数\"\nyears.R6.actual = 8\n";
    check_figure(&format!("{half}{same}{moved}"), Some(("人数", "3", "8")));
    check_figure(&format!("{half}{same}"), Some(("件数", "3", "3")));
    check_figure(half, None);
}

/// The text that is told: its kind, how it changed, its words, and those that are new.
fn check_difference(row: &str, expected: Option<(TextKind, TextChange, &str, &[&str])>) {
    let difference = changed(row).and_then(|change| change.difference);
    let said = difference.as_ref().map(|difference| {
        let text = difference.point.text.as_str();
        let ranges = difference.point.differs.iter();
        let new: Vec<&str> = ranges.filter_map(|range| text.get(range.clone())).collect();
        (difference.kind, difference.change, text, new)
    });
    let expected = expected.map(|(kind, change, text, new)| (kind, change, text, new.to_vec()));
    assert_eq!(said, expected, "{row}");
}

#[test]
fn what_is_told_begins_with_the_sentence_that_holds_the_longest_addition() {
    check_difference(
        "years.R5.result = \"講座を開いた。12人が参加した。\"\n\
         years.R6.result = \"講座を開いた。28人が参加し、動画も公開した。\"",
        Some((
            TextKind::Result,
            TextChange::Changed,
            "28人が参加し、動画も公開した。",
            &["28人が参加し、動画も公開した"],
        )),
    );
}

#[test]
fn what_has_hardly_anything_in_common_is_told_from_its_beginning() {
    let difference = changed(
        "years.R5.result = \"28業務に導入した。\"\n\
         years.R6.result = [\"13業務に導入した。\", \"総務課：支払調書の作成と、毎月の集計。\", \"財務課：納付書。\"]",
    )
    .and_then(|change| change.difference);
    let sentence = difference.as_ref().map(TextDifference::sentence);
    assert_eq!(sentence, Some("13業務に導入した。"));
}

#[test]
fn of_what_is_told_one_sentence_differs_most() {
    let difference = changed(
        "years.R5.result = \"講座を開いた。12人が参加した。好評だった。\"\n\
         years.R6.result = \"講座を開いた。28人が参加し、動画も公開した。好評だった。\"",
    )
    .and_then(|change| change.difference);
    let sentence = difference.as_ref().map(TextDifference::sentence);
    assert_eq!(sentence, Some("28人が参加し、動画も公開した。"));
}

#[test]
fn results_are_told_before_plans_and_what_is_the_same_is_not() {
    check_difference(
        "years.R5 = { plan = \"試行\", result = \"続けた。\" }\n\
         years.R6 = { plan = \"本格実施\", result = \"続けた。\" }",
        Some((TextKind::Plan, TextChange::Rewritten, "本格実施", &[])),
    );
    check_difference(
        "years.R5 = { result = \"続けた。\" }\nyears.R6 = { result = \"続けた。\" }",
        None,
    );
    check_difference(
        "years.R5 = { issue = \"人手が足りない。\" }\nyears.R6 = { result = \"始めた。\" }",
        Some((TextKind::Result, TextChange::New, "始めた。", &[])),
    );
    check_difference(
        "years.R5 = { issue = \"人手が足りない。\" }",
        Some((TextKind::Issue, TextChange::Gone, "人手が足りない。", &[])),
    );
}

/// The rows of a plan, those that changed most first, on the screen and on the command line.
fn most_changed_first(rows: &str) -> Option<[String; 2]> {
    let plan = load(Source::new("plan.toml", plan(rows))).plan?;
    let year = plan.facts().review_year;
    let listing = Listing::new(&plan, &Filter::default(), None, year);
    let changes = PlanChanges::new(&plan, Years::since_year_before(year));
    let in_order = [
        listing.by_change(&changes),
        listing.in_order(RowOrder::Change, &plan, year),
    ];
    Some(in_order.map(|listing| {
        let ids = listing.initiatives(&plan).map(|row| row.id.to_string());
        ids.collect::<Vec<_>>().join(" ")
    }))
}

#[test]
fn ratings_come_before_figures_and_figures_before_texts() {
    let row = |id: &str, keys: &str| {
        format!("[[initiatives]]\nid = \"{id}\"\npillar = \"1\"\ntitle = \"取組{id}\"\n{keys}\n")
    };
    let figures = |earlier: u8, later: u8| {
        format!(
            "[[initiatives.indicators]]\nname = \"数\"\n\
             years.R5 = {{ actual = {earlier} }}\nyears.R6 = {{ actual = {later} }}"
        )
    };
    let rows = [
        row("2", "years.R5.result = \"甲\"\nyears.R6.result = \"乙\""),
        row("3", &figures(14, 13)),
        row("4", &figures(3, 3)),
        row("5", "years.R5.rating = \"A\"\nyears.R6.rating = \"B\""),
        row("6", &figures(14, 3)),
    ];
    let expected = ["5 6 3 2 1 4"; 2].map(str::to_owned);
    assert_eq!(most_changed_first(&rows.concat()), Some(expected));
}
