//! What the foot of the screen says after a key was pressed or a worker answered.

use std::borrow::Cow;
use std::fmt::Display;
use std::io;

use super::Language;

impl Language {
    /// The key that ends the program.
    pub fn press_q_to_quit(self) -> &'static str {
        self.pick("q で終了します", "Press q to quit")
    }

    /// That the search does not narrow the list any more.
    pub fn search_left(self) -> &'static str {
        self.pick("検索を解除しました", "Search cleared")
    }

    /// That the filter does not narrow the list any more.
    pub fn filter_left(self) -> &'static str {
        self.pick("絞り込みを解除しました", "Filter cleared")
    }

    /// That search and filter were left, since they hid a row.
    pub fn filter_left_for(self, row: &str) -> String {
        self.pick(
            format!("{row} を表示するため、検索と絞り込みを解除しました"),
            format!("Search and filter cleared to show {row}"),
        )
    }

    /// That no listed row differs from the year before.
    pub fn nothing_has_changed(self) -> &'static str {
        self.pick(
            "前年度から変わった取組はありません",
            "Nothing listed has changed since the year before",
        )
    }

    /// Which of the rows that changed is chosen, counted from one.
    pub fn place_among_changed(self, place: usize, count: usize) -> String {
        self.pick(
            format!("変化のある取組 {place}/{count}"),
            format!("changed: {place}/{count}"),
        )
    }

    /// That a plan has no later year.
    pub fn no_later_year(self) -> &'static str {
        self.pick(
            "これより後の年度は計画にありません",
            "The plan has no later year",
        )
    }

    /// That a plan has no earlier year.
    pub fn no_earlier_year(self) -> &'static str {
        self.pick(
            "これより前の年度は計画にありません",
            "The plan has no earlier year",
        )
    }

    /// How much is wrong with the files, and the key that shows it.
    pub fn diagnostics_shown_by(self, count: usize, key: &str) -> String {
        self.pick(
            format!("ファイルに誤りや警告が {count}件あります（{key} で見る）"),
            format!("{count} findings in the files (press {key})"),
        )
    }

    /// That nothing is searched for whose hits could be stepped through.
    pub fn nothing_is_searched_for(self) -> &'static str {
        self.pick(
            "検索していません（/ で検索）",
            "Nothing is searched for (press /)",
        )
    }

    /// That the search finds no row.
    pub fn no_row_matches(self) -> &'static str {
        self.pick("該当する取組がありません", "No initiative matches")
    }

    /// That a reason is missing for which a doubt is dismissed.
    pub fn write_a_reason(self) -> &'static str {
        self.pick(
            "理由を入力してください（Esc でやめる）",
            "Write a reason (Esc to leave)",
        )
    }

    /// That a doubt was dismissed.
    pub fn dismissed(self) -> &'static str {
        self.pick("確認済みにしました", "Marked as checked")
    }

    /// That a dismissal was taken back.
    pub fn dismissal_taken_back(self) -> &'static str {
        self.pick("確認済みを取り消しました", "No longer marked as checked")
    }

    /// That what was dismissed of a plan without a file is not kept.
    pub fn plan_without_file_keeps_nothing(self) -> &'static str {
        self.pick(
            "画面を閉じるまで確認済みとします（計画のファイルなし）",
            "Holds until the program ends: the plan has no file",
        )
    }

    /// That what was to be dismissed is in doubt no more.
    pub fn doubt_is_gone(self) -> &'static str {
        self.pick(
            "計画が変わり、この要確認箇所はなくなりました",
            "The plan has changed, and this item to check is gone",
        )
    }

    /// That no editor is known, and how to set one.
    pub fn no_editor_is_set(self) -> &'static str {
        self.pick(
            "環境変数 EDITOR に使うエディターを設定してください（export EDITOR=nano など）",
            "Set the environment variable EDITOR to your editor (export EDITOR=nano)",
        )
    }

    /// That a plan has no file that could be edited, and how to get one.
    pub fn plan_has_no_file(self) -> &'static str {
        self.pick(
            "この計画にはファイルがありません（tenken init で自分の計画を作れます）",
            "This plan has no file (tenken init writes one to start from)",
        )
    }

    /// That a finding is about nothing that could be edited.
    pub fn nothing_to_edit(self) -> &'static str {
        self.pick("編集できるファイルがありません", "There is no file to edit")
    }

    /// That an editor could not be started. `said` is what the system says.
    pub fn editor_cannot_start(self, editor: &str, said: &str) -> String {
        self.pick(
            format!("エディター {editor} を起動できません（{said}）"),
            format!("Cannot start the editor {editor} ({said})"),
        )
    }

    /// That an editor ended with an error.
    pub fn editor_failed(self, editor: &str, code: Option<i32>) -> String {
        let code = code.map_or_else(String::new, |code| self.in_brackets(&code.to_string()));
        self.pick(
            format!("エディター {editor} がエラーで終わりました{code}"),
            format!("The editor {editor} ended with an error{code}"),
        )
    }

    /// What was done, and the file that keeps it.
    pub fn kept_in(self, done: &str, file: &str) -> String {
        self.pick(
            format!("{done}（{file} に保存しました）"),
            format!("{done} (kept in {file})"),
        )
    }

    /// That a file does not keep what was dismissed.
    pub fn cannot_be_kept_in(self, file: &str, error: &dyn Display) -> String {
        self.pick(
            format!("{file} に保存できません（{error}）。画面を閉じるまで確認済みとします"),
            format!("Cannot write {file} ({error}): it holds until the program ends"),
        )
    }

    /// Why a file does not keep what was dismissed: somebody has to correct it.
    pub fn file_has_mistakes(self) -> &'static str {
        self.pick("ファイルに誤りがあります", "the file has mistakes")
    }

    /// Why the system does not read or write a file, in plain words as far as there are any;
    /// `said` is what it says itself.
    pub fn refused_by_system(self, kind: io::ErrorKind, said: &str) -> Cow<'static, str> {
        Cow::Borrowed(match kind {
            io::ErrorKind::ResourceBusy => self.somebody_is_saving(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => self.disk_is_full(),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => self.folder_is_gone(),
            io::ErrorKind::ReadOnlyFilesystem => {
                self.pick("書き込みできない場所です", "nothing can be written there")
            }
            io::ErrorKind::PermissionDenied => {
                self.pick("権限がありません", "you have no permission")
            }
            io::ErrorKind::AlreadyExists | io::ErrorKind::IsADirectory => self.pick(
                "同じ名前のファイルかフォルダーがあります",
                "a file or a folder of that name is in the way",
            ),
            io::ErrorKind::TimedOut
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::NotConnected
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::StaleNetworkFileHandle => self.pick(
                "共有フォルダーにつながりません",
                "the shared folder is out of reach",
            ),
            _ => return Cow::Owned(said.to_owned()),
        })
    }

    /// That another program is saving to the same file and does not come to an end.
    pub fn somebody_is_saving(self) -> &'static str {
        self.pick(
            "tenken の別の画面で保存中です",
            "another tenken is saving to it",
        )
    }

    /// That another program keeps the file to itself.
    pub fn is_open_elsewhere(self) -> &'static str {
        self.pick(
            "ほかのプログラムがファイルを開いています",
            "another program has the file open",
        )
    }

    /// That a folder that was there is there no more.
    pub fn folder_is_gone(self) -> &'static str {
        self.pick("フォルダーが見つかりません", "the folder is not there")
    }

    /// That the disk is full.
    pub fn disk_is_full(self) -> &'static str {
        self.pick("ディスクに空きがありません", "the disk is full")
    }

    /// That there are no colours to choose from.
    pub fn colours_stay_mono(self) -> &'static str {
        self.pick(
            "NO_COLOR が設定されているため、配色は白黒（mono）のままです",
            "NO_COLOR is set: the colours stay mono",
        )
    }

    /// The theme that was chosen, with the name by which it is set.
    pub fn theme(self, name: &str) -> String {
        let japanese = match name {
            "dark" => "暗い",
            "light" => "明るい",
            "projector" => "投影用",
            "mono" => "白黒",
            other => other,
        };
        self.pick(
            format!("配色: {japanese}（{name}）"),
            format!("Colours: {name}"),
        )
    }

    /// How many cells ambiguous characters now take.
    pub fn ambiguous_width(self, cells: usize) -> String {
        self.pick(
            format!("○ ① → などの文字幅: {cells}"),
            format!("Width of ○ ① → and the like: {cells}"),
        )
    }

    /// That a view is kept, with the command for the same.
    pub fn view_is_kept(self, name: &str, command: &str) -> String {
        self.pick(
            format!("「{name}」として保存しました  {command}"),
            format!("Kept as {name}: {command}"),
        )
    }

    /// That a view is shown, with the command for the same.
    pub fn view_and_command(self, name: &str, command: &str) -> String {
        self.pick(
            format!("「{name}」  {command}"),
            format!("{name}: {command}"),
        )
    }

    /// That a view cannot be written to a file, and why.
    pub fn view_cannot_be_kept(self, file: &str, why: &str) -> String {
        self.pick(
            format!("{file} に保存できません（{why}）。画面を閉じるまでは呼び出せます"),
            format!("Cannot write {file} ({why}): it can be called up until the program ends"),
        )
    }

    /// That a view is kept no more.
    pub fn view_removed(self, name: &str) -> String {
        self.pick(
            format!("「{name}」を削除しました"),
            format!("Removed {name}"),
        )
    }

    /// That the plan has nothing any more of what a view is filtered by.
    pub fn view_without_rows(self, name: &str) -> String {
        self.pick(
            format!("「{name}」で絞り込んでいたものが、この計画にはもうありません"),
            format!("The plan no longer has what {name} is filtered by"),
        )
    }

    /// Whether the mouse is used from now on.
    pub fn mouse_is_used(self, is_used: bool) -> &'static str {
        match is_used {
            true => self.pick(
                "マウスを使います。文字は Shift を押しながら選びます",
                "Using the mouse. Hold Shift to select text",
            ),
            false => self.pick(
                "マウスを使いません。文字をそのまま選べます",
                "Not using the mouse. Text can be selected as usual",
            ),
        }
    }

    /// That something was copied.
    pub fn copied(self, what: &str) -> String {
        self.pick(format!("{what}をコピーしました"), format!("Copied {what}"))
    }

    /// That the screen has nothing to be copied.
    pub fn nothing_to_copy(self) -> &'static str {
        self.pick(
            "この画面にはコピーするものがありません",
            "This screen has nothing to copy",
        )
    }

    /// What is copied of a row: its card.
    pub fn card_of(self, number: &str) -> String {
        self.pick(
            format!("{number} の内容"),
            format!("the details of {number}"),
        )
    }

    /// What was copied: which rows became which.
    pub fn revision_of(self, title: &str) -> String {
        self.pick(
            format!("{title}の改定前後の対応"),
            format!("what became of what in {title}"),
        )
    }

    /// What is copied of a row: its comparison.
    pub fn comparison_of(self, number: &str) -> String {
        self.pick(
            format!("{number} の比較"),
            format!("the comparison of {number}"),
        )
    }

    /// What is copied of what was planned in a row.
    pub fn schedule_of(self, number: &str) -> String {
        self.pick(
            format!("{number} の工程"),
            format!("the schedule of {number}"),
        )
    }

    /// What is copied of what changed in a row since the year before.
    pub fn changes_of(self, number: &str) -> String {
        self.pick(
            format!("{number} の変化"),
            format!("the changes of {number}"),
        )
    }

    /// What is copied of an indicator.
    pub fn indicator_called(self, name: &str) -> String {
        self.pick(
            format!("指標「{name}」"),
            format!("the indicator 「{name}」"),
        )
    }

    /// What is copied of a place to be confirmed.
    pub fn doubt_about(self, place: &str) -> String {
        self.pick(
            format!("{place} の要確認箇所"),
            format!("the item to check of {place}"),
        )
    }

    /// What is copied of the dated events of a plan.
    pub fn milestones_of(self, title: &str) -> String {
        self.pick(
            format!("{title}の日程"),
            format!("the milestones of {title}"),
        )
    }

    /// What is copied of counts.
    pub fn table_of_counts(self) -> &'static str {
        self.pick("集計の表", "the table of counts")
    }
}
