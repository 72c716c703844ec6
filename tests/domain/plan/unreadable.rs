//! Values that cannot be read: the plan opens without them and knows what is written, nothing
//! is computed from them, and they are written back as they are.

use proptest::prelude::*;
use proptest::sample::Index;
use tenken::check::check as doubts;
use tenken::compare::{Band, TextChange, Years, compare};
use tenken::document::{Severity, Source};
use tenken::plan::{
    Better, FigureKind, Leaf, LeafOwner, Loaded, Plan, PlanMistake, TextKind, load, to_toml,
};
use tenken::query::{
    Filter, IndicatorOrder, Listing, NameKind, RatingChoice, RowOrder, indicators, named,
    rating_counts, unreadable_sign,
};
use tenken::summary::{Grouping, SummaryColumn, summarize};

use crate::generated::{cases, plan_file};
use crate::plans::{loaded, year};

const PLAN: &str = r#"format = 1
[plan]
id = "p"
title = "計画"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[plan.ratings]]
mark = "A"
[[plan.ratings]]
mark = "B"
[[plan.milestones]]
date = "2024-06-09"
title = "説明"
[[pillars]]
id = "1"
title = "柱"
[[measures]]
id = "1-1"
pillar = "1"
title = "施策"
[[initiatives]]
id = "1-1-1"
measure = "1-1"
title = "取組"
years.R5 = { rating = "A", result = "広げた。" }
years.R6 = { rating = "B", issue = "人が足りない。" }
[[initiatives.indicators]]
name = "件数"
unit = "件"
years.R5 = { actual = 10, target = 20 }
years.R6 = { actual = 30, target = 20 }
[[initiatives]]
id = "1-1-2"
measure = "1-1"
title = "次の取組"
years.R6 = { rating = "A" }
"#;

/// The plan with some words replaced by others.
fn with(from: &str, to: &str) -> Loaded {
    assert!(PLAN.contains(from), "{from}");
    loaded(&PLAN.replacen(from, to, 1))
}

/// A text with one mistake is a plan without the value that cannot be read: what is wrong,
/// where it stands, what is written, and the plan when it is written.
fn check(from: &str, to: &str, code: &str, owner: LeafOwner, leaf: Leaf, written: &str) {
    let loaded = with(from, to);
    let diagnostics = loaded.diagnostics.iter();
    let said: Vec<_> = diagnostics
        .map(|found| (found.code().name(), found.severity()))
        .collect();
    assert_eq!(said, [(code, Severity::Error)], "{to}");
    let unreadable = loaded.plan.as_ref().map(Plan::unreadable);
    let found = unreadable.unwrap_or_default().iter();
    let found: Vec<_> = found
        .map(|one| (one.owner, one.leaf.clone(), one.written.to_toml()))
        .collect();
    assert_eq!(found, [(owner, leaf, written.to_owned())], "{to}");
    check_is_kept(loaded.plan.as_ref());
}

fn check_is_kept(plan: Option<&Plan>) {
    let text = plan.map(to_toml).unwrap_or_default();
    assert_eq!(loaded(&text).plan.as_ref(), plan, "{text}");
}

fn row(index: usize) -> LeafOwner {
    let plan = loaded(PLAN).plan;
    let row = plan.and_then(|plan| plan.indexed_rows().nth(index).map(|(row, _)| row));
    LeafOwner::Initiative(row.unwrap_or_default())
}

fn of_year(written: &str, leaf: impl Fn(tenken::plan::FiscalYear) -> Leaf) -> Leaf {
    year(written).map_or(Leaf::Body, leaf)
}

/// No plan comes of a text with a mistake in what a plan is made of.
fn check_none(from: &str, to: &str) {
    assert!(with(from, to).plan.is_none(), "{to}");
}

#[test]
fn a_rating_off_the_scale_is_left_out() {
    let leaf = || of_year("R6", Leaf::Rating);
    let rated = r#"rating = "B""#;
    for written in ["\"Ｂ\"", "\"a\"", "\"\"", "\"Z\\u001B[2J\""] {
        let to = format!("rating = {written}");
        check(rated, &to, "unknown-rating", row(0), leaf(), written);
    }
    check(rated, "rating = 2", "wrong-form", row(0), leaf(), "2");
    let table = r#"rating = { "あ" = [1.50, "x"], b = 2024-06-09 }"#;
    let written = r#"{ "あ" = [1.50, "x"], b = 2024-06-09 }"#;
    check(rated, table, "wrong-form", row(0), leaf(), written);
}

#[test]
fn ratings_of_a_plan_without_a_scale_are_left_out() {
    let text = PLAN.replace("[[plan.ratings]]\nmark = \"A\"\n", "");
    let text = text.replace("[[plan.ratings]]\nmark = \"B\"\n", "");
    let loaded = loaded(&text);
    let plan = loaded.plan.as_ref();
    assert_eq!(plan.map(|plan| plan.unreadable().len()), Some(3));
    assert_eq!(plan.map(|plan| plan.ratings().is_empty()), Some(true));
    check_is_kept(plan);
}

#[test]
fn a_rating_of_the_plan_as_a_whole_is_left_out() {
    let to = "review_year = \"R6\"\nyears.R6.rating = \"◎\"";
    let leaf = of_year("R6", Leaf::Rating);
    check(
        "review_year = \"R6\"",
        to,
        "unknown-rating",
        LeafOwner::Plan,
        leaf,
        "\"◎\"",
    );
}

#[test]
fn a_milestone_without_a_date_that_can_be_read_is_there() {
    for (written, code) in [
        ("\"2024-02-30\"", "bad-date"),
        ("\"令和6年6月\"", "bad-date"),
        ("2024-06-09", "wrong-form"),
    ] {
        let to = format!("date = {written}");
        let owner = LeafOwner::Milestone(0);
        check(
            "date = \"2024-06-09\"",
            &to,
            code,
            owner,
            Leaf::Date,
            written,
        );
    }
    let plan = with("2024-06-09", "2024-6-9").plan;
    let milestone = plan.as_ref().and_then(|plan| plan.milestones().first());
    let found = milestone.map(|milestone| (milestone.date, milestone.title.as_str()));
    assert_eq!(found, Some((None, "説明")));
}

#[test]
fn facts_and_texts_in_the_wrong_form_are_left_out() {
    let title = "title = \"計画\"";
    for (key, leaf) in [
        ("body", Leaf::Body),
        ("source", Leaf::Source),
        ("summary", Leaf::Summary),
    ] {
        let to = format!("{title}\n{key} = 5");
        check(title, &to, "wrong-form", LeafOwner::Plan, leaf, "5");
    }
    let title = "title = \"取組\"";
    for (key, leaf) in [
        ("purpose", Leaf::Purpose),
        ("aim", Leaf::Aim),
        ("notes", Leaf::Notes),
        ("tags.\"主体\"", Leaf::Tag("主体".to_owned())),
        (
            "years.R7.plan",
            of_year("R7", |year| Leaf::Text(year, TextKind::Plan)),
        ),
    ] {
        let to = format!("{title}\n{key} = [\"早く\", 3]");
        check(title, &to, "wrong-form", row(0), leaf, "[\"早く\", 3]");
    }
    let to = "title = \"取組\"\nfollows = [\"old/1\"]\nfollows_inferred = \"はい\"";
    let inferred = Leaf::FollowsInferred;
    check(title, to, "wrong-form", row(0), inferred, "\"はい\"");
    let to = "title = \"説明\"\ntrack = true";
    check(
        "title = \"説明\"",
        to,
        "wrong-form",
        LeafOwner::Milestone(0),
        Leaf::Track,
        "true",
    );
    let to = "title = \"施策\"\ngoals = 1";
    check(
        "title = \"施策\"",
        to,
        "wrong-form",
        LeafOwner::Measure(0),
        Leaf::Goals,
        "1",
    );
}

#[test]
fn departments_of_which_one_cannot_be_read_are_all_left_out() {
    let title = "title = \"取組\"";
    for (written, code) in [
        ("[\"市民部\", \"企画部/\"]", "bad-department"),
        ("\"市民部\"", "wrong-form"),
    ] {
        let to = format!("{title}\ndepartments = {written}");
        check(title, &to, code, row(0), Leaf::Departments, written);
    }
    let loaded = with(title, &format!("{title}\ndepartments = [\"/\", \"a/\"]"));
    assert_eq!(loaded.diagnostics.len(), 2);
    assert_eq!(loaded.plan.map(|plan| plan.unreadable().len()), Some(1));
}

#[test]
fn readings_that_nobody_can_read_are_left_out() {
    for (title, owner) in [
        ("title = \"計画\"", LeafOwner::Plan),
        ("title = \"柱\"", LeafOwner::Pillar(0)),
        ("title = \"施策\"", LeafOwner::Measure(0)),
        ("title = \"取組\"", row(0)),
    ] {
        for (written, code) in [
            ("\"取組\"", "bad-reading"),
            ("\"取り組み\"", "bad-reading"),
            ("\"人々\"", "bad-reading"),
            ("\"１２ー３\"", "bad-reading"),
            ("\" \"", "bad-reading"),
            ("[\"とりくみ\"]", "wrong-form"),
        ] {
            let to = format!("{title}\nreading = {written}");
            check(title, &to, code, owner, Leaf::Reading, written);
        }
    }
}

#[test]
fn what_is_said_of_an_indicator_is_left_out() {
    use tenken::plan::IndicatorLeaf::{Better, Cumulative, Figure, Unit};
    let unit = "unit = \"件\"";
    let of = |leaf| Leaf::Indicator(0, leaf);
    check(unit, "unit = 5", "wrong-form", row(0), of(Unit), "5");
    let to = "unit = \"件\"\nbetter = \"増\"";
    check(unit, to, "bad-direction", row(0), of(Better), "\"増\"");
    let to = "unit = \"件\"\ncumulative = \"はい\"";
    check(unit, to, "wrong-form", row(0), of(Cumulative), "\"はい\"");
    for (from, kind) in [
        ("actual = 30", FigureKind::Actual),
        ("target = 20 }\n[[init", FigureKind::Target),
    ] {
        let to = from.replace("30", "[1, 2]").replace("20", "[1, 2]");
        let leaf = of_year("R6", |year| of(Figure(year, kind)));
        check(from, &to, "wrong-form", row(0), leaf, "[1, 2]");
    }
    let to = "actual = 12345678901234567890123";
    let leaf = of_year("R6", |year| of(Figure(year, FigureKind::Actual)));
    check(
        "actual = 30",
        to,
        "wrong-form",
        row(0),
        leaf,
        "12345678901234567890123",
    );
}

#[test]
fn what_a_plan_is_made_of_has_to_be_right() {
    check_none("id = \"p\"", "id = \"P\"");
    check_none("id = \"1-1-1\"", "id = \"1-1-2\"");
    check_none("title = \"取組\"", "title = 5");
    check_none("title = \"説明\"", "");
    check_none("date = \"2024-06-09\"", "");
    check_none("measure = \"1-1\"", "measure = \"9\"");
    check_none("title = \"取組\"", "title = \"取組\"\nreprint_of = \"9\"");
    check_none("title = \"取組\"", "title = \"取組\"\nfollows = [\"24\"]");
    check_none("title = \"取組\"", "title = \"取組\"\ntags = \"県\"");
    check_none("first_year = \"R4\"", "first_year = \"来年\"");
    check_none("years.R6 = { rating = \"A\" }", "years.R6 = \"A\"");
    check_none(
        "years.R6 = { rating = \"A\" }",
        "years.\"来年\" = { rating = \"A\" }",
    );
    check_none("mark = \"B\"", "mark = \"A\"");
    check_none("mark = \"B\"", "mark = \"B\"\nlabel = 5");
    check_none("unit = \"件\"", "unit = \"件\"\nbreaks = [\"来年\"]");
    check_none("name = \"件数\"", "name = \"\"");
    check_none("format = 1", "format = 9");
}

/// A mistake that can be left out does not save a plan that has another.
#[test]
fn one_mistake_too_many_keeps_a_plan_from_being_there() {
    let text = PLAN.replacen("rating = \"B\"", "rating = \"Z\"", 1);
    let text = text.replacen("title = \"取組\"", "title = \"\"", 1);
    let loaded = loaded(&text);
    assert_eq!(loaded.diagnostics.len(), 2);
    assert!(loaded.plan.is_none());
}

// --- Nothing is computed from them --------------------------------------------

fn unrated() -> Option<Plan> {
    with("rating = \"B\"", "rating = \"Ｂ\"").plan
}

fn ask<T>(plan: Option<Plan>, ask: impl Fn(&Plan) -> Option<T>) -> Option<T> {
    ask(&plan?)
}

#[test]
fn an_unreadable_rating_is_counted_as_its_own() {
    let counted = ask(unrated(), |plan| {
        let review = plan.facts().review_year;
        let listing = Listing::new(plan, &Filter::default(), None, review);
        let counts = rating_counts(plan, &listing, review).into_iter();
        Some(
            counts
                .map(|one| (one.rating, one.count))
                .collect::<Vec<_>>(),
        )
    });
    let mark = |mark: &str| RatingChoice::Mark(mark.to_owned());
    let expected = [
        (mark("A"), 1),
        (mark("B"), 0),
        (RatingChoice::Unreadable, 1),
    ];
    assert_eq!(counted, Some(expected.to_vec()));
}

#[test]
fn a_summary_with_an_unreadable_rating_adds_up() {
    let summed = ask(unrated(), |plan| {
        let review = plan.facts().review_year;
        let listing = Listing::new(plan, &Filter::default(), None, review);
        let summary = summarize(plan, &listing, &[], Grouping::Pillar, review);
        let last = summary.columns.last().cloned();
        Some((last, summary.total.counts.clone(), summary.total.total()))
    });
    let unreadable = SummaryColumn::Rating(RatingChoice::Unreadable);
    assert_eq!(summed, Some((Some(unreadable), vec![1, 0, 1], 2)));
}

#[test]
fn an_unreadable_rating_is_found_by_its_sign_and_by_nothing_else() {
    let listed = |written: &str| {
        ask(unrated(), |plan| {
            let review = plan.facts().review_year;
            let chosen = named(NameKind::Rating, plan, written, review);
            let filter = chosen.iter().fold(Filter::default(), |f, one| f.with(one));
            let rows = Listing::new(plan, &filter, None, review);
            let ids = rows.initiatives(plan).map(|row| row.id.to_string());
            (!chosen.is_empty()).then(|| ids.collect::<Vec<_>>())
        })
    };
    assert_eq!(listed("?"), Some(vec!["1-1-1".to_owned()]));
    assert_eq!(listed("B"), Some(Vec::new()));
    assert_eq!(listed("-"), None);
    assert_eq!(listed("Z"), None);
}

#[test]
fn no_mark_of_a_scale_is_taken_for_the_sign() {
    let text = PLAN.replacen("mark = \"B\"", "mark = \"?\"", 1);
    let plan = loaded(&text).plan;
    assert_eq!(
        plan.map(|plan| unreadable_sign(plan.ratings())).as_deref(),
        Some("??")
    );
}

#[test]
fn a_row_with_an_unreadable_rating_comes_last_by_rating() {
    let rows = ask(unrated(), |plan| {
        let review = plan.facts().review_year;
        let listing = Listing::new(plan, &Filter::default(), None, review);
        let ordered = listing.in_order(RowOrder::Rating, plan, review);
        let ids = ordered.initiatives(plan).map(|row| row.id.to_string());
        Some(ids.collect::<Vec<_>>())
    });
    assert_eq!(rows, Some(vec!["1-1-2".to_owned(), "1-1-1".to_owned()]));
}

#[test]
fn what_cannot_be_read_is_not_compared() {
    let text = PLAN.replacen("rating = \"B\"", "rating = \"Ｂ\", result = [1]", 1);
    let text = text.replacen("actual = 30", "actual = [30]", 1);
    let compared = ask(loaded(&text).plan, |plan| {
        let row = plan.initiatives().first()?;
        let years = Years::since_year_before(plan.facts().review_year);
        let compared = compare(plan, row, years);
        let result = compared
            .texts
            .iter()
            .find(|(kind, _)| *kind == TextKind::Result);
        let (_, result) = result?;
        let figures = compared.indicators.first()?;
        let later = compared.later;
        Some((
            (
                compared.rating.earlier.map(str::to_owned),
                compared.rating.rise,
            ),
            (result.change, result.later.first()?.text.clone()),
            (figures.change, figures.unreadable.later?.to_toml()),
            later.unreadable_rating()?.shown(),
        ))
    });
    let expected = (
        (Some("A".to_owned()), None),
        (TextChange::Unreadable, "[1]".to_owned()),
        (None, "[30]".to_owned()),
        "Ｂ".to_owned(),
    );
    assert_eq!(compared, Some(expected));
}

#[test]
fn without_a_direction_nothing_is_attained() {
    let band = |direction: &str| {
        let to = format!("unit = \"件\"\nbetter = {direction}");
        ask(with("unit = \"件\"", &to).plan, |plan| {
            let review = plan.facts().review_year;
            let listing = Listing::new(plan, &Filter::default(), None, review);
            let rows = indicators(plan, &listing, IndicatorOrder::Plan, review);
            rows.first().map(|row| Band::of(row.indicator, review))
        })
    };
    assert_eq!(band("\"higher\""), Some(Band::Reached));
    assert_eq!(band("\"lower\""), Some(Band::Half));
    assert_eq!(band("\"low\""), Some(Band::Unknown));
}

/// The codes of the doubts about the plan with a figure replaced, beside another indicator.
fn doubts_with(figure: &str) -> Vec<&'static str> {
    let other = "[[initiatives.indicators]]\nname = \"人数\"\nyears.R6.actual = 5\n";
    let text = PLAN.replacen("actual = 30, ", figure, 1);
    let second = "[[initiatives]]\nid = \"1-1-2\"";
    let plan = loaded(&text.replacen(second, &format!("{other}{second}"), 1)).plan;
    let doubts = plan.as_ref().map(doubts).unwrap_or_default();
    doubts.iter().map(|doubt| doubt.code.name()).collect()
}

#[test]
fn what_cannot_be_read_is_not_missed() {
    assert!(doubts_with("").contains(&"target-year-passed"));
    assert!(!doubts_with("actual = [30], ").contains(&"target-year-passed"));
}

// --- Whatever value it is ----------------------------------------------------------

/// The keys of values that stand on lines of their own in the plans that are made at random.
const KEYS: [&str; 20] = [
    "reading",
    "body",
    "source",
    "summary",
    "date",
    "track",
    "departments",
    "goals",
    "purpose",
    "aim",
    "notes",
    "plan",
    "result",
    "outcome",
    "contribution",
    "issue",
    "direction",
    "rating",
    "unit",
    "better",
];

/// What no value can be read as.
const WRITTEN: &str = "[[1], { \"a\\u001B\" = 2.50 }]";

/// A line of a plan made so that its value cannot be read, and so that it is not there.
fn mistaken(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once(" = ")?;
    if KEYS.contains(&key) || ["cumulative", "follows_inferred"].contains(&key) {
        return Some((format!("{key} = {WRITTEN}"), String::new()));
    }
    let figures = value.strip_prefix("{ ")?;
    let (kind, rest) = figures.split_once(" = ")?;
    let is_figure = FigureKind::ALL.iter().any(|one| one.key() == kind);
    let is_only = !FigureKind::ALL.iter().any(|one| rest.contains(one.key()));
    let year = key.starts_with("years.") && is_figure && is_only;
    year.then(|| (format!("{key} = {{ {kind} = {WRITTEN} }}"), String::new()))
}

/// What a plan says, but for what cannot be read. A date is no longer there, and a direction
/// not known, where it cannot be read.
fn said(plan: &Plan, unread: &Plan) -> String {
    let mut milestones = plan.milestones().to_vec();
    let mut measures = plan.measures().to_vec();
    let mut rows = plan.initiatives().to_vec();
    for one in unread.unreadable() {
        use tenken::plan::IndicatorLeaf;
        let indicators = match one.owner {
            LeafOwner::Milestone(at) if one.leaf == Leaf::Date => {
                if let Some(milestone) = milestones.get_mut(at) {
                    milestone.date = None;
                }
                continue;
            }
            LeafOwner::Measure(at) => measures.get_mut(at).map(|measure| &mut measure.indicators),
            LeafOwner::Initiative(row) => rows.get_mut(row.get()).map(|row| &mut row.indicators),
            _ => None,
        };
        if let (Some(indicators), Leaf::Indicator(at, IndicatorLeaf::Better)) =
            (indicators, &one.leaf)
            && let Some(indicator) = indicators.get_mut(*at)
        {
            indicator.better = Better::Unknown;
        }
    }
    let reports: Vec<_> = plan.reported_years().map(|year| plan.year(year)).collect();
    format!(
        "{:#?}",
        (
            plan.facts(),
            plan.ratings(),
            reports,
            milestones,
            plan.pillars(),
            measures,
            rows
        )
    )
}

fn count(loaded: &Loaded, severity: Severity) -> usize {
    let found = loaded.diagnostics.iter();
    found.filter(|found| found.severity() == severity).count()
}

fn check_without(text: &str, line: Index) -> Result<(), TestCaseError> {
    let lines: Vec<&str> = text.lines().collect();
    let leaves = lines.iter().enumerate();
    let leaves: Vec<_> = leaves
        .filter_map(|(at, line)| Some((at, mistaken(line)?)))
        .collect();
    if leaves.is_empty() {
        return Ok(());
    }
    let (at, (unreadable, absent)) = line.get(&leaves);
    let replaced = |by: &str| {
        let mut lines = lines.clone();
        if let Some(line) = lines.get_mut(*at) {
            *line = by;
        }
        load(Source::new("plan.toml", lines.join("\n") + "\n"))
    };
    let (found, absent) = (replaced(unreadable), replaced(absent));
    prop_assert_eq!(count(&found, Severity::Error), 1);
    prop_assert_eq!(
        count(&found, Severity::Warning),
        count(&absent, Severity::Warning)
    );
    let original = load(Source::new("plan.toml", text));
    let is_date = unreadable.starts_with("date");
    let expected = if is_date { original.plan } else { absent.plan };
    let Some((plan, expected)) = found.plan.zip(expected) else {
        return Err(TestCaseError::fail("there is no plan"));
    };
    prop_assert_eq!(said(&plan, &plan), said(&expected, &plan));
    let written: Vec<_> = plan
        .unreadable()
        .iter()
        .map(|one| one.written.to_toml())
        .collect();
    prop_assert_eq!(written, [WRITTEN]);
    let _ = doubts(&plan);
    let again = load(Source::new("again.toml", to_toml(&plan)));
    prop_assert_eq!(again.plan, Some(plan));
    let codes = |diagnostics: &[tenken::document::Diagnostic<PlanMistake>]| {
        let codes = diagnostics.iter();
        codes.map(|found| found.code().name()).collect::<Vec<_>>()
    };
    prop_assert_eq!(codes(&again.diagnostics), codes(&found.diagnostics));
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_plan_is_all_but_the_value_that_cannot_be_read(text in plan_file(), line in any::<Index>()) {
        check_without(&text, line)?;
    }
}
