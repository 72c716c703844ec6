//! What a screen may read: the plan in view, the selection in it, and what is
//! derived from these for all screens. A screen sees nothing of other screens.

use std::borrow::Cow;
use std::rc::Rc;

use tenken::compare::Years;
use tenken::meeting::{Agenda, LeftOpen, Meeting, Noted, Rerating, Said};
use tenken::plan::{Initiative, InitiativeId, Plan, RowIndex};
use tenken::query::{IndicatorKey, IndicatorRow, Listing, Pattern};

use super::action::Action;
use super::draw::look::Look;
use super::gathering::Gathering;
use super::plans::{OpenPlan, Plans};
use super::selection::{DoubtChoice, Selection};
use super::settings::Settings;
use crate::question::{Question, Questions};

/// What a slide is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum OnSlide<'s> {
    /// A row of the agenda.
    Row(&'s Initiative),
    /// A row of the agenda that the plan does not have any more.
    Gone(&'s InitiativeId),
}

impl<'s> OnSlide<'s> {
    /// The id of the row.
    pub(crate) fn id(self) -> &'s InitiativeId {
        match self {
            Self::Row(row) => &row.id,
            Self::Gone(id) => id,
        }
    }
}

/// The slides of a meeting.
#[derive(Debug, Default)]
pub(crate) struct Slides<'s> {
    /// The rows of the agenda of which there are slides: those that the plan has, and the one on
    /// the slide.
    pub(crate) rows: Vec<&'s InitiativeId>,
    /// The place of the slide that is shown among all, counted from zero.
    pub(crate) place: Option<usize>,
}

/// Where what is chosen is shown in full, next to the list of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DetailPlace {
    /// Nowhere, so that it has to be opened.
    Nowhere,
    /// Beside the list, which has the whole height.
    Beside,
    /// Below the list.
    Below,
}

/// What a screen may know.
#[derive(Clone, Copy)]
pub(crate) struct Stage<'s> {
    /// What can be changed while the program runs.
    pub(crate) settings: &'s Settings,
    /// All plans.
    pub(crate) plans: &'s Plans,
    /// The plan in view.
    pub(crate) open: &'s OpenPlan,
    /// The rows that are listed.
    pub(crate) listing: &'s Rc<Listing>,
    /// The chosen row.
    pub(crate) chosen: Option<RowIndex>,
    /// The indicators of all plans that have the same name as the chosen one.
    pub(crate) gathering: &'s Gathering,
    /// How things look.
    pub(crate) look: Look,
    /// Whether a search is being typed.
    pub(crate) is_searching: bool,
    /// Where what is chosen is shown in full.
    pub(crate) detail: DetailPlace,
    /// Whether the screen was opened from a doubt.
    pub(crate) is_from_doubt: bool,
}

impl<'s> Stage<'s> {
    /// The plan.
    pub(crate) fn plan(&self) -> &'s Plan {
        &self.open.plan
    }

    /// What is chosen in it.
    pub(crate) fn selection(&self) -> &'s Selection {
        &self.open.selection
    }

    /// Whether what is chosen is shown in full next to the list of it.
    pub(crate) fn has_detail(&self) -> bool {
        self.detail != DetailPlace::Nowhere
    }

    /// The meeting that is held today, once it has begun.
    pub(crate) fn meeting(&self) -> Option<&'s Meeting> {
        self.open.meeting(self.settings.today)
    }

    /// Whether something that was noted is to be seen here. What is private is its writer's
    /// alone, and is not shown where others follow.
    pub(crate) fn sees(&self, noted: &Noted) -> bool {
        let settings = self.settings;
        match settings.follows {
            true => !noted.note.is_private(),
            false => noted.is_for(&settings.hand().person),
        }
    }

    /// What earlier meetings left open.
    pub(crate) fn left_open(&self) -> Vec<LeftOpen<'s>> {
        let recorded = self.open.recorded.as_ref();
        let left = recorded.map(|recorded| recorded.meetings.left_open_before(self.settings.today));
        left.unwrap_or_default()
    }

    /// The last change that this person made to the rating of a row in the meeting, if it is not
    /// taken back.
    pub(crate) fn rerated(&self, row: &InitiativeId) -> Option<Rerating> {
        let hand = self.settings.hand();
        let noted = self.meeting()?.noted_of(Some(row));
        let own = noted.filter(|noted| noted.id.writer.is_of(&hand.person));
        let changes = own.filter_map(|noted| match &noted.note.said {
            Said::Rating(change) => Some(change),
            _ => None,
        });
        Some(Rerating {
            row: row.clone(),
            change: changes.last()?.clone(),
        })
    }

    /// The chosen row.
    pub(crate) fn row(&self) -> Option<&'s Initiative> {
        self.plan().at(self.chosen?)
    }

    /// What the slide is about; `None` if the chosen row is not on the agenda of the meeting.
    pub(crate) fn on_slide(&self) -> Option<OnSlide<'s>> {
        let agenda = self.meeting()?.agenda()?;
        let chosen = self.selection().row.as_ref();
        let on_slide = match chosen.filter(|id| self.plan().row(id).is_none()) {
            Some(gone) if agenda.place(gone).is_some() => OnSlide::Gone(gone),
            _ => OnSlide::Row(self.row()?),
        };
        agenda.place(on_slide.id()).map(|_| on_slide)
    }

    /// The slides of the meeting; none before it has an agenda.
    pub(crate) fn slides(&self) -> Slides<'s> {
        let Some(agenda) = self.meeting().and_then(Meeting::agenda) else {
            return Slides::default();
        };
        let on_slide = self.on_slide().map(OnSlide::id);
        let rows = agenda.rows().iter();
        let rows = rows.filter(|row| on_slide == Some(*row) || self.plan().row(row).is_some());
        let rows: Vec<&InitiativeId> = rows.collect();
        let place = rows.iter().position(|row| Some(*row) == on_slide);
        Slides { rows, place }
    }

    /// The place of the chosen row in an agenda, whether it is listed or not, counted from zero;
    /// before anybody chose one of the agenda, the first.
    pub(crate) fn place_in(&self, agenda: &Agenda) -> Option<usize> {
        let chosen = self.selection().row.as_ref();
        let place = chosen.and_then(|row| agenda.place(row));
        place.or((!agenda.rows().is_empty()).then_some(0))
    }

    /// The row that an indicator is about; of the rows of a measure the chosen one, or else the
    /// first that is listed.
    pub(crate) fn row_of_indicator(&self, key: &IndicatorKey) -> Option<RowIndex> {
        let indicator = IndicatorRow::of_key(self.plan(), key)?;
        let listed = self.listing.rows().iter().copied();
        let mut rows = self.chosen.into_iter().chain(listed);
        rows.find(|row| {
            let row = self.plan().at(*row);
            row.is_some_and(|row| indicator.is_about(row))
        })
    }

    /// Where the chosen row is listed, counted from zero.
    pub(crate) fn position(&self) -> Option<usize> {
        self.listing.position(self.chosen?)
    }

    /// The year of the card, and the year before it.
    pub(crate) fn years(&self) -> Years {
        self.selection().years()
    }

    /// The words that are searched for.
    pub(crate) fn patterns(&self) -> &'s [Pattern] {
        self.selection().patterns()
    }

    /// The key of an action that is named first; empty if it has none.
    pub(crate) fn key(&self, action: Action) -> String {
        self.settings.keymap.first_key(action)
    }

    /// What is to be asked about a row and not dismissed, once the plan has been
    /// checked.
    pub(crate) fn questions_of(&self, row: &Initiative) -> impl Iterator<Item = &'s Question> {
        let dismissals = &self.open.dismissed.dismissals;
        let questions = self.open.questions.iter();
        let of_row = questions.flat_map(|questions| questions.of_row(&row.id));
        of_row.filter(|question| question.dismissal(dismissals).is_none())
    }

    /// The questions about the plan that are to be asked; `None` before it has
    /// been checked.
    pub(crate) fn questions(&self) -> Option<&'s Questions> {
        self.open.questions.as_deref()
    }

    /// The doubt that the screen was opened from, if it is about the chosen row.
    fn asked(&self) -> Option<&'s Question> {
        let Some(DoubtChoice::Exactly { doubt, .. }) = &self.selection().doubt else {
            return None;
        };
        let mut questions = self.questions()?.of_row(&self.row()?.id);
        let found = questions.find(|question| question.doubt == **doubt);
        found.filter(|_| self.is_from_doubt)
    }

    /// What is marked in a card: what is searched for, and the words in doubt if
    /// the card was opened from a doubt.
    pub(crate) fn found_patterns(&self) -> Cow<'s, [Pattern]> {
        let Some(asked) = self.asked() else {
            return Cow::Borrowed(self.patterns());
        };
        let words = Pattern::new(&asked.doubt.place.words);
        let searched = self.patterns().iter().cloned();
        let patterns = searched.chain([words]);
        Cow::Owned(patterns.filter(|pattern| !pattern.is_empty()).collect())
    }
}
