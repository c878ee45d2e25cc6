//! The journal in IndexedDB.
//!
//! One store of texts by key. A write answers when its transaction is complete, which outlives a
//! browser that is killed (TOOLCHAIN.md has the measures). A transaction that writes has the store
//! to itself in every tab: reading, joining and writing within one is what keeps two tabs from
//! overwriting each other, with no lock that a frozen tab could hold.

use super::database::{Texts, beginning};
use crate::state::StoreError;
use crate::state::journal::{Answer, Found, Journal, Offer, Swap, barred_by, bars, joined};
use crate::state::saver::Text;
use idb::{Error, Query, TransactionMode};
use std::future::IntoFuture;
use wasm_bindgen::JsValue;

/// The name of the database; hosts may share an origin with others.
pub const DATABASE: &str = "acquis/1";
const STORE: &str = "records";

/// The journal of this browser.
#[derive(Clone)]
pub struct IndexedDb(Texts);

impl Default for IndexedDb {
    fn default() -> Self {
        Self(Texts::named(DATABASE, STORE))
    }
}

/// What every key holds that begins so.
async fn read_all(texts: &Texts, prefix: &str) -> Result<Vec<Text>, Error> {
    let work = texts.begin(TransactionMode::ReadOnly).await?;
    let query = || beginning(prefix).map(Some);
    let keys = work.store.get_all_keys(query()?, None)?.await?;
    let texts = work.store.get_all(query()?, None)?.await?;
    Ok(pairs(keys, texts).collect())
}

/// What every key holds that ends so.
async fn read_ending(texts: &Texts, end: &str) -> Result<Vec<Text>, Error> {
    let work = texts.begin(TransactionMode::ReadOnly).await?;
    let keys = work.store.get_all_keys(None::<Query>, None)?.await?;
    let mut found = Vec::new();
    for key in keys.iter().filter_map(JsValue::as_string).filter(|key| key.ends_with(end)) {
        let text = work.store.get(JsValue::from_str(&key))?.await?;
        found.extend(text.and_then(|text| text.as_string()).map(|text| (key, text)));
    }
    Ok(found)
}

async fn join_all(texts: &Texts, offers: &[Offer]) -> Result<Result<Vec<Text>, StoreError>, Error> {
    let work = texts.begin(TransactionMode::ReadWrite).await?;
    let get = |key: &JsValue| Ok::<_, Error>(work.store.get(key.clone())?.into_future());
    // All are asked for before the first answer, and all written before the first is awaited.
    let barred = barred_by(offers).into_iter();
    let barred: Vec<_> =
        barred.map(|key| get(&JsValue::from_str(&key))).collect::<Result<_, Error>>()?;
    let mut asked = Vec::new();
    for offer in offers {
        let at = JsValue::from_str(&offer.key);
        asked.push((get(&at)?, at, offer));
    }
    for header in barred {
        let held = header.await?.and_then(|held| held.as_string());
        if bars(held.as_deref()) {
            return Ok(Err(StoreError::Sealed));
        }
    }
    let (mut more, mut newer) = (Vec::new(), false);
    for (held, at, offer) in asked {
        let held = held.await?.and_then(|held| held.as_string());
        let write = joined(offer, held.as_deref());
        newer |= write.newer;
        if let Some((place, held)) = write.park.zip(held) {
            work.put(&JsValue::from_str(&place), &held)?;
        }
        if let Some(text) = &write.put {
            work.put(&at, text)?;
        }
        more.extend(write.more.map(|text| (offer.key.clone(), text)));
    }
    work.written().await?;
    Ok(if newer { Err(StoreError::Newer) } else { Ok(more) })
}

async fn swap_all(texts: &Texts, swap: &Swap) -> Result<Vec<Found>, Error> {
    let work = texts.begin(TransactionMode::ReadWrite).await?;
    let mut asked = Vec::new();
    for (key, expected) in &swap.expect {
        asked.push((work.store.get(JsValue::from_str(key))?.into_future(), key, expected));
    }
    let mut ranges = Vec::new();
    for (prefix, expected) in &swap.expect_all {
        let keys = work.store.get_all_keys(Some(beginning(prefix)?), None)?.into_future();
        let texts = work.store.get_all(Some(beginning(prefix)?), None)?.into_future();
        ranges.push((keys, texts, prefix, expected));
    }
    let mut other = Vec::new();
    for (held, key, expected) in asked {
        let held = held.await?.and_then(|held| held.as_string());
        if held != *expected {
            other.push((key.clone(), held));
        }
    }
    for (keys, texts, prefix, expected) in ranges {
        let held = pairs(keys.await?, texts.await?);
        if !held.eq(expected.iter().cloned()) {
            other.push((prefix.clone(), None));
        }
    }
    if !other.is_empty() {
        return Ok(other);
    }
    for prefix in &swap.erase {
        work.erase(prefix)?;
    }
    for (key, text) in &swap.put {
        work.put(&JsValue::from_str(key), text)?;
    }
    work.written().await?;
    Ok(other)
}

/// Keys and the texts under them.
fn pairs(keys: Vec<JsValue>, texts: Vec<JsValue>) -> impl Iterator<Item = Text> {
    let both = keys.into_iter().zip(texts);
    both.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
}

impl Journal for IndexedDb {
    fn read(&self, prefix: &str) -> Answer<Vec<Text>> {
        let prefix = prefix.to_owned();
        self.0.answer(async move |texts| read_all(texts, &prefix).await)
    }

    fn read_ending(&self, end: &'static str) -> Answer<Vec<Text>> {
        self.0.answer(async move |texts| read_ending(texts, end).await)
    }

    fn join(&self, offers: Vec<Offer>) -> Answer<Vec<Text>> {
        let join = self.0.answer(async move |texts| join_all(texts, &offers).await);
        Box::pin(async { join.await? })
    }

    fn swap(&self, swap: Swap) -> Answer<Vec<Found>> {
        self.0.answer(async move |texts| swap_all(texts, &swap).await)
    }

    fn erase(&self, prefix: &str) -> Answer<()> {
        self.0.erase(prefix)
    }
}
