//! Widths of columns that share the cells of a table.

/// Widens columns to what they want while cells are left, always the narrowest one by
/// a full-width character.
pub(crate) fn widen(
    widths: &mut [usize],
    wanted: impl Iterator<Item = usize> + Clone,
    left: &mut usize,
) {
    while *left > 0 {
        let columns = widths.iter_mut().zip(wanted.clone());
        let short = columns.filter(|(width, wanted)| **width < *wanted);
        let Some((width, wanted)) = short.min_by_key(|(width, _)| **width) else {
            return;
        };
        let step = (wanted - *width).min(*left).min(2);
        *width += step;
        *left -= step;
    }
}

/// Returns the width in cells that three quarters of some texts keep to. Heuristic: one that is
/// much longer than the rest is not worth the room of all.
pub(crate) fn usual(widths: &[usize]) -> usize {
    let mut widths = widths.to_vec();
    widths.sort_unstable();
    let place = widths.len().saturating_sub(1) * 3 / 4;
    widths.get(place).copied().unwrap_or_default()
}
