//! Parses figures out of a text.

use std::ops::Range;

use super::amount::Amount;
use super::date::{DateInText, dates, digit};
use super::unit::unit_at;
use super::{Bound, Figure, FigureKind, StatedYear};
use crate::plan::inexact::{ABOUT_AFTER, ABOUT_BEFORE};

/// Returns the figures of a text in order.
pub fn figures(text: &str) -> Vec<Figure> {
    let dates = dates(text);
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0;
    let mut ahead = dates.iter().peekable();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        while ahead.next_if(|date| date.span.end <= at).is_some() {}
        if let Some(date) = ahead.peek().filter(|date| date.span.start <= at) {
            at = date.span.end;
            continue;
        }
        let character = rest.chars().next().unwrap_or_default();
        if digit(character).is_none() {
            at += character.len_utf8();
            continue;
        }
        match read(text, at, &dates, figures.last()) {
            Read::Figure(figure) => {
                at = figure.after;
                figures.push(figure.figure);
            }
            Read::Digits(end) => at = end,
        }
    }
    drop_sayings(text, figures)
}

enum Read {
    Figure(Box<Found>),
    /// Digits that are not a figure, up to a byte offset.
    Digits(usize),
}

struct Found {
    figure: Figure,
    after: usize,
}

/// Parses the digits at a byte offset.
fn read(text: &str, at: usize, dates: &[DateInText], last: Option<&Figure>) -> Read {
    let Some((amount, end)) = amount_at(text, at) else {
        return Read::Digits(at + 1);
    };
    let (to, end) = other_end(text, end);
    let rest = text.get(end..).unwrap_or_default();
    let blank = usize::from(rest.starts_with(' '));
    let after_blank = rest.get(blank..).unwrap_or_default();
    let unit = unit_at(after_blank).or_else(|| unit_after_arrow(after_blank));
    let is_other = is_a_name(text, at) || is_counted_part(rest) || is_day(text, at, after_blank);
    let Some((unit, length)) = unit.filter(|_| !is_other) else {
        return Read::Digits(end);
    };
    let unit_end = end + blank + length;
    let before = Before::new(text, at);
    let after = After::new(text.get(unit_end..).unwrap_or_default());
    let sign = before.sign.or(after.sign);
    let kind = match (unit, sign) {
        ("倍", _) => FigureKind::Multiple,
        (_, Some(_)) => FigureKind::Change,
        (_, None) => FigureKind::Level,
    };
    let with_words = |amount: Amount| Amount {
        value: match kind {
            FigureKind::Change => amount.value * sign.unwrap_or(1.0),
            FigureKind::Level | FigureKind::Multiple => amount.value,
        },
        ..match before.is_approximate || after.is_approximate {
            true => amount.approximate(),
            false => amount,
        }
    };
    let start = before.start;
    let date = date_before(dates, start);
    let label = label(text, start, date, last);
    Read::Figure(Box::new(Found {
        after: unit_end,
        figure: Figure {
            span: start..unit_end,
            amount: with_words(amount),
            to: to.map(with_words),
            unit,
            is_cumulative: before.is_cumulative || says(text, &label, &CUMULATIVE),
            is_total: before.is_total || says(text, &label, &TOTAL),
            is_new: before.is_new || says(text, &label, &NEW),
            bound: after.bound,
            kind,
            year: year(text, start, date),
            label,
        },
    }))
}

/// Parses a number with its digit groups, decimal places and scales: `3億2千万`.
fn amount_at(text: &str, at: usize) -> Option<(Amount, usize)> {
    let mut value = 0.0;
    let mut step = 1.0;
    let mut end = at;
    while let Some((part, part_step, after)) = plain_at(text, end) {
        let (scale, after) = scale_at(text, after);
        value += part * scale;
        step = part_step * scale;
        end = after;
        if scale < 2.0 {
            break;
        }
    }
    let amount = Amount {
        value,
        step,
        is_approximate: false,
    };
    (end > at).then_some((amount, end))
}

/// Parses digits with commas between groups of three and with decimal places.
fn plain_at(text: &str, at: usize) -> Option<(f64, f64, usize)> {
    let mut plain = String::new();
    let mut end = at;
    let mut characters = text.get(at..)?.chars().peekable();
    while let Some(character) = characters.next() {
        let next_is_digit = characters.peek().is_some_and(|c| digit(*c).is_some());
        match character {
            ',' | '，' if next_is_digit && !plain.is_empty() && !plain.contains('.') => {}
            '.' | '．' if next_is_digit && !plain.is_empty() && !plain.contains('.') => {
                plain.push('.')
            }
            other => match digit(other).and_then(|value| char::from_digit(value, 10)) {
                Some(digit) => plain.push(digit),
                None => break,
            },
        }
        end += character.len_utf8();
    }
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    let decimals = i32::try_from(decimals).ok()?;
    Some((plain.parse().ok()?, 10_f64.powi(-decimals), end))
}

const SCALES: [(char, f64); 5] = [
    ('兆', 1e12),
    ('億', 1e8),
    ('万', 1e4),
    ('千', 1e3),
    ('百', 1e2),
];

/// Parses the scales after a number. `百万` counts as a single one made of two.
fn scale_at(text: &str, at: usize) -> (f64, usize) {
    let mut scale = 1.0;
    let mut end = at;
    for character in text.get(at..).unwrap_or_default().chars() {
        let Some((_, factor)) = SCALES.iter().find(|(name, _)| *name == character) else {
            break;
        };
        scale *= factor;
        end += character.len_utf8();
    }
    (scale, end)
}

/// Returns the other end of a range and the byte offset at which the range ends.
fn other_end(text: &str, end: usize) -> (Option<Amount>, usize) {
    let rest = text.get(end..).unwrap_or_default();
    let wave = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '〜' | '～' | '~'));
    let other = wave.and_then(|wave| amount_at(text, end + wave.len_utf8()));
    match other {
        Some((amount, after)) => (Some(amount), after),
        None => (None, end),
    }
}

/// Returns the unit of a number before an arrow, which is only given after the next number:
/// `350→20枚`. Its length is zero, since the unit itself comes later.
fn unit_after_arrow(rest: &str) -> Option<(&'static str, usize)> {
    let after = rest.strip_prefix(['→', '⇒'])?;
    let (_, end) = amount_at(after, 0)?;
    let (unit, _) = unit_at(after.get(end..)?)?;
    Some((unit, 0))
}

/// Returns whether the digits belong to a name or a number of something: `R5`, `第3回`,
/// `Web3`, `2-2`. A Latin word of three letters or more may precede a figure: `VOOM8件`.
fn is_a_name(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let letters = before
        .chars()
        .rev()
        .take_while(char::is_ascii_alphabetic)
        .count();
    let hyphen = before.ends_with(['-', '－', '‐', '.', '/', '／']);
    let after_hyphen = before.trim_end_matches(['-', '－', '‐', '.', '/', '／']);
    let follows_digit = after_hyphen
        .chars()
        .next_back()
        .is_some_and(|c| digit(c).is_some());
    (1..=2).contains(&letters) || before.ends_with('第') || (hyphen && follows_digit)
}

/// Returns whether the number is a day of the calendar and not a number of days: `10月5日`,
/// `第2.4日曜`, `毎月5日`.
fn is_day(text: &str, at: usize, rest: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let Some(after) = rest.strip_prefix('日') else {
        return false;
    };
    let names_a_day = |c: char| matches!(c, '曜' | '付' | '時' | '現' | '（' | '(' | '、' | '。');
    before.ends_with(['月', '第', '.']) || after.starts_with(names_a_day) || after.is_empty()
}

/// Returns whether the number is the numerator of a fraction: `102/794手続`.
fn is_counted_part(rest: &str) -> bool {
    let slash = rest.strip_prefix(['/', '／']);
    slash.is_some_and(|after| after.starts_with(|c: char| digit(c).is_some()))
}

const CUMULATIVE: [&str; 6] = ["累計", "累積", "延べ", "のべ", "通算", "延"];
const TOTAL: [&str; 4] = ["合計", "総計", "総数", "総件数"];
const NEW: [&str; 3] = ["新たに", "新規", "新しく"];

/// What the words before a figure say about it.
struct Before {
    /// The byte offset at which the figure starts, including its sign.
    start: usize,
    sign: Option<f64>,
    is_approximate: bool,
    is_cumulative: bool,
    is_total: bool,
    is_new: bool,
}

impl Before {
    fn new(text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or_default();
        let sign = before.chars().next_back().and_then(|c| match c {
            '+' | '＋' => Some(1.0),
            '-' | '−' | '▲' | '△' | '－' => Some(-1.0),
            _ => None,
        });
        let sign_length = before.chars().next_back().map_or(0, char::len_utf8);
        let start = match sign {
            Some(_) => at - sign_length,
            None => at,
        };
        let mut words = text.get(..start).unwrap_or_default().trim_end();
        let is_approximate = !ends_with_word_in_about(words) && strip(&mut words, &ABOUT_BEFORE);
        words = words.trim_end_matches([' ', 'は', 'で', 'が', 'の', '：', ':']);
        let is_total = strip(&mut words, &TOTAL) || ends_with_sum(words);
        Self {
            start,
            sign,
            is_approximate,
            is_cumulative: strip(&mut words, &CUMULATIVE),
            is_total,
            is_new: strip(&mut words, &NEW),
        }
    }
}

/// Returns whether words end with a noun that ends like `約`: `予約`, `契約`.
pub(super) fn ends_with_word_in_about(words: &str) -> bool {
    const FIRST: [char; 10] = ['予', '契', '集', '要', '公', '条', '規', '節', '制', '解'];
    let before = words.strip_suffix('約');
    before.is_some_and(|before| before.ends_with(FIRST))
}

fn strip(words: &mut &str, endings: &[&str]) -> bool {
    let found = endings.iter().find_map(|ending| words.strip_suffix(ending));
    if let Some(shorter) = found {
        *words = shorter;
    }
    found.is_some()
}

/// Returns whether words end with `計` as a word for a total, unlike `設計` or `統計`.
fn ends_with_sum(words: &str) -> bool {
    let Some(before) = words.strip_suffix('計') else {
        return false;
    };
    let is_kanji = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    !before.ends_with(is_kanji)
}

fn says(text: &str, label: &Range<usize>, words: &[&str]) -> bool {
    let label = text.get(label.clone()).unwrap_or_default();
    words.iter().any(|word| label.contains(word))
}

/// What the words after a figure say about it.
struct After {
    sign: Option<f64>,
    is_approximate: bool,
    bound: Option<Bound>,
}

const LIMITS: [(&str, Bound); 6] = [
    ("以上", Bound::AtLeast),
    ("超", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("未満", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("まで", Bound::AtMost),
];
const MORE: [&str; 6] = ["増", "上昇", "上回", "上が", "伸び", "拡大"];
const LESS: [&str; 8] = ["減", "削減", "短縮", "低下", "縮減", "縮ま", "下回", "下が"];

impl After {
    fn new(rest: &str) -> Self {
        let rest = rest.strip_prefix(['）', ')']).unwrap_or(rest);
        let rest = after_bracket(rest).unwrap_or(rest);
        let about = ABOUT_AFTER.iter().find_map(|word| rest.strip_prefix(word));
        let is_approximate = about.is_some();
        let rest = about.unwrap_or(rest);
        let bound = LIMITS.iter().find(|(word, _)| rest.starts_with(word));
        let rest = bound.map_or(rest, |(word, _)| rest.get(word.len()..).unwrap_or_default());
        let verb = rest.strip_prefix('の').or_else(|| rest.strip_prefix('を'));
        let verb = verb.unwrap_or(rest);
        let begins = |words: &[&str]| words.iter().any(|word| verb.starts_with(word));
        let sign = match (begins(&MORE), begins(&LESS)) {
            (true, _) => Some(1.0),
            (_, true) => Some(-1.0),
            _ => None,
        };
        Self {
            sign,
            is_approximate,
            bound: bound.map(|(_, bound)| *bound),
        }
    }
}

/// Returns the text after a bracket at its beginning. Words that describe a figure may come
/// after its bracket: `44.8%（1,202時間）減った`.
fn after_bracket(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix('（')?;
    let next = inner.find(['（', '）'])?;
    inner.get(next..)?.strip_prefix('）')
}

/// Returns whether a character starts or ends a sentence, a clause or a bracket.
fn is_boundary(character: char) -> bool {
    matches!(
        character,
        '。' | '、'
            | '，'
            | '；'
            | '\n'
            | '「'
            | '」'
            | '（'
            | '）'
            | '('
            | ')'
            | '→'
            | '⇒'
            | '【'
            | '】'
    )
}

/// Returns the last of the dates that end before a byte or at it.
fn date_before(dates: &[DateInText], at: usize) -> Option<&DateInText> {
    let before = dates.partition_point(|date| date.span.end <= at);
    dates.get(before.checked_sub(1)?)
}

/// Returns the range of the words before a figure, back to the clause boundary, previous
/// figure or date before them.
fn label(
    text: &str,
    start: usize,
    date: Option<&DateInText>,
    last: Option<&Figure>,
) -> Range<usize> {
    let figure = last.map_or(0, |figure| figure.span.end);
    let date = date.map_or(0, |date| date.span.end);
    let from = figure.max(date).min(start);
    let words = text.get(from..start).unwrap_or_default();
    let clause = words.char_indices().rfind(|(_, c)| is_boundary(*c));
    let clause = clause.map_or(from, |(at, boundary)| from + at + boundary.len_utf8());
    clause..start
}

/// The words that may separate a year from its figure.
const OF_A_YEAR: [&str; 15] = [
    "間",
    "",
    "：",
    ":",
    " ",
    "　",
    "は",
    "の",
    "に",
    "で",
    "実績",
    "実績は",
    "末",
    "末で",
    "、",
];
const PREVIOUS: [&str; 6] = ["前年度", "昨年度", "前年", "昨年", "前年度実績", "前年実績"];

/// Returns the year right before a figure.
fn year(text: &str, start: usize, date: Option<&DateInText>) -> Option<StatedYear> {
    let named = date.filter(|date| {
        let between = text.get(date.span.end..start).unwrap_or("?");
        OF_A_YEAR.contains(&between.trim_end_matches("約"))
    });
    if let Some(date) = named {
        return Some(StatedYear::Named(date.year));
    }
    let before = text.get(..start).unwrap_or_default();
    let before = before.trim_end_matches(['は', 'の', ' ', '：', '約', '（']);
    let is_previous = PREVIOUS.iter().any(|word| before.ends_with(word));
    is_previous.then_some(StatedYear::Previous)
}

/// Removes set phrases that count nothing: `1人1台`, `24時間365日`.
fn drop_sayings(text: &str, figures: Vec<Figure>) -> Vec<Figure> {
    let is_saying = |figure: &Figure| {
        let after = text.get(figure.span.end..).unwrap_or_default();
        let goes_on = after.starts_with(|c: char| digit(c).is_some());
        let is_all_day = figure.unit == "時間" && figure.amount.value == 24.0;
        goes_on && (figure.amount.value == 1.0 || is_all_day)
    };
    let mut kept: Vec<Figure> = Vec::new();
    let mut touched = usize::MAX;
    for figure in figures {
        if is_saying(&figure) {
            touched = figure.span.end;
        } else if figure.span.start != touched {
            kept.push(figure);
        }
    }
    kept
}
