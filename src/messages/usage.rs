//! What is wrong with the arguments of the program. What a person can do about
//! it follows in the same breath, or is what [`Language::see_help`] says.

use std::fmt::Display;

use super::Language;

impl Language {
    /// That there is no such argument.
    pub fn no_such_argument(self, argument: &str) -> String {
        self.pick(
            format!("{argument} という引数はありません"),
            format!("There is no argument {argument}"),
        )
    }

    /// That there is no such command.
    pub fn no_such_command(self, command: &str) -> String {
        self.pick(
            format!("{command} というコマンドはありません"),
            format!("There is no command {command}"),
        )
    }

    /// That a word is neither a command nor a file, and the command that is near.
    pub fn neither_command_nor_file(self, written: &dyn Display, near: &str) -> String {
        let said = self.pick(
            format!("「{written}」というコマンドもファイルもありません"),
            format!("There is no command and no file 「{written}」"),
        );
        self.with_nearest(&said, near)
    }

    /// That files go after the command.
    pub fn files_go_after_the_command(self) -> &'static str {
        self.pick(
            "計画ファイルはコマンドの後に書いてください（tenken list PATH、tenken show ID --file PATH）",
            "A plan file stands before the command. Write it after (tenken list PATH, tenken show ID --file PATH)",
        )
    }

    /// That an argument is written without its value.
    pub fn value_is_missing(self, argument: &str) -> String {
        self.pick(
            format!("{argument} に値がありません"),
            format!("{argument} has no value"),
        )
    }

    /// That an argument does not take a value.
    pub fn value_cannot_be_used(self, argument: &str, value: &str) -> String {
        self.pick(
            format!("{argument} に「{value}」は使えません"),
            format!("{argument} does not take 「{value}」"),
        )
    }

    /// What is wrong with a value, and what could be written instead.
    pub fn with_usable_values(self, said: &str, values: &str) -> String {
        self.pick(
            format!("{said}。使える値: {values}"),
            format!("{said}. Use one of these: {values}"),
        )
    }

    /// That a value is none of the kind that an argument takes, and why.
    pub fn value_cannot_be_read(self, argument: &str, value: &str, why: &str) -> String {
        self.pick(
            format!("{argument} の「{value}」を読み取れません（{why}）"),
            format!("{argument}: 「{value}」 cannot be read. {why}"),
        )
    }

    /// Why a value cannot be read that should be a fiscal year.
    pub fn not_a_fiscal_year(self) -> &'static str {
        self.pick(
            "年度ではありません",
            "Write a fiscal year such as R6 or 2024",
        )
    }

    /// Why a value cannot be read that should be two fiscal years.
    pub fn not_two_fiscal_years(self) -> &'static str {
        self.pick(
            "異なる二つの年度を R5,R6 のように書いてください",
            "Write two different fiscal years, as in R5,R6",
        )
    }

    /// Why a value cannot be read that should be a number.
    pub fn not_a_whole_number(self) -> &'static str {
        self.pick(
            "0 以上の整数を書いてください",
            "Write a whole number, 0 or more",
        )
    }

    /// That an argument has to be written.
    pub fn argument_is_missing(self, argument: &str) -> String {
        self.pick(
            format!("{argument} がありません"),
            format!("{argument} is missing"),
        )
    }

    /// That an argument is written more than once.
    pub fn write_argument_once(self, argument: &str) -> String {
        self.pick(
            format!("{argument} は一度だけ書いてください"),
            format!("{argument} is given more than once. Give it once"),
        )
    }

    /// That two arguments exclude each other.
    pub fn arguments_exclude_each_other(self, one: &str, other: &str) -> String {
        self.pick(
            format!("{one} と {other} は一緒に使えません"),
            format!("{one} and {other} do not go together. Leave one of them out"),
        )
    }

    /// That an argument has more values than it takes.
    pub fn value_is_one_too_many(self, argument: &str, value: &str) -> String {
        self.pick(
            format!("{argument} に「{value}」は余分です"),
            format!("{argument} takes no further value. Leave 「{value}」 out"),
        )
    }

    /// That an argument is no text.
    pub fn argument_is_not_utf_8(self) -> &'static str {
        self.pick(
            "UTF-8 でない引数があります。UTF-8 で書いてください",
            "An argument is not in UTF-8. Write it in UTF-8",
        )
    }

    /// Where all arguments are explained.
    pub fn see_help(self) -> &'static str {
        self.pick("詳しくは --help で見られます。", "See --help for more.")
    }
}
