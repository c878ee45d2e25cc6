//! The posts the candidate held: the frame in which situations took place.
//!
//! Owns what an experience is and how it changes. Does not own the situations (`evidence`).

use super::date::Period;
use super::id::ExperienceId;
use serde::{Deserialize, Serialize};

/// What kind of experience it was; all of them count for a VAE.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ExperienceKind {
    /// *Emploi.*
    #[default]
    Employment,
    /// *Activité indépendante.*
    SelfEmployment,
    /// *Bénévolat.*
    Volunteering,
    /// *Mandat électif ou syndical.*
    Mandate,
    /// *Formation, alternance.*
    Training,
    /// *Stage, PMSMP.*
    Internship,
    /// *Proche aidant, activité personnelle.*
    Personal,
    /// *Autre.*
    Other,
}

impl ExperienceKind {
    /// Every kind, the most frequent first.
    pub const ALL: [Self; 8] = [
        Self::Employment,
        Self::SelfEmployment,
        Self::Volunteering,
        Self::Mandate,
        Self::Training,
        Self::Internship,
        Self::Personal,
        Self::Other,
    ];
}

/// A post held, with its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Experience {
    /// Its id.
    pub id: ExperienceId,
    /// What the post was called.
    #[serde(default)]
    pub post: String,
    /// Where.
    #[serde(default)]
    pub organisation: String,
    /// What kind of experience.
    #[serde(default)]
    pub kind: ExperienceKind,
    /// From when to when.
    #[serde(default)]
    pub period: Period,
    /// Hours a week, 0 to 168.
    #[serde(default)]
    pub weekly_hours: Option<u8>,
    /// What it consisted in.
    #[serde(default)]
    pub description: String,
}

impl Experience {
    /// An experience about which nothing is told yet.
    pub fn blank(id: ExperienceId) -> Self {
        Self {
            id,
            post: String::new(),
            organisation: String::new(),
            kind: ExperienceKind::default(),
            period: Period::default(),
            weekly_hours: None,
            description: String::new(),
        }
    }
}

/// One field of an experience takes a new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExperienceChange {
    /// What the post was called.
    Post(String),
    /// Where.
    Organisation(String),
    /// What kind.
    Kind(ExperienceKind),
    /// From when to when.
    Period(Period),
    /// Hours a week.
    WeeklyHours(Option<u8>),
    /// What it consisted in.
    Description(String),
}
