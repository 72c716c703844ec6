//! Dated events of the plan, one after another, by month.

use ratatui::style::Style;
use tenken::plan::{LeafOwner, Milestone, MilestoneDate};

use crate::display_width::{pad, pad_start};
use crate::tui::action::Action;
use crate::tui::draw::line::{Line, title_and_notes};
use crate::tui::draw::look::Look;
use crate::tui::draw::prose::paragraph;
use crate::tui::running_text::{Copied, RunningText};
use crate::tui::stage::Stage;

/// A month, counted from January of the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Month(u32);

impl Month {
    fn of(date: MilestoneDate) -> Self {
        Self(u32::from(date.year) * 12 + u32::from(date.month).saturating_sub(1))
    }

    /// How many months lie between this one and a later one.
    fn months_before(self, later: Self) -> u32 {
        later.0.saturating_sub(self.0 + 1)
    }

    fn plus(self, months: u32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// The month as a date without a day.
    fn date(self) -> MilestoneDate {
        MilestoneDate {
            year: u16::try_from(self.0 / 12).unwrap_or(u16::MAX),
            month: u8::try_from(self.0 % 12 + 1).unwrap_or(1),
            day: None,
        }
    }
}

/// When something happens, for sorting: what has no day comes last in its month.
fn order(date: MilestoneDate) -> (Month, u8) {
    (Month::of(date), date.day.unwrap_or(u8::MAX))
}

/// A line of time.
enum Entry<'p> {
    Event(MilestoneDate, &'p Milestone),
    /// Months without events.
    Gap {
        first: Month,
        count: u32,
        has_today: bool,
    },
    Today,
}

/// The events in their order, the months without any between them, and today if it lies
/// in the time from the first to the last month.
fn entries<'p>(milestones: &'p [Milestone], today: MilestoneDate) -> Vec<Entry<'p>> {
    let mut events: Vec<(MilestoneDate, &Milestone)> = dated(milestones).collect();
    events.sort_by_key(|(date, _)| order(*date));
    let (Some((first, _)), Some((last, _))) = (events.first(), events.last()) else {
        return Vec::new();
    };
    let this_month = Month::of(today);
    let time = Month::of(*first)..=Month::of(*last);
    let mut is_awaited = time.contains(&this_month);
    let mut entries = Vec::new();
    let mut before = Month::of(*first);
    for (date, event) in events {
        let month = Month::of(date);
        let count = before.months_before(month);
        if count > 0 {
            let gap = before.plus(1)..month;
            let has_today = gap.contains(&this_month);
            entries.push(Entry::Gap {
                first: gap.start,
                count,
                has_today,
            });
            is_awaited &= !has_today;
        }
        if is_awaited && order(today) <= order(date) {
            entries.push(Entry::Today);
            is_awaited = false;
        }
        entries.push(Entry::Event(date, event));
        before = month;
    }
    entries.extend(is_awaited.then_some(Entry::Today));
    entries
}

/// The cells before the months, so that they do not stand at the edge.
const MARGIN: usize = 1;

/// The cells between columns.
const GAP: usize = 2;

/// Minimum width in cells for years in full. Heuristic.
const YEARS_IN_FULL_FROM: usize = 64;

/// Minimum width in cells of what happens for its track beside it: twelve full-width
/// characters. In less, the track follows it in brackets. Heuristic.
const SHORTEST_EVENT_BESIDE_TRACK: usize = 24;

/// An event as it stands among the others.
struct DatedEvent<'s> {
    date: MilestoneDate,
    event: &'s Milestone,
    /// Whether it is the first of its month.
    is_first: bool,
    is_over: bool,
}

/// The widths of the columns in cells.
struct Timeline<'s> {
    stage: &'s Stage<'s>,
    look: Look,
    is_brief: bool,
    month: usize,
    day: usize,
    /// None if there is no room for tracks.
    track: Option<usize>,
    title: usize,
    width: usize,
}

impl<'s> Timeline<'s> {
    fn new(stage: &'s Stage<'s>, width: usize) -> Self {
        let look = stage.look;
        let cells = |text: &str| look.ambiguous.width(text);
        let is_brief = width < YEARS_IN_FULL_FROM;
        let events = dated(stage.plan().milestones());
        let months = events.clone();
        let months = months.map(|(date, _)| cells(&look.language.month(date, is_brief)));
        let month = months.max().unwrap_or_default();
        let days = events.clone().filter_map(|(date, _)| date.day);
        let days = days.map(|day| cells(&look.language.day(day)));
        let day = days.max().map_or(0, |day| day + 1);
        let tracks = events.map(|(_, event)| cells(&track(event)));
        let widest = tracks.max().unwrap_or_default();
        let room = width.saturating_sub(MARGIN + month + day + GAP);
        let track = match room >= widest + GAP + SHORTEST_EVENT_BESIDE_TRACK {
            true => widest,
            false => widest.min(width / 4),
        };
        let beside_track = room.saturating_sub(track + GAP);
        let has_tracks = track > 0 && beside_track >= SHORTEST_EVENT_BESIDE_TRACK;
        Self {
            stage,
            look,
            is_brief,
            month,
            day,
            track: has_tracks.then_some(track),
            title: match has_tracks {
                true => beside_track,
                false => room.max(1),
            },
            width,
        }
    }

    /// The lines, of which some at the top may be scrolled out of view. The first that is seen
    /// says its month, too.
    fn lines(&self, hidden: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut before = None;
        let entries = entries(self.stage.plan().milestones(), self.stage.settings.today.into());
        let is_within = |entry: &Entry<'_>| match entry {
            Entry::Today => true,
            Entry::Gap { has_today, .. } => *has_today,
            Entry::Event(..) => false,
        };
        // What is over is told from what is to come only where today stands between them.
        let mut is_over = entries.iter().any(is_within);
        for entry in &entries {
            is_over &= !is_within(entry);
            match entry {
                Entry::Event(date, event) => {
                    let month = Month::of(*date);
                    let is_first = before.replace(month) != Some(month);
                    let seen_from = hidden.checked_sub(lines.len());
                    let event = DatedEvent {
                        date: *date,
                        event,
                        is_first,
                        is_over,
                    };
                    lines.extend(self.event(&event, seen_from));
                }
                Entry::Gap {
                    first,
                    count,
                    has_today,
                } => lines.extend(self.gap(*first, *count, *has_today)),
                Entry::Today => lines.extend(self.remark(&self.today(), self.look.theme.strong)),
            }
        }
        lines
    }

    /// The lines of an event, which is seen from one of them on if it is the first that is.
    fn event(&self, dated: &DatedEvent<'_>, seen_from: Option<usize>) -> Vec<Line> {
        let (look, event) = (self.look, dated.event);
        let style = match dated.is_over {
            true => look.theme.dim,
            false => Style::new(),
        };
        let title = match self.track {
            Some(_) => event.title.clone(),
            None if event.track.is_empty() => event.title.clone(),
            None => format!("{}{}", event.title, look.language.in_brackets(&track(event))),
        };
        let titles = paragraph(&title, &[], style, self.title, look);
        let tracks = match self.track {
            Some(width) => paragraph(&track(event), &[], style, width, look),
            None => Vec::new(),
        };
        let track_width = self.track.map_or(0, |width| width + GAP);
        let height = titles.len().max(tracks.len());
        let seen_from = seen_from.filter(|line| *line < height);
        let with_month = seen_from.or(dated.is_first.then_some(0));
        let (mut titles, mut tracks) = (titles.into_iter(), tracks.into_iter());
        let line = |line| {
            let date = self.date(dated, with_month == Some(line), line == 0);
            let track = tracks.next().unwrap_or_default();
            date.followed_by(track.filled(track_width, look.ambiguous))
                .followed_by(titles.next().unwrap_or_default())
        };
        (0..height).map(line).collect()
    }

    /// What stands before an event: its month, its day, or blanks.
    fn date(&self, dated: &DatedEvent<'_>, has_month: bool, has_day: bool) -> Line {
        let (look, language) = (self.look, self.look.language);
        let lead = MARGIN + self.month + self.day + GAP;
        if !has_month && !has_day {
            return Line::default().filled(lead, look.ambiguous);
        }
        let style = match dated.is_over {
            true => look.theme.dim,
            false => Style::new(),
        };
        let month = match has_month {
            true => language.month(dated.date, self.is_brief),
            false => String::new(),
        };
        let day = dated.date.day.filter(|_| has_day);
        let day = day.map(|day| language.day(day)).unwrap_or_default();
        Line::new(" ".repeat(MARGIN), Style::new())
            .with(pad(&month, self.month, look.ambiguous), look.theme.label)
            .with(pad_start(&day, self.day, look.ambiguous), style)
            .filled(lead, look.ambiguous)
    }

    fn gap(&self, first: Month, count: u32, has_today: bool) -> Vec<Line> {
        let language = self.look.language;
        let last = first.plus(count.saturating_sub(1));
        let months = language.months(first.date(), last.date(), self.is_brief);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let mut said = format!("{months}  {}", language.months_without_events(count));
        if has_today {
            said.push_str(&format!("  {}", self.today()));
        }
        let style = match has_today {
            true => self.look.theme.strong,
            false => self.look.theme.dim,
        };
        self.remark(&said, style)
    }

    fn today(&self) -> String {
        let today = self.stage.settings.today;
        format!("[{}]", self.look.language.today(today.into(), self.is_brief))
    }

    /// A line across all columns.
    fn remark(&self, said: &str, style: Style) -> Vec<Line> {
        let room = self.width.saturating_sub(MARGIN).max(1);
        let lines = paragraph(said, &[], style, room, self.look).into_iter();
        lines.map(|line| line.indented(MARGIN)).collect()
    }
}

/// The events with their dates; not those whose date cannot be read.
fn dated(milestones: &[Milestone]) -> impl Iterator<Item = (MilestoneDate, &Milestone)> + Clone {
    let dated = milestones.iter();
    dated.filter_map(|event| Some((event.date?, event)))
}

fn track(milestone: &Milestone) -> String {
    milestone.track.join(" ")
}

/// Says how many events there are, in which time, and how to see instead what is planned in
/// which year, if anything is.
pub(super) fn what(stage: &Stage<'_>, has_plans: bool, width: usize) -> Line {
    let (milestones, language) = (stage.plan().milestones(), stage.look.language);
    let dates = dated(milestones).map(|(date, _)| date);
    let time = dates.clone().min().zip(dates.max());
    let is_brief = width < YEARS_IN_FULL_FROM;
    let time = time.map(|(first, last)| language.months(first, last, is_brief));
    let others = language.schedule_by_key(&stage.key(Action::NextGrouping), has_plans);
    let notes: Vec<String> = std::iter::once(others).chain(time).collect();
    let title = language.milestones_title(milestones.len());
    title_and_notes(&title, &notes, stage.look, width)
}

/// The events with the months between them, and after them what cannot be read.
pub(super) fn lines(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let mut lines = Timeline::new(stage, width).lines(0);
    lines.extend(unreadable(stage, width));
    lines
}

/// The first line that is seen below so many hidden ones. It says its month, which may be
/// among those.
pub(super) fn first_seen(stage: &Stage<'_>, width: usize, hidden: usize) -> Option<Line> {
    let lines = Timeline::new(stage, width).lines(hidden);
    lines.into_iter().nth(hidden)
}

/// The events as they are pasted elsewhere, a line each.
pub(super) fn copied(stage: &Stage<'_>) -> Copied {
    let (milestones, language) = (stage.plan().milestones(), stage.look.language);
    let mut events: Vec<(MilestoneDate, &Milestone)> = dated(milestones).collect();
    events.sort_by_key(|(date, _)| order(*date));
    let mut text = RunningText::new(language);
    text.line(&stage.plan().facts().title);
    text.line(language.milestones_title(milestones.len()));
    text.gap();
    for (date, event) in events {
        let said = [language.date(date), track(event), event.title.clone()];
        let said = said.into_iter().filter(|said| !said.is_empty());
        text.line(said.collect::<Vec<_>>().join("  "));
    }
    text.copied(language.milestones_of(&stage.plan().facts().title))
}

/// The milestones of which something cannot be read: the date, so that they stand in no
/// month, or the track.
fn unreadable(stage: &Stage<'_>, width: usize) -> Vec<Line> {
    let (plan, look) = (stage.plan(), stage.look);
    let milestones = plan.milestones().iter().enumerate();
    let found = milestones.flat_map(|(index, one)| {
        let leaves = plan.unreadable_in(LeafOwner::Milestone(index));
        let written = leaves.iter().map(|leaf| leaf.written.shown());
        let written: Vec<String> = written.collect();
        let said = written.iter().map(|written| look.language.unreadable_value(written));
        let said = format!("{}  {}", said.collect::<Vec<_>>().join("  "), one.title);
        match written.is_empty() {
            true => Vec::new(),
            false => paragraph(&said, &[], look.theme.worse, width.saturating_sub(MARGIN).max(1), look),
        }
    });
    found.map(|line| line.indented(MARGIN)).collect()
}
