//! Two versions of a plan: what was added, is gone, has another name or number, and what is
//! said otherwise.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use tenken::compare::{
    IndicatorRevision, PartDifference, PlanDifferences, Reading, VersionChange, Versions,
};
use tenken::plan::{Plan, RowIndex};

use crate::generated;
use crate::plans::{flawless, loaded};

/// A plan with a row of every kind.
const PLAN: &str = r#"
format = 1
[plan]
id = "town"
title = "町の計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
[[plan.ratings]]
mark = "C"
[[plan.milestones]]
date = "2024-06-09"
track = "議会"
title = "議会への報告"
[[plan.milestones]]
date = "2024-11"
title = "素案の公表"
[[pillars]]
id = "1"
title = "窓口"
[[pillars]]
id = "2"
title = "庁内"
[[measures]]
id = "1-1"
pillar = "1"
title = "手続"
goals = "来庁しなくてよい町"
[[measures]]
id = "1-2"
pillar = "1"
title = "相談"
[[initiatives]]
id = "1-1-1"
measure = "1-1"
title = "申請フォーム"
departments = ["総務部/情報課", "市民部"]
aim = "20手続"
years.R5 = { rating = "B", result = "5手続を始めた。", direction = "手続を増やす。" }
years.R6 = { rating = "A", plan = "拡充", result = "8手続にした。" }
[[initiatives.indicators]]
name = "手続"
unit = "件"
years.R5.actual = 5
years.R6 = { actual = 8, target = 10 }
years.R8.target = 20
[[initiatives]]
id = "1-1-2"
measure = "1-1"
title = "様式の見直し"
departments = ["総務部/情報課"]
[[initiatives]]
id = "1-2-1"
measure = "1-2"
title = "オンライン相談"
departments = ["福祉部"]
[[initiatives]]
id = "2-1"
pillar = "2"
title = "庁内研修"
departments = ["総務部/人事課"]
"#;

/// What stands in the plan, and what stands there instead.
type Edit<'e> = (&'e str, &'e str);

/// The text of the plan with some edits, each of which finds its place.
fn edited(edits: &[Edit<'_>]) -> String {
    edits.iter().fold(PLAN.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

/// The differences between two versions, a line each. Without any, there is no line.
fn lines(plans: Versions<&Plan>) -> Vec<String> {
    let differences = PlanDifferences::new(plans.old, plans.new);
    let milestone = |plan: &Plan, place: usize| {
        let milestone = plan.milestones().get(place);
        milestone.map(|one| one.title.clone())
    };
    let pillar = |plan: &Plan, place: usize| plan.pillars().get(place).map(|one| one.id.clone());
    let measure = |plan: &Plan, place: usize| plan.measures().get(place).map(|one| one.id.clone());
    let row = |plan: &Plan, row: RowIndex| plan.at(row).map(|row| row.id.to_string());
    let renamed = differences.departments.iter();
    let whole = differences.plan.iter();
    let lines = [
        whole.map(said).collect(),
        of_parts("milestone", plans, &differences.milestones, milestone),
        of_parts("pillar", plans, &differences.pillars, pillar),
        of_parts("measure", plans, &differences.measures, measure),
        renamed
            .map(|names| format!("department {} > {}", names.old, names.new))
            .collect(),
        of_parts("row", plans, &differences.rows, row),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    assert_eq!(lines.is_empty(), differences.is_empty());
    lines
}

fn of_parts<P: Copy>(
    kind: &str,
    plans: Versions<&Plan>,
    differences: &[PartDifference<P>],
    name: impl Fn(&Plan, P) -> Option<String>,
) -> Vec<String> {
    let named = |plan, place| name(plan, place).unwrap_or_default();
    let lines = differences.iter().flat_map(|difference| match difference {
        PartDifference::Gone(old) => vec![format!("{kind} -{}", named(plans.old, *old))],
        PartDifference::Added(new) => vec![format!("{kind} +{}", named(plans.new, *new))],
        PartDifference::Changed(both, changes) => {
            let part = named(plans.new, both.new);
            let changes = changes.iter().map(said);
            changes
                .map(|said| format!("{kind} {part} {said}"))
                .collect()
        }
    });
    lines.collect()
}

fn said(change: &VersionChange) -> String {
    let id = |id: &Option<String>| id.clone().unwrap_or_default();
    match change {
        VersionChange::Title(titles) => format!("title {} > {}", titles.old, titles.new),
        VersionChange::Number(ids) => format!("number {} > {}", ids.old, ids.new),
        VersionChange::Pillar(ids) => format!("pillar {} > {}", ids.old, ids.new),
        VersionChange::Measure(ids) => format!("measure {} > {}", id(&ids.old), id(&ids.new)),
        VersionChange::ReprintOf(ids) => format!("reprint_of {:?} > {:?}", ids.old, ids.new),
        VersionChange::Departments(both) => {
            let names = both.as_ref().map(|reading| {
                let departments = reading.read().cloned().unwrap_or_default();
                let names = departments.iter().map(ToString::to_string);
                names.collect::<Vec<_>>().join("、")
            });
            format!("departments {} > {}", names.old, names.new)
        }
        VersionChange::Date(dates) => format!("date {}", both(dates)),
        VersionChange::Year(which, years) => format!("{which:?} {} > {}", years.old, years.new),
        VersionChange::Scale(scales) => {
            let steps = scales.as_ref().map(|scale| scale.steps().len());
            format!("scale {} > {}", steps.old, steps.new)
        }
        VersionChange::Rating(rating) => format!(
            "rating {} > {}: {} {:?}",
            rating.years.old,
            rating.years.new,
            both(&rating.marks),
            rating.rise
        ),
        VersionChange::Indicator(indicator) => {
            let name = &indicator.name;
            let revision = match &indicator.revision {
                IndicatorRevision::Gone => "gone".to_owned(),
                IndicatorRevision::Added => "added".to_owned(),
                IndicatorRevision::Unit(units) => format!("unit {}", both(units)),
                IndicatorRevision::Better(better) => {
                    let better = better.as_ref().map(Reading::read);
                    format!("better {:?} > {:?}", better.old, better.new)
                }
                IndicatorRevision::Cumulative(cumulative) => {
                    format!("cumulative {}", both(cumulative))
                }
                IndicatorRevision::Breaks(breaks) => {
                    format!("breaks {} > {}", breaks.old.len(), breaks.new.len())
                }
                IndicatorRevision::Figure(figure) => {
                    let difference = figure.change.map(|change| change.difference.signed());
                    let (kind, year) = (figure.kind.key(), figure.year);
                    format!("{kind} {year} {} {difference:?}", both(&figure.values))
                }
            };
            format!("{name} {revision}")
        }
        VersionChange::Text(text, compared) => {
            let side = |points: &[tenken::compare::MarkedPoint]| {
                let points = points.iter().map(|point| point.text.as_str());
                points.collect::<Vec<_>>().join("/")
            };
            let (old, new) = (side(&compared.earlier), side(&compared.later));
            format!("{text:?} {:?} {old} > {new}", compared.change)
        }
        VersionChange::UnreadableText(text, readings) => format!("{text:?} {}", both(readings)),
        VersionChange::FollowUp(follow_up) => {
            format!("follow-up {} > {}", follow_up.direction, follow_up.result)
        }
    }
}

fn both<T: std::fmt::Display>(readings: &Versions<Reading<T>>) -> String {
    let shown = readings.as_ref().map(|reading| match reading {
        Reading::Absent => "-".to_owned(),
        Reading::Read(value) => value.to_string(),
        Reading::Unreadable(written) => format!("?{}", written.whole()),
    });
    format!("{} > {}", shown.old, shown.new)
}

/// Expects these differences between the plan with some edits and the plan with others.
/// Swapped, what was added is gone.
fn check_between(old: &[Edit<'_>], new: &[Edit<'_>], expected: &[&str]) {
    let plans = Versions { old, new };
    let plans = plans.map(|edits| loaded(&edited(edits)).plan.expect("a plan"));
    assert_eq!(lines(plans.as_ref()), expected);
    check_swapped(plans.as_ref());
}

/// Expects these differences between the plan and the plan with some edits.
fn check(edits: &[Edit<'_>], expected: &[&str]) {
    check_between(&[], edits, expected);
}

/// The parts that only one version has.
fn only_in_one<P: Copy>(differences: &[PartDifference<P>]) -> Versions<Vec<P>> {
    let gone = differences
        .iter()
        .filter_map(|difference| match difference {
            PartDifference::Gone(old) => Some(*old),
            _ => None,
        });
    let added = differences
        .iter()
        .filter_map(|difference| match difference {
            PartDifference::Added(new) => Some(*new),
            _ => None,
        });
    Versions {
        old: gone.collect(),
        new: added.collect(),
    }
}

fn check_swapped(plans: Versions<&Plan>) {
    let there = PlanDifferences::new(plans.old, plans.new);
    let back = PlanDifferences::new(plans.new, plans.old);
    let swapped = |one: Versions<Vec<usize>>| Versions {
        old: one.new,
        new: one.old,
    };
    for (there, back) in [
        (&there.milestones, &back.milestones),
        (&there.pillars, &back.pillars),
        (&there.measures, &back.measures),
    ] {
        assert_eq!(only_in_one(there), swapped(only_in_one(back)));
    }
    let rows = |differences: &PlanDifferences| {
        let rows = only_in_one(&differences.rows);
        rows.map(|rows| rows.into_iter().map(RowIndex::get).collect::<Vec<_>>())
    };
    assert_eq!(rows(&there), swapped(rows(&back)));
}

// ---- What is the same

#[test]
fn a_plan_is_as_it_is() {
    assert!(flawless(PLAN).is_some());
    check(&[], &[]);
}

// ---- Parts that were added, are gone, or are called otherwise

/// A row at the end of the plan.
fn row(id: &str, title: &str) -> String {
    format!("[[initiatives]]\nid = \"{id}\"\nmeasure = \"1-1\"\ntitle = \"{title}\"\n")
}

/// The heading of the row `1-1-2`, before which another can be put.
const SECOND: &str = "[[initiatives]]\nid = \"1-1-2\"";

#[test]
fn rows_are_added_and_gone() {
    let added = format!("{}{SECOND}", row("1-1-9", "窓口の予約"));
    check(&[(SECOND, &added)], &["row +1-1-9"]);
    let gone = [(SECOND, added.as_str())];
    check_between(&gone, &[], &["row -1-1-9"]);
}

#[test]
fn a_row_of_the_same_number_has_another_title() {
    check(
        &[("様式の見直し", "様式の廃止")],
        &["row 1-1-2 title 様式の見直し > 様式の廃止"],
    );
}

#[test]
fn a_row_of_the_same_title_has_another_number() {
    check(
        &[("\"1-1-2\"", "\"1-1-9\"")],
        &["row 1-1-9 number 1-1-2 > 1-1-9"],
    );
}

#[test]
fn rows_keep_their_titles_where_numbers_move_on() {
    let put_before = format!(
        "{}{}",
        row("1-1-2", "窓口の予約"),
        SECOND.replace("1-1-2", "1-1-3")
    );
    check(
        &[(SECOND, &put_before)],
        &["row +1-1-2", "row 1-1-3 number 1-1-2 > 1-1-3"],
    );
    check(
        &[
            ("\"1-1-1\"", "\"1-1-x\""),
            ("\"1-1-2\"", "\"1-1-1\""),
            ("\"1-1-x\"", "\"1-1-2\""),
        ],
        &[
            "row 1-1-2 number 1-1-1 > 1-1-2",
            "row 1-1-1 number 1-1-2 > 1-1-1",
        ],
    );
}

#[test]
fn a_title_that_one_version_has_more_often_tells_nothing() {
    let one = format!("{}{SECOND}", row("1-1-7", "その他"));
    let two = format!(
        "{}{}{SECOND}",
        row("1-1-8", "その他"),
        row("1-1-9", "その他")
    );
    check_between(
        &[(SECOND, &one)],
        &[(SECOND, &two)],
        &["row -1-1-7", "row +1-1-8", "row +1-1-9"],
    );
    let later = format!(
        "{}{}{SECOND}",
        row("1-1-5", "その他"),
        row("1-1-6", "その他")
    );
    check_between(
        &[(SECOND, &two)],
        &[(SECOND, &later)],
        &[
            "row 1-1-5 number 1-1-8 > 1-1-5",
            "row 1-1-6 number 1-1-9 > 1-1-6",
        ],
    );
}

#[test]
fn a_reprint_is_not_taken_for_its_original() {
    let reprint = |id, original| {
        let reprint = row(id, "様式の見直し");
        format!("{reprint}reprint_of = \"{original}\"\n{SECOND}")
    };
    let old = reprint("1-1-7", "1-1-2");
    let new = reprint("1-1-8", "1-1-2");
    check_between(
        &[(SECOND, &old)],
        &[
            (SECOND, &new),
            ("id = \"1-1-2\"", "id = \"1-1-5\""),
            ("reprint_of = \"1-1-2\"", "reprint_of = \"1-1-5\""),
        ],
        &[
            "row 1-1-8 number 1-1-7 > 1-1-8",
            "row 1-1-5 number 1-1-2 > 1-1-5",
        ],
    );
}

#[test]
fn a_row_comes_to_reprint_another() {
    check(
        &[(
            "title = \"庁内研修\"",
            "title = \"庁内研修\"\nreprint_of = \"1-1-1\"",
        )],
        &["row 2-1 reprint_of None > Some(InitiativeId(\"1-1-1\"))"],
    );
}

#[test]
fn a_row_moves_below_another_measure_or_pillar() {
    check(
        &[("measure = \"1-2\"", "measure = \"1-1\"")],
        &["row 1-2-1 measure 1-2 > 1-1"],
    );
    check(
        &[("pillar = \"2\"", "pillar = \"1\"")],
        &["row 2-1 pillar 2 > 1"],
    );
    check(
        &[("pillar = \"2\"", "measure = \"1-1\"")],
        &["row 2-1 measure  > 1-1", "row 2-1 pillar 2 > 1"],
    );
}

#[test]
fn rows_do_not_move_with_the_number_of_what_they_are_below() {
    check(&[("\"1-1\"", "\"1-9\"")], &["measure 1-9 number 1-1 > 1-9"]);
    check(
        &[
            ("id = \"1\"\ntitle", "id = \"9\"\ntitle"),
            ("pillar = \"1\"", "pillar = \"9\""),
        ],
        &["pillar 9 number 1 > 9"],
    );
}

#[test]
fn pillars_and_measures_are_added_gone_and_renamed() {
    const SECOND_PILLAR: &str = "[[pillars]]\nid = \"2\"";
    let third = format!("[[pillars]]\nid = \"3\"\ntitle = \"地域\"\n{SECOND_PILLAR}");
    check(&[(SECOND_PILLAR, &third)], &["pillar +3"]);
    check_between(&[(SECOND_PILLAR, &third)], &[], &["pillar -3"]);
    check(
        &[("title = \"窓口\"", "title = \"窓口と手続\"")],
        &["pillar 1 title 窓口 > 窓口と手続"],
    );
    check(
        &[
            ("title = \"相談\"", "title = \"遠隔相談\""),
            ("来庁しなくてよい町", "来庁しなくてよい市"),
        ],
        &[
            "measure 1-1 Goals Changed 来庁しなくてよい町 > 来庁しなくてよい市",
            "measure 1-2 title 相談 > 遠隔相談",
        ],
    );
    check(
        &[(
            "pillar = \"1\"\ntitle = \"相談\"",
            "pillar = \"2\"\ntitle = \"相談\"\ndepartments = [\"福祉部\"]",
        )],
        &[
            "measure 1-2 pillar 1 > 2",
            "measure 1-2 departments  > 福祉部",
        ],
    );
}

#[test]
fn milestones_are_added_gone_renamed_and_moved_to_another_date() {
    const SECOND_MILESTONE: &str = "[[plan.milestones]]\ndate = \"2024-11\"";
    let third = format!(
        "[[plan.milestones]]\ndate = \"2024-08\"\ntitle = \"意見募集\"\n{SECOND_MILESTONE}"
    );
    check(&[(SECOND_MILESTONE, &third)], &["milestone +意見募集"]);
    check_between(&[(SECOND_MILESTONE, &third)], &[], &["milestone -意見募集"]);
    check(
        &[("素案の公表", "計画案の公表")],
        &["milestone 計画案の公表 title 素案の公表 > 計画案の公表"],
    );
    check(
        &[
            ("2024-11", "2024-12-02"),
            ("\"議会\"", "\"議会/全員協議会\""),
        ],
        &[
            "milestone 議会への報告 Track Changed 議会 > 議会/全員協議会",
            "milestone 素案の公表 date 2024-11 > 2024-12-02",
        ],
    );
    check(
        &[("2024-11", "11月")],
        &["milestone 素案の公表 date 2024-11 > ?11月"],
    );
}

#[test]
fn the_plan_as_a_whole_is_compared() {
    check(
        &[
            (
                "title = \"町の計画\"",
                "title = \"町の第2次計画\"\nbody = \"港町\"",
            ),
            ("last_year = \"R8\"", "last_year = \"R9\""),
            ("[[plan.ratings]]\nmark = \"C\"\n", ""),
            (
                "[[pillars]]\nid = \"1\"",
                "[plan.years.R6]\nissue = \"人手が足りない。\"\n[[pillars]]\nid = \"1\"",
            ),
        ],
        &[
            "title 町の計画 > 町の第2次計画",
            "Last R8 > R9",
            "scale 3 > 2",
            "Body New  > 港町",
            "OfYear(FiscalYear(2024), Issue) New  > 人手が足りない。",
        ],
    );
}

// ---- Departments

#[test]
fn a_department_is_renamed_where_all_its_rows_have_the_same_new_one() {
    check(
        &[("総務部/情報課", "政策部/デジタル課")],
        &["department 総務部/情報課 > 政策部/デジタル課"],
    );
}

#[test]
fn two_departments_become_one() {
    check(
        &[
            ("\"総務部/情報課\", \"市民部\"", "\"デジタル部\""),
            ("総務部/情報課", "デジタル部"),
        ],
        &[
            "department 総務部/情報課 > デジタル部",
            "department 市民部 > デジタル部",
        ],
    );
}

#[test]
fn a_department_whose_rows_went_to_several_is_not_renamed() {
    check(
        &[
            (
                "\"総務部/情報課\", \"市民部\"",
                "\"デジタル部\", \"市民部\"",
            ),
            ("総務部/情報課", "企画部"),
        ],
        &[
            "row 1-1-1 departments 総務部/情報課、市民部 > デジタル部、市民部",
            "row 1-1-2 departments 総務部/情報課 > 企画部",
        ],
    );
}

#[test]
fn a_department_that_was_known_is_no_new_name() {
    check(
        &[("\"福祉部\"", "\"総務部/人事課\"")],
        &["row 1-2-1 departments 福祉部 > 総務部/人事課"],
    );
}

#[test]
fn a_department_that_is_still_there_is_not_renamed() {
    check(
        &[(
            "\"総務部/情報課\", \"市民部\"",
            "\"デジタル部\", \"市民部\"",
        )],
        &["row 1-1-1 departments 総務部/情報課、市民部 > デジタル部、市民部"],
    );
}

#[test]
fn rows_that_are_gone_or_unreadable_say_nothing_of_a_name() {
    let gone = format!(
        "{}departments = [\"福祉部\"]\n{SECOND}",
        row("1-1-9", "窓口の予約")
    );
    check_between(
        &[(SECOND, &gone)],
        &[("福祉部", "健康部")],
        &["department 福祉部 > 健康部", "row -1-1-9"],
    );
    check(
        &[
            ("departments = [\"総務部/情報課\"]", "departments = 3"),
            ("\"総務部/情報課\", ", "\"デジタル部\", "),
        ],
        &[
            "department 総務部/情報課 > デジタル部",
            "row 1-1-2 departments 総務部/情報課 > ",
        ],
    );
}

// ---- Ratings

#[test]
fn a_rating_of_a_year_that_both_know_was_revised() {
    check(
        &[("R6 = { rating = \"A\"", "R6 = { rating = \"C\"")],
        &["row 1-1-1 rating R6 > R6: A > C Some(-2)"],
    );
    check(
        &[("R5 = { rating = \"B\"", "R5 = { rating = \"A\"")],
        &["row 1-1-1 rating R5 > R5: B > A Some(1)"],
    );
}

#[test]
fn a_row_is_rated_for_the_first_time_or_no_longer() {
    let unrated = [("R6 = { rating = \"A\", ", "R6 = { ")];
    check(&unrated, &["row 1-1-1 rating R6 > R6: A > - None"]);
    check_between(&unrated, &[], &["row 1-1-1 rating R6 > R6: - > A None"]);
    check(
        &[("R6 = { rating = \"A\"", "R6 = { rating = \"Z\"")],
        &["row 1-1-1 rating R6 > R6: A > ?Z None"],
    );
}

#[test]
fn marks_of_different_scales_are_no_steps_apart() {
    check(
        &[
            ("[[plan.ratings]]\nmark = \"C\"\n", ""),
            ("R6 = { rating = \"A\"", "R6 = { rating = \"B\""),
        ],
        &["scale 3 > 2", "row 1-1-1 rating R6 > R6: A > B None"],
    );
}

/// As where two years of a plan are compared: that is what a meeting asks about first.
#[test]
fn a_row_whose_rating_moved_comes_before_one_of_which_more_is_said_otherwise() {
    check(
        &[
            ("R6 = { rating = \"A\"", "R6 = { rating = \"B\""),
            (
                "title = \"オンライン相談\"",
                "title = \"遠隔相談\"\nreprint_of = \"2-1\"",
            ),
        ],
        &[
            "row 1-1-1 rating R6 > R6: A > B Some(-1)",
            "row 1-2-1 title オンライン相談 > 遠隔相談",
            "row 1-2-1 reprint_of None > Some(InitiativeId(\"2-1\"))",
        ],
    );
}

/// The plan as it was a year before: nothing is reported on the year to come.
const LAST_YEAR: [Edit<'_>; 3] = [
    ("review_year = \"R6\"", "review_year = \"R5\""),
    (
        "years.R6 = { rating = \"A\", plan = \"拡充\", result = \"8手続にした。\" }",
        "years.R6 = { plan = \"拡充\" }",
    ),
    (
        "years.R6 = { actual = 8, target = 10 }",
        "years.R6.target = 10",
    ),
];

#[test]
fn of_a_later_review_the_rating_is_compared_and_the_result_stands_beside_the_direction() {
    check_between(
        &LAST_YEAR,
        &[],
        &[
            "Review R5 > R6",
            "row 1-1-1 rating R5 > R6: B > A Some(1)",
            "row 1-1-1 follow-up 手続を増やす。 > 8手続にした。",
        ],
    );
}

#[test]
fn a_row_that_is_not_rated_yet_in_a_later_review_is_no_difference() {
    check_between(
        &LAST_YEAR,
        &[("R6 = { rating = \"A\", ", "R6 = { ")],
        &[
            "Review R5 > R6",
            "row 1-1-1 follow-up 手続を増やす。 > 8手続にした。",
        ],
    );
    let unrated = [("R5 = { rating = \"B\", ", "R5 = { ")];
    check_between(
        &[&LAST_YEAR[..], &unrated].concat(),
        &unrated,
        &[
            "Review R5 > R6",
            "row 1-1-1 rating R5 > R6: - > A None",
            "row 1-1-1 follow-up 手続を増やす。 > 8手続にした。",
        ],
    );
}

#[test]
fn nothing_follows_up_in_an_earlier_review() {
    check_between(
        &[],
        &LAST_YEAR,
        &["Review R6 > R5", "row 1-1-1 rating R6 > R5: A > B Some(-1)"],
    );
}

#[test]
fn what_was_revised_since_the_last_review_is_told_beside_what_moved() {
    check_between(
        &LAST_YEAR,
        &[
            (
                "R5 = { rating = \"B\", result = \"5",
                "R5 = { rating = \"C\", result = \"6",
            ),
            ("years.R5.actual = 5", "years.R5.actual = 6"),
            ("plan = \"拡充\"", "plan = \"継続\""),
        ],
        &[
            "Review R5 > R6",
            "row 1-1-1 rating R5 > R6: B > A Some(1)",
            "row 1-1-1 rating R5 > R5: B > C Some(-1)",
            "row 1-1-1 手続 actual R5 5 > 6 Some(\"+1\")",
            "row 1-1-1 OfYear(FiscalYear(2023), Result) Changed 5手続を始めた。 > 6手続を始めた。",
            "row 1-1-1 OfYear(FiscalYear(2024), Plan) Rewritten 拡充 > 継続",
            "row 1-1-1 follow-up 手続を増やす。 > 8手続にした。",
        ],
    );
}

#[test]
fn what_was_said_of_the_year_to_come_and_is_so_no_longer_is_gone() {
    let early = [("review_year = \"R6\"", "review_year = \"R5\"")];
    check_between(
        &early,
        &[(", result = \"8手続にした。\" }", " }")],
        &[
            "Review R5 > R6",
            "row 1-1-1 rating R5 > R6: B > A Some(1)",
            "row 1-1-1 OfYear(FiscalYear(2024), Result) Gone 8手続にした。 > ",
        ],
    );
}

// ---- Indicators

#[test]
fn a_target_was_revised_and_says_so_once() {
    check(
        &[(
            "years.R8.target = 20",
            "years.R8 = { target = 30, was = 20 }",
        )],
        &["row 1-1-1 手続 target R8 20 > 30 Some(\"+10\")"],
    );
    check(
        &[(
            "years.R8.target = 20",
            "years.R8 = { target = 30, was = 25 }",
        )],
        &[
            "row 1-1-1 手続 target R8 20 > 30 Some(\"+10\")",
            "row 1-1-1 手続 was R8 - > 25 None",
        ],
    );
    check_between(
        &[("years.R8.target = 20", "years.R8.was = 15")],
        &[],
        &[
            "row 1-1-1 手続 target R8 - > 20 None",
            "row 1-1-1 手続 was R8 15 > - None",
        ],
    );
}

#[test]
fn figures_are_added_corrected_and_gone() {
    check(
        &[
            ("actual = 8", "actual = \"約9\""),
            ("years.R8.target = 20", "years.R7.target = \"全手続\""),
        ],
        &[
            "row 1-1-1 手続 actual R6 8 > 約9 Some(\"+1\")",
            "row 1-1-1 手続 target R7 - > 全手続 None",
            "row 1-1-1 手続 target R8 20 > - None",
        ],
    );
    check(
        &[("actual = 8", "actual = [8]")],
        &["row 1-1-1 手続 actual R6 8 > ?[8] None"],
    );
}

#[test]
fn an_indicator_is_added_or_has_another_name() {
    check(
        &[("name = \"手続\"", "name = \"手続の数\"")],
        &["row 1-1-1 手続 gone", "row 1-1-1 手続の数 added"],
    );
}

#[test]
fn an_indicator_is_counted_otherwise() {
    check(
        &[
            (
                "unit = \"件\"",
                "unit = \"種類\"\nbetter = \"neither\"\ncumulative = true\nbreaks = [\"R6\"]",
            ),
            ("actual = 8", "actual = 9"),
        ],
        &[
            "row 1-1-1 手続 unit 件 > 種類",
            "row 1-1-1 手続 better Some(Higher) > Some(Neither)",
            "row 1-1-1 手続 cumulative false > true",
            "row 1-1-1 手続 breaks 0 > 1",
            "row 1-1-1 手続 actual R6 8 > 9 None",
        ],
    );
}

#[test]
fn indicators_of_one_name_are_told_apart_by_their_units() {
    let second =
        "[[initiatives.indicators]]\nname = \"手続\"\nunit = \"人\"\nyears.R5.actual = 70\n";
    let first = "[[initiatives.indicators]]\nname = \"手続\"";
    let put_before = format!("{second}{first}");
    check(&[(first, &put_before)], &["row 1-1-1 手続 added"]);
    check_between(
        &[(first, &put_before)],
        &[(first, &put_before.replace("70", "75"))],
        &["row 1-1-1 手続 actual R5 70 > 75 Some(\"+5\")"],
    );
}

// ---- Texts

#[test]
fn texts_are_added_changed_and_gone() {
    check(
        &[
            (
                "aim = \"20手続\"",
                "notes = \"国の制度による。\"\ntags = { 主体 = \"町\" }\nfollows = [\"old/3\"]",
            ),
            ("5手続を始めた。", "5手続を始めた。利用は少ない。"),
        ],
        &[
            "row 1-1-1 Aim Gone 20手続 > ",
            "row 1-1-1 Notes New  > 国の制度による。",
            "row 1-1-1 Follows New  > old/3",
            "row 1-1-1 Tag(\"主体\") New  > 町",
            "row 1-1-1 OfYear(FiscalYear(2023), Result) Changed 5手続を始めた。 > 5手続を始めた。利用は少ない。",
        ],
    );
}

#[test]
fn a_text_that_cannot_be_read_is_not_compared() {
    let unread = [("aim = \"20手続\"", "aim = 20")];
    check(&unread, &["row 1-1-1 Aim 20手続 > ?20"]);
    check_between(&unread, &unread, &[]);
    let others = [("aim = \"20手続\"", "tags = { 主体 = 3 }")];
    check_between(
        &unread,
        &others,
        &["row 1-1-1 Aim ?20 > -", "row 1-1-1 Tag(\"主体\") - > ?3"],
    );
}

// ---- Order

#[test]
fn rows_that_changed_the_most_come_first_after_those_of_one_version() {
    let added = format!("{}{SECOND}", row("1-1-9", "窓口の予約"));
    let gone = format!("{}{SECOND}", row("1-1-8", "窓口の番号札"));
    check_between(
        &[(SECOND, &gone)],
        &[
            (SECOND, &added),
            ("years.R5.actual = 5", "years.R5.actual = 6"),
            ("\"庁内研修\"", "\"職員研修\""),
        ],
        &[
            "row -1-1-8",
            "row +1-1-9",
            "row 2-1 title 庁内研修 > 職員研修",
            "row 1-1-1 手続 actual R5 5 > 6 Some(\"+1\")",
        ],
    );
}

// ---- Plans with different ids

const OTHER_PLAN: Edit<'_> = ("id = \"town\"", "id = \"town-2\"\nsucceeds = \"town\"");

#[test]
fn a_plan_with_another_id_is_matched_by_numbers_and_titles() {
    check(&[OTHER_PLAN], &[]);
    check(
        &[OTHER_PLAN, ("様式の見直し", "様式の廃止")],
        &["row 1-1-2 title 様式の見直し > 様式の廃止"],
    );
}

#[test]
fn rows_that_carry_on_others_are_matched_with_them_and_numbers_say_nothing_else() {
    check(
        &[
            OTHER_PLAN,
            ("様式の見直し", "様式の廃止"),
            (
                "title = \"庁内研修\"",
                "title = \"研修と人材\"\nfollows = [\"town/2-1\", \"town/1-2-1\"]",
            ),
            (
                "id = \"1-2-1\"\nmeasure = \"1-2\"\ntitle = \"オンライン相談\"",
                "id = \"1-2-2\"\nmeasure = \"1-2\"\ntitle = \"遠隔相談\"",
            ),
        ],
        &[
            "row -1-1-2",
            "row +1-1-2",
            "row +1-2-2",
            "row 2-1 number 1-2-1 > 2-1",
            "row 2-1 title オンライン相談 > 研修と人材",
            "row 2-1 measure 1-2 > ",
            "row 2-1 pillar 1 > 2",
            "row 2-1 departments 福祉部 > 総務部/人事課",
            "row 2-1 title 庁内研修 > 研修と人材",
        ],
    );
}

#[test]
fn a_match_that_was_inferred_is_told_from_one_that_is_known() {
    let inferred = |of_new: &str, of_old: &str| {
        let old = edited(&[(
            "title = \"庁内研修\"",
            &format!("title = \"庁内研修\"\n{of_old}"),
        )]);
        let new = edited(&[
            OTHER_PLAN,
            (
                "title = \"庁内研修\"",
                &format!("title = \"職員研修\"\n{of_new}"),
            ),
        ]);
        let plans = Versions { old, new };
        let plans = plans.map(|text| flawless(&text).expect("a plan"));
        let differences = PlanDifferences::new(&plans.old, &plans.new);
        let inferred = differences.inferred_rows.into_iter();
        let rows = inferred.map(|rows| {
            let row = plans.new.at(rows.new);
            row.map(|row| row.id.to_string()).unwrap_or_default()
        });
        rows.collect::<Vec<_>>()
    };
    let by_new = "follows = [\"town/2-1\"]\n";
    let mark = "follows_inferred = true";
    assert_eq!(inferred(by_new, ""), [] as [&str; 0]);
    assert_eq!(inferred(&format!("{by_new}{mark}"), ""), ["2-1"]);
    let by_old = "follows = [\"town-2/2-1\"]";
    assert_eq!(
        inferred(&format!("{by_new}{mark}"), by_old),
        [] as [&str; 0]
    );
}

#[test]
fn what_was_said_of_years_before_a_plan_is_not_gone() {
    check(
        &[
            OTHER_PLAN,
            ("first_year = \"R4\"", "first_year = \"R6\""),
            (
                "years.R5 = { rating = \"B\", result = \"5手続を始めた。\", direction = \"手続を増やす。\" }\n",
                "",
            ),
            ("years.R5.actual = 5\n", ""),
        ],
        &["First R4 > R6"],
    );
}

// ---- Any plans

proptest! {
    #![proptest_config(generated::any_cases())]

    #[test]
    fn no_plan_differs_from_itself(text in generated::plan_file()) {
        let plan = loaded(&text).plan.expect("a plan");
        prop_assert_eq!(lines(Versions { old: &plan, new: &plan }), Vec::<String>::new());
    }

    #[test]
    fn what_one_order_adds_is_gone_in_the_other(
        old in generated::plan_file(),
        new in generated::plan_file(),
    ) {
        let plans = Versions { old, new };
        let plans = plans.map(|text| loaded(&text).plan.expect("a plan"));
        check_swapped(plans.as_ref());
    }
}
