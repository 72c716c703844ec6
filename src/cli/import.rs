//! `tenken import`: a spreadsheet as a plan file.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use tenken::messages::{ImportCounts, Language};
use tenken::plan::{FiscalYear, Plan};
use tenken::sheet::{Choices, Imported, Mapping, NoPlan, Note, Outcome, import, read};

use super::context::{Context, Ending, Failure, say_reports};
use super::output::{bytes_of, failure, write};
use crate::files::{self, Existing};
use crate::report::Report;

/// Excel や CSV の表から計画ファイルを作る
///
/// 一行に一つの取組を書いた表（xlsx, ods, csv）を読みます。列は見出しの言葉で見分け、
/// 計画ファイルに置き場のない列は分類（tags）か留意点（notes）に入れます。
/// 思ったとおりに置けなかったものは、セルの場所とともに標準エラーに書き出します。
/// tenken export で作った表は、直した所も含めてそのまま戻ります。
#[derive(Debug, Args)]
#[command(after_help = "\
例:
  tenken import 進捗管理表.xlsx --id our-town -o plans/our-town.toml
  tenken import 進捗管理表.xlsx --sheet 令和6年度 --review-year R6 > town.toml
  tenken import 進捗管理表.csv --mapping 対応.toml -o plans/our-town.toml

対応ファイル（--mapping）:
  sheet = \"令和6年度\"             # 読むシート
  [columns]                       # 見出し（か列の記号）= 計画ファイルのキー
  \"事業の名\"   = \"title\"
  \"所管課名\"   = \"departments\"
  \"今年の成果\" = \"years.R6.result\"
  \"M\"          = \"rating\"         # 年度を書かなければ点検する年度
  \"作業メモ\"   = \"-\"              # 読み飛ばす
  [plan]
  id = \"our-town\"
  title = \"わが町DX計画\"
  review_year = \"R6\"
  [[plan.ratings]]                # 評価の段階。良い方から
  mark = \"◎\"
  label = \"計画以上\"")]
pub(crate) struct Import {
    /// 表のファイル（xlsx, ods, csv）
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// 読むシートの名前。省くと、見出しの最もよく分かるもの
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// 見出しと計画ファイルのキーの対応を書いたファイル（TOML）
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,

    /// 計画の id（半角の小文字の英字、数字、-）。省くとファイルの名前から
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    /// 計画の名前。省くと表の上に書かれたもの
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// 団体の名前（亀山市 など）
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// 点検する年度（R6、令和6年度、2024）。省くと実績や評価のある最も新しい年度
    #[arg(long, value_name = "YEAR")]
    review_year: Option<FiscalYear>,

    /// 書き出すファイル。省くと標準出力
    #[arg(long, short, value_name = "OUT.toml")]
    output: Option<PathBuf>,

    /// 書き出すファイルが既にあれば書き換える
    #[arg(long)]
    force: bool,
}

impl Import {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let language = context.spoken();
        let Some(mapping) = self.mapping(language) else {
            return Ok(Ending::Errors);
        };
        let bytes = bytes_of(&self.file, language)?;
        let name = stem(&self.file);
        let workbook = read(&name, &bytes).map_err(|why| {
            let why = language.unreadable(&why);
            failure(format!("{}: {why}", self.file.display()))
        })?;
        let choices = Choices {
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
        match &self.output {
            Some(path) => {
                let existing = Existing::forced(self.force);
                write(path, source.text().as_bytes(), existing, language)?;
            }
            None => io::stdout().lock().write_all(source.text().as_bytes())?,
        }
        say(&language.imported(counts(&plan, &notes, unplaced_columns)));
        Ok(Ending::Answered)
    }

    /// The mapping of the file that was named; `None` if something is wrong with
    /// it, which is then said.
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
            NoPlan::Empty | NoPlan::NoHeadings(_) | NoPlan::NoReviewYear => failure(said),
        }
    }
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or(OsStr::new(""));
    stem.to_string_lossy().into_owned()
}

fn say(what: &str) {
    // Where nobody can be told, there is nothing to be done about it.
    let _ = writeln!(io::stderr(), "{what}");
}

/// How many rows there are, and how much of the sheet is not what it was.
fn counts(plan: &Plan, notes: &[Note], unplaced_columns: usize) -> ImportCounts {
    let count = |is_meant: fn(&Outcome) -> bool| {
        notes.iter().filter(|note| is_meant(&note.outcome)).count()
    };
    let is_row = |outcome: &Outcome| matches!(outcome, Outcome::Row(_));
    let is_cell = |outcome: &Outcome| matches!(outcome, Outcome::Cell(_));
    let is_sheet = |outcome: &Outcome| matches!(outcome, Outcome::SheetLeftOut);
    ImportCounts {
        rows: plan.initiatives().len(),
        unplaced_columns,
        other_rows: count(is_row),
        cells: count(is_cell),
        sheets: count(is_sheet),
    }
}
