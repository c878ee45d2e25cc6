//! What the browser gives handles of (a key, a file on disk), kept in `IndexedDB`: values that no text can hold.
//!
//! A small database for each kind, held open no longer than a call, so that it can be erased at any time.

use super::database::{complete, open};
use idb::{Database, Error, Factory, TransactionMode};
use wasm_bindgen::JsValue;

const STORE: &str = "handles";

/// A database of handles, by its name.
pub(super) struct Handles(pub(super) &'static str);

impl Handles {
    async fn database(&self) -> Result<Database, Error> {
        open(self.0, STORE).await
    }

    /// The handle under a key.
    pub(super) async fn get(&self, key: &str) -> Result<Option<JsValue>, Error> {
        let database = self.database().await?;
        let found = get(&database, key).await;
        database.close();
        found
    }

    /// Puts a handle under a key.
    pub(super) async fn put(&self, key: &str, handle: &JsValue) -> Result<(), Error> {
        let database = self.database().await?;
        let put = put(&database, key, handle, true).await;
        database.close();
        put.map(drop)
    }

    /// Puts a handle under a key unless another tab was quicker; gives the one that stands.
    pub(super) async fn put_first(&self, key: &str, handle: &JsValue) -> Result<JsValue, Error> {
        let database = self.database().await?;
        let stands = put(&database, key, handle, false).await;
        database.close();
        stands
    }

    /// Takes the handle under a key away.
    pub(super) async fn remove(&self, key: &str) -> Result<(), Error> {
        let database = self.database().await?;
        let removed = remove(&database, key).await;
        database.close();
        removed
    }

    /// Erases all of it.
    pub(super) async fn forget(&self) {
        if let Ok(request) = Factory::new().and_then(|factory| factory.delete(self.0)) {
            // A browser that keeps nothing has nothing to erase.
            let _ = request.await;
        }
    }
}

async fn get(database: &Database, key: &str) -> Result<Option<JsValue>, Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let found = transaction.object_store(STORE)?.get(JsValue::from_str(key))?.await?;
    Ok(found.filter(|handle| !handle.is_undefined()))
}

async fn remove(database: &Database, key: &str) -> Result<(), Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.delete(JsValue::from_str(key))?.await?;
    complete(transaction)?.await
}

/// In one transaction, which one tab has at a time.
async fn put(
    database: &Database,
    key: &str,
    handle: &JsValue,
    over: bool,
) -> Result<JsValue, Error> {
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let (store, at) = (transaction.object_store(STORE)?, JsValue::from_str(key));
    let stands = store.get(at.clone())?.await?.filter(|stands| !over && !stands.is_undefined());
    if let Some(stands) = stands {
        return Ok(stands);
    }
    store.put(handle, Some(&at))?.await?;
    complete(transaction)?.await?;
    Ok(handle.clone())
}
