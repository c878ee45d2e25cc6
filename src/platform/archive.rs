//! The adviser's archive in IndexedDB, a database of its own: erasing it touches no dossier of this
//! device.
//!
//! Knows nothing of what the texts hold.

use super::database::{Texts, beginning};
use crate::state::archive::Archive;
use crate::state::journal::Answer;
use crate::state::saver::Text;
use idb::TransactionMode;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The name of the database.
const DATABASE: &str = "acquis-relecture/1";
const STORE: &str = "texts";

/// The archive of this browser.
#[derive(Clone)]
pub struct IndexedArchive(Texts);

impl Default for IndexedArchive {
    fn default() -> Self {
        Self(Texts::named(DATABASE, STORE))
    }
}

impl Archive for IndexedArchive {
    fn keys(&self, prefix: &str) -> Answer<Vec<String>> {
        let prefix = prefix.to_owned();
        self.0.answer(async move |texts| {
            let work = texts.begin(TransactionMode::ReadOnly).await?;
            let keys = work.store.get_all_keys(Some(beginning(&prefix)?), None)?.await?;
            Ok(keys.iter().filter_map(JsValue::as_string).collect())
        })
    }

    fn text(&self, key: &str) -> Answer<Option<String>> {
        let key = key.to_owned();
        self.0.answer(async move |texts| {
            let work = texts.begin(TransactionMode::ReadOnly).await?;
            let text = work.store.get(JsValue::from_str(&key))?.await?;
            Ok(text.and_then(|text| text.as_string()))
        })
    }

    fn put(&self, all: Rc<Vec<Text>>) -> Answer<()> {
        self.0.answer(async move |texts| {
            let work = texts.begin(TransactionMode::ReadWrite).await?;
            for (key, text) in all.iter() {
                work.put(&JsValue::from_str(key), text)?;
            }
            work.written().await
        })
    }

    fn remove(&self, prefix: &str) -> Answer<()> {
        self.0.erase(prefix)
    }

    fn is_durable(&self) -> bool {
        true
    }
}
