//! The dossiers on this device: create, rename, duplicate, take in.
//!
//! Works on records and cards, without opening a dossier in the workbook. Owns no edit of its own:
//! renaming goes through [`Edit::Rename`]. What leaves the shelf is `leaving`, what is found on the device
//! `finding`.

mod finding;
mod leaving;

pub use leaving::BIN_DAYS;

use super::card::{Card, OnDevice, write_card};
use super::cards::Cards;
use super::journal;
use super::ports::{Ports, StoreError};
use super::saver::{OpenError, Opened, Saver};
use crate::domain::merge::{Change, Replica};
use crate::domain::readiness::Readiness;
use crate::domain::{Certification, Dossier, Edit, Timestamp, id::DossierId};
use crate::exchange::record;
use leptos::prelude::WithUntracked as _;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The dossiers on this device. A handle.
#[derive(Clone, Copy)]
pub struct Shelf {
    cards: Cards,
}

impl Shelf {
    /// Takes over the cards: gives those that are lost back. [`Shelf::find_in_journal`] does the rest.
    pub fn open(cards: Cards) -> Self {
        let shelf = Self { cards };
        shelf.give_cards_back();
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

    /// Begins a dossier on a certification; says which, or why neither place takes it.
    pub fn create(
        &self,
        certification: Arc<Certification>,
        done: impl FnOnce(Result<DossierId, StoreError>) + 'static,
    ) {
        let ports = self.ports();
        let dossier = Dossier::new(DossierId::new((ports.new_id)()), certification, (ports.now)());
        self.add(&dossier, OnDevice::default(), done);
    }

    /// Puts a dossier on the shelf as it is, under a new id when its own is taken; says which, or why
    /// neither place takes it: what was written of it is taken away again then.
    pub fn add(
        &self,
        dossier: &Dossier,
        device: OnDevice,
        done: impl FnOnce(Result<DossierId, StoreError>) + 'static,
    ) {
        let ports = self.ports();
        let mut dossier = dossier.clone();
        let locked = self.cards.locked().with_untracked(|all| all.contains(&dossier.id));
        if locked || self.holds(&dossier.id) || record::is_reserved(&dossier.id) {
            dossier.id = DossierId::new((ports.new_id)());
        }
        let (this, id) = (*self, dossier.id.clone());
        self.keep(Saver::new(&ports, &dossier), &dossier, device, move |kept| {
            if kept.is_err() {
                let _ = leaving::erase(&ports, &id);
            }
            this.refresh();
            done(kept.map(|()| id));
        });
    }

    /// Gives a dossier to both places; says whether one of them has it. The journal is waited for only
    /// when the quick store refuses.
    fn keep(
        &self,
        mut saver: Saver,
        dossier: &Dossier,
        device: OnDevice,
        done: impl FnOnce(Result<(), StoreError>) + 'static,
    ) {
        let (this, ports) = (*self, self.ports());
        let stored = saver.store(&Readiness::of(dossier), device, (ports.now)());
        let offers = saver.take_unjournalled().1;
        let (Err(error), Some(journal)) = (&stored, &ports.journal) else {
            journal::offer(&ports, offers);
            return done(stored);
        };
        let (error, answer, card) = (error.clone(), journal.join(offers), saver.card().cloned());
        spawn_local(async move {
            let kept = answer.await.map(drop).map_err(|_| error);
            if let Some(card) = card.filter(|_| kept.is_ok()) {
                this.cards.beside(card);
            }
            done(kept);
        });
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
            let opened = match Saver::open_with(&this.ports(), &id, journal) {
                Err(error) => return done(Err(error)),
                Ok(opened) => opened,
            };
            let Opened { mut saver, dossier, device, .. } = opened;
            let renamed = dossier.apply(&Edit::Rename(name)).unwrap_or(dossier);
            saver.note(&renamed);
            this.keep(saver, &renamed, device, move |kept| {
                this.refresh();
                done(kept.map_err(OpenError::from));
            });
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
            match Saver::open_with(&ports, &id, journal) {
                Err(error) => done(Err(error)),
                Ok(Opened { dossier: mut copy, .. }) => {
                    copy.name = name;
                    copy.id = DossierId::new((ports.new_id)());
                    let done = |added: Result<_, StoreError>| done(added.map_err(OpenError::from));
                    this.add(&copy, OnDevice::default(), done);
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
            let done =
                |added: Result<_, StoreError>| done(added.map(drop).map_err(OpenError::from));
            return self.add(dossier, device, done);
        }
        let (this, copy) = (*self, copy.clone());
        journal::with(&self.ports(), &record::prefix(&dossier.id), move |journal| {
            match Saver::open_with(&this.ports(), copy.id(), journal) {
                Err(error) => done(Err(error)),
                Ok(Opened { mut saver, dossier, mut device, .. }) => {
                    let dossier = saver.merge(&dossier, &copy).unwrap_or(dossier);
                    device.deleted_at = None;
                    this.keep(saver, &dossier, device, move |kept| {
                        this.refresh();
                        done(kept.map_err(OpenError::from));
                    });
                }
            }
        });
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
