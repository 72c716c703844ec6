//! `tenken check`: what is wrong with plan files, for people and for programs
//! that run on every change.

mod github;
mod json;
mod markdown;
mod sarif;
mod text;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tenken::document::{Code, Severity, nearest};
use tenken::messages::Language;

use super::context::{Context, Ending, Failure};
use crate::open::{Doubts, Opened};
use crate::report::Report;

/// 計画ファイルの誤りと警告を、場所と直し方とともに書き出す
#[derive(Debug, Args)]
#[command(after_help = "\
例:
  tenken check plans/our-town.toml
  tenken check plans/ --deny warnings --format github   GitHub Actions で
  tenken check plans/ --format sarif > tenken.sarif     コードスキャンへ
  tenken check plans/ --allow year-outside-plan
  tenken check plans/our-town.toml --format markdown    会議録へ
  tenken check --explain sum-of-parts                   コードの説明を読む

終了コード:
  0  問題なし
  1  誤りあり（--deny で誤りに上げた警告を含む）
  2  引数の誤り
  3  警告だけあり")]
pub(crate) struct Check {
    /// 計画ファイル、またはそのフォルダ。省くと組み込みの計画
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// 書き出す形
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,

    /// 誤りとして扱う警告のコード。warnings はすべての警告
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    deny: Vec<String>,

    /// 書き出さない誤りや警告のコード。--deny より優先する
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,

    /// 画面の「整合」で確認済みにした所も、理由とともに書き出す
    #[arg(long)]
    dismissed: bool,

    /// コードの一覧を意味とともに書き出して終わる
    #[arg(long)]
    list_codes: bool,

    /// コードの説明を書き出して終わる: 見るところ、例、どうするか
    #[arg(long, value_name = "CODE", conflicts_with = "list_codes")]
    explain: Option<String>,
}

/// A way of writing diagnostics.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// 該当する行と直し方。端末では色付き
    Text,
    /// JSON
    Json,
    /// SARIF 2.1.0（コードスキャンの形式）
    Sarif,
    /// GitHub Actions の注釈（::error …）
    Github,
    /// 会議録に貼れる Markdown。確認済みの所も含む
    Markdown,
}

/// What was found in the files that were asked for.
struct Checked {
    reports: Vec<Report>,
    /// How many files there were.
    files: usize,
    /// How many doubts are dismissed and not among the reports.
    dismissed: usize,
}

impl Checked {
    fn count(&self, severity: Severity) -> usize {
        let found = self.reports.iter();
        found
            .filter(|r| r.diagnostic.severity() == severity)
            .count()
    }

    fn ending(&self) -> Ending {
        let errors = self.count(Severity::Error);
        match (errors, self.count(Severity::Warning)) {
            (0, 0) => Ending::Answered,
            (0, _) => Ending::Warnings,
            _ => Ending::Errors,
        }
    }
}

/// What the person wants to be told otherwise than it was found.
struct Levels {
    denies_warnings: bool,
    denied: Vec<Code>,
    allowed: Vec<Code>,
}

impl Levels {
    /// Whether nobody wants to know of a rule.
    fn passes_over(&self, code: Code) -> bool {
        self.allowed.contains(&code)
    }

    /// The report as it is to be told. Returns `None` if nobody wants to know.
    fn settle(&self, mut report: Report) -> Option<Report> {
        let code = report.diagnostic.code();
        if self.passes_over(code) {
            return None;
        }
        let is_warning = report.diagnostic.severity() == Severity::Warning;
        if self.denies_warnings && is_warning || self.denied.contains(&code) {
            report.diagnostic = report.diagnostic.raised();
        }
        Some(report)
    }
}

impl Check {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        if self.list_codes {
            text::write_codes(context.spoken(), &mut out)?;
            out.flush()?;
            return Ok(Ending::Answered);
        }
        if let Some(name) = &self.explain {
            let code = code("--explain", name, &[], context.spoken())?;
            write!(out, "{}", context.spoken().explanation(code))?;
            out.flush()?;
            return Ok(Ending::Answered);
        }
        let levels = self.levels(context.spoken())?;
        let opened = Opened::new(&self.paths);
        let language = context.language_of(&opened.plans);
        let asked = opened.asked();
        let checked = self.checked(&opened, Doubts::of(&asked), &levels);
        match self.format {
            Format::Text => text::write(&checked, context, language, &mut out),
            Format::Json => json::write(&checked, language, &mut out),
            Format::Sarif => sarif::write(&checked, language, &mut out),
            Format::Github => github::write(&checked, language, &mut out),
            Format::Markdown => markdown::write(&asked, &checked, &levels, language, &mut out),
        }?;
        out.flush()?;
        Ok(checked.ending())
    }

    /// What was found, as it is to be told. What is dismissed is never raised.
    fn checked(&self, opened: &Opened, doubts: Doubts, levels: &Levels) -> Checked {
        let found = opened.reports.iter().cloned().chain(doubts.open);
        let mut reports: Vec<Report> = found.filter_map(|r| levels.settle(r)).collect();
        let mut dismissed = doubts.dismissed;
        dismissed.retain(|report| !levels.passes_over(report.diagnostic.code()));
        let told = match self.dismissed {
            true => std::mem::take(&mut dismissed),
            false => Vec::new(),
        };
        reports.extend(told);
        Checked {
            reports,
            files: opened.files,
            dismissed: dismissed.len(),
        }
    }

    fn levels(&self, language: Language) -> Result<Levels, Failure> {
        let is_warnings = |name: &&String| name.as_str() == ALL_WARNINGS;
        let denied = self.deny.iter().filter(|name| !is_warnings(name));
        Ok(Levels {
            denies_warnings: self.deny.iter().any(|name| is_warnings(&name)),
            denied: denied
                .map(|name| code("--deny", name, &[ALL_WARNINGS], language))
                .collect::<Result<_, _>>()?,
            allowed: self
                .allow
                .iter()
                .map(|name| code("--allow", name, &[], language))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// What `--deny` takes for all codes.
const ALL_WARNINGS: &str = "warnings";

/// The code that a person wrote, where besides codes these words would do.
fn code(
    flag: &str,
    written: &str,
    words: &[&'static str],
    language: Language,
) -> Result<Code, Failure> {
    let names = Code::of_plans().map(Code::name);
    Code::named(written).ok_or_else(|| {
        let said = language.no_such_code(flag, written);
        let near = nearest(written, names.chain(words.iter().copied()));
        Failure::Question(match near {
            Some(near) => language.with_nearest(&said, near),
            None => language.with_list_of_codes(&said),
        })
    })
}
