//! What a competence was in the state before, when the dossier went over to another certification
//! between the two states.
//!
//! Owns the pairing: what moved with its competence is no change. What became of what is told by the
//! frameworks that the later state keeps.

use crate::domain::carry::{joined, lowest};
use crate::domain::dossier::Dossier;
use crate::domain::gather::Gather;
use crate::domain::id::{CompetenceId, EvidenceId};
use crate::domain::rating::{Level, Rating};
use crate::domain::readiness::{CompetenceReadiness, CompetenceStatus, Readiness};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A competence in the state before.
pub(super) struct Was<'a> {
    /// The level, the nearest to what it is now where several competences became one.
    pub level: Option<Level>,
    /// The comment, put together as going over does.
    pub comment: String,
    /// Where it stood; `None` when there was nothing of it.
    pub status: Option<CompetenceStatus>,
    /// The evidence that proved it.
    pub linked: BTreeSet<&'a EvidenceId>,
}

/// What a competence of `after` was in `before`, of which `readiness` is known.
pub(super) fn was<'a>(
    before: &Dossier,
    readiness: &'a Readiness,
    after: &Dossier,
    id: &CompetenceId,
) -> Was<'a> {
    let sources = sources(before, after, id);
    let level = after.rating(id).level;
    let ratings: Vec<Arc<Rating>> = sources.iter().map(|id| before.rating(id)).collect();
    let found: Vec<&CompetenceReadiness> =
        sources.iter().filter_map(|id| readiness.competence(id)).collect();
    let same = ratings.iter().find(|rating| rating.level == level);
    let stands = same.or_else(|| lowest(&ratings));
    let comment = stands.map_or_else(String::new, |stands| {
        joined(&stands.comment, ratings.iter().map(|rating| &*rating.comment))
    });
    let own = found.iter().find(|c| stands.is_some_and(|stands| stands.competence == c.id));
    let linked = found.iter().flat_map(|c| c.evidence.iter().map(|(id, _)| id));
    Was {
        level: stands.and_then(|stands| stands.level),
        comment,
        status: own.map(|c| c.status),
        linked: linked.gathered(),
    }
}

/// Which competences of `before` a competence of `after` was.
fn sources(before: &Dossier, after: &Dossier, id: &CompetenceId) -> Vec<CompetenceId> {
    let there = |id: &CompetenceId| before.certification.competence(id).is_some();
    if after.frameworks.is_empty() || there(id) {
        return vec![id.clone()];
    }
    let earlier: Vec<_> = after.earlier(id).into_iter().filter(|id| there(id)).cloned().collect();
    if earlier.is_empty() { vec![id.clone()] } else { earlier }
}

/// Whether a piece of evidence proves in `after` what it proved in `before`, as that is called now.
pub(super) fn proves_the_same(
    after: &Dossier,
    had: &BTreeSet<CompetenceId>,
    has: &BTreeSet<CompetenceId>,
) -> bool {
    had == has || {
        let now: BTreeSet<_> = had.iter().flat_map(|id| after.later(id)).gathered();
        now.iter().copied().eq(has)
    }
}
