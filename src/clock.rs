//! What time it is where the plans are reviewed.

use tenken::meeting::{Day, TimeOfDay};
use time::OffsetDateTime;
use time::macros::offset;

/// Returns the time it is in Japan.
pub(crate) fn now() -> TimeOfDay {
    let now = in_japan();
    TimeOfDay {
        hour: now.hour(),
        minute: now.minute(),
    }
}

/// Returns the day it is in Japan.
pub(crate) fn today() -> Day {
    in_japan().date().into()
}

fn in_japan() -> OffsetDateTime {
    OffsetDateTime::now_utc().to_offset(offset!(+9))
}
