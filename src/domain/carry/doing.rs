//! Doing what was confirmed: ratings, evidence links and target go over, the rest stays where it was.
//!
//! Owns the rules of what is carried. Deterministic: two devices that confirm the same make the same
//! dossier.

use super::proposal::{Map, is_replaced};
use crate::domain::certification::Certification;
use crate::domain::date::Timestamp;
use crate::domain::dossier::{Dossier, UnknownField};
use crate::domain::edit::{EditError, LONGEST_TEXT, room};
use crate::domain::fold::key;
use crate::domain::framework::{Framework, print};
use crate::domain::gather::Gather;
use crate::domain::id::CompetenceId;
use crate::domain::rating::Rating;
use crate::domain::target::Target;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the candidate confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carry {
    /// The certification from now on; the dossier's own to carry over only what was left behind.
    pub certification: Arc<Certification>,
    /// What became of each competence. One without entry, or with an empty one, keeps what it holds.
    pub map: Map,
    /// Where several come to one competence: the one whose level stands. Without entry, the lowest.
    pub chosen: BTreeMap<CompetenceId, CompetenceId>,
    /// What is aimed at, in the blocs of the new certification.
    pub target: Target,
    /// When.
    pub at: Timestamp,
}

/// Of several ratings the one that claims least; among equals the first. One without a level claims
/// nothing to be compared, and comes last.
pub fn lowest<'a>(ratings: impl IntoIterator<Item = &'a Arc<Rating>>) -> Option<&'a Arc<Rating>> {
    ratings.into_iter().min_by_key(|rating| (rating.level.is_none(), rating.level))
}

impl Dossier {
    /// Does a [`Carry`].
    pub(in crate::domain) fn carry(&mut self, carry: &Carry) -> Result<(), EditError> {
        self.may_carry(carry)?;
        let replaced = is_replaced(self, &carry.certification);
        let (certification, renamed) = self.with_own_ids(&carry.certification);
        let name = |id: &CompetenceId| renamed.get(id).unwrap_or(id).clone();
        let standing: BTreeSet<_> = certification.competence_ids().into_iter().cloned().gathered();
        // A competence that stays what it was keeps what it holds.
        let map: Map = carry
            .map
            .iter()
            .map(|(from, to)| {
                let to: BTreeSet<_> = to.iter().map(&name).filter(|to| to != from).gathered();
                (from.clone(), to)
            })
            .filter(|(from, to)| !(to.is_empty() && standing.contains(from)))
            .gathered();
        let chosen: BTreeMap<_, _> =
            carry.chosen.iter().map(|(to, from)| (name(to), from.clone())).gathered();
        if replaced {
            for kept in [&*self.certification, &certification] {
                let kept = Framework::of(kept, carry.at);
                room(self.frameworks.len())?;
                self.frameworks.entry(kept.id.clone()).or_insert_with(|| Arc::new(kept));
            }
            let theirs =
                |field: &UnknownField| field.at.first().is_some_and(|step| step == "certification");
            if self.unknown.iter().any(theirs) {
                Arc::make_mut(&mut self.unknown).retain(|field| !theirs(field));
            }
        }
        self.carry_ratings(&map, &chosen, &standing);
        self.carry_links(&map, &standing);
        self.note_counterparts(&map);
        self.target.clone_from(&carry.target);
        if *self.certification != certification {
            self.certification = Arc::new(certification);
        }
        Ok(())
    }

    fn may_carry(&self, carry: &Carry) -> Result<(), EditError> {
        let new = &carry.certification;
        if new.competences().next().is_none() {
            return Err(EditError::EmptyCertification);
        }
        let (sayable, there) = (self.sayable(), new.competence_ids());
        let unknown = |id: &&CompetenceId| !there.contains(id);
        let sources = carry.map.keys().chain(carry.chosen.values());
        let targets = carry.map.values().flatten().chain(carry.chosen.keys());
        let stray =
            sources.clone().find(|id| !sayable.contains(id)).or(targets.clone().find(unknown));
        if let Some(id) = stray {
            return Err(EditError::UnknownCompetence(id.clone()));
        }
        if let Target::Blocks { blocks } = &carry.target {
            if blocks.is_empty() {
                return Err(EditError::EmptyTarget);
            }
            if let Some(code) = blocks.iter().find(|code| new.block(code).is_none()) {
                return Err(EditError::UnknownBlock(code.clone()));
            }
        }
        Ok(())
    }

    /// The certification in which no competence bears the id of an earlier one that says something
    /// else, and which ids are others.
    fn with_own_ids(
        &self,
        new: &Certification,
    ) -> (Certification, BTreeMap<CompetenceId, CompetenceId>) {
        let mut known: BTreeMap<&CompetenceId, String> = BTreeMap::new();
        let kept = self.frameworks.values().flat_map(|kept| &kept.blocks);
        let all = self.certification.blocks.iter().chain(kept);
        for competence in all.flat_map(|block| &block.competences) {
            known.entry(&competence.id).or_insert_with(|| key(&competence.text));
        }
        let mut renamed = BTreeMap::new();
        let mut certification = new.clone();
        for competence in certification.blocks.iter_mut().flat_map(|b| &mut b.competences) {
            let says = key(&competence.text);
            if known.get(&competence.id).is_some_and(|known| *known != says) {
                let own = format!("{}~{:08x}", competence.id, print([says]) & 0xffff_ffff);
                let own = CompetenceId::new(own);
                renamed.insert(std::mem::replace(&mut competence.id, own.clone()), own);
            }
        }
        (certification, renamed)
    }

    fn carry_ratings(
        &mut self,
        map: &Map,
        chosen: &BTreeMap<CompetenceId, CompetenceId>,
        standing: &BTreeSet<CompetenceId>,
    ) {
        let mut coming: BTreeMap<&CompetenceId, Vec<Arc<Rating>>> = BTreeMap::new();
        for (from, to) in map {
            if let Some(rating) = self.ratings.get(from) {
                for to in to {
                    coming.entry(to).or_default().push(rating.clone());
                }
            }
        }
        let mut left: BTreeMap<CompetenceId, Arc<Rating>> = BTreeMap::new();
        let mut gone = BTreeSet::new();
        for (to, mut ratings) in coming {
            ratings.extend(self.ratings.get(to).cloned());
            let of = |id: Option<&CompetenceId>| ratings.iter().find(|r| Some(&r.competence) == id);
            // What is rated already stays so, unless the candidate says otherwise.
            let own = of(Some(to)).filter(|own| own.level.is_some());
            let stands = of(chosen.get(to)).or(own).or_else(|| lowest(&ratings)).cloned();
            let Some(stands) = stands else { continue };
            let comment = of(Some(to)).unwrap_or(&stands).comment.clone();
            let mut rating = Rating { competence: to.clone(), comment, ..(*stands).clone() };
            rating.updated_at = ratings.iter().filter_map(|rating| rating.updated_at).max();
            for other in &ratings {
                let whole = add(&mut rating.comment, &other.comment);
                let said = whole && (other.level.is_none() || other.level == stands.level);
                if other.competence == *to {
                    continue;
                }
                if said {
                    gone.insert(other.competence.clone());
                } else {
                    left.insert(other.competence.clone(), other.clone());
                }
            }
            self.ratings.insert(to.clone(), Arc::new(rating));
        }
        for id in gone {
            // What one of several places did not take stays.
            if !left.contains_key(&id) && !standing.contains(&id) {
                self.ratings.remove(&id);
                self.rename_unknown(&id, map);
            }
        }
    }

    /// Fields of a rating that this version does not know go where it goes.
    fn rename_unknown(&mut self, from: &CompetenceId, map: &Map) {
        let Some(to) = map.get(from).and_then(|to| to.first()) else { return };
        let theirs = |field: &UnknownField| match &field.at[..] {
            [list, id, ..] => list == "ratings" && id == from.as_str(),
            _ => false,
        };
        if self.unknown.iter().any(theirs) {
            let unknown = Arc::make_mut(&mut self.unknown);
            for field in unknown.iter_mut().filter(|field| theirs(field)) {
                field.at[1] = to.to_string();
            }
            unknown.sort();
        }
    }

    fn carry_links(&mut self, map: &Map, standing: &BTreeSet<CompetenceId>) {
        let moves = |id: &CompetenceId| map.get(id).filter(|to| !to.is_empty());
        for entry in self.evidence.values_mut() {
            if entry.competences.iter().all(|id| moves(id).is_none()) {
                continue;
            }
            let evidence = Arc::make_mut(entry);
            for id in std::mem::take(&mut evidence.competences) {
                let to = moves(&id);
                evidence.competences.extend(to.into_iter().flatten().cloned());
                if to.is_none() || standing.contains(&id) {
                    evidence.competences.insert(id);
                }
            }
        }
    }

    fn note_counterparts(&mut self, map: &Map) {
        for entry in self.frameworks.values_mut() {
            for (from, to) in map {
                if entry.competence(from).is_some() && entry.became(from) != Some(to) {
                    Arc::make_mut(entry).note(from, to);
                }
            }
        }
    }
}

/// Comments put one after the other, each once, as far as there is room.
pub(in crate::domain) fn joined<'a>(first: &str, others: impl Iterator<Item = &'a str>) -> String {
    let mut comment = first.to_owned();
    for other in others {
        add(&mut comment, other);
    }
    comment
}

/// Adds what a comment says to another that does not say it yet; `false` when there is no room.
fn add(comment: &mut String, more: &str) -> bool {
    let more = more.trim();
    if comment.contains(more) {
        return true;
    }
    if comment.trim().is_empty() {
        more.clone_into(comment);
        return true;
    }
    let fits = comment.chars().count() + more.chars().count() + 2 <= LONGEST_TEXT;
    if fits {
        comment.push_str("\n\n");
        comment.push_str(more);
    }
    fits
}
