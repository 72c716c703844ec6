//! The list of rows, where it is empty.

use super::Language;
use crate::query::RowOrder;

impl Language {
    /// That no row matches what is being typed.
    pub fn no_row_matches_typed(self) -> &'static str {
        self.pick(
            "該当する取組がありません。文字を消すか、Esc で検索をやめてください。",
            "No initiative matches. Delete what was typed, or press Esc.",
        )
    }

    /// That no row matches what has been typed so far, and that more is found by its sound.
    pub fn no_row_matches_yet(self) -> &'static str {
        self.pick(
            "続けて入力すると、読みでも探します。Esc で検索をやめます。",
            "Keep typing: from the third letter, words are also found by sound. Esc leaves the search.",
        )
    }

    /// That no row matches what is being typed, and what does, the first of which Enter takes.
    pub fn words_instead(self, offers: &[String]) -> String {
        let first = offers.first().map_or("", String::as_str);
        let others = offers.get(1..).unwrap_or_default();
        let others = match others.is_empty() {
            true => String::new(),
            false => self.pick(
                format!("ほかに近い語: {}。", others.join("、")),
                format!("Other words near it: {}. ", others.join(", ")),
            ),
        };
        self.pick(
            format!("該当する取組がありません。もしかして: {first}（Enter で検索）。{others}Esc で検索をやめます。"),
            format!("No initiative matches. Did you mean {first}? Enter searches for it. {others}Esc leaves the search."),
        )
    }

    /// That no row has what the filters ask for, and the key that clears them.
    pub fn no_row_is_listed(self, clear: &str) -> String {
        self.pick(
            format!("条件に合う取組がありません。{clear} で条件を全て解除できます。"),
            format!("No initiative matches. Press {clear} to clear all conditions."),
        )
    }

    /// The same where something is searched for, with the key that searches again.
    pub fn no_row_is_found(self, clear: &str, search: &str) -> String {
        self.pick(
            format!("条件に合う取組がありません。{clear} で条件を全て解除するか、{search} で検索し直せます。"),
            format!("No initiative matches. Press {clear} to clear all conditions, or {search} to search again."),
        )
    }

    /// The order of the listed rows.
    pub fn row_order(self, order: RowOrder) -> &'static str {
        match order {
            RowOrder::Plan => self.pick("掲載順", "in the order of the plan"),
            RowOrder::Rating => self.pick("評価の低い順", "worst rating first"),
            RowOrder::Change => self.pick("変化の大きい順", "most changed first"),
            RowOrder::Department => self.pick("部署順", "by department"),
        }
    }

    /// That no listed row has changed, where they were to be in the order of that.
    pub fn no_change_to_order_by(self) -> &'static str {
        self.pick(
            "前年度からの変化が分かる取組がないため、掲載順のままです",
            "No row has changed: still in the order of the plan",
        )
    }

    /// That only marked rows are listed, and how many there are.
    pub fn marked_only(self, count: usize) -> String {
        self.pick(format!("印 {count}件"), format!("marked: {count}"))
    }

    /// That no row is marked, and the key that marks one.
    pub fn nothing_is_marked(self, mark: &str) -> String {
        self.pick(
            format!("印の付いた取組がありません。{mark} で付けます。"),
            format!("No initiative is marked. Press {mark} to mark one."),
        )
    }

    /// Which of the marked rows is chosen, counted from one.
    pub fn place_among_marked(self, place: usize, count: usize) -> String {
        self.pick(
            format!("印 {place}/{count}"),
            format!("mark {place}/{count}"),
        )
    }

    /// That a plan has no rows at all.
    pub fn plan_without_rows(self) -> &'static str {
        self.pick(
            "この計画には取組がありません。計画ファイルに [[initiatives]] を書いてください。",
            "This plan has no initiatives. Add [[initiatives]] to its file.",
        )
    }
}
