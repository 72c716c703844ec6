//! What differs between two versions of a plan.

use super::Language;
use crate::compare::{PlanText, PlanYear, TextChange};
use crate::plan::{Better, FigureKind, MilestoneDate};

// --- Headings ---------------------------------------------------------------------

impl Language {
    /// The column of the kinds of parts of a plan.
    pub fn part_heading(self) -> &'static str {
        self.pick("区分", "part")
    }

    /// The column of titles of parts of any kind.
    pub fn name_heading(self) -> &'static str {
        self.pick("名称", "title")
    }

    /// The columns of what the old version has, and of what the new one has.
    pub fn version_headings(self) -> [&'static str; 2] {
        [self.pick("旧", "old"), self.pick("新", "new")]
    }
}

// --- Parts ------------------------------------------------------------------------

impl Language {
    /// A milestone, as a part of a plan.
    pub fn milestone_part(self) -> &'static str {
        self.pick("日程", "milestone")
    }

    /// A row, as a part of a plan.
    pub fn initiative_part(self) -> &'static str {
        self.pick("取組", "initiative")
    }
}

// --- Fields -----------------------------------------------------------------------

impl Language {
    /// The date of a milestone.
    pub fn date_heading(self) -> &'static str {
        self.pick("期日", "date")
    }

    /// The rating scale of a plan.
    pub fn scale_heading(self) -> &'static str {
        self.pick("評価段階", "rating scale")
    }

    /// The years from which an indicator is counted anew.
    pub fn breaks_heading(self) -> &'static str {
        self.pick("算定方法の変わった年度", "counted anew in")
    }

    /// One of the years of a plan.
    pub fn plan_year(self, year: PlanYear) -> &'static str {
        match year {
            PlanYear::First => self.pick("開始年度", "first year"),
            PlanYear::Last => self.pick("終了年度", "last year"),
            PlanYear::Review => self.pick("評価対象年度", "year under review"),
        }
    }

    /// A text of a plan or of a part of it.
    pub fn plan_text(self, text: &PlanText) -> &str {
        match text {
            PlanText::Body => self.body_heading(),
            PlanText::Source => self.pick("出典", "source"),
            PlanText::Summary => self.pick("趣旨", "summary"),
            PlanText::Track => self.pick("区分", "track"),
            PlanText::Goals => self.pick("施策の目標", "goals"),
            PlanText::Purpose => self.purpose_heading(),
            PlanText::Aim => self.aim_heading(),
            PlanText::Notes => self.notes_heading(),
            PlanText::Follows => self.follows_heading(),
            PlanText::Tag(name) => name,
            PlanText::OfYear(_, kind) => self.text_kind(*kind),
        }
    }

    /// Something about an indicator.
    pub fn about_indicator(self, indicator: &str, what: &str) -> String {
        self.pick(
            format!("{indicator}の{what}"),
            format!("{indicator}: {what}"),
        )
    }

    /// A figure of an indicator.
    pub fn figure_kind(self, kind: FigureKind) -> &'static str {
        match kind {
            FigureKind::Actual => self.actual_heading(),
            FigureKind::Target => self.target_heading(),
            FigureKind::Was => self.pick("見直し前の目標値", "target before its revision"),
        }
    }

    /// What was to come next, and what was done of it.
    pub fn direction_and_result(self) -> &'static str {
        self.pick("今後の方向性と取組実績", "next steps and results")
    }
}

// --- Values -----------------------------------------------------------------------

impl Language {
    /// A date in full.
    pub fn date(self, date: MilestoneDate) -> String {
        let day = date.day.map(|day| self.day(day)).unwrap_or_default();
        self.pick(self.month(date, false) + &day, date.to_string())
    }

    /// The direction in which an indicator improves.
    pub fn better(self, better: Better) -> &'static str {
        match better {
            Better::Higher => self.pick("増えるほど良い", "higher"),
            Better::Lower => self.pick("減るほど良い", "lower"),
            Better::Neither => self.pick("どちらとも言えない", "neither"),
            Better::Unknown => self.unreadable_label(),
        }
    }

    /// Whether the value of each year includes the previous years.
    pub fn cumulative(self, is_cumulative: bool) -> &'static str {
        match is_cumulative {
            true => self.pick("累計", "cumulative"),
            false => self.pick("単年度", "year by year"),
        }
    }
}

// --- Changes ----------------------------------------------------------------------

impl Language {
    /// How something of the new version relates to that of the old one.
    pub fn version_change(self, change: TextChange) -> &'static str {
        match change {
            TextChange::New => self.pick("追加", "added"),
            TextChange::Gone => self.pick("削除", "removed"),
            TextChange::Repeated => self.pick("同じ", "same"),
            TextChange::Changed => self.pick("変更", "changed"),
            TextChange::Rewritten => self.pick("全面変更", "rewritten"),
            TextChange::Unreadable => self.unreadable_label(),
        }
    }

    /// That a part has another title, or a department another name.
    pub fn renamed(self) -> &'static str {
        self.pick("名称変更", "renamed")
    }

    /// That a part has another number.
    pub fn renumbered(self) -> &'static str {
        self.pick("番号変更", "renumbered")
    }

    /// That what was said of one year stands beside what is said of another.
    pub fn side_by_side(self) -> &'static str {
        self.pick("対照", "side by side")
    }
}

// --- On standard error ------------------------------------------------------------

impl Language {
    /// That two versions say the same.
    pub fn no_differences(self) -> &'static str {
        self.pick(
            "二つの計画に違いはありません。",
            "The two plans do not differ.",
        )
    }

    /// That a plan is compared with one that it is not said to have replaced.
    pub fn plans_are_unrelated(self, old: &str, new: &str) -> String {
        self.pick(
            format!("旧版（{old}）と新版（{new}）は計画の id が異なり、新版の succeeds は {old} ではありません。別の計画どうしとして比べました"),
            format!("The old plan ({old}) and the new one ({new}) have different ids, and the new one does not say that it succeeds {old}. They were compared as different plans"),
        )
    }

    /// That a command needs one plan for each of two paths.
    pub fn one_plan_for_each_version(self, found: usize) -> String {
        self.pick(
            format!("比べる計画は、旧版と新版の一つずつです（{found}個のファイルがありました）。フォルダーではなく、計画ファイルを書いてください"),
            format!("One plan is needed for OLD and one for NEW, but there are {found} files. Write a plan file for each, and not a folder"),
        )
    }
}
