//! The agenda: its rows and the time for them.

#![allow(clippy::expect_used)]

use tenken::meeting::{Agenda, Allotment, TimeLeft, TimeTaken};
use tenken::plan::InitiativeId;
use tenken::query::Listing;

use crate::plans::flawless;

fn row(id: &str) -> InitiativeId {
    InitiativeId::new(id)
}

fn agenda(rows: &str) -> Agenda {
    Agenda::new(rows.split_whitespace().map(row))
}

fn check(agenda: &Agenda, expected: &str) {
    let rows: Vec<&str> = agenda.rows().iter().map(InitiativeId::as_str).collect();
    assert_eq!(rows.join(" "), expected);
}

#[test]
fn rows_are_moved_left_out_and_added() {
    let mut agenda = agenda("1 2 3 2");
    check(&agenda, "1 2 3");
    agenda.shift(&row("3"), -1);
    check(&agenda, "1 3 2");
    agenda.shift(&row("1"), 9);
    check(&agenda, "3 2 1");
    agenda.shift(&row("9"), 1);
    check(&agenda, "3 2 1");
    agenda.leave_out(&row("2"));
    check(&agenda, "3 1");
    agenda.add(row("4"), 1);
    agenda.add(row("3"), 1);
    agenda.add(row("5"), 9);
    check(&agenda, "3 4 1 5");
    assert_eq!(agenda.place(&row("4")), Some(1));
}

#[test]
fn of_an_agenda_those_that_are_listed_keep_its_order() {
    let plan = flawless(PLAN).expect("a plan");
    let listing = agenda("1 2")
        .rows()
        .iter()
        .filter_map(|row| plan.row(row))
        .collect();
    let listed = agenda("3 2 9 1").listed(&Listing::of(listing), &plan);
    check(&Agenda::of_listing(&listed, &plan), "2 1");
}

const PLAN: &str = r#"
format = 1
[plan]
id = "t"
title = "t"
body = "t"
first_year = "R6"
last_year = "R6"
review_year = "R6"
[[pillars]]
id = "1"
title = "t"
[[initiatives]]
id = "1"
pillar = "1"
title = "a"
departments = ["甲部/乙課"]
[[initiatives]]
id = "2"
pillar = "1"
title = "b"
departments = ["甲部/乙課", "丙部"]
[[initiatives]]
id = "3"
pillar = "1"
title = "c"
departments = ["丙部"]
"#;

#[test]
fn time_is_given_to_each_row_or_shared_by_those_of_a_department() {
    let plan = flawless(PLAN).expect("a plan");
    let mut agenda = agenda("1 2 3");
    assert_eq!(agenda.minutes(&plan), None);
    assert_eq!(agenda.minutes_for(&row("1"), &plan), None);
    agenda.allotment = Some(Allotment::PerRow(5));
    assert_eq!(agenda.minutes(&plan), Some(15));
    assert_eq!(agenda.minutes_for(&row("1"), &plan), Some(5));
    agenda.allotment = Some(Allotment::PerDepartment(11));
    assert_eq!(agenda.minutes(&plan), Some(22));
    assert_eq!(agenda.minutes_for(&row("1"), &plan), Some(6));
    assert_eq!(agenda.minutes_for(&row("3"), &plan), Some(11));
    assert_eq!(agenda.minutes_for(&row("9"), &plan), None);
}

#[test]
fn time_that_is_used_up_is_over_and_never_less_than_nothing() {
    let left = |used: u32, planned: Option<u32>| TimeTaken { used, planned }.left();
    assert_eq!(left(3, None), None);
    assert_eq!(left(3, Some(10)), Some(TimeLeft::Left(7)));
    assert_eq!(left(10, Some(10)), Some(TimeLeft::Left(0)));
    assert_eq!(left(12, Some(10)), Some(TimeLeft::Over(2)));
}
