//! What is drawn with: how things look, lines of styled text, and prose broken
//! into them.

pub(crate) mod doubt;
pub(crate) mod figures;
pub(crate) mod line;
pub(crate) mod look;
pub(crate) mod plan;
pub(crate) mod prose;
