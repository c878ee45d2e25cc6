//! Where each record stands in a dossier: read from there as fields, put there, taken away.
//!
//! Owns one list of places. What a record's fields are is `parts`' and `told`'s.

use super::field::Entity;
use super::parts::{self, Fields};
use super::told;
use crate::domain::Dossier;
use std::sync::Arc;

/// The fields of one record of a dossier; `None` when it is not there.
pub(super) fn fields_of(dossier: &Dossier, entity: &Entity) -> Option<Fields> {
    Some(match entity {
        Entity::Header => parts::of_header(dossier),
        Entity::Certification => parts::of_certification(dossier),
        Entity::Unknown => parts::of_unknown(dossier),
        Entity::Candidate => parts::of_candidate(&dossier.candidate),
        Entity::Rating(id) => parts::of_rating(dossier.ratings.get(id)?),
        Entity::Experience(id) => parts::of_experience(dossier.experiences.get(id)?),
        Entity::Evidence(id) => told::of_evidence(dossier.evidence.get(id)?),
        Entity::Milestone(id) => parts::of_milestone(dossier.milestones.get(id)?),
        Entity::Review(id) => told::of_review(dossier.reviews.get(id)?),
        Entity::Framework(id) => told::of_framework(dossier.frameworks.get(id)?),
    })
}

/// Puts a record in the place of what the dossier has of it; takes it away when there is none.
pub(super) fn replace(dossier: &mut Dossier, entity: &Entity, fields: Option<&Fields>) {
    match entity {
        Entity::Rating(id) => drop(dossier.ratings.remove(id)),
        Entity::Experience(id) => drop(dossier.experiences.remove(id)),
        Entity::Evidence(id) => drop(dossier.evidence.remove(id)),
        Entity::Milestone(id) => drop(dossier.milestones.remove(id)),
        Entity::Review(id) => drop(dossier.reviews.remove(id)),
        Entity::Framework(id) => drop(dossier.frameworks.remove(id)),
        Entity::Header | Entity::Certification | Entity::Candidate | Entity::Unknown => {}
    }
    let single = Fields::default();
    match (entity, fields) {
        (_, Some(fields)) => put(dossier, entity, fields),
        (Entity::Header | Entity::Candidate | Entity::Unknown, None) => {
            put(dossier, entity, &single);
        }
        (_, None) => {}
    }
}

/// Puts a record's fields into the dossier.
pub(super) fn put(dossier: &mut Dossier, entity: &Entity, fields: &Fields) {
    match entity {
        Entity::Header => parts::to_header(fields, dossier),
        Entity::Certification => parts::to_certification(fields, dossier),
        Entity::Unknown => parts::to_unknown(fields, dossier),
        Entity::Candidate => dossier.candidate = Arc::new(parts::to_candidate(fields)),
        Entity::Rating(id) => {
            dossier.ratings.insert(id.clone(), Arc::new(parts::to_rating(id, fields)));
        }
        Entity::Experience(id) => {
            dossier.experiences.insert(id.clone(), Arc::new(parts::to_experience(id, fields)));
        }
        Entity::Evidence(id) => {
            dossier.evidence.insert(id.clone(), Arc::new(told::to_evidence(id, fields)));
        }
        Entity::Milestone(id) => {
            dossier.milestones.insert(id.clone(), Arc::new(parts::to_milestone(id, fields)));
        }
        Entity::Review(id) => {
            if let Some(review) = told::to_review(fields) {
                dossier.reviews.insert(id.clone(), Arc::new(review));
            }
        }
        Entity::Framework(id) => {
            if let Some(framework) = told::to_framework(fields) {
                dossier.frameworks.insert(id.clone(), Arc::new(framework));
            }
        }
    }
}
