//! The headings of columns, of the screen's tables and of those that a command
//! writes, and the same words where they stand before figures.

use super::Language;
use crate::query::RatingChoice;

impl Language {
    /// The column of numbers of rows.
    pub fn number_heading(self) -> &'static str {
        self.pick("番号", "no.")
    }

    /// The column of titles of rows.
    pub fn title_heading(self) -> &'static str {
        self.pick("取組名", "title")
    }

    /// The column of what a line is about.
    pub fn item_heading(self) -> &'static str {
        self.pick("項目", "item")
    }

    /// The column of what is said of an item.
    pub fn content_heading(self) -> &'static str {
        self.pick("内容", "text")
    }

    /// The column of ratings.
    pub fn rating_heading(self) -> &'static str {
        self.pick("評価", "rating")
    }

    /// The column of departments in charge.
    pub fn departments_heading(self) -> &'static str {
        self.pick("担当", "in charge")
    }

    /// The column of pillars.
    pub fn pillar_heading(self) -> &'static str {
        self.pick("柱", "pillar")
    }

    /// The column of measures.
    pub fn measure_heading(self) -> &'static str {
        self.pick("施策", "measure")
    }

    /// The column of departments.
    pub fn department_heading(self) -> &'static str {
        self.pick("部署", "department")
    }

    /// The column of purposes.
    pub fn purpose_heading(self) -> &'static str {
        self.pick("目的・内容", "purpose")
    }

    /// The column of what is to come of rows.
    pub fn aim_heading(self) -> &'static str {
        self.pick("目指す成果", "aim")
    }

    /// The column of notes.
    pub fn notes_heading(self) -> &'static str {
        self.pick("留意点", "notes")
    }

    /// The column of the rows that are printed again.
    pub fn reprint_of_heading(self) -> &'static str {
        self.pick("再掲元", "reprint of")
    }

    /// The column of the rows of an earlier plan that are carried on.
    pub fn follows_heading(self) -> &'static str {
        self.pick("前計画", "carries on")
    }

    /// The column of how items changed.
    pub fn change_heading(self) -> &'static str {
        self.pick("変化", "change")
    }

    /// The column of by how much figures changed.
    pub fn difference_heading(self) -> &'static str {
        self.pick("差", "difference")
    }

    /// The column of by how many percent figures changed.
    pub fn percent_heading(self) -> &'static str {
        self.pick("増減率", "percent")
    }

    /// The columns of two years that are not the same for all plans.
    pub fn before_and_after_headings(self) -> [&'static str; 2] {
        [self.pick("前", "before"), self.pick("後", "after")]
    }

    /// The column of names of indicators.
    pub fn indicator_heading(self) -> &'static str {
        self.pick("指標", "indicator")
    }

    /// The column of units.
    pub fn unit_heading(self) -> &'static str {
        self.pick("単位", "unit")
    }

    /// The column of what figures were when a plan began.
    pub fn baseline_heading(self) -> &'static str {
        self.pick("基準値", "baseline")
    }

    /// The column of small charts.
    pub fn trend_heading(self) -> &'static str {
        self.pick("推移", "trend")
    }

    /// The column of the latest figures up to the year under review, of which there may be
    /// later ones.
    pub fn latest_heading(self) -> &'static str {
        self.pick("実績値", "actual")
    }

    /// What was reached.
    pub fn actual_heading(self) -> &'static str {
        self.pick("実績値", "actual")
    }

    /// What is to be reached.
    pub fn target_heading(self) -> &'static str {
        self.pick("目標値", "target")
    }

    /// The column of the years of figures, by the heading of the figures.
    pub fn year_of_heading(self, figures: &str) -> String {
        self.pick(format!("{figures}年度"), format!("{figures} year"))
    }

    /// How much of targets is reached.
    pub fn attainment_heading(self) -> &'static str {
        self.pick("達成率", "attained")
    }

    /// The column of changes from the year before.
    pub fn change_from_last_year_heading(self) -> &'static str {
        self.pick("増減率", "change")
    }

    /// The column of the paces that targets need.
    pub fn pace_heading(self) -> &'static str {
        self.pick("年間必要量", "needed per year")
    }

    /// The column of the bodies that made plans.
    pub fn body_heading(self) -> &'static str {
        self.pick("団体", "body")
    }

    /// The column of titles of plans.
    pub fn plan_heading(self) -> &'static str {
        self.pick("計画", "plan")
    }

    /// The column of first years of plans.
    pub fn first_year_heading(self) -> &'static str {
        self.pick("開始", "first")
    }

    /// The column of last years of plans.
    pub fn last_year_heading(self) -> &'static str {
        self.pick("終了", "last")
    }

    /// The column of years under review.
    pub fn review_year_heading(self) -> &'static str {
        self.pick("評価対象年度", "review")
    }

    /// The column of how many rows plans have.
    pub fn row_count_heading(self) -> &'static str {
        self.pick("件数", "rows")
    }

    /// The column of how many rows have which rating.
    pub fn rating_counts_heading(self) -> &'static str {
        self.pick("評価", "ratings")
    }

    /// The column of totals.
    pub fn total_heading(self) -> &'static str {
        self.pick("計", "all")
    }

    /// A rating, or that there is none.
    pub fn rating_choice(self, rating: &RatingChoice) -> &str {
        match rating {
            RatingChoice::Mark(mark) => mark,
            RatingChoice::Unrated => self.unrated(),
            RatingChoice::Unreadable => self.unreadable_label(),
        }
    }

    /// The direction in which an indicator improves.
    pub fn better_heading(self) -> &'static str {
        self.pick("望ましい方向", "better")
    }

    /// Whether the value of each year includes the previous years.
    pub fn cumulative_heading(self) -> &'static str {
        self.pick("累計", "cumulative")
    }

    /// The rows that no department is in charge of.
    pub fn no_department(self) -> &'static str {
        self.pick("担当なし", "No department")
    }

    /// What stands for a rating where there is none.
    pub fn unrated(self) -> &'static str {
        self.pick("評価なし", "unrated")
    }

    /// That a target is one of a later year, and not reached yet.
    pub fn not_yet_due(self) -> &'static str {
        self.pick("目標年度前", "not yet due")
    }

    /// Whether a target is reached that cannot be divided by.
    pub fn reached_or_missed(self, is_reached: bool) -> &'static str {
        match is_reached {
            true => self.pick("達成", "reached"),
            false => self.pick("未達成", "missed"),
        }
    }

    /// That a target was another before it was revised.
    pub fn revised_from(self, was: &str) -> String {
        self.pick(format!("（{was}から見直し）"), format!("(was {was})"))
    }

    /// A target that was another before it was revised.
    pub fn revised_target(self, target: &str, was: &str) -> String {
        format!("{target}{}{}", self.pick("", " "), self.revised_from(was))
    }

    /// Whether rows are counted that are printed again.
    pub fn reprints_counted(self, are_left_out: bool) -> &'static str {
        match are_left_out {
            true => self.pick("再掲を除く", "without reprints"),
            false => self.pick("再掲を含む", "with reprints"),
        }
    }
}
