//! What the program itself finds: wrong settings, files that cannot be read, and
//! plans that are open twice.

use std::io;

use crate::document::{Suggestion, Words};
use crate::messages::Language;

/// The settings of the program.
impl Language {
    /// A setting has a value that it cannot have.
    pub fn bad_setting(self, key: &str, written: &str, suggestion: &Suggestion) -> Words {
        Words::new(self.pick(
            format!("{key} に「{written}」は使えません"),
            format!("`{key}` cannot be 「{written}」"),
        ))
        .help(self.suggested_value(suggestion))
    }

    /// There is no such action, but perhaps one whose name is near.
    pub fn unknown_action(self, name: &str, near: Option<&str>) -> Words {
        let list = self.pick(
            "操作の名前は README の「キー」の表にあります",
            "The README lists the names of all actions under 「キー」",
        );
        Words::new(self.pick(
            format!("「{name}」という操作はありません"),
            format!("There is no action 「{name}」"),
        ))
        .help(self.near_or(near, list))
    }

    /// A key is none, or none that can be given to an action.
    pub fn bad_key(self, name: &str) -> Words {
        Words::new(self.pick(
            format!("「{name}」というキーは割り当てられません"),
            format!("「{name}」 is not a key that can be assigned"),
        ))
        .help(self.pick(
            "j、G、Ctrl-d、Alt-x、PageDown、F5、Space のように書いてください（Ctrl-c は常に終了です）",
            "Write it as in j, G, Ctrl-d, Alt-x, PageDown, F5 or Space (Ctrl-c always quits)",
        ))
    }

    /// A key that was given to an action is taken from another.
    pub fn key_conflict(self, key: &str, action: &str, other: &str) -> Words {
        Words::new(self.pick(
            format!("キー {key} は {other} にもあるため、そちらから外しました"),
            format!("The key {key} was assigned to {other} as well, and has been taken from it"),
        ))
        .help(self.pick(
            format!("{action} か {other} に別のキーを割り当てると、この警告は出ません"),
            format!("Assign another key to {action} or {other} to get rid of this warning"),
        ))
    }
}

/// Files.
impl Language {
    /// A file that has to be there cannot be read. `said` is what the system says.
    pub fn cannot_read(self, kind: io::ErrorKind, said: &str) -> Words {
        let message = match kind {
            io::ErrorKind::NotFound => self.pick("ファイルがありません", "There is no such file"),
            io::ErrorKind::PermissionDenied => self.pick(
                "ファイルを読む権限がありません",
                "You have no permission to read the file",
            ),
            io::ErrorKind::InvalidInput => self.pick(
                "計画ファイル（*.toml）が一つもないフォルダーです",
                "The folder has no plan file (*.toml)",
            ),
            kind => {
                let said = self.refused_by_system(kind, said);
                return Words::new(self.pick(
                    format!("ファイルを読めません（{said}）"),
                    format!("The file cannot be read ({said})"),
                ))
                .help(self.check_path());
            }
        };
        let help = match kind {
            io::ErrorKind::PermissionDenied => self.pick(
                "ファイルの権限を確認してください",
                "Check the permissions of the file",
            ),
            _ => self.check_path(),
        };
        Words::new(message).help(help)
    }

    /// Another program keeps a file to itself that has to be there.
    pub fn in_use(self) -> Words {
        Words::new(self.pick(
            "ほかのプログラムがファイルを開いたままです",
            "Another program keeps the file to itself",
        ))
        .help(self.pick(
            "開いているプログラム（Excel など）で閉じてください",
            "Close it in the program that has it open, such as Excel",
        ))
    }

    fn check_path(self) -> &'static str {
        self.pick("パスを確認してください", "Check the path")
    }

    /// A file that is looked for beside another, or in its usual place, is a pipe or a
    /// device.
    pub fn not_a_file(self) -> Words {
        Words::new(self.pick("ファイルではありません", "This is not a file")).help(self.pick(
            "パイプやデバイスは読まずに進みます。この名前を使わないでください",
            "Pipes and devices are passed over: use another name for it",
        ))
    }

    /// Standard input is asked for again.
    pub fn input_twice(self) -> Words {
        Words::new(self.pick(
            "「-」が二つあります",
            "`-` is given twice",
        ))
        .help(self.pick(
            "標準入力から読めるのは一度だけです。「-」を一つにして、ほかの計画はファイルで渡してください",
            "Standard input can be read only once: give `-` once, and the other plans as files",
        ))
    }

    /// Standard input is asked for, and is a terminal.
    pub fn nothing_piped(self) -> Words {
        Words::new(self.pick(
            "標準入力に計画が渡されていません",
            "Nothing is piped into standard input",
        ))
        .help(self.pick(
            "「-」は、cat plan.toml | tenken - のように計画を渡すときに使います",
            "`-` is for a plan that is piped in: cat plan.toml | tenken -",
        ))
    }

    /// The settings cannot be read. `said` is what the system says.
    pub fn cannot_read_settings(self, said: &str) -> Words {
        Words::new(self.pick(
            format!("設定ファイルを読めません（{said}）"),
            format!("The settings cannot be read ({said})"),
        ))
    }

    /// What is dismissed cannot be read. `said` is what the system says.
    pub fn cannot_read_dismissals(self, said: &str) -> Words {
        Words::new(self.pick(
            format!("確認済みのファイルを読めません（{said}）"),
            format!("The file of what was checked cannot be read ({said})"),
        ))
    }

    /// A record of a meeting cannot be read. `said` is what the system says.
    pub fn cannot_read_record(self, said: &str) -> Words {
        Words::new(self.pick(
            format!("会議の記録のファイルを読めません（{said}）"),
            format!("The record of a meeting cannot be read ({said})"),
        ))
    }

    /// The folder with the records of meetings cannot be read at present.
    pub fn cannot_read_folder(self, said: &str) -> Words {
        Words::new(self.pick(
            format!("会議の記録があるフォルダーを、現在読み込めません（{said}）"),
            format!("The folder with the records of meetings cannot be read at present ({said})"),
        ))
        .help(self.pick(
            "読み込んだ記録はそのまま表示しています。つながりが戻れば読み直します",
            "What was read of it is still shown. It is read again once it is in reach",
        ))
    }

    /// A plan has the id of one that is open already.
    pub fn duplicate_plan(self, id: &str) -> Words {
        Words::new(self.pick(
            format!("同じ id「{id}」の計画が既に開かれています"),
            format!("A plan with the same id, 「{id}」, is already open"),
        ))
        .help(self.pick(
            "計画の id は重ならないように付けてください",
            "Give every plan an id of its own",
        ))
    }
}
