//! The sentences of a text that tell a meeting most.

#![allow(clippy::expect_used)]

use tenken::compare::{Told, Years, compare, telling_sentences};
use tenken::document::Source;
use tenken::plan::{TextKind, load};

/// What the results of the later year say in at most so many sentences.
fn told(earlier: &str, later: &str, most: usize) -> Option<Told> {
    let plan = format!(
        r#"
format = 1
[plan]
id = "p"
title = "計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "取組"
years.R5.result = [{earlier}]
years.R6.result = [{later}]
"#
    );
    let plan = load(Source::new("plan.toml", plan)).plan?;
    let years = Years::since_year_before(plan.facts().review_year);
    let row = plan.initiatives().first()?;
    let compared = compare(&plan, row, years);
    Some(telling_sentences(&compared, TextKind::Result, most))
}

fn check(earlier: &str, later: &str, most: usize, expected: &[&str]) {
    let told = told(earlier, later, most).expect("the plan has the row");
    let points: Vec<&str> = told.points.iter().map(|point| &*point.text).collect();
    assert_eq!(points, expected, "{later}");
    let leaves_out = expected.iter().any(|point| point.contains('…'));
    assert_eq!(told.is_whole, !leaves_out, "{later}");
}

#[test]
fn a_text_is_told_whole_if_it_may_be() {
    check(
        "",
        r#""一つ目。二つ目。", "三つ目。""#,
        3,
        &["一つ目。二つ目。", "三つ目。"],
    );
    check("", "", 3, &[]);
}

#[test]
fn a_text_is_told_from_its_beginning_however_long_its_sentences_are() {
    check(
        r#""28業務に導入した。""#,
        r#""13業務に導入した。", "総務課：支払調書の作成と、毎月の集計。", "財務課：納付書の発行と、口座の照合、督促。""#,
        2,
        &[
            "13業務に導入した。",
            "総務課：支払調書の作成と、毎月の集計。…",
        ],
    );
    check(
        "",
        r#""始めた。詳しい内容は次のとおりである。", "3回。""#,
        1,
        &["始めた。…"],
    );
}

#[test]
fn what_was_told_the_year_before_gives_way() {
    let before = r#""窓口で相談を受け付けた。", "講座を開いた。""#;
    check(
        before,
        r#""窓口で相談を受け付けた。", "市民の声を集めた。", "講座を開いた。", "動画も公開した。""#,
        2,
        &["…市民の声を集めた。…", "動画も公開した。"],
    );
    check(
        before,
        r#""窓口で相談を受け付けた。講座を開いた。""#,
        1,
        &["窓口で相談を受け付けた。…"],
    );
}

#[test]
fn what_is_new_is_marked_wherever_something_is_left_out() {
    let told = told(
        r#""窓口で相談を受け付けた。", "講座を8回開いた。""#,
        r#""窓口で相談を受け付けた。", "講座を12回開いた。""#,
        1,
    );
    let points = told.map(|told| told.points).unwrap_or_default();
    let new = points.iter().flat_map(|point| {
        let ranges = point.differs.iter();
        ranges.filter_map(|range| point.text.get(range.clone()))
    });
    assert_eq!(new.collect::<Vec<_>>(), ["12"]);
}
