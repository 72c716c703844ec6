//! In English, the program's own words are English.

use std::collections::BTreeSet;

use tenken::messages::Language;

use super::edges::WALK;
use super::{Journey, journey, press, row_text};

/// A plan whose own words are all ASCII.
const PLAN: &str = include_str!("../../../tests/english/riverside.toml");

/// The plan before it.
const BEFORE: &str = r#"
format = 1
[plan]
id = "riverside-before"
title = "First plan of Riverside"
body = "Riverside"
first_year = "2018"
last_year = "2021"
review_year = "2021"
[[pillars]]
id = "1"
title = "Services"
[[initiatives]]
id = "1"
pillar = "1"
title = "Forms"
[[initiatives]]
id = "2"
pillar = "1"
title = "Telephones"
"#;

/// What lies over the screens beyond the walk, and what is said after a key.
const FURTHER: &str =
    "e<Esc>Vmine<Enter>V<Esc>f<Esc>:forms<Esc>yMM66Dseen<Enter>D7y3by4yx}}]]1 nNwtT";

/// Whether a character is of Japanese writing. 「 and 」 are not: they stand
/// around what a plan says.
fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{300b}' | '\u{300e}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether a text has a year as the Japanese calendar counts it, such as `R6`.
fn has_era_year(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let is_year = |three: &[char]| {
        matches!(three, [before, 'R' | 'H' | 'S', digit]
            if !before.is_alphanumeric() && digit.is_ascii_digit())
    };
    characters.windows(3).any(is_year)
}

fn riverside(width: u16, height: u16) -> Journey {
    let plan = PLAN.replace(
        "id = \"riverside\"",
        "id = \"riverside\"\nsucceeds = \"riverside-before\"",
    );
    let plan = plan.replace(
        "title = \"Paper\"",
        "title = \"Paper\"\nfollows = [\"riverside-before/1\"]",
    );
    let unreadable = PLAN.replace("rating = \"B\"", "rating = \"Z\"");
    let unreadable = unreadable.replace("id = \"riverside\"", "id = \"riverside-draft\"");
    let mut journey = journey(width, height).with_plans(&[&plan, BEFORE, &unreadable]);
    assert_eq!(journey.files.len(), 3);
    journey.settings.language = Some(Language::English);
    journey
}

#[test]
fn nothing_on_the_screens_of_an_english_plan_is_japanese() {
    assert!(PLAN.is_ascii(), "its own words are ASCII");
    let mut found = BTreeSet::new();
    for (width, height) in [(60, 15), (80, 24), (160, 45)] {
        for start in ["", "priverside-draft<Enter>"] {
            let keys = format!("{start}{}{FURTHER}", WALK.replace('図', "o"));
            let (script, _) = riverside(width, height).run(press(&keys));
            assert!(script.frames.len() > 60, "the walk goes on to its end");
            let rows = script.frames.iter().flat_map(|frame| {
                let rows = frame.buffer.area.rows();
                rows.map(|row| row_text(&frame.buffer, row.y, None))
            });
            let said = rows.chain(script.copied);
            found.extend(said.filter(|text| text.contains(is_japanese) || has_era_year(text)));
        }
    }
    assert_eq!(found, BTreeSet::new());
}
