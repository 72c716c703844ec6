//! The indicators of the listed rows, and the chosen one.

use tenken::compare::Band;
use tenken::plan::{Initiative, RowIndex};
use tenken::query::{IndicatorIndex, IndicatorOrder, IndicatorRow, Listing, indicators};

use super::action::Action;
use super::draw::line::Line;
use super::draw::prose::paragraph;
use super::identity::Identity;
use super::room::{Choice, Choices, Goal, Outcome};
use super::stage::Stage;

/// The listed indicators, in the chosen order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IndicatorRows(Vec<IndicatorIndex>);

/// What the listed indicators depend on.
#[derive(Clone, PartialEq)]
pub(crate) struct IndicatorInputs {
    listing: Identity<Listing>,
    order: IndicatorOrder,
    band: Option<Band>,
}

impl IndicatorInputs {
    /// Returns the current inputs.
    pub(crate) fn new(stage: &Stage<'_>) -> Self {
        let selection = stage.selection();
        Self {
            listing: Identity::of(stage.listing),
            order: selection.indicator_order,
            band: selection.filter.band,
        }
    }
}

impl IndicatorRows {
    /// Returns the indicators of the listed rows, restricted to a band of attainment
    /// if the filter has one.
    pub(crate) fn new(stage: &Stage<'_>) -> Self {
        Self::in_order(stage.selection().indicator_order, stage)
    }

    /// Puts them into another order. What comes first in it is chosen if what came first was;
    /// otherwise the chosen one stays.
    pub(crate) fn order(&self, order: IndicatorOrder, stage: &Stage<'_>) -> Outcome {
        let is_at_top = self.place(stage) == Some(0);
        let first = is_at_top.then(|| Self::in_order(order, stage).choice(stage, 0));
        Outcome::Order {
            order,
            chosen: first.flatten(),
            is_that_of_plan: !self.differ_by(order, stage),
        }
    }

    /// Whether an order has anything of any of them to go by.
    fn differ_by(&self, order: IndicatorOrder, stage: &Stage<'_>) -> bool {
        let year = stage.plan().facts().review_year;
        let mut rows = self.iter(stage);
        order == IndicatorOrder::Plan || rows.any(|row| row.figure(order, year).is_some())
    }

    fn in_order(order: IndicatorOrder, stage: &Stage<'_>) -> Self {
        let (plan, selection) = (stage.plan(), stage.selection());
        let year = plan.facts().review_year;
        let rows = indicators(plan, stage.listing, order, year);
        let is_in_band = |row: &IndicatorRow<'_>| {
            let band = selection.filter.band;
            band.is_none_or(|band| Band::of(row.indicator, year) == band)
        };
        let rows = rows.into_iter().filter(is_in_band);
        Self(rows.map(|row| row.stands_at()).collect())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The indicators as the plan has them.
    pub(crate) fn iter<'s>(&self, stage: &Stage<'s>) -> impl Iterator<Item = IndicatorRow<'s>> {
        let plan = stage.plan();
        let indices = self.0.iter();
        indices.filter_map(move |index| IndicatorRow::at(plan, *index))
    }

    /// Returns the place of the chosen one, counted from zero: that chosen last if it is
    /// about the chosen row, or else the first about the row, or about its measure. If there
    /// is none, the next in the plan is chosen, or else the first. That is also chosen before
    /// anybody chose a row.
    pub(crate) fn place(&self, stage: &Stage<'_>) -> Option<usize> {
        let row = stage.selection().row.as_ref().and(stage.row());
        let about_row = row.and_then(|row| self.about(row, stage));
        let next = || self.next_after(row.and(stage.chosen)?, stage);
        let first = (self.len() > 0).then_some(0);
        about_row.or_else(next).or(first)
    }

    fn about(&self, row: &Initiative, stage: &Stage<'_>) -> Option<usize> {
        let last = stage.selection().indicator.as_ref();
        let last = last.and_then(|key| IndicatorRow::of_key(stage.plan(), key));
        let last = last.filter(|last| last.is_about(row));
        let last = last.map(|last| last.stands_at());
        let rank = |other: &IndicatorRow<'_>| {
            let is_last = Some(other.stands_at()) == last;
            (!is_last, other.row().is_none())
        };
        let all = self.iter(stage).enumerate();
        let about = all.filter(|(_, other)| other.is_about(row));
        let best = about.min_by_key(|(_, other)| rank(other));
        best.map(|(place, _)| place)
    }

    fn next_after(&self, row: RowIndex, stage: &Stage<'_>) -> Option<usize> {
        let rows = self.iter(stage).map(|other| other.row());
        let later = rows.enumerate().filter(|(_, other)| *other > Some(row));
        later
            .min_by_key(|(_, other)| *other)
            .map(|(place, _)| place)
    }

    /// The chosen one.
    pub(crate) fn chosen<'s>(&self, stage: &Stage<'s>) -> Option<IndicatorRow<'s>> {
        IndicatorRow::at(stage.plan(), *self.0.get(self.place(stage)?)?)
    }

    /// The one to be seen beside the chosen one: the next of the same owner, after the last the
    /// first; or if there is none, the next one listed, or at the end the one before.
    pub(crate) fn beside<'s>(&self, stage: &Stage<'s>) -> Option<IndicatorRow<'s>> {
        let place = self.place(stage)?;
        let at = |place: usize| IndicatorRow::at(stage.plan(), *self.0.get(place)?);
        let owner = |row: &IndicatorRow<'_>| (row.row(), row.number().to_owned());
        let own = at(place).as_ref().map(owner);
        let has_same_owner = |other: &usize| at(*other).as_ref().map(owner) == own;
        let mut others = (place + 1..self.len()).chain(0..place);
        let of_owner = others.find(has_same_owner).and_then(at);
        let before = || at(place.checked_sub(1)?);
        of_owner.or_else(|| at(place + 1)).or_else(before)
    }

    /// Shows the indicators of all plans that have the same name as the chosen one.
    pub(crate) fn beside_others(&self, stage: &Stage<'_>) -> Outcome {
        match self.chosen(stage) {
            Some(row) => Outcome::Show(Goal::Namesakes(row.key())),
            None => Outcome::Nothing,
        }
    }

    /// Whether there may be indicators of the same name in other plans.
    pub(crate) fn have_others(&self, stage: &Stage<'_>) -> bool {
        self.len() > 0 && stage.plans.are_several()
    }

    /// What can be chosen.
    pub(crate) fn choices(&self, stage: &Stage<'_>) -> Choices {
        Choices::rows(self.len(), self.place(stage))
    }

    /// The one at a place, counted from zero.
    pub(crate) fn choice(&self, stage: &Stage<'_>, place: usize) -> Option<Choice> {
        let row = IndicatorRow::at(stage.plan(), *self.0.get(place)?)?;
        Some(Choice::Indicator(row.key()))
    }
}

/// Explains why no indicator is listed, with a way out.
pub(crate) fn no_indicators(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let look = stage.look;
    let clear = stage.key(Action::ClearFilters);
    let clear = stage.selection().is_narrowed().then_some(clear.as_str());
    let list = stage.key(Action::ShowList);
    let none = look.language.no_indicators_listed(clear, &list);
    paragraph(&none, &[], look.theme.dim, width, look)
}
