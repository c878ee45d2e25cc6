//! « Depuis votre dernière relecture »: what changed since the state that an adviser's last review
//! answers.
//!
//! Owns which review is the last and whether that state is at hand. Holds no state itself: the desk
//! keeps those it was given.

use super::Changes;
use crate::domain::gather::Gather;
use crate::domain::id::CompetenceId;
use crate::domain::review::{Review, Reviewer};
use crate::domain::{Dossier, Timestamp};
use std::collections::BTreeSet;

/// What changed since an adviser's last review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since<'a> {
    /// They have not reviewed this dossier.
    Never,
    /// The last review answers the very state at hand.
    Nothing(&'a Review),
    /// What changed since the state that the last review answers.
    Changed(&'a Review, Box<Changes>),
    /// That state is not at hand. [`touched_since`] tells at least what has a later date.
    NotAtHand(&'a Review),
}

/// What changed since the last review of that reviewer.
///
/// `digest` is that of the dossier at hand, `reviews` those that are known of it (in the dossier and
/// on the desk), and `state` gives the dossier of a digest when it is at hand.
pub fn since_last_review<'a, 'd>(
    dossier: &Dossier,
    digest: &str,
    reviewer: &Reviewer,
    reviews: impl IntoIterator<Item = &'a Review>,
    state: impl FnOnce(&str) -> Option<&'d Dossier>,
) -> Since<'a> {
    let own = reviews.into_iter().filter(|review| {
        let same_dossier = review.dossier.as_ref().is_none_or(|id| *id == dossier.id);
        same_dossier && review.reviewer.is_same(reviewer)
    });
    let last = own.max_by_key(|review| (review.made_at, review.round, &review.id));
    let Some(review) = last else { return Since::Never };
    if review.answers_digest == digest {
        return Since::Nothing(review);
    }
    match state(&review.answers_digest) {
        Some(before) => Since::Changed(review, Box::new(Changes::between(before, dossier))),
        None => Since::NotAtHand(review),
    }
}

/// The competences of which a rating or a linked piece of evidence bears a later date: a hint, when
/// the earlier state is not at hand. Clocks of two devices may differ, and what was unlinked or
/// deleted bears no date.
pub fn touched_since(dossier: &Dossier, instant: Timestamp) -> BTreeSet<CompetenceId> {
    let later = |at: Option<Timestamp>| at.is_some_and(|at| at > instant);
    let rated = dossier.ratings.values().filter(|rating| later(rating.updated_at));
    let rated = rated.map(|rating| rating.competence.clone());
    let told = dossier.evidence.values().filter(|evidence| later(evidence.updated_at));
    rated.chain(told.flat_map(|evidence| evidence.competences.iter().cloned())).gathered()
}
