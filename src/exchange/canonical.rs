//! The one text of a JSON value: RFC 8785, JSON Canonicalization Scheme.
//!
//! Owns nothing but the call: keys sorted by UTF-16 units, numbers as ECMAScript prints them, no
//! spaces. Any language has a library for it, so anyone can confirm a digest.

use serde_json::Value;

/// The canonical text of a value, UTF-8.
///
/// # Errors
/// When the serialiser refuses; a parsed [`Value`] gives it no reason to.
pub fn canonical(value: &Value) -> serde_json::Result<Vec<u8>> {
    serde_json_canonicalizer::to_vec(value)
}
