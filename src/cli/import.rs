//! `tenken import`: a spreadsheet as a plan file.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use tenken::messages::{ImportCounts, Language};
use tenken::plan::{FiscalYear, Plan};
use tenken::sheet::{ImportChoices, ImportOutcome, Imported, Mapping, NoPlan, Note, import, read};

use super::context::{Context, Ending, Failure, say_reports};
use super::output::{bytes_of, existing, failure, refuse_input, write};
use super::standard_error::say;
use crate::files;
use crate::report::Report;

/// Arguments of `tenken import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The file of the spreadsheet.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The name of the sheet; `None` for the one whose headings say most.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// A file that says which heading is which key.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,

    /// The id of the plan; `None` for one from the name of the file.
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    /// The title of the plan; `None` for what stands above the table.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// The name of the local government.
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// The year under review; `None` for the latest with results or ratings.
    #[arg(long, value_name = "YEAR")]
    review_year: Option<FiscalYear>,

    /// The file to write; `None` for standard output.
    #[arg(long, short, value_name = "OUT.toml")]
    output: Option<PathBuf>,

    /// Whether a file that exists already is replaced.
    #[arg(long)]
    force: bool,
}

impl Import {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let language = context.spoken();
        if let Some(output) = &self.output {
            let inputs = [Some(&self.file), self.mapping.as_ref()];
            let inputs = inputs.into_iter().flatten().map(PathBuf::as_path);
            refuse_input(output, inputs, language)?;
        }
        let Some(mapping) = self.mapping(language) else {
            return Ok(Ending::Errors);
        };
        let bytes = bytes_of(&self.file, language)?;
        let name = stem(&self.file);
        let workbook = read(&name, &bytes).map_err(|why| {
            let why = language.unreadable(&why);
            failure(format!("{}: {why}", self.file.display()))
        })?;
        let choices = ImportChoices {
            file: name,
            document: language.imported_plan().to_owned(),
            sheet: self.sheet.clone(),
            id: self.id.clone(),
            title: self.title.clone(),
            body: self.body.clone(),
            review_year: self.review_year,
            mapping,
        };
        let imported = import(&workbook, &choices).map_err(|why| self.refused(&why, language))?;
        let Imported {
            plan,
            source,
            diagnostics,
            notes,
            unplaced_columns,
        } = imported;
        for note in &notes {
            say(&language.note(note));
        }
        let source = Arc::new(source);
        say_reports(&Report::all(diagnostics, &source), language);
        let Some(plan) = plan else {
            say(language.import_has_errors());
            return Ok(Ending::Errors);
        };
        if plan.initiatives().is_empty() {
            say(language.import_has_no_rows());
            return Ok(Ending::Errors);
        }
        match &self.output {
            Some(path) => {
                let bytes = source.text().as_bytes();
                write(path, bytes, existing(self.force), language)?;
            }
            None => io::stdout().lock().write_all(source.text().as_bytes())?,
        }
        say(&language.imported(counts(&plan, &notes, unplaced_columns)));
        Ok(match plan.unreadable().is_empty() {
            true => Ending::Answered,
            false => Ending::Errors,
        })
    }

    /// Loads the mapping file. Returns `None` if it has errors, which are reported.
    fn mapping(&self, language: Language) -> Option<Mapping> {
        let Some(path) = &self.mapping else {
            return Some(Mapping::default());
        };
        match files::read(path) {
            Err(unreadable) => {
                say_reports(&[unreadable.report(path)], language);
                None
            }
            Ok(source) => {
                let (mapping, diagnostics) = Mapping::read(&source);
                say_reports(&Report::all(diagnostics, &Arc::new(source)), language);
                mapping
            }
        }
    }

    fn refused(&self, why: &NoPlan, language: Language) -> Failure {
        let said = format!("{}: {}", self.file.display(), language.no_plan(why));
        match why {
            NoPlan::NoSuchSheet(..) => Failure::Question(said),
            _ => failure(said),
        }
    }
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or(OsStr::new(""));
    stem.to_string_lossy().into_owned()
}

/// Counts the rows, and the cells, rows and sheets that were not imported as they
/// are.
fn counts(plan: &Plan, notes: &[Note], unplaced_columns: usize) -> ImportCounts {
    let count = |is_meant: fn(&ImportOutcome) -> bool| {
        notes.iter().filter(|note| is_meant(&note.outcome)).count()
    };
    let is_row = |outcome: &ImportOutcome| matches!(outcome, ImportOutcome::Row(_));
    let is_cell = |outcome: &ImportOutcome| matches!(outcome, ImportOutcome::Cell(_));
    let is_sheet = |outcome: &ImportOutcome| matches!(outcome, ImportOutcome::SheetLeftOut);
    ImportCounts {
        rows: plan.initiatives().len(),
        unplaced_columns,
        other_rows: count(is_row),
        cells: count(is_cell),
        sheets: count(is_sheet),
    }
}
