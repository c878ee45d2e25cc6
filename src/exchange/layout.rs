//! The layout of a dossier file, version 1: the types the file and its schema are made of.
//!
//! Owns field names and order. Collections are arrays of records, never objects keyed by code, so
//! that a folder of files reads as tables. A change that an older reader would misunderstand is a
//! new version, with a step in `migrate`; a new optional field is not.

use crate::domain::certification::Certification;
use crate::domain::dossier::{Candidate, Milestone};
use crate::domain::id::{BlockCode, CompetenceId, DossierId};
use crate::domain::rating::Rating;
use crate::domain::readiness::{CompetenceStatus, Readiness};
use crate::domain::review::Review;
use crate::domain::{Dossier, Evidence, Experience, Target, Timestamp};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

/// What `format` says in a dossier file.
pub const FORMAT: &str = "acquis-dossier";
/// What `format` says in a review file.
pub const REVIEW_FORMAT: &str = "acquis-review";
/// What `$schema` says: a name, not an address. The schema's address is that of wherever someone
/// hosts Acquis, and a file must not send its readers to a host that is not theirs.
pub const SCHEMA_ID: &str = "urn:acquis:schema:dossier:1";

/// A dossier file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(title = "Acquis dossier file, version 1"))]
pub struct DossierFile {
    /// The name of this schema, `urn:acquis:schema:dossier:1`.
    #[serde(rename = "$schema", default)]
    pub schema: String,
    /// `acquis-dossier`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = FORMAT)))]
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
    /// SHA-256 of the canonical JSON (RFC 8785) of `dossier`.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("pattern" = "^sha-256:[0-9a-f]{64}$"))
    )]
    pub digest: String,
    /// Who vouches for `digest` and `exported_at`, if anyone does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "SignatureRecord"))]
    pub signature: Option<SignatureRecord>,
    /// The dossier, whole.
    pub dossier: DossierRecord,
    /// Derived from the dossier, for readers that compute nothing; ignored when a file is read.
    #[serde(default)]
    pub summary: Summary,
    /// How the dossier came to be, record by record: who changed which field, counted. Only for
    /// merging two copies; readers of tables leave it out. A version without `value` says what
    /// stands in `dossier`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<serde_json::Value>,
}

/// A signature by the device that made the file. Signed is the canonical JSON (RFC 8785) of an object with the
/// members `digest`, `exported_at`, `format` and `version` of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SignatureRecord {
    /// `ECDSA-P256-SHA256`.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("const" = super::signature::ALGORITHM))
    )]
    pub algorithm: String,
    /// The public key: the byte 4 and both coordinates, in hexadecimal digits.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = "^04[0-9a-f]{128}$")))]
    pub key: String,
    /// The signature: both numbers (r, s), in hexadecimal digits.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = "^[0-9a-f]{128}$")))]
    pub value: String,
}

/// A program that writes dossier files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Generator {
    /// `acquis`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A dossier as its file holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DossierRecord {
    /// Its id, kept by every copy.
    pub id: DossierId,
    /// What the candidate calls it.
    #[serde(default)]
    pub name: String,
    /// When it was begun.
    #[serde(default)]
    pub created_at: Timestamp,
    /// The certification, whole, as the candidate saw it.
    pub certification: Arc<Certification>,
    /// Who writes.
    #[serde(default)]
    pub candidate: Arc<Candidate>,
    /// What is aimed at.
    #[serde(default)]
    pub target: Target,
    /// One rating per competence of the certification, in the fiche's order; `level` is `null`
    /// where nothing is rated, which is not the lowest level.
    #[serde(default)]
    pub ratings: Vec<Arc<Rating>>,
    /// The posts held.
    #[serde(default)]
    pub experiences: Vec<Arc<Experience>>,
    /// The situations told.
    #[serde(default)]
    pub evidence: Vec<Arc<Evidence>>,
    /// The dates of the candidate's own path.
    #[serde(default)]
    pub milestones: Vec<Arc<Milestone>>,
    /// The reviews received.
    #[serde(default)]
    pub reviews: Vec<Arc<Review>>,
}

impl DossierRecord {
    /// The dossier as its file holds it, without the fields this version does not know.
    pub fn of(dossier: &Dossier) -> Self {
        let mut seen = BTreeSet::new();
        let ids = dossier.certification.competences().map(|(_, competence)| &competence.id);
        let ratings = ids.filter(|id| seen.insert(*id)).map(|id| dossier.rating(id)).collect();
        Self {
            id: dossier.id.clone(),
            name: dossier.name.clone(),
            created_at: dossier.created_at,
            certification: dossier.certification.clone(),
            candidate: dossier.candidate.clone(),
            target: dossier.target.clone(),
            ratings,
            experiences: dossier.experiences.values().cloned().collect(),
            evidence: dossier.evidence.values().cloned().collect(),
            milestones: dossier.milestones.values().cloned().collect(),
            reviews: dossier.reviews.values().cloned().collect(),
        }
    }

    /// The dossier it tells of. Blank ratings say nothing and are not kept; of two entries with one
    /// id the last stays.
    pub fn into_dossier(self) -> Dossier {
        let mut dossier = Dossier::new(self.id, self.certification, self.created_at);
        dossier.name = self.name;
        dossier.candidate = self.candidate;
        dossier.target = self.target;
        let rated = self.ratings.into_iter().filter(|rating| !rating.is_blank());
        dossier.ratings = rated.map(|rating| (rating.competence.clone(), rating)).collect();
        dossier.experiences = self.experiences.into_iter().map(|e| (e.id.clone(), e)).collect();
        dossier.evidence = self.evidence.into_iter().map(|e| (e.id.clone(), e)).collect();
        dossier.milestones = self.milestones.into_iter().map(|m| (m.id.clone(), m)).collect();
        dossier.reviews = self.reviews.into_iter().map(|r| (r.id.clone(), r)).collect();
        dossier
    }
}

/// What follows from the dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Summary {
    /// Which certification.
    pub certification: CertificationName,
    /// The candidate's name.
    pub candidate: String,
    /// Whether every targeted bloc is ready for assessment.
    pub ready: bool,
    /// Each bloc of the certification, in the fiche's order.
    pub blocks: Vec<BlockSummary>,
}

/// A certification, named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CertificationName {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// A bloc and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct BlockSummary {
    /// Its code.
    pub code: BlockCode,
    /// Its title.
    pub title: String,
    /// Whether the candidate aims at it.
    pub targeted: bool,
    /// How many of its competences are ready.
    pub ready: usize,
    /// How many competences it has.
    pub total: usize,
    /// Whether all are.
    pub status: BlockStatus,
    /// Those that are not, in the fiche's order, and why.
    pub missing: Vec<Missing>,
}

/// Whether a bloc is ready for assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BlockStatus {
    /// Every competence is.
    Ready,
    /// Some competence is not, or there is none.
    NotReady,
}

/// A competence that is not ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Missing {
    /// Which.
    pub competence: CompetenceId,
    /// Where it stands.
    pub status: CompetenceStatus,
}

impl Summary {
    /// The summary of a dossier.
    pub fn of(dossier: &Dossier) -> Self {
        let readiness = Readiness::of(dossier);
        let certification = &dossier.certification;
        let blocks = certification.blocks.iter().zip(&readiness.blocks);
        Self {
            certification: CertificationName {
                code: certification.code.clone(),
                title: certification.title.clone(),
            },
            candidate: dossier.candidate.name.clone(),
            ready: readiness.is_ready(),
            blocks: blocks
                .map(|(block, readiness)| BlockSummary {
                    code: block.code.clone(),
                    title: block.title.clone(),
                    targeted: readiness.targeted,
                    ready: readiness.ready(),
                    total: readiness.total(),
                    status: if readiness.is_ready() {
                        BlockStatus::Ready
                    } else {
                        BlockStatus::NotReady
                    },
                    missing: readiness
                        .missing()
                        .map(|c| Missing { competence: c.id.clone(), status: c.status })
                        .collect(),
                })
                .collect(),
        }
    }
}
