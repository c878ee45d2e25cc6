//! What journeys are made with: the built site served, a browser driven, a candidate's verbs.
//!
//! Owns the processes and stops them by their own handles, also when a journey fails. Waits for
//! conditions, never for time. Owns no journey: those are in `journeys/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a journey fails by panicking"
)]

use std::time::Duration;

pub mod browser;
pub mod candidate;
pub mod digest;
pub mod folders;
mod record;
pub mod site;

pub use browser::{Browser, Engine, Protocol, Tab};
pub use candidate::Candidate;
pub use record::{Need, lacks};
pub use site::Site;

/// Phone-sized window, in CSS pixels.
pub const PHONE: (u32, u32) = (360, 800);
/// Desktop-sized window, in CSS pixels.
pub const DESKTOP: (u32, u32) = (1280, 900);

/// How long a whole journey may take: a browser that no longer answers fails it, not the whole run.
const WHOLE_JOURNEY: Duration = Duration::from_mins(5);

/// How long a browser is asked nothing new: longer than any condition is waited for, and than anything that a journey does
/// beside it. Then what it was asked last has no answer.
const SILENCE: Duration = Duration::from_secs(90);

/// Runs a journey to its end, and notes how it ended.
pub fn run(journey: impl Future<Output = ()>) {
    let noted = record::begin();
    let answered = run_for(WHOLE_JOURNEY, async {
        tokio::select! {
            () = journey => true,
            () = record::asked_nothing_for(SILENCE) => false,
        }
    });
    if answered != Some(true) {
        noted.unanswered();
        let (asked, since) = record::asked_last();
        panic!("the browser no longer answers; asked last, {since:.0?} ago: {asked}");
    }
    noted.passed();
}

/// Runs work that drives a browser; `None` when its time is over, with which its browsers end.
pub fn run_for<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let made = runtime.expect("a runtime").block_on(async {
        // Inside, so that what the work has begun ends with it.
        tokio::time::timeout(limit, work).await
    });
    made.ok()
}
