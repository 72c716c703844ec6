//! Text measured in display cells. Nothing else in the program measures text.

mod line_break;
#[cfg(test)]
mod properties;
mod shorten;
mod width;
mod wrap;

pub(crate) use shorten::{pad, pad_start, shorten};
pub(crate) use width::Ambiguous;
pub(crate) use wrap::wrap;
