//! What the screens of a meeting say.

use crate::meeting::{NoteKind, RowState};
use crate::messages::Language;

impl Language {
    /// That a meeting is recorded in a folder, since nothing can be written beside the plan.
    pub fn recorded_elsewhere(self, folder: &str) -> String {
        self.pick(
            format!("計画のフォルダーに書き込めないため、{folder} に記録しています"),
            format!("Recorded in {folder}, since nothing can be written beside the plan"),
        )
    }

    /// Why what happened is not on the disk.
    pub fn cannot_be_recorded(self, why: &str) -> String {
        self.pick(
            format!("記録を保存できません（{why}）"),
            format!("The record cannot be saved ({why})"),
        )
    }

    /// What a kind of note is called.
    pub fn note_kind(self, kind: NoteKind) -> &'static str {
        match kind {
            NoteKind::Decision => self.pick("決定", "Decision"),
            NoteKind::Task => self.pick("宿題", "Task"),
            NoteKind::Pending => self.pick("保留", "Pending"),
            NoteKind::Memo => self.pick("メモ", "Memo"),
        }
    }

    /// What became of a row; empty if nothing did yet.
    pub fn row_state(self, state: RowState) -> &'static str {
        match state {
            RowState::Open => "",
            RowState::DealtWith => self.pick("済", "done"),
            RowState::Later => self.pick("後で", "later"),
        }
    }
}
