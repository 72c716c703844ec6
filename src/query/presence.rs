//! Tells which rows cannot have a word, without reading their texts: a bit for each row
//! in the slot of each of its characters and pairs of adjacent characters.

/// The number of rows that share a table: one for each bit of [`Rows`].
pub(super) const ROWS: usize = Rows::BITS as usize;

/// A set of rows, with the first row in the lowest bit.
pub(super) type Rows = u32;

/// Number of slots. Heuristic: a row of 600 characters fills a third of them, so that of
/// the rows without a word of three characters one in ten is read in vain.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 11;

/// The characters and pairs of up to [`ROWS`] rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Presence {
    slots: Box<[Rows]>,
}

/// The characters and pairs of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordSlots {
    characters: Vec<usize>,
    pairs: Vec<usize>,
}

impl WordSlots {
    /// Returns the characters and pairs of a folded word.
    pub(super) fn new(word: &str) -> Self {
        let followers = word.chars().skip(1);
        Self {
            characters: word.chars().map(character_slot).collect(),
            pairs: word.chars().zip(followers).map(pair_slot).collect(),
        }
    }
}

impl Presence {
    /// Returns the presence of rows without texts.
    pub(super) fn new() -> Self {
        Self {
            slots: vec![0; SLOTS].into_boxed_slice(),
        }
    }

    /// Notes a folded text of a row, counted from the first row of the table.
    pub(super) fn note(&mut self, row: usize, text: &str) {
        let row = 1 << (row % ROWS);
        let mut before = None;
        for character in text.chars() {
            self.fill(character_slot(character), row);
            if let Some(before) = before.replace(character) {
                self.fill(pair_slot((before, character)), row);
            }
        }
    }

    fn fill(&mut self, slot: usize, row: Rows) {
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot |= row;
        }
    }

    fn rows(&self, slot: usize) -> Rows {
        self.slots.get(slot).copied().unwrap_or_default()
    }

    /// Returns the rows that may have a word as a contiguous string.
    pub(super) fn whole(&self, word: &WordSlots) -> Rows {
        let slots = word.characters.iter().chain(&word.pairs);
        slots.fold(Rows::MAX, |rows, slot| rows & self.rows(*slot))
    }

    /// Returns the rows that may have the characters of a word in order, in runs of two or
    /// more, or with at most two gaps.
    pub(super) fn scattered(&self, word: &WordSlots) -> Rows {
        let characters = word.characters.iter();
        let all = characters.fold(Rows::MAX, |rows, slot| rows & self.rows(*slot));
        let pairs = || word.pairs.iter().map(|slot| self.rows(*slot));
        // The rows that lack exactly none, one and two of the pairs so far.
        let (mut none, mut one, mut two) = (Rows::MAX, 0, 0);
        for pair in pairs() {
            two = (two & pair) | (one & !pair);
            one = (one & pair) | (none & !pair);
            none &= pair;
        }
        let followed = pairs().zip(pairs().skip(1));
        let in_runs = followed.fold(Rows::MAX, |rows, (pair, next)| rows & (pair | next));
        let ends = pairs().next().unwrap_or_default() & pairs().next_back().unwrap_or_default();
        all & (none | one | two | (in_runs & ends))
    }
}

fn character_slot(character: char) -> usize {
    slot(u64::from(character))
}

fn pair_slot((before, after): (char, char)) -> usize {
    slot(u64::from(before) << u32::BITS | u64::from(after))
}

/// Spreads keys over the slots (Fibonacci hashing).
fn slot(key: u64) -> usize {
    let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOT_BITS);
    usize::try_from(spread).unwrap_or_default()
}
