//! What a person may write to ask for rows, and the orders in which they can
//! be listed.

use tenken::document::Source;
use tenken::plan::{Plan, load};
use tenken::query::{FacetValue, Filter, Listing, NameKind, PlanPart, RatingChoice, RowOrder};
use tenken::query::{named, named_row, names};

use crate::plans::year;

const PLAN: &str = r#"
format = 1
plan = { id = "t", title = "計画", first_year = "R5", last_year = "R7", review_year = "R6", ratings = [
  { mark = "A" }, { mark = "B" }, { mark = "◎" },
] }
pillars = [{ id = "1", title = "くらし" }, { id = "2", title = "窓口" }]
measures = [
  { id = "1-1", pillar = "1", title = "窓口" },
  { id = "1-2", pillar = "1", title = "手続サーバー" },
]
[[initiatives]]
id = "1-1-1"
measure = "1-1"
title = "動かない"
departments = ["総務部/情報課"]
years.R5 = { result = "同じ。", rating = "A" }
years.R6 = { result = "同じ。", rating = "A" }

[[initiatives]]
id = "1-1-2"
measure = "1-1"
title = "落ちた"
departments = ["教育委員会/総務課"]
tags = { "主体" = "県", "方針" = ["1", "2"] }
years.R5 = { rating = "A" }
years.R6 = { rating = "◎" }

[[initiatives]]
id = "1-2-1"
measure = "1-2"
title = "書かれた"
departments = ["総務部"]
years.R6 = { result = "初めて書いた。", rating = "B" }

[[initiatives]]
id = "1-2-2"
measure = "1-2"
title = "評価なし"
indicators = [{ name = "件数", years = { R5 = { actual = 10 }, R6 = { actual = 12 } } }]
"#;

fn plan() -> Option<Plan> {
    load(Source::new("t.toml", PLAN)).plan
}

/// What a word chooses, written short.
fn chosen(kind: NameKind, written: &str) -> Option<Vec<String>> {
    let chosen = named(kind, &plan()?, written, year("R6")?);
    let short = |chosen: &FacetValue| match chosen {
        FacetValue::Department(department) => department.to_string(),
        FacetValue::Rating(RatingChoice::Mark(mark)) => mark.clone(),
        FacetValue::Rating(RatingChoice::Unrated) => "unrated".to_owned(),
        FacetValue::Rating(RatingChoice::Unreadable) => "unreadable".to_owned(),
        FacetValue::PlanPart(PlanPart::Pillar(id)) => format!("pillar {id}"),
        FacetValue::PlanPart(PlanPart::Measure(id)) => format!("measure {id}"),
        FacetValue::Tag(name, value) => format!("{name}: {value}"),
    };
    Some(chosen.iter().map(short).collect())
}

fn check(kind: NameKind, written: &str, expected: &[&str]) {
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(chosen(kind, written), Some(expected), "{written}");
}

#[test]
fn a_department_is_named_by_its_path_its_name_or_a_part() {
    check(NameKind::Department, "総務部/情報課", &["総務部/情報課"]);
    check(NameKind::Department, "総務部", &["総務部"]);
    check(NameKind::Department, "情報課", &["総務部/情報課"]);
    check(NameKind::Department, "教育", &["教育委員会"]);
    check(
        NameKind::Department,
        "総務",
        &["総務部", "教育委員会/総務課"],
    );
    check(NameKind::Department, "消防", &[]);
    check(NameKind::Department, "", &[]);
}

#[test]
fn a_rating_is_named_by_its_mark() {
    check(NameKind::Rating, "A", &["A"]);
    check(NameKind::Rating, "ａ", &["A"]);
    check(NameKind::Rating, "◎", &["◎"]);
    check(NameKind::Rating, "-", &["unrated"]);
    check(NameKind::Rating, "AB", &[]);
}

#[test]
fn a_pillar_is_no_measure_of_the_same_title() {
    check(NameKind::Pillar, "窓口", &["pillar 2"]);
    check(NameKind::Measure, "窓口", &["measure 1-1"]);
    check(NameKind::Measure, "1-2", &["measure 1-2"]);
    check(NameKind::Measure, "①(2)", &["measure 1-2"]);
    check(NameKind::Measure, "サーバ", &["measure 1-2"]);
    check(NameKind::Pillar, "1-2", &[]);
}

#[test]
fn a_tag_is_named_with_its_name_or_without() {
    check(NameKind::Tag, "主体=県", &["主体: 県"]);
    check(NameKind::Tag, "県", &["主体: 県"]);
    check(NameKind::Tag, "方針=2", &["方針: 2"]);
    check(NameKind::Tag, "方針=3", &[]);
}

#[test]
fn what_can_be_named_is_told() {
    let told = |kind| {
        plan()
            .zip(year("R6"))
            .map(|(plan, year)| names(kind, &plan, year))
    };
    let told = |kind| told(kind).map(|names| names.join(" "));
    assert_eq!(told(NameKind::Rating).as_deref(), Some("A B ◎ -"));
    assert_eq!(told(NameKind::Measure).as_deref(), Some("1-1 1-2"));
    assert_eq!(
        told(NameKind::Tag).as_deref(),
        Some("主体=県 方針=1 方針=2")
    );
}

#[test]
fn a_row_is_named_by_its_id_or_its_printed_number() {
    let row = |written| Some(named_row(&plan()?, written)?.to_string());
    assert_eq!(row("1-2-1").as_deref(), Some("1-2-1"));
    assert_eq!(row("①(2)1").as_deref(), Some("1-2-1"));
    assert_eq!(row("１－２－１").as_deref(), Some("1-2-1"));
    assert_eq!(row("1-2"), None);
    assert_eq!(row(""), None);
}

fn ordered(order: RowOrder) -> Option<String> {
    let (plan, year) = (plan()?, year("R6")?);
    let all = Listing::new(&plan, &Filter::default(), None, year);
    let listing = all.in_order(order, &plan, year);
    let rows = listing.initiatives(&plan);
    let ids: Vec<&str> = rows.map(|row| row.id.as_str()).collect();
    Some(ids.join(" "))
}

#[test]
fn the_worst_rating_comes_first_and_none_last() {
    let ids = ordered(RowOrder::Rating);
    assert_eq!(ids.as_deref(), Some("1-1-2 1-2-1 1-1-1 1-2-2"));
}

#[test]
fn the_greatest_change_comes_first() {
    let ids = ordered(RowOrder::Change);
    assert_eq!(ids.as_deref(), Some("1-1-2 1-2-2 1-2-1 1-1-1"));
}

#[test]
fn departments_come_as_the_plan_names_them_and_none_last() {
    let ids = ordered(RowOrder::Department);
    assert_eq!(ids.as_deref(), Some("1-1-1 1-2-1 1-1-2 1-2-2"));
}
