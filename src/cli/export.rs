//! `tenken export`: a plan as an Excel workbook.

use std::path::PathBuf;

use clap::Args;
use tenken::sheet::{export, xlsx};

use super::context::{Context, Ending, Failure};
use super::output::{existing, failure, write};
use super::selection::{PlanSelection, refuse_plans};
use super::standard_error::say;

/// Arguments of `tenken export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    plan: PlanSelection,

    /// The file to write.
    #[arg(long, value_name = "OUT.xlsx")]
    xlsx: PathBuf,

    /// Whether a file that exists already is replaced.
    #[arg(long)]
    force: bool,
}

impl Export {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let opened = context.open(&self.plan.paths);
        if opened.answers.is_empty() {
            return Ok(Ending::Errors);
        }

        let language = context.spoken();
        let plan = &self.plan.choose(&opened, language)?.plan;
        refuse_plans(&self.xlsx, opened.answers.iter(), language)?;
        let workbook = export(plan).map_err(|misfits| {
            let said: Vec<String> = misfits
                .iter()
                .map(|one| language.not_for_a_cell(one))
                .collect();
            failure(said.join("\ntenken: "))
        })?;
        let bytes = xlsx(&workbook).map_err(|error| failure(language.no_workbook(&error)))?;
        write(&self.xlsx, &bytes, existing(self.force), language)?;
        let (title, rows) = (&plan.facts().title, plan.initiatives().len());
        say(&language.exported(title, rows, &self.xlsx.display()));
        Ok(Ending::Answered)
    }
}
