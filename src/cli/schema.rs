//! `tenken schema`: the plan format for editors.

use std::io::{self, Write as _};

use clap::Args;

use super::context::{Ending, Failure};

/// The plan format as a JSON Schema. It must accept the same files as loading, as
/// far as a schema can express it.
const SCHEMA: &str = include_str!("../../data/plan.schema.json");

/// Arguments of `tenken schema`: none.
#[derive(Debug, Args)]
pub(crate) struct Schema {}

impl Schema {
    pub(super) fn run(self) -> Result<Ending, Failure> {
        io::stdout().lock().write_all(SCHEMA.as_bytes())?;
        Ok(Ending::Answered)
    }
}
