//! What can be wrong with any document.

use super::{Worded, in_backquotes};
use crate::document::{DocumentMistake, ExpectedType, FoundType, Slip, Suggestion, Words};
use crate::messages::{Language, grouped};

impl Worded for DocumentMistake {
    fn words(&self, language: Language) -> Words {
        match self {
            Self::OtherEncoding(encoding) => language.not_utf8(language.pick(
                format!(
                    "文字コードが {encoding} のようです。UTF-8 で書かれたファイルだけを開けます"
                ),
                format!("The file seems to be in {encoding}. Only files in UTF-8 can be opened"),
            )),
            Self::NotUtf8 { line } => language.not_utf8(language.pick(
                format!("{line}行目が UTF-8 の文字として読めません"),
                format!("Line {line} is not valid UTF-8"),
            )),
            Self::Syntax { slip, parser } => {
                let said = language.slip(*slip);
                Words::new(format!("{said}{}", language.in_brackets(parser)))
                    .help(language.mending(*slip))
            }
            Self::UnquotedKey(key) => Words::new(language.pick(
                format!("キー「{key}」が引用符で囲まれていません"),
                format!("The key 「{key}」 is not in quotes"),
            ))
            .help(language.pick(
                format!("TOML の決まりでは \"{key}\" のように囲みます"),
                format!("TOML wants it in quotes: `\"{key}\"`"),
            )),
            Self::MissingKey { key, shape } => {
                let shape = language.shape(*shape);
                Words::new(language.pick(
                    format!("`{key}` がありません"),
                    format!("`{key}` is missing"),
                ))
                .help(language.pick(
                    format!("{key} = … と書いてください。値は{shape}です"),
                    format!("Add `{key} = …`. The value is {shape}"),
                ))
            }
            Self::WrongForm { key, found, shape } => {
                let (found, shape) = (language.kind(*found), language.shape(*shape));
                Words::new(language.pick(
                    format!("`{key}` の値（{found}）を読み取れません"),
                    format!("The value of `{key}`, {found}, cannot be read"),
                ))
                .help(language.pick(
                    format!("値は{shape}で書いてください"),
                    format!("Write {shape}"),
                ))
            }
            Self::UnknownKey { key, suggestion } => Words::new(language.pick(
                format!("`{key}` というキーはありません"),
                format!("There is no key `{key}`"),
            ))
            .help(language.suggested_key(suggestion)),
            Self::MoreLikeThis { code, count, .. } => {
                let count = grouped(*count);
                Words::new(language.pick(
                    format!("ほかに {code} がここから {count}件あります"),
                    format!("There are {count} more of {code} from here on"),
                ))
                .help(language.mend_and_check_again())
            }
            Self::MoreAfterSyntax { count } => {
                let count = grouped(*count);
                Words::new(language.pick(
                    format!("このあとに {count}件ありますが、ほとんどは上の誤りのためです"),
                    format!("{count} more follow, most of them because of the mistake above"),
                ))
                .help(language.mend_and_check_again())
            }
        }
    }
}

impl Language {
    fn not_utf8(self, said: String) -> Words {
        Words::new(said).help(self.pick(
            "エディターの「名前を付けて保存」で文字コードに UTF-8 を選んで保存し直してください",
            "In your editor, choose Save As and save the file in UTF-8",
        ))
    }

    fn mend_and_check_again(self) -> &'static str {
        self.pick(
            "ここまでを直してから、もう一度確認してください",
            "Correct what is listed and check again",
        )
    }

    fn suggested_key(self, suggestion: &Suggestion) -> String {
        match suggestion {
            Suggestion::AnyOf(keys) => self.pick(
                format!("ここで使えるキー: {}", keys.join(", ")),
                format!("Keys that are allowed here: {}", in_backquotes(keys)),
            ),
            other => self.suggested_value(other),
        }
    }

    /// What a value has to be, as the object of a sentence.
    fn shape(self, shape: ExpectedType) -> &'static str {
        match shape {
            ExpectedType::Text => self.pick("文字列（\"…\"）", "a string (\"…\")"),
            ExpectedType::Boolean => self.pick("真偽（true か false）", "true or false"),
            ExpectedType::Integer => self.pick("整数（1 など）", "a whole number, such as 1"),
            ExpectedType::List => self.pick("一覧（[…]）", "a list ([…])"),
            ExpectedType::TextOrList => self.pick(
                "文字列（\"…\"）か、その一覧（[…]）",
                "a string (\"…\") or a list of strings ([…])",
            ),
            ExpectedType::NumberOrText => self.pick(
                "数（15桁まで）か、文字列（\"…\"）",
                "a number (15 digits at most) or a string (\"…\")",
            ),
            ExpectedType::FiscalYear => self.pick(
                "年度（\"R6\"、\"令和6年度\"、\"2024\" など）",
                "a fiscal year, such as \"R6\" or \"2024\"",
            ),
            ExpectedType::Table => self.pick("表", "a table"),
            ExpectedType::Tables => self.pick(
                "見出しを [[ ]] で囲んだ表",
                "tables with their heading in [[ ]]",
            ),
        }
    }

    /// What stands as a value.
    fn kind(self, kind: FoundType) -> &'static str {
        match kind {
            FoundType::Text => self.pick("文字列", "a string"),
            FoundType::Number => self.pick("数", "a number"),
            FoundType::Boolean => self.pick("true/false", "true or false"),
            FoundType::Date => self.pick("日付", "a date"),
            FoundType::List => self.pick("一覧", "a list"),
            FoundType::Table => self.pick("表", "a table"),
        }
    }

    /// What is wrong with a line that is not TOML.
    fn slip(self, slip: Slip) -> &'static str {
        match slip {
            Slip::FullWidthComma => self.pick("全角の区切りがあります", "A comma is full-width"),
            Slip::FullWidthEquals => {
                self.pick("全角の「＝」があります", "The 「＝」 is full-width")
            }
            Slip::FullWidthQuotes => self.pick(
                "引用符が半角ではありません",
                "The quotes are not half-width",
            ),
            Slip::FullWidthBrackets => self.pick("全角の括弧があります", "A bracket is full-width"),
            Slip::FullWidthSpace => self.pick("全角の空白があります", "A space is full-width"),
            Slip::GroupedNumber => self.pick(
                "数に桁区切りのコンマがあります",
                "A number has a comma between its digits",
            ),
            Slip::MissingComma => self.pick(
                "一覧の区切りか終わりがありません",
                "The list lacks a comma or its end",
            ),
            Slip::UnquotedText => self.pick(
                "文字列が引用符で囲まれていません",
                "The string is not in quotes",
            ),
            Slip::DuplicateKey => {
                self.pick("同じキーが二度書かれています", "The key is given twice")
            }
            Slip::BadKeyCharacter => self.pick(
                "キーに使えない文字があります",
                "The key has a character that keys cannot have",
            ),
            Slip::NoValue => self.pick("キーに値がありません", "The key has no value"),
            Slip::UnclosedBracket => self.pick("括弧が閉じていません", "A bracket is not closed"),
            Slip::ControlCharacter => self.pick(
                "文字列に制御文字があります",
                "The string has a control character",
            ),
            Slip::UnclosedText | Slip::UnclosedLines => {
                self.pick("文字列が閉じていません", "The string is not closed")
            }
            Slip::BadEscape => self.pick(
                "\\ の後に使えない文字があります",
                "The character after the \\ cannot stand there",
            ),
            Slip::Other => self.pick("TOML として読めません", "This is not valid TOML"),
        }
    }

    /// What to do about it.
    fn mending(self, slip: Slip) -> &'static str {
        match slip {
            Slip::FullWidthComma => self.pick(
                "値の区切りは半角の , にしてください",
                "Separate values with a half-width ,",
            ),
            Slip::FullWidthEquals => self.pick("半角の = にしてください", "Write a half-width ="),
            Slip::FullWidthQuotes => self.pick(
                "半角の \" で囲んでください",
                "Put the value between half-width \"",
            ),
            Slip::FullWidthBrackets => self.pick(
                "半角の [ ] { } にしてください",
                "Write half-width [ ] or { }",
            ),
            Slip::FullWidthSpace => self.pick(
                "引用符の外の空白は半角にしてください",
                "Use half-width spaces outside quotes",
            ),
            Slip::GroupedNumber => self.pick(
                "1200 か 1_200 のように書いてください",
                "Write it as in 1200 or 1_200",
            ),
            Slip::MissingComma => self.pick(
                "前の値の後に , か、一覧を閉じる ] を置いてください",
                "After the previous value, put a , or the ] that closes the list",
            ),
            Slip::UnquotedText => self.pick(
                "値を半角の \" で囲んでください",
                "Put the value between half-width \"",
            ),
            Slip::DuplicateKey => {
                self.pick("どちらか一方を消してください", "Delete one of the two")
            }
            Slip::BadKeyCharacter => self.pick(
                "キーは半角の英数字と _ - で書き、日本語のキーは \" で囲んでください",
                "Write keys in half-width letters, digits, _ and -, and put others between \"",
            ),
            Slip::NoValue => self.pick(
                "key = \"値\" の形で書いてください",
                "Write it as key = \"value\"",
            ),
            Slip::UnclosedBracket => self.pick(
                "対になる ] か } を置いてください",
                "Add the ] or } that closes it",
            ),
            Slip::ControlCharacter => self.pick(
                "制御文字を消すか、\\u001B のような番号で書いてください",
                "Delete the character, or write it by its number, as in \\u001B",
            ),
            Slip::UnclosedText => self.pick(
                "値の終わりに半角の \" を置いてください",
                "Put a half-width \" at the end of the value",
            ),
            Slip::UnclosedLines => self.pick(
                "値の終わりに半角の \"\"\" を置いてください",
                "Put a half-width \"\"\" at the end of the value",
            ),
            Slip::BadEscape => self.pick(
                "\\ そのものは \\\\ と書いてください",
                "Write \\\\ for a \\ itself",
            ),
            Slip::Other => self.pick(
                "この行の書き方を見直してください",
                "Check how this line is written",
            ),
        }
    }
}
