//! Stored records as they were before they had a history: the content alone.
//!
//! Read only: such a record is a copy by a writer of one name, in whichever place it is read, and gets
//! its history with the next change.

use super::codec;
use crate::domain::dossier::{Candidate, Milestone, UnknownField};
use crate::domain::merge::Entity;
use crate::domain::review::Review;
use crate::domain::{Certification, Dossier, Evidence, Experience, Rating, Target, Timestamp};
use std::sync::Arc;

/// The writer of every such record.
pub(super) const WRITER: &str = "plain";

/// The parts of a dossier that are neither a collection nor the certification.
struct Header {
    name: String,
    created_at: Timestamp,
    target: Target,
}
codec::record!(Header { name: Required, created_at: Required, target: Required });

/// Puts a payload in its place; `None` when it does not fit there.
pub(super) fn put(dossier: &mut Dossier, entity: &Entity, payload: &str) -> Option<()> {
    match entity {
        Entity::Certification => {
            let certification: Certification = codec::from_text(payload)?;
            dossier.certification = Arc::new(certification);
        }
        Entity::Header => {
            let Header { name, created_at, target } = codec::from_text(payload)?;
            (dossier.name, dossier.created_at, dossier.target) = (name, created_at, target);
        }
        Entity::Candidate => {
            dossier.candidate = Arc::new(codec::from_text::<Candidate>(payload)?);
        }
        Entity::Unknown => {
            dossier.unknown = Arc::new(codec::from_text::<Vec<UnknownField>>(payload)?);
        }
        Entity::Rating(id) => {
            let rating: Rating = codec::from_text(payload)?;
            (rating.competence == *id).then_some(())?;
            dossier.ratings.insert(id.clone(), Arc::new(rating));
        }
        Entity::Experience(id) => {
            let experience: Experience = codec::from_text(payload)?;
            (experience.id == *id).then_some(())?;
            dossier.experiences.insert(id.clone(), Arc::new(experience));
        }
        Entity::Evidence(id) => {
            let evidence: Evidence = codec::from_text(payload)?;
            (evidence.id == *id).then_some(())?;
            dossier.evidence.insert(id.clone(), Arc::new(evidence));
        }
        Entity::Milestone(id) => {
            let milestone: Milestone = codec::from_text(payload)?;
            (milestone.id == *id).then_some(())?;
            dossier.milestones.insert(id.clone(), Arc::new(milestone));
        }
        Entity::Review(id) => {
            let review: Review = codec::from_text(payload)?;
            (review.id == *id).then_some(())?;
            dossier.reviews.insert(id.clone(), Arc::new(review));
        }
    }
    Some(())
}
