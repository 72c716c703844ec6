//! The command line: every answer without the screen, from the same library.

mod answer;
mod context;
#[cfg(feature = "sheet")]
mod export;
mod format;
#[cfg(feature = "sheet")]
mod import;
mod list;
#[cfg(feature = "sheet")]
mod output;
mod plans;
mod selection;

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};

pub(crate) use context::{Context, Ending, Failure, say_reports};
pub(crate) use list::List;

use crate::cells::Ambiguous;
use crate::tui::ThemeName;
use crate::words::Language;

/// 自治体のDX推進計画を、会議で一緒に点検する。
///
/// 計画ファイル（TOML）を開き、部署や評価で絞り込み、あいまい検索で探し、年度を並べて比べます。
/// 命令を書かなければ画面を開きます。パスを省くと組み込みの計画を使います。
/// 端末でない所へ出力すると、画面の一覧と同じ行を文字だけで書き出します。
#[derive(Debug, Parser)]
#[command(
    name = "tenken",
    version,
    max_term_width = 100,
    after_help = EXIT_CODES
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
        let arguments = Self::parse();
        if arguments.command.is_some() && !arguments.paths.is_empty() {
            let said = "計画ファイルは命令の後に書いてください（tenken list PATH、tenken show ID --file PATH）";
            Self::command()
                .error(ErrorKind::ArgumentConflict, said)
                .exit();
        }
        arguments
    }
}

const EXIT_CODES: &str = "\
終了コード:
  0  答えを書き出した
  1  開けない計画ファイルがあった、または書き出せなかった
  2  引数が誤っている、または計画にないものを尋ねた
  3  check が警告だけを見つけた（誤りを見つけたときは 1）";

/// What is asked for instead of the screen.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(List),
    Plans(plans::Plans),
    #[cfg(feature = "sheet")]
    Import(import::Import),
    #[cfg(feature = "sheet")]
    Export(export::Export),
}

impl Command {
    /// Answers on standard output.
    pub(crate) fn run(self, context: &Context) -> Result<Ending, Failure> {
        match self {
            Self::List(list) => list.run(context),
            Self::Plans(plans) => plans.run(context),
            #[cfg(feature = "sheet")]
            Self::Import(import) => import.run(),
            #[cfg(feature = "sheet")]
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

impl From<WidthName> for Ambiguous {
    fn from(name: WidthName) -> Self {
        match name {
            WidthName::One => Self::Narrow,
            WidthName::Two => Self::Wide,
        }
    }
}
