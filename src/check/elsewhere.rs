//! The same figure given in two places of a plan with different values.

mod aim;
mod schedule;

use std::collections::HashMap;

use super::clause::{says, says_word};
use super::evidence::{self, Evidence, Quantity};
use super::history::is_of;
use super::prose::{Corpus, Point, bones, label, sentence_around};
use super::{Doubt, Location, Part, Subject, Weight};
use crate::document::Code;
use crate::figure::{Amount, Figure, scaled_unit};
use crate::plan::{FiscalYear, Indicator, Number, Plan, TextKind};

/// Finds figures that differ between places: the plan's own texts, the texts of a row and
/// its indicators, an aim, or a schedule.
pub(super) fn check(corpus: &Corpus<'_>) -> Vec<Doubt> {
    let plan = corpus.plan;
    let told = told(corpus);
    let own = own_texts(plan, &told);
    let rows = row_texts(plan, &told);
    own.into_iter()
        .chain(rows)
        .chain(aim::check(plan))
        .chain(schedule::check(corpus))
        .collect()
}

/// A figure that a text gives for its year, with the name it is given under.
struct ReportedFigure<'p> {
    point: &'p Point<'p>,
    figure: &'p Figure,
    /// The words before the figure, normalised for comparing names.
    name: String,
}

/// Words which show that the figure of a sentence is not the actual figure of the year.
const OTHERWISE: [&str; 4] = ["うち", "月平均", "前年", "昨年"];

/// The same, but not where they begin a name, as in `目標管理システム`, or end another
/// number.
const NOT_ACTUAL: [&str; 11] = [
    "目標", "計画", "予定", "見込", "1日", "一日", "当初", "速報", "時点", "現在", "試算",
];

/// Returns the figures that texts report as actual values.
fn told<'p>(corpus: &'p Corpus<'p>) -> Vec<ReportedFigure<'p>> {
    let reports = [TextKind::Result, TextKind::Outcome];
    let reported = corpus
        .points()
        .filter(|point| reports.contains(&point.kind));
    let told = reported.flat_map(|point| {
        let plain = point.figures.iter();
        let plain = plain.filter(|figure| is_told(point, figure));
        plain.map(move |figure| ReportedFigure {
            point,
            name: name_of(point, figure),
            figure,
        })
    });
    told.collect()
}

fn is_told(point: &Point<'_>, figure: &Figure) -> bool {
    let sentence = sentence_around(point.text, figure.span.start);
    let sentence = point.text.get(sentence).unwrap_or_default();
    let after = point.text.get(figure.span.end..).unwrap_or_default();
    let is_rate = after.starts_with(['/', '／']);
    figure.is_plain()
        && is_of(figure, point.year)
        && !figure.is_new
        && !is_rate
        && !says(sentence, &OTHERWISE)
        && !says_word(sentence, &NOT_ACTUAL)
}

/// Returns the words right before a figure, normalised for comparing names.
fn name_of(point: &Point<'_>, figure: &Figure) -> String {
    const LOOSE: [&str; 9] = [
        "年間",
        "今年度",
        "本年度",
        "年度",
        "のべ",
        "延べ",
        "累計",
        "約",
        "合計",
    ];
    let name = bones(label(point, figure));
    let mut name = name.as_str();
    while let Some(shorter) = LOOSE.iter().find_map(|loose| {
        name.strip_prefix(loose)
            .or_else(|| name.strip_suffix(loose))
    }) {
        name = shorter;
    }
    name.to_owned()
}

/// An indicator's figure for a year.
struct Kept<'p> {
    indicator: &'p Indicator,
    figure: GivenFigure,
}

/// A figure of another place.
#[derive(Debug, Clone)]
struct GivenFigure {
    /// Its amount in the unit used in prose.
    amount: Amount,
    unit: &'static str,
    /// The figure as its place prints it.
    printed: Quantity,
    place: Location,
}

fn kept<'p>(subject: &Subject, indicators: &'p [Indicator], year: FiscalYear) -> Vec<Kept<'p>> {
    let indicators = indicators.iter().enumerate();
    let kept = indicators.filter_map(|(index, indicator)| {
        let (scale, unit) = scaled_unit(indicator.unit.as_deref()?)?;
        let actual = indicator.actual(year)?;
        let figure = GivenFigure {
            amount: Amount::of(actual, scale)?,
            unit,
            printed: Quantity::of(actual, indicator),
            place: Location {
                subject: subject.clone(),
                year: Some(year),
                part: Part::Indicator(index),
                words: String::new(),
            },
        };
        Some(Kept { indicator, figure })
    });
    kept.collect()
}

// --- The plan's own texts against the rows ----------------------------------

/// Minimum length in characters of a name; a shorter one matches many things.
const SHORTEST_NAME: usize = 5;

/// Maximum relative difference between two figures, as documented in the rule's page.
/// Beyond it, they are taken to count different things.
const NEAR: f64 = 0.3;

/// A figure of a row or a measure, with the words that describe it.
struct DescribedFigure {
    name: String,
    /// The words that may identify the figure: its name and the title above it.
    words: String,
    figure: GivenFigure,
}

fn own_texts(plan: &Plan, told: &[ReportedFigure<'_>]) -> Vec<Doubt> {
    let own = told
        .iter()
        .filter(|told| told.point.subject == Subject::Plan);
    let mut years: HashMap<FiscalYear, Vec<DescribedFigure>> = HashMap::new();
    let doubts = own.filter_map(|own| {
        let year = own.point.year;
        let said = years.entry(year).or_insert_with(|| said(plan, told, year));
        let same_unit = said
            .iter()
            .filter(|said| said.figure.unit == own.figure.unit);
        let same_unit: Vec<&DescribedFigure> = same_unit.collect();
        let agrees = |said: &&DescribedFigure| own.figure.amount.agrees_with(said.figure.amount);
        if same_unit.iter().any(agrees) {
            return None;
        }
        let found = named(own, &same_unit).or_else(|| swapped(own, &same_unit))?;
        doubt(own, &found.figure)
    });
    doubts.collect()
}

/// Returns the only figure of the same name, if its magnitude is similar.
fn named<'s>(
    own: &ReportedFigure<'_>,
    said: &[&'s DescribedFigure],
) -> Option<&'s DescribedFigure> {
    let is_name = own.name.chars().count() >= SHORTEST_NAME;
    let mut found = said.iter().filter(|said| is_name && said.name == own.name);
    let first = found.next()?;
    let is_one = found.all(|other| other.figure.amount.agrees_with(first.figure.amount));
    (is_one && is_near(own.figure, &first.figure)).then_some(*first)
}

fn is_near(figure: &Figure, given: &GivenFigure) -> bool {
    let value = given.amount.value;
    (figure.amount.value - value).abs() <= value.abs() * NEAR
}

/// Returns the only figure that equals this one with two adjacent digits swapped and whose
/// description shares a word with it.
fn swapped<'s>(
    own: &ReportedFigure<'_>,
    said: &[&'s DescribedFigure],
) -> Option<&'s DescribedFigure> {
    let is_it = |said: &&&DescribedFigure| {
        has_swapped_digits(own.figure.amount.value, said.figure.amount.value)
            && shares_word(&own.name, &said.words)
    };
    let mut found = said.iter().filter(is_it);
    let first = found.next()?;
    let is_one = found.all(|other| other.figure.amount.value == first.figure.amount.value);
    (is_one && !own.figure.amount.is_approximate).then_some(*first)
}

/// Minimum number of digits, as documented in the rule's page. In shorter numbers, swapped
/// digits are likely to be a coincidence.
const FEWEST_DIGITS: usize = 3;

fn has_swapped_digits(one: f64, other: f64) -> bool {
    let [one, other] = [one, other].map(|value| value.to_string().into_bytes());
    if one.len() != other.len() || one.len() < FEWEST_DIGITS {
        return false;
    }
    let differing: Vec<(usize, (u8, u8))> = one
        .into_iter()
        .zip(other)
        .enumerate()
        .filter(|(_, (one, other))| one != other)
        .collect();
    match differing.as_slice() {
        [(first, (a, b)), (second, (c, d))] => *second == first + 1 && a == d && b == c,
        _ => false,
    }
}

/// Returns whether a name and other words share two consecutive characters, not counting
/// hiragana used as grammatical words.
fn shares_word(name: &str, words: &str) -> bool {
    let is_of_word = |c: &char| !matches!(c, 'ぁ'..='ん');
    let characters: Vec<char> = name.chars().collect();
    characters.windows(2).any(|pair| {
        let pair: String = pair.iter().filter(|c| is_of_word(c)).collect();
        pair.chars().count() == 2 && words.contains(&pair)
    })
}

/// Returns all figures that rows and measures give for a year.
fn said(plan: &Plan, told: &[ReportedFigure<'_>], year: FiscalYear) -> Vec<DescribedFigure> {
    let title_of = |subject: &Subject| match subject {
        Subject::Initiative(id) => plan.initiative(id).map(|row| bones(&row.title)),
        _ => None,
    };
    let of_rows = told
        .iter()
        .filter(|told| told.point.year == year && told.point.subject != Subject::Plan);
    let texts = of_rows.map(|row| DescribedFigure {
        name: row.name.clone(),
        words: row.name.clone() + &title_of(&row.point.subject).unwrap_or_default(),
        figure: GivenFigure {
            amount: row.figure.amount,
            unit: row.figure.unit,
            printed: Quantity::printed(row.point.words(row.figure)),
            place: row.point.place(row.point.words(row.figure)),
        },
    });
    let measures = plan.measures().iter().map(|measure| {
        let subject = Subject::Measure(measure.id.clone());
        (subject, &measure.title, measure.indicators.as_slice())
    });
    let rows = plan.initiatives().iter().map(|row| {
        let subject = Subject::Initiative(row.id.clone());
        (subject, &row.title, row.indicators.as_slice())
    });
    let indicators = measures
        .chain(rows)
        .flat_map(|(subject, title, indicators)| {
            let kept = kept(&subject, indicators, year).into_iter();
            kept.map(move |kept| {
                let name = bones(&kept.indicator.name);
                DescribedFigure {
                    words: name.clone() + &bones(title),
                    name,
                    figure: kept.figure,
                }
            })
        });
    texts.chain(indicators).collect()
}

// --- The texts of a row against its indicators -------------------------------

fn row_texts(plan: &Plan, told: &[ReportedFigure<'_>]) -> Vec<Doubt> {
    let mut by_cell: HashMap<(&Subject, FiscalYear), Vec<&ReportedFigure<'_>>> = HashMap::new();
    for told in told {
        let cell = (&told.point.subject, told.point.year);
        by_cell.entry(cell).or_default().push(told);
    }
    let rows = plan.initiatives().iter().flat_map(|row| {
        let subject = Subject::Initiative(row.id.clone());
        let cells = row.years.keys().flat_map(|year| {
            let told = by_cell.get(&(&subject, *year)).map(Vec::as_slice);
            let kept = kept(&subject, &row.indicators, *year);
            let told = told.unwrap_or_default();
            let own = kept.iter().filter(|kept| is_plain(kept.indicator));
            let own = own.filter_map(|kept| beside_text(kept, told));
            let measure = plan.measure_of(row);
            let above = measure.map(|measure| {
                let subject = Subject::Measure(measure.id.clone());
                self::kept(&subject, &measure.indicators, *year)
            });
            let above = above.unwrap_or_default();
            let above = told.iter().filter_map(|told| beneath(told, &above));
            own.chain(above).collect::<Vec<_>>()
        });
        cells.collect::<Vec<_>>()
    });
    rows.collect()
}

/// Returns whether the figure of a year fully describes an indicator. An average for which
/// neither direction is better does not qualify.
fn is_plain(indicator: &Indicator) -> bool {
    !indicator.name.contains("平均") || indicator.better.is_a_direction()
}

/// Returns a doubt if the texts of the year give another figure under the name of an
/// indicator without also giving the indicator's own figure.
fn beside_text(kept: &Kept<'_>, told: &[&ReportedFigure<'_>]) -> Option<Doubt> {
    let name = bones(&kept.indicator.name);
    let same_unit = || {
        told.iter()
            .filter(|told| told.figure.unit == kept.figure.unit)
    };
    let is_it = |figure: &Figure| {
        figure.unit == kept.figure.unit && figure.amount.agrees_with(kept.figure.amount)
    };
    let is_given = |told: &&&ReportedFigure<'_>| told.point.figures.iter().any(is_it);
    if name.chars().count() < 2 || same_unit().any(|told| is_given(&told)) {
        return None;
    }
    let mut named = same_unit().filter(|told| told.name == name);
    let only = named.next().filter(|_| named.next().is_none())?;
    let counts_alike = only.figure.is_cumulative == kept.indicator.cumulative
        || only.figure.is_cumulative == says_cumulative(&kept.indicator.name);
    counts_alike.then_some(())?;
    doubt(only, &kept.figure)
}

/// Returns a doubt if a figure in a text has a shortened name of an indicator of its
/// measure, but a different value of similar magnitude.
fn beneath(told: &ReportedFigure<'_>, above: &[Kept<'_>]) -> Option<Doubt> {
    let is_short_for = |kept: &&Kept<'_>| {
        let name = bones(&kept.indicator.name);
        kept.figure.unit == told.figure.unit && is_within(&told.name, &name)
    };
    let mut found = above.iter().filter(is_short_for);
    let only = found.next().filter(|_| found.next().is_none())?;
    let is_meant = told.name.chars().count() >= SHORTEST_NAME
        && told.figure.is_cumulative == says_cumulative(&only.indicator.name)
        && is_near(told.figure, &only.figure)
        && !told.figure.amount.agrees_with(only.figure.amount);
    is_meant.then_some(())?;
    doubt(told, &only.figure)
}

/// Returns whether all characters of a short name occur in a longer one, in order.
fn is_within(short: &str, long: &str) -> bool {
    let mut long = long.chars();
    short.chars().all(|wanted| long.any(|c| c == wanted))
}

fn says_cumulative(name: &str) -> bool {
    ["累計", "累積", "延べ", "のべ", "通算"]
        .iter()
        .any(|word| name.contains(word))
}

fn doubt(told: &ReportedFigure<'_>, given: &GivenFigure) -> Option<Doubt> {
    let words = told.point.words(told.figure);
    let place = given.place.clone();
    let difference = told.figure.amount.value - given.amount.value;
    Some(Doubt {
        code: Code::VALUE_ELSEWHERE,
        weight: Weight::Heavy,
        place: told.point.place(words),
        evidence: Evidence::Elsewhere(evidence::Elsewhere {
            name: called(label(told.point, told.figure)).to_owned(),
            stated: words.to_owned(),
            subject: place.subject.clone(),
            year: place.year,
            other: given.printed.clone(),
            difference: Number::new(difference.abs())?,
        }),
        others: vec![place],
    })
}

/// Returns the words before a figure as a name for what it counts.
fn called(label: &str) -> &str {
    const AFTER: [&str; 9] = ["は", "が", "を", "の", "も", "年間", "約", "のべ", "延べ"];
    let mut name = label.trim_matches(|c: char| !c.is_alphanumeric());
    name = name.trim_start_matches(['の', 'で']);
    while let Some(shorter) = AFTER.iter().find_map(|word| name.strip_suffix(word)) {
        name = shorter;
    }
    name
}
