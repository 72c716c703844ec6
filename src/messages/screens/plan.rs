//! A plan as a whole, and beside the one that it replaced.

use super::Language;

impl Language {
    /// That the plan before a plan is not open.
    pub fn plan_before_is_not_open(self, id: &str) -> String {
        self.pick(
            format!("前の計画「{id}」が開かれていません。その計画ファイルも一緒に開いてください。"),
            format!("The plan before, {id}, is not open. Open its file too."),
        )
    }

    /// That a plan names no plan before it.
    pub fn no_plan_before(self) -> &'static str {
        self.pick(
            "この計画には、前の計画（succeeds）が書かれていません。Esc で戻ります。",
            "This plan names no plan before it (succeeds). Press Esc to go back.",
        )
    }

    /// The heading of the rows that carry on others.
    pub fn carried_on_heading(self) -> &'static str {
        self.pick("引き継いだ取組", "Rows carried on")
    }

    /// What stands under it where no row does.
    pub fn none_carried_on(self) -> &'static str {
        self.pick("（記載なし）", "(none)")
    }
}
