//! The readiness after an edit, from the readiness before it: only what the edit touched is derived anew.
//!
//! Of a dossier of 1,500 competences and 1,000 pieces of evidence a keystroke touches one. What comes out is
//! always what [`Readiness::of`] gives (`tests/domain/properties.rs`).

use super::{BlockReadiness, CompetenceReadiness, Readiness};
use crate::domain::dossier::Dossier;
use crate::domain::evidence::{Evidence, Gap};
use crate::domain::id::{CompetenceId, EvidenceId};
use crate::domain::rating::Rating;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Readiness {
    /// The readiness of `after`; this is that of `before`. Blocs that stay the same are shared.
    #[must_use]
    pub fn follow(&self, before: &Dossier, after: &Dossier) -> Self {
        let same = Arc::ptr_eq(&before.certification, &after.certification);
        if !same || before.id != after.id || before.target != after.target {
            return Self::of(after);
        }
        let touched = Touched::between(before, after);
        if touched.competences.is_empty() {
            return self.clone();
        }
        let mut next = self.clone();
        for &id in &touched.competences {
            // A rating or a link that leads to nothing changes nothing.
            let Some((block, place)) = after.certification.place(id) else { continue };
            let Some(shared) = next.blocks.get_mut(block) else { return Self::of(after) };
            let Some(was) = shared.competences.get(place) else { return Self::of(after) };
            let level = after.ratings.get(id).and_then(|rating| rating.level);
            let evidence = touched.evidence_of(id, &was.evidence);
            Arc::make_mut(shared).competences[place] =
                CompetenceReadiness::with(id, level, evidence);
        }
        for (block, was) in next.blocks.iter_mut().zip(&self.blocks) {
            if !Arc::ptr_eq(block, was) {
                let own = Arc::make_mut(block);
                let competences = std::mem::take(&mut own.competences);
                *own = BlockReadiness::with(own.code.clone(), own.targeted, competences);
            }
        }
        next
    }
}

/// What an edit touched.
#[derive(Default)]
struct Touched<'a> {
    /// Those that were rated, or lost or gained a piece of evidence that changed.
    competences: BTreeSet<&'a CompetenceId>,
    /// The pieces of evidence that changed, by id: what they are now, if they are there.
    evidence: Vec<(&'a EvidenceId, Option<&'a Arc<Evidence>>)>,
}

impl<'a> Touched<'a> {
    fn between(before: &'a Dossier, after: &'a Dossier) -> Self {
        let mut touched = Self::default();
        before.ratings.changes(&after.ratings, |id, was, is| {
            let level = |rating: Option<&Arc<Rating>>| rating.and_then(|rating| rating.level);
            if level(was) != level(is) {
                touched.competences.insert(id);
            }
        });
        before.evidence.changes(&after.evidence, |id, was, is| {
            for evidence in was.into_iter().chain(is) {
                touched.competences.extend(&evidence.competences);
            }
            touched.evidence.push((id, is));
        });
        touched
    }

    /// The evidence of a competence now, in the order of ids, from what it was.
    fn evidence_of(
        &self,
        competence: &CompetenceId,
        was: &[(EvidenceId, Vec<Gap>)],
    ) -> Vec<(EvidenceId, Vec<Gap>)> {
        let mut now = was.to_vec();
        for (id, evidence) in &self.evidence {
            let place = now.binary_search_by(|(known, _)| known.cmp(id));
            let linked = evidence.filter(|evidence| evidence.competences.contains(competence));
            match (place, linked) {
                (Ok(place), Some(evidence)) => now[place].1 = evidence.gaps(),
                (Ok(place), None) => drop(now.remove(place)),
                (Err(place), Some(evidence)) => now.insert(place, ((*id).clone(), evidence.gaps())),
                (Err(_), None) => {}
            }
        }
        now
    }
}
