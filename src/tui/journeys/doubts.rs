//! What does not seem to add up: the screen of doubts, and dismissing them.

use std::path::PathBuf;

use insta::assert_snapshot;
use tenken::check::DismissalChange;

use super::changes::demo;
use super::{Event, Journey, journey, press, screen};
use crate::tui::selection::DoubtChoice;

/// A town of four rows, with doubts of three rules about two of them, and one
/// about the plan itself.
pub(super) const TOWN: &str = r#"
format = 1
[plan]
id = "town"
title = "みなと町DX推進計画"
body = "みなと町"
first_year = "R4"
last_year = "R8"
review_year = "R6"
[[plan.ratings]]
mark = "A"
label = "順調"
[[plan.ratings]]
mark = "B"
label = "やや遅れ"
[plan.years.R6]
result = "町全体の研修参加は合計40人（係長18人、職員21人）だった。"
[[pillars]]
id = "1"
title = "窓口のDX"
[[measures]]
id = "1-1"
pillar = "1"
title = "手続のオンライン化"
[[initiatives]]
id = "1-1-1"
measure = "1-1"
title = "申請フォームの整備"
departments = ["総務部/情報課"]
[initiatives.years.R6]
result = "申請フォームを8手続に広げた。"
rating = "A"
[[initiatives]]
id = "1-1-2"
measure = "1-1"
title = "フードシェアリングサービスの普及と、事業者への参加の呼び掛け"
departments = ["市民部/環境課"]
[initiatives.years.R5]
result = ["出品数：195件（R4：57件、R5：138件）", "閲覧数は2,000件"]
rating = "B"
[initiatives.years.R6]
plan = "継続"
result = [
  "出品数：294件（R4：57件、R5：138件、R6：111件）",
  "閲覧数は1,400件（前年度比-700件）",
  "説明会を開き、商店会と協議した。",
]
issue = "参加する事業者が増えない。"
rating = "A"
[[initiatives]]
id = "1-1-3"
measure = "1-1"
title = "コンビニ交付"
departments = ["市民部/市民課"]
[initiatives.years.R5]
result = "交付は合計30件（住民票12件、印鑑証明16件）だった。"
rating = "B"
[initiatives.years.R6]
result = "交付を続けた。"
rating = "B"
[[initiatives]]
id = "1-1-4"
measure = "1-1"
title = "文書管理の電子化"
[initiatives.years.R6]
result = "課題を整理した。"
rating = "B"
"#;

/// A plan about which there is nothing to be asked.
const CALM: &str = r#"
format = 1
[plan]
id = "calm"
title = "しずか村の計画"
first_year = "R5"
last_year = "R6"
review_year = "R6"
[[pillars]]
id = "1"
title = "柱"
[[initiatives]]
id = "1"
pillar = "1"
title = "取組"
years.R6.result = "続けた。"
"#;

pub(super) fn town(width: u16, height: u16) -> Journey {
    journey(width, height).with_plans(&[TOWN])
}

/// The same where the plan came from a file.
fn kept(width: u16, height: u16) -> Journey {
    let mut journey = town(width, height);
    for file in &mut journey.files {
        file.dismissed.file = Some(PathBuf::from("town.dismissed.toml"));
    }
    journey
}

// --- Looking ------------------------------------------------------------------

#[test]
fn doubts_beside_the_chosen_one_on_a_projector() {
    assert_snapshot!(town(160, 45).screen("6"));
}

#[test]
fn doubts_beside_the_chosen_one_at_120() {
    assert_snapshot!(town(120, 36).screen("6jj"));
}

#[test]
fn doubts_above_the_chosen_one_at_80() {
    assert_snapshot!(town(80, 24).screen("6j"));
}

#[test]
fn doubts_are_listed_by_rule_then_as_in_the_plan_then_by_weight() {
    assert_snapshot!(journey(80, 24).screen("6o"));
    assert_snapshot!(journey(80, 24).screen("6oo"));
    let by_rule = journey(80, 24).screen("6");
    assert_eq!(journey(80, 24).screen("6ooo"), by_rule);
}

#[test]
fn doubts_of_one_weight_are_not_listed_by_weight() {
    let by_rule = town(80, 24).screen("6");
    assert_ne!(town(80, 24).screen("6o"), by_rule);
    assert_eq!(town(80, 24).screen("6oo"), by_rule);
}

#[test]
fn a_chosen_doubt_stays_chosen_in_another_order() {
    let chosen = |keys: &str| {
        let screen = journey(60, 15).screen(keys);
        let mut lines = screen.lines().map(str::to_owned);
        lines.find(|line| line.starts_with('>')).unwrap_or(screen)
    };
    for before in ["6j", "6jjjj", "6<End>"] {
        let place = chosen(before);
        assert_eq!(chosen(&format!("{before}o")), place);
        assert_eq!(chosen(&format!("{before}oo")), place);
    }
}

#[test]
fn one_doubt_has_no_order() {
    let footer = |keys: &str| {
        let screen = town(160, 45).screen(keys);
        screen.lines().last().unwrap_or_default().to_owned()
    };
    assert!(footer("6").contains("o 並べ替え"), "{}", footer("6"));
    let one = footer("6/文書管理<Enter>");
    assert!(one.contains("D 確認済み"), "{one}");
    assert!(!one.contains("o 並べ替え"), "{one}");
}

#[test]
fn doubts_alone_at_60() {
    assert_snapshot!(town(60, 15).screen("6j"));
    assert_snapshot!(town(60, 15).screen("6j<Enter>"));
}

#[test]
fn doubts_at_20() {
    assert_snapshot!(town(20, 5).screen("6j"));
    assert_snapshot!(town(20, 5).screen("6j<Enter>"));
}

#[test]
fn doubts_on_wide_terminals() {
    for (width, height) in [(160, 45), (60, 15), (20, 5)] {
        town(width, height).wide().screen("6jj<Enter>");
    }
    assert_snapshot!(town(120, 30).wide().screen("6jj"));
    assert_snapshot!(town(80, 24).wide().screen("6jj"));
}

#[test]
fn doubts_in_english() {
    let mut journey = town(120, 30);
    journey.settings.language = Some(tenken::messages::Language::English);
    assert_snapshot!(journey.screen("6jDfine<Enter>"));
}

#[test]
fn doubts_of_kameyama() {
    let shown = journey(120, 36).screen("6");
    assert!(
        shown.contains("[6 要確認]") && shown.contains("要確認箇所"),
        "{shown}"
    );
    // Files and names of rules are for the command line.
    assert!(
        !shown.contains(".toml") && !shown.contains("target-reached-early"),
        "{shown}"
    );
}

#[test]
fn nothing_in_doubt_says_how_to_get_out() {
    let shown = journey(80, 24).with_plans(&[CALM]).screen("6");
    assert!(
        shown.contains("見つかりませんでした。Esc で戻れます。"),
        "{shown}"
    );
    let shown = town(80, 24).screen("6/文書管理<Enter>");
    assert!(
        shown.contains("計画全体 R6"),
        "the plan's own stays: {shown}"
    );
}

#[test]
fn a_quiet_mark_stands_at_rows_in_doubt() {
    let list = town(80, 24).screen("");
    let marked: Vec<&str> = list.lines().filter(|line| line.contains("! ")).collect();
    assert_eq!(marked.len(), 2, "{list}");
    assert!(list.contains("1-1-2 ! フード"), "{list}");
    let mono = town(80, 24).screen("ttt");
    assert!(mono.contains("1-1-2 ! フード"), "{mono}");
    let wide = town(80, 24).wide().screen("");
    assert!(wide.contains("1-1-2 ! フード"), "{wide}");
    let calm = journey(80, 24).with_plans(&[CALM]).screen("");
    assert!(!calm.contains("! "), "{calm}");
}

#[test]
fn the_card_counts_what_is_to_be_confirmed() {
    let card = town(80, 24).screen("j<Enter>");
    assert!(card.contains("要確認        2件（6 で見る）"), "{card}");
}

// --- Choosing -----------------------------------------------------------------

/// The place of the chosen doubt, as the first line says it.
fn place(screen: &str) -> &str {
    let first = screen.lines().next().unwrap_or_default();
    first.rsplit(' ').next().unwrap_or_default()
}

#[test]
fn first_last_page_and_number() {
    for (keys, expected) in [
        ("6", "1/4件"),
        ("6j", "2/4件"),
        ("6jjjjj", "4/4件"),
        ("6G", "4/4件"),
        ("6Gg", "1/4件"),
        ("6<PageDown>", "4/4件"),
        ("6:3<Enter>", "3/4件"),
        ("6:17<Enter>", "1/4件"),
        ("6k", "1/4件"),
    ] {
        let shown = town(80, 24).screen(keys);
        assert_eq!(place(&shown), expected, "{keys}: {shown}");
    }
}

#[test]
fn the_doubts_of_the_chosen_row_come_first() {
    let shown = town(120, 30).screen("jj6");
    assert!(shown.contains("> !  1-1-3 R5"), "{shown}");
    let shown = town(120, 30).screen("6G");
    assert!(shown.contains("> !  1-1-2 R6"), "{shown}");
    for keys in ["6G16", "6G66", "6G2346"] {
        let again = town(120, 30).screen(keys);
        assert_eq!(again, shown, "what is chosen stays chosen: {keys}");
    }
    let of_plan = town(120, 30).screen("j6g");
    assert!(of_plan.contains("> !  計画全体 R6"), "{of_plan}");
    assert_eq!(town(120, 30).screen("j6g16"), of_plan);
    let other = town(120, 30).screen("j6g1j6");
    assert!(other.contains("> !  1-1-3 R5"), "{other}");
}

#[test]
fn the_filter_narrows_doubts_and_the_choice_survives_it() {
    let before = town(120, 30).screen("6G");
    let narrowed = town(120, 30).screen("6G/コンビニ<Enter>");
    assert_eq!(place(&narrowed), "2/2件", "{narrowed}");
    let all = town(120, 30).screen("6G/コンビニ<Enter>c");
    assert_eq!(all, before);
    let of_department = town(120, 30).screen("6d市民課<Enter>");
    assert_eq!(place(&of_department), "1/2件", "{of_department}");
}

#[test]
fn enter_goes_to_the_row_and_escape_comes_back() {
    for (width, height, depth) in [
        (160, 45, 1),
        (120, 36, 1),
        (80, 24, 1),
        (60, 15, 2),
        (20, 5, 2),
    ] {
        let before = town(width, height).screen("6jj");
        let keys = |key: &str| key.repeat(depth);
        let back = format!("6jj{}{}", keys("<Enter>"), keys("<Esc>"));
        assert_eq!(town(width, height).screen(&back), before, "{width}");
    }
}

#[test]
fn the_year_of_the_card_is_that_of_the_doubt() {
    assert_snapshot!(town(120, 24).screen("6:3<Enter><Enter>"));
    let card = town(80, 24).screen("6:3<Enter><Enter>");
    assert!(
        card.contains("令和5年度") && card.contains("住民票12件"),
        "{card}"
    );
}

#[test]
fn a_doubt_about_the_plan_opens_its_overview() {
    let shown = town(80, 24).screen("6<Enter>");
    assert!(shown.contains("町全体の研修参加"), "{shown}");
    let back = town(80, 24).screen("6<Enter><Esc>");
    assert_eq!(back, town(80, 24).screen("6"));
}

#[test]
fn rows_are_shown_before_the_plan_is_checked() {
    let (script, state) = journey(120, 36).run([]);
    let frames = script.frames.iter();
    let marked = frames.map(|frame| screen(frame, state.settings.ambiguous).contains("1-1-1  ! "));
    assert_eq!(marked.collect::<Vec<_>>(), [false, true]);
}

#[test]
fn while_keys_repeat_the_doubt_waits_for_a_pause() {
    let mut events = press("6");
    let held = press("jj").into_iter().map(|event| match event {
        Event::Key { key, .. } => Event::Key { key, repeats: true },
        other => other,
    });
    events.extend(held);
    let (script, state) = town(120, 30).run(events);
    let frames = script.frames.iter();
    let frames = frames.map(|frame| screen(frame, state.settings.ambiguous));
    let sums = frames.map(|frame| frame.contains("18 + 21 = 39"));
    assert_eq!(
        sums.collect::<Vec<_>>(),
        [false, false, true, true, false, false, false]
    );
}

// --- Dismissing -----------------------------------------------------------------

#[test]
fn a_doubt_is_dismissed_with_a_reason() {
    assert_snapshot!(kept(120, 30).screen("6jD実人数で"));
    assert_snapshot!(kept(120, 30).screen("6jD実人数で数えたため<Enter>"));
}

#[test]
fn what_is_dismissed_is_saved() {
    let (script, state) = kept(120, 30).run(press("6jD実人数<Enter>"));
    let [saving] = script.saved.as_slice() else {
        panic!("{:?}", script.saved);
    };
    assert_eq!(saving.file, PathBuf::from("town.dismissed.toml"));
    let [DismissalChange::Dismiss(dismissal)] = saving.changes.as_slice() else {
        panic!("{saving:?}");
    };
    assert_eq!(dismissal.reason.as_str(), "実人数");
    assert_eq!(dismissal.date.to_string(), "2022-08-20");
    let open = state.plans.current().expect("a plan is open");
    assert!(open.dismissed.is_saved());
}

#[test]
fn the_same_key_takes_it_back() {
    let before = kept(120, 30).screen("6jjk");
    let keys = "6jD実人数<Enter>";
    let back = kept(120, 30).screen(&format!("{keys}Djk"));
    assert_eq!(back, before);
    let (script, _) = kept(120, 30).run(press(&format!("{keys}D")));
    let last = script.saved.last().map(|saving| saving.changes.as_slice());
    assert!(
        matches!(last, Some([DismissalChange::TakeBack(_)])),
        "{last:?}"
    );
}

#[test]
fn without_a_reason_nothing_is_dismissed() {
    let asked = kept(120, 30).screen("6jD　<Enter>");
    assert!(
        asked.contains("理由を入力してください（Esc でやめる）"),
        "{asked}"
    );
    let left = kept(120, 30).screen("6jD何か<Esc>");
    assert_eq!(left, kept(120, 30).screen("6j"));
    let (script, _) = kept(120, 30).run(press("6jD<Enter>D<Esc>"));
    assert_eq!(script.saved, []);
}

#[test]
fn a_built_in_plan_keeps_nothing() {
    let shown = town(120, 30).screen("6jD実人数<Enter>");
    assert!(
        shown.contains("画面を閉じるまで確認済みとします（計画のファイルなし）"),
        "{shown}"
    );
    assert!(shown.contains("確認済み1"), "{shown}");
}

#[test]
fn what_cannot_be_saved_is_said_and_tried_again() {
    let refused = || Journey {
        refusal: Some("権限がありません"),
        ..kept(120, 30)
    };
    let shown = refused().screen("6jD実人数<Enter>");
    assert!(
        shown.contains("town.dismissed.toml に保存できません（権限がありません）"),
        "{shown}"
    );
    let (script, _) = refused().run(press("6jD実人数<Enter>GD重複<Enter>"));
    let counts: Vec<usize> = script
        .saved
        .iter()
        .map(|saving| saving.changes.len())
        .collect();
    assert_eq!(counts, [1, 2]);
}

#[test]
fn a_dismissed_row_loses_its_mark_and_its_line() {
    let list = kept(80, 24).screen("6:3<Enter>D実人数<Enter>1");
    assert!(list.contains("1-1-3   コンビニ"), "{list}");
    let card = kept(80, 24).screen("6:3<Enter>D実人数<Enter>1<Enter>");
    let (_, below_title) = card.split_once('\n').expect("a title is a line");
    assert!(card.contains("コンビニ交付"), "{card}");
    assert!(!below_title.contains("要確認"), "{card}");
}

#[test]
fn a_long_reason_shows_its_end() {
    for width in [20, 40, 80] {
        let keys = format!("6jD{}<Backspace>終", "長い理由".repeat(20));
        let (script, state) = kept(width, 15).run(press(&keys));
        let shown = script
            .frames
            .last()
            .map(|frame| screen(frame, state.settings.ambiguous));
        let shown = shown.unwrap_or_default();
        let last = shown.lines().last().unwrap_or_default();
        assert!(last.contains("終▏"), "{width}: {shown}");
    }
}

#[test]
fn a_meeting_begins_with_the_row_of_the_doubt_that_was_not_known_yet() {
    let chosen = |delays: &[usize]| {
        let mut journey = journey(80, 24).with_plans(&[TOWN]);
        journey.delays = delays.to_vec();
        let (_, state) = journey.run(press("j6<F5>"));
        let open = state.plans.current().expect("a plan is open");
        open.selection.doubt.clone()
    };
    let known = chosen(&[]);
    assert!(matches!(known, Some(DoubtChoice::Exactly { .. })));
    assert_eq!(chosen(&[0, 0, 9, 9]), known);
}

/// Of a row about which nothing is to be asked, nothing else is shown as if it were about it.
#[test]
fn a_row_without_doubts_says_so() {
    let (script, state) = town(120, 36).run(press("jjj6"));
    let frame = script.frames.last().expect("every loop draws once");
    let shown = screen(frame, state.settings.ambiguous);
    assert_eq!(
        shown.matches("1-1-4 に要確認箇所はありません").count(),
        2,
        "{shown}"
    );
    assert!(!shown.contains("> "), "{shown}");
    let (script, _) = town(120, 36).run(press("jjj6D<Enter>"));
    assert!(script.saved.is_empty());
    assert_eq!(
        town(120, 36).screen("jjj6j"),
        town(120, 36).screen("6<Home>")
    );
    assert!(
        !town(120, 36)
            .screen("6")
            .contains("に要確認箇所はありません")
    );
}

/// In a short list, the rule of the chosen doubt is said above all, and takes no line of others.
#[test]
fn a_short_list_has_room_for_six_doubts() {
    for (width, height) in [(60, 15), (80, 24)] {
        let shown = demo(width, height).screen("6");
        let list: Vec<&str> = shown.lines().skip(2).take(8).collect();
        let doubts = list.iter().filter(|line| line.contains("  !  ")).count();
        assert!(doubts >= 6, "{shown}");
        let heading = list.first().copied().unwrap_or_default();
        assert!(heading.contains("内訳の計と合計の一致"), "{heading}");
        let next = demo(width, height).screen("6j");
        let heading = next.lines().nth(2).unwrap_or_default();
        assert!(heading.contains("前年比の増減"), "{heading}");
    }
    let shown = demo(80, 24).screen("6");
    assert!(shown.contains("要確認箇所    1-2-2"), "{shown}");
    let by_weight = demo(80, 24).screen("6oo");
    assert!(
        by_weight
            .lines()
            .nth(2)
            .unwrap_or_default()
            .contains("警告"),
        "{by_weight}"
    );
}

#[test]
fn all_places_of_a_doubt_about_a_measure_can_be_read() {
    let digiplan = include_str!("../../../data/mie-digiplan.toml");
    let doubted = || journey(120, 36).with_plans(&[digiplan]);
    let page = doubted().screen("6G");
    assert_snapshot!(page);
    let shown = doubted().screen("6G<Enter>");
    for id in ["16-1 ", "16-2 ", "16-3 "] {
        let is_other = |line: &str| line.contains("照合先") && line.contains(id);
        assert!(page.lines().any(is_other), "{id}: {page}");
        assert!(shown.contains(id), "{id}: {shown}");
    }
    assert_eq!(doubted().screen("6G<Enter><Esc>"), page);
}
