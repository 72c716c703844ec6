//! What the agenda and the minutes of a meeting say, on paper and as answers of commands.

use super::Language;
use super::doubt::shortened;
use crate::check::{Dismissal, NamedPart};
use crate::compare::{FigureChange, RowChange, TextChange, TextDifference};
use crate::meeting::{Day, Due, Note, NoteKind, RatingChange, Said, TimeOfDay};
use crate::plan::FiscalYear;
use crate::query::RatingChoice;

// --- What stands above ------------------------------------------------------------

impl Language {
    /// The title of minutes, after what the meeting is called.
    pub fn minutes_title(self, meeting: Option<&str>) -> String {
        self.title_of_paper(self.pick("会議録", "Minutes"), meeting)
    }

    /// The title of an agenda, after what the meeting is called.
    pub fn agenda_title(self, meeting: Option<&str>) -> String {
        self.title_of_paper(self.pick("次第", "Agenda"), meeting)
    }

    fn title_of_paper(self, paper: &str, meeting: Option<&str>) -> String {
        match meeting {
            Some(meeting) => {
                self.pick(format!("{meeting}　{paper}"), format!("{meeting}: {paper}"))
            }
            None => paper.to_owned(),
        }
    }

    /// The field of when a meeting takes place.
    pub fn date_label(self) -> &'static str {
        self.pick("日時", "Date")
    }

    /// The field of where a meeting takes place.
    pub fn place_label(self) -> &'static str {
        self.pick("場所", "Place")
    }

    /// The field of who takes part in a meeting.
    pub fn people_label(self) -> &'static str {
        self.pick("出席者", "Present")
    }

    /// The field of the plan that a meeting is about.
    pub fn plan_label(self) -> &'static str {
        self.pick("対象", "Plan")
    }

    /// A plan and the year of it that is reviewed.
    pub fn reviewed_plan(self, title: &str, year: FiscalYear) -> String {
        let year = self.year(year);
        self.pick(
            format!("{title}（{year}の取組）"),
            format!("{title} ({year})"),
        )
    }

    /// The field of how much time there is for all rows.
    pub fn allotment_label(self) -> &'static str {
        self.pick("所要時間（目安）", "Time")
    }

    /// How many minutes there are.
    pub fn minutes(self, count: u32) -> String {
        self.pick(format!("{count}分"), format!("{count} min"))
    }

    /// A day in full, with its day of the week.
    pub fn day_in_full(self, day: Day) -> String {
        let names = match self {
            Self::Japanese => ["月", "火", "水", "木", "金", "土", "日"],
            Self::English => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        };
        let weekday = names.get(usize::from(day.weekday())).copied();
        self.date(day.into()) + &self.in_brackets(weekday.unwrap_or_default())
    }

    /// When a meeting took place, and when it began if that is known.
    pub fn date_and_beginning(self, day: Day, began: Option<TimeOfDay>) -> String {
        let date = self.day_in_full(day);
        match began {
            Some(time) => self.pick(
                format!("{date} {}時{:02}分開始", time.hour, time.minute),
                format!("{date}, began {time}"),
            ),
            None => date,
        }
    }
}

// --- Headings ---------------------------------------------------------------------

impl Language {
    /// The heading of the rows that a meeting goes through.
    pub fn agenda_heading(self) -> &'static str {
        self.pick("議題", "Agenda")
    }

    /// The heading of these rows on the agenda itself.
    pub fn agenda_rows_heading(self) -> &'static str {
        self.pick("議題", "Initiatives")
    }

    /// The heading of what was said of the rows of the agenda.
    pub fn proceedings_heading(self) -> &'static str {
        self.pick("議事", "Proceedings")
    }

    /// The heading of what was said of the plan as a whole.
    pub fn plan_as_a_whole_heading(self) -> &'static str {
        self.pick("計画全体", "The plan as a whole")
    }

    /// The heading of rows that came up though they are not on the agenda.
    pub fn other_rows_heading(self) -> &'static str {
        self.pick("議題以外の取組", "Not on the agenda")
    }

    /// The heading of the tasks that a meeting gave.
    pub fn tasks_heading(self) -> &'static str {
        self.pick("宿題事項（担当・期限）", "Tasks")
    }

    /// The heading of doubts that were looked into.
    pub fn dismissed_heading(self) -> &'static str {
        self.pick("確認済みの箇所", "Places that were checked")
    }

    /// The column of rows by number and title.
    pub fn initiative_heading(self) -> &'static str {
        self.pick("取組", "initiative")
    }

    /// The column of what became of rows in a meeting.
    pub fn row_state_heading(self) -> &'static str {
        self.pick("結果", "state")
    }

    /// The column of how many minutes there are for rows.
    pub fn minutes_heading(self) -> &'static str {
        self.pick("時間", "time")
    }

    /// The column of who is to do tasks.
    pub fn assignee_heading(self) -> &'static str {
        self.pick("担当", "who")
    }

    /// The column of by when tasks are to be done.
    pub fn due_heading(self) -> &'static str {
        self.pick("期限", "by")
    }

    /// The column of the days of meetings.
    pub fn meeting_heading(self) -> &'static str {
        self.pick("会議", "meeting")
    }

    /// The column of kinds of notes.
    pub fn note_kind_heading(self) -> &'static str {
        self.pick("種別", "kind")
    }

    /// The column of whether something is settled.
    pub fn settled_heading(self) -> &'static str {
        self.pick("状況", "state")
    }

    /// The column of the places of doubts.
    pub fn doubt_place_heading(self) -> &'static str {
        self.pick("箇所", "place")
    }

    /// The column of why doubts were dismissed.
    pub fn reason_heading(self) -> &'static str {
        self.pick("理由", "reason")
    }
}

// --- What is said of a row --------------------------------------------------------

impl Language {
    /// That a plan has a row no more.
    pub fn row_is_gone(self) -> &'static str {
        self.pick("（計画から削除）", "(no longer in the plan)")
    }

    /// What a row that a plan has no more was called last, if that is known.
    pub fn gone_row(self, title: Option<&str>) -> String {
        format!("{}{}", title.unwrap_or_default(), self.row_is_gone())
            .trim_start()
            .to_owned()
    }

    /// The field of the rows of an agenda that the plan has no more.
    pub fn gone_rows_label(self) -> &'static str {
        self.pick("計画から削除された議題", "No longer in the plan")
    }

    /// The ratings of several years, the earliest first.
    pub fn ratings_by_year(self, ratings: &[(FiscalYear, RatingChoice)]) -> String {
        let ratings = ratings.iter().map(|(year, rating)| {
            let (year, rating) = (self.short_year(*year), self.rating_choice(rating));
            format!("{year} {rating}")
        });
        ratings.collect::<Vec<_>>().join(" → ")
    }

    /// The field of what changed in a row.
    pub fn change_label(self) -> &'static str {
        self.pick("前年度からの変化", "Changed")
    }

    /// What changed in a row besides its rating, in a line; nothing if nothing else did.
    pub fn change_in_a_line(self, change: &RowChange) -> String {
        let figure = change.figure.as_ref();
        let figure = figure.filter(|figure| figure.earlier != figure.later);
        let figure = figure.map(|figure| self.figure_in_a_line(figure));
        let difference = change.difference.as_ref();
        let difference = difference.map(|difference| self.difference_in_a_line(difference));
        let parts: Vec<String> = figure.into_iter().chain(difference).collect();
        parts.join(self.pick("／", "; "))
    }

    fn figure_in_a_line(self, figure: &FigureChange) -> String {
        let unit = figure.unit.as_deref();
        let name = match unit {
            Some(unit) => format!("{}{}", figure.name, self.in_brackets(unit)),
            None => figure.name.clone(),
        };
        let difference = figure.change.as_ref();
        let difference = difference.map(|change| self.difference_of(change, unit));
        let difference = difference.map(|difference| self.in_brackets(&difference));
        let (earlier, later) = (&figure.earlier, &figure.later);
        format!(
            "{name} {earlier} → {later}{}",
            difference.unwrap_or_default()
        )
    }

    fn difference_in_a_line(self, difference: &TextDifference) -> String {
        let kind = self.text_kind(difference.kind);
        let brief = match self.text_change_in_brief(difference.change) {
            "" => String::new(),
            brief => self.in_brackets(brief),
        };
        match difference.change {
            // Its words are those of the year before.
            TextChange::Gone => format!("{kind}{brief}"),
            _ => format!("{kind}{brief}{}{}", self.colon(), difference.sentence()),
        }
    }

    /// The field of what earlier meetings left open.
    pub fn found_open_label(self) -> &'static str {
        self.pick("前回までの宿題事項・保留事項", "Left open before")
    }

    /// Whether something that was left open is settled.
    pub fn settled(self, is_settled: bool) -> &'static str {
        match is_settled {
            true => self.pick("済", "done"),
            false => self.pick("未了", "open"),
        }
    }

    /// Something that an earlier meeting left open, and whether it is settled.
    pub fn left_open(self, day: Day, note: &Note, is_settled: bool) -> String {
        let (date, settled) = (self.day_in_full(day), self.settled(is_settled));
        let (kind, said) = (
            self.note_kind_on_paper(note.kind()),
            self.said_in_meeting(note),
        );
        self.pick(
            format!("【{settled}】{date}の{kind}　{said}"),
            format!("[{settled}] {kind} of {date}: {said}"),
        )
    }

    /// The field of what was decided.
    pub fn decisions_label(self) -> &'static str {
        self.pick("決定事項", "Decided")
    }

    /// The field of tasks.
    pub fn tasks_label(self) -> &'static str {
        self.pick("宿題事項", "Tasks")
    }

    /// The field of what was left open.
    pub fn pending_label(self) -> &'static str {
        self.pick("保留事項", "Left open")
    }

    /// What a note of a kind is called on paper, where the words that are spoken in the room,
    /// and stand on the screen, would look out of place.
    pub fn note_kind_on_paper(self, kind: NoteKind) -> &'static str {
        match (self, kind) {
            (Self::Japanese, NoteKind::Decision) => self.decisions_label(),
            (Self::Japanese, NoteKind::Task) => self.tasks_label(),
            (Self::Japanese, NoteKind::Pending) => self.pending_label(),
            (Self::Japanese, NoteKind::Memo) | (Self::English, _) => self.note_kind(kind),
        }
    }

    /// What was said, with whom and by when.
    pub fn said_in_meeting(self, note: &Note) -> String {
        let words = note.text.as_lines();
        match &note.said {
            Said::Rating(change) => self.changed_rating(change, words),
            Said::Decision | Said::Pending | Said::Memo => words.to_owned(),
            Said::Task { .. } => {
                let by = note.due().map(|by| self.until(by));
                let for_whom = note.assignee_in_words().into_iter().chain(by);
                match self.in_a_row(for_whom) {
                    nobody if nobody.is_empty() => words.to_owned(),
                    for_whom => format!("{for_whom}{}{words}", self.colon()),
                }
            }
        }
    }

    fn changed_rating(self, change: &RatingChange, words: &str) -> String {
        let mark = |mark: &Option<String>| match mark {
            Some(mark) => self.pick(format!("「{mark}」"), mark.clone()),
            None => self.unrated().to_owned(),
        };
        let (before, after) = (mark(&change.before), mark(&change.after));
        let year = self.year(change.year);
        let changed = self.pick(
            format!("{year}の評価を{before}から{after}に変更する"),
            format!("The rating of {year} changes from {before} to {after}"),
        );
        match words {
            "" => changed,
            words => format!("{changed}{}", self.in_brackets(words)),
        }
    }

    fn until(self, by: &Due) -> String {
        match by {
            Due::Day(day) => {
                let date = self.day_in_full(*day);
                self.pick(format!("{date}まで"), format!("by {date}"))
            }
            Due::Words(words) => words.clone(),
        }
    }

    /// By when a task is to be done.
    pub fn due(self, by: &Due) -> String {
        match by {
            Due::Day(day) => self.day_in_full(*day),
            Due::Words(words) => words.clone(),
        }
    }
}

// --- Doubts that were looked into -------------------------------------------------

impl Language {
    /// The place of a doubt that was dismissed: whose, of which year, and what of it.
    pub fn dismissed_place(self, dismissal: &Dismissal) -> String {
        let doubt = &dismissal.doubt;
        let place = self.subject_in_year(&doubt.subject, doubt.year);
        let part = match doubt.named_part() {
            Some(NamedPart::Text(kind)) => self.text_kind(kind).to_owned(),
            Some(NamedPart::Rating) => self.rating_label().to_owned(),
            Some(NamedPart::Aim) => self.aim_label().to_owned(),
            Some(NamedPart::Summary) => self.summary_label().to_owned(),
            Some(NamedPart::Indicator(name)) => format!("{} {name}", self.indicator_label()),
            None => doubt.part.clone(),
        };
        format!("{place} {part}").trim_end().to_owned()
    }

    /// What was in doubt: the rule, the words, and the arithmetic if there is any.
    pub fn dismissed_doubt(self, dismissal: &Dismissal) -> String {
        let doubt = &dismissal.doubt;
        let words = (!doubt.words.is_empty()).then(|| shortened(&doubt.words));
        let arithmetic = (!doubt.arithmetic.is_empty()).then(|| self.printed(&doubt.arithmetic));
        let lines = [self.meaning(doubt.code).to_owned()];
        let lines = lines.into_iter().chain(words).chain(arithmetic);
        lines.collect::<Vec<_>>().join("\n")
    }
}

// --- Commands ---------------------------------------------------------------------

impl Language {
    /// That no meeting about a plan is recorded.
    pub fn no_meetings(self, title: &str) -> String {
        self.pick(
            format!("「{title}」の会議の記録はありません"),
            format!("No meeting about 「{title}」 is recorded"),
        )
    }

    /// That no meeting about a plan is recorded on a day.
    pub fn no_meeting_on(self, title: &str, day: Day) -> String {
        self.pick(
            format!("「{title}」の {day} の会議の記録はありません"),
            format!("No meeting about 「{title}」 is recorded on {day}"),
        )
    }

    /// That a file of Word is not shown on a terminal, and what to do instead.
    pub fn docx_needs_a_file(self) -> &'static str {
        self.pick(
            "docx はターミナルには表示できません。-o で書き出すファイルを指定してください（-o 会議録.docx）",
            "A terminal cannot show docx. Name the file to write with -o (-o minutes.docx)",
        )
    }

    /// That a paper was written to a file.
    pub fn paper_written(self, title: &str, file: &dyn std::fmt::Display) -> String {
        self.pick(
            format!("「{title}」を {file} に書き出しました"),
            format!("Wrote 「{title}」 to {file}"),
        )
    }

    /// Why a value cannot be read that should be a day.
    pub fn not_a_day(self) -> &'static str {
        self.pick(
            "2026-08-20 のように書いてください",
            "Write a day, as in 2026-08-20",
        )
    }
}
