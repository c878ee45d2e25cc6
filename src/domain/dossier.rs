//! A candidate's dossier: everything they said about one certification.
//!
//! Owns the shape and what must always hold of it ([`Dossier::faults`]). Changes go through
//! `edit`; readiness is derived in `readiness` and never stored. Collections are keyed by id and
//! shared ([`Entries`]), so that a copy costs the same whatever was written.

use super::certification::Certification;
use super::date::{Date, Timestamp};
use super::entries::Entries;
use super::evidence::Evidence;
use super::experience::Experience;
use super::framework::Framework;
use super::gather::Gather;
use super::id::{
    BlockCode, CompetenceId, DossierId, EvidenceId, ExperienceId, FrameworkId, MilestoneId,
    ReviewId,
};
use super::rating::Rating;
use super::review::Review;
use super::target::Target;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything a candidate said about one certification.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// Its id, kept by every copy.
    pub id: DossierId,
    /// What the candidate calls it.
    pub name: String,
    /// When it was begun.
    pub created_at: Timestamp,
    /// The certification, whole, as the candidate saw it.
    pub certification: Arc<Certification>,
    /// Who writes.
    pub candidate: Arc<Candidate>,
    /// What is aimed at.
    pub target: Target,
    /// What was rated; a competence without a rating has no entry.
    pub ratings: Entries<CompetenceId, Rating>,
    /// The posts held.
    pub experiences: Entries<ExperienceId, Experience>,
    /// The situations told.
    pub evidence: Entries<EvidenceId, Evidence>,
    /// The dates of the candidate's own path.
    pub milestones: Entries<MilestoneId, Milestone>,
    /// The reviews received.
    pub reviews: Entries<ReviewId, Review>,
    /// Once the certification was replaced: the frameworks the dossier has stood on, its present one
    /// too. What has no counterpart stays under a competence of an earlier one.
    pub frameworks: Entries<FrameworkId, Framework>,
    /// Fields that a later or foreign program wrote and this one does not know, kept as they came.
    pub unknown: Arc<Vec<UnknownField>>,
}

/// A field this version does not know, kept so that it survives a round trip.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UnknownField {
    /// Where it stands, as steps from the dossier: field names, and ids within collections.
    pub at: Vec<String>,
    /// Its value, as the text it came in. The domain does not look inside.
    pub value: String,
}

/// Who writes; every field may stay empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Candidate {
    /// Name, as they wish to appear.
    pub name: String,
    /// E-mail or telephone.
    pub contact: String,
    /// Who accompanies them.
    pub adviser: String,
    /// Their motivation and project.
    pub motivation: String,
}

/// A step of the path whose date the candidate enters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneKind {
    /// *Dépôt du dossier de faisabilité.*
    #[default]
    Feasibility,
    /// *Décision de recevabilité.*
    Admissibility,
    /// *Dépôt du dossier de validation.*
    Validation,
    /// *Mise en situation.*
    Assessment,
    /// *Entretien avec le jury.*
    Jury,
    /// *Rendez-vous avec l'accompagnateur.*
    Appointment,
    /// *Autre.*
    Other,
}

impl MilestoneKind {
    /// Every kind, in the order of the path.
    pub const ALL: [Self; 7] = [
        Self::Feasibility,
        Self::Admissibility,
        Self::Validation,
        Self::Assessment,
        Self::Jury,
        Self::Appointment,
        Self::Other,
    ];
}

/// A date of the candidate's own path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Milestone {
    /// Its id.
    pub id: MilestoneId,
    /// Which step.
    #[serde(default)]
    pub kind: MilestoneKind,
    /// When; `None` while it is not known.
    #[serde(default)]
    pub date: Option<Date>,
    /// A note; may be empty.
    #[serde(default)]
    pub note: String,
}

/// Something that must never be true of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// An entry is filed under another id than its own.
    Misfiled(String),
    /// A rating or a link names a competence that the certification and every kept framework lack.
    UnknownCompetence(CompetenceId),
    /// A piece of evidence names an experience that the dossier lacks.
    UnknownExperience(ExperienceId),
    /// The target names a bloc that the certification lacks.
    UnknownBlock(BlockCode),
    /// The target names no bloc.
    EmptyTarget,
    /// A rating that says nothing is kept.
    BlankRating(CompetenceId),
}

impl Dossier {
    /// A dossier in which nothing is said yet.
    pub fn new(id: DossierId, certification: Arc<Certification>, created_at: Timestamp) -> Self {
        Self {
            id,
            name: String::new(),
            created_at,
            certification,
            candidate: Arc::default(),
            target: Target::default(),
            ratings: Entries::default(),
            experiences: Entries::default(),
            evidence: Entries::default(),
            milestones: Entries::default(),
            reviews: Entries::default(),
            frameworks: Entries::default(),
            unknown: Arc::default(),
        }
    }

    /// What is said of a competence; a blank rating when nothing is.
    pub fn rating(&self, competence: &CompetenceId) -> Arc<Rating> {
        self.ratings
            .get(competence)
            .cloned()
            .unwrap_or_else(|| Arc::new(Rating::blank(competence.clone())))
    }

    /// The evidence linked to a competence, oldest id first.
    pub fn evidence_for(&self, competence: &CompetenceId) -> impl Iterator<Item = &Arc<Evidence>> {
        self.evidence.values().filter(move |evidence| evidence.competences.contains(competence))
    }

    /// Every invariant that does not hold; empty for any dossier made by edits.
    pub fn faults(&self) -> Vec<Fault> {
        let competences = self.sayable();
        let known = |id: &CompetenceId| competences.contains(id);
        let mut faults = Vec::new();
        for (id, rating) in &self.ratings {
            if rating.competence != *id {
                faults.push(Fault::Misfiled(id.to_string()));
            }
            if !known(id) {
                faults.push(Fault::UnknownCompetence(id.clone()));
            }
            if rating.is_blank() {
                faults.push(Fault::BlankRating(id.clone()));
            }
        }
        for (id, evidence) in &self.evidence {
            if evidence.id != *id {
                faults.push(Fault::Misfiled(id.to_string()));
            }
            let unknown = evidence.competences.iter().filter(|competence| !known(competence));
            faults.extend(unknown.cloned().map(Fault::UnknownCompetence));
            let experience = evidence.experience.iter();
            let unknown = experience.filter(|id| !self.experiences.contains_key(*id));
            faults.extend(unknown.cloned().map(Fault::UnknownExperience));
        }
        let misfiled = self.experiences.iter().filter(|(id, experience)| experience.id != **id);
        faults.extend(misfiled.map(|(id, _)| Fault::Misfiled(id.to_string())));
        let misfiled = self.milestones.iter().filter(|(id, milestone)| milestone.id != **id);
        faults.extend(misfiled.map(|(id, _)| Fault::Misfiled(id.to_string())));
        let misfiled = self.reviews.iter().filter(|(id, review)| review.id != **id);
        faults.extend(misfiled.map(|(id, _)| Fault::Misfiled(id.to_string())));
        let misfiled = self.frameworks.iter().filter(|(id, framework)| framework.id != **id);
        faults.extend(misfiled.map(|(id, _)| Fault::Misfiled(id.to_string())));
        if let Target::Blocks { blocks } = &self.target {
            if blocks.is_empty() {
                faults.push(Fault::EmptyTarget);
            }
            let unknown = blocks.iter().filter(|code| self.certification.block(code).is_none());
            faults.extend(unknown.cloned().map(Fault::UnknownBlock));
        }
        faults
    }
}

impl Dossier {
    /// Makes every invariant hold, by dropping links to what is not there and ratings that name
    /// no competence; returns the faults there were.
    ///
    /// For dossiers that come from outside; one made by edits has nothing to repair.
    pub fn repair(&mut self) -> Vec<Fault> {
        let faults = self.faults();
        if faults.is_empty() {
            return faults;
        }
        let certification = self.certification.clone();
        self.frameworks.retain(|id, framework| framework.id == *id);
        let competences: BTreeSet<_> = self.sayable().into_iter().cloned().gathered();
        let known = |id: &CompetenceId| competences.contains(id);
        self.ratings
            .retain(|id, rating| rating.competence == *id && known(id) && !rating.is_blank());
        self.experiences.retain(|id, experience| experience.id == *id);
        self.milestones.retain(|id, milestone| milestone.id == *id);
        self.reviews.retain(|id, review| review.id == *id);
        self.evidence.retain(|id, evidence| evidence.id == *id);
        for entry in self.evidence.values_mut() {
            let linked = entry.experience.as_ref();
            let lost = linked.is_some_and(|id| !self.experiences.contains_key(id));
            if lost || entry.competences.iter().any(|id| !known(id)) {
                let evidence = Arc::make_mut(entry);
                evidence.competences.retain(|id| known(id));
                evidence.experience = evidence.experience.take().filter(|_| !lost);
            }
        }
        if let Target::Blocks { blocks } = &mut self.target {
            blocks.retain(|code| certification.block(code).is_some());
            if blocks.is_empty() {
                self.target = Target::Whole;
            }
        }
        faults
    }
}
