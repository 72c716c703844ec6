//! The record of a meeting: what is written is read, and nothing is guessed.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use tenken::document::Source;
use tenken::meeting::{
    Agenda, Allotment, Content, Day, Due, Entry, EntryId, MeetingFacts, Note, NoteId, RatingChange,
    Record, RecordHead, RowState, Said, TimeOfDay, Writer,
};
use tenken::messages::{Language, Worded as _};
use tenken::plan::{InitiativeId, Text};

use crate::messages::said_in_english;

fn head() -> RecordHead {
    RecordHead {
        plan: "our-town".to_owned(),
        day: Day::new(2026, 8, 20).expect("a day"),
        writer: Writer::named("sato", 1),
    }
}

fn read(text: &str) -> (Option<Record>, Vec<String>) {
    let source = Source::new("our-town.meeting-2026-08-20.sato.toml", text);
    let (record, diagnostics) = Record::read(&source);
    let lines = diagnostics.iter().map(|diagnostic| {
        let words = diagnostic.problem().words(Language::Japanese);
        let drawn = diagnostic.render(&words, &source, 80);
        assert!(!drawn.is_empty());
        diagnostic.line(&words)
    });
    (record, lines.collect())
}

/// What is wrong, in English.
fn read_in_english(text: &str) -> String {
    let source = Source::new("our-town.meeting-2026-08-20.sato.toml", text);
    said_in_english(&Record::read(&source).1)
}

fn entries(text: &str) -> (Vec<Entry>, Vec<String>) {
    let (record, lines) = read(text);
    (record.expect("a head that can be read").entries, lines)
}

// --- What is written is read --------------------------------------------------

fn written(entries: &[Entry]) -> String {
    let entries = entries.iter().map(Entry::to_toml);
    std::iter::once(head().to_toml()).chain(entries).collect()
}

fn words() -> impl Strategy<Value = String> {
    "[a-z甲乙「」\"'\\\\#\\[\\]=\u{1b}\u{202e} \t]{0,6}[a-z甲]"
}

fn text() -> impl Strategy<Value = Text> {
    prop::collection::vec(words(), 1..4).prop_map(Text::new)
}

fn row() -> impl Strategy<Value = InitiativeId> {
    words().prop_map(InitiativeId::new)
}

fn day() -> impl Strategy<Value = Day> {
    (0_u32..9_000).prop_map(|days| {
        let first = Day::new(2020, 1, 1).expect("a day");
        first.after(days).expect("a day")
    })
}

fn id() -> impl Strategy<Value = EntryId> {
    (1_u32..1_000, "[a-z]{1,3}(-[0-9])?").prop_map(|(number, writer)| {
        let writer = writer.parse().expect("a writer");
        EntryId::new(number, writer)
    })
}

fn due() -> impl Strategy<Value = Due> {
    prop_oneof![day().prop_map(Due::Day), words().prop_map(Due::Words)]
}

fn change() -> impl Strategy<Value = RatingChange> {
    let mark = || prop::option::of("[A-D◎○△×]");
    (mark(), mark()).prop_map(|(before, after)| RatingChange {
        year: "R6".parse().expect("a year"),
        before,
        after,
    })
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        Just(Said::Decision),
        Just(Said::Pending),
        Just(Said::Memo),
        (prop::option::of(words()), prop::option::of(due()))
            .prop_map(|(who, by)| Said::Task { who, by }),
        change().prop_map(Said::Rating),
    ]
}

fn content() -> impl Strategy<Value = Content> {
    let state = prop_oneof![
        Just(RowState::Open),
        Just(RowState::DealtWith),
        Just(RowState::Later)
    ];
    let allotment = prop_oneof![
        Just(None),
        (1_u16..60).prop_map(|minutes| Some(Allotment::PerRow(minutes))),
        (1_u16..60).prop_map(|minutes| Some(Allotment::PerDepartment(minutes))),
    ];
    let agenda = (prop::collection::vec(row(), 0..4), allotment).prop_map(|(rows, allotment)| {
        let mut agenda = Agenda::new(rows);
        agenda.allotment = allotment;
        agenda
    });
    let facts = (
        prop::option::of(words()),
        prop::option::of(words()),
        prop::collection::vec(words(), 0..3),
    );
    let facts = facts.prop_map(|(title, place, people)| MeetingFacts {
        title,
        place,
        people,
    });
    let note = (prop::option::of(row()), said(), text());
    let note = note.prop_map(|(row, said, text)| Note { row, said, text });
    prop_oneof![
        4 => (note, prop::option::of(id()))
            .prop_map(|(note, replaces)| Content::Note { note, replaces }),
        1 => id().prop_map(Content::Withdrawn),
        1 => (row(), state).prop_map(|(row, state)| Content::Row(row, state)),
        1 => agenda.prop_map(Content::Agenda),
        1 => facts.prop_map(Content::Facts),
        1 => Just(Content::Undescribed),
        1 => (day(), id(), any::<bool>()).prop_map(|(day, entry, is_settled)| Content::Settled {
            note: NoteId { day, entry },
            is_settled,
        }),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    (1_u32..1_000, 0_u8..24, 0_u8..60, content()).prop_map(|(number, hour, minute, content)| {
        Entry {
            id: EntryId::new(number, head().writer),
            time: TimeOfDay { hour, minute },
            content,
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(all in prop::collection::vec(entry(), 0..6)) {
        let (record, wrong) = read(&written(&all));
        prop_assert_eq!(wrong, Vec::<String>::new());
        prop_assert_eq!(record, Some(Record { head: head(), entries: all }));
    }

    /// A program that dies, or a disk that is full, leaves the beginning of what was to be
    /// written.
    #[test]
    fn of_what_was_cut_off_the_whole_entries_are_read_and_no_others(
        all in prop::collection::vec(entry(), 1..4),
        at in any::<prop::sample::Index>(),
    ) {
        let top = head().to_toml();
        let text = written(&all);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|at| *at >= top.len()).collect();
        let end = *at.get(&ends);
        let cut = text.get(..end).unwrap_or_default();
        let (kept, wrong) = entries(cut);
        let mut whole = top.len();
        let written = all.iter().take_while(|entry| {
            // The last line break of an entry tells nothing any more.
            let length = entry.to_toml().len();
            let is_whole = whole + length - 1 <= end;
            whole += length;
            is_whole
        });
        let written: Vec<Entry> = written.cloned().collect();
        let begun = cut.matches("\n[[entries]]\n").count();
        prop_assert_eq!(&kept, &written);
        prop_assert!(begun <= written.len() || wrong.len() == 1, "{:?}", wrong);
    }
}

/// A change that somebody makes to a record by hand.
fn edit() -> impl Strategy<Value = (prop::sample::Index, usize, &'static str)> {
    let texts = [
        "",
        " ",
        "\n",
        "\\n",
        "\"",
        "[",
        "]",
        "[]",
        "\"\"",
        "''",
        "0",
        "-1",
        "99999999999",
        "#",
        "=",
        "rows = [\"\"]\n",
        "who = \" \"\n",
        "by = \"2026-02-30\"\n",
        "people = [\"\", \" \"]\n",
        "row = \"\"\n",
        "text = [\"\", \"a\"]\n",
        "minutes_per_row = 70000\n",
        "\u{feff}",
        "\u{0}",
        "　",
    ];
    (
        any::<prop::sample::Index>(),
        0_usize..12,
        prop::sample::select(texts.to_vec()),
    )
}

proptest! {
    /// Whatever stands in a file, what was understood of it is kept when it is written.
    #[test]
    fn what_is_read_of_any_record_is_written_and_read_again_as_the_same(
        all in prop::collection::vec(entry(), 0..4),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        let mut text = written(&all);
        for (place, removed, put) in edits {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = place.index(ends.len());
            let of = |place: usize| ends.get(place).copied().unwrap_or(text.len());
            let range = of(at)..of(at + removed);
            text.replace_range(range, put);
            if text.is_empty() {
                break;
            }
        }
        if let (Some(record), _) = read(&text) {
            let entries = record.entries.iter().map(Entry::to_toml);
            let again: String = std::iter::once(record.head.to_toml()).chain(entries).collect();
            let (again, wrong) = read(&again);
            prop_assert_eq!(wrong, Vec::<String>::new(), "{}", text);
            prop_assert_eq!(again, Some(record), "{}", text);
        }
    }
}

// --- What is wrong is said ----------------------------------------------------

fn check(body: &str, kept: usize, expected: &[&str]) {
    let (entries, wrong) = entries(&format!("{}{body}", head().to_toml()));
    assert_eq!(entries.len(), kept, "{body}");
    assert_eq!(wrong, expected);
}

const NOTE: &str = "
[[entries]]
number = 1
kind = \"decision\"
text = \"承認\"
time = \"14:05\"
";

#[test]
fn an_entry_that_was_cut_off_is_set_aside() {
    let torn = format!("{NOTE}\n[[entries]]\nnumber = 2\nkind = \"decision\"\ntext = \"見送");
    check(
        &torn,
        1,
        &[
            "our-town.meeting-2026-08-20.sato.toml:13:1: warning[torn-entry]: 最後の1件が書きかけです。読み込んでいません",
        ],
    );
}

#[test]
fn a_last_entry_is_set_aside_whatever_is_typed_for_its_heading() {
    for typed in [
        "[会議の記録",
        "[",
        "[\u{3000}会",
        "[[entries]] # 会議の記録",
    ] {
        let line = "our-town.meeting-2026-08-20.sato.toml:13:1: warning[torn-entry]: 最後の1件が書きかけです。読み込んでいません";
        check(&format!("{NOTE}\n{typed}"), 1, &[line]);
    }
}

/// Somebody opens a record in an editor, and types where the cursor happens to be.
#[test]
fn what_is_typed_into_a_record_costs_no_entry_that_is_whole() {
    let second = NOTE.replace("number = 1", "number = 2");
    let third = NOTE.replace("number = 1", "number = 3");
    let spoilt = third.replace("kind", "これは\nkind");
    for (body, kept, lines) in [
        (
            format!("{NOTE}{second}これは記録ではない\n"),
            [1, 2].as_slice(),
            1,
        ),
        (format!("{NOTE}{second}\n= = =\n]]\n"), &[1, 2], 2),
        (format!("{NOTE}これは記録ではない\n{second}"), &[1, 2], 1),
        (format!("{NOTE}[これは\n{second}"), &[1, 2], 1),
        (format!("{NOTE}{spoilt}{second}"), &[1, 2], 1),
        (format!("{NOTE}{second}{spoilt}"), &[1, 2], 1),
    ] {
        let (entries, wrong) = entries(&format!("{}{body}", head().to_toml()));
        let numbers: Vec<u32> = entries.iter().map(|entry| entry.id.number).collect();
        assert_eq!(numbers, kept, "{body}");
        assert_eq!(wrong.len(), lines, "{body}{wrong:?}");
    }
}

#[test]
fn mistakes_of_hand_are_told_and_the_rest_is_kept() {
    let wrong = format!(
        "{NOTE}
[[entries]]
number = 0
kind = \"decison\"
time = \"14:05\"

[[entries]]
number = 2
kind = \"decision\"
time = \"24:05\"

[[entries]]
number = 3
kind = \"withdrawn\"
replaces = \"sato\"
time = \"14:05\"

[[entries]]
number = 4
kind = \"rating\"
year = \"R\"
row = \"1\"
text = []
after = 3
by = \"明日\"
time = \"14:05\"
{}",
        NOTE.replace("number = 1", "number = 5")
    );
    let (entries, found) = entries(&format!("{}{wrong}", head().to_toml()));
    assert_eq!(entries.len(), 2);
    insta::assert_snapshot!(found.join("\n"));
    insta::assert_snapshot!(read_in_english(&format!("{}{wrong}", head().to_toml())));
}

#[test]
fn a_head_that_cannot_be_read_is_told() {
    let (record, found) = read("format = 2\nmeeting = \"2026-08\"\nwriter = \"佐藤\"\n");
    assert_eq!(record, None);
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn names_of_writers_are_names_of_files() {
    for (name, number, expected) in [
        ("sato", 1, "sato"),
        ("Ｓａｔｏ", 2, "sato-2"),
        ("Sato.Hanako", 2, "sato-hanako-x2afc7db18f00afb2-2"),
        ("佐藤", 1, "writer-x3f4ed3fd984c74c1"),
        ("..\\x/", 3, "x-xa9f5cdf3aa4e462a-3"),
    ] {
        let writer = Writer::named(name, number);
        assert_eq!(writer.as_str(), expected);
        assert_eq!(writer.as_str().parse(), Ok(writer.clone()));
    }
    for name in ["", "-", "a-", "A", "a--b", "佐藤", "a/b"] {
        assert!(name.parse::<Writer>().is_err(), "{name}");
    }
}

#[test]
fn a_writer_is_of_one_person_alone() {
    let people = [
        "sato",
        "sato-2",
        "sato.t",
        "sato-t",
        "佐藤",
        "鈴木",
        "佐藤2",
        "writer",
        "さとう",
        "サトウ",
    ];
    for person in people {
        for number in [1, 2, 4_294_967_296] {
            let writer = Writer::named(person, number);
            let own: Vec<&str> = people.into_iter().filter(|one| writer.is_of(one)).collect();
            assert_eq!(own, [person], "{writer}");
            assert!(!writer.is_of(""), "{writer}");
        }
    }
    assert!(Writer::named("佐藤", 1).is_of(" 佐藤 "));
    assert!(Writer::named("sato", 1).is_of("SATO"));
}

#[test]
fn the_record_is_readable() {
    let entry = |number, content| Entry {
        id: EntryId::new(number, head().writer),
        time: "14:05".parse().expect("a time"),
        content,
    };
    let note = |said, text: &str| Content::Note {
        note: Note {
            row: Some(InitiativeId::new("1-2-2")),
            said,
            text: Text::new([text]),
        },
        replaces: None,
    };
    let mut agenda = Agenda::new(["1-2-2", "2-2-1"].map(InitiativeId::new));
    agenda.allotment = Some(Allotment::PerRow(3));
    let task = Said::Task {
        who: Some("政策部/DX推進室".to_owned()),
        by: Some(Due::Day("2026-08-29".parse().expect("a day"))),
    };
    let rating = Said::Rating(RatingChange {
        year: "R6".parse().expect("a year"),
        before: Some("C".to_owned()),
        after: Some("B".to_owned()),
    });
    let text = written(&[
        entry(1, Content::Agenda(agenda)),
        entry(2, note(Said::Decision, "目標を20件に改める")),
        entry(3, note(task, "内訳を示す\n理由も")),
        entry(4, note(rating, "")),
        entry(
            5,
            Content::Row(InitiativeId::new("1-2-2"), RowState::DealtWith),
        ),
    ]);
    insta::assert_snapshot!(text);
}
