//! What a plan file may say and what it then means: the spellings of fiscal
//! years, the values of indicators, and every key of the format read back
//! from a file that uses it once.

use tenken::document::{Severity, Source};
use tenken::plan::{
    Better, Department, FiscalYear, Indicator, Initiative, InitiativeId, Loaded, Measure,
    MilestoneDate, Number, Plan, RowIndex, Text, TextKind, Value, load,
};

use crate::plans::{flawless, loaded};

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded
        .diagnostics
        .iter()
        .map(|found| found.code().name())
        .collect()
}

// --- Fiscal years -----------------------------------------------------------

/// A plan with one year under review, written as TOML.
fn plan_reviewing(year: &str) -> String {
    format!(
        "format = 1\n[plan]\nid = \"p\"\ntitle = \"計画\"\nfirst_year = \"S1\"\nlast_year = \"R99\"\nreview_year = {year}\n"
    )
}

/// The year that a TOML value names.
fn year_of_value(written: &str) -> Option<FiscalYear> {
    Some(flawless(&plan_reviewing(written))?.facts().review_year)
}

/// The year that a quoted key names.
fn year_of_key(written: &str) -> Option<FiscalYear> {
    let years = format!("years.\"{written}\" = {{ actual = 1 }}");
    let indicator = indicator(&years)?;
    indicator.years.keys().next().copied()
}

fn check_year(written: &str, short: &str) {
    let as_value = year_of_value(&format!("\"{written}\""));
    assert_eq!(
        as_value.map(|year| year.to_string()).as_deref(),
        Some(short),
        "{written}"
    );
    assert_eq!(year_of_key(written), as_value, "{written} as a key");
}

fn check_in_full(written: &str, full: &str) {
    let year = year_of_value(&format!("\"{written}\""));
    assert_eq!(year.map(FiscalYear::in_full).as_deref(), Some(full));
}

fn check_no_year(written: &str) {
    check_no_year_value(&format!("\"{written}\""));
    let key = format!(
        "{}\n[plan.years.\"{written}\"]\nresult = \"x\"\n",
        plan_reviewing("2024")
    );
    assert_eq!(codes(&loaded(&key)), ["bad-year"], "{written} as a key");
}

fn check_no_year_value(written: &str) {
    assert_eq!(
        codes(&loaded(&plan_reviewing(written))),
        ["wrong-form"],
        "{written}"
    );
}

fn year(written: &str) -> Option<FiscalYear> {
    year_of_value(&format!("\"{written}\""))
}

#[test]
fn a_year_is_written_with_the_letter_of_its_era() {
    check_year("R6", "R6");
    check_year("r6", "R6");
    check_year("H30", "H30");
    check_year("S63", "S63");
}

#[test]
fn a_year_is_written_with_the_name_of_its_era() {
    check_year("令和6年度", "R6");
    check_year("令和6", "R6");
    check_year("平成30年度", "H30");
    check_year("昭和63年度", "S63");
}

#[test]
fn a_year_is_written_as_a_western_year() {
    check_year("2024", "R6");
    check_year("2024年度", "R6");
    check_year("FY2024", "R6");
    check_year("fy2024", "R6");
}

#[test]
fn a_year_may_be_full_width() {
    check_year("Ｒ６", "R6");
    check_year("令和６年度", "R6");
    check_year("２０２４", "R6");
    check_year("ＦＹ２０２４", "R6");
}

#[test]
fn an_integer_is_a_western_year() {
    assert_eq!(year_of_value("2024"), year("R6"));
}

#[test]
fn the_first_year_of_an_era_is_the_last_of_the_one_before() {
    for written in [
        "R1",
        "R元",
        "令和元年度",
        "令和1年度",
        "H31",
        "平成31年度",
        "2019",
    ] {
        check_year(written, "R1");
    }
    check_year("S64", "H1");
}

#[test]
fn a_year_in_full_has_the_name_of_its_era() {
    check_in_full("2024", "令和6年度");
    check_in_full("H31", "令和元年度");
    check_in_full("2018", "平成30年度");
    check_in_full("S64", "平成元年度");
}

fn check_era_year(date: &str, in_full: Option<&str>, in_brief: Option<&str>) {
    let year = date.parse().map(MilestoneDate::era_year);
    let full = year.map(|year| year.map(|year| year.in_full()));
    let brief = year.map(|year| year.map(|year| year.to_string()));
    assert_eq!(full, Ok(in_full.map(str::to_owned)), "{date}");
    assert_eq!(brief, Ok(in_brief.map(str::to_owned)), "{date}");
}

#[test]
fn a_month_belongs_to_the_era_that_had_begun() {
    check_era_year("2022-06-09", Some("令和4年"), Some("R4"));
    check_era_year("2019-05", Some("令和元年"), Some("R1"));
    check_era_year("2019-04", Some("平成31年"), Some("H31"));
    check_era_year("1989-01", Some("平成元年"), Some("H1"));
    check_era_year("1988-12", Some("昭和63年"), Some("S63"));
    check_era_year("1926-12", Some("昭和元年"), Some("S1"));
    check_era_year("1926-11", None, None);
}

#[test]
fn what_only_looks_like_a_year_is_refused() {
    for written in [
        "R",
        "R0",
        "X6",
        "令和",
        "年度",
        "6",
        "RPA",
        "H64",
        "1",
        "R6年",
        "令和6年",
        "",
    ] {
        check_no_year(written);
    }
}

#[test]
fn a_year_has_no_sign_no_fraction_and_no_neighbours() {
    for written in [
        "-6", "R-6", "R+6", "R6.5", "R6-R8", "R6〜", "元", "FY24", "FY", "20245",
    ] {
        check_no_year(written);
    }
}

#[test]
fn years_that_no_plan_can_cover_are_refused() {
    for written in ["1925", "2118", "R100", "昭和65年度", "99999", "0"] {
        check_no_year(written);
    }
}

#[test]
fn values_that_are_not_years_are_refused() {
    for written in [
        "6",
        "-2024",
        "20240",
        "2024.0",
        "true",
        "[\"R6\"]",
        "2024-04-01",
    ] {
        check_no_year_value(written);
    }
}

#[test]
fn years_follow_each_other_across_eras() {
    assert_eq!(year("H30").map(FiscalYear::next), year("R1"));
    assert_eq!(year("R1").map(FiscalYear::previous), year("H30"));
    assert!(year("H30") < year("R1"));
    assert!(year("R10") > year("R9"));
}

#[test]
fn years_run_from_one_to_another_without_gaps() {
    let run = |first: &str, last: &str| {
        let years = year(first)?.through(year(last)?);
        Some(
            years
                .map(|year| year.to_string())
                .collect::<Vec<_>>()
                .join(" "),
        )
    };
    assert_eq!(run("H30", "R3").as_deref(), Some("H30 R1 R2 R3"));
    assert_eq!(run("R6", "R6").as_deref(), Some("R6"));
    assert_eq!(run("R6", "R5").as_deref(), Some(""));
}

#[test]
fn the_first_and_the_last_writable_year_have_no_neighbours_beyond() {
    assert_eq!(year("S1").map(FiscalYear::previous), year("1926"));
    assert_eq!(year("R99").map(FiscalYear::next), year("2117"));
}

// --- Values -----------------------------------------------------------------

const TREE: &str = r#"
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
id = "1-1"
pillar = "1"
title = "取組"
"#;

fn indicator(keys: &str) -> Option<Indicator> {
    let text = format!("{TREE}[[initiatives.indicators]]\nname = \"指標\"\n{keys}\n");
    flawless(&text)?
        .initiatives()
        .first()?
        .indicators
        .first()
        .cloned()
}

/// What a TOML value means as the value of an indicator.
fn value(written: &str) -> Option<Value> {
    let keys = format!("years.R6.actual = {written}");
    indicator(&keys)?.actual(year("R6")?).cloned()
}

fn number(written: &str) -> Option<Number> {
    value(written)?.number()
}

fn check_number(written: &str, amount: f64, shown: &str) {
    let read = value(written);
    assert!(
        matches!(read, Some(Value::Number(_))),
        "{written}: {read:?}"
    );
    assert_eq!(number(written).map(Number::get), Some(amount), "{written}");
    assert_eq!(
        read.map(|value| value.to_string()).as_deref(),
        Some(shown),
        "{written}"
    );
}

fn check_words(words: &str) {
    let read = value(&format!("\"{words}\""));
    assert_eq!(read, Some(Value::Words(words.to_owned())), "{words}");
}

fn check_shown(written: &str, shown: &str) {
    let read = value(written).map(|value| value.to_string());
    assert_eq!(read.as_deref(), Some(shown), "{written}");
}

fn check_minus(left: &str, right: &str, amount: f64, shown: &str) {
    let minus = || Some(number(left)?.minus(number(right)?));
    assert_eq!(minus().map(Number::get), Some(amount), "{left} - {right}");
    assert_eq!(
        minus().map(Number::signed).as_deref(),
        Some(shown),
        "{left} - {right}"
    );
}

#[test]
fn a_text_with_more_digits_than_are_exact_is_kept_as_words() {
    check_number(
        "999999999999999",
        999_999_999_999_999.0,
        "999,999,999,999,999",
    );
    check_words("9223372036854775807");
    check_words("9,223,372,036,854,775,807");
    check_words("12345678901234.56");
}

#[test]
fn a_number_is_shown_as_it_is_printed() {
    check_number("20", 20.0, "20");
    check_number("31.0", 31.0, "31.0");
    check_number("89.84", 89.84, "89.84");
    check_number("0.50", 0.5, "0.50");
    check_number("-12.5", -12.5, "-12.5");
}

#[test]
fn thousands_are_grouped() {
    check_number("999", 999.0, "999");
    check_number("9501", 9501.0, "9,501");
    check_number("1_234_567.5", 1_234_567.5, "1,234,567.5");
    check_number("-1000", -1000.0, "-1,000");
}

#[test]
fn a_text_that_is_a_number_is_one() {
    check_number("\"14,757\"", 14757.0, "14,757");
    check_number("\"31.0\"", 31.0, "31.0");
    check_number("\"１２３\"", 123.0, "123");
    check_number("\" 8 \"", 8.0, "8");
    check_number("\"−3\"", -3.0, "-3");
}

#[test]
fn zero_has_no_sign() {
    check_number("-0", 0.0, "0");
    check_number("\"-0.0\"", 0.0, "0.0");
    check_shown("-0.0", "0.0");
}

#[test]
fn a_range_has_two_ends_and_no_number() {
    check_shown("\"90〜100\"", "90〜100");
    check_shown("\"90～100\"", "90〜100");
    check_shown("\"1000~2,000.5\"", "1,000〜2,000.5");
    assert!(matches!(value("\"90〜100\""), Some(Value::Range(..))));
    assert_eq!(number("\"90〜100\""), None);
}

#[test]
fn a_bound_counts_as_its_number() {
    assert!(matches!(value("\"50以上\""), Some(Value::Bound(_))));
    assert_eq!(number("\"50以上\"").map(Number::get), Some(50.0));
    check_shown("\"1000以上\"", "1,000以上");
    assert!(matches!(value("\"0以下\""), Some(Value::Bound(_))));
    assert_eq!(number("\"0以下\"").map(Number::get), Some(0.0));
    check_shown("\"０以下\"", "0以下");
}

fn check_approximate(written: &str, shown: &str, calculated: Option<f64>) {
    let written = format!("\"{written}\"");
    check_shown(&written, shown);
    let is_approximate = value(&written).is_some_and(|value| value.is_approximate());
    assert!(is_approximate, "{written}");
    assert_eq!(number(&written).map(Number::get), calculated, "{written}");
}

#[test]
fn an_approximate_value_keeps_its_words_and_counts_as_its_number() {
    check_approximate("約400", "約400", Some(400.0));
    check_approximate("約 6500", "約6,500", Some(6500.0));
    check_approximate("およそ0.5", "およそ0.5", Some(0.5));
    check_approximate("2程度", "2程度", Some(2.0));
    check_approximate("2程", "2程", Some(2.0));
    check_approximate("30前後", "30前後", Some(30.0));
    check_approximate("約30ほど", "約30ほど", Some(30.0));
    check_approximate("約3,000以上", "約3,000以上", Some(3000.0));
}

#[test]
fn an_approximate_range_has_no_number() {
    check_approximate("2〜3程度", "2〜3程度", None);
    check_approximate("約90～100", "約90〜100", None);
}

#[test]
fn a_bound_that_leaves_out_its_number_is_near_it() {
    check_approximate("2000超", "2,000超", Some(2000.0));
    check_approximate("2000を超える", "2,000を超える", Some(2000.0));
    check_approximate("30未満", "30未満", Some(30.0));
    let closed = value("\"50以上\"").map(|value| value.is_approximate());
    assert_eq!(closed, Some(false));
}

#[test]
fn a_unit_stands_before_the_words_after_a_number() {
    let with_unit = |written: &str, unit| value(written).map(|value| value.with_unit(unit));
    let check = |written, unit, shown| {
        assert_eq!(with_unit(written, unit).as_deref(), Some(shown));
    };
    check("1200", "件", "1,200件");
    check("\"50以上\"", "件", "50件以上");
    check("\"2〜3程度\"", "日", "2〜3日程度");
    check("\"約400\"", "人", "約400人");
    check("\"全業務\"", "業務", "全業務");
}

#[test]
fn other_texts_are_words_and_are_not_calculated_with() {
    for words in [
        "全業務",
        "システムの概成",
        "50%",
        "約",
        "程度",
        "約全業務",
        "約約50",
        "30回程度",
        "50程度以上",
        "超",
        "以上",
        "〜",
        "90〜",
        "1〜2〜3",
        "-",
    ] {
        check_words(words);
    }
    assert_eq!(number("\"全業務\""), None);
}

#[test]
fn what_a_programmer_would_call_a_number_is_words() {
    for words in [
        "inf",
        "nan",
        "1e3",
        "0x1F",
        "infinity",
        "NaN以上",
        "1.2.3",
        "2024-04-01",
    ] {
        check_words(words);
    }
}

#[test]
fn signs_that_stand_for_numbers_are_words() {
    check_words("①");
    check_words("10²");
}

#[test]
fn commas_that_do_not_group_thousands_are_words() {
    check_words("1,2");
    check_words("1,23,456");
}

#[test]
fn a_difference_has_the_decimals_of_both_and_no_noise() {
    check_minus("89.84", "84.6", 5.24, "+5.24");
    check_minus("0.3", "0.1", 0.2, "+0.2");
    check_minus("31.0", "31", 0.0, "0.0");
    check_minus("20", "1234.5", -1214.5, "-1,214.5");
    check_minus("\"50以上\"", "45", 5.0, "+5");
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    for written in ["inf", "-inf", "nan", "1e400"] {
        let text = format!(
            "{TREE}[[initiatives.indicators]]\nname = \"x\"\nyears.R6.actual = {written}\n"
        );
        assert_eq!(codes(&loaded(&text)), ["wrong-form"], "{written}");
    }
}

// --- Every key once ---------------------------------------------------------

const EVERY_KEY: &str = r#"format = 1

[plan]
id          = "minato-2"
title       = "港町DX計画"
body        = "港町"
first_year  = "R4"
last_year   = "令和8年度"
review_year = 2024
succeeds    = "minato-1"
source      = "港町DX計画 点検報告書"
summary     = "窓口を変える。"

[[plan.ratings]]
mark  = "◎"
label = "進んだ"

[[plan.ratings]]
mark  = "△"
label = "遅れた"

[plan.years.R6]
result = ["窓口を減らした。", "申請を電子にした。"]
rating = "◎"

[[plan.milestones]]
date  = "2022-06-09"
track = "対外説明/議会"
title = "改定方針の説明"

[[plan.milestones]]
date  = "2022-07"
title = "意見の募集"

[[pillars]]
id    = "1"
title = "窓口のDX"

[[pillars]]
id    = "2"
title = "職場のDX"

[[measures]]
id          = "1-1"
pillar      = "1"
title       = "書かない窓口"
departments = ["市民部"]
goals       = ["待たせない", "書かせない"]

[[measures.indicators]]
name  = "待ち時間"
unit  = "分"
years = { R6 = { actual = 12 } }

[[initiatives]]
id          = "1-1-1"
measure     = "1-1"
title       = "申請書の自動作成"
departments = ["市民部/窓口課/受付係", "企画部 / DX課"]
purpose     = "記入を減らす。"
aim         = ["早く終わる", "間違えない"]
follows     = ["minato-1/24", "minato-1/25"]
notes       = "個人情報に注意する。"
tags        = { "主体" = "町", "基本方針" = ["1", "2"] }

[initiatives.years.R5]
plan = "検討"

[initiatives.years.R6]
plan         = "導入"
result       = "導入した。"
outcome      = ["三分早くなった。"]
contribution = "柱の目標に近づいた。"
issue        = "機器が古い。"
direction    = "機器を替える。"
rating       = "△"

[[initiatives.indicators]]
name       = "誤記"
unit       = "件"
better     = "lower"
cumulative = true
breaks     = ["令和7年度", "R4"]
years.R3   = { actual = 60 }
years.R6   = { actual = 20, target = 30 }
years.R8   = { target = "0以下", was = 10 }

[[initiatives]]
id         = "2-1"
pillar     = "2"
title      = "申請書の自動作成（再掲）"
reprint_of = "1-1-1"
"#;

fn example() -> Option<Plan> {
    flawless(EVERY_KEY)
}

fn row(id: &str) -> Option<Initiative> {
    example()?.initiative(&InitiativeId::new(id)).cloned()
}

fn measure() -> Option<Measure> {
    example()?.measures().first().cloned()
}

fn joined(text: &Text) -> String {
    text.as_lines().replace('\n', "｜")
}

fn check_text(kind: TextKind, points: &str) {
    let text = || row("1-1-1")?.text(year("R6")?, kind).map(joined);
    assert_eq!(text().as_deref(), Some(points));
}

fn check_kpi<T: PartialEq + std::fmt::Debug>(read: impl Fn(&Indicator) -> T, expected: T) {
    let kpi = row("1-1-1").and_then(|row| row.indicators.first().map(read));
    assert_eq!(kpi, Some(expected));
}

fn check_kpi_year(written: &str, actual: Option<&str>, target: Option<&str>, was: Option<&str>) {
    let shown = |value: &Option<Value>| value.as_ref().map(ToString::to_string);
    let year = year(written);
    check_kpi(
        |kpi| {
            let figures = kpi.years.get(&year?)?;
            Some([
                shown(&figures.actual),
                shown(&figures.target),
                shown(&figures.was),
            ])
        },
        Some([actual, target, was].map(|value| value.map(str::to_owned))),
    );
}

#[test]
fn a_plan_says_what_it_is() {
    let facts = example().map(|plan| plan.facts().clone());
    let read = facts
        .as_ref()
        .map(|facts| (facts.id.as_str(), facts.title.as_str(), facts.body.as_str()));
    assert_eq!(read, Some(("minato-2", "港町DX計画", "港町")));
    let summary = facts.as_ref().map(|facts| joined(&facts.summary));
    assert_eq!(summary.as_deref(), Some("窓口を変える。"));
}

#[test]
fn a_plan_says_where_it_comes_from() {
    let facts = example().map(|plan| plan.facts().clone());
    let before = facts.as_ref().and_then(|facts| facts.succeeds.as_deref());
    assert_eq!(before, Some("minato-1"));
    let source = facts.as_ref().and_then(|facts| facts.source.as_deref());
    assert_eq!(source, Some("港町DX計画 点検報告書"));
}

#[test]
fn a_plan_says_which_years_it_covers() {
    let years = |plan: Plan| {
        let facts = plan.facts();
        [facts.first_year, facts.last_year, facts.review_year].map(|year| year.to_string())
    };
    assert_eq!(
        example().map(years),
        Some(["R4", "R8", "R6"].map(str::to_owned))
    );
}

#[test]
fn a_scale_is_in_the_order_of_the_file() {
    let scale = example().map(|plan| plan.ratings().clone());
    let rank = |mark| scale.as_ref().and_then(|scale| scale.rank(mark));
    assert_eq!((rank("◎"), rank("△"), rank("×")), (Some(0), Some(1), None));
    let label = scale.as_ref().and_then(|scale| scale.get("△"));
    assert_eq!(label.map(|rating| rating.label.as_str()), Some("遅れた"));
}

#[test]
fn a_year_may_speak_of_the_plan_as_a_whole() {
    let report = || example()?.year(year("R6")?).cloned();
    let result = report().map(|report| joined(report.text(TextKind::Result)));
    assert_eq!(
        result.as_deref(),
        Some("窓口を減らした。｜申請を電子にした。")
    );
    assert_eq!(
        report().and_then(|report| report.rating).as_deref(),
        Some("◎")
    );
    let silent = example()
        .zip(year("R5"))
        .map(|(plan, year)| plan.year(year).is_none());
    assert_eq!(silent, Some(true));
}

#[test]
fn milestones_have_a_day_or_a_month_and_lines_of_work() {
    let said = |plan: Plan| {
        let one = |at: &tenken::plan::Milestone| {
            Some(format!("{} {} {}", at.date?, at.track.join(">"), at.title))
        };
        plan.milestones().iter().filter_map(one).collect::<Vec<_>>()
    };
    let expected = [
        "2022-06-09 対外説明>議会 改定方針の説明",
        "2022-07  意見の募集",
    ];
    assert_eq!(
        example().map(said),
        Some(expected.map(str::to_owned).to_vec())
    );
}

#[test]
fn pillars_are_in_the_order_of_the_file() {
    let said = |plan: Plan| {
        let pillars = plan.pillars().iter();
        pillars
            .map(|pillar| format!("{} {}", pillar.id, pillar.title))
            .collect::<Vec<_>>()
    };
    let expected = ["1 窓口のDX", "2 職場のDX"].map(str::to_owned).to_vec();
    assert_eq!(example().map(said), Some(expected));
}

#[test]
fn a_measure_has_a_pillar_leaders_goals_and_figures() {
    let measure = measure();
    let names = measure
        .as_ref()
        .map(|read| (read.id.as_str(), read.pillar.as_str(), read.title.as_str()));
    assert_eq!(names, Some(("1-1", "1", "書かない窓口")));
    let goals = measure.as_ref().map(|read| joined(&read.goals));
    assert_eq!(goals.as_deref(), Some("待たせない｜書かせない"));
    let leaders = measure.as_ref().map(|read| read.departments.clone());
    assert_eq!(
        leaders,
        Department::parse("市民部").map(|leader| vec![leader])
    );
    let figure = measure.as_ref().and_then(|read| read.indicators.first());
    assert_eq!(figure.map(|read| read.name.as_str()), Some("待ち時間"));
}

#[test]
fn a_row_belongs_to_the_pillar_of_its_measure() {
    let row = row("1-1-1");
    let place = row
        .as_ref()
        .map(|row| (row.measure.as_deref(), row.pillar.as_str()));
    assert_eq!(place, Some((Some("1-1"), "1")));
}

#[test]
fn a_row_may_belong_to_a_pillar_without_a_measure() {
    let row = row("2-1");
    let place = row
        .as_ref()
        .map(|row| (row.measure.as_deref(), row.pillar.as_str()));
    assert_eq!(place, Some((None, "2")));
    let titles = example().zip(row).map(|(plan, row)| {
        let pillar = plan.pillar_of(&row).map(|pillar| pillar.title.clone());
        (pillar, plan.measure_of(&row).is_some())
    });
    assert_eq!(titles, Some((Some("職場のDX".to_owned()), false)));
}

#[test]
fn a_row_has_departments_by_their_levels() {
    let levels = |row: Initiative| {
        let departments = row.departments.iter();
        departments
            .map(|department| department.levels().collect::<Vec<_>>().join(">"))
            .collect::<Vec<_>>()
    };
    let expected = ["市民部>窓口課>受付係", "企画部>DX課"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(row("1-1-1").map(levels), Some(expected));
}

#[test]
fn a_row_says_why_what_for_and_what_to_mind() {
    let texts = |row: Initiative| [&row.purpose, &row.aim, &row.notes].map(joined);
    let expected = [
        "記入を減らす。",
        "早く終わる｜間違えない",
        "個人情報に注意する。",
    ];
    assert_eq!(row("1-1-1").map(texts), Some(expected.map(str::to_owned)));
}

#[test]
fn a_row_has_tags_of_one_value_or_several() {
    let tags = |row: Initiative| {
        let tags = row.tags.iter();
        tags.map(|(name, values)| format!("{name}={}", joined(values)))
            .collect::<Vec<_>>()
    };
    let expected = ["主体=町", "基本方針=1｜2"].map(str::to_owned).to_vec();
    assert_eq!(row("1-1-1").map(tags), Some(expected));
}

#[test]
fn a_row_carries_on_rows_of_an_earlier_plan() {
    let expected = ["minato-1/24", "minato-1/25"].map(str::to_owned).to_vec();
    assert_eq!(row("1-1-1").map(|row| row.follows), Some(expected));
}

#[test]
fn a_reprint_knows_its_original_and_the_original_its_reprints() {
    let original = InitiativeId::new("1-1-1");
    assert_eq!(
        row("2-1").and_then(|row| row.reprint_of),
        Some(original.clone())
    );
    assert_eq!(row("1-1-1").map(|row| row.is_reprint()), Some(false));
    let reprints = example().map(|plan| {
        let rows = plan.reprints_of(&original);
        rows.map(|row| row.id.to_string()).collect::<Vec<_>>()
    });
    assert_eq!(reprints, Some(vec!["2-1".to_owned()]));
}

#[test]
fn a_year_of_a_row_says_each_kind_of_text() {
    check_text(TextKind::Plan, "導入");
    check_text(TextKind::Result, "導入した。");
    check_text(TextKind::Outcome, "三分早くなった。");
    check_text(TextKind::Contribution, "柱の目標に近づいた。");
    check_text(TextKind::Issue, "機器が古い。");
    check_text(TextKind::Direction, "機器を替える。");
}

#[test]
fn the_lines_of_a_text_are_points() {
    let aim = "aim = \"\"\"\n一行目\r\n\n  二行目\"\"\"";
    let text = format!(
        "{}[[pillars]]\nid = \"1\"\ntitle = \"柱\"\n[[initiatives]]\nid = \"1\"\npillar = \"1\"\ntitle = \"行\"\n{aim}\n",
        plan_reviewing("2024")
    );
    let aim = flawless(&text).and_then(|plan| Some(joined(&plan.initiatives().first()?.aim)));
    assert_eq!(aim.as_deref(), Some("一行目｜二行目"));
}

#[test]
fn a_year_of_a_row_may_have_a_rating_or_none() {
    let rating = |written| row("1-1-1")?.rating(year(written)?).map(str::to_owned);
    assert_eq!(rating("R6").as_deref(), Some("△"));
    assert_eq!(rating("R5"), None);
    let silent = row("1-1-1").zip(year("R5"));
    assert_eq!(
        silent.map(|(row, year)| row.text(year, TextKind::Result).is_none()),
        Some(true)
    );
}

#[test]
fn an_indicator_says_how_it_is_to_be_read() {
    check_kpi(|kpi| kpi.name.clone(), "誤記".to_owned());
    check_kpi(|kpi| kpi.unit.clone(), Some("件".to_owned()));
    check_kpi(|kpi| (kpi.better, kpi.cumulative), (Better::Lower, true));
}

#[test]
fn an_indicator_says_what_was_reached_and_what_was_to_be() {
    check_kpi_year("R3", Some("60"), None, None);
    check_kpi_year("R6", Some("20"), Some("30"), None);
    check_kpi_year("R8", None, Some("0以下"), Some("10"));
}

fn check_comparable(one: &str, other: &str, expected: bool) {
    let years = year(one).zip(year(other));
    check_kpi(
        |kpi| years.map(|(one, other)| kpi.is_comparable(one, other)),
        Some(expected),
    );
}

#[test]
fn figures_on_either_side_of_a_break_are_not_comparable() {
    let breaks = |kpi: &Indicator| kpi.breaks.iter().map(ToString::to_string).collect();
    check_kpi(breaks, vec!["R4".to_owned(), "R7".to_owned()]);
    check_comparable("R4", "R6", true);
    check_comparable("R6", "R6", true);
    check_comparable("R3", "R4", false);
    check_comparable("R6", "R7", false);
    check_comparable("R8", "R2", false);
}

#[test]
fn an_indicator_without_a_word_on_it_rises_and_is_not_cumulative() {
    let plain = indicator("better = \"higher\"\nyears.R6.actual = 1");
    assert_eq!(plain, indicator("years.R6.actual = 1"));
    let read = plain
        .as_ref()
        .map(|kpi| (kpi.better, kpi.cumulative, kpi.unit.as_deref()));
    assert_eq!(read, Some((Better::Higher, false, None)));
}

#[test]
fn a_row_stands_where_the_file_has_it() {
    let at = |id| example()?.row(&InitiativeId::new(id)).map(RowIndex::get);
    assert_eq!((at("1-1-1"), at("2-1"), at("9")), (Some(0), Some(1), None));
}

#[test]
fn a_plan_covers_the_years_of_its_rows_too() {
    let early = format!("{TREE}years.R2.plan = \"準備\"\n");
    let years = loaded(&early).plan.map(|plan| {
        let years: Vec<String> = plan.years().map(|year| year.to_string()).collect();
        years.join(" ")
    });
    assert_eq!(years.as_deref(), Some("R2 R3 R4 R5 R6 R7 R8"));
}

#[test]
fn blank_points_of_a_text_are_left_out() {
    let text = format!("{TREE}notes = [\"\", \" 注意 \", \"　\"]\naim = \"  \"\n");
    let read = flawless(&text).and_then(|plan| plan.initiatives().first().cloned());
    assert_eq!(
        read.as_ref().map(|row| joined(&row.notes)).as_deref(),
        Some("注意")
    );
    assert_eq!(read.map(|row| row.aim.is_empty()), Some(true));
}

#[test]
fn a_plan_without_rows_is_a_plan() {
    let plan = flawless(&plan_reviewing("2024"));
    assert_eq!(plan.map(|plan| plan.initiatives().len()), Some(0));
}

// --- The file itself --------------------------------------------------------

#[test]
fn a_byte_order_mark_changes_nothing() {
    assert_eq!(flawless(&format!("\u{feff}{EVERY_KEY}")), example());
    let bytes = format!("\u{feff}{EVERY_KEY}").into_bytes();
    let read = Source::from_bytes("plan.toml", bytes).ok();
    assert_eq!(read.and_then(|source| load(source).plan), example());
}

#[test]
fn line_ends_of_windows_change_nothing() {
    assert_eq!(flawless(&EVERY_KEY.replace('\n', "\r\n")), example());
}

#[test]
fn warnings_leave_a_plan_usable() {
    let loaded = loaded(&format!(
        "{TREE}purpos = \"窓口\"\nyears.R2.plan = \"準備\"\n"
    ));
    assert_eq!(codes(&loaded), ["unknown-key", "year-outside-plan"]);
    assert!(
        loaded
            .diagnostics
            .iter()
            .all(|found| found.severity() == Severity::Warning)
    );
    assert_eq!(loaded.plan.map(|plan| plan.initiatives().len()), Some(1));
}

#[test]
fn an_error_leaves_no_plan() {
    let loaded = loaded(&format!("{TREE}measure = \"1-1\"\n"));
    assert!(
        loaded
            .diagnostics
            .iter()
            .any(|found| found.severity() == Severity::Error)
    );
    assert_eq!(loaded.plan, None);
}
