//! Searching by the readings that a plan gives for its titles.

use tenken::document::Source;
use tenken::plan::{Plan, load};
use tenken::query::{Closeness, Findable, Query, Search, fold_matches};

/// A plan of two measures, of which the second has a reading, as has its pillar; the tests add
/// the rows.
fn plan_of(rows: &str) -> Option<Plan> {
    let text = format!(
        r#"
format = 1
plan = {{ id = "t", title = "計画", first_year = "R5", last_year = "R7", review_year = "R6" }}
pillars = [
  {{ id = "1", title = "柱" }},
  {{ id = "2", title = "一日の計", reading = "ついたちのけい" }},
]
measures = [
  {{ id = "1-1", pillar = "1", title = "窓口" }},
  {{ id = "2-1", pillar = "2", title = "明日香", reading = "あすか" }},
]
initiatives = [
{rows}
]
"#
    );
    let loaded = load(Source::new("t.toml", text));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.plan
}

fn check_found(rows: &str, query: &str, expected: &[&str]) {
    let plan = plan_of(rows);
    let found = plan.as_ref().map(|plan| {
        let hits = Search::new(plan).hits(&Query::new(query)).into_iter();
        let ids = hits.filter_map(|hit| plan.at(hit.row).map(|row| row.id.to_string()));
        ids.collect::<Vec<_>>()
    });
    let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    assert_eq!(found, Some(expected), "{query}");
}

fn check_all(rows: &str, queries: &[&str], expected: &[&str]) {
    for query in queries {
        check_found(rows, query, expected);
    }
}

/// A title that nobody reads like its kanji, and one that has nothing to do with it.
const TOWN: &str = r#"
{ id = "a", measure = "1-1", title = "道路の補修" },
{ id = "b", measure = "1-1", title = "百舌鳥の森の保全", reading = "もずのもり の ほぜん" },
"#;

#[test]
fn a_row_is_found_by_its_reading_however_it_is_typed() {
    let queries = [
        "もずの",
        "モズノモリ",
        "mozunomori",
        "MOZU",
        "もずのもりのほぜん",
    ];
    check_all(TOWN, &queries, &["b"]);
}

#[test]
fn words_of_a_reading_begin_after_its_blanks() {
    check_all(TOWN, &["mozu hozen", "もず ほぜん", "hozen"], &["b"]);
}

#[test]
fn the_middle_of_a_word_is_heard_if_nothing_else_is() {
    let row = r#"{ id = "a", measure = "1-1", title = "庁報", reading = "しみんてちょう" },"#;
    let other = r#"{ id = "b", measure = "1-1", title = "手帳の配布" },"#;
    check_found(row, "てちょう", &["a"]);
    check_found(&format!("{row}\n{other}"), "てちょう", &["b"]);
    check_found(row, "mintechou", &["a"]);
    check_found(row, "echou", &[]);
}

#[test]
fn readings_may_be_in_katakana_or_in_latin_letters() {
    for reading in ["シミンテチョウ", "ｼﾐﾝﾃﾁｮｳ", "shimin techou", "Shimin Techō"]
    {
        let row = format!(
            "{{ id = \"a\", measure = \"1-1\", title = \"庁報\", reading = \"{reading}\" }},"
        );
        let queries = ["しみんてちょう", "simintetyou", "shimintecho", "shimin"];
        check_all(&row, &queries, &["a"]);
    }
    let row = r#"{ id = "a", measure = "1-1", title = "変革", reading = "DXすいしん" },"#;
    check_all(row, &["dxsui", "すいしん"], &["a"]);
}

/// Of three titles the last one has a reading that the kanji of the others have, too.
const ALIKE: &str = r#"
{ id = "a", measure = "1-1", title = "公園" },
{ id = "b", measure = "1-1", title = "講演" },
{ id = "c", measure = "1-1", title = "苑", reading = "こうえん" },
"#;

#[test]
fn what_is_said_to_be_read_so_comes_before_what_may_be() {
    check_all(ALIKE, &["こうえん", "kouen", "koen"], &["c", "a", "b"]);
}

#[test]
fn what_is_written_comes_before_what_is_read_so() {
    let written = r#"{ id = "d", measure = "1-1", title = "こうえん" },"#;
    check_found(
        &format!("{ALIKE}{written}"),
        "こうえん",
        &["d", "c", "a", "b"],
    );
}

#[test]
fn a_better_field_comes_before_a_reading_in_a_worse_one() {
    let rows = r#"
{ id = "a", measure = "2-1", title = "道路" },
{ id = "b", measure = "1-1", title = "飛鳥の森", reading = "あすかのもり" },
"#;
    check_found(rows, "あすか", &["b", "a"]);
}

#[test]
fn rows_are_found_by_the_readings_of_what_they_belong_to() {
    let rows = r#"
{ id = "a", measure = "1-1", title = "道路" },
{ id = "b", measure = "2-1", title = "橋" },
{ id = "c", pillar = "2", title = "川" },
"#;
    check_all(rows, &["あすか", "asuka"], &["b"]);
    check_all(rows, &["ついたち", "tsuitachi"], &["b", "c"]);
}

#[test]
fn a_reading_is_heard_although_the_word_is_in_the_plan_in_latin_letters() {
    let row = r#"{ id = "a", measure = "1-1", title = "SHIMIN の更新" },"#;
    let other = r#"{ id = "b", measure = "1-1", title = "住人の声", reading = "しみんのこえ" },"#;
    check_found(&format!("{row}{other}"), "shimin", &["a", "b"]);
}

#[test]
fn the_whole_title_is_marked() {
    let plan = plan_of(TOWN);
    let found = plan
        .as_ref()
        .map(|plan| Search::new(plan).find(&Query::new("mozu")));
    let patterns = found.map(|found| found.patterns).unwrap_or_default();
    let title = "百舌鳥の森の保全";
    let marked = fold_matches(title, &patterns).into_iter();
    let marked: Vec<&str> = marked.filter_map(|part| title.get(part)).collect();
    assert_eq!(marked, [title]);
}

/// A title may be as long as a file, and is not laid beside another character by character.
#[test]
fn a_title_of_any_length_is_found_by_its_reading() {
    let long = "百舌鳥".repeat(20_000);
    let rows = format!(
        "{{ id = \"a\", measure = \"1-1\", title = \"{long}\", reading = \"もず\" }},\n\
         {{ id = \"b\", measure = \"1-1\", title = \"{long}{long}\" }},"
    );
    check_found(&rows, "mozu", &["a", "b"]);
}

#[test]
fn what_is_chosen_by_its_name_is_found_by_its_reading() {
    let closeness = |typed: &str| {
        let town = Findable::new(["特別区", "plan.toml"]).read_as(Some("ちよだく とくべつ"));
        town.closeness(&Query::new(typed))
    };
    for typed in [
        "ちよだ",
        "chiyoda",
        "chiyodaku tokubetsu",
        "とくべつ",
        "plan",
    ] {
        assert_eq!(closeness(typed), Some(Closeness::Alike), "{typed}");
    }
    assert_eq!(closeness("yodaku"), Some(Closeness::Free));
    assert_eq!(closeness("minato"), None);
}
