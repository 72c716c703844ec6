//! How alike texts are, by the pairs of characters that they have in common.

use std::cmp::Ordering;

/// The pairs of adjacent characters of a text, sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bigrams(Vec<(char, char)>);

impl Bigrams {
    /// Returns all pairs of a text.
    pub(super) fn of(text: &str) -> Self {
        let following = text.chars().skip(1);
        let mut pairs: Vec<_> = text.chars().zip(following).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Returns the pairs of a text, each once.
    pub(super) fn distinct(text: &str) -> Self {
        let Self(mut pairs) = Self::of(text);
        pairs.dedup();
        Self(pairs)
    }

    /// Returns how many pairs there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the similarity to other pairs as Dice's coefficient: 1 if they are equal, 0 if
    /// they have nothing in common.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let all = self.len() + other.len();
        2.0 * self.common(other) as f64 / all.max(1) as f64
    }

    /// Counts the pairs that both have.
    fn common(&self, other: &Self) -> usize {
        let (mut own, mut others) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut count = 0;
        while let (Some(one), Some(another)) = (own.peek(), others.peek()) {
            let order = one.cmp(another);
            if order != Ordering::Greater {
                own.next();
            }
            if order != Ordering::Less {
                others.next();
            }
            count += usize::from(order == Ordering::Equal);
        }
        count
    }
}
