//! Bytes as base64 text (RFC 4648, section 4, padded).

use crate::exchange::codec::text;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Serialize, Serializer};
use std::fmt;

/// Bytes that travel as base64.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("contentEncoding" = "base64")))]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// The bytes of a base64 text.
    pub fn of(text: &str) -> Option<Self> {
        STANDARD.decode(text).ok().map(Self)
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(&self.0))
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

text! {
    Bytes: blank Self::default(), read |text| Self::of(text);
}
