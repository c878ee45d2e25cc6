//! The page as it is left, which the next start shows until the application is there (`public/snapshot.js`).
//!
//! Owns no decision about when that may be. Absent where the page's own script is not (tests).

use super::optional::{call, member};
use crate::state::early::LeftPage;
use wasm_bindgen::JsValue;

fn ask(method: &str, given: &[&JsValue]) {
    let snapshot = web_sys::window().and_then(|window| member::<JsValue>(&window, "snapshot"));
    let _ = snapshot.and_then(|snapshot| call(&snapshot, method, given));
}

/// Takes the page as it stands.
pub fn take(left: &LeftPage) {
    ask("take", &[&left.to_text().into()]);
}

/// Nothing is kept of the page.
pub fn forget() {
    ask("forget", &[]);
}

/// What is shown of the page as it was left gives way to the application.
pub fn put_away() {
    ask("putAway", &[]);
}
