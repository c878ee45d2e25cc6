//! How each journey ended in the chosen engine, how long it took, and why one was not made there.
//!
//! Written for `cargo xtask test`, which makes a table of journeys and engines of it.

use crate::Engine;
use std::cell::{Cell, RefCell};
use std::io::Write;
use std::time::{Duration, Instant};

/// What a journey is made with and an engine may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Chromium's own protocol.
    Protocol,
    /// Firefox's preferences.
    Preferences,
    /// A profile that outlives the browser.
    Profile,
    /// Files opened from the file manager.
    Launch,
    /// Files written where the person says.
    Places,
}

impl Need {
    /// Why it cannot be had.
    fn lacking(self, engine: Engine) -> Option<&'static str> {
        match (self, engine) {
            (Self::Protocol, Engine::Firefox | Engine::WebKit) => {
                Some("it is done by Chromium's own protocol")
            }
            (Self::Preferences, Engine::Chromium | Engine::WebKit) => {
                Some("it is done by a preference of Firefox")
            }
            (Self::Launch, Engine::Firefox | Engine::WebKit) => {
                Some("it opens no file from the file manager")
            }
            (Self::Places, Engine::Firefox | Engine::WebKit) => {
                Some("it writes no file in a place that the person chose: a download is offered")
            }
            (Self::Profile, Engine::WebKit) => {
                Some("MiniBrowser under automation forgets everything when it ends")
            }
            _ => None,
        }
    }
}

thread_local! {
    static WHY: Cell<Option<&'static str>> = const { Cell::new(None) };
    static ASKED: RefCell<(String, Option<Instant>)> = const { RefCell::new((String::new(), None)) };
}

/// Notes what the browser is asked now: the last of it is told should the answer never come.
pub(crate) fn asks(what: &str) {
    ASKED.with_borrow_mut(|(asked, at)| {
        what.clone_into(asked);
        *at = Some(Instant::now());
    });
}

/// What the browser was asked last, and how long ago.
pub(crate) fn asked_last() -> (String, Duration) {
    ASKED.with_borrow(|(asked, at)| (asked.clone(), at.map_or(Duration::ZERO, |at| at.elapsed())))
}

/// Ends once the browser has been asked nothing new for that long.
pub(crate) async fn asked_nothing_for(limit: Duration) {
    while let Some(left) = limit.checked_sub(asked_last().1) {
        tokio::time::sleep(left.max(Duration::from_secs(1))).await;
    }
}

/// Whether the chosen engine lacks something; the journey then ends here, and is counted as not made.
pub fn lacks(need: Need) -> bool {
    let why = need.lacking(Engine::chosen());
    WHY.set(why);
    why.is_some()
}

/// A journey that is being made.
pub(crate) struct Noted {
    end: &'static str,
    began: Instant,
}

pub(crate) fn begin() -> Noted {
    WHY.set(None);
    asks("to start");
    Noted { end: "failed", began: Instant::now() }
}

impl Noted {
    pub(crate) fn passed(mut self) {
        self.end = "passed";
    }

    /// The browser stopped answering: that says nothing of the application yet.
    pub(crate) fn unanswered(mut self) {
        self.end = "unanswered";
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        let Ok(file) = std::env::var("ACQUIS_JOURNEYS") else { return };
        let end = WHY.take().unwrap_or(self.end);
        let thread = std::thread::current();
        let prefix = std::env::var("ACQUIS_PREFIX").unwrap_or_default();
        let pass = format!("{}{prefix}", Engine::chosen().name());
        let seconds = self.began.elapsed().as_secs_f64();
        let line = format!("{}\t{pass}\t{end}\t{seconds:.1}\n", thread.name().unwrap_or("?"));
        let open = std::fs::OpenOptions::new().create(true).append(true).open(file);
        // Without the table the journeys themselves still tell.
        let _ = open.and_then(|mut open| open.write_all(line.as_bytes()));
    }
}
