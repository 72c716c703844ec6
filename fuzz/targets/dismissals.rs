//! Any bytes as a file of dismissals: what is read of it is written and read again as the
//! same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tenken::check::Dismissals;
use tenken::document::Source;
use tenken::messages::{Language, Worded as _};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("town.dismissed.toml", bytes.to_vec()) else {
        return;
    };
    let (dismissals, diagnostics) = Dismissals::read(&source);
    for diagnostic in &diagnostics {
        let words = diagnostic.problem().words(Language::Japanese);
        let _ = diagnostic.render(&words, &source, 80);
    }
    let written = Source::new("again.dismissed.toml", dismissals.to_toml());
    let (again, diagnostics) = Dismissals::read(&written);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(again, dismissals);
});
