//! An adviser's review of a dossier: opinions, comments, requests and avis.
//!
//! Owns the shape. Making one is `making`'s, two texts of one `meeting`'s, taking one into a dossier and answering it `taking`'s,
//! reading those received by round `thread`'s. A review never changes a rating.

mod making;
mod meeting;
mod taking;
mod thread;

use super::date::Timestamp;
use super::id::{BlockCode, CompetenceId, DossierId, ReviewId};
pub use making::{AdviceChange, Answered, ReviewChange};
pub use taking::{ReviewEdit, ReviewRefusal, Taken};
pub use thread::{Asked, Turn, all_latest_opinions, latest_opinions, requests, rounds, thread};

use serde::{Deserialize, Serialize};

/// A review, answering one state of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// Who reviewed.
    #[serde(default)]
    pub reviewer: Reviewer,
    /// When it was made.
    #[serde(default)]
    pub made_at: Option<Timestamp>,
    /// The digest of the dossier it answers, `sha-256:…`.
    #[serde(default)]
    pub answers_digest: String,
    /// The dossier it answers; a review file cannot be without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<DossierId>,
    /// When the state it answers was exported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers_exported_at: Option<Timestamp>,
    /// Its round among the reviews of this reviewer, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// An opinion per competence looked at.
    #[serde(default)]
    pub opinions: Vec<Opinion>,
    /// An avis per bloc looked at.
    #[serde(default)]
    pub blocks: Vec<BlockAdvice>,
    /// The avis on the whole.
    #[serde(default)]
    pub overall: Advice,
    /// What the candidate is asked to do.
    #[serde(default)]
    pub requests: Vec<Request>,
}

/// Who reviews.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Reviewer {
    /// Name, as they sign.
    pub name: String,
    /// Their organisation.
    pub organisation: String,
}

/// The words of the national service: *Oui / Partiellement / Non*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// *Oui.*
    Yes,
    /// *Partiellement.*
    Partly,
    /// *Non.*
    No,
}

/// The adviser's opinion on one competence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Opinion {
    /// The competence.
    pub competence: CompetenceId,
    /// *Oui / Partiellement / Non*; `None` while undecided.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// A comment; may be empty.
    #[serde(default)]
    pub comment: String,
}

/// The avis on a bloc.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct BlockAdvice {
    /// The bloc.
    pub block: BlockCode,
    /// The avis.
    #[serde(default)]
    pub advice: Advice,
}

/// An avis with its préconisations.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Advice {
    /// *Favorable / avec réserve / non favorable*; `None` while undecided.
    pub stance: Option<Stance>,
    /// *Préconisations*, one each, in the adviser's words.
    pub recommendations: Vec<String>,
    /// A comment; may be empty.
    pub comment: String,
}

/// *Avis favorable / avec réserve / non favorable.*
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// *Favorable.*
    Favourable,
    /// *Avec réserve.*
    Reserved,
    /// *Non favorable.*
    Unfavourable,
}

/// Something the candidate is asked to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Request {
    /// Its id within the review.
    pub id: String,
    /// The competence it is about, if one.
    #[serde(default)]
    pub competence: Option<CompetenceId>,
    /// What is asked.
    #[serde(default)]
    pub text: String,
    /// The candidate's word on it, once answered; it may be empty, for there may be nothing to add.
    #[serde(default)]
    pub answer: Option<String>,
}
