//! What is wrong with the arguments of the program, in the language of its help.

use std::error::Error as _;
use std::num::ParseIntError;
use std::process;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use tenken::document::visible;
use tenken::messages::Language;
use tenken::plan::NotAFiscalYear;

use super::compare::NotTwoYears;
use super::context::{USAGE, in_words};
use super::meeting_day::NotADay;
use super::standard_error::say;
use crate::system::is_closed_pipe;

/// Says what is wrong and ends the program; or shows the help, where that is
/// what was asked for.
pub(super) fn exit(error: &Error, language: Language) -> ! {
    if !error.use_stderr() {
        show(error, language);
    }
    let said = said(error, language).unwrap_or_else(|| in_words_of_clap(error));
    let usage = text(error, ContextKind::Usage);
    end(&said, usage.as_deref(), language)
}

/// Shows the help that was asked for, and ends the program.
fn show(help: &Error, language: Language) -> ! {
    match help.print() {
        Err(error) if !is_closed_pipe(&error) => {
            say(&format!("tenken: {}", in_words(&error, language)));
            process::exit(FAILURE)
        }
        _ => process::exit(0),
    }
}

/// The code of a program that could not do what it was asked to.
const FAILURE: i32 = 1;

/// Says what is wrong and ends the program.
pub(super) fn exit_saying(said: &str, language: Language) -> ! {
    end(said, None, language)
}

fn end(said: &str, usage: Option<&str>, language: Language) -> ! {
    let said = visible(said);
    let usage = usage.map(|usage| usage.replace("Usage:", language.usage_heading()));
    let usage = usage.map_or_else(String::new, |usage| format!("\n{}\n", usage.trim_end()));
    say(&format!("tenken: {said}\n{usage}\n{}", language.see_help()));
    process::exit(USAGE.into())
}

/// The first line of what clap says, without the word it begins with.
fn in_words_of_clap(error: &Error) -> String {
    let said = error.to_string();
    let first = said.lines().next().unwrap_or_default();
    first.trim_start_matches("error: ").to_owned()
}

/// What is wrong; none where it is what clap has no kind for.
fn said(error: &Error, language: Language) -> Option<String> {
    let arg = || text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let advised = |said, near| advised(said, error, near, language);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => advised(
            language.no_such_argument(&arg()?),
            ContextKind::SuggestedArg,
        ),
        ErrorKind::InvalidValue if value.is_empty() => advised(
            language.value_is_missing(&arg()?),
            ContextKind::SuggestedValue,
        ),
        ErrorKind::InvalidValue => advised(
            language.value_cannot_be_used(&arg()?, &value),
            ContextKind::SuggestedValue,
        ),
        ErrorKind::ValueValidation => {
            language.value_cannot_be_read(&arg()?, &value, &why(error, language))
        }
        ErrorKind::InvalidSubcommand => advised(
            language.no_such_command(&text(error, ContextKind::InvalidSubcommand)?),
            ContextKind::SuggestedSubcommand,
        ),
        ErrorKind::MissingRequiredArgument => language.argument_is_missing(&arg()?),
        ErrorKind::ArgumentConflict if arg() == prior(error) => {
            language.write_argument_once(&arg()?)
        }
        ErrorKind::ArgumentConflict => {
            language.arguments_exclude_each_other(&arg()?, &prior(error)?)
        }
        ErrorKind::TooManyValues => language.value_is_one_too_many(&arg()?, &value),
        ErrorKind::InvalidUtf8 => language.argument_is_not_utf_8().to_owned(),
        _ => return None,
    })
}

/// Why a value cannot be read.
fn why(error: &Error, language: Language) -> String {
    match error.source() {
        Some(why) if why.is::<NotAFiscalYear>() => language.not_a_fiscal_year().to_owned(),
        Some(why) if why.is::<NotTwoYears>() => language.not_two_fiscal_years().to_owned(),
        Some(why) if why.is::<NotADay>() => language.not_a_day().to_owned(),
        Some(why) if why.is::<ParseIntError>() => language.not_a_whole_number().to_owned(),
        why => why.map(ToString::to_string).unwrap_or_default(),
    }
}

fn prior(error: &Error) -> Option<String> {
    text(error, ContextKind::PriorArg)
}

/// What is wrong, with what the person may have meant, or what could have been
/// written.
fn advised(said: String, error: &Error, near: ContextKind, language: Language) -> String {
    if let Some(near) = text(error, near) {
        return language.with_nearest(&said, &near);
    }
    match text(error, ContextKind::ValidValue) {
        Some(values) if !values.is_empty() => language.with_usable_values(&said, &values),
        _ => said,
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
