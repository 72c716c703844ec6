//! The indicators of the listed rows, and the chosen one.

use tenken::compare::Band;
use tenken::query::{IndicatorIndex, IndicatorOrder, IndicatorRow, Listing, indicators};

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
        let (plan, selection) = (stage.plan(), stage.selection());
        let year = plan.facts().review_year;
        let rows = indicators(plan, stage.listing, selection.indicator_order, year);
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

    /// Returns the place of the chosen one, counted from zero: the first if the one
    /// chosen last is not listed.
    pub(crate) fn place(&self, stage: &Stage<'_>) -> Option<usize> {
        let chosen = stage.selection().indicator.as_ref();
        let chosen = chosen.and_then(|chosen| {
            let mut rows = self.iter(stage);
            rows.position(|row| row.key() == *chosen)
        });
        chosen.or((self.len() > 0).then_some(0))
    }

    /// The chosen one.
    pub(crate) fn chosen<'s>(&self, stage: &Stage<'s>) -> Option<IndicatorRow<'s>> {
        IndicatorRow::at(stage.plan(), *self.0.get(self.place(stage)?)?)
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
