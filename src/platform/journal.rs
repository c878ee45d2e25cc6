//! The journal in IndexedDB, through the crate `idb`.
//!
//! One store of texts by key. A write answers when its transaction is complete, which outlives a
//! browser that is killed (TOOLCHAIN.md has the measures). A transaction that writes has the store
//! to itself in every tab: reading, joining and writing within one is what keeps two tabs from
//! overwriting each other, with no lock that a frozen tab could hold.

use crate::state::StoreError;
use crate::state::journal::{Answer, Found, Journal, Offer, Swap, barred_by, bars, joined};
use crate::state::saver::Text;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode, TransactionResult,
};
use std::{cell::RefCell, future::IntoFuture, rc::Rc};
use wasm_bindgen::JsValue;

/// The name of the database; hosts may share an origin with others.
pub const DATABASE: &str = "acquis/1";
const STORE: &str = "records";

/// The journal of this browser.
#[derive(Clone, Default)]
pub struct IndexedDb {
    open: Rc<RefCell<Option<Rc<Database>>>>,
}

impl IndexedDb {
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
        // Someone erases the database: this page must not stand in the way.
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

    async fn read_range(self, range: Option<(String, String)>) -> Result<Vec<Text>, Error> {
        let (_, store) = self.begin(TransactionMode::ReadOnly).await?;
        let query = || range.as_ref().map(|(from, to)| between(from, to)).transpose();
        let keys = store.get_all_keys(query()?, None)?.await?;
        let texts = store.get_all(query()?, None)?.await?;
        Ok(pairs(keys, texts).collect())
    }

    async fn join_all(self, offers: Vec<Offer>) -> Result<Result<Vec<Text>, StoreError>, Error> {
        let (transaction, store) = self.begin(TransactionMode::ReadWrite).await?;
        // All are asked for before the first answer, and all written before the first is awaited.
        let barred = barred_by(&offers).into_iter();
        let barred: Vec<_> = barred
            .map(|key| Ok(store.get(JsValue::from_str(&key))?.into_future()))
            .collect::<Result<_, Error>>()?;
        let mut asked = Vec::new();
        for offer in offers {
            let at = JsValue::from_str(&offer.key);
            asked.push((store.get(at.clone())?.into_future(), at, offer));
        }
        for header in barred {
            let held = header.await?.and_then(|held| held.as_string());
            if bars(held.as_deref()) {
                return Ok(Err(StoreError::Sealed));
            }
        }
        let (mut more, mut puts, mut newer) = (Vec::new(), Vec::new(), false);
        for (held, at, offer) in asked {
            let held = held.await?.and_then(|held| held.as_string());
            let write = joined(&offer, held.as_deref());
            newer |= write.newer;
            if let Some((place, held)) = write.park.zip(held) {
                let place = JsValue::from_str(&place);
                puts.push(store.put(&JsValue::from_str(&held), Some(&place))?.into_future());
            }
            if let Some(text) = &write.put {
                puts.push(store.put(&JsValue::from_str(text), Some(&at))?.into_future());
            }
            more.extend(write.more.map(|text| (offer.key, text)));
        }
        for put in puts {
            put.await?;
        }
        complete(transaction).await?;
        Ok(if newer { Err(StoreError::Newer) } else { Ok(more) })
    }

    async fn swap_all(self, swap: Swap) -> Result<Vec<Found>, Error> {
        let (transaction, store) = self.begin(TransactionMode::ReadWrite).await?;
        let mut asked = Vec::new();
        for (key, expected) in swap.expect {
            let held = store.get(JsValue::from_str(&key))?.into_future();
            asked.push((held, key, expected));
        }
        let mut ranges = Vec::new();
        for (prefix, expected) in swap.expect_all {
            let (from, to) = range(&prefix);
            let keys = store.get_all_keys(Some(between(&from, &to)?), None)?.into_future();
            let texts = store.get_all(Some(between(&from, &to)?), None)?.into_future();
            ranges.push((keys, texts, prefix, expected));
        }
        let mut other = Vec::new();
        for (held, key, expected) in asked {
            let held = held.await?.and_then(|held| held.as_string());
            if held != expected {
                other.push((key, held));
            }
        }
        for (keys, texts, prefix, expected) in ranges {
            let held = pairs(keys.await?, texts.await?);
            if !held.eq(expected) {
                other.push((prefix, None));
            }
        }
        if !other.is_empty() {
            return Ok(other);
        }
        let mut done = Vec::new();
        for prefix in swap.erase {
            let (from, to) = range(&prefix);
            done.push(store.delete(between(&from, &to)?)?.into_future());
        }
        let mut puts = Vec::new();
        for (key, text) in swap.put {
            let at = JsValue::from_str(&key);
            puts.push(store.put(&JsValue::from_str(&text), Some(&at))?.into_future());
        }
        for erased in done {
            erased.await?;
        }
        for put in puts {
            put.await?;
        }
        complete(transaction).await?;
        Ok(other)
    }

    async fn erase_range(self, from: String, to: String) -> Result<(), Error> {
        let (transaction, store) = self.begin(TransactionMode::ReadWrite).await?;
        store.delete(between(&from, &to)?)?.await?;
        complete(transaction).await
    }
}

/// Waits until the browser says that the transaction is complete.
pub(super) async fn complete(transaction: Transaction) -> Result<(), Error> {
    match transaction.commit()?.await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(Error::TransactionAbortError(JsValue::NULL)),
    }
}

fn between(from: &str, to: &str) -> Result<Query, Error> {
    let (from, to) = (JsValue::from_str(from), JsValue::from_str(to));
    Ok(KeyRange::bound(&from, &to, Some(false), Some(true))?.into())
}

/// Keys and the texts under them.
fn pairs(keys: Vec<JsValue>, texts: Vec<JsValue>) -> impl Iterator<Item = Text> {
    let both = keys.into_iter().zip(texts);
    both.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
}

/// The keys that begin so: from it to the first that cannot.
pub(super) fn range(prefix: &str) -> (String, String) {
    (prefix.to_owned(), format!("{prefix}\u{ffff}"))
}

pub(super) fn refusal(error: &Error) -> StoreError {
    match error {
        Error::DomException(exception) if exception.name() == "QuotaExceededError" => {
            StoreError::Full
        }
        // The database has been taken over by a later version.
        Error::DomException(exception) if exception.name() == "VersionError" => StoreError::Newer,
        Error::DomException(exception) => StoreError::Refused(exception.name()),
        Error::IndexedDbNotFound(_) | Error::IndexedDbOpenFailed(_) => StoreError::Unavailable,
        other => StoreError::Refused(other.to_string()),
    }
}

impl Journal for IndexedDb {
    fn read(&self, prefix: &str) -> Answer<Vec<Text>> {
        let read = self.clone().read_range(Some(range(prefix)));
        Box::pin(async { read.await.map_err(|error| refusal(&error)) })
    }

    fn read_ending(&self, end: &'static str) -> Answer<Vec<Text>> {
        let journal = self.clone();
        let read = async move {
            let (_, store) = journal.begin(TransactionMode::ReadOnly).await?;
            let keys = store.get_all_keys(None, None)?.await?;
            let mut found = Vec::new();
            for key in keys.iter().filter_map(JsValue::as_string).filter(|key| key.ends_with(end)) {
                let text = store.get(JsValue::from_str(&key))?.await?;
                found.extend(text.and_then(|text| text.as_string()).map(|text| (key, text)));
            }
            Ok::<_, Error>(found)
        };
        Box::pin(async { read.await.map_err(|error| refusal(&error)) })
    }

    fn join(&self, offers: Vec<Offer>) -> Answer<Vec<Text>> {
        let join = self.clone().join_all(offers);
        Box::pin(async { join.await.map_err(|error| refusal(&error))? })
    }

    fn swap(&self, swap: Swap) -> Answer<Vec<Found>> {
        let swap = self.clone().swap_all(swap);
        Box::pin(async { swap.await.map_err(|error| refusal(&error)) })
    }

    fn erase(&self, prefix: &str) -> Answer<()> {
        let (from, to) = range(prefix);
        let erase = self.clone().erase_range(from, to);
        Box::pin(async { erase.await.map_err(|error| refusal(&error)) })
    }
}
