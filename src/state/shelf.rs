//! The dossiers on this device: list, create, rename, duplicate, put in the bin and take out.
//!
//! Works on records and cards, without opening a dossier in the workbook. Owns no edit of its own:
//! renaming goes through [`Edit::Rename`].

use super::card::{Card, OnDevice, card_key, card_of, write_card};
use super::cards::Cards;
use super::journal;
use super::points;
use super::ports::{Ports, StoreError};
use super::saver::{OpenError, Opened, QUARANTINE, Saver, Text};
use crate::domain::merge::{Change, Replica};
use crate::domain::readiness::Readiness;
use crate::domain::{Certification, Dossier, Edit, Timestamp, id::DossierId};
use crate::exchange::record;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Days for which the bin keeps a dossier.
pub const BIN_DAYS: i32 = 30;

/// The dossiers on this device. A handle.
#[derive(Clone, Copy)]
pub struct Shelf {
    cards: Cards,
}

impl Shelf {
    /// Takes over the cards: gives those that are lost back, and empties the bin of what has lain
    /// there too long.
    pub fn open(cards: Cards) -> Self {
        let shelf = Self { cards };
        shelf.give_cards_back();
        let now = (shelf.ports().now)().date();
        let old = |card: &Card| {
            card.device.deleted_at.is_some_and(|at| at.date().days_until(now) > BIN_DAYS)
        };
        let binned = cards.binned().get_untracked();
        for card in binned.iter().filter(|card| old(card)) {
            // Tried again at the next start.
            shelf.purge(&card.id, |_| {});
        }
        shelf
    }

    fn ports(&self) -> Ports {
        self.cards.ports()
    }

    /// The cards of the dossiers.
    pub fn cards(&self) -> Cards {
        self.cards
    }

    /// Reads the cards again; a dossier whose card is lost gets it back from its records.
    pub fn refresh(&self) {
        self.cards.refresh();
        self.give_cards_back();
    }

    fn give_cards_back(&self) {
        let ports = self.ports();
        for id in self.cards.lost() {
            if let Some(card) = rebuild(&ports, &id) {
                self.cards.found(card);
            }
        }
    }

    /// Whether a dossier of that id is on this device, in the bin or not.
    pub fn holds(&self, id: &DossierId) -> bool {
        self.cards.of(id).is_some()
    }

    /// Begins a dossier on a certification.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn create(&self, certification: Arc<Certification>) -> Result<DossierId, StoreError> {
        let ports = self.ports();
        let dossier = Dossier::new(DossierId::new((ports.new_id)()), certification, (ports.now)());
        self.add(&dossier, OnDevice::default())
    }

    /// Puts a dossier on the shelf as it is, under a new id when its own is taken.
    ///
    /// # Errors
    /// When the store refuses; what was written of it is taken away again.
    pub fn add(&self, dossier: &Dossier, device: OnDevice) -> Result<DossierId, StoreError> {
        let ports = self.ports();
        let mut dossier = dossier.clone();
        let locked = self.cards.locked().with_untracked(|all| all.contains(&dossier.id));
        if locked || self.holds(&dossier.id) || record::is_reserved(&dossier.id) {
            dossier.id = DossierId::new((ports.new_id)());
        }
        let mut saver = Saver::new(&ports, &dossier);
        if let Err(error) = saver.store(&Readiness::of(&dossier), device, (ports.now)()) {
            let _ = erase(&ports, &dossier.id);
            self.refresh();
            return Err(error);
        }
        journal::offer(&ports, saver.take_unjournalled().1);
        self.refresh();
        Ok(dossier.id)
    }

    /// Names a dossier; says whether it could be opened and saved.
    pub fn rename(
        &self,
        id: &DossierId,
        name: &str,
        done: impl FnOnce(Result<(), OpenError>) + 'static,
    ) {
        let (this, id, name) = (*self, id.clone(), name.to_owned());
        journal::with(&self.ports(), &record::prefix(&id), move |journal| {
            let ports = this.ports();
            let renamed = Saver::open_with(&ports, &id, journal).and_then(|opened| {
                let Opened { mut saver, dossier, device, .. } = opened;
                if let Ok(renamed) = dossier.apply(&Edit::Rename(name)) {
                    saver.note(&renamed);
                    saver.store(&Readiness::of(&renamed), device, (ports.now)())?;
                    journal::offer(&ports, saver.take_unjournalled().1);
                }
                Ok(())
            });
            this.refresh();
            done(renamed);
        });
    }

    /// Makes a second dossier like the first, under that name; says whether the first could be
    /// opened and the second saved.
    pub fn duplicate(
        &self,
        id: &DossierId,
        name: &str,
        done: impl FnOnce(Result<DossierId, OpenError>) + 'static,
    ) {
        let (this, id, name) = (*self, id.clone(), name.to_owned());
        journal::with(&self.ports(), &record::prefix(&id), move |journal| {
            let ports = this.ports();
            done(Saver::open_with(&ports, &id, journal).and_then(|opened| {
                let mut copy = opened.dossier;
                copy.name = name;
                copy.id = DossierId::new((ports.new_id)());
                Ok(this.add(&copy, OnDevice::default())?)
            }));
        });
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
            card.device.deleted_at = deleted_at;
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
        let (ports, prefix) = (self.ports(), record::prefix(&id));
        let finish = move |erased: Result<(), StoreError>| {
            let result = erased.and_then(|()| erase(&this.ports(), &id));
            if result.is_ok() {
                points::erase(&this.ports(), &id);
            }
            this.refresh();
            done(result);
        };
        match &ports.journal {
            None => finish(Ok(())),
            Some(journal) => {
                let answer = journal.erase(&prefix);
                spawn_local(async move { finish(answer.await) });
            }
        }
    }

    /// Shows what another page has done to the cards.
    pub fn told(&self, texts: &[Text]) {
        for (_, card) in texts.iter().filter_map(|(_, text)| card_of(text)) {
            self.cards.found(card);
        }
    }

    /// Shows the dossiers that only the journal has: the other store was emptied, or is full.
    pub fn find_in_journal(&self) {
        let Some(journal) = self.ports().journal else { return };
        let (this, answer) = (*self, journal.read_ending("/card/-"));
        spawn_local(async move {
            for (_, text) in answer.await.unwrap_or_default() {
                if let Some((_, card)) = card_of(&text).filter(|(_, c)| !this.holds(&c.id)) {
                    // Shown even when it cannot be written.
                    let _ = write_card(&*this.ports().store, &card);
                    this.cards.found(card);
                }
            }
        });
    }

    /// Takes in a copy of a dossier: merged with the one that is here, or put beside the others.
    /// Says whether it could be kept.
    pub fn take_in(
        &self,
        dossier: &Dossier,
        copy: &Replica,
        exported_at: Option<Timestamp>,
        done: impl FnOnce(Result<(), OpenError>) + 'static,
    ) {
        if !self.holds(&dossier.id) {
            let device = OnDevice { exported_at, ..OnDevice::default() };
            return done(self.add(dossier, device).map(drop).map_err(OpenError::from));
        }
        let (this, copy) = (*self, copy.clone());
        journal::with(&self.ports(), &record::prefix(&dossier.id), move |journal| {
            let ports = this.ports();
            let taken = Saver::open_with(&ports, copy.id(), journal).and_then(|opened| {
                let Opened { mut saver, dossier, mut device, .. } = opened;
                let dossier = saver.merge(&dossier, &copy).unwrap_or(dossier);
                device.deleted_at = None;
                saver.store(&Readiness::of(&dossier), device, (ports.now)())?;
                journal::offer(&ports, saver.take_unjournalled().1);
                Ok(())
            });
            this.refresh();
            done(taken);
        });
    }

    /// Every dossier of this device with its history, those in the bin too; what cannot be opened
    /// is left out.
    pub fn everything(&self, done: impl FnOnce(Vec<(Dossier, Replica)>) + 'static) {
        let this = *self;
        journal::with(&self.ports(), record::PREFIX, move |journal| {
            let ports = this.ports();
            let open = |id: &DossierId| {
                let prefix = record::prefix(id);
                let own = journal.iter().filter(|(key, _)| key.starts_with(&prefix)).cloned();
                let opened = Saver::open_with(&ports, id, own.collect()).ok()?;
                Some((opened.dossier, opened.saver.replica().clone()))
            };
            done(this.cards.ids().iter().filter_map(open).collect());
        });
    }

    /// The texts that were set aside because they could not be read, as they are stored.
    pub fn unreadable(&self, done: impl FnOnce(Vec<Text>) + 'static) {
        let ports = self.ports();
        let keys = ports.store.keys(QUARANTINE).unwrap_or_default();
        let read = |key: String| ports.store.get(&key).ok().flatten().map(|text| (key, text));
        let mut texts: Vec<Text> = keys.into_iter().filter_map(read).collect();
        journal::with(&ports, QUARANTINE, move |journal| {
            texts.extend(journal);
            texts.sort();
            texts.dedup();
            done(texts);
        });
    }

    /// Erases the texts that were set aside.
    pub fn erase_unreadable(&self, done: impl FnOnce() + 'static) {
        let ports = self.ports();
        for key in ports.store.keys(QUARANTINE).unwrap_or_default() {
            // What cannot be erased is shown again.
            let _ = ports.store.remove(&key);
        }
        self.erase_from_journal(QUARANTINE, done);
    }

    /// Takes from the journal all that begins so.
    pub fn erase_from_journal(&self, prefix: &str, done: impl FnOnce() + 'static) {
        match self.ports().journal {
            None => done(),
            Some(journal) => {
                let answer = journal.erase(prefix);
                spawn_local(async move {
                    drop(answer.await);
                    done();
                });
            }
        }
    }

    /// What merging a copy would change in the dossier of its id.
    pub fn preview(&self, copy: &Replica) -> Vec<Change> {
        let opened = Saver::open(&self.ports(), copy.id());
        opened.map(|o| o.saver.preview(&o.dossier, copy)).unwrap_or_default()
    }

    /// A dossier of this device, read without opening it.
    ///
    /// # Errors
    /// When it is not there or cannot be read.
    pub fn dossier(&self, id: &DossierId) -> Result<Dossier, OpenError> {
        Ok(Saver::open(&self.ports(), id)?.dossier)
    }
}

fn rebuild(ports: &Ports, id: &DossierId) -> Option<Card> {
    let Opened { dossier, .. } = Saver::open(ports, id).ok()?;
    let card = Card::of(&dossier, &Readiness::of(&dossier), OnDevice::default(), (ports.now)());
    // Shown even when it cannot be written.
    let _ = write_card(&*ports.store, &card);
    Some(card)
}

/// Takes every record of a dossier away, its card last: an interrupted erasure can be told.
fn erase(ports: &Ports, id: &DossierId) -> Result<(), StoreError> {
    let card = card_key(id);
    for key in ports.store.keys(&record::prefix(id))? {
        if key != card {
            ports.store.remove(&key)?;
        }
    }
    ports.store.remove(&card)
}
