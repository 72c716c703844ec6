//! What people read, in English: the Japanese is read by the tests of what it
//! speaks of.

mod doubts;
mod pages;

use tenken::check::{Location, Part, Subject};
use tenken::document::{Diagnostic, Problem, Source};
use tenken::messages::{Language, Quote, Worded};
use tenken::plan::{FiscalYear, InitiativeId, load};

/// Whether a text is English: letters and signs of Japanese stand in it only where
/// it quotes, between 「 and 」 or two backquotes.
pub(crate) fn is_english(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut is_code = false;
    text.chars().all(|letter| {
        match letter {
            '`' => is_code = !is_code,
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_japanese = matches!(
            letter,
            '\u{3001}'..='\u{3009}' | '\u{3041}'..='\u{9fff}' | '\u{ff01}'..='\u{ff9f}'
        );
        depth > 0 || is_code || !is_japanese
    })
}

/// What is said of diagnostics in English, a line for each and one for its help.
pub(crate) fn said_in_english<P: Problem + Worded>(diagnostics: &[Diagnostic<P>]) -> String {
    let said = diagnostics.iter().map(|diagnostic| {
        let words = diagnostic.problem().words(Language::English);
        let help = words.help.clone().unwrap_or_default();
        assert!(is_english(&words.message) && is_english(&help), "{words:?}");
        format!("{}\n  {help}", diagnostic.line(&words))
    });
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn quotes_alone_may_be_japanese() {
    assert!(is_english("The parts of 「294件」 add up to 306"));
    assert!(is_english("in 「指標「利用」の値」: FY2024"));
    assert!(!is_english("「294件」の内訳"));
    assert!(!is_english("294件"));
    assert!(!is_english("294（「件」）"));
    assert!(is_english("write `令和6年度`"));
    assert!(!is_english("write `R6` 年度"));
}

#[test]
fn figures_of_a_table_are_called_what_they_are() {
    let text = r#"
format = 1
[plan]
id = "t"
title = "計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1-1"
pillar = "1"
title = "取組"
[[initiatives.indicators]]
name = "利用"
unit = "件"
years.R6 = { actual = 40, target = "50以上", was = 60 }
"#;
    let loaded = load(Source::new("t.toml", text));
    let quote = |year, language| {
        let place = Location {
            subject: Subject::Initiative(InitiativeId::new("1-1".to_owned())),
            year: FiscalYear::from_western(year),
            part: Part::Indicator(0),
            words: String::new(),
        };
        let plan = loaded.plan.as_ref();
        plan.map(|plan| Quote::new(plan, &place, language).text)
    };
    let japanese = quote(2024, Language::Japanese);
    assert_eq!(
        japanese.as_deref(),
        Some("利用（件） R6 実績 40 目標 50以上 見直し前 60")
    );
    let english = quote(2024, Language::English);
    assert_eq!(
        english.as_deref(),
        Some("利用 (件) FY2024 actual 40 target at least 50 revised from 60")
    );
    let missing = quote(2025, Language::English);
    assert_eq!(missing.as_deref(), Some("利用 (件) FY2025 not given"));
}
