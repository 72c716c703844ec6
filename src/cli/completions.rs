//! `tenken completions`: completion scripts for shells.

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};
use clap_complete::aot;

use super::context::{Ending, Failure};
use super::help;

/// シェルの補完を書き出す
#[derive(Debug, Args)]
#[command(after_help = "\
入れ方（既定の置き場所へ。なければフォルダを作ってください）:
  bash  cd ~/.local/share/bash-completion/completions
        tenken completions bash > tenken
  zsh   cd ~/.zfunc   （.zshrc で fpath に加えたフォルダ）
        tenken completions zsh > _tenken
  fish  cd ~/.config/fish/completions
        tenken completions fish > tenken.fish")]
pub(crate) struct Completions {
    /// シェル
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// A shell that completes.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
}

impl Completions {
    pub(super) fn run(self) -> Result<Ending, Failure> {
        let shell = match self.shell {
            Shell::Bash => aot::Shell::Bash,
            Shell::Zsh => aot::Shell::Zsh,
            Shell::Fish => aot::Shell::Fish,
        };
        // `generate` panics if it cannot write, so it writes to memory.
        let mut script = Vec::new();
        aot::generate(
            shell,
            &mut help::command(),
            env!("CARGO_BIN_NAME"),
            &mut script,
        );
        io::stdout().lock().write_all(&script)?;
        Ok(Ending::Answered)
    }
}
