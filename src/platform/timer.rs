//! One thing done once, later.

use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use std::time::Duration;

/// Does something after so many milliseconds; the handle takes it back.
pub fn after(milliseconds: u64, what: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(what, Duration::from_millis(milliseconds)).ok()
}
