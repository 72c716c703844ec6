//! `tenken export`: a plan as a workbook of Excel.

use std::path::{Path, PathBuf};

use clap::Args;
use tenken::messages::Language;
use tenken::plan::Plan;
use tenken::sheet::{export, xlsx};

use super::context::{Context, Ending, Failure, Opened};
use super::output::{existing, failure, refuse_input, write};
use super::selection::unknown_plan;
use super::standard_error::say;
use crate::open::PlanFile;

/// Arguments of `tenken export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Files or folders; none for the built-in plans.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The file to write.
    #[arg(long, value_name = "OUT.xlsx")]
    xlsx: PathBuf,

    /// The id of the plan; needed if there are several.
    #[arg(long, value_name = "ID")]
    plan: Option<String>,

    /// Whether a file that exists already is replaced.
    #[arg(long)]
    force: bool,
}

impl Export {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let opened = context.open(&self.paths);
        if opened.answers.is_empty() {
            return Ok(Ending::Errors);
        }

        let language = context.spoken();
        let plan = self.chosen(&opened, language)?;
        let inputs = opened
            .answers
            .iter()
            .map(|file| Path::new(file.source.name()));
        refuse_input(&self.xlsx, inputs, language)?;
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

    fn chosen<'o>(
        &self,
        opened: &'o Opened<PlanFile>,
        language: Language,
    ) -> Result<&'o Plan, Failure> {
        let ids = || {
            opened
                .answers
                .iter()
                .map(|file| file.plan.facts().id.clone())
        };
        match (&self.plan, opened.answers.as_slice()) {
            (Some(id), plans) => {
                let mut plans = plans.iter().map(|file| &*file.plan);
                let found = plans.find(|plan| plan.facts().id == *id);
                found.ok_or_else(|| unknown_plan(id, ids(), language))
            }
            (None, [only]) => Ok(&only.plan),
            (None, _) => {
                let ids: Vec<String> = ids().collect();
                Err(Failure::Question(language.choose_one_plan(&ids)))
            }
        }
    }
}
