//! Counts of rows.

use super::Language;
use crate::summary::Grouping;

impl Language {
    /// What the rows of a summary are, departments with their level.
    pub fn grouping_with_level(self, grouping: Grouping) -> String {
        let name = self.grouping(grouping);
        match grouping {
            Grouping::Department(depth) => self.pick(
                format!("{name}（{depth}階層目まで）"),
                format!("{name} (level {depth})"),
            ),
            Grouping::Pillar | Grouping::Measure => name.to_owned(),
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
            "担当のない行では絞り込めません",
            "Rows without a department cannot be filtered for",
        )
    }
}
