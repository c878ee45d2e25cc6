//! Sealed dossiers: which are open here, and what stands between them and the two places.
//!
//! To the rest of the state a sealed dossier that is open is like any other: [`VaultStore`] and
//! [`VaultJournal`] stand before the two places under the same keys, and seal what passes. The quick
//! store's part is a mirror in memory, for sealing answers later. One that is locked is not there at
//! all. Owns no cipher (`super::cipher`) and no name of a key (`exchange::sealed`).

mod chamber;
mod files;
mod journal;
mod store;
mod traffic;
mod turning;
mod unlocking;

pub use files::{open_file, seal_file};
pub use journal::{VaultJournal, VaultOthers};
pub use store::VaultStore;
pub use traffic::Heard;

use super::cipher::{Cipher, NoCipher};
use super::journal::Journal;
use super::ports::{Others, Ports, RecordStore, StoreError};
use crate::domain::Timestamp;
use crate::domain::id::DossierId;
use crate::exchange::sealed;
use chamber::Chamber;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// How often something is begun again because another page wrote meanwhile.
const TRIES: usize = 8;

/// Why a dossier was not sealed, opened or unsealed. Nothing has changed, but where it says so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The browser does not encrypt here.
    #[error(transparent)]
    NoCipher(#[from] NoCipher),
    /// A place could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The passphrase is not the one.
    #[error("wrong passphrase")]
    Wrong,
    /// No such dossier is sealed here.
    #[error("not sealed here")]
    Absent,
    /// It is sealed already.
    #[error("sealed already")]
    Already,
    /// Its header asks for what is not done here, or is damaged.
    #[error("damaged, or sealed in another way")]
    Damaged,
    /// Other pages wrote without a pause.
    #[error("busy")]
    Busy,
}

/// The sealed dossiers of this device. A handle.
#[derive(Clone)]
pub struct Vaults(Rc<Inner>);

struct Inner {
    store: Rc<dyn RecordStore>,
    journal: Rc<dyn Journal>,
    others: RefCell<Option<Rc<dyn Others>>>,
    cipher: Option<Rc<dyn Cipher>>,
    now: fn() -> Timestamp,
    /// Those that are open here, by what names them in keys.
    open: RefCell<BTreeMap<String, Rc<Chamber>>>,
}

impl Vaults {
    /// Stands before the places of these ports. Without a cipher nothing can be sealed or opened, and
    /// what is sealed stays so. `None` where there is no journal, which alone turns a dossier over
    /// at one stroke.
    pub fn over(ports: &Ports, cipher: Option<Rc<dyn Cipher>>) -> Option<Self> {
        Some(Self(Rc::new(Inner {
            store: ports.store.clone(),
            journal: ports.journal.clone()?,
            others: RefCell::new(ports.others.clone()),
            cipher,
            now: ports.now,
            open: RefCell::default(),
        })))
    }

    /// These ports, with sealed dossiers behind them.
    pub fn guard(&self, ports: &Ports) -> Ports {
        let others = ports.others.clone();
        Ports {
            store: Rc::new(VaultStore(self.clone())),
            journal: Some(Rc::new(VaultJournal(self.clone()))),
            others: others
                .map(|others| Rc::new(VaultOthers(self.clone(), others)) as Rc<dyn Others>),
            ..ports.clone()
        }
    }

    /// Whether this page can seal and open.
    pub fn can_seal(&self) -> bool {
        self.0.cipher.is_some()
    }

    /// Whether a dossier is sealed and open here.
    pub fn is_open(&self, id: &DossierId) -> bool {
        self.chamber(&sealed::owner_of(id)).is_some()
    }

    /// Whether a dossier is sealed, as far as the quick store knows, and not open here.
    pub fn is_locked(&self, id: &DossierId) -> bool {
        let header = sealed::header_key(&sealed::owner_of(id));
        !self.is_open(id) && self.0.store.get(&header).ok().flatten().is_some()
    }

    /// Whether a key belongs to a dossier that is sealed and not open here.
    fn is_locked_key(&self, key: &str) -> bool {
        sealed::owner(key).and_then(sealed::dossier).is_some_and(|id| self.is_locked(&id))
    }

    /// Since when a dossier that is open here is sealed.
    pub fn since(&self, id: &DossierId) -> Option<Timestamp> {
        self.chamber(&sealed::owner_of(id)).map(|chamber| chamber.since())
    }

    /// Locks a dossier here: its key and all that was open of it are let go. Says whether it was open.
    pub fn lock(&self, id: &DossierId) -> bool {
        self.0.open.borrow_mut().remove(&sealed::owner_of(id)).is_some()
    }

    /// The dossiers that are open here.
    pub fn open_ones(&self) -> Vec<DossierId> {
        self.0.open.borrow().keys().filter_map(|owner| sealed::dossier(owner)).collect()
    }

    fn chamber(&self, owner: &str) -> Option<Rc<Chamber>> {
        self.0.open.borrow().get(owner).cloned()
    }

    /// The open dossier to which a key belongs.
    fn chamber_of(&self, key: &str) -> Option<Rc<Chamber>> {
        self.chamber(sealed::owner(key)?)
    }

    fn chambers(&self) -> Vec<Rc<Chamber>> {
        self.0.open.borrow().values().cloned().collect()
    }

    fn cipher(&self) -> Result<Rc<dyn Cipher>, NoCipher> {
        self.0.cipher.clone().ok_or(NoCipher)
    }

    fn tell(&self, texts: &[super::saver::Text]) {
        if let Some(others) = &*self.0.others.borrow() {
            others.tell(texts);
        }
    }
}

impl From<NoCipher> for StoreError {
    fn from(_: NoCipher) -> Self {
        Self::Refused("WebCrypto".to_owned())
    }
}
