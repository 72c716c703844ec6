//! Dismissals of doubts: what they hold for, and the file they are kept in.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use tenken::check::{
    Dismissal, DismissalChange, Dismissals, DoubtKey, Location, NamedPart, Part, Reason, Rule,
    Subject, check,
};
use tenken::document::{Code, Source};
use tenken::messages::{Language, Quote, Worded as _, doubt_key};
use tenken::plan::{FiscalYear, InitiativeId, MilestoneDate, Plan, TextKind, load};

use crate::messages::said_in_english;

fn reason(written: &str) -> Reason {
    Reason::new(written).expect("a reason")
}

fn date(written: &str) -> MilestoneDate {
    written.parse().expect("a date")
}

fn read(text: &str) -> (Dismissals, Vec<String>) {
    let (dismissals, diagnostics) = Dismissals::read(&Source::new("t.dismissed.toml", text));
    let diagnostics = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.line(&diagnostic.problem().words(Language::Japanese)))
        .collect();
    (dismissals, diagnostics)
}

// --- What a dismissal holds for -----------------------------------------------

/// A plan with one row, whose year says this.
fn plan(result: &str) -> Plan {
    let text = format!(
        r#"
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
years.R6.result = {result}
"#
    );
    load(Source::new("t.toml", text)).plan.expect("a plan")
}

const WRONG: &str = "出品数：294件（57件、138件、111件）";

fn keys(plan: &Plan) -> Vec<DoubtKey> {
    let doubts = check(plan);
    doubts.iter().map(|doubt| doubt_key(doubt, plan)).collect()
}

/// Dismisses the only doubt of one text, and asks whether that holds for the
/// only doubt of another.
fn holds(before: &str, after: &str) -> bool {
    let (before, after) = (keys(&plan(before)), keys(&plan(after)));
    let (Some(doubt), Some(asked)) = (before.first(), after.first()) else {
        unreachable!("each text is doubted");
    };
    let dismissals: Dismissals = [Dismissal {
        doubt: doubt.clone(),
        reason: reason("重複を除いた数"),
        date: date("2025-08-20"),
    }]
    .into_iter()
    .collect();
    dismissals.find(asked).is_some()
}

#[test]
fn a_dismissal_holds_while_words_and_arithmetic_stay() {
    let text = format!("\"{WRONG}\"");
    assert!(holds(&text, &text));
    let below_another = format!("[\"窓口を広げた。\", \"{WRONG}\"]");
    assert!(
        holds(&text, &below_another),
        "where the point stands is no matter"
    );
    let with_more = format!("\"{WRONG}。説明会を開いた。\"");
    assert!(holds(&text, &with_more));
}

#[test]
fn a_dismissal_ends_with_its_figures() {
    let text = format!("\"{WRONG}\"");
    assert!(!holds(&text, &text.replace("294", "295")));
    assert!(!holds(&text, &text.replace("111", "112")));
}

#[test]
fn every_doubt_of_a_row_has_a_key_of_its_own() {
    let plan =
        plan("[\"出品数：294件（57件、138件、111件）\", \"来場 300人（57人、138人、111人）\"]");
    let keys = keys(&plan);
    assert_eq!(keys.len(), 2);
    assert_ne!(keys.first(), keys.last());
}

#[test]
fn every_part_of_a_row_is_read_as_it_is_named() {
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
name = "利用 者数"
"#;
    let plan = load(Source::new("t.toml", text)).plan.expect("a plan");
    let mut doubt = check(&self::plan(&format!("\"{WRONG}\""))).remove(0);
    let mut check_part = |part, expected| {
        doubt.place.part = part;
        let key = DoubtKey::new(&doubt, &plan, String::new(), String::new());
        assert_eq!(key.named_part(), Some(expected), "{}", key.part);
    };
    for kind in TextKind::ALL {
        check_part(Part::Text(kind, 3), NamedPart::Text(kind));
    }
    check_part(Part::Rating, NamedPart::Rating);
    check_part(Part::Aim, NamedPart::Aim);
    check_part(Part::Summary(1), NamedPart::Summary);
    check_part(Part::Indicator(0), NamedPart::Indicator("利用 者数"));
    check_part(Part::Indicator(9), NamedPart::Indicator(""));
    check_part(Part::Rows, NamedPart::Indicator(""));
}

#[test]
fn words_are_found_where_they_are_no_part_of_a_longer_number() {
    let plan = plan("[\"前書き\", \"合計1,157件のうち57件\"]");
    let place = Location {
        subject: Subject::Initiative(InitiativeId::new("1-1")),
        year: "R6".parse().ok(),
        part: Part::Text(TextKind::Result, 1),
        words: "57件".to_owned(),
    };
    let quote = Quote::new(&plan, &place, Language::Japanese);
    let words = quote.words.expect("words");
    assert_eq!(quote.text.get(..words.start), Some("合計1,157件のうち"));
}

#[test]
fn an_indicator_is_quoted_with_its_figures_of_the_year() {
    let with_indicator = "\"続けた。\"\n[[initiatives.indicators]]\nname = \"手続\"\nunit = \"件\"\n\
                          years.R5 = { actual = 5, target = 6, was = 7 }";
    let plan = plan(with_indicator);
    let quote = |year: &str| {
        let place = Location {
            subject: Subject::Initiative(InitiativeId::new("1-1")),
            year: year.parse().ok(),
            part: Part::Indicator(0),
            words: String::new(),
        };
        Quote::new(&plan, &place, Language::Japanese).text
    };
    assert_eq!(quote("R5"), "手続（件） R5 実績 5 目標 6 見直し前 7");
    assert_eq!(quote("R6"), "手続（件） R6 記載なし");
}

#[test]
fn dismissing_again_replaces_the_reason() {
    let mut dismissals = Dismissals::default();
    let doubt = keys(&plan(&format!("\"{WRONG}\""))).remove(0);
    for said in ["一度目", "二度目"] {
        dismissals.apply(DismissalChange::Dismiss(Dismissal {
            doubt: doubt.clone(),
            reason: reason(said),
            date: date("2025-08-20"),
        }));
    }
    let found: Vec<&str> = dismissals.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(found, ["二度目"]);
    dismissals.apply(DismissalChange::TakeBack(doubt));
    assert_eq!(dismissals, Dismissals::default());
}

#[test]
fn a_reason_is_a_line_that_says_something() {
    assert_eq!(Reason::new("  "), None);
    assert_eq!(Reason::new("\u{3000}\n"), None);
    assert_eq!(reason(" 一行目\n二行目 ").as_str(), "一行目 二行目");
}

// --- The file -----------------------------------------------------------------

#[test]
fn the_file_is_readable() {
    let mut dismissals = Dismissals::default();
    dismissals.apply(DismissalChange::Dismiss(Dismissal {
        doubt: keys(&plan(&format!("\"{WRONG}\""))).remove(0),
        reason: reason("重複を除いた数"),
        date: date("2025-08-20"),
    }));
    insta::assert_snapshot!(dismissals.to_toml());
}

#[test]
fn a_file_without_dismissals_has_none() {
    assert_eq!(read("format = 1\n"), (Dismissals::default(), Vec::new()));
    let empty = Dismissals::default().to_toml();
    assert_eq!(read(&empty), (Dismissals::default(), Vec::new()));
}

/// A file with every mistake, and one dismissal that is right.
const MISTAKEN: &str = r#"
format = 1
[[dismissed]]
code = "sum-of-part"
year = "R6"
part = "result"
reason = "よし"
date = "2025-08-20"
[[dismissed]]
code = "sum-of-parts"
initiative = "1-1"
measure = "1"
year = "いつか"
part = "result"
reason = "　"
date = "2025-02-30"
[[dismissed]]
code = 1
reasons = "よし"
[[dismissed]]
code = "running-total"
part = "result"
reason = "よし"
date = "2025-08"
"#;

#[test]
fn every_mistake_is_reported_and_the_rest_holds() {
    let (dismissals, diagnostics) = read(MISTAKEN);
    insta::assert_snapshot!(diagnostics.join("\n"));
    let codes: Vec<Code> = dismissals.iter().map(|one| one.doubt.code).collect();
    assert_eq!(codes, [Code::RUNNING_TOTAL]);
}

#[test]
fn every_mistake_is_said_in_english() {
    let of = |text: &str| Dismissals::read(&Source::new("t.dismissed.toml", text)).1;
    let diagnostics = [of(MISTAKEN), of("format = 2")].concat();
    insta::assert_snapshot!(said_in_english(&diagnostics));
}

#[test]
fn a_broken_file_is_said_to_be_broken() {
    for text in [
        "",
        "format = 2",
        "dismissed = 1",
        "[[dismissed]",
        "format = 1\nx = 1",
    ] {
        let (dismissals, diagnostics) = read(text);
        assert_eq!(dismissals, Dismissals::default(), "{text}");
        assert!(!diagnostics.is_empty(), "{text}");
    }
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::Plan),
        any::<String>().prop_map(Subject::Measure),
        any::<String>().prop_map(|id| Subject::Initiative(InitiativeId::new(id))),
    ]
}

prop_compose! {
    fn dismissal()(
        rule in prop::sample::select(Rule::ALL),
        subject in subject(),
        year in prop::option::of(1950_u16..2080),
        part in any::<String>(),
        words in any::<String>(),
        arithmetic in any::<String>(),
        written in any::<String>(),
        month in 1_u8..=12,
        day in prop::option::of(1_u8..=28),
    ) -> Dismissal {
        Dismissal {
            doubt: DoubtKey {
                code: rule.code,
                subject,
                year: year.and_then(FiscalYear::from_western),
                part,
                words,
                arithmetic,
            },
            reason: reason(&format!("{written}理由")),
            date: MilestoneDate { year: 2025, month, day },
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(all in prop::collection::vec(dismissal(), 0..5)) {
        let written: Dismissals = all.into_iter().collect();
        let (read, diagnostics) = read(&written.to_toml());
        prop_assert_eq!(diagnostics, Vec::<String>::new());
        prop_assert_eq!(read, written);
    }

    #[test]
    fn no_file_is_too_broken(text in any::<String>()) {
        read(&text);
        read(&format!("format = 1\n[[dismissed]]\n{text}"));
    }
}
