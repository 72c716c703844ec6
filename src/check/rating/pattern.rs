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
    /// The percentages that tell the marks apart equally well.
    cuts: Vec<f64>,
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
    let counted = values
        .iter()
        .map(|cut| (*cut, exceptions(rows, rank, *cut)));
    let counted: Vec<(f64, usize)> = counted
        .filter(|(cut, _)| is_supported(rows, rank, *cut))
        .collect();
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
        cuts,
        rows: rows.len(),
        fitting: 0,
    };
    let misplaced = rows.iter().filter(|row| boundary.misplaced(row).is_some());
    Some(Boundary {
        fitting: rows.len() - misplaced.count(),
        ..boundary
    })
}

/// Whether a row stands on the wrong side of a cut, and how.
fn side(row: &Row, rank: usize, cut: f64) -> Option<Side> {
    match row.rank < rank {
        true if row.high < cut => Some(Side::TooGood),
        false if row.low >= cut => Some(Side::TooLow),
        _ => None,
    }
}

fn exceptions(rows: &[Row], rank: usize, cut: f64) -> usize {
    let wrong = rows.iter().filter(|row| side(row, rank, cut).is_some());
    wrong.count()
}

/// Whether rows stand rightly on either side of a cut.
fn is_supported(rows: &[Row], rank: usize, cut: f64) -> bool {
    let above = rows.iter().filter(|row| row.rank < rank && row.low >= cut);
    let below = rows.iter().filter(|row| row.rank >= rank && row.high < cut);
    above.count() >= FEWEST_FITTING && below.count() >= FEWEST_FITTING
}

/// A cut as one would say it: the roundest number that cuts the same way.
fn as_said(values: &[f64], cut: f64) -> f64 {
    let below = values.iter().copied().filter(|value| *value < cut);
    let below = below.reduce(f64::max).unwrap_or(0.0);
    let round = |step: f64| (cut / step).floor() * step;
    let cuts_alike = |said: &f64| *said > below && *said <= cut;
    let steps = [100.0, 50.0, 10.0, 5.0, 1.0].into_iter().map(round);
    steps.into_iter().find(cuts_alike).unwrap_or(cut)
}

impl Boundary {
    /// On which side a row is misplaced, however the boundary is drawn.
    pub(super) fn misplaced(&self, row: &Row) -> Option<Side> {
        let mut sides = self.cuts.iter().map(|cut| side(row, self.rank, *cut));
        let first = sides.next()??;
        sides.all(|side| side == Some(first)).then_some(first)
    }
}
