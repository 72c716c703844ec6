//! What commands write besides the plan's words, and what they say on standard
//! error.

use std::fmt::Display;

use super::Language;
use crate::document::Severity;
use crate::summary::Grouping;

/// What came of the rows, columns and sheets of a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportCounts {
    /// The rows that became initiatives.
    pub rows: usize,
    /// The columns that plan files have no place for.
    pub unplaced_columns: usize,
    /// The rows that became no initiatives.
    pub other_rows: usize,
    /// The cells that somebody should look at.
    pub cells: usize,
    /// The sheets that were not read.
    pub sheets: usize,
}

// --- Answers ----------------------------------------------------------------------

impl Language {
    /// The heading of the groups of a summary. Of a plan that is not rated, it
    /// says what is counted.
    pub fn summary_heading(self, grouping: Grouping, is_rated: bool) -> String {
        let group = self.grouping(grouping);
        match is_rated {
            true => group.to_owned(),
            false => self.pick(
                format!("{group}（指標の達成率・計算値）"),
                format!("{group} (attainment of indicators, computed)"),
            ),
        }
    }

    /// The row of the total over all plans.
    pub fn all_plans(self) -> &'static str {
        self.pick("合計", "All")
    }

    /// The headings of columns that the terminal has no room for, and how to see them.
    pub fn columns_left_out(self, headings: &[&str]) -> String {
        let headings = self.in_a_row(headings);
        self.pick(
            format!("（端末の幅に入らない列: {headings}。--format plain ですべて表示します）"),
            format!("(No room for: {headings}. --format plain shows all.)"),
        )
    }

    /// That nothing in any plan is what was asked for.
    pub fn nothing_matches(self) -> &'static str {
        self.pick("該当するものはありません。", "Nothing matches.")
    }

    /// The heading of what is wrong with the files.
    pub fn mistakes_heading(self) -> &'static str {
        self.pick("計画ファイルの誤り", "Mistakes in the files")
    }

    /// The heading of the doubts about a plan, after its title.
    pub fn doubts_heading(self) -> &'static str {
        self.pick("要確認箇所", "To check")
    }

    /// What stands under it where there are none.
    pub fn nothing_to_be_confirmed(self) -> &'static str {
        self.pick(
            "要確認箇所は見つかりませんでした。",
            "Nothing to check was found.",
        )
    }

    /// The field of the place that a doubt is measured by.
    pub fn measured_by_label(self) -> &'static str {
        self.pick("照合先", "Against")
    }

    /// How much was found in how many files, and how much of it is dismissed.
    pub fn check_summary(
        self,
        found: &[(Severity, usize)],
        dismissed: usize,
        files: usize,
    ) -> String {
        let found = found.iter().filter(|(_, count)| *count > 0);
        let found: Vec<String> = found
            .map(|(severity, count)| self.severity_count(*severity, *count))
            .collect();
        let said = match found.as_slice() {
            [] => self
                .pick("問題は見つかりませんでした", "nothing found")
                .to_owned(),
            found => found.join(self.pick("、", ", ")),
        };
        let said = match dismissed {
            0 => said,
            _ => self.pick(
                format!("{said}、確認済み{dismissed}件"),
                format!("{said}, checked: {dismissed}"),
            ),
        };
        self.pick(
            format!("{said}（{files}ファイル）"),
            format!("{said} (files: {files})"),
        )
    }

    fn severity_count(self, severity: Severity, count: usize) -> String {
        let name = match severity {
            Severity::Error => self.pick("誤り", "errors"),
            Severity::Warning => self.pick("警告", "warnings"),
            Severity::Notice => self.pick("参考", "notices"),
        };
        self.pick(format!("{name}{count}件"), format!("{name}: {count}"))
    }
}

// --- What is not there ------------------------------------------------------------

impl Language {
    /// That `tenken show` needs to know which rows.
    pub fn say_which_rows(self) -> &'static str {
        self.pick(
            "どの取組かを、番号（tenken show 1-2-2）か絞り込み（--rating C など）で書いてください",
            "Say which initiatives, by number (tenken show 1-2-2) or by a filter (--rating C and the like)",
        )
    }

    /// That no row has a number.
    pub fn no_such_row(self, id: &str) -> String {
        self.pick(
            format!("番号「{id}」の取組はありません"),
            format!("There is no initiative 「{id}」"),
        )
    }

    /// That no row has a number, since a part of the plan has it; and the flag
    /// that chooses the rows of that part.
    pub fn number_of_part(self, id: &str, flag: &str) -> String {
        let said = self.no_such_row(id);
        self.pick(
            format!("{said}。その下の取組は {flag} {id} で選べます"),
            format!("{said}. Choose those below it with {flag} {id}"),
        )
    }

    /// That nothing has the name that was written after a flag.
    pub fn nothing_of_name(self, flag: &str, written: &str) -> String {
        self.pick(
            format!("{flag} に「{written}」はありません"),
            format!("{flag}: there is no 「{written}」"),
        )
    }

    /// That no code has the name that was written after a flag.
    pub fn no_such_code(self, flag: &str, written: &str) -> String {
        self.pick(
            format!("{flag} に「{written}」というコードはありません"),
            format!("{flag}: there is no code 「{written}」"),
        )
    }

    /// Something that is not there, and where all codes are listed.
    pub fn with_list_of_codes(self, said: &str) -> String {
        self.pick(
            format!("{said}。コードの一覧は tenken check --list-codes で見られます"),
            format!("{said}. See all codes with tenken check --list-codes"),
        )
    }

    /// Something that is not there, and what was likely meant.
    pub fn with_nearest(self, said: &str, near: &str) -> String {
        self.pick(
            format!("{said}。もしかして: {near}"),
            format!("{said}. Did you mean {near}?"),
        )
    }

    /// Which words were searched for, since what was typed is not there.
    pub fn meant_instead(self, words: &[&str]) -> String {
        self.pick(
            format!("もしかして: {}", words.join("、")),
            format!("Did you mean: {}", words.join(", ")),
        )
    }

    /// Which words there are that are near those that were searched for and not found.
    pub fn words_near(self, words: &[&str]) -> String {
        self.pick(
            format!("近い語: {}", words.join("、")),
            format!("Words near it: {}", words.join(", ")),
        )
    }

    /// Something that is not there, and all that is.
    pub fn with_what_is_there(self, said: &str, there: &[String]) -> String {
        let there = there.join(", ");
        self.pick(
            format!("{said}。あるもの: {there}"),
            format!("{said}. There are: {there}"),
        )
    }

    /// That one of several plans is to be chosen.
    pub fn choose_one_plan(self, ids: &[String]) -> String {
        let ids = ids.join(", ");
        self.pick(
            format!("計画が複数あります。--plan で一つ選んでください: {ids}"),
            format!("There are several plans. Choose one with --plan: {ids}"),
        )
    }
}

// --- Files ------------------------------------------------------------------------

impl Language {
    /// That a file would be replaced, and the flag that allows it.
    pub fn file_exists(self, file: &str) -> String {
        self.pick(
            format!("{file} は既にあります。上書きしてよければ --force を付けてください"),
            format!("{file} exists already. Add --force to replace it"),
        )
    }

    /// That the folder of a file that is to be written is likely missing.
    pub fn no_folder_to_write_to(self, file: &str) -> String {
        self.pick(
            format!("{file} を書けません。フォルダーがあるか確認してください"),
            format!("{file} cannot be written. Check that its folder exists"),
        )
    }

    /// That a file may not be written.
    pub fn may_not_be_written(self, file: &str) -> String {
        self.pick(
            format!("{file} を書く権限がありません。別の場所を選んでください"),
            format!("You have no permission to write {file}. Choose another place"),
        )
    }

    /// That a file cannot be written.
    pub fn cannot_be_written(self, file: &str, error: &dyn Display) -> String {
        self.pick(
            format!("{file} を書けません（{error}）"),
            format!("{file} cannot be written ({error})"),
        )
    }

    /// That another program is writing the same file and does not come to an end.
    pub fn is_being_written(self, file: &str) -> String {
        self.pick(
            format!(
                "{file} は tenken の別の画面で保存中です。しばらくしてから、もう一度試してください"
            ),
            format!("Another tenken is writing {file}. Wait a little and try again"),
        )
    }

    /// That another program keeps a file to itself, and what to do.
    pub fn is_in_use(self, file: &str) -> String {
        self.pick(
            format!("{file} はほかのプログラム（Excel など）で開かれています。閉じてから、もう一度試してください"),
            format!("{file} is open in another program, such as Excel. Close it there and try again"),
        )
    }

    /// That the disk is full.
    pub fn no_room_to_write(self, file: &str) -> String {
        self.pick(
            format!(
                "{file} を書く空きがディスクにありません。空きを作るか、別の場所を選んでください"
            ),
            format!("The disk has no room for {file}. Make room or choose another place"),
        )
    }

    /// That what standard output leads to is full.
    pub fn no_room_for_output(self) -> &'static str {
        self.pick(
            "出力先のディスクに空きがないため、最後まで書き出せませんでした。空きを作るか、別の場所に書き出してください",
            "The disk that the output goes to is full, and some of it was not written. Make room or choose another place",
        )
    }

    /// That standard output cannot be written to, and what the system says of it.
    pub fn output_cannot_be_written(self, error: &impl Display) -> String {
        self.pick(
            format!("結果を書き出せません（{error}）"),
            format!("The output cannot be written: {error}"),
        )
    }

    /// That a command would write over a file that it reads.
    pub fn output_is_input(self, file: &str) -> String {
        self.pick(
            format!("{file} は読み込むファイルそのものです。別の名前に書き出してください"),
            format!("{file} is the very file that is read. Write to another name"),
        )
    }

    /// Under which name a file that was replaced is kept.
    pub fn old_file_is_kept(self, copy: &str) -> String {
        self.pick(
            format!("前のファイルは {copy} に残しました"),
            format!("The old file is kept as {copy}"),
        )
    }

    /// That the screen cannot be shown, with what the system says.
    pub fn no_terminal(self, error: &dyn Display) -> String {
        self.pick(
            format!(
                "画面を表示できるターミナルがありません（{error}）。ターミナルで開くか、tenken list などのコマンドを使ってください"
            ),
            format!(
                "There is no terminal for the screen ({error}). Open it in one, or use a command such as tenken list"
            ),
        )
    }

    /// That the window is too old for the screen, and what to do.
    pub fn console_obeys_no_sequences(self) -> &'static str {
        self.pick(
            "このコンソールは画面の表示に対応していません。Windows ターミナルで開くか、コンソールのプロパティで「従来のコンソールを使う」を外してください",
            "This console cannot show the screen. Open it in Windows Terminal, or clear \"Use legacy console\" in the properties of the console",
        )
    }

    /// That there is no file to be read.
    pub fn file_is_missing(self, file: &str) -> String {
        self.pick(
            format!("{file} がありません。パスを確認してください"),
            format!("{file} does not exist. Check the path"),
        )
    }

    /// That a file cannot be read.
    pub fn cannot_be_read(self, file: &str, error: &dyn Display) -> String {
        self.pick(
            format!("{file} を読めません（{error}）"),
            format!("{file} cannot be read ({error})"),
        )
    }

    /// That a plan to start from was written, and how it is checked.
    pub fn starter_was_written(self, file: &str) -> String {
        self.pick(
            format!("{file} を書きました。書き直したら tenken check {file} で確認してください。"),
            format!(
                "Wrote {file}. Once you have made it yours, check it with tenken check {file}."
            ),
        )
    }

    /// How many rows of a plan were written to which file.
    pub fn exported(self, title: &str, rows: usize, file: &dyn Display) -> String {
        self.pick(
            format!("「{title}」の {rows}件を {file} に書き出しました"),
            format!("Wrote the rows of 「{title}」 ({rows}) to {file}"),
        )
    }

    /// That the sheets of a plan cannot be made a workbook.
    pub fn no_workbook(self, error: &dyn Display) -> String {
        self.pick(
            format!("Excel の表にできません（{error}）"),
            format!("The plan cannot be made an Excel workbook ({error})"),
        )
    }

    /// That no plan was written, since the one of a sheet has errors.
    pub fn import_has_errors(self) -> &'static str {
        self.pick(
            "誤りがあるため書き出しませんでした。表を直して、もう一度取り込んでください",
            "Nothing was written, since there are errors. Correct the sheet and import it again",
        )
    }

    /// That no plan was written, since the sheet has no row below its headings.
    pub fn import_has_no_rows(self) -> &'static str {
        self.pick(
            "取り込める取組が1件もないため書き出しませんでした。見出しの下に取組があるか、--sheet で別のシートを選ぶか確認してください",
            "Nothing was written, since the sheet has no initiative. Check that there are some below its headings, or choose another with --sheet",
        )
    }

    /// How many rows were imported, and how much of the sheet is not what it was.
    pub fn imported(self, counts: ImportCounts) -> String {
        let ImportCounts {
            rows,
            unplaced_columns,
            other_rows,
            cells,
            sheets,
        } = counts;
        self.pick(
            format!("{rows}件を取り込みました。対応する項目のない列 {unplaced_columns}、取組として取り込まなかった行 {other_rows}、確認が必要なセル {cells}、読み込まなかったシート {sheets}"),
            format!("Initiatives imported: {rows}. Columns without a place of their own: {unplaced_columns}; rows that are not initiatives: {other_rows}; cells to check: {cells}; sheets not read: {sheets}"),
        )
    }
}
