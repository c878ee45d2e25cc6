//! Writing one dossier's records, and only those that changed.
//!
//! Owns the revisions and what is known to be stored. A save that fails midway leaves every record
//! either old or new, never half; the next save writes again whatever was not confirmed.

use super::card::{Card, OnDevice, card_key, read_card, write_card};
use super::ports::{Ports, RecordStore, StoreError};
use crate::domain::readiness::Readiness;
use crate::domain::{Dossier, Timestamp, id::DossierId};
use crate::exchange::Finding;
use crate::exchange::record::{self, Change};
use std::{collections::BTreeMap, rc::Rc};

/// Where records that could not be read are parked, byte for byte.
pub const QUARANTINE: &str = "acquis/1/quarantine/";

/// Why a dossier of this device cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No record bears its name.
    #[error("no such dossier")]
    Absent,
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

/// Saves one dossier.
pub struct Saver {
    store: Rc<dyn RecordStore>,
    saved: Option<Dossier>,
    revisions: BTreeMap<String, u64>,
    card: Option<Card>,
}

impl Saver {
    /// A saver for a dossier of which nothing is stored yet.
    pub fn new(ports: &Ports) -> Self {
        Self { store: ports.store.clone(), saved: None, revisions: BTreeMap::new(), card: None }
    }

    /// Reads a dossier; records that cannot be read are parked and the rest opens.
    ///
    /// # Errors
    /// An [`OpenError`] when nothing can be opened; nothing is written then.
    pub fn open(ports: &Ports, id: &DossierId) -> Result<Opened, OpenError> {
        let store = ports.store.clone();
        let mut raw = Vec::new();
        for key in store.keys(&record::prefix(id))? {
            if key != card_key(id)
                && let Some(text) = store.get(&key)?
            {
                raw.push((key, text));
            }
        }
        if raw.is_empty() {
            return Err(OpenError::Absent);
        }
        let assembled = record::assemble(id, raw).map_err(|_| OpenError::Damaged)?;
        for (key, text) in &assembled.unreadable {
            // Parked first, taken away only once the copy stands.
            if store.set(&format!("{QUARANTINE}{key}"), text).is_ok() {
                store.remove(key)?;
            }
        }
        let card = read_card(&*store, id);
        let device = card.as_ref().map(|card| card.device.clone()).unwrap_or_default();
        let (dossier, findings) = (assembled.dossier, assembled.findings);
        let saver =
            Self { store, saved: Some(dossier.clone()), revisions: assembled.revisions, card };
        Ok(Opened { saver, dossier, device, findings })
    }

    /// Writes the records that differ from what is stored, then the card.
    ///
    /// # Errors
    /// The first [`StoreError`] met; what was stored before stays readable.
    pub fn save(
        &mut self,
        dossier: &Dossier,
        readiness: &Readiness,
        device: OnDevice,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let changes = match &self.saved {
            Some(saved) => record::changes(saved, dossier),
            None => record::all(dossier),
        };
        let any = !changes.is_empty();
        for change in changes {
            self.write(change)?;
        }
        self.saved = Some(dossier.clone());
        let since = self.card.as_ref().map(|card| card.updated_at).filter(|_| !any);
        let card = Card::of(dossier, readiness, device, since.unwrap_or(at));
        if self.card.as_ref() != Some(&card) {
            write_card(&*self.store, &card)?;
            self.card = Some(card);
        }
        Ok(())
    }

    fn write(&mut self, change: Change) -> Result<(), StoreError> {
        match change {
            Change::Put { key, payload } => {
                let key = key.to_string();
                let revision = self.revisions.get(&key).map_or(1, |revision| revision + 1);
                self.store.set(&key, &record::encode(revision, &payload))?;
                self.revisions.insert(key, revision);
            }
            Change::Remove { key } => self.store.remove(&key.to_string())?,
        }
        Ok(())
    }
}
