//! What the application has promised: which states of which controls it has shown as saved.
//!
//! Owns the comparison with what is there after a kill. Pure but for the instants it is handed.

use crate::sight::{Kind, Seen, Sight, THERE};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// A page's address and a control's name.
pub(crate) type Place = (String, String);

/// One state shown as saved.
#[derive(Debug, Clone)]
struct Promise {
    state: String,
    at: Instant,
    /// Made by typing or clicking since the browser was started; otherwise found there.
    edit: bool,
}

#[derive(Debug, Clone)]
struct Control {
    kind: Kind,
    seen: String,
    /// Since the browser was started, oldest first.
    promises: Vec<Promise>,
    /// What it was about to become after the last promise.
    since: Vec<String>,
}

/// Promised edits of one control that are gone.
#[derive(Debug)]
pub(crate) struct Loss {
    pub(crate) place: Place,
    pub(crate) promised: String,
    /// `None` when the control is not there at all.
    pub(crate) present: Option<String>,
    /// For each lost edit, how long before the kill it was first seen as saved.
    pub(crate) before: Vec<Duration>,
}

/// Everything promised to one candidate about one dossier.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    controls: BTreeMap<Place, Control>,
    shown: usize,
    last: Option<Instant>,
}

impl Control {
    fn new(kind: Kind, seen: String) -> Self {
        Self { kind, seen, promises: Vec::new(), since: Vec::new() }
    }

    /// Whether a state stands in what is there.
    fn contains(&self, present: &str, state: &str) -> bool {
        match self.kind {
            Kind::Text => present.starts_with(state),
            Kind::Choice => present == state,
        }
    }

    /// Whether what is there is the last promise, or what became of it.
    fn holds(&self, present: &str) -> bool {
        let Some(last) = self.promises.last() else { return true };
        let later = |wanted: &String| match self.kind {
            Kind::Text => wanted.starts_with(present) && present.starts_with(&last.state),
            Kind::Choice => wanted == present,
        };
        present == last.state || self.since.iter().any(later)
    }

    /// The promises after the last one that still stands.
    fn broken(&self, present: Option<&str>) -> &[Promise] {
        if present.is_some_and(|present| self.holds(present)) {
            return &[];
        }
        let stands = |promise: &Promise| {
            present.is_some_and(|present| self.contains(present, &promise.state))
        };
        let kept = self.promises.iter().rposition(stands).map_or(0, |place| place + 1);
        // When the last one stands, but with what nobody wrote after it, it is damaged.
        &self.promises[kept.min(self.promises.len().saturating_sub(1))..]
    }

    fn promise(&mut self, at: Instant) -> bool {
        if self.promises.last().is_some_and(|last| last.state == self.seen) {
            return false;
        }
        let edit = !self.since.is_empty();
        if let Some(done) = self.since.iter().rposition(|wanted| *wanted == self.seen) {
            self.since.drain(..=done);
        }
        self.promises.push(Promise { state: self.seen.clone(), at, edit });
        edit
    }
}

impl Ledger {
    /// A control is about to be brought to a state. Said before the first key.
    pub(crate) fn intends(&mut self, page: &str, name: &str, kind: Kind, state: &str) {
        let place = (page.to_owned(), name.to_owned());
        let control =
            self.controls.entry(place).or_insert_with(|| Control::new(kind, String::new()));
        control.since.push(state.to_owned());
    }

    /// A page was seen while nothing was being done. When it is shown as saved, so is the state in
    /// which every other page was left.
    pub(crate) fn sees(&mut self, sight: &Sight) {
        for Seen { name, kind, value } in &sight.controls {
            let place = (sight.page.clone(), name.clone());
            let new = || Control::new(*kind, value.clone());
            self.controls.entry(place).or_insert_with(new).seen.clone_from(value);
        }
        if sight.saved {
            let promised = self.controls.values_mut().filter_map(|control| {
                let shown = control.promise(sight.at);
                shown.then_some(())
            });
            let new = promised.count();
            self.shown += new;
            if new > 0 {
                self.last = Some(sight.at);
            }
        }
    }

    /// How many edits have been shown as saved.
    pub(crate) fn shown(&self) -> usize {
        self.shown
    }

    /// When an edit was last newly shown as saved.
    pub(crate) fn last(&self) -> Option<Instant> {
        self.last
    }

    /// What a control holds, as far as is known.
    pub(crate) fn state(&self, page: &str, name: &str) -> &str {
        let control = self.controls.get(&(page.to_owned(), name.to_owned()));
        control.map_or("", |control| &control.seen)
    }

    /// The pages of which something is known.
    pub(crate) fn pages(&self) -> Vec<String> {
        let mut pages: Vec<_> = self.controls.keys().map(|(page, _)| page.clone()).collect();
        pages.dedup();
        pages
    }

    /// Whether a page seen after a restart shows everything promised of it.
    pub(crate) fn is_kept(&self, sight: &Sight) -> bool {
        let of_page = self.controls.iter().filter(|((page, _), _)| *page == sight.page);
        let mut broken = of_page.map(|((_, name), control)| control.broken(value(sight, name)));
        broken.all(<[Promise]>::is_empty)
    }

    /// What is gone, given all that was seen after the restart; a page without a sight is gone.
    pub(crate) fn losses(&self, sights: &[Sight], killed: Instant) -> Vec<Loss> {
        let mut losses = Vec::new();
        for (place, control) in &self.controls {
            let sight = sights.iter().find(|sight| sight.page == place.0);
            let present = sight.and_then(|sight| value(sight, &place.1));
            let broken = control.broken(present);
            // An empty state nobody wrote is no work: what is gone with it is the page, told once.
            let Some(last) = broken.iter().rfind(|p| p.edit || !p.state.is_empty()) else {
                continue;
            };
            // A tick that nobody set goes with its page.
            if present.is_none() && !last.edit && control.kind == Kind::Choice && place.1 != THERE {
                continue;
            }
            losses.push(Loss {
                place: place.clone(),
                promised: last.state.clone(),
                present: present.map(str::to_owned),
                before: broken
                    .iter()
                    .filter(|promise| promise.edit || broken.iter().all(|p| !p.edit))
                    .map(|promise| killed.saturating_duration_since(promise.at))
                    .collect(),
            });
        }
        losses
    }

    /// What is there after a restart is where the next round begins.
    pub(crate) fn settle(&mut self, sights: &[Sight]) {
        self.controls.clear();
        for sight in sights {
            self.sees(sight);
        }
        (self.shown, self.last) = (0, None);
    }
}

fn value<'a>(sight: &'a Sight, name: &str) -> Option<&'a str> {
    let found = sight.controls.iter().find(|seen| seen.name == name);
    found.map(|seen| seen.value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "#/d/1/preuves/2";

    fn sight(saved: bool, controls: &[(&str, Kind, &str)]) -> Sight {
        let seen = |(name, kind, value): &(&str, Kind, &str)| Seen {
            name: (*name).to_owned(),
            kind: *kind,
            value: (*value).to_owned(),
        };
        let controls = controls.iter().map(seen).collect();
        Sight { page: PAGE.to_owned(), saved, controls, at: Instant::now() }
    }

    fn text(saved: bool, value: &str) -> Sight {
        sight(saved, &[("context", Kind::Text, value)])
    }

    /// Types in two bursts, the first shown as saved or both, then a third under way.
    fn typed(saved: [bool; 2]) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.sees(&text(true, ""));
        for (value, saved) in ["one", "one two"].into_iter().zip(saved) {
            ledger.intends(PAGE, "context", Kind::Text, value);
            ledger.sees(&text(saved, value));
        }
        ledger.intends(PAGE, "context", Kind::Text, "one two three");
        ledger
    }

    fn lost(ledger: &Ledger, present: &str) -> usize {
        let losses = ledger.losses(&[text(false, present)], Instant::now());
        losses.iter().map(|loss| loss.before.len()).sum()
    }

    #[test]
    fn what_is_shown_as_saved_is_promised_and_nothing_else() {
        assert_eq!(typed([false, false]).shown(), 0);
        assert_eq!(lost(&typed([false, false]), ""), 0);
        assert_eq!(typed([true, true]).shown(), 2);
        assert_eq!(lost(&typed([true, true]), ""), 2);
        assert_eq!(lost(&typed([true, true]), "one"), 1);
        assert_eq!(lost(&typed([true, false]), "one"), 0);
    }

    #[test]
    fn what_was_typed_later_may_be_there_or_not() {
        for present in ["one two", "one two th", "one two three"] {
            assert_eq!(lost(&typed([true, true]), present), 0, "{present}");
        }
        assert_eq!(lost(&typed([true, true]), "one two tree"), 1, "nobody wrote that");
        assert_eq!(lost(&typed([true, true]), "one tw"), 1);
    }

    #[test]
    fn a_choice_is_the_promised_one_or_a_later_one() {
        let choice = |saved, value| sight(saved, &[("level", Kind::Choice, value)]);
        let mut ledger = Ledger::default();
        for (value, saved) in [("a", true), ("b", true), ("c", false)] {
            ledger.intends(PAGE, "level", Kind::Choice, value);
            ledger.sees(&choice(saved, value));
        }
        let lost = |present| ledger.losses(&[choice(true, present)], Instant::now()).len();
        assert_eq!((lost("a"), lost("b"), lost("c"), lost("")), (1, 0, 0, 1));
    }

    #[test]
    fn a_saved_page_promises_the_others_as_they_were_left() {
        let mut ledger = typed([true, false]);
        let mut elsewhere = sight(true, &[]);
        elsewhere.page = "#/d/1".to_owned();
        ledger.sees(&elsewhere);
        assert_eq!(ledger.shown(), 2);
        assert_eq!(lost(&ledger, "one"), 1);
    }

    #[test]
    fn a_page_that_is_gone_takes_its_edits_along_and_is_told() {
        let mut ledger = typed([true, true]);
        ledger.intends(PAGE, THERE, Kind::Choice, "yes");
        ledger.sees(&sight(true, &[(THERE, Kind::Choice, "yes")]));
        let losses = ledger.losses(&[], Instant::now());
        assert_eq!(losses.iter().map(|loss| loss.before.len()).collect::<Vec<_>>(), [2, 1]);
        ledger.settle(&[]);
        assert!(ledger.pages().is_empty() && ledger.losses(&[], Instant::now()).is_empty());
    }

    #[test]
    fn what_was_found_there_and_goes_later_is_a_loss_too() {
        let mut ledger = typed([true, true]);
        ledger.settle(&[text(true, "one two")]);
        assert_eq!(lost(&ledger, "one"), 1);
        assert_eq!(lost(&ledger, "one two"), 0);
    }
}
