//! Records in localStorage, through gloo-storage.
//!
//! Probes before touching it: gloo's `raw()` panics when storage is blocked. Knows nothing of what
//! the records hold. The journal stands beside it, with the same keys and revisions.

use crate::state::{RecordStore, StoreError};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};

const PROBE: &str = "acquis/probe";

/// localStorage, known to answer.
#[derive(Debug)]
pub struct LocalStore(());

impl LocalStore {
    /// The store, if the browser lends one that takes and gives back a value.
    ///
    /// A full store is a store: what it holds can be read, and saving says that it is full.
    pub fn open() -> Option<Self> {
        let storage = web_sys::window()?.local_storage().ok()??;
        match storage.set_item(PROBE, "1") {
            Ok(()) => storage.remove_item(PROBE).ok()?,
            Err(error) if refusal(&error) == StoreError::Full => {}
            Err(_) => return None,
        }
        Some(Self(()))
    }
}

impl RecordStore for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStorage::raw().get_item(key).map_err(|error| refusal(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        LocalStorage::raw().set_item(key, text).map_err(|error| refusal(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        LocalStorage::raw().remove_item(key).map_err(|error| refusal(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = LocalStorage::raw();
        let length = storage.length().map_err(|error| refusal(&error))?;
        let mut keys = Vec::new();
        for index in 0..length {
            let key = storage.key(index).map_err(|error| refusal(&error))?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }

    fn is_durable(&self) -> bool {
        true
    }
}

/// What a thrown value says; `QuotaExceededError` by name, and by Firefox's older one.
fn refusal(error: &JsValue) -> StoreError {
    let Some(exception) = error.dyn_ref::<web_sys::DomException>() else {
        return StoreError::Refused(format!("{error:?}"));
    };
    match exception.name().as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Unavailable,
        name => StoreError::Refused(name.to_owned()),
    }
}
