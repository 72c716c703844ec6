//! Infers from a plan's own rows which attainment separates its marks.

/// A rated row: the rank of its mark, counted from the best, and the range in which the
/// attainment of its indicators lies, in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RatedRow {
    pub(super) rank: usize,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// The direction in which a rating deviates from the figures at a boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// The rating is better than the figures suggest.
    TooGood,
    /// The rating is worse than the figures suggest.
    TooLow,
}

/// The attainment from which a plan gives a mark or a better one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Boundary {
    /// The number of marks above the boundary.
    pub(super) rank: usize,
    /// The attainment in percent, as a round number.
    pub(super) threshold: f64,
    /// The lowest and the highest percentage that separate the marks equally well.
    cuts: (f64, f64),
    /// The number of rows that the boundary was inferred from.
    pub(super) rows: usize,
    /// The number of those rows that fit it.
    pub(super) fitting: usize,
}

/// Minimum number of rows for a pattern. Heuristic, documented in the rule's page.
pub(super) const FEWEST_ROWS: usize = 8;

/// Minimum number of correctly placed rows on each side of a boundary. Heuristic.
const FEWEST_FITTING: usize = 2;

/// At most one row in this many may be an exception, that is, 20%. Documented in the rule's
/// page.
const EXCEPTIONS: usize = 5;

/// Returns the boundaries between marks that the rows establish, from the best mark down.
pub(super) fn boundaries(rows: &[RatedRow], steps: usize) -> Vec<Boundary> {
    if rows.len() < FEWEST_ROWS {
        return Vec::new();
    }
    let boundaries = (1..steps).filter_map(|rank| boundary(rows, rank));
    boundaries.collect()
}

fn boundary(rows: &[RatedRow], rank: usize) -> Option<Boundary> {
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

/// The percentages of the rows above and below a boundary, both sorted, so that a cut can
/// be evaluated by binary search instead of visiting every row.
struct Sides {
    lows_above: Vec<f64>,
    highs_above: Vec<f64>,
    lows_below: Vec<f64>,
    highs_below: Vec<f64>,
}

impl Sides {
    fn new(rows: &[RatedRow], rank: usize) -> Self {
        let sorted = |is_above: bool, end: fn(&RatedRow) -> f64| {
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

    /// Returns how many rows are on the wrong side of a cut.
    fn exceptions(&self, cut: f64) -> usize {
        under(&self.highs_above, cut) + from(&self.lows_below, cut)
    }

    /// Returns whether there are enough correctly placed rows on both sides of a cut.
    fn are_supported(&self, cut: f64) -> bool {
        from(&self.lows_above, cut) >= FEWEST_FITTING
            && under(&self.highs_below, cut) >= FEWEST_FITTING
    }
}

/// Counts the percentages below a cut.
fn under(sorted: &[f64], cut: f64) -> usize {
    sorted.partition_point(|percent| *percent < cut)
}

/// Counts the percentages at or above a cut.
fn from(sorted: &[f64], cut: f64) -> usize {
    sorted.len() - under(sorted, cut)
}

/// Returns the roundest number that separates the values in the same way as `cut`.
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
    /// Returns on which side a row is misplaced wherever within `cuts` the boundary is
    /// drawn.
    pub(super) fn misplaced(&self, row: &RatedRow) -> Option<Direction> {
        let (lowest, highest) = self.cuts;
        match row.rank < self.rank {
            true => (row.high < lowest).then_some(Direction::TooGood),
            false => (row.low >= highest).then_some(Direction::TooLow),
        }
    }
}
