//! What sealing needs of the outside: random bytes, a key from a passphrase, AES-256-GCM.
//!
//! Owns the traits. The browser's own (`WebCrypto`, which gives keys no script can read) is in
//! `platform`; native tests lend another.

use std::{future::Future, pin::Pin, rc::Rc};

/// The outside does not encrypt here: no secure origin, or the browser refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no cipher")]
pub struct NoCipher;

/// What comes later.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<T, NoCipher>>>>;

/// A key of AES-256-GCM.
pub trait Key {
    /// Seals bytes under a fresh random nonce, which stands before them; `bound` is the additional
    /// data.
    fn seal(&self, bound: &str, plain: &[u8]) -> Later<Vec<u8>>;
    /// Opens what was sealed; `None` when the key, the data or `bound` is another.
    fn open(&self, bound: &str, sealed: &[u8]) -> Later<Option<Vec<u8>>>;
}

/// Where keys come from.
pub trait Cipher {
    /// So many random bytes.
    ///
    /// # Errors
    /// [`NoCipher`].
    fn random(&self, length: usize) -> Result<Vec<u8>, NoCipher>;
    /// The key of a passphrase by PBKDF2-SHA-256. Whoever calls has held `rounds` to their bounds.
    fn derive(&self, passphrase: &str, salt: &[u8], rounds: u32) -> Later<Rc<dyn Key>>;
    /// The key of 32 bytes.
    fn key(&self, raw: &[u8; 32]) -> Later<Rc<dyn Key>>;
}
