//! A database of texts in IndexedDB, through the crate `idb`: one store, one connection kept for later calls.
//!
//! Owns what becomes of a transaction when the page is put aside whole, to be brought back later (the
//! back/forward cache). The browser ends a transaction when the page asks it to or has answered its last
//! event, and such a page does neither: `WebKit` lets every other page wait for it (its bug 315804, found
//! here before). So what is not written yet is given up, and done again when the page comes back.

use super::page;
use crate::state::StoreError;
use crate::state::journal::Answer;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode,
};
use js_sys::Promise;
use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbTransaction;

/// A database, as the whole page has it.
#[derive(Clone)]
pub(super) struct Texts(Rc<Inner>);

struct Inner {
    name: &'static str,
    store: &'static str,
    open: Rc<RefCell<Option<Rc<Database>>>>,
    /// What is being read or written.
    ongoing: RefCell<Vec<IdbTransaction>>,
    aside: Cell<bool>,
    /// How often the page was put aside.
    times: Cell<u32>,
    waiting: RefCell<Vec<Waker>>,
}

/// A transaction and its store.
pub(super) struct Work {
    pub(super) store: ObjectStore,
    transaction: IdbTransaction,
    of: Rc<Inner>,
}

impl Texts {
    /// The database of that name, opened when it is first used.
    pub(super) fn named(name: &'static str, store: &'static str) -> Self {
        let texts = Self(Rc::new(Inner {
            name,
            store,
            open: Rc::default(),
            ongoing: RefCell::default(),
            aside: Cell::new(false),
            times: Cell::new(0),
            waiting: RefCell::default(),
        }));
        let inner = texts.0.clone();
        page::on_put_aside(move |aside| inner.put_aside(aside));
        texts
    }

    /// What comes of something done with the database: done once more when the page was put aside meanwhile.
    pub(super) fn answer<T: 'static>(
        &self,
        what: impl AsyncFn(&Self) -> Result<T, Error> + 'static,
    ) -> Answer<T> {
        let texts = self.clone();
        Box::pin(async move {
            loop {
                let times = texts.0.times.get();
                match what(&texts).await {
                    Err(error) if times == texts.0.times.get() => return Err(refusal(&error)),
                    Err(_) => {}
                    Ok(done) => return Ok(done),
                }
            }
        })
    }

    /// Begins to read or write: a transaction that writes has the store to itself in every tab.
    pub(super) async fn begin(&self, mode: TransactionMode) -> Result<Work, Error> {
        self.0.shown().await;
        let database = self.0.database().await?;
        let transaction = database.transaction(&[self.0.store], mode).inspect_err(|_| {
            // The connection is stale: the next call opens another.
            self.0.open.replace(None);
        })?;
        let store = transaction.object_store(self.0.store)?;
        let transaction: IdbTransaction = transaction.into();
        self.0.ongoing.borrow_mut().push(transaction.clone());
        Ok(Work { store, transaction, of: self.0.clone() })
    }

    /// Takes every key away that begins so.
    pub(super) fn erase(&self, prefix: &str) -> Answer<()> {
        let prefix = prefix.to_owned();
        self.answer(async move |texts| {
            let work = texts.begin(TransactionMode::ReadWrite).await?;
            work.erase(&prefix)?;
            work.written().await
        })
    }
}

impl Work {
    /// Puts a text under a key.
    pub(super) fn put(&self, key: &JsValue, text: &str) -> Result<(), Error> {
        self.store.put(&JsValue::from_str(text), Some(key)).map(drop)
    }

    /// Takes every key away that begins so.
    pub(super) fn erase(&self, prefix: &str) -> Result<(), Error> {
        self.store.delete(beginning(prefix)?).map(drop)
    }

    /// Waits until the browser says that all of it is there, and stays whatever happens to it. Asks for that at
    /// once: nothing more can be read or written.
    pub(super) async fn written(self) -> Result<(), Error> {
        let end = complete(self.transaction.clone().into())?;
        self.of.forget(&self.transaction);
        end.await
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.of.forget(&self.transaction);
    }
}

impl Inner {
    async fn database(self: &Rc<Self>) -> Result<Rc<Database>, Error> {
        if let Some(open) = self.open.borrow().clone() {
            return Ok(open);
        }
        let mut database = open(self.name, self.store).await?;
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

    fn put_aside(&self, aside: bool) {
        self.aside.set(aside);
        if aside {
            self.times.set(self.times.get() + 1);
            for transaction in self.ongoing.take() {
                // One that has ended by itself needs nothing.
                let _ = transaction.abort();
            }
            if let Some(open) = self.open.take() {
                open.close();
            }
        } else {
            self.waiting.take().into_iter().for_each(Waker::wake);
        }
    }

    /// Waits until the page is not put aside.
    async fn shown(&self) {
        poll_fn(|waits| {
            if !self.aside.get() {
                return Poll::Ready(());
            }
            self.waiting.borrow_mut().push(waits.waker().clone());
            Poll::Pending
        })
        .await;
    }

    fn forget(&self, transaction: &IdbTransaction) {
        self.ongoing.borrow_mut().retain(|one| one != transaction);
    }
}

/// Opens the database of that name, made with its one store when it is not there.
pub(super) async fn open(name: &str, store: &'static str) -> Result<Database, Error> {
    let mut request = Factory::new()?.open(name, Some(1))?;
    request.on_upgrade_needed(move |event| {
        // A failure here fails the opening.
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(store, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Asks the browser to complete a transaction now; what comes of it is its answer.
///
/// Of the transaction alone: when one is refused after this, Chromium leaves some of what was put
/// in it without any answer.
pub(super) fn complete(
    transaction: Transaction,
) -> Result<impl Future<Output = Result<(), Error>>, Error> {
    let transaction: IdbTransaction = transaction.commit()?.into();
    let end = Promise::new(&mut |done, refused| {
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(&refused));
    });
    Ok(async move {
        let refused = |_| match transaction.error() {
            Some(why) => Error::DomException(why),
            None => Error::TransactionAbortError(JsValue::NULL),
        };
        JsFuture::from(end).await.map(drop).map_err(refused)
    })
}

/// The keys that begin so: from it to the first that cannot.
pub(super) fn beginning(prefix: &str) -> Result<Query, Error> {
    let (from, to) = (JsValue::from_str(prefix), JsValue::from_str(&format!("{prefix}\u{ffff}")));
    Ok(KeyRange::bound(&from, &to, Some(false), Some(true))?.into())
}

fn refusal(error: &Error) -> StoreError {
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
