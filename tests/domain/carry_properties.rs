//! What holds of any dossier that goes over to any certification: nothing is dropped; copies of which
//! one went over and one did not, or each to another, come to say the same and lose nothing.

use crate::carried::{
    STOCK, WELCOME, at, carry_with, certification, done, dossier, map_of, old, rated,
};
use crate::strategies;
use crate::strategies::{blank_dossier, carries, complete_evidence, edits, sequences};
use acquis::domain::carry::{Carry, Confidence, propose};
use acquis::domain::certification::Certification;
use acquis::domain::id::CompetenceId;
use acquis::domain::merge::{Replica, merge};
use acquis::domain::{Dossier, Edit, Evidence, Level};
use acquis::exchange;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Two devices with one dossier.
fn devices(before: &Dossier) -> (Replica, Replica) {
    let replica = Replica::of(before, &"origin".into());
    (replica.clone(), replica)
}

fn does(replica: &mut Replica, device: &str, edit: &Edit) {
    let before = replica.dossier();
    let after = done(&before, edit);
    replica.record(&before, &after, &device.into());
    assert_eq!(replica.dossier(), after);
}

#[track_caller]
fn met(a: &Replica, b: &Replica) -> Dossier {
    let (one, other) = (merge(a, b).unwrap().replica, merge(b, a).unwrap().replica);
    assert_eq!(one, other);
    let dossier = one.dossier();
    assert_eq!(dossier.faults(), []);
    dossier
}

#[test]
fn what_another_device_still_says_of_the_old_fiche_is_shown_and_can_be_carried() {
    let before = rated(&dossier(old()), "RNCP1BC01-01", Level::WithHelp, "");
    let new = certification("RNCP2", &[WELCOME, STOCK]);
    let (mut a, mut b) = devices(&before);
    does(&mut a, "a", &carry_with(&before, &new, map_of(&propose(&before, &new))));
    let rate =
        |level| Edit::Rate { competence: "RNCP1BC01-01".into(), level: Some(level), at: at() };
    does(&mut b, "b", &rate(Level::Autonomous));
    let late = Edit::AddEvidence(Box::new(Evidence {
        competences: ["RNCP1BC01-02".into()].into(),
        ..complete_evidence("late")
    }));
    does(&mut b, "b", &late);
    let both = met(&a, &b);
    assert_eq!(*both.certification, new);
    assert_eq!(both.ratings["RNCP2BC01-01"].level, Some(Level::WithHelp));
    assert_eq!(both.ratings["RNCP1BC01-01"].level, Some(Level::Autonomous));
    let left: Vec<_> = both.left_behind().into_iter().map(CompetenceId::as_str).collect();
    assert_eq!(left, ["RNCP1BC01-01", "RNCP1BC01-02"]);
    // What was confirmed on the first device is proposed again.
    let proposal = propose(&both, &both.certification);
    let to = |id: &str| {
        let found = proposal.iter().find(|found| found.from.as_str() == id).unwrap();
        found.to[0].0.to_string()
    };
    assert_eq!(to("RNCP1BC01-01"), "RNCP2BC01-01");
    assert_eq!(to("RNCP1BC01-02"), "RNCP2BC01-02");
    let own = both.certification.clone();
    let whole = done(&both, &carry_with(&both, &own, map_of(&proposal)));
    assert!(whole.evidence["late"].competences.contains("RNCP2BC01-02"));
    assert_eq!(whole.ratings["RNCP2BC01-01"].level, Some(Level::WithHelp), "it was rated already");
}

#[test]
fn two_devices_that_go_over_to_different_fiches_lose_nothing() {
    let before = rated(&dossier(old()), "RNCP1BC01-01", Level::WithHelp, "Avant.");
    let (mut a, mut b) = devices(&before);
    for (replica, device, code) in [(&mut a, "a", "RNCP2"), (&mut b, "b", "RNCP3")] {
        let new = certification(code, &[WELCOME]);
        let now = replica.dossier();
        does(replica, device, &carry_with(&now, &new, map_of(&propose(&now, &new))));
        let competence = format!("{code}BC01-02");
        let rate = Edit::Rate {
            competence: (&*competence).into(),
            level: Some(Level::Transmits),
            at: at(),
        };
        does(replica, device, &rate);
    }
    let both = met(&a, &b);
    for id in ["RNCP2BC01-02", "RNCP3BC01-02"] {
        assert_eq!(both.ratings[id].level, Some(Level::Transmits), "{id}");
        assert!(both.competence(&id.into()).is_some());
    }
    assert!(!both.left_behind().is_empty());
}

/// Everything a dossier says: each rating with its level and comment, each link.
fn levels(dossier: &Dossier) -> Vec<(CompetenceId, Option<Level>, String)> {
    let one = |(id, r): (&CompetenceId, &Arc<acquis::domain::Rating>)| {
        (id.clone(), r.level, r.comment.trim().to_owned())
    };
    dossier.ratings.iter().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever is confirmed, each level and each comment stands somewhere: where it was, or where the
    /// candidate sent it; each piece of evidence proves something of what it proved; nothing else of
    /// the dossier changes.
    #[test]
    fn nothing_is_dropped(edits in sequences(), carry in carries()) {
        let before = strategies::after(blank_dossier(&[3, 3]), &edits);
        let Ok(after) = before.apply(&Edit::Carry(Box::new(carry.clone()))) else { return Ok(()) };
        prop_assert_eq!(after.faults(), []);
        prop_assert!(after.certification.says_as(&carry.certification));
        for (id, level, comment) in levels(&before) {
            let stays = after.ratings.get(&id).filter(|kept| (level.is_none() || kept.level == level) && kept.comment.contains(&comment));
            let counterparts = after.frameworks.values().filter_map(|kept| kept.became(&id)).flatten();
            let mut went = counterparts.filter_map(|to| after.ratings.get(to));
            let carried = went.any(|to| (level.is_none() || to.level == level) && to.comment.contains(&comment));
            // A rating of a kept competence may be given up for another one that was chosen.
            let chosen = carry.chosen.contains_key(&id);
            prop_assert!(stays.is_some() || carried || chosen, "{:?} {:?} {}", id, level, comment);
        }
        for (id, evidence) in &before.evidence {
            let now = &after.evidence[id];
            let plain = Evidence { competences: evidence.competences.clone(), ..(**now).clone() };
            prop_assert_eq!(&plain, &**evidence);
            prop_assert!(now.competences.is_empty() == evidence.competences.is_empty());
        }
        prop_assert_eq!(&before.experiences, &after.experiences);
        prop_assert_eq!(&before.milestones, &after.milestones);
        prop_assert_eq!(&before.candidate, &after.candidate);
        // Its file comes back as it is.
        let text = exchange::write(&after, "0", at()).unwrap().text;
        prop_assert_eq!(exchange::read(text.as_bytes(), &[]).unwrap().dossier, after);
    }

    /// What is proposed can be done, and each new competence is proposed for at most one old one, but
    /// where two were joined.
    #[test]
    fn what_is_proposed_can_be_done(edits in sequences(), carry in carries()) {
        let before = strategies::after(blank_dossier(&[3, 3]), &edits);
        let new = &*carry.certification;
        if new.competences().next().is_none() {
            return Ok(());
        }
        let proposal = propose(&before, new);
        prop_assert_eq!(&proposal, &propose(&before, new));
        let after = before.apply(&carry_with(&before, new, map_of(&proposal)));
        prop_assert_eq!(after.unwrap().faults(), []);
    }

    /// Copies of which some went over and some did not say the same once they have met, and one
    /// that was seen by both is not said twice.
    #[test]
    fn copies_that_went_over_come_to_say_the_same(
        acts in vec((any::<bool>(), edits(), option_carry()), 0..12),
    ) {
        let (mut a, mut b) = devices(&blank_dossier(&[2, 2]));
        for (first, edit, carry) in acts {
            let (replica, device) = if first { (&mut a, "a") } else { (&mut b, "b") };
            let before = replica.dossier();
            let edit = carry.map_or(edit, |carry| Edit::Carry(Box::new(carry)));
            if let Ok(after) = before.apply(&edit) {
                replica.record(&before, &after, &device.into());
            }
        }
        let (one, other) = (merge(&a, &b).unwrap().replica, merge(&b, &a).unwrap().replica);
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.dossier().faults(), []);
        prop_assert_eq!(merge(&one, &a).unwrap().replica, one);
    }
}

fn option_carry() -> impl Strategy<Value = Option<Carry>> {
    proptest::option::weighted(0.3, carries())
}

/// Texts of a few words, so that some are alike.
fn frameworks(code: &'static str) -> impl Strategy<Value = Certification> {
    let word = prop_oneof![
        Just("accueillir"),
        Just("orienter"),
        Just("visiteurs"),
        Just("contrôler"),
        Just("livraisons"),
        Just("adapter"),
        Just("stock"),
    ];
    let text = vec(word, 0..5).prop_map(|words| words.join(" "));
    vec(vec(text, 0..5), 0..4).prop_map(move |blocks| {
        let texts: Vec<Vec<&str>> =
            blocks.iter().map(|block| block.iter().map(String::as_str).collect()).collect();
        let blocks: Vec<_> = texts.iter().map(|texts| ("Un bloc", texts.as_slice())).collect();
        certification(code, &blocks)
    })
}

proptest! {
    /// Each old competence is answered once, in order, with what is there; the same each time. No new
    /// one is given to two that stay one each, unless they were joined, which is never sure.
    #[test]
    fn any_two_frameworks_have_a_proposal(old in frameworks("A"), new in frameworks("B")) {
        let before = dossier(old.clone());
        let proposal = propose(&before, &new);
        prop_assert_eq!(&proposal, &propose(&before, &new));
        let from: Vec<_> = proposal.iter().map(|found| &found.from).collect();
        let all: Vec<_> = old.competences().map(|(_, competence)| &competence.id).collect();
        prop_assert_eq!(from, all);
        for found in &proposal {
            let to: BTreeSet<_> = found.to.iter().map(|(id, _)| id).collect();
            prop_assert_eq!(to.len(), found.to.len());
            prop_assert!(to.iter().all(|id| new.competence(id).is_some()));
            prop_assert!(found.to.iter().all(|(_, sure)| *sure != Confidence::None));
            for (id, sure) in &found.to {
                let others = proposal.iter().filter(|other| other.from != found.from);
                let shared = others.flat_map(|other| &other.to).any(|(other, _)| other == id);
                prop_assert!(!shared || *sure <= Confidence::Like);
            }
        }
    }

    /// Under another code a framework is its own counterpart, text for text.
    #[test]
    fn a_framework_becomes_itself(old in frameworks("A")) {
        let mut again = old.clone();
        "B".clone_into(&mut again.code);
        for found in propose(&dossier(old.clone()), &again) {
            let (_, was) = old.competence(&found.from).unwrap();
            prop_assert_eq!(found.confidence(), Confidence::Same);
            let (_, is) = again.competence(&found.to[0].0).unwrap();
            prop_assert_eq!(&was.text, &is.text);
        }
    }
}
