//! The header of a sealed dossier: how its passphrase leads to its keys.
//!
//! The records are sealed by a random key that never changes while the dossier is sealed; the
//! header holds that key, sealed by the one that follows from the passphrase. A new passphrase is a
//! new header, and no record is written anew.

use super::{Bytes, Derivation, IV, TAG};
use crate::domain::Timestamp;
use crate::exchange::codec::{self, record};
use crate::exchange::stamp;

/// The additional data of the sealed keys.
pub const BOUND: &str = "acquis-vault/1";
/// Bytes of each key.
const KEY: usize = 32;
/// What a header says of a dossier that is no longer sealed. It stays, so that an older header that
/// comes back (a browser that was killed loses its latest writes) is known to be older.
const OFF: &str = "off";

/// A header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The version of this layout and of all it seals; `1`.
    pub version: u32,
    /// Random, the same as long as the key of the records is: a page tells by it that a new header is
    /// only a new passphrase.
    pub mark: Bytes,
    /// Since when the dossier is sealed.
    pub since: Timestamp,
    /// How the passphrase leads to the key of [`Header::keys`].
    pub kdf: Derivation,
    /// [`Keys`], sealed.
    pub keys: Bytes,
}

record! {
    Header { version: Required, mark: Required, since: Required, kdf: Required, keys: Required }
}

/// What a header seals: the key of the records, then that of their names.
#[derive(Clone)]
pub struct Keys {
    /// Of AES-256-GCM.
    pub records: [u8; KEY],
    /// Of HMAC-SHA-256.
    pub names: [u8; KEY],
}

impl Keys {
    /// From 64 bytes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let (records, names) = bytes.split_at_checked(KEY)?;
        Some(Self { records: records.try_into().ok()?, names: names.try_into().ok()? })
    }

    /// How many bytes both have together.
    pub const LENGTH: usize = 2 * KEY;
}

/// What a stored header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// The dossier is sealed.
    On(Box<Header>),
    /// It is not any more.
    Off,
    /// It is, in a way that is not known here: by a later Acquis, or damaged within.
    Unknown,
}

/// The revision of a stored header and what it says; `None` when it is cut or altered.
pub fn header_of(text: &str) -> Option<(u64, Stated)> {
    let (revision, payload) = stamp::decode(text).ok()?;
    if payload == OFF {
        return Some((revision, Stated::Off));
    }
    let header = codec::from_text::<Header>(&payload).filter(|header| {
        header.version == 1
            && header.kdf.is_within_bounds()
            && header.keys.0.len() == IV + Keys::LENGTH + TAG
    });
    Some((revision, header.map_or(Stated::Unknown, |header| Stated::On(Box::new(header)))))
}

/// The text of a header.
pub fn written(revision: u64, header: &Header) -> String {
    stamp::encode(revision, &codec::to_text(header))
}

/// The text that says: no longer sealed.
pub fn off(revision: u64) -> String {
    stamp::encode(revision, OFF)
}
