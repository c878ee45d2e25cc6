//! How the candidate rates themselves on one competence.
//!
//! Owns the four ordered levels. « No rating » is `None` and is not the lowest level. The adviser's
//! opinion is a different thing (`review`): the two stand side by side and are never averaged.

use super::date::Timestamp;
use super::id::CompetenceId;
use serde::{Deserialize, Serialize};

/// The four levels of the self-assessment, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// *Pas encore pratiquée.*
    NotPractised,
    /// *Avec de l'aide.*
    WithHelp,
    /// *En autonomie*: from here on the competence is declared mastered.
    Autonomous,
    /// *Je maîtrise et je transmets.*
    Transmits,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 4] =
        [Self::NotPractised, Self::WithHelp, Self::Autonomous, Self::Transmits];

    /// Whether the candidate declares to hold the competence.
    pub fn is_declared(self) -> bool {
        self >= Self::Autonomous
    }
}

/// A self-assessment of one competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Rating {
    /// The competence rated.
    pub competence: CompetenceId,
    /// The level; `None` when a comment stands without a rating.
    pub level: Option<Level>,
    /// A short comment; may be empty.
    #[serde(default)]
    pub comment: String,
    /// When it last changed.
    #[serde(default)]
    pub updated_at: Option<Timestamp>,
}

impl Rating {
    /// A competence about which nothing is said yet.
    pub fn blank(competence: CompetenceId) -> Self {
        Self { competence, level: None, comment: String::new(), updated_at: None }
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.level.is_none() && self.comment.trim().is_empty()
    }
}
