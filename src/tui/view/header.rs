//! The first lines of the screen: which plan, which year, which rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tenken::plan::{FiscalYear, Plan};
use tenken::query::{Place, RatingChoice, rating_counts};

use super::Look;
use super::line::{Line, draw_line};
use super::list::place;
use crate::cells::{pad, shorten};
use crate::tui::action::{Action, entry};
use crate::tui::layout::Layout;
use crate::tui::screen::Screen;
use crate::tui::state::{DoubtRow, State, questions_in};

/// Draws the lines at the top.
pub(super) fn draw(state: &State, look: Look<'_>, layout: &Layout, buffer: &mut Buffer) {
    draw_title(state, look, layout.title, buffer);
    draw_chips(state, look, layout.chips, buffer);
}

fn draw_title(state: &State, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
    let bar = look.theme.bar;
    buffer.set_style(area, bar);
    let width = usize::from(area.width);
    let count = format!(" {} ", count(state, look));
    let tabs = tabs(state, look);
    let room = width.saturating_sub(look.ambiguous.width(&count));
    let tabs_fit = room > look.ambiguous.width(&tabs) + WIDEST_TITLE;
    let tabs = if tabs_fit { tabs.as_str() } else { "" };
    let room = room.saturating_sub(look.ambiguous.width(tabs));
    let years = years(state, look);
    let title_room = room.saturating_sub(look.ambiguous.width(&years) + 3);
    let title = shorten(&state.plan().facts().title, title_room, look.ambiguous);
    let left = format!(" {title}  {years}");
    let line = Line::new(
        pad(left.trim_end(), room, look.ambiguous),
        bar.patch(look.theme.strong),
    )
    .with(tabs, bar)
    .with(count, bar.patch(look.theme.strong));
    draw_line(&line, area, look.ambiguous, buffer);
}

/// Titles get at least this many cells before the names of the screens do.
const WIDEST_TITLE: usize = 36;

fn tabs(state: &State, look: Look<'_>) -> String {
    let screen = state.screen;
    let screens = [
        (
            Action::ShowList,
            matches!(screen, Screen::List | Screen::Card),
        ),
        (Action::ShowComparison, screen == Screen::Comparison),
        (Action::ShowSummary, screen == Screen::Summary),
        (
            Action::ShowIndicators,
            matches!(screen, Screen::Indicators | Screen::Chart),
        ),
        (Action::ShowSchedule, screen == Screen::Schedule),
        (Action::ShowDoubts, screen.is_of_doubts()),
    ];
    let names = screens.into_iter().filter_map(|(action, is_shown)| {
        let key = state.settings.keymap.keys(action).first()?;
        let name = entry(action)?.hint(look.language)?;
        Some(if is_shown {
            format!("[{key} {name}]")
        } else {
            format!(" {key} {name} ")
        })
    });
    names.collect()
}

fn years(state: &State, look: Look<'_>) -> String {
    let years = state.years();
    let review_year = state.plan().facts().review_year;
    let year = |year: FiscalYear| look.language.year(year);
    match state.screen {
        Screen::Comparison => {
            let earlier = look.language.short_year(years.earlier);
            format!("{earlier} → {}", look.language.short_year(years.later))
        }
        Screen::Summary | Screen::Indicators | Screen::Chart | Screen::Schedule => {
            year(review_year)
        }
        _ if years.later == review_year => year(review_year),
        _ => {
            let shown = look.language.pick("表示", "showing");
            let (review, later) = (year(review_year), year(years.later));
            look.language.pick(
                format!("{review}（{shown} {later}）"),
                format!("{review} ({shown} {later})"),
            )
        }
    }
}

fn count(state: &State, look: Look<'_>) -> String {
    if matches!(state.screen, Screen::Indicators | Screen::Chart) {
        let rows = state.indicators();
        let place = state.indicator_place(&rows) + usize::from(!rows.is_empty());
        let all = rows.len();
        return look
            .language
            .pick(format!("{place}/{all}件"), format!("{place}/{all}"));
    }
    if state.screen.is_of_doubts() {
        return count_of_doubts(state, look);
    }
    let chosen = state.chosen().map(|row| &row.id);
    let place = place(chosen, state);
    let listed = state.listing().len();
    let all = state.plan().initiatives().len();
    if matches!(
        state.screen,
        Screen::Summary | Screen::Revision | Screen::Overview
    ) {
        return look
            .language
            .pick(format!("{listed}件"), listed.to_string());
    }
    if listed == all {
        return look
            .language
            .pick(format!("{place}/{all}件"), format!("{place}/{all}"));
    }
    look.language.pick(
        format!("{place}/{listed}件（全{all}件）"),
        format!("{place}/{listed} (of {all})"),
    )
}

/// The place of the chosen doubt among those that are listed, and how many of
/// them are dismissed.
fn count_of_doubts(state: &State, look: Look<'_>) -> String {
    let rows = state.doubt_rows();
    let listed = questions_in(&rows);
    let chosen = state.plans.current().chosen_question(&rows);
    let place = listed.iter().position(|one| Some(*one) == chosen);
    let place = place.map_or(0, |place| place + 1);
    let is_dismissed = |row: &&DoubtRow<'_>| matches!(row, DoubtRow::Doubt(_, Some(_)));
    let (all, dismissed) = (listed.len(), rows.iter().filter(is_dismissed).count());
    match dismissed {
        0 => look
            .language
            .pick(format!("{place}/{all}件"), format!("{place}/{all}")),
        _ => look.language.pick(
            format!("{place}/{all}件（確認済み{dismissed}）"),
            format!("{place}/{all} ({dismissed} dismissed)"),
        ),
    }
}

fn draw_chips(state: &State, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let mut line = Line::new(" ", Style::new()).followed_by(counts(state, look));
    for chip in chips(state, look) {
        let used = line.width(look.ambiguous) + 4;
        let chip = shorten(&chip, room.saturating_sub(used), look.ambiguous).into_owned();
        if !chip.is_empty() {
            line.push("  ", Style::new());
            line.push(format!(" {chip} "), look.theme.chip);
        }
    }
    draw_line(&line, area, look.ambiguous, buffer);
}

/// How many of the rows that are listed have which rating.
fn counts(state: &State, look: Look<'_>) -> Line {
    let plan = state.plan();
    let scale = plan.ratings();
    let mut line = Line::default();
    if scale.is_empty() {
        return line;
    }
    let year = plan.facts().review_year;
    for rated in rating_counts(plan, &state.listing(), year) {
        let (name, style) = match &rated.rating {
            RatingChoice::Mark(mark) => {
                let rank = scale.rank(mark).unwrap_or_default();
                (mark.as_str(), look.theme.rating(rank, scale.steps().len()))
            }
            RatingChoice::Unrated => (look.language.pick("評価なし", "unrated"), look.theme.dim),
        };
        line.push(format!("{name} "), style);
        line.push(format!("{}  ", rated.count), Style::new());
    }
    line
}

/// Of more values than these, a chip says only how many there are.
const MOST_NAMED: usize = 2;

/// The filters in force and the search, in words.
fn chips(state: &State, look: Look<'_>) -> Vec<String> {
    let view = state.view();
    let (filter, language) = (&view.filter, look.language);
    let mut chips = Vec::new();
    if let Some(search) = &view.search {
        let name = language.pick("検索", "search");
        chips.push(format!("{name}: {}", search.written.trim()));
    }
    let mut add = |name: &str, values: Vec<String>| {
        let shown: Vec<&str> = values.iter().take(MOST_NAMED).map(String::as_str).collect();
        let others = values.len().saturating_sub(MOST_NAMED);
        let others = match others {
            0 => String::new(),
            _ => language.pick(format!(" ほか{others}"), format!(" +{others}")),
        };
        if !values.is_empty() {
            chips.push(format!("{name}: {}{others}", shown.join("、")));
        }
    };
    let departments = filter.departments.iter();
    add(
        language.pick("部署", "department"),
        departments.map(|d| d.levels().join(" ")).collect(),
    );
    let ratings = filter.ratings.iter().map(|rating| match rating {
        RatingChoice::Mark(mark) => mark.clone(),
        RatingChoice::Unrated => language.pick("評価なし", "unrated").to_owned(),
    });
    add(language.pick("評価", "rating"), ratings.collect());
    let places = filter.places.iter();
    add(
        language.pick("施策", "measure"),
        places.map(|place| name_of(place, state.plan())).collect(),
    );
    let tags = filter.tags.iter();
    add(
        language.pick("分類", "tag"),
        tags.map(|(name, value)| format!("{name} {value}"))
            .collect(),
    );
    let bands = filter
        .band
        .iter()
        .map(|band| language.band(*band).to_owned());
    add(language.pick("達成率", "attained"), bands.collect());
    if filter.without_reprints {
        chips.push(language.pick("再掲を除く", "without reprints").to_owned());
    }
    chips
}

fn name_of(place: &Place, plan: &Plan) -> String {
    let title = match place {
        Place::Pillar(id) => plan
            .pillars()
            .iter()
            .find(|p| p.id == *id)
            .map(|p| &p.title),
        Place::Measure(id) => plan
            .measures()
            .iter()
            .find(|m| m.id == *id)
            .map(|m| &m.title),
    };
    title.cloned().unwrap_or_default()
}
