//! A catalogue of certifications as static files: what `cargo xtask catalogue` makes of the national
//! export, and what the application finds beside itself.
//!
//! Owns the names and the manifest. `index` is the list that is searched, `search` the searching,
//! `stored` one fiche as a file, `make` the making of it all. Does no I/O: whoever makes a catalogue
//! writes the files, whoever reads one fetches them.
//!
//! Version 1, below the catalogue's folder:
//!
//! | File | Holds |
//! |---|---|
//! | `manifest.json` | `format`, `version`, `generated_at`, `source`, `counts`, and `index`: the name of |
//! | `index-<16 hex>.txt` | the list and its words ([`index`]); the name changes with the content |
//! | `fiches/RNCP398/RNCP39866.json` | one certification, whole ([`stored`]) |
//!
//! `generated_at` is the day of the export, not of the making: the same export gives the same bytes.

pub mod index;
pub mod make;
mod near;
pub mod search;
pub mod stored;
mod words;

use serde_json::{Value, json};

/// The manifest's name, and the first file that is looked for.
pub const MANIFEST: &str = "manifest.json";
/// What the manifest says it is.
pub const FORMAT: &str = "acquis-catalogue";
/// The version that is written, and the latest that is read.
pub const VERSION: u64 = 1;
/// The mention that the licence of the data asks for.
pub const MENTION: &str = "Source : France compétences, Licence Ouverte 2.0";

/// How many fiches went where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of the export.
    pub read: usize,
    /// In the catalogue.
    pub listed: usize,
    /// No longer active.
    pub inactive: usize,
    /// Active, but list no competence.
    pub without_competences: usize,
    /// Could not be read.
    pub unreadable: usize,
}

/// What the manifest tells the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The index's name.
    pub index: String,
    /// The day of the export, ISO 8601.
    pub generated_at: String,
    /// How many certifications are listed.
    pub listed: usize,
}

/// Why a manifest is of no use.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// Something else: a host's page for what is not there, another project's file.
    #[error("no manifest of a catalogue")]
    NotOne,
    /// Made for a later Acquis.
    #[error("version {0}")]
    Newer(u64),
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// When it is none, or of a later version.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        let value: Value = serde_json::from_str(text).map_err(|_| ManifestError::NotOne)?;
        let said = |name: &str| value[name].as_str().map(str::to_owned);
        if said("format").as_deref() != Some(FORMAT) {
            return Err(ManifestError::NotOne);
        }
        let version = value["version"].as_u64().ok_or(ManifestError::NotOne)?;
        if version > VERSION {
            return Err(ManifestError::Newer(version));
        }
        let index = value["index"]["file"].as_str().filter(|name| plain(name));
        let listed = value["counts"]["listed"].as_u64().unwrap_or_default();
        Ok(Self {
            index: index.ok_or(ManifestError::NotOne)?.to_owned(),
            generated_at: said("generated_at").unwrap_or_default(),
            listed: usize::try_from(listed).unwrap_or_default(),
        })
    }
}

/// The text of a manifest.
fn manifest(counts: &Counts, index: &str, bytes: usize, generated_at: &str) -> String {
    let value = json!({
        "format": FORMAT,
        "version": VERSION,
        "generated_at": generated_at,
        "source": MENTION,
        "counts": {
            "read": counts.read,
            "listed": counts.listed,
            "inactive": counts.inactive,
            "without_competences": counts.without_competences,
            "unreadable": counts.unreadable,
        },
        "index": { "file": index, "bytes": bytes },
    });
    format!("{value:#}\n")
}

/// Where the fiche of a code stands below the catalogue's folder; `None` for what is no code.
#[must_use]
pub fn path_of(code: &str) -> Option<String> {
    let (kind, number) = split_code(code)?;
    let shard = number / 100;
    Some(format!("fiches/{kind}{shard}/{code}.json"))
}

/// `RNCP39866` as its register and its number.
fn split_code(code: &str) -> Option<(&str, u32)> {
    let at = code.find(|c: char| c.is_ascii_digit())?;
    let (kind, number) = code.split_at(at);
    let whole = number.len() <= 9 && number.bytes().all(|byte| byte.is_ascii_digit());
    (whole && matches!(kind, "RNCP" | "RS")).then(|| Some((kind, number.parse().ok()?)))?
}

/// A name that leads nowhere else.
fn plain(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiche_stands_among_a_hundred_and_no_code_leads_elsewhere() {
        assert_eq!(path_of("RNCP39866").as_deref(), Some("fiches/RNCP398/RNCP39866.json"));
        assert_eq!(path_of("RS7").as_deref(), Some("fiches/RS0/RS7.json"));
        for code in ["", "RNCP", "../RNCP1", "RNCP1/../2", "39866", "XX1", "RNCP1234567890"] {
            assert_eq!(path_of(code), None, "{code}");
        }
    }

    #[test]
    fn a_manifest_is_read_back_and_nothing_else_passes_for_one() {
        let counts = Counts { read: 3, listed: 2, inactive: 1, ..Counts::default() };
        let text = manifest(&counts, "index-0123456789abcdef.txt", 10, "2026-11-20");
        let read = Manifest::read(&text).unwrap();
        assert_eq!((read.listed, read.generated_at.as_str()), (2, "2026-11-20"));
        let newer = text.replace("\"version\": 1", "\"version\": 2");
        assert_eq!(Manifest::read(&newer), Err(ManifestError::Newer(2)));
        let elsewhere = text.replace("index-0123", "../index-0123");
        for other in ["", "<!doctype html>", "{}", "[1]", elsewhere.as_str()] {
            assert_eq!(Manifest::read(other), Err(ManifestError::NotOne), "{other}");
        }
    }
}
