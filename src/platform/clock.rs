//! The present instant, the local day and hour, and new names.
//!
//! The only source of time and randomness; the domain receives both as values.

use crate::domain::{Date, Timestamp};
use wasm_bindgen::JsValue;

/// The present instant.
pub fn now() -> Timestamp {
    let seconds = (js_sys::Date::now() / 1000.0).clamp(0.0, f64::from(u32::MAX));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped above")]
    Timestamp::from_unix(seconds as u32)
}

/// Milliseconds of the page's life, for measures only.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// The day it is where the person is.
pub fn today() -> Date {
    local_day(now())
}

/// The day an instant falls on where the person is.
pub fn local_day(at: Timestamp) -> Date {
    let date = local(at);
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    Date::new(year, part(date.get_month() + 1), part(date.get_date())).unwrap_or_else(|| at.date())
}

/// The hour and minute of an instant where the person is, as `14:32`.
pub fn local_time(at: Timestamp) -> String {
    let date = local(at);
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A name that no one has: UUID version 7 (RFC 9562), so that names sort by age.
pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

fn local(at: Timestamp) -> js_sys::Date {
    js_sys::Date::new(&JsValue::from_f64(f64::from(at.unix()) * 1000.0))
}
