//! `tenken schema`: the plan format for editors.

use std::io::{self, Write as _};

use clap::Args;

use super::context::{Ending, Failure};

/// The plan format as a JSON Schema. It must accept the same files as loading, as
/// far as a schema can express it.
const SCHEMA: &str = include_str!("../../data/plan.schema.json");

/// 計画ファイルの JSON Schema（エディタでの補完と検査に）
#[derive(Debug, Args)]
#[command(after_help = "\
使い方の例:
  tenken schema > plan.schema.json
  計画ファイルの1行目に #:schema plan.schema.json と書くと、
  VS Code の Even Better TOML などが、キーの補完と検査をします。")]
pub(crate) struct Schema {}

impl Schema {
    pub(super) fn run(self) -> Result<Ending, Failure> {
        io::stdout().lock().write_all(SCHEMA.as_bytes())?;
        Ok(Ending::Answered)
    }
}
