//! The layout of the screen: a pure function of its size and of what is shown.
//!
//! ```text
//! title                                     which plan, which year, which row
//! banner                                    why the plan is not what its file says
//! chips                                     filters, and how many have which rating
//! heading of a table
//! main pane            | detail pane        or below the main pane, or alone
//! footer                                    keys, a notice, or what is typed
//! ```

use ratatui::layout::{Rect, Size};

use super::room::Shape;
use super::screens::Screen;
use super::stage::DetailPlace;

/// Minimum width in cells for the card beside the list: 40 for the list, and 49 for
/// the card, enough for labels beside its texts. Heuristic.
const BESIDE_FROM: u16 = 90;

/// Width in cells of a list that only serves to choose what is shown beside it. Heuristic.
const NARROW_LIST: u16 = 40;

/// Minimum width in cells for a list beside three years, each as wide as without it.
/// Heuristic.
const LIST_BESIDE_YEARS_FROM: u16 = NARROW_LIST + 158;

/// Minimum height in lines for the chosen item below a list: five for the list and
/// eight for the item. Heuristic.
const BELOW_FROM: u16 = 14;

/// Minimum height of the screen in lines for a banner below the title. Heuristic.
const BANNER_FROM: u16 = 4;

/// Minimum height of the screen in lines for a second header line. Heuristic.
const TWO_LINES_FROM: u16 = 9;

/// Minimum width in cells for a blank column at the edges. In less, the columns are worth
/// more to the text. Heuristic.
pub(crate) const MARGIN_FROM: u16 = 24;

/// The areas around the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Areas {
    /// Which plan, which year, which row of how many.
    pub(crate) title: Rect,
    /// Why the plan is not what its file says now. Where there is no line to spare, it
    /// lies over the title.
    pub(crate) banner: Rect,
    /// Filters in force, and how many rows have which rating.
    pub(crate) chips: Rect,
    /// Everything between header and footer.
    pub(crate) body: Rect,
    /// The keys that are valid now, a notice, or a line that is typed.
    pub(crate) footer: Rect,
    /// A chooser, or the diagnostics.
    pub(crate) overlay: Rect,
}

/// The areas of the panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Split {
    /// The screen.
    pub(crate) main: Rect,
    /// What is chosen, beside it or below it.
    pub(crate) detail: Option<(Screen, Rect)>,
}

/// The place of the chosen item next to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// To its right alone.
    Beside(Screen),
    /// To its right, or below it.
    BesideOrBelow(Screen),
    /// To its right, on most of the screen.
    BesideNarrow(Screen),
}

/// The size of an overlay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OverlayRoom {
    /// None but the line at the bottom.
    Footer,
    /// Everything between header and footer.
    Whole,
    /// What a list leaves, if it leaves enough.
    BesideList,
    /// So many lines at the bottom, across the whole width, but no more than half of it.
    Bottom(u16),
}

impl Areas {
    /// The areas around the panes, of which the main one is given.
    pub(crate) fn new(
        size: Size,
        has_banner: bool,
        main: Rect,
        overlay: Option<OverlayRoom>,
    ) -> Self {
        let Size { width, height } = size;
        let screen = Rect::new(0, 0, width, height);
        let (title, rest) = split_top(screen, 1);
        let (banner, rest) = match has_banner && height >= BANNER_FROM {
            true => split_top(rest, 1),
            false => (title, rest),
        };
        let (chips, rest) = split_top(rest, u16::from(height >= TWO_LINES_FROM));
        let footer = u16::from(height >= 3);
        let (body, footer) = split_top(rest, rest.height.saturating_sub(footer));
        Self {
            title,
            banner,
            chips,
            body,
            footer,
            overlay: overlay_area(overlay, body, main),
        }
    }

    /// The areas of the panes, which leave the last column of the screen blank.
    pub(crate) fn split(
        size: Size,
        has_banner: bool,
        shape: Shape,
        detail: Option<Detail>,
    ) -> Split {
        let body = Self::new(size, has_banner, Rect::ZERO, None).body;
        let body = Rect {
            width: body.width - u16::from(body.width > MARGIN_FROM),
            ..body
        };
        let alone = Split {
            main: body,
            detail: None,
        };
        let Shape::Table { .. } = shape else {
            return alone;
        };
        match detail {
            Some(Detail::Beside(screen) | Detail::BesideOrBelow(screen))
                if body.width >= BESIDE_FROM =>
            {
                beside(body, body.width * 9 / 20, screen)
            }
            Some(Detail::BesideNarrow(screen)) => beside(body, NARROW_LIST, screen),
            Some(Detail::BesideOrBelow(screen)) if body.height >= BELOW_FROM => below(body, screen),
            _ => alone,
        }
    }
}

fn split_top(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    (
        Rect { height, ..area },
        Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        },
    )
}

/// Whether there is room for the list beside a row in several years.
pub(crate) fn has_room_for_list(size: Size) -> bool {
    size.width > LIST_BESIDE_YEARS_FROM
}

/// Puts the chosen item to the right of a list of a width in cells.
fn beside(body: Rect, width: u16, screen: Screen) -> Split {
    let width = width.min(body.width.saturating_sub(1));
    let detail = Rect {
        x: body.x + width + 1,
        width: body.width - width - 1,
        ..body
    };
    Split {
        main: Rect { width, ..body },
        detail: Some((screen, detail)),
    }
}

/// Puts the chosen item below the list.
fn below(body: Rect, screen: Screen) -> Split {
    below_list_of(body, body.height * 2 / 5, screen)
}

/// Puts the chosen item below a list of a height in lines.
fn below_list_of(body: Rect, height: u16, screen: Screen) -> Split {
    let (main, rest) = split_top(body, height);
    let (_, detail) = split_top(rest, 1);
    Split {
        main,
        detail: Some((screen, detail)),
    }
}

impl Split {
    /// Where the chosen item is.
    pub(crate) fn place_of_detail(&self) -> DetailPlace {
        match self.detail {
            None => DetailPlace::Nowhere,
            Some((_, detail)) if detail.y > self.main.y => DetailPlace::Below,
            Some(_) => DetailPlace::Beside,
        }
    }

    /// The same where the list takes no more lines than it needs, so that what is below it has
    /// the others.
    pub(crate) fn with_list_of(self, lines: usize) -> Self {
        let is_below = self.place_of_detail() == DetailPlace::Below;
        let Some((screen, detail)) = self.detail.filter(|_| is_below) else {
            return self;
        };
        let needed = u16::try_from(lines).unwrap_or(u16::MAX);
        let body = Rect {
            height: detail.bottom() - self.main.y,
            ..self.main
        };
        below_list_of(body, needed.min(self.main.height), screen)
    }
}

/// Returns the area of an overlay. A chooser is to the right of the list if
/// something is shown beside it, so that the rows stay visible.
fn overlay_area(overlay: Option<OverlayRoom>, body: Rect, main: Rect) -> Rect {
    if let Some(OverlayRoom::Bottom(lines)) = overlay {
        let lines = lines.min(body.height.div_ceil(2));
        return split_top(body, body.height - lines).1;
    }
    let beside_list = body.width.saturating_sub(main.width);
    let width = match overlay {
        None | Some(OverlayRoom::Footer | OverlayRoom::Bottom(_)) => 0,
        Some(OverlayRoom::Whole) => body.width,
        Some(OverlayRoom::BesideList) if body.width < BESIDE_FROM => body.width,
        // What is left of the list is more than the blank column at the edge.
        Some(OverlayRoom::BesideList) if main.width > 0 && beside_list > 1 => beside_list - 1,
        Some(OverlayRoom::BesideList) => body.width / 2,
    };
    Rect {
        x: body.right() - width,
        width,
        ..body
    }
}

/// Returns the area of the items of a chooser: everything but the input line.
pub(crate) fn choices_area(area: Rect) -> Rect {
    let prompt = area.height.min(1);
    Rect {
        y: area.y + prompt,
        height: area.height - prompt,
        ..area
    }
}
