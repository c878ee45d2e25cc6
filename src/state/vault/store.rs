//! The quick store, with what is open of sealed dossiers in it.

use super::{Chamber, Vaults};
use crate::exchange::sealed::{header_key, owner};
use crate::state::ports::{RecordStore, StoreError};
use leptos::task::spawn_local;
use std::rc::Rc;

/// The quick store as the rest of the state sees it.
pub struct VaultStore(pub(super) Vaults);

impl VaultStore {
    fn base(&self) -> &dyn RecordStore {
        &*self.0.0.store
    }
}

impl RecordStore for VaultStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self.0.chamber_of(key) {
            Some(chamber) => Ok(chamber.mirror.borrow().get(key).cloned()),
            None => self.base().get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if let Some(chamber) = self.0.chamber_of(key) {
            chamber.mirror.borrow_mut().insert(key.to_owned(), text.to_owned());
            chamber.unsealed.borrow_mut().insert(key.to_owned());
            if !chamber.sealing.replace(true) {
                let vaults = self.0.clone();
                spawn_local(async move { vaults.seal_waiting(&chamber).await });
            }
            return Ok(());
        }
        // Another page may have sealed it since this one opened it.
        if let Some(owner) = owner(key)
            && self.base().get(&header_key(owner))?.is_some()
        {
            return Err(StoreError::Sealed);
        }
        self.base().set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        let Some(chamber) = self.0.chamber_of(key) else { return self.base().remove(key) };
        self.base().remove(&chamber.place(key))?;
        chamber.mirror.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = self.base().keys(prefix)?;
        keys.retain(|key| self.0.chamber_of(key).is_none());
        for chamber in self.0.chambers() {
            let mirror = chamber.mirror.borrow();
            keys.extend(mirror.keys().filter(|key| key.starts_with(prefix)).cloned());
        }
        Ok(keys)
    }

    fn is_durable(&self) -> bool {
        self.base().is_durable()
    }

    fn refused_later(&self) -> Option<StoreError> {
        self.0.chambers().iter().find_map(|chamber| chamber.refused.borrow().clone())
    }
}

impl Vaults {
    /// Seals what waits in a mirror, and has the quick store keep it.
    async fn seal_waiting(&self, chamber: &Rc<Chamber>) {
        loop {
            let next = chamber.unsealed.borrow_mut().pop_first();
            let Some(key) = next else { break };
            let text = chamber.mirror.borrow().get(&key).cloned();
            let Some(text) = text else { continue };
            if let Ok(sealed) = chamber.seal(&key, &text).await {
                self.store_sealed(chamber, &key, &text, &sealed);
            }
        }
        chamber.sealing.set(false);
    }

    /// Puts a sealed text into the quick store, unless the mirror has come on since: sealing need not
    /// answer in the order it was asked.
    pub(super) fn store_sealed(&self, chamber: &Chamber, key: &str, text: &str, sealed: &str) {
        if chamber.mirror.borrow().get(key).is_some_and(|now| now == text) {
            let put = self.0.store.set(&chamber.place(key), sealed);
            chamber.refused.replace(put.err());
        }
    }
}
