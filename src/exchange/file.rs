//! Writing a dossier file.
//!
//! Owns the envelope and the name. The same dossier, version and instant give the same bytes.
//! Downloads nothing and knows no clock.

use super::codec::Codec;
use super::digest::digest;
use super::layout::{DossierRecord, FORMAT, Generator, SCHEMA_ID, Summary};
use super::migrate::VERSION;
use super::{copies, residue, signature, specimen};
use crate::domain::merge::Replica;
use crate::domain::{Date, Dossier, Timestamp};
use serde_json::json;

/// A dossier file, ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its text: JSON, two spaces of indentation, a final newline.
    pub text: String,
    /// The digest of the dossier in it, `sha-256:…`.
    pub digest: String,
}

/// A dossier file with when it was made, to be signed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSign {
    written: Written,
    exported_at: Timestamp,
}

impl ToSign {
    /// What is to be signed.
    pub fn message(&self) -> Vec<u8> {
        let exported_at = self.exported_at.write();
        signature::message(&self.written.digest, &exported_at, &VERSION.into())
    }

    /// The file with that signature by that public key.
    pub fn signed(self, key: &[u8], value: &[u8]) -> Written {
        // Indented by two, a name stands nowhere but in the envelope: texts hold no line break as it is.
        let line = format!("\n  \"signature\": {},{DOSSIER}", signature::line(key, value));
        Written { text: self.written.text.replacen(DOSSIER, &line, 1), ..self.written }
    }

    /// The file without one.
    pub fn unsigned(self) -> Written {
        self.written
    }
}

/// Before what the signature stands.
const DOSSIER: &str = "\n  \"dossier\": ";

/// The dossier could not be put into JSON; no dossier is known that cannot.
#[derive(Debug, thiserror::Error)]
#[error("not to be written as JSON")]
pub struct WriteError(#[from] serde_json::Error);

/// The file of a dossier.
///
/// # Errors
/// [`WriteError`], which no dossier is known to give.
pub fn write(
    dossier: &Dossier,
    generator_version: &str,
    exported_at: Timestamp,
) -> Result<Written, WriteError> {
    written(dossier, None, generator_version, exported_at)
}

/// The file of a dossier with its history, so that it can be merged with another copy.
///
/// # Errors
/// As [`write`].
pub fn write_copy(
    dossier: &Dossier,
    copy: &Replica,
    generator_version: &str,
    exported_at: Timestamp,
) -> Result<Written, WriteError> {
    written(dossier, Some(copy), generator_version, exported_at)
}

/// The file of a dossier, with its history where there is one, to be signed.
///
/// # Errors
/// As [`write`].
pub fn write_to_sign(
    dossier: &Dossier,
    copy: Option<&Replica>,
    generator_version: &str,
    exported_at: Timestamp,
) -> Result<ToSign, WriteError> {
    let written = written(dossier, copy, generator_version, exported_at)?;
    Ok(ToSign { written, exported_at })
}

fn written(
    dossier: &Dossier,
    copy: Option<&Replica>,
    generator_version: &str,
    exported_at: Timestamp,
) -> Result<Written, WriteError> {
    let generator = Generator { name: "acquis".to_owned(), version: generator_version.to_owned() };
    let mut file = json!({
        "$schema": SCHEMA_ID,
        "format": FORMAT,
        "version": VERSION,
        "generator": generator.write(),
        "exported_at": exported_at.write(),
        "digest": null,
        "dossier": DossierRecord::of(dossier).write(),
        "summary": Summary::of(dossier).write(),
    });
    residue::overlay(&mut file["dossier"], &dossier.unknown, &specimen::specimen());
    let digest = digest(&file["dossier"])?;
    file["digest"] = digest.clone().into();
    if let Some(copy) = copy {
        file["history"] = copies::write(copy, dossier);
    }
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(Written { text, digest })
}

/// The name a dossier file is saved under: `acquis_RNCP39866_2026-11-23.json`.
pub fn file_name(certification_code: &str, date: Date) -> String {
    format!("acquis_{}_{date}.json", plain_code(certification_code, "dossier"))
}

/// A code as it stands in a name: letters and digits of ASCII, `-` and `_`, 40 at most, for names
/// travel through file systems, mail and archives. `otherwise` when nothing of it is left.
pub(super) fn plain_code(code: &str, otherwise: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
    let code: String = code.chars().filter(plain).take(40).collect();
    if code.is_empty() { otherwise.to_owned() } else { code }
}
