//! `tenken completions`: completion scripts for shells.

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};
use clap_complete::aot;

use super::context::{Context, Ending, Failure};
use super::help;

/// Arguments of `tenken completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    shell: ShellName,
}

/// A shell that completes.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ShellName {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
}

impl Completions {
    pub(super) fn run(self, context: &Context) -> Result<Ending, Failure> {
        let shell = match self.shell {
            ShellName::Bash => aot::Shell::Bash,
            ShellName::Zsh => aot::Shell::Zsh,
            ShellName::Fish => aot::Shell::Fish,
            ShellName::PowerShell => aot::Shell::PowerShell,
        };
        // `generate` panics if it cannot write, so it writes to memory.
        let mut script = Vec::new();
        aot::generate(
            shell,
            &mut help::command(context.spoken()),
            env!("CARGO_PKG_NAME"),
            &mut script,
        );
        io::stdout().lock().write_all(&script)?;
        Ok(Ending::Answered)
    }
}
