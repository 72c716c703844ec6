//! Parses departments from the cells of a sheet.

/// Returns the departments that a cell names, each as a path from the top level.
///
/// Line breaks and `、` separate departments; spaces and slashes separate levels. A line
/// that only names a lower level continues the line above it.
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

/// Returns whether a line with a single name must be a level below the line above it.
fn goes_below(above: &[String], levels: &[String]) -> bool {
    let ([.., upper], [lower]) = (above, levels) else {
        return false;
    };
    match (height(upper), height(lower)) {
        (Some(upper), Some(lower)) => lower > upper,
        _ => false,
    }
}

/// Suffixes of department names by level, from the top.
const ENDINGS: [&[&str]; 3] = [
    &["部", "局", "委員会"],
    &["課", "室"],
    &["係", "グループ", "班", "担当"],
];

fn height(name: &str) -> Option<usize> {
    let ends = |endings: &&[&str]| endings.iter().any(|ending| name.ends_with(ending));
    ENDINGS.iter().position(ends)
}

/// Combines cells that hold one level each, from the top. If the cells have the same number
/// of lines, they are combined line by line; otherwise the upper levels are prefixed to
/// every line of the lowest.
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
