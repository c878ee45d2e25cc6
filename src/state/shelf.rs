//! The dossiers on this device: list, create, rename, duplicate, put in the bin and take out.
//!
//! Works on records and cards, without opening a dossier in the workbook. Owns no edit of its own:
//! renaming goes through [`Edit::Rename`].

use super::card::{Card, OnDevice};
use super::ports::{Ports, StoreError};
use super::saver::{OpenError, Opened, Saver, card_key, read_card, write_card};
use crate::domain::readiness::Readiness;
use crate::domain::{Certification, Dossier, Edit, Timestamp, id::DossierId};
use crate::exchange::record;
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// Days for which the bin keeps a dossier.
pub const BIN_DAYS: i32 = 30;

/// The dossiers on this device. A handle.
#[derive(Clone, Copy)]
pub struct Shelf {
    cards: RwSignal<Vec<Card>>,
    ports: StoredValue<Ports, LocalStorage>,
}

impl Shelf {
    /// Reads the cards, and empties the bin of what has lain there too long.
    pub fn open(ports: Ports) -> Self {
        let shelf = Self { cards: RwSignal::default(), ports: StoredValue::new_local(ports) };
        shelf.refresh();
        let now = shelf.ports().now;
        let old = |card: &Card| {
            card.device.deleted_at.is_some_and(|at| at.date().days_until(now().date()) > BIN_DAYS)
        };
        let expired: Vec<_> = shelf.cards.with_untracked(|cards| {
            cards.iter().filter(|card| old(card)).map(|card| card.id.clone()).collect()
        });
        for id in expired {
            // Tried again at the next start.
            let _ = shelf.purge(&id);
        }
        shelf
    }

    fn ports(&self) -> Ports {
        self.ports.get_value()
    }

    /// Reads the cards again; a dossier whose card is lost gets it back from its records.
    pub fn refresh(&self) {
        let ports = self.ports();
        let keys = ports.store.keys(record::PREFIX).unwrap_or_default();
        let ids: BTreeSet<DossierId> =
            keys.iter().filter_map(|key| record::dossier_of(key)).collect();
        let mut cards: Vec<Card> = ids
            .iter()
            .filter_map(|id| read_card(&*ports.store, id).or_else(|| rebuild(&ports, id)))
            .collect();
        cards.sort_by(|a, b| b.updated_at.cmp(&a.updated_at).then_with(|| a.id.cmp(&b.id)));
        self.cards.set(cards);
    }

    /// The dossiers, last changed first, without those in the bin.
    pub fn kept(&self) -> Memo<Vec<Card>> {
        self.filtered(|card| card.device.deleted_at.is_none())
    }

    /// The dossiers in the bin, last changed first.
    pub fn binned(&self) -> Memo<Vec<Card>> {
        self.filtered(|card| card.device.deleted_at.is_some())
    }

    fn filtered(&self, keep: fn(&Card) -> bool) -> Memo<Vec<Card>> {
        let cards = self.cards;
        Memo::new(move |_| cards.with(|all| all.iter().filter(|c| keep(c)).cloned().collect()))
    }

    /// Whether a dossier of that id is on this device, in the bin or not.
    pub fn holds(&self, id: &DossierId) -> bool {
        self.cards.with_untracked(|cards| cards.iter().any(|card| card.id == *id))
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
        if self.holds(&dossier.id) || record::is_reserved(&dossier.id) {
            dossier.id = DossierId::new((ports.new_id)());
        }
        let readiness = Readiness::of(&dossier);
        let saved = Saver::new(&ports).save(&dossier, &readiness, device, (ports.now)());
        if let Err(error) = saved {
            let _ = erase(&ports, &dossier.id);
            self.refresh();
            return Err(error);
        }
        self.refresh();
        Ok(dossier.id)
    }

    /// Names a dossier.
    ///
    /// # Errors
    /// When it cannot be opened or saved.
    pub fn rename(&self, id: &DossierId, name: &str) -> Result<(), OpenError> {
        let ports = self.ports();
        let Opened { mut saver, dossier, device, .. } = Saver::open(&ports, id)?;
        if let Ok(renamed) = dossier.apply(&Edit::Rename(name.to_owned())) {
            saver.save(&renamed, &Readiness::of(&renamed), device, (ports.now)())?;
        }
        self.refresh();
        Ok(())
    }

    /// Makes a second dossier like the first, under that name.
    ///
    /// # Errors
    /// When the first cannot be opened or the second not saved.
    pub fn duplicate(&self, id: &DossierId, name: &str) -> Result<DossierId, OpenError> {
        let ports = self.ports();
        let mut copy = Saver::open(&ports, id)?.dossier;
        name.clone_into(&mut copy.name);
        copy.id = DossierId::new((ports.new_id)());
        Ok(self.add(&copy, OnDevice::default())?)
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
        let card = self.cards.with_untracked(|cards| cards.iter().find(|c| c.id == *id).cloned());
        if let Some(mut card) = card {
            card.device.deleted_at = deleted_at;
            write_card(&*ports.store, &card)?;
        }
        self.refresh();
        Ok(())
    }

    /// Erases a dossier for good.
    ///
    /// # Errors
    /// When the store refuses; what is left of it stays in the bin.
    pub fn purge(&self, id: &DossierId) -> Result<(), StoreError> {
        let result = erase(&self.ports(), id);
        self.refresh();
        result
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
