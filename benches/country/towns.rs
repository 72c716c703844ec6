//! A plan for each town, made from Kameyama's: with names, words and figures of its own,
//! so that no two are alike, and the same on every machine.

use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

const KAMEYAMA: &str = include_str!("../../data/kameyama-dx.toml");

/// Words that stand for each other well enough for a sentence to stay one.
const WORDS: [&[&str]; 5] = [
    &["マイナンバー", "個人番号", "マイナ"],
    &["オンライン", "電子", "ネット"],
    &["図書館", "公民館", "博物館", "体育館"],
    &["道路", "河川", "橋梁", "公園"],
    &["システム", "基盤", "サービス"],
];

/// The parts of which towns are named.
const SYLLABLES: [&str; 12] = [
    "いず",
    "みな",
    "たか",
    "やま",
    "かわ",
    "きた",
    "おお",
    "まつ",
    "さく",
    "ひがし",
    "もり",
    "おか",
];

/// Writes a plan for each of so many towns into a folder.
pub(crate) fn make(count: usize, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for town in 0..count {
        fs::write(folder.join(format!("{town:04}.toml")), plan(town))?;
    }
    Ok(())
}

/// How many bytes the plans of a folder have.
pub(crate) fn size(folder: &Path) -> io::Result<u64> {
    let files = fs::read_dir(folder)?;
    files.map(|file| Ok(file?.metadata()?.len())).sum()
}

/// Writes each row of the plans of a folder as a line, for programs that search lines.
pub(crate) fn write_lines(folder: &Path, file: &Path) -> io::Result<()> {
    let mut lines = BufWriter::new(fs::File::create(file)?);
    for plan in fs::read_dir(folder)? {
        let plan = fs::read_to_string(plan?.path())?;
        for row in plan.split("[[initiatives]]").skip(1) {
            writeln!(lines, "{}", row.replace('\n', " "))?;
        }
    }
    lines.flush()
}

fn plan(town: usize) -> String {
    let mut dice = Dice(town as u64);
    let name = format!(
        "{}{}{town}市",
        dice.one_of(&SYLLABLES),
        dice.one_of(&SYLLABLES)
    );
    let mut plan = KAMEYAMA.replace("亀山市", &name);
    plan = plan.replace("kameyama-dx", &format!("town-{town:04}"));
    for words in WORDS {
        plan = with_other_words(&plan, words, &mut dice);
    }
    with_other_figures(&plan, &mut dice)
}

fn with_other_words(text: &str, words: &[&str], dice: &mut Dice) -> String {
    let mut parts = text.split(words.first().copied().unwrap_or_default());
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        written.push_str(dice.one_of(words));
        written.push_str(part);
    }
    written
}

/// Gives figures of two or three digits that count something another last digit.
fn with_other_figures(text: &str, dice: &mut Dice) -> String {
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut digits = 0;
    while let Some(character) = characters.next() {
        digits = if character.is_ascii_digit() {
            digits + 1
        } else {
            0
        };
        let counts = characters
            .peek()
            .is_some_and(|next| "件人回台％".contains(*next));
        match counts && (2..=3).contains(&digits) {
            true => written.push(dice.digit()),
            false => written.push(character),
        }
    }
    written
}

/// Numbers that look random and are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        let place = self.below(words.len());
        words.get(place).copied().unwrap_or_default()
    }

    fn digit(&mut self) -> char {
        char::from_digit(u32::try_from(self.below(10)).unwrap_or_default(), 10).unwrap_or('0')
    }
}
