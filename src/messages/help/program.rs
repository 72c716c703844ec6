//! What help says of the program, of its command for help, and of the arguments
//! that every command has.

use super::{CommandHelp, Language};

impl Language {
    /// What the program does, or its command for help.
    pub(super) fn program_help(self, command: &str) -> Option<CommandHelp> {
        match command {
            "tenken" => Some(CommandHelp {
                about: self.pick(
                    "自治体のDX推進計画を、会議の場で点検する。",
                    "Review the DX plan of a local government together, in a meeting",
                ),
                details: self.pick(
                    "計画ファイル（TOML）を開き、部署や評価で絞り込み、あいまい検索で探し、年度を並べて比べます。コマンドを書かなければ画面を開きます。パスの省略時は組み込みの計画を、demo と書くと架空の市の計画を使います。ターミナルでない所へ出力すると、画面の一覧と同じ行を文字だけで書き出します。",
                    "It opens plan files (TOML), filters them by department or rating, finds initiatives by a few letters, and compares fiscal years side by side. Without a command it opens the screen. Without a path it uses the built-in plans; `demo` is the plan of an invented town. If the output goes elsewhere than to a terminal, it writes the rows of the screen's list as plain text.",
                ),
                after: self.program_examples(),
            }),
            "help" => Some(CommandHelp {
                about: self.pick("コマンドの説明を表示する", "Show the help of a command"),
                ..CommandHelp::default()
            }),
            _ => None,
        }
    }

    fn program_examples(self) -> &'static str {
        self.pick(
            "\
例:
  tenken                       組み込みの計画を画面で開く
  tenken demo                  架空の市の計画を画面で開く（試してみる）
  tenken plans/our-town.toml   計画ファイルを画面で開く
  tenken list --rating C,D     C と D の取組を書き出す
  tenken init our-town.toml    計画ファイルのひな形を作る
  tenken help list             コマンドの説明を読む

終了コード:
  0  結果を書き出した
  1  開けない計画ファイルか読み取れない値があった、または書き出せなかった
  2  引数が誤っている、または計画にないものを指定した
  3  check の結果が警告のみ（誤りがあれば 1）",
            "\
Examples:
  tenken                       Open the built-in plans on the screen
  tenken demo                  Try it on the plan of an invented town
  tenken plans/our-town.toml   Open a plan file on the screen
  tenken list --rating C,D     Write the initiatives rated C and D
  tenken init our-town.toml    Make a plan file to start from
  tenken help list             Read the help of a command

Exit codes:
  0  The answer was written
  1  A plan file cannot be opened, a value in one cannot be read, or the output
     cannot be written
  2  An argument is wrong, or the plan has nothing of what was asked for
  3  check found warnings alone (if it finds errors: 1)",
        )
    }

    /// What an argument of the program is for, where there is no command.
    pub(super) fn program_argument(self, command: &str, argument: &str) -> Option<&'static str> {
        match (command, argument) {
            ("tenken", "paths") => Some(self.pick(
                "計画ファイル、または計画ファイルの入ったフォルダー（複数可）",
                "Plan files, or folders with plan files (any number)",
            )),
            ("tenken", "theme") => Some(self.pick(
                "配色。NO_COLOR が設定されていれば、指定しない限り mono",
                "Colours. If NO_COLOR is set: mono, unless you choose here",
            )),
            _ => None,
        }
    }
}
