//! How titles are read aloud: what a plan says of it, and what is written back.

use tenken::document::Source;
use tenken::plan::{Node, Plan, load, to_toml};

const PLAN: &str = r#"format = 1
[plan]
id = "p"
title = "計画"
reading = "みなとし けいかく"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
reading = "ハシラ"
[[measures]]
id = "1-1"
pillar = "1"
title = "施策"
reading = "shisaku"
[[initiatives]]
id = "1-1-1"
measure = "1-1"
title = "市民庁"
reading = "しみん・てちょう"
[[initiatives]]
id = "1-1-2"
measure = "1-1"
title = "次の取組"
reading = ""
"#;

/// A plan in which nothing is wrong.
fn flawless(text: &str) -> Option<Plan> {
    let loaded = load(Source::new("p.toml", text));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.plan
}

/// The readings of the plan, its pillars, measures and rows.
fn readings(plan: &Plan) -> Vec<Option<&str>> {
    let head = plan.facts().reading.as_deref();
    let pillars = plan.pillars().iter().map(|one| one.reading.as_deref());
    let measures = plan.measures().iter().map(|one| one.reading.as_deref());
    let rows = plan.initiatives().iter().map(|one| one.reading.as_deref());
    let parts = pillars.chain(measures).chain(rows);
    std::iter::once(head).chain(parts).collect()
}

const READINGS: [Option<&str>; 5] = [
    Some("みなとし けいかく"),
    Some("ハシラ"),
    Some("shisaku"),
    Some("しみん・てちょう"),
    None,
];

#[test]
fn all_that_has_a_title_may_have_a_reading() {
    let plan = flawless(PLAN);
    assert_eq!(plan.as_ref().map(readings), Some(READINGS.to_vec()));
}

#[test]
fn readings_are_written_under_their_titles() {
    let written = flawless(PLAN).as_ref().map(to_toml).unwrap_or_default();
    let again = flawless(&written);
    assert_eq!(again.as_ref().map(readings), Some(READINGS.to_vec()));
    let lines: Vec<&str> = written.lines().map(str::trim_end).collect();
    let titles = lines.windows(2).filter_map(|pair| match pair {
        [title, reading] if title.starts_with("title") => Some(*reading),
        _ => None,
    });
    let written = titles.filter(|line| line.starts_with("reading")).count();
    assert_eq!(written, 4, "{lines:#?}");
}

#[test]
fn a_row_as_a_tree_has_its_reading() {
    let plan = flawless(PLAN);
    let of_row = |at: usize| {
        let plan = plan.as_ref()?;
        plan.node_of(plan.initiatives().get(at)?)
            .get("reading")
            .cloned()
    };
    assert_eq!(of_row(0), Some(Node::words("しみん・てちょう")));
    assert_eq!(of_row(1), None);
}
