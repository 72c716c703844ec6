//! A meeting is led on one screen and followed on another.

use std::path::Path;

use insta::assert_snapshot;
use ratatui::layout::Size;
use tempfile::TempDir;
use tenken::meeting::TimeOfDay;

use super::{Edit, Event, Journey, ScriptedHost, journey, press, screen};
use crate::shown::Shown;
use crate::tui::plan_index::PlanIndex;
use crate::tui::screens::Screen;
use crate::tui::state::State;

/// A folder with the built-in plans and the demo.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for file in data.read_dir().expect("a folder").flatten() {
        let is_plan = file
            .path()
            .extension()
            .is_some_and(|ending| ending == "toml");
        if is_plan {
            let to = folder.path().join(file.file_name());
            std::fs::copy(file.path(), to).expect("a copy");
        }
    }
    folder
}

fn at(folder: &TempDir, plan: &str) -> Journey {
    let mut journey = journey(100, 30);
    journey.paths = vec![folder.path().join(format!("{plan}.toml"))];
    journey
}

/// What those who follow are told after the keys.
fn told(folder: &TempDir, plan: &str, keys: &str) -> (ScriptedHost, State, Vec<Shown>) {
    let (script, state) = at(folder, plan).run(press(keys));
    let told = script.told.clone();
    (script, state, told)
}

/// The screen of somebody who follows and is told this.
fn followed(folder: &TempDir, plan: &str, told: &[Shown], size: Size) -> (ScriptedHost, State) {
    let mut journey = at(folder, plan);
    journey.size = size;
    journey.settings.follows = true;
    let events = told.iter().map(|shown| Event::Shown {
        plan: PlanIndex::new(0),
        shown: Some(Box::new(shown.clone())),
    });
    journey.run(events.collect::<Vec<_>>())
}

fn last(script: &ScriptedHost, state: &State) -> String {
    let frame = script.frames.last().expect("every loop draws once");
    screen(frame, state.settings.ambiguous)
}

/// What is below the header and above the footer.
fn body(screen: &str) -> Vec<&str> {
    let lines: Vec<&str> = screen.lines().collect();
    let end = lines.len().saturating_sub(1);
    lines.get(2..end).unwrap_or_default().to_vec()
}

/// Whoever follows sees what whoever leads sees, on a screen of the same size.
fn check(plan: &str, keys: &str) {
    let folder = folder();
    let keys = format!("<F5><F5>{keys}");
    let (script, state, told) = told(&folder, plan, &keys);
    if state.overlay.is_some() {
        // A plan without ratings has none to choose. What lies over the screen is not shown.
        return;
    }
    let newest = told.last().cloned().into_iter().collect::<Vec<_>>();
    let (follower, following) = followed(&folder, plan, &newest, Size::new(100, 30));
    let (leads, follows) = (last(&script, &state), last(&follower, &following));
    assert_eq!(body(&follows), body(&leads), "{plan} {keys}");
    assert_eq!(following.screen, state.screen, "{plan} {keys}");
    assert!(follower.told.is_empty(), "{plan} {keys}");
}

#[test]
fn whoever_follows_sees_what_whoever_leads_sees() {
    for plan in ["kameyama-dx", "demo", "mie-strategy", "toyama-dx"] {
        for keys in [
            "",
            "<PageDown>",
            "<PageDown><PageDown><PageDown>",
            ".",
            "2",
            "2[",
            "2<Ctrl-d>",
            "1jjj",
            "1H",
            "1<Enter>",
            "1<Tab>",
            "1d<Down><Enter>",
            "1rB<Enter>",
            "1/情報<Enter>j",
            "1o",
            "1<Space>j<Space>M",
            "3j",
            "3<Tab>jl",
            "3<Tab>o",
            "3jl<Enter>",
            "4jj",
            "4o<Enter>",
            "5jj",
            "6jj",
            "6o",
            "6j<Enter>",
            "7jj",
            "7<Enter>",
            "i",
            "i<Ctrl-d>",
            "0",
            "s",
        ] {
            check(plan, keys);
        }
    }
}

#[test]
fn what_is_typed_and_what_is_private_is_not_shown() {
    let folder = folder();
    let keys = "<F5><F5>W内密<Enter>S宿題その一";
    let (_, state, told) = told(&folder, "demo", keys);
    let open = state.plans.current().expect("a plan is open");
    let meeting = open.meeting(state.settings.today).expect("it has begun");
    let noted = meeting.noted().map(|noted| noted.note.text.to_string());
    assert_eq!(noted.collect::<Vec<_>>(), ["内密"]);
    assert!(state.overlay.is_some(), "something is being typed");
    let text = format!("{told:?}");
    assert!(
        !text.contains("内密") && !text.contains("宿題その一"),
        "{text}"
    );
    let (follower, state) = followed(&folder, "demo", &told, Size::new(80, 24));
    let shown = last(&follower, &state);
    assert!(!shown.contains("内密"), "{shown}");
    assert_eq!(state.screen, Screen::Slide);
}

#[test]
fn a_follower_has_the_size_and_the_palette_of_its_own() {
    let folder = folder();
    let (_, _, told) = told(&folder, "demo", "<F5><F5>1rC<Enter>j");
    let (follower, state) = followed(&folder, "demo", &told, Size::new(60, 15));
    assert_snapshot!(last(&follower, &state));
    let (_, _, told) = self::told(&folder, "demo", "<F5>");
    let (follower, state) = followed(&folder, "demo", &told, Size::new(80, 24));
    assert_snapshot!(last(&follower, &state));
}

#[test]
fn a_follower_does_nothing_by_itself() {
    let folder = folder();
    let (_, _, told) = told(&folder, "demo", "<F5><F5>1jj");
    let run = |keys: &str| {
        let mut journey = at(&folder, "demo");
        journey.settings.follows = true;
        let shown = told.last().cloned().map(Box::new);
        let plan = PlanIndex::new(0);
        let mut events = vec![Event::Shown { plan, shown }];
        events.extend(press(keys));
        journey.run(events)
    };
    let (_, untouched) = run("");
    for keys in [
        "j", "2", "<F5>", "A", "<Enter>", "/", ":", "?", "E", "V", "p", "y", "<Space>",
    ] {
        let (script, state) = run(keys);
        let chosen = |state: &State| state.plans.current().map(|open| open.selection.clone());
        assert_eq!(chosen(&state), chosen(&untouched), "{keys}");
        assert_eq!(state.screen, untouched.screen, "{keys}");
        assert_eq!(state.overlay, None, "{keys}");
        assert!(
            script.edited.is_empty() && script.copied.is_empty(),
            "{keys}"
        );
    }
    let (script, state) = run("j");
    assert!(last(&script, &state).contains("操作できません"));
}

#[test]
fn a_follower_ends_at_once() {
    let folder = folder();
    let (_, _, told) = told(&folder, "demo", "<F5><F5>");
    for end in ["q", "<Ctrl-c>"] {
        let mut journey = at(&folder, "demo");
        journey.settings.follows = true;
        let shown = told.last().cloned().map(Box::new);
        let plan = PlanIndex::new(0);
        let mut events = vec![Event::Shown { plan, shown }];
        events.extend(press(&format!("{end}jj")));
        let (script, state) = journey.run(events);
        let open = state.plans.current().expect("a plan is open");
        assert!(open.meeting(state.settings.today).is_some(), "{end}");
        assert_eq!(script.incoming.len(), 2, "{end}");
    }
}

#[test]
fn before_and_after_a_meeting_a_follower_waits() {
    let folder = folder();
    let (_, _, told) = told(&folder, "demo", "<F5><F5>2");
    let mut journey = at(&folder, "demo");
    journey.settings.follows = true;
    let plan = PlanIndex::new(0);
    let shown = |shown: Option<Shown>| Event::Shown {
        plan,
        shown: shown.map(Box::new),
    };
    let of_yesterday = told.last().cloned().map(|shown| Shown {
        day: "2022-08-19".parse().expect("a day"),
        ..shown
    });
    let events = [
        shown(of_yesterday),
        shown(told.last().cloned()),
        shown(None),
    ];
    let (script, state) = journey.run(events);
    assert_eq!(script.followed.len(), 1);
    let waits = script
        .frames
        .iter()
        .map(|frame| screen(frame, state.settings.ambiguous).contains("F5 で会議を始めると"));
    let waits: Vec<bool> = waits.collect();
    assert_eq!(waits.last(), Some(&true));
    assert!(waits.contains(&false));
}

#[test]
fn what_shows_nothing_else_tells_nothing() {
    let (_, _, once) = told(&folder(), "demo", "<F5><F5>1jj");
    // The slide, the list, and two rows of it.
    assert_eq!(once.len(), 4, "{once:?}");
    let (_, _, again) = told(&folder(), "demo", "<F5><F5>1jj?<Esc>:<Esc>t<Ctrl-l>");
    assert_eq!(again, once);
}

#[test]
fn what_stays_on_the_screen_is_told_again_with_since_when_it_is_there() {
    let told_again = |keys: &str| {
        let folder = folder();
        let mut journey = at(&folder, "demo");
        journey.edits = vec![Edit::Wait(journey.settings.today, 15)];
        let an_hour_later = Event::FilesChanged {
            files: Vec::new(),
            at: TimeOfDay::MIDNIGHT,
        };
        let mut events = press(keys);
        events.extend([an_hour_later, Event::TellAgain]);
        journey.run(events).0.told
    };
    let told = told_again("<F5><F5>");
    let [first, again] = told.as_slice() else {
        panic!("told twice: {told:?}");
    };
    assert_eq!(first, again);
    assert!(told_again("<F5>").is_empty());
}

#[test]
fn nobody_is_told_before_the_meeting_and_all_is_over_after_it() {
    let folder = folder();
    assert!(told(&folder, "demo", "jj2<F5>").2.is_empty());
    let (script, state, told) = told(&folder, "demo", "<F5><F5>");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(script.has_stopped_telling);
    assert!(state.stop_telling().is_some());
}
