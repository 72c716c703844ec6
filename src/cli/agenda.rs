//! `tenken agenda`: the rows that a meeting goes through, for the invitation.

use clap::{Args, ValueEnum};
use tenken::meeting::{self, Day, Meeting, Meetings};
use tenken::plan::{FiscalYear, InitiativeId};
use tenken::query::Listing;

use super::context::{Context, Ending, Failure, say_reports};
use super::format::say_nothing_matches;
use super::help::OUTPUT;
use super::meeting_day::MeetingDay;
use super::output::OutputArguments;
use super::paper::write_paper;
use super::selection::{RowOrderArgument, SelectionArguments, refuse_plans};
use crate::open::PlanFile;
use crate::papers::{self, AgendaOfDay, PaperFormat};

/// Arguments of `tenken agenda`.
#[derive(Debug, Args)]
pub(crate) struct Agenda {
    #[command(flatten)]
    selection: SelectionArguments,

    /// The day of the meeting; `None` for the newest of which an agenda is recorded.
    #[arg(long, value_name = "DATE")]
    meeting: Option<MeetingDay>,

    /// The order of the rows; `None` for that of the agenda.
    #[arg(long, value_enum, value_name = "ORDER", help_heading = OUTPUT)]
    sort: Option<RowOrderArgument>,

    /// What it is written in; `None` for what the name of the file says, or text.
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = OUTPUT)]
    format: Option<AgendaFormat>,

    #[command(flatten)]
    output: OutputArguments,
}

/// What an agenda can be written in.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum AgendaFormat {
    Text,
    Markdown,
    Docx,
}

impl From<AgendaFormat> for PaperFormat {
    fn from(format: AgendaFormat) -> Self {
        match format {
            AgendaFormat::Text => Self::Text,
            AgendaFormat::Markdown => Self::Markdown,
            AgendaFormat::Docx => Self::Docx,
        }
    }
}

impl Agenda {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let selected = self.selection.select_one(context)?;
        let Some((file, listing, year)) = selected.answers.first() else {
            return Ok(selected.ending);
        };
        let language = selected.language;
        if let Some(output) = self.output.file() {
            refuse_plans(output, [file].into_iter(), context.spoken())?;
        }
        let (meetings, reports) = file.meetings();
        say_reports(&reports, language);
        let ending = match reports.is_empty() {
            true => selected.ending,
            false => Ending::Errors,
        };
        let meeting = self.meeting(&meetings);
        let agenda = self.agenda(meeting, file, listing, *year);
        let gone = gone(meeting, file);
        if agenda.rows().is_empty() && gone.is_empty() {
            say_nothing_matches(context);
            return Ok(ending);
        }
        let facts = meeting.map(Meeting::facts).cloned().unwrap_or_default();
        let of_day = AgendaOfDay {
            day: self.day().or(meeting.map(Meeting::day)),
            facts: &facts,
            agenda: &agenda,
            gone: &gone,
        };
        let paper = papers::agenda(of_day, &file.plan, language);
        write_paper(&paper, self.format(), &self.output, language, context)?;
        Ok(ending)
    }

    fn day(&self) -> Option<Day> {
        self.meeting.map(|MeetingDay(day)| day)
    }

    /// The meeting of the day that is asked for, or else the newest that has an agenda.
    fn meeting<'m>(&self, meetings: &'m Meetings) -> Option<&'m Meeting> {
        match self.day() {
            Some(day) => meetings.get(day),
            None => {
                let mut newest_first = meetings.iter().rev();
                newest_first.find(|meeting| meeting.agenda().is_some())
            }
        }
    }

    /// The rows of the recorded agenda that are listed, or if none is recorded, all that are.
    fn agenda(
        &self,
        meeting: Option<&Meeting>,
        file: &PlanFile,
        listing: &Listing,
        year: FiscalYear,
    ) -> meeting::Agenda {
        let plan = &file.plan;
        let recorded = meeting.and_then(Meeting::agenda);
        let listed = match recorded {
            Some(agenda) => agenda.listed(listing, plan),
            None => listing.clone(),
        };
        let listed = match self.sort {
            Some(order) => listed.in_order(order.into(), plan, year),
            None => listed,
        };
        let mut agenda = meeting::Agenda::of_listing(&listed, plan);
        agenda.allotment = recorded.and_then(|agenda| agenda.allotment);
        agenda
    }

    fn format(&self) -> PaperFormat {
        let named = self.output.file().and_then(PaperFormat::of_file);
        let format = self.format.map(PaperFormat::from).or(named);
        format.unwrap_or(PaperFormat::Text)
    }
}

/// The rows of a recorded agenda that the plan does not have any more. No filter can tell
/// whether they are meant, so they are named whatever is listed.
fn gone(meeting: Option<&Meeting>, file: &PlanFile) -> Vec<InitiativeId> {
    let agenda = meeting.and_then(Meeting::agenda);
    let gone = agenda.map(|agenda| agenda.rows_gone_from(&file.plan));
    gone.into_iter().flatten().cloned().collect()
}
