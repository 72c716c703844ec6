//! What help says of the commands and of their arguments, a file for commands of
//! a kind. Manual and completions say the same.
//!
//! Commands, arguments and values go by the names that they have in the program.
//! What several commands have in common is said in `shared_arguments`, once; what one
//! says otherwise stands with that command and goes before.

mod answers;
mod check;
mod meetings;
mod program;
mod shared_arguments;
mod sheets;
mod starting;

use super::Language;

/// What help says of a command, besides its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CommandHelp {
    /// What the command does, in a line.
    pub about: &'static str,
    /// What else is to be known of it, in paragraphs; empty if nothing is.
    pub details: &'static str,
    /// Examples, and what else is said line by line; empty if nothing is.
    pub after: &'static str,
}

// --- Commands and arguments -------------------------------------------------------

impl Language {
    /// What a command does. Returns `None` if there is no such command.
    pub fn command_help(self, command: &str) -> Option<CommandHelp> {
        self.program_help(command)
            .or_else(|| self.answer_help(command))
            .or_else(|| self.meeting_help(command))
            .or_else(|| self.check_help(command))
            .or_else(|| self.sheet_help(command))
            .or_else(|| self.starting_help(command))
    }

    /// What an argument of a command is for. Returns `None` if the command has no
    /// such argument.
    pub fn argument_help(self, command: &str, argument: &str) -> Option<&'static str> {
        self.program_argument(command, argument)
            .or_else(|| self.answer_argument(command, argument))
            .or_else(|| self.meeting_argument(command, argument))
            .or_else(|| self.check_argument(command, argument))
            .or_else(|| self.sheet_argument(command, argument))
            .or_else(|| self.starting_argument(command, argument))
            .or_else(|| self.shared_argument(argument))
    }

    /// What a value of an argument means. Returns `None` if the argument of the
    /// command cannot have the value.
    pub fn value_help(self, command: &str, argument: &str, value: &str) -> Option<&'static str> {
        self.answer_value(command, argument, value)
            .or_else(|| self.meeting_value(command, argument, value))
            .or_else(|| self.check_value(command, argument, value))
            .or_else(|| self.starting_value(argument, value))
            .or_else(|| self.shared_value(argument, value))
    }

    /// What an argument is for, and what it is if it is left out.
    pub fn with_default(self, help: &str, default: &str) -> String {
        self.pick(
            format!("{help}。省略時は {default}"),
            format!("{help}. Default: {default}"),
        )
    }

    /// The values that an argument takes.
    pub fn values(self, names: &str) -> String {
        self.pick(format!("値: {names}"), format!("Values: {names}"))
    }
}

// --- Headings ---------------------------------------------------------------------

impl Language {
    /// What stands before how a command is written.
    pub fn usage_heading(self) -> &'static str {
        self.pick("使い方:", "Usage:")
    }

    /// The heading of the commands.
    pub fn commands_heading(self) -> &'static str {
        self.pick("コマンド", "Commands")
    }

    /// The heading of arguments that have no name on the command line.
    pub fn arguments_heading(self) -> &'static str {
        self.pick("引数", "Arguments")
    }

    /// The heading of arguments that have one.
    pub fn options_heading(self) -> &'static str {
        self.pick("オプション", "Options")
    }

    /// The heading of arguments that choose rows.
    pub fn filters_heading(self) -> &'static str {
        self.pick("絞り込み", "Filters")
    }

    /// The heading of arguments that say how an answer is written.
    pub fn output_heading(self) -> &'static str {
        self.pick("書き出し", "Output")
    }

    /// The heading of arguments that every command has.
    pub fn every_command_heading(self) -> &'static str {
        self.pick("共通オプション", "With every command")
    }

    /// The section of the manual that names the program.
    pub fn manual_name_heading(self) -> &'static str {
        self.pick("名前", "NAME")
    }

    /// The section of the manual on how the program is started.
    pub fn manual_synopsis_heading(self) -> &'static str {
        self.pick("書式", "SYNOPSIS")
    }

    /// The section of the manual on what the program does.
    pub fn manual_description_heading(self) -> &'static str {
        self.pick("説明", "DESCRIPTION")
    }

    /// The last section of the manual.
    pub fn manual_examples_heading(self) -> &'static str {
        self.pick("例と終了コード", "EXAMPLES AND EXIT CODES")
    }
}
