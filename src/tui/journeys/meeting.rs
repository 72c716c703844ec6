//! The meeting: from the agenda to what is noted.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use ratatui::layout::Size;
use tempfile::TempDir;
use tenken::meeting::{Meeting, MeetingFacts, RowState, Said, TimeOfDay};
use tenken::messages::Language;
use tenken::plan::InitiativeId;

use super::changes::{DEMO, demo};
use super::tables::with;
use super::{Edit, Event, Journey, ScriptedHost, press, screen};
use crate::tui::screens::Screen;
use crate::tui::state::State;
use crate::tui::theme::ThemeName;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A journey whose meetings are recorded in a folder.
fn recorded(width: u16, height: u16, folder: &Path) -> Journey {
    let mut journey = demo(width, height);
    journey.settings.records = Some(folder.to_owned());
    journey
}

/// The screen after the keys.
fn shown(width: u16, height: u16, keys: &str) -> String {
    let folder = folder();
    recorded(width, height, folder.path()).screen(keys)
}

/// The state after the keys.
fn after(keys: &str) -> State {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press(keys)).1
}

fn meeting(state: &State) -> &Meeting {
    let open = state.plans.current().expect("a plan is open");
    let meeting = open.meeting(state.settings.today);
    meeting.expect("a meeting has begun")
}

fn chosen(state: &State) -> &str {
    let open = state.plans.current().expect("a plan is open");
    let row = open.selection.row.as_ref();
    row.map_or("", |row| row.as_str())
}

fn agenda(state: &State) -> String {
    let agenda = meeting(state).agenda().expect("it has begun");
    let rows: Vec<&str> = agenda.rows().iter().map(|row| row.as_str()).collect();
    rows.join(" ")
}

/// What is noted, each after its row.
fn noted(state: &State) -> Vec<String> {
    let noted = meeting(state).noted();
    noted
        .map(|noted| {
            let row = noted.note.row.as_ref().map_or("-", |row| row.as_str());
            format!("{row} {:?} {}", noted.note.kind(), noted.note.text)
        })
        .collect()
}

/// Turns the pages of a slide until the next row comes.
const NEXT: &str = "<PageDown><PageDown><PageDown>";

// --- Agenda -------------------------------------------------------------------

#[test]
fn an_agenda_is_proposed_of_what_is_listed() {
    for (width, height) in [(120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(shown(width, height, "d情報<Esc>rC<Enter><F5>"));
    }
    assert_eq!(
        agenda(&after("rC<Enter><F5><F5>")),
        "1-2-4 2-2-1 2-3-2 3-2-2 3-3-3"
    );
}

#[test]
fn an_agenda_is_proposed_of_what_is_marked() {
    assert_eq!(agenda(&after("<Space>jj<Space><F5><F5>")), "1-1-1 1-1-3");
}

#[test]
fn the_agenda_waits_for_what_the_screen_before_it_lists() {
    for keys in ["6<F5>", "7<F5>"] {
        let at_once = demo(80, 24).run(press(keys)).1;
        let mut late = demo(80, 24);
        late.delays = vec![60; 20];
        let late = late.run(press(keys)).1;
        assert_eq!(chosen(&late), chosen(&at_once), "{keys}");
    }
}

#[test]
fn the_worst_rating_comes_first_if_somebody_wants_it() {
    let state = after("<F5>o<F5>");
    assert!(agenda(&state).starts_with("1-3-2 1-2-4 2-2-1"));
}

#[test]
fn items_are_moved_left_out_and_added() {
    let few = "rC<Enter><F5>";
    assert_eq!(
        agenda(&after(&format!("{few}><F5>"))),
        "2-2-1 1-2-4 2-3-2 3-2-2 3-3-3"
    );
    assert_eq!(
        agenda(&after(&format!("{few}j<lt>-<F5>"))),
        "1-2-4 2-3-2 3-2-2 3-3-3"
    );
    assert_eq!(
        agenda(&after(&format!("{few}+1-1-2<Enter><F5>"))),
        "1-2-4 1-1-2 2-2-1 2-3-2 3-2-2 3-3-3"
    );
    assert_snapshot!(shown(80, 24, &format!("{few}+図書")));
}

#[test]
fn an_agenda_is_changed_in_the_meeting_too() {
    let state = after("rC<Enter><F5><F5><F5>->");
    assert_eq!(agenda(&state), "2-3-2 2-2-1 3-2-2 3-3-3");
}

/// Where the cursor is in the list is where somebody looked last, not where a meeting begins.
#[test]
fn a_meeting_begins_with_its_first_item() {
    let state = after("<Space>j<Space>jj<Space><F5><F5>");
    assert_eq!(
        (agenda(&state).as_str(), chosen(&state)),
        ("1-1-1 1-1-2 1-1-4", "1-1-1")
    );
    assert_eq!(chosen(&after("rC<Enter>G<F5><F5>")), "1-2-4");
    assert_eq!(chosen(&after("rC<Enter>G<F5><F5>jj1k<F5>")), "2-3-2");
    assert_eq!(chosen(&after("rC<Enter>G<F5><F5><F5>j<F5>")), "2-2-1");
    assert_eq!(chosen(&after("rC<Enter>G<F5><Esc>")), "3-3-3");
}

#[test]
fn time_is_allotted() {
    assert_snapshot!(shown(80, 24, "rC<Enter><F5>="));
    assert_snapshot!(shown(80, 24, "rC<Enter><F5>=1件当たり3<Enter>"));
    assert_snapshot!(shown(80, 24, "rC<Enter><F5>=1部署当たり10<Enter><F5>"));
}

/// The line above the slide, some minutes after the meeting began.
fn line_above(size: (u16, u16), language: Language, keys: &str, minutes: u8) -> String {
    let folder = folder();
    let mut journey = recorded(size.0, size.1, folder.path());
    journey.settings.language = Some(language);
    let mut events = press(keys);
    events.push(Event::Time(TimeOfDay {
        hour: 14,
        minute: 5 + minutes,
    }));
    let (script, state) = journey.run(events);
    let frame = script.frames.last().expect("every loop draws once");
    let shown = screen(frame, state.settings.ambiguous);
    shown.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_slide_tells_the_time_used_and_left_as_far_as_there_is_room() {
    let few = "rC<Enter><F5>";
    for (language, allots) in [
        (Language::Japanese, "=1件当たり3<Enter>"),
        (Language::English, "=3 min for each initiative<Enter>"),
    ] {
        let lines = |keys: &str, minutes: &[u8]| {
            let sizes = [(80, 24), (60, 15), (40, 15)].into_iter();
            let lines = sizes.flat_map(|size| {
                let minutes = minutes.iter();
                minutes.map(move |minutes| line_above(size, language, keys, *minutes))
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        assert_snapshot!(lines(&format!("{few}{allots}<F5>"), &[1, 3, 20]));
        assert_snapshot!(lines(&format!("{few}{allots}<F5>Z"), &[1]));
        assert_snapshot!(lines(&format!("{few}<F5>"), &[1]));
    }
}

#[test]
fn an_empty_agenda_says_how_to_fill_it() {
    assert_snapshot!(shown(80, 24, "/ありません<Enter><F5>"));
    let state = after("/ありません<Enter><F5><F5>+1-1-2<Enter><F5>");
    assert_eq!((state.screen, chosen(&state)), (Screen::Slide, "1-1-2"));
}

// --- Slides -------------------------------------------------------------------

#[test]
fn a_slide_shows_what_matters_first() {
    for (width, height) in [(160, 45), (120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(shown(width, height, "rC<Enter><F5><F5>"));
    }
    assert_snapshot!(shown(80, 24, "rC<Enter><F5><F5><Enter>"));
}

#[test]
fn a_line_meets_its_marks_and_leaves_the_ground_alone() {
    for (width, height) in [(80, 24), (120, 36)] {
        let folder = folder();
        let mut journey = with("mie-strategy", width, height);
        journey.settings.records = Some(folder.path().to_owned());
        assert_snapshot!(journey.screen(":17<Enter><Space><F5><F5>"));
    }
}

#[test]
fn a_slide_of_a_row_without_reports_begins_with_its_card() {
    let shown = with("mie-revision", 80, 24).screen("<F5><F5>");
    assert!(shown.contains("この年度の記載はありません"), "{shown}");
}

#[test]
fn a_slide_can_be_of_any_size() {
    for (width, height) in [(1, 1), (3, 2), (10, 4), (24, 9)] {
        shown(width, height, "<F5><F5>S甲<Tab>乙<Enter> ");
    }
}

#[test]
fn a_clicker_goes_through_pages_and_rows_and_marks_what_is_dealt_with() {
    let state = after(&format!("<F5><F5>{NEXT}"));
    assert_eq!(chosen(&state), "1-1-2");
    let first = InitiativeId::new("1-1-1");
    assert_eq!(meeting(&state).state_of(&first), RowState::DealtWith);
    let back = after(&format!("<F5><F5>{NEXT}<PageUp>"));
    assert_eq!(chosen(&back), "1-1-1");
    assert_eq!(chosen(&after("<F5><F5>   ")), "1-1-2");
    assert_eq!(chosen(&after("<F5><F5>   <Backspace>")), "1-1-1");
}

#[test]
fn a_row_that_is_left_for_later_comes_back_at_the_end() {
    let few = "rC<Enter><F5>-<F5>";
    assert_eq!(agenda(&after(few)), "2-2-1 2-3-2 3-2-2 3-3-3");
    assert_eq!(chosen(&after(&format!("{few}L"))), "2-3-2");
    let rest = NEXT.repeat(3);
    let state = after(&format!("{few}L{rest}"));
    assert_eq!(chosen(&state), "2-2-1");
    let done = shown(80, 24, &format!("{few}L{rest}{NEXT}"));
    assert!(done.contains("議題は以上です"), "{done}");
}

/// The row that is named as the next is the one that the clicker leads to.
#[test]
fn the_next_row_is_named_before_one_turns_to_it() {
    let few = "rC<Enter><F5><F5>";
    for keys in ["", "jZk", "jLk", NEXT, "L", "GZ", "jZjZjZjZk"] {
        let keys = format!("{few}{keys}");
        let shown = shown(80, 24, &keys);
        let last = shown.lines().last().unwrap_or_default();
        let named = last.split_once("次: ").map(|(_, next)| next);
        let named = named.and_then(|next| next.split_whitespace().next());
        let before = after(&keys);
        let next = after(&format!("{keys}{NEXT}"));
        let next = Some(chosen(&next)).filter(|next| *next != chosen(&before));
        assert_eq!(named, next, "{keys} {shown}");
    }
}

#[test]
fn the_screen_is_blanked_and_shown_again() {
    let slide = shown(80, 24, "<F5><F5>");
    for blank in [".", "b"] {
        assert_eq!(shown(80, 24, &format!("<F5><F5>{blank}")).trim(), "");
        for key in [".", "<PageDown>", "<Esc>"] {
            assert_eq!(shown(80, 24, &format!("<F5><F5>{blank}{key}")), slide);
        }
    }
}

#[test]
fn every_screen_leads_back_to_the_slide() {
    let slide = after("rC<Enter><F5><F5>j");
    for keys in [
        "2<Esc>",
        "4<Esc>",
        "6<Esc>",
        "2[4<Enter><Esc><Esc><Esc>",
        "1<F5>",
        "7<F5>",
        "<Esc><F5>",
    ] {
        let back = after(&format!("rC<Enter><F5><F5>j{keys}"));
        assert_eq!(
            (back.screen, chosen(&back)),
            (slide.screen, chosen(&slide)),
            "{keys}"
        );
    }
}

#[test]
fn a_row_that_a_filter_hides_is_shown_all_the_same() {
    let state = after("rC<Enter><F5><F5>1crA<Enter><F5>");
    assert_eq!((state.screen, chosen(&state)), (Screen::Slide, "1-2-4"));
    let compared = shown(80, 24, "rC<Enter><F5><F5>1crA<Enter><F5>2");
    assert!(compared.contains("1-2-4"), "{compared}");
}

#[test]
fn escape_never_ends_a_meeting_and_leaving_asks_once() {
    let state = after("<F5><F5><Esc><Esc><Esc>");
    assert!(!meeting(&state).is_empty());
    let asked = shown(80, 24, "<F5><F5>q");
    assert!(asked.contains("もう一度 q"), "{asked}");
    let stays = after("<F5><F5>qjq");
    assert_eq!(chosen(&stays), "1-1-2");
    for end in ["qq", "<Ctrl-c>", ".<Ctrl-c>", "S<Ctrl-c>"] {
        let state = after(&format!("<F5><F5>{end}jj<Esc>jj"));
        assert_eq!(chosen(&state), "1-1-1", "{end}");
    }
}

#[test]
fn a_meeting_has_the_palette_of_projectors_unless_another_was_chosen() {
    let folder = folder();
    let themes = |is_chosen: bool, keys: &str| {
        let mut journey = recorded(80, 24, folder.path());
        journey.settings.is_theme_chosen = is_chosen;
        let state = journey.run(press(keys)).1;
        std::ptr::eq(state.look().theme, ThemeName::Projector.theme())
    };
    assert!(!themes(false, ""));
    assert!(themes(false, "<F5><F5>"));
    assert!(themes(false, "<F5>2"));
    assert!(!themes(true, "<F5>"));
    assert!(!themes(false, "<F5>t"));
}

// --- Rows that are gone -------------------------------------------------------------

/// The plan without a row.
fn without(row: &str) -> String {
    let is_it = |part: &str| {
        let id = part.lines().next().unwrap_or_default();
        id.starts_with("id ") && id.ends_with(&format!("\"{row}\""))
    };
    let rows: Vec<&str> = DEMO.split("[[initiatives]]\n").collect();
    assert!(rows.iter().any(|part| is_it(part)), "{row}");
    let kept: Vec<&str> = rows.into_iter().filter(|part| !is_it(part)).collect();
    kept.join("[[initiatives]]\n")
}

/// A journey that goes on with a meeting, after a row of its agenda was taken out of the file.
fn gone_on_without(folder: &Path, keys: &str, row: &str) -> Journey {
    let (journey, file) = in_file(folder);
    journey.run(press(keys));
    let (journey, _) = in_file(folder);
    fs::write(&file, without(row)).expect("a file");
    journey
}

/// The script and the state after a row was taken out of the file between keys.
fn with_row_taken_out(before: &str, row: &str, after: &str) -> (ScriptedHost, State) {
    let folder = folder();
    let (mut journey, file) = in_file(folder.path());
    journey.edits.push(Edit::Write(file.clone(), without(row)));
    with_change(journey, file, before, after)
}

const FEW: &str = "rC<Enter><F5><F5>";

#[test]
fn a_row_that_is_gone_is_passed_over_and_shown_as_such_on_the_agenda() {
    let on = |keys: &str| {
        let folder = folder();
        let journey = gone_on_without(folder.path(), FEW, "2-2-1");
        journey.run(press(keys)).1
    };
    assert_eq!(chosen(&on("<F5>")), "1-2-4");
    assert_eq!(chosen(&on(&format!("<F5>{NEXT}"))), "2-3-2");
    let back = "<PageUp><PageUp><PageUp>";
    assert_eq!(chosen(&on(&format!("<F5>{NEXT}{back}"))), "1-2-4");
    assert_eq!(chosen(&on("<F5>j")), "2-3-2");
    let folder = folder();
    let shown = gone_on_without(folder.path(), FEW, "2-2-1").screen("<F5><F5>");
    assert_snapshot!(shown);
}

#[test]
fn a_row_that_is_gone_is_left_out_of_the_agenda_by_its_key() {
    let folder = folder();
    let state = gone_on_without(folder.path(), FEW, "2-2-1")
        .run(press("<F5><F5>j-"))
        .1;
    assert_eq!(agenda(&state), "1-2-4 2-3-2 3-2-2 3-3-3");
}

#[test]
fn a_row_that_vanishes_from_its_slide_stays_there_as_gone() {
    let (script, state) = with_row_taken_out(&format!("{FEW}A甲<Enter>"), "1-2-4", "");
    let frame = script.frames.last().expect("every loop draws once");
    assert_snapshot!(screen(frame, state.settings.ambiguous));
}

#[test]
fn what_is_noted_after_a_row_has_vanished_is_filed_under_no_other() {
    let (_, state) = with_row_taken_out(FEW, "1-2-4", "A甲<Enter>");
    assert_eq!(noted(&state), ["1-2-4 Decision 甲"]);
    let (_, state) = with_row_taken_out(FEW, "1-2-4", "<PageDown>");
    assert_eq!(chosen(&state), "2-2-1");
    for row in ["1-1-1", "1-2-4", "2-2-1"] {
        let row = InitiativeId::new(row);
        assert_eq!(meeting(&state).state_of(&row), RowState::Open, "{row}");
    }
    let (_, state) = with_row_taken_out(FEW, "1-2-4", "R");
    assert_eq!(state.overlay, None);
}

#[test]
fn a_note_whose_row_is_gone_says_so_in_the_list_of_notes() {
    let (script, state) = with_row_taken_out(&format!("{FEW}A甲<Enter>"), "1-2-4", "I");
    let frame = script.frames.last().expect("every loop draws once");
    let shown = screen(frame, state.settings.ambiguous);
    let line = shown
        .lines()
        .find(|line| line.contains("甲"))
        .unwrap_or_default();
    assert!(line.contains("決定  1-2-4"), "{shown}");
    assert!(shown.contains("（計画から削除）"), "{shown}");
}

/// The plan with another rating of 1-2-4 in the year under review.
fn rated_otherwise() -> String {
    let (above, row) = DEMO.split_once("id          = \"1-2-4\"").expect("the row");
    let row = row.replacen("rating    = \"C\"", "rating    = \"B\"", 1);
    format!("{above}id          = \"1-2-4\"{row}")
}

/// The script and the state after the plan file has changed between keys, whoever changed it.
fn with_change(
    journey: Journey,
    file: PathBuf,
    before: &str,
    after: &str,
) -> (ScriptedHost, State) {
    let mut events = press(before);
    events.push(Event::FilesChanged {
        files: vec![file],
        at: TimeOfDay::MIDNIGHT,
    });
    events.extend(press(after));
    journey.run(events)
}

#[test]
fn a_row_stays_on_its_slide_when_its_rating_is_changed_there() {
    for screen in ["", "2", "<Enter>"] {
        let folder = folder();
        let (journey, file) = in_file(folder.path());
        let rated = format!("{FEW}{screen}RB<Enter><Enter>");
        let (_, state) = with_change(journey, file, &rated, "A甲<Enter>");
        let expected = ["1-2-4 Decision ", "1-2-4 Decision 甲"];
        assert_eq!(noted(&state), expected, "{screen}");
    }
    let folder = folder();
    let (journey, file) = in_file(folder.path());
    let (script, state) = with_change(journey, file, &format!("{FEW}RB<Enter><Enter>"), "");
    let frame = script.frames.last().expect("every loop draws once");
    assert_snapshot!(screen(frame, state.settings.ambiguous));
}

#[test]
fn a_row_stays_on_its_slide_when_its_rating_is_changed_elsewhere() {
    for (before, after) in [
        ("", ""),
        ("", "2"),
        ("2", ""),
        ("2", "<Esc>"),
        ("A乙", "<Enter>"),
    ] {
        let folder = folder();
        let (mut journey, file) = in_file(folder.path());
        journey
            .edits
            .push(Edit::Write(file.clone(), rated_otherwise()));
        let after = format!("{after}A甲<Enter>Z");
        let (_, state) = with_change(journey, file, &format!("{FEW}{before}"), &after);
        let said = noted(&state);
        let last = said.last().map(String::as_str);
        assert_eq!(last, Some("1-2-4 Decision 甲"), "{before} {after}");
        let row = InitiativeId::new("1-2-4");
        let became = meeting(&state).state_of(&row);
        assert_eq!(became, RowState::DealtWith, "{before} {after}");
    }
}

#[test]
fn a_row_stays_on_its_slide_whatever_is_listed_meanwhile() {
    for keys in [
        "rA<Enter>",
        "rA<Enter>2",
        "rA<Esc>",
        "d市民課<Enter>",
        "/図書<Esc>",
        "<Esc>j<Space>k<Space>M<F5><Space>",
        "3<Enter><F5>",
    ] {
        let state = after(&format!("{FEW}{keys}A甲<Enter>"));
        assert_eq!(noted(&state), ["1-2-4 Decision 甲"], "{keys}");
    }
    assert_snapshot!(shown(80, 24, &format!("{FEW}rA<Enter>")));
}

/// Of a slide without a row there is nothing to be noted.
#[test]
fn what_is_on_no_slide_is_not_noted_under_another_row() {
    let state = after(&format!("{FEW}<F5>-A甲<Enter>"));
    assert_eq!(noted(&state), ["2-2-1 Decision 甲"]);
    let state = after("<F5><F5>1j2<F5>1jjjj<F5>A甲<Enter>");
    assert_eq!(noted(&state), [format!("{} Decision 甲", chosen(&state))]);
}

#[test]
fn a_rating_is_changed_of_the_row_with_the_cursor_on_the_agenda() {
    let folder = folder();
    let (journey, _) = in_file(folder.path());
    let state = journey.run(press("<F5>o<F5><F5>RB<Enter><Enter>")).1;
    assert_eq!(noted(&state), ["1-3-2 Decision "]);
}

// --- Notes --------------------------------------------------------------------

const NOTES: &str = "rC<Enter><F5><F5>A目標を改める<Enter>S内訳を示す<Tab>総<Tab>8/29<Enter>P次回に<Enter>Wよく聞く<Enter>";

#[test]
fn where_there_is_one_field_no_other_is_offered() {
    for (key, has_others) in [("A", false), ("S", true), ("P", false), ("W", false)] {
        let shown = shown(80, 24, &format!("<F5><F5>{key}"));
        assert_eq!(shown.contains("Tab"), has_others, "{shown}");
        assert!(shown.contains("Enter 記録"), "{shown}");
    }
}

#[test]
fn what_is_noted_stands_on_the_slide() {
    for (width, height) in [(120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(shown(width, height, NOTES));
    }
    assert_eq!(
        noted(&after(NOTES)),
        [
            "1-2-4 Decision 目標を改める",
            "1-2-4 Task 内訳を示す",
            "1-2-4 Pending 次回に",
            "1-2-4 Memo よく聞く"
        ]
    );
}

#[test]
fn what_is_noted_is_in_a_file_that_anybody_can_read() {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press(NOTES));
    let file = folder.path().join("demo.meeting-2022-08-20.sato.toml");
    assert_snapshot!(fs::read_to_string(file).expect("the record"));
}

#[test]
fn a_task_is_typed_with_who_and_by_when() {
    for keys in [
        "S",
        "S内訳を示す<Alt-Enter>理由も",
        "S内訳<Tab>税",
        "S内訳<Tab>税<Tab>来週金曜",
        "S内訳<Tab><Tab>次回まで",
    ] {
        assert_snapshot!(shown(80, 24, &format!("<F5><F5>{keys}")));
    }
    assert_snapshot!(shown(60, 15, "<F5><F5>S内訳<Tab>税"));
}

#[test]
fn a_name_is_completed_from_how_it_sounds() {
    assert_snapshot!(shown(80, 24, "<F5><F5>S内訳<Tab>zeimu"));
    let completed = shown(80, 24, "<F5><F5>S内訳<Tab>zeimu<Tab>");
    assert!(completed.contains("総務部 税務課"), "{completed}");
}

#[test]
fn lines_are_kept_and_a_blank_note_is_not() {
    let state = after("<F5><F5>A甲<Alt-Enter>乙<Enter>");
    assert_eq!(noted(&state), ["1-1-1 Decision 甲\n乙"]);
    let blank = shown(80, 24, "<F5><F5>A<Enter>");
    assert!(blank.contains("内容を入力してください"), "{blank}");
}

#[test]
fn lines_that_are_pasted_stay_lines_whatever_breaks_them() {
    for text in ["一\r二\r\r三", "一\n二\n\n三\n", "\r\n一\r\n二\r\n\r\n三"] {
        let folder = folder();
        let mut events = press("<F5><F5>A");
        events.push(Event::Paste(text.to_owned()));
        events.extend(press("<Enter>"));
        let state = recorded(80, 24, folder.path()).run(events).1;
        assert_eq!(noted(&state), ["1-1-1 Decision 一\n二\n三"], "{text:?}");
    }
}

#[test]
fn what_was_typed_is_there_again_when_its_field_is_opened() {
    for (keys, expected) in [
        ("A甲<Esc>", &[][..]),
        ("A甲<Esc>A乙<Enter>", &["1-1-1 Decision 甲乙"]),
        (
            "A甲<Esc>jA乙<Enter>kA<Enter>",
            &["1-1-2 Decision 乙", "1-1-1 Decision 甲"],
        ),
        (
            "A甲<Esc>P乙<Enter>A<Enter>",
            &["1-1-1 Pending 乙", "1-1-1 Decision 甲"],
        ),
        (
            "A甲<Enter>I<Enter>乙<Esc>I<Enter><Enter>",
            &["1-1-1 Decision 甲乙"],
        ),
        ("A甲<Esc>A<Ctrl-u><Esc>A乙<Enter>", &["1-1-1 Decision 乙"]),
    ] {
        assert_eq!(
            noted(&after(&format!("<F5><F5>{keys}"))),
            expected,
            "{keys}"
        );
    }
    let said = shown(80, 24, "<F5><F5>A甲<Esc>");
    assert!(said.contains("書きかけは残しました"), "{said}");
    let described = after("<F5>F本部会議<Tab>第1会議室<Esc>F<Enter><F5>");
    let facts = meeting(&described).facts();
    assert_eq!(facts.title.as_deref(), Some("本部会議"));
    assert_eq!(facts.place.as_deref(), Some("第1会議室"));
}

#[test]
fn leaving_says_that_something_is_begun_and_not_recorded() {
    let asked = shown(80, 24, "<F5><F5>A甲<Esc>q");
    assert!(asked.contains("書きかけが 1件あります"), "{asked}");
    let asked = shown(80, 24, "<F5><F5>A甲<Esc>A<Enter>q");
    assert!(asked.contains("会議中です"), "{asked}");
}

#[test]
fn what_is_typed_and_not_recorded_is_left_over_at_the_end() {
    for (keys, left) in [
        ("A甲<Esc>P乙<Ctrl-c>", &["甲", "乙"][..]),
        ("A甲<Enter>I<Enter>乙<Ctrl-c>", &["甲乙"]),
        ("A甲<Enter>I<Enter><Ctrl-c>", &[]),
        ("A<Ctrl-c>", &[]),
    ] {
        let unsaved = after(&format!("<F5><F5>{keys}")).unsaved();
        assert_eq!(unsaved.len(), left.len(), "{keys} {unsaved:?}");
        for (unsaved, words) in unsaved.iter().zip(left) {
            assert!(
                unsaved.contains(&format!("[\"{words}\"]")),
                "{keys} {unsaved}"
            );
        }
    }
}

#[test]
fn the_reason_that_is_typed_for_a_doubt_is_left_over_at_the_end() {
    let left = |keys| after(keys).unsaved().concat();
    let reason = left("6D重複を除いた数<Ctrl-c>");
    assert!(
        reason.contains("reason     = \"重複を除いた数\""),
        "{reason}"
    );
    assert!(reason.contains("[[dismissed]]"), "{reason}");
    assert_eq!(left("6D <Ctrl-c>"), "");
}

#[test]
fn notes_are_changed_removed_and_undone() {
    let one = "<F5><F5>A甲<Enter>";
    let changed = after(&format!("{one}I<Enter>乙<Enter>"));
    assert_eq!(noted(&changed), ["1-1-1 Decision 甲乙"]);
    let undone = after(&format!("{one}I<Enter>乙<Enter>U"));
    assert_eq!(noted(&undone), ["1-1-1 Decision 甲"]);
    let removed = after(&format!("{one}I<Ctrl-x>"));
    assert_eq!(noted(&removed), [] as [&str; 0]);
    let back = after(&format!("{one}I<Ctrl-x>U"));
    assert_eq!(noted(&back), ["1-1-1 Decision 甲"]);
    let taken_back = after(&format!("{one}U"));
    assert_eq!(noted(&taken_back), [] as [&str; 0]);
    assert_snapshot!(shown(80, 24, &format!("{NOTES}jA承認<Enter>I")));
}

#[test]
fn what_was_done_with_a_row_is_undone() {
    let first = InitiativeId::new("1-1-1");
    let state = after("<F5><F5>Z");
    assert_eq!(meeting(&state).state_of(&first), RowState::DealtWith);
    assert_eq!(
        meeting(&after("<F5><F5>ZZ")).state_of(&first),
        RowState::Open
    );
    assert_eq!(
        meeting(&after("<F5><F5>ZU")).state_of(&first),
        RowState::Open
    );
}

#[test]
fn notes_wait_for_a_meeting() {
    for key in ["A", "S", "P", "W", "Z", "L", "U", "I"] {
        let state = after(key);
        assert_eq!(state.overlay, None, "{key}");
        let open = state.plans.current().expect("a plan is open");
        assert_eq!(open.meeting(state.settings.today), None, "{key}");
    }
}

#[test]
fn what_was_left_open_is_settled_at_the_next_meeting() {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press(NOTES));
    let later = || {
        let mut later = recorded(80, 24, folder.path());
        later.settings.today = "2022-11-20".parse().expect("a day");
        later
    };
    assert_snapshot!(later().screen("rC<Enter><F5><F5>I"));
    let state = later().run(press("rC<Enter><F5><F5>I<Enter>")).1;
    let open = state.plans.current().expect("a plan is open");
    let recorded = open.recorded.as_ref().expect("it was read");
    let left = recorded.meetings.left_open_before(state.settings.today);
    let settled: Vec<bool> = left.iter().map(|left| left.is_settled).collect();
    assert_eq!(settled, [true, false]);
}

#[test]
fn a_memo_is_its_writers_alone() {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press(NOTES));
    let mut other = recorded(80, 24, folder.path());
    other.settings.person = "suzuki".to_owned();
    let screen = other.screen("<F5>I");
    assert!(
        screen.contains("目標を改める") && !screen.contains(MEMO),
        "{screen}"
    );
}

/// How a memo is listed.
const MEMO: &str = "メモ  1-2-4  （開くと読めます）";

/// The room sees the slides and the list of notes.
#[test]
fn a_memo_is_read_where_its_writer_opens_it() {
    for keys in ["", "I"] {
        let shown = shown(120, 36, &format!("{NOTES}{keys}"));
        assert!(
            shown.contains("メモ") && !shown.contains("よく聞く"),
            "{shown}"
        );
    }
    let two = shown(80, 24, &format!("{NOTES}W二つ目<Enter>"));
    assert!(two.contains("2件（I で一覧）"), "{two}");
    let opened = shown(80, 24, &format!("{NOTES}Iメモ<Enter>"));
    assert!(opened.contains("よく聞く"), "{opened}");
}

#[test]
fn a_memo_is_its_writers_alone_whatever_script_their_name_is_in() {
    let sees = |writer: &str, reader: (&str, u64)| {
        let folder = folder();
        let mut own = recorded(80, 24, folder.path());
        own.settings.person = writer.to_owned();
        own.run(press(NOTES));
        let mut other = recorded(80, 24, folder.path());
        (other.settings.person, other.settings.program) = (reader.0.to_owned(), reader.1);
        other.screen("<F5>I").contains(MEMO)
    };
    for (writer, reader) in [
        ("佐藤", "鈴木"),
        ("sato.t", "sato-t"),
        ("", ""),
        ("", "sato"),
    ] {
        assert!(!sees(writer, (reader, 2)), "{writer} {reader}");
        assert!(sees(writer, (writer, 1)), "{writer}");
    }
}

#[test]
fn the_meeting_is_described_once() {
    let typed = "<F5>FDX推進本部会議<Tab>第1会議室<Tab>佐藤部長<Alt-Enter>鈴木課長<Enter>";
    assert_snapshot!(shown(80, 24, &format!("{typed}F")));
    let state = after(&format!("{typed}<F5>"));
    let facts = meeting(&state).facts();
    assert_eq!(facts.title.as_deref(), Some("DX推進本部会議"));
    assert_eq!(facts.place.as_deref(), Some("第1会議室"));
    assert_eq!(facts.people, ["佐藤部長", "鈴木課長"]);
}

/// Whether minutes are in a folder.
fn has_minutes(folder: &Path) -> bool {
    let file = folder.join("town.minutes-2022-08-20.docx");
    file.exists()
}

#[test]
fn where_and_with_whom_is_asked_before_the_first_minutes() {
    for (width, height) in [(80, 24), (60, 15)] {
        let folder = folder();
        let (mut journey, _) = in_file(folder.path());
        journey.size = Size::new(width, height);
        assert_snapshot!(journey.screen("<F5><F5>O"));
        assert!(!has_minutes(folder.path()), "they wait for the answer");
    }
    let folder = folder();
    let (journey, _) = in_file(folder.path());
    let state = journey
        .run(press("<F5><F5>O本部会議<Tab>第1会議室<Enter>"))
        .1;
    let facts = meeting(&state).facts();
    assert_eq!(facts.title.as_deref(), Some("本部会議"));
    assert_eq!(facts.place.as_deref(), Some("第1会議室"));
    assert!(has_minutes(folder.path()));
}

#[test]
fn what_is_asked_before_the_minutes_is_passed_over_by_one_key() {
    for key in ["<Esc>", "<Enter>"] {
        let folder = folder();
        let (journey, _) = in_file(folder.path());
        let state = journey.run(press(&format!("<F5><F5>O{key}"))).1;
        assert_eq!(state.overlay, None, "{key}");
        assert_eq!(*meeting(&state).facts(), MeetingFacts::default(), "{key}");
        assert!(has_minutes(folder.path()), "{key}");
    }
}

#[test]
fn where_and_with_whom_is_asked_once_whoever_answers() {
    for answer in ["O本部会議<Enter>", "O<Esc>", "<F5>F本部会議<Enter>"] {
        let folder = folder();
        let (journey, _) = in_file(folder.path());
        journey.run(press(&format!("<F5><F5>{answer}")));
        for person in ["sato", "suzuki"] {
            let (mut again, _) = in_file(folder.path());
            again.settings.person = person.to_owned();
            let (script, state) = again.run(press("<F5>O"));
            let frame = script.frames.last().expect("every loop draws once");
            let shown = screen(frame, state.settings.ambiguous);
            assert_eq!(state.overlay, None, "{person} {answer}");
            assert!(shown.contains("会議録を"), "{person} {answer}: {shown}");
        }
    }
}

#[test]
fn what_was_noted_and_dealt_with_is_marked_in_the_list() {
    for (width, height) in [(120, 36), (80, 24), (60, 15)] {
        assert_snapshot!(shown(width, height, "<F5><F5>ZjA承認<Enter>jL1"));
    }
}

// --- Ratings --------------------------------------------------------------------

/// A journey with the plan in a file, beside which its meetings are recorded.
fn in_file(folder: &Path) -> (Journey, PathBuf) {
    let file = folder.join("town.toml");
    fs::write(&file, DEMO).expect("a file");
    let journey = Journey {
        paths: vec![file.clone()],
        ..recorded(80, 24, folder)
    };
    (journey, file)
}

#[test]
fn a_rating_is_changed_in_the_file_and_noted_as_a_decision() {
    let folder = folder();
    let (journey, file) = in_file(folder.path());
    let (script, state) = journey.run(press("<F5><F5>RC<Enter><Enter>"));
    let written = fs::read_to_string(&file).expect("the file");
    let changed: Vec<(&str, &str)> = DEMO
        .lines()
        .zip(written.lines())
        .filter(|(before, after)| before != after)
        .collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(noted(&state), ["1-1-1 Decision "]);
    let frame = script.frames.last().expect("every loop draws once");
    assert_snapshot!(screen(frame, state.settings.ambiguous));
}

#[test]
fn a_rating_is_asked_for_and_confirmed() {
    for keys in ["R", "RC<Enter>"] {
        let folder = folder();
        let (journey, file) = in_file(folder.path());
        assert_snapshot!(journey.screen(&format!("<F5><F5>{keys}")));
        assert_eq!(fs::read_to_string(&file).expect("the file"), DEMO);
    }
}

#[test]
fn a_rating_that_was_changed_is_taken_back_by_one_key() {
    let folder = folder();
    let (journey, file) = in_file(folder.path());
    let state = journey.run(press("<F5><F5>RC<Enter><Enter>U")).1;
    assert_eq!(fs::read_to_string(&file).expect("the file"), DEMO);
    assert_eq!(noted(&state), [] as [&str; 0]);
}

#[test]
fn a_rating_that_was_changed_before_a_restart_is_taken_back_on_its_row() {
    let folder = folder();
    let (journey, file) = in_file(folder.path());
    journey.run(press("<F5><F5>RC<Enter><Enter>jRC<Enter><Enter>k"));
    let changed = fs::read_to_string(&file).expect("the file");
    let again = |keys: &str| {
        let (journey, _) = in_file(folder.path());
        fs::write(&file, &changed).expect("a file");
        journey.run(press(keys)).1
    };
    assert_eq!(noted(&again("<F5>jjU")).len(), 2);
    let state = again("<F5>U");
    assert_eq!(noted(&state), ["1-1-2 Decision "]);
    let (journey, _) = in_file(folder.path());
    fs::write(&file, &changed).expect("a file");
    let state = journey.run(press("<F5>jU")).1;
    assert_eq!(noted(&state), [] as [&str; 0]);
}

#[test]
fn a_decision_about_a_rating_stays_one_when_words_are_added() {
    let folder = folder();
    let (journey, _) = in_file(folder.path());
    let state = journey
        .run(press("<F5><F5>RC<Enter><Enter>I<Enter>理由<Enter>"))
        .1;
    assert_eq!(noted(&state), ["1-1-1 Decision 理由"]);
    let mut noted = meeting(&state).noted();
    let said = noted.next().map(|noted| noted.note.said.clone());
    assert!(matches!(said, Some(Said::Rating(_))));
}

#[test]
fn a_plan_without_a_file_keeps_its_ratings() {
    let said = shown(80, 24, "<F5><F5>R");
    assert!(said.contains("ファイル"), "{said}");
}

#[test]
fn minutes_are_written_beside_the_plan_by_one_key() {
    let folder = folder();
    let (journey, _) = in_file(folder.path());
    let screen = journey.screen(&format!("{NOTES}O<Esc>"));
    assert!(screen.contains("会議録を"), "{screen}");
    let file = folder.path().join("town.minutes-2022-08-20.docx");
    let bytes = fs::read(file).expect("the minutes");
    assert!(bytes.starts_with(b"PK"));
}

// --- What the next meeting compares with ----------------------------------------

/// What is kept in a folder of the plan as the meeting saw it.
fn seen(folder: &Path, stem: &str) -> Option<String> {
    fs::read_to_string(folder.join(format!("{stem}.seen-2022-08-20.toml"))).ok()
}

#[test]
fn the_plan_is_kept_as_the_meeting_began_with_it() {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press("<F5>"));
    assert_eq!(seen(folder.path(), "demo"), None);
    recorded(80, 24, folder.path()).run(press("<F5><F5>"));
    assert_eq!(seen(folder.path(), "demo").as_deref(), Some(DEMO));
}

/// The ratings that a meeting has changed are no news to the next one.
#[test]
fn the_plan_is_kept_again_with_the_ratings_that_were_changed() {
    let folder = folder();
    for (keys, is_changed) in [("RC<Enter><Enter>", true), ("RC<Enter><Enter>U", false)] {
        let (journey, file) = in_file(folder.path());
        let mut events = press(&format!("<F5><F5>{keys}"));
        events.push(Event::FilesChanged {
            files: vec![file.clone()],
            at: TimeOfDay::MIDNIGHT,
        });
        journey.run(events);
        let kept = seen(folder.path(), "town");
        assert_eq!(kept, fs::read_to_string(&file).ok());
        assert_eq!(kept.as_deref() != Some(DEMO), is_changed);
        fs::remove_file(folder.path().join("town.seen-2022-08-20.toml")).expect("it is there");
    }
}

#[test]
fn a_meeting_that_goes_on_keeps_what_it_began_with() {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press("<F5><F5>"));
    let file = folder.path().join("demo.seen-2022-08-20.toml");
    fs::write(&file, "その前のもの").expect("it is there");
    recorded(80, 24, folder.path()).run(press("<F5><PageDown>"));
    assert_eq!(seen(folder.path(), "demo").as_deref(), Some("その前のもの"));
}

#[test]
fn a_plan_that_cannot_be_kept_stops_no_meeting() {
    let folder = folder();
    let file = folder.path().join("demo.seen-2022-08-20.toml");
    fs::create_dir(file).expect("a folder");
    let screen = recorded(80, 24, folder.path()).screen("<F5><F5>");
    assert!(screen.contains("控えを残せません"), "{screen}");
    assert!(screen.contains("この件"), "{screen}");
}

#[test]
fn the_file_of_minutes_is_named_whatever_its_folder_is() {
    for (width, height) in [(60, 15), (80, 24)] {
        let folder = folder();
        let deep = folder
            .path()
            .join("政策部行政経営課/DX推進本部会議/令和6年度の進捗点検");
        fs::create_dir_all(&deep).expect("a folder");
        let (mut journey, _) = in_file(&deep);
        journey.size = Size::new(width, height);
        let screen = journey.screen(&format!("{NOTES}O<Esc>"));
        let said = screen.lines().last().unwrap_or_default();
        assert!(said.starts_with(" 会議録を /"), "{said}");
        let end = "/…/town.minutes-2022-08-20.docx に書き出しました";
        assert!(said.ends_with(end), "{said}");
    }
}

// --- Nothing is lost -------------------------------------------------------------

#[test]
fn what_cannot_be_saved_stays_in_its_field() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let typed = recorded(80, 24, &file).screen("<F5><F5>A甲<Enter>");
    assert_snapshot!(typed);
}

/// A share drops: what was read of it stays, and what is noted goes to another place.
#[test]
fn a_meeting_goes_on_while_its_folder_is_out_of_reach() {
    let folder = folder();
    let (shared, away) = (folder.path().join("shared"), folder.path().join("away"));
    let own = folder.path().join("own");
    let meeting_of = |after: &str| {
        fs::create_dir(&shared).expect("a folder");
        let (mut journey, file) = in_file(&shared);
        journey.settings.records = Some(own.clone());
        journey
            .edits
            .push(Edit::Rename(shared.clone(), away.clone()));
        journey
            .edits
            .push(Edit::Rename(away.clone(), shared.clone()));
        let changed = || Event::FilesChanged {
            files: vec![file.clone()],
            at: TimeOfDay::MIDNIGHT,
        };
        let mut events = press(&format!("{FEW}A甲<Enter>"));
        events.push(changed());
        events.extend(press(after));
        let (script, state) = journey.run(events);
        let frame = script.frames.last().expect("every loop draws once");
        let shown = screen(frame, state.settings.ambiguous);
        fs::remove_dir_all(&away).expect("it is there");
        (shown, noted(&state))
    };
    let (shown, noted) = meeting_of("");
    assert!(shown.contains("フォルダーを現在読み込めません"), "{shown}");
    assert!(shown.contains("この件"), "{shown}");
    assert_eq!(noted, ["1-2-4 Decision 甲"]);
    let (shown, _) = meeting_of("A乙<Enter>");
    assert!(shown.contains("Ctrl-o"), "{shown}");
    let (_, noted) = meeting_of("A乙<Enter><Ctrl-o>");
    assert_eq!(noted, ["1-2-4 Decision 甲", "1-2-4 Decision 乙"]);
}

/// What the system says is put into words that anybody understands.
#[test]
fn why_nothing_can_be_written_is_said_in_plain_words() {
    let folder = folder();
    let (journey, _) = in_file(folder.path());
    fs::create_dir(folder.path().join("town.minutes-2022-08-20.docx")).expect("a folder");
    let said = journey.screen("<F5><F5>O<Esc>");
    let last = said.lines().last().unwrap_or_default();
    assert!(last.contains("会議録を"), "{said}");
    assert!(last.contains("同じ名前の"), "{said}");
    assert!(!said.contains("os error"), "{said}");
}

#[test]
fn a_change_that_cannot_be_saved_leaves_nothing_to_undo() {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press("<F5><F5>A甲<Enter>"));
    let refused = || Journey {
        refusal: Some("空きがありません"),
        ..recorded(80, 24, folder.path())
    };
    let twice = "<F5>I<Enter>乙<Enter><Enter>";
    let said = refused().screen(twice);
    assert!(said.contains("空きがありません"), "{said}");
    let state = refused().run(press(&format!("{twice}<Esc>"))).1;
    assert_eq!(noted(&state), ["1-1-1 Decision 甲"]);
    let open = state.plans.current().expect("a plan is open");
    assert!(!open.sitting.can_undo());
}

#[test]
fn leaving_says_how_much_is_not_saved_and_tries_once_more() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let said = recorded(80, 24, &file).screen("<F5><F5>Zq");
    assert!(said.contains("未保存の記録が 2件あります"), "{said}");
    let state = recorded(80, 24, &file).run(press("<F5><F5>Zqq")).1;
    assert_eq!(state.unsaved().len(), 2);
    let (mut journey, plan) = in_file(folder.path());
    journey.settings.records = Some(folder.path().join("own"));
    fs::remove_file(&file).expect("it is there");
    // The folder of the plan is gone before anything is written, and does not come back.
    let (gone, own) = (folder.path().join("gone"), folder.path().join("own"));
    fs::create_dir(&gone).expect("a folder");
    fs::rename(&plan, gone.join("town.toml")).expect("it is there");
    journey.paths = vec![gone.join("town.toml")];
    journey.edits = vec![Edit::Rename(gone.clone(), folder.path().join("away"))];
    let mut events = vec![Event::FilesChanged {
        files: vec![gone.join("town.toml")],
        at: TimeOfDay::MIDNIGHT,
    }];
    events.extend(press("<F5><F5>Zqq"));
    let state = journey.run(events).1;
    assert_eq!(state.unsaved(), [] as [&str; 0]);
    assert_eq!(state.moved_to, [own]);
}

/// The program may be left open over night.
#[test]
fn what_is_recorded_is_of_the_day_on_which_the_meeting_began() {
    let days = |keys: &str, hour: u8, after: &str| {
        let folder = folder();
        let mut journey = recorded(80, 24, folder.path());
        let next_day = "2022-08-21".parse().expect("a day");
        journey.edits.push(Edit::Wait(next_day, hour));
        let mut events = press(keys);
        events.push(Event::FilesChanged {
            files: Vec::new(),
            at: TimeOfDay::MIDNIGHT,
        });
        events.extend(press(after));
        let state = journey.run(events).1;
        let open = state.plans.current().expect("a plan is open");
        let recorded = open.recorded.as_ref().expect("it was read");
        let meetings = recorded.meetings.iter();
        let days = meetings.map(|meeting| format!("{} {}", meeting.day(), meeting.noted().count()));
        days.collect::<Vec<String>>()
    };
    let notes = "<F5><F5>A甲<Enter>";
    assert_eq!(days("", 0, notes), ["2022-08-21 1"]);
    assert_eq!(days("", 9, notes), ["2022-08-21 1"]);
    assert_eq!(days(notes, 0, "A乙<Enter>"), ["2022-08-20 2"]);
    assert_eq!(days(notes, 9, "A乙<Enter>"), ["2022-08-20 1"]);
    assert_eq!(
        days(notes, 9, "1<F5><F5>A乙<Enter>"),
        ["2022-08-20 1", "2022-08-21 1"]
    );
}

#[test]
fn the_next_meeting_begins_where_this_one_ended() {
    let folder = folder();
    recorded(80, 24, folder.path()).run(press(&format!("{NOTES}{NEXT}q")));
    let (script, state) = recorded(80, 24, folder.path()).run(press("<F5>"));
    assert_eq!((state.screen, chosen(&state)), (Screen::Slide, "2-2-1"));
    let frame = script.frames.last().expect("every loop draws once");
    assert!(screen(frame, state.settings.ambiguous).contains("済 1"));
    let mut later = recorded(80, 24, folder.path());
    later.settings.today = "2022-11-20".parse().expect("a day");
    assert_snapshot!(later.screen("rC<Enter><F5><F5>"));
}

/// Where the title of the first row stands.
fn column_of_title(keys: &str) -> usize {
    let shown = shown(80, 24, keys);
    let title = "オンライン申請できる手続の拡大";
    let line = shown.lines().find(|line| line.contains(title));
    let before = line.and_then(|line| line.split_once(title));
    before.map_or(0, |(before, _)| before.chars().count())
}

#[test]
fn what_became_of_rows_has_a_column_once_it_is_told() {
    for list in ["<Esc><Esc>", "<F5>"] {
        let before_meeting = column_of_title(if list == "<F5>" { "<F5>" } else { "" });
        let begun = column_of_title(&format!("<F5><F5>{list}"));
        let dealt_with = column_of_title(&format!("<F5><F5>Z{list}"));
        assert_eq!(begun, before_meeting, "{list}");
        assert!(dealt_with > begun, "{list}");
    }
    assert!(column_of_title("<F5><F5>A甲<Enter><Esc><Esc>") > column_of_title(""));
}
