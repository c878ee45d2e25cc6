//! The digest of a dossier: what tells two states apart and shows an alteration.
//!
//! Owns its form, `sha-256:` and 64 lower-case hexadecimal digits. It tells damage and changes made
//! by other programs; it is no signature: who alters a file can compute it again.

use super::canonical::canonical;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The digest of a value's canonical form.
///
/// # Errors
/// When the value has no canonical form; a parsed [`Value`] always has one.
pub fn digest(value: &Value) -> serde_json::Result<String> {
    let mut text = String::from("sha-256:");
    for byte in Sha256::digest(canonical(value)?) {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}
