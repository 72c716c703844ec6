//! Doubts as a list for the minutes: by rule, with their places and their
//! arithmetic, and with the reasons of those that are dismissed.

use std::fmt;
use std::io::Write;

use tenken::check::{Dismissal, Location};
use tenken::messages::Language;

use super::{Checked, Levels};
use crate::cli::context::{Ending, Failure};
use crate::markdown::escaped;
use crate::open::PlanFile;
use crate::question::{Lines, Question, RuleGroup, Spot};
use crate::report::Report;

/// Writes the minutes of each plan, and before them what is wrong with the files.
pub(super) fn write(
    checked: Checked<Option<String>>,
    minutes: &[String],
    out: &mut impl Write,
) -> Result<Ending, Failure> {
    let (ending, language) = (checked.ending(), checked.language);
    let mistakes: String = checked.told().flatten().collect();
    if !mistakes.is_empty() {
        let heading = language.mistakes_heading();
        writeln!(out, "## {heading}\n\n{mistakes}")?;
    }
    for minutes in minutes {
        write!(out, "{minutes}")?;
    }
    out.flush()?;
    Ok(ending)
}

/// Returns what is wrong with a file itself, in a line.
pub(super) fn mistake(report: &Report, language: Language) -> String {
    let line = report.diagnostic.line(&report.words(language));
    format!("- {}\n", escaped(&line))
}

/// Returns the doubts of a plan under its title.
pub(super) fn minutes(
    file: &PlanFile,
    questions: &[Question],
    levels: &Levels,
    language: Language,
) -> String {
    let mut minutes = String::new();
    // Writing into a string does not fail.
    let _ = Minutes { file, language }.write(questions, levels, &mut minutes);
    minutes
}

/// The doubts of a plan.
struct Minutes<'o> {
    file: &'o PlanFile,
    language: Language,
}

impl Minutes<'_> {
    fn write(
        &self,
        questions: &[Question],
        levels: &Levels,
        out: &mut impl fmt::Write,
    ) -> fmt::Result {
        let questions = questions.iter();
        let wanted = questions.filter(|question| !levels.passes_over(question.doubt.code));
        let questions: Vec<(usize, &Question)> = wanted.enumerate().collect();
        let title = escaped(&self.file.plan.facts().title);
        let heading = self.language.doubts_heading();
        writeln!(out, "## {title} {heading}\n")?;
        if questions.is_empty() {
            let none = self.language.nothing_to_be_confirmed();
            return writeln!(out, "{none}\n");
        }
        for group in RuleGroup::all(&questions, &self.file.dismissed.dismissals) {
            self.write_group(&group, out)?;
        }
        Ok(())
    }

    fn write_group(&self, group: &RuleGroup<'_>, out: &mut impl fmt::Write) -> fmt::Result {
        let language = self.language;
        let counts = language.counts_of_doubts(group.open.len(), group.dismissed.len());
        let meaning = escaped(language.meaning(group.code));
        writeln!(out, "### {meaning}{}\n", language.in_brackets(&counts))?;
        for (_, question) in &group.open {
            self.write_question(question, None, out)?;
        }
        for ((_, question), dismissal) in &group.dismissed {
            self.write_question(question, Some(dismissal), out)?;
        }
        writeln!(out)
    }

    fn write_question(
        &self,
        question: &Question,
        dismissal: Option<&Dismissal>,
        out: &mut impl fmt::Write,
    ) -> fmt::Result {
        let (doubt, language) = (&question.doubt, self.language);
        let Lines { place, others } = question.lines(&self.file.source);
        let place = self.place(&doubt.place, place);
        writeln!(out, "- {place}  \n  {}", escaped(&language.sentence(doubt)))?;
        let arithmetic = language.arithmetic(doubt);
        if !arithmetic.is_empty() {
            let label = language.arithmetic_label();
            writeln!(out, "  - {label}: {}", escaped(&arithmetic))?;
        }
        for (other, line) in doubt.others.iter().zip(others) {
            let label = language.measured_by_label();
            writeln!(out, "  - {label}: {}", self.place(other, line))?;
        }
        if let Some(Dismissal { reason, date, .. }) = dismissal {
            let label = language.dismissed_label();
            let date = language.in_brackets(&date.to_string());
            let reason = escaped(reason.as_str());
            writeln!(out, "  - {label}{date}: {reason}")?;
        }
        Ok(())
    }

    fn place(&self, place: &Location, line: usize) -> String {
        let spot = Spot::new(place, &self.file.plan, self.language);
        let whose = escaped(&spot.whose);
        let file = escaped(&format!("{}:{line}", self.file.source.name()));
        let file = self.language.in_brackets(&file);
        format!("**{whose}** {}{file}", spot.what)
    }
}
