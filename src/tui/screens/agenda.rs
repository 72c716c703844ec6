//! What a meeting goes through: proposed before it begins, and as it is recorded afterwards.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use ratatui::style::Style;
use tenken::meeting::{Agenda, Content, Meeting, RowState};
use tenken::messages::Language;
use tenken::messages::actions::Accepting;
use tenken::plan::{Department, Initiative, InitiativeId};
use tenken::query::{Listing, RowOrder};

use crate::display_width::{AmbiguousWidth, pad, shorten};
use crate::tui::action::Action;
use crate::tui::draw::line::Line;
use crate::tui::draw::look::Look;
use crate::tui::draw::plan::{Lead, rating, widest_rating};
use crate::tui::draw::prose::paragraph;
use crate::tui::identity::Identity;
use crate::tui::room::{self, Choice, Choices, Outcome, Room, Shape, TableRow};
use crate::tui::stage::Stage;

/// What a meeting goes through.
pub(crate) struct AgendaRoom;

/// The agenda before the meeting begins.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Proposal {
    /// The order of the rows that are proposed.
    order: RowOrder,
    /// The agenda as somebody has changed it since.
    changed: Option<Agenda>,
}

/// The agenda as it is shown.
pub(crate) struct AgendaModel {
    agenda: Agenda,
    columns: AgendaColumns,
}

/// What the screen depends on.
#[derive(PartialEq)]
pub(crate) struct AgendaInputs {
    source: AgendaSource,
    has_states: bool,
    width: usize,
    ambiguous: AmbiguousWidth,
    language: Language,
}

/// What an agenda is made of. To compare that takes less than to make it.
#[derive(PartialEq)]
enum AgendaSource {
    /// It was recorded, or changed by somebody.
    Known(Agenda),
    /// The rows that are marked are proposed.
    Marked(BTreeSet<InitiativeId>),
    /// The rows that are listed are proposed.
    Listed(Identity<Listing>),
}

impl Room for AgendaRoom {
    type Memory = Proposal;
    type Model = AgendaModel;
    type Inputs = AgendaInputs;

    const ACTIONS: &'static [Action] = &[
        Action::Open,
        Action::NextOrder,
        Action::PutEarlier,
        Action::PutLater,
        Action::LeaveOut,
        Action::AddToAgenda,
        Action::AllotTime,
        Action::DescribeMeeting,
    ];
    const IS_TAB: bool = false;

    fn shape(_: &Stage<'_>, _: &Proposal) -> Shape {
        Shape::Table { heading: 2 }
    }

    fn inputs(stage: &Stage<'_>, proposal: &Proposal, width: usize) -> AgendaInputs {
        AgendaInputs {
            source: proposal.source(stage),
            has_states: has_states(stage),
            width,
            ambiguous: stage.look.ambiguous,
            language: stage.look.language,
        }
    }

    fn model(stage: &Stage<'_>, proposal: &Proposal, width: usize) -> AgendaModel {
        let agenda = proposal.agenda(stage);
        AgendaModel {
            columns: AgendaColumns::new(&agenda, stage, width),
            agenda,
        }
    }

    fn choices(stage: &Stage<'_>, _: &Proposal, model: &AgendaModel) -> Option<Choices> {
        Some(Choices::rows(model.agenda.rows().len(), stage.place_in(&model.agenda)))
    }

    fn choice(stage: &Stage<'_>, model: &AgendaModel, place: usize) -> Option<Choice> {
        let id = model.agenda.rows().get(place)?;
        let row = stage.plan().row(id);
        Some(row.map_or_else(|| Choice::Gone(id.clone()), Choice::Row))
    }

    fn act(
        proposal: &mut Proposal,
        action: Action,
        stage: &Stage<'_>,
        model: &AgendaModel,
    ) -> Outcome {
        let mut agenda = model.agenda.clone();
        match action {
            Action::Open => return Outcome::Meet(agenda),
            Action::AddToAgenda => return Outcome::AskRow,
            Action::AllotTime => return Outcome::AskTime,
            Action::DescribeMeeting => return Outcome::AskFacts,
            Action::NextOrder => {
                let order = proposal.order.next_in(stage.plan());
                agenda = in_order(&agenda, order, stage);
                proposal.order = order;
            }
            _ => {
                let Some(row) = model.chosen(stage).cloned() else {
                    return Outcome::Nothing;
                };
                match action {
                    Action::PutEarlier => agenda.shift(&row, -1),
                    Action::PutLater => agenda.shift(&row, 1),
                    _ => agenda.leave_out(&row),
                }
            }
        }
        proposal.change(agenda, stage)
    }

    fn label(action: Action, stage: &Stage<'_>, _: &Proposal) -> Option<&'static str> {
        let begins = action == Action::Open && stage.meeting().is_none();
        begins.then(|| stage.look.language.accepting(Accepting::Begin))
    }

    fn offers(action: Action, stage: &Stage<'_>, _: &Proposal, model: &AgendaModel) -> bool {
        match action {
            Action::DescribeMeeting => true,
            Action::AddToAgenda => model.agenda.rows().len() < stage.plan().initiatives().len(),
            _ => model.chosen(stage).is_some(),
        }
    }

    fn count(stage: &Stage<'_>, model: &AgendaModel) -> String {
        let place = stage.place_in(&model.agenda).map_or(0, |place| place + 1);
        room::place_of(place, model.agenda.rows().len(), stage)
    }

    fn heading(stage: &Stage<'_>, proposal: &Proposal, model: &AgendaModel, width: usize) -> Vec<Line> {
        let look = stage.look;
        let shortened = |said: &str, style: Style| {
            let said = shorten(said, width.saturating_sub(1), look.ambiguous);
            Line::new(format!(" {said}"), style)
        };
        let key = stage.key(Action::StartMeeting);
        let first = match stage.meeting() {
            Some(meeting) => look.language.meeting_goes_on(count_dealt_with(meeting, model), &key),
            None => look.language.meeting_begins_with(&key),
        };
        let time = model.agenda.minutes(stage.plan());
        let order = look.language.row_order(proposal.order);
        let second = look.language.agenda_in_brief(
            model.agenda.rows().len(),
            model.agenda.rows_gone_from(stage.plan()).count(),
            model.agenda.allotment,
            time,
            order,
        );
        vec![
            shortened(&first, look.theme.strong),
            shortened(&second, look.theme.dim),
        ]
    }

    fn rows(
        stage: &Stage<'_>,
        _: &Proposal,
        model: &AgendaModel,
        range: Range<usize>,
        _: usize,
    ) -> Vec<TableRow> {
        let chosen = stage.place_in(&model.agenda);
        let rows = model.agenda.rows().iter().enumerate().skip(range.start);
        let rows = rows.take(range.len());
        rows.map(|(place, row)| {
            let is_chosen = chosen == Some(place);
            TableRow {
                line: model.columns.line(row, is_chosen, stage),
                style: is_chosen.then_some(stage.look.theme.chosen),
            }
        })
        .collect()
    }

    fn empty(stage: &Stage<'_>, width: usize) -> Vec<Line> {
        let look = stage.look;
        let said = look.language.empty_agenda(&stage.key(Action::AddToAgenda));
        paragraph(&said, &[], look.theme.dim, width, look)
    }
}

impl Proposal {
    /// The agenda that is recorded, or else the one that is proposed.
    pub(super) fn agenda(&self, stage: &Stage<'_>) -> Agenda {
        self.source(stage).agenda(stage)
    }

    fn source(&self, stage: &Stage<'_>) -> AgendaSource {
        let recorded = stage.meeting().and_then(Meeting::agenda);
        if let Some(known) = recorded.or(self.changed.as_ref()) {
            return AgendaSource::Known(known.clone());
        }
        let marks = &stage.selection().marks;
        match marks.iter().any(|row| stage.plan().row(row).is_some()) {
            true => AgendaSource::Marked(marks.clone()),
            false => AgendaSource::Listed(Identity::of(stage.listing)),
        }
    }

    /// Changes the agenda. Once the meeting has begun, that is recorded.
    pub(super) fn change(&mut self, agenda: Agenda, stage: &Stage<'_>) -> Outcome {
        if stage.meeting().is_some() {
            return Outcome::Record(Content::Agenda(agenda));
        }
        self.changed = Some(agenda);
        Outcome::Nothing
    }
}

impl AgendaSource {
    fn agenda(&self, stage: &Stage<'_>) -> Agenda {
        let plan = stage.plan();
        match self {
            Self::Known(agenda) => agenda.clone(),
            Self::Marked(marks) => {
                let rows = plan.initiatives().iter().map(|row| &row.id);
                Agenda::new(rows.filter(|row| marks.contains(row)).cloned())
            }
            Self::Listed(_) => Agenda::of_listing(stage.listing, plan),
        }
    }
}

/// Whether anything became of a row so far.
fn has_states(stage: &Stage<'_>) -> bool {
    stage.meeting().is_some_and(Meeting::has_row_states)
}

fn count_dealt_with(meeting: &Meeting, model: &AgendaModel) -> usize {
    let rows = model.agenda.rows().iter();
    let is_done = |row: &&InitiativeId| meeting.state_of(row) == RowState::DealtWith;
    rows.filter(is_done).count()
}

/// The same rows in another order; those that the plan does not have any more come last.
fn in_order(agenda: &Agenda, order: RowOrder, stage: &Stage<'_>) -> Agenda {
    let plan = stage.plan();
    let rows = agenda.rows().iter().filter_map(|row| plan.row(row));
    let listing = Listing::of(rows.collect());
    let listing = match (order, &stage.open.changes) {
        (RowOrder::Change, Some(changes)) => listing.by_change(changes),
        _ => listing.in_order(order, plan, plan.facts().review_year),
    };
    let mut ordered = Agenda::of_listing(&listing, plan);
    ordered.allotment = agenda.allotment;
    for row in agenda.rows() {
        ordered.add(row.clone(), usize::MAX);
    }
    ordered
}

impl AgendaModel {
    fn chosen(&self, stage: &Stage<'_>) -> Option<&InitiativeId> {
        self.agenda.rows().get(stage.place_in(&self.agenda)?)
    }
}

/// The widths of the columns in cells; zero if a column does not fit.
struct AgendaColumns {
    /// What became of rows.
    state: usize,
    rating: usize,
    number: usize,
    title: usize,
    department: usize,
}

const GAP: usize = 2;

/// Minimum width in cells for departments beside titles. Heuristic.
const DEPARTMENT_FROM: usize = 60;

impl AgendaColumns {
    fn new(agenda: &Agenda, stage: &Stage<'_>, width: usize) -> Self {
        let (look, plan) = (stage.look, stage.plan());
        let rows = || agenda.rows().iter().filter_map(|row| plan.initiative(row));
        let states = match has_states(stage) {
            true => &[RowState::DealtWith, RowState::Later][..],
            false => &[],
        };
        let states = states.iter().map(|state| look.language.row_state(*state));
        let state = widest(states, usize::MAX, look);
        let rating = widest_rating(plan, &[plan.facts().review_year], look).min(width / 4);
        let number = widest(agenda.rows().iter().map(InitiativeId::as_str), width / 4, look);
        let departments = |most: usize| widest(rows().map(department), most, look);
        let least = departments(if width < DEPARTMENT_FROM { 0 } else { width / 4 });
        let gap = |width: usize| if width > 0 { GAP } else { 0 };
        let used = GAP + state + gap(state) + rating + gap(rating) + number + GAP + gap(least);
        // Nothing is drawn in the last column.
        let room = width.saturating_sub(used + 1);
        let titles = agenda.rows().iter().map(|id| title(id, stage));
        let title = widest(titles, room.saturating_sub(least), look);
        Self {
            state,
            rating,
            number,
            title,
            department: if least > 0 { departments(room.saturating_sub(title)) } else { 0 },
        }
    }

    fn line(&self, id: &InitiativeId, is_chosen: bool, stage: &Stage<'_>) -> Line {
        let (look, plan) = (stage.look, stage.plan());
        let style = |own: Style| if is_chosen { look.theme.chosen } else { own };
        let base = style(Style::new());
        let cell = |text: &str, width: usize| {
            let text = shorten(text, width, look.ambiguous);
            pad(&text, width, look.ambiguous)
        };
        let mut line = Lead::CURSOR.line(is_chosen, false, look);
        if self.state > 0 {
            let state = stage.meeting().map(|meeting| meeting.state_of(id));
            let state = look.language.row_state(state.unwrap_or_default());
            line.push(cell(state, self.state), style(look.theme.key));
            line.push("  ", base);
        }
        let row = plan.initiative(id);
        if self.rating > 0 {
            let rated = row.map(|row| rating(row, plan, look));
            let (mark, of_mark) = rated.unwrap_or((String::new(), Style::new()));
            line.push(cell(&mark, self.rating), style(of_mark));
            line.push("  ", base);
        }
        line.push(cell(id.as_str(), self.number), style(look.theme.dim));
        line.push("  ", base);
        let title = title(id, stage);
        line.push(cell(&title, self.title), base);
        if self.department > 0 {
            let department = row.map(department).unwrap_or_default();
            line.push("  ", base);
            line.push(cell(&department, self.department), style(look.theme.dim));
        }
        line
    }
}

/// The cells of the widest text, up to a number of them. Once one takes as many, the others need
/// not be measured.
fn widest(texts: impl Iterator<Item = impl AsRef<str>>, most: usize, look: Look) -> usize {
    let mut widest = 0;
    for text in texts {
        widest = look.ambiguous.width(text.as_ref()).max(widest);
        if widest >= most {
            return most;
        }
    }
    widest
}

/// The title of a row, or of one that is gone, what is known of it.
fn title<'s>(id: &InitiativeId, stage: &Stage<'s>) -> Cow<'s, str> {
    match stage.plan().initiative(id) {
        Some(row) => Cow::Borrowed(&row.title),
        None => Cow::Owned(stage.look.language.gone_row(stage.open.last_title(id))),
    }
}

fn department(row: &Initiative) -> String {
    row.departments.first().map(Department::spaced).unwrap_or_default()
}
