//! The change of a rating in a plan file.

#![allow(clippy::expect_used)]

use tenken::meeting::{NotRerated, RatingChange, Rerating};
use tenken::plan::InitiativeId;

use crate::plans::{BUILT_IN, loaded};

fn rerating(row: &str, year: &str, before: Option<&str>, after: Option<&str>) -> Rerating {
    Rerating {
        row: InitiativeId::new(row),
        change: RatingChange {
            year: year.parse().expect("a year"),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        },
    }
}

const PLAN: &str = "# 計画\nformat = 1\n\n[[initiatives]]\nid = \"1\"   # 番号\n\n\
                    [initiatives.years.\"令和5年度\"]\nrating = \"A\"\n\n\
                    [initiatives.years.R6]\nresult   = [ \"甲\",\n  \"乙\" ]\nrating   =  \"C\"  # 評価\nissue = \"丙\"\n\n\
                    [[initiatives]]\nid = \"2\"\nyears.R6 = { result = \"丁\" }\n\n\
                    [[initiatives]]\nid = \"3\"\ntitle = \"戊\"\n\n\
                    [[initiatives.indicators]]\nname = \"己\"\n";

/// What becomes of the plan, as the lines that differ.
fn check(text: &str, rerating: &Rerating, gone: &[&str], new: &[&str]) {
    let after = rerating.carry_out(text).expect("it can be changed");
    let (before, lines): (Vec<&str>, Vec<&str>) = (text.lines().collect(), after.lines().collect());
    let only = |own: &[&str], other: &[&str]| -> Vec<String> {
        let lines = own.iter().filter(|line| !other.contains(line));
        lines.map(|line| (*line).to_owned()).collect()
    };
    assert_eq!(only(&before, &lines), gone);
    assert_eq!(only(&lines, &before), new);
    let back = rerating.reversed().carry_out(&after);
    let with_table =
        after.contains("[initiatives.years.R6]") && !text.contains("[initiatives.years.R6]");
    if !with_table {
        assert_eq!(back.as_deref(), Ok(text), "it can be taken back");
    }
}

#[test]
fn a_rating_is_replaced_and_nothing_else() {
    let change = rerating("1", "R6", Some("C"), Some("B"));
    check(
        PLAN,
        &change,
        &["rating   =  \"C\"  # 評価"],
        &["rating   =  \"B\"  # 評価"],
    );
}

#[test]
fn a_year_is_found_in_any_notation() {
    let change = rerating("1", "R5", Some("A"), Some("◎"));
    let after = change.carry_out(PLAN).expect("it can be changed");
    assert_eq!(after, PLAN.replace("\"A\"", "\"◎\""));
}

#[test]
fn a_rating_is_added_where_there_is_none() {
    let change = rerating("2", "R6", None, Some("B"));
    let after = change.carry_out(PLAN).expect("it can be changed");
    let line = after.lines().find(|line| line.contains("丁"));
    assert_eq!(
        line,
        Some("years.R6 = { result = \"丁\" , rating = \"B\" }")
    );
    let change = rerating("3", "R6", None, Some("B"));
    let after = change.carry_out(PLAN).expect("it can be changed");
    assert!(
        after.starts_with(
            PLAN.split("[[initiatives.indicators]]")
                .next()
                .expect("a part")
        ) || after.starts_with(PLAN)
    );
    insta::assert_snapshot!(after);
}

#[test]
fn line_breaks_of_windows_stay() {
    let text = PLAN.replace('\n', "\r\n");
    let change = rerating("1", "R6", Some("C"), Some("B"));
    let after = change.carry_out(&text).expect("it can be changed");
    assert_eq!(after, text.replace("\"C\"", "\"B\""));
}

#[test]
fn what_somebody_else_has_changed_is_not_written_over() {
    let change = rerating("1", "R6", Some("D"), Some("B"));
    assert_eq!(
        change.carry_out(PLAN),
        Err(NotRerated::AnotherMark(Some("C".to_owned())))
    );
    let change = rerating("9", "R6", None, Some("B"));
    assert_eq!(change.carry_out(PLAN), Err(NotRerated::NoSuchRow));
    let change = rerating("1", "R6", Some("C"), Some("B"));
    assert_eq!(change.carry_out("["), Err(NotRerated::Unreadable));
    assert_eq!(
        change.carry_out("initiatives = 1"),
        Err(NotRerated::NoSuchRow)
    );
}

#[test]
fn every_rating_of_every_plan_can_be_changed_and_taken_back() {
    for text in BUILT_IN {
        let plan = loaded(text).plan.expect("a plan");
        let Some(other) = plan.ratings().steps().last() else {
            continue;
        };
        let year = plan.facts().review_year;
        // Each of some hundred rows in a document of thousands of lines would take long.
        for row in plan.initiatives().iter().step_by(7) {
            let before = row.rating(year).map(str::to_owned);
            let change = Rerating {
                row: row.id.clone(),
                change: RatingChange {
                    year,
                    before,
                    after: Some(other.mark.clone()),
                },
            };
            let after = change.carry_out(text).expect("it can be changed");
            let plan = loaded(&after).plan.expect("it can be read");
            let changed = plan.initiative(&row.id).expect("the row");
            assert_eq!(changed.rating(year), Some(other.mark.as_str()));
            assert_eq!(change.reversed().carry_out(&after).as_deref(), Ok(text));
        }
    }
}
