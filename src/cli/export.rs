//! `tenken export`: a plan as a workbook of Excel.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;
use tenken::messages::Language;
use tenken::plan::Plan;
use tenken::sheet::{export, xlsx};

use super::context::{Context, Ending, Failure};
use super::output::{failure, write};
use super::selection::unknown_plan;
use crate::files::Existing;
use crate::open::Opened;

/// 計画を Excel の表（xlsx）に書き出す
///
/// 取組、指標、柱、施策、計画、評価段階、日程のシートに分けて書きます。
/// 二行目（計画のシートでは二列目）は計画ファイルのキーです。消さずに残せば、
/// Excel で直した表を tenken import で計画ファイルに戻せます。
#[derive(Debug, Args)]
#[command(after_help = "\
例:
  tenken export plans/our-town.toml --xlsx 進捗管理表.xlsx
  tenken export --plan kameyama-dx --xlsx 亀山市.xlsx
  tenken import 進捗管理表.xlsx -o plans/our-town.toml --force")]
pub(crate) struct Export {
    /// 計画ファイル、またはそのフォルダ。省くと組み込みの計画
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// 書き出すファイル
    #[arg(long, value_name = "OUT.xlsx")]
    xlsx: PathBuf,

    /// 計画の id。計画が一つなら要らない
    #[arg(long, value_name = "ID")]
    plan: Option<String>,

    /// 書き出すファイルが既にあれば書き換える
    #[arg(long)]
    force: bool,
}

impl Export {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let opened = context.open(&self.paths);
        if opened.plans.is_empty() {
            return Ok(Ending::Errors);
        }

        let language = context.spoken();
        let plan = self.chosen(&opened, language)?;
        let workbook = export(plan).map_err(|misfits| {
            let said: Vec<String> = misfits
                .iter()
                .map(|one| language.not_for_a_cell(one))
                .collect();
            failure(said.join("\ntenken: "))
        })?;
        let bytes = xlsx(&workbook).map_err(|error| failure(language.no_workbook(&error)))?;
        write(&self.xlsx, &bytes, Existing::forced(self.force), language)?;
        // If standard error cannot be written to, there is nothing left to do.
        let (title, rows) = (&plan.facts().title, plan.initiatives().len());
        let said = language.exported(title, rows, &self.xlsx.display());
        let _ = writeln!(io::stderr(), "{said}");
        Ok(Ending::Answered)
    }

    fn chosen<'o>(&self, opened: &'o Opened, language: Language) -> Result<&'o Plan, Failure> {
        let ids = || opened.plans.iter().map(|file| file.plan.facts().id.clone());
        match (&self.plan, opened.plans.as_slice()) {
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
