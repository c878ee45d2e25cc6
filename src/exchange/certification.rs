//! The certification file: a framework (blocs and competences) that is handed on by itself.
//!
//! Owns its envelope, its name and its reader, which uses the parts of the dossier's: canonical
//! digest, versions, bounds, mending. It holds no dossier.

use super::bounds::hold;
use super::codec::Codec;
use super::digest::digest;
use super::file::{WriteError, Written};
use super::finding::{Finding, Findings, ImportError, cut};
use super::layout::{FORMAT, Generator, REVIEW_FORMAT};
use super::migrate::{Step, migrate};
use super::read::check_digest;
use super::{mend, parse, specimen, unseen};
use crate::domain::{Certification, Date, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};

/// What `format` says in a certification file.
pub const CERTIFICATION_FORMAT: &str = "acquis-certification";
/// The version that is written, and the latest that is read.
pub const CERTIFICATION_VERSION: u64 = 1;
/// What `$schema` says: a name, not an address, as in the dossier file.
pub const CERTIFICATION_SCHEMA_ID: &str = "urn:acquis:schema:certification:1";

/// The step at index `n` leads from version `n + 1` to version `n + 2`; there is none yet.
const STEPS: &[Step] = &[];
const _: () = assert!(STEPS.len() as u64 + 1 == CERTIFICATION_VERSION);

/// A certification file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(title = "Acquis certification file, version 1"))]
pub struct CertificationFile {
    /// The name of this schema, `urn:acquis:schema:certification:1`.
    #[serde(rename = "$schema", default)]
    pub schema: String,
    /// `acquis-certification`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = CERTIFICATION_FORMAT)))]
    pub format: String,
    /// `1`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = 1)))]
    pub version: u64,
    /// What wrote the file.
    #[serde(default)]
    pub generator: Generator,
    /// When.
    #[serde(default)]
    pub exported_at: Timestamp,
    /// SHA-256 of the canonical JSON (RFC 8785) of `certification`. A file made by another program
    /// may leave it out.
    #[serde(default)]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("pattern" = "^sha-256:[0-9a-f]{64}$"))
    )]
    pub digest: String,
    /// The certification, as it stands in a dossier.
    pub certification: Certification,
}

/// A certification that was read, and what should be known before it is used.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedCertification {
    /// The certification; it has a bloc.
    pub certification: Certification,
    /// What a person should know, the most general first. A place (`at`) is counted from the certification.
    pub findings: Vec<Finding>,
}

/// Why no certification could be made of some bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificationImportError {
    /// No JSON that can be read safely, of no version that is read, or without blocs.
    #[error(transparent)]
    File(#[from] ImportError),
    /// A dossier, or an adviser's review.
    #[error("a dossier or a review")]
    Dossier,
    /// JSON of something else.
    #[error("not a certification: format {format:?}")]
    NotACertification {
        /// The `format` it states, if any, cut at 80 characters.
        format: Option<String>,
    },
}

/// The file of a certification. The same certification, version and instant give the same bytes.
///
/// # Errors
/// [`WriteError`], which no certification is known to give.
pub fn write_certification(
    certification: &Certification,
    generator_version: &str,
    exported_at: Timestamp,
) -> Result<Written, WriteError> {
    let generator = Generator { name: "acquis".to_owned(), version: generator_version.to_owned() };
    let certification = certification.write();
    let digest = digest(&certification)?;
    let file = json!({
        "$schema": CERTIFICATION_SCHEMA_ID,
        "format": CERTIFICATION_FORMAT,
        "version": CERTIFICATION_VERSION,
        "generator": generator.write(),
        "exported_at": exported_at.write(),
        "digest": digest,
        "certification": certification,
    });
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(Written { text, digest })
}

/// The name a certification file is saved under: `acquis-certification_RNCP39866_2026-11-23.json`.
///
/// Plain letters and digits only, 40 at most of the code.
pub fn certification_file_name(code: &str, date: Date) -> String {
    let code: String =
        code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
    let code = if code.is_empty() { code } else { format!("_{code}") };
    format!("acquis-certification{code}_{date}.json")
}

/// Reads a certification file.
///
/// # Errors
/// A [`CertificationImportError`] when no certification can be made of it.
pub fn read_certification(bytes: &[u8]) -> Result<ImportedCertification, CertificationImportError> {
    let parse::Parsed { value: mut file, repeated } = parse::parse(bytes)?;
    match file.get("format").and_then(Value::as_str) {
        Some(CERTIFICATION_FORMAT) => {}
        Some(FORMAT | REVIEW_FORMAT) => return Err(CertificationImportError::Dossier),
        other => {
            let format = other.map(cut);
            return Err(CertificationImportError::NotACertification { format });
        }
    }
    let version = file.get("version").and_then(Value::as_u64).ok_or(ImportError::NoVersion)?;
    let mut findings = Findings::default();
    // Other programs write such files: one without a digest is no damaged one.
    if file.get("digest").is_some()
        && let Some(Ok(actual)) = file.get("certification").map(digest)
    {
        findings.extend(check_digest(&file, &actual));
    }
    migrate(&mut file, version, STEPS)?;
    findings.extend(repeated.into_iter().map(|at| Finding::RepeatedKey { at }));
    let mut value = file["certification"].take();
    if !value.is_object() {
        return Err(ImportError::NoCertification.into());
    }
    let code = value.get("code").and_then(Value::as_str).map(cut).unwrap_or_default();
    let shape = specimen::specimen()["certification"].take();
    hold(&mut value, &shape, &mut vec!["certification".to_owned()], &mut findings);
    let read = mend::mended::<Certification>(&mut value, &shape, &mut findings);
    let certification = read.filter(|read| !read.blocks.is_empty());
    let certification = certification.ok_or(ImportError::NoBlocks { code })?;
    findings.extend(unseen::unseen(&value, &shape));
    Ok(ImportedCertification { certification, findings: findings.into_list() })
}
