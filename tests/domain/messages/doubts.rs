//! Doubts in English.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tenken::check::check;
use tenken::document::Source;
use tenken::messages::Language;
use tenken::plan::load;

use super::is_english;

/// The plans of a folder that can be loaded, by name.
const PLANS: [&str; 11] = [
    "data/kameyama-dx.toml",
    "data/mie-digiplan.toml",
    "data/mie-revision.toml",
    "data/mie-strategy.toml",
    "data/toyama-dx.toml",
    "tests/labelled/aoba.toml",
    "tests/labelled/hoshino.toml",
    "tests/labelled/minami.toml",
    "tests/labelled/shirakawa.toml",
    "tests/labelled/tsubaki.toml",
    "tests/labelled/yamabiko.toml",
];

/// Every doubt about a plan, with its arithmetic on a line of its own.
fn said(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).unwrap_or_default();
    let Some(plan) = load(Source::new(file, text)).plan else {
        return format!("{file} cannot be loaded");
    };
    let mut said = String::new();
    for doubt in check(&plan) {
        let language = Language::English;
        let (place, sentence) = (language.place(&doubt.place), language.sentence(&doubt));
        let arithmetic = language.arithmetic(&doubt);
        assert!(is_english(&sentence), "{sentence}");
        assert!(is_english(&arithmetic), "{arithmetic}");
        let _ = writeln!(said, "{} {place}: {sentence}", doubt.code);
        if !arithmetic.is_empty() {
            let _ = writeln!(said, "    {arithmetic}");
        }
    }
    said
}

#[test]
fn doubts_about_plans() {
    let mut all = String::new();
    for file in PLANS {
        let _ = writeln!(all, "== {file}\n{}", said(file));
    }
    insta::assert_snapshot!(all);
}
