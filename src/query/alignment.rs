//! Finds the best place of a word's characters in a text, with gaps between them. The
//! scores are those of skim and fzf: a match counts, at a boundary more; a gap costs by
//! its length.

const MATCH: i32 = 16;
const GAP: i32 = -3;
const GAP_CHARACTER: i32 = -1;
const CONSECUTIVE: i32 = 4;
/// For a character at the beginning of the text, or after a bracket, slash or the like.
const AFTER_BRACKET: i32 = 8;
/// For a character after other punctuation.
const AFTER_PUNCTUATION: i32 = 7;
/// The first character of the text counts so many times its bonus.
const FIRST: i32 = 2;
/// No score: far below any that is reached, and far above an overflow.
const NONE: i32 = -32_768;

/// The best place of a word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alignment {
    /// How good it is.
    pub(super) score: i64,
    /// The places of the word's characters in the text, counted in characters.
    pub(super) places: Vec<usize>,
}

/// The best scores of a beginning of the word in a beginning of the text.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// If the last character of the text belongs to the match.
    matched: i32,
    /// If it belongs to a gap.
    skipped: i32,
}

/// Whether the best match of less also ends with its last character.
#[derive(Debug, Clone, Copy, Default)]
struct Moves {
    matched: bool,
    skipped: bool,
}

const NO_CELL: Cell = Cell {
    matched: NONE,
    skipped: NONE,
};

impl Alignment {
    /// Returns the best place of a word; the last of several. Returns `None` if the text
    /// does not have its characters in order.
    pub(super) fn new(text: &str, word: &str) -> Option<Self> {
        let text: Vec<char> = text.chars().collect();
        let firsts = first_places(&text, word)?;
        let bonuses = bonuses(&text);
        let before_word = Cell {
            matched: NONE,
            skipped: GAP_CHARACTER,
        };
        let mut above = vec![before_word; text.len() + 1];
        let mut all_moves = Vec::with_capacity(firsts.len());
        for (character, first) in word.chars().zip(&firsts) {
            let mut row = vec![NO_CELL; text.len() + 1];
            let mut moves = vec![Moves::default(); text.len() + 1];
            let mut left = NO_CELL;
            let places = text.iter().zip(&bonuses).zip(&above);
            let cells = row.iter_mut().zip(&mut moves).skip(1);
            for (((other, bonus), above), (cell, moves)) in places.zip(cells).skip(*first) {
                let is_match = *other == character;
                (left, *moves) = next_cell(is_match.then_some(*bonus), *above, left);
                *cell = left;
            }
            above = row;
            all_moves.push(moves);
        }
        let ends = above.iter().enumerate().skip(*firsts.last()?);
        let (end, cell) = ends.max_by_key(|(_, cell)| cell.matched)?;
        Some(Self {
            score: cell.matched.into(),
            places: places(&all_moves, end),
        })
    }
}

/// Returns the scores and moves of a cell. `bonus` is that of the place if the characters
/// match, `above` the cell without both characters, `left` the one without the text's.
fn next_cell(bonus: Option<i32>, above: Cell, left: Cell) -> (Cell, Moves) {
    let after_match = |bonus| above.matched + CONSECUTIVE.max(bonus);
    let after_gap = |bonus| above.skipped + bonus;
    let begins_gap = left.matched + GAP + GAP_CHARACTER;
    let goes_on = left.skipped + GAP_CHARACTER;
    let matched = bonus.map(|bonus| after_match(bonus).max(after_gap(bonus)) + MATCH);
    let cell = Cell {
        matched: matched.unwrap_or(NONE),
        skipped: begins_gap.max(goes_on),
    };
    let moves = Moves {
        matched: bonus.is_some_and(|bonus| after_match(bonus) >= after_gap(bonus)),
        skipped: begins_gap >= goes_on,
    };
    (cell, moves)
}

/// Returns the first places at which the characters of a word follow each other.
fn first_places(text: &[char], word: &str) -> Option<Vec<usize>> {
    let mut characters = text.iter();
    let places = word.chars().map(|wanted| {
        let before = text.len() - characters.len();
        let skipped = characters.position(|character| *character == wanted)?;
        Some(before + skipped)
    });
    places.collect()
}

fn bonuses(text: &[char]) -> Vec<i32> {
    let first = std::iter::once(AFTER_BRACKET * FIRST);
    let others = text.iter().map(|before| match before {
        '\0' | ' ' | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}' => AFTER_BRACKET,
        '!'..='\'' | '*'..='.' | ':'..='@' | '^'..='`' | '~' => AFTER_PUNCTUATION,
        _ => 0,
    });
    first.chain(others).take(text.len()).collect()
}

/// Follows the moves back from where the word ends, counted from one.
fn places(moves: &[Vec<Moves>], end: usize) -> Vec<usize> {
    let mut places = Vec::with_capacity(moves.len());
    let mut column = end;
    for row in moves.iter().rev() {
        places.extend(column.checked_sub(1));
        let moves_at = |column: usize| row.get(column).copied().unwrap_or_default();
        let is_adjacent = moves_at(column).matched;
        column = column.saturating_sub(1);
        if !is_adjacent {
            column = gap_start(moves, places.len(), column);
        }
    }
    places.reverse();
    places
}

/// Returns where the character before a gap stands, of which the last is given.
fn gap_start(moves: &[Vec<Moves>], matched: usize, gap_end: usize) -> usize {
    let row = moves.len().checked_sub(matched + 1);
    let row = row.and_then(|row| moves.get(row));
    let mut column = gap_end;
    while let Some(at) = row.and_then(|row| row.get(column)).filter(|_| column > 0) {
        column -= 1;
        if at.skipped {
            break;
        }
    }
    column
}
