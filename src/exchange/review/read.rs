//! Reading a review file: any bytes give a review with findings, or an error that says why.
//!
//! Owns the order of the checks, which is that of the dossier's reader and uses its parts. Takes the
//! review into no dossier: whether it answers the one at hand is `Dossier::takes`'s to say.

use super::layout::REVIEW_VERSION;
use super::shape;
use crate::domain::dossier::UnknownField;
use crate::domain::id::DossierId;
use crate::domain::review::ReviewEdit;
use crate::domain::{Edit, Review, Timestamp};
use crate::exchange::bounds::{hold, is_id};
use crate::exchange::codec::Codec;
use crate::exchange::digest::digest;
use crate::exchange::finding::{Finding, Findings, ImportError, cut};
use crate::exchange::layout::{FORMAT, REVIEW_FORMAT};
use crate::exchange::migrate::{Step, migrate};
use crate::exchange::read::{check_digest, generator, name};
use crate::exchange::{mend, parse, residue, unseen};
use serde_json::Value;

/// The step at index `n` leads from version `n + 1` to version `n + 2`; there is none yet.
const STEPS: &[Step] = &[];
const _: () = assert!(STEPS.len() as u64 + 1 == REVIEW_VERSION);

/// A review that was read, and what should be known before it is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedReview {
    /// The review, in its one form and without answers; it names its dossier.
    pub review: Review,
    /// The dossier it answers.
    pub dossier: DossierId,
    /// When it was exported, if the file says so.
    pub exported_at: Option<Timestamp>,
    /// The program that wrote it and its version, if the file says so, cut at 80 characters.
    pub generator: Option<String>,
    /// The digest of the review that the file holds, computed.
    pub digest: String,
    /// Fields that this version does not know, to be written back.
    pub unknown: Vec<UnknownField>,
    /// What a person should know, the most general first. A place (`at`) is counted from the review.
    pub findings: Vec<Finding>,
}

impl ImportedReview {
    /// The edit by which the dossier it answers takes it, with what is unknown in it.
    pub fn edit(&self) -> Edit {
        let review = Box::new(self.review.clone());
        Edit::Review(ReviewEdit::Take { review, unknown: self.unknown.clone() })
    }
}

/// Why no review could be made of some bytes. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewImportError {
    /// No JSON that can be read safely, or of no version that is read.
    #[error(transparent)]
    File(#[from] ImportError),
    /// A dossier: it is opened as one.
    #[error("a dossier")]
    Dossier,
    /// JSON of something else.
    #[error("not a review: format {format:?}")]
    NotAReview {
        /// The `format` it states, if any, cut at 80 characters.
        format: Option<String>,
    },
    /// No `review` in it.
    #[error("no review")]
    NoReview,
    /// It does not say which dossier it answers.
    #[error("a review of no dossier")]
    NoDossier,
}

/// Reads a review file.
///
/// # Errors
/// A [`ReviewImportError`] when no review can be made of it.
pub fn read_review(bytes: &[u8]) -> Result<ImportedReview, ReviewImportError> {
    let parse::Parsed { value: mut file, repeated } = parse::parse(bytes)?;
    match file.get("format").and_then(Value::as_str) {
        Some(REVIEW_FORMAT) => {}
        Some(FORMAT) => return Err(ReviewImportError::Dossier),
        other => return Err(ReviewImportError::NotAReview { format: other.map(cut) }),
    }
    let version = file.get("version").and_then(Value::as_u64).ok_or(ImportError::NoVersion)?;
    let mut findings = Findings::default();
    // Judged before the file is migrated: the digest is of what was written.
    let actual = file.get("review").filter(|review| review.is_object()).map(digest);
    if let Some(Ok(actual)) = &actual {
        findings.extend(check_digest(&file, actual));
    }
    migrate(&mut file, version, STEPS)?;
    let Some(Ok(digest)) = actual else { return Err(ReviewImportError::NoReview) };
    findings.extend(repeated.into_iter().map(|at| Finding::RepeatedKey { at }));
    let (review, dossier, unknown) = review(file["review"].take(), &digest, &mut findings)?;
    Ok(ImportedReview {
        review,
        dossier,
        exported_at: file["exported_at"].as_str().and_then(|text| text.parse().ok()),
        generator: generator(&file["generator"]),
        digest,
        unknown,
        findings: findings.into_list(),
    })
}

/// The review of a value that is an object.
fn review(
    mut value: Value,
    digest: &str,
    findings: &mut Findings,
) -> Result<(Review, DossierId, Vec<UnknownField>), ReviewImportError> {
    let dossier = value.get("dossier").and_then(Value::as_str).filter(|id| is_id(id));
    let dossier = dossier.map(DossierId::new).ok_or(ReviewImportError::NoDossier)?;
    name(&mut value, digest, findings);
    let shape = shape();
    hold(&mut value, &shape, &mut Vec::new(), findings);
    let review = mend::mended::<Review>(&mut value, &shape, findings);
    let review = review.ok_or(ReviewImportError::NoReview)?.plain();
    findings.extend(unseen::unseen(&value, &shape));
    let residue::Residue { fields, count } = residue::residue(&value, &review.write(), &shape);
    if count > fields.len() {
        findings.push(Finding::TooMany { at: Vec::new(), count, most: fields.len() });
    }
    Ok((review, dossier, fields))
}
