//! The figure of one thing that stands in two places of a plan.

mod aim;
mod schedule;

use std::collections::HashMap;

use super::history::is_of;
use super::prose::{Point, bones, label, points, sentence_around, shown};
use super::{Doubt, Part, Place, Subject, Weight};
use crate::document::Code;
use crate::figure::{Figure, scaled_unit};
use crate::plan::{Better, FiscalYear, Indicator, Plan, TextKind};

/// Figures that stand otherwise elsewhere: in the plan's own texts, in the texts
/// of a row beside its indicators, in an aim, in a schedule.
pub(super) fn check(plan: &Plan) -> Vec<Doubt> {
    let points = points(plan);
    let told = told(&points);
    let own = own_texts(plan, &told);
    let rows = row_texts(plan, &told);
    own.into_iter()
        .chain(rows)
        .chain(aim::check(plan))
        .chain(schedule::check(plan, &points))
        .collect()
}

/// A figure that a text gives for its year, with the words that say of what.
struct Told<'p> {
    point: &'p Point<'p>,
    figure: Figure,
    /// The words before it as names are compared.
    name: String,
}

/// Words by which a sentence says that its figure is not that of the year.
const OTHERWISE: [&str; 15] = [
    "目標",
    "計画",
    "予定",
    "見込",
    "うち",
    "月平均",
    "1日",
    "一日",
    "当初",
    "前年",
    "昨年",
    "速報",
    "時点",
    "現在",
    "試算",
];

/// The figures that texts tell as what was reached.
fn told<'p>(points: &'p [Point<'p>]) -> Vec<Told<'p>> {
    let reports = [TextKind::Result, TextKind::Outcome];
    let reported = points.iter().filter(|point| reports.contains(&point.kind));
    let told = reported.flat_map(|point| {
        let figures = point.figures().into_iter();
        let plain = figures.filter(|figure| is_told(point, figure));
        plain.map(move |figure| Told {
            point,
            name: name_of(point, &figure),
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
        && !OTHERWISE.iter().any(|word| sentence.contains(word))
}

/// The words right before a figure as names are compared.
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

/// An indicator's figure of a year, in the unit of prose.
struct Kept<'p> {
    indicator: &'p Indicator,
    value: f64,
    unit: &'static str,
    place: Place,
}

fn kept<'p>(subject: &Subject, indicators: &'p [Indicator], year: FiscalYear) -> Vec<Kept<'p>> {
    let indicators = indicators.iter().enumerate();
    let kept = indicators.filter_map(|(index, indicator)| {
        let (scale, unit) = scaled_unit(indicator.unit.as_deref()?)?;
        let value = indicator.actual(year)?.number()?.get() * scale;
        let place = Place {
            subject: subject.clone(),
            year: Some(year),
            part: Part::Indicator(index),
            words: String::new(),
        };
        Some(Kept {
            indicator,
            value,
            unit,
            place,
        })
    });
    kept.collect()
}

// --- The plan's own texts against the rows ----------------------------------

/// Shorter names than this are of many things.
const SHORTEST_NAME: usize = 5;

/// Figures farther apart than this share of the one count different things.
const NEAR: f64 = 0.3;

/// What is said of a name in a year, in one unit.
type Names = HashMap<(String, &'static str), Vec<(f64, Place)>>;

fn own_texts(plan: &Plan, told: &[Told<'_>]) -> Vec<Doubt> {
    let own = told
        .iter()
        .filter(|told| told.point.subject == Subject::Plan);
    let mut years: HashMap<FiscalYear, Names> = HashMap::new();
    let doubts = own.filter_map(|own| {
        if own.name.chars().count() < SHORTEST_NAME {
            return None;
        }
        let year = own.point.year;
        let names = years.entry(year).or_insert_with(|| names(plan, told, year));
        let said = names.get(&(own.name.clone(), own.figure.unit))?;
        let (value, place) = said.first()?;
        let is_one = said.iter().all(|(other, _)| other == value);
        let is_near = (own.figure.amount.value - value).abs() <= value.abs() * NEAR;
        let is_meant = is_one && is_near && !own.figure.amount.can_be(*value);
        is_meant.then(|| doubt(own, *value, place.clone()))
    });
    doubts.collect()
}

/// Everything that rows and measures say of a year, by its name and unit.
fn names(plan: &Plan, told: &[Told<'_>], year: FiscalYear) -> Names {
    let mut names = Names::new();
    let of_rows = told
        .iter()
        .filter(|told| told.point.year == year && told.point.subject != Subject::Plan);
    for row in of_rows {
        let said = names
            .entry((row.name.clone(), row.figure.unit))
            .or_default();
        let words = row.point.words(&row.figure);
        said.push((row.figure.amount.value, row.point.place(words)));
    }
    let measures = plan.measures().iter().map(|measure| {
        let subject = Subject::Measure(measure.id.clone());
        (subject, measure.indicators.as_slice())
    });
    let rows = plan.initiatives().iter().map(|row| {
        let subject = Subject::Initiative(row.id.clone());
        (subject, row.indicators.as_slice())
    });
    for (subject, indicators) in measures.chain(rows) {
        for kept in kept(&subject, indicators, year) {
            let key = (bones(&kept.indicator.name), kept.unit);
            names.entry(key).or_default().push((kept.value, kept.place));
        }
    }
    names
}

// --- The texts of a row against its indicators -------------------------------

fn row_texts(plan: &Plan, told: &[Told<'_>]) -> Vec<Doubt> {
    let mut by_cell: HashMap<(&Subject, FiscalYear), Vec<&Told<'_>>> = HashMap::new();
    for told in told {
        let cell = (&told.point.subject, told.point.year);
        by_cell.entry(cell).or_default().push(told);
    }
    let rows = plan.initiatives().iter().flat_map(|row| {
        let subject = Subject::Initiative(row.id.clone());
        let cells = row.years.keys().flat_map(|year| {
            let told = by_cell.get(&(&subject, *year)).map(Vec::as_slice);
            let kept = kept(&subject, &row.indicators, *year);
            let doubts = kept.iter().filter_map(|kept| {
                is_plain(kept.indicator).then_some(())?;
                beside_text(kept, told.unwrap_or_default())
            });
            doubts.collect::<Vec<_>>()
        });
        cells.collect::<Vec<_>>()
    });
    rows.collect()
}

/// Whether a figure of the year is the whole story of an indicator.
fn is_plain(indicator: &Indicator) -> bool {
    !indicator.name.contains("平均") || indicator.better != Better::Neither
}

/// The figure that the texts of the cell give under the name of an indicator,
/// where it is another, and the indicator's own does not stand there, too.
fn beside_text(kept: &Kept<'_>, told: &[&Told<'_>]) -> Option<Doubt> {
    let name = bones(&kept.indicator.name);
    let same_unit = || told.iter().filter(|told| told.figure.unit == kept.unit);
    let is_given = |told: &&&Told<'_>| {
        told.point
            .figures()
            .iter()
            .any(|figure| figure.unit == kept.unit && figure.amount.can_be(kept.value))
    };
    if name.chars().count() < 2 || same_unit().any(|told| is_given(&told)) {
        return None;
    }
    let mut named = same_unit().filter(|told| told.name == name);
    let only = named.next().filter(|_| named.next().is_none())?;
    let counts_alike = only.figure.is_cumulative == kept.indicator.cumulative
        || only.figure.is_cumulative == says_cumulative(&kept.indicator.name);
    counts_alike.then(|| doubt(only, kept.value, kept.place.clone()))
}

fn says_cumulative(name: &str) -> bool {
    ["累計", "累積", "延べ", "のべ", "通算"]
        .iter()
        .any(|word| name.contains(word))
}

fn doubt(told: &Told<'_>, value: f64, place: Place) -> Doubt {
    let words = told.point.words(&told.figure);
    let other = format!("{}{}", shown(value), told.figure.unit);
    let name = label(told.point, &told.figure)
        .trim_matches(|c: char| !c.is_alphanumeric())
        .trim_start_matches(['の', 'で'])
        .trim_end_matches(['は', 'が', 'を', 'の', 'も']);
    let difference = shown((told.figure.amount.value - value).abs());
    Doubt {
        code: Code::ValueElsewhere,
        weight: Weight::Heavy,
        place: told.point.place(words),
        sentence: format!("「{name}」は「{words}」とあるが、{place}では{other}である。要確認"),
        arithmetic: format!("{words}と{other}、差は{difference}"),
        other: Some(place),
    }
}
