//! The signature of a dossier file: what is signed, how it stands in the file, and the fingerprint by which two
//! people compare a key.
//!
//! ECDSA on P-256 with SHA-256. Signed is the canonical JSON (RFC 8785) of `digest` (that of what the file holds),
//! `exported_at`, `format` and `version`: the dossier, and when it was handed over; not the history, the summary
//! nor the name of the program. Signs and checks nothing by itself: that is the browser's.

use super::canonical::canonical;
use super::layout::FORMAT;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What `algorithm` says.
pub const ALGORITHM: &str = "ECDSA-P256-SHA256";
/// A public key: the byte 4, then both coordinates.
const KEY: usize = 65;
/// A signature: both numbers, 32 bytes each.
const VALUE: usize = 64;

/// What a file says of who signed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Signed {
    /// Nothing.
    #[default]
    No,
    /// Something that is no signature.
    Unreadable,
    /// A signature, to be checked.
    By(Claim),
}

/// A signature and what it has to be of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The public key, 65 bytes.
    pub key: Vec<u8>,
    /// The signature, 64 bytes.
    pub value: Vec<u8>,
    /// What must have been signed.
    pub message: Vec<u8>,
}

impl Claim {
    /// The fingerprint of its key.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.key)
    }
}

/// What is signed of a file.
pub(super) fn message(digest: &str, exported_at: &Value, version: &Value) -> Vec<u8> {
    let signed = json!({
        "digest": digest,
        "exported_at": exported_at,
        "format": FORMAT,
        "version": version,
    });
    // A value that was parsed has a canonical form; without one nothing is right.
    canonical(&signed).unwrap_or_default()
}

/// What a file states; `digest` is that of what it holds.
pub(super) fn read(file: &Value, digest: &str) -> Signed {
    let stated = match file.get("signature") {
        None | Some(Value::Null) => return Signed::No,
        Some(stated) => stated,
    };
    let bytes = |name: &str, length: usize| {
        let bytes = unhex(stated.get(name)?.as_str()?)?;
        (bytes.len() == length).then_some(bytes)
    };
    let known = stated.get("algorithm").and_then(Value::as_str) == Some(ALGORITHM);
    match (known, bytes("key", KEY), bytes("value", VALUE)) {
        (true, Some(key), Some(value)) if key[0] == 4 => {
            let message = message(digest, &file["exported_at"], &file["version"]);
            Signed::By(Claim { key, value, message })
        }
        _ => Signed::Unreadable,
    }
}

/// As it stands in a file, in one line.
pub(super) fn line(key: &[u8], value: &[u8]) -> String {
    let (key, value) = (hex(key), hex(value));
    format!("{{ \"algorithm\": \"{ALGORITHM}\", \"key\": \"{key}\", \"value\": \"{value}\" }}")
}

/// Seven groups of four digits made of the SHA-256 of a key, four of its bytes each: 93 bits, short enough to be
/// read out on the telephone.
pub fn fingerprint(key: &[u8]) -> String {
    let digest = Sha256::digest(key);
    let mut text = String::new();
    for four in digest.chunks_exact(4).take(7) {
        let number = four.iter().fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
        let space = if text.is_empty() { "" } else { " " };
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{space}{:04}", number % 10_000);
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of lower-case hexadecimal digits.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some((digit(pair[0])? << 4) | digit(*pair.get(1)?)?)).collect()
}
