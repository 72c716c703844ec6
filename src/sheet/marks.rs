//! Collects rating marks from the cells of a sheet and derives their scale.

use unicode_normalization::UnicodeNormalization as _;

use crate::plan::Node;

/// The marks of a sheet, each with its meaning if a cell gives one.
#[derive(Debug, Default)]
pub(super) struct RatingMarks {
    seen: Vec<(String, String)>,
    /// Whether the scale was given by the user.
    is_given: bool,
}

/// Cell values that mean "no rating".
const NONE: [&str; 7] = ["-", "ー", "―", "—", "‐", "なし", "−"];

/// Maximum length in characters of a mark that is followed by its meaning. Heuristic.
const LONGEST_MARK: usize = 2;

impl RatingMarks {
    /// Creates the marks of a scale given by the user.
    pub(super) fn given(scale: &[(String, String)]) -> Self {
        Self {
            seen: scale.to_vec(),
            is_given: !scale.is_empty(),
        }
    }

    /// Reads the mark of a cell. Returns `None` if the cell has no rating.
    pub(super) fn read(&mut self, cell: &str) -> Option<String> {
        let words: Vec<&str> = cell.split_whitespace().collect();
        let whole = words.join(" ");
        let normal: String = whole.nfkc().collect();
        if whole.is_empty() || NONE.contains(&normal.as_str()) {
            return None;
        }
        let (mark, label) = match self.known(&whole) {
            Some(known) => (known, String::new()),
            None => with_label(&whole),
        };
        let mark = self.known(&mark).unwrap_or(mark);
        match self.seen.iter_mut().find(|(seen, _)| *seen == mark) {
            Some((_, known)) if known.is_empty() => *known = label,
            Some(_) => {}
            None => self.seen.push((mark.clone(), label)),
        }
        Some(mark)
    }

    /// Returns the known mark that equals `mark` regardless of width.
    fn known(&self, mark: &str) -> Option<String> {
        let same = |(seen, _): &&(String, String)| seen.nfkc().eq(mark.nfkc());
        self.seen.iter().find(same).map(|(seen, _)| seen.clone())
    }

    /// Returns the marks, best first.
    pub(super) fn in_order(&self) -> Vec<&str> {
        let mut marks: Vec<&(String, String)> = self.seen.iter().collect();
        if !self.is_given {
            marks.sort_by_key(|(mark, _)| rank(mark));
        }
        marks.iter().map(|(mark, _)| mark.as_str()).collect()
    }

    /// Returns the scale in the form of a plan file.
    pub(super) fn scale(&self) -> Node {
        let step = |mark: &str| {
            let seen = self.seen.iter().find(|(seen, _)| seen == mark);
            let label = seen.map_or("", |(_, label)| label.as_str());
            let mut entries = vec![("mark".to_owned(), Node::words(mark))];
            if !label.is_empty() {
                entries.push(("label".to_owned(), Node::words(label)));
            }
            Node::Table(entries)
        };
        Node::List(self.in_order().into_iter().map(step).collect())
    }
}

/// Splits `A 順調に進んだ` or `A：順調に進んだ` into mark and meaning.
fn with_label(cell: &str) -> (String, String) {
    let parts = cell.split_once([' ', '：', ':', '　']);
    let parts = parts.map(|(mark, label)| (mark.trim(), label.trim()));
    match parts {
        Some((mark, label)) if mark.chars().count() <= LONGEST_MARK && !label.is_empty() => {
            (mark.to_owned(), label.to_owned())
        }
        _ => (cell.to_owned(), String::new()),
    }
}

/// Common scales of signs and words, best first.
const SCALES: [&[&str]; 6] = [
    &["◎", "○", "△", "▲", "×"],
    &["達成", "概ね達成", "一部達成", "未達成"],
    &["順調", "概ね順調", "やや遅れ", "遅れ"],
    &["完了", "実施中", "着手", "検討中", "未着手"],
    &["上回る", "計画どおり", "下回る"],
    &["拡充", "継続", "縮小", "廃止"],
];

/// Returns the sort rank of a mark on the known scales: letters from A (preceded by SS and
/// S), signs, and numbers in descending order.
fn rank(mark: &str) -> (i64, usize) {
    // Input methods and keyboards produce different circle characters.
    let normal: String = mark.nfkc().collect();
    let normal = normal
        .replace(['◯', '〇', '⭕'], "○")
        .replace(['✕', '✖', '☓'], "×");
    if let Ok(number) = normal.parse::<i64>() {
        return (number.checked_neg().unwrap_or_default(), 0);
    }
    let mut letters = normal.chars();
    if let (Some(letter @ 'A'..='Z'), rest) = (letters.next(), letters.as_str()) {
        let first = if letter == 'S' {
            0
        } else {
            i64::from(u32::from(letter))
        };
        let sign = match rest {
            "" => 1,
            "+" | "S" => 0,
            _ => 2,
        };
        return (first, sign);
    }
    let place = |scale: &&[&str]| scale.iter().position(|word| *word == normal);
    match SCALES.iter().find_map(place) {
        Some(at) => (0, at),
        None => (i64::MAX, 0),
    }
}
