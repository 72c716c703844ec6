//! Ratings as the cells of a sheet have them, and the scale that they make.

use unicode_normalization::UnicodeNormalization as _;

use crate::plan::Node;

/// The marks of a sheet, each with what it means where a cell says so.
#[derive(Debug, Default)]
pub(super) struct Marks {
    seen: Vec<(String, String)>,
    /// Whether a person gave the scale.
    is_given: bool,
}

/// Cells that say that there is no rating.
const NONE: [&str; 7] = ["-", "ー", "―", "—", "‐", "なし", "−"];

/// A mark with its meaning behind it is no longer than this.
const LONGEST_MARK: usize = 2;

impl Marks {
    /// The marks of a scale that a person gave.
    pub(super) fn given(scale: &[(String, String)]) -> Self {
        Self {
            seen: scale.to_vec(),
            is_given: !scale.is_empty(),
        }
    }

    /// The mark of a cell; none where it says that there is none.
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

    /// The mark that was seen, in whatever width.
    fn known(&self, mark: &str) -> Option<String> {
        let same = |(seen, _): &&(String, String)| seen.nfkc().eq(mark.nfkc());
        self.seen.iter().find(same).map(|(seen, _)| seen.clone())
    }

    /// The marks, best first.
    pub(super) fn in_order(&self) -> Vec<&str> {
        let mut marks: Vec<&(String, String)> = self.seen.iter().collect();
        if !self.is_given {
            marks.sort_by_key(|(mark, _)| rank(mark));
        }
        marks.iter().map(|(mark, _)| mark.as_str()).collect()
    }

    /// The scale as a plan file has it.
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

/// `A 順調に進んだ` and `A：順調に進んだ` as mark and meaning.
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

/// Signs and words of scales, best first.
const SCALES: [&[&str]; 6] = [
    &["◎", "○", "△", "▲", "×"],
    &["達成", "概ね達成", "一部達成", "未達成"],
    &["順調", "概ね順調", "やや遅れ", "遅れ"],
    &["完了", "実施中", "着手", "検討中", "未着手"],
    &["上回る", "計画どおり", "下回る"],
    &["拡充", "継続", "縮小", "廃止"],
];

/// Where a mark stands on the scales that there are: letters from A with S and
/// SS before it, signs, numbers from the highest.
fn rank(mark: &str) -> (i64, usize) {
    // The circle of an input method is not that of a keyboard.
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
