//! Writes `src/sound/kanji.txt`, the readings of every kanji of JIS X 0208, from two files
//! of the Unihan database (in Debian's package `unicode-data`, or from unicode.org):
//!
//! ```text
//! cargo run --example kanji_readings -- Unihan_Readings.txt Unihan_OtherMappings.txt > src/sound/kanji.txt
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write as _;
use std::{env, fs, io};

const HEAD: &str = "\
# The readings of the kanji of JIS X 0208: those from Chinese in capitals, native ones small.
# Made by tools/kanji_readings.rs from the fields kJapaneseOn, kJapaneseKun and kJis0 of the
# Unihan database. Copyright (c) 1991 onwards Unicode, Inc., under the Unicode License v3:
# see UNICODE-LICENCE.txt. The data was modified: fields were chosen, joined and set in small letters.
";

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = env::args().skip(1).collect();
    let [readings, mappings] = files.as_slice() else {
        return Err("name Unihan_Readings.txt and Unihan_OtherMappings.txt".into());
    };
    let (readings, mappings) = (fs::read_to_string(readings)?, fs::read_to_string(mappings)?);
    let in_jis: BTreeSet<char> = fields(&mappings, "kJis0").map(|(kanji, _)| kanji).collect();
    let mut of_kanji: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for (kanji, from_chinese) in fields(&readings, "kJapaneseOn") {
        add(&mut of_kanji, kanji, from_chinese.to_ascii_uppercase());
    }
    for (kanji, native) in fields(&readings, "kJapaneseKun") {
        add(&mut of_kanji, kanji, native.to_ascii_lowercase());
    }
    of_kanji.retain(|kanji, _| in_jis.contains(kanji));
    let mut out = io::stdout().lock();
    out.write_all(HEAD.as_bytes())?;
    for (kanji, readings) in of_kanji {
        writeln!(out, "{kanji} {}", readings.join(" "))?;
    }
    Ok(())
}

/// Adds readings, separated by blanks, each once.
fn add(of_kanji: &mut BTreeMap<char, Vec<String>>, kanji: char, readings: String) {
    let known = of_kanji.entry(kanji).or_default();
    for reading in readings.split_whitespace() {
        if known.iter().all(|other| other != reading) {
            known.push(reading.to_owned());
        }
    }
}

/// The values of a field of the database, by kanji.
fn fields<'d>(database: &'d str, field: &str) -> impl Iterator<Item = (char, &'d str)> {
    database.lines().filter_map(move |line| {
        let mut columns = line.splitn(3, '\t');
        let code = columns.next()?.strip_prefix("U+")?;
        let kanji = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
        let is_asked = columns.next() == Some(field);
        let value = columns.next()?;
        is_asked.then_some((kanji, value))
    })
}
