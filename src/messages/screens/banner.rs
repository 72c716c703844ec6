//! What stands at the top while a plan is not what its file says now.

use crate::messages::Language;

/// What is wrong with the file of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTrouble {
    /// There is an error in this line.
    ErrorInLine(usize),
    /// It is not there.
    Missing,
    /// It cannot be read.
    CannotBeRead,
    /// Its folder cannot be read, with all that is in it.
    FolderOutOfReach,
}

impl Language {
    /// That a file has an error or is gone, that it is shown as it was until then, and
    /// the key that shows why: in more words and in fewer, the longest first.
    pub fn outdated(self, file: &str, trouble: FileTrouble, since: &str, key: &str) -> [String; 4] {
        let wrong = match trouble {
            FileTrouble::ErrorInLine(line) => {
                self.pick(format!("{line}行目に誤り"), format!("error in line {line}"))
            }
            FileTrouble::Missing => {
                self.pick("ファイルがありません".to_owned(), "no such file".to_owned())
            }
            FileTrouble::CannotBeRead => self.pick(
                "ファイルを読めません".to_owned(),
                "cannot be read".to_owned(),
            ),
            FileTrouble::FolderOutOfReach => self.pick(
                "フォルダーを現在読み込めません".to_owned(),
                "the folder is out of reach".to_owned(),
            ),
        };
        self.pick(
            [
                format!(
                    " ! {file} {wrong}。{since} 時点の内容を表示しています（{key} で理由を見る）"
                ),
                format!(" ! {file} {wrong}。{since} 時点の内容を表示（{key} で見る）"),
                format!(" ! {wrong}。{since} 時点の内容（{key} で見る）"),
                format!(" ! {since} 時点（{key}）"),
            ],
            [
                format!(
                    " ! {file}: {wrong}. Shown as it was until {since} (press {key} to see why)"
                ),
                format!(" ! {file}: {wrong}. Shown as of {since} (press {key})"),
                format!(" ! {wrong}: shown as of {since} (press {key})"),
                format!(" ! as of {since} ({key})"),
            ],
        )
    }
}
