//! Opening a sealed dossier by its passphrase, and giving it another.

use super::{Chamber, TRIES, VaultError, Vaults};
use crate::domain::id::DossierId;
use crate::exchange::sealed::{
    self, Bytes, Derivation, Header, KEYS_BOUND, Keys, ROUNDS, SALT_LENGTH, Stated,
};
use crate::state::journal::{Offer, Swap};
use crate::state::ports::StoreError;
use crate::state::saver::QUARANTINE;
use std::rc::Rc;

impl Vaults {
    /// Opens a sealed dossier. Answers with how many sealed records the quick store holds that cannot
    /// be opened: they are put aside, sealed as they are.
    ///
    /// # Errors
    /// A [`VaultError`]; nothing has changed.
    pub async fn unlock(&self, id: &DossierId, passphrase: &str) -> Result<usize, VaultError> {
        let owner = sealed::owner_of(id);
        let (text, header) = self.header_that_holds(&owner).await?;
        let (raw, keys) = self.keys(&owner, &header, passphrase).await?;
        drop(raw);
        let key = self.cipher()?.key(&keys.records).await?;
        let chamber = Rc::new(Chamber::new(&owner, key, &keys, &header, &text));
        let mut damaged = 0;
        for place in self.0.store.keys(&sealed::records(&owner))? {
            let Some(held) = self.0.store.get(&place)? else { continue };
            if let Some((key, text)) = chamber.open(&place, &held).await? {
                chamber.mirror.borrow_mut().insert(key, text);
            } else if self.0.store.set(&format!("{QUARANTINE}{place}"), &held).is_ok() {
                damaged += 1;
                self.0.store.remove(&place)?;
            }
        }
        self.0.open.borrow_mut().insert(owner.clone(), chamber.clone());
        // From here on it is open: what does not answer now is told when something is saved.
        self.reconcile().await;
        if self.settle(&chamber).await.is_ok() {
            drop(self.absorb(&chamber).await);
        }
        Ok(damaged)
    }

    /// Takes in what the journal holds of it unsealed, which only a damaged header can have let in.
    async fn absorb(&self, chamber: &Rc<Chamber>) -> Result<(), StoreError> {
        for root in sealed::roots(&chamber.owner) {
            let plain = self.0.journal.read(&root.prefix).await?;
            if !plain.is_empty() {
                let offers = plain.iter().cloned().map(Offer::from).collect();
                self.write(chamber, offers).await?;
                let erase = vec![root.prefix.clone()];
                let expect_all = vec![(root.prefix, plain)];
                self.0.journal.swap(Swap { expect_all, erase, ..Swap::default() }).await?;
            }
        }
        Ok(())
    }

    /// Gives an open dossier another passphrase. Its records stay as they are.
    ///
    /// # Errors
    /// A [`VaultError`]; the old passphrase holds.
    pub async fn rekey(&self, id: &DossierId, old: &str, new: &str) -> Result<(), VaultError> {
        let owner = sealed::owner_of(id);
        let place = sealed::header_key(&owner);
        for _ in 0..TRIES {
            let chamber = self.chamber(&owner).ok_or(VaultError::Absent)?;
            let before = chamber.header();
            let Some((revision, Stated::On(mut header))) = sealed::header_of(&before) else {
                return Err(VaultError::Damaged);
            };
            let (raw, _) = self.keys(&owner, &header, old).await?;
            let cipher = self.cipher()?;
            header.kdf = Derivation::with(cipher.random(SALT_LENGTH)?);
            let wrapping = cipher.derive(new, &header.kdf.salt.0, ROUNDS).await?;
            header.keys = Bytes(wrapping.seal(&bound(&owner), &raw).await?);
            let text = sealed::written(revision + 1, &header);
            let swap = Swap {
                expect: vec![(place.clone(), Some(before))],
                put: vec![(place.clone(), text.clone())],
                ..Swap::default()
            };
            let other = self.0.journal.swap(swap).await?;
            if other.is_empty() {
                chamber.follow(&text);
                // Refused, it is put there at the next start.
                let _ = self.0.store.set(&place, &text);
                self.tell(&[(place, text)]);
                return Ok(());
            }
            for (_, held) in other {
                if !held.is_some_and(|text| chamber.follow(&text)) {
                    return Err(VaultError::Absent);
                }
            }
        }
        Err(VaultError::Busy)
    }

    /// The later of the headers that both places hold.
    async fn header_that_holds(&self, owner: &str) -> Result<(String, Header), VaultError> {
        let stored = self.0.store.get(&sealed::header_key(owner)).ok().flatten();
        let journal = match self.header_in_journal(owner).await {
            Ok(held) => held,
            // A journal that does not answer leaves what the quick store has.
            Err(error) if stored.is_none() => return Err(error.into()),
            Err(_) => None,
        };
        let any = stored.is_some() || journal.is_some();
        let both = [journal, stored].into_iter().flatten();
        let stated = both.filter_map(|text| {
            let (revision, stated) = sealed::header_of(&text)?;
            Some((revision, text, stated))
        });
        match stated.max_by_key(|(revision, ..)| *revision) {
            Some((_, text, Stated::On(header))) => Ok((text, *header)),
            Some((_, _, Stated::Unknown)) => Err(VaultError::Damaged),
            None if any => Err(VaultError::Damaged),
            Some((_, _, Stated::Off)) | None => Err(VaultError::Absent),
        }
    }

    /// The keys of a header, as they were sealed and apart.
    async fn keys(
        &self,
        owner: &str,
        header: &Header,
        passphrase: &str,
    ) -> Result<(Vec<u8>, Keys), VaultError> {
        let kdf = &header.kdf;
        let wrapping = self.cipher()?.derive(passphrase, &kdf.salt.0, kdf.iterations).await?;
        let opened = wrapping.open(&bound(owner), &header.keys.0).await?;
        let raw = opened.ok_or(VaultError::Wrong)?;
        let keys = Keys::of(&raw).ok_or(VaultError::Damaged)?;
        Ok((raw, keys))
    }
}

/// The additional data of a header's keys.
pub(super) fn bound(owner: &str) -> String {
    format!("{KEYS_BOUND} {owner}")
}
