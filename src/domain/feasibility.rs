//! Whether a dossier is ready for its first gate, the *dossier de faisabilité*, and what it lacks.
//!
//! The candidate says where they stand and which posts they held. No proof is demanded at this step,
//! so no rule here looks at evidence; `readiness` has the gate of the assessment.

use super::dossier::Dossier;
use super::experience::Experience;
use super::id::{CompetenceId, ExperienceId};

/// What the *dossier de faisabilité* still lacks, derived from a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feasibility {
    /// The competences aimed at that are not rated, in the fiche's order.
    pub unrated: Vec<CompetenceId>,
    /// How many competences are aimed at.
    pub targeted: usize,
    /// Whether any experience is told.
    pub has_experience: bool,
    /// The experiences that were begun and what each lacks, by id.
    pub unfinished: Vec<(ExperienceId, Vec<ExperienceGap>)>,
}

/// What an experience lacks to be told: a post held, with its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExperienceGap {
    /// What the post was called.
    Post,
    /// No beginning is given, or the end stands before it.
    Period,
}

impl Experience {
    /// What it lacks, in the order of the form; empty when it is told.
    pub fn gaps(&self) -> Vec<ExperienceGap> {
        let lacks = [
            (ExperienceGap::Post, self.post.trim().is_empty()),
            (ExperienceGap::Period, self.period.from.is_none() || self.period.is_reversed()),
        ];
        lacks.into_iter().filter_map(|(gap, lacking)| lacking.then_some(gap)).collect()
    }
}

impl Feasibility {
    /// Derives it.
    pub fn of(dossier: &Dossier) -> Self {
        let blocks = dossier.certification.blocks.iter();
        let blocks = blocks.filter(|block| dossier.target.includes(&block.code));
        let aimed: Vec<_> = blocks.flat_map(|block| &block.competences).collect();
        let rated = |id| dossier.ratings.get(id).is_some_and(|rating| rating.level.is_some());
        let unrated = aimed.iter().filter(|competence| !rated(&competence.id));
        let gaps = dossier.experiences.iter().map(|(id, e)| (id.clone(), e.gaps()));
        Self {
            unrated: unrated.map(|competence| competence.id.clone()).collect(),
            targeted: aimed.len(),
            has_experience: !dossier.experiences.is_empty(),
            unfinished: gaps.filter(|(_, gaps)| !gaps.is_empty()).collect(),
        }
    }

    /// *Prêt pour la faisabilité*: every competence aimed at is rated, and every experience told.
    pub fn is_ready(&self) -> bool {
        self.targeted > 0
            && self.unrated.is_empty()
            && self.has_experience
            && self.unfinished.is_empty()
    }
}
