//! The minutes of a meeting as a file of Word beside the plan, as the screen writes them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::check::Dismissals;
use tenken::meeting::{Day, Meetings};
use tenken::messages::Language;
use tenken::plan::Plan;

use super::{MinutesOfDay, PaperFormat, TextLayout, minutes, write};
use crate::dismissed::NotSaved;
use crate::display_width::AmbiguousWidth;
use crate::files::Existing;
use crate::plan_place::PlanPlace;

/// Minutes that are to be written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MinutesFile {
    /// The plan.
    pub(crate) plan: Arc<Plan>,
    /// What is recorded of its meetings.
    pub(crate) meetings: Meetings,
    /// What is dismissed of it.
    pub(crate) dismissals: Dismissals,
    /// The day of the meeting.
    pub(crate) day: Day,
    /// The language of the minutes.
    pub(crate) language: Language,
    /// The file.
    pub(crate) path: PathBuf,
}

impl MinutesFile {
    /// The file for the minutes of a day: beside that of the plan or, if it has none, in a
    /// folder of the person.
    pub(crate) fn path_for(
        file: Option<&Path>,
        plan_id: &str,
        person: Option<&Path>,
        day: Day,
    ) -> Option<PathBuf> {
        let place = match file {
            Some(file) => PlanPlace::beside(file),
            None => PlanPlace::new(person?, plan_id),
        };
        Some(place.file(&format!(".minutes-{day}.docx")))
    }

    /// Writes the minutes. A file that is there already, which somebody may have changed in
    /// Word, is kept under another name.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub(crate) fn carry_out(&self) -> Result<(), NotSaved> {
        let of_day = MinutesOfDay {
            day: self.day,
            meetings: &self.meetings,
            dismissals: &self.dismissals,
        };
        let Some(paper) = minutes(of_day, &self.plan, self.language) else {
            return Ok(());
        };
        let layout = TextLayout {
            language: self.language,
            ambiguous: AmbiguousWidth::default(),
            width: None,
        };
        if let Some(folder) = self.path.parent().filter(|folder| *folder != Path::new("")) {
            fs::create_dir_all(folder)?;
        }
        write(
            &paper,
            PaperFormat::Docx,
            layout,
            &self.path,
            Existing::Replace,
        )?;
        Ok(())
    }
}
