//! Counts of rows.

use super::Language;
use crate::across::{PlanCounts, Tally};
use crate::compare::Band;
use crate::summary::Grouping;

impl Language {
    /// What the rows of a summary are; of departments, how finely they are told apart.
    pub fn grouping_with_level(self, grouping: Grouping) -> String {
        let name = self.grouping(grouping);
        match grouping {
            Grouping::Department(2) => {
                self.pick(format!("{name}（2階層目まで）"), format!("{name}, divided"))
            }
            Grouping::Department(depth @ 3..) => self.pick(
                format!("{name}（{depth}階層目まで）"),
                format!("{name}, {depth} levels deep"),
            ),
            Grouping::Department(_) | Grouping::Pillar | Grouping::Measure => name.to_owned(),
        }
    }

    /// That a plan has nothing that rows could be counted against, and the key that shows the
    /// list.
    pub fn nothing_to_count(self, list: &str) -> String {
        self.pick(
            format!("この計画には評価も指標もありません。{list} で一覧に戻れます。"),
            format!("This plan has neither ratings nor indicators. Press {list} for the list."),
        )
    }

    /// That the worst group comes first.
    pub fn worst_group_first(self, is_rated: bool) -> &'static str {
        match is_rated {
            true => self.pick("評価の低い順", "worst first"),
            false => self.pick("達成率の低い順", "least attained first"),
        }
    }

    /// What the columns of a summary are, of a plan that is rated or not.
    pub fn counted_against(self, is_rated: bool) -> &'static str {
        match is_rated {
            true => self.rating_heading(),
            false => self.pick(
                "指標の達成率（計算値）",
                "attainment of indicators (computed)",
            ),
        }
    }

    /// That no filter lists the rows that are nobody's.
    pub fn nobody_is_no_filter(self) -> &'static str {
        self.pick(
            "担当なしでは絞り込めません",
            "Rows without a department cannot be filtered for",
        )
    }

    /// What the table over all plans counts.
    pub fn plans_against_ratings(self) -> &'static str {
        self.pick(
            "計画 × 評価（各計画の評価対象年度）",
            "plans × ratings (each in its year under review)",
        )
    }

    /// That every plan is counted in its own year.
    pub fn each_plans_year(self) -> &'static str {
        self.pick("各計画の評価対象年度", "each in its year under review")
    }

    /// How many plans there are.
    pub fn plan_count(self, count: usize) -> String {
        self.pick(format!("{count}計画"), format!("{count} plans"))
    }

    /// The total over the plans that are rated.
    pub fn total_of_plans(self, rated: usize) -> String {
        self.pick(
            format!("合計（評価のある{rated}計画）"),
            format!("All ({rated} rated plans)"),
        )
    }

    /// That plans are sorted by a column.
    pub fn greatest_count_first(self, column: &str) -> String {
        self.pick(format!("{column}の多い順"), format!("most {column} first"))
    }

    /// That the table over all plans does not depend on filters.
    pub fn filters_do_not_count(self) -> &'static str {
        self.pick(
            "絞り込みにかかわらず全件を集計",
            "all rows count, whatever is filtered for",
        )
    }

    /// That the scale of a plan lacks a mark.
    pub fn no_such_mark(self, mark: &str) -> String {
        self.pick(
            format!("この計画の評価に{mark}はありません"),
            format!("This plan has no rating {mark}"),
        )
    }

    /// What is counted of a plan without ratings.
    pub fn plan_without_ratings(self, counts: &PlanCounts) -> String {
        let rows = counts.rows;
        let said = self.pick(
            format!("評価のない計画（{rows}件）"),
            format!("not rated ({rows} rows)"),
        );
        let Tally::Bands(bands) = &counts.tally else {
            return said;
        };
        let counted = bands.iter().filter(|(_, count)| *count > 0);
        let counted: Vec<String> = counted
            .map(|(band, count)| format!("{} {count}", self.band(*band)))
            .collect();
        if counted.is_empty() {
            return said;
        }
        let heading = self.pick("指標の達成率", "attainment of indicators");
        format!("{said}  {heading} {}", counted.join("  "))
    }

    /// The same in few words.
    pub fn plan_without_ratings_in_brief(self, counts: &PlanCounts) -> String {
        let (rows, all) = (counts.rows, counts.tally.total());
        let of_band = |wanted: Band| match &counts.tally {
            Tally::Bands(bands) => bands
                .iter()
                .filter(|(band, _)| *band == wanted)
                .map(|(_, count)| count)
                .sum(),
            Tally::Ratings(_) => 0,
        };
        let (reached, unknown) = (of_band(Band::Reached), of_band(Band::Unknown));
        match all {
            0 => self.pick(
                format!("評価なし（{rows}件）"),
                format!("not rated ({rows} rows)"),
            ),
            _ if unknown == all => self.pick(
                format!("評価なし（指標{all}件 算定不可）"),
                format!("not rated ({all} not computable)"),
            ),
            _ => self.pick(
                format!("評価なし（指標{all}件中 達成{reached}）"),
                format!("not rated ({reached} of {all} reached)"),
            ),
        }
    }
}
