//! What is wrong with the arguments of the program, in the words of its help.

use std::error::Error as _;
use std::io::{self, Write as _};
use std::process;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use tenken::document::visible;
use tenken::messages::Language;

/// Says what is wrong and ends the program; or shows the help, where that is
/// what was asked for.
pub(super) fn exit(error: &Error) -> ! {
    if !error.use_stderr() {
        error.exit();
    }
    let said = said(error).unwrap_or_else(|| in_words_of_clap(error));
    let mut shown = format!("tenken: {}\n", visible(&said));
    if let Some(usage) = text(error, ContextKind::Usage) {
        let usage = usage.replace("Usage:", "使い方:");
        shown.push_str(&format!("\n{}\n", usage.trim_end()));
    }
    shown.push_str("\n詳しくは --help で見られます。\n");
    // Where nobody can be told, there is nothing to be done about it.
    let _ = io::stderr().write_all(shown.as_bytes());
    process::exit(error.exit_code())
}

/// The first line of what clap says, without the word it begins with.
fn in_words_of_clap(error: &Error) -> String {
    let said = error.to_string();
    let first = said.lines().next().unwrap_or_default();
    first.trim_start_matches("error: ").to_owned()
}

/// What is wrong; none where it is what clap has no kind for.
fn said(error: &Error) -> Option<String> {
    let arg = || text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let said = format!("{} という引数はありません", arg()?);
            Some(said + &advice(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let said = format!("{} に値がありません", arg()?);
            Some(said + &advice(error, ContextKind::SuggestedValue))
        }
        ErrorKind::InvalidValue => {
            let said = format!("{} に「{value}」は使えません", arg()?);
            Some(said + &advice(error, ContextKind::SuggestedValue))
        }
        ErrorKind::ValueValidation => {
            let why = error
                .source()
                .map(|why| Language::Japanese.unreadable_value(why));
            let why = why.unwrap_or_default();
            let why = Language::Japanese.in_brackets(&why);
            Some(format!("{} の「{value}」を読み取れません{why}", arg()?))
        }
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand)?;
            let said = format!("{command} という命令はありません");
            Some(said + &advice(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => Some(format!("{} がありません", arg()?)),
        ErrorKind::ArgumentConflict if arg().as_deref() == prior(error).as_deref() => {
            Some(format!("{} は一度だけ書いてください", arg()?))
        }
        ErrorKind::ArgumentConflict => Some(format!(
            "{} と {} は一緒に使えません",
            arg()?,
            prior(error)?
        )),
        ErrorKind::TooManyValues => Some(format!("{} に「{value}」は余分です", arg()?)),
        _ => None,
    }
}

fn prior(error: &Error) -> Option<String> {
    text(error, ContextKind::PriorArg)
}

/// What the person may have meant, or what could have been written.
fn advice(error: &Error, suggested: ContextKind) -> String {
    if let Some(near) = text(error, suggested) {
        return format!("。もしかして: {near}");
    }
    match text(error, ContextKind::ValidValue) {
        Some(values) if !values.is_empty() => format!("。使える値: {values}"),
        _ => String::new(),
    }
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    Some(match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => return None,
    })
}
