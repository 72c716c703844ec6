//! The lines at the top of the screen.

use super::Language;

impl Language {
    /// That plans are being opened, where there is none yet.
    pub fn opening_plans(self) -> &'static str {
        self.pick("計画を開いています", "Opening plans")
    }

    /// How far opening has come: a bar, and how many of how many.
    pub fn opening_progress(self, bar: &str, count: &str) -> String {
        self.pick(
            format!("開いています [{bar}] {count}"),
            format!("opening [{bar}] {count}"),
        )
    }

    /// How many files could not be opened so far.
    pub fn broken_so_far(self, count: &str) -> String {
        self.pick(format!("（失敗 {count}件）"), format!(" ({count} failed)"))
    }

    /// The year under review, and another year that is shown.
    pub fn review_and_shown_year(self, review: &str, shown: &str) -> String {
        self.pick(
            format!("{review}（表示 {shown}）"),
            format!("{review} (showing {shown})"),
        )
    }

    /// How many values of the plan cannot be read, and the key that says why.
    pub fn unreadable_shown_by(self, count: usize, key: &str) -> String {
        self.pick(
            format!("読み取れない値 {count}件（{key}）"),
            format!("{count} unreadable values ({key})"),
        )
    }

    /// What stands before what is searched for.
    pub fn search_chip(self) -> &'static str {
        self.pick("検索", "search")
    }

    /// What was found instead of what is searched for. It comes first, since what comes after
    /// may be cut.
    pub fn guess_searched(self, guess: &str, typed: &str) -> String {
        self.pick(
            format!("もしかして: {guess}（検索: {typed}）"),
            format!("did you mean {guess}? (search: {typed})"),
        )
    }

    /// What stands before the tags that are filtered by.
    pub fn tag_chip(self) -> &'static str {
        self.pick("分類", "tag")
    }

    /// How many conditions narrow the list besides those that are named, or in all if none is.
    pub fn further_conditions(self, others: usize, are_all: bool) -> String {
        match are_all {
            true => self.pick(format!("条件 {others}件"), format!("{others} conditions")),
            false => self.pick(format!("ほか{others}件の条件"), format!("{others} more")),
        }
    }

    /// How many further choices a filter has.
    pub fn further_choices(self, others: usize) -> String {
        self.pick(format!("ほか{others}"), format!("+{others}"))
    }
}
