//! A piece of evidence: a situation told by the candidate, and the competences it proves.
//!
//! Owns what it holds and when it is complete. Holds no file: a supporting document (*justificatif*)
//! is named, with where it is kept and at most a fingerprint.

use super::date::{Period, Timestamp};
use super::id::{CompetenceId, DocumentId, EvidenceId, ExperienceId};
use super::story::{Story, StoryPart};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A told situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it is called.
    #[serde(default)]
    pub title: String,
    /// The experience in which it took place.
    #[serde(default)]
    pub experience: Option<ExperienceId>,
    /// When it took place.
    #[serde(default)]
    pub period: Period,
    /// The situation, part by part.
    #[serde(default)]
    pub story: Story,
    /// What could prove it.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// The competences it proves.
    #[serde(default)]
    pub competences: BTreeSet<CompetenceId>,
    /// When it was begun.
    #[serde(default)]
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    #[serde(default)]
    pub updated_at: Option<Timestamp>,
}

/// What kind of supporting document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// *Production*: something the candidate made (a letter, a table, a procedure).
    #[default]
    Production,
    /// *Attestation* of an employer or an association.
    Attestation,
    /// *Contrat, fiche de paie, fiche de poste.*
    Employment,
    /// *Évaluation, entretien annuel.*
    Appraisal,
    /// *Courriel ou courrier reçu.*
    Correspondence,
    /// *Photo, vidéo, capture d'écran.*
    Image,
    /// *Diplôme, certificat de formation.*
    Certificate,
    /// *Autre.*
    Other,
}

impl DocumentKind {
    /// Every kind, the most frequent first.
    pub const ALL: [Self; 8] = [
        Self::Production,
        Self::Attestation,
        Self::Employment,
        Self::Appraisal,
        Self::Correspondence,
        Self::Image,
        Self::Certificate,
        Self::Other,
    ];
}

/// A supporting document: named, never held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    #[serde(default)]
    pub label: String,
    /// What kind.
    #[serde(default)]
    pub kind: DocumentKind,
    /// Where it is kept (a binder, a folder, an address).
    #[serde(default)]
    pub kept_at: String,
    /// SHA-256 of a chosen file, 64 lower-case hexadecimal digits.
    #[serde(default)]
    pub sha256: Option<String>,
}

/// One field of a piece of evidence takes a new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceChange {
    /// What it is called.
    Title(String),
    /// The experience in which it took place.
    Experience(Option<ExperienceId>),
    /// When it took place.
    Period(Period),
    /// The text of a part.
    Part(StoryPart, String),
    /// A supporting document is added, or the one of that id replaced.
    Document(Document),
    /// A supporting document is taken off.
    WithoutDocument(DocumentId),
    /// It proves that competence too.
    Link(CompetenceId),
    /// It no longer proves that competence.
    Unlink(CompetenceId),
}

/// What a piece of evidence still lacks to be complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// It has no title.
    Title,
    /// No period is given, or its end stands before its beginning.
    Period,
    /// The context is not told.
    Context,
    /// The candidate's own actions are not told.
    Actions,
    /// The result is not told.
    Outcome,
}

impl Evidence {
    /// A situation about which nothing is told yet.
    pub fn blank(id: EvidenceId, at: Timestamp) -> Self {
        Self {
            id,
            title: String::new(),
            experience: None,
            period: Period::default(),
            story: Story::default(),
            documents: Vec::new(),
            competences: BTreeSet::new(),
            created_at: Some(at),
            updated_at: Some(at),
        }
    }

    /// What it lacks, in the order of the form; empty when it is complete.
    pub fn gaps(&self) -> Vec<Gap> {
        let lacks = [
            (Gap::Title, self.title.trim().is_empty()),
            (Gap::Period, !self.period.is_given() || self.period.is_reversed()),
            (Gap::Context, !self.story.tells(StoryPart::Context)),
            (Gap::Actions, !self.story.tells(StoryPart::Actions)),
            (Gap::Outcome, !self.story.tells(StoryPart::Outcome)),
        ];
        lacks.into_iter().filter_map(|(gap, lacking)| lacking.then_some(gap)).collect()
    }

    /// Whether title, period, context, own actions and result are all told.
    pub fn is_complete(&self) -> bool {
        self.gaps().is_empty()
    }
}
