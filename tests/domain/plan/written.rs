//! A plan written back as a plan file: loading it makes the same plan, and a
//! person can read it.

use proptest::prelude::*;
use tenken::plan::{Node, to_toml};

use crate::generated::{any_cases, plan_file};
use crate::plans::{BUILT_IN, flawless};

fn check_same_when_loaded_again(text: &str) {
    let plan = flawless(text);
    let written = plan.as_ref().map(to_toml).unwrap_or_default();
    assert_eq!(flawless(&written), plan, "{written}");
    assert!(plan.is_some());
}

proptest! {
    #![proptest_config(any_cases())]

    #[test]
    fn any_plan_is_the_same_when_it_is_written_and_loaded(text in plan_file()) {
        check_same_when_loaded_again(&text);
    }
}

#[test]
fn the_built_in_plans_are_the_same_when_written_and_loaded() {
    BUILT_IN.into_iter().for_each(check_same_when_loaded_again);
}

/// A file as a person keeps it, with every key of the format.
const TIDY: &str = r#"format = 1

[plan]
id          = "our-town"
title       = "わが町DX計画"
body        = "わが町"
first_year  = "R4"
last_year   = "R8"
review_year = "R6"
succeeds    = "older-plan"
source      = "令和6年度報告書"
summary     = "紙を減らす。"

[[plan.ratings]]
mark  = "A"
label = "順調に進んだ"

[[plan.ratings]]
mark = "B"

[plan.years.R6]
result = [
  "窓口を減らした。",
  "「書かない窓口」と\"呼ぶ\"。",
]

[[plan.milestones]]
date  = "2022-06"
track = "対外説明/議会"
title = "改定方針の説明"

[[pillars]]
id    = "1"
title = "行政サービスのDX"

[[measures]]
id          = "1-1"
pillar      = "1"
title       = "手続のオンライン化"
departments = ["政策部"]
goals       = "来なくてよい役場"

[[measures.indicators]]
name     = "手続の数"
unit     = "件"
years.R8 = { target = "90〜100" }

[[initiatives]]
id               = "1-1-1"
measure          = "1-1"
title            = "申請を家から"
departments      = ["政策部/DX推進室", "市民部"]
purpose          = "家から申請できるようにする。"
aim              = "待ち時間をなくす。"
follows          = ["older-plan/24"]
follows_inferred = true
notes            = "費用に注意する。"
tags             = { "主体" = "町", "基本方針" = ["1", "2"] }

[initiatives.years.R5]
plan = "検討"

[initiatives.years.R6]
plan         = "導入"
result       = "導入した。"
outcome      = "早くなった。"
contribution = "役立った。"
issue        = "周知が足りない。"
direction    = "広める。"
rating       = "B"

[[initiatives.indicators]]
name       = "申請の数"
unit       = "件"
better     = "lower"
cumulative = true
breaks     = ["R5", "R6"]
years.R4   = { actual = "約30", target = "2〜3程度", was = "2000を超える" }
years.R5   = { actual = 31.50 }
years.R6   = { actual = 1200, target = "50以上", was = "全業務" }

[[initiatives]]
id         = "9"
pillar     = "1"
title      = "再び申請"
reprint_of = "1-1-1"
"#;

#[test]
fn a_tidy_file_is_written_as_it_was() {
    let plan = flawless(TIDY);
    let written = plan.as_ref().map(to_toml);
    assert_eq!(written.as_deref(), Some(TIDY));
}

#[test]
fn a_row_as_a_tree_has_the_keys_of_the_format_in_their_order() {
    let plan = flawless(TIDY);
    let row = plan.as_ref().and_then(|plan| plan.initiatives().first());
    let entries = match row.map(Node::from) {
        Some(Node::Table(entries)) => entries,
        _ => Vec::new(),
    };
    let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    let expected = "id measure title departments purpose aim follows follows_inferred notes tags years indicators";
    assert_eq!(keys.join(" "), expected);
}
