//! Several plans beside each other: their rows against the ratings of all scales, and
//! their indicators of the same name.

use proptest::prelude::*;
use tenken::across::{
    Namesakes, PlanCounts, PlanNames, Profile, RatingColumns, RowsChoice, RowsCounts, RowsFacet,
    RowsFilter, SoughtIndicator, Tally, gather,
};
use tenken::plan::{Department, Plan};
use tenken::query::{
    Filter, Hit, IndicatorKey, IndicatorOrder, IndicatorRow, Listing, Query, RatingChoice, Search,
};

use crate::generated::{any_cases, plan_file};
use crate::plans::{BUILT_IN, loaded};

/// A plan with a row for each rating, `-` for none, on a scale of marks.
fn rated(body: &str, scale: &str, ratings: &str) -> String {
    let steps = scale
        .chars()
        .map(|mark| format!("[[plan.ratings]]\nmark = \"{mark}\"\nlabel = \"{mark}\"\n"));
    let rows = ratings.chars().enumerate().map(|(number, mark)| {
        let rating = match mark {
            '-' => String::new(),
            mark => format!("rating = \"{mark}\""),
        };
        format!(
            "[[initiatives]]\nid = \"{number}\"\npillar = \"1\"\ntitle = \"行{number}\"\n\
             years.R6 = {{ {rating} }}\n"
        )
    });
    format!(
        "{}{}[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n{}",
        facts(body, "計画", "R6"),
        steps.collect::<String>(),
        rows.collect::<String>(),
    )
}

fn facts(body: &str, title: &str, review_year: &str) -> String {
    format!(
        "format = 1\n[plan]\nid = \"a\"\ntitle = \"{title}\"\nbody = \"{body}\"\n\
         first_year = \"R4\"\nlast_year = \"R8\"\nreview_year = \"{review_year}\"\n"
    )
}

/// A plan without ratings and with indicators, each with a name, a unit and what stands in
/// its years.
fn measured(body: &str, review_year: &str, indicators: &[(&str, &str, &str)]) -> String {
    let indicators = indicators.iter().map(|(name, unit, years)| {
        format!("{{ name = \"{name}\", unit = \"{unit}\", {years} }},\n")
    });
    format!(
        "{}[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n[[initiatives]]\nid = \"1\"\n\
         pillar = \"1\"\ntitle = \"行\"\nindicators = [\n{}]\n",
        facts(body, "計画", review_year),
        indicators.collect::<String>(),
    )
}

fn plans<T: AsRef<str>>(texts: &[T]) -> Vec<Plan> {
    let plans = texts.iter().map(|text| loaded(text.as_ref()).plan);
    plans.collect::<Option<_>>().unwrap_or_default()
}

fn counts(plans: &[Plan]) -> Vec<PlanCounts> {
    let profiles = plans.iter().map(Profile::new);
    profiles
        .map(|profile| profile.counts(false).clone())
        .collect()
}

/// The table of plans as lines, with `.` for what a scale does not have.
fn table(plans: &[Plan]) -> Vec<String> {
    let counts = counts(plans);
    let columns = RatingColumns::new(counts.iter());
    let marks = columns.columns().iter();
    let marks = marks.map(|column| match &column.rating {
        RatingChoice::Mark(mark) => mark.as_str(),
        RatingChoice::Unrated => "-",
        RatingChoice::Unreadable => "?",
    });
    let headings = marks.collect::<Vec<_>>().join(" ");
    let rows = counts.iter().map(|plan| {
        let cells = columns.cells(plan).into_iter();
        let cells = cells.map(|cell| cell.map_or(".".to_owned(), |count| count.to_string()));
        cells.collect::<Vec<_>>().join(" ")
    });
    let totals = columns.totals(counts.iter());
    let totals: Vec<String> = totals.iter().map(ToString::to_string).collect();
    std::iter::once(headings)
        .chain(rows)
        .chain([totals.join(" ")])
        .collect()
}

fn check_table(texts: &[String], expected: &[&str]) {
    assert_eq!(table(&plans(texts)), expected);
}

#[test]
fn equal_scales_share_their_columns() {
    let plans = [rated("甲", "ABC", "AABC"), rated("乙", "ABC", "CC")];
    check_table(&plans, &["A B C", "2 1 1", "0 0 2", "2 1 3"]);
}

#[test]
fn a_mark_that_a_scale_lacks_is_no_zero() {
    let plans = [rated("甲", "ABC", "AC"), rated("乙", "ABCD", "D")];
    check_table(&plans, &["A B C D", "1 0 1 .", "0 0 0 1", "1 0 1 1"]);
}

#[test]
fn a_better_mark_stands_before_those_it_is_better_than() {
    let plans = [rated("甲", "ABC", "A"), rated("乙", "SABC", "S")];
    check_table(&plans, &["S A B C", ". 1 0 0", "1 0 0 0", "1 1 0 0"]);
    let plans = [rated("甲", "AC", "C"), rated("乙", "ABC", "B")];
    check_table(&plans, &["A B C", "0 . 1", "0 1 0", "0 1 1"]);
}

#[test]
fn scales_with_nothing_in_common_follow_each_other() {
    let plans = [rated("甲", "AB", "A"), rated("乙", "○×", "×")];
    check_table(&plans, &["A B ○ ×", "1 0 . .", ". . 0 1", "1 0 0 1"]);
}

#[test]
fn scales_in_opposite_orders_have_each_mark_once() {
    let plans = [rated("甲", "ABC", "A"), rated("乙", "CBA", "A")];
    check_table(&plans, &["A B C", "1 0 0", "1 0 0", "2 0 0"]);
}

#[test]
fn rows_without_a_rating_come_last_and_are_counted_of_every_scale() {
    let plans = [rated("甲", "AB", "A"), rated("乙", "AB", "B--")];
    check_table(&plans, &["A B -", "1 0 0", "0 1 2", "1 1 2"]);
}

#[test]
fn a_plan_without_ratings_has_no_cells_but_bands() {
    let reached = ("件数", "件", "years.R6 = { actual = 5, target = 5 }");
    let unknown = ("割合", "%", "years.R6 = { actual = 5 }");
    let plans = plans(&[
        rated("甲", "AB", "A"),
        measured("乙", "R6", &[reached, unknown]),
    ]);
    assert_eq!(table(&plans), ["A B", "1 0", ". .", "1 0"]);
    let of_bands = counts(&plans).pop();
    let bands = of_bands.map(|counts| match counts.tally {
        Tally::Bands(bands) => (counts.rows, bands.map(|(_, count)| count).to_vec()),
        Tally::Ratings(_) => (counts.rows, Vec::new()),
    });
    assert_eq!(bands, Some((1, vec![1, 0, 0, 0, 1])));
}

#[test]
fn reprints_are_counted_or_left_out() {
    let kameyama = plans(&BUILT_IN[..1]);
    let profile = kameyama.first().map(Profile::new);
    let total = |without| {
        let counts = profile.as_ref().map(|profile| profile.counts(without));
        counts.map(|counts| (counts.rows, counts.tally.total()))
    };
    assert_eq!(total(false), Some((92, 92)));
    assert_eq!(total(true), Some((85, 85)));
}

#[test]
fn plans_are_called_by_body_and_by_title_where_that_is_not_enough() {
    let plans = plans(&BUILT_IN);
    let facts = || plans.iter().map(Plan::facts);
    let names = PlanNames::new(facts());
    let names: Vec<String> = facts().map(|facts| names.name(facts)).collect();
    assert_eq!(
        names,
        [
            "亀山市",
            "三重県　みえデジプラン",
            "三重県　みえデジタル戦略推進計画（全面改定）",
            "三重県　みえデジタル戦略推進計画",
            "富山県",
        ]
    );
}

// ---- Indicators of the same name

/// The indicators of plans like the first of the first one.
fn namesakes(plans: &[Plan]) -> Namesakes<usize> {
    let key = IndicatorKey::Initiative(tenken::plan::InitiativeId::new("1"), 0);
    let first = plans.first();
    let first = first.and_then(|plan| IndicatorRow::of_key(plan, &key));
    let sought = first.map(|row| SoughtIndicator::like(row.indicator));
    let profiles: Vec<Profile> = plans.iter().map(Profile::new).collect();
    let numbered = plans.iter().zip(&profiles).enumerate();
    gather(
        &sought.unwrap_or_else(|| SoughtIndicator::named("")),
        numbered.map(|(number, (plan, profile))| (number, plan, profile.names())),
    )
}

/// The plans of the indicators that are found, in an order.
fn in_order(found: &Namesakes<usize>, order: IndicatorOrder) -> Vec<usize> {
    let places = found.in_order(order).into_iter();
    places
        .filter_map(|place| found.found.get(place))
        .map(|namesake| namesake.plan)
        .collect()
}

#[test]
fn names_are_equal_if_a_search_takes_them_for_equal() {
    let years = "years.R6 = { actual = 1 }";
    let plan = |name| measured("甲", "R6", &[(name, "%", years)]);
    let plans = plans(&[
        plan("AI利用率"),
        plan("ＡＩ利用率"),
        plan("ai 利用率"),
        plan("AI利用率（職員）"),
        plan("AI活用率"),
    ]);
    let found = namesakes(&plans);
    assert_eq!(in_order(&found, IndicatorOrder::Plan), [0, 1, 2]);
}

#[test]
fn another_unit_is_counted_and_not_compared() {
    let years = "years.R6 = { actual = 1 }";
    let plan = |unit| measured("甲", "R6", &[("利用", unit, years)]);
    let plans = plans(&[plan("%"), plan("％"), plan("件"), plan("千件")]);
    let found = namesakes(&plans);
    assert_eq!(in_order(&found, IndicatorOrder::Plan), [0, 1]);
    assert_eq!(found.of_other_units, 2);
}

#[test]
fn what_is_no_number_comes_last_in_every_order() {
    let plan = |years| measured("甲", "R6", &[("利用", "件", years)]);
    let plans = plans(&[
        plan("years.R6 = { actual = \"未集計\", target = 8 }"),
        plan("years.R5 = { actual = 4 }, years.R6 = { actual = 2, target = 8 }"),
        plan("years.R5 = { actual = 2 }, years.R6 = { actual = 6, target = 8 }"),
        plan("years.R6 = { target = 8 }"),
        plan("years.R7 = { actual = 9 }"),
    ]);
    let found = namesakes(&plans);
    let order = |order| in_order(&found, order);
    assert_eq!(order(IndicatorOrder::Value), [2, 1, 0, 3, 4]);
    assert_eq!(order(IndicatorOrder::Attainment), [1, 2, 0, 3, 4]);
    assert_eq!(order(IndicatorOrder::Change), [1, 2, 0, 3, 4]);
}

#[test]
fn every_plan_is_asked_in_its_own_year() {
    let years = "years.R5 = { actual = 2 }, years.R6 = { actual = 9 }";
    let indicator = [("利用", "件", years)];
    let plans = plans(&[
        measured("甲", "R5", &indicator),
        measured("乙", "R6", &indicator),
    ]);
    let found = namesakes(&plans);
    assert_eq!(in_order(&found, IndicatorOrder::Value), [1, 0]);
}

// ---- Rows of several plans

/// A plan with a row for each list of departments, all rated A but the last, which is not.
fn departments(rows: &[&str]) -> String {
    let marks = format!("{}-", "A".repeat(rows.len().saturating_sub(1)));
    let mut plan = rated("甲", "AB", &marks);
    for (number, departments) in rows.iter().enumerate() {
        let title = format!("title = \"行{number}\"\n");
        let with = format!("{title}departments = [{departments}]\n");
        plan = plan.replace(&title, &with);
    }
    plan
}

fn department(name: &str) -> RowsChoice {
    RowsChoice::Department(name.to_owned())
}

fn rating(mark: &str) -> RowsChoice {
    RowsChoice::Rating(RatingChoice::Mark(mark.to_owned()))
}

fn hits(plan: &Plan, choices: &[RowsChoice], words: &str) -> Vec<Hit> {
    let filter = RowsFilter::default().with(choices);
    filter.hits(plan, &Search::new(plan), &Query::new(words))
}

fn check_rows(text: &str, choices: &[RowsChoice], words: &str, expected: &[&str]) {
    let plan = loaded(text).plan;
    let rows = plan.iter().flat_map(|plan| {
        let hits = hits(plan, choices, words).into_iter();
        hits.filter_map(|hit| Some(plan.at(hit.row)?.id.to_string()))
    });
    assert_eq!(rows.collect::<Vec<_>>(), expected);
}

#[test]
fn a_department_is_named_at_any_level_and_has_those_below_it() {
    let plan = departments(&[
        "\"総務部/情報課\"",
        "\"総務部\"",
        "\"情報課/係\"",
        "\"広報情報課\"",
    ]);
    check_rows(&plan, &[department("総務部")], "", &["0", "1"]);
    check_rows(&plan, &[department("情報課")], "", &["0", "2"]);
    check_rows(&plan, &[department("情報")], "", &[]);
    let both = [department("総務部"), department("広報情報課")];
    check_rows(&plan, &both, "", &["0", "1", "3"]);
}

#[test]
fn kinds_of_choices_and_words_narrow_each_other() {
    let plan = departments(&["\"情報課\"", "\"情報課\"", "\"税務課\"", "\"情報課\""]);
    let choices = [department("情報課"), rating("A")];
    check_rows(&plan, &[], "", &["0", "1", "2", "3"]);
    check_rows(&plan, &choices, "", &["0", "1"]);
    check_rows(&plan, &choices, "行1", &["1"]);
    check_rows(&plan, &[rating("B")], "", &[]);
    let unrated = RowsChoice::Rating(RatingChoice::Unrated);
    check_rows(&plan, std::slice::from_ref(&unrated), "", &["3"]);
    check_rows(&plan, &[rating("A"), unrated], "", &["0", "1", "2", "3"]);
}

#[test]
fn a_row_is_counted_once_for_a_department_above_two_of_its_own() {
    let plan = departments(&["\"総務部/情報課\", \"総務部/税務課\"", "\"総務部/税務課\""]);
    let mut counts = RowsCounts::default();
    for plan in loaded(&plan).plan.iter() {
        counts.add(RowsFacet::Department, plan, &hits(plan, &[], ""));
    }
    let gone = department("会計課");
    let filter = RowsFilter::default().with(&[department("情報課"), gone.clone()]);
    let offered = counts.most_first(&filter);
    let offered: Vec<_> = offered
        .iter()
        .map(|choice| (choice, counts.of(choice)))
        .collect();
    let (soumu, zeimu, johou) = (
        department("総務部"),
        department("税務課"),
        department("情報課"),
    );
    assert_eq!(offered, [(&zeimu, 2), (&soumu, 2), (&johou, 1), (&gone, 0)]);
    assert_eq!(counts.rows(), 2);
}

/// The rows that a filter of one plan lists for the same choices.
fn listed_alone(plan: &Plan, choice: &RowsChoice) -> usize {
    let all = plan.initiatives().iter().flat_map(|row| &row.departments);
    let mut filter = Filter::default();
    match choice {
        RowsChoice::Rating(rating) => _ = filter.ratings.insert(rating.clone()),
        RowsChoice::Department(name) => {
            let above = all.flat_map(Department::with_those_above);
            filter.departments = above.filter(|own| own.name() == name).collect();
            if filter.departments.is_empty() {
                return 0;
            }
        }
    }
    Listing::new(plan, &filter, None, plan.facts().review_year).len()
}

proptest! {
    #![proptest_config(any_cases())]

    /// What is counted for a choice is what it lists, and what the filter of each plan
    /// lists; it is the same however the plans are parted.
    #[test]
    fn a_choice_lists_what_was_counted_for_it(first in plan_file(), second in plan_file()) {
        let plans = plans(&[first, second]);
        for facet in [RowsFacet::Department, RowsFacet::Rating] {
            let mut counts = RowsCounts::default();
            let mut in_parts = RowsCounts::default();
            for plan in plans.iter().rev() {
                let mut part = RowsCounts::default();
                part.add(facet, plan, &hits(plan, &[], ""));
                in_parts.join(part);
            }
            for plan in &plans {
                counts.add(facet, plan, &hits(plan, &[], ""));
            }
            prop_assert_eq!(&counts, &in_parts);
            for choice in counts.most_first(&RowsFilter::default()) {
                let alone = plans.iter().map(|plan| listed_alone(plan, &choice));
                prop_assert_eq!(counts.of(&choice), alone.sum::<usize>());
                let listed = plans.iter().map(|plan| hits(plan, std::slice::from_ref(&choice), "").len());
                prop_assert_eq!(counts.of(&choice), listed.sum::<usize>());
            }
        }
    }

    /// The index of names finds what asking every indicator finds.
    #[test]
    fn the_index_finds_what_every_indicator_says(plan in plan_file()) {
        let plan = loaded(&plan).plan;
        for plan in plan.iter() {
            let profile = Profile::new(plan);
            let year = plan.facts().review_year;
            let all = Listing::new(plan, &Filter::default(), None, year);
            let rows = tenken::query::indicators(plan, &all, IndicatorOrder::Plan, year);
            for row in &rows {
                let sought = SoughtIndicator::named(&row.indicator.name);
                let expected = rows.iter().filter(|row| sought.has_name_of(row.indicator));
                let expected: Vec<_> = expected.map(IndicatorRow::key).collect();
                let found = profile.names().find(plan, &sought);
                let found: Vec<_> = found.iter().map(IndicatorRow::key).collect();
                prop_assert!(found.contains(&row.key()));
                prop_assert_eq!(found, expected);
            }
        }
    }

    /// Every row is counted once, whatever stands beside the plan.
    #[test]
    fn every_row_is_counted_once(first in plan_file(), second in plan_file()) {
        let plans = plans(&[first, second]);
        let counts = counts(&plans);
        let columns = RatingColumns::new(counts.iter());
        for plan in &counts {
            if let Tally::Ratings(_) = plan.tally {
                let counted: usize = columns.cells(plan).into_iter().flatten().sum();
                prop_assert_eq!(counted, plan.rows);
            }
        }
    }
}
