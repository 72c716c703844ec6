//! `tenken tasks`: what meetings gave people to do, and what they left open.

use std::path::PathBuf;

use clap::Args;
use serde_json::Value as Json;
use tenken::across::PlanNames;
use tenken::meeting::{Day, Due, Meetings, Note, NoteKind};
use tenken::messages::Language;
use tenken::plan::{Facts, InitiativeId, Plan};

use super::answer::{AnswerColumn, AnswerTable, BODY, CommandAnswer, EmptyAnswer, TableLayout};
use super::context::{Context, Ending, Failure, say_reports};
use super::format::FormatArguments;
use super::help::OUTPUT;
use crate::answer_cell::AnswerCell;

/// Arguments of `tenken tasks`.
#[derive(Debug, Args)]
pub(crate) struct Tasks {
    /// Files or folders; none for the built-in plans.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Whether what is settled is left out.
    #[arg(long, help_heading = OUTPUT)]
    open: bool,

    #[command(flatten)]
    format: FormatArguments,
}

/// A task or a pending point of a meeting about a plan.
#[derive(Debug, Clone)]
struct Task {
    plan: Facts,
    day: Day,
    note: Note,
    row: RowTitle,
    is_settled: bool,
}

/// The title of the row that a task is about.
#[derive(Debug, Clone)]
enum RowTitle {
    /// It is about the plan as a whole.
    None,
    /// The plan has the row no more.
    Gone,
    Known(String),
}

impl Tasks {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let opened = context.ask(&self.paths, |file, _| {
            let (meetings, reports) = file.meetings();
            let facts = file.plan.facts().clone();
            (facts, tasks(&file.plan, &meetings), reports)
        });
        let (ending, language) = (opened.ending(), opened.language);
        let (mut plans, mut found, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for (facts, tasks, reports) in opened.answers {
            plans.push(facts);
            found.extend(tasks);
            wrong.extend(reports);
        }
        say_reports(&wrong, language);
        found.retain(|task| !(self.open && task.is_settled));
        let names = (plans.len() > 1).then(|| PlanNames::new(plans.iter()));
        self.format
            .write(&answer(found, names.as_ref(), language), context)?;
        Ok(match wrong.is_empty() {
            true => ending,
            false => Ending::Errors,
        })
    }
}

/// The tasks that a meeting about a plan gave.
pub(super) fn tasks_of_meeting(
    plan: &Plan,
    meetings: &Meetings,
    day: Day,
    language: Language,
) -> CommandAnswer {
    let mut tasks = tasks(plan, meetings);
    tasks.retain(|task| task.day == day && task.note.kind() == NoteKind::Task);
    answer(tasks, None, language)
}

fn tasks(plan: &Plan, meetings: &Meetings) -> Vec<Task> {
    let left_open = meetings.left_open().into_iter();
    let tasks = left_open.map(|left| Task {
        plan: plan.facts().clone(),
        day: left.id.day,
        row: RowTitle::of(&left.noted.note, plan),
        note: left.noted.note.clone(),
        is_settled: left.is_settled,
    });
    tasks.collect()
}

impl RowTitle {
    fn of(note: &Note, plan: &Plan) -> Self {
        match &note.row {
            None => Self::None,
            Some(id) => match plan.initiative(id) {
                Some(row) => Self::Known(row.title.clone()),
                None => Self::Gone,
            },
        }
    }
}

/// The tasks by person and date, whatever plan they are of. The plans are named where there
/// are several.
fn answer(mut tasks: Vec<Task>, names: Option<&PlanNames>, language: Language) -> CommandAnswer {
    tasks.sort_by(|one, other| one.note.by_assignee(&other.note));
    let columns = columns(names.is_some(), language);
    let table = |plan, rows| AnswerTable {
        plan,
        columns: columns.clone(),
        rows,
    };
    let tables = tasks.iter().map(|task| {
        let name = names.map(|names| names.name(&task.plan));
        let row = task.cells(name, language);
        table(Some((&task.plan).into()), vec![row])
    });
    let mut tables: Vec<AnswerTable> = tables.collect();
    if tables.is_empty() {
        tables.push(table(None, Vec::new()));
    }
    CommandAnswer {
        tables,
        layout: TableLayout::Together,
        if_empty: EmptyAnswer::default(),
    }
}

fn columns(has_several_plans: bool, language: Language) -> Vec<AnswerColumn> {
    let body = has_several_plans.then(|| AnswerColumn::words(BODY, language.body_heading()));
    let others = [
        ("who", language.assignee_heading()),
        ("by", language.due_heading()),
        ("settled", language.settled_heading()),
        ("kind", language.note_kind_heading()),
        ("text", language.content_heading()),
        ("id", language.number_heading()),
        ("title", language.title_heading()),
        ("meeting", language.meeting_heading()),
    ];
    let others = others.map(|(key, heading)| AnswerColumn::words(key, heading));
    body.into_iter().chain(others).collect()
}

impl Task {
    fn cells(&self, plan: Option<String>, language: Language) -> Vec<AnswerCell> {
        let note = &self.note;
        let cells = [
            AnswerCell::optional(note.assignee()),
            AnswerCell::optional(note.due().map(Due::to_string)),
            AnswerCell::new(language.settled(self.is_settled), self.is_settled),
            AnswerCell::new(language.note_kind_on_paper(note.kind()), note.kind().key()),
            AnswerCell::text(&note.text),
            AnswerCell::optional(note.row.as_ref().map(InitiativeId::as_str)),
            self.row.cell(language),
            AnswerCell::words(self.day.to_string()),
        ];
        let plan = plan.map(AnswerCell::words);
        plan.into_iter().chain(cells).collect()
    }
}

impl RowTitle {
    fn cell(&self, language: Language) -> AnswerCell {
        match self {
            Self::None => AnswerCell::new(language.plan_as_a_whole_heading(), Json::Null),
            Self::Gone => AnswerCell::new(language.row_is_gone(), Json::Null),
            Self::Known(title) => AnswerCell::words(title),
        }
    }
}
