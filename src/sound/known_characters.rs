//! What has been found out about characters.

use std::cell::RefCell;

/// Whether something is so of each character of two bytes, as far as that was asked: texts have
/// few that differ.
#[derive(Debug, Default)]
pub(crate) struct KnownCharacters(RefCell<Vec<Option<bool>>>);

impl KnownCharacters {
    /// Returns what tells whether it is so, asking `is_so` about each character once.
    pub(crate) fn asking<'k>(
        &'k self,
        is_so: impl Fn(u16) -> bool + 'k,
    ) -> impl FnMut(u16) -> bool + 'k {
        let mut known = self.0.borrow_mut();
        known.resize(usize::from(u16::MAX) + 1, None);
        move |own| match known.get_mut(usize::from(own)) {
            Some(known) => *known.get_or_insert_with(|| is_so(own)),
            None => false,
        }
    }
}
