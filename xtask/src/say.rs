//! What the person at the terminal is told: what is being done, how long it usually takes, how
//! long it took.
//!
//! Progress goes to the error stream; only results (an address, a table) go to the standard one.

use std::{
    fmt::Display,
    time::{Duration, Instant},
};

/// One line of progress.
pub fn line(text: impl Display) {
    eprintln!("{text}");
}

/// A step under way.
pub struct Step {
    what: String,
    start: Instant,
}

impl Step {
    /// Announces the step. `usually` completes "usually …", for instance `3 min`.
    #[must_use]
    pub fn start(what: impl Display, usually: &str) -> Self {
        eprintln!("→ {what} (usually {usually}) …");
        Self { what: what.to_string(), start: Instant::now() }
    }

    /// Says that the step is done and how long it took.
    pub fn done(self) {
        eprintln!("✓ {}: {}", self.what, seconds(self.start.elapsed()));
    }
}

/// A duration as people read it: `0.4 s`, `12 s`, `3 min 05 s`.
#[must_use]
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 10 {
        format!("{:.1} s", time.as_secs_f64())
    } else if whole < 60 {
        format!("{whole} s")
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_millis(12_900)), "12 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
