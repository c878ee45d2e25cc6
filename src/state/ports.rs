//! What the state needs of the outside: a place for records, a clock, new names.
//!
//! Owns the traits and their errors, and a store in memory for when the browser gives none (and for
//! native tests). The browser's own live in `platform`.

use super::journal::Journal;
use super::saver::Text;
use crate::domain::Timestamp;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// Why a record could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no store: blocked by the browser, or by its settings.
    #[error("no storage")]
    Unavailable,
    /// The store is full.
    #[error("storage is full")]
    Full,
    /// A later version of the application has written there: what it wrote stays as it is.
    #[error("written by a later version")]
    Newer,
    /// The browser refused, in its own words.
    #[error("storage refused: {0}")]
    Refused(String),
    /// The dossier is sealed, and not open here: nothing of it may be written unsealed.
    #[error("the dossier is sealed")]
    Sealed,
}

/// A map of short texts that outlives the page.
pub trait RecordStore {
    /// The text under a key.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a text under a key; on error the old one is still there.
    ///
    /// # Errors
    /// When the store is full or refuses.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Takes a key away; no error when it is not there.
    ///
    /// # Errors
    /// When the store refuses.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// Every key that begins so, in no order.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
    /// The texts under every key that begins so, with their keys.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn texts(&self, prefix: &str) -> Result<Vec<Text>, StoreError> {
        let mut texts = Vec::new();
        for key in self.keys(prefix)? {
            if let Some(text) = self.get(&key)? {
                texts.push((key, text));
            }
        }
        Ok(texts)
    }
    /// Whether what is put there outlives the page.
    fn is_durable(&self) -> bool;
    /// Why something that was taken could not be kept after all, in a store that writes a little
    /// later.
    fn refused_later(&self) -> Option<StoreError> {
        None
    }
}

/// The other pages of the application on this device.
pub trait Others {
    /// Tells them of records that are kept.
    fn tell(&self, texts: &[Text]);
}

/// What the outside lends to the state.
#[derive(Clone)]
pub struct Ports {
    /// Where records are kept.
    pub store: Rc<dyn RecordStore>,
    /// Where they are kept a second time, once that is there.
    pub journal: Option<Rc<dyn Journal>>,
    /// The other pages, once they can be told.
    pub others: Option<Rc<dyn Others>>,
    /// Whether a journal and other pages are wanted (a test may go without).
    pub shared: bool,
    /// The present instant.
    pub now: fn() -> Timestamp,
    /// A name that no one has.
    pub new_id: fn() -> String,
}

/// A store that forgets everything with the page.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<BTreeMap<String, String>>);

impl RecordStore for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn is_durable(&self) -> bool {
        false
    }
}
