//! What is recorded of the meetings about a plan, in files beside that of the plan.
//!
//! Each program writes a file of its own and only ever appends to it, so that nobody can
//! write over what somebody else has noted, on whatever file system. What all have written
//! is what the meeting comes to.

mod seen;

use std::ffi::OsStr;
use std::fs::{self, DirEntry, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tenken::document::{Diagnostic, Source};
use tenken::meeting::{
    Content, Day, Entry, EntryId, Meetings, Record, RecordHead, TimeOfDay, Writer,
};

use crate::dismissed::NotSaved;
use crate::files::{self, UnreadableFile};
use crate::plan_place::PlanPlace;
use crate::report::{FileProblem, Report};
use crate::shown;

pub(crate) use self::seen::{
    LookingBack, SeenCopy, SeenDifferences, SinceLastMeeting, is_seen_copy,
};

/// What stands in the names of such files between that of the plan and the day.
const MARK: &str = ".meeting-";

/// How their names end.
const ENDING: &str = ".toml";

/// Whether a file records a meeting, and is no plan.
pub(crate) fn is_record(file: &Path) -> bool {
    let name = file.file_name().map(OsStr::to_string_lossy);
    name.is_some_and(|name| name.contains(MARK) && name.ends_with(ENDING))
}

/// Returns the records among what a folder has in it, by name, each after the place of its plan.
pub(crate) fn records_among(entries: &[DirEntry]) -> Vec<(PlanPlace, PathBuf)> {
    let files = entries.iter().map(DirEntry::path);
    let recorded = files.filter(|file| is_record(file)).filter_map(|file| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        let (stem, _) = name.split_once(MARK)?;
        Some((PlanPlace::new(&files::folder(&file), stem), file))
    });
    let mut recorded: Vec<_> = recorded.collect();
    recorded.sort_unstable_by(|(_, one), (_, other)| one.cmp(other));
    recorded
}

/// A folder where the meetings about a plan are recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecordFolder {
    /// The folder, and how the names of the files begin.
    place: PlanPlace,
    /// Whether the folder is the program's own, to be made. That of a plan is not: if it is
    /// gone, that is not for this program to mend.
    is_made_when_needed: bool,
}

impl RecordFolder {
    /// The folder of the file of a plan.
    fn beside(plan: &Path) -> Self {
        Self {
            place: PlanPlace::beside(plan),
            is_made_when_needed: false,
        }
    }

    /// The folder for plans that have no file, or whose folder cannot be written.
    fn of_person(folder: &Path, plan_id: &str) -> Self {
        Self {
            place: PlanPlace::new(folder, plan_id),
            is_made_when_needed: true,
        }
    }

    /// The file that tells those who follow what is shown of the plan.
    pub(crate) fn shown_file(&self) -> PathBuf {
        self.place.file(shown::ENDING)
    }

    /// Makes the folder, if it is the program's own.
    fn make_if_needed(&self) -> io::Result<()> {
        match self.is_made_when_needed {
            true => fs::create_dir_all(self.place.folder()),
            false => Ok(()),
        }
    }

    fn file(&self, day: Day, writer: &Writer) -> PathBuf {
        self.place.file(&format!("{MARK}{day}.{writer}{ENDING}"))
    }

    /// The records of the plan, by name.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read. The program's own has no records before it is made.
    fn records(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match files::entries(self.place.folder()) {
            Err(error) if self.is_made_when_needed && is_not_there(&error) => Vec::new(),
            entries => entries?,
        };
        let all = records_among(&entries).into_iter();
        let own = all.filter(|(place, _)| *place == self.place);
        Ok(own.map(|(_, record)| record).collect())
    }
}

/// What is recorded of the meetings about a plan, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct RecordsRead {
    /// The meetings.
    pub(crate) meetings: Meetings,
    /// What is wrong with the records. What is right of them holds.
    pub(crate) reports: Vec<Report>,
    /// Whether some cannot be read at present, so that more may be recorded.
    pub(crate) is_partial: bool,
}

impl RecordsRead {
    fn add_folder(&mut self, folder: &RecordFolder) {
        match folder.records() {
            Ok(records) => records.iter().for_each(|record| self.add(record)),
            Err(error) => {
                self.is_partial = true;
                let problem = FileProblem::CannotReadFolder(error.into());
                let name = folder.place.folder().display().to_string();
                let report = Report::of_file(Diagnostic::new(problem), &name);
                self.reports.push(report);
            }
        }
    }

    fn add(&mut self, file: &Path) {
        let source = match files::bytes(file) {
            Ok(bytes) => Source::from_bytes(file.display().to_string(), whole_characters(bytes))
                .map_err(UnreadableFile::Encoding),
            Err(error) => Err(UnreadableFile::Io(error)),
        };
        match source {
            // What a full disk has left: nothing is lost in it.
            Ok(source) if source.text().trim().is_empty() => {}
            Ok(source) => {
                let (record, diagnostics) = Record::read(&source);
                self.reports
                    .extend(Report::all(diagnostics, &Arc::new(source)));
                record
                    .into_iter()
                    .for_each(|record| self.meetings.add(record));
            }
            Err(unreadable) => {
                self.is_partial |= matches!(unreadable, UnreadableFile::Io(_));
                let report = unreadable.warning(file, FileProblem::CannotReadRecord);
                self.reports.push(report);
            }
        }
    }
}

/// The places where the meetings about a plan may be recorded: beside its file, and in the
/// person's own folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RecordPlaces(Vec<RecordFolder>);

impl RecordPlaces {
    /// The places for a plan: beside its file, if it has one, and a folder of the person who
    /// writes, if the system has one.
    pub(crate) fn of(file: Option<&Path>, plan_id: &str, person: Option<&Path>) -> Self {
        let beside = file.map(RecordFolder::beside);
        let of_person = person.map(|folder| RecordFolder::of_person(folder, plan_id));
        Self(beside.into_iter().chain(of_person).collect())
    }

    /// The places, the best first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &RecordFolder> {
        self.0.iter()
    }

    /// The place to write to, or the next one if that will not do.
    fn get(&self, place: usize) -> Option<&RecordFolder> {
        self.0.get(place)
    }

    /// Writes something in the first place, from one on, where that is allowed. Returns which
    /// place it is. A place that fails for another reason is not passed over: it may work again
    /// in a moment, and what belongs together would be scattered.
    pub(crate) fn write_in_first<T>(
        &self,
        from: usize,
        write: impl Fn(&RecordFolder) -> io::Result<T>,
    ) -> Result<(usize, T), NotSaved> {
        let mut refused = None;
        for (place, folder) in self.0.iter().enumerate().skip(from) {
            match folder.make_if_needed().and_then(|()| write(folder)) {
                Ok(written) => return Ok((place, written)),
                Err(error) if is_refusal(&error) => refused = Some(error),
                Err(error) => return Err(error.into()),
            }
        }
        let nowhere = || io::Error::from(io::ErrorKind::NotFound);
        Err(refused.unwrap_or_else(nowhere).into())
    }

    /// Reads what is recorded.
    pub(crate) fn read(&self) -> RecordsRead {
        let mut read = RecordsRead::default();
        self.0.iter().for_each(|folder| read.add_folder(folder));
        read
    }
}

/// Leaves out the beginning of a character at the end of a file that was cut off in it.
fn whole_characters(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Err(error) = std::str::from_utf8(&bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
    bytes
}

// --- What is recorded ---------------------------------------------------------

/// What is recorded of the meetings about a plan, with what is not in a file yet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Recorded {
    /// The meetings.
    pub(crate) meetings: Meetings,
    places: RecordPlaces,
    /// The first place that may be written to.
    from: usize,
    plan: String,
    own: Option<OwnFile>,
    /// The oldest first.
    unwritten: Vec<Unwritten>,
    /// How many of these are being appended.
    in_flight: usize,
    /// Whether they are being appended for the last time, or were in vain.
    is_last: bool,
}

impl Recorded {
    /// Reads what is recorded in the places of a plan. What is wrong with it is reported.
    pub(crate) fn read(places: RecordPlaces, plan: String) -> (Self, Vec<Report>) {
        let RecordsRead {
            meetings, reports, ..
        } = places.read();
        let recorded = Self {
            meetings,
            places,
            from: 0,
            plan,
            own: None,
            unwritten: Vec::new(),
            in_flight: 0,
            is_last: false,
        };
        (recorded, reports)
    }

    /// Where it is recorded.
    pub(crate) fn places(&self) -> &RecordPlaces {
        &self.places
    }

    /// A copy of the plan as the meeting of a day sees it, to be kept for the next one.
    pub(crate) fn seen_copy(&self, day: Day, seen: Arc<Source>) -> SeenCopy {
        SeenCopy {
            places: self.places.clone(),
            from: self.from,
            day,
            seen,
        }
    }

    /// Adds what happened on a day. What is to be appended now is what
    /// [`Self::next_appending`] says. Returns its number.
    pub(crate) fn add(&mut self, day: Day, time: TimeOfDay, content: Content) -> u32 {
        let meeting = self.meetings.on(day);
        let unwritten = Unwritten {
            day,
            number: meeting.next_number(),
            time,
            content,
        };
        let number = unwritten.number;
        meeting.add([unwritten.by(&Writer::nobody())]);
        self.unwritten.push(unwritten);
        number
    }

    /// Takes back what happened, since it could not be appended.
    pub(crate) fn take_back(&mut self, number: u32) {
        let Some(place) = self.unwritten.iter().position(|one| one.number == number) else {
            return;
        };
        let unwritten = self.unwritten.remove(place);
        self.forget(&[unwritten]);
    }

    /// Whether an entry is not in a file yet.
    pub(crate) fn is_unwritten(&self, id: &EntryId) -> bool {
        let mut unwritten = self.unwritten.iter();
        unwritten.any(|one| one.id(&Writer::nobody()) == *id)
    }

    /// How many entries are not in a file yet.
    pub(crate) fn unwritten_count(&self) -> usize {
        self.unwritten.len()
    }

    /// Whether there is another place than the one that is written to.
    pub(crate) fn has_another_place(&self) -> bool {
        self.places.get(self.from + 1).is_some()
    }

    /// Writes to the next place from now on.
    pub(crate) fn use_another_place(&mut self) {
        self.from += usize::from(self.has_another_place());
        self.own = None;
    }

    /// Everything of one day that is not in a file yet, unless some of it is being appended
    /// at this moment: the rest follows once that is done.
    pub(crate) fn next_appending(&mut self, hand: &Hand) -> Option<Appending> {
        let day = self.unwritten.first()?.day;
        if self.in_flight > 0 || self.is_last {
            return None;
        }
        let unwritten = self.unwritten.iter();
        let unwritten: Vec<Unwritten> = unwritten
            .take_while(|one| one.day == day)
            .cloned()
            .collect();
        self.in_flight = unwritten.len();
        Some(Appending {
            places: self.places.clone(),
            from: self.from,
            plan: self.plan.clone(),
            day,
            hand: hand.clone(),
            own: self.own.clone(),
            unwritten,
            is_last: false,
        })
    }

    /// The same before the program ends: what cannot be appended where it should be is written
    /// wherever that is allowed.
    pub(crate) fn last_appending(&mut self, hand: &Hand) -> Option<Appending> {
        let appending = self.next_appending(hand)?;
        self.is_last = true;
        Some(Appending {
            is_last: true,
            ..appending
        })
    }

    /// What is in no file, as it would be written.
    pub(crate) fn unwritten(&self) -> impl Iterator<Item = String> {
        let unwritten = self.unwritten.iter();
        unwritten.map(|one| one.by(&Writer::nobody()).to_toml())
    }

    /// Takes note of how appending ended. What could not be appended is appended with what
    /// happens next. Returns the folder that is written to, if it is not the first choice
    /// since now.
    pub(crate) fn note_appended(&mut self, appended: Option<Appended>) -> Option<PathBuf> {
        let in_flight = std::mem::take(&mut self.in_flight);
        let appended = appended?;
        self.is_last = false;
        let written = in_flight.min(self.unwritten.len());
        let written: Vec<Unwritten> = self.unwritten.drain(..written).collect();
        self.forget(&written);
        let is_moved = appended.place != self.from;
        self.from = appended.place;
        self.meetings
            .on(appended.own.head.day)
            .add(appended.entries);
        self.own = Some(appended.own);
        let folder = self.places.get(self.from).filter(|_| is_moved)?;
        Some(folder.place.folder().to_owned())
    }

    /// Takes in what is recorded now. What is not in a file yet stays, and so does what is in one
    /// that cannot be read at present.
    pub(crate) fn reload(&mut self, read: RecordsRead) {
        let known = std::mem::replace(&mut self.meetings, read.meetings);
        if read.is_partial {
            self.meetings.take_in(known);
        }
        for unwritten in &self.unwritten {
            let meeting = self.meetings.on(unwritten.day);
            meeting.add([unwritten.by(&Writer::nobody())]);
        }
    }

    fn forget(&mut self, unwritten: &[Unwritten]) {
        for one in unwritten {
            let id = one.id(&Writer::nobody());
            self.meetings.on(one.day).remove(&[id]);
        }
    }
}

// --- Writing ------------------------------------------------------------------

/// The file that this program appends to, as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OwnFile {
    path: PathBuf,
    /// In bytes. A file of any other length was changed by somebody else, and is left alone.
    length: u64,
    head: RecordHead,
}

/// Who writes, and with which program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hand {
    /// The name of the person.
    pub(crate) person: String,
    /// A number that no other program has.
    pub(crate) program: u64,
}

/// What happened, and is not in a file yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unwritten {
    /// The day of the meeting.
    pub(crate) day: Day,
    /// Its number among the entries of the meeting.
    pub(crate) number: u32,
    /// When it happened.
    pub(crate) time: TimeOfDay,
    /// What happened.
    pub(crate) content: Content,
}

/// Something that is to be appended to the record of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Appending {
    places: RecordPlaces,
    /// The first place that may be written to.
    from: usize,
    plan: String,
    day: Day,
    hand: Hand,
    own: Option<OwnFile>,
    unwritten: Vec<Unwritten>,
    /// Whether the program ends after this.
    is_last: bool,
}

/// What was appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Appended {
    own: OwnFile,
    place: usize,
    entries: Vec<Entry>,
}

impl Appending {
    /// Appends the entries, all of them or none, and sees to it that they are on the disk. A
    /// file that this program has not left as it is now is not appended to; another is begun.
    ///
    /// # Errors
    ///
    /// If nothing can be written.
    pub(crate) fn carry_out(&self) -> Result<Appended, NotSaved> {
        match self.carry_out_here() {
            Err(why) if self.is_last => self.begin_from(self.from + 1).map_err(|_| why),
            done => done,
        }
    }

    fn carry_out_here(&self) -> Result<Appended, NotSaved> {
        let own = self.own.as_ref().filter(|own| own.head.day == self.day);
        let reopened = own.map(|own| Ok((own, own.reopened()?))).transpose();
        match reopened {
            Ok(Some((own, Some(file)))) => Ok(self.append_to(own, &file)?),
            Ok(_) => self.begin_from(self.from),
            Err(error) if is_refusal(&error) => self.begin_from(self.from),
            Err(error) => Err(error.into()),
        }
    }

    fn append_to(&self, own: &OwnFile, file: &File) -> io::Result<Appended> {
        let entries = self.entries(&own.head.writer);
        let appended = append(file, &written(&entries)).inspect_err(|_| own.cut_back())?;
        let own = OwnFile {
            length: own.length.saturating_add(appended),
            ..own.clone()
        };
        Ok(Appended {
            own,
            place: self.from,
            entries,
        })
    }

    /// Begins a file, in the first place, from one on, where that is allowed.
    fn begin_from(&self, from: usize) -> Result<Appended, NotSaved> {
        let begun = self
            .places
            .write_in_first(from, |folder| self.begin_in(folder));
        begun.map(|(place, (own, entries))| Appended {
            own,
            place,
            entries,
        })
    }

    fn begin_in(&self, folder: &RecordFolder) -> io::Result<(OwnFile, Vec<Entry>)> {
        for number in self.first_number_in(folder).. {
            let writer = Writer::named(&self.hand.person, number);
            let path = folder.file(self.day, &writer);
            let file = match OpenOptions::new().write(true).create_new(true).open(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                opened => opened?,
            };
            let entries = self.entries(&writer);
            let head = RecordHead {
                plan: self.plan.clone(),
                day: self.day,
                writer,
            };
            let text = head.to_toml() + &written(&entries);
            let length = match append(&file, &text) {
                Ok(length) => length,
                Err(error) => {
                    drop(file);
                    let _ = fs::remove_file(&path);
                    return Err(error);
                }
            };
            files::sync_folder(&path);
            let own = OwnFile { path, length, head };
            return Ok((own, entries));
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// The first number that a writer may have in a folder. Where records are meant to be, those
    /// that are taken are seen. In another place they may not be, and the records of both come
    /// together later: there a writer has the number of the program, which nobody else has.
    fn first_number_in(&self, folder: &RecordFolder) -> u64 {
        match self.places.get(0) == Some(folder) {
            true => 1,
            false => self.hand.program.max(2),
        }
    }

    fn entries(&self, writer: &Writer) -> Vec<Entry> {
        let unwritten = self.unwritten.iter();
        unwritten.map(|one| one.by(writer)).collect()
    }
}

impl Appended {
    /// The entries that were appended.
    pub(crate) fn ids(&self) -> Vec<EntryId> {
        self.entries.iter().map(|entry| entry.id.clone()).collect()
    }
}

impl Unwritten {
    fn id(&self, writer: &Writer) -> EntryId {
        EntryId::new(self.number, writer.clone())
    }

    fn by(&self, writer: &Writer) -> Entry {
        Entry {
            id: self.id(writer),
            time: self.time,
            content: self.content.clone(),
        }
    }
}

impl OwnFile {
    /// Opens the file again. Returns `None` if it is not as it was left.
    fn reopened(&self) -> io::Result<Option<File>> {
        let file = match OpenOptions::new().append(true).open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        let is_as_left = file.metadata()?.len() == self.length;
        Ok(is_as_left.then_some(file))
    }

    /// Cuts off what was written of entries that could not be written whole. The file is opened
    /// anew for it, since on Windows one that is opened to append to cannot be made shorter.
    fn cut_back(&self) {
        let cut = OpenOptions::new().write(true).open(&self.path);
        // What cannot be cut off is set aside when the file is read, and not appended to.
        let _ = cut.and_then(|file| {
            file.set_len(self.length)?;
            file.sync_all()
        });
    }
}

/// Whether there is no such folder.
fn is_not_there(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Whether another place is to be tried: this one is not for this person to write to.
fn is_refusal(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

fn written(entries: &[Entry]) -> String {
    entries.iter().map(Entry::to_toml).collect()
}

/// Appends a text to a file, to the disk. Returns how many bytes it has.
///
/// # Errors
///
/// If not all of it could be written.
fn append(mut file: &File, text: &str) -> io::Result<u64> {
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(u64::try_from(text.len()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use tempfile::TempDir;
    use tenken::meeting::{Note, Said};
    use tenken::plan::Text;

    use super::*;

    fn folder() -> TempDir {
        tempfile::tempdir().expect("a folder")
    }

    fn places(folders: &[&Path]) -> RecordPlaces {
        let plan = folders.first().map(|folder| folder.join("our-town.toml"));
        RecordPlaces::of(plan.as_deref(), "our-town", folders.get(1).copied())
    }

    fn opened(places: RecordPlaces) -> Recorded {
        let (recorded, reports) = Recorded::read(places, "our-town".to_owned());
        assert_eq!(reports, []);
        recorded
    }

    /// What is recorded where a place is out of reach.
    fn opened_somehow(places: RecordPlaces) -> Recorded {
        Recorded::read(places, "our-town".to_owned()).0
    }

    fn today() -> Day {
        "2026-08-20".parse().expect("a day")
    }

    fn add(recorded: &mut Recorded, words: &str) -> u32 {
        let note = Note {
            row: None,
            said: Said::Decision,
            text: Text::new([words]),
        };
        let time = TimeOfDay {
            hour: 14,
            minute: 5,
        };
        let content = Content::Note {
            note,
            replaces: None,
        };
        recorded.add(today(), time, content)
    }

    fn append(recorded: &mut Recorded) -> Result<Option<PathBuf>, NotSaved> {
        append_as(recorded, 7)
    }

    fn hand(program: u64) -> Hand {
        Hand {
            person: "sato".to_owned(),
            program,
        }
    }

    fn append_as(recorded: &mut Recorded, program: u64) -> Result<Option<PathBuf>, NotSaved> {
        let appending = recorded.next_appending(&hand(program));
        let appending = appending.expect("something is left");
        match appending.carry_out() {
            Ok(appended) => Ok(recorded.note_appended(Some(appended))),
            Err(why) => {
                recorded.note_appended(None);
                Err(why)
            }
        }
    }

    fn note(recorded: &mut Recorded, words: &str) {
        add(recorded, words);
        append(recorded).expect("it is written");
    }

    fn words(recorded: &Recorded) -> Vec<String> {
        let meeting = recorded.meetings.get(today());
        let noted = meeting.into_iter().flat_map(|meeting| meeting.noted());
        noted.map(|noted| noted.note.text.to_string()).collect()
    }

    fn files_in(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).expect("a folder");
        let names = files.map(|file| file.expect("a file").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn what_two_people_note_is_kept_of_both_in_a_file_each() {
        let folder = folder();
        let (mut one, mut other) = (
            opened(places(&[folder.path()])),
            opened(places(&[folder.path()])),
        );
        for number in 0..50 {
            note(&mut one, &format!("甲{number}"));
            note(&mut other, &format!("乙{number}"));
        }
        let both = opened(places(&[folder.path()]));
        assert_eq!(words(&both).len(), 100);
        let own: Vec<String> = words(&both)
            .into_iter()
            .filter(|words| words.starts_with('甲'))
            .collect();
        assert_eq!(own, words(&one));
        assert_eq!(
            files_in(folder.path()),
            [
                "our-town.meeting-2026-08-20.sato-2.toml",
                "our-town.meeting-2026-08-20.sato.toml"
            ]
        );
    }

    #[test]
    fn a_file_that_somebody_changed_is_left_alone() {
        let folder = folder();
        let mut recorded = opened(places(&[folder.path()]));
        note(&mut recorded, "甲");
        let file = folder.path().join("our-town.meeting-2026-08-20.sato.toml");
        let mut text = fs::read_to_string(&file).expect("the file");
        text.push_str("# 直した\n");
        fs::write(&file, &text).expect("it is there");
        note(&mut recorded, "乙");
        assert_eq!(fs::read_to_string(&file).expect("the file"), text);
        assert_eq!(words(&opened(places(&[folder.path()]))), ["甲", "乙"]);
        fs::remove_file(&file).expect("it is there");
        note(&mut recorded, "丙");
        assert_eq!(words(&opened(places(&[folder.path()]))), ["乙", "丙"]);
    }

    #[test]
    fn what_could_not_be_written_is_written_with_what_comes_next() {
        let folder = folder();
        let gone = folder.path().join("later");
        let mut recorded = opened_somehow(places(&[&gone]));
        add(&mut recorded, "甲");
        assert!(append(&mut recorded).is_err());
        assert_eq!(words(&recorded), ["甲"]);
        assert_eq!(recorded.unwritten_count(), 1);
        fs::create_dir(&gone).expect("a folder");
        note(&mut recorded, "乙");
        assert_eq!(recorded.unwritten_count(), 0);
        assert_eq!(words(&opened(places(&[&gone]))), ["甲", "乙"]);
    }

    #[test]
    fn what_could_not_be_written_can_be_taken_back() {
        let folder = folder();
        let mut recorded = opened_somehow(places(&[&folder.path().join("gone")]));
        let number = add(&mut recorded, "甲");
        assert!(append(&mut recorded).is_err());
        recorded.take_back(number);
        assert_eq!(words(&recorded), [] as [&str; 0]);
        assert_eq!(recorded.next_appending(&hand(7)), None);
    }

    #[test]
    fn another_place_takes_what_the_first_cannot() {
        let (folder, of_person) = (folder(), folder());
        let gone = folder.path().join("gone");
        let mut recorded = opened_somehow(places(&[&gone, of_person.path()]));
        add(&mut recorded, "甲");
        assert!(append(&mut recorded).is_err());
        assert!(recorded.has_another_place());
        recorded.use_another_place();
        assert!(append(&mut recorded).is_ok());
        assert!(!recorded.has_another_place());
        let kept = opened_somehow(places(&[&gone, of_person.path()]));
        assert_eq!(words(&kept), ["甲"]);
    }

    /// The folder of the plan is gone for a while, and what is written elsewhere meanwhile does
    /// not know of what is in it.
    #[test]
    fn what_is_written_in_two_places_never_has_one_name() {
        let (folder, own, other_own) = (folder(), folder(), folder());
        let (shared, away) = (folder.path().join("shared"), folder.path().join("away"));
        fs::create_dir(&shared).expect("a folder");
        note(&mut opened(places(&[&shared])), "甲");
        fs::rename(&shared, &away).expect("it is there");
        for (program, place, words) in [(8, &own, "乙"), (9, &other_own, "丙")] {
            let places = places(&[&shared, place.path()]);
            let mut recorded = opened_somehow(places);
            add(&mut recorded, words);
            assert!(append_as(&mut recorded, program).is_err());
            recorded.use_another_place();
            append_as(&mut recorded, program).expect("it is written");
        }
        fs::rename(&away, &shared).expect("it is there");
        let both = opened(places(&[&shared, own.path()]));
        assert_eq!(words(&both), ["甲", "乙"]);
        for file in files_in(other_own.path()) {
            let (from, to) = (other_own.path().join(&file), shared.join(&file));
            assert!(!to.exists(), "{file}");
            fs::copy(from, to).expect("it is there");
        }
        let all = opened(places(&[&shared, own.path()]));
        assert_eq!(words(&all), ["甲", "乙", "丙"]);
    }

    /// Nobody may write there, not even a superuser.
    #[cfg(target_os = "linux")]
    #[test]
    fn where_nobody_may_write_another_place_is_taken_and_said() {
        let of_person = folder();
        let own = of_person.path().join("new").join("meetings");
        let mut recorded = opened(places(&[Path::new("/sys"), &own]));
        add(&mut recorded, "甲");
        assert_eq!(append(&mut recorded), Ok(Some(own.clone())));
        add(&mut recorded, "乙");
        assert_eq!(append(&mut recorded), Ok(None));
        assert_eq!(
            words(&opened(places(&[Path::new("/sys"), &own]))),
            ["甲", "乙"]
        );
    }

    #[test]
    fn what_others_note_meanwhile_is_taken_in_with_what_is_not_written_yet() {
        let folder = folder();
        let mut recorded = opened(places(&[folder.path()]));
        let mut other = opened(places(&[folder.path()]));
        add(&mut recorded, "甲");
        note(&mut other, "乙");
        let read = recorded.places().read();
        recorded.reload(read);
        assert_eq!(words(&recorded), ["乙", "甲"]);
    }

    #[test]
    fn what_was_read_stays_while_its_folder_is_out_of_reach() {
        let folder = folder();
        let (shared, away) = (folder.path().join("shared"), folder.path().join("away"));
        fs::create_dir(&shared).expect("a folder");
        let mut recorded = opened(places(&[&shared]));
        note(&mut recorded, "甲");
        add(&mut recorded, "乙");
        fs::rename(&shared, &away).expect("it is there");
        let read = recorded.places().read();
        assert_eq!((read.is_partial, read.reports.len()), (true, 1));
        recorded.reload(read);
        assert_eq!(words(&recorded), ["甲", "乙"]);
        assert!(append(&mut recorded).is_err());
        fs::rename(&away, &shared).expect("it is there");
        note(&mut recorded, "丙");
        let read = recorded.places().read();
        assert!(!read.is_partial);
        recorded.reload(read);
        assert_eq!(words(&recorded), ["甲", "乙", "丙"]);
    }

    #[test]
    fn a_record_that_ends_in_half_a_character_is_read_up_to_it() {
        let folder = folder();
        note(&mut opened(places(&[folder.path()])), "甲");
        let file = folder.path().join("our-town.meeting-2026-08-20.sato.toml");
        let mut bytes = fs::read(&file).expect("the file");
        bytes.extend("\n[[entries]]\nnumber = 2\nkind = \"decision\"\ntext = \"乙".as_bytes());
        bytes.pop();
        fs::write(&file, bytes).expect("it is there");
        let (recorded, reports) = Recorded::read(places(&[folder.path()]), "our-town".to_owned());
        assert_eq!(words(&recorded), ["甲"]);
        let codes: Vec<&str> = reports
            .iter()
            .map(|report| report.diagnostic.code().name())
            .collect();
        assert_eq!(codes, ["torn-entry"]);
    }
}
