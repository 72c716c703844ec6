//! What the entries of a meeting come to.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use tenken::meeting::{
    Content, Day, Entry, EntryId, Meeting, MeetingFacts, Meetings, Note, NoteId, Record,
    RecordHead, RowState, Said, TimeOfDay, Writer,
};
use tenken::plan::{InitiativeId, Text};

fn day(written: &str) -> Day {
    written.parse().expect("a day")
}

fn id(written: &str) -> EntryId {
    written.parse().expect("an entry")
}

fn entry(written: &str, content: Content) -> Entry {
    Entry {
        id: id(written),
        time: TimeOfDay {
            hour: 14,
            minute: 5,
        },
        content,
    }
}

fn said(said: Said, words: &str, replaces: Option<&str>) -> Content {
    Content::Note {
        note: Note {
            row: Some(InitiativeId::new("1")),
            said,
            text: Text::new([words]),
        },
        replaces: replaces.map(id),
    }
}

fn decision(written: &str, words: &str) -> Entry {
    entry(written, said(Said::Decision, words, None))
}

fn replacing(written: &str, words: &str, other: &str) -> Entry {
    entry(written, said(Said::Decision, words, Some(other)))
}

fn withdrawn(written: &str, other: &str) -> Entry {
    entry(written, Content::Withdrawn(id(other)))
}

fn check(entries: &[Entry], expected: &[&str]) {
    let mut meeting = Meeting::new(day("2026-08-20"));
    meeting.add(entries.iter().cloned());
    let noted = meeting.noted();
    let noted: Vec<String> = noted.map(|noted| noted.note.text.to_string()).collect();
    assert_eq!(noted, expected);
}

#[test]
fn notes_are_told_in_the_order_in_which_they_were_written() {
    check(
        &[
            decision("b/2", "乙"),
            decision("a/1", "甲"),
            decision("a/3", "丙"),
        ],
        &["甲", "乙", "丙"],
    );
}

#[test]
fn a_note_that_was_changed_keeps_its_place() {
    check(
        &[
            decision("a/1", "甲"),
            decision("a/2", "乙"),
            replacing("b/3", "丁", "a/1"),
        ],
        &["丁", "乙"],
    );
}

#[test]
fn of_two_changes_made_at_once_one_holds_for_everybody() {
    let all = [
        decision("a/1", "甲"),
        replacing("b/2", "乙", "a/1"),
        replacing("a/2", "丙", "a/1"),
    ];
    check(&all, &["乙"]);
}

#[test]
fn a_note_that_was_withdrawn_comes_back_where_it_stood() {
    let all = [
        decision("a/1", "甲"),
        decision("a/2", "乙"),
        withdrawn("a/3", "a/1"),
        replacing("a/4", "甲", "a/1"),
    ];
    check(all.split_last().expect("four").1, &["乙"]);
    check(&all, &["甲", "乙"]);
}

#[test]
fn what_is_said_last_of_a_row_and_of_the_meeting_holds() {
    let row = InitiativeId::new("1");
    let state = |written, state| entry(written, Content::Row(row.clone(), state));
    let facts = |place: &str| {
        Content::Facts(MeetingFacts {
            place: Some(place.to_owned()),
            ..MeetingFacts::default()
        })
    };
    let mut meeting = Meeting::new(day("2026-08-20"));
    assert_eq!(meeting.state_of(&row), RowState::Open);
    meeting.add([
        state("a/2", RowState::DealtWith),
        state("b/1", RowState::Later),
        entry("a/3", facts("市役所")),
        entry("b/4", facts("本庁舎")),
    ]);
    assert_eq!(meeting.state_of(&row), RowState::DealtWith);
    assert_eq!(meeting.facts().place.as_deref(), Some("本庁舎"));
    assert_eq!(meeting.next_number(), 5);
}

/// Whoever does not want to say may not have heard yet what somebody else has said.
#[test]
fn what_was_said_of_the_meeting_stays_where_another_did_not_want_to_say() {
    let facts = Content::Facts(MeetingFacts {
        place: Some("市役所".to_owned()),
        ..MeetingFacts::default()
    });
    let mut meeting = Meeting::new(day("2026-08-20"));
    assert!(!meeting.was_asked_for_facts());
    meeting.add([entry("b/1", Content::Undescribed)]);
    assert!(meeting.was_asked_for_facts());
    meeting.add([entry("a/1", facts)]);
    assert_eq!(meeting.facts().place.as_deref(), Some("市役所"));
}

#[test]
fn an_entry_that_was_never_written_is_forgotten() {
    let mut meeting = Meeting::new(day("2026-08-20"));
    meeting.add([decision("a/1", "甲"), replacing("a/2", "乙", "a/1")]);
    meeting.remove(&[id("a/2")]);
    let noted: Vec<&Text> = meeting.noted().map(|noted| &noted.note.text).collect();
    assert_eq!(noted, [&Text::new(["甲"])]);
}

/// Records of programs that did not know of each other may have two entries of one name.
#[test]
fn of_two_entries_with_one_name_both_are_kept() {
    let (one, other) = (decision("a/1", "甲"), decision("a/1", "乙"));
    let both = ["乙", "甲"];
    check(&[one.clone(), other.clone()], &both);
    check(
        &[other.clone(), one.clone(), other.clone(), one.clone()],
        &both,
    );
    let gone = withdrawn("b/2", "a/1/1");
    check(&[one.clone(), other.clone(), gone], &["乙"]);
    let changed = replacing("b/2", "丙", "a/1");
    check(&[one, other, changed], &["丙", "甲"]);
}

#[test]
fn tasks_stay_open_until_a_later_meeting_settles_them() {
    let task = |written| {
        let task = Said::Task {
            who: Some("情報課".to_owned()),
            by: None,
        };
        entry(written, said(task, "調べる", None))
    };
    let record = |on: &str, entries| Record {
        head: RecordHead {
            plan: "t".to_owned(),
            day: day(on),
            writer: Writer::named("a", 1),
        },
        entries,
    };
    let settled = |written, is_settled| {
        let note = NoteId {
            day: day("2026-05-20"),
            entry: id("a/1"),
        };
        entry(written, Content::Settled { note, is_settled })
    };
    let pending = entry("a/2", said(Said::Pending, "後で", None));
    let mut meetings = Meetings::default();
    let first = vec![task("a/1"), pending, decision("a/3", "決定")];
    meetings.add(record("2026-05-20", first));
    let today = day("2026-08-20");
    let open = |meetings: &Meetings| -> Vec<(String, bool)> {
        let left = meetings.left_open_before(today).into_iter();
        left.map(|left| (left.id.to_string(), left.is_settled))
            .collect()
    };
    let (one, other) = ("2026-05-20/a/1".to_owned(), "2026-05-20/a/2".to_owned());
    assert_eq!(
        open(&meetings),
        [(one.clone(), false), (other.clone(), false)]
    );
    meetings.add(record("2026-08-20", vec![settled("a/1", true)]));
    assert_eq!(
        open(&meetings),
        [(one.clone(), true), (other.clone(), false)]
    );
    meetings.add(record("2026-08-20", vec![settled("a/2", false)]));
    assert_eq!(open(&meetings), [(one, false), (other, false)]);
    assert_eq!(meetings.left_open_before(day("2026-05-20")), []);
    assert_eq!(
        meetings.assignees().into_iter().collect::<Vec<_>>(),
        ["情報課"]
    );
}

proptest! {
    /// Colleagues read each other's files whenever they come to it.
    #[test]
    fn entries_come_to_the_same_in_whatever_order_they_are_read(
        kinds in prop::collection::vec((0_u8..3, 1_u32..6, 1_u32..4), 1..12),
        seed in any::<u64>(),
    ) {
        let all = kinds.iter().enumerate().map(|(place, (kind, number, other))| {
            let written = format!("{}/{number}", if place % 2 == 0 { "a" } else { "b" });
            let other = format!("a/{other}");
            match kind {
                0 => decision(&written, &written),
                1 => replacing(&written, &written, &other),
                _ => withdrawn(&written, &other),
            }
        });
        let mut known = Vec::new();
        let all: Vec<Entry> = all.filter(|entry| {
            let is_new = !known.contains(&entry.id);
            known.push(entry.id.clone());
            is_new
        }).collect();
        let mut at_once = Meeting::new(day("2026-08-20"));
        at_once.add(all.iter().cloned());
        let mut shuffled = all;
        fastrand::Rng::with_seed(seed).shuffle(&mut shuffled);
        let mut one_by_one = Meeting::new(day("2026-08-20"));
        for entry in shuffled {
            one_by_one.add([entry.clone()]);
            one_by_one.add([entry]);
        }
        prop_assert_eq!(one_by_one, at_once);
    }
}
