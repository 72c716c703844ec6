//! Doubts as a list for the minutes: by rule, with their places and their
//! arithmetic, and with the reasons of those that are dismissed.

use std::io::{self, Write};

use tenken::check::{Dismissal, Location, Rule};
use tenken::document::Code;
use tenken::messages::Language;

use super::{Checked, Levels};
use crate::cli::format::escaped;
use crate::open::{Asked, PlanFile};
use crate::question::{Lines, Question, RuleGroup, Spot};

/// Writes the doubts of each plan under its title, and before them what is
/// wrong with the files.
pub(super) fn write(
    asked: &[Asked<'_>],
    checked: &Checked,
    levels: &Levels,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    write_mistakes(checked, language, out)?;
    for Asked { file, questions } in asked {
        let minutes = Minutes { file, language };
        minutes.write(questions, levels, out)?;
    }
    Ok(())
}

/// What is wrong with the files themselves, a line each.
fn write_mistakes(checked: &Checked, language: Language, out: &mut impl Write) -> io::Result<()> {
    let is_of_file = |code: Code| Rule::of(code).is_none();
    let reports = checked.reports.iter();
    let lines = reports
        .filter(|report| is_of_file(report.diagnostic.code()))
        .map(|report| report.diagnostic.line(&report.words(language)))
        .map(|line| format!("- {}\n", escaped(&line)));
    let lines: String = lines.collect();
    if lines.is_empty() {
        return Ok(());
    }
    let heading = language.mistakes_heading();
    writeln!(out, "## {heading}\n\n{lines}")
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
        out: &mut impl Write,
    ) -> io::Result<()> {
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

    fn write_group(&self, group: &RuleGroup<'_>, out: &mut impl Write) -> io::Result<()> {
        let language = self.language;
        let counts = language.rule_counts(group.open.len(), group.dismissed.len());
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
        out: &mut impl Write,
    ) -> io::Result<()> {
        let (doubt, language) = (&question.doubt, self.language);
        let Lines { place, other } = question.lines(&self.file.source);
        let place = self.place(&doubt.place, place);
        writeln!(out, "- {place}  \n  {}", escaped(&language.sentence(doubt)))?;
        let arithmetic = language.arithmetic(doubt);
        if !arithmetic.is_empty() {
            let label = language.arithmetic_label();
            writeln!(out, "  - {label}: {}", escaped(&arithmetic))?;
        }
        if let (Some(other), Some(line)) = (&doubt.other, other) {
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
        let spot = Spot::new(
            place,
            &self.file.plan,
            &self.file.source,
            line,
            self.language,
        );
        let (whose, file) = (escaped(&spot.whose), escaped(&spot.file));
        let file = self.language.in_brackets(&file);
        format!("**{whose}** {}{file}", spot.what)
    }
}
