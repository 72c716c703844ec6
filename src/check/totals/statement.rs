//! Statements about the number of rows: `A評価は61件`, `Ａ：61（66.3%）`, `全92の取組`,
//! `取組数は85`.

use crate::figure::Amount;
use crate::plan::Plan;

/// A count or a share stated by a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Statement<'t> {
    /// What is counted.
    pub(super) counted: Countable<'t>,
    /// The count, or the share in percent.
    pub(super) amount: Amount,
    /// The words of the statement.
    pub(super) words: &'t str,
}

/// What a statement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Countable<'p> {
    /// The rows with a mark.
    Rated(&'p str),
    /// The share of all rated rows that have a mark.
    ShareRated(&'p str),
    /// All rows.
    Rows,
}

/// Returns the statements of a sentence.
pub(super) fn statements<'t>(plan: &'t Plan, sentence: &'t str) -> Vec<Statement<'t>> {
    let marks = plan.ratings().steps().iter();
    let marks: Vec<&str> = marks.map(|step| step.mark.as_str()).collect();
    let places = sentence.char_indices().map(|(at, _)| at);
    let rated: Vec<Rated<'_>> = places
        .clone()
        .flat_map(|at| {
            marks
                .iter()
                .filter_map(move |mark| rated(sentence, at, mark))
        })
        .collect();
    let listed = rated.iter().filter(|one| !one.has_unit).count();
    let mut found = Vec::new();
    for one in rated {
        // A bare number after a mark is only a count in a list of several marks.
        if one.has_unit || listed > 1 {
            found.extend([Some(one.statement), one.share].into_iter().flatten());
        }
    }
    // Next to marks, `取組は` may refer to the rows with one of them.
    let is_of_marks = !found.is_empty();
    found.extend(places.filter_map(|at| rows(sentence, at, is_of_marks)));
    found
}

// --- Counts of marks ---------------------------------------------------------

struct Rated<'t> {
    statement: Statement<'t>,
    share: Option<Statement<'t>>,
    has_unit: bool,
}

/// Words that may separate a mark from its count.
const BETWEEN: [&str; 18] = [
    "」",
    "』",
    "評価",
    "ランク",
    "判定",
    "の取組",
    "取組",
    "の施策",
    "の項目",
    "の件数",
    "の割合",
    "が",
    "は",
    "：",
    ":",
    " ",
    "　",
    "…",
];

/// Units in which rated rows are counted.
const COUNTED: [&str; 6] = ["件", "取組", "施策", "項目", "事業", "個"];

fn rated<'t>(sentence: &'t str, at: usize, mark: &'t str) -> Option<Rated<'t>> {
    let rest = after_mark(sentence, at, mark)?;
    let between = without(rest, &BETWEEN);
    let is_joined = between.len() == rest.len();
    let (amount, after) = number(between)?;
    let span = |end: &str| sentence.get(at..sentence.len() - end.len());
    if let Some(end) = after.strip_prefix(['%', '％']) {
        let statement = Statement {
            counted: Countable::ShareRated(mark),
            amount,
            words: span(end)?,
        };
        return Some(Rated {
            statement,
            share: None,
            has_unit: true,
        });
    }
    let end = COUNTED.iter().find_map(|unit| after.strip_prefix(unit));
    let has_unit = end.is_some();
    let end = end.unwrap_or(after);
    let ends_there =
        end.starts_with(['、', '，', ',', '（', '(', '。', ' ', '　']) || end.is_empty();
    // `A4` may be a paper size; `◎4` may not.
    let is_sign = !mark.chars().any(char::is_alphanumeric);
    if amount.step < 1.0 || !has_unit && (is_joined && !is_sign || !ends_there) {
        return None;
    }
    Some(Rated {
        statement: Statement {
            counted: Countable::Rated(mark),
            amount,
            words: span(end)?,
        },
        share: share_after(sentence, end, mark),
        has_unit,
    })
}

/// Parses the share in brackets after a count: `（66.3%）`.
fn share_after<'t>(sentence: &'t str, after: &'t str, mark: &'t str) -> Option<Statement<'t>> {
    let inner = after.strip_prefix(['（', '('])?;
    let (amount, end) = number(without(inner, &["全体の", "割合", "構成比", " ", "："]))?;
    let end = end.strip_prefix(['%', '％'])?;
    let start = sentence.len() - inner.len();
    Some(Statement {
        counted: Countable::ShareRated(mark),
        amount,
        words: sentence.get(start..sentence.len() - end.len())?,
    })
}

/// Returns the text after a mark at byte offset `at`, if the mark is a token by itself. It
/// may be half-width or full-width, and followed by its label in brackets.
fn after_mark<'t>(sentence: &'t str, at: usize, mark: &str) -> Option<&'t str> {
    let mut rest = sentence.get(at..)?;
    for wanted in mark.chars() {
        let mut characters = rest.chars();
        let found = characters.next().map(half)?;
        if found != half(wanted) {
            return None;
        }
        rest = characters.as_str();
    }
    let before = sentence.get(..at)?.chars().next_back().map(half);
    let next = rest.chars().next().map(half);
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let is_word = mark
        .chars()
        .next()
        .map(half)
        .is_some_and(|c| c.is_ascii_alphanumeric());
    if is_word && (is_letter(before) || is_letter(next)) {
        return None;
    }
    let rest = rest.strip_prefix("評価").unwrap_or(rest);
    let label = rest.strip_prefix(['（', '(']).and_then(|inner| {
        let (label, after) = inner.split_once(['）', ')'])?;
        let has_digits = label.chars().any(|c| half(c).is_ascii_digit());
        (!has_digits).then_some(after)
    });
    Some(label.unwrap_or(rest))
}

// --- Counts of all rows ------------------------------------------------------

/// What a row is called.
const ROWS: [&str; 5] = ["取組", "取り組み", "施策", "目標項目", "項目"];

/// Words before a number, or before the noun, which show that the count covers all rows.
const OF_ALL: [&str; 16] = [
    "全",
    "全体で",
    "全体の",
    "合計",
    "合計で",
    "のべ",
    "延べ",
    "対象は",
    "対象の",
    "総",
    "本計画の",
    "計画の",
    "本計画は",
    "計画は",
    "年度の",
    "年度は",
];

fn rows(sentence: &str, at: usize, is_of_marks: bool) -> Option<Statement<'_>> {
    let rest = sentence.get(at..)?;
    let before = sentence.get(..at)?;
    let clause = before.rfind(['、', '。', '（', '「', '，']);
    let clause = clause
        .and_then(|start| before.get(start..))
        .unwrap_or(before);
    let clause = clause.trim_start_matches(['、', '。', '（', '「', '，']);
    let is_of_all = OF_ALL.iter().any(|word| clause.ends_with(word)) || counts_groups(clause);
    let starts = |c: char| half(c).is_ascii_digit() || matches!(c, '-' | '－' | '.' | '約' | '第');
    if before.ends_with(starts) {
        return None;
    }
    let named = || name_first(rest, clause, is_of_all);
    let found = match is_of_marks {
        true => number_first(rest, false),
        false => number_first(rest, is_of_all).or_else(named),
    };
    let (amount, length) = found?;
    let is_count = amount.step >= 1.0 && amount.value > 1.0;
    is_count.then_some(Statement {
        counted: Countable::Rows,
        amount,
        words: rest.get(..length)?,
    })
}

/// Returns whether words end with a count of groups of rows: `4分野`, `3つの柱`.
fn counts_groups(words: &str) -> bool {
    const GROUPS: [&str; 7] = ["分野", "柱", "節", "方針", "ビジョン", "施策", "目標"];
    let words = words.strip_suffix('の').unwrap_or(words);
    let group = GROUPS.iter().find_map(|group| words.strip_suffix(group));
    let count = group.map(|count| count.strip_suffix("つの").unwrap_or(count));
    count.is_some_and(|count| count.ends_with(|c| half(c).is_ascii_digit()))
}

/// Parses `全92の取組`, `92取組のうち`.
fn number_first(rest: &str, is_of_all: bool) -> Option<(Amount, usize)> {
    let (amount, after) = number(rest)?;
    let after = without(after, &["件", "つ", "個", "の"]);
    let end = ROWS.iter().find_map(|name| after.strip_prefix(name))?;
    let is_whole = ["のうち", "で構成", "からな", "から成", "を対象"];
    let is_meant = is_of_all || is_whole.iter().any(|word| end.starts_with(word));
    is_meant.then_some((amount, rest.len() - end.len()))
}

/// Parses `取組数は92`, `全体の取組は92件`.
fn name_first(rest: &str, clause: &str, is_of_all: bool) -> Option<(Amount, usize)> {
    let after = ROWS.iter().find_map(|name| rest.strip_prefix(name))?;
    let counted = ["数", "の数", "件数", "総数"];
    let counted = counted.iter().find_map(|word| after.strip_prefix(word));
    if !(is_of_all || clause.is_empty() && counted.is_some()) {
        return None;
    }
    let rest_of_name = counted.unwrap_or(after);
    let between = without(
        rest_of_name,
        &[
            "は",
            "：",
            ":",
            " ",
            "全体で",
            "全",
            "合計",
            "計",
            "のべ",
            "延べ",
        ],
    );
    (between.len() < rest_of_name.len()).then_some(())?;
    let (amount, after) = number(between)?;
    let end = without(after, &["件", "個"]);
    let ends_there = ["。", "、", "で", "（", "と"]
        .iter()
        .any(|word| end.starts_with(word));
    (ends_there || end.is_empty()).then_some((amount, rest.len() - end.len()))
}

// --- Reading -----------------------------------------------------------------

/// Strips the first of `words` that the text begins with.
fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let mut rest = text;
    while let Some(shorter) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest
}

/// Parses the number at the beginning of a text and returns the rest.
fn number(text: &str) -> Option<(Amount, &str)> {
    let is_part = |c: char| half(c).is_ascii_digit() || matches!(half(c), '.' | ',');
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let written: String = text.get(..end)?.chars().map(half).collect();
    // A trailing comma is a separator, not a digit group.
    let plain = written.trim_end_matches([',', '.']);
    let end = end
        - text
            .get(..end)?
            .chars()
            .rev()
            .take_while(|c| matches!(half(*c), ',' | '.'))
            .map(char::len_utf8)
            .sum::<usize>();
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    let amount = Amount {
        value: plain.replace(',', "").parse().ok()?,
        step: 10_f64.powi(-i32::try_from(decimals).ok()?),
        is_approximate: false,
    };
    Some((amount, text.get(end..)?))
}

/// Converts a full-width letter, digit or sign to half-width.
fn half(character: char) -> char {
    const OFFSET: u32 = '！' as u32 - '!' as u32;
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - OFFSET).unwrap_or(character),
        other => other,
    }
}
