//! The second place for records: slower than the first, and it has what it says it has even when
//! the browser is killed.
//!
//! Owns what the journal is asked, and what becomes of a record that is written where one stands:
//! they are joined, so that no page overwrites another's work. The browser's own is in `platform`.

use super::ports::{Ports, StoreError};
use super::saver::{QUARANTINE, Text};
use crate::domain::gather::Gather;
use crate::exchange::record::{self, Joined};
use crate::exchange::sealed::{Stated, header_key, header_of, owner};
use leptos::task::spawn_local;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    future::Future,
    pin::Pin,
};

/// What comes later.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>>>>;

/// A map of short texts that outlives the browser's sudden end.
pub trait Journal {
    /// The texts under every key that begins so.
    fn read(&self, prefix: &str) -> Answer<Vec<Text>>;
    /// The texts under every key that ends so.
    fn read_ending(&self, end: &'static str) -> Answer<Vec<Text>>;
    /// Joins texts into those that are there, all or none ([`joined`] says how). Answers once they
    /// will be there after any end of the browser, with the texts that stand where they are not
    /// those given. What a later version wrote stays, and makes it an error.
    fn join(&self, offers: Vec<Offer>) -> Answer<Vec<Text>>;
    /// Takes every key away that begins so, all or none.
    fn erase(&self, prefix: &str) -> Answer<()>;
    /// Writes all of it if all stands as expected, and nothing otherwise: one transaction. Answers
    /// with the places where something else stands, and what; nowhere when it was written.
    fn swap(&self, swap: Swap) -> Answer<Vec<Found>>;
}

/// What is written if what stands is what is expected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Swap {
    /// What each of these keys must hold; `None`: nothing.
    pub expect: Vec<Found>,
    /// All that must stand under keys that begin so, in the order of the keys.
    pub expect_all: Vec<(String, Vec<Text>)>,
    /// What goes: every key that begins so.
    pub erase: Vec<String>,
    /// What is put there then.
    pub put: Vec<Text>,
}

/// A key and what stands there. Where more stands than a key, the key is what they begin with.
pub type Found = (String, Option<String>);

/// The headers of sealed dossiers that bar these offers from being joined: of a sealed dossier
/// nothing is written unsealed.
pub fn barred_by(offers: &[Offer]) -> BTreeSet<String> {
    offers.iter().filter_map(|offer| owner(&offer.key)).map(header_key).gathered()
}

/// Whether what stands under such a key bars them.
pub fn bars(held: Option<&str>) -> bool {
    let stated = held.map(header_of);
    // One that cannot be read may be one that holds.
    stated.is_some_and(|stated| !matches!(stated, Some((_, Stated::Off))))
}

/// A text to be joined into what stands under its key.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Where it goes.
    pub key: String,
    /// The text.
    pub text: String,
    /// A text whose every word is known to this one: found there, it need not be read.
    pub known: Option<String>,
}

impl From<Text> for Offer {
    fn from((key, text): Text) -> Self {
        Self { key, text, known: None }
    }
}

/// What to write where a text stands.
pub struct Write {
    /// The text to put under the key; `None` when what stands there is to stay.
    pub put: Option<String>,
    /// Where to park what stands there first, when it cannot be read.
    pub park: Option<String>,
    /// What stands there afterwards, when it is not the new text.
    pub more: Option<String>,
    /// Whether a later version's text stands there.
    pub newer: bool,
}

/// What becomes of a new text where another may stand.
pub fn joined(offer: &Offer, held: Option<&str>) -> Write {
    let Offer { key, text: new, known } = offer;
    let put = |put, park, more| Write { put, park, more, newer: false };
    let Some(held) = held else { return put(Some(new.to_owned()), None, None) };
    if held == new {
        return put(None, None, None);
    }
    if known.as_deref() == Some(held) {
        return put(Some(new.to_owned()), None, None);
    }
    match record::join(key, held, new) {
        Joined::New => put(Some(new.to_owned()), None, None),
        Joined::Unreadable => put(Some(new.to_owned()), Some(format!("{QUARANTINE}{key}")), None),
        Joined::Newer => Write { newer: true, ..put(None, None, None) },
        Joined::Both(both) if both == held => put(None, None, Some(both)),
        Joined::Both(both) => put(Some(both.clone()), None, Some(both)),
    }
}

/// Gives texts to the journal, in the background; without one there is nothing to do.
pub fn keep(ports: &Ports, texts: Vec<Text>) {
    offer(ports, texts.into_iter().map(Offer::from).collect());
}

/// [`keep`] with what is known of what stands there.
pub fn offer(ports: &Ports, offers: Vec<Offer>) {
    if let Some(journal) = &ports.journal {
        let answer = journal.join(offers);
        // What it lacks it gets when the dossier is opened.
        spawn_local(async move { drop(answer.await) });
    }
}

/// Does something with what the journal has of a dossier: now when there is no journal.
pub fn with(ports: &Ports, prefix: &str, then: impl FnOnce(Vec<Text>) + 'static) {
    match &ports.journal {
        None => then(Vec::new()),
        Some(journal) => {
            let answer = journal.read(prefix);
            spawn_local(async move { then(answer.await.unwrap_or_default()) });
        }
    }
}

/// A journal that forgets everything with the page, for tests.
#[derive(Debug, Default)]
pub struct MemoryJournal(RefCell<BTreeMap<String, String>>);

impl MemoryJournal {
    /// Puts a text there as it is, as damage would.
    pub fn put(&self, key: &str, text: &str) {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    fn filtered(&self, wanted: impl Fn(&str) -> bool) -> Answer<Vec<Text>> {
        let texts = self.0.borrow();
        let found = texts.iter().filter(|(key, _)| wanted(key));
        let found = found.map(|(key, text)| (key.clone(), text.clone())).collect();
        Box::pin(async { Ok(found) })
    }
}

impl Journal for MemoryJournal {
    fn read(&self, prefix: &str) -> Answer<Vec<Text>> {
        self.filtered(|key| key.starts_with(prefix))
    }

    fn read_ending(&self, end: &'static str) -> Answer<Vec<Text>> {
        self.filtered(|key| key.ends_with(end))
    }

    fn join(&self, offers: Vec<Offer>) -> Answer<Vec<Text>> {
        let mut all = self.0.borrow_mut();
        let barred = barred_by(&offers);
        if barred.iter().any(|header| bars(all.get(header).map(String::as_str))) {
            return Box::pin(async { Err(StoreError::Sealed) });
        }
        let (mut more, mut newer) = (Vec::new(), false);
        for offer in offers {
            let held = all.get(&offer.key).cloned();
            let write = joined(&offer, held.as_deref());
            newer |= write.newer;
            if let Some((place, held)) = write.park.zip(held) {
                all.insert(place, held);
            }
            more.extend(write.more.map(|text| (offer.key.clone(), text)));
            all.extend(write.put.map(|text| (offer.key, text)));
        }
        Box::pin(async move { if newer { Err(StoreError::Newer) } else { Ok(more) } })
    }

    fn erase(&self, prefix: &str) -> Answer<()> {
        self.0.borrow_mut().retain(|key, _| !key.starts_with(prefix));
        Box::pin(async { Ok(()) })
    }

    fn swap(&self, swap: Swap) -> Answer<Vec<Found>> {
        let mut all = self.0.borrow_mut();
        let single = swap.expect.iter().filter(|(key, text)| all.get(key) != text.as_ref());
        let mut other: Vec<Found> =
            single.map(|(key, _)| (key.clone(), all.get(key).cloned())).collect();
        for (prefix, texts) in &swap.expect_all {
            let held = all.iter().filter(|(key, _)| key.starts_with(prefix.as_str()));
            if !held.eq(texts.iter().map(|(key, text)| (key, text))) {
                other.push((prefix.clone(), None));
            }
        }
        if other.is_empty() {
            all.retain(|key, _| !swap.erase.iter().any(|prefix| key.starts_with(prefix.as_str())));
            all.extend(swap.put);
        }
        Box::pin(async { Ok(other) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::stamp::encode;

    const KEY: &str = "acquis/1/d/card/-";

    #[test]
    fn what_is_known_to_a_text_gives_way_to_it_unread_and_nothing_else_does() {
        let offer = |known: Option<&str>| Offer {
            key: KEY.to_owned(),
            text: encode(2, "new"),
            known: known.map(str::to_owned),
        };
        // Damaged, yet known: it is what was given there from here.
        let put = joined(&offer(Some("damaged")), Some("damaged"));
        assert_eq!((put.put, put.park, put.more), (Some(encode(2, "new")), None, None));
        let parked = joined(&offer(None), Some("damaged"));
        assert_eq!(parked.park, Some(format!("{QUARANTINE}{KEY}")));
        // Another page wrote since.
        let theirs = encode(3, "theirs");
        let kept = joined(&offer(Some("older")), Some(&theirs));
        assert_eq!((kept.put, kept.more), (None, Some(theirs)));
    }
}
