//! Opening: a dossier put together from what the two places hold, records that cannot be read parked.

use super::{QUARANTINE, Saver, Text, new_device};
use crate::domain::Dossier;
use crate::domain::gather::Gather;
use crate::domain::id::DossierId;
use crate::domain::merge::Entity;
use crate::exchange::Finding;
use crate::exchange::record::{self, NotAssembled};
use crate::state::card::{OnDevice, card_key, card_of, read_card};
use crate::state::ports::{Ports, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// Why a dossier of this device cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The quick store cannot tell; the journal is being asked.
    #[error("the journal is being read")]
    Looking,
    /// The dossier that is open is kept nowhere yet: another would take its place.
    #[error("the open dossier is not saved")]
    Unsaved(DossierId),
    /// No record bears its name.
    #[error("no such dossier")]
    Absent,
    /// It is sealed, and locked: a passphrase opens it.
    #[error("locked")]
    Locked,
    /// A later version has written in it: here it would be another, and what is new in it be lost.
    #[error("written by a later version")]
    Newer,
    /// What it cannot do without (its certification) is damaged.
    #[error("damaged beyond opening")]
    Damaged,
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A dossier as it came from the store.
pub struct Opened {
    /// What will save it.
    pub saver: Saver,
    /// The dossier.
    pub dossier: Dossier,
    /// What only this device knows of it.
    pub device: OnDevice,
    /// What could not be read or had to be dropped.
    pub findings: Vec<Finding>,
}

impl Saver {
    /// Reads a dossier from the quick store; records that cannot be read are parked and the rest
    /// opens.
    ///
    /// # Errors
    /// An [`OpenError`] when nothing can be opened; nothing is written then.
    pub fn open(ports: &Ports, id: &DossierId) -> Result<Opened, OpenError> {
        Self::open_with(ports, id, Vec::new())
    }

    /// Reads a dossier from the quick store and what the journal holds of it.
    ///
    /// # Errors
    /// An [`OpenError`] when nothing can be opened; nothing is written then.
    pub fn open_with(
        ports: &Ports,
        id: &DossierId,
        journal: Vec<Text>,
    ) -> Result<Opened, OpenError> {
        let store = ports.store.clone();
        let mut raw = store.texts(&record::prefix(id))?;
        raw.retain(|(key, _)| *key != card_key(id));
        let stored: BTreeSet<String> = raw.iter().map(|(key, _)| key.clone()).gathered();
        let known_card = journal.iter().find(|(key, _)| *key == card_key(id));
        let known_card = known_card.and_then(|(_, text)| card_of(text));
        raw.extend(journal.into_iter().filter(|(key, _)| *key != card_key(id)));
        if raw.is_empty() {
            return Err(OpenError::Absent);
        }
        let assembled = record::assemble(id, raw).map_err(|why| match why {
            NotAssembled::NoCertification => OpenError::Damaged,
            NotAssembled::Newer => OpenError::Newer,
        })?;
        for (key, text) in &assembled.unreadable {
            // Parked first, taken away only once the copy stands.
            if stored.contains(key) && store.set(&format!("{QUARANTINE}{key}"), text).is_ok() {
                store.remove(key)?;
            }
        }
        let parked: BTreeSet<_> = assembled.unreadable.iter().map(|(key, _)| key).gathered();
        let card = read_card(&*store, id).into_iter().chain(known_card).max_by_key(|(n, _)| *n);
        let card_stored = store.get(&card_key(id))?.is_some();
        let (card_revision, card) =
            card.map_or((0, None), |(revision, card)| (revision, Some(card)));
        let device = card.as_ref().map(|card| card.device.clone()).unwrap_or_default();
        let (replica, dossier, findings) =
            (assembled.replica, assembled.dossier, assembled.findings);
        let lacks = |entity: &&Entity| {
            let key = record::key(id, entity);
            !stored.contains(&key) || parked.contains(&key)
        };
        let unstored = replica.records().keys().filter(lacks).cloned().gathered();
        let saver = Self {
            store,
            device: new_device(ports),
            replica,
            told: dossier.clone(),
            card,
            card_revision,
            card_stored,
            unstored,
            unjournalled: BTreeSet::new(),
            offered: BTreeMap::new(),
            made: BTreeMap::new(),
        };
        Ok(Opened { saver, dossier, device, findings })
    }
}
