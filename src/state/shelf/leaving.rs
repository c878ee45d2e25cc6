//! What leaves the shelf: into the bin, out of it, for good.
//!
//! Owns the order of erasing, which must not leave anything that could come back.

use super::Shelf;
use crate::domain::{Timestamp, id::DossierId};
use crate::exchange::record;
use crate::state::card::{Card, card_key, write_card};
use crate::state::ports::{Ports, StoreError};
use crate::state::saver::{QUARANTINE, Text};
use crate::state::{early, journal, points};
use leptos::task::spawn_local;

/// Days for which the bin keeps a dossier.
pub const BIN_DAYS: i32 = 30;

impl Shelf {
    /// Empties the bin of what has lain there too long.
    pub(super) fn empty_bin(&self) {
        let now = (self.ports().now)().date();
        let old = |card: &Card| {
            card.device.deleted_at.is_some_and(|at| at.date().days_until(now) > BIN_DAYS)
        };
        for card in self.cards.now().iter().filter(|card| old(card)) {
            // Tried again at the next start.
            self.purge(&card.id, |_| {});
        }
    }

    /// Puts a dossier in the bin.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn bin(&self, id: &DossierId) -> Result<(), StoreError> {
        let at = (self.ports().now)();
        self.mark(id, Some(at))
    }

    /// Takes a dossier out of the bin.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn restore(&self, id: &DossierId) -> Result<(), StoreError> {
        self.mark(id, None)
    }

    fn mark(&self, id: &DossierId, deleted_at: Option<Timestamp>) -> Result<(), StoreError> {
        let ports = self.ports();
        if let Some(mut card) = self.cards.of(id) {
            // A clock that was moved back must not have it lie there for years already.
            card.device.deleted_at = deleted_at.map(|at| at.max(card.last_known()));
            let text = write_card(&*ports.store, &card)?;
            journal::keep(&ports, vec![(card_key(id), text)]);
        }
        self.refresh();
        Ok(())
    }

    /// Erases a dossier for good: from the journal first, so that it cannot come back from there.
    /// Says whether it could; what is left of it stays in the bin.
    pub fn purge(&self, id: &DossierId, done: impl FnOnce(Result<(), StoreError>) + 'static) {
        let (this, id) = (*self, id.clone());
        let prefix = record::prefix(&id);
        let finish = move |erased: Result<(), StoreError>| {
            let result = erased.and_then(|()| erase(&this.ports(), &id));
            if result.is_ok() {
                points::erase(&this.ports(), &id);
                this.cards.forget(&id);
                this.tell_erased(std::slice::from_ref(&id));
            }
            this.refresh();
            done(result);
        };
        self.erase_from_journal(&prefix, finish);
    }

    /// The other pages are told that dossiers were erased, by cards that say nothing.
    fn tell_erased(&self, ids: &[DossierId]) {
        if let Some(others) = self.ports().others {
            let texts: Vec<Text> = ids.iter().map(|id| (card_key(id), String::new())).collect();
            others.tell(&texts);
        }
    }

    /// Tells the other pages that there is nothing left on this device.
    pub fn tell_all_erased(&self) {
        self.tell_erased(&self.cards.ids());
    }

    /// Erases the texts that were set aside.
    pub fn erase_unreadable(&self, done: impl FnOnce() + 'static) {
        let ports = self.ports();
        for key in ports.store.keys(QUARANTINE).unwrap_or_default() {
            // What cannot be erased is shown again.
            let _ = ports.store.remove(&key);
        }
        // As above.
        self.erase_from_journal(QUARANTINE, |_| done());
    }

    /// Takes from the journal all that begins so; says whether it could.
    pub fn erase_from_journal(
        &self,
        prefix: &str,
        done: impl FnOnce(Result<(), StoreError>) + 'static,
    ) {
        match self.ports().journal {
            None => done(Ok(())),
            Some(journal) => {
                let answer = journal.erase(prefix);
                spawn_local(async move { done(answer.await) });
            }
        }
    }
}

/// Takes every record of a dossier away, its card last: an interrupted erasure can be told.
pub(super) fn erase(ports: &Ports, id: &DossierId) -> Result<(), StoreError> {
    ports.store.remove(early::SNAPSHOT)?;
    ports.store.remove(&early::key(id))?;
    let card = card_key(id);
    for key in ports.store.keys(&record::prefix(id))? {
        if key != card {
            ports.store.remove(&key)?;
        }
    }
    ports.store.remove(&card)
}
