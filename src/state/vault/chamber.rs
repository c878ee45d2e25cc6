//! One sealed dossier that is open: its key, its mirror of the quick store, what the journal is known
//! to hold of it.

use crate::domain::Timestamp;
use crate::exchange::sealed::{self, Bytes, Header, Keys, Stated};
use crate::state::cipher::{Key, NoCipher};
use crate::state::ports::StoreError;
use crate::state::saver::Text;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A sealed text that was opened before.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) sealed: String,
    pub(super) key: String,
    pub(super) text: String,
}

/// An open dossier.
pub(super) struct Chamber {
    /// What names the dossier in keys.
    pub(super) owner: String,
    key: Rc<dyn Key>,
    names: [u8; 32],
    mark: Bytes,
    /// The text of the header that holds.
    header: RefCell<String>,
    /// What the quick store holds, opened.
    pub(super) mirror: RefCell<BTreeMap<String, String>>,
    /// What the journal is known to hold, by where it stands.
    pub(super) known: RefCell<BTreeMap<String, Known>>,
    /// Keys of the mirror that are not sealed yet.
    pub(super) unsealed: RefCell<BTreeSet<String>>,
    /// Whether someone is on the way to seal them.
    pub(super) sealing: Cell<bool>,
    /// Why the quick store took a sealed text not, the last time.
    pub(super) refused: RefCell<Option<StoreError>>,
}

impl Chamber {
    pub(super) fn new(
        owner: &str,
        key: Rc<dyn Key>,
        keys: &Keys,
        header: &Header,
        text: &str,
    ) -> Self {
        Self {
            owner: owner.to_owned(),
            key,
            names: keys.names,
            mark: header.mark.clone(),
            header: RefCell::new(text.to_owned()),
            mirror: RefCell::default(),
            known: RefCell::default(),
            unsealed: RefCell::default(),
            sealing: Cell::new(false),
            refused: RefCell::default(),
        }
    }

    /// Where the record of a key stands.
    pub(super) fn place(&self, key: &str) -> String {
        sealed::name(&self.owner, &self.names, key)
    }

    /// The header's text.
    pub(super) fn header(&self) -> String {
        self.header.borrow().clone()
    }

    /// Takes another header; says whether it is one of the same keys.
    pub(super) fn follow(&self, text: &str) -> bool {
        let same = matches!(sealed::header_of(text), Some((_, Stated::On(header))) if header.mark == self.mark);
        if same {
            self.header.replace(text.to_owned());
        }
        same
    }

    pub(super) fn since(&self) -> Timestamp {
        match sealed::header_of(&self.header.borrow()) {
            Some((_, Stated::On(header))) => header.since,
            _ => Timestamp::default(),
        }
    }

    /// Seals a text under its key.
    pub(super) async fn seal(&self, key: &str, text: &str) -> Result<String, NoCipher> {
        let bound = sealed::bound(&self.place(key));
        let sealed = self.key.seal(&bound, format!("{key}\n{text}").as_bytes()).await?;
        Ok(Bytes(sealed).to_string())
    }

    /// The key and the text that stand sealed at a place; `None` when they are not of this key, or
    /// of another place.
    pub(super) async fn open(&self, place: &str, sealed: &str) -> Result<Option<Text>, NoCipher> {
        let Some(Bytes(bytes)) = Bytes::of(sealed) else { return Ok(None) };
        let opened = self.key.open(&sealed::bound(place), &bytes).await?;
        let text = opened.and_then(|bytes| String::from_utf8(bytes).ok());
        let pair = text.and_then(|text| {
            let (key, text) = text.split_once('\n')?;
            Some((key.to_owned(), text.to_owned()))
        });
        Ok(pair.filter(|(key, _)| self.place(key) == place))
    }

    /// What the journal holds at a place, as far as is known.
    pub(super) fn held(&self, place: &str) -> Option<String> {
        self.known.borrow().get(place).map(|known| known.sealed.clone())
    }

    pub(super) fn know(&self, place: &str, sealed: &str, key: &str, text: &str) {
        let known = Known { sealed: sealed.to_owned(), key: key.to_owned(), text: text.to_owned() };
        self.known.borrow_mut().insert(place.to_owned(), known);
    }
}
