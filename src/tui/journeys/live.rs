//! Plan files that change while they are shown, and editing them.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use insta::assert_snapshot;
use proptest::prelude::*;
use tempfile::TempDir;
use tenken::document::Source;
use tenken::meeting::TimeOfDay;
use tenken::messages::Language;
use tenken::plan::load;

use super::doubts::TOWN;
use super::{Edit, Event, Journey, ScriptedHost, journey, press, screen};
use crate::question::Questions;
use crate::tui::editing::{Editor, EditorCall, EditorPlace, NotEdited};
use crate::tui::state::State;

/// A folder with plan files, and what happens to them while they are shown.
struct Desk {
    folder: TempDir,
    journey: Journey,
    events: Vec<Event>,
}

impl Desk {
    /// A desk with the file of a town on it.
    fn new(width: u16, height: u16) -> Self {
        Self::with_files(width, height, &[("town.toml", TOWN)])
    }

    fn with_files(width: u16, height: u16, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        Self {
            journey: Journey {
                paths: vec![folder.path().to_owned()],
                ..journey(width, height)
            },
            folder,
            events: Vec::new(),
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn press(mut self, keys: &str) -> Self {
        self.events.extend(press(keys));
        self
    }

    fn change(mut self, plan: &str, edited: &str, text: Option<String>) -> Self {
        let file = self.file(edited);
        self.journey.edits.push(match text {
            Some(text) => Edit::Write(file, text),
            None => Edit::Remove(file),
        });
        self.events.push(Event::FilesChanged {
            files: vec![self.file(plan)],
            at: TimeOfDay {
                hour: 19,
                minute: 42,
            },
        });
        self
    }

    /// Somebody gives a plan another text.
    fn write(self, name: &str, text: &str) -> Self {
        self.change(name, name, Some(text.to_owned()))
    }

    /// Somebody replaces words in the plan of the town.
    fn replace(self, from: &str, to: &str) -> Self {
        assert!(TOWN.contains(from), "{from}");
        self.write("town.toml", &TOWN.replace(from, to))
    }

    fn remove(self, name: &str) -> Self {
        self.change(name, name, None)
    }

    fn run(self) -> (ScriptedHost, State) {
        self.journey.run(self.events)
    }

    fn screen(self) -> String {
        let folder = self.folder.path().display().to_string();
        let (script, state) = self.run();
        let frame = script.frames.last().expect("every loop draws");
        screen(frame, state.settings.ambiguous).replace(&folder, "")
    }
}

const NEW_ROW: &str = r#"
[[initiatives]]
id = "1-1-0"
measure = "1-1"
title = "新しい取組"
[initiatives.years.R6]
result = "始めた。"
rating = "A"
"#;

/// The town with a row before all others.
fn with_new_row() -> String {
    TOWN.replacen("[[initiatives]]", &format!("{NEW_ROW}[[initiatives]]"), 1)
}

/// A town that cannot be used: a table is not closed in line 25.
const BROKEN: (&str, &str) = (
    "[[initiatives]]\nid = \"1-1-1\"",
    "[[initiatives\nid = \"1-1-1\"",
);

// --- Edits --------------------------------------------------------------------------

#[test]
fn an_edit_is_shown() {
    let shown = Desk::new(100, 24)
        .replace("コンビニ交付", "コンビニでの交付")
        .screen();
    assert!(shown.contains("コンビニでの交付"), "{shown}");
}

/// A town with a rating in line 31 that cannot be read.
const UNREADABLE: (&str, &str) = ("rating = \"A\"", "rating = \"Ａ\"");

#[test]
fn an_edit_that_cannot_be_read_is_shown_in_its_place() {
    let (from, to) = UNREADABLE;
    let shown = Desk::new(80, 24).replace(from, to).screen();
    assert!(shown.contains("> ?  1-1-1"), "{shown}");
    assert!(shown.contains("読み取れない値"), "{shown}");
    assert!(!shown.contains("時点の内容"), "{shown}");
}

#[test]
fn what_cannot_be_read_goes_with_the_edit_that_mends_it() {
    let (from, to) = UNREADABLE;
    let mended = Desk::new(80, 24).replace(from, to).replace(from, from);
    assert_eq!(
        mended.screen(),
        Desk::new(80, 24).replace(from, from).screen()
    );
}

#[test]
fn a_broken_file_leaves_what_cannot_be_read_as_it_was() {
    let (from, to) = UNREADABLE;
    let broken = BROKEN;
    let shown = Desk::new(80, 24)
        .replace(from, to)
        .replace(broken.0, broken.1);
    let shown = shown.screen();
    assert!(shown.contains("> ?  1-1-1"), "{shown}");
    assert!(shown.contains("時点の内容"), "{shown}");
}

#[test]
fn what_is_chosen_stays_chosen() {
    // Keys, and what is on the screen as it would be without the edit.
    for keys in [
        "",
        "jj",
        "jjJ",
        "jj<Enter>J",
        "jj[",
        "j2",
        "j2J",
        "/フード<Enter>",
        "rB ",
        "rB<Enter>jj",
        "3j",
        "5j",
        "6jj",
        "6jjJ",
        "i",
        "jj?",
        "jj?<Down><Down>",
        "jj:テーマ",
        "d<Down>",
        "/コン",
        "6jD理由",
    ] {
        let edit = |desk: Desk| desk.replace("みなと町DX推進計画", "みなと町のDX推進計画");
        let late = edit(Desk::new(100, 24).press(keys)).screen();
        let early = edit(Desk::new(100, 24)).press(keys).screen();
        assert_eq!(late, early, "{keys}");
    }
}

#[test]
fn rows_that_come_before_the_chosen_one_do_not_move_it() {
    let before = Desk::new(60, 5).press("jjj").screen();
    let after = Desk::new(60, 5)
        .press("jjj")
        .write("town.toml", &with_new_row());
    let after = after.screen();
    let row = |screen: &str| screen.lines().position(|line| line.contains(">"));
    assert_eq!(row(&after), row(&before), "{before}\n{after}");
    assert!(after.contains("5/5件"), "{after}");
}

#[test]
fn a_row_that_was_only_the_first_is_kept_by_its_number() {
    let shown = Desk::new(100, 24)
        .write("town.toml", &with_new_row())
        .screen();
    assert!(shown.contains("2/5件"), "{shown}");
    assert!(shown.contains("> A  1-1-1"), "{shown}");
}

#[test]
fn the_text_that_is_read_stays_where_it_was_scrolled_to() {
    let keys = "j<Enter>JJ";
    let before = Desk::new(60, 10).press(keys).screen();
    let after = Desk::new(60, 10)
        .press(keys)
        .write("town.toml", &with_new_row());
    let after = after.screen();
    let text = |screen: &str| {
        screen
            .lines()
            .skip(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(text(&after), text(&before));
}

#[test]
fn instead_of_a_row_that_is_gone_the_next_is_chosen() {
    let third = "[[initiatives]]\nid = \"1-1-3\"";
    let start = TOWN.find(third).expect("it is there");
    let (before, rest) = TOWN.split_at(start);
    let end = rest
        .find("[[initiatives]]\nid = \"1-1-4\"")
        .expect("it is there");
    let (_, after) = rest.split_at(end);
    let without_third = format!("{before}{after}");
    let without_last_two = before;
    for screen in [
        "1", "1<Enter>", "2", "3", "4", "5", "6", "6<Enter>", "i", "s",
    ] {
        let keys = format!("jj{screen}");
        let shown = Desk::new(100, 24)
            .press(&keys)
            .write("town.toml", &without_third);
        let shown = shown.press("1").screen();
        assert!(shown.contains("> B  1-1-4"), "{screen}: {shown}");
        let shown = Desk::new(100, 24)
            .press(&keys)
            .write("town.toml", without_last_two);
        let shown = shown.press("1").screen();
        assert!(shown.contains("> A  1-1-2"), "{screen}: {shown}");
    }
}

#[test]
fn a_search_over_all_plans_shows_the_same_rows_after_an_edit() {
    let keys = "aフード";
    let edit = with_new_row();
    let shown = Desk::new(100, 24)
        .press(keys)
        .write("town.toml", &edit)
        .screen();
    assert_eq!(
        shown,
        Desk::new(100, 24)
            .write("town.toml", &edit)
            .press(keys)
            .screen()
    );
    assert!(shown.contains("1-1-2  フード"), "{shown}");
}

#[test]
fn the_chosen_doubt_stays_chosen() {
    let before = Desk::new(120, 30).press("6G").screen();
    let after = Desk::new(120, 30)
        .press("6G")
        .write("town.toml", &with_new_row())
        .screen();
    let chosen = |screen: &str| {
        let line = screen.lines().find(|line| line.contains("> !"));
        line.map(|line| line.chars().take(40).collect::<String>())
    };
    assert!(chosen(&before).is_some(), "{before}");
    assert_eq!(chosen(&after), chosen(&before), "{after}");
}

#[test]
fn a_doubt_with_other_words_is_the_same_doubt() {
    let desk = Desk::new(120, 30).press("6jj");
    let before = Desk::new(120, 30).press("6jj").screen();
    assert!(before.contains("> !  1-1-3 R5"), "{before}");
    let after = desk.replace("住民票12件、印鑑証明16件", "住民票13件、印鑑証明16件");
    let after = after.screen();
    assert!(after.contains("> !  1-1-3 R5"), "{after}");
    assert!(after.contains("13 + 16"), "{after}");
}

#[test]
fn a_doubt_that_is_gone_cannot_be_dismissed() {
    let desk = Desk::new(120, 30).press("6:3<Enter>D実人数");
    let shown = desk.replace("住民票12件、印鑑証明16件", "住民票14件、印鑑証明16件");
    let shown = shown.press("<Enter>").screen();
    assert!(shown.contains("この要確認箇所はなくなりました"), "{shown}");
}

// --- Broken edits -------------------------------------------------------------------

#[test]
fn a_broken_edit_leaves_what_was_there_and_says_so() {
    let broken = |width, height| {
        let desk = Desk::new(width, height).press("j");
        desk.replace(BROKEN.0, BROKEN.1)
    };
    assert_snapshot!(broken(160, 45).screen());
    assert_snapshot!(broken(80, 24).screen());
    assert_snapshot!(broken(60, 15).screen());
    assert_snapshot!(broken(20, 3).screen());
    let mut english = broken(80, 24);
    english.journey.settings.language = Some(Language::English);
    assert_snapshot!(english.screen());
}

#[test]
fn the_banner_is_on_every_screen_at_every_size() {
    for (width, height) in [(160, 45), (80, 24), (60, 15), (40, 4), (30, 3), (30, 1)] {
        for keys in [
            "", "<Enter>", "2", "3", "4", "5", "6", "i", "s", "?", "e", "p", "/あ",
        ] {
            let desk = Desk::new(width, height).press(keys);
            let shown = desk.replace(BROKEN.0, BROKEN.1).screen();
            assert!(shown.contains("19:42"), "{width}x{height} {keys}: {shown}");
        }
    }
}

#[test]
fn what_is_wrong_with_the_edit_is_listed() {
    let desk = Desk::new(100, 24).replace(BROKEN.0, BROKEN.1).press("e");
    let shown = desk.screen();
    assert!(shown.contains("town.toml:25:14"), "{shown}");
}

#[test]
fn a_mended_file_is_shown_without_a_banner() {
    let desk = || Desk::new(100, 24).press("jj").replace(BROKEN.0, BROKEN.1);
    let untouched = Desk::new(100, 24).press("jj").screen();
    assert_eq!(desk().write("town.toml", TOWN).screen(), untouched);
    let mended = desk().replace("コンビニ交付", "交付").screen();
    assert!(!mended.contains("19:42"), "{mended}");
    assert!(mended.contains("交付"), "{mended}");
}

#[test]
fn a_file_that_vanishes_is_shown_as_it_was_until_it_comes_back() {
    let gone = Desk::new(100, 24).press("jj").remove("town.toml").screen();
    assert!(gone.contains("town.toml ファイルがありません"), "{gone}");
    let back = Desk::new(100, 24).press("jj").remove("town.toml");
    let back = back.write("town.toml", TOWN).screen();
    assert_eq!(back, Desk::new(100, 24).press("jj").screen());
}

#[test]
fn the_time_of_the_banner_is_that_of_the_first_broken_edit() {
    let mut desk = Desk::new(100, 24)
        .replace(BROKEN.0, BROKEN.1)
        .remove("town.toml");
    if let Some(Event::FilesChanged { at, .. }) = desk.events.last_mut() {
        at.hour = 23;
    }
    let shown = desk.screen();
    assert!(shown.contains("19:42 時点"), "{shown}");
}

// --- Other files --------------------------------------------------------------------

#[test]
fn a_new_file_in_the_folder_can_be_used() {
    let new = TOWN.replace("id = \"town\"", "id = \"other\"");
    let new = new.replace("みなと町DX推進計画", "となり町の計画");
    let shown = Desk::new(100, 24).write("a.toml", &new).screen();
    assert!(
        shown.contains("みなと町DX推進計画"),
        "what is in view stays: {shown}"
    );
    let chooser = Desk::new(100, 24).write("a.toml", &new).press("p").screen();
    assert!(chooser.contains("みなと町　となり町"), "{chooser}");
    let shown = Desk::new(100, 24).write("a.toml", &new);
    let shown = shown
        .press("p<Down><Enter>jj")
        .replace_in("a.toml", &new, "電子化", "デジタル化");
    let shown = shown.screen();
    assert!(shown.contains("デジタル化"), "it is live, too: {shown}");
}

#[test]
fn a_plan_is_found_by_its_reading() {
    let new = TOWN.replace("id = \"town\"", "id = \"other\"\nreading = \"ちよだく\"");
    let new = new.replace("みなと町DX推進計画", "特別区の計画");
    let desk = Desk::new(100, 24).write("a.toml", &new);
    let shown = desk.press("pchiyoda<Enter>").screen();
    assert!(shown.contains("特別区の計画"), "{shown}");
}

impl Desk {
    fn replace_in(self, name: &str, text: &str, from: &str, to: &str) -> Self {
        self.write(name, &text.replace(from, to))
    }
}

#[test]
fn a_file_that_was_broken_from_the_start_is_opened_when_it_is_mended() {
    let files = [("a.toml", "format = 1\n"), ("town.toml", TOWN)];
    let desk = || Desk::with_files(100, 24, &files);
    let new = TOWN.replace("id = \"town\"", "id = \"other\"");
    let new = new.replace("みなと町DX推進計画", "となり町の計画");
    let shown = desk().write("a.toml", &new).screen();
    assert!(
        shown.contains("みなと町DX推進計画"),
        "what is in view stays: {shown}"
    );
    let shown = desk().write("a.toml", &new).press("p").screen();
    assert!(shown.contains("みなと町　となり町"), "{shown}");
}

#[test]
fn what_somebody_else_dismissed_is_taken_in() {
    let (_, state) = Desk::new(120, 30).press("6:3<Enter>D実人数<Enter>").run();
    let open = state.plans.current().expect("it is open");
    let theirs = open.dismissed.dismissals.to_toml();
    let desk = Desk::new(120, 30).press("6");
    let desk = desk.change("town.toml", "town.dismissed.toml", Some(theirs));
    let shown = desk.screen();
    assert!(shown.contains("実人数"), "{shown}");
    assert!(shown.contains("確認済み1"), "{shown}");
}

#[test]
fn mistakes_in_the_file_of_dismissals_are_listed_and_go_again() {
    let wrong = Some("format = 1\nold = 1\n".to_owned());
    let desk = || Desk::new(100, 24).change("town.toml", "town.dismissed.toml", wrong.clone());
    let listed = desk().press("e").screen();
    assert!(listed.contains("town.dismissed.toml:2"), "{listed}");
    assert!(
        !listed.contains("19:42"),
        "the plan is what its file says: {listed}"
    );
    let right = Some("format = 1\n".to_owned());
    let gone = desk().change("town.toml", "town.dismissed.toml", right);
    let gone = gone.press("e").screen();
    assert!(gone.contains("誤りは見つかりませんでした"), "{gone}");
}

#[test]
fn what_is_not_saved_yet_is_not_lost() {
    let mut desk = Desk::new(120, 30).press("6:3<Enter>D実人数<Enter>");
    // The answer of the worker that saves comes after the edit.
    desk.journey.delays = vec![0, 0, 30];
    let shown = desk
        .replace("みなと町DX推進計画", "みなと町の計画")
        .screen();
    assert!(shown.contains("確認済み1"), "{shown}");
}

// --- Properties ---------------------------------------------------------------------

/// Keys that lead to most of what can be chosen or typed.
const KEYS: [&str; 24] = [
    "j", "j", "k", "G", "J", "<Enter>", "<Esc>", "2", "3", "4", "6", "D", "コ", "<Space>", "/",
    "r", "a", "<Ctrl-r>", "<Ctrl-d>", "e", "p", "?", "[", "E",
];

/// What may come: keys, and edits that give the file one of so many texts.
fn keys_and_edits(texts: usize) -> impl Strategy<Value = Vec<Result<&'static str, usize>>> {
    let key = prop::sample::select(&KEYS[..]).prop_map(Ok);
    prop::collection::vec(prop_oneof![4 => key, 1 => (0..texts).prop_map(Err)], 0..30)
}

impl Desk {
    /// The same desk, on which nobody has dismissed anything or typed any key.
    fn tidied(&mut self) -> Self {
        let _ = fs::remove_file(self.file("town.dismissed.toml"));
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().expect("a folder"));
        let paths = vec![folder.path().to_owned()];
        Self {
            folder,
            journey: Journey {
                paths,
                ..journey(100, 24)
            },
            events: Vec::new(),
        }
    }

    fn after(self, steps: &[Result<&'static str, usize>], texts: &[String]) -> Self {
        let step = |desk: Self, step: &Result<&str, usize>| match step {
            Ok(keys) => desk.press(keys),
            Err(text) => match texts.get(*text) {
                Some(text) => desk.write("town.toml", text),
                None => desk,
            },
        };
        steps.iter().fold(self, step)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn reading_an_unchanged_file_again_changes_nothing(steps in keys_and_edits(1)) {
        let mut desk = Desk::new(100, 24).after(&steps, &[TOWN.to_owned()]);
        let journey = std::mem::replace(&mut desk.journey, journey(1, 1));
        let events = std::mem::take(&mut desk.events);
        let (touched_script, touched) = journey.run(events);
        let keys: Vec<_> = steps.into_iter().filter(Result::is_ok).collect();
        let mut untouched = desk.tidied().after(&keys, &[]);
        let journey = std::mem::replace(&mut untouched.journey, super::journey(1, 1));
        let (script, state) = journey.run(std::mem::take(&mut untouched.events));
        prop_assert_eq!(touched_script.derived, script.derived, "what is folded and checked");
        prop_assert_eq!(touched, state);
    }

    /// Whenever the answers of workers come, and whatever is pressed meanwhile: what is
    /// shown in the end is what the file says in the end.
    #[test]
    fn in_the_end_the_last_edit_is_shown(
        steps in keys_and_edits(4),
        delays in prop::collection::vec(0_usize..6, 0..60),
    ) {
        let texts = [
            TOWN.to_owned(),
            with_new_row(),
            TOWN.replace("コンビニ交付", "交付").replace("印鑑証明16件", "印鑑証明18件"),
            TOWN.replace(BROKEN.0, BROKEN.1),
        ];
        let mut desk = Desk::new(100, 24).after(&steps, &texts);
        desk.journey.delays = delays;
        let last = steps.iter().rev().find_map(|step| step.as_ref().err());
        let text = last.and_then(|last| texts.get(*last)).map_or(TOWN, String::as_str);
        let loaded = load(Source::new("town.toml", text));
        let journey = std::mem::replace(&mut desk.journey, journey(1, 1));
        let (_, state) = journey.run(std::mem::take(&mut desk.events));
        let open = state.plans.current().expect("it is open");
        prop_assert_eq!(open.outdated.is_some(), loaded.plan.is_none());
        if let Some(plan) = loaded.plan {
            let source = Arc::new(loaded.source);
            let questions = Questions::new(&plan, &source);
            let known = open.questions.iter().flat_map(|questions| questions.iter());
            prop_assert!(known.eq(questions.iter()));
            prop_assert_eq!(&*open.plan, &plan);
        }
    }
}

// --- The editor ---------------------------------------------------------------------

/// What the editor was called with, without the folder.
fn called(desk: Desk) -> Vec<String> {
    let folder = desk.file("").display().to_string();
    let (script, _) = desk.run();
    let calls = script.edited.iter().map(|call| {
        let words = std::iter::once(OsStr::new(&call.program));
        let words = words.chain(call.arguments.iter().map(OsString::as_os_str));
        let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
        words.join(" ").replace(&folder, "")
    });
    calls.collect()
}

/// The line of the town, counted from one, at which a text begins.
fn line_of(text: &str) -> usize {
    let (before, _) = TOWN.split_once(text).expect("it is there");
    before.lines().count().max(1) + usize::from(before.ends_with('\n'))
}

#[test]
fn the_file_is_edited_at_the_line_of_what_is_chosen() {
    let third = line_of("[[initiatives]]\nid = \"1-1-3\"");
    let prose = line_of("result = \"交付は合計30件");
    for (keys, line) in [
        ("jjE", third),
        ("jj<Enter>E", third),
        ("jj2E", third),
        ("6:3<Enter>E", prose),
        ("6:3<Enter><Enter>E", third),
        ("iE", line_of("[plan]")),
    ] {
        let calls = called(Desk::new(100, 24).press(keys));
        assert_eq!(calls, [format!("vi +{line} town.toml")], "{keys}");
    }
}

#[test]
fn a_broken_file_is_edited_at_its_error() {
    let broken = || Desk::new(100, 24).press("jj").replace(BROKEN.0, BROKEN.1);
    assert_eq!(called(broken().press("E")), ["vi +25 town.toml"]);
    assert_eq!(called(broken().press("eE")), ["vi +25 town.toml"]);
}

#[test]
fn the_screen_is_the_same_after_editing() {
    for keys in ["jjJ", "6jj", "2jJ", "rB<Enter>j"] {
        let before = Desk::new(100, 24).press(keys).screen();
        let after = Desk::new(100, 24).press(keys).press("E").screen();
        assert_eq!(after, before, "{keys}");
    }
}

#[test]
fn keys_after_the_one_that_edits_wait_until_the_editor_is_called() {
    let mut desk = Desk::new(100, 24).press("E");
    desk.journey.delays = vec![0, 0, 3];
    let (script, state) = desk.press("jj").run();
    assert_eq!(script.edited.len(), 1);
    let row = state
        .plans
        .current()
        .and_then(|open| open.selection.row.clone());
    assert_eq!(row.map(|row| row.to_string()).as_deref(), Some("1-1-3"));
}

#[test]
fn an_editor_with_a_window_is_called_as_one() {
    let mut desk = Desk::new(100, 24).press("E");
    desk.journey.settings.editor = Some(Editor {
        command: "notepad".to_owned(),
        place: EditorPlace::Window,
    });
    let file = desk.file("town.toml").into_os_string();
    let (script, _) = desk.run();
    let expected = EditorCall {
        program: "notepad".to_owned(),
        arguments: vec![file],
        place: EditorPlace::Window,
    };
    assert_eq!(script.edited, [expected]);
}

#[test]
fn what_cannot_be_edited_is_said() {
    let mut none = Desk::new(100, 24).press("E");
    none.journey.settings.editor = None;
    let shown = none.screen();
    assert!(shown.contains("環境変数 EDITOR に"), "{shown}");
    let shown = journey(100, 24).screen("E");
    assert!(
        shown.contains("この計画にはファイルがありません"),
        "{shown}"
    );
    for (why, said) in [
        (
            NotEdited::CannotStart("ありません".to_owned()),
            "エディター vi を起動できません（ありません）",
        ),
        (
            NotEdited::Failed(Some(1)),
            "エディター vi がエラーで終わりました（1）",
        ),
    ] {
        let mut failing = Desk::new(100, 24).press("E");
        failing.journey.ending_of_editor = Err(why);
        let shown = failing.screen();
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn what_was_named_is_watched() {
    let desk = Desk::new(100, 24);
    let folder = desk.folder.path().to_owned();
    let (script, _) = desk.run();
    assert_eq!(script.watched, [folder]);
}
