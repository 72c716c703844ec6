//! What the screens of a meeting say.

use crate::meeting::{
    Allotment, NotRerated, NoteKind, RatingChange, RowState, TimeLeft, TimeOfDay, TimeTaken,
};
use crate::messages::Language;
use crate::plan::MilestoneDate;
use crate::query::UNRATED;

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

    /// How many memos there are, and the key that lists them.
    pub fn memos(self, count: usize, key: &str) -> String {
        let count = self.count(count);
        self.pick(
            format!("{count}（{key} で一覧）"),
            format!("{count} ({key} lists them)"),
        )
    }

    /// Stands for the words of a memo that is not opened.
    pub fn memo_unopened(self) -> &'static str {
        self.pick("（開くと読めます）", "(open it to read it)")
    }

    /// What became of a row; empty if nothing did yet.
    pub fn row_state(self, state: RowState) -> &'static str {
        match state {
            RowState::Open => "",
            RowState::DealtWith => self.pick("済", "done"),
            RowState::Later => self.pick("後で", "later"),
        }
    }

    /// What became of the row on the slide.
    pub fn state_of_this_row(self, state: RowState) -> &'static str {
        match state {
            RowState::Open => "",
            RowState::DealtWith => self.pick("この件は済み", "this item: done"),
            RowState::Later => self.pick("この件は後で", "this item: later"),
        }
    }

    /// That something was noted about a row.
    pub fn row_is_noted(self) -> &'static str {
        self.pick("記録", "noted")
    }

    /// Everything that a list may say of a row in a meeting.
    pub fn rows_in_meeting(self) -> [&'static str; 3] {
        let state = |state| self.row_state(state);
        [
            state(RowState::DealtWith),
            state(RowState::Later),
            self.row_is_noted(),
        ]
    }

    /// How many rows are dealt with, and the key that goes on with the meeting.
    pub fn meeting_goes_on(self, done: usize, key: &str) -> String {
        self.pick(
            format!("会議中  済 {done}件  {key} か Enter で続ける"),
            format!("Meeting in progress  {done} done  {key} or Enter to continue"),
        )
    }

    /// The key that begins the meeting with the agenda that is shown.
    pub fn meeting_begins_with(self, key: &str) -> String {
        self.pick(
            format!("議題（案）  {key} か Enter で会議を始める"),
            format!("Proposed agenda  {key} or Enter to begin the meeting"),
        )
    }

    /// How many rows an agenda has, how many of them the plan does not have any more, how much time there is, and their order.
    pub fn agenda_in_brief(
        self,
        rows: usize,
        gone: usize,
        allotment: Option<Allotment>,
        minutes: Option<u32>,
        order: &str,
    ) -> String {
        let rows = self.count(rows);
        let gone = match gone {
            0 => String::new(),
            gone => self.in_brackets(&self.of_them_gone(gone)),
        };
        let time = match allotment.zip(minutes) {
            Some((allotment, minutes)) => format!("  {}", self.time_allotted(allotment, minutes)),
            None => String::new(),
        };
        format!("{rows}{gone}{time}  {order}")
    }

    fn of_them_gone(self, count: usize) -> String {
        self.pick(
            format!("うち計画から削除 {count}件"),
            format!("{count} no longer in the plan"),
        )
    }

    fn time_allotted(self, allotment: Allotment, all: u32) -> String {
        let each = self.allotment(allotment);
        self.pick(
            format!("{each}、計{all}分"),
            format!("{each}, {all} min in all"),
        )
    }

    /// How much time there is for each row or department.
    pub fn allotment(self, allotment: Allotment) -> String {
        match allotment {
            Allotment::PerRow(minutes) => self.pick(
                format!("1件当たり{minutes}分"),
                format!("{minutes} min for each initiative"),
            ),
            Allotment::PerDepartment(minutes) => self.pick(
                format!("1部署当たり{minutes}分"),
                format!("{minutes} min for each department"),
            ),
        }
    }

    /// That no time is set.
    pub fn no_allotment(self) -> &'static str {
        self.pick("時間を決めない", "No time set")
    }

    /// That an agenda has no row, and the key that adds one.
    pub fn empty_agenda(self, key: &str) -> String {
        self.pick(
            format!("議題がありません。{key} で取組を加えます。"),
            format!("The agenda is empty. Press {key} to add an initiative."),
        )
    }

    /// That the chosen row is on no slide, and the key that goes on with the meeting.
    pub fn nothing_on_the_slide(self, key: &str) -> String {
        self.pick(
            format!("議題にある取組が選ばれていません。{key} で議題の一覧へ。"),
            format!("No item of the agenda is chosen. Press {key} for the agenda."),
        )
    }

    /// That the row on the slide is gone, and the key that leads to the next.
    pub fn row_on_slide_is_gone(self, key: &str) -> String {
        self.pick(
            format!("この取組は計画ファイルにありません。ここで残した記録は消えません。{key} で次の議題へ。"),
            format!(
                "This initiative is no longer in the plan file. What was noted about it is kept. Press {key} for the next item."
            ),
        )
    }

    /// That a row of the agenda is gone now.
    pub fn row_is_gone_now(self, row: &str, title: Option<&str>) -> String {
        let title = title.unwrap_or_default();
        self.pick(
            format!("{row} {title} は計画ファイルからなくなりました"),
            format!("{row} {title} is no longer in the plan file"),
        )
    }

    /// That a row that is gone has no rating to be changed.
    pub fn rating_of_gone_row(self) -> &'static str {
        self.pick(
            "計画ファイルにこの取組がないため、評価は変えられません",
            "This initiative is not in the plan file, so its rating cannot be changed",
        )
    }

    /// What an earlier meeting left open, by its kind and day.
    pub fn left_open_on(self, kind: NoteKind, day: MilestoneDate) -> String {
        format!("{} {}", self.day_in_short(day), self.note_kind(kind))
    }

    /// The meeting of a day.
    pub fn meeting_of(self, day: MilestoneDate) -> String {
        let day = self.day_in_short(day);
        self.pick(format!("{day}の会議"), format!("meeting of {day}"))
    }

    fn day_in_short(self, day: MilestoneDate) -> String {
        format!("{}/{}", day.month, day.day.unwrap_or(1))
    }

    /// That a rating was changed.
    pub fn rating_changed(self, change: &RatingChange, words: &str) -> String {
        let mark = |mark: &Option<String>| mark.clone().unwrap_or_else(|| UNRATED.to_owned());
        let (before, after) = (mark(&change.before), mark(&change.after));
        let said = self.pick(
            format!("評価を {before} から {after} に変更"),
            format!("Rating changed from {before} to {after}"),
        );
        format!("{said} {words}").trim_end().to_owned()
    }

    /// Why a rating was not changed in the document of a plan.
    pub fn rating_not_changed(self, why: &NotRerated) -> String {
        match why {
            NotRerated::Unreadable => self
                .pick(
                    "計画ファイルに誤りがあります",
                    "the plan file has a mistake",
                )
                .to_owned(),
            NotRerated::NoSuchRow => self
                .pick(
                    "計画ファイルにこの取組が見当たりません",
                    "the plan file does not have this initiative",
                )
                .to_owned(),
            NotRerated::AnotherMark(mark) => {
                let mark = mark.as_deref().unwrap_or(UNRATED);
                self.pick(
                    format!("計画ファイルでは {mark} になっています"),
                    format!("it is {mark} in the plan file"),
                )
            }
            NotRerated::MoreWouldChange => self
                .pick(
                    "評価だけを変更できない書き方です。E で開いて直してください",
                    "it cannot be changed alone; press E to edit the file",
                )
                .to_owned(),
        }
    }

    /// That a rating was not changed, and why.
    pub fn rating_kept(self, why: &str) -> String {
        self.pick(
            format!("評価を変更できません（{why}）"),
            format!("The rating was not changed ({why})"),
        )
    }

    /// That a rating was changed in the file, and the key that takes it back.
    pub fn rating_is_changed(self, change: &RatingChange, key: &str) -> String {
        let said = self.rating_changed(change, "");
        self.pick(
            format!("{said}しました（{key} で元に戻す）"),
            format!("{said} ({key} takes it back)"),
        )
    }

    /// What changing a rating means, to be confirmed.
    pub fn confirm_rating(self, change: &RatingChange, file: &str) -> String {
        let said = self.rating_changed(change, "");
        self.pick(
            format!("{said}し、{file} に書き込む"),
            format!("{said}: write it into {file}"),
        )
    }

    /// That a plan has no ratings that could be changed.
    pub fn plan_is_not_rated(self) -> &'static str {
        self.pick("この計画には評価がありません", "This plan has no ratings")
    }

    /// The title of the choice of a rating.
    pub fn change_rating_title(self) -> &'static str {
        self.pick("評価を変える", "Change the rating")
    }

    /// How many rows are dealt with.
    pub fn count_dealt_with(self, done: usize) -> String {
        self.pick(format!("済 {done}件"), format!("{done} done"))
    }

    /// How long the row on the slide takes.
    pub fn time_of_row(self, time: &str) -> String {
        self.pick(format!("この件 {time}"), format!("item {time}"))
    }

    /// How long the meeting takes.
    pub fn time_of_meeting(self, time: &str) -> String {
        self.pick(format!("全体 {time}"), format!("meeting {time}"))
    }

    /// The time that was used, and what is left of it if it is known how much there is.
    pub fn time_used_and_left(self, time: TimeTaken) -> String {
        let TimeTaken { used, .. } = time;
        match time.left() {
            None => self.time_used(used),
            Some(TimeLeft::Left(left)) => self.pick(
                format!("{used}分 残り{left}分"),
                format!("{used} min, {left} left"),
            ),
            Some(TimeLeft::Over(over)) => self.pick(
                format!("{used}分 {over}分超過"),
                format!("{used} min, {over} over"),
            ),
        }
    }

    /// What is left of the time, or if it is not known how much there is, what was used.
    pub fn time_left(self, time: TimeTaken) -> String {
        match time.left() {
            None => self.time_used(time.used),
            Some(TimeLeft::Left(left)) => {
                self.pick(format!("残り{left}分"), format!("{left} min left"))
            }
            Some(TimeLeft::Over(over)) => {
                self.pick(format!("{over}分超過"), format!("{over} min over"))
            }
        }
    }

    fn time_used(self, used: u32) -> String {
        self.pick(format!("{used}分"), format!("{used} min"))
    }

    /// How many entries are not on the disk yet.
    pub fn not_recorded_yet(self, count: usize) -> String {
        self.pick(format!("未保存 {count}"), format!("{count} not saved"))
    }

    /// That a note is not on the disk yet, after its words.
    pub fn not_saved_yet(self) -> &'static str {
        self.pick("（未保存）", " (not saved yet)")
    }

    /// The row before on the agenda.
    pub fn previous_item(self, row: &str) -> String {
        self.pick(format!("前: {row}"), format!("before: {row}"))
    }

    /// The next row on the agenda.
    pub fn next_item(self, row: &str) -> String {
        self.pick(format!("次: {row}"), format!("next: {row}"))
    }

    /// That all rows are dealt with, and the key that leads to the agenda.
    pub fn agenda_is_done(self, key: &str) -> String {
        self.pick(
            format!("議題は以上です。{key} で議題の一覧へ。"),
            format!("That was the last item. Press {key} for the agenda."),
        )
    }

    /// That this is the first row.
    pub fn first_item(self) -> &'static str {
        self.pick("最初の議題です", "This is the first item")
    }

    /// That a meeting has to begin first, and the key that does it.
    pub fn meeting_has_not_begun(self, key: &str) -> String {
        self.pick(
            format!("{key} で会議を始めてから使います"),
            format!("Press {key} to begin the meeting first"),
        )
    }

    /// That a meeting is on, where the program is to be ended, and the key that ends it.
    pub fn quit_in_meeting(self, key: &str) -> String {
        self.pick(
            format!("会議中です。終了するにはもう一度 {key}（記録は保存済みです）"),
            format!("A meeting is in progress. Press {key} again to quit (the record is saved)"),
        )
    }

    /// The same where notes were left before they were recorded.
    pub fn quit_with_drafts(self, key: &str, drafts: usize) -> String {
        self.pick(
            format!("書きかけが {drafts}件あります。もう一度 {key} で、ターミナルに書き出して終了"),
            format!("{drafts} begun, not recorded. Press {key} again to print and quit"),
        )
    }

    /// The same where something of the record is not saved.
    pub fn quit_with_unsaved(self, key: &str, unsaved: usize) -> String {
        self.pick(
            format!("未保存の記録が {unsaved}件あります。もう一度 {key} で、別の場所も試して終了"),
            format!("{unsaved} not saved. Press {key} again to try elsewhere and quit"),
        )
    }

    /// That so much of the record is saved nowhere, before it is told itself.
    pub fn not_recorded(self, unsaved: usize) -> String {
        self.pick(
            format!("次の記録 {unsaved}件は、どこにも保存されていません。控えを取ってください\n"),
            format!("{unsaved} entries are saved nowhere. Please keep a copy:\n"),
        )
    }

    /// Where the minutes are.
    pub fn minutes_are_written(self, file: &str) -> String {
        self.pick(
            format!("会議録を {file} に書き出しました"),
            format!("Minutes written to {file}"),
        )
    }

    /// Why the minutes are not written to a file.
    pub fn minutes_are_not_written(self, file: &str, why: &str) -> String {
        self.pick(
            format!("会議録を {file} に書き出せません（{why}）"),
            format!("The minutes cannot be written to {file} ({why})"),
        )
    }

    /// That there is nothing to be undone.
    pub fn nothing_to_undo(self) -> &'static str {
        self.pick("取り消すものがありません", "Nothing to undo")
    }

    /// That something was undone.
    pub fn undone(self, row: Option<&str>) -> String {
        let row = row.map(|row| self.in_brackets(row)).unwrap_or_default();
        self.pick(
            format!("直前の操作を取り消しました{row}"),
            format!("Undone{row}"),
        )
    }

    /// The names that may be meant, of which a key takes the first.
    pub fn completed_by(self, key: &str, names: &str) -> String {
        self.pick(format!("{key} で → {names}"), format!("{key}: {names}"))
    }

    /// That a note is on the disk; `None` is what is said of the meeting itself.
    pub fn noted(self, kind: Option<NoteKind>) -> String {
        let what = kind.map_or(self.meeting_facts_title(), |kind| self.note_kind(kind));
        self.pick(format!("{what}を記録しました"), format!("{what} saved"))
    }

    /// The title of where and with whom a meeting takes place.
    pub fn meeting_facts_title(self) -> &'static str {
        self.pick("会議名・場所・出席者", "About the meeting")
    }

    /// Why it is asked now where and with whom a meeting takes place, and the key that passes it
    /// over.
    pub fn facts_for_minutes(self, key: &str) -> String {
        self.pick(
            format!("会議録に載せます（{key} で省く）"),
            format!("for the minutes ({key} skips it)"),
        )
    }

    /// That what was typed is kept although it is not recorded.
    pub fn note_is_kept_as_draft(self) -> &'static str {
        self.pick(
            "書きかけは残しました。もう一度開くと続きから書けます",
            "What was typed is kept: open it again to go on",
        )
    }

    /// The field of what a meeting is called.
    pub fn title_of_meeting(self) -> &'static str {
        self.pick("会議名", "Title")
    }

    /// The field of where a meeting takes place.
    pub fn place_of_meeting(self) -> &'static str {
        self.pick("場所", "Place")
    }

    /// The field of who takes part.
    pub fn people_of_meeting(self) -> &'static str {
        self.pick("出席者", "People")
    }

    /// That a note was removed, and the key that brings it back.
    pub fn note_removed(self, key: &str) -> String {
        self.pick(
            format!("記録を削除しました（{key} で元に戻す）"),
            format!("Note removed ({key} brings it back)"),
        )
    }

    /// That a note needs words.
    pub fn write_a_note(self) -> &'static str {
        self.pick("内容を入力してください", "Write something")
    }

    /// Why a note is not saved, and what can be done.
    pub fn note_cannot_be_saved(self, why: &str, elsewhere: Option<&str>) -> String {
        let other = elsewhere.map(|key| {
            self.pick(
                format!("、{key} で別の場所に保存"),
                format!(", {key} saves it elsewhere"),
            )
        });
        let other = other.unwrap_or_default();
        self.pick(
            format!("保存できません（{why}）。Enter でもう一度{other}"),
            format!("It cannot be saved ({why}). Enter tries again{other}"),
        )
    }

    /// That a note is being saved.
    pub fn saving_note(self) -> &'static str {
        self.pick("まだ保存していません…", "Not saved yet…")
    }

    /// The field of the words of a note.
    pub fn words_of_note(self) -> &'static str {
        self.pick("内容", "Words")
    }

    /// The field of who is to do a task.
    pub fn who_of_task(self) -> &'static str {
        self.pick("担当", "Who")
    }

    /// The field of by when a task is to be done.
    pub fn end_of_task(self) -> &'static str {
        self.pick("期限", "By")
    }

    /// That a due date stays as it is typed.
    pub fn due_is_no_day(self) -> &'static str {
        self.pick(
            "（日付ではないため、入力どおりに残します）",
            "(not a day: kept as it is)",
        )
    }

    /// The title of the list of notes.
    pub fn notes_title(self) -> &'static str {
        self.pick("記録", "Notes")
    }

    /// The title of the list of rows that can be added to an agenda.
    pub fn add_row_title(self) -> &'static str {
        self.pick("議題に加える", "Add to the agenda")
    }

    /// The title of the choice of how much time there is.
    pub fn allotment_title(self) -> &'static str {
        self.pick("時間の目安（分）", "Time (minutes)")
    }

    /// That a meeting is on, beside other screens.
    pub fn in_a_meeting(self, key: &str) -> String {
        self.pick(
            format!("会議中 {key}で戻る"),
            format!("meeting: {key} goes back"),
        )
    }
}

// --- Following a meeting that is led elsewhere ------------------------------------

impl Language {
    /// That somebody else leads the meeting now.
    pub fn led_by_another(self, person: &str, key: &str) -> String {
        self.pick(
            format!("会議の進行は {person} に移りました（{key} で引き継げます）"),
            format!("{person} leads the meeting now ({key} takes the lead)"),
        )
    }

    /// Whose screen is followed, and since when they show what is shown.
    pub fn screen_of(self, person: &str, since: TimeOfDay) -> String {
        let is_named = !person.is_empty();
        self.pick(
            match is_named {
                true => format!("{person} の画面 {since}"),
                false => format!("進行役の画面 {since}"),
            },
            match is_named {
                true => format!("screen of {person}, {since}"),
                false => format!("the presenter's screen, {since}"),
            },
        )
    }

    /// That nobody leads a meeting yet, or any more.
    pub fn waits_for_meeting(self, key: &str) -> String {
        self.pick(
            format!("進行役が {key} で会議を始めると、その画面がここに映ります"),
            format!("Once somebody leads a meeting ({key}), their screen is shown here"),
        )
    }

    /// That this screen shows that of the one who leads, and does nothing by itself.
    pub fn only_follows(self, key: &str) -> String {
        self.pick(
            format!("進行役の画面を映しています。ここでは操作できません（{key} で終了）"),
            format!("This shows the presenter's screen and does nothing by itself ({key} quits)"),
        )
    }

    /// That a meeting is followed on a terminal alone.
    pub fn follow_needs_a_terminal(self) -> &'static str {
        self.pick(
            "follow はターミナルでだけ使えます（会議の内容は tenken minutes で書き出せます）",
            "follow needs a terminal (tenken minutes writes what was said)",
        )
    }
}
