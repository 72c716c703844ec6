//! Dots finer than cells: braille patterns, of which each has two by four dots. Every terminal
//! draws them in one cell, also where ambiguous characters take two.

/// The dots of a cell in a row from left to right, the rows from top to bottom, as bits of
/// the pattern's code point.
const BITS: [[u8; COLUMNS]; ROWS] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// How many dots a cell has side by side.
pub(crate) const COLUMNS: usize = 2;

/// How many dots a cell has on top of one another.
pub(crate) const ROWS: usize = 4;

/// The pattern without any dot.
const BLANK: u32 = 0x2800;

/// A place in a grid of dots, counted from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dot {
    /// How many dots are left of it.
    pub(crate) x: usize,
    /// How many dots are above it.
    pub(crate) y: usize,
}

impl Dot {
    /// Returns the column and the row of its cell.
    fn cell(self) -> (usize, usize) {
        (self.x / COLUMNS, self.y / ROWS)
    }
}

/// Which dots of a line are drawn: some, and then some not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stroke {
    /// How many dots in a row are drawn.
    pub(crate) drawn: usize,
    /// How many after them are not.
    pub(crate) left_out: usize,
}

impl Stroke {
    /// Every dot.
    pub(crate) const SOLID: Self = Self {
        drawn: 1,
        left_out: 0,
    };

    fn draws(self, dot: usize) -> bool {
        dot % (self.drawn + self.left_out).max(1) < self.drawn
    }
}

/// A grid of dots, all of them blank at first.
#[derive(Debug, Clone)]
pub(crate) struct Dots {
    columns: usize,
    cells: Vec<u8>,
}

impl Dots {
    /// Creates a grid of cells.
    pub(crate) fn new(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            cells: vec![0; columns * rows],
        }
    }

    /// Draws a dot. One outside of the grid is left out.
    pub(crate) fn draw(&mut self, dot: Dot) {
        let (column, row) = dot.cell();
        let bits = BITS.get(dot.y % ROWS);
        let bit = bits.and_then(|bits| bits.get(dot.x % COLUMNS));
        if column >= self.columns {
            return;
        }
        let cell = self.cells.get_mut(row * self.columns + column);
        if let (Some(cell), Some(bit)) = (cell, bit) {
            *cell |= bit;
        }
    }

    /// Draws a straight line, both ends included unless they are left out. Which dots are
    /// drawn depends on where they are, so that lines over one another look like one.
    pub(crate) fn line(&mut self, from: Dot, to: Dot, stroke: Stroke) {
        let (across, down) = (from.x.abs_diff(to.x), from.y.abs_diff(to.y));
        let steps = across.max(down);
        for step in 0..=steps {
            let dot = Dot {
                x: between(from.x, to.x, step, steps),
                y: between(from.y, to.y, step, steps),
            };
            let along = if across >= down { dot.x } else { dot.y };
            if stroke.draws(along) {
                self.draw(dot);
            }
        }
    }

    /// Returns the pattern of a cell, or `None` if it is blank.
    pub(crate) fn pattern(&self, column: usize, row: usize) -> Option<char> {
        let cell = self.cells.get(row * self.columns + column);
        let bits = cell.copied().filter(|bits| *bits > 0)?;
        char::from_u32(BLANK + u32::from(bits))
    }
}

/// Returns the place nearest to so many of the steps from one to another.
fn between(from: usize, to: usize, step: usize, steps: usize) -> usize {
    let steps = steps.max(1);
    let moved = (2 * from.abs_diff(to) * step + steps) / (2 * steps);
    match from <= to {
        true => from + moved,
        false => from - moved,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::display_width::AmbiguousWidth;

    /// The grid as text.
    fn text(dots: &Dots, rows: usize) -> Vec<String> {
        let line = |row| {
            let patterns = (0..dots.columns).map(|column| dots.pattern(column, row));
            patterns.map(|pattern| pattern.unwrap_or(' ')).collect()
        };
        (0..rows).map(line).collect()
    }

    /// The dots that are drawn.
    fn drawn(dots: &Dots, rows: usize) -> Vec<Dot> {
        let all =
            (0..rows * ROWS).flat_map(|y| (0..dots.columns * COLUMNS).map(move |x| Dot { x, y }));
        let is_drawn = |dot: &Dot| {
            let mut again = dots.clone();
            again.draw(*dot);
            again.cells == dots.cells
        };
        all.filter(is_drawn).collect()
    }

    #[test]
    fn lines_run_in_all_directions() {
        let mut dots = Dots::new(4, 2);
        dots.line(Dot { x: 0, y: 7 }, Dot { x: 7, y: 0 }, Stroke::SOLID);
        assert_eq!(text(&dots, 2), ["  ⡠⠊", "⡠⠊  "]);
        let mut dots = Dots::new(4, 2);
        dots.line(Dot { x: 7, y: 3 }, Dot { x: 0, y: 3 }, Stroke::SOLID);
        dots.line(Dot { x: 0, y: 0 }, Dot { x: 0, y: 7 }, Stroke::SOLID);
        assert_eq!(text(&dots, 2), ["⣇⣀⣀⣀", "⡇   "]);
    }

    #[test]
    fn a_stroke_leaves_dots_out() {
        let mut dots = Dots::new(6, 1);
        let sparse = Stroke {
            drawn: 1,
            left_out: 2,
        };
        dots.line(Dot { x: 0, y: 0 }, Dot { x: 11, y: 0 }, sparse);
        assert_eq!(text(&dots, 1), ["⠁⠈ ⠁⠈ "]);
    }

    #[test]
    fn patterns_take_one_cell_on_every_terminal() {
        for pattern in '\u{2800}'..='\u{28ff}' {
            for ambiguous in [AmbiguousWidth::Narrow, AmbiguousWidth::Wide] {
                assert_eq!(ambiguous.width(&pattern.to_string()), 1, "{pattern}");
            }
        }
    }

    fn dot() -> impl Strategy<Value = Dot> {
        (0_usize..40, 0_usize..40).prop_map(|(x, y)| Dot { x, y })
    }

    proptest! {
        #[test]
        fn what_is_outside_of_the_grid_is_left_out(
            (columns, rows) in (0_usize..12, 0_usize..6),
            (from, to) in (dot(), dot()),
            (drawn, left_out) in (0_usize..4, 0_usize..4),
        ) {
            let mut dots = Dots::new(columns, rows);
            dots.line(from, to, Stroke { drawn, left_out });
            prop_assert_eq!(dots.cells.len(), columns * rows);
        }

        #[test]
        fn lines_stay_between_their_ends_without_gaps(from in dot(), to in dot()) {
            let mut dots = Dots::new(20, 10);
            dots.line(from, to, Stroke::SOLID);
            let drawn = drawn(&dots, 10);
            let steps = from.x.abs_diff(to.x).max(from.y.abs_diff(to.y));
            prop_assert_eq!(drawn.len(), steps + 1);
            prop_assert!(drawn.contains(&from) && drawn.contains(&to));
            for dot in &drawn {
                prop_assert!((from.x.min(to.x)..=from.x.max(to.x)).contains(&dot.x));
                prop_assert!((from.y.min(to.y)..=from.y.max(to.y)).contains(&dot.y));
            }
        }
    }
}
