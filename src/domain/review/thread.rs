//! The reviews a dossier has received, read in the order of their rounds.
//!
//! Owns the order and the ways of reading: by competence, as a list of things to do. Nothing is
//! averaged: what two advisers say stands side by side.

use super::{Opinion, Request, Review, Verdict};
use crate::domain::Dossier;
use crate::domain::gather::Gather;
use crate::domain::id::CompetenceId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one review says of one competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn<'a> {
    /// The review.
    pub review: &'a Arc<Review>,
    /// The competence of an earlier framework it is about; `None` when it is about this very one.
    pub earlier: Option<&'a CompetenceId>,
    /// Its opinion, if it has one.
    pub opinion: Option<&'a Opinion>,
    /// What it asks about the competence, answered or not.
    pub requests: Vec<&'a Request>,
}

/// A request with its review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The review.
    pub review: &'a Arc<Review>,
    /// What is asked.
    pub request: &'a Request,
}

/// The reviews received, the earliest first; those without an instant come before.
pub fn rounds(dossier: &Dossier) -> Vec<&Arc<Review>> {
    let mut all: Vec<_> = dossier.reviews.values().collect();
    all.sort_by_key(|review| (review.made_at, review.round, review.id.clone()));
    all
}

/// What was said of a competence and asked about it, by round; and of what it was in earlier
/// frameworks, for a review answers what it was shown.
pub fn thread<'a>(dossier: &'a Dossier, competence: &CompetenceId) -> Vec<Turn<'a>> {
    let earlier = dossier.earlier(competence);
    let about = |review: &'a Arc<Review>, id: &CompetenceId, earlier| Turn {
        review,
        earlier,
        opinion: review.opinion(id),
        requests: review
            .requests
            .iter()
            .filter(|request| request.competence.as_ref() == Some(id))
            .collect(),
    };
    let each = rounds(dossier).into_iter().flat_map(|review| {
        let before = earlier.iter().map(move |id| about(review, id, Some(*id)));
        before.chain([about(review, competence, None)])
    });
    each.filter(|turn| turn.opinion.is_some() || !turn.requests.is_empty()).collect()
}

/// Everything the candidate is asked to do: what is open first, then the latest round first.
pub fn requests(dossier: &Dossier) -> Vec<Asked<'_>> {
    let rounds = rounds(dossier).into_iter().rev();
    let mut all: Vec<_> = rounds
        .flat_map(|review| review.requests.iter().map(move |request| Asked { review, request }))
        .collect();
    all.sort_by_key(|asked| asked.request.is_answered());
    all
}

/// The last opinion of each adviser on a competence, the earliest first.
pub fn latest_opinions<'a>(
    dossier: &'a Dossier,
    competence: &CompetenceId,
) -> Vec<(&'a Arc<Review>, Verdict)> {
    let only = |opinion: &&Opinion| opinion.competence == *competence;
    gather(dossier, only).remove(competence).unwrap_or_default()
}

/// [`latest_opinions`] of every competence that has one: each opinion is looked at once.
pub fn all_latest_opinions(
    dossier: &Dossier,
) -> BTreeMap<&CompetenceId, Vec<(&Arc<Review>, Verdict)>> {
    gather(dossier, |_| true)
}

fn gather(
    dossier: &Dossier,
    wanted: impl Fn(&&Opinion) -> bool,
) -> BTreeMap<&CompetenceId, Vec<(&Arc<Review>, Verdict)>> {
    let mut numbers: BTreeMap<[String; 2], usize> = BTreeMap::new();
    let mut latest = BTreeMap::new();
    for (round, review) in rounds(dossier).into_iter().enumerate() {
        let next = numbers.len();
        let reviewer = *numbers.entry(review.reviewer.signature()).or_insert(next);
        for opinion in review.opinions.iter().filter(&wanted) {
            if let Some(verdict) = opinion.verdict {
                latest.insert((&opinion.competence, reviewer), (round, review, verdict));
            }
        }
    }
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ((competence, _), found) in latest {
        all.entry(competence).or_default().push(found);
    }
    let in_order = |mut found: Vec<(usize, _, _)>| {
        found.sort_by_key(|(round, _, _)| *round);
        found.into_iter().map(|(_, review, verdict)| (review, verdict)).collect()
    };
    all.into_iter().map(|(competence, found)| (competence, in_order(found))).gathered()
}
