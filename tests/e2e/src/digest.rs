//! The digest of a dossier, computed without Acquis.

use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 of the RFC 8785 form, as a file states it.
pub fn digest(dossier: &Value) -> String {
    let canonical = serde_json_canonicalizer::to_vec(dossier).unwrap();
    Sha256::digest(canonical).iter().fold("sha-256:".to_owned(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}
