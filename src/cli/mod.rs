//! The command line.

mod plain;

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

pub(crate) use plain::print_rows;

use crate::cells::Ambiguous;
use crate::tui::ThemeName;
use crate::words::Language;

/// 自治体のDX推進計画を、会議で一緒に点検する。
///
/// 計画ファイル（TOML）を開き、部署や評価で絞り込み、あいまい検索で探し、年度を並べて比べます。
/// パスを省くと組み込みの計画を開きます。端末でない所へ出力すると、同じ行を文字だけで書き出します。
#[derive(Debug, Parser)]
#[command(name = "tenken", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// 計画ファイル、または計画ファイルの入ったフォルダ（いくつでも）
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// 配色。NO_COLOR が設定されていれば、指定しない限り mono
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) theme: Option<ThemeName>,

    /// 画面の言葉。指定しなければロケール、それもなければ計画の言葉
    #[arg(long, value_enum, value_name = "LANG")]
    pub(crate) lang: Option<LanguageName>,

    /// ○ ① → など、幅のあいまいな文字の幅（端末の設定に合わせる）
    #[arg(long, value_enum, value_name = "CELLS")]
    pub(crate) ambiguous_width: Option<WidthName>,
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
