//! Kameyama's plan with all its rows many times over, to see how the program does
//! with a plan larger than any that was published.

const KAMEYAMA: &str = include_str!("../../data/kameyama-dx.toml");

/// Kameyama's plan with all its rows so many times over, each copy with ids of its
/// own.
pub(crate) fn with_rows_times(copies: usize) -> String {
    let at = KAMEYAMA.find("[[initiatives]]").unwrap_or_default();
    let (head, rows) = KAMEYAMA.split_at_checked(at).unwrap_or_default();
    let copy = |copy: usize| -> String {
        let lines = rows.lines();
        lines.map(|line| with_id_of_copy(line, copy)).collect()
    };
    let rows: String = (0..copies).map(copy).collect();
    format!("{head}{rows}")
}

/// A line of a row; in a copy, ids begin with its number.
fn with_id_of_copy(line: &str, copy: usize) -> String {
    let is_of_ids = line.starts_with("id ") || line.starts_with("reprint_of ");
    match line.split_once('"').filter(|_| is_of_ids && copy > 0) {
        Some((key, id)) => format!("{key}\"{copy}_{id}\n"),
        None => format!("{line}\n"),
    }
}
