//! Lists to choose from that lie over the screen.

use super::Language;
use crate::across::RowsChoice;
use crate::plan::FiscalYear;
use crate::query::Facet;

impl Language {
    /// The title of the choices that the list is filtered by.
    pub fn filter_title(self, facet: Facet) -> &'static str {
        match facet {
            Facet::Department => self.pick("部署で絞り込む", "Filter by department"),
            Facet::Rating => self.pick("評価で絞り込む", "Filter by rating"),
            Facet::PlanPart => self.pick("柱・施策で絞り込む", "Filter by measure"),
            Facet::Tag => self.pick("分類で絞り込む", "Filter by tag"),
        }
    }

    /// That nothing of a plan can be filtered by a facet.
    pub fn nothing_to_filter_by(self, facet: Facet) -> &'static str {
        match facet {
            Facet::Department => self.pick(
                "この計画には部署がないため、部署では絞り込めません",
                "The plan names no departments to filter by",
            ),
            Facet::Rating => self.pick(
                "この計画には評価がないため、評価では絞り込めません",
                "The plan has no ratings to filter by",
            ),
            Facet::PlanPart => self.pick(
                "この計画には柱がないため、柱や施策では絞り込めません",
                "The plan has no pillars to filter by",
            ),
            Facet::Tag => self.pick(
                "この計画には分類がないため、分類では絞り込めません",
                "The plan has no tags to filter by",
            ),
        }
    }

    /// The title of the list of keys.
    pub fn keys_title(self) -> &'static str {
        self.pick("キーの一覧", "Keys")
    }

    /// The title of the palette.
    pub fn palette_title(self) -> &'static str {
        self.pick("操作・行番号", "Action or row")
    }

    /// The title of the list of plans.
    pub fn plans_title(self) -> &'static str {
        self.pick("計画を選ぶ", "Choose a plan")
    }

    /// The title of the list of views.
    pub fn views_title(self) -> &'static str {
        self.pick(
            "保存した表示（名前を入力すると、今の表示を保存できます）",
            "Saved views (type a name to save this one)",
        )
    }

    /// What to do where no view is kept yet.
    pub fn type_a_name_for_the_view(self) -> &'static str {
        self.pick(
            "まだありません。名前を入力して Enter で、今の絞り込み・検索・並び順・画面を保存できます。",
            "None yet. Type a name and press Enter to save filter, search, order and screen.",
        )
    }

    /// What keeps what is shown under a name, in the place of a view that has it already.
    pub fn keep_view(self, name: &str, is_known: bool) -> String {
        match is_known {
            true => self.pick(
                format!("「{name}」を今の表示に置き換える"),
                format!("Replace {name} with this view"),
            ),
            false => self.pick(
                format!("今の表示を「{name}」として保存する"),
                format!("Save this view as {name}"),
            ),
        }
    }

    /// The title of the search over all plans.
    pub fn all_plans_title(self) -> &'static str {
        self.pick("全計画から探す", "Search all plans")
    }

    /// What can be typed to search all plans, and that keys list rows without typing.
    pub fn type_to_search_all(self) -> &'static str {
        self.pick(
            "番号・取組名・部署・本文の語句を入力するか、部署・評価で絞り込んでください。",
            "Type a number, or words of a title, a department or a text, or filter by \
             department or rating.",
        )
    }

    /// A choice that rows of all plans are filtered by.
    pub fn rows_choice(self, choice: &RowsChoice) -> &str {
        match choice {
            RowsChoice::Department(name) => name,
            RowsChoice::Rating(rating) => self.rating_choice(rating),
        }
    }

    /// The item that stands for all choices listed below it.
    pub fn all_of_these(self, count: usize) -> String {
        self.pick(
            format!("以下の{count}項目全て"),
            format!("All {count} below"),
        )
    }

    /// That the items are no more than nearly what was typed.
    pub fn perhaps_these(self) -> &'static str {
        self.pick("もしかして", "did you mean?")
    }

    /// That all plans are being searched.
    pub fn searching(self) -> &'static str {
        self.pick("探しています…", "Searching …")
    }

    /// That no row of any plan is found, and how to find more.
    pub fn no_row_of_all(self) -> &'static str {
        self.pick(
            "該当する取組がありません。文字を消すか、絞り込みで「全て」を選んでください。",
            "No row matches. Delete what was typed, or choose All in the filters.",
        )
    }

    /// That no item matches what was typed, and how to get out.
    pub fn no_item_matches(self) -> &'static str {
        self.pick(
            "該当する項目がありません。文字を消すと戻ります。",
            "Nothing matches. Delete what was typed to see all.",
        )
    }

    /// The choice that filters nothing.
    pub fn everything(self) -> &'static str {
        self.pick("全て", "All")
    }

    /// The choice of rows without a rating.
    pub fn unrated_choice(self) -> &'static str {
        self.pick("評価なし", "Unrated")
    }

    /// The item that goes to a row of the list.
    pub fn go_to_row(self, row: usize) -> String {
        self.pick(
            format!("一覧の{row}行目へ移る"),
            format!("Go to row {row} of the list"),
        )
    }

    /// That a number is neither that of a row of the plan nor a place in the list.
    pub fn no_row_of_number(self, number: usize, last: usize) -> String {
        self.pick(
            format!("番号 {number} の取組はありません（一覧は {last} 行）"),
            format!("There is no row {number} (the list has {last})"),
        )
    }

    /// What goes to a row of the plan.
    pub fn go_to_row_named(self, number: &str, title: &str) -> String {
        self.pick(
            format!("{number}  {title} へ移る"),
            format!("Go to {number}  {title}"),
        )
    }

    /// A plan in brief: its years, the one under review, and how many rows it has.
    pub fn plan_in_brief(
        self,
        (first, last): (FiscalYear, FiscalYear),
        review: FiscalYear,
        rows: usize,
    ) -> String {
        let [first, last, review] = [first, last, review].map(|year| self.short_year(year));
        let (years, rows) = (self.span(&first, &last), self.rows_of_plan(rows));
        self.pick(
            format!("{years} 評価対象{review} {rows}"),
            format!("{years} review {review} {rows}"),
        )
    }

    /// How many rows a plan has.
    pub fn rows_of_plan(self, rows: usize) -> String {
        self.pick(format!("{rows}件"), format!("{rows} rows"))
    }
}
