//! Everything that can be done to a dossier, and doing it.
//!
//! Owns the one function by which a dossier changes, [`Dossier::apply`]: total and deterministic.
//! Identifiers and instants travel inside the [`Edit`]. Undo is `history`'s; whole dossiers are
//! replaced by the workbook, not by an edit.

use super::carry::Carry;
use super::date::Timestamp;
use super::dossier::{Candidate, Dossier, Milestone};
use super::evidence::{Document, Evidence, EvidenceChange};
use super::experience::{Experience, ExperienceChange};
use super::id::{BlockCode, CompetenceId, EvidenceId, ExperienceId, MilestoneId};
use super::rating::Level;
use super::review::{ReviewEdit, ReviewRefusal};
use super::story::StoryPart;
use super::target::Target;
use std::sync::Arc;

/// Longest text of one field, in Unicode scalar values: some thirty pages.
pub const LONGEST_TEXT: usize = 60_000;
/// Longest one-line text, in Unicode scalar values.
pub const LONGEST_LINE: usize = 500;
/// Most entries of one kind in one dossier.
pub const MOST_ENTRIES: usize = 5_000;
/// Hours in a week.
pub const WEEK_HOURS: u8 = 168;

/// A change that a person makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// The dossier takes a name.
    Rename(String),
    /// What the candidate tells of themselves.
    SetCandidate(Candidate),
    /// What is aimed at.
    SetTarget(Target),
    /// A competence is rated, or its rating withdrawn (`None`).
    Rate {
        /// Which.
        competence: CompetenceId,
        /// The level.
        level: Option<Level>,
        /// When.
        at: Timestamp,
    },
    /// A comment on a rating.
    Comment {
        /// Of which competence.
        competence: CompetenceId,
        /// The comment.
        comment: String,
        /// When.
        at: Timestamp,
    },
    /// An experience is told.
    AddExperience(Experience),
    /// A field of an experience changes.
    ChangeExperience {
        /// Which.
        id: ExperienceId,
        /// The field and its value.
        change: ExperienceChange,
    },
    /// An experience is deleted; the evidence told in it stays, without it.
    RemoveExperience(ExperienceId),
    /// A situation is begun.
    AddEvidence(Box<Evidence>),
    /// A field of a piece of evidence changes.
    ChangeEvidence {
        /// Which.
        id: EvidenceId,
        /// The field and its value.
        change: EvidenceChange,
        /// When.
        at: Timestamp,
    },
    /// A piece of evidence is deleted.
    RemoveEvidence(EvidenceId),
    /// A date of the path is entered, or the one of that id replaced.
    SetMilestone(Milestone),
    /// A date of the path is deleted.
    RemoveMilestone(MilestoneId),
    /// A review is taken in, answered or removed.
    Review(ReviewEdit),
    /// The dossier goes over to another certification, or what was left behind is carried over.
    Carry(Box<Carry>),
}

/// Why an edit cannot be done; nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The certification has no such competence.
    #[error("no competence {0}")]
    UnknownCompetence(CompetenceId),
    /// The certification has no such bloc.
    #[error("no bloc {0}")]
    UnknownBlock(BlockCode),
    /// The dossier has no such experience.
    #[error("no experience {0}")]
    UnknownExperience(ExperienceId),
    /// The dossier has no such piece of evidence.
    #[error("no evidence {0}")]
    UnknownEvidence(EvidenceId),
    /// The dossier has no such date.
    #[error("no milestone {0}")]
    UnknownMilestone(MilestoneId),
    /// An entry of that id is there already.
    #[error("{0} is taken")]
    Duplicate(String),
    /// A certification without any competence.
    #[error("no competence at all")]
    EmptyCertification,
    /// A target of no bloc at all.
    #[error("no bloc is aimed at")]
    EmptyTarget,
    /// A text is longer than is kept.
    #[error("{length} characters, {most} at most")]
    TooLong {
        /// Its length, in Unicode scalar values.
        length: usize,
        /// What is kept.
        most: usize,
    },
    /// There are as many entries as are kept.
    #[error("{MOST_ENTRIES} entries at most")]
    TooMany,
    /// More hours than a week has.
    #[error("{0} hours in a week")]
    TooManyHours(u8),
    /// A review that cannot be taken, or that is not there.
    #[error(transparent)]
    Review(#[from] ReviewRefusal),
}

impl Dossier {
    /// The dossier after `edit`; an equal one, instants included, when the edit says what is so
    /// already.
    ///
    /// # Errors
    /// An [`EditError`] when the edit names what is not there or exceeds a bound.
    pub fn apply(&self, edit: &Edit) -> Result<Self, EditError> {
        let mut next = self.clone();
        match edit {
            Edit::Rename(name) => next.name = line(name)?,
            Edit::SetCandidate(candidate) => {
                line(&candidate.name)?;
                line(&candidate.contact)?;
                line(&candidate.adviser)?;
                text(&candidate.motivation)?;
                next.candidate = Arc::new(candidate.clone());
            }
            Edit::SetTarget(target) => next.target = self.checked_target(target)?,
            Edit::Rate { competence, level, at } => {
                next.change_rating(competence, *at, |rating| rating.level = *level)?;
            }
            Edit::Comment { competence, comment, at } => {
                let comment = text(comment)?;
                next.change_rating(competence, *at, |rating| rating.comment = comment)?;
            }
            Edit::AddExperience(experience) => {
                room(next.experiences.len())?;
                if next.experiences.contains_key(&experience.id) {
                    return Err(EditError::Duplicate(experience.id.to_string()));
                }
                experience.check()?;
                let added = Arc::new(experience.clone());
                next.experiences.insert(experience.id.clone(), added);
            }
            Edit::ChangeExperience { id, change } => {
                let found = next.experiences.get_mut(id);
                let entry = found.ok_or_else(|| EditError::UnknownExperience(id.clone()))?;
                Arc::make_mut(entry).change(change)?;
            }
            Edit::RemoveExperience(id) => next.remove_experience(id)?,
            Edit::AddEvidence(evidence) => next.add_evidence(evidence)?,
            Edit::ChangeEvidence { id, change, at } => next.change_evidence(id, change, *at)?,
            Edit::RemoveEvidence(id) => {
                let removed = next.evidence.remove(id);
                removed.ok_or_else(|| EditError::UnknownEvidence(id.clone()))?;
            }
            Edit::SetMilestone(milestone) => {
                if !next.milestones.contains_key(&milestone.id) {
                    room(next.milestones.len())?;
                }
                line(&milestone.note)?;
                next.milestones.insert(milestone.id.clone(), Arc::new(milestone.clone()));
            }
            Edit::RemoveMilestone(id) => {
                let removed = next.milestones.remove(id);
                removed.ok_or_else(|| EditError::UnknownMilestone(id.clone()))?;
            }
            Edit::Review(edit) => next.review(edit)?,
            Edit::Carry(carry) => next.carry(carry)?,
        }
        Ok(next)
    }

    fn known(&self, competence: &CompetenceId) -> Result<(), EditError> {
        match self.competence(competence) {
            Some(_) => Ok(()),
            None => Err(EditError::UnknownCompetence(competence.clone())),
        }
    }

    fn checked_target(&self, target: &Target) -> Result<Target, EditError> {
        if let Target::Blocks { blocks } = target {
            if blocks.is_empty() {
                return Err(EditError::EmptyTarget);
            }
            if let Some(code) = blocks.iter().find(|code| self.certification.block(code).is_none())
            {
                return Err(EditError::UnknownBlock(code.clone()));
            }
        }
        Ok(target.clone())
    }

    fn change_rating(
        &mut self,
        competence: &CompetenceId,
        at: Timestamp,
        change: impl FnOnce(&mut super::rating::Rating),
    ) -> Result<(), EditError> {
        self.known(competence)?;
        let before = self.rating(competence);
        let mut rating = (*before).clone();
        change(&mut rating);
        if rating == *before {
            return Ok(());
        }
        rating.updated_at = Some(at);
        if rating.is_blank() {
            self.ratings.remove(competence);
        } else {
            self.ratings.insert(competence.clone(), Arc::new(rating));
        }
        Ok(())
    }

    fn remove_experience(&mut self, id: &ExperienceId) -> Result<(), EditError> {
        if self.experiences.remove(id).is_none() {
            return Err(EditError::UnknownExperience(id.clone()));
        }
        for evidence in self.evidence.values_mut() {
            if evidence.experience.as_ref() == Some(id) {
                Arc::make_mut(evidence).experience = None;
            }
        }
        Ok(())
    }

    fn add_evidence(&mut self, evidence: &Evidence) -> Result<(), EditError> {
        room(self.evidence.len())?;
        if self.evidence.contains_key(&evidence.id) {
            return Err(EditError::Duplicate(evidence.id.to_string()));
        }
        for competence in &evidence.competences {
            self.known(competence)?;
        }
        if let Some(id) = &evidence.experience
            && !self.experiences.contains_key(id)
        {
            return Err(EditError::UnknownExperience(id.clone()));
        }
        evidence.check()?;
        self.evidence.insert(evidence.id.clone(), Arc::new(evidence.clone()));
        Ok(())
    }

    fn change_evidence(
        &mut self,
        id: &EvidenceId,
        change: &EvidenceChange,
        at: Timestamp,
    ) -> Result<(), EditError> {
        match change {
            EvidenceChange::Link(competence) => self.known(competence)?,
            EvidenceChange::Experience(Some(id)) if !self.experiences.contains_key(id) => {
                return Err(EditError::UnknownExperience(id.clone()));
            }
            _ => {}
        }
        let found = self.evidence.get_mut(id);
        let entry = found.ok_or_else(|| EditError::UnknownEvidence(id.clone()))?;
        let mut evidence = (**entry).clone();
        evidence.change(change)?;
        if evidence != **entry {
            evidence.updated_at = Some(at);
            *entry = Arc::new(evidence);
        }
        Ok(())
    }
}

impl Experience {
    /// Whether its texts and hours keep the bounds.
    fn check(&self) -> Result<(), EditError> {
        line(&self.post)?;
        line(&self.organisation)?;
        text(&self.description)?;
        match self.weekly_hours {
            Some(hours) if hours > WEEK_HOURS => Err(EditError::TooManyHours(hours)),
            _ => Ok(()),
        }
    }

    fn change(&mut self, change: &ExperienceChange) -> Result<(), EditError> {
        match change {
            ExperienceChange::Post(post) => self.post = line(post)?,
            ExperienceChange::Organisation(organisation) => self.organisation = line(organisation)?,
            ExperienceChange::Kind(kind) => self.kind = *kind,
            ExperienceChange::Period(period) => self.period = *period,
            ExperienceChange::WeeklyHours(Some(hours)) if *hours > WEEK_HOURS => {
                return Err(EditError::TooManyHours(*hours));
            }
            ExperienceChange::WeeklyHours(hours) => self.weekly_hours = *hours,
            ExperienceChange::Description(description) => self.description = text(description)?,
        }
        Ok(())
    }
}

impl Document {
    fn check(&self) -> Result<(), EditError> {
        line(&self.label)?;
        line(&self.kept_at)?;
        Ok(())
    }
}

impl Evidence {
    /// Whether its texts and documents keep the bounds.
    fn check(&self) -> Result<(), EditError> {
        line(&self.title)?;
        for part in StoryPart::ALL {
            text(self.story.part(part))?;
        }
        if self.documents.len() > MOST_ENTRIES {
            return Err(EditError::TooMany);
        }
        self.documents.iter().try_for_each(Document::check)
    }

    fn change(&mut self, change: &EvidenceChange) -> Result<(), EditError> {
        match change {
            EvidenceChange::Title(title) => self.title = line(title)?,
            EvidenceChange::Experience(experience) => self.experience.clone_from(experience),
            EvidenceChange::Period(period) => self.period = *period,
            EvidenceChange::Part(part, told) => *self.story.part_mut(*part) = text(told)?,
            EvidenceChange::Document(document) => {
                document.check()?;
                let known = self.documents.iter_mut().find(|known| known.id == document.id);
                if let Some(known) = known {
                    known.clone_from(document);
                } else {
                    room(self.documents.len())?;
                    self.documents.push(document.clone());
                }
            }
            EvidenceChange::WithoutDocument(id) => self.documents.retain(|known| known.id != *id),
            EvidenceChange::Link(competence) => {
                self.competences.insert(competence.clone());
            }
            EvidenceChange::Unlink(competence) => {
                self.competences.remove(competence);
            }
        }
        Ok(())
    }
}

fn bounded(text: &str, most: usize) -> Result<String, EditError> {
    // A text has at most as many characters as bytes: only a long one is counted.
    let length = if text.len() <= most { text.len() } else { text.chars().count() };
    if length > most { Err(EditError::TooLong { length, most }) } else { Ok(text.to_owned()) }
}

pub(super) fn text(text: &str) -> Result<String, EditError> {
    bounded(text, LONGEST_TEXT)
}

pub(super) fn line(text: &str) -> Result<String, EditError> {
    bounded(text, LONGEST_LINE)
}

pub(super) fn room(entries: usize) -> Result<(), EditError> {
    if entries < MOST_ENTRIES { Ok(()) } else { Err(EditError::TooMany) }
}
