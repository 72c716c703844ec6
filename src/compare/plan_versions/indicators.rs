//! What differs between the indicators of two versions of a part.

use std::collections::BTreeSet;

use super::changes::Changes;
use super::coverage::{Coverage, Statement};
use super::matching::{Matching, keys};
use super::{Reading, VersionChange, Versions};
use crate::compare::Change;
use crate::plan::{
    Better, FigureKind, FiscalYear, Indicator, IndicatorLeaf, UnreadableFigures, UnreadableLeaves,
    Value,
};

/// What differs in an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorDifference {
    /// Its name.
    pub name: String,
    /// What it counts, if that is known: as the new version has it, if that has the indicator.
    pub unit: Option<String>,
    /// What differs.
    pub revision: IndicatorRevision,
}

/// Something in which two versions of an indicator differ. They are the same indicator if their
/// names and units are, or else their names.
#[derive(Debug, Clone, PartialEq)]
pub enum IndicatorRevision {
    /// Only the old version has it.
    Gone,
    /// Only the new version has it.
    Added,
    /// What it counts.
    Unit(Versions<Reading<String>>),
    /// The direction in which it improves.
    Better(Versions<Reading<Better>>),
    /// Whether the value of each year includes the previous years.
    Cumulative(Versions<Reading<bool>>),
    /// The years from which it is counted in another way.
    Breaks(Versions<Vec<FiscalYear>>),
    /// A figure of a year.
    Figure(FigureRevision),
}

/// A figure of a year that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRevision {
    /// The year.
    pub year: FiscalYear,
    /// Which figure it is.
    pub kind: FigureKind,
    /// The values.
    pub values: Versions<Reading<Value>>,
    /// The change between the two, or `None` if either is not a number or they are counted in
    /// different units.
    pub change: Option<Change>,
}

impl IndicatorRevision {
    /// Returns how much it changes: a figure as that of two years, anything else 1.
    pub(super) fn size(&self) -> f64 {
        match self {
            Self::Figure(figure) => figure.change.map_or(1.0, |change| change.size()),
            Self::Gone
            | Self::Added
            | Self::Unit(_)
            | Self::Better(_)
            | Self::Cumulative(_)
            | Self::Breaks(_) => 1.0,
        }
    }
}

impl Changes<'_> {
    /// Compares indicators.
    pub(super) fn indicators(&mut self, indicators: Versions<&[Indicator]>, coverage: Coverage) {
        let matching = matching(indicators);
        let unpaired = matching.unpaired();
        for gone in unpaired.old.filter_map(|place| indicators.old.get(place)) {
            self.push(revised(gone, IndicatorRevision::Gone));
        }
        for added in unpaired.new.filter_map(|place| indicators.new.get(place)) {
            self.push(revised(added, IndicatorRevision::Added));
        }
        for places in matching.pairs() {
            let old = IndicatorInVersion::at(places.old, indicators.old, self.unreadable.old);
            let new = IndicatorInVersion::at(places.new, indicators.new, self.unreadable.new);
            let Some((old, new)) = old.zip(new) else {
                continue;
            };
            for revision in revisions(Versions { old, new }, coverage) {
                self.push(revised(new.indicator, revision));
            }
        }
    }
}

fn revised(indicator: &Indicator, revision: IndicatorRevision) -> VersionChange {
    VersionChange::Indicator(IndicatorDifference {
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        revision,
    })
}

fn matching(indicators: Versions<&[Indicator]>) -> Matching {
    let mut matching = Matching::new(indicators.map(<[Indicator]>::len));
    matching.pair_by(&keys(indicators, |one| (&one.name, &one.unit)));
    matching.pair_by(&keys(indicators, |one| &one.name));
    matching.into_order()
}

/// An indicator of a version, with what of it cannot be read.
#[derive(Debug, Clone, Copy)]
struct IndicatorInVersion<'p> {
    indicator: &'p Indicator,
    unreadable: UnreadableFigures<'p>,
}

impl<'p> IndicatorInVersion<'p> {
    fn at(
        place: usize,
        indicators: &'p [Indicator],
        unreadable: UnreadableLeaves<'p>,
    ) -> Option<Self> {
        Some(Self {
            indicator: indicators.get(place)?,
            unreadable: unreadable.indicator(place),
        })
    }

    fn unit(&self) -> Reading<String> {
        let unit = self.indicator.unit.clone();
        Reading::new(unit, self.unreadable.get(IndicatorLeaf::Unit))
    }

    fn better(&self) -> Reading<Better> {
        let better = Some(self.indicator.better);
        Reading::new(better, self.unreadable.get(IndicatorLeaf::Better))
    }

    fn cumulative(&self) -> Reading<bool> {
        let cumulative = Some(self.indicator.cumulative);
        Reading::new(cumulative, self.unreadable.get(IndicatorLeaf::Cumulative))
    }

    fn figure(&self, year: FiscalYear, kind: FigureKind) -> Reading<Value> {
        let figures = self.indicator.years.get(&year);
        let value = figures.and_then(|figures| figures.get(kind)).cloned();
        Reading::new(value, self.unreadable.figure(year, kind))
    }
}

fn revisions(
    both: Versions<IndicatorInVersion<'_>>,
    coverage: Coverage,
) -> impl Iterator<Item = IndicatorRevision> {
    let unit = both.map(|one| one.unit());
    let better = both.map(|one| one.better());
    let cumulative = both.map(|one| one.cumulative());
    let breaks = both.map(|one| one.indicator.breaks.to_vec());
    let terms = [
        (unit.old != unit.new).then_some(IndicatorRevision::Unit(unit)),
        (better.old != better.new).then_some(IndicatorRevision::Better(better)),
        (cumulative.old != cumulative.new).then_some(IndicatorRevision::Cumulative(cumulative)),
        (breaks.old != breaks.new).then_some(IndicatorRevision::Breaks(breaks)),
    ];
    let figures = figures(both, coverage).map(IndicatorRevision::Figure);
    terms.into_iter().flatten().chain(figures)
}

/// Iterates over the figures that differ, year by year.
fn figures(
    both: Versions<IndicatorInVersion<'_>>,
    coverage: Coverage,
) -> impl Iterator<Item = FigureRevision> {
    let years = both.map(|one| one.unreadable.years_of(one.indicator));
    let years: BTreeSet<FiscalYear> = years.old.into_iter().chain(years.new).collect();
    let of_kinds = years.into_iter().flat_map(|year| {
        let kinds = FigureKind::ALL.into_iter();
        kinds.map(move |kind| (year, kind))
    });
    of_kinds.filter_map(move |(year, kind)| {
        let values = both.map(|one| one.figure(year, kind));
        let is_absent = values.as_ref().map(Reading::is_absent);
        let statement = match kind {
            FigureKind::Actual => Statement::Reported,
            FigureKind::Target | FigureKind::Was => Statement::Planned,
        };
        let is_explained = coverage.explains(is_absent, year, statement)
            || kind == FigureKind::Was && is_told_by_target(both, year);
        let differs = values.old != values.new && !is_explained;
        differs.then(|| FigureRevision {
            year,
            kind,
            change: change(both, &values),
            values,
        })
    })
}

/// Returns whether what a target was before its revision is just what it is in the other
/// version, so that the two targets say it.
fn is_told_by_target(both: Versions<IndicatorInVersion<'_>>, year: FiscalYear) -> bool {
    let target = both.map(|one| one.figure(year, FigureKind::Target));
    let was = both.map(|one| one.figure(year, FigureKind::Was));
    let is_told = |was: &Reading<Value>, target| !was.is_absent() && was == target;
    target.old != target.new && (is_told(&was.new, &target.old) || is_told(&was.old, &target.new))
}

fn change(
    both: Versions<IndicatorInVersion<'_>>,
    values: &Versions<Reading<Value>>,
) -> Option<Change> {
    let (old, new) = (values.old.read()?, values.new.read()?);
    let is_same_unit = both.old.unit() == both.new.unit();
    let change = is_same_unit.then(|| Change::between(old, new, both.new.indicator.better));
    change.flatten()
}
