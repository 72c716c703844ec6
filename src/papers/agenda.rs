//! The agenda of a meeting, for the invitation.

use tenken::meeting::{Agenda, Day, MeetingFacts, ratings_until_review};
use tenken::messages::Language;
use tenken::paper::{Block, Paper, PaperColumn, PaperTable};
use tenken::plan::{Department, FiscalYear, Initiative, InitiativeId, Leaf, Plan};
use tenken::query::RatingChoice;

use super::head::head;

/// The agenda of a meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AgendaOfDay<'a> {
    /// The day; `None` if it is not known yet.
    pub(crate) day: Option<Day>,
    /// Where and with whom it takes place.
    pub(crate) facts: &'a MeetingFacts,
    /// The rows and the time for them.
    pub(crate) agenda: &'a Agenda,
    /// The rows of the meeting that the plan does not have any more.
    pub(crate) gone: &'a [InitiativeId],
}

/// Returns the agenda of a meeting about a plan on paper.
pub(crate) fn agenda(meeting: AgendaOfDay<'_>, plan: &Plan, language: Language) -> Paper {
    let when = meeting.day.map(|day| language.day_in_full(day));
    let minutes = meeting.agenda.minutes(plan);
    let minutes = minutes.map(|minutes| Block::Field {
        label: language.allotment_label().to_owned(),
        text: language.minutes(minutes),
    });
    let rows = [
        Block::Section(language.agenda_rows_heading().to_owned()),
        Block::Table(table(meeting.agenda, plan, language)),
    ];
    let gone = (!meeting.gone.is_empty()).then(|| Block::Field {
        label: language.gone_rows_label().to_owned(),
        text: language.in_a_row(meeting.gone.iter().map(ToString::to_string)),
    });
    let head = head(when, meeting.facts, plan, language);
    Paper {
        title: language.agenda_title(meeting.facts.title.as_deref()),
        bullet: language.bullet(),
        blocks: head
            .into_iter()
            .chain(minutes)
            .chain(rows)
            .chain(gone)
            .collect(),
    }
}

fn table(agenda: &Agenda, plan: &Plan, language: Language) -> PaperTable {
    let rows = agenda.rows().iter().filter_map(|id| plan.initiative(id));
    let rows = rows.map(|row| {
        let minutes = agenda.minutes_for(&row.id, plan);
        let minutes = minutes.map(|minutes| language.minutes(minutes));
        cells_of_row(row, &ratings_until_review(plan, row), plan, language)
            .into_iter()
            .chain(minutes)
            .collect()
    });
    let minutes = agenda.allotment.map(|_| PaperColumn {
        heading: language.minutes_heading().to_owned(),
        share: 2,
    });
    PaperTable {
        columns: columns_of_row(language)
            .into_iter()
            .chain(minutes)
            .collect(),
        rows: rows.collect(),
    }
}

/// The columns that tables of rows have on any paper.
pub(super) fn columns_of_row(language: Language) -> [PaperColumn; 4] {
    let column = |heading: &str, share| PaperColumn {
        heading: heading.to_owned(),
        share,
    };
    [
        column(language.number_heading(), 2),
        column(language.initiative_heading(), 7),
        column(language.rating_heading(), 4),
        column(language.departments_heading(), 5),
    ]
}

/// The cells of a row in these columns.
pub(super) fn cells_of_row(
    row: &Initiative,
    ratings: &[(FiscalYear, RatingChoice)],
    plan: &Plan,
    language: Language,
) -> [String; 4] {
    [
        row.id.to_string(),
        row.title.clone(),
        language.ratings_by_year(ratings),
        departments(row, plan, language),
    ]
}

/// Who is in charge of a row.
pub(super) fn departments(row: &Initiative, plan: &Plan, language: Language) -> String {
    match plan.unreadable_of(row).get(&Leaf::Departments) {
        Some(written) => language.unreadable_value(&written.shown()),
        None => language.in_a_row(row.departments.iter().map(Department::spaced)),
    }
}
