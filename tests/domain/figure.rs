//! Figures and dates read out of prose: what counts as one, how much it is, and
//! what the words around it make of it.

use proptest::prelude::*;
use tenken::figure::{Bound, Figure, FigureKind, StatedYear, dates, figures, scaled_unit};

/// A figure as one line: the amount with its unit and what is said of it.
fn short(figure: &Figure) -> String {
    let sign = match (figure.kind, figure.amount.value > 0.0) {
        (FigureKind::Change, true) => "+",
        _ => "",
    };
    let to = figure.to.map_or_else(String::new, |to| format!("〜{to}"));
    let mut said = format!("{sign}{}{to}{}", figure.amount, figure.unit);
    let words = [
        (figure.is_cumulative, " 累計"),
        (figure.is_total, " 合計"),
        (figure.is_new, " 新規"),
        (figure.bound == Some(Bound::AtLeast), " 以上"),
        (figure.bound == Some(Bound::AtMost), " 以下"),
    ];
    for (holds, word) in words {
        said.push_str(if holds { word } else { "" });
    }
    match figure.year {
        Some(StatedYear::Named(year)) => format!("{said} {year}"),
        Some(StatedYear::Previous) => format!("{said} 前年"),
        None => said,
    }
}

fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = figures(text).iter().map(short).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_number_with_what_it_counts_is_a_figure() {
    check("294件を出品した。", &["294件"]);
    check("２９４件を出品した。", &["294件"]);
    check("閲覧は2,159,922件となった。", &["2,159,922件"]);
    check("比率は86.30%。", &["86.3%"]);
    check("比率は86.30％。", &["86.3%"]);
    check("ｅラーニングで33名", &["33人"]);
    check("5 件", &["5件"]);
}

#[test]
fn a_word_that_ends_like_about_makes_no_figure_approximate() {
    check(
        "予約1,460人、契約12件、集約120台",
        &["1,460人", "12件", "120台"],
    );
    check("総額約3億円、年間約40件", &["約300,000,000円", "約40件"]);
}

#[test]
fn a_number_that_counts_nothing_is_none() {
    check("R5は5Gを第3回の資料2-2で、iPhone12とWeb3を", &[]);
    check("①(2)2のとおり、69の様式", &[]);
    check("令和5年10月1日に、R6.3.15から2024年まで", &[]);
    check("第3回研修を3回", &["3回"]);
    check("102/794手続", &[]);
    check("10月5日、第2.4日曜、毎月5日に", &[]);
    check("平均38.4日かかった", &["38.4日"]);
}

#[test]
fn scales_are_in_the_amount() {
    check("1,200万回", &["12,000,000回"]);
    check("3億2千万円", &["320,000,000円"]);
    check("59,150千円", &["59,150,000円"]);
    check("5百万円", &["5,000,000円"]);
}

fn check_step(text: &str, step: f64) {
    let found = figures(text);
    assert_eq!(
        found.first().map(|figure| figure.amount.step),
        Some(step),
        "{text}"
    );
}

#[test]
fn a_figure_is_as_exact_as_it_is_printed() {
    check_step("294件", 1.0);
    check_step("44.8%", 0.1);
    check_step("約1.5倍", 0.1);
    check_step("7,000枚", 1.0);
    check_step("約7,000枚", 1_000.0);
    check_step("1,200万回", 10_000.0);
    check_step("59,150千円", 1_000.0);
    check_step("3億2千万円", 10_000_000.0);
}

fn check_can_be(text: &str, calculated: f64, expected: bool) {
    let found = figures(text);
    let amount = found.first().map(|figure| figure.amount);
    let can_be = amount.map(|amount| amount.can_be(calculated));
    assert_eq!(can_be, Some(expected), "{text} {calculated}");
}

#[test]
fn what_is_rounded_to_it_can_be_it() {
    check_can_be("44.8%", 44.834, true);
    check_can_be("44.8%", 44.75, true);
    check_can_be("44.8%", 44.86, false);
    check_can_be("約1.5倍", 1.42, true);
    check_can_be("約1.5倍", 1.39, false);
    check_can_be("294件", 294.0, true);
    check_can_be("294件", 295.0, false);
}

#[test]
fn words_before_say_what_it_is() {
    check("のべ141人", &["141人 累計"]);
    check("これまで累計15業務", &["15業務 累計"]);
    check("合計294件", &["294件 合計"]);
    check("合計は294件", &["294件 合計"]);
    check("計5件", &["5件 合計"]);
    check("統計5件、設計3件", &["5件", "3件"]);
    check("新たに20事業所が", &["20事業所 新規"]);
    check("約400人", &["約400人"]);
    check("月平均約6,500件", &["約6,500件"]);
}

#[test]
fn words_after_say_what_it_is() {
    check("2,000件以上", &["2,000件 以上"]);
    check("5日間以内", &["5日間 以下"]);
    check("20回程度", &["約20回"]);
    check("90〜100%", &["90〜100%"]);
    check("2～3回", &["2〜3回"]);
}

#[test]
fn a_change_has_its_sign() {
    check("前年比+60,203件", &["+60,203件"]);
    check("前年比-607,350件", &["-607,350件"]);
    check("前年比▲5件", &["-5件"]);
    check("450件増えた", &["+450件"]);
    check("年間約20回の削減", &["約-20回"]);
    check("44.8%減った", &["-44.8%"]);
    check("5ポイント上昇", &["+5ポイント"]);
}

#[test]
fn a_year_right_before_it_is_its_year() {
    check("（R4：57件、R5：138件）", &["57件 R4", "138件 R5"]);
    check("（R5 14,034部）", &["14,034部 R5"]);
    check("令和6年度実績14,757部", &["14,757部 R6"]);
    check("R4年間17回→R5年間53回", &["17回 R4", "53回 R5"]);
    check("前年度14,034部", &["14,034部 前年"]);
    check("前年度より約450件", &["約450件"]);
    check("令和6年度の利用者は287人", &["287人"]);
}

#[test]
fn sayings_count_nothing() {
    check("1人1台端末で24時間365日", &[]);
    check("防犯教室（5回214人）", &["5回", "214人"]);
}

fn check_label(text: &str, expected: &str) {
    let found = figures(text);
    let label = found.last().map(|figure| text.get(figure.label.clone()));
    assert_eq!(label, Some(Some(expected)), "{text}");
}

#[test]
fn the_words_of_its_clause_are_its_label() {
    check_label("市内外に、閲覧数は年間238,998件", "閲覧数は年間");
    check_label("メッセージ232件、VOOM66件", "VOOM");
    check_label("証明書（全体の31.0%", "全体の");
    check_label("令和6年度の貸出実績は59件", "の貸出実績は");
}

fn check_dates(text: &str, expected: &[(&str, u16, Option<u8>)]) {
    let found = dates(text);
    let found: Vec<_> = found
        .iter()
        .map(|date| {
            let written = text.get(date.span.clone()).unwrap_or("?");
            (written, date.year.western(), date.month)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_date_lies_in_its_fiscal_year() {
    check_dates("令和5年10月に", &[("令和5年10月", 2023, Some(10))]);
    check_dates("令和6年3月に", &[("令和6年3月", 2023, Some(3))]);
    check_dates("令和6年3月15日に", &[("令和6年3月15日", 2023, Some(3))]);
    check_dates("R6.3に", &[("R6.3", 2023, Some(3))]);
    check_dates("R5.10.1に", &[("R5.10.1", 2023, Some(10))]);
    check_dates("2024年1月に", &[("2024年1月", 2023, Some(1))]);
    check_dates("平成元年度の", &[("平成元年度", 1989, None)]);
    check_dates("令和2(2020)年度末", &[("令和2(2020)年度", 2020, None)]);
    check_dates("R4の", &[("R4", 2022, None)]);
    check_dates("令和６年度", &[("令和６年度", 2024, None)]);
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    check_dates("RPAとR&D、H2O、5G、v1.2、AR5、R5G", &[]);
    check_dates("2024件、2,024年、第2024年", &[("2024年", 2024, None)]);
}

#[test]
fn the_units_of_indicators_are_those_of_prose() {
    assert_eq!(scaled_unit("件"), Some((1.0, "件")));
    assert_eq!(scaled_unit("千円"), Some((1000.0, "円")));
    assert_eq!(scaled_unit("％"), Some((1.0, "%")));
    assert_eq!(scaled_unit("名"), Some((1.0, "人")));
    assert_eq!(scaled_unit("件/年"), None);
    assert_eq!(scaled_unit(""), None);
}

proptest! {
    #[test]
    fn any_text_is_read_and_places_are_in_it(text in "[0-9０-９,.，．+\\-▲(（)）、。年月度令和RH元件人%千万億〜～約合計累計新規 a-z\\PC]{0,40}") {
        let mut end = 0;
        for figure in figures(&text) {
            prop_assert!(text.get(figure.span.clone()).is_some());
            prop_assert!(text.get(figure.label.clone()).is_some());
            prop_assert!(figure.label.end <= figure.span.start);
            prop_assert!(figure.span.start >= end);
            prop_assert!(figure.amount.value.is_finite() && figure.amount.step > 0.0);
            end = figure.span.end;
        }
        for date in dates(&text) {
            prop_assert!(text.get(date.span).is_some());
        }
    }
}
