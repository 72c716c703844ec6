//! Figures of prose that go on from year to year.

#![allow(clippy::expect_used)]

use tenken::compare::{ProseSeries, Years, prose_series};
use tenken::document::Source;
use tenken::plan::load;

/// The series of a row that says this, of the last of its years.
fn series_of(years: &str, later: &str) -> Vec<String> {
    said_of(years, later, in_words)
}

/// The units of the series of a row.
fn units_of(years: &str) -> Vec<String> {
    said_of(years, "R6", |series| series.unit.to_owned())
}

fn said_of(years: &str, later: &str, say: fn(&ProseSeries<'_>) -> String) -> Vec<String> {
    let text = format!(
        r#"
format = 1
[plan]
id = "t"
title = "計画"
first_year = "R3"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "取組"
{years}
"#
    );
    let plan = load(Source::new("t.toml", text)).plan.expect("a plan");
    let row = plan.initiatives().first().expect("a row");
    let later: tenken::plan::FiscalYear = later.parse().expect("a year");
    let years = Years {
        earlier: later.previous(),
        later,
    };
    prose_series(row, years).iter().map(say).collect()
}

fn in_words(series: &ProseSeries<'_>) -> String {
    let values = series.values.iter().map(|value| {
        let percent = value.change.and_then(|change| change.percent);
        let is_approximate = value.change.is_some_and(|change| change.is_approximate);
        let about = if is_approximate { "約" } else { "" };
        let percent = percent.map(|percent| format!(" {about}{}%", percent.signed()));
        let percent = percent.unwrap_or_default();
        format!("{}{percent}", value.words)
    });
    format!(
        "{}: {}",
        series.name,
        values.collect::<Vec<_>>().join(" → ")
    )
}

fn check(years: &str, expected: &[&str]) {
    assert_eq!(series_of(years, "R6"), expected, "{years}");
}

#[test]
fn a_figure_of_the_same_name_goes_on() {
    check(
        r#"
years.R4.result = "コンビニ交付は9,501部だった。"
years.R5.result = ["窓口を閉じた。", "コンビニ交付は14,034部だった。"]
years.R6.result = "コンビニ交付は14,757部だった。説明会は3回開いた。"
"#,
        &["コンビニ交付: 9,501部 → 14,034部 +47.7% → 14,757部 +5.2%"],
    );
}

#[test]
fn a_change_from_or_to_an_approximate_figure_is_approximate() {
    check(
        r#"
years.R4.result = "登録者は約400人"
years.R5.result = "登録者は440人"
years.R6.result = "登録者は450人"
"#,
        &["登録者: 400人 → 440人 約+10.0% → 450人 +2.3%"],
    );
}

#[test]
fn a_name_that_is_much_alike_goes_on() {
    check(
        r#"
years.R5.result = "イベント情報の更新件数は934件"
years.R6.result = "イベント情報の更新件数が1,016件"
"#,
        &["イベント情報の更新件数: 934件 → 1,016件 +8.8%"],
    );
    check(
        r#"
years.R5.result = "市民課窓口でのオンライン申請 50件"
years.R6.result = "市民課の窓口でのオンライン申請 60件"
"#,
        &["市民課の窓口でのオンライン申請: 50件 → 60件 +20.0%"],
    );
}

#[test]
fn what_is_not_surely_the_same_is_left_out() {
    for years in [
        // another unit
        "years.R5.result = \"利用者は50人\"\nyears.R6.result = \"利用者は60件\"",
        // another name
        "years.R5.result = \"アプリの利用者は50人\"\nyears.R6.result = \"窓口の来庁者は60人\"",
        // another kind of text
        "years.R5.issue = \"相談件数は50件\"\nyears.R6.result = \"相談件数は60件\"",
        // two that it could be
        "years.R5.result = \"研修参加者は50人。研修参加者は70人\"\nyears.R6.result = \"研修参加者は60人\"",
        "years.R5.result = \"研修参加者は50人\"\nyears.R6.result = \"研修参加者は60人、研修参加者は80人\"",
        // a total and a part
        "years.R5.result = \"相談件数は累計50件\"\nyears.R6.result = \"相談件数は60件\"",
        // a change, a limit, another year
        "years.R5.result = \"相談件数は50件増\"\nyears.R6.result = \"相談件数は60件\"",
        "years.R5.result = \"相談件数は50件以上\"\nyears.R6.result = \"相談件数は60件\"",
        "years.R5.result = \"R4相談件数50件\"\nyears.R6.result = \"相談件数60件\"",
        // a name that says nothing
        "years.R5.result = \"計50件\"\nyears.R6.result = \"計60件\"",
        // a year between
        "years.R4.result = \"相談件数は50件\"\nyears.R6.result = \"相談件数は60件\"",
    ] {
        check(years, &[]);
    }
}

#[test]
fn what_is_an_indicator_is_left_out() {
    let years = r#"
years.R5.result = "来場者は1,000人、相談件数は50件"
years.R6.result = "来場者は2,000人、相談件数は60件"
"#;
    let indicator = |unit: &str, before: u32, after: u32| {
        format!(
            "[[initiatives.indicators]]\nname = \"指標\"\nunit = \"{unit}\"\n\
             years.R5 = {{ actual = {before} }}\nyears.R6 = {{ actual = {after} }}\n"
        )
    };
    let both = [
        "来場者: 1,000人 → 2,000人 +100.0%",
        "相談件数: 50件 → 60件 +20.0%",
    ];
    check(years, &both);
    check(&format!("{years}{}", indicator("件", 50, 60)), &both[..1]);
    check(&format!("{years}{}", indicator("千人", 1, 2)), &both[1..]);
    check(&format!("{years}{}", indicator("件", 50, 61)), &both);
}

#[test]
fn a_series_knows_its_unit() {
    let text = "years.R5.result = \"満足度は78.4％\"\nyears.R6.result = \"満足度は81.9%\"";
    check(text, &["満足度: 78.4％ → 81.9% +4.5%"]);
    assert_eq!(units_of(text), ["%"]);
    let text = "years.R5.result = \"相談件数は50件\"\nyears.R6.result = \"相談件数は60件\"";
    assert_eq!(units_of(text), ["件"]);
}

#[test]
fn a_series_ends_with_the_later_year() {
    let years = r#"
years.R4.result = "相談件数は40件"
years.R5.result = "相談件数は50件"
years.R6.result = "相談件数は60件"
"#;
    assert_eq!(series_of(years, "R5"), ["相談件数: 40件 → 50件 +25.0%"]);
    assert_eq!(series_of(years, "R4"), [""; 0]);
}

/// A name of its own for each number, in which no digit stands.
fn name(number: usize) -> String {
    const KANA: [char; 12] = [
        'あ', 'か', 'さ', 'た', 'な', 'ひ', 'ま', 'や', 'ら', 'わ', 'よ', 'ゆ',
    ];
    let digits = [number / 144 % 12, number / 12 % 12, number % 12];
    let kana = digits.into_iter().filter_map(|digit| KANA.get(digit));
    format!("{}地区の相談", kana.collect::<String>())
}

/// A sentence for each number, with so many counted in a year.
fn sentences(numbers: std::ops::Range<usize>, extra: usize) -> String {
    numbers
        .map(|number| format!("{}は{}件。", name(number), 1000 + number + extra))
        .collect()
}

#[test]
fn each_of_very_many_figures_goes_on_by_its_own_name() {
    let all = 1_700;
    let years = format!(
        "years.R4.result = \"{}\"\nyears.R5.result = \"{}市民課窓口での申請は50枚。\"\n\
         years.R6.result = \"{}市民課の窓口での申請は60枚。\"\n",
        sentences(0..all / 2, 0),
        sentences(0..all, 1),
        sentences(0..all, 2),
    );
    let found = said_of(&years, "R6", |series| {
        let values = series.values.iter().map(|value| value.words);
        format!("{}: {}", series.name, values.collect::<Vec<_>>().join(" "))
    });
    let expected = (0..all).map(|number| {
        let of_year = |extra: usize| format!("{}件", 1000 + number + extra);
        let first = if number < all / 2 { 0 } else { 1 };
        let values: Vec<String> = (first..=2).map(of_year).collect();
        format!("{}: {}", name(number), values.join(" "))
    });
    let mut expected: Vec<String> = expected.collect();
    expected.push("市民課の窓口での申請: 50枚 60枚".to_owned());
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
}
