//! The minutes of a meeting.

use tenken::check::Dismissals;
use tenken::compare::{PlanChanges, Years};
use tenken::meeting::{Day, Discussion, Meetings, Minutes, NoteKind, ReviewedRow, RowMinutes};
use tenken::messages::Language;
use tenken::paper::{Block, Paper, PaperColumn, PaperTable};
use tenken::plan::Plan;

use super::agenda::{cells_of_row, columns_of_row, departments};
use super::head::head;

/// What the minutes of a meeting are made of, besides the plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MinutesOfDay<'m> {
    /// The day.
    pub(crate) day: Day,
    /// What is recorded of the meetings about the plan.
    pub(crate) meetings: &'m Meetings,
    /// What is dismissed of the plan.
    pub(crate) dismissals: &'m Dismissals,
}

/// Returns the minutes of a meeting about a plan on paper; `None` if nothing is recorded of that
/// day.
pub(crate) fn minutes(of_day: MinutesOfDay<'_>, plan: &Plan, language: Language) -> Option<Paper> {
    let MinutesOfDay {
        day,
        meetings,
        dismissals,
    } = of_day;
    let changes = PlanChanges::new(plan, Years::since_year_before(plan.facts().review_year));
    let minutes = Minutes::new(plan, &changes, meetings, dismissals, day)?;
    Some(paper(&minutes, plan, language))
}

fn paper(minutes: &Minutes<'_>, plan: &Plan, language: Language) -> Paper {
    let meeting = minutes.meeting;
    let when = language.date_and_beginning(meeting.day(), meeting.began());
    let wording = Wording { plan, language };
    let mut blocks = head(Some(when), meeting.facts(), plan, language);
    blocks.extend(wording.agenda(minutes));
    // Without an agenda, nothing is beside it.
    let (proceedings, beside) = match minutes.agenda.is_empty() {
        true => (&minutes.other_rows, [].as_slice()),
        false => (&minutes.agenda, minutes.other_rows.as_slice()),
    };
    blocks.extend(wording.rows(language.proceedings_heading(), proceedings));
    blocks.extend(wording.of_plan(&minutes.of_plan));
    blocks.extend(wording.rows(language.other_rows_heading(), beside));
    blocks.extend(wording.tasks(minutes));
    blocks.extend(wording.dismissed(minutes));
    Paper {
        title: language.minutes_title(meeting.facts().title.as_deref()),
        bullet: language.bullet(),
        blocks,
    }
}

/// What minutes are put into words by.
struct Wording<'p> {
    plan: &'p Plan,
    language: Language,
}

impl Wording<'_> {
    fn agenda(&self, minutes: &Minutes<'_>) -> Vec<Block> {
        let language = self.language;
        let state = column(language.row_state_heading(), 2);
        let rows = minutes.agenda.iter().map(|row| {
            let state = language.row_state(row.state).to_owned();
            let cells = match &row.reviewed {
                Some(ReviewedRow { row, ratings, .. }) => {
                    cells_of_row(row, ratings, self.plan, language)
                }
                None => [
                    row.id.to_string(),
                    language.row_is_gone().to_owned(),
                    String::new(),
                    String::new(),
                ],
            };
            cells.into_iter().chain([state]).collect()
        });
        let table = PaperTable {
            columns: columns_of_row(language)
                .into_iter()
                .chain([state])
                .collect(),
            rows: rows.collect(),
        };
        section(language.agenda_heading(), table)
    }

    /// What was said of rows, each under its number and title; nothing if there are none.
    fn rows(&self, heading: &str, rows: &[RowMinutes<'_>]) -> Vec<Block> {
        let heading = (!rows.is_empty()).then(|| Block::Section(heading.to_owned()));
        let rows = rows.iter().flat_map(|row| self.row(row));
        heading.into_iter().chain(rows).collect()
    }

    fn row(&self, row: &RowMinutes<'_>) -> Vec<Block> {
        let language = self.language;
        let fields = row.reviewed.iter().flat_map(|reviewed| {
            let departments = departments(reviewed.row, self.plan, language);
            let ratings = language.ratings_by_year(&reviewed.ratings);
            let change = reviewed.change;
            let change = change.map(|change| language.change_in_a_line(change));
            [
                field(language.departments_label(), departments),
                field(language.rating_label(), ratings),
                field(language.change_label(), change.unwrap_or_default()),
            ]
        });
        let heading = Block::Item(self.name_of(row));
        let discussion = self.discussion(&row.discussion);
        std::iter::once(heading)
            .chain(fields.flatten())
            .chain(discussion)
            .collect()
    }

    /// The number and the title of a row.
    fn name_of(&self, row: &RowMinutes<'_>) -> String {
        let title = row.reviewed.as_ref().map(|reviewed| &*reviewed.row.title);
        let title = title.unwrap_or(self.language.row_is_gone());
        format!("{}  {title}", row.id)
    }

    fn of_plan(&self, discussion: &Discussion<'_>) -> Vec<Block> {
        let heading = self.language.plan_as_a_whole_heading().to_owned();
        let heading = (!discussion.is_empty()).then_some(Block::Section(heading));
        let said = self.discussion(discussion);
        heading.into_iter().chain(said).collect()
    }

    fn discussion(&self, discussion: &Discussion<'_>) -> Vec<Block> {
        let language = self.language;
        let found_open = discussion.found_open.iter();
        let found_open = found_open.map(|left| {
            let (day, note) = (left.id.day, &left.noted.note);
            language.left_open(day, note, left.is_settled)
        });
        let found_open = list(language.found_open_label(), found_open);
        let noted = NoteKind::ALL.into_iter().filter_map(|kind| {
            let label = match kind {
                NoteKind::Decision => language.decisions_label(),
                NoteKind::Task => language.tasks_label(),
                NoteKind::Pending => language.pending_label(),
                NoteKind::Memo => return None,
            };
            let notes = discussion.of_kind(kind);
            list(label, notes.map(|note| language.said_in_meeting(note)))
        });
        found_open.into_iter().chain(noted).collect()
    }

    fn tasks(&self, minutes: &Minutes<'_>) -> Vec<Block> {
        let language = self.language;
        let mut tasks: Vec<_> = minutes.tasks().collect();
        tasks.sort_by(|(_, one), (_, other)| one.by_assignee(other));
        let rows = tasks.into_iter().map(|(row, task)| {
            let row = row.map(|row| self.name_of(row));
            let due = task.due().map(|due| language.due(due));
            vec![
                task.assignee_in_words().unwrap_or_default(),
                due.unwrap_or_default(),
                task.text.to_string(),
                row.unwrap_or_else(|| language.plan_as_a_whole_heading().to_owned()),
            ]
        });
        let table = PaperTable {
            columns: vec![
                column(language.assignee_heading(), 4),
                column(language.due_heading(), 6),
                column(language.content_heading(), 7),
                column(language.initiative_heading(), 4),
            ],
            rows: rows.collect(),
        };
        section(language.tasks_heading(), table)
    }

    fn dismissed(&self, minutes: &Minutes<'_>) -> Vec<Block> {
        let language = self.language;
        let rows = minutes.dismissed.iter().map(|dismissal| {
            vec![
                language.dismissed_place(dismissal),
                language.dismissed_doubt(dismissal),
                dismissal.reason.to_string(),
            ]
        });
        let table = PaperTable {
            columns: vec![
                column(language.doubt_place_heading(), 4),
                column(language.content_heading(), 9),
                column(language.reason_heading(), 7),
            ],
            rows: rows.collect(),
        };
        section(language.dismissed_heading(), table)
    }
}

fn column(heading: &str, share: usize) -> PaperColumn {
    PaperColumn {
        heading: heading.to_owned(),
        share,
    }
}

/// A table under the heading of a section; nothing if it has no rows.
fn section(heading: &str, table: PaperTable) -> Vec<Block> {
    match table.rows.is_empty() {
        true => Vec::new(),
        false => vec![Block::Section(heading.to_owned()), Block::Table(table)],
    }
}

/// A field; nothing if nothing is said.
fn field(label: &str, text: String) -> Option<Block> {
    let label = label.to_owned();
    (!text.is_empty()).then_some(Block::Field { label, text })
}

/// Points under a label; nothing if there are none.
fn list(label: &str, points: impl Iterator<Item = String>) -> Option<Block> {
    let (label, points) = (label.to_owned(), points.collect::<Vec<_>>());
    (!points.is_empty()).then_some(Block::List { label, points })
}
