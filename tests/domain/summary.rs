//! A plan in figures: its table of counts by part and by department, which for
//! 亀山市 is the table that the report prints; how far an indicator is on its
//! way to a target and at what pace it has to go on; all indicators in one
//! list; and a row beside one of an earlier plan that it carries on.

use proptest::prelude::*;
use tenken::compare::{Attainment, Band, Comparison, Pace, RowInYear, TextChange, compare_across};
use tenken::document::Source;
use tenken::plan::{
    Better, Department, Figures, FiscalYear, Indicator, Plan, TextKind, Value, load,
};
use tenken::query::{
    Filter, IndicatorKey, IndicatorOrder, IndicatorRow, Listing, PlanPart, RatingChoice, indicators,
};
use tenken::summary::{Group, Grouping, Summary, SummaryColumn, SummaryRow, apportion, summarize};

use crate::generated::any_cases;
use crate::plans::{kameyama, strategy, toyama, year};

fn plan(text: &str) -> Option<Plan> {
    load(Source::new("t.toml", text)).plan
}

// ---- Tables of counts

fn summary(plan: &Plan, filter: &Filter, grouping: Grouping) -> Summary {
    let year = plan.facts().review_year;
    let listing = Listing::new(plan, filter, None, year);
    let figures = indicators(plan, &listing, IndicatorOrder::Plan, year);
    summarize(plan, &listing, &figures, grouping, year)
}

fn label(group: &Group) -> String {
    match group {
        Group::PlanPart(PlanPart::Pillar(id) | PlanPart::Measure(id)) => id.clone(),
        Group::Department(department) => department.to_string(),
        Group::NoDepartment => "-".to_owned(),
        Group::All => "all".to_owned(),
    }
}

/// A row of a table as `group: count count …`.
fn line(row: &SummaryRow) -> String {
    let counts = row.counts.iter().map(|count| format!(" {count}"));
    format!("{}:{}", label(&row.group), counts.collect::<String>())
}

/// The rows of a table and its total, as lines.
fn lines(of: Option<&Plan>, filter: &Filter, grouping: Grouping) -> Vec<String> {
    let Some(plan) = of else {
        return Vec::new();
    };
    let found = summary(plan, filter, grouping);
    let rows = found.rows.iter().chain([&found.total]);
    rows.map(line).collect()
}

fn check_table(of: Option<&Plan>, filter: &Filter, grouping: Grouping, table: &[&str]) {
    assert_eq!(lines(of, filter, grouping), table);
}

fn check_kameyama(filter: &Filter, grouping: Grouping, table: &[&str]) {
    check_table(kameyama(), filter, grouping, table);
}

fn all() -> Filter {
    Filter::default()
}

fn originals() -> Filter {
    Filter {
        without_reprints: true,
        ..Filter::default()
    }
}

fn under(place: PlanPart) -> Filter {
    Filter {
        places: [place].into(),
        ..Filter::default()
    }
}

#[test]
fn the_table_of_kameyama_is_the_one_that_the_report_prints() {
    let printed = [
        "1: 11 8 2 0",
        "2: 41 10 2 1",
        "3: 9 6 1 1",
        "all: 61 24 5 2",
    ];
    check_kameyama(&all(), Grouping::Pillar, &printed);
}

#[test]
fn its_last_line_is_the_number_of_rows() {
    let found = kameyama().map(|plan| {
        let found = summary(plan, &all(), Grouping::Pillar);
        let totals: Vec<usize> = found.rows.iter().map(SummaryRow::total).collect();
        (totals, found.total.total())
    });
    assert_eq!(found, Some((vec![21, 54, 17], 92)));
}

#[test]
fn its_last_column_is_the_shares_to_the_digit() {
    let shares = kameyama().map(|plan| {
        let total = summary(plan, &all(), Grouping::Pillar).total;
        let share = |count: &usize| format!("{:.1}%", *count as f64 / total.total() as f64 * 100.0);
        total.counts.iter().map(share).collect::<Vec<_>>()
    });
    let printed = ["66.3%", "26.1%", "5.4%", "2.2%"].map(str::to_owned);
    assert_eq!(shares, Some(printed.to_vec()));
}

#[test]
fn its_columns_are_the_marks_best_first() {
    let columns = kameyama().map(|plan| summary(plan, &all(), Grouping::Pillar).columns);
    let marks = ["A", "B", "C", "D"].map(|mark| RatingChoice::Mark(mark.to_owned()));
    assert_eq!(columns, Some(marks.map(SummaryColumn::Rating).to_vec()));
}

#[test]
fn its_rows_bear_number_and_title() {
    let names = kameyama().map(|plan| {
        let rows = summary(plan, &all(), Grouping::Pillar).rows.into_iter();
        rows.map(|row| row.name).collect::<Vec<_>>()
    });
    let titles = kameyama().map(|plan| {
        let pillars = plan.pillars().iter();
        pillars
            .map(|pillar| format!("{} {}", pillar.id, pillar.title))
            .collect()
    });
    assert_eq!(names.as_ref().map(Vec::len), Some(3));
    assert_eq!(names, titles);
}

#[test]
fn without_reprints_85_rows_are_counted() {
    let table = ["1: 11 8 2 0", "2: 37 9 2 1", "3: 8 5 1 1", "all: 56 22 5 2"];
    check_kameyama(&originals(), Grouping::Pillar, &table);
    let total = kameyama().map(|plan| summary(plan, &originals(), Grouping::Pillar).total);
    assert_eq!(total.map(|total| total.total()), Some(85));
}

#[test]
fn by_measure_the_table_has_24_rows() {
    let table = [
        "1-1: 1 2 1 0",
        "1-2: 3 0 0 0",
        "1-3: 0 1 0 0",
        "1-4: 4 2 1 0",
        "1-5: 0 1 0 0",
        "1-6: 3 2 0 0",
        "2-1: 1 1 0 1",
        "2-2: 5 1 0 0",
        "2-3: 0 0 1 0",
        "2-4: 0 1 0 0",
        "2-5: 1 0 0 0",
        "2-6: 5 3 0 0",
        "2-7: 16 1 1 0",
        "2-8: 3 1 0 0",
        "2-9: 3 1 0 0",
        "2-10: 1 0 0 0",
        "2-11: 3 0 0 0",
        "2-12: 3 1 0 0",
        "3-1: 3 1 0 0",
        "3-2: 0 3 0 0",
        "3-3: 0 0 1 1",
        "3-4: 1 1 0 0",
        "3-5: 2 1 0 0",
        "3-6: 3 0 0 0",
        "all: 61 24 5 2",
    ];
    check_kameyama(&all(), Grouping::Measure, &table);
}

/// Departments at a level: how many there are, the first of them, and what all
/// rows of the table add up to.
fn check_departments(level: usize, count: usize, first: &[&str], sum: usize) {
    let found = kameyama().map(|plan| {
        let found = summary(plan, &all(), Grouping::Department(level));
        let sum: usize = found.rows.iter().map(SummaryRow::total).sum();
        let lines: Vec<String> = found.rows.iter().map(line).collect();
        let begins = lines.iter().take(first.len()).eq(first);
        (lines.len(), begins, sum, found.total.total())
    });
    assert_eq!(found, Some((count, true, sum, 92)), "level {level}");
}

#[test]
fn departments_come_most_rows_first() {
    let first = [
        "政策部: 22 12 1 1",
        "教育委員会事務局: 14 0 0 0",
        "市民文化部: 6 3 1 0",
        "総務財政部: 1 4 1 1",
        "産業環境部: 1 3 1 0",
    ];
    check_departments(1, 13, &first, 93);
}

#[test]
fn departments_are_told_apart_down_to_a_level() {
    let second = [
        "政策部/DX推進室: 20 9 1 0",
        "教育委員会事務局/図書館: 9 0 0 0",
    ];
    check_departments(2, 30, &second, 95);
    let third = [
        "政策部/DX推進室: 20 9 1 0",
        "教育委員会事務局/図書館: 9 0 0 0",
        "政策部/広報秘書課/広報グループ: 2 3 0 0",
    ];
    check_departments(3, 39, &third, 95);
}

#[test]
fn a_level_below_the_lowest_is_the_lowest() {
    let at = |level| lines(kameyama(), &all(), Grouping::Department(level));
    assert_eq!(at(4), at(3));
    assert_eq!(at(0), at(1));
    assert_ne!(at(2), at(3));
}

#[test]
fn a_row_of_two_departments_is_counted_under_both_and_once_in_all() {
    let measure = under(PlanPart::Measure("2-4".to_owned()));
    let table = ["政策部: 0 1 0 0", "総務財政部: 0 1 0 0", "all: 0 1 0 0"];
    check_kameyama(&measure, Grouping::Department(1), &table);
}

#[test]
fn two_departments_below_one_are_one_above_and_two_below() {
    let measure = Filter {
        departments: Department::parse("産業環境部/農業委員会事務局")
            .into_iter()
            .collect(),
        ..under(PlanPart::Pillar("2".to_owned()))
    };
    let above = ["産業環境部: 0 1 0 0", "all: 0 1 0 0"];
    check_kameyama(&measure, Grouping::Department(1), &above);
    let below = [
        "産業環境部/農業委員会事務局: 0 1 0 0",
        "産業環境部/農林振興課: 0 1 0 0",
        "all: 0 1 0 0",
    ];
    check_kameyama(&measure, Grouping::Department(2), &below);
}

#[test]
fn a_filter_leaves_the_rows_of_the_table_and_empties_them() {
    let pillar = under(PlanPart::Pillar("1".to_owned()));
    let table = ["1: 11 8 2 0", "2: 0 0 0 0", "3: 0 0 0 0", "all: 11 8 2 0"];
    check_kameyama(&pillar, Grouping::Pillar, &table);
}

#[test]
fn a_filter_by_rating_leaves_one_column() {
    let worst = Filter {
        ratings: [RatingChoice::Mark("D".to_owned())].into(),
        ..Filter::default()
    };
    let table = ["1: 0 0 0 0", "2: 0 0 0 1", "3: 0 0 0 1", "all: 0 0 0 2"];
    check_kameyama(&worst, Grouping::Pillar, &table);
}

// ---- Bars

#[test]
fn shares_are_in_proportion_and_what_was_counted_is_seen() {
    assert_eq!(apportion(&[61, 24, 5, 2], 19), [12, 5, 1, 1]);
    assert_eq!(apportion(&[3, 5, 1, 1], 20), [6, 10, 2, 2]);
    assert_eq!(apportion(&[1, 1, 1], 10), [4, 3, 3]);
    assert_eq!(apportion(&[98, 0, 1, 1], 10), [8, 0, 1, 1]);
    assert_eq!(apportion(&[5, 4, 3], 2), [1, 1, 0]);
    assert_eq!(apportion(&[0, 0], 10), [0, 0]);
}

proptest! {
    #![proptest_config(any_cases())]

    #[test]
    fn a_greater_count_never_has_a_smaller_share(
        counts in prop::collection::vec(0..1_000_usize, 1..8),
        cells in 0..60_usize,
    ) {
        let shares = apportion(&counts, cells);
        let counted = counts.iter().filter(|count| **count > 0).count();
        prop_assert_eq!(shares.iter().sum::<usize>(), if counted > 0 { cells } else { 0 });
        let all: Vec<(usize, usize)> = counts.iter().copied().zip(shares).collect();
        for (count, share) in &all {
            prop_assert!(*count > 0 || *share == 0);
            prop_assert!(*count == 0 || *share > 0 || counted > cells);
            for (other, other_share) in &all {
                prop_assert!(count <= other || share >= other_share, "{all:?}");
            }
        }
    }
}

// ---- Tables of plans that are not rated

#[test]
fn a_plan_without_ratings_is_counted_by_bands() {
    let table = [
        "V1: 3 0 4 0 0",
        "V2: 5 1 0 1 0",
        "V3: 5 5 0 0 3",
        "V4: 1 0 0 0 0",
        "V5: 1 1 1 0 0",
        "all: 15 7 5 1 3",
    ];
    check_table(toyama(), &all(), Grouping::Pillar, &table);
}

#[test]
fn its_columns_are_the_bands_best_first() {
    let columns = toyama().map(|plan| summary(plan, &all(), Grouping::Pillar).columns);
    assert_eq!(columns, Some(Band::ALL.map(SummaryColumn::Band).to_vec()));
}

#[test]
fn indicators_of_a_measure_count_under_those_who_lead_it() {
    let project = under(PlanPart::Measure("10".to_owned()));
    let table = ["知事政策局: 1 1 1 0 0", "all: 1 1 1 0 0"];
    check_table(toyama(), &project, Grouping::Department(1), &table);
}

#[test]
fn a_plan_without_measures_has_no_rows_by_measure() {
    let found = lines(strategy(), &all(), Grouping::Measure);
    assert_eq!(found, ["all: 0 0 0 0 34"]);
}

/// The head of a plan with three ratings or without any.
fn head(ratings: &str) -> String {
    format!(
        r#"
format = 1
plan = {{ id = "t", title = "計画", first_year = "R5", last_year = "R8", review_year = "R6", ratings = [{ratings}] }}
pillars = [{{ id = "1", title = "くらし" }}, {{ id = "2", title = "しごと" }}]
"#
    )
}

const MARKS: &str = r#"{ mark = "A" }, { mark = "B" }"#;

#[test]
fn a_plan_without_rows_is_a_table_of_zeros() {
    let rated = plan(&head(MARKS));
    let table = ["1: 0 0", "2: 0 0", "all: 0 0"];
    check_table(rated.as_ref(), &all(), Grouping::Pillar, &table);
    check_table(
        rated.as_ref(),
        &all(),
        Grouping::Department(1),
        &["all: 0 0"],
    );
    let unrated = plan(&head(""));
    check_table(
        unrated.as_ref(),
        &all(),
        Grouping::Measure,
        &["all: 0 0 0 0 0"],
    );
}

fn check_rated(rows: &str, grouping: Grouping, table: &[&str]) {
    let text = format!("{}\ninitiatives = [{rows}]", head(MARKS));
    check_table(plan(&text).as_ref(), &all(), grouping, table);
}

#[test]
fn rows_without_a_rating_have_a_column_where_there_are_any() {
    let rated = r#"{ id = "x", pillar = "1", title = "甲", years.R6.rating = "B" }"#;
    check_rated(rated, Grouping::Pillar, &["1: 0 1", "2: 0 0", "all: 0 1"]);
    let both = format!(r#"{rated}, {{ id = "y", pillar = "2", title = "乙" }}"#);
    check_rated(
        &both,
        Grouping::Pillar,
        &["1: 0 1 0", "2: 0 0 1", "all: 0 1 1"],
    );
}

#[test]
fn a_rating_of_another_year_does_not_count() {
    let earlier = r#"{ id = "x", pillar = "1", title = "甲", years.R5.rating = "A" }"#;
    check_rated(
        earlier,
        Grouping::Pillar,
        &["1: 0 0 1", "2: 0 0 0", "all: 0 0 1"],
    );
}

#[test]
fn rows_without_a_department_are_a_row_of_the_table() {
    let rows = r#"
      { id = "x", pillar = "1", title = "甲", years.R6.rating = "A" },
      { id = "y", pillar = "1", title = "乙", departments = ["部"], years.R6.rating = "B" },
    "#;
    check_rated(
        rows,
        Grouping::Department(1),
        &["-: 1 0", "部: 0 1", "all: 1 1"],
    );
}

#[test]
fn two_departments_below_one_do_not_put_it_first() {
    let rows = r#"
      { id = "x", pillar = "1", title = "甲", departments = ["乙部"], years.R6.rating = "A" },
      { id = "y", pillar = "1", title = "乙", departments = ["甲部/一課", "甲部/二課"], years.R6.rating = "B" },
    "#;
    check_rated(
        rows,
        Grouping::Department(1),
        &["乙部: 1 0", "甲部: 0 1", "all: 1 1"],
    );
}

// ---- Attainment

fn value(written: &str) -> Option<Value> {
    (!written.is_empty()).then(|| Value::parse(written))
}

/// `R6 5/7` are what was reached and what was to be reached.
fn figures_of(written: &str) -> Option<(FiscalYear, Figures)> {
    let (of, values) = written.split_once(' ')?;
    let (actual, target) = values.split_once('/').unwrap_or((values, ""));
    let figures = Figures {
        actual: value(actual),
        target: value(target),
        was: None,
    };
    Some((year(of)?, figures))
}

/// An indicator from its figures: `R5 3、R6 5/7、R8 /10`.
fn indicator(better: Better, written: &str) -> Indicator {
    Indicator {
        name: "指標".to_owned(),
        unit: None,
        better,
        cumulative: false,
        breaks: [].into(),
        years: written.split('、').filter_map(figures_of).collect(),
    }
}

/// An attainment as `R6 of R8: 75.0% short`, up to R6.
fn attained(better: Better, written: &str) -> Option<String> {
    let of = indicator(better, written);
    let found = Attainment::of(&of, year("R6")?)?;
    let percent = found
        .percent()
        .map_or("-".to_owned(), |percent| format!("{percent}%"));
    let reached = match found.is_reached {
        Some(true) => "reached",
        Some(false) => "short",
        None => "unknown",
    };
    Some(format!(
        "{} of {}: {percent} {reached}",
        found.year, found.target_year
    ))
}

fn check_attained(better: Better, written: &str, expected: &str) {
    assert_eq!(
        attained(better, written).as_deref(),
        Some(expected),
        "{written}"
    );
}

fn check_no_attainment(written: &str) {
    assert_eq!(attained(Better::Higher, written), None, "{written}");
}

#[test]
fn where_more_is_better_the_figure_is_in_percent_of_the_target() {
    check_attained(Better::Higher, "R6 60/80", "R6 of R6: 75.0% short");
    check_attained(Better::Higher, "R6 80/80", "R6 of R6: 100.0% reached");
    check_attained(Better::Higher, "R6 0/80", "R6 of R6: 0.0% short");
}

#[test]
fn where_less_is_better_the_target_is_in_percent_of_the_figure() {
    check_attained(Better::Lower, "R6 80/60", "R6 of R6: 75.0% short");
    check_attained(Better::Lower, "R6 60/60", "R6 of R6: 100.0% reached");
    check_attained(Better::Lower, "R6 40/60", "R6 of R6: 150.0% reached");
}

#[test]
fn more_than_the_target_is_more_than_100_percent() {
    check_attained(Better::Higher, "R6 6754/3311", "R6 of R6: 204.0% reached");
}

#[test]
fn half_of_a_last_place_is_rounded_up() {
    check_attained(Better::Higher, "R6 431/400", "R6 of R6: 107.8% reached");
    check_attained(Better::Higher, "R6 1/400", "R6 of R6: 0.3% short");
    check_attained(Better::Higher, "R6 4309/4000", "R6 of R6: 107.7% reached");
    check_attained(Better::Higher, "R6 1999/2000", "R6 of R6: 99.9% short");
}

#[test]
fn nothing_of_nothing_is_reached_and_has_no_percentage() {
    check_attained(Better::Higher, "R6 0/0", "R6 of R6: - reached");
    check_attained(Better::Lower, "R6 0/0", "R6 of R6: - reached");
}

#[test]
fn something_where_nothing_was_the_target_has_no_percentage_unless_it_should_fall() {
    check_attained(Better::Higher, "R6 1/0", "R6 of R6: - reached");
    check_attained(Better::Lower, "R6 1/0", "R6 of R6: 0.0% short");
}

#[test]
fn nothing_where_less_is_better_is_reached_without_a_percentage() {
    check_attained(Better::Lower, "R6 0/3", "R6 of R6: - reached");
}

#[test]
fn of_a_range_the_end_that_comes_first_counts() {
    check_attained(Better::Higher, "R6 45/90〜100", "R6 of R6: 50.0% short");
    check_attained(Better::Higher, "R6 90/90〜100", "R6 of R6: 100.0% reached");
    check_attained(Better::Lower, "R6 100/90〜100", "R6 of R6: 100.0% reached");
    check_attained(Better::Lower, "R6 125/90〜100", "R6 of R6: 80.0% short");
}

#[test]
fn a_bound_says_itself_from_which_side_it_is_reached() {
    for better in [Better::Higher, Better::Lower] {
        check_attained(better, "R6 45/50以上", "R6 of R6: 90.0% short");
        check_attained(better, "R6 50/50以上", "R6 of R6: 100.0% reached");
        check_attained(better, "R6 10/8以下", "R6 of R6: 80.0% short");
        check_attained(better, "R6 8/8以下", "R6 of R6: 100.0% reached");
    }
}

#[test]
fn a_bound_without_its_limit_is_reached_beyond_it() {
    check_attained(Better::Higher, "R6 50/50超", "R6 of R6: 99.9% short");
    check_attained(Better::Higher, "R6 51/50超", "R6 of R6: 102.0% reached");
    check_attained(Better::Higher, "R6 50超/50超", "R6 of R6: 100.0% reached");
    check_attained(Better::Higher, "R6 8/8未満", "R6 of R6: 99.9% short");
    check_attained(Better::Higher, "R6 7/8未満", "R6 of R6: 114.3% reached");
}

#[test]
fn an_approximate_figure_or_target_counts_as_its_number() {
    check_attained(Better::Higher, "R6 約45/50", "R6 of R6: 90.0% short");
    check_attained(Better::Lower, "R6 2程度/2程", "R6 of R6: 100.0% reached");
    check_attained(Better::Higher, "R6 45/約50以上", "R6 of R6: 90.0% short");
}

#[test]
fn words_are_neither_reached_nor_missed() {
    check_attained(Better::Higher, "R6 3/全業務", "R6 of R6: - unknown");
    check_attained(Better::Higher, "R6 適宜実施/100", "R6 of R6: - unknown");
}

#[test]
fn a_figure_that_is_a_range_is_neither_reached_nor_missed() {
    check_attained(Better::Higher, "R6 40〜50/45", "R6 of R6: - unknown");
}

#[test]
fn without_a_target_of_its_year_a_figure_is_set_against_the_next() {
    check_attained(Better::Higher, "R6 3、R8 /4", "R6 of R8: 75.0% short");
    check_attained(
        Better::Higher,
        "R5 2/3、R6 3、R7 /6、R8 /4",
        "R6 of R7: 50.0% short",
    );
}

#[test]
fn the_latest_figure_counts_and_no_later_one_than_asked() {
    check_attained(
        Better::Higher,
        "R4 1/4、R5 2/4、R6 /4",
        "R5 of R5: 50.0% short",
    );
    check_attained(Better::Higher, "R6 1/4、R7 4/4", "R6 of R6: 25.0% short");
}

#[test]
fn without_a_target_from_then_on_there_is_no_attainment() {
    check_no_attainment("R6 3");
    check_no_attainment("R5 /3、R6 3");
}

#[test]
fn without_a_figure_until_then_there_is_no_attainment() {
    check_no_attainment("R6 /3");
    check_no_attainment("R6 /3、R7 3/3");
}

// ---- Bands

fn check_band(written: &str, band: Band) {
    let of = indicator(Better::Higher, written);
    assert_eq!(
        year("R6").map(|year| Band::of(&of, year)),
        Some(band),
        "{written}"
    );
}

#[test]
fn the_bands_begin_at_all_at_80_and_at_50_percent() {
    check_band("R6 1000/1000", Band::Reached);
    check_band("R6 999/1000", Band::Near);
    check_band("R6 800/1000", Band::Near);
    check_band("R6 799/1000", Band::Half);
    check_band("R6 500/1000", Band::Half);
    check_band("R6 499/1000", Band::Far);
    check_band("R6 0/1000", Band::Far);
}

#[test]
fn what_is_reached_without_a_percentage_is_in_the_best_band() {
    check_band("R6 0/0", Band::Reached);
    check_band("R6 1/0", Band::Reached);
}

#[test]
fn what_has_no_figure_no_target_or_no_number_is_in_no_band() {
    check_band("R6 /5", Band::Unknown);
    check_band("R6 5", Band::Unknown);
    check_band("R6 5/半数", Band::Unknown);
    check_band("R6 実施/5", Band::Unknown);
}

// ---- Pace

/// A pace as `+5 until R8`, from the latest figure up to R6.
fn pace(better: Better, written: &str) -> Option<String> {
    let found = Pace::of(&indicator(better, written), year("R6")?)?;
    Some(format!(
        "{} until {}",
        found.per_year.signed(),
        found.target_year
    ))
}

fn check_pace(better: Better, written: &str, expected: &str) {
    assert_eq!(
        pace(better, written).as_deref(),
        Some(expected),
        "{written}"
    );
}

fn check_no_pace(better: Better, written: &str) {
    assert_eq!(pace(better, written), None, "{written}");
}

#[test]
fn the_way_to_the_last_target_is_spread_over_the_years_left() {
    check_pace(Better::Higher, "R6 40/50、R7 /55、R8 /60", "+10 until R8");
    check_pace(Better::Higher, "R6 50、R8 /65", "+7.5 until R8");
    check_pace(Better::Lower, "R6 30、R8 /10", "-10 until R8");
}

#[test]
fn the_years_are_counted_from_the_latest_figure() {
    check_pace(Better::Higher, "R4 10、R8 /50", "+10 until R8");
}

#[test]
fn the_pace_is_towards_the_near_end_of_a_range_or_the_bound() {
    check_pace(Better::Higher, "R6 70、R8 /90〜100", "+10 until R8");
    check_pace(Better::Higher, "R6 70、R8 /90以上", "+10 until R8");
    check_pace(Better::Higher, "R6 12、R8 /8以下", "-2 until R8");
    check_pace(Better::Higher, "R6 約70、R8 /90程度", "+10 until R8");
}

#[test]
fn a_target_that_is_reached_needs_no_pace() {
    check_no_pace(Better::Higher, "R6 60、R8 /60");
    check_no_pace(Better::Lower, "R6 9、R8 /10");
}

#[test]
fn a_target_of_the_year_or_before_it_leaves_no_years() {
    check_no_pace(Better::Higher, "R6 5/6");
    check_no_pace(Better::Higher, "R5 /6、R6 5");
}

#[test]
fn words_have_no_pace() {
    check_no_pace(Better::Higher, "R6 5、R7 /6、R8 /全業務");
    check_no_pace(Better::Higher, "R6 実施、R8 /6");
    check_no_pace(Better::Higher, "R8 /6");
}

#[test]
fn neither_attainment_nor_pace_runs_across_a_break() {
    let broken = |written: &str| Indicator {
        breaks: year("R7").into_iter().collect(),
        ..indicator(Better::Higher, written)
    };
    let found = |written: &str| {
        let of = broken(written);
        let until = year("R6")?;
        let attained = Attainment::of(&of, until).map(|found| found.target_year.to_string());
        let pace = Pace::of(&of, until).map(|pace| pace.per_year.signed());
        Some((attained, pace))
    };
    assert_eq!(found("R6 60、R7 /80"), Some((None, None)));
    assert_eq!(
        found("R5 60、R6 /80、R8 /90"),
        Some((Some("R6".to_owned()), None))
    );
}

// ---- Indicators in one list

/// Two measures with rows and one without.
const INDICATORS: &str = r#"
measures = [
  { id = "1-1", pillar = "1", title = "窓口", indicators = [
    { name = "半", years.R5.actual = 60, years.R6 = { actual = 50, target = 100 } },
    { name = "言", years.R6 = { actual = 1, target = "全業務" } },
  ] },
  { id = "1-2", pillar = "1", title = "行のない施策", indicators = [
    { name = "達", years.R5.actual = 10, years.R6 = { actual = 20, target = 20 } },
  ] },
  { id = "2-1", pillar = "2", title = "庁内" },
]
initiatives = [
  { id = "a", measure = "1-1", title = "甲", departments = ["甲部"], indicators = [
    { name = "減", better = "lower", years.R5.actual = 40, years.R6 = { actual = 50, target = 40 } },
  ] },
  { id = "b", measure = "1-1", title = "乙", departments = ["乙部"], indicators = [
    { name = "同", years.R5.actual = 3, years.R6 = { actual = 3, target = 10 } },
  ] },
  { id = "c", measure = "2-1", title = "丙", indicators = [
    { name = "今", breaks = ["R6"], years.R5.actual = 9, years.R6.actual = 8 },
  ] },
]
"#;

fn with_indicators() -> Option<Plan> {
    plan(&format!("{}{INDICATORS}", head("")))
}

fn check_indicators(filter: &Filter, order: IndicatorOrder, names: &[&str]) {
    let found = with_indicators().map(|plan| in_order(&plan, filter, order));
    assert_eq!(found, Some(names.concat()));
}

fn in_order(plan: &Plan, filter: &Filter, order: IndicatorOrder) -> String {
    let year = plan.facts().review_year;
    let listing = Listing::new(plan, filter, None, year);
    let rows = indicators(plan, &listing, order, year).into_iter();
    rows.map(|row| row.indicator.name.clone()).collect()
}

#[test]
fn a_measures_indicators_come_once_and_before_those_of_its_rows() {
    let names = ["半", "言", "減", "同", "今", "達"];
    check_indicators(&all(), IndicatorOrder::Plan, &names);
}

#[test]
fn by_attainment_the_least_comes_first_and_what_has_none_last() {
    let names = ["同", "半", "減", "達", "言", "今"];
    check_indicators(&all(), IndicatorOrder::Attainment, &names);
}

#[test]
fn by_change_the_worst_comes_first_and_what_has_none_last() {
    let names = ["減", "半", "同", "達", "言", "今"];
    check_indicators(&all(), IndicatorOrder::Change, &names);
}

#[test]
fn by_change_what_is_neither_good_nor_bad_comes_between_worse_and_unchanged() {
    let indicator = |name: &str, better: &str, later: u8| {
        format!(
            "{{ name = \"{name}\", better = \"{better}\", \
             years.R5.actual = 10, years.R6.actual = {later} }},\n"
        )
    };
    let indicators = [
        indicator("同", "higher", 10),
        indicator("少", "neither", 9),
        indicator("良", "higher", 11),
        indicator("無", "neither", 3),
        indicator("悪", "higher", 9),
    ];
    let text = format!(
        "{}measures = [{{ id = \"1-1\", pillar = \"1\", title = \"窓口\", indicators = [\n{}] }}]",
        head(""),
        indicators.concat()
    );
    let found = plan(&text).map(|plan| in_order(&plan, &all(), IndicatorOrder::Change));
    assert_eq!(found.as_deref(), Some("悪無少同良"));
}

/// The indicators of what has rows, under a filter.
fn check_listed(filter: &Filter, names: &[&str]) {
    let found = with_indicators().map(|plan| {
        let year = plan.facts().review_year;
        let listing = Listing::new(&plan, filter, None, year);
        let rows = indicators(&plan, &listing, IndicatorOrder::Plan, year);
        let with_rows = rows.iter().filter(|row| row.title() != "行のない施策");
        with_rows
            .map(|row| row.indicator.name.clone())
            .collect::<String>()
    });
    assert_eq!(found, Some(names.concat()));
}

#[test]
fn a_measure_is_listed_where_a_row_of_it_is() {
    let second = Filter {
        departments: Department::parse("乙部").into_iter().collect(),
        ..Filter::default()
    };
    check_listed(&second, &["半", "言", "同"]);
}

#[test]
fn measures_and_rows_that_are_not_listed_keep_their_indicators_back() {
    check_listed(&under(PlanPart::Measure("2-1".to_owned())), &["今"]);
}

#[test]
fn a_filter_for_a_band_leaves_the_list_as_it_is() {
    let reached = Filter {
        band: Some(Band::Reached),
        ..Filter::default()
    };
    check_listed(&reached, &["半", "言", "減", "同", "今"]);
}

/// What an indicator says of its owner.
fn owner(row: &IndicatorRow<'_>) -> (String, String, usize, Vec<String>) {
    let index = match row.key() {
        IndicatorKey::Measure(_, index) | IndicatorKey::Initiative(_, index) => index,
    };
    let departments = row.departments().iter().map(ToString::to_string).collect();
    (
        row.number().to_owned(),
        row.title().to_owned(),
        index,
        departments,
    )
}

fn check_owner(position: usize, number: &str, title: &str, index: usize, departments: &[&str]) {
    let found = with_indicators().and_then(|plan| {
        let year = plan.facts().review_year;
        let listing = Listing::new(&plan, &all(), None, year);
        let rows = indicators(&plan, &listing, IndicatorOrder::Plan, year);
        rows.get(position).map(owner)
    });
    let departments = departments.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        Some((number.to_owned(), title.to_owned(), index, departments))
    );
}

#[test]
fn an_indicator_knows_whose_it_is() {
    check_owner(0, "1-1", "窓口", 0, &[]);
    check_owner(1, "1-1", "窓口", 1, &[]);
    check_owner(2, "a", "甲", 0, &["甲部"]);
    check_owner(5, "1-2", "行のない施策", 0, &[]);
}

#[test]
fn toyama_lists_31_indicators() {
    let found = toyama().map(|plan| {
        let year = plan.facts().review_year;
        let listing = Listing::new(plan, &all(), None, year);
        indicators(plan, &listing, IndicatorOrder::Plan, year).len()
    });
    assert_eq!(found, Some(31));
}

// ---- A row beside one of an earlier plan

const EARLIER: &str = r#"
initiatives = [{ id = "x", pillar = "1", title = "研修", indicators = [
  { name = "参加者", unit = "人", years.R5 = { actual = 40 }, years.R6 = { actual = 90 } },
  { name = "回数", years.R5 = { actual = 3 } },
  { name = "別の年", years.R6 = { actual = 3 } },
], years.R5 = { rating = "B", result = "研修を2回行った。", issue = "時間が足りない。" } }]
"#;

const LATER: &str = r#"
initiatives = [{ id = "y", pillar = "2", title = "人材育成", indicators = [
  { name = "満足度", unit = "%", years.R6 = { actual = 80, target = 90 } },
  { name = "参加者", unit = "人", years.R6 = { actual = 60, target = 50 } },
], years.R6 = { rating = "A", result = "研修を5回行った。" } }]
"#;

fn across<T>(ask: impl Fn(&Comparison<'_>) -> T) -> Option<T> {
    let earlier = plan(&format!("{}{EARLIER}", head(MARKS)))?;
    let later = plan(&format!("{}{LATER}", head(MARKS)))?;
    let side = |plan| Some::<&Plan>(plan)?.initiatives().first();
    let earlier = RowInYear {
        plan: &earlier,
        row: side(&earlier)?,
        year: year("R5")?,
    };
    let later = RowInYear {
        plan: &later,
        row: side(&later)?,
        year: year("R6")?,
    };
    Some(ask(&compare_across(earlier, later)))
}

fn shown(value: Option<&Value>) -> String {
    value.map_or("-".to_owned(), ToString::to_string)
}

#[test]
fn indicators_of_one_name_are_lined_up_and_the_others_stand_alone() {
    let found = across(|found| {
        let rows = found.indicators.iter().map(|one| {
            let values = [one.earlier, one.later, one.target].map(shown);
            format!("{} {}", one.indicator.name, values.join(" "))
        });
        rows.collect::<Vec<_>>()
    });
    let expected = ["満足度 - 80 90", "参加者 40 60 50", "回数 3 - -"];
    assert_eq!(found, Some(expected.map(str::to_owned).to_vec()));
}

#[test]
fn only_what_stands_in_both_years_has_changed() {
    let found = across(|found| {
        let changes = found
            .indicators
            .iter()
            .map(|one| one.change.map(|change| change.difference.signed()));
        changes.collect::<Vec<_>>()
    });
    assert_eq!(found, Some(vec![None, Some("+20".to_owned()), None]));
}

#[test]
fn ratings_of_two_plans_stand_side_by_side_without_rising() {
    let found = across(|found| {
        let marks = [found.rating.earlier, found.rating.later];
        (marks.map(|mark| mark.map(str::to_owned)), found.rating.rise)
    });
    let marks = ["B", "A"].map(|mark| Some(mark.to_owned()));
    assert_eq!(found, Some((marks, None)));
}

#[test]
fn texts_of_two_plans_are_compared_kind_by_kind() {
    let found = across(|found| {
        let texts = found.texts.iter();
        texts
            .map(|(kind, text)| (*kind, text.change))
            .collect::<Vec<_>>()
    });
    let expected = vec![
        (TextKind::Result, TextChange::Changed),
        (TextKind::Issue, TextChange::Gone),
    ];
    assert_eq!(found, Some(expected));
}

#[test]
fn a_comparison_across_plans_keeps_both_rows_and_years() {
    let found = across(|found| {
        let side = |side: RowInYear<'_>| format!("{} {}", side.row.title, side.year);
        [side(found.earlier), side(found.later)]
    });
    assert_eq!(found, Some(["研修 R5", "人材育成 R6"].map(str::to_owned)));
}

fn check_due(written: &str, expected: bool) {
    let of = indicator(Better::Higher, written);
    let is_due = year("R6").and_then(|year| Some(Attainment::of(&of, year)?.is_due(year)));
    assert_eq!(is_due, Some(expected), "{written}");
}

#[test]
fn what_is_to_be_reached_later_is_not_due_yet() {
    check_due("R6 5/7", true);
    check_due("R5 5/7", true);
    check_due("R6 5、R8 /10", false);
}
