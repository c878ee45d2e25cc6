//! What holds of any dossier and any sequence of edits: invariants, determinism, readiness that never
//! falls by good work, repair. Single cases are in `tables.rs`, undo in `undo.rs`.

use crate::strategies::{
    after, certifications, competence_ids, complete_evidence, dossiers, edits, evidence,
    imported_dossiers, sequences,
};
use acquis::domain::evidence::EvidenceChange;
use acquis::domain::id::{BlockCode, CompetenceId, EvidenceId};
use acquis::domain::rating::Rating;
use acquis::domain::readiness::{CompetenceStatus, NextStepKind, Readiness};
use acquis::domain::story::StoryPart;
use acquis::domain::{Dossier, Edit, Evidence, Experience, Level, PartialDate, Period, Timestamp};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::Arc;

/// An instant; no rule depends on which.
fn at() -> Timestamp {
    Timestamp::from_unix(1_700_000_500)
}

/// The edits by which a piece of evidence lacks nothing any more.
fn completing(evidence: &Evidence) -> Vec<Edit> {
    let told = |part| {
        let now = evidence.story.part(part);
        let text = if now.trim().is_empty() { "J’ai agi." } else { now };
        EvidenceChange::Part(part, text.to_owned())
    };
    let title = if evidence.title.trim().is_empty() { "Un accueil" } else { &evidence.title };
    let from = PartialDate::new(2021, None, None);
    let changes = [
        EvidenceChange::Title(title.to_owned()),
        EvidenceChange::Period(Period { from, to: None }),
        told(StoryPart::Context),
        told(StoryPart::Actions),
        told(StoryPart::Outcome),
    ];
    let edit = |change| Edit::ChangeEvidence { id: evidence.id.clone(), change, at: at() };
    changes.into_iter().map(edit).collect()
}

/// No status, and no count of ready competences, is lower in `after` than in `before`.
fn never_falls(before: &Dossier, after: &Dossier) -> Result<(), TestCaseError> {
    let (before, after) = (Readiness::of(before), Readiness::of(after));
    for (was, is) in before.blocks.iter().zip(&after.blocks) {
        prop_assert!(is.ready() >= was.ready(), "{was:?} fell to {is:?}");
        prop_assert!(is.is_ready() || !was.is_ready());
        for (was, is) in was.competences.iter().zip(&is.competences) {
            prop_assert!(is.status >= was.status, "{was:?} fell to {is:?}");
        }
    }
    Ok(())
}

/// Any one of the competences that the certification has.
fn competence(dossier: &Dossier, index: Index) -> Option<CompetenceId> {
    let ids: Vec<_> = dossier.certification.competences().map(|(_, c)| c.id.clone()).collect();
    (!ids.is_empty()).then(|| index.get(&ids).clone())
}

/// Any one of the pieces of evidence that the dossier has.
fn any_evidence(dossier: &Dossier, index: Index) -> Option<Arc<Evidence>> {
    let all: Vec<_> = dossier.evidence.values().cloned().collect();
    (!all.is_empty()).then(|| index.get(&all).clone())
}

proptest! {
    #[test]
    fn no_sequence_of_edits_breaks_an_invariant(
        certification in certifications(),
        sequence in sequences(),
    ) {
        let mut dossier = Dossier::new("d1".into(), Arc::new(certification), at());
        for edit in &sequence {
            let before = dossier.clone();
            let result = dossier.apply(edit);
            prop_assert_eq!(&dossier, &before, "apply changed what it was given");
            if let Ok(next) = result {
                prop_assert_eq!(next.faults(), [], "after {:?}", edit);
                prop_assert_eq!(&next.id, &before.id);
                // Only going over to another changes it.
                if !matches!(edit, Edit::Carry(_)) {
                    prop_assert_eq!(&next.certification, &before.certification);
                }
                dossier = next;
            }
        }
    }

    #[test]
    fn an_edit_always_gives_the_same(dossier in dossiers(), edit in edits()) {
        prop_assert_eq!(dossier.apply(&edit), dossier.apply(&edit));
    }

    #[test]
    fn an_edit_done_twice_is_done_or_refused_but_never_doubled(
        dossier in dossiers(),
        edit in edits(),
    ) {
        if let Ok(once) = dossier.apply(&edit)
            && let Ok(twice) = once.apply(&edit)
        {
            prop_assert_eq!(once, twice);
        }
    }

    #[test]
    fn readiness_that_follows_an_edit_is_what_is_derived_anew(
        dossier in dossiers(),
        edits in sequences(),
    ) {
        let mut before = dossier;
        let mut readiness = Readiness::of(&before);
        for edit in edits {
            let Ok(next) = before.apply(&edit) else { continue };
            readiness = readiness.follow(&before, &next);
            prop_assert_eq!(&readiness, &Readiness::of(&next));
            before = next;
        }
    }

    #[test]
    fn readiness_follows_from_any_state_to_any_other(one in dossiers(), other in dossiers()) {
        prop_assert_eq!(Readiness::of(&one).follow(&one, &other), Readiness::of(&other));
    }

    #[test]
    fn readiness_never_falls_when_a_rating_rises(
        dossier in dossiers(),
        index in any::<Index>(),
        level in proptest::sample::select(&Level::ALL[..]),
    ) {
        if let Some(id) = competence(&dossier, index)
            && dossier.rating(&id).level < Some(level)
        {
            let edit = Edit::Rate { competence: id, level: Some(level), at: at() };
            never_falls(&dossier, &dossier.apply(&edit)?)?;
        }
    }

    #[test]
    fn readiness_never_falls_when_evidence_is_completed(
        dossier in dossiers(),
        index in any::<Index>(),
    ) {
        if let Some(evidence) = any_evidence(&dossier, index) {
            let mut now = dossier;
            for edit in completing(&evidence) {
                let next = now.apply(&edit)?;
                // One change alone may mend one thing only, and never takes anything away.
                never_falls(&now, &next)?;
                now = next;
            }
            prop_assert!(now.evidence.get(&evidence.id).is_some_and(|e| e.is_complete()));
        }
    }

    #[test]
    fn readiness_never_falls_when_evidence_is_linked(
        dossier in dossiers(),
        which in any::<Index>(),
        to in any::<Index>(),
    ) {
        if let (Some(evidence), Some(id)) = (any_evidence(&dossier, which), competence(&dossier, to)) {
            let change = EvidenceChange::Link(id);
            let edit = Edit::ChangeEvidence { id: evidence.id.clone(), change, at: at() };
            never_falls(&dossier, &dossier.apply(&edit)?)?;
        }
    }

    #[test]
    fn readiness_never_falls_when_evidence_is_added(dossier in dossiers(), added in evidence()) {
        if let Ok(more) = dossier.apply(&Edit::AddEvidence(Box::new(added))) {
            never_falls(&dossier, &more)?;
        }
    }

    #[test]
    fn a_complete_situation_makes_a_declared_competence_ready(
        dossier in dossiers(),
        index in any::<Index>(),
    ) {
        if let Some(id) = competence(&dossier, index) {
            let mut told = complete_evidence("new");
            told.competences.insert(id.clone());
            let edits = [
                Edit::Rate { competence: id.clone(), level: Some(Level::Autonomous), at: at() },
                Edit::AddEvidence(Box::new(told)),
            ];
            let readiness = Readiness::of(&after(dossier, &edits));
            let status = readiness.competence(&id).map(|c| c.status);
            prop_assert_eq!(status, Some(CompetenceStatus::Ready));
        }
    }

    #[test]
    fn a_block_is_ready_when_all_of_its_competences_are_and_only_then(dossier in dossiers()) {
        let readiness = Readiness::of(&dossier);
        prop_assert_eq!(readiness.blocks.len(), dossier.certification.blocks.len());
        for (block, of) in readiness.blocks.iter().zip(&dossier.certification.blocks) {
            prop_assert_eq!(&block.code, &of.code);
            let ids: Vec<_> = of.competences.iter().map(|c| &c.id).collect();
            let judged: Vec<_> = block.competences.iter().map(|c| &c.id).collect();
            prop_assert_eq!(judged, ids);
            let all = block.competences.iter().all(|c| c.status == CompetenceStatus::Ready);
            prop_assert_eq!(block.is_ready(), all && block.total() > 0);
            prop_assert_eq!(block.missing().count(), block.total() - block.ready());
            let counted: usize = CompetenceStatus::ALL.into_iter().map(|s| block.count(s)).sum();
            prop_assert_eq!(counted, block.total());
            prop_assert_eq!(block.targeted, dossier.target.includes(&block.code));
        }
        let mut aimed = readiness.blocks.iter().filter(|b| dossier.target.includes(&b.code));
        prop_assert_eq!(readiness.is_ready(), aimed.all(|block| block.is_ready()));
    }

    #[test]
    fn a_block_that_is_not_ready_has_a_next_step_that_brings_on_its_own_competences(
        dossier in dossiers(),
    ) {
        for block in &Readiness::of(&dossier).blocks {
            let Some(next) = &block.next else {
                prop_assert!(block.is_ready() || block.total() == 0);
                continue;
            };
            prop_assert!(!block.is_ready());
            prop_assert!(!next.competences.is_empty());
            let expected = match &next.kind {
                NextStepKind::Complete { evidence, gaps } => {
                    let known = dossier.evidence.get(evidence);
                    prop_assert_eq!(known.map(|e| e.gaps()), Some(gaps.clone()));
                    prop_assert!(!gaps.is_empty());
                    let proves = |id| known.is_some_and(|e| e.competences.contains(id));
                    prop_assert!(next.competences.iter().all(proves));
                    CompetenceStatus::Thin
                }
                NextStepKind::Tell => CompetenceStatus::Unproven,
                NextStepKind::Rate => CompetenceStatus::Unrated,
                NextStepKind::Develop => CompetenceStatus::Developing,
            };
            for id in &next.competences {
                let status = block.competences.iter().find(|c| c.id == *id).map(|c| c.status);
                prop_assert_eq!(status, Some(expected));
            }
            // « Furthest »: no other kind of step brings on more.
            for status in [CompetenceStatus::Unproven, CompetenceStatus::Unrated, CompetenceStatus::Developing] {
                prop_assert!(next.competences.len() >= block.count(status));
            }
        }
    }

    #[test]
    fn doing_the_next_step_leaves_fewer_competences_behind(dossier in dossiers()) {
        for block in Readiness::of(&dossier).blocks {
            let Some(next) = &block.next else { continue };
            let mut told = complete_evidence("new");
            told.competences.extend(next.competences.iter().cloned());
            let rate = |level| {
                let ids = next.competences.iter().cloned();
                ids.map(move |competence| Edit::Rate { competence, level: Some(level), at: at() })
            };
            let edits: Vec<Edit> = match &next.kind {
                NextStepKind::Complete { evidence, .. } => {
                    dossier.evidence.get(evidence).map(|e| completing(e)).unwrap_or_default()
                }
                NextStepKind::Tell => vec![Edit::AddEvidence(Box::new(told))],
                NextStepKind::Rate => rate(Level::NotPractised).collect(),
                NextStepKind::Develop => rate(Level::Transmits).collect(),
            };
            let done = after(dossier.clone(), &edits);
            let (was, is) = (Readiness::of(&dossier), Readiness::of(&done));
            for id in &next.competences {
                let status = |r: &Readiness| r.competence(id).map(|c| c.status);
                prop_assert!(status(&is) > status(&was), "{:?} did not bring on {}", next.kind, id);
            }
        }
    }

    #[test]
    fn deleting_an_experience_leaves_its_evidence_and_no_dangling_link(
        dossier in dossiers(),
        index in any::<Index>(),
        told in evidence(),
    ) {
        let post = Experience::blank("post".into());
        let mut told = told;
        told.id = EvidenceId::new("told");
        told.experience = Some(post.id.clone());
        told.competences.clear();
        let edits = [Edit::AddExperience(post), Edit::AddEvidence(Box::new(told))];
        let dossier = after(dossier, &edits);
        let ids: Vec<_> = dossier.experiences.keys().cloned().collect();
        let removed = index.get(&ids).clone();
        let left = dossier.apply(&Edit::RemoveExperience(removed.clone()))?;
        prop_assert_eq!(left.faults(), []);
        prop_assert!(!left.experiences.contains_key(&removed));
        prop_assert_eq!(left.evidence.len(), dossier.evidence.len());
        for (id, is) in &left.evidence {
            let mut was = dossier.evidence.get(id).map(|e| Evidence::clone(e));
            if let Some(was) = &mut was {
                was.experience = was.experience.take().filter(|linked| *linked != removed);
            }
            prop_assert_eq!(was.as_ref(), Some(&**is));
        }
    }

    #[test]
    fn a_dossier_without_fault_is_repaired_into_itself(dossier in imported_dossiers()) {
        let mut repaired = dossier.clone();
        prop_assert_eq!(repaired.repair(), []);
        prop_assert_eq!(repaired, dossier);
    }

    #[test]
    fn repair_makes_every_fault_vanish_and_keeps_what_had_none(
        dossier in imported_dossiers(),
        broken in faulty_parts(),
    ) {
        let mut faulty = dossier.clone();
        broken.put_into(&mut faulty);
        let faults = faulty.faults();
        let mut repaired = faulty.clone();
        prop_assert_eq!(repaired.repair(), faults);
        prop_assert_eq!(repaired.faults(), []);
        let again = repaired.clone();
        repaired.repair();
        prop_assert_eq!(&repaired, &again);
        // Texts are never the fault: every piece of evidence that is well filed is still told.
        for (id, evidence) in faulty.evidence.iter().filter(|(id, e)| e.id == **id) {
            let kept = repaired.evidence.get(id);
            prop_assert_eq!(kept.map(|e| &e.story), Some(&evidence.story));
        }
        for (id, experience) in &dossier.experiences {
            prop_assert_eq!(repaired.experiences.get(id), Some(experience));
        }
    }
}

/// What a hand-made file may hold that no edit makes.
#[derive(Debug, Clone)]
struct Faulty {
    rating: CompetenceId,
    misfiled: bool,
    evidence: Evidence,
    target: std::collections::BTreeSet<BlockCode>,
}

fn faulty_parts() -> impl Strategy<Value = Faulty> {
    let target = prop::collection::btree_set("B[0-9]".prop_map(BlockCode::new), 0..3);
    (competence_ids(), any::<bool>(), evidence(), target).prop_map(
        |(rating, misfiled, evidence, target)| Faulty { rating, misfiled, evidence, target },
    )
}

impl Faulty {
    fn put_into(self, dossier: &mut Dossier) {
        let key = if self.misfiled { "B9-99".into() } else { self.rating.clone() };
        dossier.ratings.insert(key, Arc::new(Rating::blank(self.rating)));
        let key = if self.misfiled { EvidenceId::new("other") } else { self.evidence.id.clone() };
        let experience = Experience::blank("elsewhere".into());
        if self.misfiled {
            dossier.experiences.insert("here".into(), Arc::new(experience));
        }
        dossier.evidence.insert(key, Arc::new(self.evidence));
        dossier.target = acquis::domain::Target::Blocks { blocks: self.target };
    }
}
