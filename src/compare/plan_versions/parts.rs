//! The parts of two versions of a plan, each compared with what it was.

use std::collections::BTreeSet;

use super::changes::Changes;
use super::coverage::Coverage;
use super::departments::RenamedDepartments;
use super::matching::{Matching, PlanMatching};
use super::reports::Reports;
use super::{Extent, PartDifference, PlanText, PlanYear, Reading, VersionChange, Versions};
use crate::plan::{
    Department, Facts, Initiative, InitiativeId, Leaf, LeafOwner, Measure, Milestone, Pillar, Plan,
    RowIndex, Text,
};

/// Two versions of a plan, and which parts of them are the same.
pub(super) struct Parts<'p> {
    plans: Versions<&'p Plan>,
    matching: PlanMatching<'p>,
    pub(super) renamed: RenamedDepartments<'p>,
}

impl<'p> Parts<'p> {
    pub(super) fn new(plans: Versions<&'p Plan>) -> Self {
        let matching = PlanMatching::new(plans);
        Self {
            plans,
            renamed: RenamedDepartments::new(plans, &matching.rows.places),
            matching,
        }
    }

    /// Starts to compare a part of the plan.
    fn changes(&self, owners: Versions<LeafOwner>) -> Changes<'p> {
        let owned = self.plans.zip(owners);
        Changes::new(owned.map(|(plan, owner)| plan.unreadable_in(owner)))
    }

    /// Compares the plan as a whole.
    pub(super) fn plan(&self) -> Vec<VersionChange> {
        let facts = self.plans.map(Plan::facts);
        let mut changes = self.changes(Versions::both(LeafOwner::Plan));
        changes.field(
            facts.map(|facts| facts.title.as_str()),
            VersionChange::Title,
        );
        years(facts, &mut changes);
        changes.field(self.plans.map(Plan::ratings), VersionChange::Scale);
        let reports = Reports::on_plans(self.plans, changes.unreadable);
        changes.ratings(&reports);
        let body = facts.map(|facts| Text::new([&facts.body]));
        changes.text(PlanText::Body, body.as_ref());
        changes.text(PlanText::Summary, facts.map(|facts| &facts.summary));
        let source = facts.map(|facts| Text::new(&facts.source));
        changes.text(PlanText::Source, source.as_ref());
        changes.texts_of_years(&reports);
        changes.into_found()
    }

    /// Compares the milestones.
    pub(super) fn milestones(&self) -> Vec<PartDifference<usize>> {
        let all = self.plans.map(Plan::milestones);
        differences(&self.matching.milestones, all, |places, both| {
            self.milestone(places, both)
        })
    }

    fn milestone(&self, places: Versions<usize>, both: Versions<&Milestone>) -> Vec<VersionChange> {
        let mut changes = self.changes(places.map(LeafOwner::Milestone));
        let unread = changes.unreadable.map(|leaves| leaves.get(&Leaf::Date));
        changes.field(both.map(|one| one.title.as_str()), VersionChange::Title);
        let dates = both.map(|one| one.date).zip(unread);
        let dates = dates.map(|(date, written)| Reading::new(date, written));
        changes.reading(dates, VersionChange::Date);
        let track = both.map(|one| Text::new(&one.track));
        changes.text(PlanText::Track, track.as_ref());
        changes.into_found()
    }

    /// Compares the pillars.
    pub(super) fn pillars(&self) -> Vec<PartDifference<usize>> {
        let all = self.plans.map(Plan::pillars);
        differences(&self.matching.pillars.places, all, |_, both| pillar(both))
    }

    /// Compares the measures.
    pub(super) fn measures(&self) -> Vec<PartDifference<usize>> {
        let all = self.plans.map(Plan::measures);
        differences(&self.matching.measures.places, all, |places, both| {
            self.measure(places, both)
        })
    }

    fn measure(&self, places: Versions<usize>, both: Versions<&Measure>) -> Vec<VersionChange> {
        let mut changes = self.changes(places.map(LeafOwner::Measure));
        changes.field(both.map(|one| one.id.as_str()), VersionChange::Number);
        changes.field(both.map(|one| one.title.as_str()), VersionChange::Title);
        self.pillar_of(both.map(|one| one.pillar.as_str()), &mut changes);
        self.departments(both.map(|one| one.departments.as_slice()), &mut changes);
        let indicators = both.map(|one| one.indicators.as_slice());
        changes.indicators(indicators, Coverage::new(self.plans));
        changes.text(PlanText::Goals, both.map(|one| &one.goals));
        changes.into_found()
    }

    /// Compares the rows. Those that only one version has come first, then those whose rating
    /// moved, then those that changed the most.
    pub(super) fn rows(&self) -> Vec<PartDifference<RowIndex>> {
        let all = self.plans.map(Plan::initiatives);
        let rows = differences(&self.matching.rows.places, all, |places, both| {
            self.row(places, both)
        });
        let measured = rows.into_iter().map(|row| (row.extent(), row));
        let mut measured: Vec<(Option<Extent>, _)> = measured.collect();
        measured.sort_by(|(one, _), (other, _)| match (one, other) {
            (Some(one), Some(other)) => other.total_cmp(one),
            (one, other) => one.is_some().cmp(&other.is_some()),
        });
        let rows = measured.into_iter().map(|(_, row)| row);
        rows.map(|row| row.map(RowIndex::new)).collect()
    }

    /// The rows of which it was inferred that one carries on the other.
    pub(super) fn inferred_rows(&self) -> BTreeSet<Versions<RowIndex>> {
        let inferred = self.matching.inferred_rows.iter();
        inferred.map(|rows| rows.map(RowIndex::new)).collect()
    }

    fn row(&self, places: Versions<usize>, both: Versions<&Initiative>) -> Vec<VersionChange> {
        let owner = |place| LeafOwner::Initiative(RowIndex::new(place));
        let mut changes = self.changes(places.map(owner));
        changes.field(both.map(|row| row.id.as_str()), VersionChange::Number);
        changes.field(both.map(|row| row.title.as_str()), VersionChange::Title);
        self.place(both, &mut changes);
        self.departments(both.map(|row| row.departments.as_slice()), &mut changes);
        let reports = Reports::on_row(self.plans, both, changes.unreadable);
        changes.ratings(&reports);
        let indicators = both.map(|row| row.indicators.as_slice());
        changes.indicators(indicators, Coverage::new(self.plans));
        changes.text(PlanText::Purpose, both.map(|row| &row.purpose));
        changes.text(PlanText::Aim, both.map(|row| &row.aim));
        changes.text(PlanText::Notes, both.map(|row| &row.notes));
        changes.text(PlanText::Follows, self.follows(both).as_ref());
        tags(both, &mut changes);
        changes.texts_of_years(&reports);
        changes.follow_up(&reports);
        changes.into_found()
    }

    /// What a row carries on of plans other than these two.
    fn follows(&self, row: Versions<&Initiative>) -> Versions<Text> {
        let ids = self.plans.map(|plan| plan.facts().id.as_str());
        row.map(|row| {
            let is_of_these = |reference: &&String| {
                let plan = reference.split_once('/').map(|(plan, _)| plan);
                plan == Some(ids.old) || plan == Some(ids.new)
            };
            Text::new(
                row.follows
                    .iter()
                    .filter(|reference| !is_of_these(reference)),
            )
        })
    }

    /// Compares what a row is below, and which row it reprints.
    fn place(&self, row: Versions<&Initiative>, changes: &mut Changes<'_>) {
        let measures = row.map(|row| row.measure.as_deref());
        if !self.matching.measures.are_same(measures) {
            let measures = measures.map(|id| id.map(str::to_owned));
            changes.push(VersionChange::Measure(measures));
        }
        // Of a row below a measure, the pillar is that of the measure.
        if measures.old.is_none() || measures.new.is_none() {
            self.pillar_of(row.map(|row| row.pillar.as_str()), changes);
        }
        let originals = row.map(|row| row.reprint_of.as_ref());
        let ids = originals.map(|id| id.map(InitiativeId::as_str));
        if !self.matching.rows.are_same(ids) {
            changes.push(VersionChange::ReprintOf(
                originals.map(Option::<&_>::cloned),
            ));
        }
    }

    fn pillar_of(&self, ids: Versions<&str>, changes: &mut Changes<'_>) {
        if !self.matching.pillars.are_same(ids.map(Some)) {
            changes.push(VersionChange::Pillar(ids.map(str::to_owned)));
        }
    }

    fn departments(&self, departments: Versions<&[Department]>, changes: &mut Changes<'_>) {
        let unread = changes
            .unreadable
            .map(|leaves| leaves.get(&Leaf::Departments));
        if unread.old == unread.new && self.renamed.are_same(departments) {
            return;
        }
        let is_written = |departments: &&[Department]| !departments.is_empty();
        let readings = departments.zip(unread).map(|(departments, written)| {
            let read = Some(departments).filter(is_written).map(<[_]>::to_vec);
            Reading::new(read, written)
        });
        changes.push(VersionChange::Departments(readings));
    }
}

fn pillar(both: Versions<&Pillar>) -> Vec<VersionChange> {
    let mut changes = Changes::new(Versions::default());
    changes.field(both.map(|one| one.id.as_str()), VersionChange::Number);
    changes.field(both.map(|one| one.title.as_str()), VersionChange::Title);
    changes.into_found()
}

fn years(facts: Versions<&Facts>, changes: &mut Changes<'_>) {
    let years = [
        (PlanYear::First, facts.map(|facts| facts.first_year)),
        (PlanYear::Last, facts.map(|facts| facts.last_year)),
        (PlanYear::Review, facts.map(|facts| facts.review_year)),
    ];
    for (which, years) in years {
        changes.field(years.as_ref(), |years| VersionChange::Year(which, years));
    }
}

/// Compares the tags that either version has.
fn tags(row: Versions<&Initiative>, changes: &mut Changes<'_>) {
    let unread = changes
        .unreadable
        .old
        .iter()
        .chain(changes.unreadable.new.iter());
    let unread = unread.filter_map(|one| match &one.leaf {
        Leaf::Tag(name) => Some(name),
        _ => None,
    });
    let read = row.old.tags.keys().chain(row.new.tags.keys());
    let names: BTreeSet<&String> = read.chain(unread).collect();
    for name in names {
        let values = row.map(|row| row.tags.get(name).unwrap_or(&Text::EMPTY));
        changes.text(PlanText::Tag(name.clone()), values);
    }
}

/// Compares the parts of a kind.
fn differences<T>(
    matching: &Matching,
    all: Versions<&[T]>,
    compare: impl Fn(Versions<usize>, Versions<&T>) -> Vec<VersionChange>,
) -> Vec<PartDifference<usize>> {
    let unpaired = matching.unpaired();
    let changed = matching.pairs().iter().filter_map(|places| {
        let (old, new) = (all.old.get(places.old)?, all.new.get(places.new)?);
        let changes = compare(*places, Versions { old, new });
        (!changes.is_empty()).then_some(PartDifference::Changed(*places, changes))
    });
    let gone = unpaired.old.map(PartDifference::Gone);
    let added = unpaired.new.map(PartDifference::Added);
    gone.chain(added).chain(changed).collect()
}
