//! Reading a dossier file: any bytes give a dossier with findings, or an error that says why.
//!
//! Owns the order of the checks. Replaces nothing and asks nobody: the page shows what was found
//! before anything is taken. The summary of a file is not read; it follows from the dossier.

use super::bounds::{hold, is_id};
use super::codec::Codec;
use super::digest::digest;
use super::finding::{Finding, Findings, Found, ImportError, cut};
use super::layout::{DossierRecord, FORMAT, REVIEW_FORMAT};
use super::migrate::{STEPS, Step, migrate};
use super::sealed::SEALED_FORMAT;
use super::signature::{self, Signed};
use super::{copies, known, mend, parse, residue, specimen, unseen};
use crate::domain::certification::Certification;
use crate::domain::merge::Replica;
use crate::domain::{Dossier, Timestamp};
use serde_json::Value;
use std::sync::Arc;

pub use super::parse::{LARGEST_FILE, MOST_VALUES};

/// A dossier that was read, and what should be known before it is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The dossier; every invariant holds of it.
    pub dossier: Dossier,
    /// When it was exported, if the file says so.
    pub exported_at: Option<Timestamp>,
    /// The program that wrote it and its version, if the file says so, cut at 80 characters.
    pub generator: Option<String>,
    /// The digest of the dossier that the file holds, computed.
    pub digest: String,
    /// Whether someone signed it, which is to be checked.
    pub signed: Signed,
    /// What a person should know, the most general first.
    pub findings: Vec<Finding>,
    /// The dossier as a copy that can be merged with another.
    pub copy: Replica,
}

/// Reads a dossier file.
///
/// `known` are the certifications of this application: the file's own is used, a difference is a
/// finding; only what a damaged file lost of it is taken from the known one.
///
/// # Errors
/// An [`ImportError`] when no dossier can be made of it.
pub fn read(bytes: &[u8], known: &[&Certification]) -> Result<Imported, ImportError> {
    read_by(bytes, known, STEPS)
}

/// Reads a dossier file of any version from which those steps lead to today's layout.
///
/// # Errors
/// As [`read`].
pub fn read_by(
    bytes: &[u8],
    known: &[&Certification],
    steps: &[Step],
) -> Result<Imported, ImportError> {
    let parse::Parsed { value: mut file, repeated } = parse::parse(bytes)?;
    let version = version(&file)?;
    let mut findings = Findings::default();
    let held = file.get("dossier").filter(|dossier| dossier.is_object());
    // Judged before the file is migrated: the digest is of what was written.
    let actual = held.map(digest);
    if let Some(Ok(actual)) = &actual {
        findings.extend(check_digest(&file, actual));
    }
    let signed = actual.as_ref().and_then(|actual| actual.as_ref().ok());
    let signed = signed.map(|actual| signature::read(&file, actual)).unwrap_or_default();
    migrate(&mut file, version, steps)?;
    let Some(Ok(digest)) = actual else {
        return Err(ImportError::NoDossier);
    };
    findings.extend(repeated.into_iter().map(|at| Finding::RepeatedKey { at }));
    let dossier = dossier(file["dossier"].take(), &digest, known, &mut findings)?;
    // A text that was changed by hand must not pass for the version that stood there.
    let believed = file["digest"].as_str() == Some(&digest);
    let copy = copies::read(&file["history"], believed, &dossier, &digest);
    Ok(Imported {
        copy,
        dossier,
        exported_at: file["exported_at"].as_str().and_then(|text| text.parse().ok()),
        generator: generator(&file["generator"]),
        digest,
        signed,
        findings: findings.into_list(),
    })
}

/// The version of a value that is a dossier file.
fn version(file: &Value) -> Result<u64, ImportError> {
    match file.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        Some(REVIEW_FORMAT) => return Err(ImportError::Review),
        Some(SEALED_FORMAT) => return Err(ImportError::Sealed),
        other => return Err(ImportError::NotADossier { format: other.map(cut) }),
    }
    file.get("version").and_then(Value::as_u64).ok_or(ImportError::NoVersion)
}

pub(super) fn check_digest(file: &Value, actual: &str) -> Option<Finding> {
    match file.get("digest").and_then(Value::as_str) {
        None => Some(Finding::DigestMissing),
        Some(stated) if stated == actual => None,
        Some(stated) => {
            Some(Finding::DigestDiffers { stated: cut(stated), actual: actual.to_owned() })
        }
    }
}

pub(super) fn generator(value: &Value) -> Option<String> {
    let name = value.get("name")?.as_str()?;
    let version = value.get("version").and_then(Value::as_str).unwrap_or_default();
    Some(cut(format!("{name} {version}").trim()))
}

/// The dossier of a value that is an object.
fn dossier(
    mut value: Value,
    digest: &str,
    known: &[&Certification],
    findings: &mut Findings,
) -> Result<Dossier, ImportError> {
    let certification = value.get("certification").filter(|value| value.is_object());
    let code = certification.ok_or(ImportError::NoCertification)?.get("code");
    let code = code.and_then(Value::as_str).map(cut).unwrap_or_default();
    name(&mut value, digest, findings);

    let shape = specimen::specimen();
    hold(&mut value, &shape, &mut Vec::new(), findings);
    let record: Option<DossierRecord> = mend::mended(&mut value, &shape, findings);
    let no_blocks = ImportError::NoBlocks { code };
    let Some(record) = record.filter(|record| !record.certification.blocks.is_empty()) else {
        return Err(no_blocks);
    };

    let mut dossier = record.into_dossier();
    findings.extend(unseen::unseen(&value, &shape));
    let damaged = findings.tell_of_lost_blocks();
    known::check(Arc::make_mut(&mut dossier.certification), known, damaged, findings);
    findings.extend(dossier.repair().into_iter().map(Finding::Repaired));
    let understood = DossierRecord::of(&dossier).write();
    let residue::Residue { fields, count } = residue::residue(&value, &understood, &shape);
    if count > fields.len() {
        findings.push(Finding::TooMany { at: Vec::new(), count, most: fields.len() });
    }
    dossier.unknown = Arc::new(fields);
    Ok(dossier)
}

/// What has no usable id takes one from what it holds: the same file, the same id.
pub(super) fn name(value: &mut Value, digest: &str, findings: &mut Findings) {
    let id = value.get("id");
    if !id.and_then(Value::as_str).is_some_and(is_id) {
        let found = Found::of(id.unwrap_or(&Value::Null));
        findings.push(Finding::DamagedField { at: vec!["id".to_owned()], found });
        let digits = digest.rsplit(':').next().unwrap_or_default();
        value["id"] = format!("file-{}", digits.get(..32).unwrap_or(digits)).into();
    }
}
