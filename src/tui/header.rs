//! The first lines of the screen: which plan, which year, which rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tenken::plan::{Department, Plan};
use tenken::query::{PlanPart, RowOrder, rating_counts};

use super::action::Action;
use super::banner;
use super::draw::chip::filter_chip;
use super::draw::columns::widen;
use super::draw::line::{Line, draw_line};
use super::draw::look::Look;
use super::draw::plan::rating_choice;
use super::scene::{Body, Scene};
use super::screens::Screen;
use super::slide_frame;
use super::stage::Stage;
use super::state::State;
use crate::display_width::{pad, shorten};
use crate::progress::Progress;

/// Draws the lines at the top.
pub(super) fn draw(state: &State, scene: &Scene, buffer: &mut Buffer) {
    let look = state.look();
    buffer.set_style(scene.areas.title, look.theme.bar);
    let Some((stage, body)) = scene.stage(state).zip(scene.body.as_ref()) else {
        return draw_opening(state, scene.areas.title, buffer);
    };
    if state.screen == Screen::Slide {
        slide_frame::draw(state, &stage, scene.areas.title, buffer);
        return banner::draw(state, scene.areas.banner, buffer);
    }
    let width = usize::from(scene.areas.title.width);
    let title = title(state, scene, &stage, body, width);
    draw_line(&title, scene.areas.title, look.ambiguous, buffer);
    let followed = state.led_by.as_ref();
    let followed = followed.map(|(person, since)| look.language.screen_of(person, *since));
    let chips = chips_line(&stage, followed, scene.areas.chips.width.into());
    draw_line(&chips, scene.areas.chips, look.ambiguous, buffer);
    banner::draw(state, scene.areas.banner, buffer);
}

/// Returns the action of the screen that is named at a column of the title line; `None` if
/// there is none.
pub(super) fn action_at(column: u16, state: &State, scene: &Scene) -> Option<Action> {
    let (stage, body) = scene.stage(state).zip(scene.body.as_ref())?;
    let ambiguous = stage.look.ambiguous;
    let used = ambiguous.width(&count(&stage, body)) + scene.tabs.width(ambiguous);
    let first = usize::from(scene.areas.title.width).checked_sub(used)?;
    let column = usize::from(column).checked_sub(first)?;
    scene.tabs.action_at(column, ambiguous)
}

/// Returns what stands at the end of the title line.
fn count(stage: &Stage<'_>, body: &Body) -> String {
    format!(" {} ", body.main.model.count(stage))
}

/// Draws the header while no plan is open yet.
fn draw_opening(state: &State, area: Rect, buffer: &mut Buffer) {
    let look = state.look();
    let said = format!(" {}", look.language.opening_plans());
    let progress = state.plans.progress();
    let progress = progress.map_or_else(String::new, |progress| bar_and_count(progress, look));
    let line = Line::new(said, look.theme.bar.patch(look.theme.strong));
    let line = line.with(progress, look.theme.bar);
    draw_line(&line, area, look.ambiguous, buffer);
}

/// Returns the progress of opening, which is nothing until it is known what is to be opened.
fn bar_and_count(progress: Progress, look: Look) -> String {
    match progress.all {
        0 => String::new(),
        _ => format!("  {}", progress.words(look.language)),
    }
}

fn title(state: &State, scene: &Scene, stage: &Stage<'_>, body: &Body, width: usize) -> Line {
    let look = stage.look;
    let bar = look.theme.bar;
    let count = count(stage, body);
    let progress = state.plans.progress();
    let progress = progress.map_or_else(String::new, |progress| bar_and_count(progress, look));
    let tabs = scene.tabs.line(bar);
    let after = tabs.with(count, bar.patch(look.theme.strong));
    // Years must not touch what stands after them.
    let is_apart = format!("{progress}{after}").starts_with(' ');
    let gap = if is_apart { "" } else { " " };
    let used = gap.len() + look.ambiguous.width(&progress) + after.width(look.ambiguous);
    let room = width.saturating_sub(used);
    let years = state.screen.years(stage);
    let years = years.words(look.language, scene.tabs.are_close());
    // Two blanks between each, and one before all, so that years and tabs are told apart.
    let title_room = room.saturating_sub(look.ambiguous.width(&years) + 4);
    let title = shorten(&stage.plan().facts().title, title_room, look.ambiguous);
    let left = format!(" {title}  {years}");
    Line::new(
        pad(left.trim_end(), room, look.ambiguous),
        bar.patch(look.theme.strong),
    )
    .with(gap, bar)
    .with(progress, bar)
    .followed_by(after)
}

/// The blanks before the counts and the filters.
const MARGIN: usize = 1;

/// The blanks before a chip.
const GAP: usize = 2;

/// Minimum width in cells of what a shortened chip says: what is filtered by, and how that
/// begins. Heuristic.
const SHORTEST_CHIP: usize = 10;

/// What the list is narrowed by, or what is wrong with the plan.
struct Chip {
    said: String,
    style: Style,
}

/// Returns the line of counts and filters, with whose screen it is, if somebody is followed.
fn chips_line(stage: &Stage<'_>, followed: Option<String>, room: usize) -> Line {
    let look = stage.look;
    let mut line = counts(stage).indented(MARGIN);
    let room = room.saturating_sub(line.width(look.ambiguous));
    let unreadable = stage.plan().unreadable().len();
    let key = stage.key(Action::ShowDiagnostics);
    let unreadable = (unreadable > 0).then(|| Chip {
        said: look.language.unreadable_shown_by(unreadable, &key),
        style: look.theme.alarm,
    });
    let chips = followed.into_iter().chain(chips(stage)).map(|said| Chip {
        said,
        style: look.theme.chip,
    });
    let chips: Vec<Chip> = unreadable.into_iter().chain(chips).collect();
    for chip in fitting(&chips, room, look) {
        let gap = if line.width(look.ambiguous) > MARGIN {
            GAP
        } else {
            0
        };
        line.push(" ".repeat(gap), Style::new());
        line.push(format!(" {} ", chip.said), chip.style);
    }
    line
}

/// Shortens chips so that each is seen. Where not even their beginnings fit, the last ones are
/// counted, since a list that is narrowed in silence would be taken for all there is.
fn fitting(chips: &[Chip], room: usize, look: Look) -> Vec<Chip> {
    let mut shown = (0..=chips.len()).rev();
    let fitting = shown.find_map(|shown| first_and_count(chips, shown, room, look));
    fitting.unwrap_or_default()
}

/// The first chips, and how many others there are; `None` if these are too many to be seen.
fn first_and_count(chips: &[Chip], shown: usize, room: usize, look: Look) -> Option<Vec<Chip>> {
    let (named, others) = chips.split_at_checked(shown)?;
    let counted = (!others.is_empty()).then(|| {
        let said = look
            .language
            .further_conditions(others.len(), named.is_empty());
        let cells = room.saturating_sub(Chip::FRAME);
        Chip {
            said: shorten(&said, cells, look.ambiguous).into_owned(),
            style: look.theme.chip,
        }
    });
    let used = counted.iter().map(|chip| chip.width(look)).sum();
    let widths = chip_widths(named, room.saturating_sub(used), look)?;
    let named = named.iter().zip(widths).map(|(chip, width)| Chip {
        said: shorten(&chip.said, width, look.ambiguous).into_owned(),
        style: chip.style,
    });
    let chips = named.chain(counted).filter(|chip| !chip.said.is_empty());
    Some(chips.collect())
}

/// The cells that each chip has for what it says; `None` if there are too many of them.
fn chip_widths(chips: &[Chip], room: usize, look: Look) -> Option<Vec<usize>> {
    let wanted = chips.iter().map(|chip| look.ambiguous.width(&chip.said));
    let mut widths: Vec<usize> = wanted
        .clone()
        .map(|width| width.min(SHORTEST_CHIP))
        .collect();
    let used = widths
        .iter()
        .map(|width| width + Chip::FRAME)
        .sum::<usize>();
    let mut left = match chips.is_empty() {
        true => 0,
        false => room.checked_sub(used)?,
    };
    widen(&mut widths, wanted, &mut left);
    Some(widths)
}

impl Chip {
    /// The cells that a chip takes besides what it says.
    const FRAME: usize = GAP + 2;

    fn width(&self, look: Look) -> usize {
        look.ambiguous.width(&self.said) + Self::FRAME
    }
}

/// Returns the number of listed rows for each rating.
fn counts(stage: &Stage<'_>) -> Line {
    let (plan, look) = (stage.plan(), stage.look);
    let mut line = Line::default();
    if plan.ratings().is_empty() {
        return line;
    }
    for rated in rating_counts(plan, stage.listing, plan.facts().review_year) {
        let (name, style) = rating_choice(&rated.rating, plan, look);
        line.push(format!("{name} "), style);
        line.push(format!("{}  ", rated.count), Style::new());
    }
    line
}

/// Returns the active filters and the search as text.
fn chips(stage: &Stage<'_>) -> Vec<String> {
    let selection = stage.selection();
    let (filter, language) = (&selection.filter, stage.look.language);
    let mut chips = Vec::new();
    if let Some(search) = &selection.search {
        let typed = search.written.trim();
        chips.push(match search.guesses.first() {
            Some(guess) => language.guess_searched(guess, typed),
            None => format!("{}: {typed}", language.search_chip()),
        });
    }
    let mut add = |name: &str, values: Vec<String>| {
        chips.extend(filter_chip(name, &values, language));
    };
    let departments = filter.departments.iter();
    add(
        language.department_heading(),
        departments.map(Department::spaced).collect(),
    );
    let ratings = filter.ratings.iter();
    let ratings = ratings.map(|rating| language.rating_choice(rating).to_owned());
    add(language.rating_heading(), ratings.collect());
    let places = filter.places.iter();
    add(
        language.measure_heading(),
        places.map(|place| name_of(place, stage.plan())).collect(),
    );
    let tags = filter.tags.iter();
    add(
        language.tag_chip(),
        tags.map(|(name, value)| format!("{name} {value}"))
            .collect(),
    );
    let bands = filter
        .band
        .iter()
        .map(|band| language.band(*band).to_owned());
    add(language.attainment_heading(), bands.collect());
    if stage.meeting().is_some() && !stage.settings.follows {
        chips.insert(0, language.in_a_meeting(&stage.key(Action::StartMeeting)));
    }
    if !filter.rows.is_empty() {
        chips.push(language.marked_only(filter.rows.len()));
    }
    if selection.order != RowOrder::Plan {
        chips.push(language.row_order(selection.order).to_owned());
    }
    if filter.without_reprints {
        chips.push(language.reprints_counted(true).to_owned());
    }
    chips
}

fn name_of(place: &PlanPart, plan: &Plan) -> String {
    let title = match place {
        PlanPart::Pillar(id) => plan
            .pillars()
            .iter()
            .find(|p| p.id == *id)
            .map(|p| &p.title),
        PlanPart::Measure(id) => plan
            .measures()
            .iter()
            .find(|m| m.id == *id)
            .map(|m| &m.title),
    };
    title.cloned().unwrap_or_default()
}
