//! By what attainment a plan tells its marks apart, read from its own rows.

/// A rated row: its mark, counted from the best, and between which percentages
/// of their targets its figures lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    pub(super) rank: usize,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// On which side of a boundary a rating stands that its figures do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The rating is better than the figures.
    TooGood,
    /// The rating is worse than the figures.
    TooLow,
}

/// From which attainment on a plan gives a mark or a better one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Boundary {
    /// How many marks lie above it.
    pub(super) rank: usize,
    /// The percentage as one would say it.
    pub(super) threshold: f64,
    /// The lowest and the highest of the percentages that tell the marks apart
    /// equally well.
    cuts: (f64, f64),
    /// How many rows it was read from.
    pub(super) rows: usize,
    /// How many of them fit it.
    pub(super) fitting: usize,
}

/// Fewer rows than this are no pattern.
pub(super) const FEWEST_ROWS: usize = 8;

/// A side that fewer rows than this stand on rightly is no side.
const FEWEST_FITTING: usize = 2;

/// One row in so many may be an exception.
const EXCEPTIONS: usize = 5;

/// The boundaries between marks that the rows make plain, from the best mark on.
pub(super) fn boundaries(rows: &[Row], steps: usize) -> Vec<Boundary> {
    if rows.len() < FEWEST_ROWS {
        return Vec::new();
    }
    let boundaries = (1..steps).filter_map(|rank| boundary(rows, rank));
    boundaries.collect()
}

fn boundary(rows: &[Row], rank: usize) -> Option<Boundary> {
    let mut values: Vec<f64> = rows.iter().flat_map(|row| [row.low, row.high]).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let sides = Sides::new(rows, rank);
    let supported = values.iter().filter(|cut| sides.are_supported(**cut));
    let counted = supported.map(|cut| (*cut, sides.exceptions(*cut)));
    let counted: Vec<(f64, usize)> = counted.collect();
    let fewest = counted.iter().map(|(_, count)| *count).min()?;
    let best = counted.iter().filter(|(_, count)| *count == fewest);
    let cuts: Vec<f64> = best.map(|(cut, _)| *cut).collect();
    let is_plain = fewest * EXCEPTIONS <= rows.len();
    is_plain.then_some(())?;
    let said = cuts.iter().map(|cut| as_said(&values, *cut));
    let threshold = said.reduce(|one, other| match other {
        100.0 => other,
        _ => one,
    })?;
    let boundary = Boundary {
        rank,
        threshold,
        cuts: (*cuts.first()?, *cuts.last()?),
        rows: rows.len(),
        fitting: 0,
    };
    let misplaced = rows.iter().filter(|row| boundary.misplaced(row).is_some());
    Some(Boundary {
        fitting: rows.len() - misplaced.count(),
        ..boundary
    })
}

/// The percentages of the rows above a boundary and of those below it, each in
/// order, so that a cut is counted without asking every row.
struct Sides {
    lows_above: Vec<f64>,
    highs_above: Vec<f64>,
    lows_below: Vec<f64>,
    highs_below: Vec<f64>,
}

impl Sides {
    fn new(rows: &[Row], rank: usize) -> Self {
        let sorted = |is_above: bool, end: fn(&Row) -> f64| {
            let of_side = rows.iter().filter(|row| (row.rank < rank) == is_above);
            let mut ends: Vec<f64> = of_side.map(end).collect();
            ends.sort_by(f64::total_cmp);
            ends
        };
        Self {
            lows_above: sorted(true, |row| row.low),
            highs_above: sorted(true, |row| row.high),
            lows_below: sorted(false, |row| row.low),
            highs_below: sorted(false, |row| row.high),
        }
    }

    /// How many rows stand on the wrong side of a cut.
    fn exceptions(&self, cut: f64) -> usize {
        under(&self.highs_above, cut) + from(&self.lows_below, cut)
    }

    /// Whether rows stand rightly on either side of a cut.
    fn are_supported(&self, cut: f64) -> bool {
        from(&self.lows_above, cut) >= FEWEST_FITTING
            && under(&self.highs_below, cut) >= FEWEST_FITTING
    }
}

/// How many of some percentages lie under a cut.
fn under(sorted: &[f64], cut: f64) -> usize {
    sorted.partition_point(|percent| *percent < cut)
}

/// How many of some percentages lie at a cut or above it.
fn from(sorted: &[f64], cut: f64) -> usize {
    sorted.len() - under(sorted, cut)
}

/// A cut as one would say it: the roundest number that cuts the same way.
fn as_said(values: &[f64], cut: f64) -> f64 {
    let before = under(values, cut).checked_sub(1);
    let below = before.and_then(|before| values.get(before));
    let below = below.copied().unwrap_or(0.0);
    let round = |step: f64| (cut / step).floor() * step;
    let cuts_alike = |said: &f64| *said > below && *said <= cut;
    let steps = [100.0, 50.0, 10.0, 5.0, 1.0].into_iter().map(round);
    steps.into_iter().find(cuts_alike).unwrap_or(cut)
}

impl Boundary {
    /// On which side a row is misplaced, however the boundary is drawn.
    pub(super) fn misplaced(&self, row: &Row) -> Option<Side> {
        let (lowest, highest) = self.cuts;
        match row.rank < self.rank {
            true => (row.high < lowest).then_some(Side::TooGood),
            false => (row.low >= highest).then_some(Side::TooLow),
        }
    }
}
