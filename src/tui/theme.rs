//! The colour themes. A theme sets both the foreground and the background of everything, or
//! neither, since the terminal's own colours are unknown.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use ratatui::style::{Color, Modifier, Style};

/// The name of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ThemeName {
    /// Light text on dark.
    #[default]
    Dark,
    /// Dark text on light.
    Light,
    /// Black on white with strong colours, to be read from six metres.
    Projector,
    /// No colours at all.
    Mono,
}

impl ThemeName {
    /// All themes, in the order in which a key cycles through them.
    pub(crate) const ALL: [(&'static str, Self); 4] = [
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("projector", Self::Projector),
        ("mono", Self::Mono),
    ];

    /// Returns the theme that suits the background of a terminal.
    pub(crate) fn of_background(is_light: bool) -> Self {
        match is_light {
            true => Self::Light,
            false => Self::Dark,
        }
    }

    /// Returns the theme of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(own, _)| *own == name);
        found.map(|(_, theme)| *theme)
    }

    /// Returns the name.
    pub(crate) fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, theme)| *theme == self);
        found.map_or("", |(name, _)| name)
    }

    /// Returns the next theme in the cycle.
    pub(crate) fn next(self) -> Self {
        let after = Self::ALL.iter().cycle();
        let mut after = after.skip_while(|(_, theme)| *theme != self).skip(1);
        after.next().map_or(self, |(_, theme)| *theme)
    }

    /// Returns the styles.
    pub(crate) fn theme(self) -> &'static Theme {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
            Self::Projector => &PROJECTOR,
            Self::Mono => &MONO,
        }
    }
}

/// A theme as it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ThemeChoice {
    /// The one that suits the background of the terminal, as far as that tells it.
    #[default]
    Auto,
    /// One by its name.
    Named(ThemeName),
}

impl ThemeChoice {
    /// All choices with their names.
    pub(crate) const ALL: [(&'static str, Self); 5] = {
        let [dark, light, projector, mono] = ThemeName::ALL;
        [
            ("auto", Self::Auto),
            (dark.0, Self::Named(dark.1)),
            (light.0, Self::Named(light.1)),
            (projector.0, Self::Named(projector.1)),
            (mono.0, Self::Named(mono.1)),
        ]
    };

    /// The theme, if one is named.
    pub(crate) fn named(self) -> Option<ThemeName> {
        match self {
            Self::Auto => None,
            Self::Named(name) => Some(name),
        }
    }
}

impl ValueEnum for ThemeChoice {
    fn value_variants<'v>() -> &'v [Self] {
        const CHOICES: [ThemeChoice; 5] = {
            let [auto, dark, light, projector, mono] = ThemeChoice::ALL;
            [auto.1, dark.1, light.1, projector.1, mono.1]
        };
        &CHOICES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let found = Self::ALL.iter().find(|(_, choice)| choice == self);
        found.map(|(name, _)| PossibleValue::new(name))
    }
}

static DARK: Theme = Theme::coloured(&DARK_COLOURS);
static LIGHT: Theme = Theme::coloured(&LIGHT_COLOURS);
static PROJECTOR: Theme = Theme::coloured(&PROJECTOR_COLOURS);
static MONO: Theme = Theme::mono();

/// The styles of a theme. All of them except `base` are applied on top of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Theme {
    /// Plain text.
    pub(crate) base: Style,
    /// Less important text.
    pub(crate) dim: Style,
    /// Titles.
    pub(crate) strong: Style,
    /// Field names.
    pub(crate) label: Style,
    /// The selected row.
    pub(crate) chosen: Style,
    /// The bar at the top.
    pub(crate) bar: Style,
    /// The bar in which something is typed. Below it may be the selected row, from which it
    /// is told without colours, too.
    pub(crate) prompt: Style,
    /// What cannot be done now.
    pub(crate) unavailable: Style,
    /// An active filter.
    pub(crate) chip: Style,
    /// A key in the footer.
    pub(crate) key: Style,
    /// A search match.
    pub(crate) found: Style,
    /// Text that the earlier year does not have.
    pub(crate) new: Style,
    /// Text that the later year does not have.
    pub(crate) gone: Style,
    /// An improvement.
    pub(crate) better: Style,
    /// A deterioration.
    pub(crate) worse: Style,
    /// The line that says that something is amiss.
    pub(crate) alarm: Style,
    /// The share of a bar for what has no rating.
    pub(crate) unrated: Style,
    ratings: [Style; SHADES],
    badges: [Style; SHADES],
}

struct Colours {
    text: Color,
    background: Color,
    dim: Color,
    label: Color,
    chosen: (Color, Color),
    bar: (Color, Color),
    chip: (Color, Color),
    found: (Color, Color),
    new: Color,
    gone: Color,
    unrated: (Color, Color),
    ratings: [Color; 4],
}

const DARK_COLOURS: Colours = Colours {
    text: Color::Indexed(253),
    background: Color::Indexed(234),
    dim: Color::Indexed(246),
    label: Color::Indexed(110),
    chosen: (Color::Indexed(231), Color::Indexed(24)),
    bar: (Color::Indexed(253), Color::Indexed(237)),
    chip: (Color::Indexed(234), Color::Indexed(179)),
    found: (Color::Indexed(234), Color::Indexed(221)),
    new: Color::Indexed(79),
    gone: Color::Indexed(203),
    unrated: (Color::Indexed(253), Color::Indexed(238)),
    ratings: [
        Color::Indexed(79),
        Color::Indexed(111),
        Color::Indexed(221),
        Color::Indexed(203),
    ],
};

const LIGHT_COLOURS: Colours = Colours {
    text: Color::Indexed(235),
    background: Color::Indexed(255),
    dim: Color::Indexed(241),
    label: Color::Indexed(25),
    chosen: (Color::Indexed(16), Color::Indexed(153)),
    bar: (Color::Indexed(235), Color::Indexed(252)),
    chip: (Color::Indexed(255), Color::Indexed(94)),
    found: (Color::Indexed(16), Color::Indexed(221)),
    new: Color::Indexed(23),
    gone: Color::Indexed(88),
    unrated: (Color::Indexed(235), Color::Indexed(251)),
    ratings: [
        Color::Indexed(23),
        Color::Indexed(25),
        Color::Indexed(94),
        Color::Indexed(88),
    ],
};

const PROJECTOR_COLOURS: Colours = Colours {
    text: Color::Indexed(16),
    background: Color::Indexed(231),
    dim: Color::Indexed(238),
    label: Color::Indexed(18),
    chosen: (Color::Indexed(231), Color::Indexed(18)),
    bar: (Color::Indexed(231), Color::Indexed(16)),
    chip: (Color::Indexed(231), Color::Indexed(90)),
    found: (Color::Indexed(16), Color::Indexed(226)),
    new: Color::Indexed(23),
    gone: Color::Indexed(88),
    unrated: (Color::Indexed(16), Color::Indexed(250)),
    ratings: [
        Color::Indexed(23),
        Color::Indexed(18),
        Color::Indexed(130),
        Color::Indexed(88),
    ],
};

impl Theme {
    const fn coloured(colours: &Colours) -> Self {
        let strong = Modifier::BOLD.union(Modifier::UNDERLINED);
        let [best, good, fair, worst] = colours.ratings;
        Self {
            base: both((colours.text, colours.background)),
            dim: on(colours.dim),
            strong: Style::new().add_modifier(Modifier::BOLD),
            label: on(colours.label),
            chosen: both(colours.chosen).add_modifier(Modifier::BOLD),
            bar: both(colours.bar),
            prompt: both(colours.bar),
            unavailable: on(colours.dim),
            chip: both(colours.chip),
            key: bold(colours.label),
            found: both(colours.found).add_modifier(Modifier::UNDERLINED),
            new: on(colours.new).add_modifier(strong),
            gone: on(colours.gone).add_modifier(Modifier::CROSSED_OUT),
            better: bold(colours.new),
            worse: bold(colours.gone),
            alarm: both((colours.background, colours.gone)).add_modifier(Modifier::BOLD),
            unrated: both(colours.unrated),
            ratings: [bold(best), bold(good), bold(fair), bold(worst)],
            badges: [
                filled(best, colours.background),
                filled(good, colours.background),
                filled(fair, colours.background),
                filled(worst, colours.background),
            ],
        }
    }

    const fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let strong = Modifier::BOLD.union(Modifier::UNDERLINED);
        Self {
            base: plain,
            dim: plain,
            strong: bold,
            label: bold,
            chosen: plain.add_modifier(Modifier::REVERSED),
            bar: plain.add_modifier(Modifier::REVERSED),
            prompt: plain.add_modifier(Modifier::UNDERLINED),
            unavailable: plain.add_modifier(Modifier::DIM),
            chip: plain.add_modifier(strong),
            key: bold,
            found: plain.add_modifier(Modifier::UNDERLINED),
            new: plain.add_modifier(strong),
            gone: plain.add_modifier(Modifier::CROSSED_OUT),
            better: bold,
            worse: bold,
            alarm: plain.add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
            unrated: plain.add_modifier(Modifier::REVERSED),
            ratings: [bold; SHADES],
            badges: [plain.add_modifier(Modifier::REVERSED.union(Modifier::BOLD)); SHADES],
        }
    }

    /// Returns the style of a rating, given its rank below the best mark and the number of
    /// steps in the scale.
    pub(crate) fn rating(&self, rank: usize, steps: usize) -> Style {
        let style = self.ratings.get(shade(rank, steps)).copied();
        style.unwrap_or(self.strong)
    }

    /// The same, filled with the colour of the rating.
    pub(crate) fn badge(&self, rank: usize, steps: usize) -> Style {
        let style = self.badges.get(shade(rank, steps)).copied();
        style.unwrap_or(self.strong)
    }
}

/// The number of shades that ratings have.
const SHADES: usize = 4;

/// Returns the shade of a rank: the best mark has the first, the worst the last, however
/// many there are.
fn shade(rank: usize, steps: usize) -> usize {
    let last = SHADES - 1;
    match steps {
        0 | 1 => 0,
        _ => (rank * last).div_ceil(steps - 1).min(last),
    }
}

const fn filled(colour: Color, text: Color) -> Style {
    Style::new()
        .fg(text)
        .bg(colour)
        .add_modifier(Modifier::BOLD)
}

const fn on(text: Color) -> Style {
    Style::new().fg(text)
}

const fn bold(text: Color) -> Style {
    on(text).add_modifier(Modifier::BOLD)
}

const fn both((text, background): (Color, Color)) -> Style {
    on(text).bg(background)
}
