//! Screens with the roles that their cells have in the palette: what is chosen,
//! found, new or worse is told by style, of which a text says nothing.

use insta::assert_snapshot;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

use super::picture::components;
use super::{Journey, built_in, doubts, journey, press, row_text, screen};
use crate::tui::host::Frame;
use crate::tui::theme::{Theme, ThemeName};

/// What is seen of a style.
type Seen = (Color, Color, Modifier);

/// The styles of a palette, by the names of their roles.
struct Roles {
    base: Style,
    named: Vec<(&'static str, Style)>,
}

/// What is filled with a role before anything is written on it.
const FILLED: [&str; 3] = ["chosen", "bar", "prompt"];

/// The roles that others are laid over: those, and texts in which something may
/// be found.
const GROUNDS: [&str; 6] = ["chosen", "bar", "prompt", "strong", "label", "dim"];

impl Roles {
    fn of(theme: &Theme) -> Self {
        let shades = ["rating-1", "rating-2", "rating-3", "rating-4"];
        let steps = shades.len();
        let ratings = shades.into_iter().enumerate();
        let ratings = ratings.map(|(rank, name)| (name, theme.rating(rank, steps)));
        let badges = ["badge-1", "badge-2", "badge-3", "badge-4"];
        let badges = badges.into_iter().enumerate();
        let badges = badges.map(|(rank, name)| (name, theme.badge(rank, steps)));
        let roles = [
            ("dim", theme.dim),
            ("strong", theme.strong),
            ("label", theme.label),
            ("chosen", theme.chosen),
            ("bar", theme.bar),
            ("chip", theme.chip),
            ("key", theme.key),
            ("found", theme.found),
            ("new", theme.new),
            ("gone", theme.gone),
            ("better", theme.better),
            ("worse", theme.worse),
            ("unrated", theme.unrated),
        ];
        // Without colours, these are told from what they look like in colours.
        let mono = [
            ("prompt", theme.prompt, theme.bar),
            ("unavailable", theme.unavailable, theme.dim),
        ];
        let mono = mono.into_iter().filter(|(_, style, other)| style != other);
        let mono = mono.map(|(name, style, _)| (name, style));
        Self {
            base: theme.base,
            named: roles
                .into_iter()
                .chain(mono)
                .chain(ratings)
                .chain(badges)
                .collect(),
        }
    }

    fn seen(&self, layers: &[Style]) -> Seen {
        let mut cell = Cell::default();
        cell.set_style(self.base);
        for layer in layers {
            cell.set_style(*layer);
        }
        seen_of(&cell)
    }

    /// The roles that look so; or, where none does by itself, the roles laid over
    /// others. There are several where a palette makes no difference between them.
    fn names(&self, seen: Seen) -> Vec<String> {
        let single = self.named.iter();
        let single = single.filter(|(_, style)| self.seen(&[*style]) == seen);
        let single: Vec<String> = single.map(|(name, _)| (*name).to_owned()).collect();
        if !single.is_empty() {
            return single;
        }
        let grounds = GROUNDS.iter().filter_map(|ground| self.role(ground));
        let pairs = grounds.flat_map(|(ground, below)| {
            let over = self.named.iter();
            let over = over.filter(|(above, _)| !FILLED.contains(above));
            let over = over.filter(move |(_, above)| self.seen(&[below, *above]) == seen);
            over.map(move |(name, _)| format!("{ground}+{name}"))
        });
        pairs.collect()
    }

    fn role(&self, name: &str) -> Option<(&'static str, Style)> {
        self.named.iter().find(|(role, _)| *role == name).copied()
    }
}

fn seen_of(cell: &Cell) -> Seen {
    (cell.fg, cell.bg, cell.modifier)
}

/// Cells of a row, one beside the other, that look the same.
struct StyleRun {
    seen: Seen,
    first: u16,
    last: u16,
}

fn runs(frame: &Frame, y: u16) -> Vec<StyleRun> {
    let mut runs: Vec<StyleRun> = Vec::new();
    for x in 0..frame.buffer.area.width {
        let cell = frame.buffer.cell((x, y)).expect("a cell of the screen");
        let seen = seen_of(cell);
        match runs.last_mut().filter(|run| run.seen == seen) {
            Some(run) => run.last = x,
            None => runs.push(StyleRun {
                seen,
                first: x,
                last: x,
            }),
        }
    }
    runs
}

/// What is printed of the text of a run.
const LONGEST: usize = 16;

/// The beginning of the text of a run, to be recognised by.
fn text_of(frame: &Frame, y: u16, run: &StyleRun) -> String {
    let mut row = frame.buffer.clone();
    let outside = (0..row.area.width).filter(|x| !(run.first..=run.last).contains(x));
    for x in outside {
        if let Some(cell) = row.cell_mut((x, y)) {
            cell.reset();
        }
    }
    let text = row_text(&row, y, None);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.split_at(end).0),
        None => text,
    }
}

/// For each row the runs of cells with a role, and of roles that look the same
/// which they are. Rows and cells are counted from 0, plain text is left out.
fn roles(frame: &Frame, theme: &Theme) -> String {
    let roles = Roles::of(theme);
    let plain = roles.seen(&[]);
    let mut lines = Vec::new();
    let mut same: Vec<String> = Vec::new();
    for y in 0..frame.buffer.area.height {
        let mut said = Vec::new();
        for run in runs(frame, y).iter().filter(|run| run.seen != plain) {
            let names = roles.names(run.seen);
            let name = names.first();
            let name = name.unwrap_or_else(|| panic!("row {y} has no role: {:?}", run.seen));
            let text = text_of(frame, y, run);
            let said_of_run = format!("{name} {}-{} {text}", run.first, run.last);
            said.push(said_of_run.trim_end().to_owned());
            let equal = names.join(" = ");
            if names.len() > 1 && !same.contains(&equal) {
                same.push(equal);
            }
        }
        if !said.is_empty() {
            lines.push(format!("{y}: {}", said.join(", ")));
        }
    }
    same.sort();
    lines.extend(same);
    lines.join("\n")
}

impl Journey {
    /// The same in another palette.
    pub(super) fn in_theme(mut self, theme: ThemeName) -> Self {
        self.settings.theme = theme;
        self
    }

    /// The screen after the keys, and below it the roles of its cells.
    pub(super) fn styled(self, keys: &str) -> String {
        let (script, state) = self.run(press(keys));
        let frame = script.frames.last().expect("every loop draws once");
        let text = screen(frame, state.settings.ambiguous);
        let roles = roles(frame, state.look().theme);
        format!("{text}\n\n{roles}")
    }
}

/// A built-in plan, by its id.
pub(super) fn with(id: &str, width: u16, height: u16) -> Journey {
    let files = built_in().into_iter();
    let files = files.filter(|file| file.plan.facts().id == id).collect();
    Journey {
        files,
        ..journey(width, height)
    }
}

const SEARCHED: &str = "/マイナ<Enter>j";

#[test]
fn what_was_found_is_marked_in_the_chosen_row_and_in_others() {
    assert_snapshot!(journey(120, 20).styled(SEARCHED));
}

#[test]
fn what_was_found_is_marked_without_colours() {
    assert_snapshot!(journey(120, 20).in_theme(ThemeName::Mono).styled(SEARCHED));
}

#[test]
fn what_was_found_is_marked_on_a_projector() {
    let journey = journey(120, 20).in_theme(ThemeName::Projector);
    assert_snapshot!(journey.styled(SEARCHED));
}

#[test]
fn a_search_is_marked_while_it_is_typed() {
    assert_snapshot!(journey(80, 12).styled("/図書館"));
}

#[test]
fn filters_in_force_are_chips() {
    assert_snapshot!(journey(120, 12).styled("d教育<Enter>rA<Space><Ctrl-u>B<Space><Enter>x"));
}

#[test]
fn the_comparison_marks_what_is_new_and_gone() {
    assert_snapshot!(journey(120, 30).styled("jjjj2"));
}

#[test]
fn the_comparison_marks_what_is_better_and_worse() {
    let rated = super::comparison::RATED_TWICE;
    assert_snapshot!(journey(80, 24).with_plans(&[rated]).styled("2"));
    let worse = rated
        .replace("years.R6.rating = \"A\"", "years.R6.rating = \"D\"")
        .replace("actual = 10.0", "actual = 14.0")
        .replace(
            "mark = \"C\"",
            "mark = \"C\"\n[[plan.ratings]]\nmark = \"D\"",
        );
    assert_snapshot!(journey(80, 24).with_plans(&[&worse]).styled("2"));
}

#[test]
fn the_summary_marks_the_chosen_cell_and_ratings() {
    assert_snapshot!(journey(120, 16).styled("3j<Left><Left>"));
}

#[test]
fn indicators_mark_targets_that_are_reached_and_missed() {
    assert_snapshot!(with("toyama-dx", 120, 20).styled("4j"));
}

#[test]
fn a_doubt_marks_the_words_in_question() {
    assert_snapshot!(doubts::town(120, 24).styled("6j"));
}

#[test]
fn doubts_mark_what_was_found() {
    assert_snapshot!(doubts::town(120, 16).styled("6/件<Enter>"));
}

#[test]
fn help_dims_what_is_of_no_use_now() {
    assert_snapshot!(journey(80, 50).styled("?"));
}

#[test]
fn a_chooser_tells_marks_from_the_cursor() {
    assert_snapshot!(journey(80, 16).styled("rC<Space><Ctrl-u>進<Down>"));
}

#[test]
fn every_cell_has_a_role_in_every_palette() {
    for (_, theme) in ThemeName::ALL {
        for keys in [SEARCHED, "2", "3", "4", "4<Enter>", "5", "6", "i", "?", "p"] {
            journey(120, 36).in_theme(theme).styled(keys);
        }
    }
}

/// The light of each component of a colour, from 0 to 1. Source: IEC 61966-2-1 (sRGB).
fn light(components: [u8; 3]) -> [f64; 3] {
    components.map(|component| {
        let share = f64::from(component) / 255.0;
        match share <= 0.04045 {
            true => share / 12.92,
            false => ((share + 0.055) / 1.055).powf(2.4),
        }
    })
}

/// The relative luminance of a colour, from 0 to 1. Source: WCAG 2.2, relative luminance.
fn luminance(components: [u8; 3]) -> f64 {
    let [red, green, blue] = light(components);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of two colours, from 1 to 21. Source: WCAG 2.2, contrast ratio.
fn contrast(one: Color, other: Color) -> Option<f64> {
    let [one, other] = [one, other].map(|colour| Some(luminance(components(colour)?)));
    let (one, other) = (one?, other?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Contrast that text needs at least. Source: WCAG 2.2, success criterion 1.4.3.
const LEAST_CONTRAST: f64 = 4.5;

#[test]
fn every_role_can_be_read_in_every_palette() {
    for (name, theme) in ThemeName::ALL
        .into_iter()
        .filter(|(name, _)| *name != "mono")
    {
        let roles = Roles::of(theme.theme());
        for (role, style) in &roles.named {
            let (text, ground, _) = roles.seen(&[*style]);
            let contrast = contrast(text, ground).unwrap_or_default();
            assert!(contrast >= LEAST_CONTRAST, "{name} {role}: {contrast:.1}");
        }
    }
}

/// What a person sees of the light of each component.
type Vision = [[f64; 3]; 3];

/// Everything, and what is left to whoever lacks the cones for red, or for green. Source:
/// Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color
/// Vision Deficiency (2009), at the full severity.
const VISIONS: [(&str, Vision); 3] = [
    ("full", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "without red",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "without green",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
];

/// A colour as it is seen: its lightness, and how red and how yellow it is. Source: CIE
/// 1976 L*a*b*, daylight D65.
fn seen(components: [u8; 3], vision: &Vision) -> [f64; 3] {
    let light = light(components);
    let [red, green, blue] = vision.map(|weights| {
        let parts = weights.iter().zip(light);
        let sum: f64 = parts.map(|(weight, light)| weight * light).sum();
        sum.clamp(0.0, 1.0)
    });
    let response = |share: f64| match share > 0.008856 {
        true => share.cbrt(),
        false => 7.787 * share + 16.0 / 116.0,
    };
    let x = response((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
    let y = response(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    let z = response((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far colours of different meaning stand apart at least (CIE76). Heuristic: 2.3 can
/// just be told apart side by side; on a screen they stand far from each other.
const LEAST_DISTANCE: f64 = 15.0;

#[test]
fn whoever_confuses_colours_still_tells_meanings_apart() {
    let coloured = ThemeName::ALL.into_iter();
    for (name, theme) in coloured.filter(|(name, _)| *name != "mono") {
        let theme = theme.theme();
        let ratings: Vec<Style> = (0..4).map(|rank| theme.rating(rank, 4)).collect();
        for meanings in [ratings, vec![theme.better, theme.worse]] {
            let colours: Vec<[u8; 3]> = meanings
                .iter()
                .filter_map(|style| components(style.fg?))
                .collect();
            assert_eq!(colours.len(), meanings.len());
            for (vision_name, vision) in &VISIONS {
                for (place, one) in colours.iter().enumerate() {
                    for other in colours.iter().skip(place + 1) {
                        let pairs = seen(*one, vision).into_iter().zip(seen(*other, vision));
                        let squares = pairs.map(|(one, other)| (one - other).powi(2));
                        let distance = squares.sum::<f64>().sqrt();
                        assert!(
                            distance >= LEAST_DISTANCE,
                            "{name}, {vision_name}: {one:?} {other:?} {distance:.0}"
                        );
                    }
                }
            }
        }
    }
}
