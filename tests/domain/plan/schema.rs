//! The plan format as editors know it: the schema allows what loading allows,
//! knows the same keys, and refuses what a schema can refuse.

#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use tenken::document::{self, Code, Diagnostic, Severity, Source, Suggestion};
use tenken::plan::{FiscalYear, PlanMistake, load};

use crate::generated::cases;

fn schema() -> Json {
    serde_json::from_str(include_str!("../../../data/plan.schema.json"))
        .expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).expect("the schema is a schema")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|kind| kind == "toml"));
    files.sort();
    files
}

fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// A document as an editor hands it to the schema; none where it is no TOML.
fn instance(text: &str) -> Option<Json> {
    toml::from_str(text).ok()
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn the_plans_that_are_built_in_are_valid() {
    let validator = validator();
    let plans = files("data");
    assert_eq!(plans.len(), 6);
    for path in plans {
        let text = fs::read_to_string(&path).expect("a plan");
        assert!(
            text.starts_with("#:schema plan.schema.json\n"),
            "{}",
            path.display()
        );
        let plan = instance(&text).expect("TOML");
        let errors = validator.iter_errors(&plan).map(|e| e.to_string());
        assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new());
    }
}

// --- Broken files -------------------------------------------------------------

/// What an editor makes of a broken file with the schema.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Verdict {
    /// The schema refuses it.
    Refused,
    /// The editor itself refuses it: it is no TOML.
    NotToml,
    /// The schema allows it.
    Allowed,
}

fn verdict(path: &Path, validator: &Validator) -> Verdict {
    let text = String::from_utf8(fs::read(path).expect("a file")).ok();
    match text.and_then(|text| instance(&text)) {
        None => Verdict::NotToml,
        Some(document) if validator.is_valid(&document) => Verdict::Allowed,
        Some(_) => Verdict::Refused,
    }
}

const REFUSED: &[&str] = &[
    "bad-breaks",
    "bad-date",
    "bad-department",
    "bad-direction",
    "bad-follows",
    "bad-mark",
    "bad-plan-id",
    "bad-reading",
    "empty-id",
    "empty-indicator-name",
    "empty-title",
    "empty",
    "hostile-bidi",
    "hostile-escapes",
    "long-line",
    "measure-and-pillar",
    "missing-keys",
    "missing-plan",
    "missing-title-only",
    "no-place",
    "not-a-list-of-tables",
    "only-a-comment",
    "unknown-format",
    "unknown-key",
    "wrong-form-in-list",
    "wrong-form",
];

/// What a schema cannot refuse, with what it would have to know.
const ALLOWED: &[(&str, &str)] = &[
    (
        "after-half-width-voiced-kana",
        "the marks of the scale are data",
    ),
    ("after-tab-and-emoji", "the marks of the scale are data"),
    ("dangling-measure", "which ids there are is data"),
    ("dangling-pillar", "which ids there are is data"),
    ("dangling-reprint", "which ids there are is data"),
    (
        "duplicate-id",
        "tables are compared as wholes, not by one key",
    ),
    (
        "duplicate-year",
        "two keys are two keys, whatever they mean",
    ),
    ("rating-outside-scale", "the marks of the scale are data"),
    ("rating-without-scale", "the marks of the scale are data"),
    ("reprint-of-reprint", "what another row is, is data"),
    ("year-order", "values are not compared with each other"),
    (
        "year-outside-plan",
        "values are not compared with each other",
    ),
];

/// What an editor has refused before it asks the schema.
const NOT_TOML: &[&str] = &[
    "broken-utf-8",
    "euc-jp",
    "hostile-raw",
    "many",
    "not-text",
    "shift-jis",
    "syntax-bad-escape",
    "syntax-curly-quotes",
    "syntax-duplicate-key",
    "syntax-full-width-brackets",
    "syntax-full-width-comma",
    "syntax-full-width-digits",
    "syntax-full-width-equals",
    "syntax-full-width-quotes",
    "syntax-full-width-space",
    "syntax-grouped-number",
    "syntax-no-value",
    "syntax-unclosed-heading",
    "syntax-unclosed-list",
    "syntax-unclosed-string",
    "syntax-unclosed-table",
    "syntax-unquoted-key",
    "syntax-unquoted-string",
    "syntax-unquoted-word",
    "syntax-unquoted-year",
    "unknown-year",
    "utf-16-big-endian",
    "utf-16-without-mark",
    "utf-16",
];

#[test]
fn broken_files_are_refused_where_a_schema_can() {
    let validator = validator();
    let mut judged: BTreeMap<Verdict, Vec<String>> = BTreeMap::new();
    for path in files("tests/broken") {
        let verdict = verdict(&path, &validator);
        judged.entry(verdict).or_default().push(name_of(&path));
    }
    let allowed: Vec<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    let judged = |verdict| judged.get(&verdict).cloned().unwrap_or_default();
    assert_eq!(judged(Verdict::Refused), REFUSED);
    assert_eq!(judged(Verdict::Allowed), allowed);
    assert_eq!(judged(Verdict::NotToml), NOT_TOML);
}

// --- The same keys --------------------------------------------------------------

const HEAD: &str = r#"format = 1
[plan]
id = "p"
title = "計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
"#;

const MEASURE: &str = "[[measures]]\nid = \"1\"\npillar = \"1\"\ntitle = \"施策\"\n";

/// A key that no table has, and that is like none that one has.
const STRAY: &str = "zzzzzzzzzzzzzzzz";

/// Every table of the format: where the schema has it, and a document that
/// ends in one with nothing but a stray key.
const TABLES: [(&str, &str); 10] = [
    ("", ""),
    ("/$defs/plan", "[plan]\n"),
    ("/$defs/rating", "[[plan.ratings]]\n"),
    ("/$defs/milestone", "[[plan.milestones]]\n"),
    ("/$defs/pillar", "[[pillars]]\n"),
    ("/$defs/measure", "[[measures]]\n"),
    ("/$defs/initiative", "[[initiatives]]\n"),
    ("/$defs/report", "[plan.years.R6]\n"),
    ("/$defs/indicator", "[[measures.indicators]]\n"),
    (
        "/$defs/figures",
        "[[measures.indicators]]\nname = \"数\"\n[measures.indicators.years.R6]\n",
    ),
];

/// What loading says of a document that ends in a table with nothing but a
/// stray key.
fn said_of(heading: &str) -> Vec<Diagnostic<PlanMistake>> {
    let before = match heading {
        "" => String::new(),
        "[plan]\n" => "format = 1\n".to_owned(),
        _ if heading.contains("measures.") => format!("{HEAD}{MEASURE}"),
        _ => HEAD.to_owned(),
    };
    let text = format!("{before}{heading}{STRAY} = 1\n");
    load(Source::new("plan.toml", text)).diagnostics
}

/// The keys that loading knows in a table, by what it says of the stray one.
fn keys_of_loading(heading: &str) -> BTreeSet<String> {
    let diagnostics = said_of(heading);
    let mut strays = diagnostics.iter().filter(|f| f.code() == Code::UNKNOWN_KEY);
    let stray = strays.next().expect("the stray key is found");
    match stray.problem() {
        PlanMistake::Document(document::DocumentMistake::UnknownKey {
            suggestion: Suggestion::AnyOf(keys),
            ..
        }) => keys.iter().cloned().collect(),
        other => unreachable!("{other:?}"),
    }
}

/// The keys that loading misses in a table.
fn required_by_loading(heading: &str) -> BTreeSet<String> {
    let diagnostics = said_of(heading);
    let missing = diagnostics.iter().filter(|f| f.code() == Code::MISSING_KEY);
    let keys = missing.filter_map(|diagnostic| match diagnostic.problem() {
        PlanMistake::Document(document::DocumentMistake::MissingKey { key, .. }) => {
            Some(key.clone())
        }
        _ => None,
    });
    keys.collect()
}

fn keys_of_schema(place: &str) -> BTreeSet<String> {
    let schema = schema();
    let table = schema.pointer(place).expect("the schema has the table");
    let properties = table.get("properties").and_then(Json::as_object);
    let properties = properties.expect("the table has keys");
    properties.keys().cloned().collect()
}

fn required_by_schema(place: &str) -> BTreeSet<String> {
    let schema = schema();
    let required = schema
        .pointer(place)
        .and_then(|table| table.get("required"));
    let keys = required.and_then(Json::as_array).into_iter().flatten();
    keys.filter_map(Json::as_str).map(str::to_owned).collect()
}

#[test]
fn the_schema_has_the_keys_of_loading() {
    for (place, heading) in TABLES {
        assert_eq!(keys_of_schema(place), keys_of_loading(heading), "{place}");
    }
}

#[test]
fn the_schema_requires_what_loading_requires() {
    for (place, heading) in TABLES {
        let mut required = required_by_loading(heading);
        if place.is_empty() {
            // Loading says of the missing table that it is written [plan].
            required.insert("plan".to_owned());
        }
        assert_eq!(required_by_schema(place), required, "{place}");
    }
}

/// The places of everything in the schema that has properties.
fn tables_in(value: &Json, place: &str, found: &mut BTreeSet<String>) {
    let Some(object) = value.as_object() else {
        return;
    };
    if object.get("properties").is_some_and(Json::is_object) {
        found.insert(place.to_owned());
        let closed = object.get("additionalProperties");
        assert_eq!(closed, Some(&json!(false)), "{place}");
    }
    for (key, inner) in object {
        tables_in(inner, &format!("{place}/{key}"), found);
    }
}

#[test]
fn every_table_of_the_schema_is_one_of_the_format() {
    let mut found = BTreeSet::new();
    tables_in(&schema(), "", &mut found);
    let expected = TABLES.iter().map(|(place, _)| (*place).to_owned());
    assert_eq!(found, expected.collect());
}

/// Editors drop what stands beside a reference: a key says what it is itself,
/// or what it refers to does.
#[test]
fn every_key_of_the_schema_says_what_it_is() {
    let schema = schema();
    for (place, _) in TABLES {
        let properties = schema.pointer(&format!("{place}/properties"));
        for (key, property) in properties.and_then(Json::as_object).expect("keys") {
            let reference = property.get("$ref").and_then(Json::as_str);
            let described = match reference {
                None => Some(property),
                Some(to) => schema.pointer(to.trim_start_matches('#')),
            };
            let description = described.and_then(|it| it.get("description"));
            assert!(description.is_some(), "{place}/{key}");
            let is_alone = property.as_object().is_some_and(|it| it.len() == 1);
            assert!(reference.is_none() || is_alone, "{place}/{key}");
        }
    }
}

// --- The same values --------------------------------------------------------------

/// Whether the schema allows a year, as a value and as a key.
struct Years {
    value: Validator,
    reports: Validator,
    figures: Validator,
}

impl Years {
    fn new() -> Self {
        let schema = schema();
        let part = |place: &str| {
            let part = json!({ "allOf": [schema.pointer(place)], "$defs": schema.get("$defs") });
            jsonschema::draft202012::new(&part).expect("a schema")
        };
        Self {
            value: part("/$defs/fiscalYear"),
            reports: part("/$defs/reports"),
            figures: part("/$defs/indicator/properties/years"),
        }
    }

    fn check(&self, written: &str) {
        let allowed = written.parse::<FiscalYear>().is_ok();
        let as_key = json!({ written: {} });
        assert_eq!(self.value.is_valid(&json!(written)), allowed, "{written:?}");
        assert_eq!(self.reports.is_valid(&as_key), allowed, "{written:?}");
        assert_eq!(self.figures.is_valid(&as_key), allowed, "{written:?}");
    }
}

#[test]
fn years_are_the_same_to_schema_and_loading() {
    let years = Years::new();
    for prefix in [
        "", "R", "r", "Ｒ", "ｒ", "令和", "H", "h", "平成", "S", "昭和", "FY", "fy", "Fy", "ＦＹ",
        "T",
    ] {
        for number in (0..=110).chain(1900..=2130) {
            years.check(&format!("{prefix}{number}"));
        }
        for rest in [
            "元",
            "０６",
            "006",
            "６",
            "２０２４",
            "",
            "-1",
            "6.0",
            "一",
            "2024 ",
        ] {
            years.check(&format!("{prefix}{rest}年度"));
            years.check(&format!(" {prefix} {rest} 年度　"));
            years.check(&format!("{prefix}{rest}年"));
        }
    }
}

#[test]
fn a_year_is_a_number_where_loading_takes_one() {
    let years = Years::new();
    for number in [0, 6, 1925, 1926, 2024, 2117, 2118] {
        let text = HEAD.replace("\"R6\"", &number.to_string());
        let diagnostics = load(Source::new("plan.toml", text)).diagnostics;
        let refused = diagnostics.iter().any(|f| f.code() == Code::WRONG_FORM);
        assert_eq!(years.value.is_valid(&json!(number)), !refused, "{number}");
    }
}

proptest! {
    #[test]
    fn any_year_is_the_same_to_both(written in "[RrHSFfYy令和平成昭年度元0-9０-９ 　]{0,7}") {
        thread_local!(static YEARS: Years = Years::new());
        YEARS.with(|years| years.check(&written));
    }
}

/// Whether the schema and loading both allow a document, or both refuse it.
fn check_line(heading: &str, line: &str) {
    let text = format!("{HEAD}{heading}{line}\n");
    let document = instance(&text).expect("TOML");
    let allowed = validator().is_valid(&document);
    let diagnostics = load(Source::new("plan.toml", text)).diagnostics;
    let is_error = |found: &Diagnostic<PlanMistake>| found.severity() == Severity::Error;
    let is_right = !diagnostics.iter().any(is_error);
    assert_eq!(allowed, is_right, "{line}: {diagnostics:?}");
}

/// But for the 29th of February: which years leap is beyond a pattern.
#[test]
fn dates_are_the_same_to_both() {
    for date in [
        "2022-06-09",
        "2022-06",
        "2022-6",
        "2022-13",
        "2022-00",
        "2024-02-29",
        "2022-02-30",
        "2022-04-31",
        "2022-12-31",
        "2022-06-00",
        "2022-06-32",
        "22-06",
        "2022",
        "2022/06",
        "2022-06-09 ",
        "R4-06",
        "",
    ] {
        let heading = "[[plan.milestones]]\ntitle = \"日\"\n";
        check_line(heading, &format!("date = \"{date}\""));
    }
}

#[test]
fn values_are_the_same_to_both() {
    let row = "[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n[[initiatives]]\nid = \"1\"\npillar = \"1\"\ntitle = \"取組\"\n";
    let indicator = format!("{row}[[initiatives.indicators]]\nname = \"数\"\n");
    for line in [
        "departments = [\"部/課\"]",
        "departments = [\"部 / 課\", \"局\"]",
        "departments = [\"部//課\"]",
        "departments = [\"部/ \"]",
        "departments = [\"\"]",
        "departments = []",
        "departments = \"部\"",
        "follows = [\"plan/24\"]",
        "follows = [\"plan/24/1\"]",
        "follows = [\"plan/\"]",
        "follows = [\"/24\"]",
        "follows = [\"24\"]",
        "follows_inferred = true",
        "follows_inferred = \"true\"",
        "purpose = []",
        "purpose = [\"一\", \"二\"]",
        "purpose = [1]",
        "purpose = 1",
        "tags = { \"主体\" = \"県\", \"方針\" = [\"1\"] }",
        "tags = { \"主体\" = 1 }",
        "reprint_of = 1",
        "years.R6 = { plan = \"検討\" }",
        "years.R6 = { plan = 1 }",
        "years.R6 = \"検討\"",
    ] {
        check_line(row, line);
    }
    for line in [
        "years.R6 = { actual = 1, target = 2.5, was = \"90〜100\" }",
        "years.R6 = { actual = true }",
        "years.R6 = { actual = [1] }",
        "better = \"lower\"",
        "better = \"neither\"",
        "better = \"up\"",
        "cumulative = true",
        "cumulative = \"true\"",
        "breaks = []",
        "breaks = [\"R6\", \"令和7年度\"]",
        "breaks = [\"来年\"]",
        "breaks = [2024]",
        "breaks = \"R6\"",
        "unit = \"\"",
        "unit = 1",
    ] {
        check_line(&indicator, line);
    }
}

#[test]
fn readings_are_the_same_to_both() {
    for heading in [
        "succeeds = \"x\"\n",
        "[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n",
        "[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n[[measures]]\nid = \"1\"\npillar = \"1\"\ntitle = \"施策\"\n",
        "[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n[[initiatives]]\nid = \"1\"\npillar = \"1\"\ntitle = \"取組\"\n",
    ] {
        for reading in READINGS {
            check_line(heading, &format!("reading = {reading}"));
        }
    }
}

/// What may be a reading, and what is none.
const READINGS: [&str; 12] = [
    "\"\"",
    "\" \"",
    "\"しみん てちょう\"",
    "\"シミンテチョウ\"",
    "\"ｼﾐﾝ\"",
    "\"shimin techō\"",
    "\"ＤＸ\"",
    "\"市民\"",
    "\"市民てちょう\"",
    "\"ー\"",
    "\"123\"",
    "[\"しみん\"]",
];

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_reading_is_the_same_to_both(written in "[しゖァヶヺーｦｰﾝ々㐀鿿豈A-Zａ1・ 　]{0,4}") {
        let heading = "[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n";
        check_line(heading, &format!("reading = \"{written}\""));
    }
}

#[test]
fn names_are_the_same_to_both() {
    for (heading, line) in [
        ("[[pillars]]\nid = \"1\"\n", "title = \" \""),
        ("[[pillars]]\nid = \"1\"\n", "title = \"柱\""),
        ("[[pillars]]\ntitle = \"柱\"\n", "id = \"　\""),
        ("[[pillars]]\ntitle = \"柱\"\n", "id = 1"),
        ("[[plan.ratings]]\n", "mark = \"\""),
        ("[[plan.ratings]]\n", "mark = \"◎\""),
        ("[[plan.ratings]]\nmark = \"A\"\n", "label = \"\""),
        ("succeeds = \"x\"\n", "body = \"\""),
        ("succeeds = \"x\"\n", "body = []"),
        ("succeeds = \"x\"\n", "summary = [\"\"]"),
    ] {
        check_line(heading, line);
    }
}
