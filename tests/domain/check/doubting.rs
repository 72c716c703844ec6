//! How the tests of doubts ask: a plan as TOML, and what is doubted in it.

use tenken::check::{Doubt, check};
use tenken::document::Source;
use tenken::messages::Language;
use tenken::plan::load;

use crate::messages::is_english;

/// A plan of five years with one measure, rated A to D; the tests add the rows.
const HEAD: &str = r#"
format = 1
[plan]
id = "t"
title = "計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
[[plan.ratings]]
mark = "C"
[[plan.ratings]]
mark = "D"
[[pillars]]
id = "1"
title = "柱"
[[measures]]
id = "1-1"
pillar = "1"
title = "施策"
"#;

/// A row with what is said of its years.
pub(crate) fn row(id: &str, years: &str) -> String {
    format!("[[initiatives]]\nid = \"{id}\"\nmeasure = \"1-1\"\ntitle = \"取組\"\n{years}\n")
}

/// The doubts about rows. A document that cannot be loaded is doubted, too, so
/// that no test of silence passes by a slip.
pub(crate) fn doubts(rows: &str) -> Result<Vec<Doubt>, String> {
    let loaded = load(Source::new("t.toml", format!("{HEAD}{rows}")));
    let diagnostics: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|found| format!("{found:?}"))
        .collect();
    match (loaded.plan, diagnostics.as_slice()) {
        (Some(plan), []) => Ok(check(&plan)),
        _ => Err(diagnostics.join("\n")),
    }
}

/// Expects doubts of a rule, as `code place: words`, and no others of it.
pub(crate) fn check_doubts(code: &str, rows: &str, expected: &[&str]) {
    let short = |doubt: &Doubt| {
        let place = Language::Japanese.place(&doubt.place);
        format!("{place}: {}", doubt.place.words)
    };
    let found = doubts(rows).map(|doubts| {
        doubts.iter().for_each(assert_english);
        let of_rule = doubts.iter().filter(|doubt| doubt.code.name() == code);
        of_rule.map(short).collect::<Vec<_>>()
    });
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(found, Ok(expected), "{code} in\n{rows}");
}

/// Expects doubts of all rules, as `code place: words`, and no others.
pub(crate) fn check_all_doubts(rows: &str, expected: &[&str]) {
    let short = |doubt: &Doubt| {
        let place = Language::Japanese.place(&doubt.place);
        format!("{} {place}: {}", doubt.code.name(), doubt.place.words)
    };
    let found = doubts(rows).map(|doubts| {
        doubts.iter().for_each(assert_english);
        doubts.iter().map(short).collect::<Vec<_>>()
    });
    let expected = expected.iter().map(ToString::to_string).collect();
    assert_eq!(found, Ok(expected), "in\n{rows}");
}

/// Expects what is said of all doubts, with the arithmetic, in Japanese.
pub(crate) fn check_words_of_doubts(rows: &str, expected: &[[&str; 2]]) {
    let language = Language::Japanese;
    let said = |doubt: &Doubt| [language.sentence(doubt), language.arithmetic(doubt)];
    let found = doubts(rows).map(|doubts| doubts.iter().map(said).collect::<Vec<_>>());
    let expected = expected.iter().map(|said| said.map(str::to_owned));
    assert_eq!(found, Ok(expected.collect()), "in\n{rows}");
}

/// Expects that a doubt can be said in English, too.
fn assert_english(doubt: &Doubt) {
    let language = Language::English;
    for said in [language.sentence(doubt), language.arithmetic(doubt)] {
        assert!(is_english(&said), "{said}");
    }
}
