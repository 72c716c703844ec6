//! What differs between the reports of two versions of a part, year by year.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::changes::Changes;
use super::coverage::{Coverage, Statement};
use super::{FollowUp, PlanText, RatingRevision, Reading, VersionChange, Versions};
use crate::compare::{RatingChange, Years, with_rise};
use crate::plan::{
    FiscalYear, Initiative, Plan, RatingScale, Text, TextKind, UnreadableLeaves, YearReport,
};

/// The reports on a part in both versions.
pub(super) struct Reports<'p> {
    coverage: Coverage,
    scales: Versions<&'p RatingScale>,
    unreadable: Versions<UnreadableLeaves<'p>>,
    /// What either version says of a year; it says nothing of any other.
    years: Vec<(FiscalYear, Versions<Option<&'p YearReport>>)>,
}

impl<'p> Reports<'p> {
    /// Returns the reports on the plans as a whole.
    pub(super) fn on_plans(
        plans: Versions<&'p Plan>,
        unreadable: Versions<UnreadableLeaves<'p>>,
    ) -> Self {
        let years = plans.map(|plan| plan.reported_years());
        let years = years.old.chain(years.new);
        let report = |year| plans.map(|plan| plan.year(year));
        Self::new(plans, unreadable, years, report)
    }

    /// Returns the reports on a row.
    pub(super) fn on_row(
        plans: Versions<&'p Plan>,
        row: Versions<&'p Initiative>,
        unreadable: Versions<UnreadableLeaves<'p>>,
    ) -> Self {
        let years = row.old.years.keys().chain(row.new.years.keys()).copied();
        let report = |year| row.map(|row| row.years.get(&year));
        Self::new(plans, unreadable, years, report)
    }

    fn new(
        plans: Versions<&'p Plan>,
        unreadable: Versions<UnreadableLeaves<'p>>,
        read: impl Iterator<Item = FiscalYear>,
        report: impl Fn(FiscalYear) -> Versions<Option<&'p YearReport>>,
    ) -> Self {
        let unread = unreadable.old.iter().chain(unreadable.new.iter());
        let unread = unread.filter_map(|one| one.leaf.reported_year());
        let years: BTreeSet<FiscalYear> = read.chain(unread).collect();
        let years = years.into_iter().map(|year| (year, report(year)));
        Self {
            coverage: Coverage::new(plans),
            scales: plans.map(Plan::ratings),
            unreadable,
            years: years.collect(),
        }
    }

    fn report(&self, year: FiscalYear) -> Versions<Option<&'p YearReport>> {
        let found = self.years.iter().find(|(known, _)| *known == year);
        found.map_or_else(Versions::default, |(_, report)| *report)
    }

    /// Returns the mark that either version has in its year.
    fn marks(&self, years: Versions<FiscalYear>) -> Versions<Reading<String>> {
        let mark = |report: Option<&YearReport>, leaves: UnreadableLeaves<'_>, year| {
            let mark = report.and_then(|report| report.rating.as_deref());
            Reading::new(mark.map(str::to_owned), leaves.rating(year))
        };
        Versions {
            old: mark(self.report(years.old).old, self.unreadable.old, years.old),
            new: mark(self.report(years.new).new, self.unreadable.new, years.new),
        }
    }

    fn rating(&self, years: Versions<FiscalYear>) -> RatingRevision {
        let marks = self.marks(years);
        RatingRevision {
            years,
            rise: self.rise(&marks),
            marks,
        }
    }

    /// Returns the steps that the rating rose, if the marks are those of one scale.
    fn rise(&self, marks: &Versions<Reading<String>>) -> Option<isize> {
        let scales = self
            .scales
            .map(|scale| scale.steps().iter().map(|step| &step.mark));
        if !scales.old.eq(scales.new) {
            return None;
        }
        let mark = |reading| Reading::read(reading).map(String::as_str);
        let rating = RatingChange {
            earlier: mark(&marks.old),
            later: mark(&marks.new),
            rise: None,
        };
        with_rise(rating, self.scales.new).rise
    }

    /// Returns the ratings of the two years under review, unless there is none of the later
    /// one yet.
    fn moved_rating(&self) -> Option<RatingRevision> {
        let years = self.coverage.review_years;
        let moved = self.rating(years);
        let is_rated = match years.old.cmp(&years.new) {
            Ordering::Less => !moved.marks.new.is_absent(),
            Ordering::Equal => false,
            Ordering::Greater => !moved.marks.old.is_absent(),
        };
        is_rated.then_some(moved)
    }

    /// Iterates over the ratings that differ: those of the two years under review, and those
    /// that were revised.
    fn ratings(&self) -> impl Iterator<Item = RatingRevision> {
        let years = self.years.iter().filter_map(move |(year, _)| {
            let revised = self.rating(Versions::both(*year));
            let is_absent = revised.marks.as_ref().map(Reading::is_absent);
            let is_explained = self
                .coverage
                .explains(is_absent, *year, Statement::Reported);
            (!is_explained).then_some(revised)
        });
        let ratings = self.moved_rating().into_iter().chain(years);
        ratings.filter(|rating| rating.marks.old != rating.marks.new)
    }

    /// Returns what was to come next, beside what was done, if the new version is of a later
    /// review.
    fn follow_up(&self) -> Option<FollowUp> {
        let years = Years {
            earlier: self.coverage.review_years.old,
            later: self.coverage.review_years.new,
        };
        let direction = text(self.report(years.earlier).old, TextKind::Direction);
        let result = text(self.report(years.later).new, TextKind::Result);
        let is_there = years.earlier < years.later && !direction.is_empty() && !result.is_empty();
        is_there.then(|| FollowUp {
            years,
            direction: direction.clone(),
            result: result.clone(),
        })
    }
}

impl Changes<'_> {
    /// Compares the ratings.
    pub(super) fn ratings(&mut self, reports: &Reports<'_>) {
        for rating in reports.ratings() {
            self.push(VersionChange::Rating(rating));
        }
    }

    /// Compares the texts of every year.
    pub(super) fn texts_of_years(&mut self, reports: &Reports<'_>) {
        for (year, report) in &reports.years {
            for kind in TextKind::ALL {
                let texts = report.map(|report| text(report, kind));
                let unread = self.unreadable.map(|leaves| leaves.text(*year, kind));
                let is_absent = texts.zip(unread);
                let is_absent = is_absent.map(|(text, unread)| text.is_empty() && unread.is_none());
                let statement = match kind {
                    TextKind::Plan => Statement::Planned,
                    _ => Statement::Reported,
                };
                if !reports.coverage.explains(is_absent, *year, statement) {
                    self.text(PlanText::OfYear(*year, kind), texts);
                }
            }
        }
    }

    /// Puts what was to come next beside what was done, if this is a later review.
    pub(super) fn follow_up(&mut self, reports: &Reports<'_>) {
        if let Some(follow_up) = reports.follow_up() {
            self.push(VersionChange::FollowUp(follow_up));
        }
    }
}

fn text(report: Option<&YearReport>, kind: TextKind) -> &Text {
    report.map_or(&Text::EMPTY, |report| report.text(kind))
}
