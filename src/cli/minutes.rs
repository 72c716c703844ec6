//! `tenken minutes`: what a meeting came to.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::Path;

use clap::{Args, ValueEnum};
use tenken::meeting::{Day, Meeting, Meetings};
use tenken::messages::Language;
use tenken::plan::Plan;

use super::context::{Context, Ending, Failure, say_reports};
use super::format::csv;
use super::help::OUTPUT;
use super::meeting_day::MeetingDay;
use super::output::{OutputArguments, write};
use super::paper::write_paper;
use super::selection::{PlanSelection, refuse_plans};
use super::tasks::tasks_of_meeting;
use crate::open::PlanFile;
use crate::papers::{self, MinutesOfDay, PaperFormat};

/// Arguments of `tenken minutes`.
#[derive(Debug, Args)]
pub(crate) struct Minutes {
    #[command(flatten)]
    plan: PlanSelection,

    /// The day of the meeting; `None` for the newest of which anything is recorded.
    #[arg(long, value_name = "DATE")]
    meeting: Option<MeetingDay>,

    /// What they are written in; `None` for what the name of the file says, or text.
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = OUTPUT)]
    format: Option<MinutesFormat>,

    #[command(flatten)]
    output: OutputArguments,
}

/// What minutes can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MinutesFormat {
    Text,
    Markdown,
    Docx,
    /// The tasks alone.
    Csv,
}

impl MinutesFormat {
    fn of_file(path: &Path) -> Option<Self> {
        let is_csv = |ending: &OsStr| ending.eq_ignore_ascii_case("csv");
        if path.extension().is_some_and(is_csv) {
            return Some(Self::Csv);
        }
        PaperFormat::of_file(path).map(|format| match format {
            PaperFormat::Text => Self::Text,
            PaperFormat::Markdown => Self::Markdown,
            PaperFormat::Docx => Self::Docx,
        })
    }
}

impl Minutes {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let opened = context.open(&self.plan.paths);
        if opened.answers.is_empty() {
            return Ok(Ending::Errors);
        }
        let (spoken, language) = (context.spoken(), opened.language);
        let file = self.plan.choose(&opened, spoken)?;
        if let Some(output) = self.output.file() {
            refuse_plans(output, opened.answers.iter(), spoken)?;
        }
        let (meetings, reports) = file.meetings();
        say_reports(&reports, language);
        let day = self.day(&meetings, &file.plan, spoken)?;
        match self.paper_format() {
            Some(format) => self.write(file, &meetings, day, format, language, context)?,
            None => self.write_tasks(&file.plan, &meetings, day, language, spoken)?,
        }
        Ok(match reports.is_empty() {
            true => opened.ending(),
            false => Ending::Errors,
        })
    }

    /// The day that is asked for, or else that of the newest meeting.
    fn day(&self, meetings: &Meetings, plan: &Plan, language: Language) -> Result<Day, Failure> {
        let title = &plan.facts().title;
        let days = || meetings.iter().map(Meeting::day);
        let Some(MeetingDay(asked)) = self.meeting else {
            let newest = days().next_back();
            return newest.ok_or_else(|| Failure::Question(language.no_meetings(title)));
        };
        if days().any(|day| day == asked) {
            return Ok(asked);
        }
        let days: Vec<String> = days().map(|day| day.to_string()).collect();
        let said = language.no_meeting_on(title, asked);
        Err(Failure::Question(match days.is_empty() {
            true => said,
            false => language.with_what_is_there(&said, &days),
        }))
    }

    /// What a paper is written in; `None` for the tasks alone.
    fn paper_format(&self) -> Option<PaperFormat> {
        let named = self.output.file().and_then(MinutesFormat::of_file);
        match self.format.or(named).unwrap_or(MinutesFormat::Text) {
            MinutesFormat::Text => Some(PaperFormat::Text),
            MinutesFormat::Markdown => Some(PaperFormat::Markdown),
            MinutesFormat::Docx => Some(PaperFormat::Docx),
            MinutesFormat::Csv => None,
        }
    }

    fn write(
        &self,
        file: &PlanFile,
        meetings: &Meetings,
        day: Day,
        format: PaperFormat,
        language: Language,
        context: &Context,
    ) -> Result<(), Failure> {
        let of_day = MinutesOfDay {
            day,
            meetings,
            dismissals: &file.dismissed.dismissals,
        };
        match papers::minutes(of_day, &file.plan, language) {
            Some(paper) => write_paper(&paper, format, &self.output, language, context),
            None => Ok(()),
        }
    }

    fn write_tasks(
        &self,
        plan: &Plan,
        meetings: &Meetings,
        day: Day,
        language: Language,
        spoken: Language,
    ) -> Result<(), Failure> {
        let csv = csv(&tasks_of_meeting(plan, meetings, day, language))?;
        match self.output.file() {
            Some(path) => write(path, &csv, self.output.existing(), spoken)?,
            None => io::stdout().lock().write_all(&csv)?,
        }
        Ok(())
    }
}
