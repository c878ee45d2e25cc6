//! The layout of a review file, version 1: the types the file and its schema are made of.
//!
//! The review itself is the one that stands in a dossier. A change that an older reader would
//! misunderstand is a new version; a new optional field is not.

use super::About;
use crate::domain::review::Verdict;
use crate::domain::{Review, Timestamp};
use crate::exchange::codec::record;
use crate::exchange::layout::{CertificationName, Generator};
use serde::Serialize;

/// The version that is written, and the latest that is read.
pub const REVIEW_VERSION: u64 = 1;
/// What `$schema` says: a name, not an address, as in the dossier file.
pub const REVIEW_SCHEMA_ID: &str = "urn:acquis:schema:review:1";

/// A review file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(title = "Acquis review file, version 1"))]
pub struct ReviewFile {
    /// The name of this schema, `urn:acquis:schema:review:1`.
    #[serde(rename = "$schema", default)]
    pub schema: String,
    /// `acquis-review`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = crate::exchange::layout::REVIEW_FORMAT)))]
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
    /// SHA-256 of the canonical JSON (RFC 8785) of `review`.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("pattern" = "^sha-256:[0-9a-f]{64}$"))
    )]
    pub digest: String,
    /// The review, whole. The `answer` of its requests is `null`: the candidate's answers stand in
    /// the dossier.
    pub review: Review,
    /// Derived, for readers that have no dossier at hand; ignored when a file is read.
    #[serde(default)]
    pub summary: ReviewSummary,
}

/// What the review is about, and its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ReviewSummary {
    /// Which certification.
    pub certification: CertificationName,
    /// The candidate's name.
    pub candidate: String,
    /// How many competences are *Oui*.
    pub yes: usize,
    /// How many are *Partiellement*.
    pub partly: usize,
    /// How many are *Non*.
    pub no: usize,
    /// How many requests are made.
    pub requests: usize,
}

impl ReviewSummary {
    /// The summary of a review.
    pub fn of(review: &Review, about: About<'_>) -> Self {
        let count = |verdict| review.opinions.iter().filter(|o| o.verdict == Some(verdict)).count();
        Self {
            certification: CertificationName {
                code: about.certification.code.clone(),
                title: about.certification.title.clone(),
            },
            candidate: about.candidate.to_owned(),
            yes: count(Verdict::Yes),
            partly: count(Verdict::Partly),
            no: count(Verdict::No),
            requests: review.requests.len(),
        }
    }
}

record! {
    ReviewSummary {
        certification: Optional,
        candidate: Optional,
        yes: Optional,
        partly: Optional,
        no: Optional,
        requests: Optional,
    }
}
