//! Sealed records to the journal and from it, and what other pages tell.
//!
//! A cipher answers later than a transaction waits. So records are not joined within one, as plain
//! ones are: each is written if what stands there is what it was joined with, and joined anew
//! otherwise. Two pages that write at once both end with both texts.

use super::{Chamber, TRIES, Vaults};
use crate::domain::id::DossierId;
use crate::exchange::sealed::{self, Stated};
use crate::state::card::card_key;
use crate::state::journal::{Offer, Swap, joined};
use crate::state::ports::StoreError;
use crate::state::saver::{QUARANTINE, Text};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is told of a record that is not sealed.
enum Plain {
    /// It means what it says.
    AsItIs,
    /// It went because that dossier was sealed.
    Sealed(DossierId),
    /// It says nothing.
    Nothing,
}

/// What another page has told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Records, opened where they were sealed.
    Records(Vec<Text>),
    /// That dossier was locked.
    Locked(DossierId),
    /// That dossier was sealed.
    Sealed(DossierId),
    /// That dossier was unsealed.
    Unsealed(DossierId),
}

impl Vaults {
    /// All that the journal holds of an open dossier; what cannot be opened is passed over.
    pub(super) async fn read_sealed(&self, chamber: &Chamber) -> Result<Vec<Text>, StoreError> {
        let held = self.0.journal.read(&sealed::records(&chamber.owner)).await?;
        let mut texts = Vec::with_capacity(held.len());
        for (place, sealed) in held {
            let known = chamber.known.borrow().get(&place).cloned();
            if let Some(known) = known.filter(|known| known.sealed == sealed) {
                texts.push((known.key, known.text));
            } else if let Some((key, text)) = chamber.open(&place, &sealed).await? {
                chamber.know(&place, &sealed, &key, &text);
                texts.push((key, text));
            }
        }
        texts.sort();
        Ok(texts)
    }

    /// Joins texts into those that stand sealed: all or none of them, as a journal does. The quick
    /// store gets them too.
    pub(super) async fn write(
        &self,
        chamber: &Rc<Chamber>,
        offers: Vec<Offer>,
    ) -> Result<Vec<Text>, StoreError> {
        let mut pending = BTreeMap::new();
        for offer in offers {
            let sealed = chamber.seal(&offer.key, &offer.text).await?;
            self.store_sealed(chamber, &offer.key, &offer.text, &sealed);
            pending.insert(chamber.place(&offer.key), (offer, sealed));
        }
        let header = sealed::header_key(&chamber.owner);
        let (mut parked, mut more, mut newer) = (Vec::new(), Vec::new(), false);
        for _ in 0..TRIES {
            let records = pending.keys().map(|place| (place.clone(), chamber.held(place)));
            let expect = records.chain([(header.clone(), Some(chamber.header()))]).collect();
            let put = pending.iter().map(|(place, (_, sealed))| (place.clone(), sealed.clone()));
            let put = put.chain(parked.iter().cloned()).collect();
            let swap = Swap { expect, put, ..Swap::default() };
            let other = self.0.journal.swap(swap).await?;
            if other.is_empty() {
                for (place, (offer, sealed)) in pending {
                    chamber.know(&place, &sealed, &offer.key, &offer.text);
                }
                return if newer { Err(StoreError::Newer) } else { Ok(more) };
            }
            for (place, held) in other {
                if place == header {
                    if !held.as_deref().is_some_and(|text| chamber.follow(text)) {
                        let offers = pending.into_values().map(|(offer, _)| offer).collect();
                        return self.turned(chamber, held.as_deref(), offers).await;
                    }
                    continue;
                }
                let (Some(held), Some((offer, _))) = (held, pending.get(&place)) else {
                    chamber.known.borrow_mut().remove(&place);
                    continue;
                };
                let Some((key, text)) = chamber.open(&place, &held).await? else {
                    parked.push((format!("{QUARANTINE}{place}"), held.clone()));
                    chamber.know(&place, &held, &offer.key, "");
                    continue;
                };
                chamber.know(&place, &held, &key, &text);
                let write = joined(offer, Some(&text));
                newer |= write.newer;
                if let Some(at) = write.park {
                    parked.push((chamber.place(&at), chamber.seal(&at, &text).await?));
                }
                match write.put {
                    None => drop(pending.remove(&place)),
                    Some(put) => {
                        let sealed = chamber.seal(&key, &put).await?;
                        let known = offer.known.clone();
                        pending
                            .insert(place, (Offer { key: key.clone(), text: put, known }, sealed));
                    }
                }
                more.extend(write.more.map(|text| (key, text)));
            }
        }
        Err(StoreError::Refused("busy".to_owned()))
    }

    /// Another page has unsealed the dossier, or it is sealed by other keys, or gone.
    async fn turned(
        &self,
        chamber: &Chamber,
        header: Option<&str>,
        offers: Vec<Offer>,
    ) -> Result<Vec<Text>, StoreError> {
        self.0.open.borrow_mut().remove(&chamber.owner);
        match header.and_then(sealed::header_of) {
            Some((_, Stated::Off)) => self.0.journal.join(offers).await,
            _ => Err(StoreError::Sealed),
        }
    }

    /// What others have told, in their order. Nothing of a dossier that is locked here can be heard.
    pub async fn hear(&self, texts: Vec<Text>) -> Vec<Heard> {
        let (mut heard, mut records) = (Vec::new(), Vec::new());
        for (key, text) in texts {
            let Some(owner) = sealed::seat(&key) else {
                match self.hear_plain(&key, &text) {
                    Plain::AsItIs => records.push((key, text)),
                    Plain::Sealed(id) if !heard.contains(&Heard::Sealed(id.clone())) => {
                        heard.push(Heard::Sealed(id));
                    }
                    Plain::Sealed(_) | Plain::Nothing => {}
                }
                continue;
            };
            let Some(id) = sealed::dossier(owner) else { continue };
            if key == sealed::lock_key(owner) {
                heard.push(Heard::Locked(id));
            } else if sealed::is_header(&key) && text.is_empty() {
                match self.hear_no_header(owner, &id).await {
                    Some(Heard::Records(texts)) => records.extend(texts),
                    told => heard.extend(told),
                }
            } else if sealed::is_header(&key) {
                heard.extend(self.hear_header(owner, id, &text));
            } else if let Some(chamber) = self.chamber(owner)
                && let Ok(Some(opened)) = chamber.open(&key, &text).await
            {
                records.push(opened);
            }
        }
        if !records.is_empty() {
            heard.push(Heard::Records(records));
        }
        heard
    }

    /// What is told of a record that was taken away from where it stood unsealed: nothing of it is erased
    /// when the dossier is sealed.
    fn hear_plain(&self, key: &str, text: &str) -> Plain {
        let taken = sealed::owner(key).filter(|_| text.is_empty());
        let Some((owner, id)) = taken.and_then(|owner| Some((owner, sealed::dossier(owner)?)))
        else {
            return Plain::AsItIs;
        };
        if self.is_locked(&id) {
            return Plain::Sealed(id);
        }
        if self.header_in_store(owner).is_some() {
            return Plain::Nothing;
        }
        // Erased.
        self.0.open.borrow_mut().remove(owner);
        Plain::AsItIs
    }

    /// The quick store has lost the header of a dossier that is open here: it was unsealed, or erased. The
    /// journal knows which.
    async fn hear_no_header(&self, owner: &str, id: &DossierId) -> Option<Heard> {
        let held = self.header_in_journal(owner).await.ok()?;
        self.chamber(owner).filter(|_| self.header_in_store(owner).is_none())?;
        let heard = match held.as_deref().map(sealed::header_of) {
            None => Heard::Records(vec![(card_key(id), String::new())]),
            Some(Some((_, Stated::Off))) => Heard::Unsealed(id.clone()),
            Some(_) => return None,
        };
        self.0.open.borrow_mut().remove(owner);
        Some(heard)
    }

    fn header_in_store(&self, owner: &str) -> Option<String> {
        self.0.store.get(&sealed::header_key(owner)).ok().flatten()
    }

    fn hear_header(&self, owner: &str, id: DossierId, text: &str) -> Option<Heard> {
        match (sealed::header_of(text)?.1, self.chamber(owner)) {
            (Stated::Off, _) => {
                self.0.open.borrow_mut().remove(owner);
                Some(Heard::Unsealed(id))
            }
            (_, Some(chamber)) => {
                let same = chamber.follow(text);
                if !same {
                    self.0.open.borrow_mut().remove(owner);
                }
                (!same).then_some(Heard::Sealed(id))
            }
            (_, None) => Some(Heard::Sealed(id)),
        }
    }

    /// Tells the other pages to lock a dossier as well.
    pub fn tell_locked(&self, id: &DossierId) {
        let key = sealed::lock_key(&sealed::owner_of(id));
        // Heard by those that have no channel.
        let _ = self.0.store.set(&key, "-");
        let _ = self.0.store.remove(&key);
        self.tell(&[(key, String::new())]);
    }
}
