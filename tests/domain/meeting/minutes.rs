//! What the minutes of a meeting have, and in which order.

#![allow(clippy::expect_used)]

use tenken::check::Dismissals;
use tenken::compare::{PlanChanges, Years};
use tenken::document::Source;
use tenken::meeting::{Discussion, LeftOpen, Meetings, Minutes, Note, Record, RowMinutes};
use tenken::plan::Plan;
use tenken::query::RatingChoice;

use crate::plans::loaded;

const PLAN: &str = r#"
format = 1
[plan]
id = "t"
title = "t"
body = "t"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
[[pillars]]
id = "1"
title = "t"
[[initiatives]]
id = "1"
pillar = "1"
title = "a"
years.R4.rating = "B"
years.R5.rating = 5
years.R6 = { rating = "A", result = "広げた。" }
years.R7.rating = "A"
[[initiatives]]
id = "2"
pillar = "1"
title = "b"
[[initiatives]]
id = "3"
pillar = "1"
title = "c"
"#;

fn plan() -> Plan {
    loaded(PLAN).plan.expect("a plan")
}

/// The record of a meeting: an entry in each line, its keys parted by semicolons.
fn record(day: &str, entries: &str) -> Record {
    let mut text = format!("format = 1\nplan = \"t\"\nmeeting = \"{day}\"\nwriter = \"sato\"\n");
    let entries = entries.lines().map(str::trim);
    for (place, entry) in entries.filter(|entry| !entry.is_empty()).enumerate() {
        let keys = entry.replace("; ", "\n");
        let number = place + 1;
        text.push_str(&format!(
            "[[entries]]\nnumber = {number}\n{keys}\ntime = \"14:05\"\n"
        ));
    }
    let (record, wrong) = Record::read(&Source::new("t.toml", text.as_str()));
    assert_eq!(wrong, [], "{text}");
    record.expect("a head")
}

fn note(note: &Note) -> String {
    format!("{} {}", note.kind().key(), note.text)
}

fn left_open(left: &LeftOpen<'_>) -> String {
    let settled = if left.is_settled { "settled" } else { "open" };
    format!("{} {settled}: {}", left.id.day, note(&left.noted.note))
}

fn discussion(discussion: &Discussion<'_>) -> Vec<String> {
    let found_open = discussion.found_open.iter().map(left_open);
    let noted = discussion.noted.iter().map(|noted| note(&noted.note));
    found_open.chain(noted).collect()
}

/// A row in a line: its ratings, whether it changed, what became of it, and what was said.
fn row(row: &RowMinutes<'_>) -> String {
    let reviewed = match &row.reviewed {
        None => "gone".to_owned(),
        Some(reviewed) => {
            let ratings = reviewed.ratings.iter().map(|(year, rating)| match rating {
                RatingChoice::Mark(mark) => format!("{year}={mark}"),
                other => format!("{year}={other:?}"),
            });
            let changed = reviewed.change.map(|_| "changed".to_owned());
            ratings.chain(changed).collect::<Vec<_>>().join(" ")
        }
    };
    let said = discussion(&row.discussion).join("; ");
    format!("{} [{reviewed}] {:?} {said}", row.id, row.state)
        .trim_end()
        .to_owned()
}

/// All that the minutes of a day have: the agenda, the plan as a whole, and other rows.
fn told(records: &[(&str, &str)], day: &str) -> [Vec<String>; 3] {
    let mut meetings = Meetings::default();
    for (day, entries) in records {
        meetings.add(record(day, entries));
    }
    let plan = plan();
    let changes = PlanChanges::new(&plan, Years::since_year_before(plan.facts().review_year));
    let dismissals = Dismissals::default();
    let day = day.parse().expect("a day");
    let minutes = Minutes::new(&plan, &changes, &meetings, &dismissals, day);
    let minutes = minutes.expect("a meeting");
    [
        minutes.agenda.iter().map(row).collect(),
        discussion(&minutes.of_plan),
        minutes.other_rows.iter().map(row).collect(),
    ]
}

fn check(records: &[(&str, &str)], expected: [&[&str]; 3]) {
    let (day, _) = records.last().expect("a meeting");
    assert_eq!(told(records, day), expected.map(<[&str]>::to_vec));
}

#[test]
fn rows_follow_the_agenda_with_their_ratings_and_what_became_of_them() {
    check(
        &[(
            "2026-08-20",
            r#"
            kind = "agenda"; rows = ["2", "1"]
            kind = "decision"; row = "1"; text = "続ける"
            kind = "dealt-with"; row = "1"
            kind = "later"; row = "2"
            "#,
        )],
        [
            &[
                "2 [] Later",
                "1 [R4=B R5=Unreadable R6=A changed] DealtWith decision 続ける",
            ],
            &[],
            &[],
        ],
    );
}

#[test]
fn what_somebody_keeps_to_themselves_is_in_no_minutes() {
    check(
        &[(
            "2026-08-20",
            r#"
            kind = "agenda"; rows = ["2"]
            kind = "memo"; row = "2"; text = "内緒"
            kind = "memo"; row = "3"; text = "内緒"
            kind = "memo"; text = "内緒"
            "#,
        )],
        [&["2 [] Open"], &[], &[]],
    );
}

#[test]
fn other_rows_that_came_up_follow_as_in_the_plan_and_those_that_are_gone_come_last() {
    check(
        &[(
            "2026-08-20",
            r#"
            kind = "agenda"; rows = ["2", "8"]
            kind = "decision"; row = "9"; text = "廃止"
            kind = "dealt-with"; row = "3"
            kind = "pending"; row = "1"; text = "後で"
            kind = "task"; text = "骨子を用意する"
            "#,
        )],
        [
            &["2 [] Open", "8 [gone] Open"],
            &["task 骨子を用意する"],
            &[
                "1 [R4=B R5=Unreadable R6=A changed] Open pending 後で",
                "3 [] DealtWith",
                "9 [gone] Open decision 廃止",
            ],
        ],
    );
}

const BEFORE: (&str, &str) = (
    "2026-05-20",
    r#"
    kind = "task"; row = "2"; text = "調べる"
    kind = "pending"; row = "2"; text = "範囲"
    kind = "task"; row = "3"; text = "数える"
    kind = "task"; text = "日程"
    kind = "decision"; row = "2"; text = "続ける"
    "#,
);

#[test]
fn what_was_left_open_stands_with_its_row_and_brings_up_no_other() {
    check(
        &[
            BEFORE,
            (
                "2026-08-20",
                r#"
                kind = "agenda"; rows = ["2"]
                kind = "settled"; note = "2026-05-20/sato/1"
                "#,
            ),
        ],
        [
            &["2 [] Open 2026-05-20 settled: task 調べる; 2026-05-20 open: pending 範囲"],
            &["2026-05-20 open: task 日程"],
            &[],
        ],
    );
}

#[test]
fn a_row_of_which_a_task_was_settled_came_up() {
    check(
        &[
            BEFORE,
            (
                "2026-08-20",
                r#"kind = "settled"; note = "2026-05-20/sato/3""#,
            ),
        ],
        [
            &[],
            &["2026-05-20 open: task 日程"],
            &["3 [] Open 2026-05-20 settled: task 数える"],
        ],
    );
}

#[test]
fn minutes_tell_what_was_open_on_their_day_whatever_came_before_and_after() {
    let settling = r#"
        kind = "agenda"; rows = ["2"]
        kind = "settled"; note = "2026-05-20/sato/1"
        "#;
    let reopening = r#"
        kind = "agenda"; rows = ["2"]
        kind = "unsettled"; note = "2026-05-20/sato/1"
        "#;
    let agenda = r#"kind = "agenda"; rows = ["2"]"#;
    let records = [
        BEFORE,
        ("2026-06-20", agenda),
        ("2026-07-20", settling),
        ("2026-08-20", agenda),
        ("2026-09-20", reopening),
    ];
    for (day, expected) in [
        (
            "2026-06-20",
            "2026-05-20 open: task 調べる; 2026-05-20 open: pending 範囲",
        ),
        (
            "2026-07-20",
            "2026-05-20 settled: task 調べる; 2026-05-20 open: pending 範囲",
        ),
        ("2026-08-20", "2026-05-20 open: pending 範囲"),
        (
            "2026-09-20",
            "2026-05-20 open: task 調べる; 2026-05-20 open: pending 範囲",
        ),
    ] {
        let [agenda, ..] = told(&records, day);
        assert_eq!(agenda, [format!("2 [] Open {expected}")], "{day}");
    }
}

#[test]
fn tasks_are_listed_row_by_row() {
    let plan = plan();
    let changes = PlanChanges::new(&plan, Years::since_year_before(plan.facts().review_year));
    let mut meetings = Meetings::default();
    meetings.add(record(
        "2026-08-20",
        r#"
        kind = "agenda"; rows = ["2", "1"]
        kind = "task"; row = "3"; text = "丁"
        kind = "task"; text = "丙"
        kind = "task"; row = "1"; text = "乙"
        kind = "task"; row = "2"; text = "甲"
        kind = "pending"; row = "2"; text = "範囲"
        "#,
    ));
    let dismissals = Dismissals::default();
    let day = "2026-08-20".parse().expect("a day");
    let minutes = Minutes::new(&plan, &changes, &meetings, &dismissals, day);
    let minutes = minutes.expect("a meeting");
    let tasks = minutes.tasks().map(|(row, task)| {
        let row = row.map(|row| row.id.as_str());
        (row, task.text.as_lines())
    });
    assert_eq!(
        tasks.collect::<Vec<_>>(),
        [
            (Some("2"), "甲"),
            (Some("1"), "乙"),
            (None, "丙"),
            (Some("3"), "丁")
        ]
    );
}

#[test]
fn doubts_are_those_that_were_looked_into_on_the_day() {
    let dismissed = |date, reason| {
        format!(
            "[[dismissed]]\ncode = \"sum-of-parts\"\ninitiative = \"1\"\nyear = \"R6\"\n\
             part = \"result\"\nwords = \"{reason}\"\nreason = \"{reason}\"\ndate = \"{date}\"\n"
        )
    };
    let text = format!(
        "format = 1\n{}{}",
        dismissed("2026-08-20", "重複"),
        dismissed("2026-08-21", "翌日")
    );
    let (dismissals, wrong) = Dismissals::read(&Source::new("t.dismissed.toml", text.as_str()));
    assert_eq!(wrong, []);
    let plan = plan();
    let changes = PlanChanges::new(&plan, Years::since_year_before(plan.facts().review_year));
    let mut meetings = Meetings::default();
    meetings.add(record("2026-08-20", "kind = \"agenda\"; rows = []"));
    let reasons = |day: &str| {
        let day = day.parse().expect("a day");
        let minutes = Minutes::new(&plan, &changes, &meetings, &dismissals, day)?;
        let reasons = minutes.dismissed.iter().map(|one| one.reason.to_string());
        Some(reasons.collect::<Vec<_>>())
    };
    assert_eq!(reasons("2026-08-20"), Some(vec!["重複".to_owned()]));
    assert_eq!(reasons("2026-08-21"), None);
}

#[test]
fn tasks_are_ordered_by_person_and_date_and_those_without_come_last() {
    let record = record(
        "2026-08-20",
        r#"
        kind = "pending"; text = "8"
        kind = "task"; text = "7"; by = "2026-01-01"
        kind = "task"; text = "6"; who = "乙課"
        kind = "task"; text = "5"; who = "乙課"; by = "次回まで"
        kind = "task"; text = "4"; who = "乙課"; by = "2026-10-01"
        kind = "task"; text = "3"; who = "乙課"; by = "2026-09-30"
        kind = "task"; text = "2"; who = "丙課"
        kind = "task"; text = "1"; who = "丙課"; by = "2027-01-01"
        "#,
    );
    let mut meetings = Meetings::default();
    meetings.add(record);
    let mut left = meetings.left_open();
    left.sort_by(|one, other| one.noted.note.by_assignee(&other.noted.note));
    let texts: Vec<&str> = left
        .iter()
        .map(|left| left.noted.note.text.as_lines())
        .collect();
    assert_eq!(texts, ["1", "2", "3", "4", "5", "6", "7", "8"]);
}
