//! The sealed file, `acquis-sealed`: any file of Acquis behind a passphrase.
//!
//! Owns its layout and what a reader checks before a key is derived. What is in it is a whole file of
//! another format, and is read as one once it is open.

use super::{Bytes, Derivation, IV, TAG};
use crate::exchange::codec::{self, Codec};
use crate::exchange::finding::ImportError;
use crate::exchange::parse::{LARGEST_FILE, parse};
use serde::Serialize;
use serde_json::json;

/// What `format` says.
pub const SEALED_FORMAT: &str = "acquis-sealed";
/// What `$schema` says: a name, not an address, as in the dossier file.
pub const SEALED_SCHEMA_ID: &str = "urn:acquis:schema:sealed:1";
/// The version that is written and read.
const VERSION: u64 = 1;
/// The additional data of its AES-GCM: the format and the version.
pub const BOUND: &str = "acquis-sealed/1";

/// Why a sealed file is not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealedError {
    /// It is no sealed file that can be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// Members are missing or of another shape.
    #[error("damaged")]
    Damaged,
    /// It asks for what is not done here: another cipher, too few rounds or too many.
    #[error("sealed in another way")]
    Unsupported,
    /// The passphrase is not the one, or the file was altered: which of the two cannot be told.
    #[error("wrong passphrase, or altered")]
    Wrong,
    /// The browser does not encrypt here.
    #[error("no cipher")]
    NoCipher,
}

/// A sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(title = "Acquis sealed file, version 1"))]
pub struct SealedFile {
    /// The name of this schema, `urn:acquis:schema:sealed:1`.
    #[serde(rename = "$schema", default)]
    pub schema: String,
    /// `acquis-sealed`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = SEALED_FORMAT)))]
    pub format: String,
    /// `1`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = 1)))]
    pub version: u64,
    /// How the key follows from the passphrase: its UTF-8, in Unicode's form NFKC.
    pub kdf: Derivation,
    /// How `data` is sealed by that key.
    pub cipher: Cipher,
    /// The file within, encrypted, with its tag of 16 bytes at the end; in base64.
    pub data: Bytes,
}

/// A cipher and its nonce.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Cipher {
    /// `AES-256-GCM`. Its additional data are the bytes of `acquis-sealed/1`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = "AES-256-GCM")))]
    pub name: String,
    /// The nonce, 12 bytes, in base64.
    pub iv: Bytes,
}

codec::record! {
    Cipher { name: Required, iv: Required }
}

impl SealedFile {
    /// The file of what was sealed: the nonce, then the text with its tag.
    pub fn of(kdf: Derivation, sealed: &[u8]) -> Self {
        let (iv, data) = sealed.split_at(IV.min(sealed.len()));
        Self {
            schema: SEALED_SCHEMA_ID.to_owned(),
            format: SEALED_FORMAT.to_owned(),
            version: VERSION,
            kdf,
            cipher: Cipher { name: "AES-256-GCM".to_owned(), iv: Bytes(iv.to_vec()) },
            data: Bytes(data.to_vec()),
        }
    }

    /// Nonce and text together, as they are opened.
    pub fn sealed(&self) -> Vec<u8> {
        [&self.cipher.iv.0[..], &self.data.0].concat()
    }

    /// Its text; `None` when it is larger than is read.
    pub fn text(&self) -> Option<String> {
        let file = json!({
            "$schema": self.schema,
            "format": self.format,
            "version": self.version,
            "kdf": self.kdf.write(),
            "cipher": self.cipher.write(),
            "data": self.data.write(),
        });
        let text = serde_json::to_string_pretty(&file).ok()? + "\n";
        (text.len() <= LARGEST_FILE).then_some(text)
    }
}

/// Reads a sealed file. Derives nothing; whatever asks for too much is refused here.
///
/// # Errors
/// A [`SealedError`]; [`ImportError::NotADossier`] for a file of another format.
pub fn read_sealed(bytes: &[u8]) -> Result<SealedFile, SealedError> {
    let file = parse(bytes)?.value;
    if file["format"] != SEALED_FORMAT {
        return Err(ImportError::NotADossier { format: None }.into());
    }
    match file["version"].as_u64() {
        Some(VERSION) => {}
        Some(found) if found > VERSION => {
            return Err(ImportError::Newer { found, supported: VERSION }.into());
        }
        _ => return Err(ImportError::NoVersion.into()),
    }
    let (kdf, cipher) = (codec::from_value(&file["kdf"]), codec::from_value(&file["cipher"]));
    let (kdf, cipher): (Derivation, Cipher) = kdf.zip(cipher).ok_or(SealedError::Damaged)?;
    if !kdf.is_within_bounds() || cipher.name != "AES-256-GCM" {
        return Err(SealedError::Unsupported);
    }
    let data: Bytes = codec::from_value(&file["data"]).ok_or(SealedError::Damaged)?;
    if cipher.iv.0.len() != IV || data.0.len() < TAG {
        return Err(SealedError::Damaged);
    }
    let sealed = [&cipher.iv.0[..], &data.0].concat();
    Ok(SealedFile::of(kdf, &sealed))
}

/// The name of the sealed file of one that would be saved under `name`:
/// `acquis_RNCP39866_2026-11-23_chiffre.json`.
pub fn sealed_file_name(name: &str) -> String {
    format!("{}_chiffre.json", name.strip_suffix(".json").unwrap_or(name))
}
