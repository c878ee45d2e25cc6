//! What was counted, told while it happens and as a table at the end.

use crate::ledger::Loss;
use crate::sight::THERE;
use acquis_e2e::Engine;
use std::time::{Duration, Instant};

/// The figures of one browser.
pub(crate) struct Tally {
    engine: Engine,
    pub(crate) kills: usize,
    /// Edits that were shown as saved.
    pub(crate) shown: usize,
    /// Of these, how many were gone after a kill.
    pub(crate) lost: usize,
    /// The shortest time from an edit's being seen as saved to a kill.
    narrowest: Option<Duration>,
    /// The longest such time of a lost edit.
    oldest_lost: Option<Duration>,
}

impl Tally {
    pub(crate) fn new(engine: Engine) -> Self {
        let (narrowest, oldest_lost) = (None, None);
        Self { engine, kills: 0, shown: 0, lost: 0, narrowest, oldest_lost }
    }

    /// A kill while work was done: how many edits this dossier's ledger has shown, and the last when.
    pub(crate) fn killed(&mut self, shown: usize, last: Option<Instant>, at: Instant) {
        self.kills += 1;
        self.shown += shown;
        let before = last.map(|last| at.saturating_duration_since(last));
        self.narrowest = self.narrowest.into_iter().chain(before).min();
        let last = before.map_or_else(String::new, |b| format!(", the last {} before", ms(b)));
        eprintln!("{} {}: {shown} edits shown as saved{last}", self.engine.name(), self.kills);
    }

    /// A kill while the dossier was being opened.
    pub(crate) fn killed_again(&mut self) {
        self.kills += 1;
        eprintln!("{} {}: while it was opened again", self.engine.name(), self.kills);
    }

    /// What the restart showed.
    pub(crate) fn lost(&mut self, losses: Vec<Loss>) {
        for loss in losses {
            self.lost += loss.before.len();
            self.oldest_lost =
                self.oldest_lost.into_iter().chain(loss.before.iter().copied()).max();
            let times: Vec<_> = loss.before.iter().map(|before| ms(*before)).collect();
            println!(
                "{} {}: LOST {} of {}\n  shown as saved: {}\n  there:          {}\n  before the kill: {}",
                self.engine.name(),
                self.kills,
                if loss.place.1 == THERE { "all" } else { &loss.place.1 },
                loss.place.0,
                quoted(&loss.promised),
                loss.present.as_deref().map_or_else(|| "nothing".to_owned(), quoted),
                times.join(", "),
            );
        }
    }

    /// Whether something was promised, and all of it kept.
    pub(crate) fn is_good(&self) -> bool {
        self.shown > 0 && self.lost == 0
    }
}

/// A text's end and length.
fn quoted(text: &str) -> String {
    let length = text.chars().count();
    let end: String = text.chars().skip(length.saturating_sub(60)).collect();
    let cut = if length > 60 { "…" } else { "" };
    format!("« {cut}{end} » ({length} characters)")
}

fn ms(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

/// The table of all browsers.
pub(crate) fn table(tallies: &[Tally]) -> String {
    let head = format!(
        "{:<10} {:>6} {:>21} {:>11} {:>13} {:>13}",
        "browser", "kills", "edits shown as saved", "edits lost", "narrowest", "oldest lost"
    );
    let or_none = |time: Option<Duration>| time.map_or_else(|| "-".to_owned(), ms);
    let line = |t: &Tally| {
        let (narrowest, oldest) = (or_none(t.narrowest), or_none(t.oldest_lost));
        let name = t.engine.name();
        format!(
            "{name:<10} {:>6} {:>21} {:>11} {narrowest:>13} {oldest:>13}",
            t.kills, t.shown, t.lost
        )
    };
    let lines: Vec<_> = std::iter::once(head).chain(tallies.iter().map(line)).collect();
    lines.join("\n")
}
