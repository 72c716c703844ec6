//! Who is in charge, as the cells of a sheet have it.

/// The departments that a cell names, each with its levels from the top.
///
/// Line breaks and 、 stand between departments, spaces and slashes between
/// levels. A line that only names a lower level goes with the line above it.
pub(super) fn of_cell(cell: &str) -> Vec<String> {
    let mut departments: Vec<Vec<String>> = Vec::new();
    for line in cell.split(['\n', '\r']) {
        for (place, name) in line.split(['、', '，', ',', ';', '；']).enumerate() {
            let levels = levels(name);
            if levels.is_empty() {
                continue;
            }
            match departments.last_mut() {
                Some(above) if place == 0 && goes_below(above, &levels) => above.extend(levels),
                _ => departments.push(levels),
            }
        }
    }
    let mut paths: Vec<String> = departments.iter().map(|levels| levels.join("/")).collect();
    let all = paths.clone();
    let mut place = 0;
    paths.retain(|path| {
        place += 1;
        !all.iter().take(place - 1).any(|before| before == path)
    });
    paths
}

fn levels(name: &str) -> Vec<String> {
    let levels = name.split(['/', '／', ' ', '\u{3000}', '\t', '＞', '>']);
    let levels = levels.map(str::trim).filter(|level| !level.is_empty());
    levels.map(str::to_owned).collect()
}

/// Whether a line of one name can only be a level below the line above it.
fn goes_below(above: &[String], levels: &[String]) -> bool {
    let ([.., upper], [lower]) = (above, levels) else {
        return false;
    };
    match (height(upper), height(lower)) {
        (Some(upper), Some(lower)) => lower > upper,
        _ => false,
    }
}

/// Endings of names, from the top level down.
const ENDINGS: [&[&str]; 3] = [
    &["部", "局", "委員会"],
    &["課", "室"],
    &["係", "グループ", "班", "担当"],
];

fn height(name: &str) -> Option<usize> {
    let ends = |endings: &&[&str]| endings.iter().any(|ending| name.ends_with(ending));
    ENDINGS.iter().position(ends)
}

/// The departments of cells that hold one level each, from the top: line by
/// line where each has as many lines, otherwise with the upper ones before every
/// line of the lowest.
pub(super) fn of_levels(cells: &[String]) -> Vec<String> {
    let named = cells.iter().map(|cell| of_cell(cell));
    let cells: Vec<Vec<String>> = named.filter(|names| !names.is_empty()).collect();
    let most = cells.iter().map(Vec::len).max().unwrap_or_default();
    let path = |place: usize| {
        let levels = cells.iter().map(|lines| match lines.as_slice() {
            [only] => only.clone(),
            lines if lines.len() == most => lines.get(place).cloned().unwrap_or_default(),
            lines => lines.concat(),
        });
        levels.collect::<Vec<_>>().join("/")
    };
    (0..most).map(path).collect()
}
