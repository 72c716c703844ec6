//! Aligns figures in prose that continue from year to year. Nothing in a plan states that
//! two sentences count the same thing, so this is a heuristic that prefers to leave a
//! series out rather than get it wrong.

use std::collections::HashMap;

use super::likeness::Bigrams;
use super::{Change, Years};
use crate::figure::{DateInText, Figure, StatedYear, dates, figures, scaled_unit};
use crate::plan::{Better, FiscalYear, Indicator, Initiative, Number, TextKind, Value};

/// A figure that the prose of a row gives in consecutive years.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseSeries<'p> {
    /// What it seems to count, in the words of the last year.
    pub name: &'p str,
    /// What the figures are counted in; empty if they have no unit.
    pub unit: &'p str,
    /// The figures of consecutive years, at least two, in ascending order.
    pub values: Vec<ProseValue<'p>>,
}

/// A figure of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseValue<'p> {
    /// The year of the text that contains the figure.
    pub year: FiscalYear,
    /// The figure as printed.
    pub words: &'p str,
    /// The change from the previous year, or `None` for the first year.
    pub change: Option<Change>,
}

/// The kinds of text that report actual figures.
const REACHED: [TextKind; 3] = [TextKind::Result, TextKind::Outcome, TextKind::Contribution];

/// Returns the figures in the prose of a row that continue through both years, extended as
/// far back as they go. Figures that are indicators of the row are left out.
pub fn prose_series(row: &Initiative, years: Years) -> Vec<ProseSeries<'_>> {
    if years.earlier.next() != years.later {
        return Vec::new();
    }
    let lineage = Lineage::new(row, years.later);
    let all = (0..lineage.len()).map(|place| lineage.back_from(place));
    let continued = all.filter(|counted| match counted.as_slice() {
        [last, before, ..] => !is_indicator(row, [before, last]),
        _ => false,
    });
    continued.filter_map(|counted| series(&counted)).collect()
}

/// The figures that a row counts in a year and in those before it, the latest year first.
struct Lineage<'p>(Vec<CountedYear<'p>>);

/// The figures that a row counts in a year.
struct CountedYear<'p> {
    figures: Vec<CountedFigure<'p>>,
    /// For each of them the place of the one that it continues, in the year before.
    continued: Vec<Option<usize>>,
}

impl<'p> Lineage<'p> {
    /// Reads the texts of a year and of those before it, as far back as anything is continued.
    fn new(row: &'p Initiative, mut year: FiscalYear) -> Self {
        let mut years = Vec::new();
        let mut figures = CountedFigure::all(row, year);
        while !figures.is_empty() {
            let before = year.previous();
            let earlier = match before < year {
                true => CountedFigure::all(row, before),
                false => Vec::new(),
            };
            let continued = continued(&earlier, &figures);
            let goes_on = continued.iter().any(Option::is_some);
            years.push(CountedYear { figures, continued });
            figures = if goes_on { earlier } else { Vec::new() };
            year = before;
        }
        Self(years)
    }

    /// Returns how many figures there are in the latest year.
    fn len(&self) -> usize {
        self.0.first().map_or(0, |latest| latest.figures.len())
    }

    /// Returns a figure of the latest year and those that it continues, the latest first.
    fn back_from(&self, place: usize) -> Vec<&CountedFigure<'p>> {
        let mut next = Some(place);
        let counted = self.0.iter().map_while(|year| {
            let place = next?;
            next = year.continued.get(place).copied().flatten();
            year.figures.get(place)
        });
        counted.collect()
    }
}

/// A plain figure in a text of a year.
#[derive(Debug)]
struct CountedFigure<'p> {
    year: FiscalYear,
    kind: TextKind,
    figure: Figure,
    name: &'p str,
    bigrams: Bigrams,
    words: &'p str,
}

/// What figures have in common that may count the same thing, whatever their names: the kind
/// of text, the unit, and what is said of them.
type Counts = (TextKind, &'static str, [bool; 3]);

impl<'p> CountedFigure<'p> {
    /// Returns what the texts of a year count.
    fn all(row: &'p Initiative, year: FiscalYear) -> Vec<Self> {
        let texts = REACHED.into_iter();
        let texts = texts.filter_map(|kind| Some((kind, row.text(year, kind)?)));
        let points = texts.flat_map(|(kind, text)| {
            let points = text.points();
            points.map(move |point| (kind, point))
        });
        points
            .flat_map(|(kind, point)| Self::of_point(kind, point, year))
            .collect()
    }

    /// Returns what a point of a text counts.
    fn of_point(kind: TextKind, point: &'p str, year: FiscalYear) -> Vec<Self> {
        let dated = DatedText::new(point);
        let plain = figures(point).into_iter();
        let plain = plain.filter(|figure| dated.gives(figure, year));
        let counted = plain.map(|figure| {
            let name = figure.name(point);
            Self {
                year,
                kind,
                name,
                bigrams: Bigrams::distinct(name),
                words: point.get(figure.span.clone()).unwrap_or_default(),
                figure,
            }
        });
        counted
            .filter(|counted| tells_apart(counted.name))
            .collect()
    }

    fn counts(&self) -> Counts {
        let Figure {
            is_cumulative,
            is_total,
            is_new,
            unit,
            ..
        } = self.figure;
        (self.kind, unit, [is_cumulative, is_total, is_new])
    }

    /// Returns its number, and whether it is approximate.
    fn value(&self) -> Option<(Value, bool)> {
        let amount = self.figure.amount;
        let number = Number::new(amount.value)?;
        Some((Value::Number(number), amount.is_approximate))
    }
}

/// Returns for each figure of a year the place of the one before it, if each of the two is the
/// other's only candidate.
fn continued(earlier: &[CountedFigure<'_>], later: &[CountedFigure<'_>]) -> Vec<Option<usize>> {
    let (before, own) = (Candidates::new(earlier), Candidates::new(later));
    let pairs = all_bigrams(earlier) + all_bigrams(later);
    let unnamed = later
        .iter()
        .filter(|figure| before.named(figure).is_empty());
    let reach = match unnamed.count() * pairs <= MOST_STEPS {
        true => Reach::AlikeNames,
        false => Reach::SameNames,
    };
    let figures = later.iter().enumerate();
    let links = figures.map(|(place, figure)| {
        let found = before.only_like(figure, reach)?;
        let back = own.only_like(earlier.get(found)?, reach)?;
        (back == place).then_some(found)
    });
    links.collect()
}

/// The most steps of comparing names that are not the same pair by pair, for all figures of
/// two years: some hundreds of such names. Heuristic.
const MOST_STEPS: usize = 20_000_000;

fn all_bigrams(figures: &[CountedFigure<'_>]) -> usize {
    figures.iter().map(|figure| figure.bigrams.len()).sum()
}

/// Which figures are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Those of the same name. Of very many names that are alike, none is surely the same.
    SameNames,
    /// Those of a similar name, too, where none has the same.
    AlikeNames,
}

/// The figures of a year by what they count.
struct Candidates<'c, 'p> {
    figures: &'c [CountedFigure<'p>],
    by_counts: HashMap<Counts, Vec<usize>>,
    by_name: HashMap<(Counts, &'p str), Vec<usize>>,
}

impl<'c, 'p> Candidates<'c, 'p> {
    fn new(figures: &'c [CountedFigure<'p>]) -> Self {
        let mut all = Self {
            figures,
            by_counts: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (place, figure) in figures.iter().enumerate() {
            let counts = figure.counts();
            all.by_counts.entry(counts).or_default().push(place);
            let named = all.by_name.entry((counts, figure.name));
            named.or_default().push(place);
        }
        all
    }

    /// Returns the places of the figures that count the same as another under the same name.
    fn named(&self, other: &CountedFigure<'p>) -> &[usize] {
        let named = self.by_name.get(&(other.counts(), other.name));
        named.map_or(&[], Vec::as_slice)
    }

    /// Returns the place of the only figure that counts the same as another under the same
    /// name, or failing that, under a similar name.
    fn only_like(&self, other: &CountedFigure<'p>, reach: Reach) -> Option<usize> {
        match (self.named(other), reach) {
            ([], Reach::AlikeNames) => self.only_alike(other),
            ([only], _) => Some(*only),
            _ => None,
        }
    }

    fn only_alike(&self, other: &CountedFigure<'p>) -> Option<usize> {
        let places = self.by_counts.get(&other.counts())?.iter().copied();
        let mut alike = places.filter(|place| {
            let figure = self.figures.get(*place);
            figure.is_some_and(|figure| figure.bigrams.likeness(&other.bigrams) >= ALIKE)
        });
        let only = alike.next();
        only.filter(|_| alike.next().is_none())
    }
}

/// Builds the series of a figure and those that it continues, the latest first.
fn series<'p>(counted: &[&CountedFigure<'p>]) -> Option<ProseSeries<'p>> {
    let last = counted.first()?;
    let mut values: Vec<ProseValue<'p>> = Vec::new();
    let mut previous: Option<(Value, bool)> = None;
    for counted in counted.iter().rev() {
        let value = counted.value();
        let both = previous.as_ref().zip(value.as_ref());
        let change = both.and_then(|(a, b)| change(a, b));
        values.push(ProseValue {
            year: counted.year,
            words: counted.words,
            change,
        });
        previous = value;
    }
    Some(ProseSeries {
        name: last.name,
        unit: last.figure.unit,
        values,
    })
}

fn change(earlier: &(Value, bool), later: &(Value, bool)) -> Option<Change> {
    let change = Change::between(&earlier.0, &later.0, Better::Neither)?;
    Some(Change {
        is_approximate: earlier.1 || later.1,
        ..change
    })
}

/// Minimum length in characters of a name that can distinguish figures.
const FEWEST_CHARACTERS: usize = 3;

/// Returns whether a name identifies what is counted. A name that contains a year may refer
/// to a different year from the one it is printed under.
fn tells_apart(name: &str) -> bool {
    name.chars().count() >= FEWEST_CHARACTERS && !name.contains("年度")
}

/// The sentences and the dates of a text.
struct DatedText {
    /// Where full stops are, in order.
    stops: Vec<usize>,
    dates: Vec<DateInText>,
}

impl DatedText {
    fn new(text: &str) -> Self {
        Self {
            stops: text.match_indices('。').map(|(at, _)| at).collect(),
            dates: dates(text),
        }
    }

    /// Returns whether a figure is a plain figure of a year: it names that year or none, and
    /// its sentence mentions no other year before it.
    fn gives(&self, figure: &Figure, year: FiscalYear) -> bool {
        let own = figure
            .year
            .is_none_or(|stated| stated == StatedYear::Named(year));
        figure.is_plain() && own && self.year_at(figure.span.start).is_none_or(|at| at == year)
    }

    /// Returns the year that is mentioned last in a sentence before a byte.
    fn year_at(&self, at: usize) -> Option<FiscalYear> {
        let stops = self.stops.partition_point(|stop| *stop < at);
        let sentence = stops.checked_sub(1).and_then(|last| self.stops.get(last));
        let sentence = sentence.copied().unwrap_or_default();
        let before = self.dates.partition_point(|date| date.span.start < at);
        let last = before.checked_sub(1).and_then(|last| self.dates.get(last));
        let last = last.filter(|date| date.span.start >= sentence);
        last.map(|date| date.year)
    }
}

/// Minimum similarity of two different names (see [`Bigrams::likeness`]). Heuristic.
const ALIKE: f64 = 0.8;

/// Returns whether an indicator of the row has the same figures.
fn is_indicator(row: &Initiative, figures: [&CountedFigure<'_>; 2]) -> bool {
    let has = |indicator: &Indicator, counted: &CountedFigure<'_>| {
        let unit = indicator.unit.as_deref().and_then(scaled_unit);
        let scale = unit.map_or(1.0, |(scale, _)| scale);
        let actual = indicator.actual(counted.year);
        let actual = actual.and_then(Value::number).map(Number::get);
        actual.is_some_and(|actual| {
            let value = counted.figure.amount.value;
            actual == value || actual * scale == value
        })
    };
    let mut indicators = row.indicators.iter();
    indicators.any(|indicator| figures.iter().all(|counted| has(indicator, counted)))
}
