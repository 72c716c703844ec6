//! Totals compared with the parts that a sentence gives with them.

use std::ops::Range;

use super::clause::{says, says_word};
use super::evidence::{self, Evidence, Quantity};
use super::prose::{Corpus, Point};
use super::{Doubt, Weight};
use crate::document::Code;
use crate::figure::{Figure, StatedYear};
use crate::plan::Number;

/// Finds totals that differ from the sum of their parts.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    corpus
        .points()
        .flat_map(|point| {
            let figures = &point.figures;
            let in_brackets = before_brackets(point, figures);
            in_brackets
                .into_iter()
                .chain(after_parts(point, figures))
                .chain(together(point, figures))
                .chain(in_next_sentence(point, figures))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Checks totals followed by their parts in brackets: `294件（R4：57件、R5：138件）`.
fn before_brackets(point: &Point<'_>, figures: &[Figure]) -> Vec<Doubt> {
    let brackets = brackets(point.text).into_iter();
    let doubt = |bracket: Range<usize>| {
        let total = figures
            .iter()
            .rfind(|figure| figure.span.end <= bracket.start)?;
        let between = point.text.get(total.span.end..bracket.start)?;
        let parts = parts_in(point, figures, bracket)?;
        let is_meant = match between.is_empty() {
            true => is_meant_as_sum(point, total, &parts),
            false => is_one_clause(between) && is_near_sum(total, &parts),
        };
        is_meant.then_some(())?;
        doubt(point, total, &parts)
    };
    brackets.filter_map(doubt).collect()
}

/// Returns the contents of the outermost brackets of a text.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '（' | '(' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            '）' | ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(start..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// Words which show that the bracket is not a complete list of parts.
const NO_PARTS: [&str; 6] = ["うち", "前年", "昨年", "前の年", "比", "割合"];

/// The same, but not where they begin the name of a part: `計画課5件`.
const NO_ACTUALS: [&str; 5] = ["目標", "平均", "計画", "見込", "予定"];

/// Words after a figure which show that the list is incomplete.
const AND_MORE: [&str; 4] = ["など", "等", "ほか", "他"];

/// Returns the figures in brackets, if each is alone between its separators and nothing
/// suggests that the list is incomplete.
fn parts_in<'f>(
    point: &Point<'_>,
    figures: &'f [Figure],
    bracket: Range<usize>,
) -> Option<Vec<&'f Figure>> {
    let inside = point.text.get(bracket.clone())?;
    let within = |figure: &&Figure| bracket.contains(&figure.span.start);
    let parts: Vec<&Figure> = figures.iter().filter(within).collect();
    let goes_on = |figure: &&Figure| {
        let after = point.text.get(figure.span.end..bracket.end);
        AND_MORE
            .iter()
            .any(|word| after.unwrap_or_default().starts_with(word))
    };
    let says_no_parts = says(inside, &NO_PARTS) || says_word(inside, &NO_ACTUALS);
    if says_no_parts && !is_old_and_new(point, &parts) || parts.iter().any(goes_on) {
        return None;
    }
    let separators = inside.matches(['、', '，', '；']).count();
    // A middle dot right after a figure ends a part. Any other is within a name, as in
    // `スマホ・タブレット教室5件`.
    let ends_with_dot = |part: &&&Figure| {
        let after = point.text.get(part.span.end..bracket.end);
        after.is_some_and(|after| after.starts_with('・'))
    };
    let separators = separators + parts.iter().filter(ends_with_dot).count();
    let grouped = inside.matches(',').count() - commas_in(point, &parts);
    let is_list = parts.len() == separators + grouped + 1;
    (is_list && parts.len() > 1).then_some(parts)
}

/// Returns whether two figures are the balance at the end of the previous year and the
/// additions since: `805人（前年度末420人、今年度新規365人）`.
fn is_old_and_new(point: &Point<'_>, parts: &[&Figure]) -> bool {
    let [old, new] = parts else { return false };
    let label = point.text.get(old.label.clone()).unwrap_or_default();
    let is_old = ["前年度末", "前年度まで", "昨年度末", "昨年度まで"];
    new.is_new && is_old.iter().any(|word| label.contains(word))
}

/// Counts the commas that group the digits of figures.
fn commas_in(point: &Point<'_>, figures: &[&Figure]) -> usize {
    let commas = figures
        .iter()
        .map(|figure| point.words(figure).matches(',').count());
    commas.sum()
}

/// Maximum deviation of the sum from the total, as a fraction of the total, for the figures
/// to be treated as its parts without an explicit word for "total". Heuristic.
const NEAR: f64 = 0.2;

/// Returns whether the figures are parts of the total. They must have the same unit, and
/// either the total is called one, or the parts include the year of the text, or their sum
/// is near the total. Figures of earlier years alone are its history.
fn is_meant_as_sum(point: &Point<'_>, total: &Figure, parts: &[&Figure]) -> bool {
    let counts_the_same = |part: &&Figure| part.is_plain() && part.unit == total.unit;
    if total.unit == "%" || !total.is_plain() || !parts.iter().all(counts_the_same) {
        return false;
    }
    let years = parts.iter().filter(|part| part.year.is_some()).count();
    let own_year = Some(StatedYear::Named(point.year));
    let has_own_year = parts.iter().any(|part| part.year == own_year);
    if years > 0 {
        return has_own_year && years == parts.len();
    }
    total.is_total || is_near(total, parts)
}

/// Returns whether parts without years of their own add up to nearly the total. Used if the
/// total is not right before the parts.
fn is_near_sum(total: &Figure, parts: &[&Figure]) -> bool {
    let is_part =
        |part: &&Figure| part.is_plain() && part.unit == total.unit && part.year.is_none();
    total.unit != "%" && total.is_plain() && parts.iter().all(is_part) && is_near(total, parts)
}

fn is_near(total: &Figure, parts: &[&Figure]) -> bool {
    (sum(parts) - total.amount.value).abs() <= NEAR * total.amount.value.abs()
}

/// Returns whether the words between a total and the bracket with its parts stay within one
/// clause.
fn is_one_clause(between: &str) -> bool {
    !between.contains(['、', '。', '，', '）']) && between.chars().count() <= LONGEST_VERB
}

/// Maximum length in characters of a verb with its ending, as in
/// `312か所で使えるようになった（…`.
const LONGEST_VERB: usize = 14;

/// Checks totals made up of the two figures before them:
/// `新たに17手続を公開し、前年度までの63手続と合わせて80手続`.
fn together(point: &Point<'_>, figures: &[Figure]) -> Vec<Doubt> {
    let doubt = |(index, total): (usize, &Figure)| {
        let label = point.text.get(total.label.clone())?;
        let is_together = ["と合わせて", "とあわせて", "と併せて", "と合わせ"]
            .contains(&label.trim_end_matches('、'));
        (is_together && total.is_plain() && total.unit != "%").then_some(())?;
        let before = figures.get(..index)?.iter();
        let parts: Vec<&Figure> = before
            .filter(|part| part.unit == total.unit && same_sentence(point, part, total))
            .collect();
        let is_two = parts.len() == 2 && parts.iter().all(|part| part.is_plain());
        if is_two {
            doubt(point, total, &parts)
        } else {
            None
        }
    };
    figures.iter().enumerate().filter_map(doubt).collect()
}

fn same_sentence(point: &Point<'_>, first: &Figure, second: &Figure) -> bool {
    let between = point.text.get(first.span.end..second.span.start);
    between.is_some_and(|between| !between.contains('。'))
}

/// Checks totals whose parts are in the next sentence:
/// `38団体に派遣した。形式別では、訪問19団体、オンライン11団体、集合研修6団体である。`
fn in_next_sentence(point: &Point<'_>, figures: &[Figure]) -> Vec<Doubt> {
    let ends = point
        .text
        .match_indices('。')
        .map(|(at, end)| at + end.len());
    let doubt = |start: usize| {
        let rest = point.text.get(start..)?;
        let sentence = rest.split('。').next()?;
        let heading = sentence.split('、').next()?;
        let is_breakdown = ["別では", "別には", "別に見ると", "内訳は"]
            .iter()
            .any(|word| heading.ends_with(word));
        is_breakdown.then_some(())?;
        let list = start + heading.len()..start + sentence.len();
        let parts = parts_in(point, figures, list.start + '、'.len_utf8()..list.end)?;
        let unit = parts.first()?.unit;
        let mut before = figures.iter().filter(|total| {
            let gap = point.text.get(total.span.end..start).unwrap_or_default();
            total.span.end <= start && gap.matches('。').count() == 1 && total.unit == unit
        });
        let total = before.next().filter(|_| before.next().is_none())?;
        let is_near = is_near_sum(total, &parts);
        if is_near {
            doubt(point, total, &parts)
        } else {
            None
        }
    };
    ends.filter_map(doubt).collect()
}

/// Checks totals at the end of their parts: `A 15回、B 1回、合計16回`.
fn after_parts(point: &Point<'_>, figures: &[Figure]) -> Vec<Doubt> {
    let doubt = |(index, total): (usize, &Figure)| {
        (total.is_total && total.is_plain() && is_called_total(point, total)).then_some(())?;
        let parts = parts_before(point, figures, index);
        let sums = (0..parts.len().saturating_sub(1)).filter_map(|from| parts.get(from..));
        let mut sums = sums.map(|parts| total.amount.can_be(sum(parts)));
        if parts.len() < 2 || sums.any(|is_right| is_right) {
            return None;
        }
        doubt(point, total, &parts)
    };
    figures.iter().enumerate().filter_map(doubt).collect()
}

/// Returns whether the words before a figure call it a total and nothing else:
/// `合計：16回`, `研修合計361人`, but not `ここまでで合計20件`.
fn is_called_total(point: &Point<'_>, total: &Figure) -> bool {
    let label = point.text.get(total.label.clone()).unwrap_or_default();
    let Some(at) = ["合計", "総計", "計"]
        .iter()
        .find_map(|word| label.find(word))
    else {
        return false;
    };
    let before = label.get(..at).unwrap_or_default().trim();
    let before = before.trim_start_matches(JOINS);
    let is_hiragana = |c: char| matches!(c, 'ぁ'..='ん');
    !before.contains(is_hiragana) && before.chars().count() <= LONGEST_NAME
}

/// Particles that join the last part to its total: `6回の計28回`.
const JOINS: [char; 2] = ['の', 'で'];

/// Maximum length in characters of the name before the word for "total". With a longer name
/// it is unclear what is being totalled.
const LONGEST_NAME: usize = 6;

/// Returns the figures of the list that ends before a total, in order. They have the same
/// unit, and only separators, names and brackets are between them.
fn parts_before<'f>(point: &Point<'_>, figures: &'f [Figure], index: usize) -> Vec<&'f Figure> {
    let Some(total) = figures.get(index) else {
        return Vec::new();
    };
    let mut parts: Vec<&Figure> = Vec::new();
    let mut end = total.span.start;
    for figure in figures.get(..index).unwrap_or_default().iter().rev() {
        let between = point.text.get(figure.span.end..end).unwrap_or_default();
        if is_inside_bracket(between) {
            continue;
        }
        let counts_the_same = figure.is_plain() && figure.unit == total.unit;
        if !counts_the_same || !is_separated(between) {
            break;
        }
        parts.insert(0, figure);
        end = figure.span.start;
    }
    parts
}

/// Returns whether a bracket that contains the figure closes in `between`.
fn is_inside_bracket(between: &str) -> bool {
    let opens = between.find(['（', '(']);
    let closes = between.find(['）', ')']);
    closes.is_some_and(|close| opens.is_none_or(|open| close < open))
}

/// Returns whether the text between two figures begins with a separator, ignoring a
/// bracket, and contains no other sentence or clause boundary.
fn is_separated(between: &str) -> bool {
    let after = match between.strip_prefix('（') {
        Some(inner) => inner.split_once('）').map_or("", |(_, after)| after),
        None => between,
    };
    let is_separator = |c: char| matches!(c, '、' | '，' | '・' | '；' | ' ' | '　');
    let rest = after.trim_start_matches(is_separator);
    let joins_total =
        after.starts_with(JOINS) && ["の計", "で計", "の合計", "で合計"].contains(&after);
    if joins_total {
        return true;
    }
    rest.len() < after.len() && !rest.contains(['。', '、', '，'])
}

fn sum(parts: &[&Figure]) -> f64 {
    parts.iter().map(|part| part.amount.value).sum()
}

/// Returns whether the parts are a previous balance and new additions.
fn adds_what_is_new(parts: &[&Figure]) -> bool {
    parts.len() == 2 && parts.iter().filter(|part| part.is_new).count() == 1
}

/// Returns a doubt about a total, unless its parts add up to it.
fn doubt(point: &Point<'_>, total: &Figure, parts: &[&Figure]) -> Option<Doubt> {
    let sum = sum(parts);
    let tolerance: f64 = parts
        .iter()
        .filter(|part| part.amount.is_approximate || part.amount.step != 1.0)
        .map(|part| part.amount.tolerance())
        .sum();
    let difference = (sum - total.amount.value).abs();
    if difference <= total.amount.tolerance() + tolerance {
        return None;
    }
    let added = parts.iter().map(|part| Number::new(part.amount.value));
    let printed = point.words(total);
    Some(Doubt {
        code: match adds_what_is_new(parts) {
            true => Code::RUNNING_TOTAL,
            false => Code::SUM_OF_PARTS,
        },
        weight: Weight::Heavy,
        place: point.place(printed),
        others: Vec::new(),
        evidence: Evidence::Sum(evidence::Sum {
            total: printed.to_owned(),
            parts: added.collect::<Option<_>>()?,
            sum: Quantity::new(sum, total.unit)?,
            difference: Number::new(difference)?,
        }),
    })
}
