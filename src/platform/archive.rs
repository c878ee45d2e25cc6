//! The adviser's archive in IndexedDB, a database of its own: erasing it touches no dossier of this
//! device.
//!
//! Through the crate `idb`, as the journal. Knows nothing of what the texts hold.

use super::journal::{complete, range, refusal};
use crate::state::archive::Archive;
use crate::state::journal::Answer;
use crate::state::saver::Text;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode,
};
use std::{cell::RefCell, future::IntoFuture, rc::Rc};
use wasm_bindgen::JsValue;

/// The name of the database.
const DATABASE: &str = "acquis-relecture/1";
const STORE: &str = "texts";

/// The archive of this browser.
#[derive(Clone, Default)]
pub struct IndexedArchive {
    open: Rc<RefCell<Option<Rc<Database>>>>,
}

impl IndexedArchive {
    /// A connection, kept for later calls.
    async fn database(&self) -> Result<Rc<Database>, Error> {
        if let Some(open) = self.open.borrow().clone() {
            return Ok(open);
        }
        let mut request = Factory::new()?.open(DATABASE, Some(1))?;
        request.on_upgrade_needed(|event| {
            // A failure here fails the opening.
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        let mut database = request.await?;
        let (gone, changed) = (self.open.clone(), self.open.clone());
        database.on_close(move |_| drop(gone.take()));
        database.on_version_change(move |_| {
            if let Some(open) = changed.take() {
                open.close();
            }
        });
        let database = Rc::new(database);
        self.open.replace(Some(database.clone()));
        Ok(database)
    }

    async fn begin(&self, mode: TransactionMode) -> Result<(Transaction, ObjectStore), Error> {
        let database = self.database().await?;
        let transaction = database.transaction(&[STORE], mode).inspect_err(|_| {
            // The connection is stale: the next call opens another.
            self.open.replace(None);
        })?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }

    async fn all_keys(self, prefix: String) -> Result<Vec<String>, Error> {
        let (_, store) = self.begin(TransactionMode::ReadOnly).await?;
        let keys = store.get_all_keys(Some(between(&prefix)?), None)?.await?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    async fn one(self, key: String) -> Result<Option<String>, Error> {
        let (_, store) = self.begin(TransactionMode::ReadOnly).await?;
        let text = store.get(JsValue::from_str(&key))?.await?;
        Ok(text.and_then(|text| text.as_string()))
    }

    async fn put_all(self, texts: Rc<Vec<Text>>) -> Result<(), Error> {
        let (transaction, store) = self.begin(TransactionMode::ReadWrite).await?;
        let mut puts = Vec::with_capacity(texts.len());
        for (key, text) in texts.iter() {
            let at = JsValue::from_str(key);
            puts.push(store.put(&JsValue::from_str(text), Some(&at))?.into_future());
        }
        for put in puts {
            put.await?;
        }
        complete(transaction).await
    }

    async fn remove_all(self, prefix: String) -> Result<(), Error> {
        let (transaction, store) = self.begin(TransactionMode::ReadWrite).await?;
        store.delete(between(&prefix)?)?.await?;
        complete(transaction).await
    }
}

fn between(prefix: &str) -> Result<Query, Error> {
    let (from, to) = range(prefix);
    let (from, to) = (JsValue::from_str(&from), JsValue::from_str(&to));
    Ok(KeyRange::bound(&from, &to, Some(false), Some(true))?.into())
}

impl Archive for IndexedArchive {
    fn keys(&self, prefix: &str) -> Answer<Vec<String>> {
        let keys = self.clone().all_keys(prefix.to_owned());
        Box::pin(async { keys.await.map_err(|error| refusal(&error)) })
    }

    fn text(&self, key: &str) -> Answer<Option<String>> {
        let text = self.clone().one(key.to_owned());
        Box::pin(async { text.await.map_err(|error| refusal(&error)) })
    }

    fn put(&self, texts: Rc<Vec<Text>>) -> Answer<()> {
        let put = self.clone().put_all(texts);
        Box::pin(async { put.await.map_err(|error| refusal(&error)) })
    }

    fn remove(&self, prefix: &str) -> Answer<()> {
        let remove = self.clone().remove_all(prefix.to_owned());
        Box::pin(async { remove.await.map_err(|error| refusal(&error)) })
    }

    fn is_durable(&self) -> bool {
        true
    }
}
