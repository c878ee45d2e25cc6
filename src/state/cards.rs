//! The cards of the dossiers on this device, read without opening any.
//!
//! All that « Mes dossiers » needs to be painted. Changes no dossier: that is the shelf's.

use super::card::{Card, read_card};
use super::ports::Ports;
use super::shown::{Seen, Shown};
use crate::domain::id::DossierId;
use crate::exchange::{record, sealed};
use leptos::prelude::*;

/// The cards. A handle.
#[derive(Clone, Copy)]
pub struct Cards {
    all: Shown<Vec<Card>>,
    /// Dossiers whose card is lost or cannot be read.
    lost: Shown<Vec<DossierId>>,
    /// Dossiers that are sealed, and not open here.
    locked: Shown<Vec<DossierId>>,
    /// Cards that the quick store did not take.
    beside: StoredValue<Vec<Card>>,
    ports: StoredValue<Ports, LocalStorage>,
}

impl Cards {
    /// Reads the cards.
    pub fn open(ports: Ports) -> Self {
        let cards = Self {
            all: Shown::default(),
            lost: Shown::default(),
            locked: Shown::default(),
            beside: StoredValue::new(Vec::new()),
            ports: StoredValue::new_local(ports),
        };
        cards.refresh();
        cards
    }

    /// What the outside lends.
    pub fn ports(&self) -> Ports {
        self.ports.get_value()
    }

    /// Lends more from now on.
    pub fn lend(&self, ports: Ports) {
        self.ports.set_value(ports);
    }

    /// Reads the cards again, last changed first.
    pub fn refresh(&self) {
        let ports = self.ports();
        let keys = ports.store.keys(record::PREFIX).unwrap_or_default();
        let mut ids: Vec<DossierId> = Vec::new();
        for id in keys.iter().filter_map(|key| record::dossier_of(key)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let mut locked: Vec<DossierId> = Vec::new();
        for id in keys.iter().filter_map(|key| sealed::sealed_by(key)) {
            // In order without a sort, which would be the only one of the first load.
            locked.insert(locked.partition_point(|other| *other < id), id);
        }
        let (mut all, mut lost) = (Vec::new(), Vec::new());
        for id in ids {
            match read_card(&*ports.store, &id) {
                Some((_, card)) => put(&mut all, card),
                None => lost.push(id),
            }
        }
        // Those that are open here have a card.
        locked.retain(|id| !all.iter().any(|card| card.id == *id) && !lost.contains(id));
        self.locked.set(locked);
        self.beside.update_value(|beside| {
            beside.retain(|card| all.iter().all(|stored| stored.id != card.id));
            for card in beside.iter() {
                put(&mut all, card.clone());
            }
        });
        self.lost.set(lost);
        self.all.set(all);
    }

    /// Shows a card that was lost or has changed elsewhere, whether or not it could be written.
    pub fn found(&self, card: Card) {
        self.lost.update(|lost| lost.retain(|id| *id != card.id));
        self.all.update(|all| put(all, card));
    }

    /// Shows a card that the quick store did not take, as long as it has none of that dossier.
    pub fn beside(&self, card: Card) {
        self.forget(&card.id);
        self.beside.update_value(|beside| beside.push(card.clone()));
        self.found(card);
    }

    /// Shows a dossier no more, unless the quick store has it.
    pub fn forget(&self, id: &DossierId) {
        self.beside.update_value(|beside| beside.retain(|card| card.id != *id));
    }

    /// Dossiers of which there are records but no card.
    pub fn lost(&self) -> Vec<DossierId> {
        self.lost.get_untracked()
    }

    /// The dossiers that are sealed, and not open here.
    pub fn locked(&self) -> Seen<Vec<DossierId>> {
        self.locked.read_only()
    }

    /// Every dossier, in the bin or not.
    pub fn ids(&self) -> Vec<DossierId> {
        self.all.with_untracked(|all| all.iter().map(|card| card.id.clone()).collect())
    }

    /// The card of a dossier, in the bin or not.
    pub fn of(&self, id: &DossierId) -> Option<Card> {
        self.all.with_untracked(|all| all.iter().find(|card| card.id == *id).cloned())
    }

    /// The dossiers, last changed first, without those in the bin.
    pub fn kept(&self) -> Memo<Vec<Card>> {
        self.filtered(|card| card.device.deleted_at.is_none())
    }

    /// The dossiers in the bin, last changed first.
    pub fn binned(&self) -> Memo<Vec<Card>> {
        self.filtered(|card| card.device.deleted_at.is_some())
    }

    /// Every card, as it is now.
    pub fn now(&self) -> Vec<Card> {
        self.all.get_untracked()
    }

    fn filtered(&self, keep: fn(&Card) -> bool) -> Memo<Vec<Card>> {
        let cards = self.all;
        Memo::new(move |_| cards.with(|all| all.iter().filter(|c| keep(c)).cloned().collect()))
    }
}

/// Puts a card in its place: the last changed comes first.
fn put(all: &mut Vec<Card>, card: Card) {
    let before = |other: &Card| {
        other.updated_at > card.updated_at
            || (other.updated_at == card.updated_at && other.id < card.id)
    };
    all.retain(|other| other.id != card.id);
    let at = all.partition_point(before);
    all.insert(at, card);
}
