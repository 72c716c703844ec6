//! What is different since the last meeting.

use super::Language;
use crate::meeting::Day;

impl Language {
    /// What is listed: what changed since the meeting of a day.
    pub fn changed_since_meeting(self, day: Day) -> String {
        let day = self.date(day.into());
        self.pick(
            format!("前回の会議（{day}）以降の変更"),
            format!("Changed since the meeting of {day}"),
        )
    }

    /// That nothing changed since the meeting of a day.
    pub fn nothing_changed_since_meeting(self, day: Day) -> String {
        let day = self.date(day.into());
        self.pick(
            format!("前回の会議（{day}）以降の変更はありません。"),
            format!("Nothing has changed since the meeting of {day}."),
        )
    }

    /// That a plan is being compared with what the last meeting saw of it.
    pub fn looking_back(self) -> &'static str {
        self.pick(
            "前回の会議の時点の計画と比べています。",
            "Comparing with the plan as it stood at the last meeting.",
        )
    }

    /// That no earlier meeting has left a copy of a plan, and the key that begins one.
    pub fn no_plan_of_last_meeting(self, key: &str) -> String {
        self.pick(
            format!("前回の会議の時点の計画の控えが、まだありません。{key} で会議を始めると、その時点の計画の控えが保存され、次の会議からここに変更を表示します。"),
            format!("No earlier meeting has left a copy of this plan yet. When a meeting is begun with {key}, the plan is kept as it is then, and the next meeting sees here what has changed since."),
        )
    }

    /// That the copy of a plan that the last meeting saw cannot be read.
    pub fn plan_of_last_meeting_is_unreadable(self, file: &str) -> String {
        self.pick(
            format!("前回の会議の時点の計画の控え {file} を、計画として読み込めません。このファイルを修正するか削除して開き直すと、ほかの控えと比べます。"),
            format!("{file}, the copy kept at the last meeting, cannot be read as a plan. Correct or remove it and start again to compare with a copy that can be read."),
        )
    }

    /// Why a plan is not kept for the next meeting.
    pub fn plan_is_not_kept(self, why: &str) -> String {
        self.pick(
            format!("次の会議のための計画の控えを残せません（{why}）。会議は続けられます"),
            format!("The plan cannot be kept for the next meeting ({why}). The meeting can go on"),
        )
    }

    /// Targets that were revised, before their count.
    pub fn targets_in_brief(self) -> &'static str {
        self.pick("目標", "target")
    }

    /// Actual figures that changed, before their count.
    pub fn actuals_in_brief(self) -> &'static str {
        self.pick("実績", "actual")
    }

    /// Texts that changed, before their count.
    pub fn texts_in_brief(self) -> &'static str {
        self.pick("本文", "text")
    }

    /// Changes that are of no kind that has a name, before their count.
    pub fn other_changes(self) -> &'static str {
        self.pick("その他", "other")
    }

    /// How many changes there are of a kind.
    pub fn count_of_kind(self, kind: &str, count: usize) -> String {
        self.pick(format!("{kind}{count}件"), format!("{kind} {count}"))
    }

    /// What is copied.
    pub fn changes_since_meeting(self, title: &str) -> String {
        self.pick(
            format!("{title}の前回からの変化"),
            format!("what changed in {title} since last time"),
        )
    }
}
