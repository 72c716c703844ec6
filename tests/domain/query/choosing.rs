//! Choosing rows: what searching does not mind in spelling, which rows a few
//! words find and in which order, what filters leave, and how many rows each
//! further choice would leave. On plans of a few lines, and on the plan that
//! comes with the program.

use std::sync::LazyLock;

use tenken::document::Source;
use tenken::plan::{Department, Initiative, InitiativeId, Plan, Text, TextKind, load};
use tenken::query::{
    Facet, FacetChoice, FacetValue, Filter, Folded, Listing, PlanPart, Query, RatingChoice, Search,
    SearchField, choices, fold_matches, rating_counts,
};

use crate::plans::{kameyama, year};

/// Two pillars with one measure each; the tests add the rows.
const HEAD: &str = r#"
format = 1
plan = { id = "t", title = "計画", first_year = "R5", last_year = "R7", review_year = "R6", ratings = [
  { mark = "A", label = "順調" }, { mark = "B", label = "まずまず" }, { mark = "C" },
] }
pillars = [{ id = "1", title = "くらし" }, { id = "2", title = "しごと" }]
measures = [
  { id = "1-1", pillar = "1", title = "窓口" },
  { id = "1-2", pillar = "1", title = "手続" },
  { id = "2-1", pillar = "2", title = "庁内" },
]
"#;

fn plan_of(rows: &str) -> Option<Plan> {
    let text = format!("{HEAD}\ninitiatives = [\n{rows}\n]\n");
    load(Source::new("t.toml", text)).plan
}

fn ids(plan: &Plan, listing: &Listing) -> Vec<String> {
    let rows = listing.initiatives(plan);
    rows.map(|row| row.id.to_string()).collect()
}

// ---- Folding

fn check_same(one: &str, other: &str) {
    let (one, other) = (Folded::new(one), Folded::new(other));
    assert!(!one.is_empty());
    assert_eq!(one.text(), other.text());
}

fn check_different(one: &str, other: &str) {
    assert_ne!(Folded::new(one).text(), Folded::new(other).text());
}

#[test]
fn width_and_case_do_not_matter() {
    check_same("ｒｐａ", "RPA");
    check_same("Ｒｐａ", "rpa");
    check_same("２０２４", "2024");
}

#[test]
fn hiragana_katakana_and_half_width_kana_are_the_same() {
    check_same("ﾏｲﾅﾝﾊﾞｰ", "マイナンバー");
    check_same("まいなんばー", "マイナンバー");
    check_same("ｶﾞｷﾞﾊﾟﾋﾟ", "ガギパピ");
    check_same("ｳﾞ", "ヴ");
}

#[test]
fn a_voiced_letter_is_not_its_voiceless_one() {
    check_different("ﾊﾟｽ", "ﾊﾞｽ");
    check_different("が", "か");
}

#[test]
fn a_voicing_mark_of_its_own_belongs_to_the_letter_before_it() {
    check_same("か\u{3099}", "が");
    check_same("は\u{309a}", "ぱ");
}

#[test]
fn a_long_mark_may_be_left_out() {
    check_same("サーバ", "サーバー");
    check_same("ﾃﾞｰﾀｰ", "データ");
}

#[test]
fn a_hyphen_in_a_word_may_be_left_out() {
    check_same("Wi-Fi", "wifi");
    check_same("Ｗｉ－Ｆｉ", "WiFi");
    check_same("e‐Tax", "ETAX");
}

#[test]
fn a_hyphen_between_digits_stays() {
    check_different("1-2-2", "122");
    check_same("１－２－２", "1-2-2");
}

#[test]
fn spaces_and_invisible_characters_do_not_matter() {
    check_same("D X　推進", "DX推進");
    check_same("葛\u{e0100}城", "葛城");
    check_same("☎\u{fe0f}", "☎");
}

#[test]
fn characters_made_of_others_are_taken_apart() {
    check_same("㈱", "(株)");
    check_same("①", "1");
    check_same("㌔", "キロ");
}

#[test]
fn nothing_is_left_of_spaces() {
    assert!(Folded::new(" 　\t").is_empty());
    assert!(Folded::new("").is_empty());
}

#[test]
fn what_is_folded_once_is_folded() {
    for text in ["した゛", "RPA \u{301}", "サー\u{3099}", "İﾞ"] {
        let once = Folded::new(text);
        assert_eq!(Folded::new(once.text()).text(), once.text(), "{text}");
    }
}

/// Where a word stands in a text: the part of the original that is found.
fn check_back(text: &str, word: &str, original: &str) {
    let (folded, word) = (Folded::new(text), Folded::new(word));
    let found = folded.text().find(word.text()).and_then(|start| {
        let characters = folded.characters(start..start + word.text().len());
        text.get(folded.original(characters)?)
    });
    assert_eq!(found, Some(original));
}

#[test]
fn a_find_maps_back_to_what_was_written() {
    check_back("新しいＲＰＡの導入", "rpa", "ＲＰＡ");
    check_back("館内Wi-Fi環境", "wifi", "Wi-Fi");
    check_back("電 子 決裁", "電子", "電 子");
}

#[test]
fn half_width_kana_map_back_with_their_voicing_marks() {
    check_back("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "なんば", "ﾅﾝﾊﾞ");
    check_back("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "ド", "ﾄﾞ");
    check_back("ｶﾞｷﾞｸﾞ", "ぎ", "ｷﾞ");
    check_back("か\u{3099}き", "が", "か\u{3099}");
}

#[test]
fn a_part_of_a_composed_character_maps_back_to_all_of_it() {
    check_back("亀山㈱支店", "株", "㈱");
    check_back("第①節", "1", "①");
}

#[test]
fn a_range_beyond_the_end_maps_back_to_nothing() {
    let folded = Folded::new("ｶﾞ");
    assert_eq!(folded.len(), 1);
    assert_eq!(folded.original(0..2), None);
    assert_eq!(folded.original(0..0), None);
}

// ---- Marking what was found

fn check_marked(text: &str, query: &str, marked: &str) {
    let mut shown = String::new();
    let mut at = 0;
    for found in fold_matches(text, &Query::new(query).patterns_in(text)) {
        shown.push_str(text.get(at..found.start).unwrap_or("?"));
        at = found.end;
        shown.push_str(&format!("[{}]", text.get(found).unwrap_or("?")));
    }
    shown.push_str(text.get(at..).unwrap_or("?"));
    assert_eq!(shown, marked);
}

#[test]
fn every_place_of_a_word_is_marked() {
    check_marked("図書館と電子図書館", "図書館", "[図書館]と電子[図書館]");
    check_marked("AIとｱｲとＡＩ", "ai", "[AI]とｱｲと[ＡＩ]");
}

#[test]
fn all_words_are_marked_and_those_that_touch_become_one() {
    check_marked("電子決裁の導入", "決裁 導入", "電子[決裁]の[導入]");
    check_marked("電子決裁の導入", "決裁 電子", "[電子決裁]の導入");
}

#[test]
fn half_width_kana_are_marked_whole() {
    check_marked("ﾏｲﾅﾝﾊﾞｰ制度", "まいなんば", "[ﾏｲﾅﾝﾊﾞｰ]制度");
}

#[test]
fn nothing_is_marked_where_nothing_was_asked_or_found() {
    check_marked("電子決裁", "", "電子決裁");
    check_marked("電子決裁", "図書館", "電子決裁");
}

// ---- Searching plans of a few lines

fn hits(plan: Option<&Plan>, query: &str) -> Option<Vec<(SearchField, String)>> {
    let plan = plan?;
    let found = Search::new(plan).hits(&Query::new(query)).into_iter();
    found
        .map(|hit| Some((hit.field, plan.at(hit.row)?.id.to_string())))
        .collect()
}

fn found(plan: Option<&Plan>, query: &str) -> Option<Vec<String>> {
    Some(hits(plan, query)?.into_iter().map(|(_, id)| id).collect())
}

fn check_found(rows: &str, query: &str, expected: &[&str]) {
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(
        found(plan_of(rows).as_ref(), query),
        Some(expected),
        "{query}"
    );
}

/// The same word in a text, in a department and in a title, in this order.
const RANKED: &str = r#"
{ id = "1-1-1", measure = "1-1", title = "道路", purpose = "消防と連携する。" },
{ id = "1-1-2", measure = "1-1", title = "通知", departments = ["消防本部/予防課"] },
{ id = "1-1-3", measure = "1-1", title = "消防の申請" },
"#;

#[test]
fn titles_come_before_departments_and_departments_before_texts() {
    check_found(RANKED, "消防", &["1-1-3", "1-1-2", "1-1-1"]);
}

#[test]
fn a_hit_says_where_the_word_was_found() {
    let found = hits(plan_of(RANKED).as_ref(), "消防").unwrap_or_default();
    let fields: Vec<SearchField> = found.into_iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        [
            SearchField::TitleWord,
            SearchField::Department,
            SearchField::Text
        ]
    );
}

#[test]
fn of_several_words_the_least_telling_place_counts() {
    let found = |query| hits(plan_of(RANKED).as_ref(), query);
    let in_body = Some(vec![(SearchField::Text, "1-1-1".to_owned())]);
    assert_eq!(found("道路 連携"), in_body);
    assert_eq!(found("連携 道路"), in_body);
}

#[test]
fn rows_that_fit_equally_stay_in_the_order_of_the_plan() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "い", purpose = "台帳を直す。" },
    { id = "1-1-2", measure = "1-1", title = "ろ", purpose = "古い台帳を電子にする。" },
    { id = "1-1-3", measure = "1-1", title = "は", purpose = "台帳" },
    "#;
    check_found(rows, "台帳", &["1-1-1", "1-1-2", "1-1-3"]);
}

#[test]
fn measures_pillars_and_tags_are_found_too() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "い" },
    { id = "1-2-1", measure = "1-2", title = "ろ" },
    { id = "2-1-1", measure = "2-1", title = "は", tags = { 主体 = ["県", "事業者"] } },
    "#;
    check_found(rows, "手続", &["1-2-1"]);
    check_found(rows, "くらし", &["1-1-1", "1-2-1"]);
    check_found(rows, "事業者", &["2-1-1"]);
}

#[test]
fn every_text_of_every_year_is_found() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "い", aim = "はやくする", notes = ["きをつける"],
      years.R5 = { plan = "しらべる", result = ["ひとつ", "ふたつ"] },
      years.R6 = { issue = "たりない", direction = "ふやす" },
      indicators = [{ name = "まちじかん" }] },
    "#;
    for word in [
        "はやく",
        "きをつけ",
        "しらべ",
        "ふたつ",
        "たりない",
        "ふやす",
        "まちじかん",
    ] {
        check_found(rows, word, &["1-1-1"]);
    }
}

/// Both words together, and each of them alone.
const WORDS: &str = r#"
{ id = "1-1-1", measure = "1-1", title = "図書館の座席システム" },
{ id = "1-1-2", measure = "1-1", title = "図書館の展示" },
{ id = "1-1-3", measure = "1-1", title = "人事システム" },
"#;

#[test]
fn a_row_must_have_all_words_in_either_order() {
    check_found(WORDS, "図書館 システム", &["1-1-1"]);
    check_found(WORDS, "システム 図書館", &["1-1-1"]);
}

#[test]
fn a_full_width_space_separates_words_too() {
    check_found(WORDS, "図書館　システム", &["1-1-1"]);
    check_found(WORDS, "　システム　 図書館　", &["1-1-1"]);
}

#[test]
fn a_query_of_nothing_lists_every_row_in_order() {
    check_found(WORDS, "", &["1-1-1", "1-1-2", "1-1-3"]);
    check_found(WORDS, " 　", &["1-1-1", "1-1-2", "1-1-3"]);
}

#[test]
fn a_query_of_nothing_says_so() {
    assert!(Query::new("").is_empty());
    assert!(Query::new("　ー　").is_empty());
    assert!(!Query::new("図書館").is_empty());
}

#[test]
fn a_query_keeps_what_was_typed() {
    assert_eq!(Query::new("ﾏｲﾅ　カード ").written(), "ﾏｲﾅ　カード ");
}

#[test]
fn a_word_that_is_nowhere_finds_nothing() {
    check_found(WORDS, "水道", &[]);
    check_found(WORDS, "図書館 水道", &[]);
}

// ---- Numbers

/// A measure of two levels beside one whose number begins alike.
const NUMBERED: &str = r#"
{ id = "1-1-1", measure = "1-1", title = "あ" },
{ id = "1-2-1", measure = "1-2", title = "い" },
{ id = "1-2-2", measure = "1-2", title = "う" },
{ id = "1-2-20", measure = "1-2", title = "え" },
{ id = "1-20-1", measure = "1-2", title = "お" },
{ id = "2-1-1", measure = "2-1", title = "か" },
"#;

fn check_number(query: &str) {
    check_found(NUMBERED, query, &["1-2-2"]);
}

#[test]
fn a_row_is_found_by_its_number_however_it_is_written() {
    check_number("1-2-2");
    check_number("①(2)2");
    check_number("①（２）２");
    check_number("１－２－２");
    check_number("１．２．２");
    check_number("1−2−2");
}

#[test]
fn a_number_typed_with_the_long_mark_of_an_ime_is_a_number() {
    check_number("１ー２ー２");
}

#[test]
fn the_number_of_a_measure_finds_its_rows_and_not_those_of_one_that_begins_alike() {
    check_found(NUMBERED, "1-2", &["1-2-1", "1-2-2", "1-2-20"]);
    check_found(NUMBERED, "1-20", &["1-20-1"]);
    check_found(NUMBERED, "①(2)", &["1-2-1", "1-2-2", "1-2-20"]);
}

#[test]
fn a_circled_number_finds_the_rows_of_a_pillar() {
    check_found(NUMBERED, "②", &["2-1-1"]);
}

#[test]
fn a_number_that_no_row_has_finds_nothing() {
    check_found(NUMBERED, "1-3", &[]);
    check_found(NUMBERED, "9-9-9", &[]);
}

#[test]
fn a_row_found_by_its_number_comes_before_one_that_mentions_it() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "1-2-1の続き" },
    { id = "1-2-1", measure = "1-2", title = "い" },
    "#;
    check_found(rows, "1-2-1", &["1-2-1", "1-1-1"]);
}

#[test]
fn a_number_and_a_word_go_together() {
    check_found(NUMBERED, "1-2 う", &["1-2-2"]);
    check_found(NUMBERED, "う　1-2", &["1-2-2"]);
}

// ---- Characters that do not stand together

#[test]
fn words_of_a_title_are_found_with_a_few_characters_between_them() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "タブレット端末の活用" },
    { id = "1-1-2", measure = "1-1", title = "申請の活用" },
    "#;
    check_found(rows, "タブレット活用", &["1-1-1"]);
}

#[test]
fn the_two_ends_of_a_title_are_found_without_its_middle() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "マイナンバーカードを活用した各種証明書のコンビニ交付の導入" },
    { id = "1-1-2", measure = "1-1", title = "図書館テーマ展示" },
    "#;
    check_found(rows, "カード交付", &["1-1-1"]);
}

#[test]
fn a_whole_word_comes_before_one_with_a_gap() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "電子で決裁をする" },
    { id = "1-1-2", measure = "1-1", title = "とても長い題名のあとで電子決裁" },
    "#;
    check_found(rows, "電子決裁", &["1-1-2", "1-1-1"]);
}

#[test]
fn a_whole_word_in_a_text_comes_before_one_with_a_gap() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "あ", purpose = "電子で決裁をする。" },
    { id = "1-1-2", measure = "1-1", title = "い", purpose = "それから電子決裁を始めた。" },
    "#;
    check_found(rows, "電子決裁", &["1-1-2", "1-1-1"]);
}

#[test]
fn single_characters_scattered_over_a_long_text_are_no_hit() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "あ",
      purpose = "テストの結果を踏まえて、システムを入れ替え、令和5年にワクチンの予約をクラウドで受けた。" },
    "#;
    check_found(rows, "テレワーク", &[]);
    check_found(rows, "テスト", &["1-1-1"]);
}

#[test]
fn halves_of_a_word_at_the_two_ends_of_a_text_are_no_hit() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "あ",
      purpose = "電子の台帳を整え、現地で確かめ、図面を直し、関係課と何度も話し合い、書式を改め、ようやく決裁を受けた。" },
    "#;
    check_found(rows, "電子決裁", &[]);
}

#[test]
fn two_characters_are_found_together_or_not_at_all() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "防犯と災害" },
    { id = "1-1-2", measure = "1-1", title = "防災" },
    "#;
    check_found(rows, "防災", &["1-1-2"]);
}

// ---- Searching the plan that comes with the program

fn check_kameyama(query: &str, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    assert_eq!(found(kameyama(), query), Some(expected), "{query}");
}

#[test]
fn the_row_on_certificates_is_found_by_two_of_its_words() {
    check_kameyama("カード交付", &["1-2-2"]);
    check_kameyama("証明書コンビニ", &["1-2-2"]);
}

#[test]
fn the_rows_on_the_my_number_card_are_found_however_it_is_spelt() {
    let rows = ["1-1-3", "1-2-1", "1-2-2", "1-2-3", "1-1-1"];
    check_kameyama("マイナンバー", &rows);
    check_kameyama("ﾏｲﾅﾝﾊﾞｰ", &rows);
    check_kameyama("まいなんばー", &rows);
}

#[test]
fn abbreviations_are_found_in_full_width_letters() {
    check_kameyama("ｒｐａ", &["2-3-1", "2-7-8", "2-12-3"]);
    check_kameyama("RPA", &["2-3-1", "2-7-8", "2-12-3"]);
}

#[test]
fn wifi_is_found_without_its_hyphen() {
    check_kameyama("wifi", &["3-4-1", "3-4-2", "2-11-1"]);
    check_kameyama("Wi-Fi", &["3-4-1", "3-4-2", "2-11-1"]);
}

#[test]
fn two_words_are_found_in_either_order_and_with_either_space() {
    let rows = ["2-6-1", "2-7-9", "2-7-1", "2-8-4"];
    check_kameyama("電子 決裁", &rows);
    check_kameyama("決裁　電子", &rows);
}

#[test]
fn rows_are_found_by_number() {
    check_kameyama("1-2-2", &["1-2-2"]);
    check_kameyama("①(2)2", &["1-2-2"]);
    check_kameyama("１－２－２", &["1-2-2"]);
    check_kameyama("1-2", &["1-2-1", "1-2-2", "1-2-3"]);
    check_kameyama("2-1", &["2-1-1", "2-1-2", "2-1-3"]);
}

#[test]
fn a_figure_is_found_with_its_comma() {
    check_kameyama("14,757", &["1-2-2"]);
    check_kameyama("１４，７５７部", &["1-2-2"]);
}

fn texts_of(plan: &Plan, row: &Initiative) -> Vec<String> {
    let points = |text: &Text| text.points().map(str::to_owned).collect::<Vec<_>>();
    let own = [&row.purpose, &row.aim, &row.notes].map(points);
    let years = row
        .years
        .values()
        .flat_map(|year| TextKind::ALL.map(|kind| points(year.text(kind))));
    let names = row
        .indicators
        .iter()
        .map(|indicator| indicator.name.clone());
    let places = plan.measure_of(row).map(|measure| measure.title.clone());
    let pillar = plan.pillar_of(row).map(|pillar| pillar.title.clone());
    let departments = row.departments.iter().map(ToString::to_string);
    let heads = std::iter::once(row.title.clone())
        .chain(places)
        .chain(pillar);
    own.into_iter()
        .chain(years)
        .flatten()
        .chain(names)
        .chain(heads)
        .chain(departments)
        .collect()
}

fn has_word(plan: &Plan, row: &Initiative, word: &str) -> bool {
    let word = Folded::new(word);
    texts_of(plan, row)
        .iter()
        .any(|text| Folded::new(text).text().contains(word.text()))
}

/// The rows that are found are those that have the word, no more and no less.
fn check_hits_are_real(word: &str) {
    let mut hits = found(kameyama(), word);
    let mut real = kameyama().map(|plan| {
        let rows = plan
            .initiatives()
            .iter()
            .filter(|row| has_word(plan, row, word));
        rows.map(|row| row.id.to_string()).collect::<Vec<_>>()
    });
    assert_ne!(hits, Some(vec![]), "{word}");
    hits.iter_mut().for_each(|ids| ids.sort());
    real.iter_mut().for_each(|ids| ids.sort());
    assert_eq!(hits, real, "{word}");
}

#[test]
fn rows_that_are_found_by_a_short_word_have_it() {
    check_hits_are_real("マイナ");
    check_hits_are_real("RPA");
    check_hits_are_real("防災");
    check_hits_are_real("テレワーク");
    check_hits_are_real("図書館");
    check_hits_are_real("ai");
}

// ---- Filters

/// Departments of one, two and three levels, every rating and none, a reprint.
const ROWS: &str = r#"
{ id = "1-1-1", measure = "1-1", title = "あ", departments = ["政策部/DX推進室"], years.R6.rating = "A", years.R5.rating = "C" },
{ id = "1-1-2", measure = "1-1", title = "い", departments = ["政策部/広報課/広報グループ"], years.R6.rating = "B" },
{ id = "1-2-1", measure = "1-2", title = "う", departments = ["市民部/市民課", "政策部/DX推進室"], years.R6.rating = "B" },
{ id = "2-1-1", measure = "2-1", title = "え", departments = ["会計課"], years.R6.rating = "A" },
{ id = "2-1-2", measure = "2-1", title = "お", departments = ["政策部/広報課"] },
{ id = "2-1-3", measure = "2-1", title = "あ【再掲】", departments = ["政策部/DX推進室"], reprint_of = "1-1-1", years.R6.rating = "A" },
"#;

static PLAN: LazyLock<Option<Plan>> = LazyLock::new(|| plan_of(ROWS));

fn department(path: &str) -> Option<FacetValue> {
    Department::parse(path).map(FacetValue::Department)
}

fn rated(mark: &str) -> Option<FacetValue> {
    Some(FacetValue::Rating(RatingChoice::Mark(mark.to_owned())))
}

fn unrated() -> Option<FacetValue> {
    Some(FacetValue::Rating(RatingChoice::Unrated))
}

fn pillar(id: &str) -> Option<FacetValue> {
    Some(FacetValue::PlanPart(PlanPart::Pillar(id.to_owned())))
}

fn measure(id: &str) -> Option<FacetValue> {
    Some(FacetValue::PlanPart(PlanPart::Measure(id.to_owned())))
}

fn filter(choices: &[Option<FacetValue>]) -> Filter {
    choices
        .iter()
        .flatten()
        .fold(Filter::default(), |filter, choice| filter.with(choice))
}

fn originals() -> Filter {
    Filter {
        without_reprints: true,
        ..Filter::default()
    }
}

fn listing(plan: Option<&Plan>, filter: &Filter, of: &str) -> Option<Listing> {
    Some(Listing::new(plan?, filter, None, year(of)?))
}

fn check_listed(filter: &Filter, expected: &[&str]) {
    let listing = listing(PLAN.as_ref(), filter, "R6");
    let found = PLAN.as_ref().zip(listing);
    let found = found.map(|(plan, listing)| ids(plan, &listing));
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(found, Some(expected), "{filter:?}");
}

#[test]
fn an_empty_filter_lists_every_row_in_the_order_of_the_plan() {
    check_listed(
        &Filter::default(),
        &["1-1-1", "1-1-2", "1-2-1", "2-1-1", "2-1-2", "2-1-3"],
    );
    assert!(Filter::default().is_empty());
}

#[test]
fn a_department_is_chosen_with_all_below_it() {
    let policy = ["1-1-1", "1-1-2", "1-2-1", "2-1-2", "2-1-3"];
    check_listed(&filter(&[department("政策部")]), &policy);
    check_listed(&filter(&[department("政策部/広報課")]), &["1-1-2", "2-1-2"]);
    check_listed(
        &filter(&[department("政策部/広報課/広報グループ")]),
        &["1-1-2"],
    );
}

#[test]
fn a_row_of_several_departments_is_listed_for_each_of_them() {
    check_listed(&filter(&[department("市民部")]), &["1-2-1"]);
    check_listed(
        &filter(&[department("政策部/DX推進室")]),
        &["1-1-1", "1-2-1", "2-1-3"],
    );
}

#[test]
fn a_department_is_chosen_by_whole_names() {
    check_listed(&filter(&[department("政策")]), &[]);
    check_listed(&filter(&[department("DX推進室")]), &[]);
}

#[test]
fn rows_are_chosen_by_rating() {
    check_listed(&filter(&[rated("A")]), &["1-1-1", "2-1-1", "2-1-3"]);
    check_listed(&filter(&[rated("C")]), &[]);
}

#[test]
fn rows_without_a_rating_can_be_chosen() {
    check_listed(&filter(&[unrated()]), &["2-1-2"]);
    check_listed(
        &filter(&[unrated(), rated("B")]),
        &["1-1-2", "1-2-1", "2-1-2"],
    );
}

#[test]
fn a_rating_is_that_of_the_year_in_view() {
    let listing = listing(PLAN.as_ref(), &filter(&[rated("C")]), "R5");
    let found = PLAN.as_ref().zip(listing);
    let found = found.map(|(plan, listing)| ids(plan, &listing));
    assert_eq!(found, Some(vec!["1-1-1".to_owned()]));
}

#[test]
fn rows_are_chosen_by_pillar_and_by_measure() {
    check_listed(&filter(&[pillar("1")]), &["1-1-1", "1-1-2", "1-2-1"]);
    check_listed(&filter(&[measure("1-1")]), &["1-1-1", "1-1-2"]);
}

#[test]
fn reprints_can_be_left_out() {
    check_listed(&originals(), &["1-1-1", "1-1-2", "1-2-1", "2-1-1", "2-1-2"]);
    check_listed(
        &originals().with(&FacetValue::PlanPart(PlanPart::Pillar("2".into()))),
        &["2-1-1", "2-1-2"],
    );
}

#[test]
fn of_several_choices_of_one_kind_a_row_needs_one() {
    check_listed(
        &filter(&[department("会計課"), department("市民部")]),
        &["1-2-1", "2-1-1"],
    );
    check_listed(
        &filter(&[measure("1-2"), pillar("2")]),
        &["1-2-1", "2-1-1", "2-1-2", "2-1-3"],
    );
}

#[test]
fn of_several_kinds_a_row_needs_all() {
    check_listed(
        &filter(&[department("政策部"), rated("B")]),
        &["1-1-2", "1-2-1"],
    );
    check_listed(
        &filter(&[department("政策部"), rated("B"), measure("1-2")]),
        &["1-2-1"],
    );
    let either = [
        department("政策部"),
        department("会計課"),
        rated("A"),
        pillar("2"),
    ];
    check_listed(&filter(&either), &["2-1-1", "2-1-3"]);
}

#[test]
fn a_filter_is_taken_apart_by_facet() {
    let both = filter(&[department("政策部"), rated("B")]);
    assert_eq!(both.without(Facet::Department), filter(&[rated("B")]));
    assert_eq!(both.without(Facet::Rating), filter(&[department("政策部")]));
    assert_eq!(both.without(Facet::PlanPart), both);
}

#[test]
fn a_choice_can_be_taken_back() {
    let one = filter(&[rated("A")]);
    let two = filter(&[rated("A"), rated("B")]);
    assert_eq!(rated("B").map(|b| two.less(&b)), Some(one.clone()));
    assert_eq!(
        rated("B").map(|b| (one.has(&b), two.has(&b))),
        Some((false, true))
    );
}

// ---- Facets

/// A choice as a line: its depth as dots, its name, its count, a star where
/// it is chosen.
fn line(choice: &FacetChoice) -> String {
    let unrated = choice.chooses == FacetValue::Rating(RatingChoice::Unrated);
    let name = if unrated { "(none)" } else { &choice.name };
    let star = if choice.is_chosen { "*" } else { "" };
    format!("{}{name} {}{star}", ".".repeat(choice.depth), choice.count)
}

fn check_choices(facet: Facet, filter: &Filter, query: &str, expected: &[&str]) {
    let lines = PLAN.as_ref().zip(year("R6")).map(|(plan, year)| {
        let hits = Search::new(plan).hits(&Query::new(query));
        let list = |filter: &Filter| Listing::new(plan, filter, Some(&hits), year);
        choices(facet, plan, filter, year, list)
            .iter()
            .map(line)
            .collect::<Vec<_>>()
    });
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(lines, Some(expected));
}

#[test]
fn departments_are_offered_as_first_named_with_those_below_after_them() {
    check_choices(
        Facet::Department,
        &Filter::default(),
        "",
        &[
            "政策部 5",
            ".DX推進室 3",
            ".広報課 2",
            "..広報グループ 1",
            "市民部 1",
            ".市民課 1",
            "会計課 1",
        ],
    );
}

#[test]
fn a_department_named_late_stands_under_the_one_above_it() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "あ", departments = ["甲部/一課/一係"] },
    { id = "1-1-2", measure = "1-1", title = "い", departments = ["乙部"] },
    { id = "1-1-3", measure = "1-1", title = "う", departments = ["甲部/二課"] },
    { id = "1-1-4", measure = "1-1", title = "え", departments = ["甲部/一課/二係"] },
    "#;
    let names = plan_of(rows).zip(year("R6")).map(|(plan, year)| {
        let list = |filter: &Filter| Listing::new(&plan, filter, None, year);
        let offered = choices(Facet::Department, &plan, &Filter::default(), year, list);
        offered
            .into_iter()
            .map(|choice| choice.name)
            .collect::<Vec<_>>()
            .join(" ")
    });
    assert_eq!(names.as_deref(), Some("甲部 一課 一係 二係 二課 乙部"));
}

#[test]
fn ratings_are_offered_best_first_and_none_last() {
    check_choices(
        Facet::Rating,
        &Filter::default(),
        "",
        &["A 順調 3", "B まずまず 2", "C 0", "(none) 1"],
    );
}

#[test]
fn rows_without_a_rating_are_not_offered_where_there_are_none() {
    let rows = r#"{ id = "1-1-1", measure = "1-1", title = "あ", years.R6.rating = "A" }"#;
    let count = plan_of(rows).zip(year("R6")).map(|(plan, year)| {
        let list = |filter: &Filter| Listing::new(&plan, filter, None, year);
        choices(Facet::Rating, &plan, &Filter::default(), year, list).len()
    });
    assert_eq!(count, Some(3));
}

#[test]
fn measures_are_offered_under_their_pillars() {
    check_choices(
        Facet::PlanPart,
        &Filter::default(),
        "",
        &[
            "1 くらし 3",
            ".1-1 窓口 2",
            ".1-2 手続 1",
            "2 しごと 3",
            ".2-1 庁内 3",
        ],
    );
}

#[test]
fn counts_of_a_facet_ignore_what_is_chosen_of_it() {
    check_choices(
        Facet::Rating,
        &filter(&[rated("A")]),
        "",
        &["A 順調 3*", "B まずまず 2", "C 0", "(none) 1"],
    );
}

#[test]
fn counts_of_a_facet_heed_the_rest_of_the_filter() {
    check_choices(
        Facet::Rating,
        &filter(&[department("政策部"), rated("A")]),
        "",
        &["A 順調 2*", "B まずまず 2", "C 0", "(none) 1"],
    );
    check_choices(
        Facet::Rating,
        &originals(),
        "",
        &["A 順調 2", "B まずまず 2", "C 0", "(none) 1"],
    );
    check_choices(
        Facet::PlanPart,
        &filter(&[rated("B")]),
        "",
        &[
            "1 くらし 2",
            ".1-1 窓口 1",
            ".1-2 手続 1",
            "2 しごと 0",
            ".2-1 庁内 0",
        ],
    );
}

#[test]
fn counts_of_a_facet_heed_the_search() {
    check_choices(
        Facet::Rating,
        &Filter::default(),
        "DX推進室",
        &["A 順調 2", "B まずまず 1", "C 0", "(none) 0"],
    );
}

#[test]
fn each_choice_counts_what_it_lists_when_it_is_chosen_alone() {
    for facet in [Facet::Department, Facet::Rating, Facet::PlanPart] {
        let wrong = kameyama().zip(year("R6")).map(|(plan, year)| {
            let list = |filter: &Filter| Listing::new(plan, filter, None, year);
            let base = Filter {
                without_reprints: true,
                ..Filter::default()
            };
            let offered = choices(facet, plan, &base, year, list);
            let lists = |choice: &FacetChoice| list(&base.with(&choice.chooses)).len();
            let empty = offered.is_empty();
            (
                empty,
                offered
                    .iter()
                    .filter(|choice| lists(choice) != choice.count)
                    .count(),
            )
        });
        assert_eq!(wrong, Some((false, 0)), "{facet:?}");
    }
}

#[test]
fn counts_of_tags_heed_the_chosen_ones_of_other_names() {
    let rows = r#"
    { id = "1-1-1", measure = "1-1", title = "あ", tags = { 主体 = "県", 方針 = "1" } },
    { id = "1-1-2", measure = "1-1", title = "い", tags = { 主体 = "市町", 方針 = "1" } },
    { id = "1-1-3", measure = "1-1", title = "う", tags = { 主体 = "市町", 方針 = "2" } },
    "#;
    let counts = plan_of(rows).zip(year("R6")).map(|(plan, year)| {
        let chosen = FacetValue::Tag("主体".to_owned(), "県".to_owned());
        let filter = Filter::default().with(&chosen);
        let list = |filter: &Filter| Listing::new(&plan, filter, None, year);
        let offered = choices(Facet::Tag, &plan, &filter, year, list).into_iter();
        let counts = offered.map(|choice| format!("{} {}", choice.name, choice.count));
        counts.collect::<Vec<_>>()
    });
    let expected = ["主体: 市町 2", "主体: 県 1", "方針: 1 1", "方針: 2 0"];
    assert_eq!(counts, Some(expected.map(str::to_owned).to_vec()));
}

fn check_ratings_sum_to_the_list(plan: Option<&Plan>, filter: &Filter) {
    let sums = plan.zip(year("R6")).map(|(plan, year)| {
        let listing = Listing::new(plan, filter, None, year);
        let counts = rating_counts(plan, &listing, year);
        (
            counts.iter().map(|count| count.count).sum::<usize>(),
            listing.len(),
        )
    });
    assert!(
        sums.is_some_and(|(sum, listed)| sum == listed && listed > 0),
        "{sums:?}"
    );
}

#[test]
fn the_ratings_of_a_list_add_up_to_it() {
    check_ratings_sum_to_the_list(PLAN.as_ref(), &Filter::default());
    check_ratings_sum_to_the_list(PLAN.as_ref(), &filter(&[department("政策部")]));
    check_ratings_sum_to_the_list(kameyama(), &Filter::default());
    check_ratings_sum_to_the_list(kameyama(), &filter(&[department("教育委員会事務局")]));
    check_ratings_sum_to_the_list(kameyama(), &originals());
}

fn check_rating_counts(filter: &Filter, of: &str, expected: &[usize]) {
    let counts = PLAN.as_ref().zip(year(of)).map(|(plan, year)| {
        let counts = rating_counts(plan, &Listing::new(plan, filter, None, year), year);
        counts
            .into_iter()
            .map(|count| count.count)
            .collect::<Vec<_>>()
    });
    assert_eq!(counts.as_deref(), Some(expected));
}

#[test]
fn every_rating_of_the_scale_is_counted_and_none_only_where_it_occurs() {
    check_rating_counts(&Filter::default(), "R6", &[3, 2, 0, 1]);
    check_rating_counts(&filter(&[pillar("1")]), "R6", &[1, 2, 0]);
    check_rating_counts(&Filter::default(), "R5", &[0, 0, 1, 5]);
}

// ---- Questions of a meeting

fn check_count_in_kameyama(filter: &Filter, rows: usize) {
    let found = listing(kameyama(), filter, "R6").map(|listing| listing.len());
    assert_eq!(found, Some(rows), "{filter:?}");
}

#[test]
fn how_many_of_one_rating_a_department_has_is_answered() {
    check_count_in_kameyama(&filter(&[department("教育委員会事務局"), rated("A")]), 14);
    check_count_in_kameyama(&filter(&[department("教育委員会事務局"), rated("C")]), 0);
    check_count_in_kameyama(&filter(&[department("政策部"), rated("C"), rated("D")]), 2);
}

#[test]
fn the_rows_that_did_not_get_on_are_listed_in_the_order_of_the_plan() {
    let slow = filter(&[rated("D"), rated("C")]);
    let found = kameyama().zip(listing(kameyama(), &slow, "R6"));
    let found = found.map(|(plan, listing)| ids(plan, &listing).join(" "));
    let rows = "1-1-2 1-4-3 2-1-2 2-3-1 2-7-10 3-3-1 3-3-2";
    assert_eq!(found.as_deref(), Some(rows));
}

// ---- Listings

fn searched(filter: &Filter, query: &str) -> Option<Vec<String>> {
    let plan = PLAN.as_ref()?;
    let hits = Search::new(plan).hits(&Query::new(query));
    Some(ids(
        plan,
        &Listing::new(plan, filter, Some(&hits), year("R6")?),
    ))
}

#[test]
fn a_search_orders_the_list_and_a_filter_thins_it() {
    let all = ["1-1-2", "2-1-2"].map(str::to_owned).to_vec();
    assert_eq!(searched(&Filter::default(), "広報"), Some(all));
    assert_eq!(
        searched(&filter(&[rated("B")]), "広報"),
        Some(vec!["1-1-2".to_owned()])
    );
}

#[test]
fn the_best_hit_comes_first_also_where_it_stands_last_in_the_plan() {
    let plan = plan_of(RANKED);
    let ids = plan.as_ref().zip(year("R6")).map(|(plan, year)| {
        let hits = Search::new(plan).hits(&Query::new("消防"));
        ids(
            plan,
            &Listing::new(plan, &Filter::default(), Some(&hits), year),
        )
        .join(" ")
    });
    assert_eq!(ids.as_deref(), Some("1-1-3 1-1-2 1-1-1"));
}

#[test]
fn a_search_without_a_hit_leaves_an_empty_list() {
    assert_eq!(searched(&Filter::default(), "水道"), Some(vec![]));
    assert_eq!(
        listing(PLAN.as_ref(), &filter(&[rated("C")]), "R6").map(|l| l.is_empty()),
        Some(true)
    );
}

#[test]
fn a_list_knows_where_a_row_stands() {
    let found = listing(PLAN.as_ref(), &filter(&[rated("A")]), "R6").map(|listing| {
        let row = |id| PLAN.as_ref()?.row(&InitiativeId::new(id));
        let position = |id| row(id).and_then(|row| listing.position(row));
        (
            listing.len(),
            position("1-1-1"),
            position("2-1-3"),
            position("1-1-2"),
        )
    });
    assert_eq!(found, Some((3, Some(0), Some(2), None)));
}
