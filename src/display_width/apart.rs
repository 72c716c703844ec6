//! Texts that stand below one another and have to be cut: those that would read the same are cut
//! in the middle, so that what tells them apart is seen.

use std::collections::{HashMap, HashSet};

use super::shorten::shorten;
use super::width::AmbiguousWidth;

/// A text that is cut where there is no room for it.
pub(crate) struct Cut {
    /// The text as it is.
    pub(crate) whole: String,
    /// What is shown of it.
    pub(crate) shown: String,
    /// The cells that it has.
    pub(crate) cells: usize,
    /// What it belongs to. Those of the same are told apart before those of others, which are
    /// told by that, too.
    pub(crate) of: String,
}

impl Cut {
    /// A text cut at its end.
    pub(crate) fn new(whole: String, cells: usize, ambiguous: AmbiguousWidth) -> Self {
        Self {
            shown: shorten(&whole, cells, ambiguous).into_owned(),
            whole,
            cells,
            of: String::new(),
        }
    }

    /// Cuts it again before what begins at a byte, of which two thirds of the cells are for as
    /// much as fits, so that its beginning is seen, too.
    fn cut_before(&mut self, start: usize, ambiguous: AmbiguousWidth) {
        let Some((before, rest)) = self.whole.split_at_checked(start) else {
            return;
        };
        if rest.is_empty() {
            return;
        }
        let rest = shorten(rest, self.cells * 2 / 3, ambiguous);
        let room = self.cells.saturating_sub(ambiguous.width(&rest));
        self.shown = format!("{}{rest}", shorten(before, room, ambiguous));
    }
}

/// Cuts texts in the middle that would read the same although they are not.
pub(crate) fn tell_apart(cuts: &mut [Cut], ambiguous: AmbiguousWidth) {
    let (within, among) = (
        starts(cuts, |cut| cut.of.clone()),
        starts(cuts, |_| String::new()),
    );
    for cut in cuts {
        let start = within.get(&(cut.of.clone(), cut.whole.clone()));
        let start = start.or_else(|| among.get(&(String::new(), cut.whole.clone())));
        if let Some(start) = start.filter(|_| cut.shown != cut.whole) {
            cut.cut_before(*start, ambiguous);
        }
    }
}

/// Returns where texts of a group that read the same begin to differ from the one most like
/// them, by group and text.
fn starts(cuts: &[Cut], group: impl Fn(&Cut) -> String) -> HashMap<(String, String), usize> {
    let mut alike: HashMap<(String, &str), HashSet<&str>> = HashMap::new();
    for cut in cuts {
        let key = (group(cut), cut.shown.as_str());
        alike.entry(key).or_default().insert(&cut.whole);
    }
    let mut starts = HashMap::new();
    for ((group, _), wholes) in alike.into_iter().filter(|(_, wholes)| wholes.len() > 1) {
        let mut wholes: Vec<&str> = wholes.into_iter().collect();
        wholes.sort_unstable();
        for (one, next) in wholes.iter().zip(wholes.iter().skip(1)) {
            let start = common(one, next);
            for whole in [one, next] {
                let known = starts.entry((group.clone(), (*whole).to_owned()));
                let known = known.or_insert(start);
                *known = start.max(*known);
            }
        }
    }
    starts
}

/// Returns how many bytes two texts have in common at their beginnings.
fn common(one: &str, other: &str) -> usize {
    let both = one.chars().zip(other.chars());
    let same = both.take_while(|(one, other)| one == other);
    same.map(|(character, _)| character.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], cells: usize, expected: &[&str]) {
        let narrow = AmbiguousWidth::Narrow;
        let cuts = texts
            .iter()
            .map(|text| Cut::new((*text).to_owned(), cells, narrow));
        let mut cuts: Vec<Cut> = cuts.collect();
        tell_apart(&mut cuts, narrow);
        let shown: Vec<&str> = cuts.iter().map(|cut| cut.shown.as_str()).collect();
        assert_eq!(shown, expected);
        let fits = |shown: &&str| narrow.width(shown) <= cells;
        assert!(shown.iter().all(fits), "{shown:?}");
    }

    #[test]
    fn texts_that_differ_when_cut_are_cut_at_their_ends() {
        check(
            &["証明書の交付", "証明の交付"],
            9,
            &["証明書の…", "証明の交…"],
        );
    }

    #[test]
    fn texts_that_would_read_the_same_are_cut_before_what_differs() {
        check(
            &["交付状況（三重県）", "交付状況（全国）", "交付状況"],
            12,
            &["交…三重県）", "交付…全国）", "交付状況"],
        );
        check(
            &["交付状況の推移", "交付状況の割合", "交付状況の"],
            9,
            &["交付…推移", "交付…割合", "交付状況…"],
        );
    }

    #[test]
    fn texts_of_the_same_are_told_apart_first() {
        let narrow = AmbiguousWidth::Narrow;
        let texts = [
            ("20", "講座の回数（回）"),
            ("20", "講座の人数（名）"),
            ("33", "講座の人数（人）"),
        ];
        let cuts = texts.iter().map(|(of, text)| Cut {
            of: (*of).to_owned(),
            ..Cut::new((*text).to_owned(), 15, narrow)
        });
        let mut cuts: Vec<Cut> = cuts
            .map(|cut| Cut {
                shown: "講座…".to_owned(),
                ..cut
            })
            .collect();
        tell_apart(&mut cuts, narrow);
        let shown: Vec<&str> = cuts.iter().map(|cut| cut.shown.as_str()).collect();
        assert_eq!(
            shown,
            ["講座…回数（回）", "講座…人数（名）", "講座の人数…人）"]
        );
    }

    #[test]
    fn the_same_text_reads_the_same() {
        check(&["交付状況の推移", "交付状況の推移"], 9, &["交付状況…"; 2]);
    }
}
