//! What changed since the last meeting.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;
use tenken::messages::Language;

use super::changes::{DEMO, demo};
use super::schedule::check_edges;
use super::{Event, Journey, press, screen};
use crate::display_width::AmbiguousWidth;
use crate::tui::screens::Screen;
use crate::tui::state::State;
use crate::tui::theme::ThemeName;

/// The demo as the last meeting saw it: what was otherwise then, each after the place from
/// which on it is looked for.
fn before() -> String {
    let others = [
        ("再開後は入口が", "rating    = \"C\"", "rating    = \"B\""),
        (
            "公的個人認証による本人確認を",
            "rating    = \"A\"",
            "rating    = \"B\"",
        ),
        (
            "",
            "years.R8 = { target = 6000 }",
            "years.R8 = { target = 5000 }",
        ),
        (
            "",
            "actual = 5190, target = 8000",
            "actual = 5090, target = 8000",
        ),
        ("", "年2回の予定が1回に", "年2回を予定していたが1回に"),
        (
            "",
            "\"入口をホームページの全てのページに置き、生成AIによる回答を試す。\"",
            "[\"入口を見直す。\", \"所管課に点検を促す。\"]",
        ),
        (
            "",
            "市内事業者のデジタル化の支援",
            "市内事業者のデジタル化への補助",
        ),
        (
            "",
            "[[initiatives]]\nid          = \"3-3-4\"",
            "[[initiatives]]\nid          = \"3-3-5\"\nmeasure     = \"3-3\"\n\
             title       = \"観光案内のデジタルサイネージの設置\"\n\
             departments = [\"産業建設部/商工観光課\"]\n\n\
             [[initiatives]]\nid          = \"3-3-4\"",
        ),
        (
            "",
            "[[plan.milestones]]\ndate  = \"2026-11\"\ntrack = \"庁内/作業部会\"\n\
             title = \"次期計画の素案\"\n",
            "",
        ),
    ];
    let mut text = DEMO.replace("産業建設部/商工観光課", "産業建設部/商工課");
    for (after, now, then) in others {
        let then = then.replace("商工観光課", "商工課");
        let start = text.find(after).expect("the place is there");
        let found = text.get(start..).and_then(|text| text.find(now));
        let at = start + found.expect("it is there");
        text.replace_range(at..at + now.len(), &then);
    }
    without_row("3-3-2", &text)
}

fn without_row(number: &str, text: &str) -> String {
    let row = format!("[[initiatives]]\nid          = \"{number}\"");
    let start = text.find(&row).expect("the row is there");
    let rest = text.get(start + 1..).unwrap_or_default();
    let end = rest
        .find("[[initiatives]]\nid")
        .map_or(text.len(), |end| start + 1 + end);
    let mut text = text.to_owned();
    text.replace_range(start..end, "");
    text
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A journey with the demo, of which a meeting in May saw what is given.
fn since(width: u16, height: u16, folder: &Path, seen: &str) -> Journey {
    fs::write(folder.join("demo.seen-2022-05-20.toml"), seen).expect("a file");
    let mut journey = demo(width, height);
    journey.settings.records = Some(folder.to_owned());
    journey
}

fn shown(width: u16, height: u16, keys: &str) -> String {
    let folder = folder();
    since(width, height, folder.path(), &before()).screen(keys)
}

fn after(keys: &str) -> State {
    let folder = folder();
    since(80, 24, folder.path(), &before()).run(press(keys)).1
}

fn chosen(state: &State) -> &str {
    let open = state.plans.current().expect("a plan is open");
    open.selection.row.as_ref().map_or("", |row| row.as_str())
}

/// The line with the cursor.
fn cursor(keys: &str) -> String {
    let screen = shown(80, 24, keys);
    let line = screen.lines().find(|line| line.starts_with('>'));
    line.unwrap_or_default().to_owned()
}

// --- What is listed -----------------------------------------------------------

#[test]
fn what_changed_is_told_in_full() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(shown(width, height, "0"));
    }
    assert_snapshot!(shown(60, 15, "0G"));
}

#[test]
fn in_english_and_where_ambiguous_characters_are_wide() {
    let folder = folder();
    let journey = || since(80, 24, folder.path(), &before());
    let mut english = journey();
    english.settings.language = Some(Language::English);
    assert_snapshot!(english.screen("0"));
    assert_snapshot!(journey().wide().screen("0"));
    assert_snapshot!(journey().in_theme(ThemeName::Mono).styled("0jjj"));
}

/// What was to come next stands beside what was done, at the next review.
#[test]
fn last_years_direction_stands_beside_this_years_result() {
    let folder = folder();
    let last_year = DEMO.replace("review_year = \"R6\"", "review_year = \"R5\"");
    let journey = since(80, 36, folder.path(), &last_year);
    assert_snapshot!(journey.screen("0"));
}

#[test]
fn a_filter_leaves_out_rows_of_the_plan_and_nothing_else() {
    let screen = shown(80, 24, "rC<Enter>0");
    assert!(
        screen.contains("1-2-4") && !screen.contains("1-1-1"),
        "{screen}"
    );
    for other in ["部署", "3-3-5", "次期計画の素案"] {
        assert!(screen.contains(other), "{screen}");
    }
    assert!(screen.contains("評価1件、実績1件"), "{screen}");
}

// --- Nothing to list ----------------------------------------------------------

#[test]
fn before_a_meeting_has_kept_the_plan_it_says_how_one_does() {
    assert_snapshot!(demo(80, 24).screen("0"));
    assert_snapshot!(demo(60, 15).wide().screen("0"));
}

#[test]
fn a_plan_that_is_as_it_was_is_called_so() {
    let folder = folder();
    assert_snapshot!(since(80, 24, folder.path(), DEMO).screen("0"));
}

#[test]
fn what_this_meeting_sees_is_not_what_the_last_one_saw() {
    let folder = folder();
    let journey = since(80, 24, folder.path(), DEMO);
    fs::write(folder.path().join("demo.seen-2022-08-20.toml"), before()).expect("a file");
    let screen = journey.screen("0");
    assert!(screen.contains("5月20日"), "{screen}");
}

#[test]
fn a_copy_that_is_no_plan_is_named() {
    let folder = folder();
    let screen = since(200, 24, folder.path(), "id = ").screen("0");
    assert!(screen.contains("demo.seen-2022-05-20.toml"), "{screen}");
    assert!(screen.contains("読み込めません"), "{screen}");
}

#[test]
fn keys_wait_until_it_is_known() {
    let folder = folder();
    let journey = |delays: &[usize]| Journey {
        delays: delays.to_vec(),
        ..since(80, 24, folder.path(), &before())
    };
    let late = [0, 0, 0, 0, 20];
    for keys in [
        "0jj",
        "0G<Enter>",
        "0jj<Enter>",
        "0jj<Space>",
        "0jj1",
        "0jjy",
    ] {
        assert_eq!(
            journey(&late).screen(keys),
            journey(&[]).screen(keys),
            "{keys}"
        );
    }
    let (script, state) = journey(&late).run(press("0"));
    let width = state.settings.ambiguous;
    let mut frames = script.frames.iter().map(|frame| screen(frame, width));
    assert!(frames.any(|frame| frame.contains("比べています")));
}

// --- What is chosen -----------------------------------------------------------

#[test]
fn enter_compares_and_escape_comes_back() {
    let compared = after("0jjj<Enter>");
    assert_eq!(
        (compared.screen, chosen(&compared)),
        (Screen::Comparison, "1-2-4")
    );
    assert_eq!(
        shown(80, 24, "0<Enter>"),
        shown(80, 24, "0"),
        "it is no row"
    );
    for keys in ["0jjj", "0jjjj"] {
        let back = shown(80, 24, &format!("{keys}<Enter><Esc>"));
        assert_eq!(back, shown(80, 24, keys), "{keys}");
    }
}

#[test]
fn the_chosen_row_is_chosen_here_and_on_other_screens() {
    assert!(cursor("/1-1-1<Enter><Esc>0").contains("1-1-1"));
    assert_eq!(chosen(&after("0jjjj1")), chosen(&after("0jjjj")));
    // What changed nothing leaves the row chosen.
    assert_eq!(chosen(&after("jj0g")), chosen(&after("jj")));
    assert!(cursor("0G").contains("次期計画の素案"), "{}", cursor("0G"));
    assert!(!cursor("0G10").contains("次期計画の素案"));
}

#[test]
fn rows_are_marked_for_the_agenda_and_what_is_no_row_is_not() {
    let marks = |keys: &str| {
        let state = after(keys);
        let open = state.plans.current().expect("a plan is open");
        let marks = open.selection.marks.iter().map(ToString::to_string);
        marks.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(marks("0jjj<Space>jj<Space>"), "1-1-1 1-2-4");
    assert_eq!(marks("0<Space>j<Space>G<Space>"), "");
}

#[test]
fn a_part_that_is_longer_than_the_screen_is_read_piece_by_piece() {
    let long = |year: &str| {
        let points: Vec<String> = (1..=40)
            .map(|at| format!("\"{year}の{at}番目の点。\""))
            .collect();
        format!("[{}]", points.join(", "))
    };
    let plan = |result: &str| {
        format!(
            "format = 1\n[plan]\nid = \"demo\"\ntitle = \"計画\"\nbody = \"市\"\n\
            first_year = \"R5\"\nlast_year = \"R6\"\nreview_year = \"R6\"\n\
            [[pillars]]\nid = \"1\"\ntitle = \"柱\"\n\
            [[initiatives]]\nid = \"1\"\npillar = \"1\"\ntitle = \"取組\"\n\
            years.R6.result = {result}\n"
        )
    };
    let folder = folder();
    let seen = plan(&long("前"));
    let journey = since(60, 15, folder.path(), &seen).with_plans(&[&plan(&long("今"))]);
    let (script, _) = journey.run(press(&format!("0{}", "j".repeat(20))));
    let frames = script
        .frames
        .iter()
        .map(|frame| screen(frame, AmbiguousWidth::Narrow));
    let read: String = frames.collect();
    for at in 1..=40 {
        for year in ["前", "今"] {
            assert!(
                read.contains(&format!("{year}の{at}番目の点。")),
                "{year} {at}"
            );
        }
    }
}

#[test]
fn it_is_found_anew_when_the_plan_changes() {
    let folder = folder();
    let file = folder.path().join("town.toml");
    fs::write(&file, DEMO).expect("a file");
    fs::write(folder.path().join("town.seen-2022-05-20.toml"), DEMO).expect("a file");
    let mut journey = demo(80, 24);
    journey.paths = vec![file.clone()];
    journey.edits = vec![super::Edit::Write(file.clone(), before())];
    let mut events = press("0");
    events.push(Event::FilesChanged {
        files: vec![file],
        at: tenken::meeting::TimeOfDay::MIDNIGHT,
    });
    let (script, state) = journey.run(events);
    let frame = script.frames.last().expect("every loop draws once");
    let shown = screen(frame, state.settings.ambiguous);
    assert!(shown.contains("追加1件、削除2件"), "{shown}");
}

// --- What is copied, and the edges ----------------------------------------------

#[test]
fn what_changed_is_copied_as_running_text() {
    let folder = folder();
    let (script, state) = since(60, 15, folder.path(), &before()).run(press("0y"));
    let said = state.notice.unwrap_or_default();
    assert_snapshot!(format!("[{said}]\n{}", script.copied.join("\n---\n")));
}

#[test]
fn nothing_touches_the_edges() {
    let folder = folder();
    for keys in ["0", "0G", "0jjj", "0jjjjjj"] {
        let start = |width, height| since(width, height, folder.path(), &before());
        check_edges(start, keys);
        check_edges(|width, height| start(width, height).wide(), keys);
        check_edges(demo, keys);
    }
    for width in 1..30 {
        let journey = since(width, 12, folder.path(), &before());
        journey.run(press("0jjG<Space><Enter><Esc>y"));
    }
}
