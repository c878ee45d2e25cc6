//! Stored records as they were before they had a history: the content alone.
//!
//! Read only: such a record is a copy by a writer of one name, in whichever place it is read, and gets
//! its history with the next change.

use super::codec;
use crate::domain::dossier::{Candidate, Milestone, UnknownField};
use crate::domain::merge::Entity;
use crate::domain::review::Review;
use crate::domain::{Certification, Dossier, Evidence, Experience, Rating, Target, Timestamp};
use serde_json::Value;
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
///
/// A history that is not understood does not: most fields may be missing, and it would pass for a content
/// that says nothing.
pub(super) fn put(dossier: &mut Dossier, entity: &Entity, payload: &str) -> Option<()> {
    let payload: Value = serde_json::from_str(payload).ok()?;
    if payload.get("versions").is_some() {
        return None;
    }
    let payload = &payload;
    match entity {
        Entity::Certification => {
            let certification: Certification = codec::from_value(payload)?;
            dossier.certification = Arc::new(certification);
        }
        Entity::Header => {
            let Header { name, created_at, target } = codec::from_value(payload)?;
            (dossier.name, dossier.created_at, dossier.target) = (name, created_at, target);
        }
        Entity::Candidate => {
            dossier.candidate = Arc::new(codec::from_value::<Candidate>(payload)?);
        }
        Entity::Unknown => {
            dossier.unknown = Arc::new(codec::from_value::<Vec<UnknownField>>(payload)?);
        }
        Entity::Rating(id) => {
            let rating: Rating = codec::from_value(payload)?;
            (rating.competence == *id).then_some(())?;
            dossier.ratings.insert(id.clone(), Arc::new(rating));
        }
        Entity::Experience(id) => {
            let experience: Experience = codec::from_value(payload)?;
            (experience.id == *id).then_some(())?;
            dossier.experiences.insert(id.clone(), Arc::new(experience));
        }
        Entity::Evidence(id) => {
            let evidence: Evidence = codec::from_value(payload)?;
            (evidence.id == *id).then_some(())?;
            dossier.evidence.insert(id.clone(), Arc::new(evidence));
        }
        Entity::Milestone(id) => {
            let milestone: Milestone = codec::from_value(payload)?;
            (milestone.id == *id).then_some(())?;
            dossier.milestones.insert(id.clone(), Arc::new(milestone));
        }
        Entity::Review(id) => {
            let review: Review = codec::from_value(payload)?;
            (review.id == *id).then_some(())?;
            dossier.reviews.insert(id.clone(), Arc::new(review));
        }
    }
    Some(())
}
