//! What the one who leads a meeting has on the screen, for those who follow on another: a
//! file beside that of the plan, `our-town.shown.toml`, which is written anew whenever
//! something else is shown, and every few seconds in between: a program that was killed leaves
//! its file, and tells nothing any more. No note is in it, be it written or being typed.

use std::io;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use tenken::document::{Diagnostics, TableReader, read};
use tenken::meeting::{Day, TimeOfDay};
use toml_writer::ToTomlValue as _;

use crate::files::{self, Existing, Replacement};
use crate::listed_rows::ListedRows;
use crate::recorded::{RecordFolder, RecordPlaces};
use crate::report::FileProblem;

/// How the names of such files end.
pub(crate) const ENDING: &str = ".shown.toml";

/// Whether a file tells what somebody shows, or is there while one is written, and is no plan.
pub(crate) fn is_shown(file: &Path) -> bool {
    let name = file.file_name();
    name.is_some_and(|name| name.to_string_lossy().contains(ENDING))
}

/// Who leads a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Leader {
    /// The name of the person.
    pub(crate) person: String,
    /// A number that no other program has that runs.
    pub(crate) program: u64,
}

/// How often those who follow are told what is shown while that is the same.
pub(crate) const TOLD_AGAIN: Duration = Duration::from_secs(2);

/// How long whoever leads may be silent. Longer than a share holds up what is told, shorter
/// than a room looks at a screen that does not move. Heuristic.
pub(crate) const SILENCE: Duration = Duration::from_secs(6);

/// What those who follow are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Telling {
    /// What is shown.
    pub(crate) shown: Shown,
    /// Which time it is that something is told, so that no telling is like the one before.
    pub(crate) number: u32,
}

/// What is on the screen of the one who leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Who leads.
    pub(crate) leader: Leader,
    /// The day of the meeting.
    pub(crate) day: Day,
    /// Since when it is shown.
    pub(crate) since: TimeOfDay,
    /// The id of the plan.
    pub(crate) plan: String,
    /// The screen.
    pub(crate) screen: String,
    /// Whether nothing is shown at the moment.
    pub(crate) is_blank: bool,
    /// Whether the card is shown beside the list.
    pub(crate) is_card_beside: bool,
    /// The id of the chosen row.
    pub(crate) row: Option<String>,
    /// The year of card and comparison, as plan files have it.
    pub(crate) year: String,
    /// Which rows are listed.
    pub(crate) rows: ListedRows,
    /// The ids of the rows that are marked.
    pub(crate) marks: Vec<String>,
    /// What else there is to know, in numbers that mean something to the screens alone.
    pub(crate) numbers: ShownNumbers,
}

/// What is shown, in numbers: places are counted from zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ShownNumbers {
    /// What is chosen, among all that the screen lists.
    pub(crate) place: Option<usize>,
    /// How far the text is read.
    pub(crate) read: ReadUpTo,
    /// The row of an earlier plan in the comparison, among those that are carried on.
    pub(crate) followed: Option<usize>,
    /// The band of attainment that is listed.
    pub(crate) band: Option<usize>,
    /// Whether only marked rows are listed.
    pub(crate) marked_only: bool,
    /// The orders of indicators and of doubts.
    pub(crate) orders: [usize; 2],
    /// How somebody has set the screen.
    pub(crate) mode: Vec<usize>,
}

/// How far a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadUpTo {
    /// To a page.
    Page(usize),
    /// To the line after so many of all.
    Lines {
        /// How many lines are above it.
        above: usize,
        /// How many lines there are.
        all: usize,
    },
}

impl Default for ReadUpTo {
    fn default() -> Self {
        Self::Page(0)
    }
}

impl Telling {
    /// Reads what somebody tells from a file. Returns `None` if there is none, or if it cannot
    /// be read: it is written anew before long.
    pub(crate) fn read(file: &Path) -> Option<Self> {
        let source = files::read_if_present(file).ok()??;
        read(&source, Self::of).0
    }

    fn of(mut table: TableReader<'_>, wrong: &mut Diagnostics<'_, FileProblem>) -> Option<Self> {
        let number = table.optional::<u32>("number", wrong);
        Some(Self {
            number: number.map(|number| number.value).unwrap_or_default(),
            shown: Shown::of(table, wrong)?,
        })
    }

    fn written(&self) -> String {
        format!("number = {}\n{}", self.number, self.shown.written())
    }
}

impl Shown {
    fn of(mut table: TableReader<'_>, wrong: &mut Diagnostics<'_, FileProblem>) -> Option<Self> {
        let mut text = |key, wrong: &mut Diagnostics<'_, FileProblem>| {
            Some(table.required::<String>(key, wrong)?.value)
        };
        let leader = text("leader", wrong);
        let program = text("program", wrong);
        let day = text("day", wrong);
        let since = text("since", wrong);
        let plan = text("plan", wrong);
        let screen = text("screen", wrong);
        let year = text("year", wrong);
        let row = table.optional::<String>("row", wrong);
        let marks = table.optional::<Vec<String>>("marks", wrong);
        let is_blank = table.optional::<bool>("blank", wrong);
        let is_card_beside = table.optional::<bool>("card_beside", wrong);
        let rows = ListedRows::read(&mut table, wrong);
        Some(Self {
            leader: Leader {
                person: leader?,
                program: program?.parse().ok()?,
            },
            day: day?.parse().ok()?,
            since: since?.parse().ok()?,
            plan: plan?,
            screen: screen?,
            is_blank: is_blank.is_some_and(|is_on| is_on.value),
            is_card_beside: is_card_beside.is_some_and(|is_on| is_on.value),
            row: row.map(|row| row.value),
            year: year?,
            rows,
            marks: marks.map(|marks| marks.value).unwrap_or_default(),
            numbers: ShownNumbers::read(&mut table, wrong),
        })
    }

    fn written(&self) -> String {
        let Leader { person, program } = &self.leader;
        let texts = [
            ("leader", person.clone()),
            ("program", program.to_string()),
            ("day", self.day.to_string()),
            ("since", self.since.to_string()),
            ("plan", self.plan.clone()),
            ("screen", self.screen.clone()),
            ("year", self.year.clone()),
        ];
        let row = self.row.clone().map(|row| ("row", row));
        let texts = texts.into_iter().chain(row);
        let texts = texts.map(|(key, text)| format!("{key} = {}\n", text.to_toml_value()));
        let mut lines: String = texts.collect();
        lines.push_str(&format!("marks = {}\n", self.marks.to_toml_value()));
        lines.push_str(&format!("blank = {}\n", self.is_blank));
        lines.push_str(&format!("card_beside = {}\n", self.is_card_beside));
        lines.push_str(&self.rows.written());
        lines.push_str(&self.numbers.written());
        lines
    }

    /// Whether both show the same, whenever they began to.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let since = self.since;
        *self
            == Self {
                since,
                ..other.clone()
            }
    }
}

impl ShownNumbers {
    fn read(table: &mut TableReader<'_>, wrong: &mut Diagnostics<'_, FileProblem>) -> Self {
        let mut number = |key| {
            let number = table.optional::<u32>(key, wrong)?;
            usize::try_from(number.value).ok()
        };
        let [place, followed, band] = ["place", "followed", "band"].map(&mut number);
        let [page, lines_above, lines] = ["page", "lines_above", "lines"].map(&mut number);
        let [marked_only, indicators, doubts] = ["marked_only", "indicator_order", "doubt_order"]
            .map(|key| number(key).unwrap_or_default());
        let by_lines = lines_above.zip(lines);
        let by_lines = by_lines.map(|(above, all)| ReadUpTo::Lines { above, all });
        let mode = table.optional::<Vec<String>>("mode", wrong);
        let mode = mode.map(|mode| mode.value).unwrap_or_default();
        Self {
            place,
            read: by_lines.unwrap_or(ReadUpTo::Page(page.unwrap_or_default())),
            followed,
            band,
            marked_only: marked_only > 0,
            orders: [indicators, doubts],
            mode: mode
                .iter()
                .filter_map(|number| usize::from_str(number).ok())
                .collect(),
        }
    }

    fn written(&self) -> String {
        let [indicators, doubts] = self.orders;
        let (page, above, all) = match self.read {
            ReadUpTo::Page(page) => (Some(page), None, None),
            ReadUpTo::Lines { above, all } => (None, Some(above), Some(all)),
        };
        let numbers = [
            ("place", self.place),
            ("followed", self.followed),
            ("band", self.band),
            ("page", page),
            ("lines_above", above),
            ("lines", all),
            ("marked_only", Some(usize::from(self.marked_only))),
            ("indicator_order", Some(indicators)),
            ("doubt_order", Some(doubts)),
        ];
        let numbers = numbers.into_iter();
        let numbers = numbers.filter_map(|(key, number)| Some(format!("{key} = {}\n", number?)));
        let mode: Vec<String> = self.mode.iter().map(usize::to_string).collect();
        numbers
            .chain([format!("mode = {}\n", mode.to_toml_value())])
            .collect()
    }
}

const COMMENT: &str = "\
# 会議を進めている人の画面です。tenken follow が読みます。会議が終わると消えます。
";

/// Something that is to be shown to those who follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Showing {
    /// The places where it may be told.
    pub(crate) places: RecordPlaces,
    /// What is told.
    pub(crate) telling: Telling,
    /// Whether the meeting is led from here from now on, whoever led it before.
    pub(crate) takes_lead: bool,
}

/// What came of telling what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    /// It is told.
    Somewhere,
    /// Somebody else leads now.
    LedBy(Leader),
    /// It can be told nowhere.
    Nowhere,
}

impl Showing {
    /// Tells what is shown, unless somebody else leads now. Where that fails for the moment, it
    /// is not told in the next place, of which others know nothing, but again with what is shown
    /// next.
    pub(crate) fn carry_out(&self) -> Told {
        match self.places.write_in_first(0, |place| self.tell_in(place)) {
            Ok((_, None)) => Told::Somewhere,
            Ok((_, Some(other))) => Told::LedBy(other),
            Err(_) => Told::Nowhere,
        }
    }

    /// Returns who else leads, if somebody does.
    fn tell_in(&self, place: &RecordFolder) -> io::Result<Option<Leader>> {
        let file = &place.shown_file();
        let replacement = Replacement::begin(file)?;
        let own = &self.telling.shown;
        let other = Telling::read(file).map(|other| other.shown);
        let other = other.filter(|other| other.day == own.day);
        let other = other.map(|other| other.leader);
        if let Some(other) = other.filter(|other| *other != own.leader && !self.takes_lead) {
            return Ok(Some(other));
        }
        let text = format!("{COMMENT}{}", self.telling.written());
        replacement.write(text.as_bytes(), Existing::Replace)?;
        Ok(None)
    }
}

/// Removes what a program told in the places of a plan, unless somebody else leads now.
pub(crate) fn stop_telling(places: &RecordPlaces, leader: &Leader) {
    for file in places.iter().map(RecordFolder::shown_file) {
        let is_own = || Telling::read(&file).is_some_and(|told| told.shown.leader == *leader);
        if !file.exists() {
            continue;
        }
        // What is being told at this moment is waited for.
        let _lock = Replacement::begin(&file);
        if is_own() {
            // What cannot be removed is of yesterday tomorrow, and read by nobody.
            let _ = std::fs::remove_file(&file);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use tenken::query::{FilterWords, NameKind, RowOrder};

    use super::*;

    fn shown(program: u64) -> Shown {
        Shown {
            leader: Leader {
                person: "佐藤\"".to_owned(),
                program,
            },
            day: "2026-08-20".parse().expect("a day"),
            since: "14:05".parse().expect("a time"),
            plan: "our-town".to_owned(),
            screen: "slide".to_owned(),
            is_blank: true,
            is_card_beside: true,
            row: Some("1-1-2".to_owned()),
            year: "R6".to_owned(),
            rows: ListedRows {
                words: FilterWords {
                    words: vec![(NameKind::Rating, "C".to_owned())],
                    without_reprints: true,
                },
                search: Some("図書館".to_owned()),
                order: RowOrder::Rating,
            },
            marks: vec!["1-1-1".to_owned()],
            numbers: ShownNumbers {
                place: Some(3),
                read: ReadUpTo::Lines { above: 3, all: 40 },
                followed: Some(0),
                band: Some(1),
                marked_only: true,
                orders: [1, 2],
                mode: vec![2, 0, 1],
            },
        }
    }

    fn telling(program: u64) -> Telling {
        Telling {
            shown: shown(program),
            number: 7,
        }
    }

    /// In the folder of the plan, or else in that of a person.
    fn showing(folders: [&Path; 2], program: u64, takes_lead: bool) -> Showing {
        let [plans, of_person] = folders;
        let plan = plans.join("our-town.toml");
        Showing {
            places: RecordPlaces::of(Some(&plan), "our-town", Some(of_person)),
            telling: telling(program),
            takes_lead,
        }
    }

    #[test]
    fn what_is_told_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("our-town.shown.toml");
        assert_eq!(Telling::read(&file), None);
        let showing = showing([folder.path(); 2], u64::MAX, true);
        assert_eq!(showing.carry_out(), Told::Somewhere);
        assert_eq!(Telling::read(&file), Some(telling(u64::MAX)));
        stop_telling(&showing.places, &shown(1).leader);
        assert!(file.exists(), "another program told it");
        stop_telling(&showing.places, &shown(u64::MAX).leader);
        assert!(!file.exists());
    }

    #[test]
    fn whoever_takes_the_lead_has_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let told =
            |program, takes_lead| showing([folder.path(); 2], program, takes_lead).carry_out();
        assert_eq!(told(1, true), Told::Somewhere);
        assert_eq!(told(2, true), Told::Somewhere);
        assert_eq!(told(1, false), Told::LedBy(shown(2).leader));
        assert_eq!(told(2, false), Told::Somewhere);
    }

    #[test]
    fn where_it_cannot_be_told_now_the_folder_of_the_person_is_not_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let (gone, own) = (folder.path().join("gone"), folder.path().join("own"));
        assert_eq!(showing([&gone, &own], 1, true).carry_out(), Told::Nowhere);
        assert!(!own.exists());
    }

    /// Nobody may write there, not even a superuser.
    #[cfg(target_os = "linux")]
    #[test]
    fn where_nobody_may_tell_it_the_folder_of_the_person_is_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let (refused, own) = (Path::new("/sys"), folder.path().join("own"));
        let told = showing([refused, &own], 1, true).carry_out();
        assert_eq!(told, Told::Somewhere);
        assert!(own.join("our-town.shown.toml").exists());
    }

    #[test]
    fn what_cannot_be_read_shows_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.shown.toml");
        for text in ["", "leader = 3\n", "leader = [", "\u{1b}[2J"] {
            std::fs::write(&file, text).expect("a file");
            assert_eq!(Telling::read(&file), None, "{text:?}");
        }
    }
}
