//! `tenken init`: a plan to start from.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use tenken::messages::Language;

use super::context::{Context, Ending, Failure};
use super::output::{existing, write};
use super::standard_error::say;

/// A small example plan with a comment on each key.
const STARTER: &str = include_str!("starter.toml");

/// Arguments of `tenken init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The file to write; `None` for standard output.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Whether a file that exists already is replaced.
    #[arg(long, requires = "file")]
    force: bool,
}

impl Init {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        match &self.file {
            None => io::stdout().lock().write_all(STARTER.as_bytes())?,
            Some(file) => self.write_to(file, context.spoken())?,
        }
        Ok(Ending::Answered)
    }

    fn write_to(&self, file: &Path, language: Language) -> Result<(), Failure> {
        write(file, STARTER.as_bytes(), existing(self.force), language)?;
        say(&language.starter_was_written(&file.display().to_string()));
        Ok(())
    }
}
