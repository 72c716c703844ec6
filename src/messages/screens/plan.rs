//! A plan as a whole, and beside the one that it replaced.

use super::Language;
use crate::plan::Initiative;

impl Language {
    /// That the plan before a plan is not open, and the ways out.
    pub fn plan_before_is_not_open(self, id: &str) -> String {
        self.pick(
            format!("前計画（{id}）を開いていません。そのファイルも一緒に開くと、改定前後の対応を見られます。Esc で戻れます。"),
            format!("The earlier plan ({id}) is not open. Open its file as well to see how the initiatives correspond. Press Esc to go back."),
        )
    }

    /// That a plan names no plan before it.
    pub fn no_plan_before(self) -> &'static str {
        self.pick(
            "この計画には、前計画の記載がありません。Esc で戻れます。",
            "This plan names no earlier plan. Press Esc to go back.",
        )
    }

    /// Several earlier plans.
    pub fn plans_before(self, count: usize) -> String {
        self.pick(
            format!("前計画（{count}計画）"),
            format!("{count} earlier plans"),
        )
    }

    /// How many of the rows of earlier plans are carried on.
    pub fn carried_on_of(self, count: usize, all: usize) -> String {
        self.pick(
            format!("全{all}件中{count}件を引継ぎ"),
            format!("{count} of {all} carried on"),
        )
    }

    /// How many of the rows of a plan carry on others.
    pub fn carrying_on_of(self, count: usize, all: usize) -> String {
        self.pick(
            format!("全{all}件中{count}件が引継ぎあり"),
            format!("{count} of {all} carry on others"),
        )
    }

    /// The heading of the rows that carry on others, with how many became how many, and of
    /// which plans they are if there are several.
    pub fn carried_on_heading(self, before: usize, plans: &[&str], after: usize) -> String {
        let of_plans = match plans {
            [] => self.pick("前計画", "").to_owned(),
            plans => self.in_a_row(plans),
        };
        self.pick(
            format!("引き継いだ取組  {of_plans}の{before}件 → この計画の{after}件"),
            match plans {
                [] => format!("Carried on: {before} became {after}"),
                _ => format!("Carried on: {before} of {of_plans} became {after}"),
            },
        )
    }

    /// The heading of the rows that are said to carry on none.
    pub fn without_predecessor_heading(self, count: usize) -> String {
        self.pick(
            format!("前計画との対応の記載がない取組  {count}件"),
            format!("Not said to carry on any: {count}"),
        )
    }

    /// The heading of the rows of an earlier plan that none is said to carry on.
    pub fn without_successor_heading(self, count: usize, plan: &str) -> String {
        let plan = self.in_brackets(plan);
        self.pick(
            format!("引継ぎ先の記載がない取組  {count}件{plan}"),
            format!("Not said to be carried on: {count}{plan}"),
        )
    }

    /// That a row stands further up as well.
    pub fn also_above(self) -> &'static str {
        self.pick("（上にも）", "(also above) ")
    }

    /// What stands before a row, if it is inferred what it carries on.
    pub fn inferred_before(self, row: &Initiative) -> &'static str {
        match row.follows_inferred {
            true => self.inferred_mark(),
            false => "",
        }
    }

    /// What stands before something that is inferred.
    pub fn inferred_mark(self) -> &'static str {
        self.pick("（推定）", "(inferred) ")
    }

    /// What stands for a row of a plan that is not open.
    pub fn row_of_closed_plan(self) -> &'static str {
        self.pick("（計画が開かれていません）", "(its plan is not open)")
    }

    /// What stands under a heading where no row does.
    pub fn none_carried_on(self) -> &'static str {
        self.pick("（記載なし）", "(none)")
    }
}
