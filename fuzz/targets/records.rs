//! Any bytes as the record of a meeting: what is wrong is said, and what is read of it is
//! written and read again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tenken::document::{Source, is_hostile};
use tenken::meeting::{Entry, Meeting, Record};
use tenken::messages::{Language, Worded as _};

fuzz_target!(|bytes: &[u8]| {
    let name = "town.meeting-2026-08-20.sato.toml";
    let Ok(source) = Source::from_bytes(name, bytes.to_vec()) else {
        return;
    };
    let (record, diagnostics) = Record::read(&source);
    for diagnostic in &diagnostics {
        for language in [Language::Japanese, Language::English] {
            let words = diagnostic.problem().words(language);
            let rendered = diagnostic.render(&words, &source, 80);
            assert!(
                !rendered.chars().any(|c| c != '\n' && is_hostile(c)),
                "{rendered:?}"
            );
        }
    }
    if let Some(record) = record {
        check_record(&record);
    }
});

fn check_record(record: &Record) {
    let entries = record.entries.iter().map(Entry::to_toml);
    let written: String = std::iter::once(record.head.to_toml())
        .chain(entries)
        .collect();
    let (again, diagnostics) = Record::read(&Source::new("again.toml", written));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(again.as_ref(), Some(record));
    let mut meeting = Meeting::new(record.head.day);
    meeting.add(record.entries.iter().cloned());
    for noted in meeting.noted() {
        let _ = Language::Japanese.said_in_meeting(&noted.note);
    }
}
