//! The journal and the other pages, with sealed dossiers behind them.

use super::Vaults;
use crate::exchange::sealed::{roots, seat_prefix};
use crate::state::journal::{Answer, Found, Journal, Offer, Swap};
use crate::state::ports::Others;
use crate::state::saver::Text;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The journal as the rest of the state sees it.
pub struct VaultJournal(pub(super) Vaults);

/// The other pages: of a sealed dossier they are told sealed texts.
pub struct VaultOthers(pub(super) Vaults, pub(super) Rc<dyn Others>);

impl Journal for VaultJournal {
    fn read(&self, prefix: &str) -> Answer<Vec<Text>> {
        let (vaults, prefix) = (self.0.clone(), prefix.to_owned());
        let base = vaults.0.journal.read(&prefix);
        Box::pin(async move {
            let mut texts = base.await?;
            for chamber in vaults.chambers() {
                let touches = |root: &str| root.starts_with(&prefix) || prefix.starts_with(root);
                if roots(&chamber.owner).iter().any(|root| touches(&root.prefix)) {
                    let own = vaults.read_sealed(&chamber).await?;
                    texts.extend(own.into_iter().filter(|(key, _)| key.starts_with(&prefix)));
                }
            }
            texts.sort();
            Ok(texts)
        })
    }

    fn read_ending(&self, end: &'static str) -> Answer<Vec<Text>> {
        self.0.0.journal.read_ending(end)
    }

    fn join(&self, offers: Vec<Offer>) -> Answer<Vec<Text>> {
        let vaults = self.0.clone();
        let mut plain = Vec::new();
        let mut sealed: BTreeMap<String, (_, Vec<Offer>)> = BTreeMap::new();
        for offer in offers {
            match vaults.chamber_of(&offer.key) {
                None => plain.push(offer),
                Some(chamber) => {
                    // It is sealed here, for both places.
                    let same = chamber.mirror.borrow().get(&offer.key) == Some(&offer.text);
                    if same {
                        chamber.unsealed.borrow_mut().remove(&offer.key);
                    }
                    let (_, offers) = sealed
                        .entry(chamber.owner.clone())
                        .or_insert_with(|| (chamber, Vec::new()));
                    offers.push(offer);
                }
            }
        }
        let base = (!plain.is_empty()).then(|| vaults.0.journal.join(plain));
        Box::pin(async move {
            let mut more = match base {
                Some(answer) => answer.await?,
                None => Vec::new(),
            };
            for (chamber, offers) in sealed.into_values() {
                more.extend(vaults.write(&chamber, offers).await?);
            }
            Ok(more)
        })
    }

    fn erase(&self, prefix: &str) -> Answer<()> {
        let (vaults, prefix) = (self.0.clone(), prefix.to_owned());
        let base = vaults.0.journal.erase(&prefix);
        Box::pin(async move {
            base.await?;
            for chamber in vaults.chambers() {
                let whole = seat_prefix(&chamber.owner).starts_with(&prefix);
                let inside = |root: &str| prefix.starts_with(root);
                if whole || !roots(&chamber.owner).iter().any(|root| inside(&root.prefix)) {
                    continue;
                }
                let own = vaults.read_sealed(&chamber).await?.into_iter();
                let own = own.filter(|(key, _)| key.starts_with(&prefix));
                let erase: Vec<_> = own.map(|(key, _)| chamber.place(&key)).collect();
                vaults.0.journal.swap(Swap { erase, ..Swap::default() }).await?;
            }
            Ok(())
        })
    }

    fn swap(&self, swap: Swap) -> Answer<Vec<Found>> {
        // Whoever swaps knows what is sealed.
        self.0.0.journal.swap(swap)
    }
}

impl Others for VaultOthers {
    fn tell(&self, texts: &[Text]) {
        let sealed_one = |(key, text): &Text| {
            if text.is_empty() {
                // It was erased: there is nothing to seal.
                return Some((key.clone(), String::new()));
            }
            let Some(chamber) = self.0.chamber_of(key) else {
                // Locked since it was saved: it is not told as it is.
                return (!self.0.is_locked_key(key)).then(|| (key.clone(), text.clone()));
            };
            // As the journal has it, which may be this one joined with another page's.
            let place = chamber.place(key);
            let sealed = chamber.held(&place)?;
            Some((place, sealed))
        };
        let texts: Vec<_> = texts.iter().filter_map(sealed_one).collect();
        if !texts.is_empty() {
            self.1.tell(&texts);
        }
    }
}
