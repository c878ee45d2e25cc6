//! The SHA-256 of a chosen file, so that a document can be recognised without being kept.
//!
//! Computed here rather than by `crypto.subtle`, which a page served without TLS does not have.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Largest file whose fingerprint is taken, in bytes.
pub const LARGEST: u64 = 200_000_000;

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
