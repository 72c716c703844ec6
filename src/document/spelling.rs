//! The nearest valid word for one that is not.

/// The candidate that a person most likely meant, if one is near enough:
/// at most a third of its letters differ, and not all, by the edits that slips of the
/// finger make (a letter missing, doubled, wrong, or two exchanged).
pub fn nearest<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    candidates
        .into_iter()
        .map(|candidate| (distance(written, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(written, candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn allowed(written: &str, candidate: &str) -> usize {
    let longest = written.chars().count().max(candidate.chars().count());
    longest.div_ceil(3).min(longest.saturating_sub(1))
}

/// Edits between two words, an exchange of neighbours counting as one
/// (optimal string alignment). Full-width letters count as half-width ones,
/// and upper case as lower case.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = letters(left);
    let right: Vec<char> = letters(right);
    let mut before_previous: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for (row, &a) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &b) in right.iter().enumerate() {
            let replaced = at(&previous, column) + usize::from(a != b);
            let removed = at(&previous, column + 1) + 1;
            let inserted = at(&current, column) + 1;
            let mut cost = replaced.min(removed).min(inserted);
            if exchanged(&left, row, &right, column) {
                cost = cost.min(at(&before_previous, column.saturating_sub(1)) + 1);
            }
            current.push(cost);
        }
        before_previous = std::mem::replace(&mut previous, current);
    }
    at(&previous, right.len())
}

fn letters(word: &str) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization as _;
    word.nfkc().flat_map(char::to_lowercase).collect()
}

fn at(costs: &[usize], index: usize) -> usize {
    costs.get(index).copied().unwrap_or(usize::MAX / 2)
}

fn exchanged(left: &[char], row: usize, right: &[char], column: usize) -> bool {
    let pair = |letters: &[char], end: usize| {
        let start = end.checked_sub(1)?;
        Some((*letters.get(start)?, *letters.get(end)?))
    };
    match (pair(left, row), pair(right, column)) {
        (Some((a, b)), Some((c, d))) => a == d && b == c,
        _ => false,
    }
}
