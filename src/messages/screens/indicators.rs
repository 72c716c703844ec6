//! The table of indicators, and one indicator over the years.

use super::Language;
use crate::compare::{Attainment, Pace};
use crate::plan::Number;
use crate::query::IndicatorOrder;

impl Language {
    /// That there is no indicator, with the ways out: by the keys that clear what rows are
    /// filtered by, if they are, and that show the list.
    pub fn no_indicators_listed(self, clear: Option<&str>, list: &str) -> String {
        match clear {
            Some(clear) => self.pick(
                format!("条件に合う指標がありません。{clear} で条件を全て解除するか、{list} で一覧に戻れます。"),
                format!("No indicator matches. Press {clear} to clear all conditions, or {list} for the list."),
            ),
            None => self.pick(
                format!("この計画には指標がありません。{list} で一覧に戻れます。"),
                format!("This plan has no indicators. Press {list} for the list."),
            ),
        }
    }

    /// How many indicators are listed.
    pub fn indicator_count(self, count: usize) -> String {
        self.pick(format!("指標 {count}件"), format!("{count} indicators"))
    }

    /// The order in which indicators are listed.
    pub fn indicator_order(self, order: IndicatorOrder) -> &'static str {
        match order {
            IndicatorOrder::Plan => self.pick("掲載順", "in the order of the plan"),
            IndicatorOrder::Attainment => self.pick("達成率の低い順", "least attained first"),
            IndicatorOrder::Change => self.pick("悪化の大きい順", "worst change first"),
            IndicatorOrder::Value => self.pick("実績値の大きい順", "largest value first"),
        }
    }

    /// That no listed indicator has what an order goes by.
    pub fn nothing_to_order_by(self, order: IndicatorOrder) -> &'static str {
        match order {
            IndicatorOrder::Plan => "",
            IndicatorOrder::Attainment => self.pick(
                "達成率のある指標がないため、掲載順のままです",
                "No indicator has an attainment: still in the order of the plan",
            ),
            IndicatorOrder::Change => self.pick(
                "前年度からの増減のある指標がないため、掲載順のままです",
                "No indicator has a change: still in the order of the plan",
            ),
            IndicatorOrder::Value => self.pick(
                "実績値のある指標がないため、掲載順のままです",
                "No indicator has a value: still in the order of the plan",
            ),
        }
    }

    /// A pace for each year.
    pub fn pace_a_year(self, pace: &Pace) -> String {
        let per_year = self.about(pace.is_approximate, pace.per_year.signed());
        self.pick(format!("{per_year}/年"), format!("{per_year}/year"))
    }

    /// The column of years.
    pub fn year_heading(self) -> &'static str {
        self.pick("年度", "year")
    }

    /// The column of targets before they were revised.
    pub fn before_revision_heading(self) -> &'static str {
        self.pick("見直し前", "revised from")
    }

    /// A target before it was revised, beside its mark.
    pub fn target_before(self, was: &str) -> String {
        let before = self.before_revision_heading();
        self.pick(format!("{before} {was}"), format!("was {was}"))
    }

    /// That no document says how much of the targets is reached.
    pub fn attainment_is_computed(self) -> &'static str {
        self.pick("達成率は計算値", "attainment is computed")
    }

    /// That a chart leaves out what is between zero and its figures.
    pub fn axis_begins_above_zero(self) -> &'static str {
        self.pick("縦軸は0から始まりません", "the axis does not start at 0")
    }

    /// How much of which target was reached in which year.
    pub fn attained_of_target(self, attainment: &Attainment, percent: Number) -> String {
        let year = self.short_year(attainment.year);
        let target = self.short_year(attainment.target_year);
        let percent = self.about(attainment.is_approximate, format!("{percent}%"));
        self.pick(
            format!("達成率 {percent}（{year}の実績値の{target}の目標値に対する割合、計算値）"),
            format!("{percent} attained ({year} against the target of {target}; computed)"),
        )
    }

    /// The pace that a target needs.
    pub fn pace_to_target(self, pace: &Pace) -> String {
        self.pace_with_note(pace, self.pick("計算値", "computed"))
    }

    /// The same below figures of how much of the targets is reached.
    pub fn pace_to_target_and_attainment(self, pace: &Pace) -> String {
        let note = self.pick("達成率とも計算値", "computed, as is attainment");
        self.pace_with_note(pace, note)
    }

    fn pace_with_note(self, pace: &Pace, note: &str) -> String {
        let year = self.short_year(pace.target_year);
        let per_year = self.about(pace.is_approximate, pace.per_year.signed());
        self.pick(
            format!("{year}の目標値までの年間必要量 {per_year}（{note}）"),
            format!("{per_year} needed per year for the target of {year} ({note})"),
        )
    }

    /// That figures are counted anew from some years on.
    pub fn counted_anew(self, years: &str) -> String {
        self.pick(
            format!("{years}は算定方法や期間が異なるため、前の年度とは比較不可です"),
            format!("counted differently from {years} on: not comparable with earlier years"),
        )
    }

    /// That indicators of all plans are being looked for.
    pub fn gathering_indicators(self) -> &'static str {
        self.pick(
            "同じ名前の指標を集めています。",
            "Looking for indicators of the same name.",
        )
    }

    /// That no indicator is chosen of which there could be others.
    pub fn no_indicator_chosen(self) -> &'static str {
        self.pick(
            "指標が選ばれていません。4 で指標を選び、b で並べてください。",
            "No indicator is chosen. Press 4, choose one, and press b.",
        )
    }

    /// That no other plan has an indicator of the same name, after that name.
    pub fn no_namesake_elsewhere(self) -> &'static str {
        self.pick("ほかの計画にはありません", "in no other plan")
    }

    /// How many indicators of the same name cannot be compared.
    pub fn of_other_units(self, count: usize) -> String {
        self.pick(
            format!("同じ名前で単位の違う{count}件は除く"),
            format!("{count} of the same name in another unit are left out"),
        )
    }
}
