//! Days as they are said in a meeting.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use tenken::meeting::{Day, Due};

/// A Thursday.
const TODAY: &str = "2026-08-20";

fn day(written: &str) -> Day {
    written.parse().expect("a day")
}

/// What is meant by what is typed on a Thursday.
fn check(typed: &str, expected: &str) {
    let due = Due::meant(typed, day(TODAY));
    assert_eq!(due, Some(Due::Day(day(expected))), "{typed}");
}

#[test]
fn days_are_understood_by_their_numbers() {
    for typed in [
        "8/29",
        "８／２９",
        "8月29日",
        "8月29日まで",
        "29日",
        "R8.8.29",
        "R8/8/29",
        "r8.8.29",
        "令和8年8月29日",
        "令和 8 年 8 月 29 日",
        "2026-08-29",
        "2026/8/29",
        "2026年8月29日",
    ] {
        check(typed, "2026-08-29");
    }
    check("R7.9.1", "2025-09-01");
}

#[test]
fn a_day_without_a_year_is_the_next_that_comes() {
    check("8/20", TODAY);
    check("8/19", "2027-08-19");
    check("3/31", "2027-03-31");
    check("2/29", "2028-02-29");
    check("19日", "2026-09-19");
    check("31日", "2026-08-31");
}

#[test]
fn days_are_understood_as_they_are_said() {
    for (typed, expected) in [
        ("今日", TODAY),
        ("明日", "2026-08-21"),
        ("明後日", "2026-08-22"),
        ("3日後", "2026-08-23"),
        ("2週間後", "2026-09-03"),
        ("金曜", "2026-08-21"),
        ("木曜日", "2026-08-27"),
        ("今週金曜", "2026-08-21"),
        ("来週金曜", "2026-08-28"),
        ("来週の月曜日", "2026-08-24"),
        ("再来週月曜", "2026-08-31"),
        ("月末", "2026-08-31"),
        ("来月末", "2026-09-30"),
        ("9月末", "2026-09-30"),
        ("2月末", "2027-02-28"),
        ("年末", "2026-12-31"),
        ("年度末", "2027-03-31"),
        ("tomorrow", "2026-08-21"),
        ("Friday", "2026-08-21"),
        ("next fri", "2026-08-28"),
    ] {
        check(typed, expected);
    }
}

#[test]
fn what_is_no_day_stays_as_it_is_typed() {
    for typed in [
        "次回まで",
        "13/1",
        "8/32",
        "R7.13.1",
        "早めに",
        "0日",
        "13月末",
        "99999999999日後",
        "曜日",
        "後",
    ] {
        let due = Due::meant(typed, day(TODAY));
        assert_eq!(due, Some(Due::Words(typed.to_owned())));
    }
    assert_eq!(Due::meant(" \u{3000}", day(TODAY)), None);
}

proptest! {
    #[test]
    fn anything_can_be_typed(typed in "[0-9年月日末後来週曜金/.\\-R令和 ]{0,12}", days in 0_u32..800) {
        let today = day(TODAY).after(days).expect("a day");
        let due = Due::meant(&typed, today);
        prop_assert_eq!(due.is_none(), typed.trim().is_empty());
    }

    #[test]
    fn a_day_is_understood_as_it_is_written(days in 0_u32..46_000) {
        let other = day("1990-01-01").after(days).expect("a day");
        let due = Due::meant(&other.to_string(), day(TODAY));
        prop_assert_eq!(due, Some(Due::Day(other)));
    }
}
