//! Sealing a dossier and unsealing it: all of it, or none.
//!
//! The journal turns over within one transaction: the sealed records and the header come as the plain
//! ones go. That transaction is the switch; what the quick store still holds of before is put right
//! after it, and at the next start when that did not come to its end ([`Vaults::reconcile`]). So a
//! header holds by its revision, wherever it stands, and no kill leaves half of either.

use super::unlocking::bound;
use super::{Chamber, TRIES, VaultError, Vaults};
use crate::domain::gather::Gather;
use crate::domain::id::DossierId;
use crate::exchange::record;
use crate::exchange::sealed::{
    self, Bytes, Derivation, HEADER, Header, Keys, ROUNDS, SALT_LENGTH, Stated,
};
use crate::state::card::card_key;
use crate::state::cipher::NoCipher;
use crate::state::journal::{Offer, Swap, bars, joined};
use crate::state::ports::StoreError;
use crate::state::saver::{QUARANTINE, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Bytes of a header's mark.
const MARK: usize = 16;

impl Vaults {
    /// Seals a dossier behind a passphrase. It is open here afterwards.
    ///
    /// # Errors
    /// A [`VaultError`]; the dossier is as it was, unless it is open here: then it is sealed, and what the quick
    /// store could not do is done at the next start.
    pub async fn seal(&self, id: &DossierId, passphrase: &str) -> Result<(), VaultError> {
        let owner = sealed::owner_of(id);
        let place = sealed::header_key(&owner);
        let cipher = self.cipher()?;
        let raw = cipher.random(Keys::LENGTH)?;
        let keys = Keys::of(&raw).ok_or(VaultError::Damaged)?;
        let kdf = Derivation::with(cipher.random(SALT_LENGTH)?);
        let wrapping = cipher.derive(passphrase, &kdf.salt.0, ROUNDS).await?;
        let header = Header {
            version: 1,
            mark: Bytes(cipher.random(MARK)?),
            since: (self.0.now)(),
            kdf,
            keys: Bytes(wrapping.seal(&bound(&owner), &raw).await?),
        };
        let before = self.header_in_journal(&owner).await?;
        if bars(before.as_deref()) {
            // A switch whose answer was lost, or another page's.
            return Err(VaultError::Already);
        }
        let text = sealed::written(self.next_revision(&owner, before.as_deref()), &header);
        let key = cipher.key(&keys.records).await?;
        let chamber = Rc::new(Chamber::new(&owner, key, &keys, &header, &text));
        for _ in 0..TRIES {
            let (texts, expect_all) = self.gather(&owner).await?;
            let mut put = vec![(place.clone(), text.clone())];
            for (key, text) in &texts {
                let (at, sealed) = (chamber.place(key), chamber.seal(key, text).await?);
                // What would not open again is not worth the plain text.
                if chamber.open(&at, &sealed).await?.as_ref() != Some(&(key.clone(), text.clone()))
                {
                    return Err(VaultError::NoCipher(NoCipher));
                }
                chamber.know(&at, &sealed, key, text);
                put.push((at, sealed));
            }
            let erase = expect_all.iter().map(|(prefix, _)| prefix.clone()).collect();
            let expect = vec![(place.clone(), before.clone())];
            let other = self.0.journal.swap(Swap { expect, expect_all, erase, put }).await?;
            if other.is_empty() {
                chamber.mirror.replace(Self::of_store(&owner, texts));
                self.0.open.borrow_mut().insert(owner.clone(), chamber.clone());
                let settled = self.settle(&chamber).await;
                // It is sealed, whatever the quick store says.
                self.tell(&[(place, text)]);
                return Ok(settled?);
            }
            if other.iter().any(|(key, _)| *key == place) {
                break;
            }
        }
        Err(VaultError::Busy)
    }

    /// Everything of a dossier that stands unsealed in either place, joined; and what the journal holds
    /// of it, by place.
    async fn gather(
        &self,
        owner: &str,
    ) -> Result<(BTreeMap<String, String>, Vec<(String, Vec<Text>)>), StoreError> {
        let (mut texts, mut held) = (BTreeMap::new(), Vec::new());
        for root in sealed::roots(owner) {
            let journal = self.0.journal.read(&root.prefix).await?;
            held.push((root.prefix.clone(), journal.clone()));
            for (key, text) in journal.into_iter().chain(self.plain_in_store(&root)?) {
                if record::is_newer(&text) {
                    return Err(StoreError::Newer);
                }
                add(&mut texts, key, text);
            }
        }
        // What an earlier sealing left.
        let left = sealed::records(owner);
        held.push((left.clone(), self.0.journal.read(&left).await?));
        Ok((texts, held))
    }

    fn plain_in_store(&self, root: &sealed::Root) -> Result<Vec<Text>, StoreError> {
        let mut texts = Vec::new();
        for key in self.0.store.keys(&root.prefix)? {
            texts.extend(self.0.store.get(&key)?.map(|text| (key, text)));
        }
        Ok(texts)
    }

    /// What of these texts the quick store has as well.
    fn of_store(owner: &str, texts: BTreeMap<String, String>) -> BTreeMap<String, String> {
        let roots = sealed::roots(owner);
        let stored = |key: &String| roots.iter().any(|r| r.stored && key.starts_with(&r.prefix));
        texts.into_iter().filter(|(key, _)| stored(key)).gathered()
    }

    /// Has the quick store follow the switch: the header, nothing unsealed, what is sealed. What was
    /// written there meanwhile is taken along.
    pub(super) async fn settle(&self, chamber: &Rc<Chamber>) -> Result<(), StoreError> {
        let (store, owner) = (&self.0.store, &chamber.owner);
        let place = sealed::header_key(owner);
        // When it is full there is room once the plain records are gone.
        let early = store.set(&place, &chamber.header());
        let mut late = Vec::new();
        for root in sealed::roots(owner) {
            for (key, text) in self.plain_in_store(&root)? {
                let mut mirror = chamber.mirror.borrow_mut();
                if mirror.get(&key) != Some(&text) {
                    add(&mut mirror, key.clone(), text.clone());
                    let text = mirror.get(&key).cloned().unwrap_or(text);
                    late.push(Offer::from((key.clone(), text)));
                }
                drop(mirror);
                store.remove(&key)?;
            }
        }
        if early.is_err() {
            chamber.refused.replace(store.set(&place, &chamber.header()).err());
        }
        let known: Vec<_> = chamber.known.borrow().values().cloned().collect();
        for known in known {
            self.store_sealed(chamber, &known.key, &known.text, &known.sealed);
        }
        if !late.is_empty() {
            self.write(chamber, late).await?;
        }
        Ok(())
    }

    /// Takes the seal from a dossier that is open here.
    ///
    /// # Errors
    /// A [`VaultError`]; the dossier is as it was.
    pub async fn unseal(&self, id: &DossierId) -> Result<(), VaultError> {
        let owner = sealed::owner_of(id);
        let chamber = self.chamber(&owner).ok_or(VaultError::Absent)?;
        let place = sealed::header_key(&owner);
        for _ in 0..TRIES {
            let records = sealed::records(&owner);
            let held = self.0.journal.read(&records).await?;
            let mut texts = BTreeMap::new();
            for (at, sealed) in &held {
                match chamber.open(at, sealed).await? {
                    Some((key, text)) => add(&mut texts, key, text),
                    // It stays sealed, and aside.
                    None => add(&mut texts, format!("{QUARANTINE}{at}"), sealed.clone()),
                }
            }
            for (key, text) in chamber.mirror.borrow().clone() {
                add(&mut texts, key, text);
            }
            let before = chamber.header();
            let off = sealed::off(self.next_revision(&owner, Some(&before)));
            let put = texts.clone().into_iter().chain([(place.clone(), off.clone())]).collect();
            let swap = Swap {
                expect: vec![(place.clone(), Some(before))],
                expect_all: vec![(records.clone(), held)],
                erase: vec![records],
                put,
            };
            let other = self.0.journal.swap(swap).await?;
            if other.is_empty() {
                self.0.open.borrow_mut().remove(&owner);
                self.unsettle(&owner)?;
                for (key, text) in Self::of_store(&owner, texts) {
                    // What does not fit the journal has, as always.
                    let _ = self.0.store.set(&key, &text);
                }
                self.tell(&[(place, off)]);
                return Ok(());
            }
            for held in other.into_iter().filter(|(key, _)| *key == place).map(|(_, held)| held) {
                if !held.is_some_and(|text| chamber.follow(&text)) {
                    return Err(VaultError::Absent);
                }
            }
        }
        Err(VaultError::Busy)
    }

    /// Takes what is sealed of a dossier from the quick store, its header last.
    fn unsettle(&self, owner: &str) -> Result<(), StoreError> {
        for key in self.0.store.keys(&sealed::records(owner))? {
            self.0.store.remove(&key)?;
        }
        self.0.store.remove(&sealed::header_key(owner))
    }

    /// Erases a sealed dossier for good, open or not: from the journal first, so that it cannot come
    /// back from there.
    ///
    /// # Errors
    /// When a place refuses; what is left can be erased again.
    pub async fn erase(&self, id: &DossierId) -> Result<(), StoreError> {
        let owner = sealed::owner_of(id);
        let mut erase: Vec<_> = sealed::roots(&owner).into_iter().map(|r| r.prefix).collect();
        erase.push(sealed::seat_prefix(&owner));
        // Copies that could not be opened.
        erase.push(format!("{QUARANTINE}{}", sealed::seat_prefix(&owner)));
        self.0.journal.swap(Swap { erase: erase.clone(), ..Swap::default() }).await?;
        self.0.open.borrow_mut().remove(&owner);
        // The header is among the last keys: an interrupted erasure can be told.
        for prefix in &erase {
            for key in self.0.store.keys(prefix)? {
                if !sealed::is_header(&key) {
                    self.0.store.remove(&key)?;
                }
            }
        }
        self.0.store.remove(&sealed::header_key(&owner))?;
        // As of any dossier: a card that says nothing.
        self.tell(&[(card_key(id), String::new())]);
        Ok(())
    }

    /// The header that the journal holds.
    pub(super) async fn header_in_journal(
        &self,
        owner: &str,
    ) -> Result<Option<String>, StoreError> {
        let held = self.0.journal.read(&sealed::header_key(owner)).await?;
        Ok(held.into_iter().next().map(|(_, text)| text))
    }

    /// A revision above every one there is.
    fn next_revision(&self, owner: &str, held: Option<&str>) -> u64 {
        let stored = self.0.store.get(&sealed::header_key(owner)).ok().flatten();
        let both = [held, stored.as_deref()].into_iter().flatten();
        both.filter_map(sealed::header_of).map(|(revision, _)| revision).max().unwrap_or(0) + 1
    }

    /// Puts right what a kill has left in either place. Says whether anything was changed.
    pub async fn reconcile(&self) -> bool {
        let Ok(journal) = self.0.journal.read_ending(HEADER).await else { return false };
        let journal: BTreeMap<String, String> =
            journal.into_iter().filter(|(key, _)| sealed::is_header(key)).gathered();
        let stored = self.0.store.keys(sealed::SEALED).unwrap_or_default();
        let stored: BTreeSet<String> =
            stored.into_iter().filter(|key| sealed::is_header(key)).gathered();
        let mut changed = false;
        for key in stored.into_iter().chain(journal.keys().cloned()).gathered::<BTreeSet<_>>() {
            let here = self.0.store.get(&key).ok().flatten();
            let there = journal.get(&key).cloned();
            // What cannot be put right now is at the next start.
            changed |= self.agree(&key, here, there).await.unwrap_or(false);
        }
        changed
    }

    /// One header in both places: the later one holds.
    async fn agree(
        &self,
        place: &str,
        here: Option<String>,
        there: Option<String>,
    ) -> Result<bool, StoreError> {
        let Some(owner) = sealed::seat(place) else { return Ok(false) };
        let revision = |text: &Option<String>| {
            text.as_deref().and_then(sealed::header_of).map_or(0, |(revision, _)| revision)
        };
        let Some(held) = there.clone().filter(|_| revision(&there) >= revision(&here)) else {
            // The journal was emptied, or lost its header to damage.
            let put = here.clone().map(|text| (place.to_owned(), text)).into_iter().collect();
            let expect = vec![(place.to_owned(), there)];
            self.0.journal.swap(Swap { expect, put, ..Swap::default() }).await?;
            return Ok(false);
        };
        match sealed::header_of(&held) {
            // What it says is not known: nothing is taken away by it.
            None => return Ok(false),
            Some((_, Stated::Off)) => {
                let any = here.is_some() || !self.0.store.keys(&sealed::records(owner))?.is_empty();
                if any {
                    self.unsettle(owner)?;
                }
                return Ok(any);
            }
            Some((_, Stated::On(_) | Stated::Unknown)) => {}
        }
        let mut changed = here.as_ref() != Some(&held);
        for root in sealed::roots(owner) {
            for key in self.0.store.keys(&root.prefix)? {
                // All that stood there when it was sealed is sealed.
                self.0.store.remove(&key)?;
                changed = true;
            }
        }
        if here.as_ref() != Some(&held) {
            self.0.store.set(place, &held)?;
        }
        Ok(changed)
    }
}

/// Adds a text to those that are there; two of one key are joined, and one that cannot be read is put
/// aside.
pub(super) fn add(texts: &mut BTreeMap<String, String>, key: String, text: String) {
    let offer = Offer::from((key.clone(), text));
    let write = joined(&offer, texts.get(&key).map(String::as_str));
    if let Some((at, held)) = write.park.zip(texts.get(&key).cloned()) {
        texts.insert(at, held);
    }
    texts.extend(write.put.map(|text| (key, text)));
}
