//! What is kept or sent behind a passphrase: the sealed file, and the header of a sealed dossier.
//!
//! Owns the texts, the names of records and the bounds of the key's derivation; never a key, a passphrase
//! or a cipher: sealing and opening are asked of the outside (`state::cipher`).

mod bytes;
mod file;
mod header;
mod place;

pub use bytes::Bytes;
pub use file::{
    BOUND as FILE_BOUND, SEALED_FORMAT, SEALED_SCHEMA_ID, SealedError, SealedFile, read_sealed,
    sealed_file_name,
};
pub use header::{BOUND as KEYS_BOUND, Header, Keys, Stated, header_of, off, written};
pub use place::{
    HEADER, Root, SEALED, bound, dossier, header_key, is_header, lock_key, name, owner, owner_of,
    records, roots, sealed_by, seat, seat_prefix,
};

use super::codec::record;
use serde::Serialize;

/// Fewest rounds of PBKDF2 that a key may have been derived by. Fewer would be an offer to guess.
pub const FEWEST_ROUNDS: u32 = 600_000;
/// Most rounds: more would hold the page up for minutes, which is what a forged file would want.
pub const MOST_ROUNDS: u32 = 10_000_000;
/// The rounds of what is sealed here.
pub const ROUNDS: u32 = 600_000;
/// Fewest and most bytes of a salt.
const SALT: std::ops::RangeInclusive<usize> = 16..=64;
/// Bytes of the salts made here.
pub const SALT_LENGTH: usize = 16;
/// Bytes of an AES-GCM nonce (NIST SP 800-38D); what is sealed here begins with it.
pub const IV: usize = 12;
/// Bytes of the tag that ends an AES-GCM text.
const TAG: usize = 16;

/// How the key follows from the passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Derivation {
    /// `PBKDF2`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "PBKDF2")))]
    pub name: String,
    /// `SHA-256`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "SHA-256")))]
    pub hash: String,
    /// Rounds: 600,000 to 10,000,000.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("minimum" = FEWEST_ROUNDS, "maximum" = MOST_ROUNDS))
    )]
    pub iterations: u32,
    /// The salt, 16 to 64 bytes, in base64.
    pub salt: Bytes,
}

record! {
    Derivation { name: Required, hash: Required, iterations: Required, salt: Required }
}

impl Derivation {
    /// As keys are derived here, with a salt of one's own.
    pub fn with(salt: Vec<u8>) -> Self {
        Self {
            name: "PBKDF2".to_owned(),
            hash: "SHA-256".to_owned(),
            iterations: ROUNDS,
            salt: Bytes(salt),
        }
    }

    /// Whether it is one that is followed: known by name, and within the bounds. Asked before
    /// anything is derived.
    pub fn is_within_bounds(&self) -> bool {
        self.name == "PBKDF2"
            && self.hash == "SHA-256"
            && (FEWEST_ROUNDS..=MOST_ROUNDS).contains(&self.iterations)
            && SALT.contains(&self.salt.0.len())
    }
}
