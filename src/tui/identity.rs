//! Values that are compared by identity, which is a cheap test of whether something
//! was derived anew.

use std::rc::Rc;
use std::sync::Arc;

/// Returns whether two answers of workers are the same one, or neither is there yet.
pub(crate) fn is_same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// A shared value that is equal only to itself.
#[derive(Debug)]
pub(crate) struct Identity<T: ?Sized>(Rc<T>);

impl<T: ?Sized> Identity<T> {
    /// The identity of a value. It keeps the value, so that no other can take its
    /// place in memory.
    pub(crate) fn of(value: &Rc<T>) -> Self {
        Self(Rc::clone(value))
    }
}

impl<T: ?Sized> Clone for Identity<T> {
    fn clone(&self) -> Self {
        Self::of(&self.0)
    }
}

impl<T: ?Sized> PartialEq for Identity<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
