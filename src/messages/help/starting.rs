//! What help says of the commands that a newcomer starts with: `init`,
//! `schema`, `completions` and `man`.

use super::{CommandHelp, Language};

impl Language {
    /// What a command does that a newcomer starts with.
    pub(super) fn starting_help(self, command: &str) -> Option<CommandHelp> {
        match command {
            "init" => Some(self.init_help()),
            "schema" => Some(self.schema_help()),
            "completions" => Some(self.completions_help()),
            "man" => Some(self.man_help()),
            _ => None,
        }
    }

    fn init_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "計画ファイルのひな形を書き出す",
                "Write a plan file to start from",
            ),
            details: "",
            after: self.pick(
                "\
例:
  tenken init our-town.toml     ひな形を書く
  tenken check our-town.toml    書き直したら確認する
  tenken our-town.toml          画面で開く",
                "\
Examples:
  tenken init our-town.toml     Write a plan file to start from
  tenken check our-town.toml    Check it once you have made it yours
  tenken our-town.toml          Open it on the screen",
            ),
        }
    }

    fn schema_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "計画ファイルの JSON Schema（エディターでの補完と検査に）",
                "Write the JSON Schema of plan files (for editors)",
            ),
            details: "",
            after: self.pick(
                "\
使い方の例:
  tenken schema > plan.schema.json
  計画ファイルの1行目に #:schema plan.schema.json と書くと、
  VS Code の Even Better TOML などが、キーの補完と検査をします。",
                "\
Example:
  tenken schema > plan.schema.json
  With #:schema plan.schema.json in the first line of a plan file,
  Even Better TOML in VS Code and the like complete and check its keys.",
            ),
        }
    }

    fn completions_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick("シェルの補完を書き出す", "Write completions for a shell"),
            details: "",
            after: self.pick(
                "\
入れ方（標準の置き場所へ。なければフォルダーを作ってください）:
  bash  cd ~/.local/share/bash-completion/completions
        tenken completions bash > tenken
  zsh   cd ~/.zfunc   （.zshrc で fpath に加えたフォルダー）
        tenken completions zsh > _tenken
  fish  cd ~/.config/fish/completions
        tenken completions fish > tenken.fish
  PowerShell  次の2行を $PROFILE のファイルに書く
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        tenken completions powershell | Out-String | Invoke-Expression",
                "\
Where they usually go (make the folder if there is none):
  bash  cd ~/.local/share/bash-completion/completions
        tenken completions bash > tenken
  zsh   cd ~/.zfunc   (a folder that .zshrc adds to fpath)
        tenken completions zsh > _tenken
  fish  cd ~/.config/fish/completions
        tenken completions fish > tenken.fish
  PowerShell  write these two lines into the file $PROFILE
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        tenken completions powershell | Out-String | Invoke-Expression",
            ),
        }
    }

    fn man_help(self) -> CommandHelp {
        CommandHelp {
            about: self.pick(
                "マニュアルページ（tenken.1）を書き出す",
                "Write the manual page (tenken.1)",
            ),
            details: "",
            after: self.pick(
                "\
使い方の例:
  tenken man | man -l -
  tenken man > ~/.local/share/man/man1/tenken.1",
                "\
Examples:
  tenken man | man -l -
  tenken man > ~/.local/share/man/man1/tenken.1",
            ),
        }
    }

    /// What an argument of such a command is for.
    pub(super) fn starting_argument(self, command: &str, argument: &str) -> Option<&'static str> {
        match (command, argument) {
            ("init", "file") => Some(self.output_file()),
            ("init", "force") => Some(self.pick(
                "既にあるファイルに上書きする",
                "Replace the file if it exists already",
            )),
            ("completions", "shell") => Some(self.pick("シェル", "Shell")),
            _ => None,
        }
    }

    /// What a value of such an argument means.
    pub(super) fn starting_value(self, argument: &str, value: &str) -> Option<&'static str> {
        match (argument, value) {
            ("shell", "bash") => Some("bash"),
            ("shell", "zsh") => Some("zsh"),
            ("shell", "fish") => Some("fish"),
            ("shell", "powershell") => Some("PowerShell"),
            _ => None,
        }
    }
}
