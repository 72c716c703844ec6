//! Text measurement in display cells. All text measurement in the program goes through this
//! module.

mod apart;
mod line_break;
#[cfg(test)]
mod properties;
mod shorten;
mod width;
mod wrap;

pub(crate) use apart::{Cut, tell_apart};
pub(crate) use shorten::{ELLIPSIS, pad, pad_start, shorten, shorten_around, shorten_path};
pub(crate) use width::AmbiguousWidth;
pub(crate) use wrap::wrap;
