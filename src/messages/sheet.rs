//! What became of spreadsheets, and why they cannot be read or written.

use std::fmt::Display;

use super::Language;
use crate::document::{Position, visible};
use crate::plan::Better;
use crate::sheet::{
    Answers, CellOutcome, ColumnOutcome, Decision, ImportOutcome, Misfit, NoPlan, NotForACell,
    Note, RowOutcome, UnreadableWorkbook,
};

/// More characters of a cell than this are not shown.
const MOST_SHOWN: usize = 60;

impl Language {
    /// What a plan of a spreadsheet is called before it has a file.
    pub fn imported_plan(self) -> &'static str {
        self.pick("取り込んだ計画", "imported plan")
    }

    /// A note in one line: `取組!B12: 「値」は…`.
    pub fn note(self, note: &Note) -> String {
        let mut said = visible(&note.sheet).into_owned();
        if let Some(place) = note.place {
            said.push_str(&format!("!{place}"));
        }
        said.push_str(": ");
        if !note.value.is_empty() {
            said.push_str(&shown(&note.value));
            said.push_str(self.pick("", " "));
        }
        said.push_str(&visible(&self.outcome(&note.outcome)));
        said
    }

    /// Why sheets are no plan.
    pub fn no_plan(self, why: &NoPlan) -> String {
        match why {
            NoPlan::Empty => self.pick("表に何も書かれていません", "the sheets are empty").to_owned(),
            NoPlan::NoSuchSheet(name, there) => self.pick(
                format!("「{name}」というシートはありません。あるもの: {}", there.join("、")),
                format!("There is no sheet 「{name}」. There are: {}", quoted(there)),
            ),
            NoPlan::NoHeadings(seen) => self.no_headings(seen),
            NoPlan::NoReviewYear => self
                .pick(
                    "評価対象年度が表から分かりません。--review-year R6 のように付けてください",
                    "The sheet does not tell the year under review. Add one, as in --review-year R6",
                )
                .to_owned(),
            NoPlan::LostKeys(sheet) => self.pick(
                format!("シート「{sheet}」に、書き出したときのキーの行がありません。キーの行を元に戻してください。この形でない表として読むなら、--sheet でシートを選んでください"),
                format!("The sheet 「{sheet}」 has lost the row of keys that it was exported with. Put it back, or choose a sheet with --sheet to read it as any other table"),
            ),
            NoPlan::LostName(sheet, meant) => self.pick(
                format!("シート「{sheet}」は、書き出したときの名前（{}）ではありません。名前を元に戻すか、不要なシートなら削除してください", meant.join("、")),
                format!("The sheet 「{sheet}」 does not have the name that it was exported with ({}). Give it back, or delete the sheet if it is not needed", quoted(meant)),
            ),
            NoPlan::LostSheet(sheet) => self.pick(
                format!("書き出したときのシート「{sheet}」がありません。元に戻してください"),
                format!("The sheet 「{sheet}」 that was exported is gone. Put it back"),
            ),
        }
    }

    fn no_headings(self, seen: &[String]) -> String {
        let seen = match seen {
            [] => String::new(),
            seen => self.pick(
                format!("（見出しらしいもの: {}）", seen.join("、")),
                format!(" (what looks like headings: {})", quoted(seen)),
            ),
        };
        self.pick(
            format!("取組名の列が見つかりません{seen}。対応ファイルの [columns] に \"見出し\" = \"title\" のように書いて、--mapping で渡してください"),
            format!("No column with the titles of initiatives was found{seen}. Name its heading in the [columns] of a mapping file, as in \"Name\" = \"title\", and pass that with --mapping"),
        )
    }

    /// Why a file cannot be read as sheets.
    pub fn unreadable(self, why: &UnreadableWorkbook) -> String {
        match why {
            UnreadableWorkbook::Broken => self.pick(
                "Excel（xlsx）や LibreOffice（ods）の表として開けません。壊れているようです",
                "This is not an Excel (xlsx) or LibreOffice (ods) sheet, or it is damaged",
            ).to_owned(),
            UnreadableWorkbook::Old => self.pick(
                "古い形式の Excel（xls）か、パスワードで保護されたファイルのため開けません。パスワードを外し、xlsx の形式で保存し直してください",
                "This is the old format of Excel (xls), or protected by a password. Take the password off and save it as xlsx",
            ).to_owned(),
            UnreadableWorkbook::TooLarge => self.pick(
                "セルが多すぎます（30万まで）。不要な行や列、シートを削除して保存し直してください",
                "There are too many cells (more than 300,000). Delete rows, columns and sheets that are not needed and save it again",
            ).to_owned(),
            UnreadableWorkbook::TooMuchText => self.pick(
                "文字が多すぎます（64 MBまで）。不要な行や列、シートを削除して保存し直してください",
                "There is too much text (more than 64 MB). Delete rows, columns and sheets that are not needed and save it again",
            ).to_owned(),
            UnreadableWorkbook::Swollen => self.pick(
                "展開すると大きすぎるファイルです（128 MBまで）。表の部分だけを新しいブックにコピーして保存してください",
                "The file unpacks to too much (more than 128 MB). Copy the table into a new workbook and save that",
            ).to_owned(),
            UnreadableWorkbook::CellTooLong { line } => self.pick(
                format!("{line}行目から始まるセルが長すぎます（1 MBまで）。引用符 \" が閉じているか確認してください"),
                format!("The cell that begins in line {line} is too long (more than 1 MB). Check that its quotation mark \" is closed"),
            ),
            UnreadableWorkbook::OpenQuote { line } => self.pick(
                format!("{line}行目の引用符 \" が閉じていません。対になる \" を足してください"),
                format!("The quotation mark \" in line {line} is never closed. Add the one that is missing"),
            ),
            UnreadableWorkbook::Encoding => self.pick(
                "表として読めません。Excel（xlsx）、LibreOffice（ods）、または UTF-8 か Shift_JIS の CSV で保存してください",
                "This cannot be read as a table. Save it as Excel (xlsx), LibreOffice (ods), or CSV in UTF-8 or Shift_JIS",
            ).to_owned(),
            UnreadableWorkbook::Sheet { name, error } => self.pick(
                format!("シート「{name}」を読めません（{error}）"),
                format!("The sheet 「{name}」 cannot be read ({error})"),
            ),
        }
    }

    /// Why something of a plan does not fit into a cell.
    pub fn not_for_a_cell(self, found: &NotForACell) -> String {
        let NotForACell { sheet, place, why } = found;
        let why = match why {
            Misfit::TooLong => self.pick(
                "Excel のセルに入るのは 32,767 文字までです。文章を短くしてください",
                "A cell of Excel holds no more than 32,767 characters. Shorten the text",
            ),
            Misfit::BrokenName => self.pick(
                "名前の途中に改行があります。計画ファイルの改行を消してください",
                "There is a line break within a name. Delete it in the plan file",
            ),
            Misfit::Unreadable => self.pick(
                "計画ファイルで読み取れない値です。先に計画ファイルを直してください",
                "The value cannot be read in the plan file. Correct the plan file first",
            ),
        };
        self.pick(
            format!("シート「{sheet}」の {place} に書けません。{why}"),
            format!("{place} of the sheet 「{sheet}」 cannot be written. {why}"),
        )
    }

    /// What became of something, said after what stands there.
    fn outcome(self, outcome: &ImportOutcome) -> String {
        match outcome {
            ImportOutcome::SheetLeftOut => self
                .pick("このシートは読み込んでいません", "this sheet was not read")
                .to_owned(),
            ImportOutcome::Column(ColumnOutcome::ToTags) => self
                .pick(
                    "の列は計画ファイルに対応する項目がなく、分類（tags）に取り込みました",
                    "has no place of its own in plan files; the column went into the tags",
                )
                .to_owned(),
            ImportOutcome::Column(ColumnOutcome::ToNotes) => self
                .pick(
                    "の列は計画ファイルに対応する項目がなく、留意点（notes）に取り込みました",
                    "has no place of its own in plan files; the column went into the notes",
                )
                .to_owned(),
            ImportOutcome::Row(outcome) => self.row_outcome(*outcome).to_owned(),
            ImportOutcome::Cell(outcome) => self.cell_outcome(*outcome),
            ImportOutcome::Decision(decision) => self.decision(decision),
        }
    }

    fn row_outcome(self, outcome: RowOutcome) -> &'static str {
        match outcome {
            RowOutcome::AboveTable => self.pick(
                "は表の上の文なので取り込んでいません",
                "stands above the table and was left out",
            ),
            RowOutcome::Headings => self.pick(
                "は見出しの繰り返しなので取り込んでいません",
                "repeats the headings and was left out",
            ),
            RowOutcome::Total => self.pick(
                "は合計の行なので取り込んでいません",
                "is a row of totals and was left out",
            ),
            RowOutcome::Untitled => self.pick(
                "は取組名のない行なので取り込んでいません",
                "is a row without the title of an initiative and was left out",
            ),
            RowOutcome::NoInitiative => self.pick(
                "は取組ではない行なので取り込んでいません",
                "is not an initiative and was left out",
            ),
            RowOutcome::GoesOnFromNothing => self.pick(
                "は上に取組のない行なので取り込んでいません",
                "has no initiative above it and was left out",
            ),
            RowOutcome::BecamePillar => self.pick(
                "は見出しの行と読み、下に続く取組の柱にしました",
                "was read as a heading and became the pillar of the initiatives below",
            ),
            RowOutcome::WithoutOriginal => self.pick(
                "は再掲とありますが、元の取組が見つかりません。reprint_of に元の番号を書いてください",
                "is called a reprint, but no original was found. Write its number under reprint_of",
            ),
            RowOutcome::IndicatorOfNothing => self.pick(
                "この指標は、番号の合う取組も施策もなく、取り込んでいません",
                "is an indicator of no initiative and no measure that there is, and was left out",
            ),
        }
    }

    fn cell_outcome(self, outcome: CellOutcome) -> String {
        let said = match outcome {
            CellOutcome::NoAnswer(answers) => return self.no_answer(answers),
            CellOutcome::WithoutKey => self.pick(
                "は対応する項目がなく、取り込んでいません。キーの行を確認してください",
                "has no place and was left out. Check the row of keys",
            ),
            CellOutcome::LongForMark => self.pick(
                "は評価の記号としては長いため、留意点（notes）に入れました",
                "is long for a rating and went into the notes",
            ),
            CellOutcome::NoReference => self.pick(
                "は「計画の id/番号」の形ではないため、留意点（notes）に入れました",
                "does not read \"id of the plan/number\" and went into the notes",
            ),
            CellOutcome::NoReading => self.pick(
                "はかなでもローマ字でもないため、読みとせず、留意点（notes）に入れました",
                "is not in kana or Latin letters, so is no reading, and went into the notes",
            ),
            CellOutcome::WithoutIndicator => self.pick(
                "は指標の名前がないため、留意点（notes）に入れました",
                "belongs to an indicator without a name and went into the notes",
            ),
            CellOutcome::ToNotesAbove => self.pick(
                "は上の取組の留意点（notes）に入れました",
                "went into the notes of the initiative above",
            ),
            CellOutcome::ErrorOfCalculation => self.pick(
                "は計算式のエラー値です。そのまま取り込みました。元の表を確認してください",
                "is an error value of a formula. It was taken as it stands; check the sheet",
            ),
        };
        said.to_owned()
    }

    fn no_answer(self, answers: Answers) -> String {
        let answers = match answers {
            Answers::YesOrNo => self
                .pick("「はい」か「いいえ」", "「はい」 or 「いいえ」")
                .to_owned(),
            Answers::Better => {
                // Sheets have Japanese words, whatever language this is said in.
                let [higher, lower, neither] = [Better::Higher, Better::Lower, Better::Neither]
                    .map(|better| Self::Japanese.better(better));
                self.pick(
                    format!("「{higher}」「{lower}」「{neither}」のどれか"),
                    format!("「{higher}」, 「{lower}」 or 「{neither}」"),
                )
            }
        };
        self.pick(
            format!("は読み取れず、取り込んでいません。{answers}と書いてください"),
            format!("cannot be read and was left out. Write {answers}"),
        )
    }

    fn decision(self, decision: &Decision) -> String {
        match decision {
            Decision::BareNumbers => self.pick(
                "この形式のファイルからは、数の見せ方（50% や 31.0 など）を読めません。0.5 や 31 と読んだ所があれば、xlsx で保存し直して取り込んでください",
                "files of this format do not tell how numbers are shown (50%, 31.0). Where 0.5 or 31 was read, save the file as xlsx and import that",
            ).to_owned(),
            Decision::NoSuchHeading(Position { line, column }) => self.pick(
                format!("という見出しはこの表にありません（対応ファイルの {line}:{column}）"),
                format!("is no heading of this table ({line}:{column} of the mapping file)"),
            ),
            Decision::Pillar(name) => self.pick(
                format!("柱の記載がない取組があるため、「{name}」という柱を作って入れました"),
                format!("some initiatives have no pillar; they were put under one called 「{name}」"),
            ),
            Decision::Scale(marks) => {
                let marks = marks.join(", ");
                self.pick(
                    format!("評価段階は、良い方から {marks} と読みました。違えば対応ファイルの [[plan.ratings]] に書いてください"),
                    format!("the ratings were read as 「{marks}」, the best first. If that is wrong, write them in [[plan.ratings]] of the mapping file"),
                )
            }
            Decision::Id(id) => self.pick(
                format!("計画の id を {id} にしました。--id で変えられます"),
                format!("the id of the plan is {id}. Change it with --id"),
            ),
            Decision::Title(title) => self.pick(
                format!("計画名を「{title}」にしました。--title で変えられます"),
                format!("the title of the plan is 「{title}」. Change it with --title"),
            ),
            Decision::Years { first, last, review } => {
                let [first, last, review] = [first, last, review].map(|year| self.short_year(*year));
                self.pick(
                    format!("計画の期間を {first}〜{last}、評価対象年度を {review} と読みました。--review-year か対応ファイルの [plan] で変えられます"),
                    format!("the plan was read as running from {first} to {last}, with {review} under review. Change that with --review-year or in [plan] of the mapping file"),
                )
            }
            Decision::Ids { has_numbers, of_measures } => self.ids(*has_numbers, *of_measures),
        }
    }

    /// Which ids rows got, and why.
    fn ids(self, has_numbers: bool, of_measures: bool) -> String {
        let why = match has_numbers {
            true => self.pick(
                "番号が重なっているか欠けているため、",
                "some numbers are missing or not unique; ",
            ),
            false => self.pick("番号の列がないため、", "there is no column of numbers; "),
        };
        let how = match of_measures {
            true => self.pick(
                "施策の番号を前に付けて id にしました",
                "with those of the measures before them they became the ids",
            ),
            false => self.pick(
                "上から順に番号を付けて id にしました",
                "the ids count the rows from the top",
            ),
        };
        let kept = match has_numbers {
            true => self.pick(
                "。元の番号は分類「番号」に残しました",
                ". The numbers are kept as the tag 「番号」",
            ),
            false => "",
        };
        format!("{why}{how}{kept}")
    }
}

/// What stands in a cell, cut to what a line can say.
fn shown(value: &str) -> String {
    let mut shown: String = value.chars().take(MOST_SHOWN).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    format!("「{}」", visible(&shown.replace('\n', " / ")))
}

/// Words of a sheet, set apart from those of a sentence.
fn quoted<W: Display>(words: &[W]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("「{word}」")).collect();
    words.join(", ")
}
