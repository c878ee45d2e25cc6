//! Where an adviser's desk keeps what was opened on it: a map of texts, apart from the dossiers of
//! this device.
//!
//! Owns the trait, and one that forgets with the page. The browser's own is in `platform`.

use super::journal::Answer;
use super::saver::Text;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// A map of texts, some of them large, that outlives the page.
pub trait Archive {
    /// The keys that begin so.
    fn keys(&self, prefix: &str) -> Answer<Vec<String>>;
    /// The text under a key.
    fn text(&self, key: &str) -> Answer<Option<String>>;
    /// Puts texts under their keys, all or none; answers once they will be there.
    fn put(&self, texts: Rc<Vec<Text>>) -> Answer<()>;
    /// Takes away every key that begins so.
    fn remove(&self, prefix: &str) -> Answer<()>;
    /// Whether what is put there outlives the page.
    fn is_durable(&self) -> bool;
}

/// An archive that forgets everything with the page.
#[derive(Default)]
pub struct MemoryArchive(RefCell<BTreeMap<String, String>>);

impl Archive for MemoryArchive {
    fn keys(&self, prefix: &str) -> Answer<Vec<String>> {
        let held = self.0.borrow();
        let keys: Vec<_> = held.keys().filter(|key| key.starts_with(prefix)).cloned().collect();
        Box::pin(async { Ok(keys) })
    }

    fn text(&self, key: &str) -> Answer<Option<String>> {
        let text = self.0.borrow().get(key).cloned();
        Box::pin(async { Ok(text) })
    }

    fn put(&self, texts: Rc<Vec<Text>>) -> Answer<()> {
        self.0.borrow_mut().extend(texts.iter().cloned());
        Box::pin(async { Ok(()) })
    }

    fn remove(&self, prefix: &str) -> Answer<()> {
        self.0.borrow_mut().retain(|key, _| !key.starts_with(prefix));
        Box::pin(async { Ok(()) })
    }

    fn is_durable(&self) -> bool {
        false
    }
}
