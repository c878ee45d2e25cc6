//! A deletion meets a change, and a writer meets what came while they wrote: the cases a person would
//! tell. Two texts that meet are in `merge_tables.rs`.
#![cfg(not(target_arch = "wasm32"))]

#[path = "merge/device.rs"]
mod device;
mod strategies;

use acquis::domain::evidence::EvidenceChange;
use acquis::domain::merge::ChangeKind;
use acquis::domain::story::StoryPart::{Actions, Context, Outcome};
use acquis::domain::{Edit, Experience};
use device::{change, ev, telephone_and_computer, tell};

#[test]
fn a_deleted_situation_does_not_come_back_from_an_old_copy() {
    let (mut telephone, mut computer) = telephone_and_computer();
    telephone.does([Edit::RemoveEvidence("ev".into())]);
    assert_eq!(telephone.meets(&computer).changes, []);
    assert!(telephone.1.dossier().evidence.is_empty());
    let merged = computer.meets(&telephone);
    assert_eq!(merged.changes.len(), 1);
    assert_eq!(merged.changes[0].kind, ChangeKind::Deleted);
    assert!(computer.1.dossier().evidence.is_empty());
    // Its text is let go, where it was deleted at once and elsewhere with the next save.
    let device = computer.0.clone();
    computer.1.tidy(20, &device);
    assert_eq!(computer.1.records()[&ev()].versions().count(), 0);
    assert!(!computer.1.records()[&ev()].deleted().is_empty());
    assert_eq!(computer.meets(&telephone).changes, []);
}

#[test]
fn a_change_wins_over_a_deletion() {
    for deleted_first in [true, false] {
        let (mut telephone, mut computer) = telephone_and_computer();
        telephone.does([Edit::RemoveEvidence("ev".into())]);
        computer.tells(Outcome, "L’adhérent a écrit pour remercier.");
        let merged = if deleted_first {
            telephone.meets(&computer)
        } else {
            let merged = computer.meets(&telephone);
            telephone = computer;
            merged
        };
        assert_eq!(telephone.part(Outcome), "L’adhérent a écrit pour remercier.");
        assert_eq!(telephone.part(Context), "Au guichet de l’agence.", "the rest is there too");
        assert_eq!(telephone.superseded(), [""; 0]);
        let kinds: Vec<_> = merged.changes.into_iter().map(|change| change.kind).collect();
        let expected = if deleted_first { vec![ChangeKind::Added] } else { vec![] };
        assert_eq!(kinds, expected);
        // Deleted again by someone who saw the change, it is gone.
        telephone.does([Edit::RemoveEvidence("ev".into())]);
        assert!(telephone.1.dossier().evidence.is_empty());
    }
}

#[test]
fn a_deletion_taken_back_stands_everywhere() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let before = telephone.1.dossier();
    telephone.does([Edit::RemoveEvidence("ev".into())]);
    computer.meets(&telephone);
    let after = telephone.1.dossier();
    let device = telephone.0.clone();
    telephone.1.record(&after, &before, &device);
    assert_eq!(telephone.1.dossier(), before);
    computer.meets(&telephone);
    assert_eq!(computer.1.dossier(), before);
    assert_eq!(computer.superseded(), [""; 0]);
}

#[test]
fn what_another_tab_wrote_meanwhile_is_not_overwritten_unseen() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let shown = telephone.1.dossier();
    computer.tells(Context, "Dans l’autre onglet.");
    telephone.meets(&computer);
    // The writer types on in the field as it was.
    let typed = shown.apply(&tell(Context, "Au guichet de l’agence, un lundi.")).expect("done");
    let device = telephone.0.clone();
    telephone.1.record(&shown, &typed, &device);
    assert_eq!(telephone.part(Context), "Au guichet de l’agence, un lundi.");
    assert_eq!(telephone.superseded(), ["Dans l’autre onglet."]);
    let more = typed.apply(&tell(Context, "Au guichet, un lundi.")).expect("done");
    telephone.1.record(&typed, &more, &device);
    assert_eq!(telephone.superseded(), ["Dans l’autre onglet."]);
}

#[test]
fn what_another_tab_deleted_meanwhile_is_there_again_whole() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let shown = telephone.1.dossier();
    computer.does([Edit::RemoveEvidence("ev".into())]);
    telephone.meets(&computer);
    let typed = shown.apply(&tell(Context, "Un lundi.")).expect("done");
    let device = telephone.0.clone();
    telephone.1.record(&shown, &typed, &device);
    assert_eq!(telephone.1.dossier(), typed);
    computer.meets(&telephone);
    assert_eq!(computer.1.dossier(), typed);
}

#[test]
fn what_another_tab_added_to_meanwhile_is_not_deleted_unseen() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let shown = telephone.1.dossier();
    computer.tells(Actions, "J’ai rappelé l’adhérent.");
    telephone.meets(&computer);
    let without = shown.apply(&Edit::RemoveEvidence("ev".into())).expect("done");
    let device = telephone.0.clone();
    telephone.1.record(&shown, &without, &device);
    assert_eq!(telephone.part(Actions), "J’ai rappelé l’adhérent.");
}

#[test]
fn taking_a_step_back_leaves_what_came_from_elsewhere() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let before = telephone.1.dossier();
    telephone.tells(Context, "Au téléphone.");
    let after = telephone.1.dossier();
    computer.tells(Outcome, "Content.");
    telephone.meets(&computer);
    let device = telephone.0.clone();
    telephone.1.record(&after, &before, &device);
    assert_eq!(telephone.part(Context), "Au guichet de l’agence.");
    assert_eq!(telephone.part(Outcome), "Content.");
}

#[test]
fn a_link_to_what_was_deleted_elsewhere_waits_for_it() {
    let (mut telephone, mut computer) = telephone_and_computer();
    let post = Experience::blank("exp".into());
    telephone.does([Edit::AddExperience(post.clone())]);
    computer.meets(&telephone);
    telephone.does([change(EvidenceChange::Experience(Some("exp".into())))]);
    computer.does([Edit::RemoveExperience("exp".into())]);
    telephone.meets(&computer);
    assert_eq!(telephone.evidence().experience, None);
    let mut gone = telephone.clone();
    gone.does([Edit::RemoveEvidence("ev".into())]);
    assert!(gone.1.dossier().evidence.is_empty(), "a link unseen keeps nothing from deletion");
    telephone.does([Edit::AddExperience(post)]);
    assert_eq!(telephone.evidence().experience, Some("exp".into()));
}
