//! What a dossier is made of when two copies meet: records, their fields, and what a field holds.
//!
//! Owns the names. How a dossier is put into fields and back is `parts`'.

use crate::domain::certification::Certification;
use crate::domain::date::{Date, Period, Timestamp};
use crate::domain::dossier::{MilestoneKind, UnknownField};
use crate::domain::evidence::Document;
use crate::domain::experience::ExperienceKind;
use crate::domain::framework::Framework;
use crate::domain::id::{
    CompetenceId, DocumentId, EvidenceId, ExperienceId, FrameworkId, MilestoneId, ReviewId,
};
use crate::domain::rating::Level;
use crate::domain::review::Review;
use crate::domain::story::StoryPart;
use crate::domain::target::Target;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A record: what is stored under one key, and is begun, changed and deleted by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// Name, beginning and target.
    Header,
    /// The certification, whole.
    Certification,
    /// Who writes.
    Candidate,
    /// A rating.
    Rating(CompetenceId),
    /// An experience.
    Experience(ExperienceId),
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// A date of the path.
    Milestone(MilestoneId),
    /// A review received.
    Review(ReviewId),
    /// A framework the dossier has stood on.
    Framework(FrameworkId),
    /// Fields this version does not know.
    Unknown,
}

/// A field of a record. Each is merged by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// That the record is there, whatever else it holds.
    Begun,
    /// The name of a dossier, or of the candidate.
    Name,
    /// What is aimed at.
    Target,
    /// The certification, whole.
    Certification,
    /// The candidate's e-mail or telephone.
    Contact,
    /// Who accompanies the candidate.
    Adviser,
    /// The candidate's motivation and project.
    Motivation,
    /// The level of a rating.
    Level,
    /// The comment on a rating.
    Comment,
    /// What a post was called.
    Post,
    /// Where an experience took place.
    Organisation,
    /// Of what kind an experience or a date is.
    Kind,
    /// From when to when.
    Period,
    /// Hours a week.
    WeeklyHours,
    /// What an experience consisted in.
    Description,
    /// What a piece of evidence is called.
    Title,
    /// The experience in which it took place.
    Experience,
    /// The text of a part.
    Part(StoryPart),
    /// A supporting document; the number tells apart those of one id, which only a foreign file has.
    Document(DocumentId, usize),
    /// The order of the supporting documents.
    Order,
    /// That it proves that competence.
    Link(CompetenceId),
    /// When a date of the path is.
    Date,
    /// The note on a date of the path.
    Note,
    /// A review, without the candidate's answers.
    Review,
    /// The candidate's answer to that request of a review.
    Answer(String),
    /// A framework, without what became of its competences.
    Framework,
    /// What became of a competence of a framework.
    Counterpart(CompetenceId),
    /// When a dossier or a piece of evidence was begun.
    CreatedAt,
    /// When a rating or a piece of evidence last changed.
    UpdatedAt,
    /// A field this version does not know.
    Unknown(UnknownField),
}

impl Field {
    /// Whether a person wrote or chose what stands there, so that a version that loses is kept.
    ///
    /// Instants and the order of a list follow from other changes, a link is there or not, and what
    /// became of a competence can be said again.
    pub fn is_told(&self) -> bool {
        !matches!(
            self,
            Self::Begun
                | Self::Order
                | Self::Link(_)
                | Self::Framework
                | Self::Counterpart(_)
                | Self::CreatedAt
                | Self::UpdatedAt
                | Self::Unknown(_)
        )
    }
}

impl Value {
    /// Whether there is nothing to show.
    pub fn is_silent(&self) -> bool {
        matches!(self, Self::Absent | Self::Withheld)
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing: emptied, unlinked, taken off.
    Absent,
    /// Something that was left out of this copy: it is neither shown nor ended here.
    Withheld,
    /// Only that it is there.
    Present,
    /// A text.
    Text(String),
    /// A level.
    Level(Level),
    /// What is aimed at.
    Target(Target),
    /// A kind of experience.
    ExperienceKind(ExperienceKind),
    /// A step of the path.
    MilestoneKind(MilestoneKind),
    /// From when to when.
    Period(Period),
    /// Hours.
    Hours(u8),
    /// A day.
    Date(Date),
    /// An instant.
    Instant(Timestamp),
    /// An experience, named.
    Experience(ExperienceId),
    /// A supporting document.
    Document(Document),
    /// The order of a list.
    Order(Vec<DocumentId>),
    /// A certification.
    Certification(Arc<Certification>),
    /// A review.
    Review(Arc<Review>),
    /// A framework.
    Framework(Arc<Framework>),
    /// Competences.
    Competences(BTreeSet<CompetenceId>),
}
