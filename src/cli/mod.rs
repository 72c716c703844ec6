//! The command line: every answer without the screen, from the same library.

mod answer;
mod check;
mod compare;
mod completions;
mod context;
mod export;
mod format;
mod help;
mod import;
mod indicators;
mod init;
mod list;
mod man;
mod mistake;
mod output;
mod plans;
mod schema;
mod selection;
mod show;
mod summary;

use std::env;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use tenken::document::nearest;
use tenken::messages::Language;

pub(crate) use context::{Context, Ending, Failure, refuses_colours, say_reports};
pub(crate) use list::List;

use crate::display_width::AmbiguousWidth;
use crate::tui::ThemeName;

/// 自治体のDX推進計画を、会議で一緒に点検する。
///
/// 計画ファイル（TOML）を開き、部署や評価で絞り込み、あいまい検索で探し、年度を並べて比べます。
/// 命令を書かなければ画面を開きます。パスを省くと組み込みの計画を使います。
/// 端末でない所へ出力すると、画面の一覧と同じ行を文字だけで書き出します。
#[derive(Debug, Parser)]
#[command(
    name = "tenken",
    version,
    subcommand_precedence_over_arg = true,
    max_term_width = 100,
    after_help = EXAMPLES_AND_EXIT_CODES
)]
pub(crate) struct Arguments {
    /// 計画ファイル、または計画ファイルの入ったフォルダ（いくつでも）
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// 配色。NO_COLOR が設定されていれば、指定しない限り mono
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) theme: Option<ThemeName>,

    /// 表示の言葉。指定しなければロケール、それもなければ計画の言葉
    #[arg(long, value_enum, value_name = "LANG", global = true)]
    pub(crate) lang: Option<LanguageName>,

    /// ○ ① → など、幅のあいまいな文字の幅（端末の設定に合わせる）
    #[arg(long, value_enum, value_name = "CELLS", global = true)]
    pub(crate) ambiguous_width: Option<WidthName>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

impl Arguments {
    /// Reads the arguments of the program; ends it where they are wrong, or
    /// where they ask for help.
    pub(crate) fn read() -> Self {
        // Laying out the help takes longer than most answers.
        let arguments = match Self::try_parse() {
            Ok(arguments) => arguments,
            Err(_) => Self::read_with_help(),
        };
        arguments.check();
        arguments
    }

    /// Reads arguments that are wrong, or that ask for help, with the help at
    /// hand that is then to be shown.
    fn read_with_help() -> Self {
        let mut command = help::command_for_terminal();
        let matches = command.try_get_matches_from_mut(env::args_os());
        let read = matches.and_then(|matches| Self::from_arg_matches(&matches));
        read.unwrap_or_else(|error| mistake::exit(&error.format(&mut command)))
    }

    /// Ends the program where arguments do not go together.
    fn check(&self) {
        if self.command.is_some() && !self.paths.is_empty() {
            let said = "計画ファイルは命令の後に書いてください（tenken list PATH、tenken show ID --file PATH）";
            mistake::exit(&Self::command().error(ErrorKind::ArgumentConflict, said));
        }
        if let [path] = self.paths.as_slice()
            && let Some(near) = mistyped_command(path)
        {
            let path = path.display();
            let said = format!("「{path}」という命令もファイルもありません。もしかして: {near}");
            mistake::exit(&Self::command().error(ErrorKind::ArgumentConflict, said));
        }
    }
}

/// The command that was likely meant by a word that is no file.
fn mistyped_command(path: &Path) -> Option<String> {
    let word = path.to_str().filter(|word| !word.contains(['/', '.']))?;
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near = nearest(word, names)?;
    (!path.exists()).then(|| near.to_owned())
}

const EXAMPLES_AND_EXIT_CODES: &str = "\
例:
  tenken                       組み込みの計画を画面で開く
  tenken plans/our-town.toml   計画ファイルを画面で開く
  tenken list --rating C,D     C と D の取組を書き出す
  tenken init our-town.toml    計画ファイルのひな形を作る
  tenken help list             命令の説明を読む

終了コード:
  0  答えを書き出した
  1  開けない計画ファイルがあった、または書き出せなかった
  2  引数が誤っている、または計画にないものを尋ねた
  3  check が警告だけを見つけた（誤りを見つけたときは 1）";

/// What is asked for instead of the screen.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(List),
    Show(show::Show),
    Compare(compare::Compare),
    Summary(summary::Summary),
    Indicators(indicators::Indicators),
    Plans(plans::Plans),
    Check(check::Check),
    Init(init::Init),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
    Import(import::Import),
    Export(export::Export),
}

impl Command {
    /// Answers on standard output.
    pub(crate) fn run(self, context: &Context) -> Result<Ending, Failure> {
        match self {
            Self::List(list) => list.run(context),
            Self::Show(show) => show.run(context),
            Self::Compare(compare) => compare.run(context),
            Self::Summary(summary) => summary.run(context),
            Self::Indicators(indicators) => indicators.run(context),
            Self::Plans(plans) => plans.run(context),
            Self::Check(check) => check.run(context),
            Self::Init(init) => init.run(context),
            Self::Schema(schema) => schema.run(),
            Self::Completions(completions) => completions.run(),
            Self::Man(man) => man.run(),
            Self::Import(import) => import.run(context),
            Self::Export(export) => export.run(context),
        }
    }
}

/// A language as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LanguageName {
    /// 日本語
    Ja,
    /// English
    En,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Ja => Self::Japanese,
            LanguageName::En => Self::English,
        }
    }
}

/// A width as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum WidthName {
    /// 半角1文字分
    #[value(name = "1")]
    One,
    /// 半角2文字分（全角）
    #[value(name = "2")]
    Two,
}

impl From<WidthName> for AmbiguousWidth {
    fn from(name: WidthName) -> Self {
        match name {
            WidthName::One => Self::Narrow,
            WidthName::Two => Self::Wide,
        }
    }
}
